"""One typed line as a person: `Ana Ruiz, CTO at Loopwise #fintech @PyCon ana@loop.io !tue`."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from netdesk.domain import networks, when
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.folding import fold
from netdesk.domain.model import Channel, ChannelKind
from netdesk.domain.when import Due

Understand = Callable[[str], Due | None]


class PartKind(StrEnum):
    """What a stretch of the line was understood as."""

    NAME = "name"
    TITLE = "title"
    ORGANIZATION = "organization"
    NICHE = "niche"
    EVENT = "event"
    CHANNEL = "channel"
    DUE = "due"
    REASON = "reason"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Part:
    """`line[start:end]` was understood as `kind`, meaning `text`."""

    kind: PartKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class QuickAdd:
    """A line as it was understood; `parts` are in the order of the line."""

    name: str = ""
    title: str = ""
    organization: str = ""
    niches: tuple[str, ...] = ()
    event: str = ""
    channels: tuple[Channel, ...] = ()
    due: Due | None = None
    reason: str = ""
    note: str = ""
    parts: tuple[Part, ...] = ()


def parse(
    line: str,
    today: date,
    *,
    niches: Sequence[str] = (),
    events: Sequence[str] = (),
    understand: Understand | None = None,
) -> QuickAdd:
    """Read a line (PRODUCT 14); what isn't understood stays in the note.

    `niches` and `events` are the known names, which an unquoted beginning stands for if only one
    begins so. `understand` reads a date, where it shall know more than English.
    """
    reader = _Reader(line, understand or (lambda text: _english(text, today)))
    reader.read(niches, events)
    return reader.result()


def _english(text: str, today: date) -> Due | None:
    try:
        return when.parse(text, today)
    except NotUnderstood:
        return None


_SIGN = r"(?<![^\s,;\0])"  # a sign or quotation mark counts only at the start of a word
_QUOTED = re.compile(_SIGN + r"([#@!]?)[\"“„]([^\"“”„]*)(?:[\"“”]|$)")
_NICHE = re.compile(_SIGN + r"#([^\s,;\"\0]+)")
_EVENT = re.compile(_SIGN + r"@([^\s,;\"@\0]+)(?![\w.-]*@)")
_DUE = re.compile(_SIGN + r"!([^\s\0]+(?:[^\S\0]+[^\s#@!\"“\0][^\s\0]*){0,3})")
_MAIL = re.compile(r"<?(?:mailto:)?([^\s<>,;:\"@\0]+@[^\s<>,;:\"@\0]+\.[^\s<>,;:\"@.\0]+)>?")
_PAGE = re.compile(
    _SIGN + r"<?((?:https?://|www\.)[^\s<>\"\0]+|(?:\w+\.)?linkedin\.com/[^\s<>\"\0]+)>?"
)
_HANDLE = re.compile(
    _SIGN + r"(" + "|".join(networks.PREFIXES) + r"):([^\s,;\"\0]+)", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?<![\w+./-])(?!\d{4}-\d\d-\d\d|\d\d?\.\d\d?\.\d{4})"
    r"((?:\+|00)?[ ]?\(?\d(?:[ ()./-]{0,3}\d){6,15})(?!\w)"
)
_AT = re.compile(r"^(.*?)(?:^|\s+)(?:at|@)\s+(.+)$", re.IGNORECASE | re.DOTALL)
_JOB = re.compile(
    r"\b(?:c[a-z]o|vp|head|lead|chief|director|founder|owner|partner|president|manager|engineer"
    r"|developer|designer|architect|consultant|analyst|researcher|scientist|professor|teacher"
    r"|coach|writer|editor|journalist|producer|photographer|lawyer|freelancer?|recruiter"
    r"|marketer|strategist|student|dr|phd)\b",
    re.IGNORECASE,
)


class _Reader:
    """Takes what it understands out of one line, the surest first."""

    def __init__(self, line: str, understand: Understand) -> None:
        self.line, self.understand = line, understand
        self.rest = line  # what is taken becomes NULs, so that places stay
        self.parts: list[Part] = []
        self.channels: list[tuple[int, Channel]] = []
        self.due: Due | None = None

    def read(self, niches: Sequence[str], events: Sequence[str]) -> None:
        """Take the parts in the order in which they can't be mistaken for one another."""
        for found in _QUOTED.finditer(self.rest):
            self._read_quoted(found, niches, events)
        for found in _NICHE.finditer(self.rest):
            self._take(PartKind.NICHE, found, _known(found[1], niches, begins=True))
        for found in _DUE.finditer(self.rest):
            self._plan_longest(found)
        self._read_channels()
        for found in _EVENT.finditer(self.rest):
            self._meet(found, _known(found[1], events, begins=True))
        self._read_phones()
        self._read_texts()

    def _read_quoted(
        self, found: re.Match[str], niches: Sequence[str], events: Sequence[str]
    ) -> None:
        match found[1]:
            case "#":
                self._take(PartKind.NICHE, found, _known(found[2], niches, begins=False))
            case "@":
                self._meet(found, _known(found[2], events, begins=False))
            case "!":
                self._plan(found, found[2], found.end())
            case _:
                self._take(PartKind.REASON, found, found[2].strip())

    def _meet(self, found: re.Match[str], event: str) -> None:
        if not self._has(PartKind.EVENT):
            self._take(PartKind.EVENT, found, event)

    def _read_channels(self) -> None:
        for found in _HANDLE.finditer(self.rest):
            kind = networks.PREFIXES[found[1].lower()]
            self._reach(found, networks.channel(kind, found[2].rstrip(".")))
        for found in _PAGE.finditer(self.rest):
            self._reach(found, networks.page(found[1].rstrip(".,;)")))
        for found in _MAIL.finditer(self.rest):
            self._reach(found, Channel(ChannelKind.EMAIL, found[1]))

    def _read_phones(self) -> None:
        for found in _PHONE.finditer(self.rest):
            self._reach(found, Channel(ChannelKind.PHONE, found[1].strip()))

    def _reach(self, found: re.Match[str], channel: Channel) -> None:
        self.channels.append((found.start(), channel))
        self._take(PartKind.CHANNEL, found, channel.value)

    def _plan_longest(self, found: re.Match[str]) -> None:
        words = list(re.finditer(r"\S+", found[1]))
        for word in reversed(words):
            end = found.start(1) + word.end()
            text = self.line[found.start(1) : end].rstrip(",;")
            if self._plan(found, text, found.start(1) + len(text)):
                return

    def _plan(self, found: re.Match[str], text: str, end: int) -> bool:
        due = None if self.due else self.understand(text)
        if due is None:
            return False
        self.due = due
        self._mark(PartKind.DUE, found.start(), end, text)
        return True

    def _read_texts(self) -> None:
        """Read what is left: the first stretch is who it is, any later one a note."""
        stretches = [found for found in re.finditer(r"[^\0]+", self.rest) if _bare(found[0])]
        for found in stretches[:1]:
            self._read_head(found)
        for found in stretches[1:]:
            self._part(PartKind.NOTE, found.start(), found[0])

    def _read_head(self, stretch: re.Match[str]) -> None:
        pieces = [found for found in re.finditer(r"[^,;\n]+", stretch[0]) if _bare(found[0])]
        for place, piece in enumerate(pieces):
            self._read_piece(stretch.start() + piece.start(), piece[0], first=place == 0)

    def _read_piece(self, start: int, text: str, *, first: bool) -> None:
        role = PartKind.NAME if first else PartKind.TITLE
        if (found := _AT.match(text)) and not self._has(PartKind.ORGANIZATION):
            if _bare(found[1]):
                self._part(role, start, found[1])
            self._part(PartKind.ORGANIZATION, start + found.start(2), found[2])
        elif first:
            self._part(role, start, text)
        else:
            self._part(self._role(text), start, text)

    def _role(self, text: str) -> PartKind:
        if _JOB.search(text) and not self._has(PartKind.TITLE):
            return PartKind.TITLE
        return PartKind.NOTE if self._has(PartKind.ORGANIZATION) else PartKind.ORGANIZATION

    def _has(self, kind: PartKind) -> bool:
        return any(part.kind is kind for part in self.parts)

    def _part(self, kind: PartKind, start: int, text: str) -> None:
        bare = _bare(text)
        at = start + text.index(bare)
        self._mark(kind, at, at + len(bare), " ".join(bare.split()))

    def _take(self, kind: PartKind, found: re.Match[str], text: str) -> None:
        if text:
            self._mark(kind, found.start(), found.end(), text)

    def _mark(self, kind: PartKind, start: int, end: int, text: str) -> None:
        self.parts.append(Part(kind, start, end, text))
        self.rest = self.rest[:start] + "\0" * (end - start) + self.rest[end:]

    def result(self) -> QuickAdd:
        """Put the parts together; without a name the first channel stands for it."""
        if self.due is None:
            self.parts = [_as_note(part) for part in self.parts]
        self.parts.sort(key=lambda part: part.start)
        channels = tuple(channel for _, channel in sorted(self.channels, key=lambda one: one[0]))
        name = self._text(PartKind.NAME) or (channels[0].value if channels else "")
        return QuickAdd(
            name=name,
            title=self._text(PartKind.TITLE),
            organization=self._text(PartKind.ORGANIZATION),
            niches=tuple(dict.fromkeys(self._texts(PartKind.NICHE))),
            event=self._text(PartKind.EVENT),
            channels=channels,
            due=self.due,
            reason=self._text(PartKind.REASON),
            note=self._text(PartKind.NOTE),
            parts=tuple(self.parts),
        )

    def _texts(self, kind: PartKind) -> list[str]:
        return [part.text for part in self.parts if part.kind is kind]

    def _text(self, kind: PartKind) -> str:
        return " ".join(self._texts(kind))


def _bare(text: str) -> str:
    return text.strip(" \t\r\n,;<>–-|·")


def _as_note(part: Part) -> Part:
    return replace(part, kind=PartKind.NOTE) if part.kind is PartKind.REASON else part


def _known(typed: str, names: Sequence[str], *, begins: bool) -> str:
    """Return the known name that is meant: the same, or (`begins`) the only one to begin so."""
    bare = " ".join(typed.rstrip(".").split())
    same = [name for name in names if fold(name) == fold(bare)]
    longer = [name for name in names if begins and fold(name).startswith(fold(bare))]
    if same:
        return same[0]
    return longer[0] if len(longer) == 1 else bare
