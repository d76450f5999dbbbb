"""The guard speaks up: why a rest may be better, the last three times, and the ways to go on."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk import words
from netdesk.book.context import Context
from netdesk.domain.errors import Guarded
from netdesk.domain.model import Person
from netdesk.ui.dialogs.fact_lines import Fact, FactLines, contacts
from netdesk.ui.dialogs.popover import Popover, is_enter
from netdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from netdesk.ui.widgets.card import SHADOW, Card
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.labels import Icon, Text
from netdesk.words import tr

WIDTH = 560


class GuardCard(Card):
    """Shows a Context whose warning stands; `go_on` says what going on would do."""

    rest_wanted = Signal(object)
    """date: nothing shall be written before it."""

    anyway_wanted = Signal()
    left_wanted = Signal()
    """The user leaves it."""

    def __init__(self, found: Context, today: date, *, go_on: str = "") -> None:
        super().__init__(0, ground="dueSoft", edge="due")
        warning = found.warning
        assert warning is not None
        self._found, self._today = found, today
        name = called(found.person)
        row = QHBoxLayout()
        row.setContentsMargins(16, 13, 14, 12)
        row.setSpacing(12)
        row.addWidget(Icon("hand", "due", 20), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        title = Text(_title(warning, name, found.person, today), "bodyStrong", wrap=True)
        column.addWidget(title)
        column.addWidget(Text(_advice(warning, found, today), "small", "text2", wrap=True))
        if found.last:
            column.addSpacing(7)
            column.addWidget(self._build_last())
        self._gift = QVBoxLayout()
        column.addLayout(self._gift)
        column.addSpacing(9)
        column.addLayout(self._build_buttons(warning, go_on))
        row.addLayout(column, 1)
        self.body.addLayout(row)
        self.setAccessibleName(title.text())

    def _build_last(self) -> QWidget:
        box = Card(0, edge="", radius=8)
        box.body.setContentsMargins(12, 6, 12, 6)
        box.body.addWidget(FactLines(contacts(self._found.last, self._today)))
        return box

    def _build_buttons(self, warning: Guarded, go_on: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        until = self._found.rest_until
        rests = warning.reason == "no_reply"
        said = tr("Rest until %1", words.near_date(until, self._today)) if rests else tr("Leave it")
        self.rest = PrimaryButton(said, "moon")
        self.gift = SecondaryButton(tr("Something they would like"), "gift")
        self.gift.setVisible(warning.reason != "do_not_contact")
        self.anyway = QuietButton(go_on or tr("Write anyway"))
        row.addWidget(self.rest)
        row.addWidget(self.gift)
        row.addStretch(1)
        row.addWidget(self.anyway)
        self.rest.clicked.connect(
            lambda: self.rest_wanted.emit(until) if rests else self.left_wanted.emit()
        )
        self.gift.clicked.connect(self._show_gift)
        self.anyway.clicked.connect(self.anyway_wanted)
        return row

    def _show_gift(self) -> None:
        """Say what could be given instead of another question."""
        self.gift.setEnabled(False)
        box = Card(0, edge="", radius=8)
        box.body.setContentsMargins(12, 6, 12, 6)
        box.body.addWidget(FactLines(_gifts(self._found)))
        self._gift.addSpacing(6)
        self._gift.addWidget(box)
        box.show()
        self.updateGeometry()
        card = self.window().findChild(GuardPopover)
        if card is not None:
            card.fit()
            card.focus_first()  # not "Write anyway", which is next to what was pressed


class GuardPopover(Popover):
    """The card over a line of Today or wherever somebody is about to be written to."""

    def __init__(self, parent: QWidget, found: Context, today: date) -> None:
        super().__init__(parent, "", width=WIDTH)
        self.card = GuardCard(found, today)
        self.setAccessibleName(self.card.accessibleName())
        self.body.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        self.body.addWidget(self.card)
        for signal in (self.card.rest_wanted, self.card.anyway_wanted, self.card.left_wanted):
            signal.connect(self.close_it)

    def focus_first(self) -> None:
        """Take the keys: a Space that was meant for the line shall decide nothing here."""
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and self.hasFocus():
            self.card.rest.click()
        else:
            super().keyPressEvent(event)


def called(person: Person) -> str:
    """Return what somebody is called in a sentence."""
    return person.nickname or person.given_name or person.name


def _title(warning: Guarded, name: str, person: Person, today: date) -> str:
    if warning.reason == "do_not_contact":
        return tr("%1 doesn’t want to be contacted", name)
    if warning.reason == "not_before" and person.not_before:
        return tr("No contact with %1 before %2", name, words.short_date(person.not_before, today))
    count = len(warning.unanswered)
    if count == 2:
        return tr("Two messages to %1 in 14 days, no answer yet", name)
    return tr(
        "%n message to %1 in 14 days, no answer yet||%n messages to %1 in 14 days, no answer yet",
        name,
        n=count,
    )


def _advice(warning: Guarded, found: Context, today: date) -> str:
    if warning.reason == "no_reply":
        until = words.short_date(found.rest_until, today)
        return tr("A rest until %1 may serve you both better. It is your call.", until)
    return tr("It is your call. Going on is noted in the history.")


def _gifts(found: Context) -> list[Fact]:
    """Return what could be given: what they need, and who may know them for it."""
    gifts = []
    if found.person.needs:
        gifts.append(Fact("puzzle", found.person.needs, note=tr("they need this")))
    if found.fits is not None:
        gifts.append(Fact("article", found.fits.title, note=tr("from your library")))
    if found.sent is not None:
        sent = found.sent.summary or words.direction(found.sent.direction)
        gifts.append(Fact("gift", sent, note=tr("you gave this last")))
    gifts += [Fact("users", one.name, note=tr("you both know")) for one in found.known[:1]]
    return gifts or [Fact("puzzle", tr("Nothing is known that they need. It stands under Needs."))]
