"""Log a contact in one line: the note and what follows, each part shown as it is understood."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.book.reciprocity import Hint
from netdesk.domain import capture
from netdesk.domain.capture import Capture
from netdesk.domain.errors import Guarded
from netdesk.domain.model import ChannelKind, Direction, Intent, Interaction
from netdesk.ui import theme
from netdesk.ui.dialogs.contact_fields import ContactFacts, ContactFields
from netdesk.ui.dialogs.follow_up import MOST_ASKED, advice
from netdesk.ui.dialogs.part_chips import PartChips, PartText, parts
from netdesk.ui.dialogs.person_picker import PersonPicker
from netdesk.ui.dialogs.popover import Popover
from netdesk.ui.dialogs.when_field import languages
from netdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from netdesk.ui.widgets.chips import AddChip, Chip
from netdesk.ui.widgets.fields import Field
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.ui.work import Job, Work
from netdesk.words import tr

WIDTH = 540
NAMED = 6
"""So many people are named; more are counted."""

TYPING_MS = 150
About = tuple[list[Guarded], Hint | None]
"""What the guard says of people, and what could be offered to one of them."""


@dataclass(frozen=True, slots=True)
class LogWish:
    """A contact as the line and the choices under it describe it, with whom.

    `force`: the guard had something against it, and the user saw that. `line` is what was typed
    where only its English is understood yet.
    """

    people: tuple[tuple[int, str], ...]
    found: Capture
    facts: ContactFacts
    force: bool = False
    line: str = ""

    def contact(self) -> Interaction:
        """Return the contact without what only the book knows: its id, the day of the reply."""
        facts, ids = self.facts, tuple(own for own, _name in self.people)
        return Interaction(
            id=0,
            person_ids=ids,
            people=tuple(name for _own, name in self.people),
            on=facts.on,
            channel=facts.channel,
            direction=facts.direction,
            intent=facts.intent,
            summary=self.found.note,
            give_kind=facts.give_kind,
            forced=self.force,
        )


class LogLine(Popover):
    """Emits `wished` with a LogWish; L, a line, Return."""

    wished = Signal(object)

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        people: Sequence[tuple[int, str]],
        *,
        channels: Sequence[ChannelKind] = (),
    ) -> None:
        super().__init__(parent, "", width=WIDTH)
        self._work = work
        self._people = dict(people)
        self._found = Capture()
        self._read = ""
        self._warnings: list[Guarded] = []
        self._hint: Hint | None = None
        self._job: Job | None = None
        self._asking: Job | None = None
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self.line = Field(tr("How was it? “pilot went well, in 3w”"), "note-pencil")
        self.line.setAccessibleName(tr("What it was, and what follows"))
        self.chips = PartChips()
        self.fields = ContactFields(channels)
        self.remark = ElidedLabel("", "small", "text2")
        self.save = PrimaryButton(tr("Log"), key="⏎")
        self._build()
        self._connect()
        self._show_people()
        self._on_text()
        self._ask_about_people()

    def focus_first(self) -> None:
        """Put the focus on the line."""
        self.line.setFocus()

    def propose(self, direction: Direction, channel: ChannelKind | None) -> None:
        """Choose who wrote and by which way."""
        self.fields.propose(direction, channel)

    def _build(self) -> None:
        self._who = QWidget()
        self._who_row = FlowLayout(self._who, gap=6)
        cancel, end = QuietButton(tr("Cancel")), QHBoxLayout()
        end.addWidget(self.remark, 1)
        end.addWidget(cancel)
        end.addWidget(self.save)
        self.hint = Text("", "small", "text2", wrap=True)
        self.hint.hide()
        for part in (self._who, self.line, self.chips, self.fields, self.hint):
            self.body.addWidget(part)
        self.body.addLayout(end)
        cancel.clicked.connect(self.close_it)

    def _connect(self) -> None:
        self.save.clicked.connect(self._on_save)
        self.line.returnPressed.connect(self._on_save)
        self.line.textChanged.connect(self._on_text)
        self._typing.timeout.connect(self._ask_book)
        self.fields.changed.connect(self._say)
        self.fields.purpose.currentIndexChanged.connect(lambda _place: self._show_hint())
        self.fields.accepted.connect(self._on_save)

    def _show_people(self) -> None:
        self._who_row.clear()
        several = len(self._people) > 1
        many = len(self._people) > NAMED or not all(self._people.values())
        crowd = {0: tr("%n person||%n people", n=len(self._people))} if many else self._people
        several = several and not many
        for own, name in crowd.items():
            chip = Chip(name, None, removable=several)
            chip.setFixedHeight(theme.current().px(24))
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if several else Qt.FocusPolicy.NoFocus)
            chip.remove_wanted.connect(lambda own=own: self._drop(own))
            self._who_row.addWidget(chip)
            chip.show()
        self.add = AddChip(tr("+ Person"))
        self.add.clicked.connect(self._pick)
        self._who_row.addWidget(self.add)
        self.add.show()
        self.setAccessibleName(tr("Contact with %1", ", ".join(crowd.values())))
        self._who_row.invalidate()
        self.fit()

    def _drop(self, own: int) -> None:
        self._people.pop(own, None)
        self._on_people()

    def _pick(self) -> None:
        title = tr("Who else?")
        picker = PersonPicker(self._work, self, title, without=tuple(self._people), nobody=False)
        picker.named.connect(self._on_named)
        picker.open_at(self.add)

    def _on_named(self, own: int, name: str) -> None:
        self._people[own] = name
        self._on_people()

    def _on_people(self) -> None:
        self._show_people()
        self._ask_about_people()
        self.line.setFocus()

    def _on_text(self) -> None:
        """Understand English at once, the user's own languages a moment later."""
        text, today = self.line.text(), clock.today()
        self._take(text, capture.parse(text, today))
        self._typing.start()

    def _ask_book(self) -> None:
        if self._job:
            self._job.cancel()
        text, today, tags = self.line.text(), clock.today(), languages()
        if text.strip():
            self._job = self._work.ask(
                lambda: book.capturing.understood(text, today, tags),
                lambda found: self._take_read(text, found),
                owner=self,
            )

    def _take_read(self, text: str, found: Capture) -> None:
        self._read = text
        self._take(text, found)

    def _take(self, text: str, found: Capture) -> None:
        if text == self.line.text():
            self._found = found
            hint = PartText("info", tr("A date plans the next follow-up, “I owe: …” a promise"))
            self.chips.show_parts(parts(found, clock.today()) or [hint])
            self.fit()

    def _ask_about_people(self) -> None:
        """Ask the guard, and what could be offered before asking for something (PRODUCT rule 5)."""
        if self._asking:
            self._asking.cancel()
        people, today = tuple(self._people)[:MOST_ASKED], clock.today()

        def question() -> About:
            hint = book.reciprocity.hint(people[0], today) if len(people) == 1 else None
            return book.guard.warnings(people, today), hint

        self._asking = self._work.ask(question, self._take_about, owner=self)
        self._take_about(([], None))

    def _take_about(self, about: About) -> None:
        self._warnings, self._hint = about
        self._say()
        self._show_hint()

    def _show_hint(self) -> None:
        asks = self.fields.purpose.currentData()[0] is Intent.ASK
        wanted = asks and self._hint is not None
        self.hint.setText(words.hint(self._hint) if self._hint else "")
        if wanted is self.hint.isHidden():
            self.hint.setVisible(wanted)
            self.fit()

    def _guarded(self) -> bool:
        return bool(self._warnings) and self.fields.outgoing()

    def _say(self) -> None:
        day = self.fields.day()
        self.save.setEnabled(day is not None)
        if day is None:
            text, ink = tr("Not understood. Try “yesterday”, “mon”, “17 nov”."), "due"
        elif self._guarded():
            text, ink = advice(self._warnings), "due"
        else:
            text, ink = words.full_date(day), "text2"
        self.save.setText(tr("Log anyway") if self._guarded() else tr("Log"))
        self.remark.set_text(text)
        self.remark.set_ink(ink)

    def _on_save(self) -> None:
        facts = self.fields.facts()
        if facts is None:
            self.fields.date.setFocus()
            return
        people, typed = tuple(self._people.items()), self.line.text()
        unread = "" if self._read == typed else typed
        self.close_it()
        self.wished.emit(LogWish(people, self._found, facts, self._guarded(), unread))


