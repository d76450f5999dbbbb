"""Where cards come from: files, folders and pasted text, read one card at a time."""

import contextlib
import io
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO, cast

from netdesk.book.importing import tables
from netdesk.book.importing.readers import VCARD_SUFFIXES, Start, is_known, reading_of
from netdesk.book.importing.tables import SeenTable
from netdesk.book.importing.watching import Watched, breathe
from netdesk.domain.contact import Contact, Problem
from netdesk.domain.errors import SourceChanged
from netdesk.exchange import linkedin
from netdesk.exchange.spreadsheet import Wish

Progress = Callable[[int, int], None]
"""Called with (bytes read, bytes in all) now and then; may raise Cancelled."""

_STRIDE = 25
"""After so many cards the window gets a breath."""

GUESSED = Wish()
"""Nothing said of a table: all of it is guessed."""


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file, or a folder: a LinkedIn export as it was unpacked, else its .vcf files are meant."""

    path: Path
    wish: Wish = GUESSED


@dataclass(frozen=True, slots=True)
class TextSource:
    """Text that was pasted or dropped, or a picture's bytes."""

    text: str | bytes
    name: str = "Pasted text"
    wish: Wish = GUESSED


Source = FileSource | TextSource
Key = tuple[int, int]
"""A card's place: number of the opened source from 0, number of the card in it from 1."""


@dataclass(frozen=True, slots=True)
class Print:
    """A file's size and time, by which a change between preview and import is seen; -1 for one
    that isn't there."""

    path: Path
    size: int
    changed: int


class Cards:
    """All cards of some sources, in order; iterate once.

    `prints` are those of the files, `tables` what the tables were taken for, once they are read.
    """

    def __init__(self, sources: Sequence[Source], progress: Progress | None = None) -> None:
        self._opened: list[TextSource | Path] = []
        self._first: list[Problem] = []
        self._wishes: list[tuple[int, Wish]] = []  # of each that is opened, its source's place
        self.tables: list[SeenTable] = []
        for place, source in enumerate(sources):
            self._open(source)
            self._wishes += [(place, source.wish)] * (len(self._opened) - len(self._wishes))
        self._progress = progress
        self._total = sum(_size(one) for one in self._opened)
        self._before = 0
        files = (one for one in self._opened if isinstance(one, Path))
        self.prints = tuple(_print(path) for one in files for path in _contents(one))

    @property
    def wishes(self) -> list[Wish]:
        """What the user says of each."""
        return [said for _, said in self._wishes]

    @property
    def count(self) -> int:
        """How many files and texts there are."""
        return len(self._opened)

    def _open(self, source: Source) -> None:
        if isinstance(source, TextSource):
            self._opened.append(source)
        elif _is_export(source.path):
            self._opened.append(source.path)
        elif source.path.is_dir():
            found = sorted(_files(source.path))
            self._opened += found
            if not found:
                self._first.append(_problem(source.path, "no_cards_in_folder"))
        else:
            self._opened.append(source.path)

    def __iter__(self) -> Iterator[tuple[Key, Contact | Problem]]:
        for problem in self._first:
            yield (-1, 0), problem
        for number, one in enumerate(self._opened):
            for item in self._read(one, *self._wishes[number]):
                yield (number, item.card), item
            self._before += _size(one)
            self._report(0)

    def _read(self, one: TextSource | Path, place: int, wish: Wish) -> Iterator[Contact | Problem]:
        if isinstance(one, TextSource):
            plain = one.text
            content = plain.encode("utf-8", "replace") if isinstance(plain, str) else plain
            stream: BinaryIO = io.BytesIO(content)
            yield from self._each(stream, one.name, place, wish)
            return
        try:
            if one.is_dir():
                yield from linkedin.read_archive(one, str(one), is_known)
                return
            with one.open("rb") as file:
                yield from self._each(file, str(one), place, wish)
        except FileNotFoundError:
            yield _problem(one, "missing_file")
        except OSError as error:
            yield _problem(one, "unreadable_file", error.strerror or "")

    def _each(
        self, stream: BinaryIO, name: str, place: int, wish: Wish
    ) -> Iterator[Contact | Problem]:
        watched = Watched(stream, self._report)
        reading = reading_of(Start(watched.start, name, wish))
        if reading.layout:
            self.tables.append(tables.seen(name, place, reading.layout, wish))
        for number, item in enumerate(reading.read(cast(BinaryIO, watched), name)):
            yield item
            if number % _STRIDE == 0:
                breathe()
        for charset in reading.charsets:
            if all((one.source, one.encoding) != (place, charset) for one in self.tables):
                self.tables.append(tables.seen_text(name, place, charset, wish))

    def _report(self, read: int) -> None:
        if self._progress:
            self._progress(min(self._before + read, self._total), self._total)


def refuse_changed(sources: Sequence[Source], prints: Sequence[Print]) -> None:
    """Raise SourceChanged if a file is no longer as its preview found it, or a folder has others:
    what the user wants of a card is kept by its place."""
    for found, before in zip_longest(Cards(sources).prints, prints):
        if found != before:
            raise SourceChanged(str((found or before).path))


def _print(path: Path) -> Print:
    try:
        found = path.stat()
    except OSError:
        return Print(path, -1, -1)
    return Print(path, found.st_size, found.st_mtime_ns)


def _is_export(folder: Path) -> bool:
    """Say whether a folder is a LinkedIn export as it was unpacked."""
    return folder.is_dir() and any(_contents(folder))


def _contents(path: Path) -> list[Path]:
    """Return the files that are read of an unpacked export, or the file itself."""
    if not path.is_dir():
        return [path]
    with contextlib.suppress(OSError):  # a folder that may not be read has nothing for us
        return sorted(one for one in path.iterdir() if linkedin.FILES.fullmatch(one.name.lower()))
    return []


def _files(folder: Path) -> Iterator[Path]:
    """Find the vCard files below a folder, as khard and vdirsyncer keep them; hidden ones not."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(VCARD_SUFFIXES) and not name.startswith("."):
                yield Path(place, name)


def _size(one: TextSource | Path) -> int:
    if isinstance(one, TextSource):
        return len(one.text)
    try:
        return sum(part.stat().st_size for part in _contents(one))
    except OSError:
        return 0


def _problem(path: Path, code: str, text: str = "") -> Problem:
    return Problem(str(path), 0, 0, code, text, fatal=True)
