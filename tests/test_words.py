"""Enums, errors, dates and steps as sentences."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path

import pytest

from netdesk import book, words
from netdesk.domain import errors, filters, model
from netdesk.domain.contact import Problem
from netdesk.exchange import archive, linkedin, monica, table
from netdesk.exchange.vcard.problems import Code
from netdesk.words import DateStyle, tr
from netdesk.words.errors import _SENTENCES
from netdesk.words.problems import _PROBLEMS
from netdesk.words.steps import _STEPS

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _as_written() -> Iterator[None]:
    yield
    words.set_translator(None)
    words.set_date_format(None)


def test_arguments_and_plural() -> None:
    assert tr("%1 and %2", "Ana", 3) == "Ana and 3"
    assert tr("%n person||%n people", n=1) == "1 person"
    assert tr("%n person||%n people", n=0) == "0 people"
    assert tr("%n person||%n people", n=3) == "3 people"
    assert tr("%n of %1", 9, n=4) == "4 of 9"


def test_a_value_is_put_in_once() -> None:
    assert tr("%1 met %2", "%2 %n 100%", "Bo") == "%2 %n 100% met Bo"
    assert tr("%1 in %2||many", "a||b", "c", n=1) == "a||b in c"


def test_a_translator_replaces_the_source() -> None:
    german = {"%n person||%n people": "%n Person||%n Personen", "Today": "Heute"}
    words.set_translator(lambda text, n: german.get(text, text))
    assert tr("%n person||%n people", n=2) == "2 Personen"
    assert words.late(0) == "Heute"
    assert tr("Tomorrow") == "Tomorrow"
    words.set_translator(lambda text, n: f"{n} Leute")
    assert tr("%n person||%n people", n=2) == "2 Leute"


@pytest.mark.parametrize(
    ("field", "old", "new", "said"),
    [
        ("title", "", "CTO", "CTO"),
        ("title", "CTO", "", "CTO removed"),
        ("title", "CTO", "CEO", "CTO → CEO"),
        ("photo", "", "photo", "added"),
        ("photo", "photo", "photo", "changed"),
        ("photo", "9f2c", "", "removed"),  # as older books have it
        ("a_said", "", "1", "yes"),
        ("do_not_contact", "0", "1", "no → yes"),
    ],
)
def test_lines_of_a_history(field: str, old: str, new: str, said: str) -> None:
    assert words.change(field, old, new) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(2, "2 days late"), (1, "1 day late"), (0, "Today"), (-1, "Tomorrow"), (-3, "in 3 days")],
)
def test_late(days: int, said: str) -> None:
    assert words.late(days) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (MONDAY, "Today"),
        (date(2026, 11, 24), "Tomorrow"),
        (date(2026, 11, 22), "Yesterday"),
        (date(2026, 11, 29), "Sunday"),
        (date(2026, 11, 30), "Mon 30 Nov"),
        (date(2026, 11, 17), "6 days ago"),
        (date(2026, 11, 16), "Mon 16 Nov"),
        (date(2027, 1, 2), "2 Jan 2027"),
    ],
)
def test_short_date(day: date, said: str) -> None:
    assert words.short_date(day, MONDAY) == said


def test_when_with_a_time_and_another_format() -> None:
    assert words.when(MONDAY, time(14), MONDAY) == "Today 14:00"
    assert words.when(MONDAY, None, MONDAY) == "Today"
    words.set_date_format(lambda day, style: f"{style}:{day}", lambda at: f"{at.hour} Uhr")
    assert words.when(date(2027, 3, 1), time(9), MONDAY) == "full:2027-03-01 9 Uhr"
    assert words.short_date(date(2026, 12, 24), MONDAY) == f"{DateStyle.SHORT}:2026-12-24"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 contacts a week"),
        (0.7, "0.7 contacts a week"),
        (1, "1 contact a week"),
        (0.96, "1.0 contacts a week"),
        (4.2, "4 contacts a week"),
    ],
)
def test_contacts_a_week(number: float, said: str) -> None:
    assert words.contacts_a_week(number) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "Every day"),
        (7, "Every week"),
        (10, "Every 10 days"),
        (14, "Every 2 weeks"),
        (30, "Every month"),
        (90, "Every 3 months"),
        (365, "Every year"),
        (None, "No rhythm"),
    ],
)
def test_cadence(days: int | None, said: str) -> None:
    assert words.cadence(days) == said


@pytest.mark.parametrize(
    ("say", "enum"),
    [
        (words.channel_kind, model.ChannelKind),
        (words.circle, model.Circle),
        (words.state, model.State),
        (words.direction, model.Direction),
        (words.intent, model.Intent),
        (words.side, model.Side),
        (words.origin, model.Origin),
        (words.follow_up_status, model.FollowUpStatus),
        (words.today_kind, model.TodayKind),
        (words.event_kind, model.EventKind),
        (words.event_role, model.EventRole),
        (words.group_kind, model.GroupKind),
        (words.niche_color, model.NicheColor),
    ],
)
def test_every_choice_has_a_word_of_its_own(say: object, enum: type[StrEnum]) -> None:
    assert callable(say)
    said = [say(member) for member in enum]
    assert len(set(said)) == len(said)
    assert all(text and text[0].isupper() for text in said)


@pytest.mark.parametrize(
    ("label", "args", "said"),
    [
        ("person_added", {"name": "Ana"}, "Added Ana"),
        ("people_deleted", {"n": 1, "name": "Ana"}, "Deleted Ana"),
        ("people_deleted", {"n": 3, "name": "Ana"}, "Deleted 3 people"),
        ("tagged", {"n": 1, "name": "Ana", "niche": "ux"}, "Added Ana to ux"),
        ("tagged", {"n": 2, "name": "Ana", "niche": "ux"}, "Added 2 people to ux"),
        ("event_assigned", {"n": 2, "event": "PyCon"}, "Met 2 people at PyCon"),
        (
            "follow_up_planned",
            {"n": 1, "name": "Ana", "due": "2026-11-25"},
            "Planned a follow-up with Ana: 25 Nov 2026",
        ),
        (
            "follow_up_snoozed",
            {"n": 1, "name": "Ana", "until": "2026-11-25T14:00"},
            "Snoozed Ana until 25 Nov 2026 14:00",
        ),
        (
            "imported",
            {"added": 3, "updated": 1, "source": "a.vcf"},
            "Imported a.vcf: 3 added, 1 updated",
        ),
        ("undone", {"step": "person_added", "name": "Ana"}, "Undid: Added Ana"),
        ("redone", {"step": "tagged", "n": 2, "niche": "ux"}, "Redid: Added 2 people to ux"),
        ("something_new", {"name": "Ana"}, "Something new"),
    ],
)
def test_steps(label: str, args: dict[str, object], said: str) -> None:
    assert words.step(label, args) == said


@pytest.mark.parametrize(
    ("found", "parts"),
    [
        (errors.BookBusy(), ["busy", "try again"]),
        (errors.BookNewer("a.book", 9, 1), ["a.book", "9", "1", "update"]),
        (errors.BookUnusable("a.book", "missing"), ["no book at a.book"]),
        (errors.BookUnusable("a.book", "damaged", "row 3"), ["a.book", "row 3", "backup"]),
        (errors.BookUnusable("a.book", "odd", "why"), ["a.book", "why"]),
        (errors.DiskFull(), ["full"]),
        (errors.FileProblem("a.vcf", "exists"), ["a.vcf already exists"]),
        (errors.FileProblem("a.vcf", "unwritable", "no space"), ["a.vcf", "no space"]),
        (errors.FileProblem("a.vcf", "odd"), ["a.vcf", "odd"]),
        (errors.NotFound("person", "Bo"), ["Nobody", "Bo"]),
        (errors.NotFound("person", "12"), ["the number 12", "merged"]),
        (errors.NotFound("unicorn", "Bo"), ["Bo"]),
        (errors.Ambiguous("person", "Bo", ((1, "Bo A"), (2, "Bo B"))), ["Bo A (1), Bo B (2)"]),
        (errors.NotUnderstood("when", "soon"), ["soon", "date"]),
        (errors.NotUnderstood("odd", "soon"), ["soon"]),
        (errors.NothingToUndo("undo"), ["Nothing to undo"]),
        (errors.NothingToUndo("redo"), ["redo"]),
        (errors.UndoConflict(), ["Nothing was changed"]),
        (errors.Guarded("Ana", "odd", ()), ["Ana", "odd"]),
        (errors.SourceChanged("a.vcf"), ["a.vcf has changed"]),
        (errors.Cancelled(), ["Cancelled"]),
        (filters.BadQuery("a nich:x", 2, "nich:x", "unknown_key"), ["nich:x", "character 3"]),
        (filters.BadQuery("OR", 0, "OR", "nothing_before_or"), ["character 1"]),
    ],
)
def test_errors(found: Exception, parts: list[str]) -> None:
    said = words.error(found)
    assert said[0].isupper() or said.startswith(("“", "a."))
    assert said.endswith(".")
    for part in parts:
        assert part in said


def test_every_error_has_a_sentence_of_its_own() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    said = {kind for kind in kinds if kind is not errors.NetDeskError}
    assert said <= set(_SENTENCES)


def test_problems() -> None:
    duplicate = Problem("a.vcf", 2, 9, "possible_duplicate", "17")
    assert words.problem(duplicate) == "possible duplicate of 17"
    assert words.problem(Problem("a.vcf", 1, 2, "odd_thing", "X:1")) == "odd thing: X:1"
    assert words.problem(Problem("a.vcf", 1, 2, "odd_thing")) == "odd thing"


def test_every_code_of_the_readers_has_a_sentence() -> None:
    codes = [*Code, *table.Code, *archive.Code, *linkedin.Code, *monica.Code]
    said = {code: words.problem(Problem("a.vcf", 1, 2, code, "TEXT")) for code in codes}
    plain = {code: code.replace("_", " ") for code in codes}
    assert not [code for code, text in said.items() if text.startswith(plain[code])]
    assert said[Code.UNREADABLE_LINE] == "the line can't be read and was left out: TEXT"


def test_every_label_of_a_step_has_a_sentence() -> None:
    texts = [path.read_text() for path in Path(book.__file__).parent.rglob("*.py")]
    labels = {label for text in texts for label in re.findall(r'\.step\(\s*"([a-z_]+)"', text)}
    assert len(labels) > 20
    assert {label for label in labels if label not in _STEPS} == set()


def test_every_code_of_the_importer_has_a_sentence() -> None:
    texts = [path.read_text() for path in Path(book.__file__).parent.rglob("importing/*.py")]
    found = r'_problem\([^)]*?"([a-z_]+)"|Problem\([^)]*?"([a-z_]+)"'
    codes = {one or other for text in texts for one, other in re.findall(found, text)}
    assert {"missing_file", "possible_duplicate"} <= codes
    assert {code for code in codes if code not in _PROBLEMS} == set()


def test_fields() -> None:
    assert words.field("cadence_days") == "Keep in touch"
    assert words.field("email") == "E-mail"
    assert words.field("x_odd") == "x_odd"
    moment = datetime(2026, 11, 25, 14, tzinfo=UTC)
    said = words.step("follow_up_snoozed", {"n": 1, "name": "Ana", "until": moment})
    assert said == "Snoozed Ana until 25 Nov 2026 14:00"
