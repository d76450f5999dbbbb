"""Codes from the command line: of one person, or of me."""

import io
from pathlib import Path

import zxingcpp
from command_line import CommandLine, netdesk
from PIL import Image

from tests.makers import open_book

__all__ = ["netdesk"]


def read(file: Path) -> str:
    image = Image.open(io.BytesIO(file.read_bytes())).convert("L")
    return str(zxingcpp.read_barcodes(image)[0].text)


def test_the_code_of_one_person(netdesk: CommandLine, tmp_path: Path) -> None:
    netdesk.json("add", "Ana Ruiz, CTO at Loopwise ana@loop.io")
    netdesk.json("add", "Ana Lima")
    target = tmp_path / "ana.png"
    assert netdesk("export", str(target), "ana").code == 2
    assert netdesk("export", str(target), "nobody").code == 2
    assert netdesk("export", str(target)).code == 2, "nobody is me yet"
    assert not target.exists()
    assert netdesk.json("export", str(target), "--format", "qr", "ana ruiz")["count"] == 1
    assert "EMAIL:ana@loop.io" in read(target)
    by_number = tmp_path / "number.png"
    netdesk.json("export", str(by_number), "1")
    assert "EMAIL:ana@loop.io" in read(by_number)
    assert netdesk("export", str(target), "ana ruiz").code == 1
    netdesk.json("export", str(tmp_path / "ana.svg"), "ana ruiz")
    assert (tmp_path / "ana.svg").read_text().startswith("<?xml")
    odd = netdesk("export", str(tmp_path / "ana.gif"), "--format", "qr", "ana ruiz")
    assert (odd.code, ".png or .svg" in odd.err) == (1, True)


def test_my_own_code_needs_no_name(netdesk: CommandLine, tmp_path: Path) -> None:
    own = netdesk.json("add", "Eva Novak eva@novak.example")["id"]
    with open_book(netdesk.book):
        from netdesk import book

        book.preferences.change(me=own)
    netdesk.json("export", str(tmp_path / "me.png"))
    assert "FN:Eva Novak" in read(tmp_path / "me.png")
