"""Files that are written whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

_MOST = 100
"""Characters of a file's name in the name of what becomes it; no name may be too long."""


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yield a new, empty file beside `target` that only its owner can read.

    It takes the place of `target` when the block ends well, and goes when it fails. Raises OSError.
    """
    start = f".{target.name[:_MOST]}."
    descriptor, name = tempfile.mkstemp(prefix=start, suffix=".partial", dir=target.parent)
    os.close(descriptor)
    partial = Path(name)
    try:
        yield partial
        partial.replace(target)
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
