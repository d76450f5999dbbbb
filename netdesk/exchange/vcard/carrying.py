"""Carry a property from the version it came in to the version that is written."""

import base64
import re

from netdesk.domain.contact import Property
from netdesk.exchange.escapes import escape, split, unescape
from netdesk.exchange.vcard import channels
from netdesk.exchange.vcard.values import BINARY, binary, data_uri, is_base64, translate

Parameters = tuple[tuple[str, str], ...]

_URIS = frozenset({"URL", "IMPP", "SOCIALPROFILE", "X-SOCIALPROFILE"})
_TEXTS = frozenset({"FN", "TITLE", "NOTE", "UID", "X-ABLABEL", "AGENT"}) | channels.NAMES
_LISTS = frozenset({"CATEGORIES", "NICKNAME"})
_BASE64 = (("ENCODING", "B"), ("ENCODING", "BASE64"))
_CARRIERS = frozenset({"ENCODING", "CHARSET", "VALUE", "MEDIATYPE"})
_BEFORE_ESCAPE = re.compile(r"\\(?=[;,:\\])")

_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
    (b"BM", "image/bmp"),
)
_MEDIA = {"PGP": "application/pgp-keys", "X509": "application/pkix-cert", "WAVE": "audio/wav"}


def carry(property_: Property, version: str) -> Property:
    """Return the property as this version writes it, saying the same when read again."""
    if property_.name in BINARY and (content := binary(property_)):
        return with_content(property_, content, version)
    parameters = property_.parameters
    if any(name in ("ENCODING", "CHARSET") for name, _ in parameters):
        return _encoded(property_, version)
    if property_.name in channels.NAMES:
        parameters = _preference(parameters, version)
    if _is_number(property_, version):
        parameters = tuple(pair for pair in parameters if pair[0] != "VALUE")
    value = _value(property_, version)
    return Property(property_.name, value, parameters, property_.group, version)


def with_content(property_: Property, content: bytes, version: str) -> Property:
    """Return a property that holds these bytes inline: a data: URI in 4.0, else base64."""
    kept = tuple(pair for pair in property_.parameters if pair[0] not in _CARRIERS)
    text = base64.b64encode(content).decode()
    media = media_type(content, property_)
    if property_.name == "PHOTO":
        kept = tuple(pair for pair in kept if pair[0] != "TYPE")
    if version == "4.0":
        value = f"data:{media};base64,{text}"
        return property_._replace(value=value, parameters=kept, version=version)
    if not any(name == "TYPE" for name, _ in kept) and media.startswith("image/"):
        kept = (("TYPE", media.removeprefix("image/").upper()), *kept)
    kept = (("ENCODING", "BASE64" if version == "2.1" else "b"), *kept)
    return property_._replace(value=text, parameters=kept, version=version)


def media_type(content: bytes, property_: Property) -> str:
    """Return the media type of bytes by their signature, else by what the property says."""
    for signature, media in _SIGNATURES:
        if content.startswith(signature):
            return media
    inline = data_uri(property_.value)
    if inline and inline[0]:
        return inline[0]
    for name, value in property_.parameters:
        if name in ("TYPE", "MEDIATYPE"):
            return value if "/" in value else _MEDIA.get(value.upper(), "application/octet-stream")
    return "application/octet-stream"


def text_value(text: str, version: str, *, uri: bool = False) -> str:
    """Escape a value that is one text; a URI's commas and semicolons stand for themselves."""
    if uri:
        return escape(text, version)
    if version == "2.1":
        return _BEFORE_ESCAPE.sub(r"\\\\", text)
    return escape(text, version, ",;")


def list_value(items: tuple[str, ...], version: str, separator: str = ",") -> str:
    """Escape and join a list or the components of a structured value."""
    also = ";" if version == "2.1" and separator == ";" else ",;"
    return separator.join(escape(item, version, also) for item in items)


def _value(property_: Property, version: str) -> str:
    name, value, source = property_.name, property_.value, property_.version
    if name in ("N", "ADR"):
        return _structured(property_, version)
    if name == "ORG":
        parts = tuple(unescape(part, source) for part in split(value, ";"))
        return list_value(parts, version, ";")
    if name in _LISTS:
        return list_value(tuple(unescape(item, source) for item in split(value, ",")), version)
    if name in _TEXTS:
        uri = _is_uri(property_) and not _is_number(property_, version)
        return text_value(unescape(value, source), version, uri=uri)
    return translate(value, source, version)


def _structured(property_: Property, version: str) -> str:
    """Rewrite N or ADR, whose components may be lists, except in 2.1."""
    source = property_.version
    parts = []
    for part in split(property_.value, ";"):
        items = [part] if source == "2.1" else split(part, ",")
        plain = tuple(unescape(item, source) for item in items)
        if version == "2.1":
            join = " " if property_.name == "N" else ", "
            parts.append(escape(join.join(item.strip() for item in plain if item), version, ";"))
        else:
            parts.append(list_value(plain, version))
    return ";".join(parts)


def _is_number(property_: Property, version: str) -> bool:
    """Say whether it is a telephone, which is text and no URI before 4.0 (`;ext=12` is escaped)."""
    return property_.name == "TEL" and version != "4.0"


def _is_uri(property_: Property) -> bool:
    return property_.name in _URIS or any(
        name == "VALUE" and value.lower() in ("uri", "url") for name, value in property_.parameters
    )


def _preference(parameters: Parameters, version: str) -> Parameters:
    """Say `preferred` as this version does: PREF=1 in 4.0, else the type."""
    if version == "4.0":
        return tuple(
            ("PREF", "1") if name == "TYPE" and value.lower() == "pref" else (name, value)
            for name, value in parameters
        )
    return tuple(
        ("TYPE", "pref") if (name, value) == ("PREF", "1") else (name, value)
        for name, value in parameters
    )


def _encoded(property_: Property, version: str) -> Property:
    """Keep a value that could not be decoded, or that is base64 of something unknown."""
    parameters = property_.parameters
    if all(name != "ENCODING" for name, _ in parameters):
        return property_._replace(value=_value(property_, version), version=version)
    if is_base64(property_):
        name = "BASE64" if version == "2.1" else "b"
        parameters = tuple(
            ("ENCODING", name) if (key, value.upper()) in _BASE64 else (key, value)
            for key, value in parameters
        )
    return property_._replace(parameters=parameters, version=version)
