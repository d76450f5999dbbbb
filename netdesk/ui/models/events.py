"""The list of events and groups: what is coming, what was, and the circles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
)

from netdesk import book, words
from netdesk.domain import rhythm
from netdesk.domain.model import Event, EventKind, EventLine, Group, GroupKind, GroupLine
from netdesk.ui.widgets.paint import Tone
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex

Key = tuple[str, int]
"""What a line is known by: "event" or "group", and its id."""

EVENT_ICONS = {
    EventKind.CONFERENCE: "ticket",
    EventKind.WORKSHOP: "note-pencil",
    EventKind.MEETUP: "users-three",
    EventKind.WEBINAR: "video",
    EventKind.OTHER: "calendar-blank",
}
GROUP_ICONS = {
    GroupKind.SLACK: "slack",
    GroupKind.DISCORD: "discord",
    GroupKind.FORUM: "chats",
    GroupKind.LINKEDIN: "linkedin",
    GroupKind.FACEBOOK: "facebook",
    GroupKind.LOCAL: "users-three",
    GroupKind.PEER_FEEDBACK: "chats-circle",
    GroupKind.REFERRAL: "handshake",
    GroupKind.OTHER: "users",
}
PAST_SHOWN = 8
"""So many past events stand above the groups; the filter Events shows all of them."""

CIRCLES = (GroupKind.PEER_FEEDBACK, GroupKind.REFERRAL)


class Filter(StrEnum):
    """Which lines the list shows."""

    ALL = "all"
    EVENTS = "events"
    GROUPS = "groups"
    CIRCLES = "circles"


@dataclass(frozen=True, slots=True)
class Occasions:
    """The answer to a search; the counts are of what there is without one."""

    found: tuple[EventLine, ...] = ()
    found_groups: tuple[GroupLine, ...] = ()
    events: int = 0
    groups: int = 0
    circles: int = 0


@dataclass(frozen=True, slots=True)
class More:
    """The row that stands for so many past events that are not listed beside all else."""

    count: int


Row = str | EventLine | GroupLine | More


def occasions(search: str, today: date) -> Occasions:
    """Return what fits a search, on a reader."""
    found, groups = book.events.lines(today, search), book.groups.lines(search)
    everything = book.events.all_events() if search.strip() else found
    kinds = [one.kind for one in book.groups.all_groups()]
    circles = sum(kind in CIRCLES for kind in kinds)
    return Occasions(tuple(found), tuple(groups), len(everything), len(kinds), circles)


def key_of(row: Row | None) -> Key | None:
    """Return what a line is known by; None for a heading."""
    if isinstance(row, EventLine):
        return ("event", row.event.id)
    return ("group", row.group.id) if isinstance(row, GroupLine) else None


def is_coming(event: Event, today: date) -> bool:
    """Say whether an event lies ahead: today counts, and so does a plan without a date."""
    return event.planned if event.on is None else (event.ends_on or event.on) >= today


def asks(event: Event, today: date) -> bool:
    """Say whether it is to be asked if I went: its day has passed and nothing says so."""
    return event.planned and event.on is not None and (event.ends_on or event.on) < today


def rows_of(found: Occasions, wanted: Filter, today: date) -> list[Row]:
    """Return the list's rows: what comes, soonest first, then what was, the latest first."""
    rows: list[Row] = []
    if wanted in (Filter.ALL, Filter.EVENTS):
        coming = [line for line in found.found if is_coming(line.event, today)]
        coming.sort(key=lambda line: (line.event.on or date.max, line.event.id))
        past = [line for line in found.found if not is_coming(line.event, today)]
        shown = past[:PAST_SHOWN] if wanted is Filter.ALL and found.found_groups else past
        rows += _section(tr("Coming"), coming) + _section(tr("Past"), shown)
        if len(shown) < len(past):
            rows.append(More(len(past) - len(shown)))
    if wanted is not Filter.EVENTS:
        circles = wanted is Filter.CIRCLES
        groups = [one for one in found.found_groups if not circles or one.group.kind in CIRCLES]
        rows += _section(tr("Groups and circles"), groups)
    return rows


