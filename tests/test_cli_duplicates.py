"""People who are in the book twice, without a window."""

from command_line import CommandLine, netdesk

__all__ = ["netdesk"]


def two(netdesk: CommandLine) -> None:
    netdesk("add", "Mia Brandt, CTO at Ledgerly #saas mia@ledgerly.app +49 341 5550177")
    netdesk("add", "Brandt Mia, Head at Ledgerly GmbH #speaker MIA@ledgerly.app +49 170 5550166")
    netdesk("add", "Bo Lund bo@lund.example")


def test_duplicates_say_who_how_likely_and_why(netdesk: CommandLine) -> None:
    two(netdesk)
    [found] = netdesk.json("duplicates")
    assert (found["a"], found["b"]) == (1, 2)
    assert 0.9 < found["score"] <= 1
    assert {"email", "same_name"} <= set(found["reasons"])
    said = netdesk("duplicates").out
    assert "Mia Brandt (1)" in said
    assert "Same name, same e-mail, same company" in said


def test_merge_prints_who_stays_and_unmerge_both(netdesk: CommandLine) -> None:
    two(netdesk)
    before = netdesk.json("list")
    [mia] = netdesk.json("merge", "1", "2")
    assert (mia["id"], mia["title"]) == (1, "CTO")
    assert [one["value"] for one in mia["phones"]] == ["+49 341 5550177", "+49 170 5550166"]
    assert mia["niches"] == ["saas", "speaker"]
    assert netdesk.json("duplicates") == []
    assert netdesk.json("undo")["step"] == "Merged Mia Brandt and Brandt Mia"
    netdesk("redo")
    netdesk("log", "1", "Still friends")
    assert [one["id"] for one in netdesk.json("unmerge", "Mia", "Brandt")] == [1, 2]
    after = netdesk.json("list")
    kept = ("id", "uid", "name", "organization", "title", "emails", "phones", "niches", "met_on")
    assert [[one[key] for key in kept] for one in after] == [
        [one[key] for key in kept] for one in before
    ]
    assert [one["note"] for one in netdesk.json("show", "1")["interactions"]] == ["Still friends"]


def test_two_people_are_remembered_as_such(netdesk: CommandLine) -> None:
    two(netdesk)
    netdesk("different", "2", "1")
    assert netdesk.json("duplicates") == []
    netdesk("undo")
    assert netdesk.json("duplicates", "--merge-sure") == []
    assert [one["id"] for one in netdesk.json("list")] == [3, 1]


def test_what_cant_be_merged_is_said(netdesk: CommandLine) -> None:
    two(netdesk)
    assert netdesk("merge", "1").code == 2
    assert netdesk("merge", "1", "nobody").code == 2
    same = netdesk("merge", "1", "1")
    assert same.code in (1, 2)
    assert "one person already" in same.err
    assert "one person already" in netdesk("different", "1", "1").err
    never = netdesk("unmerge", "3")
    assert never.code in (1, 2)
    assert "Nobody was merged into Bo Lund." in never.err


def test_erase_asks_first_and_says_which_backups_hold_them(netdesk: CommandLine) -> None:
    two(netdesk)
    refused = netdesk("erase", "Bo", "Lund")
    assert (refused.code, refused.out) == (1, "")
    assert "would be erased for good" in refused.err
    backup = netdesk.json("backup")["file"]
    erased = netdesk.json("erase", "Bo", "Lund", "--yes")
    assert erased == {"id": 3, "name": "Bo Lund", "backups": [backup]}
    assert netdesk("undo").code == 1
    assert [one["id"] for one in netdesk.json("list")] == [2, 1]
