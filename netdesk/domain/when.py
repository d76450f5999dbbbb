"""A date that somebody typed: WHEN of PRODUCT."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Due:
    """A local date, with a local time if it matters."""

    day: date
    at: time | None = None
