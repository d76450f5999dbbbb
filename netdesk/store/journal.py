"""Steps: one transaction, one entry that undoes and redoes it, one lot of history lines."""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import apsw

from netdesk import clock
from netdesk.domain.changes import ALL, Changes
from netdesk.store import arrivals, blobs, changesets, search
from netdesk.store.arrivals import Arrivals
from netdesk.store.database import BookDatabase, translated
from netdesk.store.history import Chronicle
from netdesk.store.reader import Reader
from netdesk.store.tables import JournalRow

MOST_STEPS = 100
MOST_BYTES = 64 * 1024 * 1024


@dataclass(slots=True)
class Entry:
    """The step that is being written: its label for `words`, and the label's arguments.

    One that brings people by the hundred tells them by `arrivals`.
    """

    label: str
    args: dict[str, Any]
    arrivals: Arrivals


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the journal; `at` is UTC."""

    label: str
    args: dict[str, Any]
    at: datetime


class Journal:
    """The undo stack of one book, which lives in its file."""

    def __init__(self, database: BookDatabase) -> None:
        self._database = database
        self._here = threading.local()
        self.own_steps = 0

    @contextlib.contextmanager
    def step(self, label: str, **args: Any) -> Iterator[Entry]:
        """Make the block one transaction and one undo step; inside another step it joins that one.

        A block that fails leaves nothing; one that changed nothing leaves no entry.
        """
        if getattr(self._here, "entry", None) is not None:
            yield Entry(label, args, Arrivals(self._database.raw))
            return
        self._here.changes = Changes()
        try:
            with self._transaction() as connection:
                with contextlib.closing(changesets.record(connection)) as session:
                    entry = Entry(label, args, Arrivals(connection, session))
                    self._here.entry = entry
                    yield entry
                    changeset = changesets.recorded(session)
                if changeset or entry.arrivals.ids:
                    self._here.changes = self._keep(connection, entry, changeset)
        finally:
            self._here.entry = None

    def _keep(self, connection: apsw.Connection, entry: Entry, changeset: bytes) -> Changes:
        search.refresh(connection, self._database.collation)
        new = entry.arrivals.ids
        chronicle = Chronicle(
            connection, changesets.each(changeset), entry.arrivals if new else None
        )
        chronicle.write(entry.label, entry.args)
        row = JournalRow.insert(
            at=clock.utc(),
            label=entry.label,
            args=entry.args,
            changeset=changeset,
            size=len(changeset),
            first_arrival=new[0] if new else None,
            last_arrival=new[-1] if new else None,
        ).execute()
        _keep_blobs(connection, row, chronicle)
        # Only now: what the new step took away is named by it alone.
        _forget(connection, "undone")
        _trim(connection)
        self._bump(connection)
        return chronicle.changes

    def undo(self) -> Step | None:
        """Take the newest step back; None if there is none. Raises UndoConflict."""
        return self._move(back=True)

    def redo(self) -> Step | None:
        """Do the step that was undone last once more; None if there is none."""
        return self._move(back=False)

    def _move(self, *, back: bool) -> Step | None:
        self._here.changes = Changes()
        with self._transaction() as connection:
            row = _next(back=back)
            if row is None:
                return None
            changeset = (_take_back if back else _do_again)(connection, row)
            search.refresh(connection, self._database.collation)
            chronicle = Chronicle(connection, changesets.each(changeset))
            chronicle.write("undone" if back else "redone", {"step": row.label, **row.args})
            row.undone = back
            row.save(only=row.dirty_fields)
            _keep_blobs(connection, row.id, chronicle)
            self._bump(connection)
            self._here.changes = chronicle.changes
        return Step(row.label, row.args, row.at)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[apsw.Connection]:
        before = self.own_steps
        try:
            with translated(self._database.path), self._database.atomic():
                yield self._database.raw
        except BaseException:  # also when the commit fails, for want of room
            self.own_steps, self._here.changes = before, Changes()
            raise

    def _bump(self, connection: apsw.Connection) -> None:
        """Count a step of ours, in the book and here: what differs, others have done."""
        bump(connection)
        self.own_steps += 1

    def replaced(self) -> None:
        """Forget all steps, inside a transaction: the book's content is another's now."""
        connection = self._database.raw
        _forget(connection, "1")
        blobs.sweep(connection)
        self._bump(connection)
        self._here.changes = ALL

    def last_changes(self) -> Changes:
        """Return, once, what the last step of the calling thread touched."""
        changes: Changes = getattr(self._here, "changes", Changes())
        self._here.changes = Changes()
        return changes

    def steps(self, limit: int) -> list[Step]:
        """Return the newest steps that can be undone, newest first."""
        rows = JournalRow.select(JournalRow.label, JournalRow.args, JournalRow.at).where(
            ~JournalRow.undone
        )
        return [
            Step(r.label, r.args, r.at) for r in rows.order_by(JournalRow.id.desc()).limit(limit)
        ]


def _next(*, back: bool) -> JournalRow | None:
    if back:
        query = JournalRow.select().where(~JournalRow.undone).order_by(JournalRow.id.desc())
    else:
        query = JournalRow.select().where(JournalRow.undone).order_by(JournalRow.id)
    rows: list[JournalRow] = list(query.limit(1))
    return rows[0] if rows else None


def _take_back(connection: apsw.Connection, row: JournalRow) -> bytes:
    """Take a step back and return the changeset that did; of people who arrived with it, it is
    written into the row only now what came with them (see Arrivals)."""
    back = changesets.invert(row.changeset)
    if row.first_arrival is None or row.last_arrival is None:
        changesets.apply(connection, back)
        return back
    with contextlib.closing(changesets.record(connection)) as session:
        changesets.apply(connection, back)
        arrivals.leave(connection, row.first_arrival, row.last_arrival)
        back = changesets.recorded(session)
    row.changeset = changesets.invert(back)
    row.size = len(row.changeset)
    row.first_arrival = row.last_arrival = None
    return back


def _do_again(connection: apsw.Connection, row: JournalRow) -> bytes:
    changeset = bytes(row.changeset)
    changesets.apply(connection, changeset)
    return changeset


def _keep_blobs(connection: apsw.Connection, journal_id: int, chronicle: Chronicle) -> None:
    """Keep the photos and long values that a step names as long as the step."""
    connection.executemany(
        "insert or ignore into journal_blob values (?, ?)",
        [(journal_id, name) for name in chronicle.blobs],
    )


def _trim(connection: apsw.Connection) -> None:
    """Forget the oldest steps beyond 100 or 64 MB; the newest always stays (PRODUCT 16)."""
    _forget(
        connection,
        "id not in (select max(id) from journal) and id in ("
        "  select id from (select id, row_number() over w as place, sum(size) over w as total"
        f"  from journal window w as (order by id desc)) where place > {MOST_STEPS}"
        f"  or total > {MOST_BYTES})",
    )


def _forget(connection: apsw.Connection, which: str) -> None:
    """Forget journal entries, and the photos and long values that only they named."""
    going = [row[0] for row in Reader(connection).rows(f"select id from journal where {which}")]
    marks = ",".join(map(str, going))
    connection.execute(f"delete from journal_blob where journal_id in ({marks})")
    named = connection.changes()
    connection.execute(f"delete from journal where id in ({marks})")
    if named:  # a sweep reads everybody: not at each step
        blobs.sweep(connection)


def bump(connection: apsw.Connection) -> None:
    """Count the book's revision on, so that other connections can tell whose change it was."""
    connection.execute("update meta set value = value + 1 where name = 'revision'")


def revision(connection: apsw.Connection) -> int:
    """Return the book's revision."""
    return int(Reader(connection).value("select value from meta where name = 'revision'"))
