"""Plain cards are read the quick way, and come out as if they had been read line by line."""

import re
from random import Random

import pytest
from exchange.corpus import vcards

from netdesk.exchange.vcard.cards import Card
from netdesk.exchange.vcard.reader import cards

BREAKS = (
    *(b"\n", b"\r\n", b"\r", b"\n\n", b"\n ", b"\n\t", b"=\n", b":", b"\0"),
    *(b"\r\n ", b"\r\n\r\n ", b"\r\r\n", b"=\r\n", b"\r\n:", b"\r\nEND:VCARD\r\n"),
    *(b"\nBEGIN:VCARD\n", b"\nEND:VCARD\n", b"\nEND:VCARD \n", b"\nend:vcard\n"),
    *(b"\nAGENT:\n", b"\nAGENT:BEGIN:VCARD\n", b"\nBEST:x\n", b"\nNOTE;QUOTED-PRINTABLE:a=\n"),
)


Found = list[tuple[object, ...]]


def found(content: bytes, size: int = 1 << 20) -> Found:
    """Read cards from pieces of this size."""
    pieces = [content[start : start + size] for start in range(0, len(content), size)]
    return [(one.line, numbered(one), one.flaw, one.remark) for one in cards(pieces)]


def numbered(card: Card) -> list[tuple[int, bytes]]:
    """Return a card's lines with their numbers in the file."""
    return [(card.number(number), line) for number, line in card.lines]


def line_by_line(content: bytes) -> Found:
    """Read cards as if none were plain: a blank after BEGIN:VCARD says no more than none."""
    content = re.sub(rb"(?<![^\r\n])BEGIN:VCARD(?=[\r\n])", b"BEGIN:VCARD ", content)
    return found(content)


def broken(content: bytes, random: Random) -> bytes:
    """Return a file with something put in, or taken out, in a few places."""
    changed = bytearray(content)
    for _ in range(random.randint(0, 6)):
        at = random.randrange(len(changed) + 1)
        if random.random() < 0.6:
            changed[at:at] = random.choice(BREAKS)
        else:
            del changed[at : at + random.randint(1, 40)]
    return bytes(changed)


@pytest.mark.parametrize("seed", range(20))
def test_nothing_reads_otherwise(seed: int) -> None:
    random = Random(seed)
    files = [path.read_bytes() for path in vcards() if path.stat().st_size < 20_000]
    for _ in range(50):
        content = broken(b"\n".join(random.choices(files, k=2)), random)
        assert found(content) == found(content, 61) == line_by_line(content)


def test_lines_have_their_numbers() -> None:
    text = b"\r\n\r\nBEGIN:VCARD\r\nFN:A\r\n B\r\nTEL:1\r\nEND:VCARD\r\n\r\nBEGIN:VCARD\r\nFN:B\r\n"
    (first, second) = cards([text + b"END:VCARD\r\n"])
    assert isinstance(first, Card)
    assert first.line == 3
    assert numbered(first) == [(4, b"FN:AB"), (6, b"TEL:1")]
    assert second.line == 9
    assert numbered(second) == [(10, b"FN:B")]
