"""Which digit a key of the top row means, on whatever keyboard, with Shift or without."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ROWS = {"linux": 9, "win32": 1}
"""What the scan code of a key of the top row is above its digit."""

_SHIFTED = dict(zip("!@#$%^&*(", range(1, 10), strict=True))


def digit_of(event: QKeyEvent) -> int:
    """Return 1 to 9, or 0 for another key.

    By the place of the key where the system tells it (in France the digits want Shift, and in
    Germany Shift+2 is a quotation mark), else by what is written on it.
    """
    above = _ROWS.get(sys.platform)
    if above is not None and 1 <= event.nativeScanCode() - above <= 9:
        return event.nativeScanCode() - above
    number = event.key() - int(Qt.Key.Key_0)
    return number if 1 <= number <= 9 else _SHIFTED.get(event.text(), 0)
