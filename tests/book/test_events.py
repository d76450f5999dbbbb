"""Events: planned and gone to, whom was met there, and who was written to since."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from netdesk import book
from netdesk.book.guests import Guest
from netdesk.book.importing import Plan, TextSource
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.model import Channel, ChannelKind, Direction, EventKind, EventRole, Origin
from netdesk.domain.when import Due
from tests.makers import TODAY, card, open_book, person

MET = TODAY - timedelta(days=4)


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def wrote(own: int, days: int, way: Direction = Direction.OUTGOING) -> None:
    book.interactions.log([own], "wrote", on=later(days), direction=way)


def test_an_event_keeps_all_that_is_said_of_it() -> None:
    own = book.events.add(
        "  Health  Tech Open Space ",
        later(9),
        attended=False,
        place="Basislager, Leipzig",
        kind=EventKind.WORKSHOP,
        at=time(18),
        ends_on=later(10),
        url="https://example.org/htos",
        role=EventRole.SPEAKING,
        niche="Health tech",
        notes="Bring cards",
    )
    event = book.events.event(own)
    assert (event.name, event.on, event.ends_on) == ("Health Tech Open Space", later(9), later(10))
    assert (event.kind, event.role, event.at) == (EventKind.WORKSHOP, EventRole.SPEAKING, time(18))
    assert (event.niche, event.place) == ("Health tech", "Basislager, Leipzig")
    assert (event.url, event.notes) == ("https://example.org/htos", "Bring cards")
    assert event.planned
    book.events.edit(own, niche="", at=None, kind=EventKind.WEBINAR, attended=True)
    event = book.events.event(own)
    assert (event.niche, event.at, event.kind) == ("", None, EventKind.WEBINAR)
    assert not event.planned
    with pytest.raises(NotUnderstood):
        book.events.add("  ", TODAY)
    with pytest.raises(NotUnderstood):
        book.events.edit(own, colour="red")
    with pytest.raises(NotFound):
        book.events.edit(99, name="x")


def test_followed_up_four_of_nine() -> None:
    """The band of the Events page: 4 of 9, 5 due Wednesday, 3 of 4 replied."""
    own = book.events.add("Open Space", MET, niche="Health tech")
    names = ["Jonas", "Leila", "Ines", "Paul", "Miriam", "Oskar", "Farah", "Ben", "Greta"]
    guests = [Guest(name, due=Due(later(2))) for name in names]
    jonas, leila, ines, paul, *_ = book.guests.add(own, guests, today=MET)
    wrote(jonas, -3)
    wrote(jonas, -2, Direction.INCOMING)
    wrote(leila, -3, Direction.MUTUAL)
    wrote(ines, -2)
    wrote(ines, 0, Direction.INCOMING)
    wrote(paul, -1)
    found = book.events.view(own, TODAY)
    assert (found.followed_up, len(found.people), found.replied) == (4, 9, 3)
    assert (found.due_on, found.due_then) == (later(2), 5)
    assert [one.name for one in found.people[:4]] == ["Jonas", "Leila", "Ines", "Paul"]
    assert {one.niche for one in found.people} == {"Health tech"}
    [line] = book.events.lines(TODAY)
    assert (line.people, line.followed_up, line.no_niche) == (9, 4, 0)


def test_a_contact_before_the_event_follows_nothing_up() -> None:
    ana = person("Ana", today=later(-90), start_clock=False)
    wrote(ana, -30)
    own = book.events.add("Fair", MET)
    book.events.assign([ana], own)
    assert book.events.view(own, TODAY).followed_up == 0
    wrote(ana, -4)
    assert book.events.view(own, TODAY).followed_up == 1


def test_a_contact_to_come_follows_nothing_up_yet() -> None:
    own = book.events.add("Fair", later(2), attended=False)
    book.events.assign([ana := person("Ana")], own)
    wrote(ana, 3)
    assert book.events.view(own, TODAY).followed_up == 0
    assert [line.followed_up for line in book.events.lines(TODAY)] == [0]
    assert [line.followed_up for line in book.events.lines(later(3))] == [1]


def test_a_row_gives_person_note_promise_and_follow_up() -> None:
    own = book.events.add("Open Space", MET, niche="Health tech")
    guests = [
        Guest("Jonas Weber", "Klinikpfad", "Runs the pilot", "Send the checklist", Due(later(1))),
        Guest("Ben Vogel", note="Organiser"),
    ]
    jonas, ben = book.guests.add(own, guests, today=TODAY)
    who = book.people.person(jonas, today=TODAY)
    assert (who.organization, who.met_on, who.met_at) == ("Klinikpfad", MET, "Open Space")
    [promise] = book.follow_ups.of_person(jonas, TODAY)
    assert (promise.reason, promise.due) == ("Send the checklist", later(1))
    wrote(jonas, 0)  # a promise outlives the first contact
    [promise] = book.follow_ups.of_person(jonas, TODAY)
    assert promise.origin is Origin.PROMISE
    [plain] = book.follow_ups.of_person(ben, TODAY)
    assert (plain.reason, plain.due) == ("", later(1))
    lines = {one.name: one for one in book.events.view(own, TODAY).people}
    assert (lines["Jonas Weber"].note, lines["Jonas Weber"].promise) == (
        "Runs the pilot",
        "Send the checklist",
    )
    assert lines["Ben Vogel"].note == "Organiser"
    book.steps.undo()
    book.steps.undo()
    assert book.people.count() == 0


def test_who_is_known_is_met_again_and_not_added() -> None:
    mail = Channel(ChannelKind.EMAIL, "ana@loop.io")
    ana = person("Ana Ruiz", today=later(-100), channels=[mail], start_clock=False)
    bo = person("Bo Lee", today=later(-100), start_clock=False)
    own = book.events.add("Fair", MET)
    rows = [
        Guest("Ana Ruiz", "Loopwise", "Has a new job", channels=(mail,)),
        Guest("Bo", promise="Lend the book", person_id=bo),
    ]
    assert book.guests.add(own, rows, today=TODAY) == [ana, bo]
    assert book.people.person(ana, today=TODAY).organization == "Loopwise"
    assert book.people.person(ana, today=TODAY).met_at == "Fair"
    assert [one.reason for one in book.follow_ups.of_person(bo, TODAY)] == ["Lend the book"]
    assert book.people.count() == 2
    assert [one.name for one in book.events.view(own, TODAY).people] == ["Ana Ruiz", "Bo Lee"]


def test_to_be_met_there_once_more_keeps_the_note() -> None:
    fair = book.events.add("Fair", MET)
    [ana] = book.guests.add(fair, [Guest("Ana", note="Has two dogs")], today=TODAY)
    bo = person("Bo")
    book.events.assign([ana, bo], fair)
    book.events.meet([ana], "fair", MET)
    assert [(one.name, one.note) for one in book.events.view(fair, TODAY).people] == [
        ("Ana", "Has two dogs"),
        ("Bo", ""),
    ]
    book.events.meet([ana], "PyCon", MET)
    assert [one.name for one in book.events.view(fair, TODAY).people] == ["Bo"], "met elsewhere"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Jonas Weber\nLeila Haddad", [("Jonas Weber", "", "", ""), ("Leila Haddad", "", "", "")]),
        (
            "Jonas Weber\tKlinikpfad\tRuns the pilot\tSend the checklist",
            [("Jonas Weber", "Klinikpfad", "Runs the pilot", "Send the checklist")],
        ),
        (
            "Name;Firma;Notiz\nJörg Müller;Müller, Söhne & Co;kennt Ana",
            [("Jörg Müller", "Müller, Söhne & Co", "kennt Ana", "")],
        ),
        (
            '1. Ana, "Loop, Inc.", likes tea, call her, on Monday\n\n2) Bo',
            [("Ana", "Loop, Inc.", "likes tea, on Monday", "call her"), ("Bo", "", "", "")],
        ),
        ("- Ana <ana@loop.io>, Loopwise", [("Ana", "Loopwise", "", "")]),
        ("ana@loop.io", [("ana@loop.io", "", "", "")]),
        ("", []),
    ],
)
def test_a_pasted_list(text: str, rows: list[tuple[str, ...]]) -> None:
    found = book.guests.read(text)
    assert [(one.name, one.organization, one.note, one.promise) for one in found] == rows


def test_a_pasted_list_takes_channels_in_any_place() -> None:
    [ana] = book.guests.read("Ana\tana@loop.io\tLoopwise\t+34 600 111 222\tlinkedin.com/in/ana")
    assert ana.organization == "Loopwise"
    assert [one.kind for one in ana.channels] == [
        ChannelKind.EMAIL,
        ChannelKind.PHONE,
        ChannelKind.LINKEDIN,
    ]


def test_import_gives_event_niche_date_and_follow_up_in_one_step() -> None:
    own = book.events.add("Open Space", MET, niche="Health tech", attended=False)
    known = person("Known", today=later(-50), start_clock=False)
    steps = len(book.steps.steps())
    cards = TextSource(card("Jonas") + card("Leila", "CATEGORIES:web") + card("Known"))
    book.importing.run([cards], Plan(event="open space"), today=TODAY)
    assert len(book.steps.steps()) == steps + 1
    found = book.events.view(own, TODAY)
    assert {one.name: one.niche for one in found.people} == {
        "Jonas": "Health tech",
        "Leila": "Health tech",
        "Known": "Health tech",
    }
    assert {one.due for one in found.people} == {later(1)}  # day 2 has passed: tomorrow
    assert book.people.person(known, today=TODAY).met_at == "Open Space"
    assert found.event.attended, "who met people there was there"


def test_a_changed_event_carries_its_people_along() -> None:
    own = book.events.add("Fair", MET)
    ana = book.people.add("Ana", today=MET, event_id=own)
    book.events.edit(own, name="Trade Fair", on=MET - timedelta(days=3))
    who = book.people.person(ana, today=TODAY)
    assert (who.met_at, who.met_on) == ("Trade Fair", MET - timedelta(days=3))
    assert who.clock_on == MET - timedelta(days=3)
    due = book.follow_ups.of_person(ana, TODAY)[0].due
    assert due == MET + timedelta(days=1), "two days after, but not before she was added"
    book.steps.undo()
    assert book.people.person(ana, today=TODAY).met_at == "Fair"


def test_leaving_and_removing_keep_the_people() -> None:
    own = book.events.add("Fair", MET)
    ana, bo = (book.people.add(name, today=MET, event_id=own) for name in ("Ana", "Bo"))
    book.events.leave([bo], own)
    assert book.people.person(bo, today=TODAY).met_at == ""
    assert [one.name for one in book.events.view(own, TODAY).people] == ["Ana"]
    book.events.remove(own)
    assert book.people.person(ana, today=TODAY).met_at == "Fair"
    assert book.events.all_events() == []
    book.steps.undo()
    assert [one.name for one in book.events.view(own, TODAY).people] == ["Ana"]


def test_events_are_found_by_name_place_niche_and_people() -> None:
    own = book.events.add("Open Space", MET, place="Leipzig", niche="Health tech")
    book.events.add("Founders Night", later(-60), place="Berlin")
    book.events.add("Someday", None, attended=False)
    book.guests.add(own, [Guest("Łukasz Żak")], today=TODAY)
    found = {
        search: [line.event.name for line in book.events.lines(TODAY, search)]
        for search in ("", "leipzig", "lukasz", "HEALTH open", "berlin zak")
    }
    assert found == {
        "": ["Open Space", "Founders Night", "Someday"],
        "leipzig": ["Open Space"],
        "lukasz": ["Open Space"],
        "HEALTH open": ["Open Space"],
        "berlin zak": [],
    }


def test_five_hundred_events_are_listed_by_one_question() -> None:
    """Whatever their number, the list asks the book a fixed number of times."""
    from netdesk.store.reader import Reader

    asked: list[str] = []
    plain = Reader.rows

    def counted(self: Reader, sql: str, values: object = ()) -> list[tuple[object, ...]]:
        asked.append(sql)
        return plain(self, sql, values)  # type: ignore[arg-type]

    def questions() -> int:
        asked.clear()
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Reader, "rows", counted)
            book.events.lines(TODAY, "o")
        return len(asked)

    book.events.add("Only", MET)
    few = questions()
    with book.opening.journal().step("event_added", event="many"):
        for number in range(500):
            book.events.add(f"Meetup {number}", later(-number))
    assert questions() == few
    assert len(book.events.lines(TODAY)) == 501
