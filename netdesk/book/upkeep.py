"""Backups, restoring, and checking the book."""

import contextlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw

from netdesk.book import reminders
from netdesk.book.opening import database, journal, reader, rebuild_search, spare
from netdesk.domain.errors import BookUnusable, FileProblem
from netdesk.paths import backups_dir
from netdesk.store import backup as copies
from netdesk.store.database import translated
from netdesk.store.migrate import check_version, migrate

_DATED = re.compile(r"(\d{8}-\d{6}-\d{6})-[a-z-]+\.book")


def backup(target: Path | None = None, *, overwrite: bool = False) -> Path:
    """Copy the book to `target`, or as a dated file into its backup folder; returns the copy.

    Raises FileProblem: "exists" for an existing target unless told to overwrite it, "book" for
    the book itself; DiskFull, or BookUnusable where the book is damaged.
    """
    if target is None:
        made = copies.automatic(database(), "backup")
        thin_out(datetime.now(UTC))
        return made
    spare(target)
    if target.exists() and not overwrite:
        raise FileProblem(str(target), "exists")
    return copies.copy(database().raw, target)


def backup_if_due(hours: int = 1) -> Path | None:
    """Make an automatic backup if the last one is older than this and the book has people."""
    last = last_backup()
    if last and datetime.now(UTC) - last < timedelta(hours=hours):
        return None
    return backup() if reader().value("select exists (select 1 from person)") else None


def backups() -> list[Path]:
    """Return the dated backups of the book, the newest first."""
    folder = backups_dir(database().path)
    found = folder.glob("*.book") if folder.is_dir() else ()
    return sorted((path for path in found if _DATED.fullmatch(path.name)), reverse=True)


def last_backup() -> datetime | None:
    """Return when (UTC) the newest dated backup was made; one of a clock that was wrong is none."""
    now = datetime.now(UTC)
    return next((made for path in backups() if (made := _made(path)) <= now), None)


def _made(path: Path) -> datetime:
    found = _DATED.fullmatch(path.name)
    assert found
    return datetime.strptime(found[1], "%Y%m%d-%H%M%S-%f").replace(tzinfo=UTC)


def thin_out(now: datetime) -> None:
    """Keep one backup an hour for a day, one a day for a month, one a month for good."""
    kept: set[str] = set()
    for path in backups():
        age = now - _made(path)
        form = "%Y%m%d%H" if age < timedelta(days=1) else "%Y%m%d"
        slot = _made(path).strftime(form if age < timedelta(days=31) else "%Y%m")
        if slot in kept and "-backup." in path.name:
            with contextlib.suppress(OSError):  # the backup itself was made
                path.unlink()
        kept.add(slot)


def restore(source: Path) -> Path:
    """Replace the book's content by a backup's; returns the copy of what was replaced.

    The backup is checked first and stays untouched; the journal is empty afterwards. Reminders
    that were shown since are not shown again. Raises
    BookUnusable or BookNewer for a file that can't be used, BookBusy.
    """
    if not source.is_file():
        raise FileProblem(str(source), "missing")
    with translated(source):
        _refuse_unfit(source)
    shown = reminders.shown()
    replaced = copies.automatic(database(), "before-restore")
    copies.restore_into(database(), source)
    with translated(database().path):
        migrate(database())
        with database().atomic():
            journal().replaced()
    rebuild_search()
    reminders.carry_over(shown)
    return replaced


def _refuse_unfit(source: Path) -> None:
    problems = copies.check_file(source)
    if problems:
        raise BookUnusable(str(source), "damaged", problems[0])
    connection = apsw.Connection(str(source), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        if check_version(connection, str(source)) == 0:
            raise BookUnusable(str(source), "no_book")
    finally:
        connection.close()


def check() -> list[str]:
    """Return what is wrong with the book, empty when it is sound."""
    with translated(database().path):
        return copies.check(database().raw)
