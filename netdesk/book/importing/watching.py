"""A foreign file while it is read: how far that is, and a breath for the window in between."""

import threading
import time
from collections.abc import Callable
from typing import BinaryIO

from netdesk.book.importing.readers import SAMPLE

_STRIDE = 1 << 16
# Each question to SQLite lets go of the GIL and takes it back before another thread wakes, and
# starts that one's wait anew: without a real pause the window could stand still for 200 ms.
_BREATH_S = 0.0002


def breathe() -> None:
    """Let the window go on, if there is one: a verb of the command line is alone."""
    if threading.active_count() > 1:
        time.sleep(_BREATH_S)


class Watched:
    """A stream that says how many bytes were read of it; `start` are its first.

    A pipe has no way back, so that its start is given out once more from here.
    """

    def __init__(self, stream: BinaryIO, told: Callable[[int], None]) -> None:
        self._stream, self._told = stream, told
        self._read = self._said = 0
        self.start = stream.read(SAMPLE)
        self._ahead = b""
        if stream.seekable():
            stream.seek(0)
        else:
            self._ahead = self.start

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes, none at the end; what is told may raise Cancelled."""
        if self._ahead:
            size = len(self._ahead) if size < 0 else size
            piece, self._ahead = self._ahead[:size], self._ahead[size:]
        else:
            piece = self._stream.read(size)
        self._read += len(piece)
        if self._read - self._said >= _STRIDE:
            self._said = self._read
            breathe()
            self._told(self._read)
        return piece

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go elsewhere, as reading a .zip needs."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return the place in the file."""
        return self._stream.tell()

    def seekable(self) -> bool:
        """Say whether there are other places to go to."""
        return self._stream.seekable()
