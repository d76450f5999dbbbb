"""A line about a contact, with what follows: "pilot went well, I owe: the deck by fri, in 3w"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from netdesk.domain import when
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.model import Side
from netdesk.domain.when import Due

Understand = Callable[[str], Due | None]


class PartKind(StrEnum):
    """What a stretch of the line was understood as."""

    NOTE = "note"
    DUE = "due"
    REASON = "reason"
    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Part:
    """`line[start:end]` was understood as `kind`, meaning `text`; `due` is a date that it names."""

    kind: PartKind
    start: int
    end: int
    text: str
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What I owe or they owe, by a date if one was named."""

    side: Side
    text: str
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """A line as it was understood: the note, the next follow-up, and promises both ways.

    `parts` are in the order of the line.
    """

    note: str = ""
    due: Due | None = None
    reason: str = ""
    promises: tuple[Promise, ...] = ()
    parts: tuple[Part, ...] = ()


def parse(line: str, today: date, *, understand: Understand | None = None) -> Capture:
    """Read a line; what isn't understood stays in the note.

    `understand` reads a date, where it shall know more than English.
    """
    reader = _Reader(line, today, understand or (lambda text: _english(text, today)))
    reader.read()
    return reader.result()


def _english(text: str, today: date) -> Due | None:
    try:
        return when.parse(text, today)
    except NotUnderstood:
        return None


_CLAUSE = re.compile(r"(?:[^,;.!?\n\0]|[.!?,](?=\S))+")
_JOIN = r"(?:(?:and|but|so|then)\s+)?"
_SAYS = re.compile(
    _JOIN + r"(?:(?P<mine>i\s+(?:owe|promised|promise))|(?P<theirs>(?:he|she|they)\s+"
    r"(?:owes?|promised|promises?)|owes?\s+me))\b(?:\s+(?:me|him|her|them))?(?:\s+to\b)?\s*:?\s*",
    re.IGNORECASE,
)
_WILL = re.compile(  # a promise only with a day: "I'll be in Berlin" is none
    _JOIN + r"(?:(?P<mine>i(?:['’]ll|\s+will))|(?P<theirs>(?:he|she|they)(?:['’]ll|\s+will)))\s+",
    re.IGNORECASE,
)
_BY = re.compile(r"\s(?:by|until|till|bis|avant|para|antes de|entro)\s+(?=\S)", re.IGNORECASE)
_IN = re.compile(r"(?:^|\s)(?=(?:in|en|dans|tra|fra|om|em|za|через)\s+\S)", re.IGNORECASE)
_AGAIN = re.compile(
    r"(?:(?:follow[ -]?up|again|next(?:\s+time)?|then|and)\b\s*:?\s*)+", re.IGNORECASE
)
_SOME_AGAIN = re.compile(r"\b(?:again|next|follow[ -]?up)\b", re.IGNORECASE)
_ACTION = re.compile(
    _JOIN + r"(?:ask|call|check|e-?mail|follow[ -]?up|invite|meet|phone|ping|remind|send|talk"
    r"|visit|write)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\d+\s*(?:[dwmy]|days?|weeks?|months?|years?)", re.IGNORECASE)
_SIGN = re.compile(r"(?<![^\s,;])!(?=\S)")
_QUOTED = re.compile(r"(?<![^\s,;])[\"“„]([^\"“”„]*)(?:[\"“”]|$)")
_LONGEST_DATE = 4  # words
_FAR = timedelta(days=300)  # a bare day and month so far ahead was rather meant for the past


