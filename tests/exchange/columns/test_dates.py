"""Days as tables have them."""

import pytest

from netdesk.exchange.columns.dates import is_day_first, of_parts, parse


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1980-02-29", "1980-02-29"),
        ("1980-02-29 00:00:00", "1980-02-29"),
        ("1980-02-29T00:00:00Z", "1980-02-29"),
        ("19800229", "1980-02-29"),
        ("1980/2/9", "1980-02-09"),
        ("1980年2月9日", "1980-02-09"),
        ("--02-29", "--02-29"),
        ("--0514", "--05-14"),
        ("1604-05-14", "--05-14"),
        ("2/29/1980", "1980-02-29"),
        ("29/2/1980", "1980-02-29"),
        ("29.02.1980", "1980-02-29"),
        ("29. 2. 1980", "1980-02-29"),
        ("3.4.80", "1980-04-03"),
        ("3.4.", "--04-03"),
        ("12 Mar 2021", "2021-03-12"),
        ("March 12, 2021", "2021-03-12"),
        ("12. März 1990", "1990-03-12"),
        ("4/10/18, 9:16 AM", "2018-04-10"),
        ("0/0/00", ""),
        ("2/30/1980", ""),
        ("soon", ""),
        ("", ""),
        ("9" * 100_000, ""),
    ],
)
def test_days(text: str, iso: str) -> None:
    assert parse(text) == iso


def test_which_comes_first_is_told_by_the_others() -> None:
    assert parse("3/4/1980") == "1980-03-04"
    assert parse("3/4/1980", day_first=True) == "1980-04-03"
    assert is_day_first(["1/2/80", "13/2/80"], likely=False)
    assert not is_day_first(["1/2/80", "2/13/80"], likely=True)
    assert is_day_first(["1/2/80", "31.12.80"], likely=True)


def test_days_of_three_cells() -> None:
    assert of_parts("1970", "11", "15") == "1970-11-15"
    assert of_parts("", "Mar", "5") == "--03-05"
    assert of_parts("1970", "13", "5") == ""
    assert of_parts("x", "1", "y") == ""
    assert of_parts("1" * 5000, "1" * 5000, "1" * 5000) == ""
