"""Erasing somebody for good from the window."""

from netdesk import book
from netdesk.ui.dialogs.erase import EraseDialog


def dialog(desk) -> EraseDialog:
    desk.page.pane.person_menu.erase()
    [found] = desk.page.window().findChildren(EraseDialog)
    return found


def test_it_asks_first_and_says_which_backups_hold_them(desk, priya: int) -> None:
    desk.add("Bo Lund")
    desk.open()
    desk.select(priya)
    kept = desk.run(book.upkeep.backup)
    asked = dialog(desk)
    assert asked.cancel.hasFocus() or asked.isVisible()
    desk.click(asked.cancel)
    assert desk.ask(book.people.count) == 2
    desk.wait(lambda: not desk.page.window().findChildren(EraseDialog))
    asked = dialog(desk)
    desk.click(asked.ok)
    desk.wait(lambda: kept.name in asked.said())
    notice = desk.wait_said("Priya Nair was erased for good")
    assert not notice.undo
    assert desk.ask(book.people.count) == 1
    assert desk.ask(book.steps.steps) == []
    desk.click(asked.cancel)
    desk.wait(lambda: desk.names() == ["Bo Lund"])
