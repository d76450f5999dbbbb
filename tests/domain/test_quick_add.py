"""Quick add: what a typed line is understood as."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.model import Channel, ChannelKind
from netdesk.domain.quick_add import PartKind, QuickAdd, parse
from netdesk.domain.when import Due

MONDAY = date(2026, 11, 23)
TUESDAY = Due(date(2026, 11, 24))
WHOLE = (
    "Ana Ruiz, CTO at Loopwise #fintech @PyCon ana@loop.io +34 600 111 222 !tue"
    ' "send the case study"'
)


def read(line: str, **known: object) -> QuickAdd:
    return parse(line, MONDAY, **known)  # type: ignore[arg-type]


def values(line: str, kind: ChannelKind) -> list[str]:
    return [channel.value for channel in read(line).channels if channel.kind is kind]


def test_the_whole_line() -> None:
    found = read(WHOLE)
    assert (found.name, found.title, found.organization) == ("Ana Ruiz", "CTO", "Loopwise")
    assert (found.niches, found.event) == (("fintech",), "PyCon")
    assert found.channels == (
        Channel(ChannelKind.EMAIL, "ana@loop.io"),
        Channel(ChannelKind.PHONE, "+34 600 111 222"),
    )
    assert (found.due, found.reason, found.note) == (TUESDAY, "send the case study", "")


def test_the_parts_say_where_they_stand() -> None:
    shown = [(part.kind, WHOLE[part.start : part.end]) for part in read(WHOLE).parts]
    assert shown == [
        (PartKind.NAME, "Ana Ruiz"),
        (PartKind.TITLE, "CTO"),
        (PartKind.ORGANIZATION, "Loopwise"),
        (PartKind.NICHE, "#fintech"),
        (PartKind.EVENT, "@PyCon"),
        (PartKind.CHANNEL, "ana@loop.io"),
        (PartKind.CHANNEL, "+34 600 111 222"),
        (PartKind.DUE, "!tue"),
        (PartKind.REASON, '"send the case study"'),
    ]


@pytest.mark.parametrize(
    ("line", "name", "title", "organization"),
    [
        ("Ana", "Ana", "", ""),
        ("  Ana   Ruiz ", "Ana Ruiz", "", ""),
        ("Ana Ruiz at Loopwise", "Ana Ruiz", "", "Loopwise"),
        ("Ana Ruiz, CTO @ Loopwise", "Ana Ruiz", "CTO", "Loopwise"),
        ("Ana Ruiz, at Loopwise", "Ana Ruiz", "", "Loopwise"),
        ("Ana Ruiz, CTO", "Ana Ruiz", "CTO", ""),
        ("Ana Ruiz, Loopwise", "Ana Ruiz", "", "Loopwise"),
        ("Ana Ruiz, CTO, Loopwise", "Ana Ruiz", "CTO", "Loopwise"),
        ("Ana Ruiz, Loopwise, Head of Data", "Ana Ruiz", "Head of Data", "Loopwise"),
        ("Ana Ruiz\nCTO\nLoopwise GmbH\nana@loop.io", "Ana Ruiz", "CTO", "Loopwise GmbH"),
        ("#fintech Ana Ruiz, CTO", "Ana Ruiz", "CTO", ""),
        ("Ana Ruiz <ana@loop.io>", "Ana Ruiz", "", ""),
        ("Łukasz O'Neil-Żak", "Łukasz O'Neil-Żak", "", ""),
        ("山田 太郎, CTO at ソニー", "山田 太郎", "CTO", "ソニー"),
        ("ana@loop.io", "ana@loop.io", "", ""),
        ("+34 600 111 222", "+34 600 111 222", "", ""),
        ("", "", "", ""),
    ],
)
def test_who_it_is(line: str, name: str, title: str, organization: str) -> None:
    found = read(line)
    assert (found.name, found.title, found.organization) == (name, title, organization)


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("Ana in:ana-ruiz", ChannelKind.LINKEDIN, "https://www.linkedin.com/in/ana-ruiz"),
        ("Ana x:@ana", ChannelKind.X, "https://x.com/ana"),
        ("Ana IG:ana.r", ChannelKind.INSTAGRAM, "https://www.instagram.com/ana.r"),
        ("Ana gh:ana", ChannelKind.GITHUB, "https://github.com/ana"),
        ("Ana mastodon:@ana@chaos.social", ChannelKind.MASTODON, "https://chaos.social/@ana"),
        ("Ana discord:ana#12", ChannelKind.DISCORD, "ana#12"),
        (
            "Ana https://www.linkedin.com/in/ana-ruiz/?x=1",
            ChannelKind.LINKEDIN,
            "https://www.linkedin.com/in/ana-ruiz/?x=1",
        ),
        ("Ana es.linkedin.com/in/ana", ChannelKind.LINKEDIN, "https://es.linkedin.com/in/ana"),
        ("Ana https://fosstodon.org/@ana", ChannelKind.MASTODON, "https://fosstodon.org/@ana"),
        ("Ana https://youtube.com/@ana", ChannelKind.WEBSITE, "https://youtube.com/@ana"),
        ("Ana https://fb.me/ana", ChannelKind.FACEBOOK, "https://fb.me/ana"),
        ("Ana https://acme.slack.com/team/U1", ChannelKind.SLACK, "https://acme.slack.com/team/U1"),
        ("Ana https://m.facebook.com/ana", ChannelKind.FACEBOOK, "https://m.facebook.com/ana"),
        ("Ana https://github.com/ana.", ChannelKind.GITHUB, "https://github.com/ana"),
        ("Ana www.loop.io", ChannelKind.WEBSITE, "https://www.loop.io"),
        ("Ana mail:ana@loop.io", ChannelKind.EMAIL, "ana@loop.io"),
        ("Ana <mailto:ana@loop.io>", ChannelKind.EMAIL, "ana@loop.io"),
        ("Ana ana.ruiz+x@mail.loop.io, hi", ChannelKind.EMAIL, "ana.ruiz+x@mail.loop.io"),
        ("Ana 0341 / 123-456", ChannelKind.PHONE, "0341 / 123-456"),
        ("Ana (030) 901820, hi", ChannelKind.PHONE, "(030) 901820"),
        ("Ana 0034 600 111 222", ChannelKind.PHONE, "0034 600 111 222"),
        ("Ana tel:110", ChannelKind.PHONE, "110"),
    ],
)
def test_channels(line: str, kind: ChannelKind, value: str) -> None:
    assert read(line).name == "Ana"
    assert values(line, kind) == [value]
    assert len(read(line).channels) == 1


@pytest.mark.parametrize("line", ["Ana 12345", "Ana 2026-11-25", "Ana 24.12.2026", "Ana A1234567"])
def test_other_numbers_are_no_phones(line: str) -> None:
    assert read(line).channels == ()


@pytest.mark.parametrize(
    ("line", "due", "note"),
    [
        ("Ana !tue", TUESDAY, ""),
        ("Ana !tue 14:00", Due(TUESDAY.day, time(14)), ""),
        ("Ana !1 dec 2pm call her", Due(date(2026, 12, 1), time(14)), "call her"),
        ("Ana !in 3 weeks", Due(date(2026, 12, 14)), ""),
        ("Ana !end of month #ux", Due(date(2026, 11, 30)), ""),
        ('Ana !"end of month" bye', Due(date(2026, 11, 30)), "bye"),
        ("Ana !2w, in Berlin", Due(date(2026, 12, 7)), "in Berlin"),
        ("Ana #ux !soon", None, "!soon"),
        ("Ana #ux wow!", None, "wow!"),
        ("Ana !tue #ux !wed", TUESDAY, "!wed"),
    ],
)
def test_when(line: str, due: Due | None, note: str) -> None:
    found = read(line)
    assert (found.name, found.due, found.note) == ("Ana", due, note)


def test_quoted_text_is_the_reason_or_the_note() -> None:
    assert read('Ana "likes tea"').note == "likes tea"
    assert read('Ana "likes tea" !tue').reason == "likes tea"
    assert read("Ana !tue “send it”").reason == "send it"
    assert read('Ana !tue "send it').reason == "send it"
    assert read('Ana "call 0341 123456"').channels == ()
    inside = read('Ana "met @PyCon, likes #ux !tue"')
    assert (inside.niches, inside.event, inside.due) == ((), "", None)
    assert inside.note == "met @PyCon, likes #ux !tue"


def test_what_is_not_understood_stays_in_the_note() -> None:
    found = read("Ana Ruiz, CTO at Loopwise, loves bikes #ux met at the bar @PyCon late")
    assert (found.organization, found.event) == ("Loopwise", "PyCon")
    assert found.note == "loves bikes met at the bar late"


def test_niches_and_events_by_name_or_beginning() -> None:
    known = {"niches": ["Fintech", "Health tech", "Health care"], "events": ["PyCon DE", "Meetup"]}
    assert read("Ana #fin @pyc", **known).niches == ("Fintech",)
    assert read("Ana #fin @pyc", **known).event == "PyCon DE"
    assert read("Ana #health", **known).niches == ("health",)
    assert read('Ana #"health tech" #fintech', **known).niches == ("Health tech", "Fintech")
    assert read('Ana @"Meet"', **known).event == "Meet"
    assert read("Ana #fin #Fintech", **known).niches == ("Fintech",)
    assert read('Ana @"Meetup Leipzig"').event == "Meetup Leipzig"
    assert read("Ana #c++, #ux.").niches == ("c++", "ux")


def test_dates_in_another_language() -> None:
    found = parse("Ana !morgen", MONDAY, understand={"morgen": TUESDAY}.get)
    assert (found.due, found.note) == (TUESDAY, "")


@given(st.text(alphabet='Ana \n,;#@!"“<>:.+0123456789intue-/', max_size=60))
def test_any_line_keeps_its_places(line: str) -> None:
    found = read(line)
    ends = 0
    for part in found.parts:
        assert ends <= part.start < part.end <= len(line)
        ends = part.end
