"""Settings on a real book and a real settings file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import phonenumbers
import pytest
from PySide6.QtCore import QObject, QSettings, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from netdesk import book, clock, words
from netdesk.app.choosing import settings_dialog
from netdesk.app.feeding import Feeding
from netdesk.desktop import autostart
from netdesk.domain.preferences import Preferences
from netdesk.domain.when import Due
from netdesk.ui import theme as themes
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.settings.dialog import (
    BACKUP,
    GENERAL,
    GOALS,
    PRIVACY,
    REMINDERS,
    SettingsDialog,
)
from netdesk.ui.dialogs.settings.goals import GoalsPage
from netdesk.ui.dialogs.settings.parts import SettingsPage
from netdesk.ui.dialogs.settings.regions import regions
from netdesk.ui.dialogs.wipe import WipeDialog
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.clock_field import ClockField, understood
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.work import Work
from tests.makers import card, open_book, person

pytestmark = pytest.mark.usefixtures("theme")

TODAY = date(2026, 11, 23)
LEFT = Qt.MouseButton.LeftButton


def no_wish() -> None:
    """Delete nothing."""


@dataclass
class Desk:
    dialog: SettingsDialog
    work: Work
    bus: Bus
    settings: QSettings
    said: list[Notice]
    path: Path
    qtbot: Any

    def ask(self, question: Callable[[], Any]) -> Any:
        found: list[Any] = []
        self.work.ask(question, found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def choices(self) -> Preferences:
        return self.ask(book.preferences.current)

    def after(self, act: Callable[[], object], **wanted: object) -> None:
        """Do something and see what the book's preferences are then."""
        with self.qtbot.waitSignal(self.bus.changed):
            act()
        choices = self.choices()
        assert {name: getattr(choices, name) for name in wanted} == wanted

    def show(self, number: int) -> Any:
        """Show a page and return it."""
        return self.dialog.show_page(number)

    def button(self, text: str) -> QPushButton:
        buttons = self.dialog.findChildren(QPushButton)
        return next(one for one in buttons if one.isVisible() and one.text() == text)


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    clock.set_today(TODAY)
    path = tmp_path / "book" / "netdesk.book"
    with open_book(path):
        own = person("Jonas Weber")
        book.follow_ups.plan([own], Due(TODAY + timedelta(days=1), time(15)))
    bus = Bus()
    work = Work(path, bus)
    failures: list[Exception] = []
    said: list[Notice] = []
    bus.failed.connect(failures.append)
    bus.said.connect(said.append)
    with qtbot.waitSignal(work.opened):
        work.start()
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    dialog = SettingsDialog(work, bus, settings)
    qtbot.addWidget(dialog)
    dialog.show()
    general: Any = dialog.show_page(GENERAL)
    qtbot.waitUntil(lambda: general.first.currentIndex() == 1)
    yield Desk(dialog, work, bus, settings, said, path, qtbot)
    with qtbot.waitSignal(work.closed):
        work.close(lambda: None)
    clock.set_source(None)
    assert failures == []


def choose(box: Any, steps: int) -> None:
    """Choose by the arrow keys, as a user does."""
    box.setFocus()
    key = Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up
    for _ in range(abs(steps)):
        QTest.keyClick(box, key)


def test_colours_hold_at_once_and_are_remembered(desk: Desk) -> None:
    dark = desk.show(GENERAL).mode.findChildren(QWidget)[-1]
    QTest.mouseClick(dark, LEFT)
    assert themes.current().dark
    assert desk.settings.value("look/mode") == "dark"


def test_text_size_holds_at_once_and_is_remembered(desk: Desk) -> None:
    choose(desk.show(GENERAL).percent, 2)
    assert themes.current().percent == 125
    assert int(str(desk.settings.value("look/percent"))) == 125


def test_the_dialog_grows_with_the_text(desk: Desk, theme: themes.Theme) -> None:
    page = desk.show(GENERAL)
    before = {one: one.width() for one in (desk.dialog, page.region, desk.dialog._rows.button(0))}
    theme.set_percent(125)
    room = desk.dialog.screen().availableSize().width()
    for one, width in before.items():
        wanted = min(round(width * 1.2), room if one is desk.dialog else width * 2)
        desk.qtbot.waitUntil(lambda one=one, wanted=wanted: one.width() >= wanted)
    theme.set_percent(100)
    desk.qtbot.waitUntil(lambda: page.region.width() == before[page.region])
    assert desk.dialog.width() <= before[desk.dialog] + 1


def test_days_are_preferences_of_the_book(desk: Desk) -> None:
    page = desk.show(GENERAL)
    desk.after(lambda: choose(page.first, 1), first_follow_up_days=3)
    desk.after(lambda: choose(page.neglected, -1), neglected_days=4)


