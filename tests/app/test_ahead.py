"""What is loaded ahead of need: all of it is there, and it is what the window opens."""

import sys

from netdesk.app import ahead


def test_all_that_is_loaded_ahead_can_be_loaded(qapp) -> None:
    names = (*ahead.FIRST, *ahead.IMPORT, *ahead.ADD, *ahead.SOON)
    ahead.load(names)
    assert set(names) <= set(sys.modules)
