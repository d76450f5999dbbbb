"""Give first: counts of twelve months, who was never thanked, whom I only ask, what to offer
(PRODUCT rule 5)."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.model import Direction, GiveKind, Intent, Way
from netdesk.domain.reciprocity import Balance, Imbalance
from tests.makers import TODAY, open_book, person

GIVE, ASK, NEUTRAL = Intent.GIVE, Intent.ASK, Intent.NEUTRAL
OUT, IN, MUTUAL = Direction.OUTGOING, Direction.INCOMING, Direction.MUTUAL


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def logged(who: int, *contacts: tuple[int, Direction, Intent]) -> None:
    for days, direction, intent in contacts:
        book.interactions.log([who], "x", on=ago(days), direction=direction, intent=intent)


@pytest.mark.parametrize(
    ("contacts", "given", "received"),
    [
        ([], 0, 0),
        ([(1, OUT, GIVE)], 1, 0),
        ([(1, MUTUAL, GIVE)], 1, 0),
        ([(1, IN, GIVE)], 0, 1),
        ([(1, OUT, ASK), (2, IN, NEUTRAL)], 0, 0),
        ([(364, OUT, GIVE), (365, OUT, GIVE)], 1, 0),  # 12 months, the same day last year excluded
        ([(-1, OUT, GIVE)], 0, 0),  # tomorrow is no gift yet
        ([(1, OUT, GIVE), (2, OUT, GIVE), (3, IN, GIVE)], 2, 1),
    ],
)
def test_gives_and_receives_are_counted_over_twelve_months(
    contacts: list[tuple[int, Direction, Intent]], given: int, received: int
) -> None:
    ana = person(start_clock=False)
    logged(ana, *contacts)
    assert book.reciprocity.of_person(ana, TODAY) == Balance(given, received)
    assert book.reciprocity.balance(TODAY) == Balance(given, received)


def test_a_gift_to_two_counts_once_in_the_network_and_once_for_each() -> None:
    ana, bo = person("Ana"), person("Bo")
    kind = GiveKind.INTRODUCTION
    book.interactions.log([ana, bo], on=TODAY, direction=OUT, intent=GIVE, give_kind=kind)
    assert book.reciprocity.balance(TODAY) == Balance(given=1, introductions=1)
    assert book.reciprocity.of_person(bo, TODAY) == Balance(given=1, introductions=1)


def test_the_kinds_of_gifts_and_the_clients_are_told() -> None:
    ana = person()
    book.library.share(book.library.add("Retainers", today=TODAY), ana, on=TODAY)
    book.referrals.add(Way.GIVEN, ana, "Nora", today=TODAY)
    own = book.referrals.add(Way.RECEIVED, ana, "Café Lumen", today=TODAY)
    book.referrals.edit(own, today=TODAY, status="won")
    assert book.reciprocity.balance(TODAY) == Balance(2, 1, shared=1, referrals=1, clients=1)


def test_never_thanked_are_the_gifts_since_which_nobody_said_thanks() -> None:
    ana, bo = person("Ana"), person("Bo")
    logged(ana, (9, IN, GIVE), (400, IN, GIVE), (3, OUT, NEUTRAL))
    logged(bo, (5, IN, GIVE), (4, IN, NEUTRAL))
    found = book.reciprocity.unthanked(TODAY)
    assert [(one.face.name, one.on) for one in found] == [("Ana", ago(9)), ("Bo", ago(5))]
    book.referrals.thank(ana, today=TODAY, note="Thank you!")
    assert [one.face.name for one in book.reciprocity.unthanked(TODAY)] == ["Bo"]
    assert [one.summary for one in book.interactions.of_person(ana, 1)] == ["Thank you!"]
    book.steps.undo()
    assert len(book.reciprocity.unthanked(TODAY)) == 2


@pytest.mark.parametrize(
    ("contacts", "listed"),
    [
        ([(1, OUT, ASK)], False),  # once is not only
        ([(1, OUT, ASK), (9, OUT, ASK)], True),
        ([(1, OUT, ASK), (9, MUTUAL, ASK), (5, OUT, NEUTRAL)], True),
        ([(1, OUT, ASK), (9, OUT, ASK), (50, OUT, GIVE)], False),
        ([(1, IN, ASK), (9, IN, ASK)], False),  # they ask
        ([(400, OUT, ASK), (401, OUT, ASK)], False),
    ],
)
def test_where_I_only_ask(contacts: list[tuple[int, Direction, Intent]], listed: bool) -> None:
    ana = person()
    logged(ana, *contacts)
    assert bool(book.reciprocity.only_asked(TODAY)) is listed


@pytest.mark.parametrize(
    ("contacts", "why"),
    [
        ([], Imbalance.NOTHING_GIVEN),
        ([(10, OUT, GIVE)], None),
        ([(190, OUT, GIVE)], Imbalance.NOTHING_GIVEN),
        ([(10, IN, GIVE)], Imbalance.NOTHING_GIVEN),
        ([(30, OUT, GIVE), (3, OUT, ASK), (2, OUT, ASK)], None),
        ([(30, OUT, GIVE), (4, OUT, ASK), (3, OUT, ASK), (2, OUT, ASK)], Imbalance.ONLY_ASKS),
        ([(4, OUT, ASK), (3, OUT, ASK), (2, OUT, ASK), (1, IN, NEUTRAL)], Imbalance.ONLY_ASKS),
        ([(9, OUT, ASK), (8, OUT, ASK), (7, OUT, ASK), (1, MUTUAL, GIVE)], None),
    ],
)
def test_before_an_ask_one_thing_is_offered(
    contacts: list[tuple[int, Direction, Intent]], why: Imbalance | None
) -> None:
    ana = person()
    book.people.edit(ana, needs="hosting for a small shop")
    logged(ana, *contacts)
    found = book.reciprocity.hint(ana, TODAY)
    assert (found and found.why) == why
    if found:
        assert found.offer.needs == "hosting for a small shop"
    book.preferences.change(giving=False)
    assert book.reciprocity.hint(ana, TODAY) is None


def test_who_has_nothing_that_could_be_offered_raises_no_hint() -> None:
    assert book.reciprocity.hint(person(), TODAY) is None


def test_what_could_be_offered() -> None:
    ana, bo, cy = person("Ana"), person("Bo"), person("Cy")
    for own in (ana, bo, cy):
        book.niches.tag([own], "Design studios" if own == ana else "Health tech")
    book.people.edit(ana, needs="A photographer, help with pricing")
    book.people.edit(bo, offers="Photography of food")
    book.people.edit(cy, offers="Tax advice")
    pricing = book.library.add("Pricing ongoing work", today=TODAY)
    studio = book.library.add(
        "Brief that clients finish", today=TODAY, niche_names=["Design studios"]
    )
    book.library.add("Donor page checklist", today=TODAY)
    got = book.library.add("Pricing, a talk", today=TODAY)
    book.library.share(got, ana, on=ago(100))
    found = book.audience.offers(ana, TODAY)
    assert [(one.id, words) for one, words in found.items] == [
        (pricing, ("pricing",)),
        (studio, ()),
    ]
    [match] = found.people
    assert (match.a.name, match.b.name, match.words) == ("Bo", "Ana", ("photographer",))
