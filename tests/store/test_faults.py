"""What can go wrong with the file: each fault is said, nothing is half saved."""

import os
import signal
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from netdesk import book, clock
from netdesk.domain.errors import (
    BookBusy,
    BookNewer,
    BookUnusable,
    Cancelled,
    DiskFull,
    FileProblem,
)
from netdesk.domain.when import Due
from netdesk.store import database as store_database
from netdesk.store.migrations import KNOWN_VERSION
from tests.makers import TODAY, card, dump, open_book, person


def many_cards(count: int) -> str:
    return "".join(
        card(f"Person {n}", f"EMAIL:p{n}@example.org", f"UID:u{n}") for n in range(count)
    )


def test_only_its_owner_can_read_the_book(book_file: Path) -> None:
    person()
    assert stat.S_IMODE(book_file.parent.stat().st_mode) == 0o700
    for path in book_file.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_it_writes_ahead_and_flushes_fully(book_file: Path) -> None:
    raw = book.opening.database().raw
    assert (raw.pragma("journal_mode"), raw.pragma("synchronous")) == ("wal", 2)
    assert raw.pragma("foreign_keys") == 1
    assert raw.pragma("trusted_schema") == 0


def test_the_screens_connection_cannot_write(tmp_path: Path) -> None:
    with open_book(tmp_path / "a.book"):
        person()
    book.opening.open_book(tmp_path / "a.book")
    book.opening.connect_reader()
    with pytest.raises(BookUnusable) as caught:
        person("Second")
    assert caught.value.reason == "read_only"
    assert book.people.count() == 1
    book.opening.disconnect()
    book.opening.close_book()


def test_a_newer_book_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.book"
    with open_book(path):
        book.opening.database().raw.pragma("user_version", 99)
    before = path.read_bytes()
    with pytest.raises(BookNewer) as caught:
        book.opening.open_book(path)
    assert (caught.value.found, caught.value.known) == (99, KNOWN_VERSION)
    assert path.read_bytes() == before


def test_a_foreign_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    connection = apsw.Connection(str(path))
    connection.execute("create table mine (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(BookUnusable) as caught:
        book.opening.open_book(path)
    assert caught.value.reason == "no_book"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "reason"), [(b"not a database" * 400, "no_book"), (b"\0" * 4096, "no_book")]
)
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.book"
    path.write_bytes(content)
    with pytest.raises(BookUnusable) as caught:
        book.opening.open_book(path)
    assert caught.value.reason == reason
    assert path.read_bytes() == content


def test_a_folder_and_a_missing_file_are_said(tmp_path: Path) -> None:
    with pytest.raises(BookUnusable) as caught:
        book.opening.open_book(tmp_path)
    assert caught.value.reason == "folder"
    with pytest.raises(BookUnusable) as caught:
        book.opening.open_book(tmp_path / "no.book", create=False)
    assert caught.value.reason == "missing"
    assert not (tmp_path / "no.book").exists()


