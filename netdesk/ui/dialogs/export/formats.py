"""What the book can be written as, and which choices each format leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk import book, words
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.book.files import Exported, Progress


class Option(Enum):
    """A choice that some formats leave."""

    WHO = auto()
    VERSION = auto()
    FILES = auto()
    PHOTOS = auto()
    PRIVATE = auto()


@dataclass(frozen=True, slots=True)
class Wish:
    """What was chosen; `ids` None is everybody."""

    target: Path
    ids: Sequence[int] | None
    today: date
    version: str = "3.0"
    each: bool = False
    private: bool = False
    whole_photos: bool = False
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write the book; `done` says how much went where."""

    name: str
    remark: str
    file_name: str
    options: frozenset[Option]
    write: "Callable[[Wish, Progress], Exported]"
    done: "Callable[[Exported], str]"

    @property
    def suffix(self) -> str:
        """The ending of its files."""
        return Path(self.file_name).suffix


def formats(ids: Sequence[int]) -> list[Format]:
    """Return the formats there are for these people (none: for everybody)."""
    found = [
        Format(
            tr("vCards"),
            tr("For phones and address books"),
            tr("contacts.vcf"),
            frozenset(Option),
            _vcards,
            _people,
        ),
        Format(
            tr("Table (CSV)"),
            tr("For spreadsheets; NetDesk reads it back"),
            tr("contacts.csv"),
            frozenset({Option.WHO, Option.PRIVATE}),
            _table,
            _people,
        ),
        Format(
            tr("Calendar"),
            tr("Follow-ups and birthdays, with alarms"),
            tr("netdesk.ics"),
            frozenset({Option.WHO}),
            _calendar,
            _entries,
        ),
    ]
    if len(ids) == 1:
        found.append(
            Format(
                tr("QR code"),
                tr("Name and addresses, for a phone's camera"),
                tr("contact.png"),
                frozenset(),
                lambda wish, _report: book.sharing.export_code(
                    wish.target, ids[0], today=wish.today, overwrite=wish.overwrite
                ),
                _people,
            )
        )
    found.append(
        Format(
            tr("Whole book (JSON)"),
            tr("All there is; goes back into an empty book"),
            tr("netdesk.json"),
            frozenset(),
            lambda wish, report: book.whole.export_book(
                wish.target, overwrite=wish.overwrite, progress=report
            ),
            _people,
        )
    )
    return found


def _vcards(wish: Wish, report: "Progress") -> "Exported":
    photos = book.sharing.Photos
    return book.sharing.export_vcards(
        wish.target,
        wish.ids,
        today=wish.today,
        version=wish.version,
        each=wish.each,
        overwrite=wish.overwrite,
        private=wish.private,
        photos=photos.WHOLE if wish.whole_photos else photos.SMALL,
        progress=report,
    )


def _table(wish: Wish, report: "Progress") -> "Exported":
    return book.sharing.export_table(
        wish.target,
        wish.ids,
        today=wish.today,
        overwrite=wish.overwrite,
        private=wish.private,
        progress=report,
    )


def _calendar(wish: Wish, report: "Progress") -> "Exported":
    return book.calendar.export_calendar(
        wish.target, wish.ids, titles=words.titles(), overwrite=wish.overwrite, progress=report
    )


def _people(done: "Exported") -> str:
    return tr("%n person exported to %1||%n people exported to %1", done.file.name, n=done.count)


def _entries(done: "Exported") -> str:
    return tr("%n entry exported to %1||%n entries exported to %1", done.file.name, n=done.count)
