"""A person, or my own card, as a code to photograph."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netdesk.book import preferences
from netdesk.book.files import Exported, write_whole
from netdesk.book.opening import reader
from netdesk.book.sharing.contacts import Photos, contacts
from netdesk.domain.contact import Contact
from netdesk.domain.errors import FileProblem, NotFound
from netdesk.exchange import qr

SUFFIXES = (".png", ".svg")


@dataclass(frozen=True, slots=True)
class Code:
    """A person's code, to be drawn: `modules` are its rows, dark is True."""

    name: str
    modules: qr.Modules
    quiet: int = qr.QUIET


def me() -> int:
    """Return the person whom the user marked as themselves, 0 if there is none (any more)."""
    own = preferences.current().me
    return own if reader().rows("select 1 from person where id = ?", (own,)) else 0


def code(person_id: int, *, today: date) -> Code:
    """Return a person's code; raises NotFound."""
    contact = _contact(person_id, today)
    return Code(contact.name, qr.modules(qr.card(contact)))


def export_code(target: Path, person_id: int, *, today: date, overwrite: bool = False) -> Exported:
    """Write a person's code as a picture, PNG or SVG by the file's name.

    Raises FileProblem("no_code_format") for any other name, NotFound.
    """
    if target.suffix.lower() not in SUFFIXES:
        raise FileProblem(str(target), "no_code_format")
    kind = target.suffix.lower()[1:]
    card = qr.card(_contact(person_id, today))
    write_whole(target, [qr.image(card, kind)], overwrite=overwrite)
    return Exported(target, 1)


def _contact(person_id: int, today: date) -> Contact:
    found = list(contacts([person_id], today, private=True, photos=Photos.NONE))
    if not found:
        raise NotFound("person", str(person_id))
    return found[0]
