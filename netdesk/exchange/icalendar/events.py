"""Cut a calendar file into its events, each with the properties that matter."""

import binascii
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from netdesk.exchange import text
from netdesk.exchange.content_lines import MAX_LINE, Flaw, divide, parse_start
from netdesk.exchange.escapes import unescape
from netdesk.exchange.icalendar.problems import MAX_ENTRY, MAX_LINES, MAX_PROBLEMS, Code

Line = tuple[int, bytes]
"""The number of a logical line's first physical line, from 1, and its bytes."""

_WANTED = frozenset(
    {
        *("UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "RECURRENCE-ID"),
        *("LOCATION", "DESCRIPTION", "URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "STATUS"),
        "X-MICROSOFT-CDO-ALLDAYEVENT",
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """A property: its parameters, and its value still escaped."""

    parameters: dict[str, str]
    value: str
    line: int


@dataclass(slots=True)
class Event:
    """An event's properties as they came; `flaw` costs it, `remarks` do not."""

    line: int
    said: dict[str, Said] = field(default_factory=dict)
    flaw: Code | None = None
    remarks: list[tuple[Code, int, bytes | str]] = field(default_factory=list)
    size: int = 0
    lines: int = 0

    def text(self, name: str) -> str:
        """Return the plain text of a property, empty if there is none."""
        found = self.said.get(name)
        return unescape(found.value, "3.0").strip() if found else ""

    def take(self, number: int, line: bytes) -> None:
        """Read one line, as long as the event keeps within the limits."""
        self.size += len(line)
        self.lines += 1
        if len(line) > MAX_LINE:
            self.flaw = Code.LINE_TOO_LONG
        elif self.size > MAX_ENTRY or self.lines > MAX_LINES:
            self.flaw = Code.ENTRY_TOO_BIG
        if not self.flaw and line.strip():
            self._read(number, line)

    def remark(self, code: Code, line: int, detail: bytes | str = "") -> None:
        """Note what is wrong, up to MAX_PROBLEMS times."""
        if len(self.remarks) < MAX_PROBLEMS:
            self.remarks.append((code, line, detail))

    def _read(self, number: int, line: bytes) -> None:
        raw, value = divide(line)
        start = parse_start(raw, "4.0")
        if isinstance(start, Flaw) or b":" not in line:
            self.remark(Code.UNREADABLE_LINE, number, line)
        elif start.name in _WANTED and start.name not in self.said:
            parameters = dict(reversed(start.parameters))
            if parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
                value = binascii.a2b_qp(value)
            self.said[start.name] = Said(parameters, _decoded(value), number)


class Splitter:
    """Keeps which components are open; `places` says where the file's own time zones are."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        self.filled = False
        self._open: list[str] = []
        self._event: Event | None = None
        self._zone = ""

    def split(self, lines: Iterable[Line]) -> Iterator[Event]:
        """Yield the events of a file; what stands inside one, as its alarms, is passed over."""
        for number, line in lines:
            self.filled = self.filled or bool(line.strip(b"\0 \t"))
            head = line[:6].upper()
            if head == b"BEGIN:":
                yield from self._begin(number, _component(line))
            elif head[:4] == b"END:":
                yield from self._end(_component(line))
            elif self._event and self._open[-1] == "VEVENT":
                self._event.take(number, line)
            elif self._open and self._open[-1] == "VTIMEZONE":
                self._take_zone(line)
        yield from self._finish(complete=False)

    def _begin(self, number: int, component: str) -> Iterator[Event]:
        if component == "VEVENT":
            yield from self._finish(complete=False)
            self._open, self._event = [component], Event(number)
        elif len(self._open) < MAX_LINES:
            self._open.append(component)

    def _end(self, component: str) -> Iterator[Event]:
        if component not in self._open:
            return
        while self._open.pop() != component:
            pass
        if component == "VEVENT":
            yield from self._finish(complete=True)

    def _finish(self, *, complete: bool) -> Iterator[Event]:
        event, self._event = self._event, None
        if event:
            if not complete:
                event.remark(Code.MISSING_END, event.line)
            yield event

    def _take_zone(self, line: bytes) -> None:
        name, _, value = line[:512].partition(b":")
        if name.upper().startswith(b"TZID"):
            self._zone = _decoded(value).strip()
        elif name.upper().startswith(b"X-LIC-LOCATION") and len(self.places) < MAX_LINES:
            self.places[self._zone] = _decoded(value).strip()


def unfolded(lines: Iterable[bytes]) -> Iterator[Line]:
    """Join lines that a blank or a tab continues; each may hold folds by a blank already."""
    number, start, size = 1, 0, 0
    pending: list[bytes] = []
    for line in lines:
        plain = line.replace(b"\n ", b"") if b"\n" in line else line
        if line[:1] in (b"\t", b" ") and pending:
            size += len(plain)
            if size <= MAX_LINE:
                pending.append(plain[1:])
        else:
            if pending:
                yield start, b"".join(pending)
            pending, start, size = [plain], number, len(plain)
        number += line.count(b"\n") + 1
    if pending:
        yield start, b"".join(pending)


def _component(line: bytes) -> str:
    return line[:256].partition(b":")[2].strip().upper().decode("latin-1")


def _decoded(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode(text.guess(value), "replace")
