"""Qt's enumerations are what Python's enum makes of them, only sooner."""

import enum
import pickle
from typing import Any

import pytest

from netdesk.app import enumerations
from tests.app.apart import run

LOOK = """
import enum
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QStyle
found = [enum.Enum]
for kind in found:
    found += kind.__subclasses__()
for kind in sorted((one for one in found if one.__module__.startswith("PySide6")), key=repr):
    print(kind.__module__, kind.__qualname__, kind.__bases__, *sorted(vars(kind)), kind.__doc__)
    for name, one in kind.__members__.items():
        print(name, repr(one), one, hash(one) == hash(one.name), one is getattr(kind, name),
            kind(one.value), *vars(one).items())
"""
CASES: dict[str, Any] = {
    "plain": [("One", 1), ("Two", 2), ("Least", -(2**31))],
    "two names of a value": [("Zero", 0), ("First", 1), ("None", 0)],
    "empty": [],
    "none of one bit": [("None", 0), ("Both", 3)],
    "made up of others": [("One", 1), ("Both", 3), ("Two", 2), ("All", 3), ("More", 12)],
    "in no order": [("Four", 4), ("One", 1), ("Two", 2)],
    "its own words": [("name", 1), ("value", 2)],
    "a method": [("mro", 1)],
    "not from outside": [("_secret", 1), ("Open", 2)],
    "reserved": [("_order", 1), ("_missing_", 2)],
    "no numbers": [("One", "1"), ("Two", (1, 2))],
    "twice": [("One", 1), ("One", 2)],
    "in words": "One Two",
}


def test_those_of_qt_are_as_ever() -> None:
    soon = run(f"from netdesk.app import pyside; pyside.load()\n{LOOK}")
    assert "Key_Escape" in soon
    assert soon == run(LOOK)


def test_members_of_another_type_are_made_as_ever() -> None:
    for make in (enumerations.create, enumerations._create):
        made = make(enum.Enum, "Made", [("One", 1)], module=__name__, type=int)
        assert [int(one) for one in made] == [1]


@pytest.mark.parametrize(
    ("otherwise", "hastened"),
    [
        ("pass", True),
        ("del Type._create_", False),
        ("Type._create_ = lambda *_, **__: None", False),
        ("Type._create_ = lambda *a, **k: also(usual(*a, **k))", False),
    ],
)
def test_a_python_built_otherwise_makes_them_itself(otherwise: str, hastened: bool) -> None:
    answer = run(f"""
import enum
from enum import EnumType as Type
usual = Type._create_
def also(made):
    for one in made:
        one._more_ = made.__name__
    return made
{otherwise}
from netdesk.app import enumerations
before = vars(Type).get("_create_")
print(enumerations.hasten(), vars(Type).get("_create_") is before)
""")
    assert answer.split() == [str(hastened), str(not hastened)]


@pytest.mark.parametrize("boundary", [None, enum.KEEP])
@pytest.mark.parametrize("kind", [enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag])
@pytest.mark.parametrize("names", CASES.values(), ids=CASES)
def test_whatever_the_names_are(kind: type[enum.Enum], names: Any, boundary: Any) -> None:
    ours = looks(enumerations.create, kind, names, boundary)
    assert ours == looks(enumerations._create, kind, names, boundary)


@pytest.mark.parametrize("kind", [enum.Flag, enum.IntFlag])
@pytest.mark.parametrize("boundary", [None, enum.KEEP])
def test_flags_are_put_together_as_ever(kind: type[enum.Enum], boundary: Any) -> None:
    names = CASES["made up of others"]
    seen = []
    for create in (enumerations.create, enumerations._create):
        made = create(kind, "Made", names, module=__name__, boundary=boundary)
        both = made.One | made.More
        seen.append((both.value, both.name, ~both, list(both), made.Two in both, made.Both in both))
        seen[-1] += (_beyond(made),)
    assert repr(seen[0]) == repr(seen[1])


def _beyond(made: Any) -> str:
    """What becomes of bits that have no name."""
    try:
        return repr(made(64 + 1))
    except ValueError as error:
        return str(error)


def looks(create: Any, kind: type[enum.Enum], names: Any, boundary: Any) -> object:
    """What is to be seen of an enumeration, or why there is none."""
    try:
        made = create(kind, "Made", names, module=__name__, boundary=boundary)
    except (TypeError, ValueError) as error:
        return repr(error)
    globals()["Made"] = made
    return (
        [fields(one) for one in made],
        {name: fields(one) for name, one in made.__members__.items()},
        [pickle.loads(pickle.dumps(one)) is one for one in made],
        [made(one.value) is one and made[one.name] is one for one in made],
        sorted(vars(made)),
        dir(made),
    )


def fields(one: enum.Enum) -> Any:
    """What is to be seen of a member."""
    kept = {name: value for name, value in vars(one).items() if name != "__objclass__"}
    return (str(one), repr(one), list(kept.items()), hash(one) == hash(one.value))
