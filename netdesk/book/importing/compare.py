"""Hold a card against the book: who it is, and what it would change (PRODUCT, "In and out")."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from netdesk.book.importing.difference import JOB, Difference, FieldChange, difference
from netdesk.book.importing.expected import Expected
from netdesk.book.importing.known import Acquaintance, Known
from netdesk.book.mapping import day
from netdesk.book.match_keys import match_key
from netdesk.domain.contact import Contact
from netdesk.domain.folding import fold
from netdesk.domain.matching import MOST_HOLDERS, names_agree, words
from netdesk.domain.model import Channel, ChannelKind
from netdesk.store.database import BookDatabase
from netdesk.store.reader import Reader

_URN = "urn:uuid:"


class Outcome(StrEnum):
    """What becomes of a card; `gone` is somebody whom a LinkedIn export doesn't have any more."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    UNCLEAR = "unclear"
    SKIPPED = "skipped"
    FAILED = "failed"
    GROUP = "group"
    GONE = "gone"


@dataclass(slots=True)
class Verdict:
    """Who a card is: `person` matches, or is the candidate where it is unclear."""

    outcome: Outcome
    person: Known | None = None
    difference: Difference = field(default_factory=Difference)

    @property
    def new_job(self) -> tuple[FieldChange, ...]:
        """What is new of the company or position of somebody who was a connection before."""
        if self.person is None or not self.person.connected:
            return ()
        return tuple(one for one in self.difference.changes() if one.field in JOB and not one.kept)


_STRANGER = Verdict(Outcome.NEW)


