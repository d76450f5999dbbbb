"""Who is no connection on LinkedIn any more, as a newer export tells."""

from dataclasses import dataclass
from datetime import date

from netdesk.book.importing.known import Known
from netdesk.book.mapping import day
from netdesk.domain.contact import Contact, Problem
from netdesk.store.reader import Reader

A_FEW = 10
"""So many may be missing without a doubt that the export is whole."""

_CONNECTIONS = (
    "select p.id, p.name, p.title, p.organization from linkedin_connection l "
    "join person p on p.id = l.person_id where l.gone_on is null and p.id <= ? "
    "order by p.sort_key, p.id"
)

_LATEST = (
    "select max(connected_on) from linkedin_connection where gone_on is null and person_id <= ?"
)


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody who was a connection; they stay in the book."""

    person_id: int
    name: str
    title: str
    organization: str


class Leavers:
    """Takes in the connections of a file, and says who of the book is missing there.

    Where that is most of them, the file is a part of an export: `doubt` says so then.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.begin(0, None)

    def begin(self, before: int, newest: date | None) -> None:
        """Begin a file: `before` is the highest id that was there before it, `newest` the day of
        the newest export read before it."""
        self._before, self._newest = before, newest
        self._seen: set[int] = set()
        self._latest: date | None = None
        self._rows, self._file = 0, ""
        self.doubt: Problem | None = None
        self._is_whole = True
        self.exported_on: date | None = None

    def see(self, contact: Contact, person: Known | None) -> None:
        """Take in a contact, if it is a connection, and who of the book they are."""
        connection = contact.connection
        if connection is None:
            return
        self._rows += 1
        self._file = contact.file
        self.exported_on = connection.exported_on
        if connection.since and (self._latest is None or connection.since > self._latest):
            self._latest = connection.since
        if person is not None:
            self._seen.add(person.id)

    def spoil(self) -> None:
        """Note that a row can't be read: it may be anybody's."""
        self._is_whole = False

    def left(self) -> list[Left]:
        """Return who is missing in the file that was taken in."""
        if not self._rows or not self._is_whole or self._is_older():
            return []
        known = [Left(*row) for row in self._reader.rows(_CONNECTIONS, (self._before,))]
        found = [one for one in known if one.person_id not in self._seen]
        if len(found) > max(A_FEW, len(known) / 2):
            self.doubt = Problem(self._file, 0, 0, "connections_missing", str(len(found)))
            return []
        return found

    def _is_older(self) -> bool:
        """Say whether this export is older than what the book knows; one that doesn't tell its day
        is, if it ends before the latest connection."""
        if self._newest and self.exported_on:
            return self.exported_on < self._newest
        latest = day(self._reader.value(_LATEST, (self._before,)))
        return latest is not None and self._latest is not None and self._latest < latest
