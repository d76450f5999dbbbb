"""A person's face or initials as a widget, alone or stacked."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.domain.model import NicheColor
from netdesk.ui.widgets import portraits


class Avatar(QWidget):
    """A photo, or initials on the colour of the first niche; 32, 36 or 72 px."""

    def __init__(self, size: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._photo = "", QPixmap()
        self._color: NicheColor | None = None
        self.setFixedSize(size, size)

    def set_person(
        self, name: str, color: NicheColor | None = None, photo: QPixmap | None = None
    ) -> None:
        """Show somebody."""
        self._name, self._color, self._photo = name, color, photo or QPixmap()
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        portraits.paint_avatar(painter, QRectF(self.rect()), self._name, self._color, self._photo)


class AvatarStack(QWidget):
    """Several people stepping 78 %, the first on top, then how many more."""

    def __init__(
        self, size: int = 32, ground: str = "bg", shown: int = 5, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size, self._ground, self._shown = size, ground, shown
        self._people: list[tuple[str, NicheColor | None]] = []
        self._more = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_people(
        self, people: Sequence[tuple[str, NicheColor | None]], total: int | None = None
    ) -> None:
        """Show the first of these (name, colour); `total` if there are more than given."""
        count = len(people) if total is None else total
        self._people = list(people[: self._shown])
        self._more = max(0, count - len(self._people))
        self.setAccessibleName(", ".join(name for name, _ in self._people))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        count = len(self._people) + bool(self._more)
        width = self._size * (1 + 0.78 * (count - 1)) if count else 0
        return QSize(round(width), self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(self.rect())
        painter = QPainter(self)
        portraits.paint_avatars(painter, rect, self._people, self._ground, self._more)
