"""The page Give & get: exchanges, and the board of what is done together."""

from functools import cached_property, partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.domain.changes import Kind
from netdesk.domain.model import Collaboration, Interaction, Introduction, Match, Referral, Stage
from netdesk.ui import theme
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.introduction_card import IntroductionCard
from netdesk.ui.dialogs.person_picker import PersonPicker
from netdesk.ui.dialogs.project_form import ProjectForm
from netdesk.ui.dialogs.record import RecordForm
from netdesk.ui.dialogs.referral_form import ReferralForm
from netdesk.ui.models.giving import Exchange, GivingView, giving_view
from netdesk.ui.models.photos import Photos
from netdesk.ui.pages.giving.empty import nothing_given
from netdesk.ui.pages.giving.exchanges import Exchanges
from netdesk.ui.pages.giving.projects import Projects
from netdesk.ui.pages.giving.verbs import GivingVerbs
from netdesk.ui.widgets.buttons import PrimaryButton
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.ui.widgets.menu import pop
from netdesk.ui.widgets.page import Page
from netdesk.ui.widgets.scroll_area import ScrollArea
from netdesk.ui.widgets.segmented import Segmented
from netdesk.ui.widgets.shortcut import on_key
from netdesk.ui.work import Job, Work
from netdesk.words import tr

EXCHANGES, PROJECTS = range(2)
ONE_PANE = 960
BAR = 10
"""Room for the scroll bar, which lies in the page's margin."""
SPARE = 8
"""So much is seen above and below the row that is selected."""


