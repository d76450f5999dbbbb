"""Makes pictures of every page: uv run python -m tests.screenshots [FOLDER].

Those of the README go to resources/screenshots/, and all of them to FOLDER where one is given.
Needs no display. The pictures are meant to be made with the font Inter (Debian: fonts-inter).
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import UTC
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QEvent, QEventLoop, QLocale, QPoint, QRect, QSettings, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from netdesk import book, clock, paths
from netdesk.app.program import App
from netdesk.desktop.single_instance import SingleInstance
from netdesk.ui.dialogs.log_line import LogLine
from netdesk.ui.dialogs.popover import Popover
from netdesk.ui.dialogs.quick_add import QuickAddDialog
from netdesk.ui.dialogs.settings import SettingsDialog
from netdesk.ui.pages.events import EventsPage
from netdesk.ui.pages.importing import ImportPage
from netdesk.ui.pages.month import MonthPage
from netdesk.ui.pages.people import PeoplePage
from netdesk.ui.pages.today import TodayPage
from netdesk.ui.pages.today.wishes import Wish
from netdesk.ui.widgets.nav import NavRow
from tests import example_book, example_months, screenshots_of_dialogs

README = Path(__file__).parent.parent / "resources" / "screenshots"
SHOWN_IN_README = ("today-light", "people-dark")
MODES = ("light", "dark")
BOOKS = ("empty", "quiet", "few", "many", "full")
EVENTS = {"few": 5, "many": 500}
"""Books that hold so many events and groups."""

COMMONEST = 128
"""So many colours of a picture are kept before rare ones get their share."""

WIDE, SMALL, BROAD = (1280, 800), (720, 520), (1600, 900)
PREFIX = {SMALL: "narrow-", BROAD: "wide-"}
SETTINGS = ("general", "reminders", "goals", "backup", "privacy", "about")
LINE = 'Noa Levi, CEO at Folia #saas @Freelance noa@folia.co !tue "the study"'
LOGGED = "pilot went well, I owe: the checklist by fri, in 3w"
D = TypeVar("D", bound=QDialog)
QUIET_MS = 60
"""So long nothing may happen before a picture is taken; an answer starts the next question."""


class Studio:
    """The program itself, with a book of its own, and somebody who takes pictures of it."""

    def __init__(self, kind: str, mode: str, folder: Path) -> None:
        self._mode, self._folder = mode, folder
        clock.set_source(lambda: example_book.NOW)
        path = paths.book()
        path.parent.mkdir(parents=True)
        if kind == "full":
            example_book.fill(path)
        elif kind == "quiet":
            example_book.fill_quiet(path)
        elif kind in EVENTS:
            example_book.fill_with_events(path, EVENTS[kind])
        settings = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "netdesk", "netdesk"
        )
        settings.setValue("look/mode", mode)
        settings.sync()
        self._application = QApplication(sys.argv[:1])
        self._application.setQuitOnLastWindowClosed(False)
        self.app = App(self._application, path, SingleInstance(path))
        # Not the region of whoever makes the pictures.
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.app.window.resize(*WIDE)  # the screen that nobody sees is smaller
        self.app.start([], hidden=False, adding=False)
        self.settle()
        self._date_backups()

    def take(self, kind: str) -> None:
        """Take the pictures that belong to a book."""
        if kind == "empty":
            self.shoot("first")
            self._take_empty()
        elif kind == "quiet":
            self.shoot("today-empty")
        elif kind in EVENTS:
            self._take_events_of(kind)
        else:
            self._take_full()
        self.app.work.close(self._application.quit)
        self._application.exec()

    def shoot(self, name: str, *sizes: tuple[int, int]) -> None:
        """Save a picture of the window and the dialog over it, once for each size."""
        for size in sizes or (WIDE, SMALL):
            self.app.window.resize(*size)
            self.settle()
            self._save(self._picture(), f"{PREFIX.get(size, '')}{name}-{self._mode}")
        self.app.window.resize(*WIDE)
        self.settle()

    def settle(self) -> None:
        """Let everything happen that is on its way."""
        work = self.app.work
        answered = False

        def answer(_nothing: object) -> None:
            nonlocal answered
            answered = True

        for _round in range(4):
            answered = False
            work.ask(lambda: None, answer)
            while not answered or work.busy():
                self.spin(5)
            self.spin(QUIET_MS)

    def spin(self, milliseconds: int) -> None:
        """Let this much time pass."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _picture(self) -> QPixmap:
        window = self.app.window
        picture = window.grab()
        painter = QPainter(picture)
        for dialog in self._dialogs():
            place = QRect(QPoint(0, 0), dialog.size())
            place.moveCenter(window.rect().center())
            painter.drawPixmap(place.topLeft(), dialog.grab())
        if (popup := QApplication.activePopupWidget()) is not None:
            painter.drawPixmap(window.mapFromGlobal(popup.mapToGlobal(QPoint(0, 0))), popup.grab())
        painter.end()
        return picture

    def _save(self, picture: QPixmap, name: str) -> None:
        for folder, wanted in ((self._folder, True), (README, name in SHOWN_IN_README)):
            if wanted:
                folder.mkdir(parents=True, exist_ok=True)
                _small(picture.toImage()).save(str(folder / f"{name}.png"), quality=0)
                print(folder / f"{name}.png")

    def dialog(self, kind: type[D]) -> D:
        """Return the dialog of a kind that is open."""
        return next(one for one in self._dialogs() if isinstance(one, kind))

    def _dialogs(self) -> list[QDialog]:
        return [one for one in self.app.window.findChildren(QDialog) if one.isVisible()]

    def close_dialogs(self) -> None:
        """Close whatever lies over the window."""
        for dialog in self._dialogs():
            dialog.reject()
        for card in self.app.window.findChildren(Popover):
            card.close_it()
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.app.window.activateWindow()  # offscreen it is forgotten with the card
        self.settle()

    def _date_backups(self) -> None:
        """Let the backup of the start be as old as the pictures' day says."""
        made = example_book.NOW
        stamp = made.astimezone(UTC).strftime("%Y%m%d-%H%M%S-%f")
        for backup in book.upkeep.backups():
            dated = backup.with_name(stamp + backup.name[len(stamp) :])
            os.utime(backup.rename(dated), (made.timestamp(), made.timestamp()))
        if self.app._opening is not None:
            self.app._opening._tell_backup()
        self.settle()

    def _take_full(self) -> None:
        self._take_import()
        self._take_sorting()
        self._take_today()
        self._take_people()
        self._take_events()
        self._take_month()
        self._take_giving()
        self._take_dialogs()
        screenshots_of_dialogs.take(self)

    def _take_import(self) -> None:
        export = paths.book().with_name("meetup-leipzig.vcf")
        example_book.write_export(export)
        self.app.taking.take([export])
        self.settle()
        self.shoot("import")
        page = cast(ImportPage, self.app.window.show_page("import"))
        page.add.click()
        self.settle()
        self.shoot("toast", WIDE)
        self.app.window.toast.hide()
        self._take_table()

    def _take_table(self) -> None:
        guests = paths.book().with_name("guests.csv")
        example_book.write_guests(guests)
        self.app.taking.take([guests])
        self.settle()
        self.shoot("import-table")
        page = cast(ImportPage, self.app.window.show_page("import"))
        page.found.mapping.fold.click()
        self.settle()
        self.shoot("import-table-folded")
        page.cancel.click()
        self.settle()

    def _take_empty(self) -> None:
        for page, name in (
            ("events", "empty-events"),
            ("giving", "empty-give"),
            ("library", "empty-library"),
            ("month", "empty-month"),
        ):
            self.app.going.go(page)
            self.settle()
            self.shoot(name)

    def _take_events_of(self, kind: str) -> None:
        """Take the pages of events and of the month with few and with very many events."""
        for page in ("events", "month"):
            self.app.going.go(page)
            self.settle()
            self.shoot(f"{page}-{kind}", WIDE, SMALL, BROAD)

    def _take_giving(self) -> None:
        """Take what is given and got, the board, the library, and the forms over them."""
        self.app.going.go("giving")
        self.shoot("give", WIDE, SMALL, BROAD)
        page = self.app.going.giving()
        page.record()
        self.shoot("record")
        self.close_dialogs()
        page.open_introduction(2)
        self.shoot("introduction")
        self.close_dialogs()
        page.show_projects()
        self.shoot("projects", WIDE, SMALL, BROAD)
        page.new_project()
        self.shoot("project-new")
        self.close_dialogs()
        self.app.going.show_item(1)
        self.settle()
        self.shoot("library", WIDE, SMALL, BROAD)
        self.app.going.library().pane.choose()
        self.shoot("share")
        self.app.going.go("today")

    def _take_sorting(self) -> None:
        self.app.work.ask(lambda: book.events.find(example_book.EVENT).id, self.app.going.sort)
        self.settle()
        self._press(Qt.Key.Key_Space, 3)
        self.shoot("sort")
        self.app.going.go("today")

    def _press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            widget = self._application.focusWidget()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
                self._application.sendEvent(widget, event)
            self.settle()

    def _take_events(self) -> None:
        page = cast(EventsPage, self.app.window.show_page("events"))
        for find, show, name in (
            (book.events.find, self.app.going.show_event, example_months.OPEN_SPACE),
            (book.groups.find, self.app.going.show_group, example_months.CIRCLE),
            (book.groups.find, self.app.going.show_group, "Design Buddies"),
        ):
            self.app.work.ask(lambda find=find, name=name: find(name).id, show)
            self.settle()
            picture = {example_months.OPEN_SPACE: "events", example_months.CIRCLE: "circle"}
            self.shoot(picture.get(name, "community"), WIDE, SMALL, BROAD)
        self.app.going.show_group(1)
        self.settle()
        page.group_pane.log()
        self.shoot("meeting")
        self.close_dialogs()
        page.new()
        self.shoot("event-new")
        self.close_dialogs()
        page.list.view.setFocus()
        self.app.window.resize(*SMALL)
        self.settle()
        page.go_back()
        self.shoot("events-list", SMALL)

    def _take_month(self) -> None:
        page = cast(MonthPage, self.app.window.show_page("month"))
        self.settle()
        self.shoot("month", WIDE, SMALL, BROAD)
        page.print_.click()
        self.settle()
        self.shoot("review", WIDE)
        self.close_dialogs()

    def _take_today(self) -> None:
        page = cast(TodayPage, self.app.window.show_page("today"))
        self.settle()
        page.focus_first()
        self._act(page, "Kofi Mensah", Wish.DONE)
        page.list.select(1)
        page.pane.verticalScrollBar().setValue(0)
        self.shoot("today")
        self.app.window.toast.hide()
        self._act(page, "Jonas Weber", Wish.CONTEXT)
        self.shoot("context")
        self.close_dialogs()
        self._act(page, "Sofia Lindqvist", Wish.WRITE)
        self.shoot("guard-today")
        self.close_dialogs()
        for number, name in ((1, "week"), (2, "month-calendar")):
            page.show_as(number)
            self.settle()
            page.focus_first()
            self.shoot(name)
        page.show_as(0)

    def show_person(self, name: str) -> None:
        """Show somebody on the page People."""
        self.app.work.ask(lambda: book.people.find(name), self.app.going.show_person)
        self.settle()

    def _type_line(self, text: str) -> None:
        card = next(one for one in self.app.window.findChildren(LogLine) if one.isVisible())
        card.line.setText(text)
        self.spin(400)
        self.settle()

    def _act(self, page: TodayPage, name: str, wish: Wish) -> None:
        lines = page.list.lines
        items = (lines.item(row) for row in lines.item_rows())
        page.list.wished.emit(wish, next(one for one in items if one and one.person == name))
        self.settle()

    def _take_people(self) -> None:
        self.show_person("Priya Nair")
        page = cast(PeoplePage, self.app.window.show_page("people"))
        page.focus_first()
        self.shoot("people", WIDE)
        self.shoot("person", SMALL)
        page.pane.log_contact()
        self._type_line(LOGGED)
        self.shoot("log-line")
        self.close_dialogs()
        page.pane.history.rows()[1].edit()
        self.shoot("change-contact", WIDE)
        self.close_dialogs()
        self.show_person("Sofia Lindqvist")
        page.focus_first()
        self.shoot("guard")
        self.show_person("Jonas Weber")
        page.pane.write()
        self.settle()
        self.shoot("wrote", WIDE)
        page.pane.outreach.logged()
        page.go_back()
        page.list.view.select(page.list.view.people.people()[5:10])
        self.shoot("people-bulk", WIDE)
        page.show_niche(None)
        page.list.view.select_row(1)
        page.focus_first()
        self.shoot("people", SMALL)

    def _take_dialogs(self) -> None:
        self.app.window.show_page("today")
        self.app.wishing.show_settings()
        dialog = self.dialog(SettingsDialog)
        for number, name in enumerate(SETTINGS):
            row = dialog.findChildren(NavRow)[number]
            row.setFocus()
            row.click()
            self.settle()
            self.shoot(f"settings-{name}", WIDE)
        self.close_dialogs()
        self.app.adding.add_person()
        quick = self.dialog(QuickAddDialog)
        quick.line.setText(LINE)
        self.spin(400)
        self.shoot("quickadd", WIDE)
        self.close_dialogs()
        self.app.giving.export([])
        self.shoot("export", WIDE)
        self.close_dialogs()
        self.app.window.show_shortcuts()
        self.shoot("shortcuts", WIDE)
        self.close_dialogs()


