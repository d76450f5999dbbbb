"""Skip what needs Qt where the system's libraries for it are missing, naming their packages.

pytest-qt would stop the whole run there, and every test file that imports Qt would be an error.
conftest.py gives this module the hook and imports no Qt by itself.
"""

import ctypes
import importlib
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec

import pytest

# The libraries that QtGui and QtWidgets load from the system, and Debian's packages.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}


def reason() -> str:
    """Return why Qt can't be used here, empty if it can."""
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        missing = [package for library, package in PACKAGES.items() if not loads(library)]
        if missing:
            return f"needs the Debian packages {', '.join(missing)}"
        return f"needs Qt: {error}"
    return ""


def loads(library: str) -> bool:
    """Say whether the system has a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


class NoQt:
    """Turns the import of Qt into a skip of the test or the test file that wants it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: object = None
    ) -> ModuleSpec | None:
        if name.partition(".")[0] == "PySide6":
            pytest.skip(self.reason, allow_module_level=True)
        return None

    @pytest.fixture
    def qtbot(self) -> None:
        pytest.skip(self.reason)

    @pytest.fixture(scope="session")
    def qapp(self) -> None:
        pytest.skip(self.reason)


def replace(plugin: object, manager: pytest.PytestPluginManager) -> None:
    """Put `NoQt` into the place of pytest-qt if Qt can't be used; for pytest_plugin_registered."""
    if manager.get_name(plugin) != "pytest-qt":
        return
    why = reason()
    if why:
        manager.unregister(plugin)
        missing = NoQt(why)
        sys.meta_path.insert(0, missing)
        for name in [name for name in sys.modules if name.partition(".")[0] == "PySide6"]:
            del sys.modules[name]
        manager.register(missing, "no-qt")
