"""The frame: pages come late and reload when touched, keys work, drops and pastes are offered."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QVBoxLayout, QWidget

from netdesk import words
from netdesk.domain.changes import ALL, Changes, Kind
from netdesk.domain.errors import BookBusy
from netdesk.domain.model import Niche, NicheColor
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.niche_form import NicheForm
from netdesk.ui.dialogs.shortcuts import ShortcutList
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.fields import Field
from netdesk.ui.widgets.incoming import offered
from netdesk.ui.widgets.inline import LineEditor
from netdesk.ui.widgets.lists_section import Listed, ListsSection
from netdesk.ui.widgets.page import Page
from netdesk.ui.widgets.shade import Shade
from netdesk.ui.window import Window

pytestmark = pytest.mark.usefixtures("theme")

PEOPLE = Changes({Kind.PERSON: frozenset({1})})
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\n"
NICHES = [
    Niche(1, "Design", NicheColor.SKY, people=3),
    Niche(2, "Health tech", NicheColor.TEAL, cadence_days=90, people=2),
]


class Sheet(Page):
    """A page that counts what the window asks of it."""

    keys = (("L", "Log contact"),)

    def __init__(self, title: str, shows: frozenset[Kind]) -> None:
        super().__init__()
        self.title, self.shows = title, shows
        self.reloads = self.searched = 0
        self.widths: list[int] = []
        self.field = Field("Name")
        QVBoxLayout(self).addWidget(self.field)

    def reload(self) -> None:
        self.reloads += 1

    def focus_first(self) -> None:
        self.field.setFocus()

    def focus_search(self) -> None:
        self.searched += 1

    def adapt(self, width: int) -> None:
        self.widths.append(width)


@pytest.fixture
def bus() -> Bus:
    return Bus()


@pytest.fixture
def made() -> dict[str, Sheet]:
    return {}


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "netdesk.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(bus: Bus, made: dict[str, Sheet], settings: QSettings, qtbot) -> Window:
    def factory(name: str, shows: frozenset[Kind]):
        return lambda: made.setdefault(name, Sheet(name.title(), shows))

    window = Window(
        bus,
        {
            "today": factory("today", frozenset({Kind.FOLLOW_UP})),
            "people": factory("people", frozenset({Kind.PERSON})),
        },
        settings,
    )
    window.finish()
    qtbot.addWidget(window)
    window.show_page("today")
    window.show()
    window.resize(1280, 800)  # the offscreen screen is smaller than most
    window.activateWindow()
    return window


def press(qtbot, window: Window, key: str) -> None:
    modifiers = {"Ctrl": Qt.KeyboardModifier.ControlModifier}
    modifiers |= {"Shift": Qt.KeyboardModifier.ShiftModifier}
    modifiers |= {"Alt": Qt.KeyboardModifier.AltModifier}
    *held, last = key.split("+")
    keys = {",": Qt.Key.Key_Comma, "/": Qt.Key.Key_Slash}
    code = keys.get(last) or getattr(Qt.Key, f"Key_{last}")
    state = Qt.KeyboardModifier.NoModifier
    for name in held:
        state |= modifiers[name]
    qtbot.keyClick(QGuiApplication.focusWindow() or window, code, state)


def test_pages_are_made_when_first_wanted(window: Window, made: dict[str, Sheet]) -> None:
    assert list(made) == ["today"]
    window.show_page("people")
    assert list(made) == ["today", "people"]
    assert made["people"].reloads == 1


def test_the_visible_page_reloads_when_touched(
    window: Window, bus: Bus, made: dict[str, Sheet]
) -> None:
    window.show_page("people")
    bus.changed.emit(PEOPLE)
    assert made["people"].reloads == 2
    assert made["today"].reloads == 1


def test_a_hidden_page_reloads_when_shown(window: Window, bus: Bus, made) -> None:
    window.show_page("people")
    bus.changed.emit(Changes({Kind.FOLLOW_UP: frozenset({1})}))
    bus.changed.emit(Changes({Kind.FOLLOW_UP: frozenset({2})}))
    assert made["today"].reloads == 1
    window.show_page("today")
    assert made["today"].reloads == 2
    window.show_page("people")
    window.show_page("today")
    assert made["today"].reloads == 2


def test_a_hidden_window_reloads_when_shown(window: Window, bus: Bus, made) -> None:
    window.hide()
    bus.changed.emit(ALL)
    assert made["today"].reloads == 1
    window.show()
    assert made["today"].reloads == 2


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        ("Ctrl+N", "add_wanted"),
        ("Ctrl+I", "import_wanted"),
        ("Ctrl+,", "settings_wanted"),
        ("Ctrl+Q", "quit_wanted"),
        ("Ctrl+Z", "undo_wanted"),
        ("Ctrl+Y", "redo_wanted"),
        ("Ctrl+Shift+Z", "redo_wanted"),
    ],
)
def test_keys_become_wishes(window: Window, qtbot, key: str, signal: str) -> None:
    window.setFocus()
    with qtbot.waitSignal(getattr(window, signal)):
        press(qtbot, window, key)


def test_keys_lead_to_pages(window: Window, made, qtbot) -> None:
    press(qtbot, window, "Ctrl+2")
    assert window.pages.name == "people"
    press(qtbot, window, "Ctrl+1")
    assert window.pages.name == "today"
    press(qtbot, window, "Alt+Left")
    assert window.pages.name == "people"
    press(qtbot, window, "Ctrl+F")
    assert made["people"].searched == 1
    press(qtbot, window, "F5")
    assert made["people"].reloads == 2


def test_undo_goes_first_to_a_field_with_something_to_undo(window: Window, made, qtbot) -> None:
    field = made["today"].field
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "Ana")
    with qtbot.assertNotEmitted(window.undo_wanted):
        press(qtbot, window, "Ctrl+Z")
    assert field.text() == ""
    with qtbot.waitSignal(window.undo_wanted):
        press(qtbot, window, "Ctrl+Z")


def test_the_list_of_keys_names_window_and_page(window: Window, qtbot) -> None:
    press(qtbot, window, "Ctrl+/")
    listed = window.findChild(ShortcutList)
    assert listed is not None
    qtbot.waitUntil(listed.isVisible)
    texts = {label.text() for label in listed.findChildren(QWidget) if hasattr(label, "text")}
    assert {"New person", "Log contact", "Everywhere"} <= texts


def test_a_notice_shows_and_its_undo_is_a_wish(window: Window, bus: Bus, qtbot) -> None:
    bus.said.emit(Notice("Ana marked done", undo=True))
    assert window.toast.isVisible()
    with qtbot.waitSignal(window.undo_wanted):
        qtbot.mouseClick(window.toast._undo, Qt.MouseButton.LeftButton)


def test_a_notice_offers_undo_until_the_next_step(window: Window, bus: Bus) -> None:
    offers = window.toast._undo.isVisible
    bus.changed.emit(ALL)
    bus.said.emit(Notice("Ana marked done", undo=True))
    assert offers()
    bus.changed.emit(ALL)  # a step of which nothing is said
    assert (window.toast.isVisible(), offers()) == (True, False)
    bus.said.emit(Notice("Bo marked done", undo=True))
    assert offers()


def test_the_toast_stays_above_what_floats_on_the_page(window, bus, made) -> None:
    bus.said.emit(Notice("Saved"))
    usual = window.toast.y()
    made["today"].floor = lambda: 70
    made["today"].floor_changed.emit()
    assert window.toast.y() == usual - 70
    window.show_page("people")
    assert window.toast.y() == usual


def test_an_error_stays_until_it_is_closed(window: Window, bus: Bus, qtbot) -> None:
    bus.failed.emit(BookBusy())
    assert window.banner.isVisible()
    assert "busy" in window.banner.text()
    qtbot.mouseClick(window.banner._close, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()


def test_an_error_said_again_keeps_its_button(window: Window, bus: Bus, qtbot) -> None:
    """A book that can't be opened fails every question afterwards too."""
    said = words.error(BookBusy())
    window.banner.say(said, action="Quit", wanted=window.quit_wanted.emit)
    bus.failed.emit(BookBusy())
    window.show()
    assert [button.text() for button in buttons(window.banner)] == ["Quit"]
    window.banner.hide()
    bus.failed.emit(BookBusy())
    assert window.banner.text() == said
    assert buttons(window.banner) == []


