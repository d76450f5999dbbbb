"""Words side by side: whom all of them fit, at least one of them inside."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import inf
from operator import itemgetter

from netdesk.store.along import REACHED, along
from netdesk.store.query import Sql
from netdesk.store.rarity import Rarity, how_rare, rarest, trigrams
from netdesk.store.reader import Reader

FEW, MANY = 1_000, 5_000
"""So few rows are asked one by one for a word that so many have: else these are read once."""

END = sys.maxsize
"""A place behind everybody."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of words side by side: the expression for its beginning, and what is inside if it is."""

    begun: str
    inside: list[str]


def beside(source: Reader, sides: Sequence[Side], where: Sql, most: int) -> list[int]:
    """Return whom words side by side fit, at least one of them inside, and maybe whom they fit
    anyway.

    The rarest leads to rows: those where it begins, and the others where it is inside. Each of
    these is asked for the other words, so no long list is read through for another.
    """
    begun = [side.begun for side in sides]
    texts = chain(*(side.inside for side in sides))
    words, pieces = how_rare(source, begun, list(chain(*map(trigrams, texts))))
    lead = max(sides, key=lambda side: min(words[side.begun], _within(side, pieces)))
    others = [side for side in sides if side is not lead]
    rows: list[tuple[int, int]] = []
    if any(side.inside for side in others):
        rows = along(source, "fts", _beginning(lead, others), where, most, REACHED)
    if lead.inside:
        end = rows[-1][1] if len(rows) == most else END
        rows += along(source, "tri", _inside(lead, others, pieces, end), where, most, REACHED)
    return [own for own, _ in sorted(rows, key=itemgetter(1))]


def _within(side: Side, pieces: Rarity) -> float:
    return min((max(pieces[one] for one in trigrams(text)) for text in side.inside), default=inf)


def _beginning(lead: Side, others: list[Side]) -> Sql:
    """Return the condition of rows along `fts` where the lead begins, and another can be inside."""
    begun = " AND ".join([lead.begun, *(side.begun for side in others if not side.inside)])
    held = [side for side in others if side.inside]
    if len(held) == 1:  # in whom it begins too, all begin: they are found before
        return _every(("fts match ?", [begun]), _any(held[0].inside))
    among = "fts.rowid in (select rowid from fts where fts match ?)"
    tests = (_any(side.inside, (among, [f"{begun} AND {side.begun}"])) for side in held)
    return _every(("fts match ?", [begun]), *tests)


def _inside(lead: Side, others: list[Side], pieces: Rarity, end: int) -> Sql:
    """Return the condition of rows along `tri`, before a place, where the lead is inside and
    doesn't begin."""
    known = [rarest(text, pieces, alone=not others) for text in lead.inside]
    pieced = " OR ".join(dict.fromkeys(f"({' AND '.join(one)})" for one in known))
    held = ("tri match ? and tri.rowid < ?", [pieced, end]), _any(lead.inside)
    if not others:
        return _every(*held)
    tests = (_any(side.inside, _begins(side.begun, pieced, end)) for side in others)
    return _every(*held, (f"not {_AMONG}", [lead.begun, end]), *tests)


def _begins(begun: str, pieced: str, end: int) -> Sql:
    """Return the condition of a row along `tri` that a word begins there."""
    if _READ_WHOLE.search(begun):
        return _AMONG, [begun, end]
    return _BEGINS, [pieced, begun, begun, begun, end]


_AMONG = "tri.rowid in (select rowid from fts where fts match ? and rowid < ?)"
_BEGINS = f"""
case when not exists (select 1 from tri where tri match ? limit 1 offset {FEW})
    and exists (select 1 from fts where fts match ? limit 1 offset {MANY})
then exists (select 1 from fts where fts match ? and rowid = tri.rowid)
else {_AMONG} end
"""

_READ_WHOLE = re.compile(r'\w{4}" \*')
"""A beginning with more letters than SQLite's index of them: all that is said of it is read."""


def _any(inside: list[str], *more: Sql) -> Sql:
    """Return the condition that one of these texts is inside, or something more is true."""
    return _joined(" or ", [*(("instr(c0, ?)", [text]) for text in inside), *more])


def _every(*tests: Sql) -> Sql:
    return _joined(" and ", tests)


def _joined(word: str, tests: Sequence[Sql]) -> Sql:
    return f"({word.join(sql for sql, _ in tests)})", [v for _, its in tests for v in its]
