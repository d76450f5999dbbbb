"""The command line about what is given and got: referrals, introductions, library, together."""

import csv
import io
import json
from pathlib import Path

import pytest
from command_line import CommandLine, netdesk

__all__ = ["netdesk"]

URL = "https://studio-arndt.de/retainers-that-last"


@pytest.fixture
def three(netdesk: CommandLine) -> CommandLine:
    """A book with Ruth, Nora and Sofia."""
    for line in ("Ruth Adeyemi #shops", "Nora Winter #design", "Sofia Lindqvist #design"):
        netdesk.json("add", line)
    return netdesk


def test_a_referral_from_its_coming_to_thanks_and_money(three: CommandLine) -> None:
    made = three.json("referral", "received", "Ruth", "Café", "Lumen", "--value", "€4,200")
    assert made.items() >= {
        "id": 1, "name": "Café Lumen", "way": "received", "partner": "Ruth Adeyemi",
        "client_id": None, "value": 4200, "currency": "EUR", "status": "offered",
        "thanked_on": None, "on": "2026-11-23",
    }.items()  # fmt: skip
    [owed] = [one for one in three.json("due", "--within", "30d") if one["origin"] == "thanks"]
    assert (owed["due"], owed["reason"]) == ("2026-11-26", "Referred Café Lumen to me")
    three.today = "2026-11-26"
    assert "thanks" in {one["kind"] for one in three.json("today")}
    assert three.json("giving")["unthanked"][0]["person"] == "Ruth Adeyemi"
    three.json("done", str(owed["id"]))
    assert three.json("referrals")[0]["thanked_on"] == "2026-11-26"
    three.json("referral", "1", "--status", "won")
    [ledger] = three.json("referrals", "--partners")
    assert (ledger["name"], ledger["received_value"]) == ("Ruth Adeyemi", {"EUR": 4200})
    assert three.json("giving")["clients"] == 1
    assert [one["name"] for one in three.json("review")["referrals"]] == ["Café Lumen"]
    assert three.json("show", "Ruth")["referrals"][0]["status"] == "won"
    assert three.json("undo")["step"] == "Changed a referral with Ruth Adeyemi: Café Lumen"


def test_a_client_who_is_in_the_book_is_that_person(three: CommandLine) -> None:
    made = three.json("referral", "given", "Sofia", "nora winter", "--subject", "product design")
    assert (made["client_id"], made["client"]) == (2, "Nora Winter")
    [said] = three.json("show", "Sofia")["interactions"]
    assert (said["summary"], said["give_kind"]) == (
        "I referred Nora Winter: product design",
        "referral",
    )
    assert "Sofia Lindqvist  Nora Winter" in three("referrals").out
    assert three.json("list", "product design")[0]["name"] == "Sofia Lindqvist"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("referral", "received", "Ruth"), 2),
        (("referral", "received", "Nobody", "X"), 2),
        (("referral", "given", "Ruth", "X", "--value", "much"), 2),
        (("referral", "received", "Ruth", "X", "--on", "2026-12-24"), 2),
        (("referral", "9"), 1),
        (("referral", "given", "Ruth", "X", "--status", "gone"), 2),
        (("introduce", "Ruth", "Ruth"), 2),
        (("introduce", "Ruth"), 2),
        (("knows", "Ruth", "Ruth"), 2),
        (("introduction", "4", "--sent"), 1),
        (("collaboration", "Nothing", "--remove"), 1),
        (("collaboration", "Nothing", "--done"), 1),
        (("collaboration", "Nothing", "--rename", "Podcast"), 1),
        (("share", "nothing", "Ruth"), 1),
        (("item", "Nothing", "--remove"), 1),
        (("item", "Nothing", "--fresh"), 1),
    ],
)
def test_what_goes_wrong_writes_nothing(
    three: CommandLine, words: tuple[str, ...], code: int
) -> None:
    before = three.json("history")
    result = three(*words)
    assert (result.code, result.out) == (code, "")
    assert result.err
    assert three.json("history") == before


def test_referrals_go_out_as_a_table(three: CommandLine, tmp_path: Path) -> None:
    three.json("referral", "received", "Ruth", "Lumen")
    file = tmp_path / "referrals.csv"
    assert three.json("referrals", "--export", str(file)) == {"file": str(file), "count": 1}
    [row] = csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))
    assert (row["partner"], row["client"]) == ("Ruth Adeyemi", "Lumen")
    assert three("referrals", "--export", str(file)).code == 1
    assert three("referrals", "--export", str(file), "--overwrite").code == 0


