"""Mutate LinkedIn's and Monica's exports: `python -m tests.benchmarks.fuzz_exports 100000 [seed]`.

A mutated file of a LinkedIn archive must not cost a connection of another, nor may anything raise
or take over a second. What does is kept in a folder for a test of its own.
"""

import io
import random
import time
import traceback
import zipfile
from collections.abc import Iterator
from pathlib import Path

from netdesk.domain.contact import Contact
from netdesk.exchange import linkedin, monica
from tests.benchmarks.fuzzing import Tried, fuzz, mutated, slow

DATA = Path(__file__).parents[1] / "data"
NAME = "Basic_LinkedInDataExport_11-20-2026.zip"
CONNECTIONS = "Connections.csv"

FRAGMENTS = (
    *(b'"', b'""', b",", b";", b"\t", b"\n", b"\r\n", b"\r", b"\0", b"\xff", b"\xe2\x80\xa8"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\\", b"\\'", b"'", b"(", b")", b"`", b"/*", b"*/", b"--"),
    *(b"{", b"}", b"[", b"]", b":", b"null", b"1e999", b'"\\ud800"', b"<p>", b"<style>", b"&#0;"),
    *(b"INSERT IGNORE INTO `contacts` (`id`) VALUES (1);", b"9" * 5000, b"12/31/99", b"0000-00-00"),
    *(b"https://www.linkedin.com/in/%", b"http://[::1", b"https://x@", b"First Name,Last Name\n"),
)


class Originals:
    """What is mutated: files of an archive, and the two exports of Monica."""

    def __init__(self) -> None:
        self.archive = {p.name: p.read_bytes() for p in (DATA / "linkedin" / "archive").iterdir()}
        self.accounts = [p.read_bytes() for p in sorted((DATA / "monica").iterdir())]

    def next(self, chance: random.Random) -> tuple[bytes, bool, bool]:
        """Return a mutated export, whether it is an archive, and whether its people must come."""
        if chance.random() < 0.4:
            return (
                mutated(chance.choice(self.accounts), self.accounts, FRAGMENTS, chance),
                False,
                False,
            )
        name, files = chance.choice(list(self.archive)), list(self.archive.values())
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for own, content in self.archive.items():
                archive.writestr(
                    own, mutated(content, files, FRAGMENTS, chance) if own == name else content
                )
        whole = stream.getvalue()
        if chance.random() < 0.1:
            return mutated(whole, files, FRAGMENTS, chance), True, False
        return whole, True, name != CONNECTIONS


def faults(content: bytes, is_archive: bool, whole: bool) -> Iterator[str]:
    """Yield what goes wrong with an export: nothing, if all is well."""
    started = time.process_time()
    read = linkedin.read_archive if is_archive else monica.read
    try:
        found = list(read(io.BytesIO(content), NAME))
    except Exception:
        yield "raises: " + traceback.format_exc()
        return
    yield from slow(started)
    people = [one for one in found if isinstance(one, Contact) and one.connection]
    if whole and len(people) != 5:
        yield f"has {len(people)} connections instead of 5"


if __name__ == "__main__":
    originals = Originals()

    def attempt(_: int, chance: random.Random) -> Tried:
        """Read a mutated export."""
        content, is_archive, whole = originals.next(chance)
        return content, faults(content, is_archive, whole)

    fuzz(attempt, "netdesk-fuzz")
