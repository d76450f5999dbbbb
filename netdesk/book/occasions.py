"""Events, groups and the month as lines of Today; plain SQL, before Peewee loads."""

from datetime import date, timedelta

from netdesk.book.mapping import channel_kind, color, hour
from netdesk.domain.model import TodayItem, TodayKind
from netdesk.domain.preferences import Preferences
from netdesk.store.reader import Reader, Row

NOTICE_DAY = 20
"""The day of the month on which a goal that is not reached is spoken of."""

# A group counts once a month, however often I was there.
IN_MONTHS = """
select held_on from event where attended and held_on between ?1 and ?2
union all
select min(on_day) from (
    select id as group_id, joined_on as on_day from people_group where joined_on between ?1 and ?2
    union all
    select group_id, held_on from group_meeting where held_on between ?1 and ?2)
    group by group_id, substr(on_day, 1, 7)
"""
MET = "select met_on from person where met_on between ?1 and ?2"

_EVENTS = """
select e.id, e.name, e.held_on, max(coalesce(e.ends_on, ''), e.held_on), e.starts_at,
    n.name, n.color, '', ''
from event e left join niche n on n.id = e.niche_id
where not e.attended and not e.missed and e.held_on > ?1 and e.held_on <= ?2
order by e.held_on, e.id
"""
_COMING_EVENTS = _EVENTS.replace("not e.attended and ", "")
_GROUPS = """
select g.id, g.name, g.next_on, g.next_on, g.next_at, n.name, n.color,
    case when g.kind in ('slack', 'discord', 'forum', 'linkedin', 'facebook') then g.kind end,
    g.rhythm
from people_group g left join niche n on n.id = g.niche_id
where g.left_on is null and g.next_on > ?1 and g.next_on <= ?2 order by g.next_on, g.id
"""
_BEGUN = """
select 1 where exists (select 1 from person where created_on < ?1)
    or exists (select 1 from people_group where created_on < ?1)
"""
_PLANNED = "select 1 from event where not attended and not missed and held_on between ? and ?"


def event_lines(source: Reader, today: date, _: Preferences) -> list[TodayItem]:
    """Return the planned events of today, and those past of which I have not said if I went."""
    rows = source.rows(_EVENTS, ("", today.isoformat()))
    return [_line(TodayKind.EVENT, row, today) for row in rows]


def coming_events(source: Reader, today: date, until: date, _: Preferences) -> list[TodayItem]:
    """Return the events after today, up to `until`."""
    rows = source.rows(_COMING_EVENTS, (today.isoformat(), until.isoformat()))
    return [_line(TodayKind.EVENT, row, today) for row in rows]


def group_lines(source: Reader, today: date, _: Preferences) -> list[TodayItem]:
    """Return the groups whose meeting or visit is due."""
    rows = source.rows(_GROUPS, ("", today.isoformat()))
    return [_line(TodayKind.GROUP, row, today) for row in rows]


def coming_groups(source: Reader, today: date, until: date, _: Preferences) -> list[TodayItem]:
    """Return the groups that meet or are to be visited after today, up to `until`."""
    rows = source.rows(_GROUPS, (today.isoformat(), until.isoformat()))
    return [_line(TodayKind.GROUP, row, today) for row in rows]


def _line(kind: TodayKind, row: Row, today: date) -> TodayItem:
    """Return a line whose `reason` is the name; an event that runs for days is late after them."""
    first, last = date.fromisoformat(row[2]), date.fromisoformat(row[3])
    due = first if first > today else min(today, last)
    return TodayItem.of_nobody(kind, due, today, row[1], hour(row[4]))._replace(
        channel=channel_kind(row[7]),
        niche=row[5] or "",
        color=color(row[6]) if row[6] else None,
        subject_id=row[0],
        rhythm=row[8],
    )


def month_lines(source: Reader, today: date, choices: Preferences) -> list[TodayItem]:
    """Return one line on the 20th if a goal is not reached and no event is planned any more."""
    notice = today.day == NOTICE_DAY and is_behind(source, today, choices)
    return [month_line(today)] if notice else []


def is_behind(source: Reader, today: date, choices: Preferences) -> bool:
    """Say whether from the 20th on a goal is not reached, and no event planned to reach it.

    Whoever began the book this month is not behind yet, nor who does not want to hear of it.
    """
    first = today.replace(day=1)
    if (
        not choices.goal_notice
        or today.day < NOTICE_DAY
        or not source.rows(_BEGUN, (first.isoformat(),))
    ):
        return False
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    span = (first.isoformat(), last.isoformat())
    events = source.value(f"select count(*) from ({IN_MONTHS})", span)
    people = source.value(f"select count(*) from ({MET})", span)
    reached = events >= choices.goal_events and people >= choices.goal_people
    return not (reached or source.rows(_PLANNED, (today.isoformat(), span[1])))


def month_line(today: date) -> TodayItem:
    """Return the line of a month that is behind, due on its 20th."""
    return TodayItem.of_nobody(TodayKind.MONTH, today.replace(day=NOTICE_DAY), today)


def no_coming_month(_: Reader, __: date, ___: date, ____: Preferences) -> list[TodayItem]:
    """Return nothing: whether a month will be behind shows on its 20th."""
    return []
