"""Mutate tables and read them: `python -m tests.benchmarks.fuzz_csv 100000 [seed]`.

Each mutated file is followed by good rows of which the last must come out whole. Anything that
raises, loses it, or takes over a second is kept in a folder for a test of its own.
NETDESK_CORPUS adds the real files to our own fixtures.
"""

import io
import os
import random
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from netdesk.domain.contact import Contact
from netdesk.exchange.spreadsheet import SAMPLE, layout, read
from tests.benchmarks.fuzzing import Tried, fuzz, mutated, slow

GOOD = 3
"""A last quoted cell may swallow the first good rows before it is found out."""

FRAGMENTS = (
    *(b'"', b'""', b'","', b'"\n"', b",", b";", b"\t", b"|", b" ::: ", b"* ", b"\r", b"\n"),
    *(b"\r\n", b"\r\r\n", b"\n\n\n", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\xa8"),
    *(b"\x1b$B", b"\x82\xa0", b"\xc3", b"'=1+1", b"'", b"sep=;\n", b"Notes:\n", b"a@b.c", b"@"),
    *(b"<a@b.c>", b"+49 30 1234567", b"https://linkedin.com/in/x", b"0/0/00", b"29.02.1980"),
    *(b"First Name,Last Name,Email\n", b"E-mail 1 - Type,E-mail 1 - Value,", b"Birth Day,"),
    *(b',"' * 70, b"\n" * 70, b",," * 200, b"x" * 2000, b'"x\n' * 30),
)
OWN = (
    b"First Name,Last Name,Company,E-mail,Phone,Tags,Notes\n"
    b'Ana,Ruiz,"Loopwise, Inc.",ana@loop.io,+34 600 111 222,ux;fintech,"one\ntwo"\n'
    b"Bo,Lee,,bo@lee.io,,,\n",
    b"Vorname;Nachname;E-Mail-Adresse;Geburtstag\r\nAna;M\xfcller;a@b.c;3.4.1980\r\n",
    "Name\tE-mail\nAna Ruiz\ta@b.c\nBo\tb@b.c\n".encode("utf-16"),
    b"ana@b.c\nbo@b.c\n",
    b'Notes:\n"some, text\nabove"\n\nFirst Name,Last Name,URL\nAna,Ruiz,https://x.example\n',
)


def sources() -> list[bytes]:
    """Return the files to mutate."""
    corpus = os.environ.get("NETDESK_CORPUS")
    files = sorted(Path(corpus).rglob("*.csv")) if corpus else []
    return [*OWN, *(path.read_bytes() for path in files)]


def faults(content: bytes) -> Iterator[str]:
    """Yield what goes wrong with a file: nothing, if all is well."""
    started = time.process_time()
    try:
        yield from _lost(content)
    except Exception:
        yield "raises: " + traceback.format_exc()
    yield from slow(started)


def _lost(content: bytes) -> Iterator[str]:
    """Read a file with good rows after it."""
    found = layout(content[:SAMPLE])
    if found is None:  # no text
        return
    charset = found.shape.encoding
    wide = charset.startswith(("utf-16", "utf-32"))
    row = found.shape.delimiter.join(["good@example.org"] * max(1, len(found.shape.header)))
    good = f"\r\n{row}" * GOOD
    rows = list(read(io.BytesIO(content + good.encode(charset)), "fuzz", found))
    last = rows[-1] if rows else None
    if not wide and not (isinstance(last, Contact) and _is_good(last)):
        yield f"loses the good row: {last!r:.300}"


def _is_good(contact: Contact) -> bool:
    return "good@example.org" in repr(contact)


if __name__ == "__main__":
    originals = sources()

    def attempt(_: int, chance: random.Random) -> Tried:
        """Read a mutated table."""
        content = mutated(chance.choice(originals), originals, FRAGMENTS, chance)
        return content, faults(content)

    fuzz(attempt, "netdesk-fuzz-csv", ".csv")
