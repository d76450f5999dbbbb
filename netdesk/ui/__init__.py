"""What you see."""

import builtins

import PySide6.QtCore  # noqa: F401

# PySide reads the source of every module imported after it, to see whether it wants Qt's names in
# snake_case. None of ours does; Python's own import saves a start the reading of 100 files.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
