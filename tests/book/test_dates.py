"""Typed dates in other languages than English."""

import subprocess
import sys
from datetime import date, time

import pytest

from netdesk.book.dates import understood
from netdesk.domain.when import Due

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("tue 14:00", "de", Due(date(2026, 11, 24), time(14))),
        ("morgen", "de", Due(date(2026, 11, 24))),
        ("Morgen um 14:30", "de-AT", Due(date(2026, 11, 24), time(14, 30))),
        ("morgen 14 Uhr", "de", Due(date(2026, 11, 24), time(14))),
        ("übermorgen", "de_DE.UTF-8", Due(date(2026, 11, 25))),
        ("in zwei Wochen", "de", Due(date(2026, 12, 7))),
        ("Dienstag", "de", Due(date(2026, 11, 24))),
        ("am Montag", "de", Due(date(2026, 11, 30))),
        ("1. Dezember", "de", Due(date(2026, 12, 1))),
        ("am 3. Mai", "de", Due(date(2027, 5, 3))),
        ("24.12.", "de", Due(date(2026, 12, 24))),
        ("nächste Woche", "de", Due(date(2026, 11, 30))),
        ("mañana", "es", Due(date(2026, 11, 24))),
        ("el martes", "es", Due(date(2026, 11, 24))),
        ("1 de diciembre", "es", Due(date(2026, 12, 1))),
        ("demain 14h30", "fr", Due(date(2026, 11, 24), time(14, 30))),
        ("1er décembre", "fr", Due(date(2026, 12, 1))),
        ("dans 3 jours", "fr", Due(date(2026, 11, 26))),
        ("через 2 недели", "ru", Due(date(2026, 12, 7))),
        ("во вторник", "ru", Due(date(2026, 11, 24))),
        ("明日", "ja", Due(date(2026, 11, 24))),
        ("1/12", "en-GB", Due(date(2026, 12, 1))),
        ("1/12", "en_US", Due(date(2027, 1, 12))),
        ("in two weeks", "en", Due(date(2026, 12, 7))),
        ("i morgen", "no", Due(date(2026, 11, 24))),
    ],
)
def test_a_language(text: str, language: str, expected: Due) -> None:
    assert understood(text, MONDAY, (language,)) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "de"),
        ("quatsch", "de"),
        ("5", "de"),
        ("Dezember", "de"),
        ("in 2 Stunden", "de"),
        ("morgen 14", "de"),
        ("gestern", "de"),
        ("1/12", "en"),
        ("domani", "en"),
        ("domani", "C"),
        ("morgen " * 20, "de"),
        ("30. Februar", "de"),
    ],
)
def test_nonsense_is_refused(text: str, language: str) -> None:
    assert understood(text, MONDAY, (language,)) is None


def test_the_first_language_that_understands_it() -> None:
    assert understood("domani", MONDAY, ("C", "de", "it")) == Due(date(2026, 11, 24))
    assert understood("domani", MONDAY) is None


def test_dateparser_stays_out_of_the_start() -> None:
    code = (
        "import sys; from datetime import date; from netdesk.book.dates import understood;"
        "assert understood('3d', date(2026, 11, 23), ('de',));"
        "assert 'dateparser' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
