"""Read a property as a way to reach somebody: telephone, address, profile."""

import re
from functools import lru_cache

from netdesk.domain.contact import Property
from netdesk.domain.model import Channel, ChannelKind
from netdesk.domain.networks import website_kind
from netdesk.exchange.escapes import unescape
from netdesk.exchange.vcard import labels
from netdesk.exchange.vcard.values import components

ADDRESS_PARTS = 7

MARK = "X-NETDESK-KIND"
"""The parameter that names a channel's kind where nothing else would."""

_KINDS = {str(kind): kind for kind in ChannelKind}
_CERTAIN = {"TEL": ChannelKind.PHONE, "EMAIL": ChannelKind.EMAIL}
_PROFILES = frozenset({"X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP"})
# Messengers that have no kind of their own are named by their label.
_MESSENGERS = {
    "X-JABBER": "XMPP",
    "X-AIM": "AIM",
    "X-ICQ": "ICQ",
    "X-MSN": "MSN",
    "X-YAHOO": "Yahoo",
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-GTALK": "Google Talk",
    "X-GOOGLE-TALK": "Google Talk",
    "X-GOOGLE TALK": "Google Talk",
    "X-QQ": "QQ",
    "X-GADUGADU": "Gadu-Gadu",
    "X-GROUPWISE": "GroupWise",
    "X-SAMETIME": "Sametime",
    "X-MATRIX": "Matrix",
    "X-TELEGRAM": "Telegram",
    "X-SIGNAL": "Signal",
    "X-WHATSAPP": "WhatsApp",
}
_NETWORKS = {
    "X-TWITTER": ChannelKind.X,
    "X-LINKEDIN": ChannelKind.LINKEDIN,
    "X-INSTAGRAM": ChannelKind.INSTAGRAM,
    "X-MASTODON": ChannelKind.MASTODON,
    "X-FACEBOOK": ChannelKind.FACEBOOK,
    "X-GITHUB": ChannelKind.GITHUB,
    "X-DISCORD": ChannelKind.DISCORD,
    "X-SLACK": ChannelKind.SLACK,
}
_SERVICES = {
    "linkedin": ChannelKind.LINKEDIN,
    "twitter": ChannelKind.X,
    "x": ChannelKind.X,
    "instagram": ChannelKind.INSTAGRAM,
    "mastodon": ChannelKind.MASTODON,
    "bluesky": ChannelKind.BLUESKY,
    "bsky": ChannelKind.BLUESKY,
    "github": ChannelKind.GITHUB,
    "slack": ChannelKind.SLACK,
    "discord": ChannelKind.DISCORD,
    "facebook": ChannelKind.FACEBOOK,
    "forum": ChannelKind.FORUM,
}
SERVICE_NAMES = {
    ChannelKind.LINKEDIN: "linkedin",
    ChannelKind.X: "twitter",
    ChannelKind.INSTAGRAM: "instagram",
    ChannelKind.MASTODON: "mastodon",
    ChannelKind.BLUESKY: "bluesky",
    ChannelKind.GITHUB: "github",
    ChannelKind.SLACK: "slack",
    ChannelKind.DISCORD: "discord",
    ChannelKind.FACEBOOK: "facebook",
    ChannelKind.FORUM: "forum",
}
"""What X-SOCIALPROFILE calls a network (Apple's names where Apple has one)."""
_INSTANT = re.compile(r"(?:im:|x-)?([A-Za-z][\w+-]*):", re.ASCII)

NAMES = frozenset({"ADR", "URL", *_CERTAIN, *_PROFILES, *_MESSENGERS, *_NETWORKS})
"""The properties that may be channels."""


def channel(property_: Property, texts: dict[str, str]) -> Channel | None:
    """Return the channel that a property of NAMES stands for, None if it is empty.

    `texts` has the card's X-ABLabel texts by group in lower case.
    """
    if property_.name == "ADR":
        return _address(property_, texts)
    value = unescape(property_.value, property_.version).strip()
    if not value:
        return None
    certain, name, preferred = _described(property_.name, property_.parameters)
    if certain:
        given = property_.group and texts.get(property_.group.lower())
        return Channel(certain, value, given or name, preferred)
    kind, service = _kind(property_, value)
    name = service or labels.label(_without_service(property_), texts)
    return Channel(kind, value, name, preferred)


@lru_cache(maxsize=1024)
def _described(name: str, parameters: labels.Parameters) -> tuple[ChannelKind | None, str, bool]:
    """Return kind (where the value has no say in it), label and preference of a channel: the same
    few come again and again."""
    marked = (_KINDS.get(value) for key, value in parameters if key == MARK)
    bare = Property(name, "", parameters)
    kind = next(filter(None, marked), None) or _CERTAIN.get(name)
    return kind, labels.label(bare, {}), labels.is_preferred(bare)


def readable_address(parts: tuple[str, ...]) -> str:
    """Return an address in lines, from its components in the order of RFC 6350 §6.3.1."""
    box, extended, street, city, region, code, country = parts
    town = " ".join(part for part in (city, region, code) if part)
    return "\n".join(part for part in (box, extended, street, town, country) if part)


def _address(property_: Property, texts: dict[str, str]) -> Channel | None:
    parts = components(property_.value, property_.version, ", ")[:ADDRESS_PARTS]
    parts += [""] * (ADDRESS_PARTS - len(parts))
    fixed = tuple(part.strip() for part in parts)
    value = readable_address(fixed)
    if not value:
        return None
    name = labels.label(property_, texts)
    return Channel(ChannelKind.ADDRESS, value, name, labels.is_preferred(property_), fixed)


def _kind(property_: Property, value: str) -> tuple[ChannelKind, str]:
    """Return the kind of a channel, and the service that names it where the kind does not."""
    name = property_.name
    if name == "URL":
        return website_kind(value), ""
    if name in _MESSENGERS:
        return ChannelKind.OTHER, _MESSENGERS[name]
    if name in _NETWORKS:
        return _NETWORKS[name], ""
    return _profile_kind(property_, value)


def _profile_kind(property_: Property, value: str) -> tuple[ChannelKind, str]:
    """Find out the network of a profile or messenger by service, address and scheme."""
    service = _service(property_)
    found = _SERVICES.get(service.lower())
    if found is None and property_.name != "IMPP":
        by_host = website_kind(value)
        found = by_host if by_host is not ChannelKind.WEBSITE else None
    if found is None and (scheme := _INSTANT.match(value)):
        found = _SERVICES.get(scheme[1].lower())
        if not service and scheme[1].lower() not in ("http", "https", "x-apple", "apple"):
            service = scheme[1]
    return (found, "") if found else (ChannelKind.OTHER, service)


def _service(property_: Property) -> str:
    by_name = dict(reversed(property_.parameters))
    given = by_name.get("X-SERVICE-TYPE") or by_name.get("SERVICE-TYPE")
    if given or property_.name != "X-SOCIALPROFILE":
        return given or ""
    for name, value in property_.parameters:
        if name == "TYPE" and value.lower() not in ("pref", "home", "work", "other"):
            return value
    return ""


def _without_service(property_: Property) -> Property:
    """Return X-SOCIALPROFILE without the type that names its network, so that it is no label."""
    if property_.name != "X-SOCIALPROFILE":
        return property_
    service = _service(property_)
    kept = tuple(pair for pair in property_.parameters if pair != ("TYPE", service))
    return Property(property_.name, property_.value, kept, property_.group, property_.version)
