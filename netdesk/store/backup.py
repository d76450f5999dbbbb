"""Copies of the book by SQLite's backup API, opened and checked; never a copied file."""

from datetime import UTC, datetime
from pathlib import Path

import apsw

from netdesk.domain.errors import BookUnusable, FileProblem
from netdesk.paths import backups_dir
from netdesk.replacing import replacing
from netdesk.store.database import BookDatabase, from_os_error, translated
from netdesk.store.reader import Reader

_PAGES_A_STEP = 2_000


def before_migration(database: BookDatabase) -> Path:
    """Keep the book as it is, beside it, before its form changes; returns the copy."""
    return automatic(database, "before-update")


def automatic(database: BookDatabase, why: str) -> Path:
    """Write a dated backup into the book's backup folder and return it."""
    folder = backups_dir(database.path)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise from_os_error(error, folder) from error
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    return copy(database.raw, folder / f"{stamp}-{why}.book")


def copy(source: apsw.Connection, target: Path) -> Path:
    """Copy the open book to `target` (0600), check the copy, and return it.

    The copy is made under another name and moved over at the end, so that no half a backup is
    ever left. Raises FileProblem, DiskFull or BookUnusable("damaged").
    """
    try:
        with replacing(target) as partial, translated(target):
            _copy_pages(source, partial)
            _quick_check(partial)
    except OSError as error:
        raise FileProblem(str(target), "unwritable", error.strerror or "") from error
    return target


def _copy_pages(source: apsw.Connection, partial: Path) -> None:
    target = apsw.Connection(str(partial), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        with target.backup("main", source, "main") as work:
            while not work.done:
                work.step(_PAGES_A_STEP)
        target.pragma("journal_mode", "delete")
    finally:
        target.close()


def _quick_check(path: Path) -> None:
    problems = check_file(path)
    if problems:
        raise BookUnusable(str(path), "damaged", problems[0])


def check_file(path: Path) -> list[str]:
    """Return what `PRAGMA quick_check` says against the file; empty when it is sound."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return check(connection)
    finally:
        connection.close()


def check(connection: apsw.Connection) -> list[str]:
    """Return what SQLite finds wrong in an open book, foreign keys included."""
    lines = [str(row[0]) for row in Reader(connection).rows("pragma quick_check")]
    problems = [line for line in lines if line != "ok"]
    for table, row_id, parent, _ in connection.execute("pragma foreign_key_check").fetchall():
        problems.append(f"{table} {row_id} names a missing {parent}")
    return problems


def restore_into(database: BookDatabase, source: Path) -> None:
    """Replace the open book's content by that of `source`, page by page, in one transaction.

    The caller has checked `source` and kept the replaced book.
    """
    with translated(database.path):
        origin = apsw.Connection(str(source), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            with database.raw.backup("main", origin, "main") as work:
                while not work.done:
                    work.step(-1)
        finally:
            origin.close()
