"""Delete a whole book for good: the file, its backups, and what else lies beside it."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from netdesk.domain.errors import FileProblem
from netdesk.paths import backups_dir

_BESIDE = ("-wal", "-shm", "-journal")
_ASIDE = ("-damaged-*", "-rescued-*")


def wipe(path: Path) -> None:
    """Delete a book that is closed everywhere, its backups first; nothing brings it back.

    Whatever else lies in the folders stays. Raises FileProblem for the first file that can't be
    deleted: the book is gone last.
    """
    for file in (*_backups(path), *_parts(path), path):
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise FileProblem(str(file), "undeletable", error.strerror or "") from error
    with suppress(OSError):  # there is something else in it, or it never was
        backups_dir(path).rmdir()


def _backups(path: Path) -> Iterator[Path]:
    return backups_dir(path).glob("*.book*")


def _parts(path: Path) -> Iterator[Path]:
    for companion in _BESIDE:
        yield path.with_name(path.name + companion)
    for pattern in _ASIDE:
        yield from path.parent.glob(path.name + pattern)
