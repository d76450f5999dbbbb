"""Pictures with codes in them, as people photograph them, and what each code says."""

import io
import sys

import pytest
import segno
from PIL import Image

from netdesk.domain.contact import Contact, Problem
from netdesk.domain.model import ChannelKind
from netdesk.exchange import qr_pictures
from netdesk.exchange.qr_pictures import Code
from netdesk.words import problem

Kind = ChannelKind


def code(text: str, **more: object) -> Image.Image:
    buffer = io.BytesIO()
    segno.make_qr(text).save(buffer, kind="png", scale=6, **more)
    return Image.open(buffer).convert("L")


def file_of(image: Image.Image, format_: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, format_)
    return buffer.getvalue()


def read(content: bytes) -> list[Contact | Problem]:
    return list(qr_pictures.read(io.BytesIO(content), "photo.jpg"))


def told(one: Contact | Problem) -> dict[str, object]:
    assert isinstance(one, Contact), one
    fields = {
        "name": one.name,
        "derived": one.name_derived,
        "organization": one.organization,
        "birthday": one.birthday,
        "notes": one.notes,
        "channels": [(channel.kind, channel.value) for channel in one.channels],
    }
    return {name: value for name, value in fields.items() if value}


LINKEDIN = (Kind.LINKEDIN, "https://www.linkedin.com/in/ana-ruiz-1a2b3c")
SAID = {
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nTEL:123\nEND:VCARD": {
        "name": "Ana Ruiz",
        "channels": [(Kind.PHONE, "123")],
    },
    r"MECARD:N:Ruiz,Ana;TEL:+34600;EMAIL:a\;b@c.d;URL:https\://x.y/a,b;ORG:Loop\, wise;"
    "BDAY:19900412;NOTE:met at PyCon;ADR:,,Calle 1,Madrid,,28001,ES;;": {
        "name": "Ana Ruiz",
        "organization": "Loop, wise",
        "birthday": "1990-04-12",
        "notes": "met at PyCon",
        "channels": [
            (Kind.PHONE, "+34600"),
            (Kind.EMAIL, "a;b@c.d"),
            (Kind.WEBSITE, "https://x.y/a,b"),
            (Kind.ADDRESS, "Calle 1\nMadrid 28001\nES"),
        ],
    },
    "mecard:n:Cher;tel:1;;": {"name": "Cher", "channels": [(Kind.PHONE, "1")]},
    "https://www.linkedin.com/in/ana-ruiz-1a2b3c?fromQR=1": {
        "name": "Ana Ruiz",
        "derived": True,
        "channels": [LINKEDIN],
    },
    "linkedin.com/in/ana-ruiz-1a2b3c/": {
        "name": "Ana Ruiz",
        "derived": True,
        "channels": [LINKEDIN],
    },
}


@pytest.mark.parametrize("text", SAID)
def test_who_is_in_a_code(text: str) -> None:
    (found,) = read(file_of(code(text)))
    assert told(found) == SAID[text]


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "BMP", "GIF"])
def test_a_photo_of_a_screen(format_: str) -> None:
    picture = code("MECARD:N:Ruiz,Ana;TEL:1;;").rotate(17, expand=True, fillcolor=255)
    scene = Image.new("L", (1200, 900), 90)
    scene.paste(picture, (400, 300))
    content = file_of(scene, format_)
    assert qr_pictures.is_picture(content)
    (found,) = read(content)
    assert told(found)["name"] == "Ana Ruiz"


def test_several_codes_are_several_people() -> None:
    scene = Image.new("L", (900, 500), 255)
    for place, name in ((20, "Ana"), (460, "Bo")):
        scene.paste(code(f"MECARD:N:{name};;"), (place, 50))
    found = read(file_of(scene))
    assert sorted(told(one)["name"] for one in found) == ["Ana", "Bo"]  # type: ignore[type-var]
    assert sorted(one.card for one in found) == [1, 2]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (file_of(Image.new("L", (300, 300), 255)), Code.NO_CODE),
        (file_of(code("https://example.org/")), Code.NO_CONTACT),
        (file_of(code("https://evil.example/linkedin.com/in/ana")), Code.NO_CONTACT),
        (file_of(code("WIFI:S:guest;P:secret;;")), Code.NO_CONTACT),
        (b"\x89PNG no picture", Code.NO_PICTURE),
        (b"\xff\xd8\xff" + b"\0" * 41_000_000, Code.NO_PICTURE),
    ],
    ids=range(6),
)
def test_what_holds_nobody_is_said(content: bytes, expected: Code) -> None:
    (found,) = read(content)
    assert isinstance(found, Problem)
    assert (found.code, found.card, found.fatal) == (expected, 0, True)


def test_without_the_optional_part_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    monkeypatch.setattr(qr_pictures.importlib.util, "find_spec", lambda _name: None)
    (found,) = read(file_of(code("MECARD:N:Ana;;")))
    assert isinstance(found, Problem)
    assert "netdesk[qr]" in problem(found)
