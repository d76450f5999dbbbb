"""Backups, restoring and rescue: what is good is never given up for what is not."""

import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from netdesk import book
from netdesk.book.files import write_whole
from netdesk.domain.changes import Kind
from netdesk.domain.errors import DiskFull, FileProblem
from netdesk.store import backup as copies
from tests.makers import TODAY, open_book, person


def test_an_empty_file_among_the_backups_is_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "a.book"
    with open_book(path):
        person("Ana Ruiz")
        kept = book.upkeep.backup()
    kept.with_name("29990101-000000-000000-backup.book").touch()
    assert book.rescue.newest_good_backup(path) == kept


def test_a_rescue_without_room_leaves_the_damaged_book_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.book"
    with open_book(path):
        person("Ana Ruiz")
        book.upkeep.backup()
    path.write_bytes(b"\xff" * 9_000)

    def full(*_: object) -> Path:
        raise DiskFull

    monkeypatch.setattr(copies, "copy", full)
    with pytest.raises(DiskFull):
        book.rescue.rescue(path)
    assert path.read_bytes() == b"\xff" * 9_000


def test_a_backup_from_the_future_does_not_hold_up_the_next(book_file: Path) -> None:
    person()
    made = book.upkeep.backup()
    ahead = datetime.now(UTC) + timedelta(days=400)
    made.rename(made.with_name(f"{ahead:%Y%m%d-%H%M%S-%f}-backup.book"))
    assert book.upkeep.last_backup() is None
    assert book.upkeep.backup_if_due() is not None
    assert book.upkeep.backup_if_due() is None


def test_one_backup_a_day_and_a_month_is_kept(book_file: Path) -> None:
    folder = book.upkeep.backup().parent
    for path in folder.iterdir():
        path.unlink()
    now = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
    for hours in range(24 * 100):
        made = now - timedelta(hours=hours)
        (folder / f"{made:%Y%m%d-%H%M%S-%f}-backup.book").touch()
    book.upkeep.thin_out(now)
    kept = [path.name[:11] for path in book.upkeep.backups()]
    assert len(kept) == 24 + 31 + 3, kept
    book.upkeep.thin_out(now)
    assert len(book.upkeep.backups()) == len(kept)


def test_restoring_is_seen_by_every_reader(book_file: Path) -> None:
    ana = person("Ana")
    kept = book.upkeep.backup()
    person("Bea")  # one step since: the revision of what is restored is the same again
    seen: list[object] = []
    asked, restored = threading.Event(), threading.Event()

    def read() -> None:
        book.opening.connect_reader()
        try:
            seen.append(book.opening.outside_changes())
            seen.append(book.people.count())
            asked.set()
            restored.wait(20)
            seen.append(book.people.ids(today=TODAY))
        finally:
            asked.set()
            book.opening.disconnect()

    thread = threading.Thread(target=read)
    thread.start()
    asked.wait(20)
    book.upkeep.restore(kept)
    restored.set()
    thread.join()
    assert seen == [False, 2, [ana]]
    assert book.steps.last_changes().touches(Kind.PERSON)
    assert book.upkeep.check() == []


def test_restoring_forgets_photos_that_only_the_journal_named(book_file: Path) -> None:
    own = person()
    book.people.set_photo(own, b"picture")
    book.people.set_photo(own, None)
    book.upkeep.restore(book.upkeep.backup())
    assert book.opening.reader().rows("select 1 from blob") == []


def test_the_stamp_of_a_backup_is_its_time(book_file: Path) -> None:
    person()
    before = time.time()
    book.upkeep.backup()
    last = book.upkeep.last_backup()
    assert last is not None
    assert before - 1 <= last.timestamp() <= time.time() + 1


def test_nothing_is_written_over_the_open_book(book_file: Path, tmp_path: Path) -> None:
    person("Ana")
    linked = tmp_path / "linked.book"
    linked.symlink_to(book_file)
    beside = [book_file.with_name(book_file.name + end) for end in ("-wal", "-shm")]
    for target in (book_file, linked, *beside):
        for write in (book.upkeep.backup, lambda to, **said: write_whole(to, [b"x"], **said)):
            with pytest.raises(FileProblem) as refused:
                write(target, overwrite=True)
            assert (refused.value.path, refused.value.reason) == (str(target), "book")
    person("Bea")
    other = apsw.Connection(str(book_file))
    assert other.execute("select count(*) from person").fetchall() == [(2,)]
    other.close()
