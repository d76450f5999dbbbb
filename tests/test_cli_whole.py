"""The command line's JSON of everything, there and back."""

from pathlib import Path

from command_line import CommandLine, netdesk

__all__ = ["netdesk"]


def test_everything_out_and_into_a_new_book(netdesk: CommandLine, tmp_path: Path) -> None:
    netdesk.json("add", "Ana Ruiz, CTO at Loopwise #fintech ana@loop.io !tue")
    before = netdesk.json("list")
    target = tmp_path / "all.json"
    assert netdesk.json("export", str(target)) == {"file": str(target), "count": 1}
    same = netdesk.json("import", str(target))
    assert (same["found"], same["added"], same["updated"], same["same"]) == (1, 0, 0, 1)
    netdesk.json("edit", "Ana Ruiz", "title=CEO")
    refused = netdesk.json("import", str(target), code=1)
    assert (refused["found"], len(refused["problems"])) == (0, 1)
    assert "empty" in refused["problems"][0]["problem"]
    assert netdesk.json("undo")
    netdesk.book = tmp_path / "new.book"
    taken = netdesk.json("import", str(target))
    assert (taken["found"], taken["added"], taken["problems"]) == (1, 1, [])
    assert netdesk.json("list") == before
    assert len(netdesk.json("due", "--within", "7d")) == 1
    assert "all.json" in netdesk.json("undo")["step"]
    assert netdesk.json("list") == []


def test_a_whole_book_comes_alone_and_goes_whole(netdesk: CommandLine, tmp_path: Path) -> None:
    netdesk.json("add", "Ana Ruiz")
    target = tmp_path / "all.json"
    assert netdesk("export", str(target), "ana").code == 2
    assert not target.exists()
    netdesk.json("export", str(target))
    netdesk.book = tmp_path / "new.book"
    assert netdesk("import", str(target), "--niche", "ux").code == 2
    assert netdesk("import", str(target), str(target)).code == 2
    assert netdesk.json("list") == []
