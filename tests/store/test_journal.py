"""Undo and redo: any sequence of verbs can be taken back to the start and done again."""

import contextlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from netdesk import book, clock
from netdesk.book.groups import Promise
from netdesk.book.guests import Guest
from netdesk.book.importing import Plan, TextSource
from netdesk.domain.changes import Kind
from netdesk.domain.errors import NotFound, UndoConflict
from netdesk.domain.model import Channel, ChannelKind, Circle, Direction, GroupKind
from netdesk.domain.rhythm import Rhythm
from netdesk.domain.when import Due
from netdesk.store import migrate
from netdesk.store.collation import FOLDED
from netdesk.store.journal import MOST_STEPS
from netdesk.store.migrations import KNOWN_VERSION
from netdesk.store.tables import BOOKKEEPING, DERIVED, WATCHED
from tests.makers import TODAY, card, dump, index, open_book, person

_LATER = "create table later (id integer primary key)"


def found(query: str) -> list[int]:
    return book.people.ids(query, today=TODAY)


def test_every_table_is_watched_or_named_as_bookkeeping(book_file: Path) -> None:
    rows = book.opening.reader().rows(
        "select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual') "
        "and name not like 'sqlite_%'"
    )
    assert {name for (name,) in rows} == {*WATCHED, *BOOKKEEPING, *DERIVED}
    for table in WATCHED:  # a table without a primary key would silently not be recorded
        keys = book.opening.reader().rows(f"select 1 from pragma_table_info('{table}') where pk")
        assert keys, table


def test_undo_and_redo_outlive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "a.book"
    with open_book(path):
        person("Ana Ruiz", niches=["fintech"])
    with open_book(path):
        step = book.steps.undo()
        assert step is not None
        assert step.label == "person_added"
        assert book.people.count() == 0
    with open_book(path):
        assert book.steps.redo() is not None
        assert found("fintech") == [1]
        assert book.steps.redo() is None


def test_a_failed_step_leaves_neither_data_nor_entry(book_file: Path) -> None:
    person()
    before = dump()

    def fail() -> None:
        with book.opening.journal().step("fails"):
            person("Second")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert dump() == before
    assert [step.label for step in book.steps.steps()] == ["person_added"]


def test_a_step_that_changes_nothing_is_none_and_keeps_redo(book_file: Path) -> None:
    own = person()
    book.people.edit(own, title="CTO")
    book.steps.undo()
    book.people.edit(own, title="")
    assert book.steps.redo() is not None
    assert book.people.person(own, today=TODAY).title == "CTO"


def test_a_new_step_clears_redo(book_file: Path) -> None:
    own = person()
    book.people.edit(own, title="CTO")
    book.steps.undo()
    book.people.edit(own, title="CEO")
    assert book.steps.redo() is None


def test_changes_name_what_was_touched(book_file: Path) -> None:
    own = person()
    niche = book.niches.tag([own], "fintech")
    changes = book.steps.last_changes()
    assert changes.ids(Kind.PERSON) == {own}
    assert changes.ids(Kind.NICHE) == {niche.id}
    assert not changes.touches(Kind.FOLLOW_UP)
    book.steps.undo()
    assert book.steps.last_changes().ids(Kind.PERSON) == {own}


def test_a_conflict_changes_nothing_and_says_so(book_file: Path) -> None:
    own = person()
    book.people.edit(own, title="CTO")
    raw = book.opening.database().raw
    raw.execute("update person set title = 'changed behind its back'")
    before = dump()
    with pytest.raises(UndoConflict):
        book.steps.undo()
    assert dump() == before


def test_deleting_undoes_with_all_that_was_theirs(book_file: Path) -> None:
    one, two = person("Ana", niches=["x"]), person("Bea")
    book.people.edit(two, introduced_by=one)
    book.interactions.log([one], "called", on=TODAY)
    book.interactions.log([one, two], "lunch", on=TODAY)
    before = dump()
    book.people.delete([one])
    assert [i.summary for i in book.interactions.of_person(two)] == ["lunch"]
    assert len(book.opening.reader().rows("select 1 from interaction")) == 1
    book.steps.undo()
    assert dump() == before


