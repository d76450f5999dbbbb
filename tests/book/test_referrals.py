"""Referrals both ways: thanks that fall due, what passed with each partner, export (PRODUCT 8)."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.errors import FileProblem, NotFound, NotUnderstood
from netdesk.domain.model import Direction, GiveKind, Intent, Origin, ReferralStatus, TodayKind, Way
from netdesk.domain.when import Due
from tests.makers import TODAY, dump, open_book, person

GIVEN, RECEIVED = Way.GIVEN, Way.RECEIVED


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def thanks_in_today(on: date) -> list[tuple[str, int]]:
    items = book.today.items(on)
    return [(one.person, one.days_late) for one in items if one.kind is TodayKind.THANKS]


def test_thanks_follow_a_corrected_date_but_not_from_a_day_of_my_own() -> None:
    ruth = person("Ruth", start_clock=False)
    own = book.referrals.add(RECEIVED, ruth, "Lumen", today=TODAY)
    [owed] = book.follow_ups.of_person(ruth, TODAY)
    book.referrals.edit(own, today=TODAY, on=later(-2))
    assert book.follow_ups.follow_up(owed.id, TODAY).due == later(1)
    book.follow_ups.edit(owed.id, due=Due(later(9)))
    book.referrals.edit(own, today=TODAY, on=later(-1))
    assert book.follow_ups.follow_up(owed.id, TODAY).due == later(9)


def test_a_client_of_the_book_has_it_in_their_history_too() -> None:
    ruth, nora, sofia = (person(name, start_clock=False) for name in ("Ruth", "Nora", "Sofia"))

    def told(own: int) -> list[tuple[str, str, str]]:
        lines = book.steps.person_history(own)
        return [
            (one.field, one.old, one.new) for one in lines if one.field in ("referral", "status")
        ]

    own = book.referrals.add(GIVEN, ruth, client_id=nora, today=TODAY)
    book.referrals.edit(own, today=TODAY, client_id=sofia)
    book.referrals.edit(own, today=TODAY, status=ReferralStatus.WON)
    assert told(nora) == [("referral", "given: Ruth", ""), ("referral", "", "given: Ruth")]
    assert told(sofia) == [("referral", "", "given: Ruth")]
    assert told(ruth) == [("status", "offered", "won"), ("referral", "", "given: Nora")]


def test_thanks_for_a_received_referral_fall_due_after_three_days() -> None:
    ruth = person("Ruth", start_clock=False)
    before = dump()
    own = book.referrals.add(RECEIVED, ruth, "Café Lumen", today=TODAY, said="Referred Café Lumen")
    assert [thanks_in_today(later(days)) for days in (0, 2, 3, 5)] == [
        *([], []),
        [("Ruth", 0)],
        [("Ruth", 2)],
    ]
    [contact] = book.interactions.of_person(ruth)
    assert (contact.direction, contact.intent) == (Direction.INCOMING, Intent.GIVE)
    assert (contact.give_kind, contact.summary) == (GiveKind.REFERRAL, "Referred Café Lumen")
    [owed] = book.follow_ups.of_person(ruth, TODAY)
    assert (owed.origin, owed.reason) == (Origin.THANKS, "Referred Café Lumen")
    book.follow_ups.done(owed.id, today=later(3))
    assert book.referrals.referral(own).thanked_on == later(3)
    assert thanks_in_today(later(9)) == []
    assert book.reciprocity.unthanked(later(9)) == []
    book.steps.undo()
    assert book.referrals.referral(own).is_owed_thanks
    assert thanks_in_today(later(3)) == [("Ruth", 0)]
    book.steps.undo()
    assert dump() == before, "one step each"


def test_each_thanks_is_for_its_own_referral_and_thanking_somebody_for_all() -> None:
    ruth = person("Ruth", start_clock=False)
    first = book.referrals.add(RECEIVED, ruth, "Lumen", today=TODAY)
    second = book.referrals.add(RECEIVED, ruth, "Lune Press", today=TODAY)
    third = book.referrals.add(RECEIVED, ruth, "Klinikpfad", today=TODAY)
    book.follow_ups.done(book.follow_ups.of_person(ruth, TODAY)[0].id, today=TODAY)
    book.referrals.thank(ruth, referral_id=second, today=TODAY)
    told = [book.referrals.referral(own).thanked_on for own in (first, second, third)]
    assert told == [TODAY, TODAY, None]
    assert len(book.follow_ups.of_person(ruth, TODAY)) == 1
    book.referrals.thank(ruth, today=TODAY)
    assert book.referrals.referral(third).thanked_on == TODAY
    assert book.follow_ups.of_person(ruth, TODAY) == []


def test_dropped_thanks_stay_owed_but_nag_no_more() -> None:
    ruth = person("Ruth", start_clock=False)
    own = book.referrals.add(RECEIVED, ruth, "Lumen", today=TODAY)
    book.follow_ups.drop(book.follow_ups.of_person(ruth, TODAY)[0].id, TODAY)
    assert book.referrals.referral(own).is_owed_thanks
    assert thanks_in_today(later(9)) == []


def test_a_given_one_is_a_give_that_owes_no_thanks_and_stops_the_clock() -> None:
    ruth = person("Ruth")
    nora = person("Nora Winter", start_clock=False)
    book.referrals.add(GIVEN, ruth, client_id=nora, subject="product design", today=TODAY)
    [found] = book.referrals.all_referrals()
    assert (found.client, found.client_id, found.way) == ("Nora Winter", nora, GIVEN)
    assert not found.is_owed_thanks
    assert book.follow_ups.of_person(ruth, TODAY) == []
    assert book.referrals.of_person(nora) == [found]


def test_status_moves_through_to_won_or_lost() -> None:
    ruth = person("Ruth")
    own = book.referrals.add(RECEIVED, ruth, "Lumen", today=TODAY)
    for status, settled in (
        ("accepted", None),
        ("met", None),
        ("won", later(4)),
        ("lost", later(4)),
    ):
        book.referrals.edit(own, today=later(4), status=ReferralStatus(status))
        found = book.referrals.referral(own)
        assert (found.status, found.settled_on) == (status, settled)
    book.referrals.edit(own, today=later(5), status=ReferralStatus.MET)
    assert book.referrals.referral(own).settled_on is None


def test_the_ledger_of_each_partner() -> None:
    ruth, priya = person("Ruth"), person("Priya")
    for way, who, status, value, currency in (
        (RECEIVED, ruth, "won", "4200", "eur"),
        (RECEIVED, ruth, "won", "0.50", "EUR"),
        (RECEIVED, ruth, "won", "100", "USD"),
        (RECEIVED, ruth, "lost", "9000", "EUR"),
        (GIVEN, ruth, "won", "70", ""),
        (GIVEN, priya, "offered", None, ""),
    ):
        amount = Decimal(value) if value else None
        one = ReferralStatus(status)
        book.referrals.add(way, who, "X", today=TODAY, status=one, value=amount, currency=currency)
    first, second = book.referrals.partners()
    assert (first.name, first.received, first.given) == ("Ruth", 4, 1)
    assert (first.received_won, first.given_won, first.unthanked) == (3, 1, 4)
    assert first.received_value == {"EUR": Decimal("4200.5"), "USD": Decimal(100)}
    assert first.given_value == {"": Decimal(70)}
    assert (second.name, second.received, second.given, second.unthanked) == ("Priya", 0, 1, 0)


def test_a_removed_one_takes_its_contact_and_its_thanks_along() -> None:
    ruth = person("Ruth", start_clock=False)
    before = dump()
    own = book.referrals.add(RECEIVED, ruth, "Lumen", today=TODAY)
    book.referrals.remove(own)
    assert dump() == before
    with pytest.raises(NotFound):
        book.referrals.referral(own)


@pytest.mark.parametrize(
    "wrong",
    [
        {"client": " "},
        {"client": "x", "value": Decimal(-1)},
        {"client": "x", "value": Decimal("NaN")},
    ],
)
def test_what_makes_no_referral(wrong: dict[str, object]) -> None:
    before = dump()
    own = person("Ruth")
    with pytest.raises(NotUnderstood):
        book.referrals.add(GIVEN, own, today=TODAY, **wrong)  # type: ignore[arg-type]
    assert len(dump()) == len(before) + 2  # Ruth and her first follow-up


def test_the_export_is_a_table_without_formulas(tmp_path: Path) -> None:
    ruth = person("Ruth")
    book.referrals.add(GIVEN, ruth, "=cmd()", today=TODAY, value=Decimal("12.5"), currency="EUR")
    done = book.referrals.export(tmp_path / "r.csv")
    assert done.count == 1
    [row] = csv.DictReader(io.StringIO(done.file.read_text("utf-8-sig")))
    assert (row["partner"], row["client"], row["value"]) == ("Ruth", "'=cmd()", "12.5")
    assert (row["way"], row["on"], row["status"]) == ("given", TODAY.isoformat(), "offered")
    with pytest.raises(FileProblem):
        book.referrals.export(tmp_path / "r.csv")


def test_people_who_go_leave_no_name_behind() -> None:
    ruth, nora = person("Ruth"), person("Nora Winter")
    own = book.referrals.add(GIVEN, ruth, client_id=nora, today=TODAY)
    book.people.delete([nora])
    assert book.referrals.referral(own).client == ""
    book.people.delete([ruth])
    assert book.referrals.all_referrals() == []
    book.steps.undo()
    book.steps.undo()
    assert book.referrals.referral(own).client == "Nora Winter"


def test_a_partner_is_found_by_the_client() -> None:
    ruth = person("Ruth")
    own = book.referrals.add(RECEIVED, ruth, "Klinikpfad", subject="onboarding", today=TODAY)
    assert book.people.ids("klinikpfad", today=TODAY) == [ruth]
    book.referrals.edit(own, today=TODAY, client="Lune Press")
    assert book.people.ids("klinikpfad", today=TODAY) == []
    assert book.people.ids("lune onboarding", today=TODAY) == [ruth]
