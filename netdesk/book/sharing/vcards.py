"""Give people out as vCards: one file or one each, never over an existing file unasked."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from netdesk.book.files import Exported, Progress, safe_name, write_whole
from netdesk.book.mapping import rows_for
from netdesk.book.opening import reader
from netdesk.book.sharing.contacts import Photos, contacts, counted, everybody
from netdesk.domain.errors import FileProblem, NotFound
from netdesk.exchange import vcard

VERSIONS = ("3.0", "4.0", "2.1")


def export_vcards(
    target: Path,
    ids: Sequence[int] | None = None,
    *,
    today: date,
    version: str = "3.0",
    each: bool = False,
    overwrite: bool = False,
    private: bool = False,
    photos: Photos = Photos.SMALL,
    progress: Progress | None = None,
) -> Exported:
    """Write people (all of them without `ids`) as vCards to `target`, a folder with `each`.

    `private` leaves out notes and niches. A file appears whole or not at all. Raises
    FileProblem("exists") for an existing file unless told to overwrite it.
    """
    wanted = everybody() if ids is None else list(ids)
    found = contacts(wanted, today, private=private, photos=photos)
    found = counted(found, len(wanted), progress)
    if not each:
        write_whole(target, vcard.write(found, version), overwrite=overwrite)
        return Exported(target, len(wanted))
    for file, contact in zip(_files(target, wanted, overwrite), found, strict=True):
        write_whole(file, vcard.write([contact], version), overwrite=overwrite)
    return Exported(target, len(wanted))


def card(person_id: int, *, today: date, version: str = "3.0", private: bool = True) -> bytes:
    """Return one person as a vCard, for the clipboard; raises NotFound."""
    found = list(vcard.write(contacts([person_id], today, private=private), version))
    if not found:
        raise NotFound("person", str(person_id))
    return found[0]


def _files(folder: Path, wanted: Sequence[int], overwrite: bool) -> list[Path]:
    """Return a file for each person, all known, and free, before the first is written."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise FileProblem(str(folder), "unwritable", error.strerror or "") from error
    names: dict[int, str] = dict(
        rows_for(reader(), "select id, name from person where id in ({ids})", wanted)
    )
    used: set[str] = set()
    files = [folder / (safe_name(names[own], used) + ".vcf") for own in wanted if own in names]
    if not overwrite and (taken := next((one for one in files if one.exists()), None)):
        raise FileProblem(str(taken), "exists")
    return files
