"""The shape of a table and its rows, as programs and people write them."""

import io

import pytest
from exchange.corpus import expected

from netdesk.domain.contact import Problem
from netdesk.exchange.table import Code, Columns, Row, Shape, plain, read, sniff

NAMES = frozenset(map(plain, ("First Name", "Last Name", "Email", "Company", "Position", "Name")))
PREAMBLE = (
    "Notes:\n"
    '"When exporting your data, you may notice\nthat some are missing. See https://example.org/a,b"'
    "\n\n"
)
PEOPLE = "First Name,Last Name,Email\nAna,Ruiz,ana@example.org\nBo,Lee,bo@example.org\n"


def rows(content: str | bytes, **wanted: str) -> tuple[Shape, list[Row]]:
    raw = content.encode() if isinstance(content, str) else content
    shape = sniff(raw, NAMES, **wanted)
    assert shape is not None
    found = list(read(io.BytesIO(raw), "some.csv", shape))
    assert not [one for one in found if isinstance(one, Problem)]
    return shape, [one for one in found if isinstance(one, Row)]


def test_cells_are_found_by_the_names_of_their_columns() -> None:
    content = '"First Name", last_name ,E-MAIL,,E-Mail\nAna,Ruiz,a@b.c,odd,x@y.z\n'
    shape, [row] = rows(content)
    assert shape.header == ("First Name", "last_name", "E-MAIL", "Column 4", "E-Mail")
    assert [row[name] for name in ("first name", "Last Name", "email", "none")] == [
        *("Ana", "Ruiz", "a@b.c", "")
    ]
    assert list(row.items())[3:] == [("Column 4", "odd"), ("E-Mail", "x@y.z")]
    assert (row.number, row.line) == (1, 2)


def test_a_name_that_comes_again_is_numbered() -> None:
    assert Columns(["Phone", "Phone", "Phone (2)", "", "Phone"]).names == (
        *("Phone", "Phone (2)", "Phone (2) (2)", "Column 4", "Phone (3)"),
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("before", ["", PREAMBLE, "sep=;\n", "\n\n"])
def test_delimiter_line_end_and_what_stands_above(delimiter: str, end: str, before: str) -> None:
    content = before + PEOPLE.replace(",", delimiter)
    shape, found = rows(content.replace("\n", end))
    assert (shape.delimiter, shape.line) == (delimiter, before.count("\n") + 1)
    assert [row["email"] for row in found] == ["ana@example.org", "bo@example.org"]
    assert found[0].line == shape.line + 1


@pytest.mark.parametrize(
    ("encoding", "written", "name"),
    [
        ("utf-8", "utf-8", "José"),
        ("utf-8", "utf-8-sig", "José"),
        ("utf-16-le", "utf-16", "José"),
        ("utf-16-le", "utf-16-le", "José"),
        ("utf-16-be", "utf-16-be", "José"),
        ("cp1252", "cp1252", "José"),
        ("cp1251", "cp1251", "Анна Сергеевна"),
        ("cp932", "cp932", "名無しの権兵衛さん"),
    ],
)
def test_encodings(encoding: str, written: str, name: str) -> None:
    shape, [row, _] = rows(PEOPLE.replace("Ana", name).encode(written))
    assert (shape.encoding, row["first name"]) == (encoding, name)


def test_the_user_says_encoding_and_delimiter() -> None:
    content = "First Name;Last Name;Email\nŽiva;Kos, dr.;z@example.org\n".encode("cp1250")
    _, [row] = rows(content, encoding="cp1250", delimiter=";")
    assert (row["first name"], row["last name"]) == ("Živa", "Kos, dr.")
    shape, _ = rows(content, delimiter="|")
    assert (shape.delimiter, len(shape.header)) == ("|", 1)


@pytest.mark.parametrize(
    ("content", "line", "width", "count"),
    [
        pytest.param("John,Doe,j@d.invalid\nJane,Roe,r@d.invalid\n", 0, 3, 2, id="no header"),
        pytest.param("a@example.org\nb@example.org\n", 0, 1, 2, id="e-mails alone"),
        pytest.param("Email\na@example.org\n\n\nb@example.org", 1, 1, 2, id="one column"),
        pytest.param("Vārds;Uzvārds;Pasts\nA;B;a@b.lv\n", 1, 3, 1, id="names nobody knows"),
        pytest.param("Name,Email,,\nAna,a@b.c,,\n,,,\nBo,b@b.c,,\n", 1, 2, 2, id="empty columns"),
        pytest.param(
            "1,1,1@x.invalid,,,\n2\t2\t2@x.invalid\n3\t3\t3@x.invalid\n", 0, 3, 3, id="mixed"
        ),
        pytest.param('Name,"Email\nprivate",Company\nAna,a@b.c,X\n', 1, 3, 1, id="break in a name"),
    ],
)
def test_headers(content: str, line: int, width: int, count: int) -> None:
    shape, found = rows(content)
    assert (shape.line, len(shape.header), len(found)) == (line, width, count)


def test_line_breaks_quotes_and_delimiters_in_cells() -> None:
    content = 'Name,Email,Notes\n"Ruiz, Ana",a@b.c,"one\r\n""two"", three\n"\nBo, "b@b.c", "x, y"\n'
    _, [ana, bo] = rows(content)
    assert (ana["name"], ana["notes"]) == ("Ruiz, Ana", 'one\n"two", three')
    assert (bo["notes"], bo.line) == ("x, y", 5)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('"Ana,Ruiz,a@b.c', ['"Ana', "Ruiz", "a@b.c"]),
        ('Ana,"Ruiz,a@b.c', ["Ana", '"Ruiz', "a@b.c"]),
        ('Ana,Ruiz,"a@b.c', ["Ana", "Ruiz", '"a@b.c']),
        ('Ana,"The "Big" Ruiz",a@b.c', ["Ana", 'The "Big" Ruiz', "a@b.c"]),
        ('"Ana" Maria,"Ruiz, Dr.",a@b.c', ["Ana Maria", "Ruiz, Dr.", "a@b.c"]),
    ],
)
@pytest.mark.parametrize(
    "after", ["Bo,Lee,b@b.c\n", 'Bo,"Lee, Dr.",b@b.c\n', '"Bo","Lee","b@b.c"\n']
)
def test_a_stray_quote_costs_no_other_row(line: str, cells: list[str], after: str) -> None:
    _, found = rows(f"First Name,Last Name,Email\n{line}\n" + after * 30)
    assert len(found) == 31
    assert found[0].cells == cells
    assert [(p.code, p.card, p.line) for p in found[0].problems] == [(Code.STRAY_QUOTE, 1, 2)]
    assert all(row["email"] == "b@b.c" and not row.problems for row in found[1:])


