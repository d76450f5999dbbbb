"""What deserves attention now, in the order of PRODUCT rule 3; plain SQL, before Peewee loads."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from netdesk.book import contact_state
from netdesk.book.mapping import (
    channel_kind,
    color,
    day,
    local_time,
    rows_for,
)
from netdesk.domain.first_contact import is_neglected
from netdesk.domain.model import Niche, NicheColor, Origin, Side, State, TodayItem, TodayKind
from netdesk.domain.preferences import Preferences, from_stored
from netdesk.store.days import DUE_DAY, SNOOZED_DAY
from netdesk.store.reader import Reader, Row, reading

COMING_DAYS, COMING_LINES = 14, 6


# Named tuples: making a frozen data class takes the start 0.7 ms more.
class RecentBatch(NamedTuple):
    """The people met at the latest event, as long as it is at most a week ago."""

    event_id: int
    event: str
    on: date
    people: int
    no_niche: int
    faces: tuple[tuple[str, NicheColor | None], ...]


class TodayView(NamedTuple):
    """Everything that the first page and the sidebar show.

    `items` are in order; `coming` are the next open follow-ups after today.
    """

    items: tuple[TodayItem, ...] = ()
    done_today: int = 0
    people: int = 0
    niches: tuple[Niche, ...] = ()
    no_niche: int = 0
    batch: RecentBatch | None = None
    coming: tuple[TodayItem, ...] = ()


_OPEN = (
    f"select f.id, f.person_id, p.name, {DUE_DAY}, f.due_utc, f.reason, f.channel, f.origin, "
    f"f.side, p.photo, coalesce({SNOOZED_DAY}, ''), "
    "p.met_on, p.met_at from follow_up f join person p on p.id = f.person_id "
    "where f.status = 'open' and "
)
_CLOCK = (
    "select p.id, p.name, p.clock_on, p.photo, p.snoozed_until, p.met_at from person p "
    "where p.clock_on <= ? and not p.do_not_contact "
    "and not exists (select 1 from contacted where person_id = p.id and wrote)"
)
_NICHE_OF = (
    "select pn.person_id, n.name, n.color from person_niche pn join niche n on n.id = pn.niche_id "
    "where pn.person_id in ({ids}) order by n.match_name desc"
)


def glance(path: Path, today: date) -> TodayView:
    """Return the view by a connection of its own, for the first paint; raises apsw's errors."""
    with reading(path) as source:
        return view(today, source)


def view(today: date, source: Reader | None = None) -> TodayView:
    """Return what the first page and the sidebar show today (a local date)."""
    if source is None:
        from netdesk.book import opening  # it brings Peewee, which the first paint does without

        source = opening.reader()
    preferences = from_stored((row[0], row[1]) for row in source.rows("select * from preference"))
    return TodayView(
        items=tuple(_with_niches(source, _items(source, today, preferences))),
        done_today=source.value(
            "select count(*) from follow_up where closed_on = ? and status = 'done'",
            (today.isoformat(),),
        ),
        people=source.value("select count(*) from person"),
        niches=all_niches(source),
        no_niche=without_niche(source),
        batch=_batch(source, today),
        coming=tuple(_with_niches(source, _coming(source, today))),
    )


def items(today: date) -> tuple[TodayItem, ...]:
    """Return the lines of Today in order."""
    return view(today).items


def _items(source: Reader, today: date, preferences: Preferences) -> list[TodayItem]:
    neglected = _neglected(source, today, preferences)
    first = {item.id for item in neglected if item.id}
    rows = _open(source, today, f"{DUE_DAY} <= ?", today)
    due = [_follow_up(row, today) for row in rows if row[0] not in first]
    promises = [item for item in due if item.kind is TodayKind.PROMISE]
    others = [item for item in due if item.kind is not TodayKind.PROMISE]
    shown = {item.person_id for item in (*neglected, *due)}
    return [*neglected, *promises, *others, *_keep_warm(source, today, preferences, shown)]


def _open(source: Reader, today: date, condition: str, *days: date) -> list[Row]:
    """Return open follow-ups that aren't snoozed, the latest first, those with a time by it."""
    return [row for row in _all_open(source, condition, *days) if row[10] <= today.isoformat()]


def _all_open(source: Reader, condition: str, *days: date) -> list[Row]:
    return source.rows(
        f"{_OPEN}{condition} order by {DUE_DAY}, f.due_utc is null, f.due_utc, f.id",
        [one.isoformat() for one in days],
    )


def _coming(source: Reader, today: date) -> list[TodayItem]:
    """Return the next lines after today, snoozed ones on the day they come back.

    One line stands for a day's first follow-ups of one event.
    """
    soon = (today + timedelta(days=COMING_DAYS)).isoformat()
    rows = _all_open(source, f"{DUE_DAY} <= ?", today + timedelta(days=COMING_DAYS))
    comes = [(max(row[3], row[10]), row) for row in rows]
    groups: dict[object, list[tuple[str, Row]]] = {}
    for on, row in sorted(comes, key=lambda pair: pair[0]):
        if today.isoformat() < on <= soon:
            own, due_utc, reason, side, met_at = (row[place] for place in (0, 4, 5, 8, 12))
            plain = met_at and not reason and not due_utc and side == Side.MINE
            groups.setdefault((on, met_at) if plain else own, []).append((on, row))
    return [
        replace(
            _follow_up(found[0][1], today),
            due=date.fromisoformat(found[0][0]),
            others=len(found) - 1,
        )
        for found in islice(groups.values(), COMING_LINES)
    ]


