"""One start, one application, one end."""

import os
import sys
from collections.abc import Sequence
from threading import Thread

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from netdesk import __version__, words
from netdesk.app.looking import FirstLook
from netdesk.desktop.single_instance import Entry, SingleInstance
from netdesk.words import tr

APP_ID = "org.netdesk.netdesk"
NO_DISPLAY = 2


def main(arguments: Sequence[str], look: FirstLook) -> int:
    """Run the window until it is closed; `arguments` are files and --background, --quick-add."""
    files = [word for word in arguments if not word.startswith("--")]
    instance = SingleInstance(look.path)
    adding = "--quick-add" in arguments
    entry = instance.enter(files, adding=adding)
    if entry is Entry.HANDED_OVER:
        return 0
    if entry is Entry.NO_ANSWER:
        print(tr("NetDesk is running on this book already, but doesn't answer."), file=sys.stderr)
        return 1
    qInstallMessageHandler(_on_qt_message)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("NetDesk")
    application.setApplicationVersion(__version__)
    application.setOrganizationName("netdesk")
    application.setDesktopFileName(APP_ID)
    application.setQuitOnLastWindowClosed(False)
    from netdesk.ui.theme import icons

    Thread(target=icons.look_at_fonts).start()  # in which time Python can load what is ours
    from netdesk.app.program import App

    app = App(application, look.path, instance, look)
    app.start(files, hidden="--background" in arguments or adding, adding=adding)
    code = application.exec()
    instance.leave()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # everything is closed; taking Qt's objects apart would only cost time


def _on_qt_message(kind: QtMsgType, _context: object, text: str) -> None:
    """Say in one sentence what Qt aborts for: there is no display (DESKTOP)."""
    if kind is QtMsgType.QtFatalMsg:
        print(words.no_display(text), file=sys.stderr, flush=True)
        os._exit(NO_DISPLAY)
    if kind is not QtMsgType.QtDebugMsg and os.environ.get("NETDESK_DEBUG"):
        print(text, file=sys.stderr)
