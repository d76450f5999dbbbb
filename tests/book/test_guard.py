"""Nobody is pestered: when the guard speaks up, and when it is silent again (PRODUCT 4)."""

from datetime import date, timedelta

import pytest

from netdesk import book
from netdesk.book import guard
from netdesk.domain.errors import NotFound
from netdesk.domain.model import Direction
from tests.makers import TODAY, person

pytestmark = pytest.mark.usefixtures("book_file")
HOW = {">": Direction.OUTGOING, "<": Direction.INCOMING, "=": Direction.MUTUAL}


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def spoken(story: str) -> int:
    """Return a person with these contacts, as in ">-3 <-1": mine 3 days ago, theirs yesterday."""
    own = person(start_clock=False)
    for word in story.split():
        book.interactions.log([own], word, on=later(int(word[1:])), direction=HOW[word[0]])
    return own


@pytest.mark.parametrize(
    ("story", "rest"),
    [
        ("", None),
        (">0", None),
        (">-1 >0", 13),  # until the first of both is 14 days ago
        (">-13 >0", 1),
        (">-14 >0", None),  # not within 14 days
        (">-9 >-6 >-3", 8),  # until there is but one left
        (">-3 <-1 >0", None),  # they answered the first
        (">-3 >-2 <-1", None),
        (">-3 =-2 >-1 >0", 13),  # a talk answers what was before it
        ("<-5 >-3 >-1", 11),  # what they wrote earlier answers nothing
    ],
)
def test_two_unanswered_within_14_days(story: str, rest: int | None) -> None:
    found = guard.warning(spoken(story), TODAY)
    assert (found and found.until) == (None if rest is None else later(rest))
    if found and rest:
        assert guard.warning(found.person_id, later(rest)) is None, "the rest has ended"
        assert guard.warning(found.person_id, later(rest - 1)) is not None


def test_it_shows_the_last_three_contacts() -> None:
    found = guard.warning(spoken("<-9 >-3 >-2 >-1"), TODAY)
    assert found is not None
    assert [one.summary for one in found.last] == [">-1", ">-2", ">-3"]
    assert found.unanswered == (f"{later(-3)} >-3", f"{later(-2)} >-2", f"{later(-1)} >-1")


def test_a_mark_that_they_replied_answers_what_was_before() -> None:
    own = spoken(">-3 >-1")
    book.interactions.replied(own, TODAY)
    assert guard.warning(own, TODAY) is None


def test_who_said_no_rests_for_good_who_said_later_until_then() -> None:
    own = person(start_clock=False)
    book.people.edit(own, not_before=later(3))
    found = guard.warning(own, TODAY)
    assert found is not None
    assert (found.reason, found.until) == ("not_before", later(3))
    assert guard.warning(own, later(3)) is None
    book.people.edit(own, do_not_contact=True)
    found = guard.warning(own, later(3))
    assert found is not None
    assert (found.reason, found.until) == ("do_not_contact", None)


def test_the_preferences_set_how_many_and_how_long() -> None:
    own = spoken(">-3 >-1")
    book.preferences.change(unanswered=3)
    assert guard.warning(own, TODAY) is None
    book.preferences.change(unanswered=1, rest_days=2)
    found = guard.warning(own, TODAY)
    assert found is not None
    assert found.until == later(1)


def test_nobody_is_not_found() -> None:
    with pytest.raises(NotFound):
        guard.warning(7, TODAY)
