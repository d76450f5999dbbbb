"""A filter of the query language as SQL over `person p` and their place in `doc`."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from netdesk.domain.filters import (
    And,
    Between,
    DateKey,
    Feature,
    Field,
    Filter,
    Key,
    Not,
    Or,
    Phrase,
    Word,
)
from netdesk.domain.folding import fold
from netdesk.domain.model import ChannelKind
from netdesk.store.contacted import last_on
from netdesk.store.days import DUE_DAY
from netdesk.store.search import digits, searchable

Sql = tuple[str, list[Any]]
EVERYBODY: Sql = ("1", [])


@dataclass(frozen=True, slots=True)
class Now:
    """The day of a question, and whom a state or standing fits on it."""

    today: date
    whom: Callable[[Field], Collection[int]]


ANY_DAY = Now(date.max, lambda _: ())
"""For questions of words alone."""


_COLUMNS = {
    Key.NICHE: "niche",
    Key.EVENT: "event",
    Key.GROUP: "circle",
    Key.ORG: "org",
    Key.CITY: "city",
}
_OPEN = "exists (select 1 from follow_up f where f.person_id = p.id and f.status = 'open'"
_CADENCE = (
    "(coalesce(p.cadence_days, 0) > 0 or p.circle <> 'everyone' or exists (select 1 from "
    "person_niche pn join niche n on n.id = pn.niche_id where pn.person_id = p.id "
    "and n.cadence_days > 0))"
)
_FEATURES = {
    Feature.PROFILE: "exists (select 1 from channel c where c.person_id = p.id and c.kind not in "
    "('email', 'phone', 'address', 'website'))",
    Feature.PHOTO: "p.photo <> ''",
    Feature.NOTE: "p.notes <> ''",
    Feature.BIRTHDAY: "p.birthday <> ''",
    Feature.NICHE: "exists (select 1 from person_niche pn where pn.person_id = p.id)",
    Feature.EVENT: "exists (select 1 from event_person a where a.person_id = p.id)",
    Feature.GROUP: "exists (select 1 from group_member m where m.person_id = p.id)",
    Feature.ORG: "p.organization <> ''",
    Feature.TITLE: "p.title <> ''",
    Feature.OFFERS: "p.offers <> ''",
    Feature.NEEDS: "p.needs <> ''",
    Feature.CADENCE: _CADENCE,
    Feature.FOLLOW_UP: f"{_OPEN})",
    Feature.STEP: f"({_OPEN}) or {_CADENCE})",
}


def has_words(wanted: Filter) -> bool:
    """Say whether a filter asks for any words, which can stand at a beginning or inside."""
    match wanted:
        case And(parts) | Or(parts):
            return any(map(has_words, parts))
        case _:
            return isinstance(wanted, Word)


def joined(wanted: Filter) -> Filter:
    """Join words side by side that are a phone number typed with blanks, as in +34 600 111."""
    match wanted:
        case And(parts):
            found: list[Filter] = []
            for part in parts:
                before = found[-1] if found else None
                if isinstance(part, Word) and isinstance(before, Word) and _number(part, before):
                    found[-1] = Word(before.text + part.text)
                else:
                    found.append(joined(part))
            return And(tuple(found))
        case Or(parts):
            return Or(tuple(map(joined, parts)))
        case Not(part):
            return Not(joined(part))
        case _:
            return wanted


def _number(*words: Word) -> bool:
    return all(word.text.strip("+()-./").isdecimal() for word in words)


def begun(text: str) -> str:
    """Return the expression of full text for a word that begins so."""
    return f"{quoted(searchable(text))} *"


def expression(wanted: Filter, word: Callable[[str], str] = begun) -> str | None:
    """Return a filter as one expression of full text, words at their beginnings; None where it
    asks for more than that."""
    match wanted:
        case And(parts) | Or(parts) if parts:
            texts = [text for part in parts if (text := expression(part, word)) is not None]
            between = " AND " if isinstance(wanted, And) else " OR "
            return f"({between.join(texts)})" if len(texts) == len(parts) else None
        case Word(text):
            return word(text) if searchable(text) else None
        case Phrase(text):
            return quoted(searchable(text))
        case Field(key, value) if key in _COLUMNS:
            return f"({{{_COLUMNS[key]}}} : {word(value)})"
        case _:
            return None


def inner(word: Word) -> list[str]:
    """Return what a word is inside of e-mails, addresses of the web and numbers; nothing if it is
    too short for that."""
    texts = [fold(word.text)]
    if not any(character.isalpha() for character in word.text):
        texts.append(digits(word.text))
    return [text for text in dict.fromkeys(texts) if len(text) >= 3]


def condition(wanted: Filter, now: Now, *, inside: bool = True) -> Sql:
    """Return the condition of a filter and its values; `inside` lets words fit within e-mails,
    addresses of the web and numbers."""
    match wanted:
        case And(parts):
            return _joined(parts, " and ", now, inside=inside)
        case Or(parts):
            words = [part for part in parts if isinstance(part, Word)]
            if len(words) == len(parts) > 0:
                return _any_word(words, inside=inside)
            return _joined(parts, " or ", now, inside=inside)
        case Not(part):
            sql, values = condition(part, now)
            return f"not ({sql})", values
        case Word():
            return _any_word([wanted], inside=inside)
        case Phrase(text):
            return _matches("fts", quoted(searchable(text)))
        case Between(key, first, last):
            low = first.isoformat() if first else ""
            high = last.isoformat() if last else "9999-99-99"
            return _dated(key, now.today), [low, high]
        case Field(key, value):
            return _field(key, value, now)


def _joined(parts: tuple[Filter, ...], word: str, now: Now, *, inside: bool) -> Sql:
    if not parts:
        return EVERYBODY
    texts, values = [], []
    for part in parts:
        sql, its = condition(part, now, inside=inside)
        texts.append(f"({sql})")
        values += its
    return word.join(texts), values


def _any_word(words: Sequence[Word], *, inside: bool) -> Sql:
    """Fit any of these words, in one question for all that stand at a beginning."""
    begins = [begun(word.text) for word in words if searchable(word.text)]
    within = [quoted(text) for word in words if inside for text in inner(word)]
    if any(not searchable(word.text) and not (inside and inner(word)) for word in words):
        return EVERYBODY
    choices = [
        _matches(table, " OR ".join(texts))
        for table, texts in (("fts", begins), ("tri", within))
        if texts
    ]
    return " or ".join(sql for sql, _ in choices), [v for _, its in choices for v in its]


def _matches(table: str, text: str) -> Sql:
    return f"doc.pos in (select rowid from {table} where {table} match ?)", [text]


def quoted(text: str) -> str:
    """Return a text as SQLite's full text takes it literally."""
    doubled = text.replace('"', '""').replace("\0", " ")
    return f'"{doubled}"'


def _dated(key: DateKey, today: date) -> str:
    """Return the condition that a date lies between two values."""
    if key is DateKey.MET:
        return "p.met_on between ? and ?"
    if key is DateKey.DUE:
        return f"{_OPEN} and {DUE_DAY} between ? and ?)"
    return f"{newest(today)} between ? and ?"


def newest(today: date) -> str:
    """Return SQL for the last contact of `person p`, as it is on a day."""
    last = last_on(f"'{today.isoformat()}'")
    return f"(select {last} from contacted where person_id = p.id)"


def _field(key: Key, value: str, now: Now) -> Sql:
    if key in _COLUMNS:
        return _matches("fts", f"{{{_COLUMNS[key]}}} : {begun(value)}")
    if key is Key.CIRCLE:
        return "p.circle = ?", [value]
    if key in (Key.STATE, Key.IS):
        ids = json.dumps(list(now.whom(Field(key, value))))
        return "p.id in (select value from json_each(?))", [ids]
    if value in ChannelKind._value2member_map_:
        return "exists (select 1 from channel c where c.person_id = p.id and c.kind = ?)", [value]
    if value == Feature.CONTACT:
        return f"{newest(now.today)} is not null", []
    return _FEATURES[Feature(value)], []
