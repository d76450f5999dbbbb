"""Events from elsewhere: a calendar file, a pasted link or announcement makes an event."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from netdesk.book import event_lists, events
from netdesk.book.opening import journal, reader
from netdesk.domain.calendar import CalendarEntry
from netdesk.domain.contact import Problem
from netdesk.domain.errors import FileProblem, NotUnderstood
from netdesk.domain.folding import fold
from netdesk.domain.invitation import Invitation
from netdesk.domain.invitation import read as read_text
from netdesk.exchange import icalendar

__all__ = ["Invitation", "add", "read", "read_file"]

_MOST_BYTES = 16 * 1024 * 1024


def read(text: str, today: date) -> list[Invitation]:
    """Return the events that pasted text announces: a calendar, or a title with date and place.

    Asks nothing of the network: a link is taken for what it says itself.
    """
    if "BEGIN:VCALENDAR" in text.upper() or "BEGIN:VEVENT" in text.upper():
        return _entries(text.strip().encode("utf-8", "replace"), "", today)[0]
    found = read_text(text, today)
    return [found] if found else []


def read_file(path: Path, today: date) -> tuple[list[Invitation], list[Problem]]:
    """Return the events of a calendar file, and what could not be read; raises FileProblem."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FileProblem(str(path), "too_large")
        content = path.read_bytes()
    except FileNotFoundError:
        raise FileProblem(str(path), "missing") from None
    except IsADirectoryError:
        raise FileProblem(str(path), "folder") from None
    except OSError as error:
        raise FileProblem(str(path), "unreadable", error.strerror or "") from error
    return _entries(content, str(path), today)


def _entries(content: bytes, name: str, today: date) -> tuple[list[Invitation], list[Problem]]:
    """Read a calendar; of several entries those that are past are left out, they ask nobody."""
    entries: list[CalendarEntry] = []
    problems: list[Problem] = []
    for one in icalendar.read(io.BytesIO(content), name):
        if isinstance(one, Problem):
            problems.append(one)
        elif not one.cancelled and one.title:
            entries.append(one)
    found = [_invitation(one, today) for one in entries]
    if len(found) > 1:
        found = [one for one in found if (one.ends_on or one.on or today) >= today]
    return found, problems


def _invitation(one: CalendarEntry, today: date) -> Invitation:
    start, at = _local(one.start), None
    if not one.whole_days and isinstance(one.start, datetime):
        at = one.start.astimezone().time() if one.start.tzinfo else one.start.time()
    if one.rhythm and start < today:
        start = one.rhythm.beyond(start, today - timedelta(days=1))
    last = _local(one.end) if one.end and not one.rhythm else start
    said = read_text("\n".join((one.title, one.place, one.url)), today)
    return Invitation(
        name=one.title,
        on=start,
        at=at.replace(second=0, microsecond=0) if at else None,
        ends_on=last if last > start + timedelta(days=0 if one.whole_days else 1) else None,
        place=" ".join(one.place.split()),
        url=one.url,
        kind=said.kind if said else Invitation("").kind,
        notes=one.notes.strip(),
        uid=one.uid,
    )


def _local(moment: date) -> date:
    if isinstance(moment, datetime):
        return moment.astimezone().date() if moment.tzinfo else moment.date()
    return moment


def add(invitations: Sequence[Invitation], *, today: date) -> list[int]:
    """Make an event of each, or change the one that it is of, as one step; returns their ids.

    One is known by its UID, else by its name and date. One that lies ahead is planned. Raises
    NotUnderstood where there is none.
    """
    if not invitations:
        raise NotUnderstood("event", "")
    name = invitations[0].name if len(invitations) == 1 else ""
    with journal().step("events_added", n=len(invitations), event=name):
        return list(dict.fromkeys(_add_each(invitations, today)))


def _add_each(invitations: Iterable[Invitation], today: date) -> Iterable[int]:
    for one in invitations:
        known = _known(one)
        if known is None:
            attended = one.on is not None and one.on < today
            yield events.add(
                one.name,
                one.on,
                attended=attended,
                place=one.place,
                kind=one.kind,
                at=one.at,
                ends_on=one.ends_on,
                url=one.url,
                notes=one.notes,
                uid=one.uid,
            )
        else:
            said = {"name": one.name, "on": one.on, "at": one.at, "ends_on": one.ends_on}
            said |= {"place": one.place, "url": one.url, "notes": one.notes}
            events.edit(known, **{name: value for name, value in said.items() if value})
            yield known


def _known(one: Invitation) -> int | None:
    if one.uid:
        found: int | None = reader().value("select id from event where uid = ?", (one.uid,))
        if found is not None:
            return found
    same = (
        event.id
        for event in event_lists.all_events()
        if fold(event.name) == fold(one.name) and event.on == one.on
    )
    return next(same, None)
