"""Write down what was given or got in one line, shown as it is understood."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from netdesk import book, clock, words
from netdesk.book.recording import Told
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.giving_line import IntroductionLine, ReferralLine
from netdesk.domain.model import Introduction, Way
from netdesk.ui.dialogs.form_card import FormCard
from netdesk.ui.widgets.fields import Field
from netdesk.ui.widgets.labels import Text
from netdesk.ui.work import Job, Work
from netdesk.words import tr

TYPING_MS = 120


class RecordForm(FormCard):
    """Writes down what is typed, and says so in a toast; a name that is new comes in with it."""

    recorded = Signal()

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(tr("What was given or got?"), tr("Write it down"), parent, width=560)
        self.save_wanted.connect(self.settle)
        self._work = work
        self._told: Told | None = None
        self._wanted = False
        self._job: Job | None = None
        self._wait = QTimer(self, interval=TYPING_MS, singleShot=True)
        self.field = Field(tr("Ruth referred Café Lumen"), "swap", name=tr("What passed"))
        self.means = Text("", "body", "text2", wrap=True)
        examples = tr("Also: “I referred Nora to Sofia for product design”, “introduced Ana to Bo”")
        self.hint = Text(examples, "small", "text2", wrap=True)
        for part in (self.field, self.means, self.hint):
            self.body.addWidget(part)
        self._show(None)
        self.field.textChanged.connect(self._on_typed)
        self._wait.timeout.connect(self._ask)
        self.field.setFocus()

    def settle(self) -> None:
        """Write it down once it is understood; what is just being typed is asked first."""
        if self._wait.isActive() or (self._job is not None and self._told is None):
            self._wanted = True
            self._wait.stop()
            self._ask()
        elif self._told is not None and not self._told.unclear:
            self._write(self._told)
        else:
            self.field.setFocus()

    def _on_typed(self) -> None:
        self._told = None
        self._wait.start()

    def _ask(self) -> None:
        if self._job:
            self._job.cancel()
        text = self.field.text()

        def question() -> Told | None:
            try:
                return book.recording.understood(text)
            except NotUnderstood:
                return None

        self._job = self._work.ask(question, self._take, owner=self)

    def _take(self, told: Told | None) -> None:
        self._job = None
        self._told = told
        self._show(told)
        wanted, self._wanted = self._wanted, False
        if wanted and told is not None and not told.unclear:
            self._write(told)

    def _show(self, told: Told | None) -> None:
        self.means.setText(_means(told) if told else "")
        self.means.setVisible(told is not None)
        self.save.setEnabled(told is not None and not told.unclear)
        said = ""
        if told and told.unclear:
            said = tr("Several are called %1: write the whole name", told.unclear[0])
        elif told and told.is_new:
            new = [name for own, name in (told.first, told.second) if not own]
            said = tr("%1 is new and comes into the book", new[0])
        self.say(said, "due" if told and told.unclear else "text2")
        self.fit()

    def _write(self, told: Told) -> None:
        today = clock.today()
        self._work.do(lambda: _write(told, today), said=_said(told))
        self.recorded.emit()
        self.accept()


def _write(told: Told, today: date) -> int:
    said = ""
    if isinstance(told.line, ReferralLine):
        said = words.client_referred(told.line.way, told.second[1], told.line.subject)
    texts: Callable[[Introduction], tuple[str, str]] = _texts
    return book.recording.write(told, today=today, said=said, introduced=texts)


def _texts(found: Introduction) -> tuple[str, str]:
    return words.introduced(found), words.outcome_question(found)


def _means(told: Told) -> str:
    first, second = told.first[1], told.second[1]
    if isinstance(told.line, IntroductionLine):
        return tr("You brought %1 and %2 together", first, second)
    value = words.amount(told.line.value, told.line.currency)
    if told.line.way is Way.RECEIVED:
        said = tr("Received: %1 referred %2 to you", first, second)
    else:
        said = tr("Given: you referred %1 to %2", second, first)
    return " · ".join(part for part in (said, told.line.subject, value) if part)


def _said(told: Told) -> str:
    if book.recording.is_received(told):
        return tr("Referral from %1 written down, thanks are due in 3 days", told.first[1])
    if isinstance(told.line, IntroductionLine):
        return tr("Introduction of %1 and %2 written down", told.first[1], told.second[1])
    return tr("Referral to %1 written down", told.first[1])
