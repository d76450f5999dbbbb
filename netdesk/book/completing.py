"""What the word of a query that is being typed may become: a key, or a value of the book."""

import re
from collections.abc import Iterable

from netdesk.book import events, groups, niches
from netdesk.book.opening import reader
from netdesk.domain.filters import DateKey, Feature, Key, Standing, term
from netdesk.domain.folding import fold
from netdesk.domain.model import ChannelKind, Circle, State

MOST = 12
_WORD = re.compile(r'-?\(*(?:[^\W\d_]+:)?(?:"[^"]*"?|[^\s"()]*)$')
_DATES = {
    DateKey.DUE: ("late", "today", "<7d", "<30d"),
    DateKey.LAST: ("never", ">30d", ">90d", "<7d"),
    DateKey.MET: ("today", "<7d", "<30d"),
}
_KEYS = (*(key.value for key in Key), *(key.value for key in DateKey), "no")
_FIXED: dict[str, tuple[str, ...]] = {
    Key.STATE.value: (*(state.value for state in State), "drifting"),
    Key.IS.value: (*(standing.value for standing in Standing), "drifting"),
    Key.CIRCLE.value: tuple(circle.value for circle in Circle),
    Key.HAS.value: (*(f.value for f in Feature), *(kind.value for kind in ChannelKind)),
    **{key.value: values for key, values in _DATES.items()},
}
_FIXED["no"] = _FIXED[Key.HAS.value]


def completions(text: str, place: int) -> list[str]:
    """Return whole texts that the query may become, completed at `place` (the cursor)."""
    before, after = text[:place], text[place:]
    found = _WORD.search(before)
    word = found[0] if found else ""
    start = before[: len(before) - len(word)]
    sign = word[: len(word) - len(word.lstrip("-("))]
    bare = word.lstrip("-(")
    key, colon, typed = bare.partition(":")
    if not bare:
        return []
    if colon:
        values = _fitting(_values(key.lower()), typed.strip('"'))
        return [f"{start}{sign}{term(key, value)}{after or ' '}" for value in values]
    return [f"{start}{sign}{name}:{after}" for name in _KEYS if name.startswith(bare.lower())]


def _values(key: str) -> Iterable[str]:
    if key in _FIXED:
        return _FIXED[key]
    match key:
        case Key.NICHE:
            return [one.name for one in niches.all_niches()]
        case Key.EVENT:
            return [one.name for one in events.all_events()]
        case Key.GROUP:
            return [one.name for one in groups.all_groups()]
        case Key.ORG:
            return _distinct("organization from person where organization <> ''")
        case Key.CITY:
            return _distinct(
                "json_extract(parts, '$[3]') from channel where kind = 'address' and parts <> ''"
            )
        case _:
            return ()


def _distinct(what: str) -> list[str]:
    rows = reader().rows(f"select distinct {what} order by 1 limit 5000")
    return [row[0] for row in rows if row[0]]


def _fitting(values: Iterable[str], typed: str) -> list[str]:
    """Return the values that begin so, then those of which a word does."""
    folded = fold(typed)
    first = [one for one in values if fold(one).startswith(folded)]
    later = [one for one in values if f" {folded}" in fold(one) and one not in first]
    return [one for one in (*first, *later) if one != typed][:MOST]
