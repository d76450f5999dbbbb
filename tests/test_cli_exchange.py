"""The command line's import and export."""

import os
import threading
from pathlib import Path

import pytest
from command_line import CommandLine, netdesk
from makers import card

__all__ = ["netdesk"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three cards: two people, and one that holds nothing."""
    path = tmp_path / "people.vcf"
    nothing = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:7\r\nEND:VCARD\r\n"
    people = card("Ana Ruiz", "EMAIL:ana@loop.io", "UID:1") + card("Bo Lee", "TEL:0341 123456")
    path.write_text(people + nothing)
    return path


def counts(answer: dict[str, int]) -> tuple[int, ...]:
    names = ("found", "added", "updated", "same", "skipped", "failed")
    return tuple(answer[name] for name in names)


def test_import_counts(netdesk: CommandLine, file: Path) -> None:
    answer = netdesk.json("import", str(file))
    assert counts(answer) == (3, 2, 0, 0, 1, 0)
    assert answer["problems"] == []
    assert counts(netdesk.json("import", str(file))) == (3, 0, 0, 2, 1, 0)
    text = netdesk("import", str(file))
    assert text.out == "3 found: 0 added, 0 updated, 2 the same, 1 skipped, 0 failed.\n"
    assert (text.code, text.err) == (0, "")


def test_import_for_an_event(netdesk: CommandLine, file: Path) -> None:
    options = ("--niche", "ux", "--niche=Health tech", "--event", "PyCon", "--follow-up", "3d")
    netdesk.json("import", str(file), *options)
    ana, bo = netdesk.json("list")
    for person in (ana, bo):
        assert person["niches"] == ["Health tech", "ux"]
        assert (person["met_on"], person["met_at"]) == ("2026-11-23", "PyCon")
    due = netdesk.json("due", "--within", "3d")
    assert [(one["person"], one["due"]) for one in due] == [
        ("Ana Ruiz", "2026-11-26"),
        ("Bo Lee", "2026-11-26"),
    ]
    netdesk.json("undo")
    assert netdesk.json("list") == netdesk.json("niches") == netdesk.json("events") == []


def test_an_event_of_a_longer_name_is_another(netdesk: CommandLine, file: Path) -> None:
    netdesk.json("add", "Cy Oh @Py")
    netdesk.json("import", str(file), "--event", "P")
    assert {event["name"] for event in netdesk.json("events")} == {"P", "Py"}
    netdesk.json("import", str(file), "--event", "py")
    assert len(netdesk.json("events")) == 2


def test_the_import_starts_the_clock_of_who_is_known(netdesk: CommandLine, file: Path) -> None:
    netdesk.json("import", str(file))
    netdesk.json("edit", "Ana", "met_at=the market")
    netdesk.json("log", "Bo", "coffee")
    assert counts(netdesk.json("import", str(file), "--event", "PyCon")) == (3, 0, 2, 0, 1, 0)
    ana, bo = netdesk.json("list")
    assert (ana["state"], ana["met_on"], ana["met_at"]) == ("new", "2026-11-23", "the market")
    assert (bo["state"], bo["met_on"], bo["met_at"]) == ("none", "2026-11-23", "PyCon")
    due = netdesk.json("due", "--within", "5d")
    assert [(f["person"], f["due"], f["origin"]) for f in due] == [
        ("Ana Ruiz", "2026-11-25", "first")
    ]
    again = netdesk.json("import", str(file), "--event", "PyCon", "--follow-up", "3d")
    assert counts(again) == (3, 0, 1, 1, 1, 0)  # Bo's was asked for, Ana has one
    assert [f["person"] for f in netdesk.json("due", "--within", "5d")] == ["Ana Ruiz", "Bo Lee"]


def test_a_name_of_any_bytes(netdesk: CommandLine, file: Path, tmp_path: Path) -> None:
    odd = file.rename(tmp_path / "\udcff.vcf")
    assert counts(netdesk.json("import", str(odd))) == (3, 2, 0, 0, 1, 0)
    assert netdesk.json("history")[0]["step"] == "Imported ?.vcf: 2 added, 0 updated"
    assert netdesk.json("import", str(tmp_path / "\udcfe.vcf"), code=1)["problems"]


def test_a_name_that_begins_with_a_tilde(
    netdesk: CommandLine, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    file.rename("~backup.vcf")
    assert netdesk.json("import", "~backup.vcf")["added"] == 2
    for line in (
        ("export", "~out.vcf"),
        ("referrals", "--export", "~out.csv"),
        ("backup", "~out.book"),
        ("restore", "~out.book"),
        ("export", "~/home.vcf"),
        ("list", "--book", "~out.book"),
    ):
        assert netdesk(*line).code == 0, line
    written = {path.name for path in tmp_path.glob("*out.*")}
    assert written == {"~out.vcf", "~out.csv", "~out.book"}
    assert Path("home.vcf").exists()
    assert netdesk.json("item", "~out.csv")["path"] == str(tmp_path / "~out.csv")
    for line in (("restore", "~no.book"), ("event", "--from", "~no.ics"), ("import", "~no.json")):
        refused = netdesk(*line)
        assert (refused.code, "~no" in refused.err) == (1, True), refused


def test_a_pipe(netdesk: CommandLine, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.vcf"
    os.mkfifo(pipe)
    writing = threading.Thread(target=pipe.write_text, args=(card("Ana Ruiz"),))
    writing.start()
    answer = netdesk.json("import", str(pipe))
    writing.join()
    assert (counts(answer), answer["problems"]) == ((1, 1, 0, 0, 0, 0), [])


def test_a_city_is_no_street(netdesk: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "addresses.vcf"
    path.write_text(
        card("Ana Ruiz", "ADR:;;Berliner Allee 5;Hamburg;;20095;Germany")
        + card("Bo Lee", "ADR:;;Am Markt 1;Berlin;;10115;Germany")
    )
    netdesk.json("import", str(path))
    netdesk.json("add", "Cy Oh")
    netdesk.json("edit", "Cy", "addresses=Am Markt 1, 04109 Leipzig")

    def names(query: str) -> list[str]:
        return [person["name"] for person in netdesk.json("list", query)]

    assert (names("city:berlin"), names("city:leipzig")) == (["Bo Lee"], ["Cy Oh"])
    assert (names("berlin"), names("markt")) == (["Ana Ruiz", "Bo Lee"], ["Bo Lee", "Cy Oh"])


def test_a_dry_run_saves_nothing(netdesk: CommandLine, file: Path) -> None:
    assert counts(netdesk.json("import", "--dry-run", str(file))) == (3, 2, 0, 0, 1, 0)
    assert netdesk.json("list") == netdesk.json("history") == []
    assert "dry run" in netdesk("import", "--dry-run", str(file)).out


def test_folders_and_several_files(netdesk: CommandLine, file: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "cy.vcf").write_text(card("Cy Oh"))
    answer = netdesk.json("import", str(file), str(tmp_path / "more"))
    assert counts(answer) == (4, 3, 0, 0, 1, 0)


def test_what_can_not_be_read(netdesk: CommandLine, file: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.vcf").write_text("")
    (tmp_path / "text.vcf").write_text("Dear Ana,\n\nhow are you?\n")
    (tmp_path / "nothing").mkdir()
    for name in ("empty.vcf", "text.vcf", "nothing", "missing.vcf"):
        answer = netdesk.json("import", str(tmp_path / name), code=1)
        assert counts(answer) == (0, 0, 0, 0, 0, 0)
        problem = answer["problems"][0]
        assert (len(answer["problems"]), set(problem)) == (1, {"file", "card", "line", "problem"})
        assert problem["file"] == str(tmp_path / name)
        assert problem["problem"]
        said = netdesk("import", str(tmp_path / name))
        assert (said.code, problem["problem"] in said.err) == (1, True)
    whole = netdesk.json("import", str(tmp_path / "missing.vcf"), str(file), code=1)
    assert counts(whole) == (3, 2, 0, 0, 1, 0)


def test_a_doubtful_card_is_added_and_named(netdesk: CommandLine, tmp_path: Path) -> None:
    netdesk.json("add", "Ana Ruiz ana@loop.io")
    path = tmp_path / "other.vcf"
    path.write_text(card("Ana Ruiz", "EMAIL:ana@other.example"))
    answer = netdesk.json("import", str(path))
    assert counts(answer) == (1, 1, 0, 0, 0, 0)
    assert [p["problem"] for p in answer["problems"]] == ["possible duplicate of 1"]
    assert answer["problems"][0]["card"] == 1


def test_a_wrong_date_imports_nothing(netdesk: CommandLine, file: Path) -> None:
    result = netdesk("import", str(file), "--follow-up", "soon", "--json")
    assert (result.code, result.out) == (2, "")
    assert netdesk.json("list") == []


def test_export_and_back(netdesk: CommandLine, file: Path, tmp_path: Path) -> None:
    netdesk.json("import", str(file), "--niche", "ux")
    target = tmp_path / "out.vcf"
    assert netdesk.json("export", str(target)) == {"file": str(target), "count": 2}
    assert target.read_text().count("VERSION:3.0") == 2
    assert counts(netdesk.json("import", str(target))) == (2, 0, 0, 2, 0, 0)
    refused = netdesk("export", str(target))
    assert (refused.code, refused.out) == (1, "")
    assert "already exists" in refused.err
    one = netdesk.json("export", str(target), "--overwrite", "--vcard-version", "4.0", "bo")
    assert one["count"] == 1
    assert "VERSION:4.0" in target.read_text()
    netdesk.json("export", str(tmp_path / "each"), "--each")
    assert len(list((tmp_path / "each").glob("*.vcf"))) == 2


def test_export_of_each_stops_before_the_first(netdesk: CommandLine, tmp_path: Path) -> None:
    netdesk.json("add", "Ana Ruiz")
    netdesk.json("add", "Bo Lee")
    folder = tmp_path / "each"
    folder.mkdir()
    (folder / "Bo Lee.vcf").touch()
    assert netdesk("export", str(folder), "--each").code == 1
    assert [path.name for path in folder.iterdir()] == ["Bo Lee.vcf"]
    assert netdesk.json("export", str(folder), "--each", "--overwrite")["count"] == 2


def test_export_refusals(netdesk: CommandLine, tmp_path: Path) -> None:
    netdesk.json("add", "Ana Ruiz")
    for line in (
        [str(tmp_path / "out.xlsx")],
        [str(tmp_path / "out.vcf"), "--format", "qr"],
        [str(tmp_path / "out.vcf"), "--vcard-version", "5.0"],
        [str(tmp_path / "out.vcf"), "nich:ux"],
        [],
    ):
        assert netdesk("export", *line).code == 2
    assert not list(tmp_path.glob("out.*"))
    for verb in (("export", "--format", "vcard"), ("referrals", "--export")):
        over_itself = netdesk(*verb, str(netdesk.book), "--overwrite")
        assert (over_itself.code, "is the open book" in over_itself.err) == (1, True), over_itself
    assert len(netdesk.json("list")) == 1
    nowhere = netdesk("export", str(tmp_path / "no" / "out.vcf"))
    assert (nowhere.code, nowhere.out) == (1, "")
    under_a_file = netdesk("export", str(netdesk.book / "out.vcf"))
    assert (under_a_file.code, under_a_file.out) == (1, "")
    assert "out.vcf" in under_a_file.err
    for folder in ("/", ".", "", str(tmp_path)):
        for verb in (("referrals", "--export"), ("export", "--format", "vcard")):
            refused = netdesk(*verb, folder, "--overwrite")
            assert refused.code in (1, 2), refused
            assert "is a folder" in refused.err or not folder


def test_a_table_is_imported_and_its_columns_corrected(
    netdesk: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "guests.csv"
    path.write_bytes("Wer;Handy\nJürgen;0341 5550134\n".encode("cp1252"))
    [table] = netdesk.json("import", str(path), "--dry-run")["tables"]
    assert (table["delimiter"], table["encoding"], table["header"]) == (";", "cp1252", True)
    assert table["columns"] == [
        {"column": "Wer", "field": "keep", "samples": ["Jürgen"]},
        {"column": "Handy", "field": "phone:mobile", "samples": ["0341 5550134"]},
    ]
    shown = netdesk("import", str(path), "--dry-run").out
    assert "cp1252, parted by ;" in shown
    assert netdesk.json("list") == []
    answer = netdesk.json("import", str(path), "--map", "Wer=name", "--delimiter", ";")
    assert counts(answer) == (1, 1, 0, 0, 0, 0)
    [person] = netdesk.json("list")
    assert (person["name"], person["phones"]) == (
        "Jürgen",
        [{"value": "0341 5550134", "label": "mobile"}],
    )
    assert counts(netdesk.json("import", str(path)))[1:3] == (0, 0), "remembered"


def test_a_date_at_the_end_of_the_calendar_is_kept_as_it_is(
    netdesk: CommandLine, tmp_path: Path
) -> None:
    table = tmp_path / "met.csv"
    table.write_text("name,email,met_on\nCy,cy@y.example,9999-12-31\nDy,dy@y.example,2026-10-01\n")
    assert netdesk.json("import", str(table))["added"] == 2
    netdesk.json("edit", "Cy", "cadence_days=30")
    assert [one["met_on"] for one in netdesk.json("list")] == [None, "2026-10-01"]
    assert "9999-12-31" in netdesk("export", "-").out


def test_what_is_said_of_a_table_has_to_fit(netdesk: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_text("Name,Mail\nAna,a@b.c\n")
    for option, value in {"--map": "Name", "--delimiter": "x", "--encoding": "klingon"}.items():
        assert netdesk("import", str(path), option, value).code == 2
    found = netdesk("import", str(path), "--map", "Nobody=name")
    assert (found.code, found.err) == (
        1,
        "There is no column “Nobody”. The columns are named as in the table's header.\n",
    )
    assert netdesk.json("import", str(path), "--no-header")["found"] == 2


def test_a_problem_of_a_table_names_its_row(netdesk: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_text('Name,Mail\nAna,"a@b.c\nBo,b@b.c\n')
    found = netdesk("import", str(path))
    assert found.code == 0
    assert f"{path}, row 1, line 2: a quotation mark is not closed" in found.err


def test_export_to_standard_output(
    netdesk: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    netdesk("add", "Zoë Blum zoe@x.example")
    for option, beginning in (
        ((), "BEGIN:VCARD\r\nVERSION:3.0"),
        (("--format", "json"), '{"format"'),
    ):
        result = netdesk("export", "-", *option)
        assert (result.code, result.err) == (0, "")
        assert result.out.startswith(beginning)
        assert "Zoë Blum" in result.out
    table = netdesk("export", "-", "blum", "--format", "csv")
    assert "Zoë" in table.out
    assert netdesk("export", "-", "--json").code == netdesk("export", "-", "--each").code == 2
    assert not Path("-").exists()
