"""People whom an import brings into the book."""

from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from netdesk.book.importing.belongings import Belongings, iso
from netdesk.book.importing.compare import Comparer
from netdesk.book.importing.rows import Rows
from netdesk.book.opening import database
from netdesk.book.people import new_uid
from netdesk.domain.contact import TEXT_FIELDS, Contact
from netdesk.domain.folding import fold
from netdesk.domain.model import Direction
from netdesk.domain.when import Due
from netdesk.store import blobs, cards

_texts = attrgetter(*TEXT_FIELDS)


class Newcomers:
    """Collects them; `uids` are those of everybody in the import, bare, with their ids."""

    def __init__(self, rows: Rows, comparer: Comparer, belongings: Belongings) -> None:
        self._rows, self._comparer, self._belongings = rows, comparer, belongings
        self._setting = belongings.setting
        self.uids: dict[str, int] = {}

    def add(
        self, contact: Contact, names: Iterable[str], wish: Due | None, *, start_clock: bool
    ) -> int:
        """Add a person and return the id; their niches are the card's and `names`."""
        own, theirs = self._rows.next_id("person"), self._belongings
        met_on = theirs.met_on if start_clock and _never_met(contact) else None
        self._rows.add("person", self._person(own, contact, met_on))
        self._rows.add("card", (own, *cards.stored(self._rows.raw, contact.properties)))
        theirs.reach(own, 0, contact.channels)
        theirs.tag(own, (*contact.categories, *names, *theirs.event_niche))
        theirs.attend(own)
        if contact.past or contact.planned:
            theirs.past.log(own, contact.past)
            theirs.past.plan(own, contact.planned)
        if contact.connection:
            theirs.connect(own, contact.connection)
        if met_on:
            theirs.first(own, wish)
        elif wish:
            theirs.promise(own, wish)
        if self._rows.is_full():
            self._rows.flush()
        return own

    def _person(self, own: int, contact: Contact, clock_on: date | None) -> tuple[Any, ...]:
        photo = blobs.put(self._rows.raw, contact.photo) if contact.photo else ""
        event = self._belongings.event
        met_on = (event.on if event else None) or contact.met_on or clock_on
        return (
            own,
            self._free_uid(contact.uid),
            contact.name,
            contact.name_derived,
            *_texts(contact),
            photo,
            iso(met_on),
            event.name if event else contact.met_at,
            contact.met_note,
            event.id if event else None,
            contact.circle,
            contact.cadence_days or self._setting.cadence_days,
            iso(clock_on),
            self._setting.today.isoformat(),
            fold(contact.name),
            self._setting.batch_id,
        )

    def _free_uid(self, uid: str) -> str:
        """Return the card's UID; a card that is added though its UID is known gets a new one."""
        taken = bare(uid) in self.uids or self._comparer.by_uid(uid) is not None
        return uid if uid and not taken else new_uid()


def _never_met(contact: Contact) -> bool:
    return all(one.direction is Direction.INCOMING for one in contact.past)


def bare(uid: str) -> str:
    """Return a UID as UIDs are compared."""
    return uid.removeprefix("urn:uuid:").casefold()


def introduce(introducers: Iterable[tuple[int, str]], uids: Mapping[str, int]) -> None:
    """Note who introduced whom, as (person, UID of the introducer), where it is not known yet."""
    known = [(uids[bare(uid)], own) for own, uid in introducers if bare(uid) in uids]
    database().raw.executemany(
        "update person set introduced_by = ?1 where id = ?2 and introduced_by is null and ?1 <> ?2",
        known,
    )
