"""One start of NetDesk on a book, as far as being the only one goes: BOOK FILE...

Tells whether it is first, and then the files that later starts bring.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSocketNotifier

from netdesk.desktop.single_instance import Entry, SingleInstance


def tell(event: str, **facts: object) -> None:
    print(json.dumps({"event": event, **facts}), flush=True)


def main(book: str, *files: str) -> int:
    instance = SingleInstance(Path(book))
    entry = instance.enter(files)
    tell("entered", entry=entry.name)
    if entry is not Entry.FIRST:
        return 0
    app = QCoreApplication(sys.argv)
    instance.asked.connect(lambda paths: tell("asked", files=paths))
    assert instance.listen()
    tell("listening")
    ending = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ending.activated.connect(lambda: os.read(sys.stdin.fileno(), 1) or app.quit())
    code = app.exec()
    instance.leave()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
