"""The command line: adding, finding and staying in touch, as JSON and as text."""

from pathlib import Path

import apsw
import pytest
from command_line import CommandLine, netdesk

from netdesk.store import database

__all__ = ["netdesk"]

LINE = (
    "Ana Ruiz, CTO at Loopwise #fintech @PyCon ana@loop.io +34 600 111 222 in:ana-ruiz"
    ' !tue "send the case study"'
)
PERSON_KEYS = {
    "id",
    "uid",
    "name",
    "given_name",
    "family_name",
    "nickname",
    "organization",
    "department",
    "title",
    "emails",
    "phones",
    "addresses",
    "urls",
    "profiles",
    "niches",
    "birthday",
    "notes",
    "photo_bytes",
    "offers",
    "needs",
    "introduced_by",
    "preferred_channel",
    "not_before",
    "do_not_contact",
    "met_on",
    "met_at",
    "circle",
    "cadence_days",
    "last_contact",
    "next_contact",
    "state",
}
FOLLOW_UP_KEYS = {
    "id",
    "person_id",
    "person",
    "due",
    "reason",
    "channel",
    "origin",
    "direction",
    "days_late",
}


def test_add_says_the_person(netdesk: CommandLine) -> None:
    ana = netdesk.json("add", LINE)
    assert set(ana) >= PERSON_KEYS
    assert (ana["name"], ana["title"], ana["organization"]) == ("Ana Ruiz", "CTO", "Loopwise")
    assert ana["emails"] == [{"value": "ana@loop.io", "label": None}]
    assert ana["phones"] == [{"value": "+34 600 111 222", "label": None}]
    assert ana["profiles"][0]["value"] == "https://www.linkedin.com/in/ana-ruiz"
    assert (ana["niches"], ana["addresses"], ana["urls"]) == (["fintech"], [], [])
    assert (ana["met_on"], ana["met_at"], ana["state"]) == ("2026-11-23", "PyCon", "new")
    assert (ana["introduced_by"], ana["not_before"], ana["do_not_contact"]) == (None, None, False)
    assert netdesk.json("list") == [ana]


def test_what_is_empty_is_null(netdesk: CommandLine) -> None:
    ana = netdesk.json("add", "Ana Ruiz ana@loop.io")
    lists = {"emails", "phones", "addresses", "urls", "profiles", "niches"}
    texts = {key: value for key, value in ana.items() if key not in lists}
    assert "" not in texts.values()
    assert (ana["notes"], ana["organization"], ana["birthday"]) == (None, None, None)
    assert netdesk.json("due", "--within", "5d")[0]["reason"] is None
    netdesk.today = "2026-11-28"
    assert netdesk.json("today")[0]["reason"] is None
    assert netdesk.json("log", "Ana")["note"] is None
    assert netdesk.json("history", "Ana")[-1]["old"] is None


def test_a_line_may_come_in_several_words(netdesk: CommandLine) -> None:
    assert netdesk.json("add", "Bo", "Lee", "#ux")["name"] == "Bo Lee"


