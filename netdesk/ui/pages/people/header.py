"""The head of a person: photo, name, what they do, niches, and what can be done with them."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk.domain.model import Circle, Niche, Person
from netdesk.ui.models import links
from netdesk.ui.models.person import Profile
from netdesk.ui.pages.people.inline import NameLine
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.chips import AddChip, Chip
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import ElidedLabel, Icon
from netdesk.words import tr

PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp")


class PhotoSpot(Avatar):
    """The face: a click or Enter asks for its menu, a picture may be dropped on it."""

    acted = Signal()
    dropped = Signal(object)
    """The path of a picture."""

    def __init__(self, size: int = 72) -> None:
        super().__init__(size)
        self._over = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(tr("Photo: click or drop a picture"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.acted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.acted.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _picture(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := _picture(event):
            event.acceptProposedAction()
            self.dropped.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint.paint_focus(QPainter(self), self.rect().toRectF(), self.width() / 2)


def _picture(event: QDragEnterEvent | QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in PICTURES), None)


class Header(QWidget):
    """Emits wishes; `set_narrow` puts the niches beside the name and a Back button before all."""

    name_edited = Signal(str)
    back_wanted = Signal()
    photo_menu_wanted = Signal(QWidget)
    photo_dropped = Signal(object)
    niche_wanted = Signal(QWidget)
    niche_removed = Signal(object)
    niche_picked = Signal(int)
    menu_wanted = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self.photo = PhotoSpot()
        self.name = NameLine("title1", tr("Name"))
        self.star = Icon("star-fill", "star", 18)
        self.line = ElidedLabel("", "body", "text2")
        self.niches = QWidget()
        self._chips = FlowLayout(self.niches, gap=6)
        self.niches.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.add_niche = AddChip(tr("+ Niche"))
        self.back = IconButton("arrow-left", tr("Back to the list"), tr("Esc"), edged=True)
        self.pencil = IconButton("pencil", tr("Edit the name"), tr("F2"))
        self.more = IconButton("dots-three", tr("More"))
        self._build()
        self._connect()

    def set_profile(self, profile: Profile) -> None:
        """Show somebody."""
        person = profile.person
        color = person.niches[0].color if person.niches else None
        photo = None if profile.photo.isNull() else QPixmap.fromImage(profile.photo)
        self.photo.set_person(person.name, color, photo)
        self.name.set_text(person.name)
        self.star.setVisible(person.circle is Circle.INNER)
        self.star.setToolTip(tr("Inner circle"))
        self.line.set_text(does(person))
        self.line.setVisible(bool(does(person)))
        self._fill_niches(person.niches)

    def set_narrow(self, narrow: bool) -> None:
        """Fit one pane: Back, a smaller face, niches beside the name."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.back.setVisible(narrow)
        side = 48 if narrow else 72
        self.photo.setFixedSize(side, side)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        middle = Qt.AlignmentFlag.AlignVCenter
        top = Qt.AlignmentFlag.AlignTop
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.name)
        first.addWidget(self.star, 0, middle)
        first.addStretch(1)
        lines = QVBoxLayout()
        lines.setContentsMargins(6, 0, 0, 0)
        lines.setSpacing(4)
        lines.addStretch(1)
        lines.addLayout(first)
        lines.addWidget(self.line)
        lines.addWidget(self.niches)
        lines.addStretch(1)
        grid.addWidget(self.back, 0, 0, middle)
        grid.addWidget(self.photo, 0, 1, middle)
        grid.addLayout(lines, 0, 2)
        grid.addWidget(self.pencil, 0, 3, top)
        grid.addWidget(self.more, 0, 4, top)
        grid.setColumnStretch(2, 1)
        self.back.hide()

    def _connect(self) -> None:
        self.name.edited.connect(self.name_edited)
        self.back.clicked.connect(self.back_wanted)
        self.photo.acted.connect(lambda: self.photo_menu_wanted.emit(self.photo))
        self.photo.dropped.connect(self.photo_dropped)
        self.add_niche.clicked.connect(lambda: self.niche_wanted.emit(self.add_niche))
        self.pencil.clicked.connect(self.name.edit)
        self.more.clicked.connect(lambda: self.menu_wanted.emit(self.more))

    def _fill_niches(self, niches: tuple[Niche, ...]) -> None:
        self._chips.removeWidget(self.add_niche)
        self._chips.clear()
        for niche in niches:
            chip = Chip(niche.name, niche.color, removable=True)
            chip.setToolTip(niche.name)
            chip.clicked.connect(lambda _on=False, own=niche.id: self.niche_picked.emit(own))
            chip.remove_wanted.connect(lambda niche=niche: self.niche_removed.emit(niche))
            self._chips.addWidget(chip)
        self._chips.addWidget(self.add_niche)
        self.niches.updateGeometry()


def does(person: Person) -> str:
    """Return title, organisation and city in a line."""
    parts = (person.title, person.organization, links.city(person.channels))
    return " · ".join(part for part in parts if part)
