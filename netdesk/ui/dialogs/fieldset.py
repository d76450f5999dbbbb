"""What the parts of the form of an event and of a group have in common."""

import re
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.domain.when import Due, add_months, split_time
from netdesk.ui.dialogs.when_field import YESTERDAY, Answer, WhenField, names_day, past_day
from netdesk.ui.widgets.fields import Field, Labelled
from netdesk.ui.work import Work
from netdesk.words import tr

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PAST = re.compile(r"^last\s|\sago$")
FAR = 183
"""Days; somebody who writes 20 nov on 26 November means the one that was."""


def place_and_link(text: str) -> tuple[str, str]:
    """Tell the place and the link of one line apart."""
    found = _LINK.search(text)
    if found is None:
        return text.strip(), ""
    place = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(place.split()).strip(" ,·-"), found[0].rstrip(".,;)")


class OccasionWhen(WhenField):
    """A date that may have passed: "yesterday 19:00", "3 days ago", "last tue"; a day without its
    year is the nearest one."""

    def __init__(
        self, work: Work, *, name: str, example: str = "", parent: QWidget | None = None
    ) -> None:
        example = example or tr("3 dec 18:00, next fri, yesterday…")
        super().__init__(work, name=name, placeholder=example, choices=False, parent=parent)
        self._coming = self._understand
        self._understand = self._understand_both

    def unclear(self) -> bool:
        """Say whether something is typed that is no date."""
        return bool(self.field.text().strip()) and self.due() is None

    def _understand_both(self, text: str, answer: Answer) -> None:
        today = clock.today()
        said, at = split_time(" ".join(text.lower().split()))
        if said in YESTERDAY or _PAST.search(said):
            day = past_day(said.removeprefix("last "), today)
            answer(Due(day, at) if day else None)
        else:
            self._coming(text, lambda due: answer(_nearest(said, due, today)))


class HeldWhen(OccasionWhen):
    """When something was: "tue" is the last one, and a day that has not come is refused."""

    def __init__(self, work: Work, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(work, name=name, example=tr("yesterday, tue, 17 nov…"), parent=parent)

    def _understand_both(self, text: str, answer: Answer) -> None:
        said, at = split_time(" ".join(text.lower().split()))
        day = None if names_day(said) else past_day(said.removeprefix("last "), clock.today())
        if day is None:
            super()._understand_both(text, answer)
        else:
            answer(Due(day, at))

    def _refusal(self, due: Due) -> str:
        if due.day <= clock.today():
            return ""
        day = words.full_date(due.day)
        return tr("%1 has not come yet. Log a meeting once it has been.", day)


def _nearest(said: str, due: Due | None, today: date) -> Due | None:
    if due is None or (due.day - today).days <= FAR or not names_day(said):
        return due
    return replace(due, day=add_months(due.day, -12))


class Fieldset(QWidget):
    """Fields below each other, the name first.

    `entered` when Enter is pressed in one that keeps the key to itself; others pass it on.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, work: Work, example: str, where: str) -> None:
        super().__init__()
        self.name = Field(example, name=tr("Name"))
        self.when = OccasionWhen(work, name=tr("When"))
        self.where = Field(where, name=tr("Place or link"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(Labelled(tr("Name"), self.name))
        self.name.textChanged.connect(self.changed)
        self.when.changed.connect(self.changed)

    def missing(self) -> QWidget | None:
        """Return the field that has to be filled in or corrected, None if all is said."""
        if not self.name.text().strip():
            return self.name
        return self.when.field if self.when.unclear() else None

    def show_where(self, place: str, link: str) -> None:
        """Show place and link in one line."""
        self.where.setText(" ".join(part for part in (place, link) if part))

    def show_when(self, due: Due | None) -> None:
        """Show a date."""
        self.when.set_due(due)
