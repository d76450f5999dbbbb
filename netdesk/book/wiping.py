"""Delete a whole book for good: the file, its backups, and what else lies beside it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import apsw

from netdesk.book.rescue import COMPANIONS, DAMAGED, RESCUED
from netdesk.domain.errors import BookBusy, FileProblem
from netdesk.paths import backups_dir

_PATIENCE_MS = 1_000
_DELETED = "-deleted"


def wipe(path: Path) -> None:
    """Delete a book that is closed, with its backups; nothing brings it back.

    Whatever else lies in the folders stays. Raises BookBusy where another program has it open, and
    FileProblem where it can't be deleted: then nothing is. Raises FileProblem also for the first
    backup that can't be: then the book is gone.
    """
    _check_alone(path)
    if path.exists():
        with _deleting(path):
            path.rename(path.with_name(path.name + _DELETED))
    for file in (*_parts(path), *backups_dir(path).glob("*.book*")):
        with _deleting(file):
            file.unlink(missing_ok=True)
    with suppress(OSError):  # there is something else in it, or it never was
        backups_dir(path).rmdir()


def _check_alone(path: Path) -> None:
    """See that no other program has the book open; a damaged one nobody has."""
    with (
        suppress(apsw.Error),
        closing(apsw.Connection(str(path), apsw.SQLITE_OPEN_READWRITE)) as db,
    ):
        db.set_busy_timeout(_PATIENCE_MS)
        db.pragma("locking_mode", "exclusive")
        try:
            db.execute("begin exclusive; rollback")
        except apsw.BusyError as error:
            raise BookBusy from error


def _parts(path: Path) -> Iterator[Path]:
    for ending in (*COMPANIONS, _DELETED):
        yield path.with_name(path.name + ending)
    for begun in (DAMAGED, RESCUED):
        yield from path.parent.glob(f"{path.name}{begun}*")


@contextmanager
def _deleting(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileProblem(str(file), "undeletable", error.strerror or "") from error
