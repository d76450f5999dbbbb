"""Pictures of what opens over the pages, and of reviews; tests.screenshots takes them."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netdesk import book, paths
from netdesk.book.importing import FileSource
from netdesk.domain.model import Referral
from netdesk.ui.dialogs.palette import Palette
from netdesk.ui.dialogs.referral_form import ReferralForm
from netdesk.ui.dialogs.whole_book import WholeBookDialog
from netdesk.ui.pages.events import EventsPage
from netdesk.ui.pages.library import LibraryPage
from netdesk.ui.pages.people import PeoplePage
from tests import example_book
from tests.exchange.linkedin.exports import PROFILE, zipped

if TYPE_CHECKING:
    from tests.screenshots import Studio

WIDE = (1280, 800)
_HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
_BEFORE = (
    f"Zoe,Falk,{PROFILE}zoe-falk,,Falk Studio,Designer,10 Apr 2018",
    f"Grace,Moyo,{PROFILE}grace-moyo,,Harbour,Editor,01 Dec 2017",
)
_NOW = (
    _BEFORE[0].replace("Falk Studio,Designer", "Nordlys,Design director"),
    f"Kim,Lee,{PROFILE}kim-lee,,Loopwise,Product designer,05 Nov 2026",
)


def take(studio: "Studio") -> None:
    """Take them all, of the full book."""
    _duplicates(studio)
    _palette(studio)
    _search(studio)
    _person(studio)
    _giving(studio)
    _events(studio)
    _giving_out(studio)
    _linkedin(studio)


def _type(studio: "Studio", text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    studio.spin(400)
    studio.settle()


def _duplicates(studio: "Studio") -> None:
    studio.app.window.show_page("duplicates").focus_first()
    studio.settle()
    studio.shoot("duplicates")


def _palette(studio: "Studio") -> None:
    studio.app.wishing.open_palette()
    studio.settle()
    studio.shoot("palette-empty")
    studio.dialog(Palette).field.setText("ka")
    studio.spin(400)
    studio.shoot("palette")
    studio.close_dialogs()


def _search(studio: "Studio") -> None:
    page = cast(PeoplePage, studio.app.window.show_page("people"))
    for typed, name in (("ni", "search-keys"), ("niche:d", "search-values")):
        page.focus_search()
        page.list.search.clear()
        _type(studio, typed)
        studio.shoot(name, WIDE)
        studio.close_dialogs()
    page.list.search.clear()
    studio.settle()


def _person(studio: "Studio") -> None:
    studio.show_person("Priya Nair")
    page = cast(PeoplePage, studio.app.window.show_page("people"))
    pane = page.pane
    for open_it, name in (
        (pane.plan, "follow-up"),
        (pane.pick_niche, "niche-picker"),
        (pane.introduce_somebody, "person-picker"),
        (pane.share_something, "offer"),
        (pane.person_menu.erase, "erase"),
        (pane.person_menu.show_code, "code"),
        (pane.person_menu.print, "print"),
    ):
        open_it()
        studio.settle()
        studio.shoot(name)
        studio.close_dialogs()


def _giving(studio: "Studio") -> None:
    page = studio.app.going.giving()
    studio.settle()
    assert page._view
    page._edit_referral(
        next(one.of for one in page._view.exchanges if isinstance(one.of, Referral))
    )
    assert studio.dialog(ReferralForm)
    studio.shoot("referral")
    studio.close_dialogs()
    library = cast(LibraryPage, studio.app.window.show_page("library"))
    studio.settle()
    library.add()
    studio.shoot("item-new")
    studio.close_dialogs()


def _events(studio: "Studio") -> None:
    page = cast(EventsPage, studio.app.window.show_page("events"))
    studio.settle()
    studio.app.going.show_group(1)
    studio.settle()
    page.group_pane.edit()
    studio.shoot("group-edit")
    studio.close_dialogs()


def _giving_out(studio: "Studio") -> None:
    studio.app.giving.show_code(0)
    studio.settle()
    studio.shoot("code-of-nobody")
    studio.close_dialogs()
    studio.app.giving.export([1, 2, 3])
    studio.shoot("export-some")
    studio.close_dialogs()
    whole = paths.book().with_name("netdesk.json")
    studio.app.work.do(lambda: book.whole.export_book(whole))
    studio.settle()
    studio.app.taking.take([whole])
    studio.settle()
    assert studio.dialog(WholeBookDialog)
    studio.shoot("whole-book")
    studio.close_dialogs()


def _linkedin(studio: "Studio") -> None:
    """Take the review of an export that is newer than the one that came in."""
    before, now = (
        _export(on, rows) for on, rows in (("01-31-2026", _BEFORE), ("11-20-2026", _NOW))
    )
    today = example_book.TODAY
    studio.app.work.do(lambda: book.importing.run([FileSource(before)], today=today))
    studio.settle()
    studio.app.taking.take([now])
    studio.settle()
    studio.shoot("import-newer")
    studio.app.going.go("today")


def _export(on: str, rows: tuple[str, ...]) -> Path:
    path = paths.book().with_name(f"Basic_LinkedInDataExport_{on}.zip")
    path.write_bytes(zipped({"Connections.csv": "\n".join((_HEADER, *rows)) + "\n"}))
    return path
