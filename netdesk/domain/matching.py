"""Are these two the same person (PRODUCT, "In and out": matching)."""

import re
from urllib.parse import unquote, urlsplit

from netdesk.domain.folding import fold
from netdesk.domain.model import Channel, ChannelKind

MOST_HOLDERS = 2  # a value that more people hold (a company's switchboard) decides nothing


def names_agree(one: str, other: str) -> bool:
    """Say whether two names can be one person's: one is missing, or they share a word."""
    first, second = words(one), words(other)
    return not first or not second or bool(first & second)


def words(name: str) -> set[str]:
    """Return the folded words of a name."""
    return set(re.findall(r"\w+", fold(name)))


def match_key(channel: Channel, e164: str = "") -> str:
    """Return what two channels share if they are the same: a folded e-mail, an E.164 number, a
    profile's URL; empty where equality says nothing (addresses, websites, handles without a host).

    `e164` is the phone in that form, worked out by the caller.
    """
    if channel.kind is ChannelKind.EMAIL:
        return _mail(channel.value)
    if channel.kind is ChannelKind.PHONE:
        return e164
    if channel.kind.is_profile:
        return _profile(channel.kind, channel.value)
    return ""


def _mail(value: str) -> str:
    bare = value.strip().removeprefix("mailto:").strip("<> ").casefold()
    return "mailto:" + bare if "@" in bare else ""


def _profile(kind: ChannelKind, value: str) -> str:
    """Fold a profile's URL as LinkedIn's must be (FORMATS): unquoted, casefolded, no query."""
    text = unquote(value.strip()).casefold()
    if "://" not in text:
        return f"{kind}:{text.lstrip('@')}" if text else ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.rstrip("/")
    return f"//{host}{path}" if host and path else ""


def same_value(kind: ChannelKind, one: str, other: str, key: str, other_key: str) -> bool:
    """Say whether a person who has `other` already has `one`."""
    if key and key == other_key:
        return True
    if fold(one) == fold(other):
        return True
    return kind is ChannelKind.PHONE and _digits(one) == _digits(other) != ""


def _digits(value: str) -> str:
    return "".join(c for c in value if c.isdigit() or c == "+")
