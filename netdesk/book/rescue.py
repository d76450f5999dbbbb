"""A damaged book: keep it under another name, and put its newest good backup in its place."""

from datetime import UTC, datetime
from pathlib import Path

import apsw

from netdesk.domain.errors import BookUnusable, NetDeskError
from netdesk.paths import backups_dir
from netdesk.store import backup as copies
from netdesk.store.database import from_os_error, translated
from netdesk.store.reader import reading

COMPANIONS = ("-wal", "-shm")
"""What SQLite keeps beside a book."""
DAMAGED, RESCUED = "-damaged-", "-rescued-"
"""What a rescue puts beside it, each followed by a time."""


def newest_good_backup(path: Path) -> Path | None:
    """Return the newest backup of the book at `path` that is sound, None if there is none."""
    folder = backups_dir(path)
    found = sorted(folder.glob("*.book"), reverse=True) if folder.is_dir() else []
    return next((backup for backup in found if _is_sound(backup)), None)


def _is_sound(backup: Path) -> bool:
    try:
        return not copies.check_file(backup) and _has_tables(backup)
    except (apsw.Error, NetDeskError):
        return False


def _has_tables(backup: Path) -> bool:
    """Say whether there is anything in a sound file: an empty one is sound too."""
    with reading(backup) as source:
        return bool(source.value("pragma user_version") > 0)


def rescue(path: Path) -> Path:
    """Put the newest good backup in the place of a damaged book; returns where that one went.

    The book is closed everywhere. Raises BookUnusable("no_backup") if no backup is sound.
    """
    good = newest_good_backup(path)
    if good is None:
        raise BookUnusable(str(path), "no_backup")
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = path.with_name(f"{path.name}{DAMAGED}{stamp}")
    fresh = _copied(good, path.with_name(f"{path.name}{RESCUED}{stamp}"))
    try:
        for companion in (*COMPANIONS, ""):
            part = path.with_name(path.name + companion)
            if part.exists():
                part.rename(aside.with_name(aside.name + companion))
        fresh.rename(path)
    except OSError as error:
        raise from_os_error(error, path) from error
    return aside


def _copied(good: Path, target: Path) -> Path:
    """Copy a backup beside the book first: where that fails, the book is still in its place."""
    with translated(target):
        source = apsw.Connection(str(good), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            return copies.copy(source, target)
        finally:
            source.close()
