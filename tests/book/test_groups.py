"""Groups: whose turn it is and when, meetings that mark contact with all, visits by a rhythm."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from netdesk import book
from netdesk.book.groups import Promise
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.model import Direction, GroupKind, Origin, Side, State
from netdesk.domain.turns import ME
from netdesk.domain.when import Due
from tests.makers import TODAY, open_book, person

FRIDAY = date(2026, 11, 27)


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def circle(**fields: object) -> tuple[int, list[int]]:
    """The circle of the picture: me, Sofia, Priya, Karla and Mats, every second Friday."""
    members = [person(name, start_clock=False) for name in ("Sofia", "Priya", "Karla", "Mats")]
    own = book.groups.add(
        "Peer feedback circle",
        today=TODAY,
        kind=GroupKind.PEER_FEEDBACK,
        rhythm="2w",
        next_on=FRIDAY,
        next_at=time(12, 30),
        members=members,
        **fields,  # type: ignore[arg-type]
    )
    return own, members


def turns(own: int) -> list[tuple[str, str]]:
    found = book.groups.view(own, TODAY)
    return [(one.name or "me", f"{one.next_on:%d %b}") for one in found.members]


def test_the_order_of_turns_has_the_coming_dates() -> None:
    own, _ = circle()
    assert turns(own) == [
        ("me", "27 Nov"),
        ("Sofia", "11 Dec"),
        ("Priya", "25 Dec"),
        ("Karla", "08 Jan"),
        ("Mats", "22 Jan"),
    ]
    [line] = book.groups.lines()
    assert line.my_turn
    assert (line.members, line.last_on) == (4, None)
    assert book.groups.view(own, TODAY).size == 5


def test_a_meeting_is_one_step_that_marks_contact_and_moves_turn_and_date_on() -> None:
    own, (sofia, priya, karla, mats) = circle()
    book.groups.edit(own, next_topic="Pricing page")
    book.people.edit(priya, cadence_days=30)
    steps = len(book.steps.steps())
    promises = [
        Promise(karla, "Send the template", Due(later(5))),
        Promise(mats, "Ask Hanna", Due(later(9)), Side.THEIRS),
    ]
    book.groups.meet(
        own, [sofia, priya], on=FRIDAY, today=FRIDAY, notes="Shorter", promises=promises
    )
    assert len(book.steps.steps()) == steps + 1
    assert turns(own)[0] == ("Sofia", "11 Dec")
    assert turns(own)[-1] == ("me", "05 Feb")
    found = book.groups.view(own, TODAY)
    [meeting] = found.meetings
    assert (meeting.on, meeting.topic, meeting.notes) == (FRIDAY, "Pricing page", "Shorter")
    assert meeting.mine
    assert [one.name for one in meeting.people] == ["Priya", "Sofia"]
    [contact] = book.interactions.of_person(priya)
    assert contact.direction is Direction.MUTUAL
    assert contact.summary == "Peer feedback circle: Pricing page"
    assert book.interactions.of_person(karla) == []
    assert [(one.person, one.reason, one.side) for one in found.promises] == [
        ("Karla", "Send the template", Side.MINE),
        ("Mats", "Ask Hanna", Side.THEIRS),
    ]
    assert found.promises[0].origin is Origin.PROMISE
    assert found.group.next_topic == ""
    me = found.members[-1]
    assert (me.person_id, me.last_topic, me.last_on) == (ME, "Pricing page", FRIDAY)
    assert book.people.person(priya, today=FRIDAY).state is State.WARM
    book.steps.undo()
    assert turns(own)[0] == ("me", "27 Nov")
    assert book.interactions.of_person(priya) == []


def test_a_planned_topic_waits_until_it_is_shown() -> None:
    own, (sofia, *_) = circle()
    book.groups.edit(own, next_topic="Pricing page")

    def next_topic(topic: str | None) -> str:
        book.groups.set_turn(own, ME)
        book.groups.meet(own, [sofia], on=TODAY, today=TODAY, topic=topic)
        return book.groups.group(own).next_topic

    assert next_topic("Rebrand") == "Pricing page"
    assert next_topic("") == "Pricing page"
    book.groups.meet(own, [sofia], on=TODAY, today=TODAY)  # the turn of another
    topics = [one.topic for one in book.groups.view(own, TODAY).meetings]
    assert topics == ["", "", "Rebrand"]
    assert next_topic("My pricing page, once more") == ""


def test_a_meeting_stops_the_first_clock_of_who_came() -> None:
    own, _ = circle()
    new = person("Newcomer")
    book.groups.add_members(own, [new])
    book.groups.meet(own, [new], on=TODAY, today=TODAY)
    assert book.follow_ups.of_person(new, TODAY) == []


@pytest.mark.parametrize(
    ("held", "planned", "rhythm", "following"),
    [
        ("2026-11-27", "2026-11-27", "2w", "2026-12-11"),
        ("2026-11-28", "2026-11-27", "2w", "2026-12-11"),  # a day late: the Fridays stay
        ("2026-11-26", "2026-11-27", "2w", "2026-12-11"),
        ("2026-12-12", "2026-11-27", "2w", "2026-12-25"),  # one was left out
        ("2026-01-31", "2026-01-31", "1m", "2026-02-28"),
        ("2026-11-27", None, "1w", "2026-12-04"),
        ("2026-11-27", "2026-11-27", "", None),
        ("2026-11-27", "2026-12-10", "", "2026-12-10"),  # one in between
    ],
)
def test_the_next_meeting_keeps_to_its_rhythm(
    held: str, planned: str | None, rhythm: str, following: str | None
) -> None:
    own = book.groups.add("Circle", today=TODAY, kind=GroupKind.LOCAL)
    on = date.fromisoformat(planned) if planned else None
    book.groups.edit(own, rhythm=rhythm, next_on=on)
    day = date.fromisoformat(held)
    book.groups.meet(own, [person()], on=day, today=day)
    found = book.groups.group(own).next_on
    assert (found and found.isoformat()) == following


def test_a_meeting_entered_late_moves_nothing() -> None:
    own, (sofia, *_) = circle()
    book.groups.meet(own, [sofia], on=FRIDAY, today=FRIDAY)
    before = turns(own)
    book.groups.meet(own, [sofia], on=later(-30), today=TODAY, topic="Old")
    assert turns(own) == before
    assert [one.topic for one in book.groups.view(own, TODAY).meetings] == ["", "Old"]


def test_what_is_to_come_can_not_have_been() -> None:
    own, (sofia, *_) = circle()
    meeting = book.groups.meet(own, [sofia], on=TODAY, today=TODAY)
    before = book.groups.view(own, TODAY)
    with pytest.raises(NotUnderstood, match="to_come"):
        book.groups.meet(own, [sofia], on=FRIDAY, today=TODAY)
    with pytest.raises(NotUnderstood, match="to_come"):
        book.groups.visit(own, on=later(1), today=TODAY)
    with pytest.raises(NotUnderstood, match="to_come"):
        book.groups.edit_meeting(meeting, on=later(1), today=TODAY)
    assert book.groups.view(own, TODAY) == before
    book.groups.edit_meeting(meeting, on=TODAY, topic="x", today=later(-1))  # taken down before


def test_a_visit_moves_the_next_one_from_its_own_day() -> None:
    own = book.groups.add("Indie Makers", today=TODAY, kind=GroupKind.SLACK, rhythm="weekly")
    assert book.groups.group(own).next_on == later(7)
    book.groups.visit(own, on=later(2), today=later(2), notes="Answered two questions")
    assert book.groups.group(own).next_on == later(9)
    [line] = book.groups.lines()
    assert line.last_on == later(2)
    assert not line.my_turn
    book.groups.visit(own, on=later(-20), today=TODAY)
    assert book.groups.group(own).next_on == later(9)


def test_a_visit_in_between_leaves_what_is_planned() -> None:
    own = book.groups.add("Indie Makers", today=TODAY, kind=GroupKind.SLACK)
    book.groups.edit(own, next_on=later(9))
    book.groups.visit(own, on=later(2), today=later(2))
    assert book.groups.group(own).next_on == later(9)
    book.groups.visit(own, on=later(9), today=later(9))
    assert book.groups.group(own).next_on is None


def test_how_many_come_on_average() -> None:
    own, members = circle()
    for number in range(14):
        book.groups.meet(
            own, members[: 3 if number % 2 else 4], on=later(-14 * number), today=TODAY
        )
    found = book.groups.view(own, TODAY)
    assert len(found.meetings) == 14
    assert found.since == later(-14 * 13)
    assert (found.came, found.size) == (4.5, 5)


def test_introductions_from_here() -> None:
    own, (sofia, *_) = circle()
    book.people.edit(person("Client"), introduced_by=sofia)
    book.people.edit(person("Other"), introduced_by=person("Stranger"))
    assert book.groups.view(own, TODAY).introductions == 1


def test_the_order_can_be_changed_and_a_turn_given() -> None:
    own, (sofia, priya, karla, mats) = circle()
    book.groups.set_order(own, [mats, ME, sofia, karla, priya])
    assert [name for name, _ in turns(own)] == ["me", "Sofia", "Karla", "Priya", "Mats"]
    book.groups.set_turn(own, priya)
    assert [name for name, _ in turns(own)] == ["Priya", "Mats", "me", "Sofia", "Karla"]
    assert not book.groups.lines()[0].my_turn
    with pytest.raises(NotFound):
        book.groups.set_turn(own, person("Stranger"))


@pytest.mark.parametrize("how", ["remove", "delete"])
def test_the_turn_of_who_goes_is_the_next_one_s(how: str) -> None:
    own, (sofia, priya, karla, _) = circle()
    book.groups.set_turn(own, sofia)
    if how == "remove":
        book.groups.remove_members(own, [sofia, priya])
    else:
        book.people.delete([sofia, priya])
    assert book.groups.group(own).turn == karla
    book.steps.undo()
    assert book.groups.group(own).turn == sofia


def test_leaving_ends_what_is_due_and_joining_begins_anew() -> None:
    own, _ = circle()
    book.groups.leave(own, TODAY)
    assert not book.groups.lines()[0].my_turn
    book.groups.join(own, later(3))
    found = book.groups.group(own)
    assert (found.joined_on, found.left_on) == (later(3), None)


def test_groups_are_found_by_name_niche_and_members() -> None:
    circle(niche="Design")
    book.groups.add("Indie Makers", today=TODAY, kind=GroupKind.SLACK, rhythm="1w")
    found = {
        search: [line.group.name for line in book.groups.lines(search)]
        for search in ("", "indie", "design sofia", "berlin")
    }
    assert found == {
        "": ["Peer feedback circle", "Indie Makers"],
        "indie": ["Indie Makers"],
        "design sofia": ["Peer feedback circle"],
        "berlin": [],
    }
    group = book.groups.find("indie")
    assert group is not None
    assert group.kind.is_online
    assert book.groups.find("nowhere") is None


def test_a_meeting_is_changed_and_removed_with_its_contact() -> None:
    own, (sofia, *_) = circle()
    meeting = book.groups.meet(own, [sofia], on=FRIDAY, today=FRIDAY, topic="Draft")
    book.groups.edit_meeting(meeting, topic="Rebrand", on=later(3), today=later(3))
    [contact] = book.interactions.of_person(sofia)
    assert (contact.summary, contact.on) == ("Peer feedback circle: Rebrand", later(3))
    book.groups.remove_meeting(meeting)
    assert book.interactions.of_person(sofia) == []
    assert book.groups.view(own, TODAY).meetings == ()


def test_what_is_no_group() -> None:
    with pytest.raises(NotUnderstood):
        book.groups.add(" ", today=TODAY)
    with pytest.raises(NotUnderstood):
        book.groups.add("Circle", today=TODAY, rhythm="now and then")
    with pytest.raises(NotFound):
        book.groups.visit(9, on=TODAY, today=TODAY)
    with pytest.raises(NotFound):
        book.groups.remove_meeting(9)
    assert book.groups.all_groups() == []
