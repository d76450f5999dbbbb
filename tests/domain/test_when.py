"""WHEN: what typed dates mean."""

import contextlib
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain import when
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.when import Due

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("2026-1-5", date(2026, 1, 5)),
        ("1 dec", date(2026, 12, 1)),
        ("dec 1", date(2026, 12, 1)),
        ("1dec", date(2026, 12, 1)),
        ("1. December", date(2026, 12, 1)),
        ("Dec. 1st, 2027", date(2027, 12, 1)),
        ("3rd of january", date(2027, 1, 3)),
        ("1 sept", date(2027, 9, 1)),
        ("23 nov", date(2026, 11, 23)),
        ("22 nov", date(2027, 11, 22)),
        ("29 feb", date(2028, 2, 29)),
        ("today", MONDAY),
        ("Tomorrow", date(2026, 11, 24)),
        ("3d", date(2026, 11, 26)),
        ("2w", date(2026, 12, 7)),
        ("2 w", date(2026, 12, 7)),
        ("1m", date(2026, 12, 23)),
        ("1y", date(2027, 11, 23)),
        ("in 3 weeks", date(2026, 12, 14)),
        ("in  2 days", date(2026, 11, 25)),
        ("in a month", date(2026, 12, 23)),
        ("tue", date(2026, 11, 24)),
        ("mon", date(2026, 11, 30)),
        ("Sunday", date(2026, 11, 29)),
        ("next fri", date(2026, 11, 27)),
        ("on wednesday", date(2026, 11, 25)),
        ("end of month", date(2026, 11, 30)),
        ("next week", date(2026, 11, 30)),
        ("next month", date(2026, 12, 1)),
    ],
)
def test_day(text: str, day: date) -> None:
    assert when.parse(text, MONDAY) == Due(day)


@pytest.mark.parametrize(
    ("day", "texts"),
    [
        (date(2026, 11, 23), ["heute", "hoy", "aujourd’hui", "Aujourd'hui"]),
        (date(2026, 11, 24), ["morgen", "mañana", "MANANA", "demain"]),
        (date(2026, 11, 25), ["übermorgen", "uebermorgen", "pasado mañana", "après-demain"]),
        (
            date(2026, 11, 24),
            ["Dienstag", "di.", "am Di.", "am Dienstag", "nächsten Dienstag", "bis Dienstag"],
        ),
        (date(2026, 11, 24), ["martes", "el martes", "el próximo martes", "martes que viene"]),
        (date(2026, 11, 24), ["mardi", "mardi prochain", "le mardi"]),
        (date(2026, 11, 30), ["Montag", "lunes", "lundi", "lun.", "mo."]),
        (date(2026, 11, 27), ["viernes", "Freitag", "vendredi", "vie.", "ven.", "fr."]),
        (date(2026, 12, 14), ["in 3 Wochen", "en 3 semanas", "dans 3 semaines", "drei Wochen"]),
        (date(2026, 12, 14), ["dentro de tres semanas", "dans trois semaines", "3 semaines"]),
        (date(2026, 11, 30), ["in einer Woche", "en una semana", "dans une semaine"]),
        (date(2026, 12, 8), ["en quince días", "dans quinze jours", "in 15 Tagen"]),
        (date(2026, 12, 23), ["in einem Monat", "en un mes", "dans un mois"]),
        (date(2026, 12, 3), ["3. Dezember", "3. Dez.", "am 3. Dezember", "3.12.", "3.12.2026"]),
        (date(2026, 12, 3), ["3 de diciembre", "el 3 de diciembre de 2026", "3 dic"]),
        (date(2026, 12, 1), ["1er décembre", "le 1er décembre", "1 déc.", "1 decembre"]),
        (date(2027, 3, 1), ["1. März", "1 marzo", "1 mars", "1 mar", "1. Maerz"]),
        (date(2026, 12, 24), ["24/12", "24/12/2026", "24.12."]),
        (date(2026, 11, 30), ["Ende des Monats", "fin de mes", "fin du mois", "à la fin du mois"]),
        (date(2026, 11, 30), ["nächste Woche", "la semana que viene", "la semaine prochaine"]),
        (date(2026, 12, 1), ["nächsten Monat", "el próximo mes", "le mois prochain"]),
    ],
)
def test_day_in_four_languages(day: date, texts: list[str]) -> None:
    assert {text: when.parse(text, MONDAY) for text in texts} == dict.fromkeys(texts, Due(day))