def _small(picture: QImage) -> QImage:
    """Return a picture with 256 colours: the commonest, and some of each other kind."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(bytes(picture.constBits())).cast("I")).most_common()
    colors = [color for color, _count in counted[:COMMONEST]]
    kinds = {_kind(color) for color in colors}
    for color, _count in counted[COMMONEST:]:
        if len(colors) < 256 and _kind(color) not in kinds:
            kinds.add(_kind(color))
            colors.append(color)
    flag = Qt.ImageConversionFlag.ThresholdDither
    return picture.convertToFormat(QImage.Format.Format_Indexed8, colors, flag)


def _kind(color: int) -> int:
    """Return what a colour shares with those like it: the first four bits of each part."""
    return color & 0xF0F0F0


def main() -> int:
    """Take all pictures, each book and mode in a process of its own with a fresh home."""
    if sys.argv[1:2] == ["--take"]:
        kind, mode, folder = sys.argv[2:]
        Studio(kind, mode, Path(folder)).take(kind)
        return 0
    with tempfile.TemporaryDirectory() as spare:
        folder = Path(sys.argv[1] if sys.argv[1:] else spare).absolute()
        return max(_start(kind, mode, folder) for mode in MODES for kind in BOOKS)


def _start(kind: str, mode: str, folder: Path) -> int:
    with tempfile.TemporaryDirectory(prefix="netdesk-") as home:
        own = {
            "QT_QPA_PLATFORM": "offscreen",
            "LC_ALL": "C.UTF-8",
            "HOME": home,
            "NETDESK_BOOK": str(Path(home, "book", "netdesk.book")),
            "XDG_RUNTIME_DIR": home,
            "XDG_CONFIG_HOME": home,
            "XDG_STATE_HOME": home,
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
        }
        words = [sys.executable, "-m", "tests.screenshots", "--take", kind, mode, str(folder)]
        return subprocess.run(words, env=os.environ | own, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
