"""One person: who they are, what is next, what was, and all facts; edited in place."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from netdesk import clock
from netdesk.domain.model import Channel, Niche, Person
from netdesk.ui import theme
from netdesk.ui.bus import Bus
from netdesk.ui.models.person import Profile, with_contacts
from netdesk.ui.pages.people.cards import Cards
from netdesk.ui.pages.people.deeds import Deeds, kinds_of
from netdesk.ui.pages.people.facts import ALL, TABS, WIDTH, Facts
from netdesk.ui.pages.people.gives import Gives
from netdesk.ui.pages.people.header import Header
from netdesk.ui.pages.people.history import History
from netdesk.ui.pages.people.next_step import NextSteps
from netdesk.ui.pages.people.on_the_way import OnTheWay
from netdesk.ui.pages.people.outreach import Outreach
from netdesk.ui.pages.people.photo import Photo
from netdesk.ui.pages.people.verbs import People, Verbs
from netdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from netdesk.ui.widgets.menu import pop
from netdesk.ui.widgets.segmented import Segmented
from netdesk.ui.work import Work
from netdesk.words import tr

BESIDE = 640
"""From this width on, the facts stand beside the history; below, tabs show one of them."""


class PersonPane(QScrollArea):
    """Shows a Profile; carries out what is wished for its person."""

    link_wanted = Signal(str)
    export_wanted = Signal(object)
    print_wanted = Signal(object)
    code_wanted = Signal(int)
    back_wanted = Signal()
    niche_picked = Signal(int)
    person_picked = Signal(int)

    def __init__(self, work: Work, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._bus = work, bus
        self._verbs = Verbs(work)
        self._cards = Cards(work, self._verbs, self)
        self._on_the_way = OnTheWay(work, bus, self)
        self._profile: Profile | None = None
        self._known: Profile | None = None
        """What the book said last, without the contacts that are on their way into it."""

        self._narrow = False
        self.header, self.steps, self.history, self.facts = (
            Header(),
            NextSteps(),
            History(),
            Facts(),
        )
        self.photo = Photo(work, self._verbs, self)
        self._deeds = Deeds(bus, self._verbs, self._cards, self.steps, self.history)
        self.outreach = Outreach(work, bus, self._verbs)
        self.log = PrimaryButton(tr("Log contact"), "chat")
        self.follow_up = SecondaryButton(tr("Follow up"), "clock")
        self.share = SecondaryButton(tr("Share"), "book-bookmark")
        self.introduce = SecondaryButton(tr("Introduce"), "arrows-left-right")
        self.gives = Gives(work, bus, self)
        self.tabs = Segmented([tr("History"), tr("Contact"), tr("Details")], tr("Parts"))
        self._build()
        self._connect()

    @property
    def person(self) -> Person | None:
        """Return who is shown."""
        return self._profile.person if self._profile else None

    def set_profile(self, profile: Profile) -> None:
        """Show somebody; what is being typed for the same person stays."""
        before = self.person
        self._known = profile
        profile = with_contacts(profile, self._on_the_way.contacts, clock.today())
        if profile == self._profile:
            return
        self._deeds.set_person(profile.person)
        self.photo.set_person(profile.person)
        anew = before is None or before.id != profile.person.id
        self._profile = profile
        if anew:
            self.verticalScrollBar().setValue(0)
            self.tabs.set_current(0)
        if anew or not self.header.editing():
            self.header.set_profile(profile)
        if anew or not self.history.editing():
            self.history.set_profile(profile, anew=anew)
        self.steps.set_follow_ups(profile.follow_ups, anew=anew)
        self.outreach.set_profile(profile, anew=anew)
        self.facts.set_profile(profile)
        self._arrange()

    def set_narrow(self, narrow: bool) -> None:
        """Be the only pane, with a way back."""
        self._narrow = narrow
        self.header.set_narrow(narrow)
        side = 20 if narrow else 28
        self._column.setContentsMargins(side, 14 if narrow else 24, 20, 24)
        self._arrange()

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        self.log.setFocus()

    def edit_name(self) -> None:
        """Open the name."""
        self.header.edit("name")

    def write_note(self) -> None:
        """Begin a note."""
        if self._in_tabs():
            self.tabs.set_current(0)
            self._arrange()
        self.history.note.setFocus()
        self.ensureWidgetVisible(self.history.note)

    def log_contact(self) -> None:
        """Ask what the contact was."""
        if (who := self._who()) and (person := self.person):
            wrote, log = self.outreach.wrote, self._on_the_way.log
            self._cards.log(who, self.log, kinds=kinds_of(person), wrote=wrote, wished=log)
            self.outreach.logged()

    def write(self) -> None:
        """Write by the preferred channel."""
        self.outreach.write()

    def replied(self) -> None:
        """Mark the newest contact that waits for an answer as replied."""
        self._deeds.replied()

    def plan(self) -> None:
        """Ask when to follow up."""
        if (who := self._who()) and (person := self.person):
            self._cards.plan(who, self.follow_up, kinds=kinds_of(person))

    def share_something(self) -> None:
        """Ask what of the library they shall get."""
        if person := self.person:
            self.gives.share(person, self.share)

    def introduce_somebody(self) -> None:
        """Ask whom to introduce them to."""
        if person := self.person:
            self.gives.introduce(person, self.introduce)

    def pick_niche(self) -> None:
        """Ask for a niche."""
        if (who := self._who()) and (person := self.person):
            has = [niche.id for niche in person.niches]
            self._cards.niche(who, self.header.add_niche, has=has)

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        for grown in (content, self.history):  # what is above a new row isn't painted again
            grown.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(28, 24, 20, 24)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addSpacing(16)
        self._column.addLayout(self._build_buttons())
        self._column.addSpacing(12)
        self._column.addWidget(self.outreach)
        self._column.addWidget(self.steps)
        self._column.addSpacing(16)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self.tabs)
        self._tab_row.addStretch(1)
        self._column.addLayout(self._tab_row)
        self._gap = QSpacerItem(0, 0)
        self._column.addItem(self._gap)
        self._below = QHBoxLayout()
        self._below.setSpacing(20)
        self._below.addWidget(self.history, 1)
        self._below.addWidget(self.facts, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._below, 1)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.log.setToolTip(tr("Log contact (%1)", "L"))
        self.follow_up.setToolTip(tr("Follow up (%1)", "F"))
        row.addWidget(self.log)
        row.addWidget(self.follow_up)
        self.share.setToolTip(tr("Share (%1)", "H"))
        self.introduce.setToolTip(tr("Introduce (%1)", "I"))
        row.addWidget(self.share)
        row.addWidget(self.introduce)
        row.addStretch(1)
        row.addWidget(self.outreach.buttons)
        return row

    def _connect(self) -> None:
        self.log.clicked.connect(self.log_contact)
        self.follow_up.clicked.connect(self.plan)
        self.share.clicked.connect(self.share_something)
        self.introduce.clicked.connect(self.introduce_somebody)
        self.gives.link_wanted.connect(self.link_wanted)
        self.gives.held_up.connect(lambda: self.outreach.write())
        self.tabs.picked.connect(lambda _: self._arrange())
        head = self.header
        head.back_wanted.connect(self.back_wanted)
        head.edited.connect(self._edit)
        head.niche_wanted.connect(self.pick_niche)
        head.niche_removed.connect(self._on_niche_removed)
        head.niche_picked.connect(self.niche_picked)
        head.photo_menu_wanted.connect(lambda at: pop(self.photo_menu(), at))
        head.photo_dropped.connect(self.photo.take)
        head.menu_wanted.connect(lambda at: pop(self.menu(), at))
        self._on_the_way.changed.connect(self._show_contacts)
        self._bus.failed.connect(lambda _: self.facts.show_again())
        self.outreach.link_wanted.connect(self.link_wanted)
        self.outreach.held_up.connect(self._on_held_up)
        self._connect_facts(self.facts)

    def _connect_facts(self, facts: Facts) -> None:
        facts.field_edited.connect(self._edit)
        contact = facts.contact
        contact.added.connect(self._on_channel)
        contact.edited.connect(
            lambda channel, values: self._verbs.change_channel(channel.id, **values)
        )
        contact.removed.connect(self._verbs.remove_channel)
        contact.link_wanted.connect(self.link_wanted)
        contact.copy_wanted.connect(self._deeds.copy)
        facts.cadence_wanted.connect(self._on_cadence)
        facts.event_wanted.connect(self._on_event)
        facts.person_wanted.connect(self._on_introduced)
        facts.person_shown.connect(self.person_picked)
        facts.offer_wanted.connect(self._on_offer)
        facts.knows_wanted.connect(self._on_knows)
        facts.header_wanted.connect(self.header.edit)

    def menu(self) -> QMenu:
        """Return the menu of the person."""
        look, menu = theme.current(), QMenu(self)
        menu.addAction(look.icon("pencil"), tr("Edit the name"), self.edit_name)
        self.photo.add_actions(menu, off="image")
        menu.addAction(look.icon("plus"), tr("Add a field"), lambda: self._add_field())
        menu.addAction(look.icon("book-bookmark"), tr("Share…"), self.share_something)
        introduce = look.icon("arrows-left-right")
        menu.addAction(introduce, tr("Introduce…"), self.introduce_somebody)
        menu.addSeparator()
        self._add_giving(menu)
        menu.addSeparator()
        menu.addAction(look.icon("trash", "danger"), tr("Delete"), self.delete)
        menu.addAction(look.icon("x", "danger"), tr("Erase for good…"), self.erase)
        return menu

    def _add_giving(self, menu: QMenu) -> None:
        look = theme.current()
        for icon, text, wish in (
            ("qr-code", tr("Show QR code"), self.show_code),
            ("printer", tr("Print…"), self.print),
            ("export", tr("Export…"), self._export),
        ):
            menu.addAction(look.icon(icon), text, wish)
        me = menu.addAction(look.icon("identification-card"), tr("This is me"), self._mark_me)
        me.setCheckable(True)
        me.setChecked(bool(self._profile and self._profile.me))

    def photo_menu(self) -> QMenu:
        """Return the menu of the photo."""
        menu = QMenu(self)
        self.photo.add_actions(menu)
        return menu

    def show_code(self) -> None:
        """Wish to show the person's code."""
        if person := self.person:
            self.code_wanted.emit(person.id)

    def print(self) -> None:
        """Wish to print the person."""
        if person := self.person:
            self.print_wanted.emit([person.id])

    def delete(self) -> None:
        """Delete the person, at once."""
        if who := self._who():
            self._verbs.delete(who)

    def erase(self) -> None:
        """Ask whether the person shall be erased for good."""
        from netdesk.ui.dialogs.erase import EraseDialog  # seldom wanted

        if person := self.person:
            EraseDialog(self._work, person.id, person.name, self.window()).open()

    def _who(self) -> People | None:
        person = self.person
        return People((person.id,), person.name) if person else None

    def _edit(self, field: str, value: object) -> None:
        if who := self._who():
            self._verbs.edit(who, field, value)

    def _export(self) -> None:
        if person := self.person:
            self.export_wanted.emit([person.id])

    def _mark_me(self) -> None:
        if (who := self._who()) and (profile := self._profile):
            self._verbs.mark_me(who, not profile.me)

    def _add_field(self) -> None:
        if self._in_tabs():
            self.tabs.set_current(2)
            self._arrange()
        pop(self.facts.fields_menu(), self.header.more)

    def _on_held_up(self, held_up: bool) -> None:
        """Let the guard's card take the place of the next step, and its button be the first."""
        self.log.set_behind(held_up)
        self.steps.set_away(held_up)

    def _show_contacts(self) -> None:
        """Show the contacts that are on their way into the book too."""
        if self._known is not None and not self.history.editing():
            contacts = self._on_the_way.contacts
            self._profile = with_contacts(self._known, contacts, clock.today())
            self.history.set_profile(self._profile, anew=False)
            self._lay_out()

    def _lay_out(self) -> None:
        """Give the history its room now: the next frame comes before Qt would, with rows too low
        that all had to be drawn again."""
        self.history.updateGeometry()
        QCoreApplication.sendEvent(self.viewport(), QEvent(QEvent.Type.LayoutRequest))

    def _in_tabs(self) -> bool:
        return self.viewport().width() < BESIDE or self._narrow

    def _arrange(self) -> None:
        """Put the facts beside the history, or show what the tab says."""
        in_tabs = self._in_tabs()
        for button in (self.share, self.introduce):
            button.setVisible(not self._narrow)
        tab = self.tabs.current()
        self.tabs.setVisible(in_tabs)
        self._gap.changeSize(0, 12 if in_tabs and tab else 0)
        self.history.set_headless(in_tabs)
        if in_tabs and self._tab_row.indexOf(self.history.filters) < 0:
            self._tab_row.addWidget(self.history.filters)
        self.history.filters.setVisible(not in_tabs or tab == 0)
        self.history.setVisible(not in_tabs or tab == 0)
        self.facts.setVisible(not in_tabs or tab > 0)
        if in_tabs:
            self.facts.setMinimumWidth(0)
            self.facts.setMaximumWidth(16_777_215)
            self._below.setStretch(1, 1)
        else:
            self.facts.setFixedWidth(theme.current().px(WIDTH))
            self._below.setStretch(1, 0)
        self.facts.show_sections(TABS[tab - 1] if in_tabs and tab else ALL)

    def _on_niche_removed(self, niche: Niche) -> None:
        if who := self._who():
            self._verbs.untag(who, niche.id, niche.name)

    def _on_channel(self, channel: Channel) -> None:
        if person := self.person:
            self._verbs.reach(person.id, channel)

    def _on_offer(self, anchor: QWidget) -> None:
        if person := self.person:
            self.gives.offer(person, anchor)

    def _on_knows(self, anchor: QWidget) -> None:
        if person := self.person:
            self.gives.ask_knows(person, anchor)

    def _on_cadence(self, anchor: QWidget) -> None:
        if (who := self._who()) and (person := self.person):
            self._cards.cadence(who, anchor, now=person.cadence_days)

    def _on_event(self, anchor: QWidget) -> None:
        if who := self._who():
            self._cards.event(who, anchor)

    def _on_introduced(self, anchor: QWidget) -> None:
        if person := self.person:
            self._cards.introduced_by(person, anchor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
