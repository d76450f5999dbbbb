"""Next steps of collaborations as lines of Today; plain SQL, before Peewee loads."""

from datetime import date

from netdesk.domain.model import TodayItem, TodayKind
from netdesk.domain.preferences import Preferences
from netdesk.store.reader import Reader, Row

_STEPS = """
select id, name, next_step, next_on from collaboration
where next_on > ?1 and next_on <= ?2 order by next_on, id
"""


def lines(source: Reader, today: date, _: Preferences) -> list[TodayItem]:
    """Return the next steps that are due."""
    return [_line(row, today) for row in source.rows(_STEPS, ("", today.isoformat()))]


def coming(source: Reader, today: date, until: date, _: Preferences) -> list[TodayItem]:
    """Return the next steps after today, up to `until`."""
    rows = source.rows(_STEPS, (today.isoformat(), until.isoformat()))
    return [_line(row, today) for row in rows]


def _line(row: Row, today: date) -> TodayItem:
    due = date.fromisoformat(row[3])
    item = TodayItem.of_nobody(TodayKind.COLLABORATION, due, today, row[1])
    return item._replace(subject_id=row[0], text=row[2])
