"""What the tables of an import are taken for, folded into a line until it is to be corrected."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import words
from netdesk.book import importing
from netdesk.book.importing import SeenTable, Wish
from netdesk.domain.errors import NotUnderstood
from netdesk.ui import theme
from netdesk.ui.models.columns import ColumnsModel, Index, choices, said, summary
from netdesk.ui.pages.importing.columns import ROW, ColumnList
from netdesk.ui.pages.importing.editing import CellEditor
from netdesk.ui.widgets.buttons import QuietButton
from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.fields import CheckBox, Dropdown, Labelled
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.words import tr

ROWS = 6
"""So many columns are seen at once."""

TIGHT = 560
"""Pixels of width, at the usual text size, below which the tick stands below the boxes."""


class MappingCard(QWidget):
    """The card "Columns" and the room below it; hidden while no table is imported.

    Of cards in a character set that was guessed it shows that alone.
    """

    changed = Signal(int, object)
    """The place of a source, and the Wish that the user has of it now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tables: Sequence[SeenTable] = ()
        self._most = ROWS
        self.model = ColumnsModel(self)
        self.list = ColumnList()
        self.list.setModel(self.model)
        self.editor = CellEditor(self.list)
        self._build()
        self._connect()
        self.hide()

    @property
    def table(self) -> SeenTable | None:
        """The table whose columns are shown."""
        place = self.file.currentIndex()
        return self._tables[place] if 0 <= place < len(self._tables) else None

    def set_tables(self, tables: Sequence[SeenTable], *, again: bool = False) -> None:
        """Show these; unfolded if one needs a look, `again` as the user left it."""
        self._tables = tables
        place = self.file.currentIndex() if again else 0
        self.file.blockSignals(True)
        self.file.clear()
        self.file.addItems([Path(one.file).name for one in tables])
        self.file.setCurrentIndex(min(max(place, 0), len(tables) - 1))
        self.file.blockSignals(False)
        self.file.setVisible(len(tables) > 1)
        if not again:
            doubtful = next((at for at, one in enumerate(tables) if not one.sure), -1)
            self.file.setCurrentIndex(max(doubtful, 0))
            self.fold.setChecked(doubtful >= 0)
        self._show_table()
        self.setVisible(bool(tables))

    def dismiss(self) -> bool:
        """Close the field that lies over the list; False if there is none."""
        was_open = self.editor.field is not None
        self.editor.close()
        return was_open

    @property
    def is_open(self) -> bool:
        """Say whether more than the line is shown."""
        return not self.isHidden() and self.fold.isChecked()

    def set_rows(self, most: int) -> None:
        """Show at most so many columns at once."""
        self._most = most
        self._fit_rows()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        card = Card(0)
        card.body.setContentsMargins(16, 7, 10, 7)
        column.addWidget(card)
        head = QHBoxLayout()
        head.setSpacing(9)
        self._title = Text("", "bodyStrong")
        head.addWidget(self._title)
        self._summary = ElidedLabel("", "small", "text2")
        head.addWidget(self._summary, 1)
        self.file = Dropdown("folder", name=tr("File"))
        self.fold = QuietButton(tr("Check"), "caret-right")
        self.fold.setCheckable(True)
        self.fold.setAccessibleName(tr("Check the columns"))
        head.addWidget(self.file)
        head.addWidget(self.fold)
        card.body.addLayout(head)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 4, 6, 6)
        inside.setSpacing(8)
        inside.addLayout(self._build_choices())
        inside.addWidget(self.list)
        card.body.addWidget(self._inside)
        self._inside.hide()

    def _build_choices(self) -> QBoxLayout:
        self._choices = choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        choices.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.delimiter = Dropdown(name=tr("Parted by"))
        for mark in importing.DELIMITERS:
            self.delimiter.addItem(words.delimiter(mark), mark)
        self.encoding = Dropdown(name=tr("Character set"))
        self.header = CheckBox(tr("The first row names the columns"))
        self._parted = Labelled(tr("Parted by"), self.delimiter)
        row.addWidget(self._parted, 1)
        row.addWidget(Labelled(tr("Character set"), self.encoding), 2)
        tick = QVBoxLayout()
        tick.setContentsMargins(6, 0, 0, 5)
        tick.addStretch(1)
        tick.addWidget(self.header)
        choices.addLayout(row, 3)
        choices.addLayout(tick, 2)
        return choices

    def _connect(self) -> None:
        self.fold.toggled.connect(self._on_folded)
        self.file.currentIndexChanged.connect(self._show_table)
        self.delimiter.activated.connect(self._on_delimiter)
        self.encoding.activated.connect(self._on_encoding)
        self.header.clicked.connect(self._on_header)
        self.list.field_wanted.connect(self._on_field)

    def _show_table(self) -> None:
        self.editor.close()
        table = self.table
        self.model.set_table(table)
        if table is None:
            return
        has_columns = bool(table.columns)
        self._title.setText(tr("Columns") if has_columns else tr("Character set"))
        for part in (self._parted, self.header, self.list):
            part.setVisible(has_columns)
        self._summary.set_text(summary(table))
        self.delimiter.setCurrentIndex(self.delimiter.findData(table.delimiter))
        known = dict.fromkeys((*importing.ENCODINGS, table.encoding))
        self.encoding.clear()
        for name in known:
            self.encoding.addItem(words.encoding(name), name)
        self.encoding.setCurrentIndex(self.encoding.findData(table.encoding))
        self.header.setChecked(table.has_header)
        self._fit_rows()

    def _fit_rows(self) -> None:
        rows = max(1, min(self._most, self.model.rowCount()))
        self.list.setFixedHeight(rows * theme.current().px(ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = self.width() < theme.current().px(TIGHT)
        ways = QBoxLayout.Direction
        self._choices.setDirection(ways.TopToBottom if tight else ways.LeftToRight)

    def _on_folded(self, on: bool) -> None:
        self.editor.close()
        self.fold.set_icon("caret-down" if on else "caret-right")
        self._inside.setVisible(on)

    def _on_delimiter(self) -> None:
        self._wish(delimiter=self.delimiter.currentData(), columns={})

    def _on_encoding(self) -> None:
        self._wish(encoding=self.encoding.currentData())

    def _on_header(self, on: bool) -> None:
        self._wish(has_header=on, columns={})

    def _on_field(self, index: Index) -> None:
        column = self.model.column_at(index)
        offered = choices()
        if column.target not in (target for _, target in offered):
            offered.append((said(column.target), column.target))
        meant = {text.casefold(): target for text, target in offered}

        def take(typed: str) -> bool:
            target = meant.get(typed.casefold(), typed)
            try:
                importing.wish([f"{column.name}={target}"])
            except NotUnderstood:
                return False
            if target != column.target:
                table = self.table
                columns = {**(table.wish.columns if table else {}), column.name: target}
                self._wish(columns=columns)
            return True

        self.list.scrollTo(index)
        name = tr("Field of %1", column.name)
        self.editor.open(self.list.field_at(index), name, said(column.target), offered, take)

    def _wish(self, **values: object) -> None:
        table = self.table
        if table is not None:
            wish: Wish = replace(table.wish, **values)  # type: ignore[arg-type]
            self.changed.emit(table.source, wish)
