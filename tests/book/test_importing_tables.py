"""Tables come in as cards do: matched, counted, corrected, and once."""

import os
from pathlib import Path

import pytest

from netdesk import book
from netdesk.book.importing import FileSource, Imported, Outcome, Plan, TextSource, Wish, wish
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.model import Person
from tests.makers import TODAY, card

pytestmark = pytest.mark.usefixtures("book_file")

ANA = "First Name,Last Name,E-mail,Company\nAna,Ruiz,ana@example.org,Loopwise\n"
GUESSED = Wish()
DATA = Path(__file__).parent.parent / "data"


def bring(content: str, said: Wish = GUESSED, **more: object) -> Imported:
    done = book.importing.run([TextSource(content, "people.csv", said)], today=TODAY, **more)  # type: ignore[arg-type]
    total = done.added + done.updated + done.same + done.skipped + done.failed
    assert done.found == total
    return done


def counts(done: Imported) -> tuple[int, int, int]:
    return done.added, done.updated, done.same


def people() -> list[Person]:
    return book.people.persons(book.people.ids(today=TODAY), today=TODAY)


def test_every_table_comes_in_once_and_the_counts_add_up() -> None:
    corpus = os.environ.get("NETDESK_CORPUS")
    files = [*DATA.rglob("*.csv"), *(Path(corpus).rglob("*.csv") if corpus else ())]
    for path in sorted(files):
        for again in (False, True):
            done = book.importing.run([FileSource(path)], today=TODAY)
            parts = done.added + done.updated + done.same + done.skipped + done.failed
            assert done.found == parts, path
            if again:
                assert (done.added, done.updated) == (0, 0), path
    assert book.upkeep.check() == []


def test_rows_match_who_is_there_and_add_what_is_new() -> None:
    bring(card("Ana Ruiz", "EMAIL:ana@example.org"))
    assert counts(bring(ANA)) == (0, 1, 0)
    assert counts(bring(ANA)) == (0, 0, 1)
    [ana] = people()
    assert (ana.organization, ana.given_name) == ("Loopwise", "Ana")


def test_what_has_no_field_stays_with_the_person_and_comes_in_once() -> None:
    content = "Name,E-mail,Shirt\nAna,a@b.c,XL\n"
    bring(content)
    assert counts(bring(content)) == (0, 0, 1)
    [kept] = book.people.unknown_properties(people()[0].id)
    assert (kept.name, kept.value) == ("X-SHIRT", "XL")


def test_a_content_tells_what_a_file_is_whatever_its_name(tmp_path: Path) -> None:
    for name, content in {
        "cards.csv": card("Ana Ruiz"),
        "table.vcf.txt": "Name,E-mail\nBo Lee,bo@b.c\n",
        "table": "Vorname;Nachname\nCy;Oh\n",
        "odd.csv": "Wer,Wo\nDee,Rom\n",
    }.items():
        (tmp_path / name).write_text(content)
        done = book.importing.run([FileSource(tmp_path / name)], today=TODAY)
        assert (done.found, done.failed) == (1, 0), name
    assert [one.name for one in people()] == ["Ana Ruiz", "Bo Lee", "Cy Oh"]


@pytest.mark.parametrize(
    "content",
    ["just notes", "a,b\n1,2\n", "", "\n", '{"keys": "Name, E-mail, Phone",\n "x": "1, 2, 3"}'],
)
def test_what_tells_of_nobody_is_no_table(content: str) -> None:
    done = book.importing.run([TextSource(content)], today=TODAY)
    assert done.found == 0
    assert [one.code for one in done.problems] in (["not_a_vcard"], ["empty_file"])


def test_what_a_table_is_taken_for_is_shown_and_can_be_corrected() -> None:
    content = "Wer;Handy;Was\nAna;0600 1;ux\n"
    seen = book.importing.preview([TextSource(content, "odd.csv")])
    [table] = seen.tables
    assert (table.delimiter, table.encoding, table.has_header) == (";", "utf-8", True)
    assert [(one.name, one.target, one.samples) for one in table.columns] == [
        ("Wer", "keep", ("Ana",)),
        ("Handy", "phone:mobile", ("0600 1",)),
        ("Was", "keep", ("ux",)),
    ]
    said = wish(["Wer=name", "was=niches"])
    [row] = book.importing.preview([TextSource(content, "odd.csv", said)]).rows
    assert (row.name, row.niches, row.outcome) == ("Ana", ("ux",), Outcome.NEW)