def test_a_large_import_is_undone_in_parts(book_file: Path) -> None:
    cards = "".join(card(f"Person {n}", f"EMAIL:p{n}@example.org") for n in range(1_500))
    book.importing.run([TextSource(cards)], today=TODAY)
    after = dump()
    book.steps.undo()
    assert dump() == []
    assert found("person") == []
    book.steps.redo()
    assert dump() == after
    assert len(found("p1499@example")) == 1


def test_an_import_tells_who_came_in_a_line_each_and_what_others_got(book_file: Path) -> None:
    ruth = person("Ruth", niches=["Design"], channels=[Channel(ChannelKind.EMAIL, "r@x.org")])
    photo = "PHOTO;ENCODING=b:/9j/4AAQ"
    cards = [
        card("Ana", "UID:1", "EMAIL:ana@x.org", "CATEGORIES:Python,Design", photo),
        card("Ruth", "EMAIL:r@x.org", "TITLE:Editor", "CATEGORIES:Python"),
        card("Bo", "UID:2", "TEL:+49 30 1234567", "NOTE:" + "long " * 1_000),
        card("Ana", "UID:1", "TITLE:CTO", "TEL:+49 30 7654321"),  # again, as its UID says
    ]
    done = book.importing.run([TextSource("".join(cards))], today=TODAY)
    ana, _, bo = done.person_ids
    changes = book.steps.last_changes()
    assert changes.ids(Kind.PERSON) >= {ana, bo, ruth}
    assert changes.ids(Kind.CARD) >= {ana, bo, ruth}
    assert changes.ids(Kind.NICHE) == {niche.id for niche in book.niches.all_niches()}

    def lines(own: int) -> list[tuple[str, str, str, str]]:
        told = book.steps.person_history(own)
        return sorted((one.step, one.field, one.old, one.new) for one in told)

    assert lines(ana) == [("imported", "", "", "Ana")]
    assert lines(bo) == [("imported", "", "", "Bo")]
    assert lines(ruth) == [
        ("imported", "niche", "", "Python"),
        ("imported", "title", "", "Editor"),
        ("person_added", "", "", "Ruth"),
    ]
    after, searched = dump(), index()
    book.steps.undo()
    assert found("") == [ruth]
    book.steps.redo()
    assert (dump(), index()) == (after, searched)
    assert (
        book.people.photo(book.people.person(ana, today=TODAY).photo) == b"\xff\xd8\xff\xe0\x00\x10"
    )
    book.steps.undo()
    book.people.edit(ruth, title="CEO")  # no redo now, and nobody who needs its photo
    assert book.opening.reader().rows("select 1 from blob") == []


def test_an_import_is_undone_and_redone_whole_over_restarts(tmp_path: Path) -> None:
    cards = [
        card("Ana", "UID:1", "EMAIL:ana@x.org", "CATEGORIES:Python", "RELATED;TYPE=agent:urn:2"),
        card("Bo", "UID:2", "TEL:+49 30 1234567"),
        card("Ruth", "EMAIL:r@x.org", "CATEGORIES:Python"),
        card("Peers", "UID:g", "KIND:group", "MEMBER:urn:uuid:1", "MEMBER:urn:uuid:2"),
        card("Ana", "UID:1", "TEL:+49 30 7654321"),
    ]
    path, plan = tmp_path / "own.book", Plan(event="PyCon", niches=("met",), cadence_days=30)
    with open_book(path):
        person("Ruth", channels=[Channel(ChannelKind.EMAIL, "r@x.org")])
        before, searched = dump(), index()
        book.importing.run([TextSource("".join(cards))], plan, today=TODAY)
        after = dump(), index()
    with open_book(path):
        for _ in range(2):
            book.steps.undo()
            assert (dump(), index()) == (before, searched)
            book.steps.redo()
            assert (dump(), index()) == after
            assert book.upkeep.check() == []
    with open_book(path):
        book.steps.undo()
        assert (dump(), index()) == (before, searched)


