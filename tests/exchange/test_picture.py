"""Pictures by their header, for phones, and as they are kept; hostile ones stay undecoded."""

import io
import random

import pytest
from PIL import Image

from netdesk.exchange import picture


def made(format_: str, size: tuple[int, int], mode: str = "RGB", **more: object) -> bytes:
    """A picture of noise, which packs badly."""
    content = random.Random(1).randbytes(size[0] * size[1] * 3)
    image = Image.frombytes("RGB", size, content).convert(mode)
    buffer = io.BytesIO()
    image.save(buffer, format_, **more)
    return buffer.getvalue()


@pytest.mark.parametrize("format_", picture.FORMATS)
def test_a_large_picture_becomes_a_jpeg_that_phones_take(format_: str) -> None:
    content = made(format_, (900, 600))
    small = picture.for_phones(content)
    assert len(small) <= picture.PHONE_BYTES
    found = Image.open(io.BytesIO(small))
    assert found.format == "JPEG"
    assert abs(found.width / found.height - 1.5) < 0.02


def test_what_phones_take_stays_as_it_is() -> None:
    content = made("JPEG", (120, 120))
    assert picture.for_phones(content) is content


def test_what_is_clear_becomes_white() -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (40, 40), (255, 0, 0, 0)).save(buffer, "PNG")
    small = Image.open(io.BytesIO(picture.for_phones(buffer.getvalue())))
    assert small.getpixel((20, 20)) == (255, 255, 255)


def test_a_picture_that_lies_on_its_side_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees
    content = made("JPEG", (800, 400), exif=exif, quality=95)
    found = Image.open(io.BytesIO(picture.for_phones(content)))
    assert found.height > found.width


BOMB = made("PNG", (10, 10)).replace((10).to_bytes(4) * 2, (60_000).to_bytes(4) * 2)
UNSOUND = {
    "empty": b"",
    "text": b"no picture",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "tiff": made("TIFF", (20, 20)),
    "bomb": BOMB,
    "too many pixels": made("GIF", (1, 1))[:6] + b"\xff\xff\xff\xff" + made("GIF", (1, 1))[10:],
    "cut": made("PNG", (500, 500))[:20_000],
    "header only": made("JPEG", (500, 500))[:300],
}


@pytest.mark.parametrize("name", UNSOUND)
def test_what_is_not_sound_stays_undecoded(name: str) -> None:
    content = UNSOUND[name]
    assert picture.for_phones(content) is content
    assert picture.to_keep(content) is None


def test_no_mutation_raises() -> None:
    chance = random.Random(2)
    for format_ in picture.FORMATS:
        content = made(format_, (60, 60))
        for _ in range(200):
            mutated = bytearray(content)
            for _ in range(chance.randrange(1, 6)):
                mutated[chance.randrange(min(len(mutated), 400))] = chance.randrange(256)
            picture.to_keep(bytes(mutated))
