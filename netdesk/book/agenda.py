"""What lies on each day: what is due or planned, events and meetings, and how much was done."""

from collections.abc import Collection
from datetime import date, time, timedelta
from typing import NamedTuple

from netdesk.book import due, mapping, preferences, today
from netdesk.book.follow_ups import moment
from netdesk.book.niches import one_name
from netdesk.book.opening import journal, reader
from netdesk.domain import cadence
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.model import NicheColor, Side, TodayItem, TodayKind
from netdesk.domain.when import Due
from netdesk.store.contacted import LAST_ON, WROTE
from netdesk.store.reader import Reader, Row
from netdesk.store.tables import FollowUpRow


class Plan(NamedTuple):
    """A line as Today has it or will have it, or one event's first follow-ups of a day.

    `follow_ups` are the ids that it stands for, none for somebody to keep warm; `faces` the people
    where they are several.
    """

    line: TodayItem
    follow_ups: tuple[int, ...]
    faces: tuple[tuple[str, NicheColor | None], ...] = ()


class Happening(NamedTuple):
    """An event (`kind` "event") or a group's meeting ("group"); `mine` if it is my turn there."""

    kind: str
    id: int
    name: str
    at: time | None
    place: str
    mine: bool = False


class Day(NamedTuple):
    """A local date with what lies on it."""

    on: date
    plans: tuple[Plan, ...] = ()
    happenings: tuple[Happening, ...] = ()
    done: int = 0


class Days(NamedTuple):
    """Some days in order, and what stands in Today now; `late_before` counts what is older."""

    days: tuple[Day, ...]
    today: tuple[Plan, ...]
    late_before: int = 0


def days(first: date, last: date, now: date) -> Days:
    """Return the days from `first` to `last`, both included, seen from today, `now`.

    What is late lies on the day it was due, what was put off on the day it comes back.
    """
    source = reader()
    standing = [_plan(line) for line in today.items(now) if line.person_id]
    plans = [(_place(plan.line, now), plan) for plan in standing]
    plans += _planned(source, first, last, now) + _keep_warm(source, first, last, now)
    happenings = _happenings(source, first, last)
    done = _done(source, first, last)
    wanted = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return Days(
        tuple(
            Day(
                on,
                tuple(plan for place, plan in plans if place == on),
                tuple(found for place, found in happenings if place == on),
                done.get(on, 0),
            )
            for on in wanted
        ),
        tuple(standing),
        sum(place < first for place, _plan in plans),
    )


def move(ids: Collection[int], to: date, now: date) -> None:
    """Move open follow-ups to another day, as one step; a time of day is kept.

    What is due already is put off and keeps its due date, so that it still says how late it is.
    Raises NotFound, and NotUnderstood("snooze") for a day that has passed.
    """
    if to < now:
        raise NotUnderstood("snooze", to.isoformat())
    rows = [_open_row(own) for own in ids]
    name = one_name([rows[0].person_id]) if len(rows) == 1 else ""
    with journal().step("follow_up_moved", n=len(rows), name=name, due=to.isoformat()):
        for row in rows:
            row.snoozed_until = row.snoozed_utc = None
            if row.due_on > now:
                row.due_on, row.due_utc = to, _moved(row, to)
            elif to > now:
                row.snoozed_until = to
            row.save()


def _moved(row: FollowUpRow, to: date) -> object:
    """Return the moment of a follow-up on another day, at its time."""
    at = mapping.local_time(row.due_utc.isoformat()) if row.due_utc else None
    return moment(Due(to, at))


def _open_row(own: int) -> FollowUpRow:
    row: FollowUpRow | None = FollowUpRow.get_or_none(
        FollowUpRow.id == own, FollowUpRow.status == "open"
    )
    if row is None:
        raise NotFound("open_follow_up", str(own))
    return row


def _plan(line: TodayItem) -> Plan:
    return Plan(line, (line.id,) if line.id else ())


def _place(line: TodayItem, now: date) -> date:
    """Return the day of a line that stands in Today: late ones lie where they were due."""
    late = line.days_late > 0 and line.kind is not TodayKind.KEEP_WARM
    return line.due if late else now


def _planned(source: Reader, first: date, last: date, now: date) -> list[tuple[date, Plan]]:
    """Return what comes after today, an event's first follow-ups of a day as one plan."""
    coming = today.coming(source, now, last, preferences.current())
    groups: dict[object, list[TodayItem]] = {}
    for line in due.with_niches(source, coming):
        if line.due >= first and line.person_id:
            key = (line.due, line.met_at) if _is_plain_first(line) else line
            groups.setdefault(key, []).append(line)
    return [(found[0].due, _together(found)) for found in groups.values()]


def _is_plain_first(line: TodayItem) -> bool:
    """Say whether it is a first follow-up that needs no card of its own."""
    plain = line.kind is TodayKind.FOLLOW_UP and line.side is Side.MINE
    return plain and bool(line.met_at) and not line.reason and line.at is None


