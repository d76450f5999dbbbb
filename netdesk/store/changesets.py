"""What a step changed, read from and applied by SQLite's session extension.

A changeset may be as big as a file that was imported: it is kept compressed, and never unpacked
as a whole.
"""

import zlib
from collections.abc import Callable, Iterator

import apsw

from netdesk.domain.errors import UndoConflict
from netdesk.store.tables import WATCHED

_PART = 500  # apsw holds the GIL through a whole apply: in parts the screen stays alive

_READ = 1 << 16
apsw.session_config(apsw.SQLITE_SESSION_CONFIG_STRMSIZE, _READ)


def record(connection: apsw.Connection) -> apsw.Session:
    """Begin to record the changes of the watched tables on this connection."""
    session = apsw.Session(connection, "main")
    for table in WATCHED:  # by name: a misspelt or forgotten one would silently not be recorded
        session.attach(table)
    return session


def recorded(session: apsw.Session) -> bytes:
    """Return what was recorded since, empty if that is nothing; apsw holds the GIL through each
    piece only."""
    packing = _Packing()
    session.changeset_stream(packing)
    return packing.packed()


def each(changeset: bytes) -> Iterator[apsw.TableChange]:
    """Yield the changes of a changeset; one is only good until the next."""
    return apsw.Changeset.iter(_unpacking(changeset))


def invert(changeset: bytes) -> bytes:
    """Return the changeset that takes this one back."""
    packing = _Packing()
    apsw.Changeset.invert_stream(_unpacking(changeset), packing)
    return packing.packed()


class _Packing:
    """Takes a changeset in pieces and compresses it."""

    def __init__(self) -> None:
        self._compressor = zlib.compressobj(1)
        self._pieces: list[bytes] = []
        self._any = False

    def __call__(self, piece: memoryview) -> None:
        self._any = self._any or bool(piece)
        if packed := self._compressor.compress(piece):
            self._pieces.append(packed)

    def packed(self) -> bytes:
        """Return all of it, empty if there was nothing."""
        return b"".join([*self._pieces, self._compressor.flush()]) if self._any else b""


def _unpacking(changeset: bytes) -> Callable[[int], bytes]:
    """Return what gives a changeset out in pieces of at most so many bytes, none at its end."""
    decompressor = zlib.decompressobj()
    stored = (changeset[at : at + _READ] for at in range(0, len(changeset), _READ))

    def read(size: int) -> bytes:
        while not decompressor.eof:
            packed = decompressor.unconsumed_tail or next(stored, b"")
            piece = decompressor.decompress(packed, size)
            if piece or not packed:
                return piece
        return b""

    return read


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
    for change in each(changeset):
        builder.add_change(change)
        count += 1
        if count == _PART:
            yield builder.output()
            builder, count = _builder(), 0
    if count:
        yield builder.output()
