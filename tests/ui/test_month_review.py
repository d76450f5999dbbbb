"""The review of a month on paper: what it says, seen before, saved as a PDF."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt

from netdesk import book
from netdesk.app.giving import Giving
from netdesk.domain.model import Direction, GroupKind, Intent, Way
from netdesk.ui.dialogs.printing import PrintDialog
from netdesk.ui.models.pages import paged
from netdesk.ui.models.review_paper import review_paper
from netdesk.ui.pages.month import MonthPage
from tests.ui.desk import SUNDAY, PageDesk, page_desk

pytestmark = pytest.mark.usefixtures("theme", "sunday")

A4 = QSizeF(794, 1123)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[PageDesk]:
    with page_desk(tmp_path / "netdesk.book", qtbot, MonthPage) as desk:
        giving = Giving(desk.work, desk.bus, desk.page)
        desk.page.print_wanted.connect(giving.print_review)
        desk.until(lambda: desk.page._view is not None)
        yield desk


def fill() -> None:
    """A month in which something of each kind happened."""
    day = SUNDAY - timedelta(days=10)
    book.events.add("Open <b>Space</b>", day, place="Leipzig")
    book.groups.add("Circle", today=day, kind=GroupKind.PEER_FEEDBACK)
    ana, bo = (
        book.people.add(name, today=day, event="Open <b>Space</b>", organization="Folia")
        for name in ("Ana", "Bo")
    )
    log, out = book.interactions.log, Direction.OUTGOING
    log([ana], "Shared the study", on=SUNDAY, direction=out, intent=Intent.GIVE)
    log([ana], on=SUNDAY, direction=Direction.INCOMING, intent=Intent.GIVE, learned="Sails")
    hanna = book.people.add("Hanna", today=SUNDAY - timedelta(days=100), start_clock=False)
    book.people.edit(hanna, cadence_days=60)
    log([hanna], on=SUNDAY - timedelta(days=61))
    book.events.add("AMA", SUNDAY + timedelta(days=3), attended=False)
    book.people.edit(bo, needs="A designer")
    book.referrals.add(Way.RECEIVED, bo, "Café Lumen", today=SUNDAY, subject="A site")


def lines(desk: PageDesk, month: date) -> list[str]:
    paper = desk.ask(lambda: review_paper(month, SUNDAY))
    return [text for page in paged(paper._rows, A4) for _, text, _ in page.texts]


def test_a_review_says_what_the_month_brought(desk: PageDesk) -> None:
    desk.run(fill)
    found = lines(desk, SUNDAY)
    for text in (
        "Review of November 2026",
        "2 people met · 1 given, 2 received",
        "2 · goal 1 · since 12 Nov",
        "2 · goal 3",
        "0 of 2 · 2 were late",
        "Open <b>Space</b> · Leipzig",
        "Circle",
        "Bo",
        "not yet",
        "Ana · Shared the study",
        "Sails",
        "Received · Bo · Café Lumen · A site · Offered",
        "61 days, wanted 60",
        "AMA · Event",
    ):
        assert text in found, found


def test_a_month_without_anything_is_a_page_too(desk: PageDesk) -> None:
    found = lines(desk, date(2025, 3, 1))
    assert found[:3] == ["Review of March 2025", "0 people met · 0 given, 0 received", "Goals"]
    assert "Met (0)" not in found


def test_the_review_is_seen_and_saved_as_a_pdf(desk: PageDesk, tmp_path: Path) -> None:
    desk.run(fill)
    desk.click(desk.page.previous)
    desk.until(lambda: desk.page._title.text() == "October 2026")
    desk.page.setFocus()
    desk.qtbot.keyClick(desk.page, Qt.Key.Key_P, CONTROL)
    dialog = desk.page.findChild(PrintDialog)
    desk.until(dialog.save.isEnabled)
    assert dialog._name == "Review of October 2026"
    dialog._write(tmp_path / dialog._name)
    desk.until(lambda: (tmp_path / "Review of October 2026.pdf").exists())
    assert (tmp_path / "Review of October 2026.pdf").read_bytes().startswith(b"%PDF")


def test_the_button_prints_the_month_that_is_shown(desk: PageDesk) -> None:
    desk.click(desk.page.print_)
    assert desk.page.findChild(PrintDialog)._name == "Review of November 2026"
