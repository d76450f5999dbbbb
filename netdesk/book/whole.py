"""The whole book as one JSON file, and back into an empty book."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import time
from pathlib import Path
from typing import Any, BinaryIO

import apsw
from peewee import IntegerField

from netdesk.book import merging
from netdesk.book.files import Exported, Progress, write_whole
from netdesk.book.opening import database, journal, one_moment, reader
from netdesk.domain import cadence, preferences
from netdesk.domain.errors import BookNewer, BookNotEmpty, FileProblem
from netdesk.domain.model import (
    Circle,
    CollaborationKind,
    Direction,
    EventKind,
    EventRole,
    FollowUpStatus,
    GiveKind,
    GroupKind,
    Intent,
    ItemKind,
    Origin,
    ReferralStatus,
    Side,
    Stage,
    Way,
)
from netdesk.domain.when import is_reckonable
from netdesk.exchange import json_book
from netdesk.exchange.json_book import Blob, Record, Table, Unreadable
from netdesk.store import blobs, cards
from netdesk.store.migrations import KNOWN_VERSION
from netdesk.store.tables import FIELDS, WATCHED, DayField, JsonField, MomentField

_STRIDE = 500
_KINDS: Mapping[tuple[str, str], Callable[[str], object]] = {
    ("event", "kind"): EventKind,
    ("event", "role"): EventRole,
    ("person", "circle"): Circle,
    ("interaction", "give_kind"): GiveKind,
    ("event", "starts_at"): time.fromisoformat,
    ("people_group", "next_at"): time.fromisoformat,
    ("people_group", "kind"): GroupKind,
    ("interaction", "direction"): Direction,
    ("interaction", "intent"): Intent,
    ("follow_up", "origin"): Origin,
    ("follow_up", "side"): Side,
    ("follow_up", "status"): FollowUpStatus,
    ("referral", "way"): Way,
    ("referral", "status"): ReferralStatus,
    ("collaboration", "stage"): Stage,
    ("collaboration", "kind"): CollaborationKind,
    ("library_item", "kind"): ItemKind,
}


def is_whole_book(path: Path) -> bool:
    """Say whether a file is a whole book as `export_book` writes it."""
    try:
        if not path.is_file():  # a pipe can be read only once
            return False
        with path.open("rb") as file:
            return json_book.is_book(file.read(256))
    except OSError:
        return False


def export_book(
    target: Path, *, overwrite: bool = False, progress: Progress | None = None
) -> Exported:
    """Write everything but undo and history to a JSON file; the count is that of the people."""
    with one_moment():
        total = sum(_count(table) for table in WATCHED)
        parts = json_book.write(KNOWN_VERSION, _tables(total, progress), _blobs())
        write_whole(target, parts, overwrite=overwrite)
        return Exported(target, _count("person"))


def is_this_book(source: Path) -> bool:
    """Say whether a file holds what this book holds, to the letter: nothing is to be taken then."""
    try:
        with one_moment(), source.open("rb") as file:
            parts = json_book.write(KNOWN_VERSION, _tables(0, None), _blobs())
            return all(file.read(len(part)) == part for part in parts) and not file.read(1)
    except OSError:
        return False  # reading says why


def read_book(source: Path, *, progress: Progress | None = None) -> int:
    """Take a whole book into this empty one, as one step; returns the number of people.

    Raises BookNotEmpty, FileProblem (also "no_whole_book", "damaged_book") or BookNewer; nothing
    is changed then.
    """
    try:
        with source.open("rb") as file, journal().step("book_read", source=source.name) as entry:
            _refuse_filled()
            _Reading(file, source, progress).take_all()
            entry.args["n"] = _count("person")
    except Unreadable as error:
        reason = "no_whole_book" if error.reason == "no_book" else "damaged_book"
        raise FileProblem(str(source), reason, error.detail) from error
    except OSError as error:
        reason = "missing" if isinstance(error, FileNotFoundError) else "unreadable"
        raise FileProblem(str(source), reason, error.strerror or "") from error
    return _count("person")


def _count(table: str) -> int:
    return int(reader().value(f"select count(*) from {table}"))


def _refuse_filled() -> None:
    for table in WATCHED:
        if table != "preference" and reader().value(f"select exists (select 1 from {table})"):
            raise BookNotEmpty


def _tables(total: int, progress: Progress | None) -> Iterator[Table]:
    done = 0

    def counted(rows: apsw.Cursor) -> Iterator[Any]:
        nonlocal done
        for row in rows:
            yield row
            done += 1
            if progress and done % _STRIDE == 0:
                progress(done, total)

    for name in WATCHED:
        columns = [row[1] for row in reader().rows(f"pragma table_info({name})")]
        rows = database().raw.execute(f"select * from {name} order by 1, 2")
        yield Table(name, columns, counted(rows))


def _blobs() -> Iterator[Blob]:
    named = (
        "select sha256, bytes from blob where sha256 in "
        "(select photo from person union select blob from card union "
        "select value from merged_person, json_each(merged_person.blobs))"
    )
    for name, content in database().raw.execute(named):
        yield Blob(name, content)


class _Reading:
    """One book on its way in, inside a step."""

    def __init__(self, file: BinaryIO, source: Path, progress: Progress | None) -> None:
        self._file, self._source, self._progress = file, source, progress
        self._size = max(source.stat().st_size, 1)
        self._raw = database().raw
        self._columns: dict[str, set[str]] = {}

    def take_all(self) -> None:
        """Write all that the file holds."""
        self._raw.execute("pragma defer_foreign_keys = 1")  # people name people further down
        self._raw.execute("delete from preference")
        for number, item in enumerate(json_book.read(self._file)):
            if isinstance(item, int):
                self._check_version(item)
            elif isinstance(item, Blob):
                self._put(item)
            else:
                self._insert(*item)
            if self._progress and number % _STRIDE == 0:
                self._progress(self._file.tell(), self._size)
        if reader().rows("pragma foreign_key_check"):
            raise Unreadable("damaged", "foreign_key")
        self._check_cards()

    def _check_cards(self) -> None:
        """Refuse properties of cards that can't be read later."""
        for own, text in self._raw.execute("select person_id, properties from card"):
            try:
                cards.parsed(text) if text else cards.properties(self._raw, own)
            except (ValueError, TypeError):
                raise Unreadable("damaged", f"card {own}") from None

    def _check_version(self, version: int) -> None:
        if version > KNOWN_VERSION:
            raise BookNewer(str(self._source), version, KNOWN_VERSION)

    def _put(self, blob: Blob) -> None:
        if hashlib.sha256(blob.content).hexdigest() != blob.name:
            raise Unreadable("damaged", blob.name[:64])
        blobs.put(self._raw, blob.content)

    def _insert(self, table: str, row: Record) -> None:
        """Write a row; a column that a newer version has added keeps its default."""
        if table not in FIELDS or not row or row.keys() - FIELDS[table].keys():
            raise Unreadable("damaged", table[:64])
        _check(table, row)
        columns, marks = ", ".join(row), ", ".join("?" * len(row))
        try:
            self._raw.execute(
                f"insert into {table} ({columns}) values ({marks})", tuple(row.values())
            )
        except (apsw.ConstraintError, OverflowError, UnicodeEncodeError) as error:
            raise Unreadable("damaged", f"{table}: {error}") from error


