"""Profiles as people type them: `in:ana-ruiz`, `@ana@mastodon.social`, an address of the web."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from netdesk.domain.model import Channel, ChannelKind

PREFIXES: Mapping[str, ChannelKind] = {
    "in": ChannelKind.LINKEDIN,
    "linkedin": ChannelKind.LINKEDIN,
    "x": ChannelKind.X,
    "twitter": ChannelKind.X,
    "ig": ChannelKind.INSTAGRAM,
    "instagram": ChannelKind.INSTAGRAM,
    "gh": ChannelKind.GITHUB,
    "github": ChannelKind.GITHUB,
    "bsky": ChannelKind.BLUESKY,
    "bluesky": ChannelKind.BLUESKY,
    "mastodon": ChannelKind.MASTODON,
    "fb": ChannelKind.FACEBOOK,
    "facebook": ChannelKind.FACEBOOK,
    "slack": ChannelKind.SLACK,
    "discord": ChannelKind.DISCORD,
    "mail": ChannelKind.EMAIL,
    "tel": ChannelKind.PHONE,
    "web": ChannelKind.WEBSITE,
}
_HOSTS: Mapping[str, ChannelKind] = {
    "linkedin.com": ChannelKind.LINKEDIN,
    "x.com": ChannelKind.X,
    "twitter.com": ChannelKind.X,
    "instagram.com": ChannelKind.INSTAGRAM,
    "github.com": ChannelKind.GITHUB,
    "bsky.app": ChannelKind.BLUESKY,
    "slack.com": ChannelKind.SLACK,
    "discord.com": ChannelKind.DISCORD,
    "discord.gg": ChannelKind.DISCORD,
    "facebook.com": ChannelKind.FACEBOOK,
    "fb.com": ChannelKind.FACEBOOK,
    "fb.me": ChannelKind.FACEBOOK,
    "mastodon.social": ChannelKind.MASTODON,
}
# Sites that also write people as /@name, but are no Mastodon.
_NOT_MASTODON = frozenset({"youtube.com", "tiktok.com", "medium.com", "threads.net", "vimeo.com"})
_MASTODON_PATH = re.compile(r"/@[\w.-]+(?:@[\w.-]+)?/?")
_PAGES: Mapping[ChannelKind, str] = {
    ChannelKind.LINKEDIN: "https://www.linkedin.com/in/",
    ChannelKind.X: "https://x.com/",
    ChannelKind.INSTAGRAM: "https://www.instagram.com/",
    ChannelKind.GITHUB: "https://github.com/",
    ChannelKind.BLUESKY: "https://bsky.app/profile/",
    ChannelKind.FACEBOOK: "https://www.facebook.com/",
}


def channel(kind: ChannelKind, handle: str) -> Channel:
    """Return the channel of a handle; where the network has pages, its value is the page."""
    bare = handle.lstrip("@")
    if kind is ChannelKind.MASTODON and (found := re.fullmatch(r"([\w.-]+)@([\w.-]+)", bare)):
        return Channel(kind, f"https://{found[2]}/@{found[1]}")
    if kind in _PAGES and re.fullmatch(r"[\w.%-]+", bare):
        return Channel(kind, _PAGES[kind] + bare)
    if "/" in bare and not bare.startswith(("http://", "https://")):
        bare = f"https://{bare}"
    return Channel(kind, bare)


def page(address: str) -> Channel:
    """Return an address of the web as the profile that it is, else as a website."""
    url = address if "://" in address else f"https://{address}"
    return Channel(website_kind(url), url)


def website_kind(url: str) -> ChannelKind:
    """Return the network that a web address belongs to, else WEBSITE."""
    try:
        parts = urlsplit(url if "//" in url[:12] else "//" + url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ChannelKind.WEBSITE
    domain = ".".join(host.rsplit(".", 2)[-2:])
    found = _HOSTS.get(host) or _HOSTS.get(domain)
    if found:
        return found
    if _MASTODON_PATH.fullmatch(parts.path) and domain not in _NOT_MASTODON:
        return ChannelKind.MASTODON
    return ChannelKind.WEBSITE
