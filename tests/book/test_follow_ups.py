"""PRODUCT rule 1 and the order of Today, as scenarios with dates."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.model import (
    Channel,
    ChannelKind,
    Direction,
    FollowUpStatus,
    Origin,
    Side,
    State,
    TodayKind,
)
from netdesk.domain.rhythm import Rhythm
from netdesk.domain.when import Due
from tests.makers import TODAY, person

pytestmark = pytest.mark.usefixtures("book_file")


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def today(days: int = 0) -> list[tuple[str, str, int]]:
    return [(i.kind.value, i.person, i.days_late) for i in book.today.items(later(days))]


def test_the_clock_asks_for_a_follow_up_after_two_days() -> None:
    own = person("Ana")
    [first] = book.follow_ups.of_person(own, TODAY)
    assert (first.due, first.origin) == (later(2), Origin.FIRST)
    assert book.people.person(own, today=TODAY).state is State.NEW
    assert today(1) == []
    assert today(2) == [("follow_up", "Ana", 0)]
    assert today(4) == [("follow_up", "Ana", 2)]


def test_entered_late_the_first_follow_up_is_never_before_tomorrow() -> None:
    book.events.add("Fair", later(-3))
    own = person("Ana", event="Fair")
    ana = book.people.person(own, today=TODAY)
    assert (ana.met_on, ana.met_at) == (later(-3), "Fair")
    assert book.follow_ups.of_person(own, TODAY)[0].due == later(1)


def test_from_day_five_without_a_word_a_person_is_neglected_and_stands_first_once() -> None:
    promised = person("Bea", today=later(-20))
    book.interactions.log([promised], "met", on=later(-20))
    book.follow_ups.plan([promised], Due(later(-10)), origin=Origin.PROMISE, reason="send the deck")
    person("Ana")
    assert today(4)[0] == ("promise", "Bea", 14)
    assert today(5) == [("neglected", "Ana", 3), ("promise", "Bea", 15)]
    assert today(40)[0] == ("neglected", "Ana", 38), "nothing missed is ever rolled forward"


@pytest.mark.parametrize(
    ("direction", "stops"),
    [(Direction.OUTGOING, True), (Direction.MUTUAL, True), (Direction.INCOMING, False)],
)
def test_only_a_contact_from_my_side_stops_the_clock(direction: Direction, stops: bool) -> None:
    own = person("Ana")
    book.interactions.log([own], "hello", on=later(1), direction=direction)
    assert (book.follow_ups.of_person(own, TODAY) == []) is stops
    assert (today(6) == []) is stops


def test_a_first_follow_up_with_a_reason_stays_open_as_a_promise() -> None:
    own = person("Ana", follow_up=Due(later(3)), reason="send the case study")
    book.interactions.log([own], "hello", on=later(1))
    [kept] = book.follow_ups.of_person(own, TODAY)
    assert (kept.origin, kept.due) == (Origin.PROMISE, later(3))


def test_done_logs_one_outgoing_contact_with_channel_and_note() -> None:
    own = person("Ana")
    [due] = book.follow_ups.plan([own], Due(later(2)), reason="call", channel=ChannelKind.PHONE)
    closed = book.follow_ups.done(due, note="talked", today=later(2))
    assert closed.status is FollowUpStatus.DONE
    [logged] = book.interactions.of_person(own)
    assert (logged.direction, logged.channel) == (Direction.OUTGOING, ChannelKind.PHONE)
    assert (logged.summary, logged.on) == ("talked", later(2))
    assert book.follow_ups.of_person(own, TODAY) == [], "it stopped the clock too"
    book.steps.undo()
    assert len(book.follow_ups.of_person(own, TODAY)) == 2
    assert book.interactions.of_person(own) == []


def test_done_on_what_they_owe_logs_an_incoming_contact() -> None:
    own = person("Ana", start_clock=False)
    [due] = book.follow_ups.plan([own], Due(TODAY), side=Side.THEIRS)
    book.follow_ups.done(due, today=TODAY)
    assert book.interactions.of_person(own)[0].direction is Direction.INCOMING


def test_drop_logs_nothing() -> None:
    own = person("Ana")
    [first] = book.follow_ups.of_person(own, TODAY)
    assert book.follow_ups.drop(first.id, TODAY).status is FollowUpStatus.DROPPED
    assert book.interactions.of_person(own) == []
    with pytest.raises(NotFound):
        book.follow_ups.done(first.id, today=TODAY)


def test_snoozing_hides_until_that_day_and_lateness_counts_from_the_original_date() -> None:
    own = person("Ana")
    [first] = book.follow_ups.of_person(own, TODAY)
    book.follow_ups.snooze(first.id, Due(later(9)), later(6))
    assert today(6) == []
    assert book.follow_ups.due(later(8)) == []
    assert today(9) == [("neglected", "Ana", 7)]
    [due] = book.follow_ups.due(later(9))
    assert (due.due, due.days_late) == (later(2), 7)
    with pytest.raises(NotUnderstood):
        book.follow_ups.snooze(first.id, Due(later(3)), later(9))


def test_snoozing_a_person_hides_neglect_without_a_follow_up() -> None:
    own = person("Ana")
    [first] = book.follow_ups.of_person(own, TODAY)
    book.follow_ups.drop(first.id, TODAY)
    assert today(6) == [("neglected", "Ana", 4)]
    book.follow_ups.snooze_person(own, Due(later(10)), later(6))
    assert today(7) == []
    assert today(10) == [("neglected", "Ana", 8)]


def test_due_lists_oldest_first_and_within_adds_what_comes() -> None:
    one, two = person("Ana", start_clock=False), person("Bea", start_clock=False)
    book.follow_ups.plan([one], Due(later(5), time(14)), reason="lunch")
    book.follow_ups.plan([two], Due(later(-1)))
    assert [due.person for due in book.follow_ups.due(TODAY)] == ["Bea"]
    assert [due.person for due in book.follow_ups.due(TODAY, within=5)] == ["Bea", "Ana"]
    assert book.follow_ups.due(TODAY, within=5)[1].at == time(14)


def test_a_contact_dated_next_year_is_none_before_it() -> None:
    ana, bea = person("Ana"), person("Bea", start_clock=False)
    person("Carl")
    book.interactions.log([bea], "call", on=TODAY - timedelta(days=2))
    book.interactions.log([ana, bea], "typing error", on=TODAY + timedelta(days=365))

    def names(query: str, order: book.people.Order = book.people.Order.NAME) -> list[str]:
        ids = book.people.ids(query, today=TODAY, order=order)
        return [one.name for one in book.people.lines(ids, today=TODAY)]

    assert [one[:2] for one in today(6)] == [("neglected", "Ana"), ("neglected", "Carl")]
    assert book.people.person(ana, today=TODAY).state is State.NEW
    assert names("last:<7d") == ["Bea"]
    assert names("last:2027-11") == []
    assert names("no:contact") == ["Ana", "Carl"]
    assert names("has:contact") == ["Bea"]
    assert names("", book.people.Order.LAST) == ["Bea", "Ana", "Carl"]


def test_an_address_book_starts_no_clock() -> None:
    own = person("Ana", start_clock=False)
    assert book.people.person(own, today=TODAY).state is State.NONE
    assert today(30) == []


def test_whoever_may_not_be_contacted_is_closed_and_not_neglected() -> None:
    own = person("Ana")
    book.people.edit(own, do_not_contact=True)
    assert book.people.person(own, today=TODAY).state is State.CLOSED
    assert ("neglected", "Ana", 4) not in today(6)


@pytest.mark.parametrize(
    ("days", "state"),
    [(30, State.WARM), (31, State.COOLING), (60, State.COOLING), (61, State.COLD)],
)
def test_warmth_follows_the_cadence(days: int, state: State) -> None:
    own = person("Ana", start_clock=False)
    book.people.edit(own, cadence_days=30)
    book.interactions.log([own], "lunch", on=TODAY, direction=Direction.INCOMING)
    ana = book.people.person(own, today=later(days))
    assert ana.state is state
    assert ana.next_contact == later(30)


def test_the_shortest_cadence_of_the_niches_counts_unless_the_person_has_one() -> None:
    own = person("Ana", start_clock=False, niches=["slow", "quick"])
    for niche in book.niches.all_niches():
        book.niches.edit(niche.id, cadence_days=90 if niche.name == "slow" else 14)
    assert book.people.person(own, today=TODAY).effective_cadence == 14
    book.people.edit(own, cadence_days=200)
    assert book.people.person(own, today=TODAY).effective_cadence == 200


def test_keep_warm_is_at_most_five_a_day_those_done_included() -> None:
    for number in range(8):
        own = person(f"P{number}", start_clock=False)
        book.people.edit(own, cadence_days=10 + number)
        book.interactions.log([own], "hello", on=later(-40))
    lines = book.today.items(TODAY)
    assert [line.kind for line in lines] == [TodayKind.KEEP_WARM] * 5
    assert [line.person for line in lines] == ["P0", "P1", "P2", "P3", "P4"]
    book.interactions.log([lines[0].person_id], "hello", on=TODAY)
    assert [line.person for line in book.today.items(TODAY)] == ["P1", "P2", "P3", "P4"]


def test_someone_spoken_to_yesterday_is_not_in_today() -> None:
    own = person("Ana", start_clock=False)
    book.people.edit(own, cadence_days=30)
    book.interactions.log([own], "call", on=later(-1))
    assert today() == []


def test_an_outgoing_contact_logged_twice_changes_the_last_contact() -> None:
    own = person("Ana", channels=[Channel(ChannelKind.EMAIL, "ana@example.org")])
    book.interactions.log([own], "one", on=later(1))
    second = book.interactions.log([own], "two", on=later(3))
    assert book.people.person(own, today=later(4)).last_contact == later(3)
    book.interactions.remove(second)
    assert book.people.person(own, today=later(4)).last_contact == later(1)


def test_the_view_counts_what_the_sidebar_shows(book_file: Path) -> None:
    one = person("Ana", niches=["fintech"], event="PyCon")
    person("Bea", event="PyCon")
    book.follow_ups.done(book.follow_ups.of_person(one, TODAY)[0].id, today=TODAY)
    view = book.today.glance(book_file, TODAY)
    assert (view.people, view.no_niche, view.done_today) == (2, 1, 1)
    assert [(niche.name, niche.people) for niche in view.niches] == [("fintech", 1)]
    assert view.batch is not None
    assert (view.batch.event, view.batch.people, view.batch.no_niche) == ("PyCon", 2, 1)
    assert [item.person for item in view.coming] == ["Bea"]


@pytest.mark.parametrize("most", [1, 2, 3, 5, 7, 80])
def test_a_glance_has_the_first_lines_of_the_view(
    book_file: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    day = later(7)
    person("Ana")
    names = ("Bea", "Cal", "Dot", "Eli", "Fay", "Gus", "Hal")
    bea, cal, dot, eli, fay, gus, hal = people = [person(one, start_clock=False) for one in names]
    for own in people:
        book.interactions.log([own], "met", on=later(-8))
    book.follow_ups.plan([bea, cal], Due(later(2)), reason="the map")
    book.follow_ups.plan([dot], Due(later(6)), origin=Origin.PROMISE, reason="the deck")
    book.follow_ups.plan([gus], Due(later(2), time(15)), reason="a call")
    for own, until in ((eli, 9), (hal, 3)):
        [put_off] = book.follow_ups.plan([own], Due(later(1)))
        book.follow_ups.snooze(put_off, Due(later(until)), TODAY)
    for own, days in ((bea, 1), (fay, 10)):  # Bea stands in Today already, and only once
        book.people.edit(own, cadence_days=days)
    monkeypatch.setattr(book.today, "GLANCE_LINES", most)
    whole, glance = book.today.view(day), book.today.glance(book_file, day)
    order = ["Ana", "Dot", "Hal", "Gus", "Bea", "Cal", "Fay"]
    assert [line.person for line in whole.items] == order
    due, warm = whole.items[:6], whole.items[6:]
    assert glance.items == (*due[:most], *warm)
    assert glance.more == len(due[most:])
    assert glance._replace(items=(), more=0) == whole._replace(items=())


def test_a_glance_at_many_people_counts_nobody_of_a_niche(
    book_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Ana", "Bea"):
        person(name, niches=["design"])
    monkeypatch.setattr(book.today, "GLANCE_PEOPLE", 1)
    whole, glance = book.today.view(TODAY), book.today.glance(book_file, TODAY)
    assert [(one.name, one.people) for one in whole.niches] == [("design", 2)]
    bare = whole.niches[0]._replace(people=0)
    assert glance == whole._replace(niches=(bare,), no_niche=None)


@pytest.mark.parametrize("tomorrow", [0, 4, 9])
def test_what_is_coming_is_six_lines_of_two_weeks(tomorrow: int) -> None:
    days = [*[1] * tomorrow, 2, 3, 14, 15]
    for day in reversed(days):
        book.follow_ups.plan([person(start_clock=False)], Due(later(day)), reason="call")
    coming = book.today.view(TODAY).coming
    assert [(line.due - TODAY).days for line in coming] == [day for day in days if day < 15][:6]


@pytest.mark.parametrize(("before", "lines"), [(1, 3), (6, 6)])
def test_the_first_follow_ups_of_an_event_are_one_coming_line(before: int, lines: int) -> None:
    for _ in range(before):
        book.follow_ups.plan([person(start_clock=False)], Due(later(2)), reason="call")
    for name in ("Ana", "Bea", "Cal"):
        person(name, event="PyCon")
    book.follow_ups.plan([person("Dot", start_clock=False)], Due(later(2)), reason="call")
    coming = book.today.view(TODAY).coming
    seen = [(line.person, line.reason, line.others) for line in coming[before:]]
    assert seen == [("Ana", "", 2), ("Dot", "call", 0)][: lines - before]


def test_a_contact_that_turns_out_to_be_mine_stops_the_clock() -> None:
    own = person("Ana")
    logged = book.interactions.log([own, own], "wrote", on=TODAY, direction=Direction.INCOMING)
    assert len(book.follow_ups.of_person(own, TODAY)) == 1
    book.interactions.edit(logged, direction=Direction.OUTGOING)
    assert book.follow_ups.of_person(own, TODAY) == []
    assert today(9) == []


def test_whom_another_program_removed_gets_no_niche() -> None:
    own, gone = person("Ana"), person("Bea")
    book.people.delete([gone])
    book.niches.tag([own, gone], "fintech")
    assert book.niches.find("fintech").people == 1


def test_a_snoozed_follow_up_is_coming_on_the_day_it_returns() -> None:
    own = person("Ana", start_clock=False)
    [late] = book.follow_ups.plan([own], Due(later(-3)), reason="call")
    book.follow_ups.snooze(late, Due(later(4)), TODAY)
    assert today() == []
    coming = book.today.view(TODAY).coming
    assert [(item.person, item.due) for item in coming] == [("Ana", later(4))]


def series(own: int) -> list[tuple[str, int]]:
    """Return the open follow-ups with a person: reason and days from today."""
    return [(one.reason, (one.due - TODAY).days) for one in book.follow_ups.of_person(own, TODAY)]


def test_a_repeat_plans_its_next_beyond_today_when_it_is_done() -> None:
    own = person("Ana", start_clock=False)
    [due] = book.follow_ups.plan([own], Due(later(1), time(9)), reason="call", every=Rhythm(2, "w"))
    book.follow_ups.done(due, today=later(40))
    assert series(own) == [("call", 43)], "from the due date, in steps of two weeks"
    [coming] = book.follow_ups.of_person(own, TODAY)
    assert (coming.at, coming.rhythm) == (time(9), Rhythm(2, "w"))
    book.steps.undo()
    assert series(own) == [("call", 1)]


def test_done_early_it_is_not_asked_for_again_on_its_day() -> None:
    own = person("Ana", start_clock=False)
    [due] = book.follow_ups.plan([own], Due(later(3)), every=Rhythm(1, "w"))
    book.follow_ups.done(due, today=TODAY)
    assert series(own) == [("", 10)]


def test_the_31st_stays_the_31st_through_a_february() -> None:
    own = person("Ana", start_clock=False)
    day = date(2027, 1, 31)
    book.follow_ups.plan([own], Due(day), every=Rhythm(1, "m"))
    days = []
    for _ in range(3):
        [coming] = book.follow_ups.of_person(own, TODAY)
        days.append(coming.due)
        book.follow_ups.done(coming.id, today=coming.due)
    assert days == [day, date(2027, 2, 28), date(2027, 3, 31)]


def test_drop_ends_a_series_and_once_leaves_one_out() -> None:
    own = person("Ana", start_clock=False)
    [due] = book.follow_ups.plan([own], Due(TODAY), every=Rhythm(1, "w"))
    book.follow_ups.drop(due, TODAY, once=True)
    assert series(own) == [("", 7)]
    assert book.interactions.of_person(own) == []
    [coming] = book.follow_ups.of_person(own, TODAY)
    book.follow_ups.drop(coming.id, TODAY)
    assert series(own) == []


def test_a_moved_one_takes_its_series_along() -> None:
    own = person("Ana", start_clock=False)
    [due] = book.follow_ups.plan([own], Due(TODAY), every=Rhythm(1, "w"))
    book.follow_ups.edit(due, due=Due(later(2)))
    book.follow_ups.done(due, today=later(2))
    assert series(own) == [("", 9)]
    [coming] = book.follow_ups.of_person(own, TODAY)
    book.follow_ups.edit(coming.id, every=None)
    book.follow_ups.done(coming.id, today=later(9))
    assert series(own) == []


def test_who_is_neglected_stands_once_beside_what_has_a_reason_of_its_own() -> None:
    own = person("Ana")
    book.follow_ups.plan([own], Due(later(1)))
    book.follow_ups.plan([own], Due(later(3)), reason="send the deck")
    assert today(6) == [("neglected", "Ana", 4), ("follow_up", "Ana", 3)]


def test_a_corrected_meeting_date_moves_the_running_clock() -> None:
    own = person("Ana")
    book.people.edit(own, met_on=later(-1))
    [first] = book.follow_ups.of_person(own, TODAY)
    assert first.due == later(1)
    assert today(3) == [("follow_up", "Ana", 2)]
    assert today(4) == [("neglected", "Ana", 3)]
    book.people.edit(own, met_on=later(-30))
    assert today(1) == [("neglected", "Ana", 0)], "never asked for before it was entered"
    book.steps.undo()
    assert today(4) == [("neglected", "Ana", 3)]


def test_a_first_follow_up_on_a_day_of_ones_own_stays_when_the_meeting_moves() -> None:
    own = person("Ana", follow_up=Due(later(4)))
    book.events.assign([own], book.events.add("Fair", later(-2)))
    assert book.follow_ups.of_person(own, TODAY)[0].due == later(4)
    assert today(3) == [("neglected", "Ana", 3)]


def test_who_runs_no_clock_gets_none_by_a_date() -> None:
    own = person("Ana", start_clock=False)
    book.people.edit(own, met_on=later(-9))
    assert today() == []
