"""Qt's enumerations, made sooner: their 2,800 names were a third of what our start adds to Qt's.

PySide makes them by `Enum("Key", [("Key_A", 65), ...])`, and Python's enum looks at each class and
name as at one that somebody wrote, who might have meant anything by it. Here an enumeration of
plain numbers is cast in the mould of an empty one, and its names are put in their places at once;
all else is made as ever. The places are Python's own affair: at each start a sample shows that
they are those we know, or all is as ever.
"""

import enum
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

_KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_SAMPLE = [("None", 0), ("One", 1), ("First", 1), ("Four", 4), ("Two", 2), ("Most", 7)]
_create: Callable[..., Any] = getattr(enum.EnumType, "_create_", None)  # type: ignore[assignment]


def hasten() -> bool:
    """Have enumerations of numbers that are made from now on made by `create`.

    Says whether they are: not by a Python whose own are made up of something else.
    """
    with suppress(Exception):
        for kind in (enum.Enum, enum.IntFlag):  # these two go all the ways there are
            rest: Any = {"module": __name__, "boundary": enum.KEEP}
            ours, usual = (
                make(kind, "Sample", list(_SAMPLE), **rest) for make in (create, _create)
            )
            if _parts(ours) != _parts(usual):
                return False
        enum.EnumType._create_ = create  # type: ignore[attr-defined]
        return True
    return False


def _parts(made: Any) -> list[str]:
    """Return all that an enumeration and its members are made up of."""
    members = made.__members__.values()
    return sorted(map(repr, (*vars(made).items(), *(vars(member) for member in members), *made)))


def create(
    cls: type[enum.Enum],
    class_name: str,
    names: Any,
    *,
    module: str | None = None,
    qualname: str | None = None,
    boundary: enum.FlagBoundary | None = None,
    **rest: Any,
) -> Any:
    """Make an enumeration, as EnumType._create_ does."""
    module = module or sys._getframe(2).f_globals.get("__name__")
    if not module or rest.get("type") or not _is_plain(cls, names):
        named = {"module": module, "qualname": qualname, "boundary": boundary}
        return _create(cls, class_name, names, **named, **rest)
    mould = _mould(cls, boundary)
    body = {name: part.copy() if type(part) in (list, dict) else part for name, part in mould}
    body["__module__"] = module
    if qualname is not None:
        body["__qualname__"] = qualname
    made: Any = type.__new__(type(cls), class_name, (cls,), body)
    made.__new__ = enum.Enum.__new__
    _fill(made, names, flags=issubclass(cls, enum.Flag))
    return made


def _fill(made: Any, names: list[tuple[str, int]], *, flags: bool) -> None:
    new, numbers, put = made._new_member_, issubclass(made, int), type.__setattr__
    by_name, by_value, order = made._member_map_, made._value2member_map_, made._member_names_
    for name, value in names:
        member = by_value.get(value)  # a second name of a value is another name of its member
        if member is None:
            member = by_value[value] = new(made, value) if numbers else new(made)
            member._value_, member._name_ = value, name
            member.__objclass__, member._sort_order_ = made, len(order)
            if not flags or value.bit_count() == 1:  # other flags are made up of such
                order.append(name)
        by_name[name] = member
        put(made, name, member)
    if flags:
        _sum_up(made, list(by_value))


def _sum_up(made: Any, values: list[int]) -> None:
    """Keep what a class of flags knows of all its bits."""
    singles = [value for value in values if value.bit_count() == 1]
    mask = 0
    for value in values:
        mask |= value
    made._flag_mask_, made._singles_mask_ = mask, sum(singles)
    made._all_bits_ = 2 ** mask.bit_length() - 1
    if singles != sorted(singles):
        made._iter_member_ = made._iter_member_by_def_


def _is_plain(cls: type[enum.Enum], names: Any) -> bool:
    """Say whether these are names with a number each, and none that an enumeration has itself."""
    if cls not in _KINDS or type(names) is not list or {*map(type, names)} != {tuple}:
        return False
    if {*map(len, names)} != {2}:
        return False
    said, values = {name for name, _ in names}, [value for _, value in names]
    if {*map(type, said)} != {str} or {*map(type, values)} != {int} or len(said) < len(names):
        return False
    if issubclass(cls, enum.Flag) and min(values) < 0:
        return False
    return "_" not in {name[:1] for name in said} and said.isdisjoint(_own_words(cls))


@cache
def _mould(cls: type[enum.Enum], boundary: enum.FlagBoundary | None) -> tuple[tuple[str, Any], ...]:
    """Return what an enumeration without names is made up of; its `__new__` is put in later."""
    empty = _create(cls, "Mould", (), module=__name__, boundary=boundary)
    return tuple((name, part) for name, part in vars(empty).items() if name != "__new__")


@cache
def _own_words(cls: type[enum.Enum]) -> set[str]:
    return set().union(*(vars(base) for base in (*cls.__mro__, type)))