def test_a_country_for_phone_numbers(desk: Desk) -> None:
    region = desk.show(GENERAL).region
    desk.qtbot.waitUntil(lambda: region.count() > 200)
    assert region.currentText() == "As the system"
    place = region.findText("Germany +49")
    steps = len(desk.ask(book.steps.steps))
    desk.after(lambda: choose(region, place), region="DE")
    assert len(desk.ask(book.steps.steps)) == steps + 1


def test_a_change_is_a_step_and_its_undo_is_shown(desk: Desk) -> None:
    page = desk.show(GENERAL)
    desk.after(lambda: choose(page.first, 1), first_follow_up_days=3)
    QTest.keyClick(desk.dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: page.first.currentText() == "2 days")
    assert desk.choices().first_follow_up_days == 2


def test_reminders_say_when_they_look(desk: Desk) -> None:
    page = desk.show(REMINDERS)
    page.set_checked(clock.now())
    status = page.status
    desk.qtbot.waitUntil(lambda: "Last check" in status.remark.text())
    assert status.title.text() == "Reminders work"
    assert status.remark.text().endswith("next: Tomorrow 15:00, for Jonas Weber")


def test_reminders_say_what_is_wrong(desk: Desk) -> None:
    page = desk.show(REMINDERS)
    page.set_problem("No notification service answers.")
    assert page.status.title.text() == "Reminders can't be shown"
    tomorrow = TODAY + timedelta(days=1)
    page.set_problem("")
    desk.work.do(lambda: book.preferences.change(paused_until=tomorrow))
    desk.qtbot.waitUntil(lambda: page.status.title.text() == "Reminders are paused")


def test_every_country_has_its_calling_code() -> None:
    found = {one.region: one.code for one in regions()}
    numbered = phonenumbers.SUPPORTED_REGIONS
    assert found == {one: phonenumbers.country_code_for_region(one) for one in numbered}


def test_a_page_is_made_when_it_is_shown(desk: Desk) -> None:
    made: list[Any] = []
    desk.dialog.page_made.connect(made.append)
    general = desk.show(GENERAL)
    assert desk.dialog.findChildren(SettingsPage) == [general]
    desk.show(REMINDERS)
    assert desk.dialog.findChildren(SettingsPage) == [general, *made]
    assert made[0].digest.value() == Preferences().digest_above


def test_the_goals_are_shown_alone_where_they_are_asked_for(desk: Desk) -> None:
    dialog = settings_dialog(
        desk.work, desk.bus, desk.settings, desk.dialog, None, None, no_wish, goals=True
    )
    dialog.open()
    assert [type(page) for page in dialog.findChildren(SettingsPage)] == [GoalsPage]
    assert dialog._title.text() == "Goals"
    assert dialog.focusWidget() is dialog._rows.button(GOALS)


def test_reminders_show_and_change_what_this_machine_does(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    feeds = Feeding(desk.work, desk.bus, desk.settings, desk.work)
    feeds.set_folder(str(tmp_path))
    dialog = settings_dialog(desk.work, desk.bus, desk.settings, desk.dialog, feeds, None, no_wish)
    page = dialog.show_page(REMINDERS)
    assert f"netdesk.ics in {tmp_path}" in shown(page.feed)
    page.feed.leave.click()
    assert feeds.folder == ""
    assert "netdesk.ics, kept up to date" in shown(page.feed)
    page.autostart.click()
    assert autostart.enabled()


def test_times_are_typed_and_change_the_book_once(desk: Desk) -> None:
    page = desk.show(REMINDERS)
    steps = len(desk.ask(book.steps.steps))
    page.morning.setFocus()

    def type_() -> None:
        QTest.keyClicks(page.morning, "10:30")
        QTest.keyClick(page.morning, Qt.Key.Key_Return)

    desk.after(type_, morning_hour=time(10, 30))
    assert len(desk.ask(book.steps.steps)) == steps + 1
    QTest.keyClicks(page.morning, "soon")
    QTest.keyClick(page.morning, Qt.Key.Key_Return)
    assert page.morning.text() == "10:30"


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("9", time(9)),
        ("0930", time(9, 30)),
        ("14.30", time(14, 30)),
        ("2 pm", time(14)),
        ("24", None),
        ("tomorrow 9:00", None),
        ("", None),
    ],
)
def test_a_time_is_typed_as_people_write_it(typed: str, means: time | None) -> None:
    assert understood(typed) == means


def test_each_hour_has_room_where_the_day_has_twelve(qtbot) -> None:
    words.set_date_format(None, lambda at: f"{at:%I:%M %p}")
    try:
        field = ClockField("Morning hour")
        qtbot.addWidget(field)
        field.show()
        for hour in range(24):
            field.set_time(time(hour))
            room = field.width() - 20  # less the frame and what is left free within
            assert paint.role_width(field.text(), "body") <= room, field.text()
    finally:
        words.set_date_format(None)


