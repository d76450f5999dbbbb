"""Tell by what stands in a column what it is, where its name says nothing."""

import re
from collections.abc import Callable, Mapping, Sequence

from netdesk.exchange.columns.targets import KEEP, UNSURE, Field, Target

ENOUGH = 0.7
"""How much of a column has to look alike."""

_LONGEST = 300
"""No longer cell is a name, an address or a number, and to look costs its length squared."""

_NAMES = frozenset({Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.NICKNAME})
_MAIL = re.compile(r"(?:mailto:)?(?:[^<>]*<)?[^\s@<>,;]+@[^\s@<>,;]+\.\w[^\s@,;]*(?:[\s;,].*)?")
_LINKEDIN = re.compile(r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/.+", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE = re.compile(r"(?:tel:)?\+?[\d ()./\u00a0-]{6,24}(?: ?(?:x|ext\.?) ?\d+)?", re.IGNORECASE)
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.*")
_TWO_WORDS = re.compile(r"[^\W\d_][^\d@/ ,]*+[ ,][^\d@/]*+")
_ONE_WORD = re.compile(r"[^\W\d_][^\d@/,;]*")


def _is_phone(cell: str) -> bool:
    digits = sum(map(str.isdigit, cell))
    return bool(_PHONE.fullmatch(cell)) and digits >= 7 and not _DATE.fullmatch(cell)


_LOOKS: Mapping[Field, Callable[[str], object]] = {
    Field.EMAIL: _MAIL.fullmatch,
    Field.LINKEDIN: _LINKEDIN.fullmatch,
    Field.WEBSITE: _WEB.fullmatch,
    Field.PHONE: _is_phone,
}


def by_value(targets: Sequence[Target], rows: Sequence[Sequence[str]]) -> list[Target]:
    """Return targets for those that were UNSURE, by the first rows of the table.

    Where no column names anybody, the first one of two words or more does.
    """
    columns = [
        [row[place] for row in rows if place < len(row) and row[place]]
        for place in range(len(targets))
    ]
    found = [
        _looks(cells, target.label) if target.group == UNSURE else target
        for target, cells in zip(targets, columns, strict=True)
    ]
    if not any(target.field in _NAMES for target in found):
        for place, target in enumerate(targets):
            if target.group == UNSURE and found[place] == KEEP and _most(_TWO_WORDS, rows, place):
                found[place] = Target(Field.NAME)
                break
    return found


def without_names(width: int, rows: Sequence[Sequence[str]]) -> list[Target]:
    """Return what the columns of a table without a header are, by the first rows."""
    targets = by_value([Target(Field.KEEP, group=UNSURE)] * width, rows)
    texts = [place for place, target in enumerate(targets) if target == KEEP]
    named = [place for place in texts if _most(_TWO_WORDS, rows, place)]
    single = [place for place in texts if place not in named and _most(_ONE_WORD, rows, place)]
    if named:
        targets[named[0]] = Target(Field.NAME)
    elif len(single) == 1 or not _next_to_each_other(single):
        for place in [*single, *texts][:1]:
            targets[place] = Target(Field.NAME)
    if _next_to_each_other(single):
        targets[single[0]] = Target(Field.GIVEN_NAME)
        targets[single[1]] = Target(Field.FAMILY_NAME)
    return targets


def _looks(cells: Sequence[str], label: str) -> Target:
    for field, fits in _LOOKS.items():
        if _mostly(fits, cells):
            return Target(field, label)
    return KEEP


def _most(pattern: re.Pattern[str], rows: Sequence[Sequence[str]], place: int) -> bool:
    cells = [row[place] for row in rows if place < len(row) and row[place]]
    return _mostly(pattern.fullmatch, cells)


def _mostly(fits: Callable[[str], object], cells: Sequence[str]) -> bool:
    fitting = sum(len(cell) <= _LONGEST and bool(fits(cell)) for cell in cells)
    return bool(cells) and fitting >= ENOUGH * len(cells)


def _next_to_each_other(places: Sequence[int]) -> bool:
    return len(places) > 1 and places[1] == places[0] + 1
