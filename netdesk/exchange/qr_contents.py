"""What a code on somebody's card or screen says: a vCard, a MECARD, or a LinkedIn profile."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from netdesk.exchange.escapes import escape, split, unescape

_VERSION = "3.0"
_PLAIN = {"TEL": "TEL", "EMAIL": "EMAIL", "URL": "URL", "NOTE": "NOTE", "ORG": "ORG"}
_PROFILE = re.compile(r"/in/([^/]{1,200})/?")


def as_vcard(text: str) -> str | None:
    """Return what a code says as a vCard, None if it tells of nobody."""
    said = text.strip()
    start = said[:12].upper()
    if start.startswith("BEGIN:VCARD"):
        return said
    if start.startswith("MECARD:"):
        return _card(_mecard(said[7:]))
    profile = _linkedin(said)
    return _card(profile) if profile else None


def _card(lines: Iterator[str]) -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{_VERSION}", *lines, "END:VCARD", ""))


def _mecard(fields: str) -> Iterator[str]:
    """Yield the lines of a vCard for a MECARD: `N:Ruiz,Ana;TEL:600;EMAIL:ana@loop.io;;`."""
    for field in split(fields, ";"):
        name, _, value = field.strip().partition(":")
        name = name.strip().upper()
        if not value:
            continue
        plain = _text(value)
        if name == "N":
            family, given = (*map(_text, split(value, ",")), "")[:2]
            yield f"N:{_escaped(family)};{_escaped(given)};;;"
            yield f"FN:{_escaped(f'{given} {family}'.strip())}"
        elif name == "ADR":  # PO box, room, street, city, region, code, country
            yield "ADR:" + ";".join(_escaped(_text(part)) for part in split(value, ","))
        elif name == "NICKNAME":
            yield f"NICKNAME:{_escaped(plain)}"
        elif name == "BDAY":
            yield f"BDAY:{_escaped(plain)}"
        elif name in _PLAIN:
            also = "" if name == "URL" else ",;"
            yield f"{_PLAIN[name]}:{escape(plain, _VERSION, also)}"


def _linkedin(text: str) -> Iterator[str] | None:
    """Return the lines for a profile's address; its name is guessed from the address, and marked
    as derived."""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = parts.hostname or ""
    except ValueError:
        return None
    found = _PROFILE.fullmatch(parts.path)
    if found is None or not (host == "linkedin.com" or host.endswith(".linkedin.com")):
        return None
    return iter(
        (
            f"FN;X-DERIVED=TRUE:{_escaped(_name(unquote(found[1])))}",
            f"X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/{found[1]}",
        )
    )


def _name(handle: str) -> str:
    """Return the name that `ana-ruiz-1a2b3c` begins with."""
    words = [word for word in handle.split("-") if word]
    if len(words) > 1 and any(map(str.isdigit, words[-1])):
        words.pop()
    return " ".join(word[:1].upper() + word[1:] for word in words) or handle


def _text(value: str) -> str:
    return unescape(value, _VERSION).strip()


def _escaped(text: str) -> str:
    return escape(text, _VERSION, ",;")
