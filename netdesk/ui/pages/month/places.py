"""Which place pays back: events and groups, or channels, with whom I met and who answered."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk import words
from netdesk.book.places import Place, PlaceKind
from netdesk.domain.model import ChannelKind, EventKind, GroupKind
from netdesk.ui import theme
from netdesk.ui.models.channel_icons import ICONS as CHANNEL_ICONS
from netdesk.ui.models.events import EVENT_ICONS, GROUP_ICONS
from netdesk.ui.models.month import MonthView
from netdesk.ui.pages.month.parts import CardRow
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import LinkButton
from netdesk.ui.widgets.card import Card, clear_layout
from netdesk.ui.widgets.chips import FilterChip
from netdesk.ui.widgets.labels import Text
from netdesk.words import tr

COLUMN = 62
SHOWN = 5


def place_name(place: Place) -> str:
    """Return what a place is called; channels are named in words."""
    known = place.kind is PlaceKind.CHANNEL and place.detail in ChannelKind._value2member_map_
    return words.channel_kind(ChannelKind(place.detail)) if known else place.name


def place_icon(place: Place) -> str:
    """Return the icon of a place, also of one that a newer book may know."""
    match place.kind:
        case PlaceKind.EVENT if place.detail in EventKind._value2member_map_:
            return EVENT_ICONS[EventKind(place.detail)]
        case PlaceKind.GROUP if place.detail in GroupKind._value2member_map_:
            return GROUP_ICONS[GroupKind(place.detail)]
        case PlaceKind.CHANNEL if place.detail in ChannelKind._value2member_map_:
            return CHANNEL_ICONS[ChannelKind(place.detail)]
        case _:
            return "map-pin"


def columns(rect: QRectF, count: int) -> list[QRectF]:
    """Return the rooms of the numbers at the end of a row read from left to right."""
    wide = theme.current().px(COLUMN)
    start = rect.right() - 8 - count * wide
    return [QRectF(start + n * wide, rect.y(), wide, rect.height()) for n in range(count)]


class ColumnNames(QWidget):
    """The names of the columns of numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, theme.current().px(22))

    def set_names(self, names: list[str]) -> None:
        """Show these."""
        self._names = names
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        room = paint.mirrored(painter, rect.adjusted(8, 0, 0, 0), rect)
        paint.paint_text(painter, room, tr("12 months"), role="small", ink="text2")
        end = paint.END
        for name, spot in zip(self._names, columns(rect, len(self._names)), strict=True):
            room = paint.mirrored(painter, spot, rect)
            paint.paint_text(painter, room, name, role="caption", ink="text2", align=end)


class PlaceRow(CardRow):
    """A place with its people, answers and, once there are any, referrals."""

    def __init__(self, place: Place, *, referrals: bool) -> None:
        super().__init__(place_name(place), leads=place.id > 0)
        self._icon = place_icon(place)
        self._numbers = [place.people, place.replied]
        people = tr("%n person||%n people", n=place.people)
        told = [tr("%1: %2, %3 replied", self.text(), people, place.replied)]
        if referrals:
            self._numbers.append(place.referrals)
            told.append(tr("%n referral||%n referrals", n=place.referrals))
        self.setAccessibleName(", ".join(told))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, rect = QPainter(self), QRectF(self.rect())
        spot = QRectF(8, rect.center().y() - 8, 16, 16)
        paint.paint_icon(painter, paint.mirrored(painter, spot, rect), self._icon)
        rooms = columns(rect, len(self._numbers))
        name = QRectF(34, rect.y(), rooms[0].left() - 34, rect.height())
        paint.paint_text(painter, paint.mirrored(painter, name, rect), self.text())
        for value, room in zip(self._numbers, rooms, strict=True):
            lit = room is rooms[-1] and value > 0
            paint.paint_text(
                painter,
                paint.mirrored(painter, room, rect),
                str(value),
                role="bodyStrong" if lit else "body",
                ink="accent" if lit else "text2",
                align=paint.END,
                tabular=True,
            )


class PlacesCard(Card):
    """The places of twelve months, what pays back most first."""

    event_wanted = Signal(int)
    group_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent=parent)
        self.body.setContentsMargins(8, 10, 8, 8)
        self._view: MonthView | None = None
        self._names = ColumnNames()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._nothing = Text("", "small", "text2", wrap=True)
        self._nothing.setContentsMargins(8, 6, 8, 6)
        self.more = LinkButton(tr("Show all"))
        self.more.hide()
        self.body.addLayout(self._build_head())
        self.body.addWidget(self._names)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        self.more.clicked.connect(lambda: self._fill(everything=True))

    def set_view(self, view: MonthView) -> None:
        """Show the places of twelve months."""
        self._view = view
        self._fill()

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(6)
        head.addWidget(Text(tr("Which place pays back"), "bodyStrong", "text2"), 1)
        self.places, self.channels = FilterChip(tr("Places")), FilterChip(tr("Channels"))
        group = QButtonGroup(self)
        for chip in (self.places, self.channels):
            group.addButton(chip)
            head.addWidget(chip)
            chip.clicked.connect(lambda: self._fill())
        self.places.setChecked(True)
        return head

    def _fill(self, *, everything: bool = False) -> None:
        view = self._view
        if view is None:
            return
        on_places = self.places.isChecked()
        found = view.places if on_places else view.channels
        referrals = any(one.referrals for one in (*view.places, *view.channels))
        names = [tr("People"), tr("Replied"), *([tr("Referrals")] if referrals else [])]
        self._names.set_names(names)
        self._names.setVisible(bool(found))
        clear_layout(self._rows)
        for place in found if everything else found[:SHOWN]:
            row = PlaceRow(place, referrals=referrals)
            row.clicked.connect(lambda _on=False, place=place: self._open(place))
            self._rows.addWidget(row)
        self.more.setText(tr("Show all %1", len(found)))
        self.more.updateGeometry()
        self.more.setVisible(len(found) > SHOWN and not everything)
        self._nothing.setText(_nothing(on_places=on_places))
        self._nothing.setVisible(not found)

    def _open(self, place: Place) -> None:
        if place.kind is PlaceKind.EVENT:
            self.event_wanted.emit(place.id)
        elif place.id:
            self.group_wanted.emit(place.id)


def _nothing(*, on_places: bool) -> str:
    if on_places:
        return tr("Go to an event or join a group: here stands whom you met, and who answered.")
    return tr("Log by which way you reach people: here stands which way is answered.")
