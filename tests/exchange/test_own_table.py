"""Our own table of people: readable, safe in a spreadsheet, and the same when it comes back."""

import csv
import io
from dataclasses import fields, replace
from datetime import date

import pytest
from exchange.corpus import contacts, read_file, vcards
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.contact import Contact, ContactKind
from netdesk.domain.model import Channel, ChannelKind
from netdesk.exchange import own_table
from netdesk.exchange.vcard.channels import readable_address

Kind = ChannelKind
PARTS = ("", "", "Calle Mayor 1; 2º", "Madrid", "", "28001", "España")
ANA = Contact(
    uid="urn:uuid:1",
    name="Ana Ruiz",
    given_name="Ana",
    family_name="Ruiz",
    organization="Loopwise",
    title="CTO",
    channels=(
        Channel(Kind.EMAIL, "ana@loop.io", "work", preferred=True),
        Channel(Kind.EMAIL, "ana@home.example"),
        Channel(Kind.PHONE, "+34 600 111 222"),
        Channel(Kind.ADDRESS, readable_address(PARTS), "home", parts=PARTS),
        Channel(Kind.WEBSITE, "https://loop.io/?a=b;c"),
        Channel(Kind.LINKEDIN, "https://www.linkedin.com/in/ana"),
        Channel(Kind.OTHER, "ana@jabber.org", "XMPP"),
    ),
    categories=("fintech", "a; b"),
    birthday="--04-12",
    notes="met at\nPyCon",
    met_on=date(2026, 11, 20),
    met_at="PyCon",
)
SHOWN = {
    "uid": "urn:uuid:1",
    "name": "Ana Ruiz",
    "emails": "* work: ana@loop.io; ana@home.example",
    "phones": "+34 600 111 222",
    "addresses": "home: street=Calle Mayor 1\\; 2º | city=Madrid | code=28001 | country=España",
    "urls": "https://loop.io/?a=b\\;c",
    "profiles": "linkedin: https://www.linkedin.com/in/ana; other/XMPP: ana@jabber.org",
    "niches": "fintech; a\\; b",
    "birthday": "--04-12",
    "notes": "met at\nPyCon",
    "met_on": "2026-11-20",
    "met_at": "PyCon",
}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def back(one: Contact) -> Contact:
    (row,) = rows(b"".join(own_table.write([one])))
    assert own_table.is_own(row)
    return own_table.contact(row)


def plain(one: Contact) -> dict[str, object]:
    """What a table tells of a contact."""
    told = {
        field.name: getattr(one, field.name)
        for field in fields(Contact)
        if field.name not in ("properties", "photo", "kind", "members", "channels")
        and field.name not in ("file", "card", "line", "problems")
    }
    order = list(own_table._CHANNELS.values())
    channels = [
        (channel.kind, channel.value.strip(), channel.label.strip(), channel.preferred)
        for fits in order
        for channel in one.channels
        if fits(channel.kind)
    ]
    return {name: _even(value) for name, value in told.items()} | {"channels": channels}


def _even(value: object) -> object:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return tuple(one.strip() for one in value) if isinstance(value, tuple) else value


def test_it_reads_well() -> None:
    content = b"".join(own_table.write([ANA]))
    assert content.startswith(b"\xef\xbb\xbfuid,name,")
    assert content.count(b"\r\n") == 2
    (row,) = rows(content)
    assert {name: cell for name, cell in row.items() if name in SHOWN} == SHOWN


def test_it_comes_back_as_it_was() -> None:
    assert back(ANA) == replace(ANA, name_derived=False)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "+1"),
        ("+34 (600) 1-2.3/4", "+34 (600) 1-2.3/4"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3=x", "'-2+3=x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),
        ("'=1", "''=1"),
        ("'twas", "'twas"),
        ("''=x", "'''=x"),
        ("Ana", "Ana"),
        ("--04-12", "--04-12"),
    ],
)
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert own_table.guarded(cell) == written
    assert own_table.unguarded(written) == cell


def test_a_name_that_nobody_gave_stays_nobodys() -> None:
    one = Contact(name="ana@x.y", name_derived=True, channels=(Channel(Kind.EMAIL, "ana@x.y"),))
    assert b"".join(own_table.write([one])).count(b"ana@x.y") == 1
    assert (back(one).name, back(one).name_derived) == ("ana@x.y", True)


@pytest.mark.parametrize(
    ("column", "cell", "found"),
    [
        ("emails", "a@b.c;d@e.f", [(Kind.EMAIL, "a@b.c", ""), (Kind.EMAIL, "d@e.f", "")]),
        ("phones", "Mobile: 123", [(Kind.PHONE, "123", "Mobile")]),
        ("profiles", "https://github.com/ana", [(Kind.GITHUB, "https://github.com/ana", "")]),
        ("profiles", "Twitter: @ana", [(Kind.OTHER, "@ana", "Twitter")]),
        ("addresses", "Main St 1\nLeipzig", [(Kind.ADDRESS, "Main St 1\nLeipzig", "")]),
    ],
)
def test_what_somebody_types_in_a_spreadsheet(
    column: str, cell: str, found: list[tuple[ChannelKind, str, str]]
) -> None:
    one = own_table.contact({column: cell})
    assert [(channel.kind, channel.value, channel.label) for channel in one.channels] == found


def test_every_real_card_comes_back() -> None:
    for path in vcards():
        for one in contacts(read_file(path)):
            if one.kind is ContactKind.NOTHING:
                continue
            assert plain(back(one)) == plain(one), (path, one.card)


_TEXT = st.text(
    alphabet=st.sampled_from("ab \\;:|*=/'\n(),\t\"")
    | st.characters(codec="utf-8", exclude_characters="\0\r"),
    max_size=12,
)
_VALUE = _TEXT.map(str.strip).filter(bool)
_KINDS = st.sampled_from([kind for kind in Kind if kind is not Kind.ADDRESS])


@st.composite
def _addresses(draw: st.DrawFn) -> Channel:
    parts = tuple(draw(st.lists(_TEXT.map(str.strip), min_size=7, max_size=7)))
    value = readable_address(parts)
    if draw(st.booleans()) or not value.strip():
        return Channel(Kind.ADDRESS, draw(_VALUE), draw(_TEXT).strip(), draw(st.booleans()))
    return Channel(Kind.ADDRESS, value, draw(_TEXT).strip(), draw(st.booleans()), parts)


_CHANNELS = st.builds(Channel, _KINDS, _VALUE, _TEXT.map(str.strip), st.booleans()) | _addresses()


@given(
    st.builds(
        Contact,
        uid=_TEXT,
        name=_VALUE,
        notes=_TEXT,
        title=_TEXT,
        channels=st.lists(_CHANNELS, max_size=4).map(tuple),
        categories=st.lists(_VALUE, max_size=3).map(tuple),
    )
)
def test_any_text_comes_back(one: Contact) -> None:
    assert plain(back(one)) == plain(one)


@pytest.mark.parametrize("text", ["soon", "9999-12-31", "0001-01-01"])
def test_a_day_that_nothing_can_be_counted_from_is_left_out(text: str) -> None:
    row = dict(zip(own_table.COLUMNS, own_table.cells(ANA), strict=True))
    assert own_table.contact({**row, "met_on": text}) == replace(ANA, met_on=None)
