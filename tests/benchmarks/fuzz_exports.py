"""Mutate LinkedIn's and Monica's exports: `python -m tests.benchmarks.fuzz_exports 100000 [seed]`.

A mutated file of a LinkedIn archive must not cost a connection of another, nor may anything raise
or take over a second. What does is kept in a folder for a test of its own.
"""

import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Iterator
from pathlib import Path

from netdesk.domain.contact import Contact
from netdesk.exchange import linkedin, monica

DATA = Path(__file__).parents[1] / "data"
SECONDS = 1.0
LONGEST = 200_000
NAME = "Basic_LinkedInDataExport_11-20-2026.zip"
CONNECTIONS = "Connections.csv"

FRAGMENTS = (
    *(b'"', b'""', b",", b";", b"\t", b"\n", b"\r\n", b"\r", b"\0", b"\xff", b"\xe2\x80\xa8"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\\", b"\\'", b"'", b"(", b")", b"`", b"/*", b"*/", b"--"),
    *(b"{", b"}", b"[", b"]", b":", b"null", b"1e999", b'"\\ud800"', b"<p>", b"<style>", b"&#0;"),
    *(b"INSERT IGNORE INTO `contacts` (`id`) VALUES (1);", b"9" * 5000, b"12/31/99", b"0000-00-00"),
    *(b"https://www.linkedin.com/in/%", b"http://[::1", b"https://x@", b"First Name,Last Name\n"),
)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return content with up to eight changes."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(found) + 1)
        length = min(chance.choice((1, 1, 4, 20, 200)), len(found) - place)
        match chance.randrange(6):
            case 0:
                del found[place : place + length]
            case 1:
                found[place : place + length] = chance.randbytes(length)
            case 2:
                found[place:place] = chance.choice(FRAGMENTS) * chance.choice((1, 1, 3, 50))
            case 3:
                found[place:place] = found[place : place + length] * chance.choice((1, 2, 30))
            case 4:
                found[place : place + length] = chance.choice(FRAGMENTS)
            case 5:
                del found[place:]
    return bytes(found[:LONGEST])


class Originals:
    """What is mutated: files of an archive, and the two exports of Monica."""

    def __init__(self) -> None:
        self.archive = {p.name: p.read_bytes() for p in (DATA / "linkedin" / "archive").iterdir()}
        self.accounts = [p.read_bytes() for p in sorted((DATA / "monica").iterdir())]

    def next(self, chance: random.Random) -> tuple[bytes, bool, bool]:
        """Return a mutated export, whether it is an archive, and whether its people must come."""
        if chance.random() < 0.4:
            return mutated(chance.choice(self.accounts), chance), False, False
        name = chance.choice(list(self.archive))
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for own, content in self.archive.items():
                archive.writestr(own, mutated(content, chance) if own == name else content)
        whole = stream.getvalue()
        if chance.random() < 0.1:
            return mutated(whole, chance), True, False
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
    if time.process_time() - started > SECONDS:
        yield f"takes {time.process_time() - started:.1f} s"
    people = [one for one in found if isinstance(one, Contact) and one.connection]
    if whole and len(people) != 5:
        yield f"has {len(people)} connections instead of 5"


def main(count: int, seed: int) -> int:
    """Fuzz so many exports; return how many went wrong."""
    originals, chance = Originals(), random.Random(seed)
    folder = Path(tempfile.gettempdir()) / "netdesk-fuzz"
    wrong, longest = 0, 0.0
    for number in range(count):
        content, is_archive, whole = originals.next(chance)
        started = time.process_time()
        for fault in faults(content, is_archive, whole):
            wrong += 1
            folder.mkdir(exist_ok=True)
            (folder / f"{seed}-{number}").write_bytes(content)
            if wrong <= 20:
                print(f"{seed}-{number}: {fault}")
        longest = max(longest, time.process_time() - started)
    print(f"{count} files, {wrong} faults, the slowest took {longest:.2f} s; kept in {folder}")
    return wrong


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]] or [10_000]
    sys.exit(bool(main(arguments[0], arguments[1] if len(arguments) > 1 else 1)))
