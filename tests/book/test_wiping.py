"""A whole book deleted for good: nothing of it is left, and nothing else is touched."""

from contextlib import closing
from pathlib import Path

import apsw
import pytest

from netdesk import book
from netdesk.domain.errors import BookBusy, FileProblem
from tests.makers import open_book, person


def test_nothing_of_a_book_is_left_and_all_else_stays(tmp_path: Path) -> None:
    path, other = tmp_path / "netdesk.book", tmp_path / "work.book"
    for one in (path, other):
        with open_book(one):
            person("Ana Ruiz")
            book.upkeep.backup()
    aside = tmp_path / "netdesk.book-damaged-20260101"
    aside.write_bytes(b"torn")
    Path(f"{path}-wal").write_bytes(b"left by a crash")
    mine = tmp_path / "netdesk.book-backups" / "notes.txt"
    mine.write_text("my own")
    kept = sorted(tmp_path.rglob("work.book*"))
    book.wiping.wipe(path)
    assert sorted(tmp_path.iterdir()) == [mine.parent, *kept[:2]]
    assert list(mine.parent.iterdir()) == [mine]
    assert sorted(tmp_path.rglob("work.book*")) == kept
    mine.unlink()
    book.wiping.wipe(path)  # once more, there being none
    assert not mine.parent.exists()
    with open_book(path):
        assert book.people.count() == 0


def test_where_the_book_can_t_go_nothing_goes(tmp_path: Path) -> None:
    path, kept = backed_up(tmp_path)
    (tmp_path / "netdesk.book-deleted" / "in the way").mkdir(parents=True)
    with pytest.raises(FileProblem) as caught:
        book.wiping.wipe(path)
    assert (caught.value.reason, caught.value.path) == ("undeletable", str(path))
    assert path.exists()
    assert kept.exists()


def test_a_book_that_another_program_has_open_stays(tmp_path: Path) -> None:
    path, kept = backed_up(tmp_path)
    with closing(apsw.Connection(str(path))) as other:
        other.execute("select count(*) from person").fetchall()
        with pytest.raises(BookBusy):
            book.wiping.wipe(path)
    assert kept.exists()
    book.wiping.wipe(path)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_book_is_deleted_too(tmp_path: Path) -> None:
    path, _ = backed_up(tmp_path)
    path.write_bytes(b"garbage" * 999)
    book.wiping.wipe(path)
    assert list(tmp_path.iterdir()) == []


def backed_up(folder: Path) -> tuple[Path, Path]:
    """Return a book with somebody in it, and its backup."""
    path = folder / "netdesk.book"
    with open_book(path):
        person("Ana Ruiz")
        return path, book.upkeep.backup()