def _check(table: str, row: Record) -> None:
    """Refuse what none of our questions could read later."""
    for name, value in row.items():
        kinds = _KINDS.get((table, name))
        try:
            if kinds and value is not None:
                kinds(str(value))
            fits = value is None or _fits(FIELDS[table][name], value)
        except (ValueError, TypeError):
            fits = False
        if not fits:
            raise Unreadable("damaged", f"{table}.{name}: {str(value)[:80]}")
    if table == "merged_person":
        _check_merge(row)
    elif table == "preference" and not preferences.is_sound(str(row["name"]), str(row["value"])):
        raise Unreadable("damaged", f"preference: {str(row['name'])[:80]}")


def _fits(field: Any, value: Any) -> bool:
    """Say whether a column can hold a value; days and moments are compared as text, so that they
    have to look alike. Raises ValueError or TypeError for what it can't read either."""
    found = field.python_value(value)
    match field:
        case DayField():
            return found is not None and is_reckonable(found) and value == found.isoformat()
        case MomentField():
            looks = found is not None and is_reckonable(found) and value == found.isoformat()
            return looks and found.tzinfo is not None
        case JsonField():  # the parts of an address
            return not value or _are_texts(found)
        case IntegerField(name="cadence_days"):
            return isinstance(value, int) and value <= cadence.LONGEST
        case IntegerField():
            return isinstance(value, int)
    return True


def _are_texts(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(one, str) for one in found)


def _check_merge(row: Record) -> None:
    """Refuse what would not come apart again, or names other photos than its own."""
    try:
        blobs_of = merging.Record.read(str(row["kept"])).blobs()
        fits = json.loads(str(row.get("blobs", "[]"))) == blobs_of
    except (ValueError, TypeError, KeyError, AttributeError):
        fits = False
    if not fits:
        raise Unreadable("damaged", f"merged_person: {str(row.get('name', ''))[:80]}")
