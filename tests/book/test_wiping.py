"""A whole book deleted for good: nothing of it is left, and nothing else is touched."""

from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.errors import FileProblem
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


def test_what_can_t_be_deleted_is_said_while_the_book_is_there(tmp_path: Path) -> None:
    path = tmp_path / "netdesk.book"
    with open_book(path):
        person("Ana Ruiz")
        kept = book.upkeep.backup()
    (kept.parent / "0.book").mkdir()
    with pytest.raises(FileProblem) as caught:
        book.wiping.wipe(path)
    assert (caught.value.reason, Path(caught.value.path).name) == ("undeletable", "0.book")
    assert path.exists()
