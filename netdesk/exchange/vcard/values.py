"""Read structured values and lists, and decode base64 and data: URIs."""

import binascii
import re

from netdesk.domain.contact import Property
from netdesk.exchange.escapes import split, unescape

BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})

# some programs forget the semicolon where they name no media type
_DATA_URI = re.compile(r"data:(?:([^,]{0,200}?);)?\s*base64\s*,", re.IGNORECASE)
_NEWER = re.compile(r"\\([;,:\\])|\\([nN\"])")
_FOREIGN = re.compile(r"[^A-Za-z0-9+/]+")


def translate(value: str, source: str, target: str) -> str:
    r"""Carry a value whose structure we don't know from one version's escapes to another's.

    Separators stay as they are, so that a list remains a list.
    """
    if (source == "2.1") == (target == "2.1"):
        return value
    if target == "2.1":
        return _NEWER.sub(_to_old, value)
    value = re.sub(r"\\([;,:\\])|\\", lambda found: found[0] if found[1] else "\\\\", value)
    return value.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def components(value: str, version: str, join: str) -> list[str]:
    """Return the parts of a structured value; lists within a part (not in 2.1) joined by `join`."""
    if "\\" not in value and "," not in value and "\r" not in value:
        return [part.strip() for part in value.split(";")]
    return [_component(part, version, join) for part in split(value, ";")]


def decode_base64(value: str) -> bytes | None:
    """Return the bytes of base64 text, however broken into lines, None if it is none.

    A few foreign characters are passed over, as most programs do.
    """
    try:
        return binascii.a2b_base64(value, strict_mode=True) or None
    except ValueError:
        pass  # blanks, missing padding, or characters that are no base64
    compact = "".join(value.split()).rstrip("=")
    plain = _FOREIGN.sub("", compact)
    if not plain or len(plain) % 4 == 1 or len(compact) - len(plain) > len(plain) / 16:
        return None
    return binascii.a2b_base64(plain + "=" * (-len(plain) % 4))


def is_base64(property_: Property) -> bool:
    """Say whether the property's value is meant to be base64."""
    return any(
        name == "ENCODING" and value.upper() in ("B", "BASE64")
        for name, value in property_.parameters
    )


def data_uri(value: str) -> tuple[str, str] | None:
    """Return media type and base64 text of a data: URI, None if the value is none."""
    if value[:5].lower() != "data:":
        return None
    if "\\" in value[:256]:
        value = value[:256].replace("\\", "") + value[256:]
    found = _DATA_URI.match(value)
    return ((found[1] or "").partition(";")[0].strip(), value[found.end() :]) if found else None


def binary(property_: Property) -> bytes | None:
    """Return the bytes that a property holds inline, None if it holds none."""
    if is_base64(property_):
        return decode_base64(property_.value)
    inline = data_uri(property_.value)
    return decode_base64(inline[1]) if inline else None


def _to_old(found: re.Match[str]) -> str:
    if found[1]:
        return found[0]
    return '"' if found[2] == '"' else "\n"


def _component(part: str, version: str, join: str) -> str:
    if "," not in part or version == "2.1":
        return unescape(part, version).strip() if part else part
    items = (unescape(item, version).strip() for item in split(part, ","))
    return join.join(item for item in items if item)
