"""Start NetDesk: a verb goes to the command line, files or nothing to the window."""

import os
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from netdesk import cli, clock, words
from netdesk.cli import grammar
from netdesk.cli.grammar import Line, UsageError

WINDOW_OPTIONS = {"--background": False, "--quick-add": False}


def main() -> int:
    """Run what the program's arguments say and return the exit code."""
    arguments = sys.argv[1:]
    try:
        line = grammar.split(arguments, WINDOW_OPTIONS)
        if line.verb or line.has("--help") or line.has("--version"):
            return cli.main(arguments)
        files = [_file(word) for word in line.arguments]
        _apply(line)
    except UsageError as wrong:
        print(f"{wrong.text}\n{grammar.usage(wrong.verb)}", file=sys.stderr)
        return 2
    try:
        from netdesk import app  # the only way to Qt: a verb never comes here
    except ImportError as error:
        print(words.no_qt(error), file=sys.stderr)
        return 2
    flags = [option for option in WINDOW_OPTIONS if line.has(option)]
    return app.main([*flags, *files])


def _file(word: str) -> str:
    """Return the path that a word of the line names; raises UsageError where nothing is there."""
    path = Path(unquote(urlsplit(word).path) if word.startswith("file://") else word).expanduser()
    if not os.path.exists(path):  # unlike Path.exists it says no to a name that is too long
        raise UsageError(
            f"“{word}” is neither a verb nor a file that exists; netdesk --help lists the verbs."
        )
    return str(path)


def _apply(line: Line) -> None:
    """Let --book and --today hold for the window as they do for a verb."""
    if line.has("--json"):
        raise UsageError("--json needs a verb.")
    if named := line.value("--book"):
        os.environ["NETDESK_BOOK"] = named
    if (typed := line.value("--today")) is not None:
        clock.set_today(grammar.day(typed))


if __name__ == "__main__":
    sys.exit(main())
