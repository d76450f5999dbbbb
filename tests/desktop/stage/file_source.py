"""A window to drag files from, as a file manager would: FILE...

It stands in the lower left corner of the screen (MIDDLE); its input's end quits it.
"""

import os
import sys

from PySide6.QtCore import QMimeData, QSocketNotifier, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from stage.probe import tell

PLACE = (0, 700, 120, 80)
MIDDLE = (60, 740)


class FileSource(QLabel):
    def __init__(self, files: list[str]) -> None:
        super().__init__("files")
        self.setWindowFlag(Qt.WindowType.X11BypassWindowManagerHint)
        self._files = files
        self.setGeometry(*PLACE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        urls = QMimeData()
        urls.setUrls([QUrl.fromLocalFile(file) for file in self._files])
        drag = QDrag(self)
        drag.setMimeData(urls)
        tell("dropped", action=drag.exec(Qt.DropAction.CopyAction).name)


def main() -> int:
    app = QApplication(sys.argv[:1])
    source = FileSource(sys.argv[1:])
    source.show()
    ending = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ending.activated.connect(lambda: os.read(sys.stdin.fileno(), 1) or app.quit())
    tell("ready")
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
