"""The head of a person: photo, name, what they do, niches, and what can be done with them."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from netdesk.domain.model import Circle, Niche
from netdesk.ui import theme
from netdesk.ui.models import links
from netdesk.ui.models.person import Profile
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.chips import AddChip, Chip
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.incoming import take_copy
from netdesk.ui.widgets.inline import NameLine
from netdesk.ui.widgets.keys import acting_once
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

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.acted.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _picture(event):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if path := _picture(event):
            take_copy(event)
            self.dropped.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint.paint_focus(QPainter(self), self.rect().toRectF(), self.width() / 2)


def _picture(event: QDragEnterEvent | QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in PICTURES), None)


class HeadChip(Chip):
    """A niche of the person, as high as the chip that adds one; Del takes it off."""

    def __init__(self, niche: Niche) -> None:
        super().__init__(niche.name, niche.color)
        self.niche = niche
        self.setToolTip(niche.name)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().px(24))

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            event.accept()  # the chip's own, not the page's shortcut
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        start = QPointF(0, (self.height() - theme.current().px(20)) / 2)
        paint.paint_chip(painter, start, self.niche.name, self.niche.color, self.width())
        if self.hasFocus():
            paint.paint_focus(painter, self.rect().toRectF(), self.height() / 2)


class Header(QWidget):
    """Emits wishes; `set_narrow` puts the niches beside the name and a Back button before all."""

    edited = Signal(str, object)
    """A field and its new text."""
    ended = Signal()
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
        self.title = NameLine("body", tr("Title"), ink="text2")
        self.organization = NameLine("body", tr("Organisation"), ink="text2")
        self.city = ElidedLabel("", "body", "text2")
        self._points = (ElidedLabel("·", "body", "text2"), ElidedLabel("·", "body", "text2"))
        self.line = QWidget()
        self.niches = QWidget()
        self._chips = FlowLayout(self.niches, gap=6)
        self.niches.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.add_niche = AddChip(tr("+ Niche"), self.niches)
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
        self.title.set_text(person.title)
        self.organization.set_text(person.organization)
        self.city.set_text(links.city(person.channels))
        self._show_line()
        self._fill_niches(person.niches)

    def edit(self, field: str) -> None:
        """Open the name, the title or the organisation."""
        line = {"title": self.title, "organization": self.organization}.get(field, self.name)
        self.line.show()
        line.show()
        line.edit()

    def editing(self) -> bool:
        """Say whether something is being typed here."""
        return any(line.editing() for line in (self.name, self.title, self.organization))

    def _show_line(self) -> None:
        """Show title, organisation and city with points between those that are there."""
        parts = (self.title.label, self.organization.label, self.city)
        there = [bool(part.text()) for part in parts]
        self.title.setVisible(there[0])
        self.organization.setVisible(there[1])
        self.city.setVisible(there[2])
        self._points[0].setVisible(there[0] and (there[1] or there[2]))
        self._points[1].setVisible(there[1] and there[2])
        self.line.setVisible(any(there))

    def set_narrow(self, narrow: bool) -> None:
        """Fit one pane: Back, a smaller face, niches beside the name."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.back.setVisible(narrow)
        side = 48 if narrow else 72
        self.photo.setFixedSize(side, side)
        if narrow:
            self._lines.removeWidget(self.niches)
            self._first.insertWidget(2, self.niches, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._first.removeWidget(self.niches)
            self._lines.insertWidget(self._lines.count() - 1, self.niches)

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
        first.addStretch(0)
        lines = QVBoxLayout()
        lines.setContentsMargins(6, 0, 0, 0)
        lines.setSpacing(4)
        lines.addStretch(1)
        lines.addLayout(first)
        under = QHBoxLayout(self.line)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(4)
        for part in (self.title, self._points[0], self.organization, self._points[1], self.city):
            under.addWidget(part)
        under.addStretch(1)
        lines.addWidget(self.line)
        lines.addWidget(self.niches)
        lines.addStretch(1)
        self._first, self._lines = first, lines
        grid.addWidget(self.back, 0, 0, middle)
        grid.addWidget(self.photo, 0, 1, middle)
        grid.addLayout(lines, 0, 2)
        grid.addWidget(self.pencil, 0, 3, top)
        grid.addWidget(self.more, 0, 4, top)
        grid.setColumnStretch(2, 1)
        self.back.hide()

    def _connect(self) -> None:
        for line, field in (
            (self.name, "name"),
            (self.title, "title"),
            (self.organization, "organization"),
        ):
            line.edited.connect(lambda text, field=field: self.edited.emit(field, text))
            line.ended.connect(self.ended)
            line.closed.connect(self._show_line)
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
            chip = HeadChip(niche)
            chip.clicked.connect(lambda _on=False, chip=chip: self._open_menu(chip))
            chip.remove_wanted.connect(lambda niche=niche: self.niche_removed.emit(niche))
            self._chips.addWidget(chip)
        self._chips.addWidget(self.add_niche)
        self.niches.updateGeometry()

    def _open_menu(self, chip: "HeadChip") -> None:
        menu = QMenu(self)
        niche = chip.niche
        show = tr("Show all of %1", niche.name)
        menu.addAction(show, lambda: self.niche_picked.emit(niche.id))
        menu.addAction(tr("Take off"), lambda: self.niche_removed.emit(niche))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))
