"""Replies that were expected and didn't come: one nudge on their day, then nothing (PRODUCT 6)."""

from datetime import date

from netdesk.book.mapping import channel_kind
from netdesk.domain.model import TodayItem, TodayKind
from netdesk.domain.preferences import Preferences
from netdesk.store.reader import Reader, Row

# One line a contact, whoever took part in it; somebody put off is asked after when they come back.
# `+i.id` lets them be found by their date rather than in the order of ids.
_AWAITED = """
select i.id, max(i.reply_by, coalesce(p.snoozed_until, '')) as nudge_on, i.reply_by, i.summary,
    i.channel, min(p.id), p.name, p.photo, p.met_on, count(*) - 1
from interaction i join interaction_person ip on ip.interaction_id = i.id
    join person p on p.id = ip.person_id
where i.reply_by is not null and i.replied_on is null and i.direction = 'outgoing'
    and not p.do_not_contact
    and i.reply_by <= ? and nudge_on {condition}
group by +i.id order by nudge_on, i.id
"""


def lines(source: Reader, today: date, _: Preferences) -> list[TodayItem]:
    """Return whose reply was expected by today."""
    now = today.isoformat()
    rows = source.rows(_AWAITED.format(condition="= ?"), (now, now))
    return [_line(row, today) for row in rows]


def coming(source: Reader, today: date, until: date, _: Preferences) -> list[TodayItem]:
    """Return whose replies are expected after today, up to `until`."""
    last = until.isoformat()
    days = (last, today.isoformat(), last)
    rows = source.rows(_AWAITED.format(condition="between date(?, '+1 day') and ?"), days)
    return [_line(row, today) for row in rows]


def _line(row: Row, today: date) -> TodayItem:
    due = date.fromisoformat(row[1])
    return TodayItem(
        kind=TodayKind.REPLY,
        id=0,
        person_id=row[5],
        person=row[6],
        due=due,
        at=None,
        days_late=(today - due).days,
        reason=row[3],
        channel=channel_kind(row[4]),
        photo=row[7],
        met_on=date.fromisoformat(row[8]) if row[8] else None,
        subject_id=row[0],
        others=row[9],
    )
