"""Channels as a person sees them: what to show, which icon, which address opens them."""

import re
from urllib.parse import quote

from netdesk.domain import networks
from netdesk.domain.model import Channel, ChannelKind, Person
from netdesk.ui.models.channel_icons import ICONS as ICONS
from netdesk.words import tr

_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+([/?#]\S*)?")
_SHOWN = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
_LINKEDIN = re.compile(r"^(?:[\w-]+\.)?linkedin\.com/(in/[^/?#]+).*$", re.IGNORECASE)


def link(channel: Channel) -> str:
    """Return the address that opens a channel (mailto:, tel:, https:), empty if there is none."""
    value = channel.value.strip()
    match channel.kind:
        case ChannelKind.EMAIL:
            return "mailto:" + quote(value, safe="@+._-") if "@" in value else ""
        case ChannelKind.PHONE:
            number = re.sub(r"[^\d+*#]", "", value.removeprefix("tel:").partition(";")[0])
            return f"tel:{number}" if re.search(r"\d", number) else ""
        case ChannelKind.ADDRESS:
            return ""
    if not _WEB.match(value) and channel.kind.is_profile:
        value = networks.channel(channel.kind, value).value
    if not _WEB.match(value) and channel.kind is ChannelKind.WEBSITE and _HOST.fullmatch(value):
        value = f"https://{value}"
    return value if _WEB.match(value) else ""


def doubt(channel: Channel) -> str:
    """Say that a value doesn't look like what it shall be; it is kept as it was given."""
    match channel.kind:
        case ChannelKind.EMAIL if not _MAIL.fullmatch(channel.value.strip()):
            return tr("Looks like no e-mail address")
        case ChannelKind.PHONE if not link(channel):
            return tr("Looks like no phone number")
        case ChannelKind.WEBSITE if not link(channel):
            return tr("Looks like no link")
    return ""


def shown(channel: Channel) -> str:
    """Return a channel's value for the eye: addresses of the web without their scheme."""
    if channel.kind is ChannelKind.ADDRESS:
        return address(channel)
    bare = _SHOWN.sub("", channel.value.strip()).rstrip("/")
    return _LINKEDIN.sub(r"\1", bare) if channel.kind is ChannelKind.LINKEDIN else bare


def address(channel: Channel) -> str:
    """Return an address in lines: street, then code and city, region, country."""
    if len(channel.parts) != 7:
        return channel.value
    box, extended, street, city, region, code, country = channel.parts
    town = " ".join(part for part in (code, city) if part)
    lines = (box, extended, street, town, region, country)
    return "\n".join(line for line in lines if line) or channel.value


def reachable(person: Person) -> list[Channel]:
    """Return the channels that open something, the preferred kind first, one a kind."""
    able = [channel for channel in person.channels if link(channel)]
    able.sort(key=lambda one: (one.kind is not person.preferred_channel, not one.preferred))
    kinds: dict[ChannelKind, Channel] = {}
    for channel in able:
        kinds.setdefault(channel.kind, channel)
    return list(kinds.values())


def best(person: Person, wanted: ChannelKind | None) -> Channel | None:
    """Return the channel to write by: of the kind that is wanted, else the first that opens."""
    able = reachable(person)
    return next((one for one in able if one.kind is wanted), able[0] if able else None)


def city(channels: tuple[Channel, ...]) -> str:
    """Return the city of the first address that names one."""
    cities = (channel.parts[3] for channel in channels if len(channel.parts) == 7)
    return next((name for name in cities if name), "")


def understood(text: str, *kinds: ChannelKind) -> Channel:
    """Return what somebody typed as a channel: mail, phone, link or handle (`in:ana`), else other.

    `kinds` says which kind is wanted, if it was chosen.
    """
    clean = " ".join(text.split())
    if kinds:
        kind = kinds[0]
        if kind is ChannelKind.ADDRESS:
            return Channel(kind, clean, parts=("", "", clean, "", "", "", ""))
        return networks.channel(kind, clean) if kind.is_profile else Channel(kind, clean)
    prefix, colon, rest = clean.partition(":")
    known = networks.PREFIXES.get(prefix.lower())
    if colon and known and not rest.startswith("//"):
        return networks.channel(known, rest.strip())
    if _MAIL.fullmatch(clean):
        return Channel(ChannelKind.EMAIL, clean)
    if re.fullmatch(r"[+\d][\d\s()./-]{4,}", clean):
        return Channel(ChannelKind.PHONE, clean)
    if _WEB.match(clean) or _HOST.fullmatch(clean):
        return networks.page(clean)
    return Channel(ChannelKind.OTHER, clean)


def retyped(channel: Channel, text: str) -> str:
    """Return the value to store when what `shown` gave was typed anew."""
    clean = text.strip()
    if clean == shown(channel):
        return channel.value
    if _WEB.match(channel.value) and not _WEB.match(clean):
        if channel.kind is ChannelKind.LINKEDIN and clean.startswith("in/"):
            clean = clean.removeprefix("in/")
        typed = networks.channel(channel.kind, clean).value if channel.kind.is_profile else clean
        return typed if _WEB.match(typed) else f"https://{typed}"
    return clean


def worded(channel: Channel) -> Channel:
    """Return a channel as the quick way in shows it."""
    return channel._replace(value=shown(channel))
