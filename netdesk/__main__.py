"""Start NetDesk: a verb goes to the command line, files or nothing to the window."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netdesk.cli.grammar import Line

WINDOW_OPTIONS = {"--background": False, "--quick-add": False}


def main() -> int:
    """Run what the program's arguments say and return the exit code."""
    gc.disable()  # a verb ends too soon for garbage to matter; the window collects after its start
    arguments = sys.argv[1:]
    return _run(arguments) if arguments else _show_window([])


def _run(arguments: Sequence[str]) -> int:
    from netdesk import cli  # the usual start, without arguments, needs no grammar
    from netdesk.cli import grammar
    from netdesk.cli.help import usage

    try:
        line = grammar.split(arguments, WINDOW_OPTIONS)
        if line.verb or line.has("--help") or line.has("--version"):
            return cli.main(arguments)
        files = [_file(word) for word in line.arguments]
        _apply(line)
    except grammar.UsageError as wrong:
        print(f"{wrong.text}\n{usage(wrong.verb)}", file=sys.stderr)
        return 2
    return _show_window([*(option for option in WINDOW_OPTIONS if line.has(option)), *files])


def _show_window(arguments: Sequence[str]) -> int:
    from netdesk import paths
    from netdesk.app.looking import FirstLook

    look = FirstLook(paths.book())
    try:
        from netdesk.app import pyside  # the only way to Qt: a verb never comes here

        pyside.load()
        from netdesk.app.starting import main as show
    except ImportError as error:
        from netdesk import words

        print(words.no_qt(error), file=sys.stderr)
        return 2
    return show(arguments, look)


def _file(word: str) -> str:
    """Return the path that a word of the line names; raises UsageError where nothing is there."""
    from urllib.parse import unquote, urlsplit

    from netdesk import paths
    from netdesk.cli.grammar import UsageError

    path = paths.typed(unquote(urlsplit(word).path) if word.startswith("file://") else word)
    if not os.path.exists(path):  # unlike Path.exists it says no to a name that is too long
        raise UsageError(
            f"“{word}” is neither a verb nor a file that exists; netdesk --help lists the verbs."
        )
    return str(path)


def _apply(line: "Line") -> None:
    """Let --book and --today hold for the window as they do for a verb."""
    from netdesk import clock
    from netdesk.cli import grammar

    if line.has("--json"):
        raise grammar.UsageError("--json needs a verb.")
    if named := line.value("--book"):
        os.environ["NETDESK_BOOK"] = named
    if (typed := line.value("--today")) is not None:
        clock.set_today(grammar.day(typed))


if __name__ == "__main__":
    sys.exit(main())