def test_a_correction_is_remembered_for_the_next_table_of_the_same_header() -> None:
    bring("Wer,Handy\nAna,0600 1\n", wish(["Wer=name"]))
    bring("wer;HANDY\nBo;0600 2\n")
    assert [one.name for one in people()] == ["Ana", "Bo"]
    bring("Wer,Handy\nCy,0600 3\n", wish(["Wer=nickname"]))
    assert [one.nickname for one in people()] == ["", "", "Cy"]
    book.steps.undo()
    bring("Wer,Handy\nCy,0600 3\n")
    assert [one.nickname for one in people()] == ["", "", "Cy"], "what was said is no step"


def test_a_preview_and_a_dry_run_remember_nothing() -> None:
    content = "Wer,Handy\nAna,0600 1\n"
    source = TextSource(content, "odd.csv", wish(["Wer=name"]))
    book.importing.preview([source])
    book.importing.run([source], today=TODAY, dry_run=True)
    [table] = book.importing.preview([TextSource(content, "odd.csv")]).tables
    assert table.columns[0].target == "keep"


def test_what_the_user_says_is_checked() -> None:
    for typed in ("Wer", "=name", "Wer=nonsense"):
        with pytest.raises(NotUnderstood):
            wish([typed])
    for said in ({"delimiter": "x"}, {"encoding": "klingon"}):
        with pytest.raises(NotUnderstood):
            wish(**said)  # type: ignore[arg-type]
    assert wish(delimiter="tab").delimiter == "\t"
    for content in (ANA, card("Ana Ruiz")):
        with pytest.raises(NotFound):
            bring(content, wish(["Nobody=name"]))
    assert people() == []


def test_a_linkedin_export_whose_columns_are_named_is_a_table_of_any_kind() -> None:
    content = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ana,Ruiz,https://www.linkedin.com/in/ana,,Loopwise,CTO,12 Mar 2024\n"
    )
    assert book.importing.preview([TextSource(content)]).tables == ()
    bring(content, wish(["Position=nickname"]))
    assert people()[0].nickname == "CTO"


def test_problems_name_row_and_line() -> None:
    done = bring('Name,E-mail\nAna,a@b.c\nBo,"b@b.c\nCy,c@b.c\n')
    assert done.added == 3
    assert [(one.file, one.card, one.line, one.code) for one in done.problems] == [
        ("people.csv", 2, 3, "stray_quote")
    ]


def test_a_row_that_tells_of_nobody_is_skipped() -> None:
    done = bring("Name,E-mail,Tags\n,,ux\nAna,,\n")
    assert (done.found, done.added, done.skipped) == (2, 1, 1)


def test_the_plan_goes_for_rows_too() -> None:
    bring(ANA, plan=Plan(event="PyCon", niches=("fintech",)))
    [ana] = people()
    assert (ana.met_at, [one.name for one in ana.niches]) == ("PyCon", ["fintech"])
    book.steps.undo()
    assert people() == []


def test_our_own_table_comes_back_in_as_it_went_out(tmp_path: Path) -> None:
    corpus = os.environ.get("NETDESK_CORPUS")
    folders = [DATA, *([Path(corpus)] if corpus else [])]
    files = [path for one in folders for kind in ("*.vcf", "*.csv") for path in one.rglob(kind)]
    for path in sorted(files):
        book.importing.run([FileSource(path)], today=TODAY)
    target = tmp_path / "people.csv"
    book.sharing.export_table(target, today=TODAY)
    again = book.importing.run([FileSource(target)], today=TODAY)
    assert (again.added, again.updated, again.failed) == (0, 0, 0)
    assert again.found == book.people.count() > 10
    assert again.problems == ()


def test_our_own_table_makes_the_same_people_in_another_book(tmp_path: Path) -> None:
    notes = "\\n".join(f"line {n}" for n in range(40))
    bring(
        card(
            *("Ana Ruiz", "UID:1", "EMAIL;TYPE=WORK,pref:ana@loop.io", "EMAIL:ana@home.example"),
            *("TEL;TYPE=CELL:+34 600 111 222", "ADR;TYPE=HOME:;;Calle 1;Madrid;;28001;España"),
            *("CATEGORIES:fintech\\, new,ux", "BDAY:--0229", f"NOTE:=1+1\\n{notes}"),
            "X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/ana",
        )
    )
    [before] = people()
    target = tmp_path / "people.csv"
    book.sharing.export_table(target, today=TODAY)
    book.people.delete([before.id])
    done = book.importing.run([FileSource(target)], today=TODAY)
    assert (counts(done), done.problems) == ((1, 0, 0), ())
    [after] = people()
    for field in ("uid", "name", "birthday", "notes"):
        assert getattr(after, field) == getattr(before, field)
    assert [one._replace(id=0) for one in after.channels] == [
        one._replace(id=0) for one in before.channels
    ]
    assert {one.name for one in after.niches} == {one.name for one in before.niches}