class _Reader:
    """Takes what it understands out of one line, the surest first."""

    def __init__(self, line: str, today: date, understand: Understand) -> None:
        self.line, self.today, self.understand = line, today, understand
        self.rest = line  # what is taken becomes NULs, so that places stay
        self.parts: list[Part] = []

    def read(self) -> None:
        """Take promises, then the sign of a date, then the last words if they are one."""
        self._read_promises()
        quoted = _QUOTED.search(self.rest)
        if sign := _SIGN.search(self.rest):
            self._read_sign(sign.end())
        if not self._has(PartKind.DUE):
            self._read_last()
        if quoted and self._has(PartKind.DUE) and not self._has(PartKind.REASON):
            self._mark(PartKind.REASON, quoted.start(), quoted.end(), quoted[1].strip())

    def _read_promises(self) -> None:
        clauses = list(self._clauses())
        while clauses:
            start, end = clauses.pop(0)
            found = _SAYS.match(self.rest, start, end) or _WILL.match(self.rest, start, end)
            if found is None:
                continue
            while clauses and self._goes_on(end, *clauses[0]):
                end = clauses.pop(0)[1]
            self._promise(found, end)

    def _clauses(self) -> Iterator[tuple[int, int]]:
        """Find the stretches between commas and ends of sentences, without their blanks."""
        for found in _CLAUSE.finditer(self.rest):
            text = found[0].strip()
            if text:
                start = found.start() + found[0].index(text)
                yield start, start + len(text)

    def _goes_on(self, end: int, start: int, stop: int) -> bool:
        """Say whether a clause still belongs to the promise before it: "the deck, the prices"."""
        text = self.line[start:stop]
        if self.line[end:start].strip() != ",":
            return False
        begins = _SAYS.match(text) or _WILL.match(text) or _SIGN.match(text) or _ACTION.match(text)
        if _BY.match(f" {text}"):
            return True
        return not begins and self._next(text) is None

    def _promise(self, found: re.Match[str], end: int) -> None:
        text, due = self._until(self.line[found.end() : end])
        if not text or (found.re is _WILL and due is None):
            return
        kind = PartKind.MINE if found["mine"] else PartKind.THEIRS
        self._mark(kind, found.start(), end, text, due)

    def _until(self, text: str) -> tuple[str, Due | None]:
        """Take the day by which something is promised off its end."""
        for found in reversed(list(_BY.finditer(text))):
            if due := self._date(text[found.end() :], from_today=True):
                return _bare(text[: found.start()]), due
        words = list(re.finditer(r"\S+", text))
        for word in words[max(len(words) - _LONGEST_DATE, 1) :]:
            if due := self._date(text[word.start() :], from_today=True):
                return _bare(text[: word.start()]), due
        return _bare(text), None

    def _read_sign(self, start: int) -> None:
        words = list(re.finditer(r"\S+", self.line[start : start + 60]))[:_LONGEST_DATE]
        for word in reversed(words):
            text = self.line[start : start + word.end()].rstrip(",;.")
            if "\0" not in self.rest[start : start + word.end()] and (
                due := self._date(text, from_today=True)
            ):
                self._mark(PartKind.DUE, start - 1, start + len(text), text, due)
                return

    def _read_last(self) -> None:
        """Read the last words: a date alone, "ask for numbers in 3w", "in 3w"."""
        clauses = list(self._clauses())
        if not clauses:
            return
        start, end = clauses[-1]
        text = self.line[start:end]
        if due := self._next(text):
            self._mark(PartKind.DUE, start, end, text, due)
            return
        for at in self._ends(text, alone=len(clauses) == 1):
            if due := self._date(text[at:]):
                self._mark(PartKind.DUE, start + at, end, text[at:], due)
                said = _bare(text[:at])
                if len(clauses) > 1 or _ACTION.match(said):
                    lead = _AGAIN.match(f"{said} ")
                    reason = said[lead.end() :] if lead else said
                    self._mark(PartKind.REASON, start, start + len(said), reason)
                return

    def _next(self, text: str) -> Due | None:
        """Return the date that a clause is: "in 3w", "again tue"; none long past or ahead."""
        lead = _AGAIN.match(text)
        due = self._date(text[lead.end() :]) if lead else self._date(text)
        if due is None or lead or re.search(r"\d{4}", text) or _IN.match(text):
            return due
        return due if _SPAN.fullmatch(text) or due.day - self.today < _FAR else None

    def _ends(self, text: str, *, alone: bool) -> Iterator[int]:
        """Return where a date at the end may begin: at "in", or anywhere after what to do.

        Where a clause stands `alone`, a "call on Monday" may as well be what happened.
        """
        yield from (found.end() for found in _IN.finditer(text) if found.end())
        if _ACTION.match(text) and not (alone and not _SOME_AGAIN.search(text)):
            words = list(re.finditer(r"\S+", text))
            yield from (word.start() for word in words[max(len(words) - _LONGEST_DATE, 1) :])

    def _date(self, text: str, *, from_today: bool = False) -> Due | None:
        bare = text.strip().rstrip(".,;!").removeprefix("!")
        if not bare or len(bare.split()) > _LONGEST_DATE + 2:
            return None
        due = self.understand(bare)
        if due is None or due.day < self.today:
            return None
        return due if from_today or due.day > self.today else None  # today is when they spoke

    def _has(self, kind: PartKind) -> bool:
        return any(part.kind is kind for part in self.parts)

    def _mark(
        self, kind: PartKind, start: int, end: int, text: str, due: Due | None = None
    ) -> None:
        if text:
            self.parts.append(Part(kind, start, end, text, due))
        self.rest = self.rest[:start] + "\0" * (end - start) + self.rest[end:]

    def result(self) -> Capture:
        """Put the parts together; what is left is the note."""
        for found in re.finditer(r"[^\0]+", self.rest):
            bare = _bare(found[0])
            if bare.strip(".!?"):
                start = found.start() + found[0].index(bare)
                self.parts.append(Part(PartKind.NOTE, start, start + len(bare), bare))
        self.parts.sort(key=lambda part: part.start)
        due = next((part.due for part in self.parts if part.kind is PartKind.DUE), None)
        return Capture(
            note=re.sub(r"([.!?…]),", r"\1", ", ".join(self._texts(PartKind.NOTE))),
            due=due,
            reason=" ".join(self._texts(PartKind.REASON)),
            promises=tuple(
                Promise(
                    Side.MINE if part.kind is PartKind.MINE else Side.THEIRS, part.text, part.due
                )
                for part in self.parts
                if part.kind in (PartKind.MINE, PartKind.THEIRS)
            ),
            parts=tuple(self.parts),
        )

    def _texts(self, kind: PartKind) -> list[str]:
        return [part.text for part in self.parts if part.kind is kind]


def _bare(text: str) -> str:
    return text.strip(" \t\r\n,;")
