"""The columns of a table that is imported, and what each is taken for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk import words
from netdesk.book import importing
from netdesk.book.importing import Column, SeenTable
from netdesk.words import tr

Index = QModelIndex | QPersistentModelIndex

NO_PARENT = QModelIndex()
LINE = Qt.ItemDataRole.UserRole
"""The role of a row's ColumnLine."""


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """What a row shows: the column, its first values, what it is; `kept` has no field of ours."""

    name: str
    samples: str
    target: str
    kept: bool


class ColumnsModel(QAbstractListModel):
    """One row a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[Column] = ()

    def set_table(self, table: SeenTable | None) -> None:
        """Show the columns of another table, or the same ones as something else."""
        columns = table.columns if table else ()
        same = [one.name for one in columns] == [one.name for one in self._columns]
        if same and columns:
            self._columns = columns
            self.dataChanged.emit(self.index(0), self.index(len(columns) - 1))
            return
        self.beginResetModel()
        self._columns = columns
        self.endResetModel()

    def column_at(self, index: Index) -> Column:
        """Return the column of a row."""
        return self._columns[index.row()]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = _line(self.column_at(index))
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr("%1: %2; %3", line.name, line.target, line.samples or tr("empty"))
        return None


def choices() -> list[tuple[str, str]]:
    """Return what a column can be, in words, with the target."""
    return [(said(text), text) for text in importing.TARGETS]


def said(target: str) -> str:
    """Say what a target means."""
    field, label, group, is_label = importing.target_parts(target)
    return words.target(field, label, group, is_label=is_label)


def summary(table: SeenTable) -> str:
    """Say in a line what a table is taken for."""
    if not table.columns:
        return words.encoding(table.encoding)
    kept = sum(bool(one.samples) and one.target == "keep" for one in table.columns)
    parts = [
        tr("%n column||%n columns", n=len(table.columns)),
        words.delimiter(table.delimiter) if len(table.columns) > 1 else "",
        words.encoding(table.encoding),
        tr("%n has no field||%n have no field", n=kept) if kept else "",
    ]
    return " · ".join(filter(None, parts))


def _line(column: Column) -> ColumnLine:
    samples = " · ".join(" ".join(one.split()) for one in column.samples)
    return ColumnLine(column.name, samples, said(column.target), column.target == "keep")
