"""What tests of pages share: the day."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

import pytest

from netdesk import clock
from tests.ui.desk import SUNDAY


@pytest.fixture
def sunday() -> Iterator[None]:
    """Let it be half past nine on SUNDAY, in the machine's own zone."""
    moment = datetime.combine(SUNDAY, time(9, 30)).astimezone(UTC)
    clock.set_source(lambda: moment)
    yield
    clock.set_source(None)
