"""Reads a line, the surest parts first; what isn't understood stays in the note, never lost."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import unquote, urlsplit

from netdesk.domain import networks, when
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.folding import fold
from netdesk.domain.model import Channel, ChannelKind
from netdesk.domain.quick_add.found import Part, PartKind, QuickAdd
from netdesk.domain.quick_add.texts import Texts, bare, pieces
from netdesk.domain.quick_add.work import flat
from netdesk.domain.when import Due

Understand = Callable[[str], Due | None]


def parse(
    line: str,
    today: date,
    *,
    niches: Sequence[str] = (),
    events: Sequence[str] = (),
    groups: Sequence[str] = (),
    understand: Understand | None = None,
) -> QuickAdd:
    """Read a line (PRODUCT 14); what isn't understood stays in the note.

    `niches`, `events` and `groups` are the known names, which an unquoted beginning stands for if
    only one begins so. `understand` reads a date, where it shall know more than `when` does.
    """
    reader = _Reader(line, today, understand)
    reader.read(niches, events, groups)
    return reader.result()


_LONGEST = 2_000  # characters that are read; whoever types waits for it

_SIGN = r"(?<![^\s,;(\0])"  # a sign or quotation mark counts only at the start of a word
_SENDER = re.compile(
    r"\s*(?:(?:from|von|de|to|an|para|reply-to)\s*:\s*)?[\"“„]([^\"“”„\0]+)[\"“”]\s*"
    r"(?=<?[^<>\s@]+@[^<>\s@]+>?)",
    re.IGNORECASE,
)
_FROM = re.compile(r"\s*(?:from|von|de|to|an|para|reply-to)\s*:\s*(?=[^<>\0]*<[^<>\s@]+@)", re.I)
_QUOTED = re.compile(_SIGN + r"([#@!]?)[\"“„]([^\"“”„]*)(?:[\"“”]|$)")
_NICHE = re.compile(_SIGN + r"#([^\s,;\"\0]+)")
_EVENT = re.compile(_SIGN + r"@([^\s,;\"@\0]+)(?![\w.-]*@)")
_DUE = re.compile(_SIGN + r"!([^\s\0]+(?:[^\S\0]+[^\s#@!\"“\0][^\s\0]*){0,7})")
_MAIL = re.compile(
    r"(?:\b(?:e-?mail|mail|correo|courriel)\s*:\s*)?"
    r"<?(?:mailto:)?([^\s<>,;:\"@()\0|]{1,64}@[^\s<>,;:\"@()\0|]+\.[^\s<>,;:\"@.()\0|]+)>?",
    re.IGNORECASE,
)
_HIDDEN_MAIL = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})\s?[(\[]\s*(?:at|@|arroba)\s*[)\]]\s*([\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_PAGE = re.compile(
    _SIGN + r"(?:(?:web|website|site|url|linkedin)\s*:\s*)?"
    r"<?((?:https?://|www\.)[^\s<>\"\0|]+|(?:\w+\.)?linkedin\.com/[^\s<>\"\0|]+)>?",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    _SIGN + r"(" + "|".join(networks.PREFIXES) + r"):(?!\s|//)([^\s,;\"\0]+)", re.IGNORECASE
)
_MOBILE = r"mobile?|mobil(?:tel)?|handy|m[oó]vil|portable|cell"
_PHONE = re.compile(
    rf"(?:\b(?:(?P<fax>fax)|(?P<mobile>{_MOBILE})|tel(?:efono?|éfono|ephone)?|t[ée]l(?:[ée]phone)?"
    r"|phone|fon)\b\s*[.:]*\s*|(?<![^\s|,;\0])[tmpf]\s*[.:]\s*"
    r"|(?<![^\n|\0])[ ]?[TMPF][ ]+(?=[+0]))?"
    r"(?<![\w+./-])(?!\d{4}-\d\d-\d\d|\d\d?\.\d\d?\.\d{4}|(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d\b)"
    r"(?P<number>(?:\+|00)?[ ]?\(?\d(?:[ ()./-]{0,3}\d){6,15})(?!\w)",
    re.IGNORECASE,
)


class _Reader:
    """Takes what it understands out of one line, the surest first."""

    def __init__(self, line: str, today: date, understand: Understand | None) -> None:
        self.line, self.today, self.understand = line, today, understand
        self.rest = line  # what is taken becomes NULs, so that places stay
        self.parts: list[Part] = []
        self.channels: list[tuple[int, Channel]] = []
        self.due: Due | None = None

    def read(self, niches: Sequence[str], events: Sequence[str], groups: Sequence[str]) -> None:
        """Take the parts in the order in which they can't be mistaken for one another."""
        self._read_tail()
        self._read_sender()
        for found in _QUOTED.finditer(self.rest):
            self._read_quoted(found, niches, events, groups)
        for found in self._each(_NICHE):
            end, name = self._named(found, niches)
            self._mark(PartKind.NICHE, found.start(), end, name)
        for found in self._each(_DUE):
            self._plan_longest(found)
        self._read_channels()
        for found in self._each(_EVENT):
            self._read_event(found, groups, events)
        for found in self._each(_PHONE):
            label = "fax" if found["fax"] else "mobile" if found["mobile"] else ""
            self._reach(found, Channel(ChannelKind.PHONE, found["number"].strip(), label))
        self._read_texts()

    def _each(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Find a pattern in what is left, one after the other, as more is taken."""
        at = 0
        while found := pattern.search(self.rest, at):
            at = found.end()
            yield found

    def _read_tail(self) -> None:
        """Keep what is beyond the length of any signature as a note, unread."""
        if len(self.line) > _LONGEST:
            end = max(self.line.rfind(" ", 0, _LONGEST), self.line.rfind("\n", 0, _LONGEST))
            start = end if end > 0 else _LONGEST
            self._part(PartKind.NOTE, start, self.line[start:])
            self._drop(start, len(self.line))

    def _read_sender(self) -> None:
        """Read a pasted `"Ruiz, Ana" <ana@loop.io>`, or the head of a letter."""
        if found := _SENDER.match(self.rest):
            family, comma, given = found[1].partition(",")
            name = f"{given} {family}" if comma and "," not in given else found[1]
            self._mark(PartKind.NAME, found.start(1), found.end(1), " ".join(name.split()))
            self._drop(found.start(), found.end())
        elif found := _FROM.match(self.rest):
            self._drop(found.start(), found.end())

    def _read_quoted(
        self,
        found: re.Match[str],
        niches: Sequence[str],
        events: Sequence[str],
        groups: Sequence[str],
    ) -> None:
        text = " ".join(found[2].split())
        match found[1]:
            case "#":
                self._mark(PartKind.NICHE, found.start(), found.end(), _same(text, niches) or text)
            case "@":
                self._meet(found.start(), found.end(), text, groups, events)
            case "!":
                self._plan(found.start(), text, found.end())
            case _:
                self._mark(PartKind.REASON, found.start(), found.end(), text)

    def _named(self, found: re.Match[str], names: Sequence[str]) -> tuple[int, str]:
        """Return where a name that begins at a sign ends, and the known one that it means."""
        start = found.start(1)
        for name in sorted(names, key=len, reverse=True):
            end = start + len(name)
            if flat(self.line[start:end]) == flat(name) and not self.line[end : end + 1].isalnum():
                return end, name
        typed = found[1].rstrip(".")
        longer = [name for name in names if fold(name).startswith(fold(typed))]
        return found.end(), longer[0] if len(longer) == 1 else typed

    def _read_event(
        self, found: re.Match[str], groups: Sequence[str], events: Sequence[str]
    ) -> None:
        """Take an event or group; in a signature, of several lines, only one that is known."""
        known = [*events, *groups]
        end, name = self._named(found, known)
        if "\n" in self.line.strip() and not _same(name, known):
            self._part(PartKind.NOTE, found.start(), found[0])
        else:
            self._meet(found.start(), end, name, groups, events)

    def _meet(
        self, start: int, end: int, name: str, groups: Sequence[str], events: Sequence[str]
    ) -> None:
        """Note an event, or a group where only one is called so; one of each."""
        group = _same(name, groups) if not _same(name, events) else ""
        kind = PartKind.GROUP if group else PartKind.EVENT
        if not self._has(kind):
            self._mark(kind, start, end, group or _same(name, events) or name)

    def _read_channels(self) -> None:
        for found in self._each(_HANDLE):
            kind = networks.PREFIXES[found[1].lower()]
            self._reach(found, networks.channel(kind, found[2].rstrip(".")))
        for found in self._each(_PAGE):
            self._reach(found, networks.page(found[1].rstrip(".,;)")))
        for found in self._each(_MAIL):
            self._reach(found, Channel(ChannelKind.EMAIL, found[1]))
        for found in self._each(_HIDDEN_MAIL):
            self._reach(found, Channel(ChannelKind.EMAIL, f"{found[1]}@{found[2]}"))

    def _reach(self, found: re.Match[str], channel: Channel) -> None:
        if all(channel != other for _, other in self.channels):
            self.channels.append((found.start(), channel))
        self._mark(PartKind.CHANNEL, found.start(), found.end(), channel.value)

    def _plan_longest(self, found: re.Match[str]) -> None:
        """Take the most words after the sign that are a date, by our own grammar if it can."""
        words = list(re.finditer(r"\S+", found[1]))
        ends = [found.start(1) + word.end() for word in reversed(words)]
        texts = [self.line[found.start(1) : end].rstrip(",;") for end in ends]
        for read in (self._own, self.understand or self._own):
            for text in texts:
                if self._plan(found.start(), text, found.start(1) + len(text), read):
                    return
        self._part(PartKind.NOTE, found.start(), self.line[found.start() : ends[-1]])

    def _own(self, text: str) -> Due | None:
        try:
            return when.parse(text, self.today)
        except NotUnderstood:
            return None

    def _plan(self, start: int, text: str, end: int, read: Understand | None = None) -> bool:
        due = None
        if not self.due:
            due = read(text) if read else self._own(text) or (self.understand or self._own)(text)
        if due is None:
            return False
        self.due = due
        self._mark(PartKind.DUE, start, end, text)
        return True

    def _read_texts(self) -> None:
        left = [found for found in re.finditer(r"[^\0]+", self.rest) if bare(found[0])]
        whole = " ".join(found[0] for found in left)
        texts = Texts(
            self._part,
            named=self._has(PartKind.NAME),
            shouted=whole.isupper(),
            whispered=whole == whole.lower(),
        )
        for place, found in enumerate(left):
            for piece in pieces(found.start(), found[0], first=place == 0):
                texts.take(piece)

    def _has(self, kind: PartKind) -> bool:
        return any(part.kind is kind for part in self.parts)

    def _part(self, kind: PartKind, start: int, text: str) -> None:
        if said := bare(text):
            at = start + text.index(said)
            self._mark(kind, at, at + len(said), " ".join(said.split()))

    def _mark(self, kind: PartKind, start: int, end: int, text: str) -> None:
        if text:
            self.parts.append(Part(kind, start, end, text))
            self._drop(start, end)

    def _drop(self, start: int, end: int) -> None:
        self.rest = self.rest[:start] + "\0" * (end - start) + self.rest[end:]

    def result(self) -> QuickAdd:
        """Put the parts together; without a name a channel stands for it."""
        if self.due is None:
            self.parts = [_as_note(part) for part in self.parts]
        self.parts.sort(key=lambda part: part.start)
        channels = tuple(channel for _, channel in sorted(self.channels, key=lambda one: one[0]))
        return QuickAdd(
            name=self._text(PartKind.NAME) or _by_channel(channels),
            title=self._text(PartKind.TITLE, ", "),
            organization=self._text(PartKind.ORGANIZATION, ", "),
            niches=tuple(dict.fromkeys(self._texts(PartKind.NICHE))),
            event=self._text(PartKind.EVENT),
            group=self._text(PartKind.GROUP),
            channels=channels,
            due=self.due,
            reason=self._text(PartKind.REASON),
            note=self._text(PartKind.NOTE),
            parts=tuple(self.parts),
        )

    def _texts(self, kind: PartKind) -> list[str]:
        return [part.text for part in self.parts if part.kind is kind]

    def _text(self, kind: PartKind, between: str = " ") -> str:
        return between.join(self._texts(kind))


def _as_note(part: Part) -> Part:
    return replace(part, kind=PartKind.NOTE) if part.kind is PartKind.REASON else part


def _same(typed: str, names: Sequence[str]) -> str:
    return next((name for name in names if fold(name) == fold(typed)), "")


def _by_channel(channels: Sequence[Channel]) -> str:
    """Return the name that the page on LinkedIn has in its address, else the first channel."""
    for channel in channels:
        if channel.kind is ChannelKind.LINKEDIN and (name := _by_page(channel.value)):
            return name
    return channels[0].value if channels else ""


def _by_page(address: str) -> str:
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    slug = path.rstrip("/").rpartition("/in/")[2]
    words = [word for word in slug.split("-") if word and not any(c.isdigit() for c in word)]
    return " ".join(word.capitalize() if word.islower() else word for word in words)
