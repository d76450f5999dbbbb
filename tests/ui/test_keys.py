"""A key that is held: it acts once, and moves on and on."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from netdesk.domain.model import Niche, NicheColor
from netdesk.ui.dialogs.popover import Popover
from netdesk.ui.pages.events.head import NicheChip
from netdesk.ui.pages.people.fact_row import FactRow
from netdesk.ui.pages.people.header import HeadChip
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.list_view import ListView
from netdesk.ui.widgets.lists_section import Listed, ListRow
from netdesk.ui.widgets.nav import NicheRow
from netdesk.ui.widgets.shortcut import on_key

pytestmark = pytest.mark.usefixtures("theme")

Key = Qt.Key
SKY = NicheColor.SKY


NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def hold(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key until it has repeated itself twice."""
    for repeats in (False, True, True):
        QTest.simulateEvent(widget, True, key, modifier, QTest.keyToAscii(key), repeats)
    QTest.keyRelease(widget, key, modifier)


class Pressed(QWidget):
    """Counts what it hears."""

    heard = 0

    @acting_once
    def keyPressEvent(self, _event: QKeyEvent) -> None:
        self.heard += 1


@pytest.mark.parametrize(
    ("key", "modifier", "heard"),
    [
        (Key.Key_Right, NONE, 3),
        (Key.Key_Right, ALT, 1),  # takes along what is chosen
        (Key.Key_Escape, NONE, 1),
    ],
)
def test_what_moves_goes_on(qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier, heard: int) -> None:
    widget = Pressed()
    qtbot.addWidget(widget)
    hold(widget, key, modifier)
    assert widget.heard == heard


@pytest.mark.parametrize(
    ("make", "signal"),
    [
        (lambda: Chip("Design", SKY, removable=True), "remove_wanted"),
        (lambda: NicheChip("Design", SKY), "remove_wanted"),
        (lambda: HeadChip(Niche(1, "Design", SKY)), "remove_wanted"),
        (lambda: NicheRow(1, "Design", SKY, 3), "remove_wanted"),
        (lambda: ListRow(Listed("Berlin", "city:berlin", 3, 1)), "remove_wanted"),
        (lambda: FactRow("phone", "+49 341 5550134"), "edited"),
    ],
)
def test_delete_removes_once(qtbot, make: Callable[[], QWidget], signal: str) -> None:
    widget = make()
    qtbot.addWidget(widget)
    heard: list[bool] = []
    getattr(widget, signal).connect(lambda *_what: heard.append(True))
    hold(widget, Key.Key_Delete)
    assert heard == [True]


def test_enter_presses_a_button_of_a_card_once(qtbot) -> None:
    window, pressed = QWidget(), []
    qtbot.addWidget(window)
    window.resize(400, 300)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    card = Popover(window, "Call")
    button = QPushButton("Done")
    button.clicked.connect(lambda: pressed.append(True))
    card.body.addWidget(button)
    card.show()
    button.setFocus()
    hold(button, Key.Key_Return)
    assert pressed == [True]


def test_a_list_opens_once_and_moves_on(qtbot) -> None:
    view, opened = ListView("People"), []
    qtbot.addWidget(view)
    view.setModel(QStringListModel(["Ana", "Ben", "Cleo", "Dan"]))
    view.opened.connect(lambda index: opened.append(index.row()))
    view.setCurrentIndex(view.model().index(0, 0))
    hold(view, Key.Key_Return)
    assert opened == [0]
    for key in (Key.Key_J, Key.Key_K, Key.Key_Down):
        hold(view, key)
    assert view.currentIndex().row() == 3


def test_a_key_of_a_page_acts_once(qtbot) -> None:
    page, field, acted = QWidget(), QPushButton("Ana"), []
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(field)
    on_key(page, "W", lambda: acted.append(True))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    field.setFocus()
    hold(field, Key.Key_W)
    assert acted == [True]
