"""Each person's place in the order of names: a number with room around it, the rowid of the index.

A place follows from the name and is never undone: who comes back gets one anew.
"""

from bisect import bisect_left

import apsw

from netdesk.store.collation import Collation
from netdesk.store.reader import Reader

GAP = 1 << 20
"""Between two neighbours at first: twenty people fit in at the same spot, one by one."""

ROOM = GAP >> 4
"""What is left at least between those who are moved apart."""

MOVED = 64
"""So many neighbours at each side are moved where there is no room."""

SCHEMA = """
drop table if exists doc;
create table doc (pos integer primary key, person integer not null unique, key blob not null);
create index doc_order on doc (key, person);
"""

Newcomer = tuple[bytes, int]
"""Whoever needs a place: key and person, which is also how they are sorted."""

_OUTDATED = """
select dirty.person_id, p.name, doc.pos, doc.key from dirty
    left join person p on p.id = dirty.person_id left join doc on doc.person = dirty.person_id
"""


def refresh(connection: apsw.Connection, collation: Collation) -> list[int]:
    """Give each in `dirty` their place; returns the old places, in order: what stood there is
    out of date. Neighbours who had to move are in `dirty` afterwards too."""
    newcomers: list[Newcomer] = []
    old: list[int] = []
    leaving: list[tuple[int]] = []
    for person, name, place, key in Reader(connection).rows(_OUTDATED):
        now = None if name is None else collation.key(name)
        if place is not None:
            old.append(place)
        if place is not None and now != key:
            leaving.append((place,))
        if now is not None and now != key:
            newcomers.append((now, person))
    connection.executemany("delete from doc where pos = ?", leaving)
    newcomers.sort()
    at = 0
    while at < len(newcomers):
        at, moved = _settle(connection, newcomers, at)
        old += moved
    return sorted(old)


def _settle(
    connection: apsw.Connection, newcomers: list[Newcomer], at: int
) -> tuple[int, list[int]]:
    """Spread those who come between the same two neighbours; returns where the next ones begin,
    and the old places of neighbours who had to move."""
    source = Reader(connection)
    before = source.rows(_BEFORE, newcomers[at])
    after = source.rows(_AFTER, newcomers[at])
    end = bisect_left(newcomers, (after[0][1], after[0][2]), at) if after else len(newcomers)
    run = newcomers[at:end]
    low, high = before[0][0] if before else None, after[0][0] if after else None
    if low is not None and high is not None and (high - low) // (len(run) + 1) < 1:
        return end, _widen(connection, run, low, high)
    _spread(connection, run, low, high)
    return end, []


_BEFORE = "select pos from doc where (key, person) < (?, ?) order by key desc, person desc limit 1"
_AFTER = (
    "select pos, key, person from doc where (key, person) > (?, ?) order by key, person limit 1"
)


def _spread(
    connection: apsw.Connection, run: list[Newcomer], low: int | None, high: int | None
) -> None:
    """Put a run evenly between two places; beyond the ends of the book there is room enough."""
    step = GAP
    if low is not None and high is not None:
        step = (high - low) // (len(run) + 1)
    elif low is None:
        low = 0 if high is None else high - GAP * (len(run) + 1)
    connection.executemany(
        "insert into doc (pos, person, key) values (?, ?, ?)",
        ((low + step * number, person, key) for number, (key, person) in enumerate(run, 1)),
    )


def _widen(connection: apsw.Connection, run: list[Newcomer], low: int, high: int) -> list[int]:
    """Make room for a run by moving its neighbours apart; returns their old places."""
    source, count = Reader(connection), MOVED
    while True:
        before = source.rows(_UP_TO, (low, count + 1))[::-1]
        after = source.rows(_FROM, (high, count + 1))
        first = before.pop(0)[0] if len(before) > count else None
        last = after.pop()[0] if len(after) > count else None
        everybody = len(before) + len(run) + len(after)
        if first is None or last is None or (last - first) // (everybody + 1) >= ROOM:
            break
        count *= 4
    moved = [row[0] for row in (*before, *after)]
    connection.executemany("delete from doc where pos = ?", [(place,) for place in moved])
    neighbours = [(key, person) for _, key, person in before], [(k, p) for _, k, p in after]
    _spread(connection, neighbours[0] + run + neighbours[1], first, last)
    connection.executemany(
        "insert or ignore into dirty values (?)", [(row[2],) for row in (*before, *after)]
    )
    return moved


_UP_TO = "select pos, key, person from doc where pos <= ? order by pos desc limit ?"
_FROM = "select pos, key, person from doc where pos >= ? order by pos limit ?"