def test_an_import_inside_another_step_is_part_of_it(book_file: Path) -> None:
    cards = TextSource(card("Ana", "EMAIL:ana@x.org") + card("Bo"))
    with book.opening.journal().step("person_added"):
        person("Ruth")
        book.importing.run([cards], today=TODAY)
    after = dump()
    book.steps.undo()
    assert dump() == []
    book.steps.redo()
    assert dump() == after


def test_old_steps_are_forgotten_the_newest_never(book_file: Path) -> None:
    own = person()
    for number in range(MOST_STEPS + 5):
        book.people.edit(own, title=f"title {number}")
    assert len(book.steps.steps(1_000)) == MOST_STEPS
    undone = 0
    while book.steps.undo():
        undone += 1
    assert undone == MOST_STEPS
    assert book.people.person(own, today=TODAY).title == "title 4"


def test_photos_come_back_by_undo_and_are_swept_when_nothing_names_them(book_file: Path) -> None:
    own = person()
    book.people.set_photo(own, b"\xff\xd8 one")
    book.people.set_photo(own, None)
    book.steps.undo()
    sha = book.people.person(own, today=TODAY).photo
    assert book.people.photo(sha) == b"\xff\xd8 one"
    book.people.set_photo(own, None)
    for number in range(MOST_STEPS + 1):
        book.people.edit(own, title=f"{number}")
    assert book.people.photo(sha) is None


def test_a_photo_that_only_redo_named_is_swept_with_it(book_file: Path) -> None:
    own = person()
    book.people.set_photo(own, b"picture")
    book.steps.undo()
    book.people.edit(own, title="CTO")
    assert book.opening.reader().rows("select 1 from blob") == []


@pytest.mark.parametrize("trimmed", [False, True])
def test_what_a_new_step_takes_away_outlives_the_steps_that_it_forgets(
    book_file: Path, trimmed: bool
) -> None:
    lines = "PHOTO;ENCODING=b:/9j/4AAQ", f"X-LONG:{'long ' * 1_000}"
    [own] = book.importing.run([TextSource(card("Ana", *lines))], today=TODAY).person_ids
    before = dump()
    for number in range(MOST_STEPS if trimmed else 0):
        book.people.edit(own, title=f"{number}")
    for _ in range(2):
        book.people.delete([own])
        book.steps.undo()
        assert missing() == set()
    if not trimmed:
        assert dump() == before
    book.people.delete([own])
    for number in range(MOST_STEPS + 1):
        person(f"Person {number}")
    assert book.opening.reader().rows(_KEPT) == []


def test_a_photo_for_nobody_is_refused_and_leaves_nothing(book_file: Path) -> None:
    with pytest.raises(NotFound):
        book.people.set_photo(99, b"picture")
    assert book.opening.reader().rows("select 1 from blob") == []


def test_changes_are_told_once(book_file: Path) -> None:
    """A verb that is no step (a backup, a note of a reminder) must not tell the last step's."""
    person()
    assert book.steps.last_changes()
    book.reminders.record_check(clock.now())
    assert not book.steps.last_changes()


def test_a_migration_of_a_book_with_photos_in_its_journal_keeps_to_its_keys(
    book_file: Path,
) -> None:
    own = person()
    book.people.set_photo(own, b"picture")
    book.people.set_photo(own, None)
    migrate._run(book.opening.database().raw, FOLDED, _LATER, KNOWN_VERSION + 1)
    assert book.opening.reader().rows("select 1 from journal_blob") == []
    assert book.opening.reader().rows("select 1 from blob") == []