def test_an_introduction_from_the_suggestion_to_its_outcome(three: CommandLine) -> None:
    three.json("edit", "Nora", "offers=product design")
    three.json("edit", "Ruth", "needs=a designer")
    [match] = [one for one in three.json("introductions", "--suggest") if one["words"]]
    assert (match["a"]["person"], match["b"]["person"]) == ("Nora Winter", "Ruth Adeyemi")
    made = three.json("introduce", "Nora", "Ruth", "--reason", "Ruth looks for a designer.")
    assert made["status"] == "asking"
    assert made["a"]["message"] == (
        "Hi Nora,\n\nmay I introduce you to Ruth Adeyemi? Ruth looks for a designer.\n\n"
        "If you like, I write to both of you.\n"
    )
    asked = three.json("introduction", "1", "--asked", "Nora", "--asked", "Ruth")
    assert (asked["a"]["asked_on"], asked["b"]["said_yes"]) == ("2026-11-23", None)
    assert three("introduction", "1", "--sent").code == 2
    ready = three.json("introduction", "1", "--yes", "Nora", "--yes", "Ruth")
    assert ready["status"] == "ready"
    assert ready["message"].startswith("Hi Nora, hi Ruth,\n\nyou both said yes")
    assert three.json("introduction", "1", "--sent")["sent_on"] == "2026-11-23"
    [owed] = [one for one in three.json("due", "--within", "30d") if one["due"] == "2026-12-07"]
    assert (owed["person"], owed["reason"]) == ("Nora Winter", "Ask how it went with Ruth Adeyemi")
    three.today = "2026-12-07"
    done = three.json("introduction", "1", "--worked", "They", "booked", "a", "call")
    assert (done["status"], done["note"]) == ("worked", "They booked a call")


def test_all_that_a_line_says_is_one_step_or_nothing(three: CommandLine) -> None:
    three.json("introduce", "Nora", "Ruth")
    three.json("referral", "received", "Ruth", "Lumen", "--value", "€4,200")
    before = three.json("history")
    assert three("introduction", "1", "--yes", "Nora", "--sent").code == 2
    assert three("introduction", "1", "--asked", "Nora", "--asked", "Sofia").code == 1
    assert three.json("history") == before
    sent = three.json("introduction", "1", "--yes", "Nora", "--yes", "Ruth", "--sent")
    assert (sent["status"], len(three.json("history"))) == ("sent", len(before) + 1)
    assert three.json("undo")["step"] == "Changed the introduction of Nora Winter and Ruth Adeyemi"
    three.json("introduction", "1", "--asked", "Nora")
    assert three.json("undo")["step"] == "Asked Nora Winter about meeting Ruth Adeyemi"
    three.json("referral", "1", "--thanked", "--status", "won")
    assert three.json("undo")["step"] == "Changed a referral with Ruth Adeyemi: Lumen"
    assert three.json("history") == before


def test_nobody_is_thanked_for_what_i_gave(three: CommandLine) -> None:
    three.json("referral", "given", "Ruth", "Lumen")
    before = three.json("history")
    refused = three("referral", "1", "--thanked")
    assert (refused.code, refused.out) == (2, "")
    assert "this one you gave" in refused.err
    assert three.json("history") == before


def test_another_amount_keeps_its_currency(three: CommandLine) -> None:
    three.json("referral", "received", "Ruth", "Lumen", "--value", "€4,200")
    made = three.json("referral", "1", "--value", "5000")
    assert (made["value"], made["currency"]) == (5000, "EUR")
    assert three.json("referral", "1", "--value", "$5000")["currency"] == "USD"


def test_knowing_each_other(three: CommandLine) -> None:
    assert three.json("knows", "Ruth", "Nora") == [{"person_id": 2, "person": "Nora Winter"}]
    assert three.json("show", "Nora")["knows"] == [{"person_id": 1, "person": "Ruth Adeyemi"}]
    assert three.json("knows", "Nora", "Ruth", "--not") == []


