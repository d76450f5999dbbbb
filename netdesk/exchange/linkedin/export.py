"""Read a LinkedIn export: its files joined, a contact for each connection and who else is known."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeGuard, TypeVar

from netdesk.domain.contact import Contact, ContactKind, Problem
from netdesk.domain.model import Direction
from netdesk.exchange import table
from netdesk.exchange.archive import Archive, Entry
from netdesk.exchange.linkedin import (
    connections,
    invitations,
    messages,
    phone_book,
    recommendations,
)
from netdesk.exchange.linkedin.people import People
from netdesk.exchange.linkedin.problems import Code
from netdesk.exchange.table import Row

_DATED = re.compile(r"linkedindataexport_(\d\d)-(\d\d)-(\d{4})", re.I)
Rows = Iterable[Row | Problem]
IsKnown = Callable[[str, str], bool]
"""Says of a name and the key of a profile whether they are somebody's in the book."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file of an export: its name, and what reads its rows from the beginning."""

    name: str
    rows: Callable[[], Rows]


class File(StrEnum):
    """The files of an export that tell of people."""

    CONNECTIONS = "connections"
    MESSAGES = "messages"
    INVITATIONS = "invitations"
    CONTACTS = "contacts"
    RECEIVED = "recommendations_received"
    GIVEN = "recommendations_given"
    PROFILE = "profile"


FILES = re.compile(rf"(?:{'|'.join(File)})\.csv")
"""What their names are, in lower case."""

_COLUMNS: Mapping[File, tuple[str, ...]] = {
    File.CONNECTIONS: ("first name", "last name", "connected on"),
    File.MESSAGES: ("from", "to", "date", "content", "folder"),
    File.INVITATIONS: ("from", "to", "sent at", "message", "direction"),
    File.CONTACTS: ("first name", "last name", "emails", "phone numbers"),
    File.RECEIVED: ("first name", "last name", "job title", "text", "creation date"),
    File.PROFILE: ("first name", "last name", "headline", "geo location"),
}
"""Columns that each has in every era."""
NAMES = frozenset(table.plain(name) for names in _COLUMNS.values() for name in names)
"""The names by which the header of any of them is found."""


def kind_of(header: Iterable[str], name: str = "") -> File | None:
    """Say which file of an export has this header; `name` tells recommendations apart."""
    had = {table.plain(column) for column in header}
    for kind, columns in _COLUMNS.items():
        if had.issuperset(map(table.plain, columns)):
            return File.GIVEN if kind is File.RECEIVED and "given" in name.lower() else kind
    return None


def _nobody(_name: str, _key: str) -> bool:
    return False


def exported_on(name: str) -> date | None:
    """Return the day of an export that its archive's name tells (month, day, year)."""
    found = _DATED.search(name)
    try:
        return date(int(found[3]), int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def read(
    rows: Callable[[], Rows], name: str, kind: File, is_known: IsKnown = _nobody
) -> Iterator[Contact | Problem]:
    """Yield what one file of an export says, read by itself."""
    return _Export({kind: Opened(name, rows)}, name, is_known).contacts()


def read_archive(
    source: BinaryIO | Path, name: str, is_known: IsKnown = _nobody
) -> Iterator[Contact | Problem]:
    """Yield what an export says: its connections, then whom its other files tell of.

    `is_known` says whether somebody is in the book: they are not the owner of the export.
    Never raises for what is in the archive. What is wrong with one of its files comes as a fatal
    problem of that file; the others are read.
    """
    archive = Archive(source, name, FILES)
    files = {}
    for entry in archive.entries.values():
        shown = f"{name}/{entry.shown}"
        kind = File(entry.name.removesuffix(".csv"))
        files[kind] = Opened(shown, partial(_rows, archive, entry, shown))
    if not files and not archive.problems:
        yield Problem(name, 0, 0, Code.NO_LINKEDIN, fatal=True)
    yield from _Export(files, name, is_known).contacts()
    yield from archive.problems


def _rows(archive: Archive, entry: Entry, shown: str) -> Rows:
    """Return the rows of a file of an archive."""
    shape = table.sniff(archive.open(entry).read(table.SAMPLE), NAMES)
    if shape and kind_of(shape.header):
        return table.read(archive.open(entry), shown, shape)
    if archive.is_damaged(entry):
        return []
    return [Problem(shown, 0, 0, Code.UNKNOWN_COLUMNS, fatal=True)]


class _Export:
    """The files of one export, joined."""

    def __init__(self, files: Mapping[File, Opened], name: str, is_known: IsKnown) -> None:
        self._files, self._name, self._is_known = files, name, is_known
        self._aside: list[Problem] = []

    def contacts(self) -> Iterator[Contact | Problem]:
        """Yield a contact or problem for each row that is a person, then who else is mentioned."""
        rows = list(self._persons())
        people = People(one for one in rows if _is_person(one))
        self._join(people)
        joined = people.connections()
        for one in rows:
            yield next(joined) if _is_person(one) else one
        others = list(people.others(self._name, len(rows) + 1))
        yield from others
        yield from self._aside
        if self._files and not (rows or others or self._aside):
            yield Problem(self._name, 0, 0, Code.NOBODY, fatal=True)

    def _persons(self) -> Iterator[Contact | Problem]:
        """Read the file whose rows are people; the address book only where it comes alone."""
        if found := self._files.get(File.CONNECTIONS):
            yield from connections.contacts(found.rows(), found.name, exported_on(self._name))
        elif found := self._files.get(File.CONTACTS):
            yield from phone_book.contacts(found.rows(), found.name)

    def _join(self, people: People) -> None:
        """Note what the other files tell of people."""
        if File.CONNECTIONS in self._files:
            self._keep(phone_book.join(self._open(File.CONTACTS), people))
        invited = self._sorted(invitations.invitations(self._open(File.INVITATIONS)))
        invitations.log(invited, people)
        self._keep(recommendations.log(self._open(File.RECEIVED), Direction.INCOMING, people))
        self._keep(recommendations.log(self._open(File.GIVEN), Direction.OUTGOING, people))
        sent = self._sorted(messages.messages(self._open(File.MESSAGES)))
        if not sent:
            return
        told = (one.mine for one in invited)
        mine = messages.owner(sent, told, self._my_name(), partial(self._is_other, people))
        if mine is None:
            self._aside.append(Problem(self._name, 0, 0, Code.UNKNOWN_OWNER, str(len(sent))))
        else:
            messages.log(sent, mine, people)

    def _is_other(self, people: People, name: str, key: str) -> bool:
        return people.is_connection(name, key) or self._is_known(name, key)

    def _my_name(self) -> str:
        for row in self._open(File.PROFILE):
            if isinstance(row, Row):
                return f"{row['First Name']} {row['Last Name']}".strip()
        return ""

    def _open(self, kind: File) -> Rows:
        return self._files[kind].rows() if kind in self._files else ()

    def _sorted(self, found: Iterable[T | Problem]) -> list[T]:
        """Return what was read, and keep the problems."""
        kept: list[T] = []
        for one in found:
            if isinstance(one, Problem):
                self._keep([one])
            else:
                kept.append(one)
        return kept

    def _keep(self, problems: Iterable[Problem]) -> None:
        """Keep problems of files whose rows are no people: none of them costs a person."""
        for one in problems:
            if one.code != table.Code.NO_ROWS:
                self._aside.append(replace(one, card=0, fatal=False))


def _is_person(one: Contact | Problem) -> TypeGuard[Contact]:
    return isinstance(one, Contact) and one.kind is ContactKind.PERSON