def buttons(banner: QWidget) -> list[QAbstractButton]:
    return [one for one in banner.findChildren(QAbstractButton) if one.isVisible() and one.text()]


def test_what_is_being_typed_is_settled_in_a_hidden_window_too(window: Window, qtbot) -> None:
    window.show_page("today")
    editor = LineEditor("Ana", "Name", window)
    editor.show()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    window.hide()
    qtbot.waitUntil(lambda: not editor.hasFocus())
    with qtbot.waitSignal(editor.settled) as told:
        window.settle()
    assert told.args == ["Ana"]


def test_export_is_a_command_of_the_window(window: Window, qtbot) -> None:
    [command] = [action for action in window.actions() if action.text() == "Export"]
    with qtbot.waitSignal(window.export_wanted):
        command.trigger()


def test_a_dialog_dims_the_window_as_long_as_it_is_open(window: Window, qtbot) -> None:
    window.show_shortcuts()
    shade = window.findChild(Shade)
    assert shade.isVisible()
    assert shade.size() == window.size()
    window.findChild(ShortcutList).reject()
    qtbot.waitUntil(lambda: window.findChild(Shade) is None)


def test_a_bug_is_passed_on(window: Window, bus: Bus, qtbot) -> None:
    with qtbot.waitSignal(window.bug_found) as told:
        bus.failed.emit(ZeroDivisionError())
    assert isinstance(told.args[0], ZeroDivisionError)
    assert not window.banner.isVisible()


