"""Connections.csv of every era, as it came and as Excel re-saved it."""

import csv
import io
from datetime import date

import pytest
from exchange.corpus import expected
from exchange.linkedin.exports import DATA, codes, people, read_file

from netdesk.domain.contact import Contact, ContactKind
from netdesk.domain.model import ChannelKind

ADA, GRACE, ZOE = "Ada Byron", "Grace Hopper, PhD", "Zoë 🚀 Müller"


def connections(era: str) -> bytes:
    path = DATA / ("archive/Connections.csv" if era == "2024" else f"connections_{era}.csv")
    return path.read_bytes()


@pytest.mark.parametrize("era", ["2018", "2021", "2024"])
def test_an_era(era: str) -> None:
    found = read_file(connections(era))
    known = people(found)
    assert codes(found) == []
    assert known[ADA].met_on == date(2018, 4, 10)
    assert (known[ADA].organization, known[ADA].title) == ("Analytical Engines", "Programmer")
    grace = known[GRACE]
    assert (grace.given_name, grace.family_name) == ("Grace", "Hopper, PhD")
    assert (grace.organization, grace.met_at) == ("Cobol, Inc.", "LinkedIn")
    assert grace.connection
    assert grace.connection.since == date(2017, 12, 1)
    urls = [one.value for one in grace.channels if one.kind is ChannelKind.LINKEDIN]
    assert urls == (["https://www.linkedin.com/in/gracehopper"] if era == "2024" else [])
    nobody = [one for one in found if isinstance(one, Contact) and not one.name]
    assert [one.kind for one in nobody] == [ContactKind.NOTHING]


def test_credentials_and_emoji_stay_as_given() -> None:
    zoe = people(read_file(connections("2021")))[ZOE]
    assert (zoe.given_name, zoe.family_name) == ("Zoë 🚀", "Müller")


def resaved(text: str, delimiter: str, encoding: str, *, mark: bool = True) -> bytes:
    """Save a table as Excel does: even, and without quotation marks that it doesn't need."""
    rows = csv.reader(io.StringIO(text))
    table = list(rows)
    width = max(map(len, table))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows(row + [""] * (width - len(row)) for row in table)
    said = out.getvalue().encode(encoding, "replace")
    return (b"\xef\xbb\xbf" if encoding == "utf-8" and mark else b"") + said


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8"), (";", "utf-8"), (";", "cp1252"), ("\t", "utf-16"), (",", "cp1252")],
)
@pytest.mark.parametrize("era", ["2018", "2021", "2024"])
@pytest.mark.parametrize("written", ["{0:%d}-{0:%b}-{0:%y}", "{0:%d}.{0:%m}.{0:%Y}", ""])
def test_an_era_through_excel(era: str, delimiter: str, encoding: str, written: str) -> None:
    text = connections(era).decode()
    if written:
        for form in ("4/10/18, 9:16 AM", "10 Apr 2018"):
            text = text.replace(form, written.format(date(2018, 4, 10)))
    known = people(read_file(resaved(text, delimiter, encoding)))
    assert known[ADA].met_on == date(2018, 4, 10)
    assert known[GRACE].organization == "Cobol, Inc."
    assert known[GRACE].title == "VP, Compilers"
    if era != "2018":
        [zoe] = [one for name, one in known.items() if name.endswith("Müller")]
        assert zoe.title == "Gründerin"


def test_a_stray_quote_costs_only_its_row() -> None:
    text = connections("2024").decode().replace("Ada,Byron", 'Ada,"Byron')
    found = read_file(text.encode())
    assert {GRACE, ZOE, "Sam Smith"} <= people(found).keys()


def test_a_date_that_is_none_is_said_and_the_row_comes_in() -> None:
    text = connections("2024").decode().replace("10 Apr 2018", "once upon a time")
    ada = people(read_file(text.encode()))[ADA]
    assert ada.met_on is None
    assert [(one.code, one.text, one.fatal) for one in ada.problems] == [
        ("unknown_date", "once upon a time", False)
    ]


def test_every_connection_and_every_fact_is_read() -> None:
    files = {path: facts for path, facts in expected(".csv").items() if _is_connections(facts)}
    assert len(files) >= 2
    for path, facts in files.items():
        found = read_file(path.read_bytes())
        known = [one for one in found if isinstance(one, Contact) and one.name]
        assert (len(known), len(found)) == (facts["cards"], facts["rows"])
        said = [
            {
                "FIRST": one.given_name,
                "LAST": one.family_name,
                "ORG": one.organization,
                "TITLE": one.title,
                "CONNECTED": one.met_on.strftime("%d %b %Y") if one.met_on else "",
                "EMAIL": next((c.value for c in one.channels if "@" in c.value), ""),
            }
            for one in known
        ]
        at = -1
        for key, value in facts["facts"]:
            at += key == "FIRST"
            assert said[at][key] == value, path.name


def _is_connections(facts: object) -> bool:
    return isinstance(facts, dict) and any(
        fact[0] == "CONNECTED" for fact in facts.get("facts", ())
    )