def test_the_library_and_who_gets_what(three: CommandLine, tmp_path: Path) -> None:
    made = three.json("item", URL, "--niche", "design")
    assert (made["name"], made["kind"], made["niches"]) == (
        "Retainers that last", "article", ["design"],
    )  # fmt: skip
    assert made["helps"][0]["person"] == "Nora Winter"
    shared = three.json("share", "retainers", "Nora", "as promised", "--channel", "email")
    assert (shared["item"], shared["intent"], shared["reply_by"]) == (
        "Retainers that last", "give", "2026-11-30",
    )  # fmt: skip
    assert shared["message"].endswith(f"Retainers that last\n{URL}\n")
    view = three.json("item", "1")
    assert [one["person"] for one in view["got"]] == ["Nora Winter"]
    assert [one["person"] for one in view["helps"]] == ["Sofia Lindqvist"]
    assert three.json("offer", "Sofia")["items"][0]["name"] == "Retainers that last"
    file = tmp_path / "Clinic onboarding.pdf"
    file.write_bytes(b"%PDF")
    assert three.json("item", str(file))["path"] == str(file)
    three.json("item", "Donor page checklist", "--on", "2026-01-02")
    assert [one["name"] for one in three.json("library", "--stale")] == ["Donor page checklist"]
    assert three.json("item", "donor", "--fresh")["stale"] is False
    assert three.json("library")[0]["name"] == "Retainers that last"
    three.json("share", "retainers", "Nora")
    refused = three("share", "donor", "Nora")
    assert refused.code == 1
    assert "--force" in refused.err


def test_what_is_done_together(three: CommandLine) -> None:
    made = three.json(
        "collaboration", "Pricing", "workshop", "--with", "Ruth", "--stage", "planned",
        "--next", "Fix two dates !2026-11-25", "--url", "https://x.example",
    )  # fmt: skip
    assert made.items() >= {
        "id": 1, "name": "Pricing workshop", "stage": "planned", "people": ["Ruth Adeyemi"],
        "next_step": "Fix two dates", "next_on": "2026-11-25",
    }.items()  # fmt: skip
    three.today = "2026-11-25"
    [line] = [one for one in three.json("today") if one["kind"] == "collaboration"]
    assert (line["id"], line["reason"]) == (1, "Pricing workshop")
    assert "Fix two dates" in three("today").out
    three.json("collaboration", "pricing workshop", "--done", "--contact", "--with", "Nora")
    found = three.json("collaborations")
    assert (found[0]["people"], found[0]["next_on"]) == (["Nora Winter", "Ruth Adeyemi"], None)
    assert three.json("undo")["step"] == "Edited Pricing workshop"
    assert three.json("collaborations")[0]["next_step"] == "Fix two dates"


def test_a_hint_before_an_ask_goes_to_stderr(three: CommandLine) -> None:
    three.json("item", URL, "--niche", "shops")
    asked = three("log", "--json", "Ruth", "May I call?", "--intent", "ask")
    assert asked.code == 0
    assert json.loads(asked.out)["intent"] == "ask"
    assert asked.err == "You gave nothing for six months. “Retainers that last” could help.\n"
    three("set", "giving", "no")
    assert three("log", "Ruth", "Again", "--intent", "ask").err == ""


def test_what_was_given_is_logged_with_its_kind(three: CommandLine) -> None:
    given = three.json("log", "Ruth", "My view on the menu", "--give", "feedback")
    assert (given["intent"], given["give_kind"]) == ("give", "feedback")
    assert three.json("giving", "Ruth")["given"] == 1


def test_cards_and_tables_of_people_keep_it_to_themselves(
    three: CommandLine, tmp_path: Path
) -> None:
    three.json("edit", "Ruth", "offers=secret-offer", "needs=secret-need")
    three.json("referral", "received", "Ruth", "secret-client")
    three.json("knows", "Ruth", "Nora")
    three.json("collaboration", "secret-project", "--with", "Ruth")
    for name in ("all.vcf", "all.csv"):
        three.json("export", str(tmp_path / name))
        assert "secret" not in (tmp_path / name).read_text("utf-8-sig")


def test_a_whole_book_takes_it_all_along(three: CommandLine, tmp_path: Path) -> None:
    three.json("item", URL, "--niche", "design")
    three.json("share", "1", "Nora")
    three.json("referral", "received", "Ruth", "Lumen")
    three.json("introduce", "Nora", "Ruth", "--force")
    three.json("knows", "Nora", "Sofia")
    three.json("collaboration", "Swap", "--with", "Ruth")
    file = tmp_path / "book.json"
    three.json("export", str(file))
    other = CommandLine(tmp_path / "other.book", three.captured, three.today)
    other.json("import", str(file))
    for verb in ("referrals", "introductions", "collaborations", "library"):
        assert other.json(verb) == three.json(verb)
    for name in ("Nora", "Ruth"):
        assert other.json("show", name) == three.json("show", name)
