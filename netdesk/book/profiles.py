"""Whole people, with their channels, niches and where the contact stands."""

from collections.abc import Iterable
from datetime import date

from netdesk.book import contact_state, mapping
from netdesk.book.mapping import rows_for
from netdesk.book.opening import database, reader
from netdesk.domain.contact import TEXT_FIELDS, Property
from netdesk.domain.errors import NotFound
from netdesk.domain.model import Channel, Niche, Person
from netdesk.exchange import vcard
from netdesk.store import blobs, cards
from netdesk.store.reader import Row
from netdesk.store.tables import PersonRow

_CHANNELS = (
    "select person_id, kind, value, label, preferred, parts, id from channel "
    "where person_id in ({ids}) order by person_id, position, id"
)
_NICHES = (
    "select pn.person_id, n.id, n.name, n.color, n.description, n.cadence_days, n.hashtags, "
    "n.places from person_niche pn join niche n on n.id = pn.niche_id "
    "where pn.person_id in ({ids}) order by n.match_name"
)
_DISCONNECTED = (
    "select person_id, gone_on from linkedin_connection "
    "where person_id in ({ids}) and gone_on is not null"
)
_PLAIN = (
    "uid",
    "name",
    "name_derived",
    *TEXT_FIELDS,
    "photo",
    "offers",
    "needs",
    "introduced_by",
    "not_before",
    "do_not_contact",
    "met_on",
    "met_at",
    "met_note",
    "event_id",
    "cadence_days",
    "clock_on",
    "created_on",
)


def person(person_id: int, *, today: date) -> Person:
    """Return one person whole; raises NotFound."""
    found = persons([person_id], today=today)
    if not found:
        raise NotFound("person", str(person_id))
    return found[0]


def persons(ids: Iterable[int], *, today: date) -> list[Person]:
    """Return these people whole, in the order given; gone ones are left out."""
    wanted, source = list(ids), reader()
    channels: dict[int, list[Channel]] = {}
    for row in rows_for(source, _CHANNELS, wanted):
        channels.setdefault(row[0], []).append(mapping.channel(*row[1:]))
    niches: dict[int, list[Niche]] = {}
    for row in rows_for(source, _NICHES, wanted):
        niches.setdefault(row[0], []).append(_niche(row[1:]))
    states = contact_state.of_people(source, wanted, today)
    rows = _rows(wanted)
    names = _names(row.introduced_by for row in rows.values() if row.introduced_by)
    disconnected: dict[int, str] = dict(rows_for(source, _DISCONNECTED, wanted))
    return [
        _person(
            rows[own],
            channels.get(own, []),
            niches.get(own, []),
            states[own],
            names,
            mapping.day(disconnected.get(own)),
        )
        for own in wanted
        if own in rows and own in states  # else an undo brought them back in between
    ]


def _rows(wanted: list[int]) -> dict[int, PersonRow]:
    rows: dict[int, PersonRow] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        rows.update((row.id, row) for row in PersonRow.select().where(PersonRow.id.in_(part)))
    return rows


def _names(ids: Iterable[int]) -> dict[int, str]:
    return dict(rows_for(reader(), "select id, name from person where id in ({ids})", set(ids)))


def _niche(row: Row) -> Niche:
    return Niche(row[0], row[1], mapping.color(row[2]), *row[3:])


def _person(
    row: PersonRow,
    channels: list[Channel],
    niches: list[Niche],
    contacted: contact_state.Contacted,
    names: dict[int, str],
    disconnected_on: date | None,
) -> Person:
    return Person(
        id=row.id,
        **{name: getattr(row, name) for name in _PLAIN},
        photo_bytes=_size(row.photo),
        introduced_by_name=names.get(row.introduced_by or 0, ""),
        preferred_channel=mapping.channel_kind(row.preferred_channel),
        disconnected_on=disconnected_on,
        circle=mapping.circle(row.circle),
        channels=tuple(channels),
        niches=tuple(niches),
        last_contact=contacted.last,
        next_contact=contacted.next_on,
        effective_cadence=contacted.cadence,
        state=contacted.state,
    )


def _size(photo: str) -> int:
    if not photo:
        return 0
    return reader().value("select length(bytes) from blob where sha256 = ?", (photo,)) or 0


def photo(sha: str) -> bytes | None:
    """Return a picture by its SHA-256."""
    return blobs.get(database().raw, sha)


def properties(person_id: int) -> tuple[Property, ...]:
    """Return every vCard property of a person as it came, in order."""
    return cards.properties(database().raw, person_id)


def unknown_properties(person_id: int) -> tuple[Property, ...]:
    """Return the vCard properties of a person that have no field of ours."""
    return tuple(vcard.unknown(properties(person_id)))
