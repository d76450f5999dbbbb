"""People whom the files before would bring: a preview holds the cards of the next against them."""

import hashlib
from collections.abc import Callable

from netdesk.book.importing.known import MET, Known
from netdesk.domain.contact import TEXT_FIELDS, Contact
from netdesk.domain.folding import fold
from netdesk.domain.matching import MOST_HOLDERS
from netdesk.domain.model import Channel


class Expected:
    """Found by what the book would find them by; their ids are negative."""

    def __init__(self, key: Callable[[Channel], str]) -> None:
        self._key = key
        self._waiting: list[Contact] = []
        self._people: dict[int, Known] = {}
        self._names: dict[str, list[int]] = {}
        self._holders: dict[str, list[int]] = {}

    def add(self, contact: Contact) -> None:
        """Take in somebody who is new; the next file is held against them."""
        self._waiting.append(contact)

    def begin_file(self) -> None:
        """Begin another file: who was new in the one before is there now."""
        for contact in self._waiting:
            person = self._known(contact)
            self._people[person.id] = person
            self._names.setdefault(fold(person.name), []).append(person.id)
            for _, _, key in person.channels:
                if key:
                    self._holders.setdefault(key, []).append(person.id)
        self._waiting = []

    def __bool__(self) -> bool:
        return bool(self._people)

    def person(self, own: int) -> Known:
        """Return somebody by the id that they have here."""
        return self._people[own]

    def holders(self, key: str) -> list[int]:
        """Return who has what equal channels share, at most one more than decide anything."""
        return self._holders.get(key, [])[: MOST_HOLDERS + 1]

    def named(self, folded: str) -> list[Known]:
        """Return who has this folded name."""
        return [self._people[own] for own in self._names.get(folded, ())]

    def _known(self, contact: Contact) -> Known:
        texts = {name: getattr(contact, name) for name in TEXT_FIELDS}
        met = {name: str(getattr(contact, name) or "") for name in MET}
        kept = {"circle": contact.circle.value, "cadence_days": str(contact.cadence_days or "")}
        connection = contact.connection
        return Known(
            id=-len(self._people) - 1,
            name=contact.name,
            name_derived=contact.name_derived,
            fields={**texts, **met, **kept},
            photo=hashlib.sha256(contact.photo).hexdigest() if contact.photo else "",
            channels=[(one.kind, one.value, self._key(one)) for one in contact.channels],
            niches=set(map(fold, contact.categories)),
            properties=contact.properties,
            connected=connection is not None,
            connected_on=connection.since if connection else None,
            gone=False,
            source_keys=frozenset(
                [one.key for one in contact.past] + [one.key for one in contact.planned]
            ),
        )
