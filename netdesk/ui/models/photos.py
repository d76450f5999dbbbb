"""Photos of people at hand: asked for once, decoded on a reader, kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from netdesk import book
from netdesk.ui.work import Work

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

CACHED = 400


class Photos(QObject):
    """Photos by their SHA-256, decoded on a reader and kept; `loaded` says that one is there."""

    loaded = Signal(str)

    def __init__(self, work: Work, side: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._side = work, side
        self._found: dict[str, QPixmap] = {}
        self._asked: set[str] = set()

    def pixmap(self, sha: str) -> QPixmap | None:
        """Return a photo if it is at hand, else None and ask for it."""
        if not sha:
            return None
        if sha in self._found:
            return self._found[sha]
        if sha not in self._asked:
            self._asked.add(sha)
            self._work.ask(
                lambda: self._read(sha), lambda image: self._keep(sha, image), owner=self
            )
        return None

    def _read(self, sha: str) -> "QImage":
        from netdesk.ui.models.pictures import read_picture  # the first paint shows none yet

        content = book.people.photo(sha)
        return read_picture(content or b"", self._side)

    def _keep(self, sha: str, image: "QImage") -> None:
        self._asked.discard(sha)
        if len(self._found) >= CACHED:
            self._found.pop(next(iter(self._found)))
        self._found[sha] = QPixmap.fromImage(image)
        self.loaded.emit(sha)
