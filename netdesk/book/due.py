"""The lines of Today that open follow-ups and running clocks make; plain SQL, without Peewee."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from netdesk.book.mapping import channel_kind, color, day, local_time, rows_for
from netdesk.domain.model import Origin, Side, TodayItem, TodayKind
from netdesk.domain.preferences import Preferences
from netdesk.store.days import APART, DUE_DAY, IN_LINE, SNOOZED_DAY
from netdesk.store.reader import Reader, Row

OPEN = (
    f"select f.id, f.person_id, p.name, {DUE_DAY}, f.due_utc, f.reason, f.channel, f.origin, "
    f"f.side, p.photo, coalesce({SNOOZED_DAY}, ''), p.met_on, p.met_at, f.rhythm, "
    "(select n.color || ' ' || n.name from person_niche pn join niche n on n.id = pn.niche_id "
    "where pn.person_id = p.id order by n.match_name limit 1) "
    "from follow_up f join person p on p.id = f.person_id where f.status = 'open' and "
)
# What is planned with somebody who is neglected says the same, unless it has a reason.
_NOW = (
    f"{DUE_DAY} <= :today and coalesce({SNOOZED_DAY}, '') <= :today "
    "and f.id not in (select value from json_each(:said)) "
    "and (f.person_id not in (select value from json_each(:people)) "
    "or f.reason <> '' or f.side <> 'mine' or f.origin in ('promise', 'thanks'))"
)
_BY_TIME = "f.due_utc is null, f.due_utc, f.id"
_LATEST = f"f.origin = 'promise' and f.side = 'mine' desc, {DUE_DAY}, {_BY_TIME}"
# The first of those in line are found by the index, however many thousands are due.
_FIRST = (
    f"select * from (select f.id from follow_up f where {IN_LINE} "
    f"and f.due_on <= :today and {_NOW} order by f.due_on, f.id limit :most) "
    f"union all select * from (select f.id from follow_up f where {APART} "
    f"and {_NOW} order by {_LATEST} limit :most)"
)
# All by their day, which the index counts alone, and what differs of those that may differ.
_HOW_MANY = (
    "select (select count(*) from follow_up f where f.status = 'open' and f.due_on <= :today) "
    f"+ coalesce(sum(({_NOW}) - (f.due_on <= :today)), 0) "
    "from follow_up f where f.status = 'open' and f.id in ("
    f"select f.id from follow_up f where {APART} union all select f.id from follow_up f "
    "where f.person_id in (select value from json_each(:people)))"
)
_COMES = f"max({DUE_DAY}, coalesce({SNOOZED_DAY}, ''))"
_AFTER = "between date(?1, '+1 day') and ?2"
_COMING = (
    f"f.id in (select f.id from follow_up f where {IN_LINE} and f.due_on {_AFTER} "
    f"union all select f.id from follow_up f where {APART} and {_COMES} {_AFTER})"
)
# Where somebody was met, if the follow-up says nothing that is theirs alone.
_MET_AT = (
    "iif(f.reason = '' and f.due_utc is null and f.side = 'mine' and f.origin <> 'thanks', "
    "(select nullif(met_at, '') from person where id = f.person_id), null)"
)
# Of those with a reason, which are lines of their own, the first are enough.
_FIRST_COMING = (
    "select min(f.id), count(*) - 1 from follow_up f where f.id in ("
    f"select * from (select f.id from follow_up f where {IN_LINE} and f.due_on {_AFTER} "
    "and f.reason <> '' order by f.due_on, f.id limit ?3) "
    f"union all select f.id from follow_up f where {IN_LINE} and f.due_on {_AFTER} "
    "and f.reason = '' "
    f"union all select f.id from follow_up f where {APART} and {_COMES} {_AFTER}) "
    f"group by {_COMES}, coalesce({_MET_AT}, f.id) "
    f"order by {_COMES}, f.due_utc is null, f.due_utc, min(f.id) limit ?3"
)
_CLOCK = (
    "select p.id, p.name, p.clock_on, p.photo, p.snoozed_until, p.met_at from person p "
    "where p.clock_on <= ?2 and not p.do_not_contact "
    "and not exists (select 1 from contacted where person_id = p.id and wrote_on <= ?1)"
)
_NICHE_OF = (
    "select pn.person_id, n.name, n.color from person_niche pn join niche n on n.id = pn.niche_id "
    "where pn.person_id in ({ids}) order by n.match_name desc"
)
_ORIGINS = {origin.value: origin for origin in Origin}  # a call of the class is slow by thousands
_SIDES = {side.value: side for side in Side}


class Due(NamedTuple):
    """The lines that are due, and how many more were left out."""

    lines: list[TodayItem]
    more: int


def lines(source: Reader, today: date, preferences: Preferences, most: int | None = None) -> Due:
    """Return the neglected, once each, promises, and what else is due; in both the latest first.

    Of these two together at most `most`.
    """
    first = neglected(source, today, preferences)
    given = {
        "today": today.isoformat(),
        "said": str([item.id for item in first]),
        "people": str([item.person_id for item in first]),
        "most": -1 if most is None else most,
    }
    rows = source.rows(f"{OPEN}f.id in ({_FIRST}) order by {_LATEST} limit :most", given)
    more = source.value(_HOW_MANY, given) - len(rows) if len(rows) == most else 0
    return Due([*first, *(line_of(row, today) for row in rows)], more)


def coming(source: Reader, today: date, until: date) -> list[TodayItem]:
    """Return what comes after today, up to `until`; snoozed ones on the day they come back."""
    days = (today.isoformat(), until.isoformat())
    rows = source.rows(f"{OPEN}{_COMING} order by {_COMES}, {_BY_TIME}", days)
    return [_coming_line(row, today) for row in rows]


def first_coming(source: Reader, today: date, until: date, most: int) -> list[TodayItem]:
    """Return the first lines of that; one stands for a day's plain follow-ups of one event."""
    firsts = source.rows(_FIRST_COMING, (today.isoformat(), until.isoformat(), most))
    rows = rows_for(source, OPEN + "f.id in ({ids})", (own for own, _ in firsts))
    lines = {row[0]: _coming_line(row, today) for row in rows}
    return [lines[own]._replace(others=others) for own, others in firsts]