def _section(title: str, lines: Sequence[Row]) -> list[Row]:
    return [title, *lines] if lines else []


def under(event: Event) -> str:
    """Return what stands under an event's name: the place, else where it is on the web."""
    at = words.clock_time(event.at) if event.at else ""
    where = event.place or _host(event.url) or words.event_kind(event.kind)
    return tr("%1 · %2", where, at) if at else where


def _host(url: str) -> str:
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")


def beside(line: EventLine, today: date) -> str:
    """Say how far away a coming event is; empty for the rest."""
    event = line.event
    if event.on is None or not is_coming(event, today):
        return ""
    days = (event.on - today).days
    if days < 0:
        return tr("going on")
    return words.late(-days)


def pill(line: EventLine, today: date) -> str:
    """Return what an event asks of the user: "Did you go?", "Sort 9", or nothing."""
    if asks(line.event, today):
        return tr("Did you go?")
    return tr("Sort %1", line.no_niche) if line.no_niche and not line.event.missed else ""


def rhythm_words(text: str) -> str:
    """Say a rhythm as it is stored: 2w is "Every 2 weeks"; empty for none."""
    found = rhythm.parse(text)
    return words.rhythm(found) if found else ""


def visited(line: GroupLine, today: date) -> str:
    """Say when a group was met or visited last."""
    if line.last_on is None:
        return tr("Never visited") if line.group.kind.is_online else tr("Never met")
    ago = words.short_date(line.last_on, today)
    ago = ago[:1].lower() + ago[1:] if (today - line.last_on).days < 7 else ago
    return tr("Visited %1", ago) if line.group.kind.is_online else tr("Met %1", ago)


def under_group(line: GroupLine, today: date) -> str:
    """Return what stands under a group's name: the next meeting, or the last visit."""
    group = line.group
    if group.left_on is not None:
        return tr("Left %1", words.short_date(group.left_on, today))
    if group.kind.is_online or group.next_on is None:
        every = rhythm_words(group.rhythm)
        return tr("%1 · %2", visited(line, today), every.lower()) if every else visited(line, today)
    return words.when(group.next_on, group.next_at, today)


def late_days(group: Group, today: date) -> int:
    """Return for how many days a meeting or visit has been due, 0 if it is not."""
    due = group.next_on is not None and group.left_on is None and group.next_on < today
    return (today - group.next_on).days if due and group.next_on else 0


def group_pill(line: GroupLine, today: date) -> tuple[str, Tone]:
    """Return what a group asks: "4 days late", "Your turn", or nothing."""
    if late := late_days(line.group, today):
        return words.late(late), "due"
    return (tr("Your turn"), "soft") if line.my_turn else ("", "plain")


def beside_group(line: GroupLine, today: date) -> str:
    """Say how far away the next meeting or visit is."""
    group = line.group
    if group.next_on is None or group.left_on is not None:
        return ""
    return words.late((today - group.next_on).days)


def to_visit(lines: Sequence[GroupLine]) -> GroupLine | None:
    """Return the online group that is due first; the longest not visited where none has a date."""
    online = [line for line in lines if line.group.kind.is_online and line.group.left_on is None]
    return min(
        online,
        key=lambda line: (line.group.next_on or date.max, line.last_on or date.min),
        default=None,
    )


def _spoken_group(line: GroupLine, today: date) -> str:
    asked = group_pill(line, today)[0]
    parts = (line.group.name, under_group(line, today), asked or beside_group(line, today))
    return ", ".join(part for part in parts if part)


def more_words(row: More) -> str:
    """Say how many are left out."""
    return tr("Show %n more||Show %n more", n=row.count)


def spoken(row: Row, today: date) -> str:
    """Return a line as a screen reader says it."""
    if isinstance(row, str):
        return row
    if isinstance(row, More):
        return more_words(row)
    if isinstance(row, GroupLine):
        return _spoken_group(row, today)
    event = row.event
    met = tr("followed up %1 of %2", row.followed_up, row.people) if row.people else ""
    on = words.short_date(event.on, today) if event.on else ""
    parts = (event.name, on, under(event), beside(row, today), pill(row, today), met)
    return ", ".join(part for part in parts if part)
