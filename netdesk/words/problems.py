"""What could not be read in a file, and where."""

from collections.abc import Mapping

from netdesk.domain.contact import Problem
from netdesk.words.translation import mark, tr

_PROBLEMS: Mapping[str, str] = {
    "possible_duplicate": mark("possible duplicate of %1"),
}


def problem(found: Problem) -> str:
    """Say what is wrong, without file and place; a code from elsewhere is shown with its text."""
    if found.code in _PROBLEMS:
        return tr(_PROBLEMS[found.code], found.text)
    code = found.code.replace("_", " ")
    return tr("%1: %2", code, found.text) if found.text else code
