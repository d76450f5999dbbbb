"""Write what an import brings: newcomers in bulk, updates one by one; inside one step."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from netdesk.book import events, follow_ups, niches
from netdesk.book.importing.compare import Comparer, Difference, Known
from netdesk.book.opening import database
from netdesk.book.people import new_uid
from netdesk.domain.contact import TEXT_FIELDS, Contact, Property
from netdesk.domain.first_contact import first_due
from netdesk.domain.folding import fold
from netdesk.domain.model import Channel, Event, Origin, Side
from netdesk.domain.preferences import Preferences
from netdesk.domain.when import Due
from netdesk.exchange import vcard
from netdesk.store import blobs, cards

_PART = 250
_PERSON = (
    "id",
    "uid",
    "name",
    "name_derived",
    *TEXT_FIELDS,
    "photo",
    "met_on",
    "met_at",
    "event_id",
    "cadence_days",
    "clock_on",
    "created_on",
    "sort_key",
    "batch_id",
)
_CHANNEL = ("person_id", "position", "kind", "value", "label", "preferred", "parts", "match_key")
_COLLECTED = ("person", "channel", "card", "niche", "event", "follow_up")
_FOLLOW_UP = ("person_id", "due_on", "due_utc", "reason", "origin", "side", "event_id")


_ATTENDED = "insert or ignore into event_person (event_id, person_id) values (?, ?)"


class Writer:
    """Collects newcomers and writes them by the hundred, as Peewee's insert_many is too slow."""

    def __init__(
        self,
        comparer: Comparer,
        *,
        batch_id: int,
        event_name: str,
        event_on: date,
        cadence_days: int | None,
        today: date,
        preferences: Preferences,
    ) -> None:
        self._raw = database().raw
        self._comparer = comparer
        self._event_name, self._event_on = event_name, event_on
        self._batch, self._cadence = batch_id, cadence_days
        self._today, self._preferences = today, preferences
        self._niches: dict[str, int] = {}
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._clear()
        row = self._raw.execute(
            "select coalesce(max(seq), 0) from sqlite_sequence where name = 'person'"
        ).fetchone()
        self._last = row[0] if row else 0
        self.uids: dict[str, int] = {}

    @cached_property
    def _event(self) -> Event | None:
        """The event that the import is for, made with the first person who needs it."""
        if not self._event_name.strip():
            return None
        found = events.ensure(self._event_name, self._event_on)
        events.gone_to(found.id, self._today)
        return found

    def _event_niche(self) -> tuple[str, ...]:
        return (self._event.niche,) if self._event and self._event.niche else ()

    def _clear(self) -> None:
        self._rows = {name: [] for name in _COLLECTED}

    def add(
        self, contact: Contact, names: Iterable[str], wish: Due | None, *, start_clock: bool
    ) -> int:
        """Add a person and return the id; their niches are the card's and `names`."""
        self._last += 1
        own = self._last
        met_on = (self._event.on if self._event else None) or self._today
        self._rows["person"].append(self._person(own, contact, met_on if start_clock else None))
        self._rows["card"].append((own, *cards.stored(self._raw, contact.properties)))
        self._add_channels(own, 0, contact.channels)
        self._add_niches(own, (*contact.categories, *names, *self._event_niche()))
        if self._event:
            self._rows["event"].append((self._event.id, own))
        if start_clock:
            days = self._preferences.first_follow_up_days
            due = wish or Due(first_due(met_on, self._today, days))
            self._rows["follow_up"].append(
                (
                    own,
                    due.day.isoformat(),
                    _text(follow_ups.moment(due)),
                    "",
                    Origin.FIRST.value,
                    Side.MINE.value,
                    self._event.id if self._event else None,
                )
            )
        if contact.uid:
            self.uids[_bare(contact.uid)] = own
        if len(self._rows["person"]) >= _PART:
            self.flush()
        return own

    def _person(self, own: int, contact: Contact, clock_on: date | None) -> tuple[Any, ...]:
        photo = blobs.put(self._raw, contact.photo) if contact.photo else ""
        met_on = (self._event.on if self._event else None) or clock_on
        return (
            own,
            self._free_uid(contact.uid),
            contact.name,
            contact.name_derived,
            *(getattr(contact, name) for name in TEXT_FIELDS),
            photo,
            _iso(met_on),
            self._event.name if self._event else "",
            self._event.id if self._event else None,
            self._cadence,
            _iso(clock_on),
            self._today.isoformat(),
            fold(contact.name),
            self._batch,
        )

    def _free_uid(self, uid: str) -> str:
        """Return the card's UID; a card that is added though its UID is known gets a new one."""
        taken = _bare(uid) in self.uids or self._comparer.by_uid(uid) is not None
        return uid if uid and not taken else new_uid()

    def _add_channels(self, own: int, position: int, channels: Sequence[Channel]) -> None:
        for place, one in enumerate(channels, position):
            self._rows["channel"].append(
                (
                    own,
                    place,
                    one.kind.value,
                    one.value,
                    one.label,
                    one.preferred,
                    _parts(one),
                    self._comparer.key(one),
                )
            )

    def _add_niches(self, own: int, names: Iterable[str]) -> int:
        ids = {self._niche(name) for name in names if name.strip()}
        self._rows["niche"] += [(own, niche) for niche in ids]
        return len(ids)

    def _niche(self, name: str) -> int:
        if name not in self._niches:
            self._niches[name] = niches.ensure(name)
        return self._niches[name]

    def flush(self) -> None:
        """Write what was collected."""
        raw = self._raw
        raw.executemany(_insert("person", _PERSON), self._rows["person"])
        raw.executemany("insert into card values (?, ?, ?)", self._rows["card"])
        raw.executemany(_insert("channel", _CHANNEL), self._rows["channel"])
        raw.executemany("insert or ignore into person_niche values (?, ?)", self._rows["niche"])
        raw.executemany(_ATTENDED, self._rows["event"])
        raw.executemany(_insert("follow_up", _FOLLOW_UP), self._rows["follow_up"])
        self._clear()

    def update(
        self,
        contact: Contact,
        person: Known,
        difference: Difference,
        names: Sequence[str],
        wish: Due | None,
        replace: Collection[str],
        *,
        start_clock: bool,
    ) -> bool:
        """Give a person what a card and the plan bring; says whether anything changed."""
        self.flush()
        before = self._raw.total_changes()
        self._fill(contact, person, difference, replace)
        position = len(person.channels)
        self._add_channels(person.id, position, difference.channels)
        wanted = (*difference.niches, *names, *self._event_niche())
        new = [name for name in wanted if fold(name) not in person.niches]
        self._add_niches(person.id, new)
        self._keep_properties(contact, person, difference)
        self._meet(person.id)
        if start_clock and follow_ups.never_met(person.id):
            self._start_clock(person.id, wish)
        elif wish and not self._planned(person.id, wish):
            follow_ups.insert(person.id, wish, "", None, Side.MINE, Origin.MANUAL)
        if contact.uid:
            self.uids[_bare(contact.uid)] = person.id
        self.flush()
        return self._raw.total_changes() != before

    def _fill(
        self, contact: Contact, person: Known, difference: Difference, replace: Collection[str]
    ) -> None:
        values: dict[str, Any] = dict(difference.fills)
        values |= {
            name: new
            for name, (_, new) in difference.contradicts.items()
            if name in replace and name != "photo"
        }
        if contact.photo and (difference.photo or "photo" in replace):
            values["photo"] = blobs.put(self._raw, contact.photo)
        if "name" in values:
            values |= {"sort_key": fold(values["name"]), "name_derived": 0}
            values |= {part: getattr(contact, part) for part in ("given_name", "family_name")}
        if values:
            sets = ", ".join(f"{name} = ?" for name in values)
            self._raw.execute(
                f"update person set {sets} where id = ?", (*values.values(), person.id)
            )

    def _keep_properties(self, contact: Contact, person: Known, difference: Difference) -> None:
        """Keep the card's own form of what was taken from it, so that it goes out as it came."""
        added = {(one.kind, one.value) for one in difference.channels}
        sources = [
            one
            for one in contact.properties
            if any((c.kind, c.value) in added for c in vcard.fields((one,)).channels)
        ]
        fresh = [*sources, *difference.properties]
        groups = {one.group.lower() for one in fresh if one.group}
        fresh += [
            one
            for one in contact.properties
            if one.name == "X-ABLABEL" and one.group.lower() in groups and one not in fresh
        ]
        if fresh:
            kept = _regrouped(person.properties, fresh)
            cards.put(self._raw, person.id, (*person.properties, *kept))

    def _meet(self, own: int) -> None:
        """Note the event of this import where none is known, and how often to keep in touch."""
        elsewhere = self._raw.execute("select event_id from person where id = ?", (own,)).fetchone()
        if self._event:
            self._rows["event"].append((self._event.id, own))
        if elsewhere == (None,) and self._event:
            self._raw.execute(
                "update person set event_id = ?, met_at = iif(met_at = '', ?, met_at), "
                "met_on = coalesce(met_on, ?) where id = ?",
                (self._event.id, self._event.name, _iso(self._event.on or self._today), own),
            )
        if self._cadence:
            self._raw.execute(
                "update person set cadence_days = ? where id = ? and cadence_days is null",
                (self._cadence, own),
            )

    def _start_clock(self, own: int, wish: Due | None) -> None:
        met_on = (self._event.on if self._event else None) or self._today
        self._raw.execute(
            "update person set clock_on = ?1, met_on = coalesce(met_on, ?1) where id = ?2",
            (met_on.isoformat(), own),
        )
        due = wish or Due(first_due(met_on, self._today, self._preferences.first_follow_up_days))
        place = self._event.id if self._event else None
        follow_ups.insert(own, due, "", None, Side.MINE, Origin.FIRST, event_id=place)

    def _planned(self, own: int, wish: Due) -> bool:
        row = self._raw.execute(
            "select 1 from follow_up where person_id = ? and (status = 'open' or due_on = ?)",
            (own, wish.day.isoformat()),
        ).fetchone()
        return row is not None

    def member(self, reference: str) -> int | None:
        """Return whom a group's MEMBER means: a UID of this import or the book, or an e-mail."""
        bare = _bare(reference)
        if bare in self.uids:
            return self.uids[bare]
        if (own := self._comparer.by_uid(reference)) is not None:
            return own
        found = self._raw.execute(
            "select person_id from channel where match_key = ? and match_key <> ''",
            (reference.casefold(),),
        ).fetchone()
        return found[0] if found else None

    def group(self, name: str, members: Iterable[int]) -> tuple[bool, int]:
        """Make a niche of a group; returns whether it is new, and how many members are."""
        self.flush()
        known = self._raw.execute(
            "select id from niche where match_name = ?", (fold(name),)
        ).fetchone()
        own = niches.ensure(name)
        before = self._raw.total_changes()
        self._raw.executemany(
            "insert or ignore into person_niche values (?, ?)", [(one, own) for one in members]
        )
        return known is None, self._raw.total_changes() - before


def _regrouped(kept: Iterable[Property], fresh: Iterable[Property]) -> list[Property]:
    """Give the groups of `fresh` new names where a kept property has them (item1, item2, ...)."""
    used = {one.group.lower() for one in kept if one.group}
    renamed: dict[str, str] = {}
    found = []
    for one in fresh:
        group = one.group
        if group and group.lower() in used:
            if group not in renamed:
                number = next(n for n in range(1, 10_000) if f"item{n}" not in used)
                renamed[group] = f"item{number}"
                used.add(renamed[group])
            group = renamed[group]
        found.append(Property(one.name, one.value, one.parameters, group, one.version))
    return found


def _insert(table: str, columns: Sequence[str]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"insert into {table} ({', '.join(columns)}) values ({marks})"


def _bare(uid: str) -> str:
    return uid.removeprefix("urn:uuid:").casefold()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(moment: Any) -> str | None:
    return moment.isoformat() if moment else None


def _parts(one: Channel) -> str:
    return json.dumps(one.parts, ensure_ascii=False) if one.parts else ""
