"""A line of the lasting history."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One readable line of the lasting history; `at` is UTC."""

    at: datetime
    step: str
    person_id: int | None
    person: str
    field: str
    old: str
    new: str