def test_verbs_take_more_people_than_sqlite_takes_values(book_file: Path) -> None:
    own = person(niches=["x"])
    many = [own, *range(100_000, 300_000)]
    niche = book.niches.all_niches()[0].id
    event = book.events.add("PyCon", TODAY)
    book.events.assign(many, event)
    book.niches.tag(many, "y")
    book.niches.untag(many, niche)
    book.people.delete(many)
    assert book.people.count() == 0


def test_history_says_who_what_old_and_new_and_outlives_undo(book_file: Path) -> None:
    own = person("Ana")
    book.people.edit(own, title="CTO")
    book.steps.undo()
    lines = [(line.step, line.field, line.old, line.new) for line in book.steps.person_history(own)]
    assert lines == [
        ("undone", "title", "CTO", ""),
        ("person_edited", "title", "", "CTO"),
        ("person_added", "", "", "Ana"),
    ]


def test_history_names_people_and_shows_no_photo_as_digits(book_file: Path) -> None:
    own, host, twin = person("Ana"), person("Ruth"), person("A. Ruiz")
    book.people.edit(twin, introduced_by=person("Bo"))
    book.people.set_photo(twin, b"\x89PNG one")
    book.people.edit(own, introduced_by=host)
    book.people.set_photo(own, b"\x89PNG two")
    book.people.set_photo(own, b"\x89PNG three")
    book.merging.merge(own, twin)
    book.people.delete([host])
    changes = [
        (line.field, line.old, line.new)
        for line in book.steps.person_history(own)
        if line.field in ("introduced_by", "photo")
    ]
    assert changes == [
        ("introduced_by", "Ruth", ""),
        ("introduced_by", "Bo", "Ruth"),
        ("photo", "photo", "photo"),
        ("photo", "photo", "photo"),
        ("photo", "", "photo"),
        ("introduced_by", "", "Ruth"),
        ("photo", "", "photo"),
        ("introduced_by", "", "Bo"),
    ]


def test_who_came_or_went_takes_one_line_of_history(book_file: Path) -> None:
    own = person("Ana", niches=["x"], channels=[Channel(ChannelKind.EMAIL, "a@example.org")])
    book.interactions.log([own], "called", on=TODAY)
    before = len(book.steps.person_history(own))
    book.people.delete([own])
    book.steps.undo()
    book.steps.redo()
    lines = book.steps.person_history(own)
    assert len(lines) == before + 3
    assert [(line.old, line.new) for line in lines[:3]] == [("Ana", ""), ("", "Ana"), ("Ana", "")]


_DEEDS = [
    *("log", "unlog", "relog", "ask", "hear", "plan", "repeat", "capture", "met", "widen"),
    *("delete", "photo", "untag", "rename"),
]


_NAMED = (
    "select photo from person where photo <> '' union select blob from card where blob <> '' "
    "union select value from merged_person, json_each(merged_person.blobs)"
)
_KEPT = "select sha256 from blob"


def missing() -> set[tuple[object, ...]]:
    """Return the photos and long values that people have and nobody keeps."""
    source = book.opening.reader()
    return set(source.rows(_NAMED)) - set(source.rows(_KEPT))