def test_known_names_stand_for_their_beginning(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana #Fintech @PyCon")
    bo = netdesk.json("add", "Bo #fin @pyc")
    assert (bo["niches"], bo["met_at"]) == (["Fintech"], "PyCon")
    assert [niche["name"] for niche in netdesk.json("niches")] == ["Fintech"]
    assert [(e["name"], e["on"]) for e in netdesk.json("events")] == [("PyCon", "2026-11-23")]


def test_a_line_without_a_name_is_refused(netdesk: CommandLine) -> None:
    result = netdesk("add", "#ux", "--json")
    assert (result.code, result.out) == (2, "")
    assert "name is missing" in result.err


def test_who_is_known_is_said_and_added_all_the_same(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz ana@loop.io")
    again = netdesk("add", "Anna R ana@loop.io", "--json")
    assert (again.code, again.value["name"]) == (0, "Anna R")
    assert "Ana Ruiz (1) is in the book already with this: E-mail." in again.err
    assert "Ana Ruiz (1) is in the book already." in netdesk("add", "Ana Ruiz").err
    assert netdesk("add", "Bo Lee").err == ""


def test_a_pasted_card_is_added(netdesk: CommandLine) -> None:
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nEMAIL:ana@loop.io\nX-ODD:1\nEND:VCARD\n"
    ana = netdesk.json("add", text)
    assert (ana["name"], ana["met_on"], ana["state"]) == ("Ana Ruiz", "2026-11-23", "new")
    assert netdesk.json("show", "Ana")["unknown_properties"][0]["name"] == "X-ODD"


def test_dates_are_understood_in_any_of_four_languages(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz, Geschäftsführerin bei Loopwise #fintech @PyCon !dienstag")
    netdesk.json("follow-up", "Ana", "en 3 semanas", "llamar")
    assert [one["due"] for one in netdesk.json("due", "--within", "2m")] == [
        "2026-11-24",
        "2026-12-14",
    ]


def test_list_by_query(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz, CTO at Loopwise #fintech")
    netdesk.json("add", "Bo Lee #ux bo@lee.example")

    def names(*query: str) -> list[str]:
        return [person["name"] for person in netdesk.json("list", *query)]

    assert names() == ["Ana Ruiz", "Bo Lee"]
    assert names("niche:ux") == ["Bo Lee"]
    assert names("-niche:ux") == ["Ana Ruiz"]
    assert names("loop", "ana") == ["Ana Ruiz"]
    assert names("has:email", "OR", "org:loopwise") == ["Ana Ruiz", "Bo Lee"]
    assert names("--", "-ana") == ["Bo Lee"]
    assert names("nobody") == []


def test_list_as_text(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz, CTO at Loopwise #fintech")
    netdesk.json("add", "山田太郎 #ux taro@example.org")
    result = netdesk("list")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "1  Ana Ruiz  CTO at Loopwise  fintech",
        "2  山田太郎                   ux       taro@example.org",
    ]


def test_a_long_text_leaves_the_columns_narrow(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana at " + "太" * 50 + " #ux")
    netdesk.json("add", "Bo at " + "x" * 50 + " #ux " + "y" * 60 + "@example.org")
    netdesk.json("edit", "Bo", "name=B" + "o" * 40)
    lines = netdesk("list").out.splitlines()
    assert lines == [
        "1  Ana                                       " + "太" * 19 + "…   ux",
        "2  B" + "o" * 38 + "…  " + "x" * 39 + "…  ux  " + "y" * 60 + "@example.org",
    ]


def test_text_never_steers_the_terminal(netdesk: CommandLine) -> None:
    netdesk.json("add", "Eve \x1b[31m\u202eevil")
    assert netdesk("list").out == "1  Eve [31m evil\n"
    assert "\x1b" not in netdesk("show", "1").out


def test_a_wrong_query_says_where(netdesk: CommandLine) -> None:
    result = netdesk("list", "ana", "nich:ux")
    assert (result.code, result.out) == (2, "")
    assert "nich:ux" in result.err
    assert "character 5" in result.err


def test_show(netdesk: CommandLine) -> None:
    netdesk.json("add", LINE)
    netdesk.json("log", "ana@loop.io", "had", "a call", "--channel", "phone", "--direction", "in")
    ana = netdesk.json("show", "Ana", "Ruiz")
    assert set(ana) >= PERSON_KEYS | {"interactions", "follow_ups", "unknown_properties"}
    assert [(i["summary"], i["direction"]) for i in ana["interactions"]] == [
        ("had a call", "incoming")
    ]
    assert [f["reason"] for f in ana["follow_ups"]] == ["send the case study"]
    text = netdesk("show", "ana").out
    for part in ("Ana Ruiz (1)", "CTO", "+34 600 111 222", "send the case study", "had a call"):
        assert part in text


@pytest.mark.parametrize("verb", ["show", "log", "history"])
def test_an_unknown_or_ambiguous_person(netdesk: CommandLine, verb: str) -> None:
    netdesk.json("add", "Ana Ruiz")
    netdesk.json("add", "Ana Soto")
    both = ["Ana Ruiz (1)", "Ana Soto (2)"]
    for who, said in (("Ana", both), ("Zoe", ["Zoe"]), ("9", ["9"]), ("9" * 5000, ["999"])):
        result = netdesk(verb, who, "--json")
        assert (result.code, result.out) == (2, "")
        assert all(part in result.err for part in said)


def test_tag_joins_the_query(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz at Loopwise")
    netdesk.json("add", "Bo Lee at Loopwise")
    tagged = netdesk.json("tag", "org:loopwise", "-bo", "Health tech")
    assert [(p["name"], p["niches"]) for p in tagged] == [("Ana Ruiz", ["Health tech"])]
    assert netdesk.json("niches")[0]["people"] == 1
    nobody = netdesk("tag", "zoe", "ux", "--json")
    assert (nobody.code, nobody.value) == (0, [])
    assert "Nobody" in nobody.err
    assert len(netdesk.json("niches")) == 1


def test_follow_up_and_due(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    made = netdesk.json("follow-up", "Ana", "1 dec 14:00", "send", "the paper", "--they")
    assert set(made) >= FOLLOW_UP_KEYS
    assert (made["person"], made["due"]) == ("Ana Ruiz", "2026-12-01T14:00")
    assert (made["reason"], made["direction"], made["origin"]) == (
        "send the paper",
        "theirs",
        "manual",
    )
    assert made["days_late"] == -8
    assert netdesk.json("due") == []
    assert [f["due"] for f in netdesk.json("due", "--within", "2d")] == ["2026-11-25"]
    assert [f["id"] for f in netdesk.json("due", "--within=30d")] == [1, made["id"]]
    netdesk.today = "2026-12-03"
    assert [f["days_late"] for f in netdesk.json("due")] == [8, 2]
    text = netdesk("due").out.splitlines()
    assert text == [
        "1  Wed 25 Nov        8 days late  Ana Ruiz  First follow-up",
        "2  2 days ago 14:00  2 days late  Ana Ruiz  send the paper   They owe it",
    ]


@pytest.mark.parametrize("today", ["0001-01-01", "9999-12-31", "soon"])
def test_a_today_from_which_nothing_can_be_counted(netdesk: CommandLine, today: str) -> None:
    netdesk.today = today
    result = netdesk("today")
    assert (result.code, result.out) == (2, "")
    assert "is no date" in result.err


def test_an_unknown_date_is_refused(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    for line in (["follow-up", "Ana", "soon"], ["snooze", "1", "soon"], ["due", "--within", "x"]):
        result = netdesk(*line)
        assert (result.code, result.out) == (2, "")
        assert "no date" in result.err


def test_dates_in_the_language_of_the_environment(
    netdesk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    netdesk.json("add", "Ana Ruiz")
    assert netdesk.json("follow-up", "Ana", "übermorgen")["due"] == "2026-11-25"


def test_done_snooze_and_drop(netdesk: CommandLine) -> None:
    for name in ("Ana", "Bo", "Cy"):
        netdesk.json("add", f"{name} !today")
    done = netdesk.json("done", "1", "called", "her")
    assert (done["status"], done["person"]) == ("done", "Ana")
    ana = netdesk.json("show", "Ana")
    assert [(i["summary"], i["direction"]) for i in ana["interactions"]] == [
        ("called her", "outgoing")
    ]
    snoozed = netdesk.json("snooze", "2", "in 3 days")
    assert (snoozed["snoozed_until"], snoozed["due"]) == ("2026-11-26", "2026-11-23")
    assert netdesk.json("drop", "3")["status"] == "dropped"
    assert netdesk.json("due") == []
    netdesk.today = "2026-11-26"
    assert [(f["person"], f["days_late"]) for f in netdesk.json("due")] == [("Bo", 3)]
    for line in (["done", "1"], ["drop", "99"], ["snooze", "99", "3d"]):
        assert netdesk(*line).code == 1
    assert netdesk("done", "Ana").code == 2


def test_log(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    logged = netdesk.json("log", "Ana", "coffee")
    assert (logged["people"], logged["on"]) == (["Ana Ruiz"], "2026-11-23")
    assert (logged["summary"], logged["note"]) == ("coffee", "coffee")
    assert (logged["direction"], logged["intent"], logged["channel"]) == ("mutual", "neutral", None)
    whole = netdesk.json(
        *("log", "Ana", "--channel", "linkedin", "--direction", "out", "--intent", "give"),
        *("--on", "2026-11-20", "--force"),
    )
    assert (whole["direction"], whole["intent"]) == ("outgoing", "give")
    assert (whole["channel"], whole["on"]) == ("linkedin", "2026-11-20")
    assert netdesk.json("show", "Ana")["last_contact"] == "2026-11-23"
    for option in (["--direction", "up"], ["--intent", "x"], ["--channel", "fax"], ["--on", "x"]):
        result = netdesk("log", "Ana", *option)
        assert (result.code, result.out) == (2, "")


def test_the_guard_holds_a_third_message_up(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    netdesk.json("log", "Ana", "hello", "--direction", "out", "--on", "2026-11-12")
    netdesk.json("log", "Ana", "hello again", "--direction", "out")
    held = netdesk("log", "Ana", "and?", "--direction", "out", "--json")
    assert (held.code, held.out) == (1, "")
    assert "12 Nov 2026 hello, 23 Nov 2026 hello again" in held.err
    assert "rest until 26 Nov 2026" in held.err
    assert "  23 Nov 2026, I wrote: hello again\n  12 Nov 2026, I wrote: hello\n" in held.err
    assert "--force" in held.err
    assert len(netdesk.json("show", "Ana")["interactions"]) == 2
    netdesk.json("follow-up", "Ana", "today")
    netdesk.json("done", "2", "called")  # what happened is never held up
    netdesk.json("log", "Ana", "met")
    netdesk.json("log", "Ana", "sent it", "--direction", "out")  # they have met since
    assert len(netdesk.json("show", "Ana")["interactions"]) == 5


@pytest.mark.parametrize("change", ["do_not_contact=yes", "not_before=2026-12-01"])
def test_the_guard_knows_who_wants_no_message(netdesk: CommandLine, change: str) -> None:
    netdesk.json("add", "Ana Ruiz")
    netdesk.json("edit", "Ana", change)
    held = netdesk("log", "Ana", "--direction", "out")
    assert (held.code, "Ana Ruiz" in held.err) == (1, True)
    netdesk.json("log", "Ana", "--direction", "in")
    assert netdesk.json("log", "Ana", "--direction", "out", "--force")["forced"] is True
    assert len(netdesk.json("show", "Ana")["interactions"]) == 2


def test_the_guard_warns_of_plans_and_lets_them_pass(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    for text in ("hello", "hello again"):
        netdesk.json("log", "Ana", text, "--direction", "out")
    planned = netdesk("follow-up", "Ana", "3d", "ask again", "--json")
    assert (planned.code, planned.value["reason"]) == (0, "ask again")
    told = "hasn't answered yet: 23 Nov 2026 hello, 23 Nov 2026 hello again."
    assert told in planned.err
    for words in (("follow-up", "Ana", "2w"), ("follow-up", "Ana", "3d", "--they")):
        assert netdesk(*words).err == "", "rested by then, or not mine to do"


def test_today(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    netdesk.json("add", 'Bo Lee !tue "send it"')
    assert netdesk.json("today") == []
    assert netdesk("today").out == "Nothing for today.\n"
    netdesk.today = "2026-11-28"
    found = netdesk.json("today")
    keys = {"kind", "id", "person_id", "person", "due", "days_late", "reason"}
    assert all(set(item) >= keys for item in found)
    assert {(i["kind"], i["person"]) for i in found} == {
        ("neglected", "Ana Ruiz"),
        ("neglected", "Bo Lee"),
    }
    assert "4 days late" in netdesk("today").out


def test_who_was_met_long_ago_is_late_at_once(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz @PyCon")
    netdesk.today = "2026-12-03"
    netdesk.json("add", "Bo Lee @PyCon")
    assert [f["due"] for f in netdesk.json("due", "--within", "1d")] == ["2026-11-25", "2026-12-04"]
    found = {i["person"]: (i["kind"], i["id"], i["days_late"]) for i in netdesk.json("today")}
    assert found == {"Ana Ruiz": ("neglected", 1, 8), "Bo Lee": ("neglected", 2, 8)}
    netdesk.json("snooze", "2", "5d")
    assert [i["person"] for i in netdesk.json("today")] == ["Ana Ruiz"]


def test_history_names_what_undo_removed(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    netdesk.json("tag", "ana", "fintech")
    netdesk.json("log", "Ana", "coffee")
    netdesk.json("undo")
    netdesk.json("undo")
    lines = {(one["field"], one["old"]) for one in netdesk.json("history", "Ana")}
    assert {("niche", "fintech"), ("interaction", "2026-11-23 coffee")} <= lines


def test_history_is_readable(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ruth Adler")
    netdesk.json("add", "Ana Ruiz")
    netdesk.json("edit", "Ana", "introduced_by=Ruth", "do_not_contact=yes")
    netdesk.json("edit", "Ana", "introduced_by=")
    said = [
        line.split("Ana Ruiz", 1)[1].split() for line in netdesk("history", "Ana").out.splitlines()
    ]
    assert said[:3] == [
        ["Introduced", "by", "Ruth", "Adler", "removed"],
        ["Do", "not", "contact", "no", "→", "yes"],
        ["Introduced", "by", "Ruth", "Adler"],
    ]


def test_undo_redo_and_history(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    netdesk.json("edit", "Ana", "title=CTO")
    steps = netdesk.json("history")
    assert [one["step"] for one in steps] == ["Edited Ana Ruiz", "Added Ana Ruiz"]
    assert steps[0]["at"].startswith("2026-11-23T")
    assert netdesk.json("undo")["step"] == "Edited Ana Ruiz"
    assert netdesk.json("show", "Ana")["title"] is None
    assert netdesk.json("redo")["step"] == "Edited Ana Ruiz"
    assert netdesk.json("show", "Ana")["title"] == "CTO"
    lines = netdesk.json("history", "Ana")
    assert set(lines[0]) >= {"at", "person", "field", "old", "new"}
    assert ("title", None, "CTO") in {(one["field"], one["old"], one["new"]) for one in lines}
    assert netdesk("undo").out == "Undid: Edited Ana Ruiz\n"
    assert netdesk("undo").out == "Undid: Added Ana Ruiz\n"
    nothing = netdesk("undo", "--json")
    assert (nothing.code, nothing.out) == (1, "null\n")
    assert "Nothing to undo" in nothing.err
    assert netdesk("redo").code == netdesk("redo").code == 0
    assert (netdesk("redo").code, netdesk("redo", "--json").out) == (1, "null\n")


def test_backup_restore_and_check(netdesk: CommandLine, tmp_path: Path) -> None:
    netdesk.json("add", "Ana Ruiz")
    copy = tmp_path / "copy.book"
    assert netdesk.json("backup", str(copy)) == {"file": str(copy), "count": 1}
    assert netdesk("backup", str(copy)).code == 1
    netdesk.json("add", "Bo Lee")
    assert netdesk.json("restore", str(copy)) == {"file": str(copy), "count": 1}
    assert [person["name"] for person in netdesk.json("list")] == ["Ana Ruiz"]
    assert Path(netdesk.json("backup")["file"]).exists()
    assert netdesk.json("check") == {"ok": True, "problems": []}
    assert netdesk("restore", str(tmp_path / "none.book")).code == 1


def test_check_makes_no_book(netdesk: CommandLine) -> None:
    answer = netdesk.json("check", code=1)
    assert answer["ok"] is False
    assert "no book" in answer["problems"][0]
    assert not netdesk.book.exists()
    netdesk.book.write_bytes(b"this is no database at all" * 100)
    assert netdesk.json("check", code=1)["ok"] is False
    assert netdesk("list").code == 1


def test_check_looks_at_a_newer_and_an_empty_file(netdesk: CommandLine, tmp_path: Path) -> None:
    netdesk.json("add", "Ana Ruiz")
    other = apsw.Connection(str(netdesk.book))
    other.pragma("user_version", 999)
    other.close()
    newer = netdesk.json("check", code=1)
    assert newer["ok"] is False
    assert "newer NetDesk" in newer["problems"][0]
    netdesk.book = tmp_path / "empty.book"
    netdesk.book.touch()
    assert netdesk.json("check", code=1)["ok"] is False
    assert netdesk.book.read_bytes() == b""


def test_no_name_of_a_book_is_not_your_own_book(netdesk: CommandLine) -> None:
    result = netdesk("list", "--book", "", "--json")
    assert (result.code, result.out) == (2, "")
    assert "--book needs a value" in result.err


def test_words_that_are_no_text(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    lines = (["add", "Bo \udcff"], ["list", "\udcff"], ["tag", "ana", "\udcff"], ["log", "\udcff"])
    for line in (*lines, ["log", "Ana", "--channel", "\udcff"], ["backup", "\udcff.book"]):
        result = netdesk(*line, "--json")
        assert (result.code, result.out) == (2, "")
        assert "UTF-8" in result.err
    assert len(netdesk.json("history")) == 1


def test_a_new_book_is_private(netdesk: CommandLine) -> None:
    netdesk.json("list")
    assert netdesk.book.stat().st_mode & 0o777 == 0o600


def test_reading_while_another_program_writes(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    other = apsw.Connection(str(netdesk.book))
    other.execute("begin immediate")
    try:
        assert [person["name"] for person in netdesk.json("list")] == ["Ana Ruiz"]
    finally:
        other.execute("rollback")
        other.close()


def test_writing_while_another_program_does_not_stop(
    netdesk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    netdesk.json("add", "Ana Ruiz")
    opened = database.BookDatabase.connect_writer

    def impatient(self: database.BookDatabase) -> None:
        opened(self)
        self.raw.set_busy_timeout(50)

    monkeypatch.setattr(database.BookDatabase, "connect_writer", impatient)
    other = apsw.Connection(str(netdesk.book))
    other.execute("begin immediate")
    try:
        result = netdesk("add", "Bo Lee", "--json")
    finally:
        other.execute("rollback")
        other.close()
    assert (result.code, result.out) == (1, "")
    assert "busy" in result.err
    assert len(netdesk.json("list")) == 1


def test_a_contact_with_several_people_that_waits_for_an_answer(netdesk: CommandLine) -> None:
    for name in ("Ana Ruiz", "Bo Lee"):
        netdesk.json("add", name)
    line = ("Ana", "sent the offer", "--with", "Bo", "--direction", "out", "--reply-by", "7d")
    sent = netdesk.json("log", *line)
    assert (sent["people"], sent["reply_by"]) == (["Ana Ruiz", "Bo Lee"], "2026-11-30")
    netdesk.today = "2026-11-30"
    [nudge] = netdesk.json("today")
    assert (nudge["kind"], nudge["person"], nudge["id"]) == ("reply", "Ana Ruiz", None)
    assert netdesk.json("replied", "Bo")["replied_on"] == "2026-11-30"
    assert netdesk.json("today") == []
    assert netdesk("replied", "Ana").code == 1
    assert netdesk("replied", "Nobody").code == 2
    assert netdesk("log", "Ana", "--reply-by", "7d").code == 2


def test_who_is_named_twice_was_there_once(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    made = netdesk.json("log", "Ana", "went well, in 3w", "--with", "Ana Ruiz")
    assert [one["due"] for one in made["follow_ups"]] == ["2026-12-14"]
    netdesk.json("group", "Peers", "--member", "Ana")
    netdesk.json("group", "Peers", "--meeting", "--with", "Ana", "--with", "1")
    assert netdesk.json("undo")["step"] == "Met 1 person of Peers"


def test_a_follow_up_that_comes_again(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    made = netdesk.json("follow-up", "Ana", "tomorrow", "call", "--every", "1m")
    assert made["every"] == "1m"
    netdesk.json("done", str(made["id"]))
    again = netdesk.json("due", "--within", "60d")
    assert [(one["due"], one["every"]) for one in again] == [("2026-12-24", "1m")]
    netdesk.json("drop", str(again[0]["id"]), "--once")
    assert netdesk.json("due", "--within", "90d")[0]["due"] == "2027-01-24"
    assert netdesk("follow-up", "Ana", "tomorrow", "--every", "often").code == 2


def test_a_line_logs_and_plans_what_follows(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana Ruiz")
    line = "pilot went well, I owe: the deck by fri, they owe: numbers, in 3w"
    logged = netdesk.json("log", "Ana", line)
    assert (logged["note"], len(logged["follow_ups"])) == ("pilot went well", 3)
    due = [(one["due"], one["reason"], one["direction"]) for one in logged["follow_ups"]]
    assert due == [
        ("2026-12-14", None, "mine"),
        ("2026-11-27", "the deck", "mine"),
        ("2026-11-30", "numbers", "theirs"),
    ]
    netdesk.json("undo")
    assert netdesk.json("show", "Ana")["interactions"] == []
    netdesk("log", "Ana", "call", "again", "in", "3w")
    assert "Mon 14 Dec" in netdesk("show", "Ana").out


def test_set_lists_and_changes_preferences(netdesk: CommandLine) -> None:
    found = {one["name"]: one for one in netdesk.json("set")}
    assert found["morning_hour"]["value"] == "09:00"
    assert found["paused_until"] == {"name": "paused_until", "value": None, "default": None}
    changed = netdesk.json("set", "morning-hour", "8:30")
    assert changed == {"name": "morning_hour", "value": "08:30", "default": "09:00"}
    assert netdesk.json("set", "morning_hour") == changed
    for name, text, value in (
        ("quiet_to", "7", "07:00"),
        ("weekends", "off", False),
        ("rest_days", "21", 21),
        ("paused_until", "tomorrow", "2026-11-24"),
        ("paused_until", "none", None),
        ("region", "DE", "DE"),
        ("region", "none", None),
        ("morning_hour", "default", "09:00"),
    ):
        assert netdesk.json("set", name, text)["value"] == value
    assert "usually yes" in netdesk("set").out
    netdesk.json("undo")
    assert netdesk.json("set", "morning_hour")["value"] == "08:30"
    for line in (("mood",), ("weekends", "maybe"), ("inner_days", "0"), ("morning_hour", "noon")):
        result = netdesk("set", *line)
        assert (result.code, result.out) == (2, "")


@pytest.mark.parametrize(
    "line",
    [
        ("log", "ana", "lunch", "--on", "2026-11-24"),
        ("log", "ana", "lunch", "--on", "tomorrow"),
        ("share", "retainers", "ana", "--on", "2026-12-01"),
        ("group", "Makers", "--visit", "--on", "2026-12-01"),
    ],
)
def test_what_was_can_not_have_been_on_a_day_to_come(
    netdesk: CommandLine, line: tuple[str, ...]
) -> None:
    netdesk("add", "Ana Ruiz")
    netdesk("item", "Retainers")
    netdesk("group", "Makers")
    before = netdesk.json("history")
    result = netdesk(*line)
    assert result.code == 2
    assert "has not come yet" in result.err
    assert netdesk.json("history") == before
