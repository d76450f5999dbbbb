"""Tray and notifier in a program of their own: does what it is told, tells their signals.

Started as `python -m stage.probe` inside a session; its input's end quits it by a clean close.
"""

import json
import os
import sys
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from netdesk.desktop.notifications import make_notifier
from netdesk.desktop.tray import DueLine, Tray


class Probe(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.tray = Tray(self)
        self.notifier = make_notifier(self.tray, self)
        for source, name in (
            (self.tray, "open_wanted"),
            (self.tray, "today_wanted"),
            (self.tray, "person_wanted"),
            (self.tray, "add_wanted"),
            (self.tray, "pause_wanted"),
            (self.tray, "quit_wanted"),
            (self.tray, "available_changed"),
            (self.notifier, "shown"),
            (self.notifier, "failed"),
            (self.notifier, "invoked"),
            (self.notifier, "closed"),
            (self.notifier, "appeared"),
        ):
            getattr(source, name).connect(lambda *facts, name=name: tell(name, facts=facts))
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._input.activated.connect(self._on_input)
        tell("ready", available=self.tray.available)

    def _on_input(self) -> None:
        came = os.read(sys.stdin.fileno(), 65536)
        if not came:
            self._input.setEnabled(False)
            self.notifier.close()
            self.tray.close()
            QApplication.quit()
        for line in came.splitlines():
            command = json.loads(line)
            answer = getattr(self, "do_" + command.pop("do"))(**command)
            tell("answer", answer=answer)

    def do_due(self, lines: list[list[Any]]) -> None:
        self.tray.set_due([DueLine(*line) for line in lines])

    def do_paused(self, paused: bool) -> None:
        self.tray.set_paused(paused)

    def do_available(self) -> bool:
        return self.tray.available

    def do_menu_open(self) -> bool:
        return self.tray.menu.isVisible()

    def do_show(self, key: str, title: str, body: str, actions: list[list[str]]) -> None:
        self.notifier.show(key, title, body, [(name, label) for name, label in actions])

    def do_withdraw(self, key: str) -> None:
        self.notifier.withdraw(key)

    def do_window(self, x: int, y: int) -> None:
        self.target = DropTarget()
        self.target.setGeometry(x, y, 200, 200)
        self.target.show()

    def do_ping(self) -> str:
        return "pong"


class DropTarget(QWidget):
    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.X11BypassWindowManagerHint)
        self.setWindowTitle("Drop target")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        tell("came", files=[url.toLocalFile() for url in event.mimeData().urls()])


def tell(event: str, **facts: Any) -> None:
    print(json.dumps({"event": event, **facts}), flush=True)


def main() -> int:
    app = QApplication(sys.argv)
    app.setApplicationName("NetDesk")
    app.setQuitOnLastWindowClosed(False)
    probe = Probe()
    code = app.exec()
    probe.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main())