class Comparer:
    """Compares the cards of one import with the book, and never with one another.

    `newest` is the highest id that was there before the file, `exported_on` the day of the newest
    LinkedIn export read before it; `taken` are people whom a card of this file was given to
    already, by id, with that card's UID. A preview tells it by `expect` whom it would add.
    """

    def __init__(self, database: BookDatabase, region: str) -> None:
        self._reader = Reader(database.raw)
        self._people = Acquaintance(database)
        self._region = region
        self._keys: dict[str, tuple[ChannelKind, str]] = {}  # by value: kinds hash slowly
        self._expected = Expected(self.key)
        self.newest = 0
        self.exported_on: date | None = None
        self.taken: dict[int, str] = {}
        # Most cards are of newcomers: these say so without asking the book card by card.
        self._uids: set[str] = set()
        self._names: set[str] = set()
        self._held: set[str] = set()
        self.begin_file()

    def begin_file(self) -> None:
        """Begin a new file: the people of the files before it are in the book now."""
        before = (self.newest,)
        for uid, name in self._reader.rows("select uid, sort_key from person where id > ?", before):
            self._uids.add(uid.removeprefix(_URN))
            self._names.add(name)
        merged = self._reader.rows("select uid from merged_person")
        self._uids.update(uid.removeprefix(_URN) for (uid,) in merged)
        held = self._reader.rows("select match_key from channel where person_id > ?", before)
        self._held.update(row[0] for row in held)
        self.newest = int(self._reader.value("select coalesce(max(id), 0) from person"))
        exported_on = self._reader.value("select max(seen_on) from linkedin_connection")
        self.exported_on = day(exported_on)
        self.taken = {}
        self._people.begin()
        self._expected.begin_file()

    def expect(self, contact: Contact) -> None:
        """Take somebody for one who is in the book when the next file begins."""
        self._expected.add(contact)

    def judge(self, contact: Contact) -> Verdict:
        """Say who a card is: UID decides, then channels whose names agree, then equal names."""
        if (own := self.by_uid(contact.uid)) is not None:
            return self._update(contact, self.known(own))
        if self._is_stranger(contact):
            return _STRANGER
        deciding, doubtful = self._by_channels(contact)
        named = _without(self._by_name(contact), deciding)
        deciding += [one for one in named if _same_connection(contact, one)]
        named = _without(named, deciding)
        decided = {one.id for one in deciding}
        for candidate in [*deciding, *named]:
            found = self.difference(contact, candidate)
            if not found.brings and (candidate.id in decided or not found.contradicts):
                return Verdict(Outcome.SAME, candidate, found)
        free = [one for one in deciding if one.id not in self.taken]
        if len(free) == 1 or (free and fold(free[0].name) == fold(contact.name)):
            return self._update(contact, free[0])
        unclear = next(iter([*deciding, *doubtful, *named]), None)
        if unclear is None or (unclear in named and not own_name(contact)):
            return Verdict(Outcome.NEW)
        return Verdict(Outcome.UNCLEAR, unclear, self.difference(contact, unclear))

    def mentioned(self, contact: Contact) -> Verdict | None:
        """Say whom a contact means that makes no person, None if that is nobody or not sure.

        A whole name alone means somebody only if they are a connection on LinkedIn.
        """
        deciding, _ = self._by_channels(contact)
        whole = len(words(own_name(contact))) > 1
        named = [one for one in self._by_name(contact) if _is_connection(contact, one)]
        found = deciding or (named if whole else [])
        return self._update(contact, found[0]) if len(found) == 1 else None

    def against(self, contact: Contact, person_id: int) -> Verdict:
        """Compare a card with the person that the user says it is."""
        return self._update(contact, self.known(person_id))

    def _update(self, contact: Contact, person: Known) -> Verdict:
        found = self.difference(contact, person)
        return Verdict(Outcome.UPDATE if found.brings else Outcome.SAME, person, found)

    def by_uid(self, uid: str) -> int | None:
        """Return who in the book has this UID, written as a URN or bare."""
        bare = uid.removeprefix(_URN)
        if not bare or bare not in self._uids:
            return None
        own: int | None = self._reader.value(
            "select id from person where uid in (?1, ?2) union all "
            "select person_id from merged_person where uid in (?1, ?2)",
            (bare, f"{_URN}{bare}"),
        )
        return own

    def _is_stranger(self, contact: Contact) -> bool:
        """Say whether nobody has the name of a card or anything by which people are found."""
        return (
            not self._expected
            and fold(contact.name) not in self._names
            and self._held.isdisjoint([key for one in contact.channels if (key := self.key(one))])
        )

    def _by_channels(self, contact: Contact) -> tuple[list[Known], list[Known]]:
        """Return who shares an e-mail, phone or profile: those whose names agree, the others."""
        ids: dict[int, None] = {}
        for channel in contact.channels:
            holders = self._holders(self.key(channel))
            if len(holders) <= MOST_HOLDERS:
                ids.update(dict.fromkeys(holders))
        people = [self.known(own) for own in ids]
        agree = [one for one in people if _agree(contact, one)]
        agree.sort(key=lambda one: fold(one.name) != fold(contact.name))
        return agree, [one for one in people if not _agree(contact, one)]

    def _holders(self, key: str) -> list[int]:
        expected = self._expected.holders(key) if key and self._expected else []
        if not key or key not in self._held:
            return expected
        rows = self._reader.rows(
            # <> '' is what the index asks for; without it SQLite reads all channels each time
            "select distinct person_id from channel where match_key = ? and match_key <> '' "
            "and person_id <= ? limit 3",
            (key, self.newest),
        )
        return [*(row[0] for row in rows), *expected]

    def _by_name(self, contact: Contact) -> list[Known]:
        """Return who has the same name; a nameless card means the nameless people it made."""
        folded, named, expected = fold(contact.name), bool(own_name(contact)), list[Known]()
        if self._expected:
            same = self._expected.named(folded)
            expected = [one for one in same if one.name_derived or named]
        if folded not in self._names:
            return expected
        rows = self._reader.rows(
            "select id from person where sort_key = ? and id <= ? and (name_derived or ?) "
            "order by id limit 20",
            (folded, self.newest, named),
        )
        return [*(self.known(row[0]) for row in rows), *expected]

    def known(self, person_id: int) -> Known:
        """Read a person of the book; raises NotFound."""
        return self._expected.person(person_id) if person_id < 0 else self._people.known(person_id)

    def key(self, channel: Channel) -> str:
        """Return a channel's match key; remembered, since a phone's costs."""
        kind, known = self._keys.get(channel.value, (None, ""))
        if kind is not channel.kind:
            known = match_key(channel, self._region)
            if len(self._keys) > 10_000:
                self._keys.clear()
            self._keys[channel.value] = channel.kind, known
        return known

    def difference(self, contact: Contact, person: Known) -> Difference:
        """Return what a card says that a person's entry doesn't."""
        return difference(contact, person, self.key, self.exported_on)


def _without(people: list[Known], others: list[Known]) -> list[Known]:
    ids = {one.id for one in others}
    return [one for one in people if one.id not in ids]


def _agree(contact: Contact, person: Known) -> bool:
    return names_agree(own_name(contact), person.name if person.is_named else "")


def _same_connection(contact: Contact, person: Known) -> bool:
    """Say whether two of one name are connections since the same day: exports before 2023 have no
    profile to tell them by (FORMATS, LinkedIn)."""
    since = contact.connection.since if contact.connection else None
    return (
        since is not None and since == person.connected_on and not _other_profile(contact, person)
    )


def _is_connection(contact: Contact, person: Known) -> bool:
    return person.connected and not _other_profile(contact, person)


def _other_profile(contact: Contact, person: Known) -> bool:
    """Say whether both have a LinkedIn profile; where they are called the same, it is another."""
    theirs = any(one.kind is ChannelKind.LINKEDIN for one in contact.channels)
    return theirs and any(kind is ChannelKind.LINKEDIN for kind, _, _ in person.channels)


def own_name(contact: Contact) -> str:
    """Return the name that the source gave, whole or in parts; empty if it gave none."""
    named = contact.given_name or contact.family_name or not contact.name_derived
    return contact.name if named else ""
