"""Open and close the book; the one place that knows which book is open."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from netdesk.domain.errors import BookUnusable, DiskFull, FileProblem, NetDeskError
from netdesk.store import collation, search
from netdesk.store.collation import Collation
from netdesk.store.database import BUSY_SECONDS, BookDatabase, create_file, translated
from netdesk.store.faults import no_room
from netdesk.store.journal import Journal, revision
from netdesk.store.migrate import check_version, migrate
from netdesk.store.migrations import KNOWN_VERSION
from netdesk.store.reader import Reader
from netdesk.store.tables import TABLES


class _Open:
    """The open book of this program; verbs and questions find it here."""

    def __init__(self) -> None:
        self.database: BookDatabase | None = None
        self.journal: Journal | None = None
        self.seen = threading.local()


_open = _Open()


def open_book(
    path: Path,
    *,
    create: bool = True,
    order: Collation | None = None,
    begun: Callable[[], object] = lambda: None,
) -> None:
    """Open the book at `path` for this program, making or migrating it where needed.

    A book in a folder that can't be written opens for reading only, if it was closed cleanly.
    `order` sorts its people, the user's own if none is named; where that has changed, the
    derived tables are built anew. `begun` is called before the book is brought up to date, which
    may take long. Raises BookUnusable, BookNewer, BookBusy or DiskFull; nothing is touched then.
    """
    made = _prepare(path, create=create)
    try:
        database = _opened(path, order, begun)
    except NetDeskError:
        if made and path.stat().st_size == 0:
            path.unlink()
        raise
    database.bind(TABLES, bind_refs=False, bind_backrefs=False)
    _open.database, _open.journal = database, Journal(database)


def _opened(path: Path, order: Collation | None, begun: Callable[[], object]) -> BookDatabase:
    database = BookDatabase(path)
    try:
        _try_open(database, order, begun)
    except BookUnusable as error:
        if error.reason not in ("read_only", "unreadable"):
            raise
        if not _can_freeze(path):
            raise (DiskFull() if no_room(path) else error) from error
        database = BookDatabase(path, frozen=True)
        _try_open(database, order, begun)
    return database


def _prepare(path: Path, *, create: bool) -> bool:
    """Refuse what can't be a book and make a missing one; says whether it was made."""
    if path.is_dir():
        raise BookUnusable(str(path), "folder")
    try:
        missing = not path.exists()
    except OSError as error:
        raise BookUnusable(str(path), "unreadable", error.strerror or "") from error
    if missing and not create:
        raise BookUnusable(str(path), "missing")
    if not create and path.stat().st_size == 0:
        raise BookUnusable(str(path), "no_book")
    if missing:
        create_file(path)
    return missing


def _try_open(database: BookDatabase, order: Collation | None, begun: Callable[[], object]) -> None:
    with translated(database.path):
        try:
            kept = _look(database)
            database.collation = order or collation.of_user(kept)
            database.connect_writer()
            if database.frozen:
                _check_frozen(database)
            else:
                database.bind(TABLES, bind_refs=False, bind_backrefs=False)
                migrate(database, begun)
                _check_writable(database.raw)
        finally:
            if not database.is_closed():
                database.disconnect()


def _look(database: BookDatabase) -> str:
    """Look at the file before any pragma changes it: a newer or foreign one stays untouched.

    Returns the mark of the collation by which its people are sorted.
    """
    if database.frozen or database.path.stat().st_size == 0:
        return ""
    connection = apsw.Connection(str(database.path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        connection.set_busy_timeout(BUSY_SECONDS * 1_000)
        version = check_version(connection, str(database.path))
        return search.sorted_by(connection) if version else ""
    finally:
        connection.close()


def _check_writable(connection: apsw.Connection) -> None:
    """Raise apsw's error for a book that opens but can't be written; a busy one can."""
    connection.set_busy_timeout(0)
    try:
        connection.execute("begin immediate")
        connection.execute("rollback")
    except apsw.BusyError:
        pass
    finally:
        connection.set_busy_timeout(BUSY_SECONDS * 1_000)


def _check_frozen(database: BookDatabase) -> None:
    version = check_version(database.raw, str(database.path))
    if version != KNOWN_VERSION or not search.is_whole(database.raw):
        raise BookUnusable(str(database.path), "read_only")


def _can_freeze(path: Path) -> bool:
    wal = path.with_name(path.name + "-wal")
    return path.exists() and path.stat().st_size > 0 and not (wal.exists() and wal.stat().st_size)


def database() -> BookDatabase:
    """Return the open book's database."""
    assert _open.database is not None, "no book is open"
    return _open.database


def journal() -> Journal:
    """Return the open book's journal."""
    assert _open.journal is not None, "no book is open"
    return _open.journal


def reader() -> Reader:
    """Return the calling thread's connection for questions in SQL."""
    return Reader(database().raw)


def connect_writer() -> None:
    """Open the calling thread's connection, the only one that may write."""
    with translated(database().path):
        database().connect_writer()


def connect_reader() -> None:
    """Open the calling thread's connection for questions."""
    with translated(database().path):
        database().connect(reuse_if_open=True)


def disconnect() -> None:
    """Close the calling thread's connection."""
    database().disconnect()


def close_book() -> None:
    """Forget the open book; every thread has disconnected before."""
    _open.database = _open.journal = None
    _open.seen = threading.local()


def current_path() -> Path:
    """Return the open book's file."""
    return database().path


def spare(target: Path) -> None:
    """Raise FileProblem("book") for the open book's own file and for what lies beside it.

    A file moved there would take the place of the one that goes on being written.
    """
    real = os.path.realpath(current_path())
    if any(_is_same(target, real + end) for end in ("", "-wal", "-shm")):
        raise FileProblem(str(target), "book")


def _is_same(one: Path, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return os.path.realpath(one) == other


def read_only() -> bool:
    """Say whether the open book can only be read."""
    return database().frozen


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all that the block asks see one moment of the book, whatever others write meanwhile."""
    connection = database().raw
    if connection.in_transaction:
        yield
        return
    connection.execute("begin")
    try:
        yield
    finally:
        connection.execute("rollback")


def outside_changes() -> bool:
    """Say whether somebody else took a step since this thread last asked (the first time: no)."""
    seen, connection = _open.seen, database().raw
    version = Reader(connection).value("pragma data_version")
    if version == getattr(seen, "version", None):
        return False
    first = not hasattr(seen, "version")
    before = getattr(seen, "steps", (0, 0))
    seen.version = version
    seen.steps = now = (revision(connection), journal().own_steps)
    return not first and now[0] - before[0] != now[1] - before[1]


def rebuild_search() -> None:
    """Build the search index anew from the book."""
    with translated(database().path), database().atomic():
        search.rebuild(database().raw, database().collation)
