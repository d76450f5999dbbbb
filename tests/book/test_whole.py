"""The whole book as JSON: into an empty book it gives an equal dump, into any other nothing."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netdesk import book
from netdesk.book.importing import FileSource
from netdesk.domain.errors import BookNewer, BookNotEmpty, Cancelled, FileProblem, NetDeskError
from tests import example_book
from tests.makers import TODAY, dump, index, open_book, person

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rich book, with itself as JSON beside it."""
    path = tmp_path_factory.mktemp("whole") / "example.book"
    example_book.fill(path)
    with open_book(path):
        book.importing.run([FileSource(DATA)], today=TODAY)  # photos, long cards
        book.preferences.change(quiet=False, region="ES")
        book.people.edit(book.people.add("Late", today=TODAY), introduced_by=1)
        book.people.edit(1, introduced_by=2)  # somebody further down
        twins = [book.people.add("Twin", today=TODAY, title=title) for title in ("CEO", "CTO")]
        book.merging.merge(*twins)
        book.whole.export_book(path.with_name("all.json"))
    return path


@pytest.fixture
def whole(example: Path, tmp_path: Path) -> Path:
    """The JSON alone."""
    return Path(shutil.copy(example.with_name("all.json"), tmp_path))


@pytest.fixture
def empty(example: Path, book_file: Path) -> Path:
    """An empty book, open, after the rich one was closed."""
    return book_file


def test_an_empty_book_becomes_the_same(tmp_path: Path, example: Path, whole: Path) -> None:
    with open_book(example):
        before, searched = dump(), index()
        people = book.people.count()
    with open_book(tmp_path / "new.book"):
        book.preferences.change(quiet_from=book.preferences.current().quiet_to)
        empty = dump()
        assert book.whole.read_book(whole) == people
        assert dump() == before
        assert index() == searched
        photos = [p.photo for p in book.people.persons(book.people.ids(today=TODAY), today=TODAY)]
        assert all(book.people.photo(sha) for sha in photos if sha)
        assert any(photos)
        again = tmp_path / "again.json"
        book.whole.export_book(again)
        assert again.read_bytes() == whole.read_bytes()
        assert book.steps.undo()
        assert dump() == empty
        assert book.steps.redo()
        assert dump() == before


def test_a_book_with_people_is_left_as_it_is(empty: Path, whole: Path) -> None:
    person()
    before = dump()
    with pytest.raises(BookNotEmpty):
        book.whole.read_book(whole)
    assert dump() == before


def _merged(content: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = content["tables"]["merged_person"][0]
    return found


def _keep(content: dict[str, Any], dropped: list[Any]) -> None:
    kept = json.loads(_merged(content)["kept"])
    kept["dropped"].append(dropped)
    _merged(content)["kept"] = json.dumps(kept)


Change = Callable[[dict[str, Any]], None]
DAMAGE: dict[str, tuple[Change, type[NetDeskError]]] = {
    "newer": (lambda all_: all_.update(version=99), BookNewer),
    "table": (lambda all_: all_["tables"].update(sqlite_schema=[{"id": 1}]), FileProblem),
    "column": (lambda all_: all_["tables"]["person"][0].update({"a) --": 1}), FileProblem),
    "date": (lambda all_: all_["tables"]["person"][0].update(met_on="soon"), FileProblem),
    "enum": (lambda all_: all_["tables"]["follow_up"][0].update(side="ours"), FileProblem),
    "number": (lambda all_: all_["tables"]["person"][0].update(cadence_days="x"), FileProblem),
    "orphan": (lambda all_: all_["tables"]["channel"][0].update(person_id=9_999), FileProblem),
    "twice": (
        lambda all_: all_["tables"]["person"].append(all_["tables"]["person"][0]),
        FileProblem,
    ),
    "nothing": (lambda all_: all_["tables"]["person"][0].update(name=None), FileProblem),
    "card": (lambda all_: all_["tables"]["card"][0].update(properties="[1]"), FileProblem),
    "date's look": (
        lambda all_: all_["tables"]["person"][0].update(met_on="20261123"),
        FileProblem,
    ),
    "calendar's end": (
        lambda all_: all_["tables"]["person"][0].update(met_on="9999-12-31"),
        FileProblem,
    ),
    "no date": (lambda all_: all_["tables"]["person"][0].update(created_on=""), FileProblem),
    "circle": (lambda all_: all_["tables"]["person"][0].update(circle="[1]"), FileProblem),
    "gift": (
        lambda all_: all_["tables"]["interaction"][0].update(give_kind="gold"),
        FileProblem,
    ),
    "parts": (lambda all_: all_["tables"]["channel"][0].update(parts="[1]"), FileProblem),
    "time": (lambda all_: all_["tables"]["event"][0].update(starts_at="[1]"), FileProblem),
    "moment": (
        lambda all_: all_["tables"]["batch"][0].update(made_at="2026-11-23T10:00:00"),
        FileProblem,
    ),
    "choice": (
        lambda all_: all_["tables"]["preference"].append({"name": "rest_days", "value": "null"}),
        FileProblem,
    ),
    "cadence": (lambda all_: all_["tables"]["person"][0].update(cadence_days=10**15), FileProblem),
    "huge": (lambda all_: all_["tables"]["person"][0].update(cadence_days=10**30), FileProblem),
    "half": (lambda all_: all_["tables"]["person"][0].update(notes="\ud800"), FileProblem),
    "merge": (lambda all_: _merged(all_).update(kept="{"), FileProblem),
    "merge's shape": (lambda all_: _merged(all_).update(kept="[]"), FileProblem),
    "merge's table": (lambda all_: _keep(all_, ["person); drop table knows; --", {}]), FileProblem),
    "merge's column": (lambda all_: _keep(all_, ["knows", {"a_id = 1; --": 1}]), FileProblem),
    "merge's value": (lambda all_: _keep(all_, ["knows", {"a_id": [1]}]), FileProblem),
    "merge's photos": (lambda all_: _merged(all_).update(blobs="{"), FileProblem),
    "photo": (lambda all_: all_["blobs"].update({"0" * 64: "AAAA"}), FileProblem),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_file_brings_nothing(empty: Path, whole: Path, name: str) -> None:
    change, kind = DAMAGE[name]
    content = json.loads(whole.read_text())
    change(content)
    whole.write_text(json.dumps(content))
    before = dump()
    with pytest.raises(kind):
        book.whole.read_book(whole)
    assert dump() == before
    assert book.steps.steps() == []


def test_an_older_file_lacks_columns(empty: Path, whole: Path) -> None:
    content = json.loads(whole.read_text())
    for row in content["tables"]["person"]:
        del row["offers"]
    whole.write_text(json.dumps(content))
    assert book.whole.read_book(whole)


def test_cancelling_leaves_an_empty_book(empty: Path, whole: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    before = dump()
    with pytest.raises(Cancelled):
        book.whole.read_book(whole, progress=stop)
    assert dump() == before


@pytest.mark.parametrize(("name", "reason"), [("none.json", "missing"), ("", "unreadable")])
def test_no_file(empty: Path, tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(FileProblem) as caught:
        book.whole.read_book(tmp_path / name)
    assert caught.value.reason == reason
