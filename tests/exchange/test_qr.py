"""Codes as we make them, read back by another program's library."""

import io
import xml.etree.ElementTree as ElementTree

import pytest
import zxingcpp
from PIL import Image

from netdesk.domain.contact import Contact
from netdesk.domain.model import Channel, ChannelKind
from netdesk.exchange import qr, vcard

Kind = ChannelKind
ANA = Contact(
    uid="urn:uuid:1",
    name="Ana Ruiz 林",
    given_name="Ana",
    family_name="Ruiz",
    organization="Loop, wise",
    title="CTO",
    notes="secret",
    categories=("secret",),
    channels=(
        Channel(Kind.EMAIL, "ana@loop.io", "work"),
        Channel(Kind.PHONE, "+34 600 111 222", "mobile"),
        Channel(Kind.LINKEDIN, "https://www.linkedin.com/in/ana"),
        Channel(Kind.ADDRESS, "Calle Mayor 1"),
    ),
)
CROWDED = Contact(
    name="N" * 200,
    organization="O" * 90,
    title="T" * 90,
    channels=tuple(Channel(Kind.EMAIL, f"{n}@{'x' * 30}.com") for n in range(30)),
)


def read(content: bytes) -> str:
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(content)).convert("L"))
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return found.text


def drawn(content: bytes) -> bytes:
    """The modules as a picture, as the window paints them."""
    rows = qr.modules(content)
    side = len(rows) + 2 * qr.QUIET
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            image.putpixel((x + qr.QUIET, y + qr.QUIET), 0 if dark else 255)
    buffer = io.BytesIO()
    image.resize((side * 4, side * 4), Image.Resampling.NEAREST).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("one", [ANA, CROWDED, Contact(name="林")], ids=["ana", "crowded", "bare"])
def test_another_program_reads_the_code(one: Contact) -> None:
    card = qr.card(one)
    assert len(card) <= 400
    assert read(qr.image(card, "png")) == card.decode()
    assert read(drawn(card)) == card.decode()


def test_it_says_who_and_how_to_reach_them_and_no_more() -> None:
    (found,) = vcard.read(io.BytesIO(qr.card(ANA)), "code")
    assert isinstance(found, Contact)
    assert (found.name, found.given_name, found.family_name) == ("Ana Ruiz 林", "Ana", "Ruiz")
    assert (found.organization, found.title) == ("Loop, wise", "CTO")
    channels = [(one.kind, one.value, one.label) for one in found.channels]
    assert channels == [(one.kind, one.value, one.label) for one in ANA.channels[:3]]
    assert b"secret" not in qr.card(ANA)


def test_what_is_least_needed_gives_way() -> None:
    said = qr.card(CROWDED).decode()
    assert said.count("EMAIL") == 1
    assert "TITLE" not in said


def test_the_drawing_is_sound() -> None:
    root = ElementTree.fromstring(qr.image(qr.card(ANA), "svg"))
    assert root.tag.endswith("svg")
    assert int(root.attrib["width"]) > 200