def log(
    work: Work,
    wish: LogWish,
    *,
    then: Callable[[object], None] | None = None,
    failed: Callable[[Exception], None] | None = None,
    owner: QObject | None = None,
    shown: bool = False,
) -> None:
    """Log a contact and plan what follows from it, as one step; the rest as for Work.do."""
    today, facts, tags = clock.today(), wish.facts, languages()
    ids = [own for own, _name in wish.people]

    def verb() -> Capture:
        found = book.capturing.understood(wish.line, today, tags) if wish.line else wish.found
        reply_by = book.interactions.reply_day(facts.on) if facts.reply else None
        book.capturing.log(
            ids,
            found,
            on=facts.on,
            today=today,
            channel=facts.channel,
            direction=facts.direction,
            intent=facts.intent,
            give_kind=facts.give_kind,
            reply_by=reply_by,
            force=wish.force,
        )
        return found

    said = partial(_said, wish)
    work.do(verb, said=said, then=then, failed=failed, owner=owner, shown=shown)


def _said(wish: LogWish, found: Capture) -> str:
    names = [name for _own, name in wish.people]
    who = names[0] if len(names) == 1 else tr("%n person||%n people", n=len(names))
    due = found.due
    if due is None:
        return tr("Contact with %1 logged", who)
    return tr("Contact with %1 logged · next: %2", who, words.when(due.day, due.at, clock.today()))
