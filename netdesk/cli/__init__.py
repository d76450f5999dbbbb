"""The command line: the same verbs without a window; it never imports Qt."""

from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run one verb and return the exit code: 0 done, 1 failed or refused, 2 wrong usage."""
    from netdesk.cli.running import run  # the words and verbs load when a verb runs

    return run(arguments)
