"""Every real file: its cards, its facts, and a round trip through all three versions."""

from pathlib import Path

import pytest
from exchange.corpus import (
    contacts,
    expected,
    read_bytes,
    read_file,
    said,
    unknowns,
    vcards,
)

from netdesk.domain.contact import Contact, Problem
from netdesk.domain.model import ChannelKind
from netdesk.exchange.vcard import VERSIONS, write

# Facts that are wrong, and what is right.
CARDS = {
    # A whole card in UTF-16BE without a mark, lines ended by CR; Apple writes such files.
    "qt+qtpim/Entourage11-basic.vcf": 1,
}


@pytest.fixture(scope="module")
def files() -> dict[Path, list[Contact | Problem]]:
    return {path: read_file(path) for path in vcards()}


def values(contact: Contact, key: str) -> list[str]:
    """Return what a contact says for a KEY of EXPECTED.json."""
    kinds = {"EMAIL": ChannelKind.EMAIL, "TEL": ChannelKind.PHONE}
    if key in kinds:
        return [one.value for one in contact.channels if one.kind is kinds[key]]
    return [
        {
            "FN": contact.name,
            "N": f"{contact.family_name};{contact.given_name}".rstrip(";"),
            "ORG": contact.organization,
            "NOTE": contact.notes[:120],
            "PHOTO_BYTES": str(len(contact.photo or b"")),
        }[key]
    ]


def test_every_card_is_found(files: dict[Path, list[Contact | Problem]]) -> None:
    wrong = {}
    for path, facts in expected(".vcf").items():
        name, found = "/".join(path.parts[-2:]), len(contacts(files[path]))
        right = [CARDS[name]] if name in CARDS else facts.get("cards_ok", [facts["cards"]])
        if found not in right:
            wrong[name] = (found, right)
    assert not wrong


def test_every_fact_is_read(files: dict[Path, list[Contact | Problem]]) -> None:
    wrong = []
    for path, facts in expected(".vcf").items():
        cards = contacts(files[path])
        for key, value, *index in facts["facts"]:
            if key == "NOTE-ENC":  # a remark, no fact
                continue
            found = values(cards[index[0] if index else 0], key)
            wanted = value.rstrip(";") if key == "N" else value
            # A second NOTE of the card follows the first in our one field.
            if wanted not in found and not (key == "NOTE" and wanted in found[0]):
                wrong.append((path.name, key, value, found))
    assert not wrong


def test_no_real_card_is_lost(files: dict[Path, list[Contact | Problem]]) -> None:
    lost = [one for found in files.values() for one in found if isinstance(one, Problem)]
    assert [(one.code, one.card) for one in lost] in ([("not_a_vcard", 0)], [])


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_written_reads_back_the_same(
    files: dict[Path, list[Contact | Problem]], version: str
) -> None:
    for path, found in files.items():
        cards = contacts(found)
        if not cards:
            continue
        again = read_bytes(b"".join(write(cards, version)))
        assert len(again) == len(cards), path
        for before, after in zip(cards, again, strict=True):
            assert said(after) == said(before), (path, before.card)
            assert unknowns(after) == unknowns(before), (path, before.card)