def test_damage_is_said_and_found_by_check(tmp_path: Path) -> None:
    path = tmp_path / "a.book"
    with open_book(path):
        book.importing.run([book.importing.TextSource(many_cards(500))], today=TODAY)
        assert book.upkeep.check() == []
    content = bytearray(path.read_bytes())
    for page in range(6, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    assert _check(path) not in ([], "sound")


def _check(path: Path) -> list[str] | str:
    """What the check says, or why the book doesn't even open."""
    try:
        with open_book(path):
            return book.upkeep.check()
    except BookUnusable as error:
        return "sound" if error.reason != "damaged" else error.reason


def test_a_full_disk_is_said_and_nothing_is_half_saved(book_file: Path) -> None:
    person()
    raw = book.opening.database().raw
    before = dump()
    raw.pragma("max_page_count", raw.pragma("page_count") + 10)
    with pytest.raises(DiskFull):
        book.importing.run([book.importing.TextSource(many_cards(2_000))], today=TODAY)
    assert dump() == before
    raw.pragma("max_page_count", 1_000_000)
    person("Second")
    assert book.people.count() == 2
    book.steps.undo()
    assert dump() == before


def test_a_book_in_a_folder_that_cannot_be_written_opens_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.book"
    with open_book(path):
        person("Ana Ruiz")
    # Nobody can make the shared-memory file, as in a read-only folder (which root could write).
    path.with_name("a.book-shm").mkdir()
    book.opening.open_book(path)
    book.opening.connect_writer()
    assert book.opening.read_only()
    assert book.people.ids("ana", today=TODAY) == [1]
    with pytest.raises(BookUnusable) as caught:
        person("Second")
    assert caught.value.reason == "read_only"
    book.opening.disconnect()
    book.opening.close_book()


def test_a_book_that_somebody_holds_is_busy(
    book_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person()
    book.opening.database().raw.set_busy_timeout(50)
    other = apsw.Connection(str(book_file))
    other.execute("begin immediate")
    with pytest.raises(BookBusy):
        person("Second")
    other.execute("rollback")
    other.close()
    person("Third")
    assert book.people.count() == 2
    assert store_database.BUSY_SECONDS == 10


def test_cancelling_an_import_changes_nothing(book_file: Path) -> None:
    def cancel(done: int, total: int) -> None:
        if done > total / 2:
            raise Cancelled

    before = dump()
    with pytest.raises(Cancelled):
        book.importing.run(
            [book.importing.TextSource(many_cards(1_000))], today=TODAY, progress=cancel
        )
    assert dump() == before
    assert book.steps.steps() == []


def test_restoring_brings_the_backup_back_and_keeps_what_it_replaced(book_file: Path) -> None:
    person("Ana")
    kept = book.upkeep.backup()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    person("Bea")
    replaced = book.upkeep.restore(kept)
    assert book.people.ids("ana", today=TODAY)
    assert book.people.ids("bea", today=TODAY) == []
    assert book.steps.undo() is None
    book.upkeep.restore(replaced)
    assert book.people.count() == 2


def test_a_file_that_is_no_backup_is_not_restored(book_file: Path, tmp_path: Path) -> None:
    person()
    wrong = tmp_path / "notes.txt"
    wrong.write_text("notes")
    with pytest.raises(BookUnusable):
        book.upkeep.restore(wrong)
    with pytest.raises(FileProblem):
        book.upkeep.restore(tmp_path / "missing.book")
    assert book.people.count() == 1


def test_a_backup_never_overwrites_unasked(book_file: Path, tmp_path: Path) -> None:
    person()
    target = tmp_path / "copy.book"
    book.upkeep.backup(target)
    with pytest.raises(FileProblem) as caught:
        book.upkeep.backup(target)
    assert caught.value.reason == "exists"
    assert not list(tmp_path.glob("*.partial"))


def test_backups_are_thinned(book_file: Path) -> None:
    person()
    first = book.upkeep.backup()
    for _ in range(3):
        book.upkeep.backup()
    assert len(book.upkeep.backups()) == 1 or first not in book.upkeep.backups()
    assert len(book.upkeep.backups()) <= 2


IMPORT = """
import sys
from datetime import date
from pathlib import Path
from netdesk import book, clock
book.opening.open_book(Path(sys.argv[1]))
book.opening.connect_writer()
def tell(done, total):
    print(done, flush=True)
book.importing.run([book.importing.FileSource(Path(sys.argv[2]))], today=date(2026, 11, 23),
                   plan=book.importing.Plan(event="PyCon"), progress=tell)
print("done", flush=True)
"""


@pytest.mark.slow
def test_a_killed_import_leaves_all_or_nothing(tmp_path: Path) -> None:
    """Kill -9 at 50 places, from the first card to after the commit."""
    path, cards = tmp_path / "a.book", tmp_path / "cards.vcf"
    cards.write_text(many_cards(600))
    with open_book(path):
        person("Ana Ruiz")
        before = dump()
    whole = 0
    for place in range(50):
        _kill_an_import(path, cards, place)
        with open_book(path):
            count = book.people.count()
            assert count in (1, 601), place
            assert book.upkeep.check() == []
            if count == 601:
                whole += 1
                assert book.steps.undo() is not None
            assert dump() == before
            book.people.edit(1, title=f"round {place}")  # the journal works after it
            assert book.steps.undo() is not None
            assert dump() == before
    assert 0 < whole < 50


def _kill_an_import(path: Path, cards: Path, place: int) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(path), str(cards)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    for number, line in enumerate(child.stdout):
        if number >= place % 26 and (place < 44 or line.startswith("done")):
            break
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()


def test_two_programs_work_on_one_book_at_once(book_file: Path) -> None:
    """The window's connection sees what the command line wrote, and both can undo it."""
    book.people.add("Nobody", today=TODAY)
    book.steps.undo()
    assert not book.opening.outside_changes()
    book.reminders.record_check(clock.now())
    assert not book.opening.outside_changes(), "bookkeeping is no step"
    ana = person("Ana")
    assert not book.opening.outside_changes()
    script = (
        "import sys; from tests.makers import *\nwith open_book(Path(sys.argv[1])): person('Bea')"
    )
    subprocess.run([sys.executable, "-c", script, str(book_file)], check=True, timeout=60)
    person("Cy")
    assert book.opening.outside_changes(), "seen though we took a step after it"
    assert not book.opening.outside_changes()
    assert book.people.count() == 3
    book.steps.undo()
    book.steps.undo()
    assert book.people.ids("", today=TODAY) == [ana]
    book.follow_ups.plan([ana], Due(TODAY + timedelta(days=1)))


def test_a_damaged_book_is_kept_and_its_newest_good_backup_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.book"
    with open_book(path):
        person("Ana Ruiz")
        book.upkeep.backup()
    path.write_bytes(b"\xff" * 9_000)
    newer = book.rescue.newest_good_backup(path)
    assert newer is not None
    newer.with_name("29990101-000000-000000-backup.book").write_bytes(b"\xff" * 9_000)
    aside = book.rescue.rescue(path)
    assert aside.read_bytes() == b"\xff" * 9_000
    with open_book(path):
        assert book.people.ids("ana", today=TODAY) == [1]


def test_without_a_good_backup_a_damaged_book_stays_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.book"
    path.write_bytes(b"\xff" * 9_000)
    with pytest.raises(BookUnusable) as caught:
        book.rescue.rescue(path)
    assert caught.value.reason == "no_backup"
    assert path.exists()


def test_what_a_reader_meets_is_said_in_our_terms(tmp_path: Path) -> None:
    """A question on a damaged book is no bug of ours, whichever way it reads."""
    path = tmp_path / "a.book"
    with open_book(path):
        book.importing.run([book.importing.TextSource(many_cards(500))], today=TODAY)
    book.opening.open_book(path)
    book.opening.connect_reader()
    content = bytearray(path.read_bytes())
    for page in range(4, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    questions = (
        lambda: book.people.ids(today=TODAY),
        lambda: book.people.person(400, today=TODAY),
        lambda: book.people.properties(400),
        lambda: book.today.view(TODAY),
        lambda: book.steps.steps(),
        lambda: book.opening.reader().rows("select * from history"),
        lambda: book.people.photo("x"),
    )
    said = []
    for question in questions:
        try:
            question()
        except BookUnusable as error:
            said.append(error.reason)
    assert len(said) >= 5
    assert set(said) == {"damaged"}
    book.opening.disconnect()
    book.opening.close_book()
