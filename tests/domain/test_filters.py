"""QUERY: what a query is read as, and where it is wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.filters import (
    EVERYTHING,
    And,
    BadQuery,
    Between,
    DateKey,
    Field,
    Filter,
    Key,
    Not,
    Or,
    Phrase,
    Word,
    drifting,
    parse,
    renamed,
    term,
)

TODAY = date(2026, 11, 23)
ANA, BO, CY = Word("ana"), Word("bo"), Word("cy")
UX = Field(Key.NICHE, "ux")


def due(first: date | None, last: date | None) -> Filter:
    return Between(DateKey.DUE, first, last)


def last(first: date | None, until: date | None) -> Filter:
    return Between(DateKey.LAST, first, until)


def met(first: date | None, until: date | None) -> Filter:
    return Between(DateKey.MET, first, until)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", EVERYTHING),
        ("  \t ", EVERYTHING),
        ("ana", ANA),
        ("ana bo", And((ANA, BO))),
        ('"ana bo"', Phrase("ana bo")),
        ('"ana bo', Phrase("ana bo")),
        ('""', EVERYTHING),
        ("-ana", Not(ANA)),
        ('-"ana bo"', Not(Phrase("ana bo"))),
        ("bo-ana", Word("bo-ana")),
        ("ana OR bo", Or((ANA, BO))),
        ("ana or bo", And((ANA, Word("or"), BO))),
        ("ana OR bo cy", Or((ANA, And((BO, CY))))),
        ("(ana OR bo) cy", And((Or((ANA, BO)), CY))),
        ("((ana) OR bo) cy", And((Or((ANA, BO)), CY))),
        ("-(ana bo)", Not(And((ANA, BO)))),
        ("(ana OR bo", Or((ANA, BO))),
        ("ana OR ", ANA),
        (") ana", ANA),
        ("(no name)", And((Word("no"), Word("name")))),
        ("Oriol", Word("Oriol")),
        ("https://ana.example/x", Word("https://ana.example/x")),
        ("10:30", Word("10:30")),
        ("niche:ux", UX),
        ("NICHE:ux", UX),
        ('niche:"Health tech"', Field(Key.NICHE, "Health tech")),
        ("-niche:ux", Not(UX)),
        ("event:pycon", Field(Key.EVENT, "pycon")),
        ("org:loop", Field(Key.ORG, "loop")),
        ("city:león", Field(Key.CITY, "león")),
        ("state:cold", Field(Key.STATE, "cold")),
        ("state:drifting", drifting()),
        ("circle:inner", Field(Key.CIRCLE, "inner")),
        ("has:email", Field(Key.HAS, "email")),
        ("has:notes", Field(Key.HAS, "note")),
        ("has:phone", Field(Key.HAS, "phone")),
        ("has:photo", Field(Key.HAS, "photo")),
        ("has:follow-up", Field(Key.HAS, "follow_up")),
        ("no:niche", Not(Field(Key.HAS, "niche"))),
        ("no:step", Not(Field(Key.HAS, "step"))),
        ("-no:step", Field(Key.HAS, "step")),
        ("due:late", due(None, date(2026, 11, 22))),
        ("due:today", due(TODAY, TODAY)),
        ("due:<7d", due(None, date(2026, 11, 29))),
        ("due:<=7d", due(None, date(2026, 11, 30))),
        ("due:>2026-12-01", due(date(2026, 12, 2), None)),
        ("due:tue", due(date(2026, 11, 24), date(2026, 11, 24))),
        ('due:"end of month"', due(date(2026, 11, 30), date(2026, 11, 30))),
        ("due:2026-12", due(date(2026, 12, 1), date(2026, 12, 31))),
        ("last:>90d", last(None, date(2026, 8, 24))),
        ("last:>=90d", last(None, date(2026, 8, 25))),
        ("last:<2w", last(date(2026, 11, 10), TODAY)),
        ("last:>1m", last(None, date(2026, 10, 22))),
        ("last:today", last(TODAY, TODAY)),
        ("last:never", Not(Field(Key.HAS, "contact"))),
        ("met:2026-10", met(date(2026, 10, 1), date(2026, 10, 31))),
        ("met:2026", met(date(2026, 1, 1), date(2026, 12, 31))),
        ("met:2026-10-05", met(date(2026, 10, 5), date(2026, 10, 5))),
        ("met:>2026-10-05", met(date(2026, 10, 6), None)),
    ],
)
def test_reading(query: str, expected: Filter) -> None:
    assert parse(query, TODAY) == expected


@pytest.mark.parametrize(
    ("query", "position", "word", "reason"),
    [
        ("ana nich:ux", 4, "nich:ux", "unknown_key"),
        ("-nich:ux", 1, "nich:ux", "unknown_key"),
        ("(ana nich:ux) bo", 5, "nich:ux", "unknown_key"),
        ("ana niche:", 4, "niche:", "no_value"),
        ('niche:"" ana', 0, 'niche:""', "no_value"),
        ("due:soon", 0, "due:soon", "bad_value"),
        ("due:<30feb", 0, "due:<30feb", "bad_value"),
        ("met:0000", 0, "met:0000", "bad_value"),
        ("met:2026-13", 0, "met:2026-13", "bad_value"),
        ("last:>99999y", 0, "last:>99999y", "bad_value"),
        ("state:hot", 0, "state:hot", "bad_value"),
        ("circle:outer", 0, "circle:outer", "bad_value"),
        ("no:teeth", 0, "no:teeth", "bad_value"),
        ("OR ana", 0, "OR", "nothing_before_or"),
        ("ana OR OR bo", 7, "OR", "nothing_before_or"),
    ],
)
def test_where_it_is_wrong(query: str, position: int, word: str, reason: str) -> None:
    with pytest.raises(BadQuery) as wrong:
        parse(query, TODAY)
    found = wrong.value
    assert (found.what, found.text) == ("query", query)
    assert (found.position, found.word, found.reason) == (position, word, reason)


def test_filters_compose() -> None:
    ana, bo, cy = Word("ana"), Word("bo"), Word("cy")
    assert (ana & bo & cy) == And((ana, bo, cy))
    assert (ana | bo | cy) == Or((ana, bo, cy))
    assert ((ana | bo) & cy) == And((Or((ana, bo)), cy))
    assert ~~ana == ana
    assert (parse("", TODAY) & ana) == ana
    assert (parse("", TODAY) | ana) == EVERYTHING
    assert (parse("niche:ux", TODAY) & drifting()) == And((UX, drifting()))


def test_parentheses_without_end() -> None:
    assert parse("(" * 3000 + "ana", TODAY) == ANA


@given(st.text(alphabet='ab -"():OR<>dniche:ue', max_size=40), st.dates())
def test_any_query_is_read_or_refused_in_place(query: str, today: date) -> None:
    wrong = None
    try:
        parse(query, today)
    except BadQuery as refused:
        wrong = refused
    assert wrong is None or query[wrong.position :].startswith(wrong.word)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("niche:ux", "niche:design"),
        ("-niche:UX ana", "-niche:design ana"),
        ('niches:"ux" OR (bo niche:ux)', "niches:design OR (bo niche:design)"),
        ("niche:u ux event:ux", "niche:u ux event:ux"),
        ('"niche:ux" niche:uxen', '"niche:ux" niche:uxen'),
        ("ana niche:", "ana niche:"),
        ('niche:"ux"-ana', 'niche:"design"-ana'),
        ('niche:"ux"(ana OR bo)', 'niche:"design"(ana OR bo)'),
        ("(niche:ux)ana", "(niche:design)ana"),
        ("niche:ux)", "niche:ux)"),
        ("due:<7d NICHE:ux", "due:<7d NICHE:design"),
        ("colour:red niche:ux", "colour:red niche:ux"),
    ],
)
def test_a_renamed_value_is_asked_for_by_its_new_name(before: str, after: str) -> None:
    assert renamed(before, Key.NICHE, "ux", "design") == after


@pytest.mark.parametrize(
    ("new", "after"),
    [
        ("web design", '-niche:"web design"'),
        ("a(b)", '-niche:"a(b)"'),
        ("//x", '-niche:"//x"'),
        ("\\1", "-niche:\\1"),
        ('"', "-niche:ux"),
    ],
)
def test_a_new_name_is_written_as_it_is_read(new: str, after: str) -> None:
    assert renamed("-niche:ux", Key.NICHE, "UX", new) == after


@given(st.text(min_size=1))
def test_what_is_written_is_read_as_it_was_meant(value: str) -> None:
    wanted = value.replace('"', " ").strip()
    if wanted:
        assert parse(term(Key.NICHE, value), TODAY) == Field(Key.NICHE, wanted)
