"""A Monica account comes in: people, who introduced whom, what was and what is planned."""

import re
from datetime import date
from pathlib import Path

import pytest

from netdesk import book
from netdesk.book.importing import FileSource, Imported
from netdesk.domain.model import Circle, Person
from netdesk.domain.rhythm import Rhythm
from tests.makers import TODAY, dump

pytestmark = pytest.mark.usefixtures("book_file")
DATA = Path(__file__).parent.parent / "data" / "monica"
both = pytest.mark.parametrize("name", ["monica.json", "monica.sql"])


def bring(name: str) -> Imported:
    done = book.importing.run([FileSource(DATA / name)], today=TODAY)
    assert done.problems == ()
    return done


def the(name: str) -> Person:
    return book.people.person(book.people.find(name), today=TODAY)


@both
def test_who_is_met_less_often_than_a_book_can_say_is_met_as_seldom_as_it_can(
    name: str, tmp_path: Path
) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    file = tmp_path / name
    file.write_text(re.sub(r'(frequency": |1,0,1,0,)30\b', r"\g<1>9999", text), encoding="utf-8")
    book.importing.run([FileSource(file)], today=TODAY)
    assert the("Ana").cadence_days == 3650


@both
def test_an_account_comes_in_once(name: str) -> None:
    done = bring(name)
    assert (done.found, done.added) == (2, 2)
    before = dump()
    again = bring(name)
    assert (again.added, again.updated, again.same) == (0, 0, 2)
    assert dump() == before


@both
def test_people_and_who_introduced_whom(name: str) -> None:
    bring(name)
    ana = the("Ana")
    assert (ana.introduced_by_name, ana.circle, ana.cadence_days) == ("Bo Lee", Circle.INNER, 30)
    assert (ana.birthday, ana.met_on, ana.clock_on) == ("--04-12", date(2020, 2, 3), None)
    assert [niche.name for niche in ana.niches] == ["fintech", "Meetup Leipzig"]
    related = [one.value for one in book.people.unknown_properties(ana.id)]
    assert related == ["Kim Ruiz", "Bo Lee"]


@both
def test_an_activity_of_several_is_one_contact(name: str) -> None:
    bring(name)
    [lunch] = book.interactions.of_person(the("Bo").id)
    assert sorted(lunch.people) == ["Ana María Ruiz", "Bo Lee"]
    assert the("Ana").last_contact == date(2021, 5, 6)


@both
def test_reminders_become_follow_ups_that_repeat(name: str) -> None:
    bring(name)
    planned = book.follow_ups.of_person(the("Ana").id, TODAY)
    assert {(one.reason, one.due, one.rhythm) for one in planned} == {
        ("Coffee", date(2022, 1, 31), Rhythm(1, "m")),
        ("Send the study", date(2022, 5, 1), None),
        ("Find the talk: of 2019", date(2022, 1, 15), None),
    }


def test_a_follow_up_that_was_done_does_not_come_again() -> None:
    bring("monica.json")
    [coffee] = [f for f in book.follow_ups.of_person(the("Ana").id, TODAY) if f.rhythm]
    book.follow_ups.done(coffee.id, today=TODAY)
    [after] = [f for f in book.follow_ups.of_person(the("Ana").id, TODAY) if f.rhythm]
    assert after.due == date(2026, 11, 30), "counted from the 31st, after a February and a November"
    again = bring("monica.json")
    assert (again.updated, again.same) == (0, 2)
