"""What is loaded ahead of need can be loaded, all of it."""

import sys

from netdesk.app import ahead


def test_all_that_is_loaded_ahead_can_be_loaded(qapp) -> None:
    names = (*ahead.FIRST, *ahead.IMPORT, *ahead.ADD, *ahead.SOON)
    ahead.load(names)
    assert set(names) <= set(sys.modules)
