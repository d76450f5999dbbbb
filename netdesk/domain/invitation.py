"""An event as others announce it: a pasted text or link says title, date and place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from urllib.parse import unquote, urlsplit

from netdesk.domain import when
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.model import EventKind
from netdesk.domain.when_words import english

_LONGEST = 20_000  # characters of a text that are read


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an announcement says of an event; `uid` is iCalendar's."""

    name: str
    on: date | None = None
    at: time | None = None
    ends_on: date | None = None
    place: str = ""
    url: str = ""
    kind: EventKind = EventKind.MEETUP
    notes: str = ""
    uid: str = ""


_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]+")
_LABEL = re.compile(
    r"\s*(?:(?P<place>where|location|place|venue|ort|wo|veranstaltungsort|lugar|d[oó]nde|lieu|o[uù])"
    r"|(?P<title>what|event|title|titel|was|veranstaltung|qu[eé]|evento|t[ií]tulo|quoi|titre"
    r"|[eé]v[eé]nement)"
    r"|(?:when|date|time|wann|datum|uhrzeit|zeit|cu[aá]ndo|fecha|hora|quand|heure))\s*:\s*",
    re.IGNORECASE,
)
_MONTH = r"[^\W\d_]{3,}\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.)?"
_RANGE = re.compile(
    rf"(?P<first>\d{{1,2}})\.?\s*(?:-|–|to|bis|al|au)\s*(?P<rest>{_DAY}\s*(?:de\s+)?{_MONTH}"
    r"(?:,?\s*(?:de\s+)?\d{4})?)"
    rf"|(?P<month>{_MONTH})\s+(?P<start>\d{{1,2}})\s*(?:-|–|to)\s*(?P<end>\d{{1,2}})"
    r"(?P<year>,?\s+\d{4})?",
    re.IGNORECASE,
)
_DATES = (
    re.compile(r"\b\d{4}-\d{2}-\d{2}"),
    re.compile(rf"\b{_DAY}\s*(?:de\s+|of\s+)?{_MONTH}(?:,?\s*(?:de\s+)?\d{{4}})?", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?", re.IGNORECASE),
    re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?"),
    re.compile(r"\b\d{1,2}[/-]\d{1,2}[/-]\d{4}\b"),
    re.compile(r"\b[^\W\d_]{3,}\b", re.IGNORECASE),  # tomorrow, Thursday
)
_TIME = re.compile(
    r"\b(?:\d{1,2}[:h][0-5]\d(?:\s*[ap]\.?m\b\.?)?|\d{1,2}(?:\.[0-5]\d)?\s*(?:[ap]\.?m\b\.?|uhr|h\b))",
    re.IGNORECASE,
)
_NOISE = frozenset(
    (
        *("at", "from", "to", "until", "on", "the", "um", "von", "ab", "bis", "am", "uhr", "el"),
        *("le", "la", "las", "a", "à", "de", "des", "den", "y", "et", "und", "cet", "cest", "gmt"),
        *("utc", "est", "edt", "pst", "pdt", "bst", "mez", "mesz", "t", "z", "-", "–"),
    )
)
_BREAK = re.compile(r"\s*(?:[,;|·•\n@]|\s[-–—]\s)\s*")
_KINDS = (
    (EventKind.WEBINAR, re.compile(r"webinar|online[- ]seminar|zoom\.us|livestream", re.I)),
    (EventKind.WORKSHOP, re.compile(r"workshop|taller|atelier|hackathon|barcamp", re.IGNORECASE)),
    (
        EventKind.CONFERENCE,
        re.compile(r"conf\b|conference|konferenz|kongress|congres|conferencia|\w*con\b|summit|messe"
                   r"|\bfair\b|feria|salon", re.IGNORECASE),
    ),
)  # fmt: skip


@dataclass(slots=True)
class _Said:
    """What was found in a text so far."""

    on: date | None = None
    ends_on: date | None = None
    at: time | None = None
    urls: list[str] = field(default_factory=list)
    title: str = ""
    place: str = ""
    lines: list[str] = field(default_factory=list)
    dated: int = -1  # the line after which the date stood


_WHERE = re.compile(r"^(?:in|im|at|en|à)\s+", re.IGNORECASE)
"""What leads to a place that stands behind the date: 3 December in Darmstadt."""


def read(text: str, today: date) -> Invitation | None:
    """Return the event that a text announces, None if it names none.

    A title and a place are lines (or parts of the only line) of their own; what is left is notes.
    A link alone is called by the words in its address.
    """
    said = _Said()
    for line in text[:_LONGEST].splitlines():
        _read_line(line, today, said)
    lines = said.lines
    if len(lines) == 1 and not said.place:
        lines = [part for part in _BREAK.split(lines[0]) if part]
        said.dated = 1
    title = said.title or (lines.pop(0) if lines else "") or _by_address(said.urls)
    if not title:
        return None
    place = said.place or _place(lines, max(said.dated - 1, 0))
    return Invitation(
        name=title,
        on=said.on,
        at=said.at,
        ends_on=said.ends_on,
        place=place,
        url=said.urls[0] if said.urls else "",
        kind=_kind(f"{title} {' '.join(said.urls)}"),
        notes="\n".join(lines),
    )


def _place(lines: list[str], after: int) -> str:
    """Take the line that follows the date, if it is short enough for a place."""
    if after < len(lines) and len(lines[after]) <= 100:
        return _WHERE.sub("", lines.pop(after))
    return ""


def _read_line(line: str, today: date, said: _Said) -> None:
    rest = line
    for found in _URL.finditer(line):
        said.urls.append(found[0].rstrip(".,;)"))
        rest = rest.replace(found[0], " ")
    label = _LABEL.match(rest)
    if label:
        rest = rest[label.end() :]
    if label and label["place"]:
        said.place = said.place or _bare(rest)
        return
    before = said.on, said.at
    rest = _take_date(rest, today, said)
    rest = _take_time(rest, said)
    dated = (said.on, said.at) != before
    left = _bare(_trimmed(rest) if dated else rest)
    if label and label["title"]:
        said.title = said.title or left
    elif left and _says_something(rest):
        said.lines.append(left)
    if dated:
        said.dated = len(said.lines)


def _take_date(text: str, today: date, said: _Said) -> str:
    """Take the first date off a line, and the weekday before it."""
    if said.on:
        return text
    if (found := _RANGE.search(text)) and (days := _days(found, today)):
        said.on, said.ends_on = days
        return f"{text[: found.start()]} {text[found.end() :]}"
    for pattern in _DATES:
        for found in pattern.finditer(text):
            if day := _day(found[0], today):
                said.on = day
                return f"{text[: found.start()]} {text[found.end() :]}"
    return text


def _days(found: re.Match[str], today: date) -> tuple[date, date] | None:
    if found["first"]:
        last = _day(found["rest"], today)
        number = int(found["first"])
    else:
        last = _day(f"{found['month']} {found['end']}{found['year'] or ''}", today)
        number = int(found["start"])
    if last is None or not 1 <= number < last.day:
        return None
    return last.replace(day=number), last


def _day(text: str, today: date) -> date | None:
    try:
        found = when.parse(text.strip(" ,"), today)
    except NotUnderstood:
        return None
    return None if found.at else found.day


def _take_time(text: str, said: _Said) -> str:
    found = _TIME.search(text)
    if said.at or found is None:
        return text
    for spelt in (found[0].lower(), english(f"x {found[0]}")):
        _, said.at = when.split_time(f"x {spelt}")
        if said.at:
            return _TIME.sub(" ", text)
    return text


def _says_something(text: str) -> bool:
    """Say whether more is left of a line than weekdays, prepositions and time zones."""
    return any(word not in _NOISE and not _is_weekday(word) for word in _words(text))


def _words(text: str) -> Iterator[str]:
    return (word.lower() for word in re.findall(r"[^\W_]+", text))


def _is_weekday(word: str) -> bool:
    return english(word) in when.WEEKDAYS or word in when.WEEKDAYS


def _trimmed(text: str) -> str:
    """Take the words off the end of a line that led to its date: `Indie Night am Freitag um`."""
    words = text.split()
    while words and _leads(words[-1].strip(".,;|·-–—").lower()):
        words.pop()
    return " ".join(words)


def _leads(word: str) -> bool:
    return not word or word in _NOISE or _is_weekday(word)


def _bare(text: str) -> str:
    """Return what a line says without marks at its ends."""
    return " ".join(text.split()).strip(" ,;:|·•-–—()@#*📍📅🗓🕒🕕")


def _by_address(urls: list[str]) -> str:
    """Return the name that a link has in its address: the longest part made of words."""
    for url in urls:
        try:
            path = unquote(urlsplit(url if "://" in url else f"https://{url}").path)
        except ValueError:
            continue
        parts = [_named(part) for part in path.split("/")]
        if name := max(parts, key=len, default=""):
            return name
    return ""


def _named(part: str) -> str:
    words = [word for word in re.split(r"[-_+]", part) if word]
    words = [word for word in words if not re.fullmatch(r"\d{5,}|tickets?|entradas|billets", word)]
    plain = len(words) > 1 or (words and part.isalpha() and part not in ("e", "events", "event"))
    if not plain or all(word.isdigit() for word in words):
        return ""
    return " ".join(word.capitalize() if word.islower() else word for word in words)


def _kind(text: str) -> EventKind:
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), EventKind.MEETUP)
