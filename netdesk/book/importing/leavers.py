"""Who is no connection on LinkedIn any more, as a newer export tells."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.contact import Connection
from netdesk.store.reader import Reader

A_FEW = 10
"""So many may be missing without a doubt that the export is whole."""

_CONNECTIONS = (
    "select p.id, p.name, p.title, p.organization from linkedin_connection l "
    "join person p on p.id = l.person_id where l.gone_on is null and p.id <= ? "
    "order by p.sort_key, p.id"
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

    `missing` counts them where it is most of them: the file is a part of an export then.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.begin(0, None)

    def begin(self, before: int, newest: date | None) -> None:
        """Begin a file: `before` is the highest id that was there before it, `newest` the day of
        the newest export read before it."""
        self._before, self._newest = before, newest
        self._seen: set[int] = set()
        self._rows = self.missing = 0
        self._is_whole = True
        self.exported_on: date | None = None

    def see(self, connection: Connection | None, person_id: int | None) -> None:
        """Take in a connection, and who of the book they are (None: nobody yet)."""
        if connection is None:
            return
        self._rows += 1
        self.exported_on = connection.exported_on
        if person_id is not None:
            self._seen.add(person_id)

    def spoil(self) -> None:
        """Note that a row can't be read: it may be anybody's."""
        self._is_whole = False

    def left(self) -> list[Left]:
        """Return who is missing in the file that was taken in."""
        older = self._newest and self.exported_on and self.exported_on < self._newest
        if not self._rows or not self._is_whole or older:
            return []
        known = [Left(*row) for row in self._reader.rows(_CONNECTIONS, (self._before,))]
        found = [one for one in known if one.person_id not in self._seen]
        if len(found) > max(A_FEW, len(known) / 2):
            self.missing = len(found)
            return []
        return found
