"""What I gave and what I was given, month by month: counted, never weighed (PRODUCT rule 5)."""

from datetime import date
from typing import NamedTuple

from netdesk.book.opening import reader
from netdesk.domain import goals

_GIVES = """
select substr(happened_on, 1, 7), sum(direction <> 'incoming'), sum(direction = 'incoming')
from interaction where intent = 'give' and happened_on between ? and ? group by 1
"""


class Balance(NamedTuple):
    """The gives of the month that begins on `month`, mine and those of others to me."""

    month: date
    given: int
    received: int


def by_month(on: date, count: int = 12) -> list[Balance]:
    """Return the gives of `count` months, the last of which is that of `on`."""
    months = goals.months_until(on, count)
    span = (months[0].isoformat(), goals.last_day(months[-1]).isoformat())
    found = {row[0]: (row[1], row[2]) for row in reader().rows(_GIVES, span)}
    return [Balance(month, *found.get(f"{month:%Y-%m}", (0, 0))) for month in months]
