"""Split logical lines into cards by BEGIN and END, mending what is unbalanced."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from netdesk.exchange.content_lines import MAX_LINE
from netdesk.exchange.vcard.lines import BEGIN, END, Line
from netdesk.exchange.vcard.problems import MAX_CARD, MAX_PROPERTIES, Code

_AGENT = frozenset({b"AG", b"Ag", b"ag"})
_DEPTH = 8
_HELD = 8
"""How many complete cards a card without END may hold back until it is given up."""

_SOME = MAX_CARD >> 6
"""Only among cards over this size can there be too much to hold."""


@dataclass(slots=True)
class Card:
    """The lines between one BEGIN and its END; `flaw` costs the card, `remark` does not.

    Where `folded` has what they were before, folds are not counted in their numbers.
    """

    line: int
    lines: list[Line] = field(default_factory=list)
    size: int = 0
    agent: Line | None = None
    agents: list[tuple[int, "Card"]] = field(default_factory=list)
    flaw: Code | None = None
    remark: Code | None = None
    folded: bytes = b""
    starts: list[int] = field(default_factory=list)

    def number(self, line: int) -> int:
        """Return the number in the file of a line that is numbered so here."""
        if not self.folded:
            return line
        if not self.starts:
            pieces = enumerate(self.folded.splitlines(), self.line + 1)
            self.starts = [number for number, piece in pieces if not piece.startswith(b" ")]
        return self.starts[line - self.line - 1]

    def add(self, line: Line) -> None:
        """Take a line in, as long as the card keeps within the limits."""
        if self.flaw:
            return
        self.size += len(line[1])
        self.lines.append(line)
        if self.size > MAX_LINE or len(self.lines) > MAX_PROPERTIES:
            self._check(len(line[1]))

    def take_agents(self) -> None:
        """Make the cards that hang on AGENT the values of those properties."""
        lines = self.lines
        self.lines = []
        start = 0
        for place, card in self.agents:
            self.lines += lines[start:place]
            start = place
            self.flaw = self.flaw or card.flaw
            self.lines.append(card.as_agent())
        self.lines += lines[start:]
        if len(self.lines) > MAX_PROPERTIES:
            self._check(0)

    def as_agent(self) -> Line:
        """Return the AGENT property whose value is this whole card."""
        number, head = self.agent or (self.line, b"AGENT:")
        body = [b"BEGIN:VCARD", *(line for _, line in self.lines), b"END:VCARD"]
        return number, head + b"\n".join(body)

    def _check(self, length: int) -> None:
        if length > MAX_LINE:
            self.flaw = Code.LINE_TOO_LONG
        elif self.size > MAX_CARD:
            self.flaw = Code.CARD_TOO_BIG
        elif len(self.lines) > MAX_PROPERTIES:
            self.flaw = Code.TOO_MANY_PROPERTIES
        else:
            return
        self.lines = [(self.lines[0][0], self.lines[0][1][:1024])]
        self.agents = []
        self.size = 0


class Splitter:
    """Keeps the cards that are open, and the complete ones that may belong inside one.

    A card within a card is either an AGENT (2.1) and stays on its parent, or the END of the
    outer one is missing. Which of both shows only later, so that a few are held back.
    """

    def __init__(self) -> None:
        self.open: list[Card] = []
        self.held: list[Card] = []
        self.stray = Card(0)

    def split(self, lines: Iterable[Line]) -> Iterator[Card]:
        """Yield the cards that these lines finish, in the order in which they begin."""
        for line in lines:
            content = line[1]
            if content is BEGIN:
                yield from self._begin(line[0])
            elif content is END:
                yield from self._end()
            elif self.open:
                card = self.open[-1]
                card.add(line)
                if content[:2] in _AGENT and _is_agent(content, BEGIN):
                    self._begin_agent(line)
            elif content[:2] in _AGENT and _is_agent(content, BEGIN):
                yield from self._begin(line[0])
            elif len(self.stray.lines) < MAX_PROPERTIES:
                self.stray.line = self.stray.line or line[0]
                self.stray.add(line)

    def take(self, card: Card) -> Iterator[Card]:
        """Yield the cards that a whole one finishes: itself, unless it may belong inside one."""
        if self.open:
            yield from self._begin(card.line)
            for number, line in card.lines:
                self.open[-1].add((card.number(number), line))
            yield from self._end()
        else:
            self.stray = Card(0)
            yield card

    def end(self) -> list[Card]:
        """Return the cards that the end of the file finishes."""
        return self._give_up(self.open)

    def _begin(self, number: int) -> Iterable[Card]:
        """Open a card; return those that are finished by that."""
        finished: Iterable[Card] = ()
        if self.stray.lines or self.stray.flaw:
            self.stray = Card(0)
        agent = None
        if self.open:
            parent = self.open[-1]
            if not parent.lines and not parent.flaw:
                parent.line = number
                return ()
            last = parent.lines[-1][1] if parent.lines else b""
            if last[:2] in _AGENT and _is_agent(last, b""):
                agent = parent.lines.pop()
            if len(self.open) >= _DEPTH or (parent.size > _SOME and self._heavy()):
                finished = self._give_up(self.open)
                agent = None
        self.open.append(Card(number, agent=agent))
        return finished

    def _end(self) -> Iterable[Card]:
        """Close a card; return those that are finished by that."""
        if not self.open:
            stray, self.stray = self.stray, Card(0)
            stray.remark = Code.MISSING_BEGIN
            return [stray] if stray.lines else ()
        card = self.open.pop()
        if card.agents:
            card.take_agents()
        if card.agent:
            parent = self.open[-1]
            parent.agents.append((len(parent.lines), card))
            parent.size += card.size
            return ()
        self.held.append(card)
        many = len(self.held) > _HELD or (card.size > _SOME and self._heavy())
        return self._give_up(self.open) if many or not self.open else ()

    def _begin_agent(self, line: Line) -> None:
        """Open the card that begins on the line of its AGENT property."""
        parent = self.open[-1]
        if not parent.flaw:
            parent.lines.pop()
        if len(self.open) >= _DEPTH:
            return
        self.open.append(Card(line[0], agent=(line[0], line[1].partition(b":")[0] + b":")))

    def _heavy(self) -> bool:
        return sum(card.size for card in (*self.open, *self.held)) > MAX_CARD

    def _give_up(self, unfinished: list[Card]) -> list[Card]:
        """Return all that is held, in order; what is still open has no END, and so no agents."""
        for card in unfinished:
            card.remark = Code.MISSING_END
        agents = [agent for card in unfinished for _, agent in card.agents]
        cards = sorted([*unfinished, *self.held, *agents], key=lambda card: card.line)
        self.open, self.held = [], []
        return cards


def _is_agent(line: bytes, value: bytes) -> bool:
    head, colon, rest = line[:256].partition(b":")
    name = head.partition(b";")[0].upper()
    return bool(colon) and name.rpartition(b".")[2] == b"AGENT" and rest.strip().upper() == value
