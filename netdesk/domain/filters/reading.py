"""QUERY of PRODUCT, as in `niche:design due:<7d -berlin`, read into a filter."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from netdesk.domain import when
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.filters.parts import (
    EVERYTHING,
    And,
    Between,
    DateKey,
    Feature,
    Field,
    Filter,
    Key,
    Or,
    Phrase,
    Standing,
    Word,
    drifting,
)
from netdesk.domain.model import ChannelKind, Circle, State


class BadQuery(NotUnderstood):
    """A query is wrong at `position` (from 0), where `word` stands.

    `reason` is unknown_key, no_value, bad_value, or nothing_before_or.
    """

    def __init__(self, query: str, position: int, word: str, reason: str) -> None:
        super().__init__("query", query)
        self.position, self.word, self.reason = position, word, reason


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a query that asks for a value by a key; `start` and `end` are its place in it."""

    key: Key
    value: str
    start: int
    end: int


def terms(query: str) -> list[Term]:
    """Return the parts of a query that ask for texts by a key, in their order; raises BadQuery."""
    reader = _Reader(query, date(2000, 1, 1))  # on any day these are the same
    reader.filter()
    return reader.terms


def parse(query: str, today: date) -> Filter:
    """Read a query; words side by side must all fit, OR binds less, parentheses group.

    Raises BadQuery. A quotation mark or parenthesis still open at the end is taken as closed and
    an OR at the end is ignored, so that what is being typed filters already.
    """
    return _Reader(query, today).filter()


_DEEPEST = 50  # parentheses within parentheses; deeper ones are ignored
_TOKEN = re.compile(
    r"""(?P<minus>-(?=[^\s)]))?
        (?: (?P<open>\()
          | (?:(?P<key>[^\W\d_]+(?:[-_][^\W\d_]+)*):(?!//))?
            (?: "(?P<phrase>[^"]*)(?:"|$) | (?P<word>[^\s"()][^\s"]*)? )
        )""",
    re.VERBOSE,
)
_KEYS: Mapping[str, Key] = {
    **{key.value: key for key in Key},
    "no": Key.HAS,
    "niches": Key.NICHE,
    "organization": Key.ORG,
    "organisation": Key.ORG,
    "company": Key.ORG,
}
_FEATURES: Mapping[str, str] = {
    **{kind.value: kind.value for kind in ChannelKind},
    **{feature.value: feature.value for feature in Feature},
    "mail": ChannelKind.EMAIL.value,
    "tel": ChannelKind.PHONE.value,
    "url": ChannelKind.WEBSITE.value,
    "company": Feature.ORG.value,
    "organization": Feature.ORG.value,
    "follow-up": Feature.FOLLOW_UP.value,
    "followup": Feature.FOLLOW_UP.value,
}


class _Reader:
    """Reads one query from left to right."""

    def __init__(self, query: str, today: date) -> None:
        self.query, self.today, self.at = query, today, 0
        self.terms: list[Term] = []

    def filter(self) -> Filter:
        return self._either(0)

    def _either(self, depth: int) -> Filter:
        choices = [self._all(depth)]
        while self._is_or():
            if choices[-1] == EVERYTHING:
                raise BadQuery(self.query, self.at, "OR", "nothing_before_or")
            self.at += 2
            choices.append(self._all(depth))
        full = [choice for choice in choices if choice != EVERYTHING]
        if depth and self._peek() == ")":
            self.at += 1
        return full[0] if len(full) == 1 else Or(tuple(full)) if full else EVERYTHING

    def _all(self, depth: int) -> Filter:
        parts: list[Filter] = []
        while (sign := self._peek()) and not (depth and sign == ")") and not self._is_or():
            part = self._one(depth)
            if part is not None and part != EVERYTHING:
                parts.append(part)
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self, depth: int) -> Filter | None:
        start = self.at
        found = _TOKEN.match(self.query, start)
        if found is None or found.end() == start:  # a stray ")" or the like
            self.at += 1
            return None
        self.at = found.end()
        part = self._group(depth) if found["open"] else self._term(found, depth)
        return ~part if part and part != EVERYTHING and found["minus"] else part

    def _group(self, depth: int) -> Filter | None:
        return self._either(depth + 1) if depth < _DEEPEST else None

    def _term(self, found: re.Match[str], depth: int) -> Filter | None:
        word = found["word"] or ""
        if depth and ")" in word:
            self.at -= len(word) - word.index(")")
            word = word[: word.index(")")]
        key, phrase = found["key"], found["phrase"]
        if key is None:
            return Phrase(phrase) if (phrase or "").strip() else Word(word) if word else None
        try:
            made = self._field(key.lower(), (phrase or word).strip())
        except BadQuery as wrong:
            wrong.position = found.start("key")
            wrong.word = self.query[wrong.position : self.at]
            raise
        if isinstance(made, Field):
            self.terms.append(Term(made.key, made.value, found.start("key"), self.at))
        return made

    def _field(self, key: str, value: str) -> Filter:
        dated = DateKey.__members__.get(key.upper())
        if key not in _KEYS and not dated:
            raise BadQuery(self.query, 0, key, "unknown_key")
        if not value:
            raise BadQuery(self.query, 0, key, "no_value")
        made = self._dated(dated, value) if dated else _plain(key, value)
        if made is None:
            raise BadQuery(self.query, 0, value, "bad_value")
        return made

    def _dated(self, key: DateKey, value: str) -> Filter | None:
        try:
            return _DATED[key](value.lower(), self.today)
        except (NotUnderstood, ValueError, OverflowError):
            return None

    def _peek(self) -> str:
        while self.query[self.at : self.at + 1].isspace():
            self.at += 1
        return self.query[self.at : self.at + 1]

    def _is_or(self) -> bool:
        self._peek()
        return re.match(r"OR(?=[\s(]|$)", self.query[self.at : self.at + 3]) is not None