@pytest.mark.parametrize(
    "text",
    [
        *("Dienstag 14 Uhr", "Dienstag um 14 Uhr", "Dienstag um 14:00", "am Dienstag, 14.00 Uhr"),
        *("martes a las 14:00", "el martes a las 14", "martes 14h", "martes 14:00"),
        *("mardi 14h", "mardi à 14h", "mardi 14h00", "mardi à 14:00"),
    ],
)
def test_time_in_four_languages(text: str) -> None:
    assert when.parse(text, MONDAY) == Due(date(2026, 11, 24), time(14))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tue 14:00", Due(date(2026, 11, 24), time(14))),
        ("2026-12-01 9:05", Due(date(2026, 12, 1), time(9, 5))),
        ("2026-12-01T09:05", Due(date(2026, 12, 1), time(9, 5))),
        ("tomorrow 2pm", Due(date(2026, 11, 24), time(14))),
        ("tomorrow at 2:30 pm", Due(date(2026, 11, 24), time(14, 30))),
        ("1 dec, 12am", Due(date(2026, 12, 1), time(0))),
        ("1 dec 2026 12pm", Due(date(2026, 12, 1), time(12))),
        ("3d 00:00", Due(date(2026, 11, 26), time(0))),
        ("14:00", Due(MONDAY, time(14))),
    ],
)
def test_time(text: str, expected: Due) -> None:
    assert when.parse(text, MONDAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "soon",
        "5",
        "30 feb",
        "0 dec",
        "32 dec",
        "2026-02-30",
        "2026-13-01",
        "tue 25:00",
        "tue 13pm",
        "tue 14:75",
        "99999y",
        "99999w5",
        "9999-12-31",
        "1 jan 9000",
        "0001-01-01",
        "dec",
        "1 desember",
        "3/12",
        "mar",
        "32.12.",
        "1.13.",
        "prochain",
        "so",
        "sam",
        "do",
        "vie",
        "in wochen",
        "elf wochen",
        "a las 14",
        "t14:00x",
        "tomorrow tomorrow",
    ],
)
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        when.parse(text, MONDAY)
    assert (refused.value.what, refused.value.text) == ("when", text)


def test_months_are_clamped() -> None:
    assert when.parse("1m", date(2027, 1, 31)).day == date(2027, 2, 28)
    assert when.parse("1m", date(2028, 1, 31)).day == date(2028, 2, 29)
    assert when.parse("1y", date(2028, 2, 29)).day == date(2029, 2, 28)
    assert when.parse("13m", date(2026, 12, 31)).day == date(2028, 1, 31)


def test_months_of_another_language() -> None:
    assert when.parse("1 dez", MONDAY, month_names={"dez": 12}) == Due(date(2026, 12, 1))
    assert when.parse("1 dec", MONDAY, month_names={"dez": 12}) == Due(date(2026, 12, 1))


def test_the_end_of_the_calendar() -> None:
    with pytest.raises(NotUnderstood):
        when.parse("tomorrow", date.max)
    with pytest.raises(NotUnderstood):
        when.parse("29 feb", date(9999, 3, 1))


@given(st.dates(date(1583, 1, 1), date(8999, 12, 1)), st.sampled_from(sorted(when.WEEKDAYS)))
def test_a_weekday_is_the_next_one_after_today(today: date, name: str) -> None:
    day = when.parse(name, today).day
    assert day.weekday() == when.WEEKDAYS[name]
    assert 1 <= (day - today).days <= 7


@given(st.text(max_size=30), st.dates())
def test_any_text_is_a_date_or_refused(text: str, today: date) -> None:
    with contextlib.suppress(NotUnderstood):
        assert isinstance(when.parse(text, today), Due)
