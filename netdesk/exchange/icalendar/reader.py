"""Read calendar files of any program: an entry or a problem for each event in them."""

from collections.abc import Iterator
from typing import BinaryIO

from netdesk.domain.calendar import CalendarEntry
from netdesk.domain.contact import Problem
from netdesk.exchange.content_lines import folded_lines, line_feeds
from netdesk.exchange.icalendar import times
from netdesk.exchange.icalendar.events import Event, Splitter, unfolded
from netdesk.exchange.icalendar.problems import MAX_TEXT, Code
from netdesk.exchange.text import narrow

_LINKS = ("URL", "CONFERENCE", "X-GOOGLE-CONFERENCE")


def read(stream: BinaryIO, name: str) -> Iterator[CalendarEntry | Problem]:
    """Yield each event of a calendar file in order, and what is wrong with any.

    A changed occurrence of a repeated event is passed over where the event itself came before.
    A file without any event yields one fatal problem with card 0. Never raises for what is in the
    file; reads it in pieces, in time and memory linear in its size.
    """
    splitter = Splitter()
    known: set[str] = set()
    number = 0
    for event in splitter.split(unfolded(folded_lines(line_feeds(narrow(stream))))):
        number += 1
        entry = None if event.flaw else _entry(event, splitter.places, name, number)
        if entry is None:
            code = event.flaw or Code.NO_START
            yield _problem(name, number, event.line, code, event.text("SUMMARY"), fatal=True)
            continue
        if "RECURRENCE-ID" not in event.said or entry.uid not in known:
            known.add(entry.uid)
            yield entry
        for code, line, detail in event.remarks:
            yield _problem(name, number, line, code, detail)
    if not number:
        code = Code.NOT_A_CALENDAR if splitter.filled else Code.EMPTY_FILE
        yield Problem(name, 0, 0, code, fatal=True)


def _entry(event: Event, places: dict[str, str], name: str, number: int) -> CalendarEntry | None:
    start, end = _span(event, places)
    if start is None:
        return None
    rule = event.said["RRULE"].value if "RRULE" in event.said else ""
    links = (event.said[link].value.strip() for link in _LINKS if link in event.said)
    return CalendarEntry(
        uid=event.text("UID"),
        title=" ".join(event.text("SUMMARY").split()),
        start=start,
        end=end,
        place=event.text("LOCATION"),
        url=next(links, ""),
        notes=event.text("DESCRIPTION"),
        rhythm=times.rhythm(rule),
        repeats=bool(rule) or "RDATE" in event.said,
        cancelled=event.text("STATUS").upper() == "CANCELLED",
        file=name,
        card=number,
        line=event.line,
    )


def _span(event: Event, places: dict[str, str]) -> tuple[times.When | None, times.When | None]:
    """Return start and end of an event; a time zone that nobody knows is remarked on."""
    start, until = _moment(event, "DTSTART", places), _moment(event, "DTEND", places)
    if event.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE":
        start, until = times.day(start), times.day(until)
    if start is None:
        return None, None
    return start, times.end(start, until, event.text("DURATION"))


def _moment(event: Event, name: str, places: dict[str, str]) -> times.When | None:
    said = event.said.get(name)
    if said is None:
        return None
    zone = said.parameters.get("TZID", "")
    when, known = times.when(said.value, zone, places)
    if not known:
        event.remark(Code.UNKNOWN_ZONE, said.line, zone)
    return when


def _problem(
    name: str, number: int, line: int, code: Code, detail: bytes | str = "", *, fatal: bool = False
) -> Problem:
    if isinstance(detail, bytes):
        detail = detail[: 4 * MAX_TEXT].decode("utf-8", "replace")
    if len(detail) > MAX_TEXT:
        detail = detail[: MAX_TEXT - 1] + "…"
    return Problem(name, number, line, code, detail, fatal)
