"""One person: who they are, what is next, what was, and all facts; edited in place."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from netdesk import clock
from netdesk.domain.model import Niche, Person
from netdesk.ui import theme
from netdesk.ui.bus import Bus
from netdesk.ui.models.person import Profile, with_contacts
from netdesk.ui.pages.people.cards import Cards
from netdesk.ui.pages.people.deeds import Deeds, kinds_of
from netdesk.ui.pages.people.fact_deeds import FactDeeds
from netdesk.ui.pages.people.facts import Facts
from netdesk.ui.pages.people.gives import Gives
from netdesk.ui.pages.people.header import Header
from netdesk.ui.pages.people.history import History
from netdesk.ui.pages.people.next_step import NextSteps
from netdesk.ui.pages.people.on_the_way import OnTheWay
from netdesk.ui.pages.people.outreach import Outreach
from netdesk.ui.pages.people.parts import DETAILS, HISTORY, Parts
from netdesk.ui.pages.people.person_menu import PersonMenu
from netdesk.ui.pages.people.photo import Photo
from netdesk.ui.pages.people.verbs import People, Verbs
from netdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from netdesk.ui.widgets.menu import pop
from netdesk.ui.work import Work
from netdesk.words import tr

BESIDE = 640
"""From this width on, at the usual text size, the facts stand beside the history; below, tabs show
one of them."""


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
        self._bus = bus
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
        self.person_menu = PersonMenu(work, self._verbs, self.photo, self)
        self._deeds = Deeds(bus, self._verbs, self._cards, self.steps, self.history)
        self.outreach = Outreach(work, bus, self._verbs)
        self.log = PrimaryButton(tr("Log contact"), "chat")
        self.follow_up = SecondaryButton(tr("Follow up"), "clock")
        self.share = SecondaryButton(tr("Share"), "book-bookmark")
        self.introduce = SecondaryButton(tr("Introduce"), "arrows-left-right")
        self.gives = Gives(work, bus, self)
        self._fact_deeds = FactDeeds(self._verbs, self._cards, self.gives, self.facts)
        self.parts = Parts(self.history, self.facts)
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
        for deeds in (self._deeds, self._fact_deeds, self.photo):
            deeds.set_person(profile.person)
        self.person_menu.set_profile(profile)
        anew = before is None or before.id != profile.person.id
        self._profile = profile
        if anew:
            self.verticalScrollBar().setValue(0)
            self.parts.tabs.set_current(HISTORY)
        if anew or not self.header.editing():
            self.header.set_profile(profile)
        if anew or not self.history.editing():
            self.history.set_profile(profile, anew=anew)
        self.steps.set_follow_ups(profile.follow_ups, anew=anew)
        self.outreach.set_profile(profile, anew=anew)
        self.facts.set_profile(profile)
        self._arrange()

    def settle(self) -> None:
        """Add the notes that were only begun."""
        for uid, text in self.history.drafts().items():
            self._verbs.note_before_the_end(uid, text.strip())

    def set_narrow(self, narrow: bool) -> None:
        """Be the only pane, with a way back."""
        self._narrow = narrow
        self.header.set_narrow(narrow)
        for button in (self.share, self.introduce):
            button.setVisible(not narrow)
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
        self.parts.turn_to(HISTORY)
        self.history.note.setFocus()
        self.ensureWidgetVisible(self.history.note)

    def log_contact(self) -> None:
        """Ask what the contact was."""
        if person := self.person:
            wrote, log = self.outreach.wrote, self._on_the_way.log
            self._cards.log(
                People.one(person), self.log, kinds=kinds_of(person), wrote=wrote, wished=log
            )
            self.outreach.logged()

    def write(self) -> None:
        """Write by the preferred channel."""
        self.outreach.write()

    def replied(self) -> None:
        """Mark the newest contact that waits for an answer as replied."""
        self._deeds.replied()

    def plan(self) -> None:
        """Ask when to follow up."""
        if person := self.person:
            self._cards.plan(People.one(person), self.follow_up, kinds=kinds_of(person))

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
        if person := self.person:
            has = [niche.id for niche in person.niches]
            self._cards.niche(People.one(person), self.header.add_niche, has=has)

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
        self._column.addLayout(self.parts, 1)
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
        head = self.header
        head.back_wanted.connect(self.back_wanted)
        head.edited.connect(self._edit)
        head.niche_wanted.connect(self.pick_niche)
        head.niche_removed.connect(self._on_niche_removed)
        head.niche_picked.connect(self.niche_picked)
        head.photo_menu_wanted.connect(lambda at: pop(self.photo.menu(), at))
        head.photo_dropped.connect(self.photo.take)
        head.menu_wanted.connect(lambda at: pop(self.person_menu.build(), at))
        self._on_the_way.changed.connect(self._show_contacts)
        self._bus.failed.connect(lambda _: self.facts.show_again())
        self.outreach.link_wanted.connect(self.link_wanted)
        self.outreach.held_up.connect(self._on_held_up)
        facts = self.facts
        facts.field_edited.connect(self._edit)
        facts.contact.link_wanted.connect(self.link_wanted)
        facts.contact.copy_wanted.connect(self._deeds.copy)
        facts.person_shown.connect(self.person_picked)
        facts.header_wanted.connect(head.edit)
        self._connect_menu(self.person_menu)

    def _connect_menu(self, menu: PersonMenu) -> None:
        menu.edit_wanted.connect(self.edit_name)
        menu.field_wanted.connect(self._on_field_wanted)
        menu.share_wanted.connect(self.share_something)
        menu.introduce_wanted.connect(self.introduce_somebody)
        menu.export_wanted.connect(self.export_wanted)
        menu.print_wanted.connect(self.print_wanted)
        menu.code_wanted.connect(self.code_wanted)

    def _edit(self, field: str, value: object) -> None:
        if person := self.person:
            self._verbs.edit(People.one(person), field, value)

    def _on_field_wanted(self) -> None:
        self.parts.turn_to(DETAILS)
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

    def _arrange(self) -> None:
        beside = theme.current().px(BESIDE)
        self.parts.arrange(in_tabs=self._narrow or self.viewport().width() < beside)

    def _on_niche_removed(self, niche: Niche) -> None:
        if person := self.person:
            self._verbs.untag(People.one(person), niche.id, niche.name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
