"""The lists of the sidebar: built-in ones, and queries that the user saved, with their counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.name_field import NameField
from netdesk.ui.widgets.nav import paint_name_and_count
from netdesk.words import tr


@dataclass(frozen=True, slots=True)
class Listed:
    """A row: what it is called, which query it shows, how many that are; built-in ones have no
    `id`."""

    name: str
    query: str
    count: int | None
    id: int = 0
    icon: str = "funnel"

    @property
    def place(self) -> int | str:
        """What it is known by, whatever it is called."""
        return self.id or self.query


class ListRow(QAbstractButton):
    """A list in the sidebar."""

    menu_wanted = Signal(object)
    rename_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, listed: Listed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listed = listed
        self.setText(listed.name)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        count = "" if listed.count is None else f", {listed.count}"
        self.setAccessibleName(listed.name + count)
        self.setToolTip(listed.query)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(208, theme.current().px(28))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.listed.id:
            self.menu_wanted.emit(event.globalPos())

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.listed.id and event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif self.listed.id and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        on = self.isChecked()
        if on or self.underMouse():
            ground = theme.current().color("selected" if on else "press")
            paint.paint_rounded(painter, rect, 8, ground)
        spot = paint.mirrored(painter, QRectF(9, rect.center().y() - 8, 16, 16), rect)
        paint.paint_icon(painter, spot, self.listed.icon, "accent" if on else "text2")
        ink = "text" if on else "text2"
        paint_name_and_count(painter, rect, self.text(), self.listed.count, strong=on, ink=ink)
        if self.hasFocus():
            paint.paint_focus(painter, rect, 8)


class ListsSection(QWidget):
    """Shows the lists under their heading."""

    picked = Signal(object)
    """The Listed that was clicked."""
    add_wanted = Signal(str)
    """Save what is searched for now under this name."""
    rename_wanted = Signal(int, str)
    replace_wanted = Signal(int)
    """A list's id that shall show what is searched for now."""
    remove_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Listed, ...] = ()
        self._query = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 14, 0, 0)
        self._column.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 3, 0)
        head.addWidget(Text(tr("Lists"), "caption", "text2"))
        head.addStretch(1)
        add = IconButton("plus", tr("Save the search as a list"), size=24)
        add.clicked.connect(self.add_list)
        head.addWidget(add)
        self._column.addLayout(head)
        self._rows: list[ListRow] = []
        self._field: NameField | None = None

    def rows(self) -> list[ListRow]:
        """Return the rows as they stand."""
        return list(self._rows)

    def show_lists(self, lists: Sequence[Listed]) -> None:
        """Show these lists."""
        if tuple(lists) == self._shown:
            return
        self._shown = tuple(lists)
        had = self.window().focusWidget()  # also where another window is active
        focused = next((row.listed for row in self._rows if row is had), None)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._made(one) for one in lists]
        for row in self._rows:
            self._column.addWidget(row)
            if focused is not None and row.listed.place == focused.place:
                row.show()  # what isn't seen yet gets no focus
                row.setFocus()
        self.set_query(self._query)

    def set_query(self, query: str) -> None:
        """Mark the list whose query is shown."""
        self._query = query.strip()
        for row in self._rows:
            row.setChecked(bool(self._query) and row.listed.query == self._query)

    def add_list(self) -> None:
        """Let the name of a new list be typed."""
        self._open_field("", lambda name: self.add_wanted.emit(name), len(self._rows))

    def edit_list(self, list_id: int) -> None:
        """Let a list's name be typed anew in its place."""
        place = next((n for n, row in enumerate(self._rows) if row.listed.id == list_id), None)
        if place is None:
            return
        row = self._rows[place]

        def rename(name: str) -> None:
            if name != row.text():
                self.rename_wanted.emit(list_id, name)

        self._open_field(row.text(), rename, place)
        row.hide()  # only now: the field gives the focus back to it

    def list_menu(self, list_id: int) -> QMenu:
        """Return the menu of a saved list."""
        menu = QMenu(self)
        menu.addAction(tr("Rename"), lambda: self.edit_list(list_id))
        menu.addAction(tr("Take the current search"), lambda: self.replace_wanted.emit(list_id))
        menu.addSeparator()
        menu.addAction(tr("Remove"), lambda: self.remove_wanted.emit(list_id))
        return menu

    def _made(self, listed: Listed) -> ListRow:
        row = ListRow(listed)
        row.clicked.connect(lambda: self._on_picked(row))
        row.menu_wanted.connect(lambda at: self._open_menu(listed.id, at))
        row.rename_wanted.connect(lambda: self.edit_list(listed.id))
        row.remove_wanted.connect(lambda: self.remove_wanted.emit(listed.id))
        return row

    def _on_picked(self, row: ListRow) -> None:
        self.set_query(self._query)
        self.picked.emit(row.listed)

    def _open_menu(self, list_id: int, at: QPoint) -> None:
        menu = self.list_menu(list_id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _open_field(self, text: str, then: Callable[[str], None], place: int) -> None:
        field = self._field = NameField(text, tr("Name of the list"))
        self._column.insertWidget(place + 1, field)  # after the heading
        field.settled.connect(lambda name: self._on_named(field, name, then))
        field.show()  # what isn't seen yet gets no focus
        field.setFocus()
        field.selectAll()

    def _on_named(self, field: NameField, name: str, then: Callable[[str], None]) -> None:
        field.hide()
        field.deleteLater()
        for row in self._rows:
            row.show()
        if name:
            then(name)