class Verbs(RuleBasedStateMachine):
    """Any sequence of verbs, undone to the start, gives the same dump; redone, the end again."""

    @initialize()
    def begin(self) -> None:
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.opened = open_book(Path(self.folder.name, "a.book"))
        self.opened.__enter__()
        self.start = dump()

    @invariant()
    def no_photo_is_missing(self) -> None:
        assert missing() == set()

    def ids(self) -> list[int]:
        return found("")

    @rule(name=st.sampled_from(["Ana Ruiz", "Łukasz", "李雷", "محمد"]), event=st.booleans())
    def add(self, name: str, event: bool) -> None:
        person(name, event="PyCon" if event else "", niches=["fintech"] if event else [])

    @precondition(lambda self: self.ids())
    @rule(niche=st.sampled_from(["fintech", "Design", "x"]), data=st.data())
    def tag(self, niche: str, data: st.DataObject) -> None:
        book.niches.tag(data.draw(st.sets(st.sampled_from(self.ids()), min_size=1)), niche)

    @precondition(lambda self: self.ids())
    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        own = data.draw(st.sampled_from(self.ids()))
        book.people.edit(own, title=data.draw(st.text(max_size=5)), circle=Circle.INNER)
        book.channels.add(own, Channel(ChannelKind.EMAIL, f"{own}@example.org"))

    @precondition(lambda self: self.ids())
    @rule(data=st.data(), kind=st.sampled_from(_DEEDS))
    def touch(self, data: st.DataObject, kind: str) -> None:
        own = data.draw(st.sampled_from(self.ids()))
        if kind == "log":
            day, way = data.draw(st.integers(-400, 9)), data.draw(st.sampled_from(Direction))
            both = {own, data.draw(st.sampled_from(self.ids()))}
            book.interactions.log(both, "called", on=TODAY + timedelta(days=day), direction=way)
        elif kind == "unlog":
            for one in book.interactions.of_person(own)[:1]:
                book.interactions.remove(one.id)
        elif kind == "relog":
            for one in book.interactions.of_person(own)[:1]:
                book.interactions.edit(one.id, on=TODAY, direction=Direction.INCOMING)
        elif kind == "ask":
            out, by = Direction.OUTGOING, TODAY + timedelta(days=7)
            book.interactions.log([own], "offer", on=TODAY, direction=out, reply_by=by)
        elif kind == "hear":
            with contextlib.suppress(NotFound):  # nothing waits for an answer
                book.interactions.replied(own, TODAY)
        elif kind == "capture":
            line = book.capturing.understood("went well, I owe: it by fri, in 3w", TODAY)
            book.capturing.log([own], line, on=TODAY, today=TODAY)
        elif kind == "met":
            book.people.edit(own, met_on=TODAY - timedelta(days=data.draw(st.integers(0, 9))))
        elif kind == "widen":
            book.circles.widen([own])
        elif kind in ("plan", "repeat"):
            every = Rhythm(1, "m") if kind == "repeat" else None
            due = Due(TODAY + timedelta(days=3))
            book.follow_ups.plan([own], due, reason="ask", every=every)
        elif kind == "rename":
            name = data.draw(st.sampled_from(["Ana", "Bo Åkesson", "Łukasz", "Zoe", "åke", "李雷"]))
            book.people.edit(own, name=name)
        elif kind == "photo":
            book.people.set_photo(own, b"picture")
        elif kind == "delete":
            book.people.delete([own])
        elif niches := book.niches.all_niches():
            book.niches.untag([own], niches[0].id)

    @rule(days=st.integers(0, 9))
    def act(self, days: int) -> None:
        today = date(2026, 11, 23) + timedelta(days=days)
        for due in book.follow_ups.due(today)[:1]:
            if days % 2:
                book.follow_ups.done(due.id, today=today)
            elif days % 4:
                book.follow_ups.drop(due.id, today, once=True)
            else:
                book.follow_ups.snooze(due.id, Due(today + timedelta(days=2)), today)

    @rule(
        cards=st.lists(
            st.tuples(
                st.sampled_from(["Ana Ruiz", "Bo", "Cy"]),
                st.sampled_from(["", "UID:1", "UID:2"]),
                st.sampled_from(
                    ["", "TEL:+49 30 1", "PHOTO;ENCODING=b:/9j/4AAQ", f"X-LONG:{'long ' * 1_000}"]
                ),
            ),
            min_size=1,
            max_size=4,
        ),
        event=st.sampled_from(["", "Fair"]),
    )
    def bring(self, cards: list[tuple[str, str, str]], event: str) -> None:
        told = ((name, *filter(None, lines)) for name, *lines in cards)
        text = "".join(card(*one, "X-ODD:1", "CATEGORIES:web") for one in told)
        plan = Plan(event=event, niches=("met",), cadence_days=30) if event else Plan()
        book.importing.run([TextSource(text)], plan, today=TODAY)

    @rule(data=st.data(), deed=st.sampled_from(["plan", "meet", "answer", "change", "remove"]))
    def event(self, data: st.DataObject, deed: str) -> None:
        known = [one.id for one in book.events.all_events()]
        if deed == "plan" or not known:
            book.events.add("Fair", TODAY, attended=False, niche="trade")
            return
        own = data.draw(st.sampled_from(known))
        if deed == "meet":
            who = data.draw(st.sampled_from([None, *self.ids()]))
            guest = Guest("Dee", "Acme", "likes tea", "send it", person_id=who)
            book.guests.add(own, [guest, Guest("Ana Ruiz")], today=TODAY)
        elif deed == "answer":
            book.events.answer(own, went=data.draw(st.booleans()))
        elif deed == "change":
            days = data.draw(st.integers(-9, 9))
            book.events.edit(own, on=TODAY + timedelta(days=days), name="Talk", niche="")
        else:
            book.events.remove(own)

    @rule(
        data=st.data(),
        deed=st.sampled_from(["add", "join", "meet", "visit", "turn", "leave", "out", "remove"]),
    )
    def group(self, data: st.DataObject, deed: str) -> None:
        known = [one.id for one in book.groups.all_groups()]
        people = self.ids()
        if deed == "add" or not known:
            kind = data.draw(st.sampled_from(GroupKind))
            book.groups.add("Circle", today=TODAY, kind=kind, rhythm="2w", members=people[:2])
            return
        own = data.draw(st.sampled_from(known))
        days = data.draw(st.integers(-40, 0))
        match deed:
            case "join":
                book.groups.add_members(own, people[-2:])
            case "meet":
                told = [Promise(who, "send it", Due(TODAY)) for who in people[:1]]
                on = TODAY + timedelta(days=days)
                book.groups.meet(own, people[:3], on=on, today=TODAY, topic="x", promises=told)
            case "visit":
                book.groups.visit(own, on=TODAY + timedelta(days=days), today=TODAY)
            case "turn":
                book.groups.set_turn(own, data.draw(st.sampled_from(book.groups.order(own))))
            case "leave":
                book.groups.leave(own, TODAY)
            case "out":
                book.groups.remove_members(own, people[:1])
            case _:
                book.groups.remove(own)

    @rule(line=st.sampled_from(["Eve #x @Fair !3d", "Fay @circle fay@b.co", "Gus, CTO at Acme"]))
    def quick(self, line: str) -> None:
        known = book.quick_add.known(TODAY)
        book.quick_add.add(book.quick_add.read(line, TODAY, known), today=TODAY)

    @precondition(lambda self: self.ids())
    @rule(data=st.data())
    def sort(self, data: st.DataObject) -> None:
        own, by = (data.draw(st.sampled_from(self.ids())) for _ in range(2))
        book.niches.sort_into([own], data.draw(st.sampled_from(["fintech", "x"])))
        if own != by:
            book.people.edit(own, introduced_by=by, met_note="at the bar")

    @rule()
    def undo(self) -> None:
        book.steps.undo()

    @rule()
    def redo(self) -> None:
        book.steps.redo()

    def teardown(self) -> None:
        while book.steps.redo():
            pass
        end, everybody = dump(), {own: book.people.find(str(own)) for own in self.ids()}
        while book.steps.undo():
            pass
        assert dump() == self.start
        assert found("fintech OR ana OR bo") == []
        while book.steps.redo():
            pass
        assert dump() == end
        derived = index()
        book.opening.rebuild_search()
        assert index() == derived, "what the steps kept up to date is what is built anew"
        assert {own: own for own in self.ids()} == everybody
        assert book.upkeep.check() == []
        self.opened.__exit__(None, None, None)
        self.folder.cleanup()


TestVerbs = Verbs.TestCase
TestVerbs.settings = settings(
    max_examples=25,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
