"""Split logical lines into cards by BEGIN and END, mending what is unbalanced."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from netdesk.exchange.vcard.lines import BOUNDARY, Line
from netdesk.exchange.vcard.problems import MAX_CARD, MAX_LINE, MAX_PROPERTIES, Code

_DEPTH = 16
_HELD = 8
"""How many complete cards a card without END may hold back until it is given up."""


@dataclass(slots=True)
class Card:
    """The lines between one BEGIN and its END; `flaw` costs the card, `remark` does not."""

    line: int
    lines: list[Line] = field(default_factory=list)
    size: int = 0
    agent: Line | None = None
    flaw: Code | None = None
    remark: Code | None = None

    def add(self, line: Line) -> None:
        """Take a line in, as long as the card keeps within the limits."""
        if self.flaw:
            return
        self.size += len(line[1])
        self.lines.append(line)
        if self.size > MAX_LINE or len(self.lines) > MAX_PROPERTIES:
            self._check(len(line[1]))

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
        """Yield the cards of a file in the order in which they begin."""
        for line in lines:
            if line[1][0] in b"BbEe" and (boundary := BOUNDARY.fullmatch(line[1])):
                yield from self._end() if boundary[1][:1] in b"Ee" else self._begin(line[0])
            elif self.open:
                self.open[-1].add(line)
                if line[1][0] in b"Aa" and _is_agent(line[1], b"BEGIN:VCARD"):
                    self._begin_agent(line)
            elif len(self.stray.lines) < MAX_PROPERTIES:
                self.stray.line = self.stray.line or line[0]
                self.stray.add(line)
        yield from self._give_up(self.open)

    def _begin(self, number: int) -> Iterator[Card]:
        self.stray = Card(0)
        agent = None
        if self.open:
            parent = self.open[-1]
            if not parent.lines and not parent.flaw:
                parent.line = number
                return
            if parent.lines and _is_agent(parent.lines[-1][1], b""):
                agent = parent.lines.pop()
            elif len(self.open) >= _DEPTH or self._heavy():
                yield from self._give_up(self.open)
        self.open.append(Card(number, agent=agent))

    def _end(self) -> Iterator[Card]:
        if not self.open:
            if self.stray.lines:
                self.stray.remark = Code.MISSING_BEGIN
                yield self.stray
            self.stray = Card(0)
            return
        card = self.open.pop()
        if card.agent:
            self._keep_agent(card)
            return
        self.held.append(card)
        if not self.open or len(self.held) > _HELD or self._heavy():
            yield from self._give_up(self.open)

    def _begin_agent(self, line: Line) -> None:
        """Open the card that begins on the line of its AGENT property."""
        parent = self.open[-1]
        if not parent.flaw:
            parent.lines.pop()
        self.open.append(Card(line[0], agent=(line[0], line[1].partition(b":")[0] + b":")))

    def _keep_agent(self, card: Card) -> None:
        """Make a card that hangs on AGENT the value of that property of its parent."""
        assert card.agent is not None
        parent = self.open[-1]
        if card.flaw:
            parent.flaw = parent.flaw or card.flaw
            return
        body = [b"BEGIN:VCARD", *(line for _, line in card.lines), b"END:VCARD"]
        parent.add((card.agent[0], card.agent[1] + b"\n".join(body)))

    def _heavy(self) -> bool:
        return sum(card.size for card in (*self.open, *self.held)) > MAX_CARD

    def _give_up(self, unfinished: list[Card]) -> list[Card]:
        """Return all that is held, in order; what is still open has no END."""
        for card in unfinished:
            card.remark = Code.MISSING_END
            if card.agent:
                card.line = card.agent[0]
        cards = sorted([*unfinished, *self.held], key=lambda card: card.line)
        self.open, self.held = [], []
        return cards


def _is_agent(line: bytes, value: bytes) -> bool:
    head, colon, rest = line[:256].partition(b":")
    name = head.partition(b";")[0].upper()
    return bool(colon) and name.rpartition(b".")[2] == b"AGENT" and rest.strip().upper() == value
