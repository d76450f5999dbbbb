"""Context before contact: last times, promises both ways, needs, and whom you both know."""

from datetime import date

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk import words
from netdesk.book.context import Acquaintance, Context
from netdesk.domain.model import Niche
from netdesk.ui.dialogs.fact_lines import Fact, FactLines, contacts, gift, promise
from netdesk.ui.dialogs.popover import Popover
from netdesk.ui.widgets.avatar import Avatar, AvatarStack
from netdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from netdesk.ui.widgets.card import SHADOW, Divider
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.labels import ElidedLabel, KeyCap, Text
from netdesk.words import tr

WIDTH, PAD = 440, 17


class ContextCard(Popover):
    """Write, Done, Snooze and Open work here too, by button and by the keys of the line."""

    write_wanted = Signal()
    done_wanted = Signal()
    snooze_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, parent: QWidget, found: Context, today: date) -> None:
        super().__init__(parent, "", width=WIDTH)
        self.setAccessibleName(tr("Context: %1", found.person.name))
        edge = SHADOW + PAD
        self.body.setContentsMargins(edge, SHADOW + 14, edge, SHADOW + 14)
        self.body.setSpacing(0)
        self._build_head(found)
        self.body.addSpacing(13)
        self.body.addWidget(Divider())
        self.body.addSpacing(4)
        self._build_facts(found, today)
        self.body.addSpacing(15)
        self._build_buttons()

    def focus_first(self) -> None:
        """Take the keys: Space is Done here, as in the line, not the button that has the focus."""
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _build_head(self, found: Context) -> None:
        person = found.person
        niche = person.niches[0] if person.niches else None
        row = QHBoxLayout()
        row.setSpacing(12)
        face = Avatar(44)
        face.set_person(person.name, niche.color if niche else None)
        row.addWidget(face)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(_name_line(person.name, niche))
        column.addWidget(ElidedLabel(_about(found), "small", "text2"))
        column.addStretch(1)
        row.addLayout(column, 1)
        row.addWidget(KeyCap("C"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    def _build_facts(self, found: Context, today: date) -> None:
        if found.last:
            self._add(tr("Last three times"), FactLines(contacts(found.last, today)))
        if found.promises:
            promises = [promise(one, today) for one in found.promises[:4]]
            self._add(tr("Promises"), FactLines(promises))
        if found.person.needs:
            fits = tr("fits “%1”", found.fits.title) if found.fits else ""
            need = Fact("puzzle", found.person.needs, note=fits, ink="accent")
            self._add(tr("They need"), FactLines([need]))
        if found.sent is not None and found.sent not in found.last:
            self._add(tr("You gave them last"), FactLines([gift(found.sent, today)]))
        if found.known:
            self._add(tr("You both know"), _known_line(found.known))
        if not (found.last or found.promises or found.person.needs or found.known):
            nothing = Text(tr("Nothing is known yet."), "small", "text2")
            nothing.setContentsMargins(0, 8, 0, 0)
            self.body.addWidget(nothing)

    def _add(self, title: str, facts: QWidget) -> None:
        self.body.addSpacing(8)
        self.body.addWidget(Text(title, "caption", "text2"))
        self.body.addSpacing(2)
        self.body.addWidget(facts)

    def _build_buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.write = PrimaryButton(tr("Write"), "paper-plane")
        self.done = SecondaryButton(tr("Done"), "check")
        self.snooze = SecondaryButton(tr("Snooze"), "clock")
        self.open = QuietButton(tr("Open"), key="⏎")
        for button in (self.write, self.done, self.snooze):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.open)
        self.body.addLayout(row)
        self.write.clicked.connect(lambda: self._leave(self.write_wanted))
        self.done.clicked.connect(lambda: self._leave(self.done_wanted))
        self.snooze.clicked.connect(lambda: self._leave(self.snooze_wanted))
        self.open.clicked.connect(lambda: self._leave(self.open_wanted))

    def _leave(self, wish: SignalInstance) -> None:
        self.close_it()
        wish.emit()

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wishes = {
            Qt.Key.Key_W: self.write_wanted,
            Qt.Key.Key_Space: self.done_wanted,
            Qt.Key.Key_S: self.snooze_wanted,
            Qt.Key.Key_Return: self.open_wanted,
            Qt.Key.Key_Enter: self.open_wanted,
        }
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_C and not held:
            self.close_it()
        elif event.key() in wishes and not held:
            self._leave(wishes[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _name_line(name: str, niche: Niche | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(9)
    row.addWidget(ElidedLabel(name, "title3"))
    if niche is not None:
        chip = Chip(niche.name, niche.color)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(chip)
    row.addStretch(1)
    return row


def _about(found: Context) -> str:
    person, parts = found.person, [found.person.title, found.person.organization]
    if person.preferred_channel is not None:
        kind = words.channel_kind(person.preferred_channel)
        parts.append(tr("prefers %1", kind))
    return " · ".join(part for part in parts if part)


def _known_line(known: tuple[Acquaintance, ...]) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 2, 0, 0)
    row.setSpacing(10)
    faces = AvatarStack(22, "raised", 3)
    faces.set_people([(one.name, one.color) for one in known[:3]])
    row.addWidget(faces)
    names = ", ".join(_with_how(one) for one in known)
    row.addWidget(ElidedLabel(names, "small"), 1)
    return line


def _with_how(one: Acquaintance) -> str:
    match one.how:
        case "introduced_you":
            return tr("%1 (introduced you)", one.name)
        case "you_introduced":
            return tr("%1 (met through them)", one.name)
    return one.name
