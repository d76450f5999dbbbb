"""What a merge keeps of two people's fields: one value wins, nothing is lost without a trace."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from netdesk.domain.folding import fold
from netdesk.domain.model import Circle

Fields = Mapping[str, Any]


class Choice(StrEnum):
    """A field of which one value wins; the one who stays has it, unless it is empty there."""

    NAME = "name"
    ORGANIZATION = "organization"
    DEPARTMENT = "department"
    TITLE = "title"
    BIRTHDAY = "birthday"
    MET = "met"
    PHOTO = "photo"
    INTRODUCED_BY = "introduced_by"
    PREFERRED_CHANNEL = "preferred_channel"
    CADENCE = "cadence_days"


COLUMNS: Mapping[Choice, tuple[str, ...]] = {
    Choice.NAME: (
        *("name", "name_derived", "sort_key", "prefix", "given_name", "additional_names"),
        *("family_name", "suffix"),
    ),
    Choice.MET: ("met_on", "met_at", "event_id"),
    Choice.CADENCE: ("cadence_days",),
}
"""The columns that go together; others are named as their choice."""

_JOINED = {"notes": "\n\n", "offers": "\n", "needs": "\n", "met_note": "\n", "nickname": ", "}
_CIRCLES = (Circle.INNER, Circle.ACTIVE, Circle.WIDER, Circle.EVERYONE)


def merged(kept: Fields, gone: Fields, chosen: Collection[Choice] = ()) -> dict[str, Any]:
    """Return the fields of the one who stays that change; `chosen` are won by the other."""
    changes: dict[str, Any] = {}
    for choice in Choice:
        columns = columns_of(choice)
        if choice in chosen or _is_empty(choice, kept, gone):
            if any(gone[column] not in (None, "") for column in columns):
                changes.update((column, gone[column]) for column in columns)
        elif choice is not Choice.MET:
            changes.update(_filled(columns, kept, gone))
    for column, between in _JOINED.items():
        changes[column] = joined(kept[column], gone[column], between)
    changes["do_not_contact"] = max(kept["do_not_contact"], gone["do_not_contact"])
    changes["circle"] = min(kept["circle"], gone["circle"], key=_nearness)
    changes["created_on"] = min(kept["created_on"], gone["created_on"])
    changes["not_before"] = max(
        filter(None, (kept["not_before"], gone["not_before"])), default=None
    )
    for column in ("clock_on", "batch_id"):
        changes[column] = kept[column] if kept[column] is not None else gone[column]
    return {column: value for column, value in changes.items() if value != kept[column]}


def lost(kept: Fields, gone: Fields, changes: Fields) -> dict[str, tuple[Any, Any]]:
    """Return the fields of which a value gave way: it, and the one that won."""
    found = {}
    for choice in Choice:
        for column in columns_of(choice):
            won = changes.get(column, kept[column])
            values = [one[column] for one in (kept, gone)]
            losing = next((v for v in values if v not in (None, "", won)), None)
            if losing is not None and column not in ("sort_key", "name_derived", "event_id"):
                found[column] = (losing, won)
    return found


def columns_of(choice: Choice) -> tuple[str, ...]:
    """Return the columns that a choice is about."""
    return COLUMNS.get(choice, (choice.value,))


def joined(one: str, other: str, between: str) -> str:
    """Return both texts, the second only if it says anything new."""
    if not other.strip() or fold(other) in fold(one):
        return one
    return f"{one}{between}{other}" if one.strip() else other


def _is_empty(choice: Choice, kept: Fields, gone: Fields) -> bool:
    """Say whether there is nothing of it, so that all of it comes from the other."""
    if choice is Choice.NAME:  # one made of an e-mail is none
        return bool(kept["name_derived"]) and not gone["name_derived"]
    return all(kept[column] in (None, "") for column in columns_of(choice))


def _filled(columns: Collection[str], kept: Fields, gone: Fields) -> dict[str, Any]:
    """Fill the parts of a name from another that says the same."""
    if "name" not in columns or fold(kept["name"]) != fold(gone["name"]):
        return {}
    return {c: gone[c] for c in columns if kept[c] == "" and gone[c]}


def _nearness(circle: str) -> int:
    return _CIRCLES.index(Circle(circle)) if circle in set(Circle) else len(_CIRCLES)