def _coming_line(row: Row, today: date) -> TodayItem:
    return line_of(row, today)._replace(due=date.fromisoformat(max(row[3], row[10])))


def line_of(row: Row, today: date) -> TodayItem:
    """Return the line of a row that OPEN has found."""
    due, origin, side = date.fromisoformat(row[3]), _ORIGINS[row[7]], _SIDES[row[8]]
    ink, _, niche = (row[14] or "").partition(" ")
    kind = TodayKind.FOLLOW_UP
    if origin is Origin.PROMISE and side is Side.MINE:
        kind = TodayKind.PROMISE
    elif origin is Origin.THANKS:
        kind = TodayKind.THANKS
    return TodayItem(
        kind=kind,
        id=row[0],
        person_id=row[1],
        person=row[2],
        due=due,
        at=local_time(row[4]),
        days_late=(today - due).days,
        reason=row[5],
        channel=channel_kind(row[6]),
        niche=niche,
        color=color(ink) if ink else None,
        photo=row[9],
        side=side,
        met_on=day(row[11]),
        met_at=row[12],
        rhythm=row[13],
    )


def neglected(source: Reader, today: date, preferences: Preferences) -> list[TodayItem]:
    """Return the neglected, the latest first; the line is their first follow-up's."""
    since = today - timedelta(days=preferences.neglected_days)
    rows = source.rows(_CLOCK, (today.isoformat(), since.isoformat()))
    firsts = _firsts(source, [row[0] for row in rows])
    found = []
    for own, name, clock_on, photo, snoozed, met_at in rows:
        first = firsts.get(own)
        hidden = max(snoozed or "", (first[10] if first else "") or "")
        started = date.fromisoformat(clock_on)
        if hidden > today.isoformat():
            continue
        met = TodayItem(
            kind=TodayKind.NEGLECTED,
            id=0,
            person_id=own,
            person=name,
            due=started + timedelta(days=preferences.first_follow_up_days),
            at=None,
            days_late=0,
            reason="",
            channel=None,
            photo=photo,
            met_on=started,
            met_at=met_at,
        )
        item = line_of(first, today)._replace(kind=TodayKind.NEGLECTED) if first else met
        if item.due > today:  # entered late, or put off: what is late is the contact itself
            item = item._replace(due=met.due, at=None)
        found.append(item._replace(days_late=(today - item.due).days))
    return sorted(found, key=lambda item: (item.due, item.person_id))


def _firsts(source: Reader, people: list[int]) -> dict[int, Row]:
    sql = OPEN + f"f.origin = 'first' and f.person_id in ({{ids}}) order by {DUE_DAY} desc"
    return {row[1]: row for row in rows_for(source, sql, people)}


def with_niches(source: Reader, found: Iterable[TodayItem]) -> list[TodayItem]:
    """Return lines with the first niche of their person; those of follow-ups have it."""
    wanted = list(found)
    bare = {item.person_id for item in wanted if not item.id and not item.niche}
    rows = rows_for(source, _NICHE_OF, bare)
    niches = {row[0]: row for row in rows}  # the first by name is the last to be set
    return [
        item._replace(niche=row[1], color=color(row[2]))
        if not item.niche and (row := niches.get(item.person_id))
        else item
        for item in wanted
    ]
