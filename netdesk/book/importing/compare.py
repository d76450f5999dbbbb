"""Hold a card against the book: who it is, and what it would change (PRODUCT, "In and out")."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from netdesk.book.channels import match_key
from netdesk.domain.contact import TEXT_FIELDS, Contact, Property
from netdesk.domain.errors import NotFound
from netdesk.domain.folding import fold
from netdesk.domain.matching import MOST_HOLDERS, names_agree, same_value
from netdesk.domain.model import Channel, ChannelKind
from netdesk.exchange import vcard
from netdesk.exchange.vcard.meaning import meaning
from netdesk.store import cards
from netdesk.store.database import BookDatabase
from netdesk.store.reader import Reader

_PARTS_OF_NAME = frozenset(("prefix", "given_name", "additional_names", "family_name", "suffix"))


class Outcome(StrEnum):
    """What becomes of a card."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    UNCLEAR = "unclear"
    SKIPPED = "skipped"
    FAILED = "failed"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a person that a card speaks of; `kept` ones stay unless the user asks."""

    field: str
    old: str
    new: str
    kept: bool = False


@dataclass(slots=True)
class Known:
    """A person of the book, as far as a comparison needs them."""

    id: int
    name: str
    name_derived: bool
    fields: dict[str, str]
    photo: str
    channels: list[tuple[ChannelKind, str, str]]  # kind, value, match key
    niches: set[str]
    properties: tuple[Property, ...]


@dataclass(slots=True)
class Difference:
    """What a card says that a person's entry doesn't."""

    fills: dict[str, str] = field(default_factory=dict)
    contradicts: dict[str, tuple[str, str]] = field(default_factory=dict)
    channels: list[Channel] = field(default_factory=list)
    niches: list[str] = field(default_factory=list)
    properties: list[Property] = field(default_factory=list)
    photo: bool = False

    @property
    def brings(self) -> bool:
        """Say whether the card brings something new."""
        return bool(self.fills or self.channels or self.niches or self.properties or self.photo)

    def changes(self) -> tuple[FieldChange, ...]:
        """Return it field by field, for the preview."""
        found = [FieldChange(name, "", new) for name, new in self.fills.items()]
        found += [FieldChange(one.kind, "", one.value) for one in self.channels]
        found += [FieldChange("niche", "", name) for name in self.niches]
        found += [FieldChange("photo", "", "")] if self.photo else []
        found += [FieldChange(one.name, "", one.value[:200]) for one in self.properties]
        found += [
            FieldChange(name, old, new, kept=True) for name, (old, new) in self.contradicts.items()
        ]
        return tuple(found)


@dataclass(slots=True)
class Verdict:
    """Who a card is: `person` matches, or is the candidate where it is unclear."""

    outcome: Outcome
    person: Known | None = None
    difference: Difference = field(default_factory=Difference)


class Comparer:
    """Compares the cards of one import with the book, and never with one another.

    `newest` is the highest id that was there before the file; `taken` are people whom a card of
    this file was given to already, by id, with that card's UID.
    """

    def __init__(self, database: BookDatabase, region: str) -> None:
        self._raw = database.raw
        self._reader = Reader(self._raw)
        self._region = region
        self._keys: dict[tuple[ChannelKind, str], str] = {}
        self.newest = 0
        self.taken: dict[int, str] = {}
        # Most cards are of newcomers: these say so without asking the book card by card.
        self._names: set[str] = set()
        self._held: set[str] = set()
        self.begin_file()

    def begin_file(self) -> None:
        """Begin a new file: the people of the files before it are in the book now."""
        before = (self.newest,)
        names = self._reader.rows("select sort_key from person where id > ?", before)
        self._names.update(row[0] for row in names)
        held = self._reader.rows("select match_key from channel where person_id > ?", before)
        self._held.update(row[0] for row in held)
        self.newest = int(self._reader.value("select coalesce(max(id), 0) from person"))
        self.taken = {}

    def judge(self, contact: Contact) -> Verdict:
        """Say who a card is: UID decides, then channels whose names agree, then equal names."""
        if (own := self.by_uid(contact.uid)) is not None:
            return self._update(contact, self.known(own))
        deciding, doubtful = self._by_channels(contact)
        decided = {one.id for one in deciding}
        named = [one for one in self._by_name(contact) if one.id not in decided]
        for candidate in [*deciding, *named]:
            difference = self.difference(contact, candidate)
            if not difference.brings and (candidate.id in decided or not difference.contradicts):
                return Verdict(Outcome.SAME, candidate, difference)
        free = [one for one in deciding if one.id not in self.taken]
        if len(free) == 1 or (free and fold(free[0].name) == fold(contact.name)):
            return self._update(contact, free[0])
        unclear = next(iter([*deciding, *doubtful, *named]), None)
        if unclear is None or (unclear in named and not own_name(contact)):
            return Verdict(Outcome.NEW)
        return Verdict(Outcome.UNCLEAR, unclear, self.difference(contact, unclear))

    def against(self, contact: Contact, person_id: int) -> Verdict:
        """Compare a card with the person that the user says it is."""
        return self._update(contact, self.known(person_id))

    def _update(self, contact: Contact, person: Known) -> Verdict:
        difference = self.difference(contact, person)
        outcome = Outcome.UPDATE if difference.brings else Outcome.SAME
        return Verdict(outcome, person, difference)

    def by_uid(self, uid: str) -> int | None:
        """Return who in the book has this UID, written as a URN or bare."""
        if not uid:
            return None
        bare = uid.removeprefix("urn:uuid:")
        own: int | None = self._reader.value(
            "select id from person where uid in (?, ?)", (bare, f"urn:uuid:{bare}")
        )
        return own

    def _by_channels(self, contact: Contact) -> tuple[list[Known], list[Known]]:
        """Return who shares an e-mail, phone or profile: those whose names agree, the others."""
        ids: dict[int, None] = {}
        for channel in contact.channels:
            holders = self._holders(self.key(channel))
            if len(holders) <= MOST_HOLDERS:
                ids.update(dict.fromkeys(holders))
        people = [self.known(own) for own in ids]
        agree = [one for one in people if self._agree(contact, one)]
        agree.sort(key=lambda one: fold(one.name) != fold(contact.name))
        return agree, [one for one in people if not self._agree(contact, one)]

    def _agree(self, contact: Contact, person: Known) -> bool:
        theirs = person.fields["given_name"] + person.fields["family_name"]
        nameless = person.name_derived and not theirs
        return names_agree(own_name(contact), "" if nameless else person.name)

    def _holders(self, key: str) -> list[int]:
        if not key or key not in self._held:
            return []
        rows = self._reader.rows(
            # <> '' is what the index asks for; without it SQLite reads all channels each time
            "select distinct person_id from channel where match_key = ? and match_key <> '' "
            "and person_id <= ? limit 3",
            (key, self.newest),
        )
        return [row[0] for row in rows]

    def _by_name(self, contact: Contact) -> list[Known]:
        """Return who has the same name; a nameless card means the nameless people it made."""
        if fold(contact.name) not in self._names:
            return []
        rows = self._reader.rows(
            "select id from person where sort_key = ? and id <= ? and (name_derived or ?) "
            "order by id limit 20",
            (fold(contact.name), self.newest, bool(own_name(contact))),
        )
        return [self.known(row[0]) for row in rows]

    def known(self, person_id: int) -> Known:
        """Read a person of the book; raises NotFound."""
        columns = ", ".join(TEXT_FIELDS)
        found = self._reader.rows(
            f"select name, name_derived, photo, {columns} from person where id = ?", (person_id,)
        )
        if not found:
            raise NotFound("person", str(person_id))
        row = found[0]
        channels = self._reader.rows(
            "select kind, value, match_key from channel where person_id = ?", (person_id,)
        )
        niches = self._reader.rows(
            "select n.match_name from person_niche pn join niche n on n.id = pn.niche_id "
            "where pn.person_id = ?",
            (person_id,),
        )
        return Known(
            person_id,
            row[0],
            bool(row[1]),
            dict(zip(TEXT_FIELDS, row[3:], strict=True)),
            row[2],
            [(ChannelKind(kind), value, key) for kind, value, key in channels],
            {name for (name,) in niches},
            cards.properties(self._raw, person_id),
        )

    def key(self, channel: Channel) -> str:
        """Return a channel's match key; remembered, since a phone's costs."""
        known = self._keys.get((channel.kind, channel.value))
        if known is None:
            known = match_key(channel, self._region)
            if len(self._keys) > 10_000:
                self._keys.clear()
            self._keys[channel.kind, channel.value] = known
        return known

    def difference(self, contact: Contact, person: Known) -> Difference:
        """Return what a card says that a person's entry doesn't."""
        found = Difference()
        self._compare_names(contact, person, found)
        for name in TEXT_FIELDS:
            self._compare_field(name, getattr(contact, name), person.fields[name], found)
        found.channels = [one for one in contact.channels if not self._has(person, one)]
        found.niches = [one for one in contact.categories if fold(one) not in person.niches]
        self._compare_photo(contact, person, found)
        had = {meaning(one) for one in person.properties}
        found.properties = [
            one for one in vcard.unknown(contact.properties) if meaning(one) not in had
        ]
        return found

    def _compare_names(self, contact: Contact, person: Known, found: Difference) -> None:
        if contact.name_derived or fold(contact.name) == fold(person.name):
            return
        if person.name_derived:
            found.fills["name"] = contact.name
        else:
            found.contradicts["name"] = (person.name, contact.name)

    def _compare_field(self, name: str, new: str, old: str, found: Difference) -> None:
        if not new or fold(new) == fold(old) or (name == "notes" and fold(new) in fold(old)):
            return
        if name in _PARTS_OF_NAME and "name" in found.contradicts:
            return  # the parts belong to a name that stays
        if not old:
            found.fills[name] = new
        else:
            found.contradicts[name] = (old, new)

    def _compare_photo(self, contact: Contact, person: Known, found: Difference) -> None:
        if not contact.photo:
            return
        if not person.photo:
            found.photo = True
        elif hashlib.sha256(contact.photo).hexdigest() != person.photo:
            found.contradicts["photo"] = ("", "")

    def _has(self, person: Known, channel: Channel) -> bool:
        key = self.key(channel)
        return any(
            kind is channel.kind and same_value(kind, channel.value, value, key, other)
            for kind, value, other in person.channels
        )


def own_name(contact: Contact) -> str:
    """Return the name that the source gave, whole or in parts; empty if it gave none."""
    named = contact.given_name or contact.family_name or not contact.name_derived
    return contact.name if named else ""
