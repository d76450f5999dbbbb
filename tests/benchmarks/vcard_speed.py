"""Measure cards per second against vobject: `python -m tests.benchmarks.vcard_speed [cards]`.

The aim is at least five times vobject's own parse, which maps nothing to fields; what the
mapping costs is shown as well. What a whole import takes, and a big file, is in `imports`.
"""

import io
import sys
import time
from collections.abc import Callable, Iterable, Iterator

import vobject

from netdesk.domain.contact import Property
from netdesk.exchange.text import narrow
from netdesk.exchange.vcard import read, write
from netdesk.exchange.vcard.properties import CardReader, Reading
from netdesk.exchange.vcard.reader import cards
from tests.exchange.corpus import contacts

PLAIN = b"\r\n".join(
    (
        *(b"BEGIN:VCARD", b"VERSION:3.0", b"N:Doe;John;;;", b"FN:John Doe", b"ORG:Acme;Sales"),
        *(b"EMAIL;type=INTERNET;type=WORK:j@example.org", b"TEL;type=CELL:+49 555 01"),
        *(b"ADR;type=HOME:;;Street 1;Town;;123;Land", b"NOTE:Hello\\, you", b"UID:1"),
        *(b"END:VCARD", b""),
    )
)
APPLE = PLAIN.replace(
    b"END:VCARD",
    b"\r\n".join(
        (
            *(b"item1.EMAIL;type=INTERNET:jd@example.org", b"item1.X-ABLabel:Newsletter"),
            *(b"item2.TEL:+49 555 02", b"item2.X-ABLabel:_$!<AppleWatch>!$_"),
            *(b"item3.URL;type=pref:https://example.org", b"item3.X-ABLabel:_$!<HomePage>!$_"),
            *(b"item4.X-ABDATE;type=pref:2012-06-30", b"item4.X-ABLabel:_$!<Anniversary>!$_"),
            *(b"BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", b"CATEGORIES:Suppliers,Lyon\\, FR"),
            b"\r\n ".join([b"PHOTO;ENCODING=b;TYPE=JPEG:/9j/" + b"A" * 44, *[b"A" * 74] * 40]),
            b"END:VCARD",
        )
    ),
)


def seconds(run: Callable[[], Iterable[object]]) -> float:
    """Return the processor seconds of the best of three runs."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        for _one in run():
            pass
        best = min(best, time.process_time() - started)
    return best


def parse(content: bytes) -> Iterator[tuple[Property, ...]]:
    """Yield each card's property records, as far as vobject's parse goes."""
    reading = Reading("parse")
    for card in cards(narrow(io.BytesIO(content))):
        yield CardReader(reading, card, 1).read()


def compare(name: str, card: bytes, count: int) -> None:
    """Print cards per second of both readers, and of our writer."""
    few = max(count // 5, 1)
    ours = count / seconds(lambda: read(io.BytesIO(card * count), name))
    text = (card * few).decode()
    theirs = few / seconds(
        lambda: vobject.readComponents(text, allowQP=True, ignoreUnreadable=True)
    )
    parsed = count / seconds(lambda: parse(card * count))
    people = contacts(read(io.BytesIO(card * few), name))
    writes = few / seconds(lambda: write(people))
    print(
        f"{name}: vobject parses {theirs:,.0f} cards/s, we {parsed:,.0f}"
        f" ({parsed / theirs:.1f} times), with all fields {ours:,.0f} ({ours / theirs:.1f} times);"
        f" {writes:,.0f} written"
    )


if __name__ == "__main__":
    cards = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    compare("plain", PLAIN, cards)
    compare("with photo", APPLE, cards)
