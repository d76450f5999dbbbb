"""What can be wished for a line of Today or a card of its calendar, by which key."""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import Qt

from netdesk.words import tr


class Wish(Enum):
    """What is wished for a line."""

    WRITE = "write"
    DONE = "done"
    SNOOZE = "snooze"
    DROP = "drop"
    CONTEXT = "context"
    LOG = "log"
    OPEN = "open"


KEYS: Mapping[Qt.Key, Wish] = {
    Qt.Key.Key_W: Wish.WRITE,
    Qt.Key.Key_Space: Wish.DONE,
    Qt.Key.Key_S: Wish.SNOOZE,
    Qt.Key.Key_D: Wish.DROP,
    Qt.Key.Key_Delete: Wish.DROP,
    Qt.Key.Key_C: Wish.CONTEXT,
    Qt.Key.Key_L: Wish.LOG,
}


def choices() -> list[tuple[str, str, Wish]]:
    """Return the lines of a menu: icon, words, wish."""
    return [
        ("paper-plane", tr("Write"), Wish.WRITE),
        ("check", tr("Done"), Wish.DONE),
        ("clock", tr("Snooze…"), Wish.SNOOZE),
        ("x", tr("Drop"), Wish.DROP),
        ("info", tr("Context"), Wish.CONTEXT),
        ("note-pencil", tr("Log contact…"), Wish.LOG),
        ("user", tr("Open"), Wish.OPEN),
    ]
