"""Bring a book up to date: a backup first, then one transaction a migration."""

from collections.abc import Callable

import apsw

from netdesk.domain.errors import BookNewer, BookUnusable
from netdesk.store import backup, blobs, search
from netdesk.store.collation import Collation
from netdesk.store.database import BookDatabase
from netdesk.store.migrations import KNOWN_VERSION, MIGRATIONS
from netdesk.store.reader import Reader

APPLICATION_ID = 0x4E446B31  # "NDk1", so that a foreign database is never taken for a book


def migrate(database: BookDatabase, begun: Callable[[], object] = lambda: None) -> None:
    """Bring the open book (on the writer's connection) to our version; a new one starts empty.

    `begun` is called before what may take long. Raises BookNewer for a file of a newer NetDesk
    and BookUnusable("no_book") for a database that is none of ours; neither is touched.
    """
    connection, collation = database.raw, database.collation
    version = check_version(connection, str(database.path))
    if version == KNOWN_VERSION:
        if not search.is_whole(connection) or search.sorted_by(connection) != collation.mark:
            begun()
            with database.atomic():
                search.rebuild(connection, collation)
        return
    if version:
        begun()
        backup.before_migration(database)
    for migration in MIGRATIONS:
        if version < migration.VERSION:
            _run(connection, collation, migration.STATEMENTS, migration.VERSION)


def check_version(connection: apsw.Connection, path: str) -> int:
    """Return the book's version (0: an empty file); raises BookNewer or BookUnusable."""
    version: int = connection.pragma("user_version")
    tables = Reader(connection).value("select count(*) from sqlite_schema")
    if version == 0 and tables == 0:
        return 0
    if connection.pragma("application_id") != APPLICATION_ID:
        raise BookUnusable(path, "no_book")
    if version > KNOWN_VERSION:
        raise BookNewer(path, version, KNOWN_VERSION)
    return version


def _run(connection: apsw.Connection, collation: Collation, statements: str, version: int) -> None:
    """Run one migration; enforcement is off, or a table's rebuild would delete its children."""
    connection.pragma("foreign_keys", 0)
    connection.execute("begin immediate")
    try:
        if connection.pragma("user_version") < version:  # else another program was faster
            _migrate(connection, collation, statements, version)
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise
    finally:
        connection.pragma("foreign_keys", 1)


def _migrate(
    connection: apsw.Connection, collation: Collation, statements: str, version: int
) -> None:
    connection.execute(statements)
    connection.execute("delete from journal_blob; delete from journal")  # nothing cascades here
    broken = Reader(connection).rows("pragma foreign_key_check")
    if broken:
        raise apsw.ConstraintError(f"foreign keys broken by migration {version}: {broken}")
    if version >= KNOWN_VERSION:  # both read the tables as they are after the last
        blobs.sweep(connection)
        search.rebuild(connection, collation)
    connection.pragma("application_id", APPLICATION_ID)
    connection.pragma("user_version", version)
