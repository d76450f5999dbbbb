"""Tray and notifications on a real screen, clicked by a real pointer."""

from pathlib import Path

import pytest
from jeepney import DBusAddress, Properties, new_method_call
from PySide6.QtGui import QImage
from stage import file_source
from stage.program import Talker, until
from stage.session import PACKAGES, Desktop, need

pytestmark = pytest.mark.desktop

DUE = [
    [1, "Priya Nair", "2 days late"],
    [2, "Jonas & Weber", "15:00"],
    [3, "Ruth Adeyemi", "thank"],
    [4, "Amara Diallo", "today"],
]
ACTIONS = [["done", "Done"], ["snooze", "Snooze"], ["open", "Open"], ["default", "By default"]]


def probe(desktop: Desktop) -> Talker:
    program = desktop.talk("probe")
    program.expect("ready")
    return program


def amber(desktop: Desktop, tmp_path: Path) -> tuple[int, int] | None:
    """Return where the icon's amber dot stands on the screen, None if nowhere."""
    picture = QImage(str(desktop.screenshot(tmp_path / "screen.png")))
    assert not picture.isNull()
    for y in range(40):
        for x in range(picture.width()):
            color = picture.pixelColor(x, y)
            if color.red() > 200 and 110 < color.green() < 160 and color.blue() < 60:
                return x, y
    return None


def wait_for_amber(desktop: Desktop, tmp_path: Path) -> tuple[int, int]:
    return until(lambda: amber(desktop, tmp_path), "the amber dot in the tray")


def test_the_icon_stands_in_a_real_xembed_tray_and_opens_by_a_click(
    desktop: Desktop, tmp_path: Path
) -> None:
    desktop.xembed_tray()
    program = probe(desktop)
    assert program.ask("available")
    assert amber(desktop, tmp_path) is None
    program.ask("due", lines=DUE)
    desktop.click(*wait_for_amber(desktop, tmp_path))
    program.expect("open_wanted")
    assert program.quit() == 0


@pytest.mark.parametrize("tray", ["xembed_tray", "panel_tray"])
def test_a_tray_that_starts_later_gets_the_icon(
    desktop: Desktop, tmp_path: Path, tray: str
) -> None:
    program = probe(desktop)
    assert not program.ask("available")
    program.ask("due", lines=DUE)
    getattr(desktop, tray)()
    assert program.expect("available_changed")["facts"] == [True]
    wait_for_amber(desktop, tmp_path)
    assert program.quit() == 0


def test_a_tray_that_crashes_and_returns_gets_the_icon_again(
    desktop: Desktop, tmp_path: Path
) -> None:
    tray = desktop.xembed_tray()
    program = probe(desktop)
    program.ask("due", lines=DUE)
    wait_for_amber(desktop, tmp_path)
    tray.end()
    assert program.expect("available_changed")["facts"] == [False]
    desktop.xembed_tray()
    assert program.expect("available_changed")["facts"] == [True]
    desktop.click(*wait_for_amber(desktop, tmp_path))
    program.expect("open_wanted")
    assert program.quit() == 0


def test_the_menu_of_an_xembed_tray_is_reached_by_mouse_and_keys(
    desktop: Desktop, tmp_path: Path
) -> None:
    desktop.xembed_tray()
    program = probe(desktop)
    program.ask("due", lines=DUE)
    desktop.click(*wait_for_amber(desktop, tmp_path), button=3)
    until(lambda: program.ask("menu_open"), "the menu")
    desktop.xdotool("key", "Down", "Down", "Down", "Return")
    assert program.expect("person_wanted")["facts"] == [2]
    # The menu covers the icon: only now it is gone. Beside the first click: not a double one.
    x, y = wait_for_amber(desktop, tmp_path)
    desktop.click(x - 12, y + 6, button=3)
    until(lambda: program.ask("menu_open"), "the menu")
    desktop.xdotool("key", "Up", "Return")
    program.expect("quit_wanted")
    assert program.quit() == 0


def test_a_pure_notifier_tray_that_starts_later_gets_the_icon(desktop: Desktop) -> None:
    """xfce4-panel takes XEmbed icons too; this one, like KDE's, needs a new icon."""
    program = probe(desktop)
    tray = desktop.fake_tray()
    service = tray.expect("registered")["sender"]
    assert program.expect("available_changed")["facts"] == [True]
    desktop.call(new_method_call(item(desktop, service), "Activate", "ii", (0, 0)))
    program.expect("open_wanted")
    assert program.quit() == 0


def item(desktop: Desktop, service: str) -> DBusAddress:
    return DBusAddress("/StatusNotifierItem", service, "org.kde.StatusNotifierItem")


