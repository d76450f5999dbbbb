"""The tokens of UX.md at work: colours, type and icons, light and dark, at the user's size."""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from netdesk.domain.model import NicheColor
from netdesk.ui.theme import icons, scripts, tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap

BARE_FAMILIES = ("DejaVu", "Bitstream", "Sans", "Monospace", "Liberation")
"""Starts of family names that mean "nobody chose a font here"; Inter goes first then."""


class Mode(StrEnum):
    """What the user wants to see."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class NicheInk(NamedTuple):
    """The colours of a niche; without one, those of something unfinished (`hollow` dot)."""

    bg: QColor
    fg: QColor
    dot: QColor
    hollow: bool = False


class Measured(NamedTuple):
    """A text fit for one line, the font to write it in, and how wide that is."""

    shown: str
    font: QFont
    width: float


class Theme(QObject):
    """Colours and fonts by name; `changed` says that everything must be drawn anew."""

    changed = Signal()

    def __init__(
        self, mode: Mode = Mode.SYSTEM, percent: int = 100, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.mode = mode
        self.percent = percent
        self._colors: dict[str, QColor] = {}
        self._inks: dict[NicheColor | None, NicheInk] = {}
        self._fonts: dict[tuple[str, bool, int], QFont] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._pens: dict[str, QPen] = {}
        self.texts: dict[tuple[str, str, bool], Measured] = {}
        """Texts that were measured: text, role, tabular."""

        self.discs: dict[tuple[str, NicheColor | None, int, int], QPixmap] = {}
        """Circles that were drawn: kind, colour, side, pixels for each of its pixels."""

        self._signs = scripts.Signs(self)
        self._signs.found.connect(self._write_anew)
        self._finished = False
        self._windows = WeakSet[QWidget]()
        self._family = _family()

    @property
    def dark(self) -> bool:
        """Say whether the dark tokens are in use."""
        if self.mode is Mode.SYSTEM:
            scheme = QGuiApplication.styleHints().colorScheme()
            return scheme == Qt.ColorScheme.Dark
        return self.mode is Mode.DARK

    @property
    def scale(self) -> float:
        """Return the user's text size as a factor, 0.9 to 1.5."""
        return min(150, max(90, self.percent)) / 100

    def px(self, length: int) -> int:
        """Return a length that grows with the text."""
        return round(length * self.scale)

    def color(self, token: str) -> QColor:
        """Return a colour of `tokens`; `border` is a stronger one where contrast is wanted."""
        if not self._colors:
            named = tokens.DARK if self.dark else tokens.LIGHT
            self._colors = {name: QColor(value) for name, value in named.items()}
            if _more_contrast():
                self._colors["border"] = self._colors["border2"]
        return QColor(self._colors[token])  # a copy: colours can be changed in place

    def pen(self, token: str) -> QPen:
        """Return the pen that writes in a colour; it is the same each time, don't change it."""
        found = self._pens.get(token)
        if found is None:
            found = self._pens[token] = QPen(self.color(token))
        return found

    def font(self, role: str, *, tabular: bool = False, size: int = 0) -> QFont:
        """Return the font of a role (caption to title1); `tabular` for columns of numbers.

        With a `size` it is so many pixels high, whatever the user's text size.
        """
        found = self._fonts.get((role, tabular, size))
        if found is None:
            found = self._fonts[role, tabular, size] = self._make_font(role, tabular)
            if size:
                found.setPixelSize(size)
        return found

    def writing(self, font: QFont, text: str) -> QFont:
        """Return the font to write a text in: where no other has its signs, one that asks none.

        Where nothing here writes Chinese, Qt finds that out in 18 ms, asking all of 240 fonts, and
        again for each font and each text. A few of the signs can lie in a font for something else:
        after the first frame that is asked once, and what was drawn before the answer drawn anew.
        """
        if text.isascii() or not scripts.is_unwritable(text):
            return font
        if self._finished and self._signs.is_known(text):
            return font
        alone = QFont(font)
        alone.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        return alone

    def line(self, role: str) -> int:
        """Return the height in pixels of a line of a role."""
        return self.px(tokens.TYPE[role][1])

    def niche(self, color: NicheColor | None) -> NicheInk:
        """Return the colours of a niche, or of somebody without one."""
        found = self._inks.get(color)
        if found is None:
            found = self._inks[color] = self._make_ink(color)
        return found

    def _make_ink(self, color: NicheColor | None) -> NicheInk:
        if color is None:
            return NicheInk(self.color("press"), self.color("text2"), self.color("text3"), True)
        bg, fg, dot = (self.color(f"n_{color.value}_{part}") for part in ("bg", "fg", "dot"))
        return NicheInk(bg, fg, dot)

    def pixmap(self, name: str, token: str = "text2", size: int = 18) -> "QPixmap":
        """Return an icon as a picture for the screen at hand."""
        app = QGuiApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
        key = (name, token, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = icons.pixmap(name, self.color(token), size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, token: str = "text2", size: int = 18) -> "QIcon":
        """Return an icon for menus and the like."""
        from PySide6.QtGui import QIcon  # it comes with long lists, and the first frame has none

        return QIcon(self.pixmap(name, token, size))

    def set_mode(self, mode: Mode) -> None:
        """Turn to light, dark or whatever the system says."""
        self.mode = mode
        self._refresh()

    def set_percent(self, percent: int) -> None:
        """Set the text size, 90 to 150 % of the usual one."""
        self.percent = percent
        self._refresh()

    def apply(self, app: QApplication) -> None:
        """Make this the application's one theme; call once, before the first widget."""
        global _current
        _current = self
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)
        self._renew(app)

    def finish(self, app: QApplication) -> None:
        """Take Fusion with Qt's own labels in plain text, and the style sheet for windows.

        Call it after the first frame, which shows only what we draw, and need not wait for it: a
        style written in Python makes PySide load every widget class.
        """
        from netdesk.ui.theme.plain import PlainStyle

        self._finished = True
        self.texts.clear()  # a text may be written in another font now
        if not isinstance(app.style(), PlainStyle):  # Qt can't bear another under dressed windows
            app.setStyle(PlainStyle())
        self._renew(app)

    def _refresh(self) -> None:
        self._colors.clear()
        self._inks.clear()
        self.discs.clear()
        self._pens.clear()
        self._fonts.clear()
        self.texts.clear()
        self._pixmaps.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication) and _current is self:
            self._renew(app)
        self.changed.emit()

    def _write_anew(self) -> None:
        self.texts.clear()
        for window in QApplication.topLevelWidgets():
            window.update()

    def _renew(self, app: QApplication) -> None:
        app.setPalette(self._palette())
        app.setFont(self.font("body"))
        if self._finished:
            for window in tuple(self._windows):
                if isValid(window):
                    self.dress(window)

    def dress(self, window: QWidget) -> None:
        """Give a window that belongs to no other the style sheet, now and in each new look.

        A dialog gets it by itself, as does a widget that is shown as soon as it is made. Any
        other, and each menu, Qt polishes before, when it can't be told from a part of a window.
        """
        self._windows.add(window)
        if (sheet := self._sheet()) != window.styleSheet():
            window.setStyleSheet(sheet)

    def _sheet(self) -> str:
        from netdesk.ui.theme.style import stylesheet  # not for the first frame

        return stylesheet(self.color, self.px)

    def _on_scheme(self) -> None:
        if self.mode is Mode.SYSTEM:
            self._refresh()

    def _make_font(self, role: str, tabular: bool) -> QFont:
        size, _line, weight = tokens.TYPE[role]
        font = QFont(self._family)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(round(weight / 100) * 100))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if role == "title1":
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.4)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette(self.color("surface"), self.color("bg"))
        for target, token in (
            (role.Window, "bg"),
            (role.WindowText, "text"),
            (role.Base, "surface"),
            (role.AlternateBase, "hover"),
            (role.Text, "text"),
            (role.Button, "surface"),
            (role.ButtonText, "text"),
            (role.BrightText, "danger"),
            (role.Highlight, "accent"),
            (role.HighlightedText, "onAccent"),
            (role.Accent, "accent"),
            (role.Link, "accent"),
            (role.LinkVisited, "accent"),
            (role.PlaceholderText, "text3"),
            (role.ToolTipBase, "raised"),
            (role.ToolTipText, "text"),
            (role.Mid, "border"),
            (role.Dark, "border2"),
            (role.Light, "surface"),
        ):
            palette.setColor(target, self.color(token))
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self.color("text3"))
        return palette


_current: Theme | None = None


def current() -> Theme:
    """Return the application's theme; painted widgets ask for it each time they draw."""
    global _current
    if _current is None:
        _current = Theme()
    return _current


def _family() -> str:
    """Return the desktop's font, or Inter; what it lacks Qt finds, the sooner for one name."""
    system = QGuiApplication.font().family()
    bare = not system or system.startswith(BARE_FAMILIES)
    return "Inter" if bare else system


def _more_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # Qt 6.10 and newer
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)