def test_switches_change_the_book(desk: Desk) -> None:
    page = desk.show(REMINDERS)
    for switch, name in (
        (page.quiet, "quiet"),
        (page.weekends, "weekends"),
        (page.names, "names_in_notifications"),
    ):
        desk.after(lambda one=switch: QTest.mouseClick(one, LEFT), **{name: False})
    assert not page.quiet_from.isEnabled()


def test_the_digest_is_a_number(desk: Desk) -> None:
    digest = desk.show(REMINDERS).digest
    digest.setFocus()
    digest.selectAll()

    def type_() -> None:
        QTest.keyClicks(digest, "7")
        QTest.keyClick(digest, Qt.Key.Key_Tab)

    desk.after(type_, digest_above=7)


def test_birthdays_replies_and_rest(desk: Desk) -> None:
    page = desk.show(REMINDERS)
    assert not page.ahead.isEnabled()
    desk.after(lambda: desk.qtbot.mouseClick(page.birthdays, LEFT), birthdays=True)
    desk.qtbot.waitUntil(page.ahead.isEnabled)
    for field, value, name in (
        (page.ahead, 3, "birthday_days_ahead"),
        (page.reply, 10, "reply_days"),
        (page.rest, 21, "rest_days"),
    ):
        field.setValue(value)
        desk.after(field.editingFinished.emit, **{name: value})


def test_the_tray_is_the_machine_s_choice(desk: Desk) -> None:
    page = desk.show(REMINDERS)
    assert not page.tray.isEnabled()
    assert "closing quits" in page._tray_row._remark.text()
    page.set_tray(True)
    assert page.tray.isChecked()
    QTest.mouseClick(page.tray, LEFT)
    assert desk.settings.value("tray/keep") == "false"


def test_autostart_and_test_are_wishes(desk: Desk) -> None:
    page = desk.show(REMINDERS)
    with desk.qtbot.waitSignal(page.autostart_wanted) as wish:
        QTest.mouseClick(page.autostart, LEFT)
    assert wish.args == [True]
    with desk.qtbot.waitSignal(page.test_wanted):
        QTest.mouseClick(page.test, LEFT)
    page.set_autostart(False, possible=False)
    assert not page.autostart.isEnabled()


def back_up(desk: Desk) -> Any:
    page = desk.show(BACKUP)
    QTest.mouseClick(page.now, LEFT)
    desk.qtbot.waitUntil(lambda: page.status.title.text().startswith("Backed up"))
    return page


def test_a_backup_is_made_and_listed(desk: Desk) -> None:
    back_up(desk)
    assert len(desk.ask(book.upkeep.backups)) == 1
    assert desk.button("Restore…").isVisible()


def test_restoring_asks_first(desk: Desk) -> None:
    page = back_up(desk)
    with desk.qtbot.waitSignal(desk.bus.changed):
        desk.work.do(lambda: person("Late Comer"))
    QTest.mouseClick(desk.button("Restore…"), LEFT)
    assert page.banner.isVisible()
    assert desk.ask(book.people.count) == 2
    with desk.qtbot.waitSignal(page.restored):
        QTest.mouseClick(desk.button("Restore"), LEFT)
    assert desk.ask(book.people.count) == 1
    assert desk.said[-1].text.startswith("Restored")
    assert not desk.said[-1].undo


