"""What a card says that a person's entry doesn't, field by field."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from netdesk.book.importing.known import Known
from netdesk.domain import renaming
from netdesk.domain.contact import (
    TEXT_FIELDS,
    Connection,
    Contact,
    PastContact,
    PlannedContact,
    Property,
)
from netdesk.domain.folding import fold
from netdesk.domain.matching import same_value
from netdesk.domain.model import Channel, Circle
from netdesk.exchange import vcard
from netdesk.exchange.vcard.meaning import meaning

JOB = frozenset({"organization", "title"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a person that a card speaks of; `kept` ones stay unless the user asks.

    `replaces` one that had another value, unless the user keeps that.
    """

    field: str
    old: str
    new: str
    kept: bool = False

    @property
    def replaces(self) -> bool:
        """Say whether the card's value takes the place of another."""
        return bool(self.old) and not self.kept


@dataclass(slots=True)
class Difference:
    """What a card brings; `contradicts` stays as it is, `replaces` doesn't."""

    fills: dict[str, str] = field(default_factory=dict)
    replaces: dict[str, tuple[str, str]] = field(default_factory=dict)
    contradicts: dict[str, tuple[str, str]] = field(default_factory=dict)
    channels: list[Channel] = field(default_factory=list)
    niches: list[str] = field(default_factory=list)
    properties: list[Property] = field(default_factory=list)
    past: list[PastContact] = field(default_factory=list)
    planned: list[PlannedContact] = field(default_factory=list)
    connection: Connection | None = None
    photo: bool = False

    @property
    def brings(self) -> bool:
        """Say whether the card brings something new."""
        texts = self.fills or self.replaces or self.channels or self.niches or self.properties
        return bool(texts or self.photo or self.past or self.planned or self.connection)

    def changes(self) -> tuple[FieldChange, ...]:
        """Return it field by field, for the preview."""
        found = [FieldChange(name, old, new) for name, (old, new) in self.replaces.items()]
        found += [FieldChange(name, "", new) for name, new in self.fills.items()]
        found += [FieldChange(one.kind, "", one.value) for one in self.channels]
        found += [FieldChange("niche", "", name) for name in self.niches]
        found += [FieldChange("photo", "", "")] if self.photo else []
        found += [FieldChange("past", "", str(len(self.past)))] if self.past else []
        found += [FieldChange("planned", "", str(len(self.planned)))] if self.planned else []
        if self.connection:
            since = self.connection.since
            found.append(FieldChange("connected_on", "", since.isoformat() if since else ""))
        found += [FieldChange(one.name, "", one.value[:200]) for one in self.properties]
        found += [
            FieldChange(name, old, new, kept=True) for name, (old, new) in self.contradicts.items()
        ]
        return tuple(found)


def difference(
    contact: Contact, person: Known, key: Callable[[Channel], str], newest: date | None
) -> Difference:
    """Compare a card with a person; `key` tells what two equal channels share.

    `newest` is the day of the newest LinkedIn export that the book knows: an older one replaces
    nothing.
    """
    found = Difference()
    _compare_names(contact, person, found)
    current = contact.current if _is_current(contact, newest) else frozenset()
    for name in TEXT_FIELDS:
        _compare_field(name, getattr(contact, name), person.fields[name], found, name in current)
    _compare_met(contact, person, found)
    found.channels = [one for one in contact.channels if not _has(person, one, key(one))]
    found.niches = [one for one in contact.categories if fold(one) not in person.niches]
    _compare_photo(contact, person, found)
    if contact.properties:
        had = {meaning(one) for one in person.properties}
        unknown = vcard.unknown(contact.properties)
        found.properties = [one for one in unknown if meaning(one) not in had]
    found.past = [one for one in contact.past if one.key not in person.source_keys]
    found.planned = [one for one in contact.planned if one.key not in person.source_keys]
    _compare_connection(contact, person, found, newest)
    return found


def _is_current(contact: Contact, newest: date | None) -> bool:
    exported_on = contact.connection.exported_on if contact.connection else None
    return exported_on is None or newest is None or exported_on >= newest


def _compare_names(contact: Contact, person: Known, found: Difference) -> None:
    if contact.name_derived or fold(contact.name) == fold(person.name):
        return
    if person.name_derived:
        found.fills["name"] = contact.name
    else:
        found.contradicts["name"] = (person.name, contact.name)


def _compare_field(name: str, new: str, old: str, found: Difference, current: bool) -> None:
    if not new or fold(new) == fold(old) or (name == "notes" and fold(new) in fold(old)):
        return
    if name in renaming.PARTS and "name" in found.contradicts:
        return  # the parts belong to a name that stays
    if not old:
        found.fills[name] = new
    elif current:
        found.replaces[name] = (old, new)
    else:
        found.contradicts[name] = (old, new)


def _compare_met(contact: Contact, person: Known, found: Difference) -> None:
    """Take over where and when they were met, together; what the book knows of it stays."""
    had = person.fields
    met_on = contact.met_on.isoformat() if contact.met_on else ""
    if met_on and not had["met_on"]:
        found.fills["met_on"] = met_on
    if contact.met_at and not had["met_at"] and had["met_on"] in ("", met_on):
        found.fills["met_at"] = contact.met_at
    _compare_field("met_note", contact.met_note, had["met_note"], found, current=False)
    if contact.circle is not Circle.EVERYONE and had["circle"] == Circle.EVERYONE.value:
        found.fills["circle"] = contact.circle.value
    if contact.cadence_days and not had["cadence_days"]:
        found.fills["cadence_days"] = str(contact.cadence_days)


def _compare_photo(contact: Contact, person: Known, found: Difference) -> None:
    if not contact.photo:
        return
    if not person.photo:
        found.photo = True
    elif hashlib.sha256(contact.photo).hexdigest() != person.photo:
        found.contradicts["photo"] = ("", "")


def _compare_connection(
    contact: Contact, person: Known, found: Difference, newest: date | None
) -> None:
    """Note a connection that is new, tells its date for the first time, or is back."""
    connection = contact.connection
    if connection is None:
        return
    dated = connection.since is not None and person.connected_on is None
    back = person.gone and _is_current(contact, newest)
    if not person.connected or dated or back:
        found.connection = connection


def _has(person: Known, channel: Channel, key: str) -> bool:
    return any(
        kind is channel.kind and same_value(kind, channel.value, value, key, other)
        for kind, value, other in person.channels
    )
