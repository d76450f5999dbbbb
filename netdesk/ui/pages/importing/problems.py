"""What could not be read: which file, card and line, what is wrong, and the text to copy."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from netdesk import words
from netdesk.book.importing import Outcome, Preview
from netdesk.domain.contact import Problem
from netdesk.ui import theme
from netdesk.ui.widgets.buttons import LinkButton, QuietButton
from netdesk.words import tr

HEIGHT = 132


class ProblemList(QWidget):
    """A quiet line that unfolds; hidden while nothing is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        self.fold = QuietButton("", "caret-right")
        self.fold.setCheckable(True)
        self._copy = LinkButton(tr("Copy all"))
        head.addWidget(self.fold)
        head.addStretch(1)
        head.addWidget(self._copy)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("What could not be read"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(48)
        self.text.setMaximumHeight(theme.current().px(HEIGHT))
        column.addLayout(head)
        column.addWidget(self.text)
        self.fold.toggled.connect(self._on_folded)
        self._copy.clicked.connect(self._on_copy)
        self._on_folded(False)
        self.hide()

    def set_problems(
        self, problems: Sequence[Problem], tables: Collection[str] = frozenset()
    ) -> None:
        """Show these, folded; `tables` are the files whose cards are rows."""
        self.text.setPlainText("\n".join(said(one, one.file in tables) for one in problems))
        self.fold.setText(tr("%n problem in the files||%n problems in the files", n=len(problems)))
        self.fold.setChecked(False)
        self.fold.updateGeometry()
        self.setVisible(bool(problems))

    def _on_folded(self, on: bool) -> None:
        self.fold.set_icon("caret-down" if on else "caret-right")
        self.text.setVisible(on)
        self._copy.setVisible(on)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


def problems_of(seen: Preview) -> list[Problem]:
    """Return all problems of a preview in the order of the cards."""
    found = [*seen.problems]
    for row in seen.rows:
        if row.outcome is not Outcome.FAILED:
            found += row.problems
    return sorted(found, key=lambda one: (one.file, one.card, one.line))


def said(one: Problem, in_table: bool = False) -> str:
    """Say where a problem is, what is wrong, and the text that it is about."""
    sentence = words.problem(one)
    text = " ".join(one.text.split())
    if text and text not in " ".join(sentence.split()):
        sentence = tr("%1: %2", sentence, text)
    return tr("%1: %2", _place(one, in_table), " ".join(sentence.split()))


def _place(one: Problem, in_table: bool) -> str:
    parts = [Path(one.file).name]
    if one.card:
        parts.append(tr("row %1", one.card) if in_table else tr("card %1", one.card))
    if one.line:
        parts.append(tr("line %1", one.line))
    return " · ".join(parts)
