"""The bundle's first lines: PyInstaller's own hook would import QtCore before our way to PySide."""

from contextlib import suppress

from netdesk.app import pyside

with suppress(ImportError):  # the window says which library is missing; a verb needs none
    pyside.load()
