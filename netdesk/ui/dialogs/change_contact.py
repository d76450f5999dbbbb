"""Change a contact that was logged: what it was, its note, how, when and what for."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from netdesk import words
from netdesk.domain.model import Interaction
from netdesk.ui import theme
from netdesk.ui.dialogs.contact_fields import ContactFacts, ContactFields
from netdesk.ui.dialogs.popover import Popover
from netdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from netdesk.ui.widgets.fields import Field
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.words import tr


@dataclass(frozen=True, slots=True)
class ContactWish:
    """A contact as the user describes it."""

    summary: str
    note: str
    facts: ContactFacts


class ChangeContactPopover(Popover):
    """Emits `wished` with a ContactWish; Return in a line saves."""

    wished = Signal(object)

    def __init__(self, parent: QWidget, present: Interaction) -> None:
        super().__init__(parent, tr("Change a contact"), width=480)
        self.summary = Field(tr("What was it? “Call, 25 min”"), "chat")
        self.summary.setAccessibleName(tr("What it was"))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(tr("Note"))
        self.note.setPlaceholderText(tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.current().px(72))
        self.fields = ContactFields()
        self.meaning = ElidedLabel("", "small", "text2")
        self.save = PrimaryButton(tr("Save"), key="⏎")
        self._build()
        self._connect()
        self.summary.setText(present.summary)
        self.note.setPlainText(present.note)
        self.fields.show_present(present)
        self._say()

    def focus_first(self) -> None:
        """Put the focus on the line."""
        self.summary.setFocus()

    def _build(self) -> None:
        self._cancel, end = QuietButton(tr("Cancel")), QHBoxLayout()
        end.addWidget(self.meaning, 1)
        end.addWidget(self._cancel)
        end.addWidget(self.save)
        for part in (self.summary, self.note, self.fields):
            self.body.addWidget(part)
        self.body.addLayout(end)

    def _connect(self) -> None:
        self._cancel.clicked.connect(self.close_it)
        self.save.clicked.connect(self._on_save)
        self.summary.returnPressed.connect(self._on_save)
        self.fields.accepted.connect(self._on_save)
        self.fields.changed.connect(self._say)

    def _say(self) -> None:
        day = self.fields.day()
        self.save.setEnabled(day is not None)
        unclear = tr("Not understood. Try “yesterday”, “mon”, “17 nov”.")
        self.meaning.set_text(words.full_date(day) if day else unclear)
        self.meaning.set_ink("text2" if day else "due")

    def _on_save(self) -> None:
        facts = self.fields.facts()
        if facts is None:
            self.fields.date.setFocus()
            return
        summary = " ".join(self.summary.text().split())
        self.wished.emit(ContactWish(summary, self.note.toPlainText().strip(), facts))
        self.close_it()
