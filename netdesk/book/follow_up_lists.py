"""Questions about follow-ups: what is due, and what is open with a person or from a group."""

from datetime import date, timedelta

from netdesk.book import mapping
from netdesk.book.opening import reader
from netdesk.domain.errors import NotFound
from netdesk.domain.model import FollowUp, FollowUpStatus, Origin, Side
from netdesk.domain.rhythm import parse
from netdesk.store.days import DUE_DAY, SNOOZED_DAY
from netdesk.store.reader import Row

_SELECT = (
    f"select f.id, f.person_id, p.name, {DUE_DAY}, f.due_utc, f.reason, f.channel, f.origin, "
    f"f.side, f.status, {SNOOZED_DAY}, f.snoozed_utc, f.rhythm "
    "from follow_up f join person p on p.id = f.person_id "
)


def due(today: date, within: int = 0) -> list[FollowUp]:
    """Return the open follow-ups due up to `within` days from today, the oldest first.

    What is snoozed beyond that day is left out.
    """
    until = (today + timedelta(days=within)).isoformat()
    rows = reader().rows(
        f"{_SELECT} where f.status = 'open' and {DUE_DAY} <= ? "
        f"and coalesce({SNOOZED_DAY}, '') <= ? "
        f"order by {DUE_DAY}, f.due_utc is not null, f.due_utc, f.id",
        (until, until),
    )
    return [_follow_up(row, today) for row in rows]


def of_person(person_id: int, today: date) -> list[FollowUp]:
    """Return a person's open follow-ups, the earliest first, snoozed ones included."""
    rows = reader().rows(
        f"{_SELECT} where f.person_id = ? and f.status = 'open' "
        f"order by {DUE_DAY}, f.due_utc, f.id",
        (person_id,),
    )
    return [_follow_up(row, today) for row in rows]


def of_group(group_id: int, today: date) -> list[FollowUp]:
    """Return the open follow-ups that were promised in a group, the earliest first."""
    rows = reader().rows(
        f"{_SELECT} where f.group_id = ? and f.status = 'open' order by {DUE_DAY}, f.due_utc, f.id",
        (group_id,),
    )
    return [_follow_up(row, today) for row in rows]


def follow_up(follow_up_id: int, today: date) -> FollowUp:
    """Return one follow-up, open or closed; raises NotFound."""
    rows = reader().rows(f"{_SELECT} where f.id = ?", (follow_up_id,))
    if not rows:
        raise NotFound("follow_up", str(follow_up_id))
    return _follow_up(rows[0], today)


def _follow_up(row: Row, today: date) -> FollowUp:
    due_on = date.fromisoformat(row[3])
    return FollowUp(
        id=row[0],
        person_id=row[1],
        person=row[2],
        due=due_on,
        at=mapping.local_time(row[4]),
        reason=row[5],
        channel=mapping.channel_kind(row[6]),
        origin=Origin(row[7]),
        side=Side(row[8]),
        status=FollowUpStatus(row[9]),
        snoozed_until=mapping.day(row[10]),
        snoozed_at=mapping.local_time(row[11]),
        days_late=(today - due_on).days,
        rhythm=parse(row[12]),
    )
