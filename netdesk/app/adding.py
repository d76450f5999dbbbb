"""Quick add, over the window or by itself, and what follows it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from netdesk.ui.window import Window
from netdesk.ui.work import Work

if TYPE_CHECKING:
    from netdesk.ui.dialogs.quick_add import QuickAddDialog


class Adding(QObject):
    """Opens quick add; of two that are wanted by themselves there is one."""

    person_wanted = Signal(int)

    alone_closed = Signal()
    """The quick-add window that stood by itself is closed."""

    def __init__(self, work: Work, window: Window) -> None:
        super().__init__(window)
        self._work, self._window = work, window
        self._alone: QuickAddDialog | None = None

    def add_person(self, line: str = "") -> None:
        """Open quick add with a line, over the window, or by itself while that is hidden."""
        from netdesk.ui.dialogs.quick_add import QuickAddDialog

        if self._alone is not None:
            self._alone.raise_()
            self._alone.activateWindow()
            return
        visible = self._window.isVisible() and not self._window.isMinimized()
        dialog = QuickAddDialog(self._work, self._window if visible else None, line=line)
        dialog.person_wanted.connect(self.person_wanted)
        if not visible:
            self._alone = dialog
            dialog.finished.connect(self._on_alone_closed)
        elif self._window.pages.name == "people":
            dialog.added.connect(self.person_wanted)
        dialog.open()
        dialog.activateWindow()

    def _on_alone_closed(self) -> None:
        self._alone = None
        self.alone_closed.emit()
