"""Choose somebody of the book by typing a part of their name, or name somebody new."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from netdesk import book, clock
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.folding import fold
from netdesk.domain.model import PersonLine
from netdesk.ui.dialogs.choices import Choice, ChoicePopover
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.work import Job, Work
from netdesk.words import tr

SHOWN = 20
NOBODY = 0


class PersonPicker(ChoicePopover):
    """Emits `picked` with a person's id, 0 for nobody if that is a choice; some are left out.

    Where somebody `new` may be named, `made` brings the name of one who is not in the book.
    """

    picked = Signal(int)
    named = Signal(int, str)
    """The same with the name."""
    made = Signal(str)

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        title: str,
        *,
        without: Collection[int] = (),
        nobody: bool = True,
        new: bool = False,
    ) -> None:
        super().__init__(parent, title, tr("Name"), width=300)
        self._work, self._without, self._nobody, self._new = work, without, nobody, new
        self._job: Job | None = None
        self._found: str | None = None
        self._hurried = False
        self._missing = ElidedLabel("", "small", "text2")
        self._missing.hide()
        self.body.addWidget(self._missing)
        self._wait = QTimer(self, interval=120, singleShot=True)
        self._wait.timeout.connect(self._ask)
        self.field.textChanged.connect(self._on_typed)
        self.chosen.connect(self._on_chosen)
        self._ask()

    def pick_current(self) -> None:
        """Pick whom the book finds first, once it has looked for what is typed."""
        if self._found == self.field.text():
            super().pick_current()
            return
        self._hurried = True
        self._wait.stop()
        self._ask()

    def _on_typed(self) -> None:
        self._hurried = False
        self._wait.start()

    def _ask(self) -> None:
        if self._job:
            self._job.cancel()
        text, today = self.field.text(), clock.today()
        most = SHOWN + len(self._without)

        def find() -> Sequence[PersonLine]:
            try:
                ids = book.people.first(text, today=today, forgiving=True, most=most)
            except NotUnderstood:
                return []
            return book.people.lines(ids, today=today)

        self._job = self._work.ask(find, lambda lines: self._take(text, lines), owner=self)

    def _on_chosen(self, value: int | str) -> None:
        if isinstance(value, str):
            self.made.emit(value)
            return
        self.picked.emit(value)
        name = next((one.text for one in self._choices if one.value == value), "")
        self.named.emit(value, name)

    def _fitting(self) -> list[Choice]:
        return self._choices  # the book has found them

    def _take(self, text: str, lines: Sequence[PersonLine]) -> None:
        self._found = text
        none = not self._nobody or self.field.text()
        nobody = [] if none else [Choice(NOBODY, tr("Nobody"), icon="prohibit")]
        people = [
            Choice(line.id, line.name, line.organization, next(iter(line.colors), None), dot=True)
            for line in lines
            if line.id not in self._without
        ]
        typed = " ".join(text.split())
        left_out = not people and any(fold(typed) in fold(line.name) for line in lines)
        known = any(fold(line.name) == fold(typed) for line in lines)
        fresh = []
        if self._new and typed and not known:
            fresh.append(Choice(typed, tr("New person “%1”", typed), icon="user-plus"))
        if not people:
            self._say_missing(typed, left_out=left_out)
        self._missing.setVisible(bool(typed) and not people)
        self.set_choices(people + nobody + fresh)
        if self._hurried:
            self._hurried = False
            self.pick_current()

    def _say_missing(self, typed: str, *, left_out: bool) -> None:
        """Say that nobody is called so, or nobody but those who are left out."""
        if left_out:
            self._missing.set_text(tr("Nobody else is called “%1”.", typed))
        else:
            self._missing.set_text(tr("Nobody is called “%1”.", typed))
