"""People of the book as `exchange` takes them, a few at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from netdesk.book.files import Progress
from netdesk.book.opening import database, reader
from netdesk.book.profiles import persons
from netdesk.domain.contact import TEXT_FIELDS, Contact
from netdesk.domain.model import Person
from netdesk.exchange import picture
from netdesk.store import blobs, cards


class Photos(StrEnum):
    """What becomes of photos: left out, made small enough for phones, or given as they are."""

    NONE = "none"
    SMALL = "small"
    WHOLE = "whole"


_PART = 100
_STRIDE = 25
_COPIED = ("uid", "name", "name_derived", *TEXT_FIELDS, "channels", "met_on", "met_at")


def everybody() -> list[int]:
    """Return the ids of all people, in the order of their names."""
    return [row[0] for row in reader().rows("select id from person order by sort_key, id")]


def contacts(
    ids: Sequence[int], today: date, *, private: bool = False, photos: Photos = Photos.SMALL
) -> Iterator[Contact]:
    """Yield people as contacts; gone ones are left out. `private` leaves out what is ours to know:
    notes, niches, where they were met."""
    for start in range(0, len(ids), _PART):
        for person in persons(ids[start : start + _PART], today=today):
            found = _contact(person, photos)
            if private:
                found = replace(found, notes="", categories=(), met_on=None, met_at="")
            yield found


def counted(found: Iterator[Contact], total: int, progress: Progress | None) -> Iterator[Contact]:
    """Tell how many have gone through; `progress` may raise Cancelled."""
    for number, contact in enumerate(found, 1):
        yield contact
        if progress and number % _STRIDE == 0:
            progress(number, total)


def _contact(person: Person, photos: Photos) -> Contact:
    raw = database().raw
    return Contact(
        **{name: getattr(person, name) for name in _COPIED},
        categories=tuple(niche.name for niche in person.niches),
        photo=_photo(person.photo, photos) if person.photo else None,
        properties=cards.properties(raw, person.id),
    )


def _photo(name: str, photos: Photos) -> bytes | None:
    if photos is Photos.NONE:
        return None
    content = blobs.get(database().raw, name)
    return picture.for_phones(content) if content and photos is Photos.SMALL else content
