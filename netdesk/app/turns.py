"""Long work of the window's thread in turns: between two of them the window answers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer


def in_turns(owner: QObject, steps: Sequence[Callable[[], object]]) -> None:
    """Run the first step now and each other in a turn of the event loop of its own, in order.

    They end with `owner`, or with a step that fails.
    """
    first, *rest = steps
    first()
    if rest:
        QTimer.singleShot(0, owner, lambda: in_turns(owner, rest))
