"""The members of a foreign archive: a .zip as it was downloaded, or the folder that it became."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from netdesk.domain.contact import Problem

MAX_MEMBER = 128 << 20
MAX_RATIO = 50
"""Text of people is packed to a tenth; what is packed more tightly was made to burst."""
FREE = 1 << 20
"""Bytes that a member may have whatever they are packed to."""
MAX_MEMBERS = 10_000

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Code(StrEnum):
    """`Problem.code` of an archive; each costs what it is about, and nothing else."""

    NOT_A_ZIP = "not_a_zip"  # or one that is damaged as a whole
    TOO_MANY_MEMBERS = "too_many_members"
    # Of one member; text: its name.
    UNSAFE_NAME = "unsafe_name"  # leads out of the archive
    ENCRYPTED = "encrypted"
    MEMBER_TOO_BIG = "member_too_big"
    DAMAGED = "damaged_member"  # what came before the damage was read


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of an archive; `name` is without its folders and in lower case."""

    name: str
    shown: str
    info: zipfile.ZipInfo | Path


class Archive:
    """The files of an archive whose names are `wanted`; `problems` tells what is wrong with it.

    Nothing is ever unpacked to the disk, so that a name can't lead anywhere.
    """

    def __init__(self, source: BinaryIO | Path, name: str, wanted: re.Pattern[str]) -> None:
        self._name, self._wanted = name, wanted
        self._zip: zipfile.ZipFile | None = None
        self.problems: list[Problem] = []
        found = self._folder(source) if isinstance(source, Path) else self._zipped(source)
        self.entries: dict[str, Entry] = {}
        for entry in found:
            self.entries.setdefault(entry.name, entry)

    def _folder(self, folder: Path) -> Iterator[Entry]:
        for path in sorted(folder.iterdir()):
            if self._wanted.fullmatch(path.name.lower()) and path.is_file():
                yield Entry(path.name.lower(), path.name, path)

    def _zipped(self, stream: BinaryIO) -> Iterator[Entry]:
        try:
            self._zip = zipfile.ZipFile(stream)
        except _BROKEN:
            self._report(Code.NOT_A_ZIP)
            return
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            self._report(Code.TOO_MANY_MEMBERS)
            return
        members.sort(key=lambda info: info.filename.count("/"))  # the outermost first
        for info in members:
            path = PurePosixPath(info.filename.replace("\\", "/"))
            if not self._wanted.fullmatch(path.name.lower()):
                continue
            if code := _flaw(info, path):
                self._report(code, info.filename)
            else:
                yield Entry(path.name.lower(), path.name, info)

    def open(self, entry: Entry) -> "Member":
        """Open a file of the archive; read it to its end, or until it turns out to be damaged."""
        if isinstance(entry.info, Path):
            return Member(entry.info.open("rb"), self, entry)
        assert self._zip is not None
        try:
            return Member(self._zip.open(entry.info), self, entry)
        except (*_BROKEN, RuntimeError):
            self.damaged(entry)
            return Member(None, self, entry)

    def damaged(self, entry: Entry) -> None:
        """Note that a file can't be read to its end."""
        if not self.is_damaged(entry):
            self._report(Code.DAMAGED, entry.shown)

    def is_damaged(self, entry: Entry) -> bool:
        """Say whether a file turned out not to be readable to its end."""
        return any((one.code, one.text) == (Code.DAMAGED, entry.shown) for one in self.problems)

    def _report(self, code: Code, text: str = "") -> None:
        self.problems.append(Problem(self._name, 0, 0, code, text[:200], fatal=True))


class Member:
    """One file of an archive as a stream; where it is damaged, it ends."""

    def __init__(self, stream: IO[bytes] | None, archive: Archive, entry: Entry) -> None:
        self._stream, self._archive, self._entry = stream, archive, entry

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""
        if self._stream is None:
            return b""
        try:
            return self._stream.read(size)
        except (*_BROKEN, RuntimeError):
            self._stream = None
            self._archive.damaged(self._entry)
            return b""


def _flaw(info: zipfile.ZipInfo, path: PurePosixPath) -> Code | None:
    if ".." in path.parts or path.is_absolute() or ":" in path.parts[0]:
        return Code.UNSAFE_NAME
    if info.flag_bits & 0x1:
        return Code.ENCRYPTED
    if info.file_size > min(MAX_MEMBER, FREE + MAX_RATIO * info.compress_size):
        return Code.MEMBER_TOO_BIG
    return None