class GivingPage(Page):
    """Shows what passed; Enter opens a line in the way that fits it, T says thanks."""

    nav = "giving"
    shows = frozenset(
        {
            *(Kind.INTERACTION, Kind.REFERRAL, Kind.INTRODUCTION, Kind.COLLABORATION),
            *(Kind.PERSON, Kind.ITEM, Kind.FOLLOW_UP, Kind.NICHE, Kind.PREFERENCE),
        }
    )

    person_wanted = Signal(int)
    item_wanted = Signal(int)
    library_wanted = Signal()
    link_wanted = Signal(str)

    def __init__(self, work: Work, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = tr("Give & get")
        self.keys = _keys()
        self._work, self._bus = work, bus
        self._verbs = GivingVerbs(work)
        self._view: GivingView | None = None
        self._job: Job | None = None
        self._narrow = False
        self._parts: list[Exchanges | Projects] = []
        self.exchanges = Exchanges(Photos(work, 2 * 34, self))
        self._build()
        self._connect()

    def reload(self) -> None:
        """Ask for everything anew."""
        if self._job:
            self._job.cancel()
        today = clock.today()
        self._job = self._work.ask(lambda: giving_view(today), self._take, owner=self)

    def show_projects(self) -> None:
        """Show the board."""
        self.switch.set_current(PROJECTS)
        self._show_part()

    def record(self) -> None:
        """Ask what was given or got."""
        form = RecordForm(self._work, self)
        form.open()

    def new_project(self, stage: Stage = Stage.IDEA) -> None:
        """Ask for a project."""
        form = ProjectForm(self._work, self, stage=stage)
        form.wished.connect(self._verbs.add_project)
        form.open()

    def introduce(self) -> None:
        """Ask whom to introduce to whom."""
        first = PersonPicker(self._work, self, tr("Whom do you introduce?"), nobody=False)
        first.named.connect(self._ask_second)
        first.open_at(self.primary)

    def open_introduction(self, introduction_id: int) -> None:
        """Show how far an introduction is, and go on with it."""
        card = IntroductionCard(self._work, self._bus, introduction_id, self)
        card.link_wanted.connect(self.link_wanted)
        card.open()

    def menu(self, one: Exchange) -> QMenu:
        """Return the menu of an exchange."""
        look, menu = theme.current(), QMenu(self)
        menu.addAction(look.icon("pencil"), tr("Open"), partial(self._on_opened, one))
        if one.wants_thanks:
            thanked = tr("%1 is thanked", one.face.name)
            menu.addAction(look.icon("check"), thanked, partial(self._thank, one))
        show = partial(self.person_wanted.emit, one.face.person_id)
        menu.addAction(look.icon("user"), tr("Show the person"), show)
        if isinstance(one.of, Referral):
            menu.addSeparator()
            remove = partial(self._verbs.remove_referral, one.of)
            menu.addAction(look.icon("trash", "danger"), tr("Delete"), remove)
        return menu

    def focus_first(self) -> None:
        """Put the focus on the list, the board, or what can be done first."""
        part = self._stack.currentWidget()
        if part is self._scroll:
            self.exchanges.focus_first()
        elif self.switch.current() == PROJECTS:
            self.projects.board.focus_first()
        else:
            self._empty.focus_first()

    def adapt(self, width: int) -> None:
        """Fit the width of the window."""
        self._narrow = width < ONE_PANE
        side = 20 if self._narrow else 32
        self._column.setContentsMargins(side, 20, side - BAR, 12)
        for part in self._parts:
            part.set_narrow(self._narrow)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._build_head())
        self._column.addSpacing(16)
        self._scroll = ScrollArea(self.exchanges, gutter=BAR)
        self._stack = QStackedWidget()
        self._add_part(self.exchanges, self._scroll)
        self._column.addWidget(self._stack, 1)
        self.adapt(1280)

    def _build_head(self) -> QHBoxLayout:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(ElidedLabel(tr("Introductions, referrals, shared work"), "body", "text2"))
        titles.addWidget(Text(tr("Give & get"), "title1"))
        self.switch = Segmented([tr("Exchanges"), tr("Projects")], tr("What is shown"))
        self.primary = PrimaryButton(tr("Record"), "plus")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, BAR, 0)
        row.setSpacing(8)
        row.addLayout(titles, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.switch, 0, middle)
        row.addWidget(self.primary, 0, middle)
        return row

    @cached_property
    def projects(self) -> Projects:
        """What is done together."""
        part = Projects(BAR)
        board = part.board
        board.add_wanted.connect(self.new_project)
        board.open_wanted.connect(self._edit_project)
        board.moved.connect(self._on_moved)
        board.done_wanted.connect(self._on_step)
        board.remove_wanted.connect(self._verbs.remove_project)
        self._add_part(part, part)
        return part

    @cached_property
    def _empty(self) -> EmptyState:
        """What to do first."""
        empty = nothing_given(self.introduce, self.record, self.library_wanted.emit)
        self._stack.addWidget(empty)
        return empty

    def _add_part(self, part: Exchanges | Projects, shown: QWidget) -> None:
        """Put a part that was just made, in what shows it, with the others."""
        part.set_narrow(self._narrow)
        if self._view is not None:
            part.set_view(self._view)
        self._parts.append(part)
        self._stack.addWidget(shown)

    def _connect(self) -> None:
        self.switch.picked.connect(lambda _number: self._show_part())
        self.primary.clicked.connect(self._on_primary)
        self.exchanges.opened.connect(self._on_opened)
        self.exchanges.introduction_wanted.connect(self._on_match)
        self.exchanges.seen_wanted.connect(self._on_seen)
        self.exchanges.later_wanted.connect(self._verbs.not_now)
        self.exchanges.menu_wanted.connect(lambda one, at: pop(self.menu(one), self, at))
        on_key(self.exchanges, "F2", self._on_edit)
        for key, run in (("I", self.introduce), ("T", self._on_thanks), ("P", self._on_person)):
            on_key(self, key, run)

    def _take(self, view: GivingView) -> None:
        self._job = None
        focused = self._has_focus()  # before what has it may hide
        self._view = view
        for part in self._parts:
            part.set_view(view)
        self._show_part(focused=focused)
        if focused and self.exchanges.current() is None:
            self.focus_first()

    def _has_focus(self) -> bool:
        return self.isAncestorOf(self.window().focusWidget() or self.window())

    def _show_part(self, *, focused: bool = False) -> None:
        focused = focused or self._has_focus()
        projects = self.switch.current() == PROJECTS
        nothing = self._view is not None and self._view.nothing
        before = self._stack.currentWidget()
        part = self.projects if projects else self._empty if nothing else self._scroll
        self._stack.setCurrentWidget(part)
        self.primary.setText(tr("New project") if projects else tr("Record"))
        self.primary.setVisible(projects or not nothing)
        self.primary.updateGeometry()
        if part is not before and focused:
            self.focus_first()

    def _on_seen(self, spot: QRect) -> None:
        """Scroll to a row of the list, which is as high as all of them."""
        inner = QRect(self.exchanges.mapFromGlobal(spot.topLeft()), spot.size())
        self._scroll.ensureVisible(inner.center().x(), inner.bottom() + SPARE, 0, 0)
        self._scroll.ensureVisible(inner.center().x(), inner.top() - SPARE, 0, 0)

    def _on_primary(self) -> None:
        if self.switch.current() == PROJECTS:
            self.new_project()
        else:
            self.record()

    def _on_opened(self, one: Exchange) -> None:
        match one.of:
            case Introduction():
                self.open_introduction(one.of.id)
            case Referral():
                self._edit_referral(one.of)
            case Interaction() if one.of.item_id is not None:
                self.item_wanted.emit(one.of.item_id)
            case _:
                self.person_wanted.emit(one.face.person_id)

    def _edit_referral(self, present: Referral) -> None:
        form = ReferralForm(self, present)
        thank = partial(self._verbs.thank, present.partner_id, present.partner, present.id)
        form.wished.connect(partial(self._verbs.edit_referral, present))
        form.thanked.connect(thank)
        form.removed.connect(partial(self._verbs.remove_referral, present))
        form.open()

    def _current(self) -> Exchange | None:
        """Return the exchange that a key acts on: none while something else is shown."""
        shown = self._stack.currentWidget() is self._scroll
        return self.exchanges.current() if shown else None

    def _on_thanks(self) -> None:
        if (one := self._current()) and not one.given:
            self._thank(one)

    def _thank(self, one: Exchange) -> None:
        own = one.of.id if isinstance(one.of, Referral) else None
        self._verbs.thank(one.face.person_id, one.face.name, own)

    def _on_edit(self) -> None:
        if one := self._current():
            self._on_opened(one)

    def _on_person(self) -> None:
        if one := self._current():
            self.person_wanted.emit(one.face.person_id)

    def _on_match(self, found: Match) -> None:
        reason = found.need or found.niche
        a, b = found.a.person_id, found.b.person_id
        self._verbs.introduce(a, b, reason, self.open_introduction)

    def _ask_second(self, a: int, name: str) -> None:
        second = PersonPicker(
            self._work, self, tr("To whom do you introduce %1?", name), without=[a], nobody=False
        )
        second.picked.connect(lambda b: self._verbs.introduce(a, b, "", self.open_introduction))
        second.open_at(self.primary)

    def _edit_project(self, present: Collaboration) -> None:
        form = ProjectForm(self._work, self, present=present)
        form.wished.connect(partial(self._verbs.edit_project, present))
        form.removed.connect(partial(self._verbs.remove_project, present))
        form.open()

    def _on_moved(self, present: Collaboration, stage: Stage) -> None:
        if present.stage is not stage:
            self._verbs.move_project(present, stage, words.stage(stage))

    def _on_step(self, present: Collaboration) -> None:
        if present.next_step or present.next_on:
            self._verbs.step_done(present)


def _keys() -> list[tuple[str, str]]:
    return [
        ("J  K", tr("Next, previous")),
        ("Enter  F2", tr("Open")),
        ("T", tr("Thanked")),
        ("I", tr("Introduce two people")),
        ("P", tr("Show the person")),
        ("Alt+←  Alt+→", tr("Move a project")),
        (tr("Space"), tr("Next step done")),
    ]
