"""A damaged book: keep it under another name, and put its newest good backup in its place."""

from datetime import UTC, datetime
from pathlib import Path

import apsw

from netdesk.domain.errors import BookUnusable
from netdesk.paths import backups_dir
from netdesk.store import backup as copies
from netdesk.store.database import from_os_error, translated

_COMPANIONS = ("-wal", "-shm")


def newest_good_backup(path: Path) -> Path | None:
    """Return the newest backup of the book at `path` that is sound, None if there is none."""
    folder = backups_dir(path)
    found = sorted(folder.glob("*.book"), reverse=True) if folder.is_dir() else []
    return next((backup for backup in found if _is_sound(backup)), None)


def _is_sound(backup: Path) -> bool:
    try:
        return not copies.check_file(backup)
    except apsw.Error:
        return False


def rescue(path: Path) -> Path:
    """Put the newest good backup in the place of a damaged book; returns where that one went.

    The book is closed everywhere. Raises BookUnusable("no_backup") if no backup is sound.
    """
    good = newest_good_backup(path)
    if good is None:
        raise BookUnusable(str(path), "no_backup")
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.name}-damaged-{stamp}")
    try:
        for companion in ("", *_COMPANIONS):
            part = path.with_name(path.name + companion)
            if part.exists():
                part.rename(aside.with_name(aside.name + companion))
    except OSError as error:
        raise from_os_error(error, path) from error
    with translated(path):
        source = apsw.Connection(str(good), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            copies.copy(source, path)
        finally:
            source.close()
    return aside
