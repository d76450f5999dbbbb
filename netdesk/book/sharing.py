"""Give people out as vCards: one file or one each, never over an existing file unasked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from netdesk.book.files import Exported, Progress, safe_name, write_whole
from netdesk.book.mapping import rows_for
from netdesk.book.opening import database, reader
from netdesk.book.profiles import persons
from netdesk.domain.contact import TEXT_FIELDS, Contact
from netdesk.domain.errors import FileProblem, NotFound
from netdesk.domain.model import Person
from netdesk.exchange import vcard
from netdesk.store import blobs, cards

VERSIONS = ("3.0", "4.0", "2.1")
_PART = 100
_COPIED = ("uid", "name", "name_derived", *TEXT_FIELDS, "channels")


def export_vcards(
    target: Path,
    ids: Sequence[int] | None = None,
    *,
    today: date,
    version: str = "3.0",
    each: bool = False,
    overwrite: bool = False,
    private: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write people (all of them without `ids`) as vCards to `target`, a folder with `each`.

    `private` leaves out notes and niches. A file appears whole or not at all. Raises
    FileProblem("exists") for an existing file unless told to overwrite it.
    """
    wanted = _everybody() if ids is None else list(ids)
    if each:
        return _each(target, wanted, today, version, overwrite, private, progress)
    found = _counted(_contacts(wanted, today, private), len(wanted), progress)
    write_whole(target, vcard.write(found, version), overwrite=overwrite)
    return Exported(target, len(wanted))


def card(person_id: int, *, today: date, version: str = "3.0", private: bool = True) -> bytes:
    """Return one person as a vCard, for the clipboard; raises NotFound."""
    found = list(vcard.write(_contacts([person_id], today, private), version))
    if not found:
        raise NotFound("person", str(person_id))
    return found[0]


def _everybody() -> list[int]:
    return [row[0] for row in reader().rows("select id from person order by sort_key, id")]


def _contacts(ids: Sequence[int], today: date, private: bool) -> Iterator[Contact]:
    for start in range(0, len(ids), _PART):
        for person in persons(ids[start : start + _PART], today=today):
            yield _contact(person, private)


def _contact(person: Person, private: bool) -> Contact:
    raw = database().raw
    contact = Contact(
        **{name: getattr(person, name) for name in _COPIED},
        categories=tuple(niche.name for niche in person.niches),
        photo=blobs.get(raw, person.photo) if person.photo else None,
        properties=cards.properties(raw, person.id),
    )
    return replace(contact, notes="", categories=()) if private else contact


def _counted(found: Iterator[Contact], total: int, progress: Progress | None) -> Iterator[Contact]:
    for number, contact in enumerate(found, 1):
        yield contact
        if progress and number % 25 == 0:
            progress(number, total)


def _each(
    folder: Path,
    wanted: list[int],
    today: date,
    version: str,
    overwrite: bool,
    private: bool,
    progress: Progress | None,
) -> Exported:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise FileProblem(str(folder), "unwritable", error.strerror or "") from error
    targets = _targets(folder, wanted)
    if not overwrite and (taken := next((one for one in targets if one.exists()), None)):
        raise FileProblem(str(taken), "exists")
    found = _counted(_contacts(wanted, today, private), len(wanted), progress)
    for target, contact in zip(targets, found, strict=True):
        write_whole(target, vcard.write([contact], version), overwrite=overwrite)
    return Exported(folder, len(wanted))


def _targets(folder: Path, wanted: list[int]) -> list[Path]:
    """Return a file for each person, all known before the first is written."""
    names: dict[int, str] = dict(
        rows_for(reader(), "select id, name from person where id in ({ids})", wanted)
    )
    used: set[str] = set()
    return [folder / (safe_name(names[own], used) + ".vcf") for own in wanted if own in names]
