"""Whether any font here writes Chinese, Japanese or Korean: the scripts most often without one."""

from functools import cache

from PySide6.QtCore import QObject, QTimer, Signal

BEYOND_ALPHABETS = "\u0590"
"""Where Latin, Greek and Cyrillic end, which the font of the theme has."""

SIGNS = (
    ("\u2e80", "\u9fff"),
    ("\uac00", "\ud7ff"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)


def is_unwritable(text: str) -> bool:
    """Say whether a text has such signs, no font for them is here, and it needs no other font."""
    if max(text, default="") < SIGNS[0][0] or _any_font():
        return False
    return all(
        character < BEYOND_ALPHABETS or any(first <= character <= last for first, last in SIGNS)
        for character in text
    )


class Signs(QObject):
    """Which of these signs some font here has all the same: one for something else may.

    Each is asked for once, in a turn of the event loop of its own: the first of a script takes as
    long as Qt needs for all fonts.
    """

    found = Signal()
    """Some font has a sign that was taken for unwritable until now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: dict[str, bool] = {}
        self._wanted: set[str] = set()
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._ask)

    def is_known(self, text: str) -> bool:
        """Say whether a sign of a text is known to be in a font; others are asked for soon."""
        signs = {sign for sign in text if sign >= BEYOND_ALPHABETS}
        if unasked := signs - self._known.keys():
            self._wanted |= unasked
            self._turn.start()
        return any(self._known.get(sign) for sign in signs)

    def _ask(self) -> None:
        sign = self._wanted.pop()
        self._known[sign] = _in_a_font(sign)
        if self._wanted:
            self._turn.start()
        if self._known[sign]:
            self.found.emit()


def _in_a_font(sign: str) -> bool:
    from PySide6.QtGui import QFontMetrics, QGuiApplication  # seldom asked

    return QFontMetrics(QGuiApplication.font()).inFontUcs4(ord(sign))


@cache
def _any_font() -> bool:
    from PySide6.QtGui import QFontDatabase  # seldom asked

    system = QFontDatabase.WritingSystem
    wanted = (system.SimplifiedChinese, system.TraditionalChinese, system.Japanese, system.Korean)
    return any(QFontDatabase.families(one) for one in wanted)
