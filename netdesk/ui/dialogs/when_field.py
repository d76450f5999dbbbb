"""A date typed in words, shown as it is understood while typing."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.book import dates
from netdesk.domain import when
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.when import Due
from netdesk.domain.when_words import english
from netdesk.ui.widgets.chips import AddChip
from netdesk.ui.widgets.fields import Field
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.work import Work
from netdesk.words import tr

TYPING_MS = 150
YESTERDAY = ("yesterday", "gestern", "ayer", "hier")
_SPAN = re.compile(r"(?:\d+|an?|one)\s*(?:[dwmy]|days?|weeks?|months?|years?)")


def languages() -> list[str]:
    """Return the user's languages, the preferred one first."""
    return list(QLocale.system().uiLanguages())


def said(due: Due, today: date) -> str:
    """Say a date so that it can't be mistaken: "Tuesday · 24 Nov 2026"; far: "in 21 days"."""
    days = (due.day - today).days
    shown = words.when(due.day, due.at, today)
    far = words.late(-days) if days >= 7 else words.full_date(due.day)
    return shown if shown.startswith(far) else tr("%1 · %2", shown, far)


Answer = Callable[[Due | None], None]


def understanding(work: Work, owner: QObject) -> Callable[[str, Answer], None]:
    """Return what understands a date: English at once, the user's languages when typing rests.

    Nothing is answered once `owner` is gone. What was asked for before is forgotten: dateparser
    takes a second for its first word.
    """
    rest = QTimer(owner, interval=TYPING_MS, singleShot=True)
    typed: list[tuple[str, Answer]] = []

    def ask() -> None:
        text, answer = typed.pop()
        today, tags = clock.today(), languages()
        work.ask(lambda: dates.understood(text, today, tags), answer, owner=owner)

    def understand(text: str, answer: Answer) -> None:
        rest.stop()
        typed.clear()
        try:
            answer(when.parse(text, clock.today()) if text.strip() else None)
        except NotUnderstood:
            typed.append((text, answer))
            rest.start()

    rest.timeout.connect(ask)
    return understand


class WhenField(QWidget):
    """A field for WHEN with a line that says what it means; quick choices fill it in."""

    changed = Signal()
    accepted = Signal()
    """Return was pressed on a date that is understood."""

    def __init__(
        self,
        work: Work,
        *,
        name: str,
        placeholder: str = "",
        choices: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._understand = understanding(work, self)
        self._due: Due | None = None
        self._question = tr("When?") if choices else ""  # without them a caption stands above
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        self.field = Field(placeholder or tr("tomorrow, 3d, tue 14:00, 1 dec…"), "calendar-blank")
        self.field.setAccessibleName(name)
        self.meaning = ElidedLabel("", "small", "text2")
        column.addWidget(self.field)
        if choices:
            column.addLayout(self._build_choices())
        column.addWidget(self.meaning)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._on_text)
        self.field.returnPressed.connect(self._on_return)
        self._on_text("")

    def due(self) -> Due | None:
        """Return the date that is meant, None if there is none or it isn't understood."""
        return self._due

    def set_due(self, due: Due | None) -> None:
        """Show a date."""
        text = f"{due.day.isoformat()} {due.at:%H:%M}" if due and due.at else ""
        self.field.setText(text or (due.day.isoformat() if due else ""))

    def _build_choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for shown, text in (
            (tr("Tomorrow"), "tomorrow"),
            (tr("3 days"), "3d"),
            (tr("Next week"), "next week"),
            (tr("A month"), "1m"),
        ):
            chip = AddChip(shown)
            chip.clicked.connect(lambda _on=False, text=text: self.field.setText(text))
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _on_text(self, text: str) -> None:
        self._show(None, text)
        self._understand(text, lambda due: self._on_understood(due, text))

    def _on_understood(self, due: Due | None, text: str) -> None:
        if due is not None and text == self.field.text():
            self._show(due, text)

    def _refusal(self, due: Due) -> str:
        """Say why a date that is understood can't be meant here, "" where it can."""
        return ""

    def _show(self, due: Due | None, text: str) -> None:
        refusal = self._refusal(due) if due else ""
        self._due = None if refusal else due
        if refusal:
            self.meaning.set_text(refusal)
        elif due:
            self.meaning.set_text(said(due, clock.today()))
        elif text.strip():
            self.meaning.set_text(tr("Not understood yet. Try “tomorrow”, “3d”, “tue”, “1 dec”."))
        else:
            self.meaning.set_text(self._question)
        self.meaning.set_ink("accent" if self._due else "due" if text.strip() else "text2")
        self.changed.emit()

    def _on_return(self) -> None:
        if self._due:
            self.accepted.emit()


def past_day(text: str, today: date) -> date | None:
    """Return which day up to today is meant: yesterday, 3d, mon (the last one), 17 nov."""
    said_text = " ".join(text.lower().split()).removesuffix(" ago")
    if said_text in {*YESTERDAY, tr("yesterday").lower()}:
        return today - timedelta(days=1)
    try:
        day = when.parse(said_text, today).day
    except NotUnderstood:
        return None
    if day <= today:
        return day
    if said_text in when.WEEKDAYS:
        return day - timedelta(days=7)
    if _SPAN.fullmatch(said_text):
        return today - (day - today)
    return when.add_months(day, -12) if names_day(said_text) else None


def names_day(text: str) -> bool:
    """Say whether a day and a month are named without a year: 17 nov, 17.11., le 17 novembre."""
    named = english(text)
    has_month = any(word.strip(".,") in when.MONTHS for word in named.split())
    return has_month and not re.search(r"\d{4}", named)
