"""What is proposed in random books: nobody who got it, is guarded, rests, said no, or knows them.

`NETDESK_BOOKS=1000` tries that many books.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from netdesk import book
from netdesk.domain.model import Direction, GroupKind
from tests.makers import TODAY, open_book, person

BOOKS = int(os.environ.get("NETDESK_BOOKS", "12"))
TOPICS = ("pricing", "photography", "hosting", "taxes", "translation")
NICHES = ("Design", "Health", "Shops")
COMPANIES = ("", "", "Loopwise", "Norr")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@dataclass
class Truth:
    """What was done to a book, told without the book's own rules."""

    people: list[int] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    closed: set[int] = field(default_factory=set)
    later: set[int] = field(default_factory=set)
    wrote: dict[int, list[date]] = field(default_factory=dict)
    awaited: set[int] = field(default_factory=set)
    got: set[tuple[int, int]] = field(default_factory=set)
    known: set[frozenset[int]] = field(default_factory=set)
    company: dict[int, str] = field(default_factory=dict)

    def may_be_written_to(self, own: int) -> bool:
        lately = any(day > ago(14) for day in self.wrote.get(own, ()))
        return not (own in self.closed | self.later | self.awaited or lately)

    def strangers(self, a: int, b: int) -> bool:
        colleagues = self.company[a] and self.company[a] == self.company[b]
        return frozenset((a, b)) not in self.known and not colleagues


Deed = Callable[[Truth, Random], None]


def closes(truth: Truth, random: Random) -> None:
    own = random.choice(truth.people)
    book.people.edit(own, do_not_contact=True)
    truth.closed.add(own)


def waits(truth: Truth, random: Random) -> None:
    own = random.choice(truth.people)
    book.people.edit(own, not_before=TODAY + timedelta(days=random.randrange(1, 40)))
    truth.later.add(own)


def writes(truth: Truth, random: Random) -> None:
    own, on = random.choice(truth.people), ago(random.randrange(40))
    reply_by = TODAY + timedelta(days=3) if random.random() < 0.2 else None
    book.interactions.log([own], on=on, direction=Direction.OUTGOING, reply_by=reply_by)
    truth.wrote.setdefault(own, []).append(on)
    if reply_by:
        truth.awaited.add(own)


def hears(truth: Truth, random: Random) -> None:
    own = random.choice(truth.people)
    book.interactions.log([own], on=TODAY, direction=Direction.INCOMING)
    truth.awaited.discard(own)


def meets(truth: Truth, random: Random) -> None:
    pair = random.sample(truth.people, 2)
    on = ago(random.randrange(300))
    book.interactions.log(pair, on=on, direction=Direction.MUTUAL)
    truth.known.add(frozenset(pair))
    for own in pair:
        if all(day <= on for day in truth.wrote.get(own, ())):
            truth.awaited.discard(own)


def knows(truth: Truth, random: Random) -> None:
    a, b = random.sample(truth.people, 2)
    random.choice((book.knows.say, _brought, _circle, _project, _begun))(a, b)
    truth.known.add(frozenset((a, b)))


def _brought(a: int, b: int) -> None:
    if book.people.person(a, today=TODAY).introduced_by:
        book.knows.say(a, b)
    else:
        book.people.edit(a, introduced_by=b)


def _circle(a: int, b: int) -> None:
    kind = GroupKind.PEER_FEEDBACK
    book.groups.add(f"Circle {a} {b}", today=TODAY, kind=kind, members=[a, b])


def _project(a: int, b: int) -> None:
    book.collaborations.add(f"Project {a} {b}", [a, b], today=TODAY)


def _begun(a: int, b: int) -> None:
    book.introductions.begin(a, b, today=TODAY, force=True)


def shares(truth: Truth, random: Random) -> None:
    own, item, on = random.choice(truth.people), random.choice(truth.items), ago(100)
    contact = book.library.share(item, own, on=on, force=True)
    book.interactions.mark_replied(contact, on)
    truth.got.add((item, own))


DEEDS: Mapping[Deed, int] = {
    closes: 2, waits: 2, writes: 8, hears: 2, meets: 6, knows: 8, shares: 8,
}  # fmt: skip


def filled(random: Random) -> Truth:
    """Fill the open book at random."""
    truth = Truth()
    for number in range(random.randrange(4, 16)):
        company = random.choice(COMPANIES)
        niches = random.sample(NICHES, random.randrange(3))
        own = person(f"P{number}", niches=niches, organization=company, start_clock=False)
        offers, needs = ("; ".join(random.sample(TOPICS, random.randrange(3))) for _ in "ab")
        book.people.edit(own, offers=offers, needs=needs)
        truth.people.append(own)
        truth.company[own] = company
    for number in range(random.randrange(1, 5)):
        niches, topic = random.sample(NICHES, random.randrange(3)), random.choice(TOPICS)
        truth.items.append(
            book.library.add(f"On {topic}, {number}", today=TODAY, niche_names=niches)
        )
    for _ in range(random.randrange(30)):
        [deed] = random.choices(list(DEEDS), list(DEEDS.values()))
        deed(truth, random)
    return truth


@pytest.mark.parametrize("seed", range(BOOKS))
def test_every_proposal_holds_every_exclusion(seed: int, tmp_path: Path) -> None:
    with open_book(tmp_path / "a.book"):
        truth = filled(Random(seed))
        for item in truth.items:
            for one in book.audience.view(item, TODAY).helps:
                own = one.face.person_id
                assert truth.may_be_written_to(own)
                assert (item, own) not in truth.got
                assert book.guard.warning(own, TODAY) is None
                assert one.needs or one.niches
        for match in book.suggestions.matches(TODAY):
            a, b = match.a.person_id, match.b.person_id
            assert truth.may_be_written_to(a)
            assert truth.may_be_written_to(b)
            assert truth.strangers(a, b)
            assert match.words or match.niche


def test_the_random_books_have_proposals_at_all(tmp_path: Path) -> None:
    found = 0
    for seed in range(3):
        with open_book(tmp_path / f"{seed}.book"):
            truth = filled(Random(seed))
            found += len(book.suggestions.matches(TODAY))
            found += sum(len(book.audience.view(item, TODAY).helps) for item in truth.items)
    assert found > 5