def _plain(key: str, value: str) -> Filter | None:
    kind, name = _KEYS[key], value.lower()
    match kind:
        case Key.HAS:
            feature = _FEATURES.get(name) or _FEATURES.get(name.removesuffix("s"))
            field = Field(kind, feature) if feature else None
            return ~field if field and key == "no" else field
        case Key.STATE | Key.IS if name == "drifting":
            return drifting()
        case Key.STATE | Key.IS if name in set(Standing):
            return Field(Key.IS, name)
        case Key.IS:
            return None
        case Key.STATE:
            return Field(kind, name) if name in set(State) else None
        case Key.CIRCLE:
            return Field(kind, name) if name in set(Circle) else None
        case _:
            return Field(kind, value)


def _due(value: str, today: date) -> Filter:
    """`due:late`, `due:today`, `due:<7d` (in less than seven days, late ones too), a date."""
    if value in ("late", "overdue"):
        return Between(DateKey.DUE, None, today - timedelta(days=1))
    return _range(DateKey.DUE, value, lambda day: when.parse(day, today).day)


def _ago(key: DateKey) -> Callable[[str, date], Filter]:
    """`last:>90d`: more than 90 days ago; a date is taken as it is."""

    def read(value: str, today: date) -> Filter:
        if key is DateKey.LAST and value == "never":
            return ~Field(Key.HAS, Feature.CONTACT)
        if found := re.fullmatch(r"([<>]=?)(\d{1,5}[dwmy])", value):
            flipped = found[1].translate(str.maketrans("<>", "><"))
            day = _back(found[2], today)
            recent = _range(key, flipped + day.isoformat(), date.fromisoformat)
            assert isinstance(recent, Between)
            return Between(key, recent.first, recent.last or today)
        return _range(key, value, lambda day: _past(day, today))

    return read


def _back(span: str, today: date) -> date:
    count, unit = int(span[:-1]), span[-1]
    if unit in "my":
        return when.add_months(today, -count * (12 if unit == "y" else 1))
    return today - timedelta(days=count * (7 if unit == "w" else 1))


def _past(text: str, today: date) -> date:
    if text == "yesterday":
        return today - timedelta(days=1)
    return today if text == "today" else date.fromisoformat(text)


def _range(key: DateKey, value: str, read: Callable[[str], date]) -> Filter:
    """Read `<date`, `<=date`, `>date`, `>=date`, `2026`, `2026-10`, or a single date."""
    if found := re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?", value):
        year, month = int(found[1]), int(found[2] or 0)
        last_month = date(year, month or 12, 1)
        return Between(key, date(year, month or 1, 1), when.end_of_month(last_month))
    sign = re.match(r"[<>]?=?", value)
    assert sign
    day, one = read(value[sign.end() :].strip()), timedelta(days=1)
    match sign[0]:
        case "<":
            return Between(key, None, day - one)
        case "<=":
            return Between(key, None, day)
        case ">":
            return Between(key, day + one, None)
        case ">=":
            return Between(key, day, None)
        case _:
            return Between(key, day, day)


_DATED: Mapping[DateKey, Callable[[str, date], Filter]] = {
    DateKey.DUE: _due,
    DateKey.LAST: _ago(DateKey.LAST),
    DateKey.MET: _ago(DateKey.MET),
}
