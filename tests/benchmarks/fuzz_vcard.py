"""Mutate vCards and read them: `python -m tests.benchmarks.fuzz_vcard 100000 [seed]`.

Each mutated file is followed by a good card that must come out whole. Anything that raises,
loses the good card, takes over a second, or does not read back as it was written is kept in
a folder for a test of its own. NETDESK_CORPUS adds the real files to our own fixtures.
"""

import io
import os
import random
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from netdesk.domain.contact import Contact
from netdesk.exchange.vcard import VERSIONS, read, write
from tests.benchmarks.fuzzing import Tried, fuzz, mutated, slow
from tests.exchange.corpus import said, unknowns

GOOD = b"\r\n\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Good\r\nTEL:1\r\nEND:VCARD\r\n"
ROUND_TRIPS = 10
"""Each so-manyth file is also written and read back."""

FRAGMENTS = (
    *(b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"AGENT:\r\n", b"AGENT:BEGIN:VCARD\r\n"),
    *(b"\r\n", b"\n", b"\r", b"\r\r\n", b"\n ", b"\n\t", b"=\r\n", b"=", b"==", b"=0D=0A", b"=C3"),
    *(b":", b";", b",", b"\\", b"\\,", b"\\;", b"\\n", b"\\\\", b'"', b'";', b'":', b".", b"^n"),
    *(b";ENCODING=QUOTED-PRINTABLE", b";ENCODING=B", b";BASE64", b";CHARSET=SHIFT_JIS"),
    *(b";CHARSET=idna", b";TYPE=", b";=", b";X-CUSTOM(", b";X-CUSTOM(CHARSET=UTF-8,=", b")"),
    *(b"VERSION:2.1\r\n", b"VERSION:4.0\r\n", b"item1.", b"item1.X-ABLabel:_$!<HomePage>!$_\r\n"),
    *(b"KIND:group\r\n", b"data:image/png;base64,", b"PHOTO;ENCODING=B:/9j/\r\n", b"\0", b"\xff"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b"TEL;T=" + b"," * 26),
    *(b";A=B" * 70, b"\\" * 64, b"--0230", b"16040229", b"urn:uuid:", b"x-apple:"),
)


def sources() -> list[bytes]:
    """Return the files to mutate, the biggest left out."""
    folders = [Path(__file__).parents[1] / "data"]
    if corpus := os.environ.get("NETDESK_CORPUS"):
        folders.append(Path(corpus))
    files = sorted(path for folder in folders for path in folder.rglob("*.vcf"))
    return [content for path in files if len(content := path.read_bytes()) <= 20_000]


def faults(content: bytes, whole: bool) -> Iterator[str]:
    """Yield what goes wrong with a file: nothing, if all is well."""
    started = time.process_time()
    try:
        found = list(read(io.BytesIO(content), "fuzz"))
    except Exception:
        yield "raises: " + traceback.format_exc()
        return
    yield from slow(started)
    cards = [one for one in found if isinstance(one, Contact)]
    # A first byte pair may make the whole file UTF-16: then nothing can follow.
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff") or content[:16].count(0) > 2
    if not wide and not any(one.name == "Good" and one.channels for one in cards):
        yield "loses the good card"
    if whole and cards:
        yield from _differences(cards)


def _differences(cards: list[Contact]) -> Iterator[str]:
    for version in VERSIONS:
        try:
            written = b"".join(write(cards, version))
            again = list(read(io.BytesIO(written), "fuzz"))
        except Exception:
            yield f"writing {version} raises: " + traceback.format_exc()
            continue
        if len(again) != len(cards):
            yield f"{version}: {len(cards)} cards written, {len(again)} read"
            continue
        for before, after in zip(cards, again, strict=True):
            if not isinstance(after, Contact):
                yield f"{version}: {after}"
                continue
            first, second = said(before), said(after)
            for name in first:
                if first[name] != second[name]:
                    yield f"{version} {name}: {first[name]!r:.300} became {second[name]!r:.300}"
            old, new = unknowns(before), unknowns(after)
            if old != new:
                yield f"{version}: {old - new!r:.300} became {new - old!r:.300}"


if __name__ == "__main__":
    originals = sources()

    def attempt(number: int, chance: random.Random) -> Tried:
        """Read a mutated card with a good one after it."""
        content = mutated(chance.choice(originals), originals, FRAGMENTS, chance) + GOOD
        return content, faults(content, number % ROUND_TRIPS == 0)

    fuzz(attempt, "netdesk-fuzz", ".vcf")
