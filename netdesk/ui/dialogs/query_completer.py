"""Completes the query of a search field while it is typed: keys, and values of the book."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from netdesk import book
from netdesk.ui import theme
from netdesk.ui.work import Job, Work
from netdesk.words import tr

WAIT_MS = 60


class QueryCompleter(QObject):
    """Shows a list under the field where something fits; Tab or Enter takes what is chosen."""

    def __init__(self, work: Work, field: QLineEdit) -> None:
        super().__init__(field)
        self._work, self._field = work, field
        self._job: Job | None = None
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(field)
        popup = self._completer.popup()
        assert popup is not None
        self._popup = popup
        popup.setObjectName("offers")
        popup.setAccessibleName(tr("Suggestions"))
        theme.current().dress(popup)
        popup.installEventFilter(self)
        self._completer.activated.connect(self._take)
        self._wait = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._wait.timeout.connect(self._ask)
        field.textEdited.connect(lambda _text: self._wait.start())

    def offered(self) -> list[str]:
        """Return what is offered now."""
        return list(self._model.stringList()) if self._popup.isVisible() else []

    def _ask(self) -> None:
        if self._job:
            self._job.cancel()
        text, place = self._field.text(), self._field.cursorPosition()
        self._job = self._work.ask(
            lambda: book.completing.completions(text, place),
            lambda found: self._show(text, found),
            owner=self,
        )

    def _show(self, text: str, found: list[str]) -> None:
        if text != self._field.text() or not self._field.hasFocus():
            return
        self._model.setStringList(found)
        if found:
            self._completer.complete()
        else:
            self._popup.hide()

    def _take(self, whole: str) -> None:
        self._field.setText(whole)
        if whole.endswith(":"):
            self._wait.start()  # now its value

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Tab take the first offer and Esc close them; the field would be emptied by that."""
        if not (event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)):
            return False
        popup = self._popup
        if event.key() == Qt.Key.Key_Escape:
            popup.hide()
            return True
        chosen = popup.currentIndex().isValid()
        if event.key() == Qt.Key.Key_Tab and self._model.stringList():
            row = popup.currentIndex().row() if chosen else 0
            popup.hide()
            self._take(self._model.stringList()[row])
            return True
        return False
