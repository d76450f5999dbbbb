"""Change a referral: how far it is, for whom, what it was worth."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk import words
from netdesk.domain import money
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.model import Referral, ReferralStatus, Way
from netdesk.ui.dialogs.form_card import FormCard
from netdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from netdesk.ui.widgets.fields import Dropdown, Field, Labelled
from netdesk.words import tr


@dataclass(frozen=True, slots=True)
class ReferralFields:
    """A referral as the user wants it."""

    client: str
    subject: str
    status: ReferralStatus
    value: Decimal | None
    currency: str
    note: str


class ReferralForm(FormCard):
    """Emits `wished` with ReferralFields, or `removed`; `thanked` where thanks are owed."""

    wished = Signal(object)
    thanked = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget, present: Referral) -> None:
        received = present.way is Way.RECEIVED
        title = (
            tr("Referred by %1", present.partner)
            if received
            else tr("Referred to %1", present.partner)
        )
        super().__init__(title, tr("Save"), parent)
        self.save_wanted.connect(self.settle)
        self.client = Field(name=tr("Client"))
        self.subject = Field(tr("Product design"), name=tr("What for"))
        self.status = Dropdown(name=tr("Status"))
        self.value = Field(tr("4200 EUR"), name=tr("Value"))
        self.note = Field(name=tr("Note"))
        self.thank = SecondaryButton(tr("%1 is thanked", present.partner.split(" ")[0]), "check")
        self.thank.setVisible(present.is_owed_thanks)
        self.remove = QuietButton(tr("Delete"))
        for status in ReferralStatus:
            self.status.addItem(words.referral_status(status), status)
        self.client.setText(present.client)
        self.subject.setText(present.subject)
        self.status.setCurrentIndex(list(ReferralStatus).index(present.status))
        self.value.setText(words.amount(present.value, present.currency))
        self.note.setText(present.note)
        self.body.addWidget(Labelled(tr("Client"), self.client))
        self.body.addWidget(Labelled(tr("What for"), self.subject))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Labelled(tr("Status"), self.status), 1)
        row.addWidget(Labelled(tr("Value"), self.value), 1)
        self.body.addLayout(row)
        self.body.addWidget(Labelled(tr("Note"), self.note))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.thank)
        line.addWidget(self.remove)
        line.addStretch(1)
        self.body.addLayout(line)
        self.thank.clicked.connect(self._on_thanks)
        self.remove.clicked.connect(self._on_remove)
        self.status.setFocus()
        self._before = self._fields()

    def settle(self) -> None:
        """Hand the fields back and close, once they make sense."""
        if fields := self._fields():
            self.wished.emit(fields)
            self.accept()

    def _fields(self) -> ReferralFields | None:
        """Return what is typed; None, with the focus where it is amiss, if it makes no sense."""
        value, currency, typed = None, "", self.value.text().strip()
        if typed:
            try:
                value, currency = money.parse(typed)
            except NotUnderstood as problem:
                self.say(words.error(problem), "due")
                self.value.setFocus()
                return None
        if not self.client.text().strip():
            self.client.setFocus()
            return None
        status = ReferralStatus(self.status.currentData())
        client, subject = self.client.text().strip(), self.subject.text().strip()
        note = self.note.text().strip()
        return ReferralFields(client, subject, status, value, currency, note)

    def _on_thanks(self) -> None:
        """Say that they were thanked; what was changed besides is not lost."""
        fields = self._fields()
        if fields is None:
            return
        if fields != self._before:
            self.wished.emit(fields)
        self.thanked.emit()
        self.accept()

    def _on_remove(self) -> None:
        self.removed.emit()
        self.accept()
