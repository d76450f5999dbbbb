"""Whether any font here writes Chinese, Japanese or Korean: the scripts most often without one."""

from functools import cache, lru_cache

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


def is_known(text: str) -> bool:
    """Say whether some font here has one of these signs all the same: one for something else may.

    Each sign is asked for once. The first of a script takes as long as Qt needs for all fonts.
    """
    return any(_is_known(sign) for sign in text if sign >= BEYOND_ALPHABETS)


@lru_cache(maxsize=8_192)
def _is_known(sign: str) -> bool:
    from PySide6.QtGui import QFontMetrics, QGuiApplication  # seldom asked

    return QFontMetrics(QGuiApplication.font()).inFontUcs4(ord(sign))


@cache
def _any_font() -> bool:
    from PySide6.QtGui import QFontDatabase  # seldom asked

    system = QFontDatabase.WritingSystem
    wanted = (system.SimplifiedChinese, system.TraditionalChinese, system.Japanese, system.Korean)
    return any(QFontDatabase.families(one) for one in wanted)
