"""The sidebar: brand, search, pages with counts, niches, goals, and where the book is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from netdesk import words
from netdesk.domain.model import Niche, NicheColor
from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.goals_card import GoalsCard
from netdesk.ui.widgets.labels import ElidedLabel, Icon, Text
from netdesk.ui.widgets.nav import BrandMark, NavRow, NicheRow, SearchBox
from netdesk.ui.widgets.scroll_area import ScrollArea
from netdesk.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

WIDE, NARROW = 232, 56
CADENCES = (None, 30, 60, 90, 180, 365)
"""Days offered as a niche's default; None is no cadence."""


class Sidebar(QWidget):
    """Where to go; `set_counts`, `set_niches` and `set_status` tell it what to show."""

    page_wanted = Signal(str)
    search_wanted = Signal()
    settings_wanted = Signal()

    niche_picked = Signal(int)
    """A niche's id to filter by; 0 is everybody without one."""

    niche_add_wanted = Signal(str)
    niche_rename_wanted = Signal(int, str)
    niche_color_wanted = Signal(int, object)
    """Niche id and NicheColor."""
    niche_cadence_wanted = Signal(int, object)
    """Niche id and days, or None for no cadence."""
    niche_about_wanted = Signal(object)
    """Niche whose description, hashtags and places are to be shown."""
    niche_remove_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Sidebar"))
        self._narrow = False
        self._niches: tuple[Niche, ...] = ()
        self._rows: list[NicheRow] = []
        self._picked: int | None = None
        self._build()

    def set_counts(self, today: int, people: int) -> None:
        """Show how many things wait in Today and how many people there are."""
        self._nav["today"].set_count(today or None, due=today > 0)
        self._nav["people"].set_count(people)

    def set_niches(self, niches: Sequence[Niche], no_niche: int | None) -> None:
        """Show the niches, their counts and how many have none (None: nothing counted yet)."""
        self._niches = tuple(niches)
        had = self.window().focusWidget()  # also where another window is active
        focused = next((row.niche_id for row in self._rows if row is had), None)
        self._drop_rows()
        for niche in niches:
            count = None if no_niche is None else niche.people
            self._add_row(niche.id, niche.name, niche.color, count)
        if niches and no_niche:
            self._add_row(0, tr("No niche yet"), None, no_niche)
        for row in self._rows:
            if row.niche_id == focused:
                row.show()  # what isn't seen yet gets no focus
                row.setFocus()
        self._hint.setVisible(not niches)
        self._show_picked()

    def set_goals(self, month: str, met: int, total: int) -> None:
        """Show how many of the month's goals are met; `total` 0 shows no card."""
        self._goals.set_goals(month, met, total)

    def set_status(self, text: str) -> None:
        """Show the line at the bottom."""
        self._status.set_text(text)

    def set_page(self, name: str) -> None:
        """Mark the page that is shown."""
        for key, row in self._nav.items():
            row.setChecked(key == name)
        self._goals.setChecked(name == "month")

    def set_picked(self, niche_id: int | None) -> None:
        """Mark the niche that filters people (0: no niche yet), or none."""
        self._picked = niche_id
        self._show_picked()

    def set_narrow(self, narrow: bool) -> None:
        """Turn into 56 px of icons, or back."""
        self._narrow = narrow
        self.setFixedWidth(NARROW if narrow else self._wide())
        side = 8 if narrow else 12
        self._column.setContentsMargins(side, 16 if not narrow else 15, side, 12)
        for row in self._nav.values():
            row.set_narrow(narrow)
        self._search.set_narrow(narrow)
        self._goals.set_narrow(narrow)
        for part in (self._name, self._gear, self._niches_area, self._footer):
            part.setVisible(not narrow)
        self._narrow_gear.setVisible(narrow)
        self._brand.setContentsMargins(7 if narrow else 4, 0, 0, 0)
        self._pages.setSpacing(4 if narrow else 2)
        for gap, narrowed in ((self._above_search, 13), (self._above_pages, 8)):
            gap.changeSize(0, narrowed if narrow else 14)
        self._column.invalidate()

    def edit_niche(self, niche_id: int) -> None:
        """Let a niche's name be typed anew in its place."""
        row = next((row for row in self._rows if row.niche_id == niche_id), None)
        if row is not None:
            self._open_field(self._rows_box.indexOf(row), row.text(), niche_id)
            row.hide()  # only now: the field gives the focus back to it

    def add_niche(self) -> None:
        """Let a new niche's name be typed."""
        self._open_field(0, "", 0)

    def add_section(self, section: QWidget) -> None:
        """Show something under the niches; what makes it loads after the first paint."""
        self._inner.insertWidget(self._inner.count() - 1, section)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 16, 12, 12)
        self._column.setSpacing(0)
        self._column.addLayout(self._build_brand())
        self._above_search, self._above_pages = QSpacerItem(0, 14), QSpacerItem(0, 14)
        self._column.addSpacerItem(self._above_search)
        self._search = SearchBox(tr("Find or jump to…"), tr("Ctrl K"))
        self._search.clicked.connect(self.search_wanted)
        self._column.addWidget(self._search)
        self._column.addSpacerItem(self._above_pages)
        self._column.addLayout(self._build_pages())
        self._niches_area = self._build_niches()
        self._column.addWidget(self._niches_area, 1)
        self._goals = GoalsCard(tr("Ctrl+G"))
        self._goals.clicked.connect(self._on_goals)
        self._footer = self._build_footer()
        self._narrow_gear = IconButton("gear", tr("Settings"), tr("Ctrl+,"), size=40)
        self._narrow_gear.clicked.connect(self.settings_wanted)
        self._column.addStretch(0)
        self._column.addWidget(self._goals)
        self._column.addSpacing(10)
        self._column.addWidget(self._footer)
        self._column.addWidget(self._narrow_gear)
        theme.current().changed.connect(lambda: self.set_narrow(self._narrow))
        self.set_narrow(False)

    def _build_brand(self) -> QBoxLayout:
        row = self._brand = QHBoxLayout()
        row.setSpacing(9)
        row.addWidget(BrandMark())
        self._name = Text("NetDesk", "title3")
        row.addWidget(self._name)
        row.addStretch(1)
        self._gear = IconButton("gear", tr("Settings"), tr("Ctrl+,"), size=26)
        self._gear.clicked.connect(self.settings_wanted)
        row.addWidget(self._gear)
        return row

    def _build_pages(self) -> QBoxLayout:
        self._pages = QVBoxLayout()
        self._nav = {
            "today": NavRow(tr("Today"), "sun", tr("Ctrl+1")),
            "people": NavRow(tr("People"), "users", tr("Ctrl+2")),
            "events": NavRow(tr("Events & groups"), "calendar-blank", tr("Ctrl+3")),
            "giving": NavRow(tr("Give & get"), "arrows-left-right", tr("Ctrl+4")),
            "library": NavRow(tr("Library"), "book-bookmark", tr("Ctrl+5")),
        }
        for name, row in self._nav.items():
            row.clicked.connect(lambda _on=False, name=name: self._on_page(name))
            self._pages.addWidget(row)
        return self._pages

    def _build_niches(self) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 3, 0)
        head.addWidget(Text(tr("Niches"), "caption", "text2"))
        head.addStretch(1)
        add = IconButton("plus", tr("New niche"), size=24)
        add.clicked.connect(self.add_niche)
        head.addWidget(add)
        column.addLayout(head)
        column.addSpacing(2)
        column.addWidget(self._build_rows(), 1)
        return area

    def _build_rows(self) -> ScrollArea:
        inner = QWidget()
        inner.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(0)
        self._rows_box = QVBoxLayout()
        self._rows_box.setSpacing(2)
        self._hint = Text(
            tr("Tags for the kinds of people you help. They appear here."),
            "caption",
            "text2",
            wrap=True,
        )
        self._hint.setContentsMargins(8, 0, 8, 0)
        self._rows_box.addWidget(self._hint)
        self._inner.addLayout(self._rows_box)
        self._inner.addStretch(1)
        return ScrollArea(inner)

    def _build_footer(self) -> QWidget:
        footer = QWidget()
        row = QHBoxLayout(footer)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon("shield-check", "text2", 14))
        self._status = ElidedLabel(tr("Local only"), "caption", "text2")
        row.addWidget(self._status, 1)
        return footer

    def _add_row(
        self, niche_id: int, name: str, color: NicheColor | None, count: int | None
    ) -> None:
        row = NicheRow(niche_id, name, color, count)
        row.clicked.connect(lambda: self._on_niche(niche_id))
        row.menu_wanted.connect(lambda at: self._open_menu(niche_id, at))
        row.rename_wanted.connect(lambda: self.edit_niche(niche_id))
        row.remove_wanted.connect(lambda: self.niche_remove_wanted.emit(niche_id))
        self._rows.append(row)
        self._rows_box.addWidget(row)

    def _drop_rows(self) -> None:
        for row in self._rows:
            self._rows_box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def _open_field(self, place: int, text: str, niche_id: int) -> None:
        from netdesk.ui.widgets.name_field import NameField  # fields: not at the first paint

        field = NameField(text)
        self._rows_box.insertWidget(place, field)
        field.settled.connect(lambda name: self._on_named(field, niche_id, text, name))
        field.show()
        field.setFocus()
        field.selectAll()

    def _open_menu(self, niche_id: int, at: QPoint) -> None:
        menu = self.niche_menu(niche_id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def niche_menu(self, niche_id: int) -> "QMenu":
        """Return the menu of a niche: rename, about it, colour, default cadence, remove."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        niche = next((one for one in self._niches if one.id == niche_id), None)
        menu.addAction(tr("Rename"), lambda: self.edit_niche(niche_id))
        menu.addAction(tr("About this niche…"), lambda: self.niche_about_wanted.emit(niche))
        colors = menu.addMenu(tr("Colour"))
        for color in NicheColor:
            action = colors.addAction(words.niche_color(color))
            action.setIcon(theme.current().icon("circle-fill", f"n_{color.value}_dot", 12))
            action.triggered.connect(
                lambda _on=False, color=color: self.niche_color_wanted.emit(niche_id, color)
            )
        cadences = menu.addMenu(tr("Default cadence"))
        now = niche.cadence_days if niche else None
        for days in CADENCES:
            action = cadences.addAction(words.cadence(days))
            action.setCheckable(True)
            action.setChecked(days == now)
            action.triggered.connect(
                lambda _on=False, days=days: self.niche_cadence_wanted.emit(niche_id, days)
            )
        menu.addSeparator()
        menu.addAction(tr("Remove"), lambda: self.niche_remove_wanted.emit(niche_id))
        return menu

    def _show_picked(self) -> None:
        for row in self._rows:
            row.setChecked(row.niche_id == self._picked)

    def _wide(self) -> int:
        return max(WIDE, theme.current().px(WIDE) if theme.current().scale > 1 else WIDE)

    def _on_page(self, name: str) -> None:
        self._nav[name].setChecked(True)
        self.page_wanted.emit(name)

    def _on_goals(self) -> None:
        self._goals.setChecked(True)
        self.page_wanted.emit("month")

    def _on_niche(self, niche_id: int) -> None:
        self._show_picked()
        self.niche_picked.emit(niche_id)

    def _on_named(self, field: QWidget, niche_id: int, before: str, name: str) -> None:
        field.hide()
        field.deleteLater()
        for row in self._rows:
            row.show()
        if name and name != before:
            if niche_id:
                self.niche_rename_wanted.emit(niche_id, name)
            else:
                self.niche_add_wanted.emit(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        paint.paint_ground(painter, QRectF(self.rect()), look.color("sidebar"))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = 0 if rtl else self.width() - 1
        paint.paint_ground(painter, QRectF(edge, 0, 1, self.height()), look.color("border"))
