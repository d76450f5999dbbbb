"""Pictures that the user chooses for people."""

from pathlib import Path

from netdesk.domain.errors import FileProblem
from netdesk.exchange import picture


def from_file(path: Path) -> bytes:
    """Return a file's picture as it is kept, made smaller where it is large.

    Raises FileProblem: missing, denied, too_large, no_picture.
    """
    try:
        if path.stat().st_size > picture.MOST_BYTES:
            raise FileProblem(path.name, "too_large")
        content = path.read_bytes()
    except FileNotFoundError:
        raise FileProblem(path.name, "missing") from None
    except OSError as problem:
        raise FileProblem(path.name, "denied", str(problem)) from problem
    kept = picture.to_keep(content)
    if kept is None:
        raise FileProblem(path.name, "no_picture")
    return kept
