"""What passed with a person, as facts; sharing with them, introducing them, what to offer."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.book.audience import Offer
from netdesk.domain.errors import Guarded, NetDeskError
from netdesk.domain.model import Item, Person, Referral, Way
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.choices import Choice, ChoicePopover
from netdesk.ui.dialogs.introduction_card import IntroductionCard
from netdesk.ui.dialogs.person_picker import PersonPicker
from netdesk.ui.models import links
from netdesk.ui.models.events import GROUP_ICONS
from netdesk.ui.models.library import ITEM_ICONS
from netdesk.ui.models.person import Profile
from netdesk.ui.pages.people.fact_row import FactRow
from netdesk.ui.pages.people.section import AddLink
from netdesk.ui.work import Work
from netdesk.words import tr

SHOWN = 3
Wish = Callable[[QWidget], None]


def said(profile: Profile) -> object:
    """Return what `fill` shows, to tell whether it is something else."""
    return profile.person.id, profile.balance, profile.referrals[:SHOWN], profile.got[:1]


def together_said(profile: Profile) -> object:
    """Return what `fill_together` shows."""
    return profile.person.id, profile.together[:SHOWN], profile.groups[:SHOWN], profile.knows


def fill(rows: QVBoxLayout, profile: Profile, offer: Wish) -> None:
    """Show how much was given and got, the last referrals, and what they got last."""
    today = clock.today()
    if balance := profile.balance:
        counts = tr("%1 given, %2 received", balance.given, balance.received)
        rows.addWidget(_row("gift", counts, tr("12 months")))
    for one in profile.referrals[:SHOWN]:
        value = words.amount(one.value, one.currency)
        day = words.short_date(one.on, today)
        told = " · ".join(filter(None, (words.referral_status(one.status), value, day)))
        owed = tr("say thanks") if one.is_owed_thanks else ""
        icon = "arrow-up-right" if one.way is Way.GIVEN else "arrow-down-left"
        rows.addWidget(_row(icon, _referred(profile, one), owed or told))
    for item in profile.got[:1]:
        rows.addWidget(_row(ITEM_ICONS[item.kind], item.title, tr("what they got last")))
    _add_link(rows, tr("What could I offer?"), "sparkle", offer)


def _referred(profile: Profile, one: Referral) -> str:
    if one.partner_id != profile.person.id:
        given = one.way is Way.GIVEN
        return tr("Referred to %1", one.partner) if given else tr("Came by %1", one.partner)
    if one.way is Way.RECEIVED:
        return tr("Referred %1 to you", one.client)
    return tr("You referred %1", one.client)


def fill_together(rows: QVBoxLayout, profile: Profile, knows: Wish) -> None:
    """Show what is done together, shared groups, and whom they know."""
    for one in profile.together[:SHOWN]:
        kind, stage = words.collaboration_kind(one.kind), words.stage(one.stage)
        rows.addWidget(_row("briefcase", one.name, tr("%1 · %2", kind, stage.lower())))
    for group in profile.groups[:SHOWN]:
        rows.addWidget(_row(GROUP_ICONS[group.kind], group.name, words.group_kind(group.kind)))
    if profile.knows:
        names = ", ".join(name for _, name in profile.knows)
        rows.addWidget(_row("users", tr("Knows %1", names)))
    _add_link(rows, tr("Knows somebody…"), "plus", knows)


def _row(icon: str, text: str, caption: str = "") -> FactRow:
    row = FactRow(icon, text, caption, editable=False, wrap=len(text) > 24)
    row.setObjectName(f"{icon} {text}")
    return row


def _add_link(rows: QVBoxLayout, text: str, icon: str, wish: Wish) -> None:
    link = AddLink(text, icon)
    link.clicked.connect(lambda _on=False: wish(link))
    rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)


class Gives(QObject):
    """Asks what to share or whom to introduce, and does it."""

    link_wanted = Signal(str)
    held_up = Signal()
    """The guard has something against it."""

    def __init__(self, work: Work, bus: Bus, host: QWidget) -> None:
        super().__init__(host)
        self._work, self._bus, self._host = work, bus, host

    def share(self, person: Person, at: QWidget) -> None:
        """Ask what of the library somebody shall get, what fits best first."""
        own, today = person.id, clock.today()
        title = tr("Share with %1", person.name)
        picker = ChoicePopover(self._host, title, tr("Title"), width=360)
        picker.chosen.connect(partial(self._on_item, person))
        picker.open_at(at)

        def question() -> list[tuple[Item, str]]:
            fitting = book.audience.fitting(own, today)[1]
            best = [one.id for one, _ in fitting]
            got = {one.id for one in book.library.of_person(own, today)}
            rest = [one for one in book.library.all_items(today) if one.id not in best]
            found = [(one, ", ".join(why) or tr("their niche")) for one, why in fitting]
            return found + [(one, tr("got it") if one.id in got else "") for one in rest]

        def then(found: Sequence[tuple[Item, str]]) -> None:
            picker.set_choices(
                [Choice(one, one.title, note, icon=ITEM_ICONS[one.kind]) for one, note in found]
            )

        self._work.ask(question, then, owner=picker)

    def introduce(self, person: Person, at: QWidget) -> None:
        """Ask whom somebody shall meet."""
        title = tr("Introduce %1 to", person.name)
        picker = PersonPicker(self._work, self._host, title, without=[person.id], nobody=False)
        picker.picked.connect(partial(self._begin, person.id))
        picker.open_at(at)

    def offer(self, person: Person, at: QWidget) -> None:
        """Show what somebody could be offered: to share, or whom to meet."""
        own, today = person.id, clock.today()
        title = tr("What %1 could use", person.name)
        picker = ChoicePopover(self._host, title, tr("Find"), width=400)
        picker.chosen.connect(partial(self._on_offer, person))
        picker.open_at(at)

        def then(found: Offer) -> None:
            picker.set_choices(_choices(found, own) or [Choice(None, tr("Nothing comes to mind"))])

        self._work.ask(lambda: book.audience.offers(own, today), then, owner=picker)

    def ask_knows(self, person: Person, at: QWidget) -> None:
        """Ask whom somebody knows."""
        title = tr("Whom does %1 know?", person.name)
        picker = PersonPicker(self._work, self._host, title, without=[person.id], nobody=False)
        picker.named.connect(partial(self._on_knows, person))
        picker.open_at(at)

    def _on_knows(self, person: Person, other: int, name: str) -> None:
        told = tr("%1 and %2 know each other", person.name, name)
        self._work.do(lambda: book.knows.say(person.id, other), said=told)

    def _on_offer(self, person: Person, chosen: Item | int | None) -> None:
        if isinstance(chosen, Item):
            self._on_item(person, chosen)
        elif chosen:
            self._begin(person.id, chosen)

    def _on_item(self, person: Person, item: Item) -> None:
        """Record that it goes, then open the way with the message on the clipboard."""
        today, channel = clock.today(), links.best(person, None)
        kind = channel.kind if channel else None

        def then(_own: int) -> None:
            QGuiApplication.clipboard().setText(words.shares(person.name, item))
            if channel is not None:
                self.link_wanted.emit(links.link(channel))

        self._work.do(
            lambda: book.library.share(
                item.id, person.id, on=today, channel=kind, said=words.shared(item)
            ),
            said=tr("Shared with %1, the text is copied", person.name),
            then=then,
            failed=self._on_failed,
        )

    def _begin(self, a: int, b: int, *, force: bool = False) -> None:
        """Begin an introduction; the guard of the other one speaks up on the card, when asked."""
        today = clock.today()

        def failed(problem: Exception) -> None:
            if isinstance(problem, Guarded) and problem.person_id == b:
                self._begin(a, b, force=True)
            else:
                self._on_failed(problem)

        self._work.do(
            lambda: book.introductions.begin(a, b, today=today, force=force),
            then=self._open,
            failed=failed,
        )

    def _open(self, introduction_id: int) -> None:
        card = IntroductionCard(self._work, self._bus, introduction_id, self._host)
        card.link_wanted.connect(self.link_wanted)
        card.open()

    def _on_failed(self, problem: Exception) -> None:
        if isinstance(problem, Guarded):
            self._bus.said.emit(Notice(words.error(problem)))
            self.held_up.emit()
        elif isinstance(problem, NetDeskError):  # bugs go to the bus by themselves
            self._bus.failed.emit(problem)


def _choices(found: Offer, own: int) -> list[Choice]:
    items = [
        Choice(one, one.title, ", ".join(why), icon=ITEM_ICONS[one.kind])
        for one, why in found.items
    ]
    people = []
    for match in found.people:
        other = match.b if match.a.person_id == own else match.a
        note = ", ".join(match.words) or match.niche
        meet = tr("Meet %1", other.name)
        people.append(Choice(other.person_id, meet, note, icon="arrows-left-right"))
    return items + people