def _together(lines: list[TodayItem]) -> Plan:
    if len(lines) == 1:
        return _plan(lines[0])
    faces = tuple((line.person, line.color) for line in lines)
    whole = lines[0]._replace(others=len(lines) - 1)
    return Plan(whole, tuple(line.id for line in lines), faces)


_RHYTHMS = f"""
select p.id, p.name, p.photo, p.preferred_channel, coalesce({LAST_ON}, p.met_on, p.created_on),
    p.cadence_days, p.circle, (select min(n.cadence_days) from person_niche pn
        join niche n on n.id = pn.niche_id where pn.person_id = p.id and n.cadence_days > 0),
    max(coalesce(p.snoozed_until, ''), coalesce(p.not_before, '')), {LAST_ON}
from person p left join contacted on contacted.person_id = p.id
where not p.do_not_contact and (p.clock_on is null or {WROTE})
    and (p.cadence_days > 0 or p.circle <> 'everyone' or exists (select 1 from person_niche pn
        join niche n on n.id = pn.niche_id where pn.person_id = p.id and n.cadence_days > 0))
    and not exists (select 1 from follow_up f where f.person_id = p.id and f.status = 'open')
"""


def _keep_warm(source: Reader, first: date, last: date, now: date) -> list[tuple[date, Plan]]:
    """Return who comes up to be kept warm after today, the most overdue first, five a day."""
    begin = max(first, now + timedelta(days=1))
    found: dict[date, list[TodayItem]] = {}
    choices = preferences.current()
    for row in source.rows(_RHYTHMS, (now.isoformat(),)):
        circle = mapping.circle(row[6])
        rhythm = cadence.effective(row[5], [row[7] or 0], circle, choices.circle_days)
        if not rhythm:
            continue
        over = date.fromisoformat(row[4]) + timedelta(days=rhythm + 1)
        on = max(over, mapping.day(row[8]) or over)
        if begin <= on <= last:
            found.setdefault(on, []).append(_warm_line(row, rhythm, on, now))
    most = choices.keep_warm_a_day
    return [
        (on, _plan(line))
        for on, lines in found.items()
        for line in due.with_niches(source, sorted(lines, key=_urgency)[:most])
    ]


def _warm_line(row: Row, rhythm: int, on: date, now: date) -> TodayItem:
    ran_out = date.fromisoformat(row[4]) + timedelta(days=rhythm)
    return TodayItem(
        kind=TodayKind.KEEP_WARM,
        id=0,
        person_id=row[0],
        person=row[1],
        due=ran_out,
        at=None,
        days_late=(on - ran_out).days,
        reason="",
        channel=mapping.channel_kind(row[3]),
        photo=row[2],
        cadence_days=rhythm,
        last_contact=mapping.day(row[9]),
    )


def _urgency(line: TodayItem) -> tuple[float, int]:
    return -line.days_late / (line.cadence_days or 1), line.person_id


def _happenings(source: Reader, first: date, last: date) -> list[tuple[date, Happening]]:
    """Return events, on each of their days, and meetings that are planned or were held."""
    span = (first.isoformat(), last.isoformat())
    events = source.rows(
        "select id, name, held_on, starts_at, place, ends_on from event "
        "where held_on <= ?2 and max(held_on, coalesce(ends_on, '')) >= ?1 "
        "order by starts_at is null, starts_at, id",
        span,
    )
    meetings = source.rows(
        "select id, name, next_on, next_at, place, takes_turns and turn_person_id is null "
        "from people_group where left_on is null and next_on between ? and ? "
        "order by next_at is null, next_at, id",
        span,
    )
    held = source.rows(
        "select g.id, g.name, m.held_on, null, m.topic, m.mine from group_meeting m "
        "join people_group g on g.id = m.group_id where m.held_on between ? and ? order by m.id",
        span,
    )
    found = []
    for own, name, held_on, at, place, ends_on in events:
        event = Happening("event", own, name, mapping.hour(at), place)
        found += [(on, event) for on in _each_day(held_on, ends_on, first, last)]
    for own, name, on, at, place, mine in (*held, *meetings):
        group = Happening("group", own, name, mapping.hour(at), place, bool(mine))
        found.append((date.fromisoformat(on), group))
    return found


def _each_day(held_on: str, ends_on: str | None, first: date, last: date) -> list[date]:
    start = date.fromisoformat(held_on)
    begin, end = max(start, first), min(max(start, mapping.day(ends_on) or start), last)
    return [begin + timedelta(days=n) for n in range((end - begin).days + 1)]


def _done(source: Reader, first: date, last: date) -> dict[date, int]:
    rows = source.rows(
        "select closed_on, count(*) from follow_up where status = 'done' "
        "and closed_on between ? and ? group by closed_on",
        (first.isoformat(), last.isoformat()),
    )
    return {date.fromisoformat(on): count for on, count in rows}
