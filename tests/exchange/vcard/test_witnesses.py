"""Other programs read what we write: khard, and Evolution's libebook-contacts."""

import json
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pytest
from exchange.corpus import contacts, read_file, vcards
from khard.address_book import VdirAddressBook

from netdesk import book
from netdesk.book.importing import FileSource
from netdesk.book.sharing import Photos
from netdesk.domain.contact import Contact, ContactKind, Property
from netdesk.domain.model import ChannelKind
from netdesk.exchange.escapes import unescape
from netdesk.exchange.vcard import write
from netdesk.exchange.vcard.birthdays import birthday
from netdesk.exchange.vcard.values import BINARY, binary, decode_base64
from tests.makers import TODAY, open_book

PYTHON = "/usr/bin/python3"
READER = Path(__file__).with_name("evolution_reader.py")
END = "END:VCARD\r\n"


def evolution(cards: list[str]) -> list[dict[str, object]]:
    """Return what libebook-contacts says of cards."""
    try:
        result = subprocess.run(
            [PYTHON, "-c", "import gi; gi.require_version('EBookContacts', '1.2')"],
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        result = None
    if result is None or result.returncode:
        pytest.skip("needs the Debian packages gir1.2-ebookcontacts-1.2, python3-gi")
    done = subprocess.run(
        [PYTHON, str(READER)], input=json.dumps(cards), capture_output=True, text=True, check=True
    )
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def people() -> Iterator[tuple[Path, Contact]]:
    for path in vcards():
        for one in contacts(read_file(path)):
            if one.kind is ContactKind.PERSON:
                yield path, one


def reach(one: Contact, kind: ChannelKind) -> list[str]:
    return sorted(channel.value for channel in one.channels if channel.kind is kind)


def test_khard_sees_the_same_people(tmp_path: Path) -> None:
    wrong = []
    for number, (path, one) in enumerate(people()):
        folder = tmp_path / str(number)
        folder.mkdir()
        identified = replace(one, uid=one.uid or "test")  # as in a book; khard wants one
        (folder / "card.vcf").write_bytes(b"".join(write([identified], "3.0")))
        addresses = VdirAddressBook("test", str(folder))
        addresses.load()
        (found,) = addresses.contacts.values()
        said = (
            found.formatted_name.strip(),
            sorted(value for values in found.emails.values() for value in values),
            # An empty number is none, and khard takes off what makes a URI of one.
            sorted(value for values in found.phone_numbers.values() for value in values if value),
        )
        phones = sorted(phone.removeprefix("tel:") for phone in reach(one, ChannelKind.PHONE))
        if said != (one.name.strip(), reach(one, ChannelKind.EMAIL), phones):
            wrong.append((path.name, one.card, said))
    assert not wrong


def test_evolution_sees_the_same_people() -> None:
    known = list(people())
    seen = evolution([b"".join(write([one], "3.0")).decode() for _, one in known])
    wrong = []
    for (path, one), found in zip(known, seen, strict=True):
        properties: list[tuple[str, str, bool]] = found["properties"]  # type: ignore[assignment]
        mails, phones = (
            sorted(value for name, value, _ in properties if name == kind and value)
            for kind in ("EMAIL", "TEL")
        )
        expected = (one.name, reach(one, ChannelKind.EMAIL), reach(one, ChannelKind.PHONE))
        if (found["name"], mails, phones) != expected:
            wrong.append((path.name, one.card, found["name"], mails, phones))
    assert not wrong


Value = tuple[str, str]


def text_of(name: str, value: str) -> str:
    r"""Return a value free of what may change: line ends, `\:`, how a date is written."""
    plain = " ".join(value.replace("\\:", ":").replace("\0", "").split())
    if name == "BDAY":
        return birthday(Property("BDAY", plain)) or plain
    return plain


def said(one: Contact) -> Iterator[Value]:
    """Yield the property values of a card as it came."""
    for property_ in one.properties:
        name = property_.name
        content = binary(property_) if name in BINARY else None
        if name == "PHOTO" and not property_.value:
            content = one.photo
        if content:
            yield name, sha256(content).hexdigest()
        elif value := text_of(name, unescape(property_.value, property_.version)):
            yield name, value


def witnessed(found: dict[str, object]) -> Iterator[Value]:
    """Yield the property values of a card as Evolution reads it."""
    for name, value, encoded in found["properties"]:  # type: ignore[attr-defined]
        inline = value.partition("base64,")[2] if value.startswith("data:") else ""
        content = decode_base64(inline or value) if inline or encoded else None
        if name in BINARY and content:
            yield name, sha256(content).hexdigest()
        else:
            yield name, text_of(name, value)


GROUPED = ("a group", "")
"""Among a file's values where it has the card of a group, which becomes a niche."""

NORMALISED: dict[str, Callable[[Value, set[Value]], bool]] = {
    "what says nothing of a person": lambda one, _: one[0] in ("VERSION", "PRODID", "PROFILE"),
    "a name with a blank or a slash": lambda one, there: (
        (one[0].replace("/", "-").replace(" ", "-"), one[1]) in there
    ),
    "niches in one list, spelt in one way": lambda one, there: (
        one[0] == "CATEGORIES"
        and niches(one[1]) <= set().union(*(niches(v) for k, v in there if k == one[0]))
    ),
    "the date of the last change where a group gave a niche": lambda one, there: (
        one[0] == "REV" and GROUPED in there
    ),
}


def niches(text: str) -> set[str]:
    return {one.strip().casefold() for one in text.replace(";", ",").split(",")}


@dataclass
class Tally:
    """What became of a program's property values."""

    cards: int = 0
    values: int = 0
    normalised: int = 0
    lost: int = 0


@pytest.mark.slow
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_nothing_is_lost_from_import_to_export(tmp_path: Path, version: str) -> None:
    tallies: dict[str, Tally] = {}
    why: Counter[str] = Counter()
    lost = []
    exported = [
        (path, *carried(path, version, tmp_path / f"{number}"))
        for number, path in enumerate(vcards())
    ]
    seen = iter(evolution([card for _, _, cards in exported for card in cards]))
    for path, before, cards in exported:
        there = {value for _ in cards for value in witnessed(next(seen))}
        if any(one.kind is ContactKind.GROUP for one in contacts(read_file(path))):
            there.add(GROUPED)
        tally = tallies.setdefault(path.parent.name, Tally())
        tally.cards += len(before)
        for value in sorted({value for one in before for value in said(one)}):
            tally.values += 1
            if value in there:
                continue
            reason = next((name for name, fits in NORMALISED.items() if fits(value, there)), "")
            if reason:
                tally.normalised += 1
                why[reason] += 1
            else:
                tally.lost += 1
                lost.append((path.parent.name, path.name, *value))
    print(f"\n{'written as ' + version:42} cards values normalised lost")
    for program, tally in sorted(tallies.items()):
        counts = f"{tally.cards:5} {tally.values:6} {tally.normalised:10} {tally.lost:4}"
        print(f"{program:42} {counts}")
    print(*(f"normalised: {name}: {count}" for name, count in why.items()), sep="\n")
    assert not lost


def carried(path: Path, version: str, folder: Path) -> tuple[list[Contact], list[str]]:
    """Import a file into a book of its own and export it again; returns both sides."""
    before = [one for one in contacts(read_file(path)) if one.kind is ContactKind.PERSON]
    folder.mkdir()
    with open_book(folder / "test.book"):
        book.importing.run([FileSource(path)], today=TODAY)
        target = folder / "out.vcf"
        book.sharing.export_vcards(target, today=TODAY, version=version, photos=Photos.WHOLE)
    cards = target.read_bytes().decode().split(END)[:-1]
    return before, [card + END for card in cards]
