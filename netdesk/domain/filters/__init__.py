"""Who is meant: filters of people, and the language in which they are typed."""

from netdesk.domain.filters.parts import (
    EVERYTHING,
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
    Standing,
    Word,
    drifting,
)
from netdesk.domain.filters.reading import BadQuery, parse
from netdesk.domain.filters.writing import renamed, term

__all__ = [
    "EVERYTHING",
    "And",
    "BadQuery",
    "Between",
    "DateKey",
    "Feature",
    "Field",
    "Filter",
    "Key",
    "Not",
    "Or",
    "Phrase",
    "Standing",
    "Word",
    "drifting",
    "parse",
    "renamed",
    "term",
]
