"""Write files for elsewhere: whole or not at all, private, under safe names."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from netdesk.book.opening import spare
from netdesk.domain.errors import FileProblem
from netdesk.replacing import replacing

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What went out: the file (or folder), and how many people."""

    file: Path
    count: int


def write_whole(target: Path, parts: Iterable[bytes], *, overwrite: bool = False) -> None:
    """Write a file that only its owner can read, in one go for whoever looks at it.

    Raises FileProblem: "folder" for a folder, "book" for the open book, "exists" for a file that is
    there already, unless told to overwrite it.
    """
    spare(target)
    if target.is_dir():
        raise FileProblem(str(target), "folder")
    if not overwrite and target.exists():
        raise FileProblem(str(target), "exists")
    try:
        with replacing(target) as partial, partial.open("wb") as file:
            file.writelines(parts)
    except OSError as error:
        raise FileProblem(str(target), "unwritable", error.strerror or "") from error


def safe_name(name: str, used: set[str]) -> str:
    """Return a name that every file system takes and that leaves the folder by no means."""
    visible = "".join(c for c in name if unicodedata.category(c)[0] != "C")
    safe = re.sub(r'[<>:"/\\|?*]+', "-", visible).strip(". -")[:80] or "person"
    if re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)", safe):
        safe += "-"
    chosen, number = safe, 2
    while chosen.casefold() in used:
        chosen, number = f"{safe} {number}", number + 1
    used.add(chosen.casefold())
    return chosen
