"""The command line's verbs about what came in together."""

from pathlib import Path

from command_line import CommandLine, netdesk
from makers import card

__all__ = ["netdesk"]


def test_an_import_can_be_removed_later_but_whom_you_touched_stays(
    netdesk: CommandLine, tmp_path: Path
) -> None:
    assert netdesk.json("batches") == []
    for name, people in {"a.vcf": ("Ana Ruiz", "Bo Lee"), "b.vcf": ("Cy Oh",)}.items():
        (tmp_path / name).write_text("".join(map(card, people)))
        netdesk.json("import", str(tmp_path / name))
    newer, older = netdesk.json("batches")
    assert (older["source"], older["people"], newer["source"]) == ("a.vcf", 2, "b.vcf")
    assert "2 people" in netdesk("batches").out
    netdesk.json("log", "Bo", "coffee")
    answer = netdesk.json("remove-batch", str(older["id"]))
    assert answer == {"id": older["id"], "removed": 1}
    assert [one["name"] for one in netdesk.json("list")] == ["Bo Lee", "Cy Oh"]
    netdesk.json("undo")
    text = netdesk("remove-batch", str(older["id"]))
    assert text.out == "1 person of a.vcf removed.\n"


def test_a_batch_that_is_none_is_said(netdesk: CommandLine) -> None:
    found = netdesk("remove-batch", "7")
    assert (found.code, found.err) == (1, "There is no import 7.\n")
    wrong = netdesk("remove-batch", "a.vcf")
    assert wrong.code == 2
    assert "netdesk batches shows them" in wrong.err
