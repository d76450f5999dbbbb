"""What a link or file says of itself, without opening it: a title, the site, the kind of thing."""

import re
from html.parser import HTMLParser
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from netdesk.domain.model import ItemKind

_LINK = re.compile(r"https?://[^\s<>\"]{3,}", re.IGNORECASE)
_ENDINGS = re.compile(r"\.(?:html?|php|aspx?|md|pdf)$", re.IGNORECASE)
_NUMBERS = re.compile(r"[\d\W_]*")
_HOSTS = {
    ItemKind.TALK: ("youtube.com", "youtu.be", "vimeo.com", "speakerdeck.com", "slideshare.net"),
    ItemKind.PODCAST: ("spotify.com", "podcasts.apple.com", "podigee.io", "soundcloud.com"),
    ItemKind.PORTFOLIO: ("behance.net", "dribbble.com"),
}
_EVENTS = frozenset(
    ("meetup", "eventbrite", "lu", "luma", "ti", "tito", "pretix", "konfhub", "sessionize")
)
"""Names of hosts that announce events, wherever they are registered."""

_EVENT_PATHS = ("/event/", "/events/")
_SUFFIXES = {
    ItemKind.TALK: (".pptx", ".ppt", ".odp", ".key"),
    ItemKind.PODCAST: (".mp3", ".m4a", ".ogg", ".wav"),
    ItemKind.WEBINAR: (".mp4", ".mov", ".webm", ".mkv"),
    ItemKind.PORTFOLIO: (".png", ".jpg", ".jpeg", ".webp"),
}
_WORDS = {
    ItemKind.CASE_STUDY: ("case-study", "case_study", "case study", "casestudy", "fallstudie"),
    ItemKind.WEBINAR: ("webinar",),
    ItemKind.PODCAST: ("podcast", "episode"),
    ItemKind.TALK: ("/talk", "slides"),
    ItemKind.PORTFOLIO: ("portfolio",),
}


def link(text: str) -> str:
    """Return the one link that a text is, empty where it is more or something else."""
    said = text.strip()
    return said if _LINK.fullmatch(said) and site(said) else ""


def site(url: str) -> str:
    """Return the host of a link, without www."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def announces(url: str) -> bool:
    """Say whether a link leads to an event, by where it leads."""
    names = site(url).split(".")
    known = len(names) > 1 and names[-2] in _EVENTS
    return known or any(part in f"{url.lower()}/" for part in _EVENT_PATHS)


def title(url: str, html: str = "") -> str:
    """Return the title of a link: its text where it was copied with some (HTML), else what its
    path says, else its site."""
    if (said := _text_of(url, html)) and not link(said):
        return said
    try:
        path = urlsplit(url).path
    except ValueError:
        return url
    names = [_ENDINGS.sub("", unquote(part)) for part in path.split("/")]
    telling = [part for part in names if not _NUMBERS.fullmatch(part)]
    return _readable(telling[-1]) if telling else site(url)


def file_title(path: str) -> str:
    """Return the title that a file's name says."""
    return _readable(PurePath(path).stem)


def kind(place: str) -> ItemKind:
    """Guess what kind of thing a link or file is."""
    host, said = site(place), place.lower()
    for found, hosts in _HOSTS.items():
        if any(host == one or host.endswith(f".{one}") for one in hosts):
            return found
    for found, suffixes in _SUFFIXES.items():
        if said.endswith(suffixes):
            return found
    return next((found for found, words in _WORDS.items() if any(w in said for w in words)), _USUAL)


_USUAL = ItemKind.ARTICLE


def _readable(slug: str) -> str:
    words = " ".join(re.sub(r"[-_+]+", " ", slug).split())
    return words[:1].upper() + words[1:]


def _text_of(url: str, html: str) -> str:
    if not html:
        return ""
    found = _Anchors(url)
    found.feed(html[:100_000])
    return " ".join(found.text.split())[:300]


class _Anchors(HTMLParser):
    """Collects the text of the first link to a URL."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url, self._inside = url, False
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and not self.text:
            self._inside = dict(attrs).get("href") == self._url

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text += data
