"""A newer LinkedIn export on the import page: reviewed row by row, with real keys and clicks."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from exchange.linkedin.exports import PROFILE, messages, zipped
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox

from netdesk import book
from netdesk.book.importing import FileSource
from netdesk.ui.models.preview import Filter
from netdesk.ui.theme import Theme
from tests.makers import TODAY
from tests.ui.test_importing import Desk, desk, holding

__all__ = ["desk"]
pytestmark = pytest.mark.usefixtures("theme")

KEY = Qt.Key
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
ADA = f"Ada,Byron,{PROFILE}ada-byron,,Analytical Engines,Programmer,10 Apr 2018"
NEW_ADA = ADA.replace("Programmer", "Chief Engineer")
GRACE = f"Grace,Hopper,{PROFILE}gracehopper,,Navy,Admiral,01 Dec 2017"
KIM = f"Kim,Lee,{PROFILE}kim-lee,,Loopwise,Designer,05 Jan 2024"


def write(folder: Path, on: str, rows: Iterable[str], said: str = "") -> Path:
    files = {"Connections.csv": "\n".join((HEADER, *rows)) + "\n"}
    if said:
        files["messages.csv"] = said
    path = folder / f"Basic_LinkedInDataExport_{on}.zip"
    path.write_bytes(zipped(files))
    return path


def of_january() -> object:
    folder = book.opening.current_path().parent
    source = FileSource(write(folder, "01-31-2026", [ADA, GRACE]))
    book.events.add("Meetup Leipzig", TODAY - timedelta(days=1))
    return book.importing.run([source], today=TODAY)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Ada has a new job and wrote twice, Grace has left, Kim is new."""
    ada, me = f"Ada Byron,{PROFILE}ada-byron", f"Me,{PROFILE}me"
    rows = [f",,{ada},{me},2024-08-0{n} 08:00:00 UTC,,Hi {n},INBOX,,No,No" for n in (1, 2)]
    return write(tmp_path, "11-20-2026", [NEW_ADA, KIM], messages(*rows))


@holding(of_january)
def test_who_is_new_who_changed_job_and_who_left(desk: Desk, newer: Path) -> None:
    desk.drop(newer)
    assert desk.pills() == ["New job", "New", "No longer a connection"]
    assert "2 messages" in desk.line(0).subtitle
    assert desk.page.add.text() == "Add 1, update 1, note who left"
    chips = desk.page.found._chips
    shown = {key: chip.isVisible() for key, chip in chips.items()}
    assert shown[Filter.NEW]
    for key, names in {
        Filter.NEW: ["Kim Lee"],
        Filter.NEW_JOB: ["Ada Byron"],
        Filter.GONE: ["Grace Hopper"],
    }.items():
        chips[key].click()
        rows = range(desk.page.found.model.rowCount())
        assert [desk.line(row).name for row in rows] == names


@holding(of_january)
def test_all_filters_are_seen_whole_in_large_text(desk: Desk, newer: Path, theme: Theme) -> None:
    desk.drop(newer)
    chips = desk.page.found._chips
    assert chips[Filter.ALL].mapTo(desk.page, QPoint()).x() > desk.page.width() / 2
    theme.set_percent(150)
    desk.page.setMinimumWidth(1)  # as in a window
    desk.page.resize(600, 520)

    def whole() -> bool:
        shown = [chip for chip in chips.values() if chip.isVisible()]
        ends = [chip.mapTo(desk.page, QPoint(chip.width(), 0)).x() for chip in shown]
        parts = [*shown, desk.page.found._taken, desk.page.add, desk.page.cancel]
        fit = all(part.width() >= part.sizeHint().width() for part in parts)
        return fit and max(ends) <= desk.page.width() and len(shown) > 3

    desk.qtbot.waitUntil(whole)


@holding(of_january)
def test_connections_are_not_of_yesterday_s_event(desk: Desk, newer: Path) -> None:
    desk.drop(newer)
    assert desk.page.found.fields.event_name == ""
    assert desk.page.found.fields.follow_up is None


@holding(of_january)
def test_a_change_is_reviewed_field_by_field_and_becomes_a_follow_up(
    desk: Desk, newer: Path
) -> None:
    desk.drop(newer)
    desk.page.found.list.setFocus()
    desk.press(KEY.Key_Return)
    story = desk.page.found.story
    boxes = story.findChildren(QCheckBox)
    assert [box.isChecked() for box in boxes] == [True, False], "take the title; no follow-up yet"
    boxes[1].click()
    desk.press(KEY.Key_Escape)
    desk.page.add.click()
    done = desk.finish()
    assert (done.added, done.updated, done.contacts, len(done.gone)) == (1, 1, 2, 1)
    ada = desk.ask(lambda: book.people.person(book.people.find("Ada"), today=TODAY))
    assert ada.title == "Chief Engineer"
    [promise] = desk.ask(lambda: book.follow_ups.of_person(ada.id, TODAY))
    assert promise.reason == "Congratulate on the new job: Chief Engineer, Analytical Engines"
    assert promise.due == date(2026, 11, 25)


@holding(of_january)
def test_a_newer_value_is_kept_out(desk: Desk, newer: Path) -> None:
    desk.drop(newer)
    desk.page.found.list.setFocus()
    desk.press(KEY.Key_Return)
    desk.page.found.story.findChildren(QCheckBox)[0].click()
    desk.press(KEY.Key_Escape)
    desk.page.add.click()
    assert desk.finish().changed == ()
    ada = desk.ask(lambda: book.people.person(book.people.find("Ada"), today=TODAY))
    assert ada.title == "Programmer"


@holding(of_january)
def test_a_newer_value_is_kept_out_and_taken_after_all(desk: Desk, newer: Path) -> None:
    desk.drop(newer)
    desk.page.found.list.setFocus()
    desk.press(KEY.Key_Return)
    box = desk.page.found.story.findChildren(QCheckBox)[0]
    box.click()
    box.click()
    desk.press(KEY.Key_Escape)
    desk.page.add.click()
    assert len(desk.finish().changed) == 1


@holding(of_january)
def test_f_plans_a_follow_up_on_each_new_job_that_is_selected(desk: Desk, newer: Path) -> None:
    desk.drop(newer)
    view = desk.page.found.list
    view.setFocus()
    view.selectAll()
    desk.press(KEY.Key_F)
    assert [desk.line(row).due for row in range(3)] == ["Wednesday", "", ""]
    desk.press(KEY.Key_F)
    assert [desk.line(row).due for row in range(3)] == ["", "", ""]


@holding(of_january)
def test_who_left_is_not_noted_where_the_tick_is_taken_away(desk: Desk, newer: Path) -> None:
    desk.drop(newer)
    desk.click(2, "check")
    assert desk.page.add.text() == "Add 1, update 1"
    desk.page.add.click()
    assert desk.finish().gone == ()
