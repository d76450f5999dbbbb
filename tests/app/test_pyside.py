"""PySide as the window's start loads it: its words about itself come when they are asked for."""

import pytest

from tests.app.apart import run

LOAD = "from netdesk.app import pyside; pyside.load()\n"
WAITING = """
import sys
print(*sorted(name for name, module in sys.modules.items()
    if name.startswith("shibokensupport.") and "__getattr__" in vars(module)))
"""
ASK = """
from PySide6.QtCore import QPoint
try:
    QPoint("here", 2)
except TypeError as error:
    explained = error
"""


def test_what_only_describes_functions_waits_until_it_is_asked() -> None:
    early = set(run(LOAD + "import PySide6.QtCore" + WAITING).split())
    late = set(run(LOAD + ASK + WAITING).split())
    assert "shibokensupport.signature.parser" in early - late


def test_a_wrong_call_is_explained_as_ever() -> None:
    explained = run(LOAD + ASK + "print(explained)")
    assert "Supported signatures" in explained
    assert explained == run(ASK + "print(explained)")


@pytest.mark.parametrize("name", ["enum_sig", "pyi_generator", "tool"])
def test_a_module_is_whole_when_an_attribute_is_wanted(name: str) -> None:
    show = f"""
from PySide6.support.signature.lib import {name} as module
getattr(module, "nothing_of_this_name", None)
print(*sorted(name for name in vars(module) if not name.startswith("__")))
"""
    assert run(LOAD + show) == run("import PySide6.QtCore" + show)


def test_no_import_is_searched_for_features() -> None:
    show = "print('feature' in repr(__import__))"
    assert run("import PySide6.QtCore\n" + show) == "True\n"
    assert run(LOAD + "import PySide6.QtCore\n" + show) == "False\n"


def test_a_pyside_that_is_there_already_stays_as_it_is() -> None:
    assert "parser" not in run("import PySide6.QtCore\n" + LOAD + WAITING)
