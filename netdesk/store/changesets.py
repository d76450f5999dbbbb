"""What a step changed, read from and applied by SQLite's session extension."""

import zlib
from collections.abc import Iterator

import apsw

from netdesk.domain.errors import UndoConflict
from netdesk.store.tables import WATCHED

_PART = 500  # apsw holds the GIL through a whole apply: in parts the screen stays alive


def record(connection: apsw.Connection) -> apsw.Session:
    """Begin to record the changes of the watched tables on this connection."""
    session = apsw.Session(connection, "main")
    for table in WATCHED:  # by name: a misspelt or forgotten one would silently not be recorded
        session.attach(table)
    return session


def recorded(session: apsw.Session) -> bytes:
    """Return what was recorded since; in pieces, for apsw holds the GIL through each."""
    pieces: list[bytes] = []
    session.changeset_stream(lambda piece: pieces.append(bytes(piece)))
    return b"".join(pieces)


def pack(changeset: bytes) -> bytes:
    """Compress a changeset for the journal."""
    return zlib.compress(changeset, 1)


def unpack(stored: bytes) -> bytes:
    """Return the changeset that `pack` compressed."""
    return zlib.decompress(stored)


def invert(changeset: bytes) -> bytes:
    """Return the changeset that takes this one back."""
    return apsw.Changeset.invert(changeset)


def apply(connection: apsw.Connection, changeset: bytes) -> None:
    """Apply a changeset inside the caller's transaction.

    Raises UndoConflict if a row isn't as the changeset left it; the caller rolls back.
    """
    for part in _parts(changeset):
        try:
            apsw.Changeset.apply(
                part, connection, conflict=_on_conflict, flags=apsw.SQLITE_CHANGESETAPPLY_FKNOACTION
            )
        except apsw.AbortError as error:
            raise UndoConflict from error


def _on_conflict(reason: int, _change: apsw.TableChange | None) -> int:
    if reason == apsw.SQLITE_CHANGESET_FOREIGN_KEY:
        return apsw.SQLITE_CHANGESET_OMIT
    return apsw.SQLITE_CHANGESET_ABORT


def _builder() -> apsw.ChangesetBuilder:
    return apsw.ChangesetBuilder()  # type: ignore[no-untyped-call]


def _parts(changeset: bytes) -> Iterator[bytes]:
    builder, count = _builder(), 0
    for change in apsw.Changeset.iter(changeset):
        builder.add_change(change)
        count += 1
        if count == _PART:
            yield builder.output()
            builder, count = _builder(), 0
    if count:
        yield builder.output()