def mime_of(**parts) -> QMimeData:
    mime = QMimeData()
    if "files" in parts:
        mime.setUrls([QUrl.fromLocalFile(path) for path in parts["files"]])
    if "card" in parts:
        mime.setData("text/x-vcard", parts["card"].encode())
    if "text" in parts:
        mime.setText(parts["text"])
    return mime


def test_what_is_offered() -> None:
    assert offered(mime_of(files=["/tmp/a.vcf"])) == [Path("/tmp/a.vcf")]
    assert offered(mime_of(card=CARD)) == CARD
    assert offered(mime_of(text="\n" + CARD.lower())) == "\n" + CARD.lower()
    assert offered(mime_of(text="Ana Ruiz")) is None
    for rows in ("Name\tMail\nAna\ta@b.c\n", "Name,Mail\nAna,a@b.c\nBo,b@b.c"):
        assert offered(mime_of(text=rows)) == rows
    for prose in ("Dear Ana,\nthanks, Bo", "Ana, a@b.c", "one\ttwo", "a,b\nc,d"):
        assert offered(mime_of(text=prose)) is None
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/a.vcf")])
    assert offered(web) is None


def test_a_dropped_file_is_a_wish_to_import(window: Window, qtbot) -> None:
    mime = mime_of(files=["/tmp/a.vcf", "/tmp/b.vcf"])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    assert window._hint.isVisible()
    either = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    drop = QDropEvent(QPointF(5, 5), either, mime, buttons, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(window.import_wanted) as told:
        window.dropEvent(drop)
    assert told.args == [[Path("/tmp/a.vcf"), Path("/tmp/b.vcf")]]
    assert drop.dropAction() is Qt.DropAction.CopyAction, "moved, it would be deleted"
    assert not window._hint.isVisible()


def test_a_pasted_card_is_a_wish_to_import(window: Window, qtbot) -> None:
    QGuiApplication.clipboard().setText(CARD)
    window.setFocus()
    with qtbot.waitSignal(window.import_wanted) as told:
        press(qtbot, window, "Ctrl+V")
    assert told.args == [CARD]


def test_a_card_pasted_into_a_field_stays_there(window: Window, made, qtbot) -> None:
    QGuiApplication.clipboard().setText("BEGIN:VCARD")
    made["today"].field.setFocus()
    qtbot.waitUntil(made["today"].field.hasFocus)
    with qtbot.assertNotEmitted(window.import_wanted):
        press(qtbot, window, "Ctrl+V")
    assert made["today"].field.text() == "BEGIN:VCARD"


def test_narrow_windows_have_icons_only(window: Window, made) -> None:
    window.resize(1280, 800)
    assert window.sidebar.width() == 232
    window.resize(900, 600)
    assert window.sidebar.width() == 56
    assert not window.sidebar._niches_area.isVisible()
    assert made["today"].widths[-1] == 900
    assert window.minimumWidth() == 720


def test_large_text_leaves_a_page_its_room(window: Window, made, theme: Theme) -> None:
    window.resize(1280, 800)
    theme.set_percent(150)
    assert window.sidebar.width() == 56
    assert made["today"].widths[-1] == round(232 + (1280 - 56) / 1.5)
    window.resize(1500, 800)
    assert window.sidebar.width() == 232 * 1.5
    assert made["today"].widths[-1] == 1000
    theme.set_percent(90)
    assert made["today"].widths[-1] == 1500


def test_the_window_returns_where_it_was(window: Window, bus: Bus, settings, qtbot) -> None:
    window.resize(790, 640)
    with qtbot.waitSignal(window.closed):
        window.close()
    again = Window(bus, {}, settings)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (790, 640)


def test_the_sidebar_counts(window: Window) -> None:
    window.sidebar.set_counts(7, 248)
    names = [row.accessibleName() for row in window.sidebar._nav.values()]
    assert names == ["Today, 7", "People, 248", "Events & groups", "Give & get", "Library"]


def test_niches_are_named_before_they_are_counted(window: Window) -> None:
    for no_niche, names in (
        (None, ["Design", "Health tech"]),
        (4, ["Design, 3", "Health tech, 2", "No niche yet, 4"]),
    ):
        window.sidebar.set_niches(NICHES, no_niche)
        assert [row.accessibleName() for row in window.sidebar._rows] == names


def test_a_niche_is_picked_and_marked(window: Window, qtbot) -> None:
    sidebar = window.sidebar
    sidebar.set_niches(NICHES, 4)
    assert [row.accessibleName() for row in sidebar._rows] == [
        "Design, 3",
        "Health tech, 2",
        "No niche yet, 4",
    ]
    with qtbot.waitSignal(sidebar.niche_picked) as told:
        qtbot.mouseClick(sidebar._rows[1], Qt.MouseButton.LeftButton)
    assert told.args == [2]
    sidebar.set_picked(2)
    assert [row.isChecked() for row in sidebar._rows] == [False, True, False]


def test_a_niche_is_added_by_typing(window: Window, qtbot) -> None:
    sidebar = window.sidebar
    sidebar.set_niches(NICHES, 0)
    sidebar.add_niche()
    with qtbot.waitSignal(sidebar.niche_add_wanted) as told:
        field = sidebar.findChild(QLineEdit)
        qtbot.keyClicks(field, " Local shops ")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["Local shops"]


def test_a_niche_keeps_the_focus_when_they_are_counted_anew(window: Window, qtbot) -> None:
    window.activateWindow()
    sidebar = window.sidebar
    sidebar.set_niches(NICHES, 0)
    qtbot.waitUntil(sidebar._rows[1].isVisible)
    sidebar._rows[1].setFocus()
    sidebar.set_niches([NICHES[0], Niche(2, "Health", NicheColor.TEAL)], 0)
    qtbot.waitUntil(lambda: sidebar._rows[1].isVisible())
    qtbot.waitUntil(lambda: window.focusWidget() is sidebar._rows[1], timeout=1000)


def test_a_list_keeps_the_focus_when_it_is_renamed(window: Window, qtbot) -> None:
    window.activateWindow()
    lists = ListsSection()
    window.sidebar.add_section(lists)
    lists.show_lists([Listed("Late", "due:late", 2, 7), Listed("Drifting", "is:drifting", 1)])
    qtbot.waitUntil(lists.rows()[0].isVisible)
    lists.rows()[0].setFocus()
    lists.show_lists([Listed("Soon", "due:late", 2, 7), Listed("Drifting", "is:drifting", 1)])
    qtbot.waitUntil(lambda: window.focusWidget() is lists.rows()[0], timeout=1000)


def test_f2_renames_and_escape_does_not(window: Window, qtbot) -> None:
    sidebar = window.sidebar
    sidebar.set_niches(NICHES, 0)
    qtbot.keyClick(sidebar._rows[0], Qt.Key.Key_F2)
    field = sidebar.findChild(QLineEdit)
    assert field.text() == "Design"
    with qtbot.assertNotEmitted(sidebar.niche_rename_wanted):
        qtbot.keyClicks(field, "x")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert sidebar._rows[0].isVisible()
    qtbot.waitUntil(lambda: sidebar.findChild(QLineEdit) is None)
    sidebar.edit_niche(1)
    with qtbot.waitSignal(sidebar.niche_rename_wanted) as told:
        field = sidebar.findChild(QLineEdit)
        field.setText("Design studios")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [1, "Design studios"]


def sections(window: Window, qtbot) -> ListsSection:
    """Show two niches and two lists, nothing below them in the sidebar."""
    window.activateWindow()
    lists = ListsSection()
    window.sidebar.add_section(lists)
    window.sidebar.set_niches(NICHES, 0)
    lists.show_lists([Listed("Late", "due:late", 2, 7), Listed("Bonn", "city:Bonn", 1, 8)])
    qtbot.waitUntil(lists.rows()[1].isVisible)
    return lists


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_after_a_new_name_the_focus_is_on_its_row(
    window: Window, qtbot, place: int, key: Qt.Key
) -> None:
    lists = sections(window, qtbot)
    for row in (window.sidebar._rows[place], lists.rows()[place]):
        row.setFocus()
        qtbot.waitUntil(row.hasFocus)
        qtbot.keyClick(row, Qt.Key.Key_F2)
        field = next(one for one in window.sidebar.findChildren(QLineEdit) if one.hasFocus())
        qtbot.keyClicks(field, "x")
        qtbot.keyClick(field, key)
        assert row.hasFocus()


def test_rows_keep_the_focus_while_another_window_is_active(window: Window, qtbot) -> None:
    lists = sections(window, qtbot)
    other = QDialog(window)
    for rows, renew in (
        (lambda: window.sidebar._rows, lambda: window.sidebar.set_niches(NICHES, 3)),
        (lists.rows, lambda: lists.show_lists([Listed("Late", "due:late", 3, 7)])),
    ):
        window.activateWindow()
        rows()[0].setFocus()
        qtbot.waitUntil(rows()[0].hasFocus)
        other.show()
        other.activateWindow()
        qtbot.waitUntil(other.isActiveWindow)
        renew()
        assert window.focusWidget() is rows()[0]
        other.hide()


def test_the_menu_of_a_niche(window: Window, qtbot) -> None:
    sidebar = window.sidebar
    sidebar.set_niches(NICHES, 0)
    menu = sidebar.niche_menu(2)
    colors, cadences = (a.menu() for a in menu.actions() if a.menu())
    with qtbot.waitSignal(sidebar.niche_color_wanted) as told:
        colors.actions()[0].trigger()
    assert told.args == [2, NicheColor.IRIS]
    assert [a.isChecked() for a in cadences.actions()].index(True) == 3
    with qtbot.waitSignal(sidebar.niche_cadence_wanted) as told:
        cadences.actions()[0].trigger()
    assert told.args == [2, None]
    with qtbot.waitSignal(sidebar.niche_remove_wanted) as told:
        menu.actions()[-1].trigger()
    assert told.args == [2]
    with qtbot.waitSignal(sidebar.niche_about_wanted) as told:
        menu.actions()[1].trigger()
    assert told.args[0].id == 2


def test_what_is_worth_following_is_written_down(window: Window, qtbot) -> None:
    niche = NICHES[0]._replace(hashtags="#ux")
    form = NicheForm(niche, window)
    wishes: list[dict[str, str]] = []
    form.wished.connect(wishes.append)
    form.open()
    assert form.fields["hashtags"].text() == "#ux"
    qtbot.keyClicks(form.fields["places"], "r/design ")
    qtbot.keyClick(form.fields["places"], Qt.Key.Key_Return)
    assert wishes == [{"description": "", "hashtags": "#ux", "places": "r/design"}]
    assert not form.isVisible()


def test_everything_that_takes_the_focus_has_a_name(window: Window) -> None:
    window.sidebar.set_niches(NICHES, 1)
    nameless = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not (hasattr(widget, "text") and widget.text())
    ]
    assert nameless == []


def test_the_window_loads_nothing_slow() -> None:
    slow = ["peewee", "vobject", "phonenumbers", "dateparser", "PySide6.QtDBus"]
    slow += ["PySide6.QtNetwork", "qtawesome", "apsw"]
    program = f"import sys, netdesk.ui.window; print([m for m in {slow} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


def test_leaving_a_drag_hides_the_hint(window: Window) -> None:
    window._hint.show_over()
    window.dragLeaveEvent(QEvent(QEvent.Type.DragLeave))
    assert not window._hint.isVisible()
