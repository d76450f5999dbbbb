"""Birthdays as the user wants to be reminded of them: on the day, some days ahead, or not."""

from datetime import date, timedelta

from netdesk.book.mapping import channel_kind
from netdesk.domain import birthday
from netdesk.domain.model import TodayItem, TodayKind
from netdesk.domain.preferences import Preferences
from netdesk.store.reader import Reader, Row

BELATED_DAYS = 7
"""How long a birthday that I let pass is still asked for."""

_BORN = """
select p.id, p.name, p.birthday, p.photo, p.preferred_channel, coalesce(p.snoozed_until, ''),
    (select max(i.happened_on) from interaction_person ip join interaction i
        on i.id = ip.interaction_id where ip.person_id = p.id and i.direction <> 'incoming'
        and i.happened_on <= ?1)
from person p where p.birthday <> '' and substr(p.birthday, -5) in (select value from json_each(?2))
    and not p.do_not_contact order by p.id
"""


def lines(source: Reader, today: date, choices: Preferences) -> list[TodayItem]:
    """Return whose birthday is, comes up or was just let pass, and whom I haven't written to."""
    first = today - timedelta(days=BELATED_DAYS)
    found = []
    for row, on in _between(source, first, today + _ahead(choices), today, choices):
        came_up = max(on - _ahead(choices), first).isoformat()
        if row[5] <= today.isoformat() and (row[6] or "") < came_up:
            found.append(_line(row, on, today))
    return found


def coming(source: Reader, today: date, until: date, choices: Preferences) -> list[TodayItem]:
    """Return the birthdays after today up to `until` that don't stand in Today yet."""
    first = today + _ahead(choices) + timedelta(days=1)
    return [_line(row, on, today) for row, on in _between(source, first, until, today, choices)]


def _ahead(choices: Preferences) -> timedelta:
    return timedelta(days=choices.birthday_days_ahead)


def _between(
    source: Reader, first: date, last: date, today: date, choices: Preferences
) -> list[tuple[Row, date]]:
    if not choices.birthdays or last < first:
        return []
    wanted = '["' + '","'.join(birthday.days(first, last)) + '"]'
    rows = source.rows(_BORN, (today.isoformat(), wanted))
    return [(row, on) for row in rows if (on := birthday.between(row[2], first, last))]


def _line(row: Row, on: date, today: date) -> TodayItem:
    return TodayItem(
        kind=TodayKind.BIRTHDAY,
        id=0,
        person_id=row[0],
        person=row[1],
        due=on,
        at=None,
        days_late=(today - on).days,
        reason="",
        channel=channel_kind(row[4]),
        photo=row[3],
    )