def _follow_up(row: Row, today: date) -> TodayItem:
    due, origin, side = date.fromisoformat(row[3]), Origin(row[7]), Side(row[8])
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
        photo=row[9],
        side=side,
        met_on=day(row[11]),
        met_at=row[12],
    )


def _neglected(source: Reader, today: date, preferences: Preferences) -> list[TodayItem]:
    """Return the neglected, once each, the latest first; the line is their first follow-up's."""
    rows = source.rows(_CLOCK, ((today - timedelta(days=preferences.neglected_days)).isoformat(),))
    firsts = _firsts(source, [row[0] for row in rows])
    found = []
    for own, name, clock_on, photo, snoozed, met_at in rows:
        first = firsts.get(own)
        hidden = max(snoozed or "", (first[10] if first else "") or "")
        started = date.fromisoformat(clock_on)
        if hidden > today.isoformat() or not is_neglected(
            started, False, today, preferences.neglected_days
        ):
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
        item = replace(_follow_up(first, today), kind=TodayKind.NEGLECTED) if first else met
        if item.due > today:  # entered late, or put off: what is late is the contact itself
            item = replace(item, due=met.due, at=None)
        found.append(replace(item, days_late=(today - item.due).days))
    return sorted(found, key=lambda item: (item.due, item.person_id))


def _firsts(source: Reader, people: list[int]) -> dict[int, Row]:
    sql = _OPEN + f"f.origin = 'first' and f.person_id in ({{ids}}) order by {DUE_DAY} desc"
    return {row[1]: row for row in rows_for(source, sql, people)}


def _keep_warm(
    source: Reader, today: date, preferences: Preferences, shown: set[int]
) -> list[TodayItem]:
    """Return whom to keep warm, by days overdue / cadence, at most five a day with those done."""
    room = max(preferences.keep_warm_a_day - _warmed_today(source, today), 0)
    over = [one for one in contact_state.drifting(source, today) if one.person_id not in shown]
    over.sort(key=lambda one: (-one.over / one.cadence, one.person_id))
    chosen = over[:room]
    states = contact_state.of_people(source, [one.person_id for one in chosen], today)
    people = {row[0]: row for row in rows_for(source, _WARM, states)}
    return [
        TodayItem(
            kind=TodayKind.KEEP_WARM,
            id=0,
            person_id=one.person_id,
            person=row[1],
            due=today - timedelta(days=one.over),
            at=None,
            days_late=one.over,
            reason="",
            channel=channel_kind(row[3]),
            photo=row[2],
            cadence_days=one.cadence,
            last_contact=states[one.person_id].last,
        )
        for one in chosen
        if (row := people.get(one.person_id))
    ]


_WARM = "select id, name, photo, preferred_channel from person where id in ({ids})"


def _warmed_today(source: Reader, today: date) -> int:
    """Count whom a contact today has kept warm: their cadence had run out before it."""
    ids = [
        row[0]
        for row in source.rows(
            "select c.person_id from contacted c where c.last_on >= ?1 and exists (select 1 "
            "from interaction_person ip join interaction i on i.id = ip.interaction_id "
            "where ip.person_id = c.person_id and i.happened_on = ?1)",
            (today.isoformat(),),
        )
    ]
    before = contact_state.of_people(source, ids, today - timedelta(days=1))
    return sum(
        one.next_on is not None and one.next_on < today and one.state in _DRIFTED
        for one in before.values()
    )


_DRIFTED = (State.WARM, State.COOLING, State.COLD)


def _with_niches(source: Reader, found: Iterable[TodayItem]) -> list[TodayItem]:
    wanted = list(found)
    rows = rows_for(source, _NICHE_OF, {item.person_id for item in wanted})
    niches = {row[0]: row for row in rows}  # the first by name is the last to be set
    return [
        replace(item, niche=row[1], color=color(row[2]))
        if (row := niches.get(item.person_id))
        else item
        for item in wanted
    ]


def without_niche(source: Reader) -> int:
    """Return how many people have no niche."""
    sql = "select count(*) from person where id not in (select person_id from person_niche)"
    return int(source.value(sql))


def all_niches(source: Reader) -> tuple[Niche, ...]:
    """Return all niches by name, each with the number of its people."""
    rows = source.rows(
        "select n.id, n.name, n.color, n.description, n.cadence_days, n.hashtags, n.places, "
        "(select count(*) from person_niche pn where pn.niche_id = n.id) "
        "from niche n order by n.match_name"
    )
    return tuple(Niche(row[0], row[1], color(row[2]), *row[3:]) for row in rows)


def _batch(source: Reader, today: date) -> RecentBatch | None:
    rows = source.rows(
        "select e.id, e.name, e.held_on from event e where e.held_on between ? and ? "
        "and exists (select 1 from event_person where event_id = e.id) "
        "order by e.held_on desc, e.id desc limit 1",
        ((today - timedelta(days=7)).isoformat(), today.isoformat()),
    )
    if not rows:
        return None
    own, name, held_on = rows[0]
    people = source.rows(
        "select p.name, (select n.color from person_niche pn join niche n on n.id = pn.niche_id "
        "where pn.person_id = p.id order by n.match_name limit 1) "
        "from event_person a join person p on p.id = a.person_id "
        "where a.event_id = ? order by exists (select 1 from person_niche pn "
        "where pn.person_id = p.id) desc, p.sort_key",
        (own,),
    )
    bare = sum(not row[1] for row in people)
    faces = tuple((row[0], color(row[1]) if row[1] else None) for row in people[:5])
    return RecentBatch(own, name, day(held_on) or today, len(people), bare, faces)
