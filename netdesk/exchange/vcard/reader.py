"""Read vCard files of any version, size and state: a contact or a problem for each card."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from netdesk.domain.contact import Contact, Problem
from netdesk.exchange.content_lines import folded_lines
from netdesk.exchange.text import narrow
from netdesk.exchange.vcard.cards import Card, Splitter
from netdesk.exchange.vcard.fields import fields
from netdesk.exchange.vcard.lines import logical_lines, physical_lines
from netdesk.exchange.vcard.problems import Code
from netdesk.exchange.vcard.properties import CardReader, Reading
from netdesk.exchange.vcard.stretches import Stretches
from netdesk.exchange.vcard.values import data_uri, is_base64


def read(
    stream: BinaryIO,
    name: str,
    *,
    charset: str | None = None,
    told: Callable[[str], object] | None = None,
) -> Iterator[Contact | Problem]:
    """Yield each card of a file in order, or a fatal problem where a card can't be read.

    `charset` is the user's word on text that is not UTF-8; `told` hears at the end with which
    charset such text was read, if there was any. A file that is no vCard at all
    yields one fatal problem with card 0. Never raises for what is in the file; reads it in
    pieces, in time and memory linear in its size (FORMATS, limits).
    """
    reading = Reading(name, charset)
    counted = _Counted(stream)
    number = 0
    for card in cards(narrow(counted)):
        number += 1
        yield _read_card(reading, card, number)
    if not number:
        code = Code.NOT_A_VCARD if counted.filled else Code.EMPTY_FILE
        yield Problem(name, 0, 0, code, fatal=True)
    if told and reading.used:
        told(reading.used)


def cards(pieces: Iterable[bytes]) -> Iterator[Card]:
    """Yield the cards that a file's pieces hold, plain ones the quick way."""
    splitter = Splitter()
    stretches = Stretches(pieces)
    for stretch in stretches:
        if isinstance(stretch, Card):
            yield from splitter.take(stretch)
        else:
            lines = physical_lines(folded_lines(stretch), stretches.line)
            yield from splitter.split(logical_lines(lines))
    yield from splitter.end()


class _Counted:
    """A stream that remembers whether there was anything in it but blanks."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.filled = stream, False

    def read(self, size: int, /) -> bytes:
        piece = self.stream.read(size)
        self.filled = self.filled or bool(piece.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"))
        return piece


def _read_card(reading: Reading, card: Card, number: int) -> Contact | Problem:
    reader = CardReader(reading, card, number)
    if card.flaw:
        first = card.lines[0][1] if card.lines else b""
        return reader.problem(card.flaw, card.line, first, fatal=True)
    properties = reader.read()
    if card.remark:
        reader.note(card.remark, card.line)
    if not properties and card.lines:
        return reader.problem(Code.UNREADABLE_CARD, card.line, card.lines[0][1], fatal=True)
    if reader.more:
        more = reader.problem(Code.MORE_PROBLEMS, card.line, str(reader.more))
        reader.problems.append(more)
    problems = tuple(reader.problems)
    contact = fields(properties, file=reading.name, card=number, line=card.line, problems=problems)
    return contact if contact.photo else _checked(contact, reader)


def _checked(contact: Contact, reader: CardReader) -> Contact:
    """Report a picture that was meant to be inline but can't be decoded; its text is kept."""
    for one in contact.properties:
        if one.name == "PHOTO" and one.value and (is_base64(one) or data_uri(one.value)):
            problem = reader.problem(Code.BAD_BASE64, contact.line, one.value)
            return replace(contact, problems=(*contact.problems, problem))
    return contact
