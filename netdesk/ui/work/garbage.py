"""Python's cyclic garbage is collected on the window's thread alone while others run too.

Python collects on whichever thread crosses a threshold. An object of Qt destroyed there, and not on
its own thread, may wait for a lock of Qt while the window's thread holds that and waits for Python:
then both wait for ever.
"""

import gc
import time
from typing import ClassVar

_REST = 100
"""So many times as long as a full collection took, none follows: it has a hundredth of the time."""


class Garbage:
    """Collects instead of Python from `take_over` to `give_back`; several may at once."""

    _takers: ClassVar[int] = 0

    def __init__(self) -> None:
        self._full_from = 0.0

    def take_over(self) -> None:
        """Let Python collect nothing by itself any more."""
        Garbage._takers += 1
        gc.disable()

    def give_back(self) -> None:
        """Let Python collect again, once nobody else does."""
        Garbage._takers -= 1
        if not Garbage._takers:
            gc.enable()

    def collect_due(self, *, all_of_it: bool) -> None:
        """Collect what Python would by its thresholds, on the window's thread.

        What has lived for long, which takes longest, is only looked through with `all_of_it`.
        """
        young, middle, old = (
            count > limit > 0
            for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        began = time.monotonic()
        if old and all_of_it and began >= self._full_from:
            gc.collect()
            ended = time.monotonic()
            self._full_from = ended + _REST * (ended - began)
        elif middle or young:
            gc.collect(1 if middle else 0)
