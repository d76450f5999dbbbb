"""What deserves attention now, in the order of PRODUCT rule 3; plain SQL, before Peewee loads."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from netdesk.book import birthdays, due, keep_warm, mapping, next_steps, occasions, replies
from netdesk.book.mapping import color, day
from netdesk.domain.model import Niche, NicheColor, TodayItem, TodayKind
from netdesk.domain.preferences import Preferences
from netdesk.store.reader import Reader, reading

COMING_DAYS, COMING_LINES = 14, 6
FACES = 5
GLANCE_LINES = 80
"""So many lines are more than a window shows, however tall the screen."""
GLANCE_PEOPLE = 10_000
"""Of more people a glance doesn't count who has which niche: it would take longer than the rest."""


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

    `items` are in order; `coming` are the next ones after today. `more` counts the lines that a
    glance left out: due ones, that stand below those it has. `no_niche` is None where it hasn't
    counted the people of niches.
    """

    items: tuple[TodayItem, ...] = ()
    more: int = 0
    done_today: int = 0
    people: int = 0
    niches: tuple[Niche, ...] = ()
    no_niche: int | None = 0
    batch: RecentBatch | None = None
    coming: tuple[TodayItem, ...] = ()


class DueKind(NamedTuple):
    """What else falls due besides follow-ups: its lines of today, and those up to a later day."""

    lines: Callable[[Reader, date, Preferences], list[TodayItem]]
    coming: Callable[[Reader, date, date, Preferences], list[TodayItem]]


KINDS: tuple[DueKind, ...] = (
    DueKind(replies.lines, replies.coming),
    DueKind(birthdays.lines, birthdays.coming),
    DueKind(occasions.event_lines, occasions.coming_events),
    DueKind(occasions.group_lines, occasions.coming_groups),
    DueKind(next_steps.lines, next_steps.coming),
    DueKind(occasions.month_lines, occasions.no_coming_month),
)


def glance(path: Path, today: date) -> TodayView:
    """Return the view by a connection of its own, for the first paint; raises apsw's errors.

    It has only as many lines as that paint can show, and of a large book not all numbers.
    """
    with reading(path) as source:
        return view(today, source, GLANCE_LINES)


def view(today: date, source: Reader | None = None, most: int | None = None) -> TodayView:
    """Return what the first page and the sidebar show today (a local date).

    With `most`, a glance is enough: about so many lines of what is due.
    """
    if source is None:
        from netdesk.book import opening  # it brings Peewee, which the first paint does without

        source = opening.reader()
    preferences = mapping.preferences(source)
    found, more = _items(source, today, preferences, most)
    people = source.value("select count(*) from person")
    counted = most is None or people <= GLANCE_PEOPLE
    return TodayView(
        items=tuple(due.with_niches(source, found)),
        more=more,
        done_today=source.value(
            "select count(*) from follow_up where closed_on = ? and status = 'done'",
            (today.isoformat(),),
        ),
        people=people,
        niches=all_niches(source, counted=counted),
        no_niche=without_niche(source) if counted else None,
        batch=_batch(source, today),
        coming=tuple(due.with_niches(source, _next(source, today, preferences))),
    )


def items(today: date) -> tuple[TodayItem, ...]:
    """Return the lines of Today in order."""
    return view(today).items


def _items(
    source: Reader, today: date, preferences: Preferences, most: int | None
) -> tuple[list[TodayItem], int]:
    """Return the lines in order, and how many of those that are due were left out."""
    now = due.lines(source, today, preferences, most)
    first = [item for item in now.lines if item.kind is TodayKind.NEGLECTED]
    promises = [item for item in now.lines if item.kind is TodayKind.PROMISE]
    others = [
        item for item in now.lines if item.kind not in (TodayKind.NEGLECTED, TodayKind.PROMISE)
    ]
    for kind in KINDS:
        others += kind.lines(source, today, preferences)
    others.sort(key=_lateness)
    found = [*first, *promises, *others]
    warm = keep_warm.lines(source, today, preferences, {item.person_id for item in found})
    return [*found[:most], *warm], now.more + len(found[most:] if most else ())


def _day(item: TodayItem) -> tuple[date, bool, time]:
    return item.due, item.at is None, item.at or time()


def _lateness(item: TodayItem) -> tuple[int, bool, time]:
    return -item.days_late, item.at is None, item.at or time()


def coming(source: Reader, today: date, until: date, preferences: Preferences) -> list[TodayItem]:
    """Return what comes after today, up to `until`, each on its day (`due`), in order."""
    follow_ups = due.coming(source, today, until)
    return list(_coming(follow_ups, source, today, until, preferences))


def _coming(
    follow_ups: Iterable[TodayItem],
    source: Reader,
    today: date,
    until: date,
    preferences: Preferences,
) -> Iterator[TodayItem]:
    kinds = (kind.coming(source, today, until, preferences) for kind in KINDS)
    return heapq.merge(follow_ups, *(sorted(found, key=_day) for found in kinds), key=_day)


def _next(source: Reader, today: date, preferences: Preferences) -> list[TodayItem]:
    """Return the next lines after today; one stands for a day's first follow-ups of one event."""
    found: list[TodayItem] = []
    for days in (1, COMING_DAYS):  # mostly tomorrow has enough, and thousands may come after it
        until = today + timedelta(days=days)
        first = due.first_coming(source, today, until, COMING_LINES)
        found = list(islice(_coming(first, source, today, until, preferences), COMING_LINES))
        if len(found) == COMING_LINES:
            break
    return found


def without_niche(source: Reader) -> int:
    """Return how many people have no niche."""
    with_niche = "select count(distinct person_id) from person_niche"
    return int(source.value(f"select count(*) - ({with_niche}) from person"))


def all_niches(source: Reader, *, counted: bool = True) -> tuple[Niche, ...]:
    """Return all niches by name, each with the number of its people unless it isn't `counted`."""
    people = "select count(*) from person_niche pn where pn.niche_id = n.id" if counted else "0"
    rows = source.rows(
        "select n.id, n.name, n.color, n.description, n.cadence_days, n.hashtags, n.places, "
        f"({people}) from niche n order by n.match_name"
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
        "where pn.person_id = p.id) desc, p.sort_key limit ?",
        (own, FACES),
    )
    faces = tuple((row[0], color(row[1]) if row[1] else None) for row in people)
    count, sorted_ = source.row(
        "select count(*), coalesce(sum(exists (select 1 from person_niche pn "
        "where pn.person_id = a.person_id)), 0) from event_person a where a.event_id = ?",
        (own,),
    )
    return RecentBatch(own, name, day(held_on) or today, count, count - sorted_, faces)
