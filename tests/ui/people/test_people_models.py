"""Channels for the eye, pictures within limits, typed days, rhythms and notes."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from netdesk import book, clock
from netdesk.domain.errors import FileProblem
from netdesk.domain.model import Channel, ChannelKind
from netdesk.ui.dialogs.cadence_picker import days
from netdesk.ui.dialogs.when_field import past_day
from netdesk.ui.models import links, pictures
from netdesk.ui.models.people import Wanted, query
from netdesk.ui.models.person import paragraphs, with_note
from netdesk.ui.pages.people.fact_kinds import birthday

Kind = ChannelKind
SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("kind", "value", "link", "shown"),
    [
        (Kind.EMAIL, "ana@loop.io", "mailto:ana@loop.io", "ana@loop.io"),
        (Kind.EMAIL, "a?cc=b@c.io", "mailto:a%3Fcc%3Db@c.io", "a?cc=b@c.io"),
        (Kind.EMAIL, "nonsense", "", "nonsense"),
        (Kind.PHONE, "+49 (0) 30-12", "tel:+4903012", "+49 (0) 30-12"),
        (Kind.PHONE, "ask", "", "ask"),
        (Kind.WEBSITE, "https://www.loop.io/", "https://www.loop.io/", "loop.io"),
        (Kind.WEBSITE, "loop.io", "https://loop.io", "loop.io"),
        (Kind.WEBSITE, "javascript:alert(1)", "", "javascript:alert(1)"),
        (Kind.WEBSITE, "file:///etc/passwd", "", "file:///etc/passwd"),
        (
            Kind.LINKEDIN,
            "https://de.linkedin.com/in/ana?x=1",
            "https://de.linkedin.com/in/ana?x=1",
            "in/ana",
        ),
        (Kind.LINKEDIN, "ana-ruiz", "https://www.linkedin.com/in/ana-ruiz", "ana-ruiz"),
        (Kind.GITHUB, "ana", "https://github.com/ana", "ana"),
        (Kind.SLACK, "ana", "", "ana"),
        (Kind.ADDRESS, "Lane 1", "", "Lane 1"),
    ],
)
def test_link_and_words_of_a_channel(kind, value, link, shown) -> None:
    assert links.link(Channel(kind, value)) == link
    assert links.shown(Channel(kind, value)) == shown


@pytest.mark.parametrize(
    ("kind", "value", "doubt"),
    [
        (Kind.EMAIL, "ana@example.org", ""),
        (Kind.EMAIL, "not an email", "Looks like no e-mail address"),
        (Kind.PHONE, "+49 341 1", ""),
        (Kind.PHONE, "at home", "Looks like no phone number"),
        (Kind.WEBSITE, "example.org/ana", ""),
        (Kind.WEBSITE, "her page", "Looks like no link"),
        (Kind.OTHER, "her page", ""),
    ],
)
def test_what_looks_like_no_such_channel(kind: Kind, value: str, doubt: str) -> None:
    assert links.doubt(Channel(kind, value)) == doubt


def test_an_address_in_lines() -> None:
    parts = ("", "", "Lane 1", "Leipzig", "", "04229", "Germany")
    assert links.shown(Channel(Kind.ADDRESS, "x", parts=parts)) == "Lane 1\n04229 Leipzig\nGermany"


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("ana@loop.io", Kind.EMAIL, "ana@loop.io"),
        ("+34 600 111 222", Kind.PHONE, "+34 600 111 222"),
        ("linkedin.com/in/ana", Kind.LINKEDIN, "https://linkedin.com/in/ana"),
        ("loop.io", Kind.WEBSITE, "https://loop.io"),
        ("gh:ana", Kind.GITHUB, "https://github.com/ana"),
        ("pigeon", Kind.OTHER, "pigeon"),
    ],
)
def test_a_typed_channel_is_understood(typed, kind, value) -> None:
    found = links.understood(typed)
    assert (found.kind, found.value) == (kind, value)


def test_a_chosen_kind_wins() -> None:
    assert links.understood("ana", Kind.GITHUB).value == "https://github.com/ana"
    assert links.understood("Lane 1, Leipzig", Kind.ADDRESS).parts[2] == "Lane 1, Leipzig"


def test_retyping_what_is_shown_changes_nothing() -> None:
    channel = Channel(Kind.LINKEDIN, "https://www.linkedin.com/in/ana/")
    assert links.retyped(channel, "in/ana") == channel.value
    assert links.retyped(channel, "in/eva") == "https://www.linkedin.com/in/eva"


def image(path: Path, width: int, height: int, *, alpha: bool = False) -> Path:
    kind = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    made = QImage(width, height, kind)
    made.fill(QColor(0, 128, 128, 128 if alpha else 255))
    assert made.save(str(path))
    return path


def test_a_small_picture_is_kept_as_it_is(qapp, tmp_path: Path) -> None:
    path = image(tmp_path / "a.png", 40, 30)
    assert book.pictures.from_file(path) == path.read_bytes()


@pytest.mark.parametrize("name", ["a.bmp", "a.webp", "a.gif", "large.jpg"])
def test_other_pictures_become_a_jpeg(qapp, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "a.gif":  # Qt reads GIF but doesn't write it
        path.write_bytes(
            b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00"
            b"\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
        )
    else:
        image(path, 2000 if name == "large.jpg" else 40, 30, alpha=name == "a.webp")
    content = book.pictures.from_file(path)
    assert content.startswith(b"\xff\xd8")
    assert pictures.read_picture(content).width() <= 1024


def test_a_huge_picture_is_refused_by_its_header(qapp, tmp_path: Path) -> None:
    path = image(tmp_path / "a.png", 6000, 4001)
    assert pictures.read_picture(path.read_bytes()).isNull()
    with pytest.raises(FileProblem) as found:
        book.pictures.from_file(path)
    assert found.value.reason == "no_picture"


def test_a_missing_picture(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as found:
        book.pictures.from_file(tmp_path / "none.png")
    assert found.value.reason == "missing"


def test_a_thumbnail_is_scaled_while_reading(qapp, tmp_path: Path) -> None:
    content = image(tmp_path / "a.png", 400, 200).read_bytes()
    small = pictures.read_picture(content, 72)
    assert (small.width(), small.height()) == (144, 72)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("yesterday", date(2026, 11, 21)),
        ("today", SUNDAY),
        ("3d", date(2026, 11, 19)),
        ("2 weeks ago", date(2026, 11, 8)),
        ("fri", date(2026, 11, 20)),
        ("sun", SUNDAY),
        ("17 nov", date(2026, 11, 17)),
        ("24 dec", date(2025, 12, 24)),
        ("24.12.", date(2025, 12, 24)),
        ("gestern", date(2026, 11, 21)),
        ("2026-11-01", date(2026, 11, 1)),
        ("2027-01-01", None),
        ("tomorrow", None),
        ("soon", None),
    ],
)
def test_past_days(typed, day) -> None:
    assert past_day(typed, SUNDAY) == day


@pytest.mark.parametrize(
    ("typed", "count"),
    [("45", 45), ("6w", 42), ("every 3 months", 90), ("year", 365), ("often", None), ("0", None)],
)
def test_rhythms(typed, count) -> None:
    assert days(typed) == count


def test_birthdays_keep_an_unknown_year() -> None:
    clock.set_today(SUNDAY)
    try:
        assert birthday("1988-04-12") == "1988-04-12"
        assert birthday("12 apr") == "--04-12"
        assert birthday("29 feb") == "--02-29"
        assert birthday("") == ""
        with pytest.raises(ValueError, match="12 apr"):
            birthday("1988-02-30")
    finally:
        clock.set_source(None)


def test_notes_by_paragraph() -> None:
    assert paragraphs("One\n\n\n\nTwo\nlines\n\n") == ["One", "Two\nlines"]
    assert with_note("One\n\nTwo", "", "Three") == "One\n\nTwo\n\nThree"
    assert with_note("One\n\nTwo", "One", "1") == "1\n\nTwo"
    assert with_note("One\n\nTwo", "One", "") == "Two"
    assert with_note("", "", "One") == "One"


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("ana city:Bonn", "no:niche ana city:Bonn"),
        ("ana OR ben", "no:niche (ana OR ben)"),
        ('ana OR "ben', 'no:niche (ana OR "ben'),
        (" ", "no:niche"),
    ],
)
def test_a_filter_and_what_is_typed_are_one_query(typed: str, whole: str) -> None:
    assert query(Wanted(text=typed, filter="no_niche")) == whole
