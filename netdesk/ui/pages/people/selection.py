"""What is done to the selected people by keys, by the bar and by the menu, one or many."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from netdesk import words
from netdesk.domain.model import Circle
from netdesk.ui import theme
from netdesk.ui.pages.people.cards import Cards
from netdesk.ui.pages.people.pane import PersonPane
from netdesk.ui.pages.people.selection_bar import SelectionBar
from netdesk.ui.pages.people.verbs import People, Verbs, people
from netdesk.ui.pages.people.view import PeopleView
from netdesk.ui.widgets.menu import pop
from netdesk.ui.widgets.shortcut import on_key
from netdesk.ui.work import Work
from netdesk.words import tr


class Selection(QObject):
    """Lends its hands to the keys L, F, T and Del, to the bars and to the list's menu.

    `one` returns the pane of the one person that is selected, if it is seen: it opens its cards.
    """

    export_wanted = Signal(object)
    deleted = Signal()

    def __init__(
        self,
        work: Work,
        view: PeopleView,
        one: Callable[[], PersonPane | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._verbs = Verbs(work)
        self._cards = Cards(work, self._verbs, parent)
        self._view, self._one = view, one
        self._bars: list[SelectionBar] = []
        view.menu_wanted.connect(lambda at: pop(self.menu(), view, at))
        for key, run in (
            ("L", self.log),
            ("F", self.plan),
            ("T", self.pick_niche),
            (QKeySequence.StandardKey.Delete, self.delete),
        ):
            on_key(parent, key, run)

    def add_bar(self, bar: SelectionBar) -> None:
        """Do what is wished on a bar."""
        self._bars.append(bar)
        bar.niche_wanted.connect(self.pick_niche)
        bar.follow_up_wanted.connect(self.plan)
        bar.event_wanted.connect(self.pick_event)
        bar.cadence_wanted.connect(self.pick_cadence)
        bar.more_wanted.connect(self._show_more)
        bar.delete_wanted.connect(self.delete)

    def bar(self) -> SelectionBar | None:
        """Return the bar that is shown, if any."""
        return next((bar for bar in self._bars if bar.isVisible()), None)

    def log(self) -> None:
        """Log a contact with the selected people."""
        if pane := self._one():
            pane.log_contact()
        elif who := self._who():
            self._cards.log(who, *self._anchor(""))

    def plan(self) -> None:
        """Plan a follow-up with the selected people."""
        if pane := self._one():
            pane.plan()
        elif who := self._who():
            self._cards.plan(who, *self._anchor("follow_up"))

    def pick_niche(self) -> None:
        """Give the selected people a niche."""
        if pane := self._one():
            pane.pick_niche()
        elif who := self._who():
            self._cards.niche(who, *self._anchor("niche"))

    def pick_event(self) -> None:
        """Say where the selected people were met."""
        if who := self._who():
            self._cards.event(who, *self._anchor("event"))

    def pick_cadence(self) -> None:
        """Set how often to be in touch with the selected people."""
        if who := self._who():
            pane = self._one()
            now = pane.person.effective_cadence or 0 if pane and pane.person else None
            self._cards.cadence(who, *self._anchor("cadence"), now=now)

    def delete(self) -> None:
        """Delete the selected people, at once."""
        if who := self._who():
            self.deleted.emit()
            self._verbs.delete(who)

    def export(self) -> None:
        """Wish to export the selected people."""
        self.export_wanted.emit(self._view.selected())

    def _who(self) -> People | None:
        ids = self._view.selected()
        line = self._view.people.line(ids[0]) if ids else None
        return people(ids, line.name if line else "") if ids else None

    def _anchor(self, name: str) -> tuple[QWidget, QRect | None]:
        """Return where a card opens: at the bar's button, or at the current row."""
        bar = self.bar()
        if bar is not None and name:
            return bar.button(name), None
        row = self._view.visualRect(self._view.currentIndex())
        return self._view, row.intersected(self._view.viewport().rect())

    def _add_circles(self, menu: QMenu) -> None:
        """Let the selected people be moved to a circle."""
        circles = menu.addMenu(theme.current().icon("target"), tr("Circle"))
        for circle in Circle:
            circles.addAction(words.circle(circle), partial(self.set_circle, circle))

    def set_circle(self, circle: Circle) -> None:
        """Move the selected people to a circle."""
        if who := self._who():
            self._verbs.edit(who, "circle", circle)

    def menu(self) -> QMenu:
        """Return the menu of the selected people; it closes when others are."""
        look, menu = theme.current(), QMenu(self._view)
        self._view.picked.connect(menu.close)
        for icon, text, wish in (
            ("chat", tr("Log contact"), self.log),
            ("clock", tr("Follow up"), self.plan),
            ("tag", tr("Niche"), self.pick_niche),
            ("calendar", tr("Event"), self.pick_event),
            ("cadence", tr("Cadence"), self.pick_cadence),
        ):
            menu.addAction(look.icon(icon), text, wish)
        self._add_circles(menu)
        menu.addAction(look.icon("export"), tr("Export…"), self.export)
        menu.addSeparator()
        menu.addAction(look.icon("trash", "danger"), tr("Delete"), self.delete)
        return menu

    def _show_more(self, button: QWidget) -> None:
        look, menu = theme.current(), QMenu(button)
        menu.addAction(look.icon("export"), tr("Export…"), self.export)
        menu.addAction(look.icon("chat"), tr("Log contact"), self.log)
        self._add_circles(menu)
        pop(menu, button, button.mapToGlobal(button.rect().topLeft()))
