"""PySide without what it loads only to talk about itself: that was a third of our start.

Importing PySide6 unpacks and compiles 2,800 lines of Python that parse its functions' signatures,
for `help()`, stub files and the text of a TypeError, at each start and with no cache. And it puts
its own `__import__` in the place of Python's, which reads the source of every module imported
later, in search of `from __feature__ import`. Here the modules wait until somebody asks for
something in them, and Python's own import comes back, since NetDesk selects no feature.

Should a PySide to come be built otherwise, nothing waits and everything works as without this.
"""

import builtins
import os
import sys
from collections.abc import Sequence
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any

from netdesk.app import enumerations

if TYPE_CHECKING:
    from importlib.abc import Loader
    from importlib.machinery import ModuleSpec

_WAITING = frozenset(
    f"shibokensupport.signature.{name}"
    for name in (
        *("errorhandler", "layout", "mapping", "parser"),
        *("lib.enum_sig", "lib.pyi_generator", "lib.tool"),
    )
)


def load() -> None:
    """Import PySide6, its signature modules still to come; before anything else imports it."""
    if "PySide6" in sys.modules:
        return
    enumerations.hasten()
    if hasattr(sys, "setdlopenflags"):  # its 13,000 functions are looked up as they are called
        sys.setdlopenflags(os.RTLD_LAZY)
    finders = sys.meta_path
    sys.meta_path = _Finders([_Finder(), *finders])
    try:
        import PySide6  # noqa: F401
    finally:
        sys.meta_path = finders
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class _Finders(list[Any]):
    """The finders of modules, ours first: PySide puts its own at the beginning."""

    def insert(self, place: Any, finder: Any) -> None:
        super().insert(place + 1, finder)


class _Finder:
    """Finds what may wait by the other finders, and has it loaded late."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> "ModuleSpec | None":
        if name not in _WAITING:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                spec.loader = _LateLoader(spec.loader)  # type: ignore[assignment]
                return spec
        return None


class _LateLoader:
    """Runs a module's code when an attribute is first asked for (PEP 562).

    importlib's LazyLoader would run it at once: PySide renames its modules after loading them.
    """

    def __init__(self, loader: "Loader") -> None:
        self._loader = loader
        self._lock = RLock()

    def create_module(self, spec: "ModuleSpec") -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        spec = module.__spec__
        assert spec is not None
        name = spec.name

        def __getattr__(wanted: str) -> Any:  # noqa: N807
            if wanted.startswith("__"):
                raise AttributeError(wanted)
            with self._lock:
                if vars(module).pop("__getattr__", None):
                    renamed, spec.name = spec.name, name
                    self._loader.exec_module(module)
                    spec.name = renamed
            return getattr(module, wanted)

        vars(module)["__getattr__"] = __getattr__
        if name.endswith(".mapping"):  # PySide calls this by the module's dict, past __getattr__
            vars(module)["update_mapping"] = lambda: __getattr__("update_mapping")()