def test_what_is_no_backup_is_refused_in_the_dialog(desk: Desk, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.book"
    wrong.write_text("hello")
    page = desk.show(BACKUP)
    QTest.mouseClick(page.restore, LEFT)
    asking = page._asking
    assert asking is not None
    asking.fileSelected.emit(str(wrong))
    asking.close()
    QTest.mouseClick(desk.button("Restore"), LEFT)
    banner = page.banner
    desk.qtbot.waitUntil(lambda: "wrong.book" in banner.text() and "Replace" not in banner.text())
    assert desk.ask(book.people.count) == 1


def test_a_copy_is_saved_where_the_user_says(desk: Desk, tmp_path: Path) -> None:
    page = desk.show(BACKUP)
    QTest.mouseClick(page.save, LEFT)
    asking = page._asking
    assert asking is not None
    target = tmp_path / "copy.book"
    asking.fileSelected.emit(str(target))
    asking.close()
    banner = page.banner
    desk.qtbot.waitUntil(lambda: banner.text().startswith("Saved"))
    assert target.stat().st_size > 0


def test_a_copy_is_never_saved_over_the_book(desk: Desk) -> None:
    page = desk.show(BACKUP)
    QTest.mouseClick(page.save, LEFT)
    asking = page._asking
    assert asking is not None
    asking.fileSelected.emit(str(desk.ask(book.opening.current_path)))
    asking.close()
    banner = page.banner
    desk.qtbot.waitUntil(lambda: "is the open book" in banner.text())


def test_the_book_is_checked(desk: Desk) -> None:
    page = desk.show(BACKUP)
    QTest.mouseClick(page.check, LEFT)
    banner = page.banner
    desk.qtbot.waitUntil(lambda: "sound" in banner.text())


class Opened(QWidget):
    """Takes what would go to the system's file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []
        QDesktopServices.setUrlHandler("file", self, "take")

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


def test_privacy_names_the_file_copies_it_and_opens_its_folder(desk: Desk) -> None:
    page = desk.show(PRIVACY)
    desk.qtbot.waitUntil(lambda: str(desk.path) in page.file.text.text())
    QTest.mouseClick(page.copy, LEFT)
    assert QGuiApplication.clipboard().text() == str(desk.path)
    opened = Opened()
    try:
        QTest.mouseClick(page.open_folder, LEFT)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [url.toLocalFile() for url in opened.urls] == [str(desk.path.parent)]


def test_deleting_everything_is_asked_twice(desk: Desk) -> None:
    page = desk.show(PRIVACY)
    wishes: list[bool] = []
    page.wipe_wanted.connect(lambda: wishes.append(True))
    for sure in (False, True):
        QTest.mouseClick(page.wipe, LEFT)
        [asked] = desk.dialog.findChildren(WipeDialog)
        desk.qtbot.waitUntil(lambda asked=asked: "1 person" in asked.said())
        assert asked.cancel.hasFocus()
        assert not asked.ok.isEnabled()
        if sure:
            asked.sure.click()
        QTest.mouseClick(asked.ok if sure else asked.cancel, LEFT)
        desk.qtbot.waitUntil(lambda: not desk.dialog.findChildren(WipeDialog))
        assert wishes == [True] * sure


def test_every_control_has_a_name(desk: Desk) -> None:
    nameless = []
    for number in range(5):
        desk.dialog.show_page(number)
        for one in desk.dialog.findChildren(QWidget):
            if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                named = one.accessibleName() or getattr(one, "text", str)()
                nameless += [] if named else [one]
    assert nameless == []


def test_arrows_walk_through_the_pages(desk: Desk) -> None:
    first = desk.dialog._rows.button(GENERAL)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    focused = desk.dialog.focusWidget()
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert desk.dialog._title.text() == "Reminders"


def test_an_import_can_be_removed_later(desk: Desk, tmp_path: Path) -> None:
    cards = tmp_path / "meetup.vcf"
    cards.write_text(card("Ana Ruiz") + card("Bo Lee"))
    sources = [book.importing.FileSource(cards)]
    done: list[object] = []
    desk.work.do(lambda: book.importing.run(sources, today=TODAY), then=done.append)
    desk.qtbot.waitUntil(lambda: bool(done))
    page = desk.show(BACKUP)
    desk.qtbot.waitUntil(lambda: "meetup.vcf" in shown(page.imports))
    assert "2 people" in shown(page.imports)
    page.imports.findChildren(QPushButton)[-1].click()
    desk.qtbot.waitUntil(lambda: "None yet" in shown(page.imports))
    assert desk.said[-1].text == "2 people of meetup.vcf removed"
    QTest.keyClick(desk.dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: "meetup.vcf" in shown(page.imports))


def shown(widget: QWidget) -> str:
    """Return all that a widget's rows say."""
    return "\n".join(one.text() for one in widget.findChildren(ElidedLabel))


class Clock(QObject):
    checked = Signal(object)


def test_a_dialog_that_is_closed_hears_nothing_more(desk: Desk) -> None:
    def asked(on: bool) -> int:
        with desk.qtbot.waitSignal(desk.bus.changed):
            desk.work.do(lambda: book.preferences.change(giving=on))
        return len(desk.work._asked)

    def quiet() -> bool:
        return not desk.work._asked

    desk.qtbot.waitUntil(quiet)
    alone = asked(False)
    tick, second = Clock(), SettingsDialog(desk.work, desk.bus, desk.settings)
    tick.checked.connect(second.show_page(REMINDERS).set_checked)
    second.open()
    desk.qtbot.waitUntil(quiet)
    with desk.qtbot.waitSignal(second.destroyed):
        second.reject()
    tick.checked.emit(clock.now())
    assert asked(True) == alone


def test_nothing_stays_of_a_closed_dialog(desk: Desk, qtbot) -> None:
    dialog = SettingsDialog(desk.work, desk.bus, desk.settings, desk.dialog)
    dialog.open()
    dialog.show_page(GOALS)
    with qtbot.waitSignals([page.destroyed for page in dialog._pages.values()]):
        dialog.close()
