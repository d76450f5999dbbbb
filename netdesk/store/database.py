"""The book's file: one Database object, one connection a thread, one of them writing."""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import peewee
from playhouse.apsw_ext import APSWDatabase

from netdesk.domain.errors import BookUnusable, DiskFull, NetDeskError
from netdesk.store.collation import FOLDED, Collation
from netdesk.store.faults import in_our_terms

BUSY_SECONDS = 10
_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "trusted_schema": 0,
    "secure_delete": "fast",
    "cache_size": -16_000,
}


class BookDatabase(APSWDatabase):
    """Peewee on apsw: every plain `atomic()` is immediate, only the writer's thread may write.

    `frozen` opens a book in a folder that can't be written (`immutable=1`); `collation` is how
    its people are sorted.
    """

    def __init__(self, path: Path, *, frozen: bool = False, collation: Collation = FOLDED) -> None:
        self.path = path
        self.frozen = frozen
        self.collation = collation
        self._writers: set[int] = set()
        super().__init__(
            _uri(path) if frozen else str(path),
            timeout=BUSY_SECONDS,
            autoconnect=False,
            lock_type="IMMEDIATE",
            pragmas={"foreign_keys": 1} if frozen else _PRAGMAS,
            flags=_flags(frozen),
        )

    def _connect(self) -> apsw.Connection:
        connection: apsw.Connection = super()._connect()
        if threading.get_ident() not in self._writers:
            connection.execute("pragma query_only=1")
        return connection

    def execute_sql(self, sql: str, params: Any = None) -> apsw.Cursor:
        """Run what Peewee asks for; what a user can meet is said in our terms."""
        with translated(self.path):
            cursor: apsw.Cursor = super().execute_sql(sql, params)
            return cursor

    def connect_writer(self) -> None:
        """Open the calling thread's connection with the right to write."""
        if not self.frozen:
            self._writers.add(threading.get_ident())
        self.connect()

    def disconnect(self) -> None:
        """Close the calling thread's connection."""
        self.close()
        self._writers.discard(threading.get_ident())

    @property
    def raw(self) -> apsw.Connection:
        """The calling thread's own apsw connection, for bulk work and sessions."""
        connection: apsw.Connection = self.connection()
        return connection


def _uri(path: Path) -> str:
    return path.absolute().as_uri() + "?immutable=1"


def _flags(frozen: bool) -> int:
    if frozen:
        return apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    return apsw.SQLITE_OPEN_READWRITE


def create_file(path: Path) -> None:
    """Make an empty file that only its owner can read, in a folder that only its owner can enter.

    Raises BookUnusable where the folder can't be written, DiskFull where there is no room.
    """
    try:
        if not path.parent.exists():
            path.parent.mkdir(mode=0o700, parents=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise from_os_error(error, path) from error


def from_os_error(error: OSError, path: Path) -> NetDeskError:
    """Say an operating system's error about the book in our terms."""
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return BookUnusable(str(path), "read_only", error.strerror or "")
    return BookUnusable(str(path), "unreadable", error.strerror or "")


@contextlib.contextmanager
def translated(path: Path | None = None) -> Iterator[None]:
    """Turn the errors of apsw, sqlite3 and Peewee that a user can meet into ours."""
    try:
        yield
    except (apsw.Error, peewee.DatabaseError, sqlite3.Error) as error:
        ours = in_our_terms(_cause(error), str(path or ""))
        if ours is None:
            raise
        raise ours from error


def _cause(error: BaseException) -> BaseException:
    """Find apsw's own error behind Peewee's, which calls them all OperationalError."""
    for candidate in (error, error.__cause__, error.__context__, *error.args[:1]):
        if isinstance(candidate, apsw.Error):
            return candidate
    return error
