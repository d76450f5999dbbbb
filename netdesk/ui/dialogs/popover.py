"""A small card that floats under what it belongs to, inside the window; Esc or a click outside
closes it."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import PrimaryButton
from netdesk.ui.widgets.card import RADIUS, SHADOW
from netdesk.ui.widgets.chips import leaves_enter
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.widgets.page import Page

Kind = TypeVar("Kind", bound=QWidget)

GAP = 6
EDGE = 8


class Popover(QWidget):
    """Put contents into `body`, then `open_at` a widget; it deletes itself when closed."""

    closed = Signal()

    def __init__(self, parent: QWidget, title: str, *, width: int = 340) -> None:
        super().__init__(parent.window())
        self.setObjectName("popover")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(theme.current().px(width) + 2 * SHADOW)
        self._host = self._anchor = parent
        self._spot: QRect | None = None
        self._before: QWidget | None = None
        self._open = False
        outer = QVBoxLayout(self)
        inside = SHADOW + 14
        outer.setContentsMargins(inside, inside, inside, inside)
        self.body = outer
        self.body.setSpacing(8)
        if title:
            self.body.addWidget(ElidedLabel(title, "bodyStrong"))
        self.hide()

    def open_at(self, anchor: QWidget, spot: QRect | None = None) -> None:
        """Show it under `anchor`, or under a part of it; above where there is no room."""
        self._anchor, self._spot = anchor, spot
        self._before = QApplication.focusWidget()
        self._open = True
        self._place()
        self.show()
        self.raise_()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus where typing begins."""
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.focusNextPrevChild(True)

    def close_it(self) -> None:
        """Close, and give the focus back: to the page where what had it is gone."""
        if not self._open:
            return
        self._open = False
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        focused = self.hasFocus() or self.isAncestorOf(QApplication.focusWidget() or self)
        if focused:
            self._give_back()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def _give_back(self) -> None:
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            return
        page = _around(self._host, Page) if isValid(self._host) else None
        if page is not None and page.isVisible() and page.window() is self.window():
            page.focus_first()

    def fit(self) -> None:
        """Take the height that the contents ask for now."""
        if self._open:
            self._place()

    def _place(self) -> None:
        layout = self.layout()
        assert layout is not None
        layout.activate()
        high = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else -1
        self.resize(self.width(), max(high, layout.totalSizeHint().height()))
        window = self.parentWidget()
        assert window is not None
        spot = self._spot or self._anchor.rect()
        at = QRect(self._anchor.mapTo(window, spot.topLeft()), spot.size())
        top = at.bottom() + GAP - SHADOW
        lowest = window.height() - self.height() + SHADOW - EDGE
        if top > lowest:
            above = at.top() - GAP - self.height() + SHADOW
            top = min(above, lowest) if above + SHADOW >= EDGE else lowest
        left = at.left() - SHADOW
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = at.right() - self.width() + SHADOW
        most = window.width() - self.width() + SHADOW - EDGE
        self.move(QPoint(max(EDGE - SHADOW, min(left, most)), max(EDGE - SHADOW, top)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if isinstance(watched, QWidget) and self._is_outside(watched, event):
                self.close_it()
        elif kind == QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return False

    def _is_outside(self, widget: QWidget, event: QMouseEvent) -> bool:
        if widget.window() is not self.window():
            return False  # a list or menu that one of our fields has opened
        if _around(widget, Popover) not in (None, self):
            return False  # a card that was opened from this one
        spot = self.mapFromGlobal(event.globalPosition().toPoint())
        return not self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW).contains(spot)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the Tab key within the card."""
        chain = [
            child
            for child in self._chain()
            if child.isEnabled() and child.isVisibleTo(self) and self._takes_tab(child)
        ]
        if not chain:
            return True
        now = QApplication.focusWidget()
        place = next((n for n, one in enumerate(chain) if one is now), -1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        chain[(place + (1 if forward else -1)) % len(chain)].setFocus(reason)
        return True

    def _chain(self) -> list[QWidget]:
        found: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if self.isAncestorOf(widget):
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found

    def _takes_tab(self, widget: QWidget) -> bool:
        policy = widget.focusPolicy()
        return bool(policy.value & Qt.FocusPolicy.TabFocus.value) and widget.focusProxy() is None

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, on check boxes and chips that which saves;
        Esc closes."""
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        elif is_enter(event) and isinstance(focused, QAbstractButton):
            save = self.findChild(PrimaryButton) if leaves_enter(focused) else None
            (save or focused).click()
        event.accept()  # nothing under the card hears of it

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        inner = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint.paint_shadow(painter, inner, RADIUS)
        paint.paint_rounded(painter, inner, RADIUS, look.color("raised"), look.color("border"))


def is_enter(event: QKeyEvent) -> bool:
    """Say whether a key is Enter, with nothing held."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held


def _around(widget: QWidget | None, kind: type[Kind]) -> Kind | None:
    """Return the nearest widget of a kind that a widget lies in, or is."""
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parentWidget()
    return widget
