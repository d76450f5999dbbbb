"""SQLite's errors in our terms; without Peewee, so that the first paint can read."""

import shutil
from pathlib import Path

import apsw

from netdesk.domain.errors import BookBusy, BookUnusable, Cancelled, DiskFull, NetDeskError


def in_our_terms(error: BaseException, path: str) -> NetDeskError | None:
    """Return apsw's error as one of ours, None for what is a bug."""
    match error:
        case apsw.FullError():
            return DiskFull()
        case apsw.BusyError() | apsw.LockedError():
            return BookBusy()
        case apsw.ReadOnlyError() if path and no_room(Path(path)):
            return DiskFull()  # a full disk has no room for the log either: it opened to be read
        case apsw.ReadOnlyError() | apsw.PermissionsError():
            return BookUnusable(path, "read_only", str(error))
        case apsw.NotADBError():
            return BookUnusable(path, "no_book", str(error))
        case apsw.CorruptError():
            return BookUnusable(path, "damaged", str(error))
        case apsw.IOError() if getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_WRITE:
            # a quota, or a broken disk
            return BookUnusable(path, "unwritable", str(error))
        case apsw.CantOpenError() | apsw.IOError():
            return BookUnusable(path, "unreadable", str(error))
        case apsw.InterruptError():
            return Cancelled()
    return None


def no_room(path: Path) -> bool:
    """Say whether the disk of a file is so full that SQLite can't work on it (64 kB)."""
    try:
        return shutil.disk_usage(path.parent).free < 64 * 1024
    except OSError:
        return False
