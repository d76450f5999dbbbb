"""Text on a page: labels by role and ink that follow the theme, and one-liners that elide."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets import paint


class Text(QLabel):
    """A plain-text label in the type and ink of the theme; `wrap` lets it take several lines."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        ink: str = "text",
        *,
        wrap: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role, self._ink, self._tabular = role, ink, tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._dress()
        theme.current().changed.connect(self._dress)

    def set_ink(self, ink: str) -> None:
        """Show it in another colour."""
        self._ink = ink
        self._dress()

    def redress(self) -> None:
        """Take its type again: under a style sheet Qt forgets it when an ancestor moves."""
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._hug_start()
        super().paintEvent(event)

    def _hug_start(self) -> None:
        """Lie at the edge where lines begin, also Latin text under RTL (Qt looks at the text)."""
        middle = Qt.AlignmentFlag.AlignHCenter
        if not self.alignment() & middle:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            upright = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            self.setAlignment(side | upright)

    def _dress(self) -> None:
        look = theme.current()
        self.setFont(look.font(self._role, tabular=self._tabular))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, look.color(self._ink))
        self.setPalette(palette)
        if not self.wordWrap():
            self.setFixedHeight(look.line(self._role))


class ElidedLabel(QWidget):
    """One line of text that ends in "…" where there is no room; the whole is in its tooltip."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        ink: str = "text",
        *,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._role, self._ink, self._tabular = text, role, ink, tabular
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_ink(self, ink: str) -> None:
        """Show it in another colour."""
        self._ink = ink
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        width = paint.role_width(self._text, self._role, tabular=self._tabular)
        return QSize(round(width + 1.5), look.line(self._role))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(24, self.sizeHint().width()), self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        # not in event(): given any event, PySide makes the classes of all before the first frame
        self.setToolTip(self._text if self.sizeHint().width() > self.width() else "")
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.paint_text(
            painter,
            QRectF(self.rect()),
            self._text,
            role=self._role,
            ink=self._ink,
            tabular=self._tabular,
        )


class Icon(QWidget):
    """An icon beside words; it says nothing to a screen reader."""

    def __init__(
        self, name: str, ink: str = "text2", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._ink = name, ink
        self.setFixedSize(size, size)

    def set_icon(self, name: str, ink: str = "") -> None:
        """Show another icon."""
        self._name, self._ink = name, ink or self._ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.paint_icon(QPainter(self), QRectF(self.rect()), self._name, self._ink)


class KeyCap(QWidget):
    """A key's name in a small frame."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(paint.key_width(self._key) + 0.5), theme.current().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        end = rect.topLeft() if paint.is_rtl(painter) else rect.topRight()
        end.setY(rect.center().y())
        paint.paint_key(painter, end, self._key)