def test_a_long_note_stays_one_cell_and_is_reported() -> None:
    note = "\n".join(f"line {n}, with a comma" for n in range(30))
    _, [ana, bo] = rows(f'Name,Email,Notes\nAna,a@b.c,"{note}"\nBo,b@b.c,\n')
    assert ana["notes"] == note
    assert [(p.code, p.text, p.line) for p in ana.problems] == [(Code.LONG_CELL, "29", 2)]
    assert bo.line == 32


def test_what_is_doubtful_about_a_row_is_said() -> None:
    content = b"Name,Email\nAna,a@b.c,more,\nBo\n" + "Chloé,c@b.c\nZoé,d@b.c\n".encode("cp1252")
    shape = sniff(content[:20], NAMES)
    assert shape is not None
    ana, bo, chloe, zoe = list(read(io.BytesIO(content), "some.csv", shape))
    assert isinstance(ana, Row)
    assert list(ana.items())[2] == ("Column 3", "more")
    said = [[(p.code, p.line, p.text) for p in row.problems] for row in (ana, bo, chloe, zoe)]
    assert said == [
        [(Code.MORE_CELLS, 2, "more")],
        [],
        [(Code.WRONG_CHARSET, 4, "Chloé,c@b.c")],
        [],
    ]


@pytest.mark.parametrize("content", ["", "\n\n", "\0\1\2\3" * 100, "%PDF-1.4\n" + "\1\2" * 50])
def test_what_is_no_text_has_no_shape(content: str) -> None:
    assert sniff(content.encode(), NAMES) is None


def test_a_header_and_no_rows_is_a_problem() -> None:
    shape = sniff(b"Name,Email\n,\n", NAMES)
    assert shape is not None
    [problem] = read(io.BytesIO(b"Name,Email\n,\n"), "some.csv", shape)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.card, problem.fatal) == (Code.NO_ROWS, 0, True)


def test_every_row_is_found() -> None:
    wrong = {}
    for path, facts in expected(".csv").items():
        found = len(rows(path.read_bytes())[1])
        if found != facts["rows"]:
            wrong[path.name] = (found, facts["rows"])
    assert not wrong