def test_a_notifier_tray_reads_the_number_and_the_menu_works(desktop: Desktop) -> None:
    tray = desktop.fake_tray()
    program = probe(desktop)
    service = tray.expect("registered")["sender"]
    there = item(desktop, service)
    program.ask("due", lines=DUE)
    ((_type, tooltip),) = desktop.call(Properties(there).get("ToolTip"))
    assert "NetDesk: 4 due" in tooltip
    ((_type, pixmaps),) = desktop.call(Properties(there).get("IconPixmap"))
    assert {22, 24} <= {width for width, _height, _bytes in pixmaps}
    desktop.call(new_method_call(there, "Activate", "ii", (0, 0)))
    program.expect("open_wanted")
    labels = menu(desktop, service)
    assert list(labels) == [
        "Due today (4)",
        "Priya Nair: 2 days late",
        "Jonas _& Weber: 15:00",
        "Ruth Adeyemi: thank",
        "1 more…",
        "Add person",
        "Pause until tomorrow",
        "Open NetDesk",
        "Quit",
    ]
    choose(desktop, service, labels["Jonas _& Weber: 15:00"])
    assert program.expect("person_wanted")["facts"] == [2]
    choose(desktop, service, labels["Pause until tomorrow"])
    assert program.expect("pause_wanted")["facts"] == [True]
    assert "Resume reminders" in menu(desktop, service)
    program.ask("due", lines=[])
    assert next(iter(menu(desktop, service))) == "Nothing due today"
    assert program.quit() == 0


def menu(desktop: Desktop, service: str) -> dict[str, int]:
    """Return the visible entries and their numbers (com.canonical.dbusmenu)."""
    there = DBusAddress("/MenuBar", service, "com.canonical.dbusmenu")
    question = new_method_call(there, "GetLayout", "iias", (0, -1, []))
    _revision, (_id, _properties, children) = desktop.call(question)
    entries = [(properties, number) for _type, (number, properties, _none) in children]
    return {
        properties["label"][1]: number
        for properties, number in entries
        if "label" in properties and properties.get("visible", ("b", True))[1]
    }


def choose(desktop: Desktop, service: str, number: int) -> None:
    there = DBusAddress("/MenuBar", service, "com.canonical.dbusmenu")
    click = (number, "clicked", ("i", 0), 0)
    desktop.call(new_method_call(there, "Event", "isvu", click))


@pytest.mark.parametrize("server", ["gnome", "xfce"])
def test_done_on_a_real_notification_is_clicked(accessible_desktop: Desktop, server: str) -> None:
    desktop = accessible_desktop
    desktop.notification_server(server)
    desktop.xembed_tray()
    program = probe(desktop)
    program.ask("show", key="7", title="<Ruiz>, today", body="<b>Ask & tell", actions=ACTIONS)
    assert program.expect("shown")["facts"][0] == "7"
    desktop.place("label", "~<b>Ask & tell")
    assert not desktop.shows("push button", "By default")
    desktop.click(*desktop.place("push button", "Done"))
    assert program.expect("invoked")["facts"] == ["7", "done"]
    assert program.quit() == 0


def test_a_real_server_that_restarts_shows_the_next(accessible_desktop: Desktop) -> None:
    desktop = accessible_desktop
    server = desktop.notification_server("gnome")
    program = probe(desktop)
    program.ask("show", key="1", title="First", body="Why", actions=ACTIONS)
    program.expect("shown")
    server.end()
    program.expect("closed")
    program.ask("show", key="2", title="Second", body="Why", actions=ACTIONS)
    program.expect("failed")
    desktop.notification_server("gnome")
    program.expect("appeared")
    program.ask("show", key="2", title="Second", body="Why", actions=ACTIONS)
    program.expect("shown")
    desktop.click(*desktop.place("push button", "Open"))
    assert program.expect("invoked")["facts"] == ["2", "open"]
    assert program.quit() == 0


def test_a_server_that_hangs_does_not_stop_the_window(desktop: Desktop) -> None:
    server = desktop.fake_notifications("actions")
    program = probe(desktop)
    server.tell("hang")
    server.expect("hangs")
    program.ask("show", key="1", title="First", body="Why", actions=ACTIONS)
    assert program.ask("ping") == "pong"
    server.tell("wake")
    program.expect("shown")
    assert program.quit() == 0


def test_a_desktop_without_tray_and_notifications_breaks_nothing(desktop: Desktop) -> None:
    program = probe(desktop)
    assert not program.ask("available")
    program.ask("due", lines=DUE)
    program.ask("show", key="1", title="First", body="Why", actions=ACTIONS)
    program.expect("failed")
    assert program.quit() == 0


def test_files_are_dragged_from_one_program_to_another(desktop: Desktop, tmp_path: Path) -> None:
    """The stage itself: what later tests use to drop cards on the window."""
    card = tmp_path / "Anä.vcf"
    program = probe(desktop)
    program.ask("window", x=600, y=300)
    desktop.window("Drop target")
    source = desktop.file_manager(card)
    desktop.drag(file_source.MIDDLE, (700, 400))
    assert program.expect("came")["files"] == [str(card)]
    assert source.expect("dropped")["action"] == "CopyAction"
    assert source.quit() == 0
    assert program.quit() == 0


def test_a_missing_program_skips_naming_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(pytest.skip.Exception, match="Debian packages trayer, xvfb"):
        need("Xvfb", "trayer")


def test_every_package_is_listed_for_the_installation() -> None:
    listed = (Path(__file__).parent / "packages.txt").read_text().split()
    assert listed == sorted(listed)
    assert set(PACKAGES.values()) <= set(listed)
