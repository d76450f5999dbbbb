"""The dates of every era, and what Excel makes of them."""

from datetime import date

import pytest

from netdesk.exchange.linkedin import dates

A_DAY = date(2024, 3, 12)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        # as LinkedIn writes them
        ("4/10/18, 9:16 AM", date(2018, 4, 10)),
        ("12 Mar 2021", date(2021, 3, 12)),
        ("01 Jan 2015", date(2015, 1, 1)),
        ("2019-11-06T02:08:20", date(2019, 11, 6)),
        ("06/01/25 12:00 PM", date(2025, 6, 1)),
        ("2022-01-05", date(2022, 1, 5)),
        # as Excel re-saves them
        ("12-Mar-24", A_DAY),
        ("12.03.2024", A_DAY),
        ("12.03.24", A_DAY),
        ("12. Mrz 24", A_DAY),
        ("12. März 2024", A_DAY),
        ("12-mars-24", A_DAY),
        ("12-mar-24", A_DAY),
        ("12 de marzo de 2024", A_DAY),
        ("5 déc. 2024", date(2024, 12, 5)),
        ("14 juil. 2024", date(2024, 7, 14)),
        ("14 juin 2024", date(2024, 6, 14)),
        ("03/12/2024", A_DAY),
        ("30/12/2024", date(2024, 12, 30)),
        ("2024-03-12 00:00:00", A_DAY),
        ("Mar 12, 2024", A_DAY),
        # none
        ("", None),
        ("31 Feb 2024", None),
        ("12 Mar 9999", None),
        ("0001-01-01", None),
        ("99/99/99", None),
        ("soon", None),
        ("12 Foo 2024", None),
        ("1" * 5000, None),
    ],
)
def test_a_date_of_any_era(text: str, on: date | None) -> None:
    assert dates.day(text) == on


def test_a_column_tells_whether_its_day_comes_first() -> None:
    assert not dates.is_day_first(["4/10/18, 9:16 AM", "4/30/18, 9:16 AM"])
    assert dates.is_day_first(["04/10/2018", "30/04/2018"])
    assert dates.day("04/10/2018", day_first=True) == date(2018, 10, 4)
    assert not dates.is_day_first(["12.03.2024", "12 Mar 2024", ""])


def test_the_minute_is_the_same_in_any_zone() -> None:
    for text in ("2023-12-04 13:12:50 UTC", "2023-12-04T13:12:50", "2023-12-04 13:12"):
        found = dates.moment(text)
        assert found
        assert found.minute == "2023-12-04 13:12"
    half_past = dates.moment("4/10/18, 12:30 AM")
    assert half_past
    assert half_past.minute == "2018-04-10 00:30"
