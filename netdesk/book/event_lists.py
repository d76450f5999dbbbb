"""Questions about events: their lists, and whom was met there and written to since."""

from collections.abc import Sequence
from datetime import date, timedelta

from netdesk.book.mapping import choice, color, day, hour, rows_for
from netdesk.book.opening import reader
from netdesk.domain.errors import NotFound
from netdesk.domain.folding import fold
from netdesk.domain.model import Event, EventKind, EventLine, EventPerson, EventRole, EventView
from netdesk.store.days import DUE_DAY
from netdesk.store.reader import Row

_ALL = (
    "select e.id, e.name, e.held_on, e.attended, e.place, e.kind, e.starts_at, e.ends_on, e.url, "
    "e.role, e.niche_id, n.name, n.color, e.notes, e.missed "
    "from event e left join niche n on n.id = e.niche_id"
)
_NEWEST = "order by e.held_on is null, e.held_on desc, e.id desc"

_MET = "event_person a join event e on e.id = a.event_id join person p on p.id = a.person_id"
_WROTE = """
(select min(i.happened_on) from interaction_person x join interaction i on i.id = x.interaction_id
    where x.person_id = p.id and i.direction <> 'incoming'
    and i.happened_on between coalesce(e.held_on, p.met_on, p.created_on) and :today)
"""
"""What was written to a person since; what is dated in the future has not been."""
_NO_NICHE = "not exists (select 1 from person_niche pn where pn.person_id = p.id)"
_COUNTS = (
    f"select a.event_id, count(*), count({_WROTE}), sum({_NO_NICHE}) from {_MET} "
    "group by a.event_id"
)
_PEOPLE = f"""
select m.id, m.name, m.organization, m.title, m.photo, m.note, m.wrote_on,
    exists (select 1 from interaction_person x join interaction i on i.id = x.interaction_id
        where x.person_id = m.id and i.happened_on between m.wrote_on and :today
        and (i.direction <> 'outgoing' or i.replied_on is not null)),
    coalesce((select f.reason from follow_up f where f.person_id = m.id and f.event_id = :event
        and f.reason <> '' and f.status <> 'dropped' order by f.id limit 1), '')
from (select p.*, a.note, {_WROTE} as wrote_on from {_MET} where a.event_id = :event) m
order by m.wrote_on, m.sort_key, m.id
"""
_DUE = (
    f"select f.person_id, {DUE_DAY}, f.id from follow_up f where f.status = 'open' "
    f"and f.side = 'mine' and f.person_id in ({{ids}}) order by {DUE_DAY} desc, f.id desc"
)
_NICHES = (
    "select pn.person_id, n.name, n.color from person_niche pn join niche n on n.id = pn.niche_id "
    "where pn.person_id in ({ids}) order by n.match_name desc"
)


def all_events() -> list[Event]:
    """Return all events, the newest first, those without a date last."""
    return [_event(row) for row in reader().rows(f"{_ALL} {_NEWEST}")]


def recent(today: date, days: int = 3) -> Event | None:
    """Return the latest event of the last `days` days, today included, that I did not miss."""
    rows = reader().rows(
        f"{_ALL} where not e.missed and e.held_on between ? and ? {_NEWEST} limit 1",
        ((today - timedelta(days=days)).isoformat(), today.isoformat()),
    )
    return _event(rows[0]) if rows else None


def find(name: str) -> Event | None:
    """Return the newest event of this name (folded), else the only one that begins so."""
    wanted = fold(name)
    events = all_events()
    for event in events:
        if fold(event.name) == wanted:
            return event
    begins = [event for event in events if wanted and fold(event.name).startswith(wanted)]
    return begins[0] if len(begins) == 1 else None


def event(event_id: int) -> Event:
    """Return an event; raises NotFound."""
    rows = reader().rows(f"{_ALL} where e.id = ?", (event_id,))
    if not rows:
        raise NotFound("event", str(event_id))
    return _event(rows[0])


def of_person(person_id: int) -> list[tuple[Event, str]]:
    """Return the events where somebody was met, the newest first, with what was noted there."""
    rows = reader().rows(
        f"{_ALL.replace('e.missed', 'e.missed, a.note')} join event_person a on a.event_id = e.id "
        f"where a.person_id = ? {_NEWEST}",
        (person_id,),
    )
    return [(_event(row), row[15]) for row in rows]


def lines(today: date, search: str = "") -> list[EventLine]:
    """Return what a list shows of events as of today, the newest first, those without a date last.

    `search` keeps those whose name, place, niche or people have all its words.
    """
    counts = {row[0]: row[1:] for row in reader().rows(_COUNTS, {"today": today.isoformat()})}
    found = [EventLine(one, *counts.get(one.id, (0, 0, 0))) for one in all_events()]
    words = fold(search).split()
    if not words:
        return found
    names = _names()
    return [
        line
        for line in found
        if _has(
            words, fold(f"{line.event.name} {line.event.place} {line.event.niche}"), names, line
        )
    ]


def _has(words: Sequence[str], text: str, names: dict[int, str], line: EventLine) -> bool:
    whole = f"{text} {names.get(line.event.id, '')}"
    return all(word in whole for word in words)


def _names() -> dict[int, str]:
    rows = reader().rows(
        f"select a.event_id, group_concat(p.sort_key, ' ') from {_MET} group by a.event_id"
    )
    return dict(rows)


def view(event_id: int, today: date) -> EventView:
    """Return an event as of today with the people who were met there; raises NotFound."""
    found = event(event_id)
    source = reader()
    rows = source.rows(_PEOPLE, {"event": event_id, "today": today.isoformat()})
    ids = [row[0] for row in rows]
    due = {row[0]: row[1:] for row in rows_for(source, _DUE, ids)}  # the earliest is set last
    niches = {row[0]: row[1:] for row in rows_for(source, _NICHES, ids)}
    people = [_person(row, niches.get(row[0]), due.get(row[0])) for row in rows]
    people.sort(key=lambda one: (one.wrote_on or date.max, one.due or date.max))
    return EventView(found, tuple(people))


def _person(row: Row, niche: Row | None, due: Row | None) -> EventPerson:
    return EventPerson(
        person_id=row[0],
        name=row[1],
        organization=row[2],
        title=row[3],
        photo=row[4],
        niche=niche[0] if niche else "",
        color=color(niche[1]) if niche else None,
        note=row[5],
        promise=row[8],
        wrote_on=day(row[6]),
        replied=bool(row[7]),
        due=day(due[0]) if due else None,
        follow_up_id=due[1] if due else 0,
    )


def _event(row: Row) -> Event:
    return Event(
        id=row[0],
        name=row[1],
        on=day(row[2]),
        attended=bool(row[3]),
        place=row[4],
        kind=choice(row[5], EventKind.OTHER),
        at=hour(row[6]),
        ends_on=day(row[7]),
        url=row[8],
        role=choice(row[9], EventRole.ATTENDING),
        niche_id=row[10],
        niche=row[11] or "",
        color=color(row[12]) if row[12] else None,
        notes=row[13],
        missed=bool(row[14]),
    )
