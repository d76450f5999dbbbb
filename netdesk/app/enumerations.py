"""Qt's enumerations, made sooner: their 2,800 names were a third of what our start adds to Qt's.

PySide makes them by `Enum("Key", [("Key_A", 65), ...])`, and Python's enum looks at each name as
at one that somebody wrote, who might have meant anything by it. Here the names of a plain
enumeration are put in their places at once; flags and all else are made as ever. The places are
Python's own affair: at each start a sample shows that they are those we know, or all is as ever.
"""

import enum
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

_SAMPLE = [("One", 1), ("Two", 2), ("First", 1), ("Least", -(2**31))]
_create: Callable[..., Any] = getattr(enum.EnumType, "_create_", None)  # type: ignore[assignment]


def hasten() -> bool:
    """Have enumerations of numbers that are made from now on made by `create`.

    Says whether they are: not by a Python whose own are made up of something else.
    """
    with suppress(Exception):
        for kind in (enum.Enum, enum.IntEnum):
            ours, usual = (make(kind, "Sample", list(_SAMPLE)) for make in (create, _create))
            if _parts(ours) != _parts(usual):
                return False
        enum.EnumType._create_ = create  # type: ignore[attr-defined]
        return True
    return False


def _parts(made: Any) -> list[str]:
    """Return all that an enumeration and its members are made up of."""
    return sorted(map(repr, (*vars(made).items(), *(vars(member) for member in made))))


def create(cls: type[enum.Enum], class_name: str, names: Any, **rest: Any) -> Any:
    """Make an enumeration, as EnumType._create_ does."""
    if rest.get("type") or not _is_plain(cls, names):
        return _create(cls, class_name, names, **rest)
    made = _create(cls, class_name, (), **rest)
    new, numbers = made._new_member_, (cls is enum.IntEnum)
    by_name, by_value, order = made._member_map_, made._value2member_map_, made._member_names_
    for name, value in names:
        member = by_value.get(value)  # a second name of a value is another name of its member
        if member is None:
            member = by_value[value] = new(made, value) if numbers else new(made)
            member._value_, member._name_ = value, name
            member.__objclass__, member._sort_order_ = made, len(order)
            order.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)
    return made


def _is_plain(cls: type[enum.Enum], names: Any) -> bool:
    """Say whether these are names with a number each, and none that an enumeration has itself."""
    if cls not in (enum.Enum, enum.IntEnum) or type(names) is not list:
        return False
    if not all(type(one) is tuple and len(one) == 2 and type(one[1]) is int for one in names):
        return False
    said = {name for name, _ in names}
    if len(said) < len(names) or any(name.startswith("_") for name in said):
        return False
    return said.isdisjoint(_own_words(cls))


@cache
def _own_words(cls: type[enum.Enum]) -> set[str]:
    return set().union(*(vars(base) for base in (*cls.__mro__, type)))
