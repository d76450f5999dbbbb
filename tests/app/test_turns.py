"""Steps in turns of the event loop: order, what comes between, and their end."""

from PySide6.QtCore import QObject, QTimer

from netdesk.app.turns import in_turns


def test_what_waits_comes_between_two_steps(qtbot) -> None:
    owner, seen = QObject(), list[str]()
    QTimer.singleShot(0, owner, lambda: seen.append("a click"))
    in_turns(owner, (lambda: seen.append("first"), lambda: seen.append("second")))
    assert seen == ["first"], "the first is done at once"
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == ["first", "a click", "second"]


def test_steps_end_with_their_owner(qtbot) -> None:
    owner, other, seen = QObject(), QObject(), list[str]()
    in_turns(owner, (owner.deleteLater, lambda: seen.append("too late")))
    in_turns(other, (*[lambda: None] * 3, lambda: seen.append("end")))
    qtbot.waitUntil(lambda: "end" in seen)
    assert seen == ["end"]
