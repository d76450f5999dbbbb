"""Log a meeting in one step: when, who came, what was shown, what was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netdesk import clock, words
from netdesk.book.groups import Promise
from netdesk.domain.model import GroupMember, GroupView, Meeting, Side
from netdesk.domain.when import Due
from netdesk.ui import theme
from netdesk.ui.dialogs.fieldset import HeldWhen
from netdesk.ui.dialogs.form_card import FormCard
from netdesk.ui.widgets.buttons import IconButton, LinkButton
from netdesk.ui.widgets.chips import FilterChip
from netdesk.ui.widgets.fields import Dropdown, Field, Labelled
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import Text
from netdesk.ui.work import Work
from netdesk.words import tr

DUE_DAYS = (1, 3, 7, 14, 30)


@dataclass(frozen=True, slots=True)
class MeetingFields:
    """A meeting as the user describes it; a present one keeps who came and what was promised."""

    on: date
    person_ids: tuple[int, ...]
    topic: str
    notes: str
    promises: tuple[Promise, ...] = ()


class PromiseRow(QWidget):
    """What somebody owes: whose promise, who, what, until when."""

    remove_wanted = Signal()

    def __init__(self, members: Sequence[GroupMember], today: date) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.side = Dropdown(name=tr("Whose promise"))
        for side in (Side.MINE, Side.THEIRS):
            self.side.addItem(words.side(side), side)
        self.who = Dropdown(name=tr("With whom"))
        for member in members:
            self.who.addItem(member.name, member.person_id)
        self.what = Field(tr("What was promised"))
        self.due = Dropdown(name=tr("Until"))
        for days in DUE_DAYS:
            day = today + timedelta(days=days)
            self.due.addItem(words.short_date(day, today), Due(day))
        self.due.setCurrentIndex(DUE_DAYS.index(7))
        off = IconButton("x", tr("Remove"), size=28)
        for part, stretch in ((self.side, 2), (self.who, 3), (self.what, 5), (self.due, 3)):
            row.addWidget(part, stretch)
        row.addWidget(off)
        off.clicked.connect(self.remove_wanted)

    def promise(self) -> Promise | None:
        """Return what is promised, None while that is not said."""
        what = " ".join(self.what.text().split())
        who = self.who.currentData()
        if not what or who is None:
            return None
        return Promise(int(who), what, self.due.currentData(), Side(self.side.currentData()))


class MeetingForm(FormCard):
    """Emits `wished` with MeetingFields; given a `present` meeting, that one is changed."""

    wished = Signal(object)

    def __init__(
        self, work: Work, parent: QWidget, view: GroupView, *, present: Meeting | None = None
    ) -> None:
        title = tr("Edit the meeting") if present else tr("Log the meeting")
        super().__init__(title, tr("Save") if present else tr("Log"), parent, width=640)
        self.save_wanted.connect(self.settle)
        self._view, self._present = view, present
        self._members = [one for one in view.members if one.person_id]
        self._chips: list[tuple[int, FilterChip]] = []
        self._promises: list[PromiseRow] = []
        self.when = HeldWhen(work, name=tr("When"))
        self.topic = Field(tr("What was shown or talked about"))
        self.topic.setAccessibleName(tr("Topic"))
        self.notes = QPlainTextEdit()
        self.add_promise = LinkButton(tr("Add a promise"), "plus")
        self._build()
        self._connect()
        self._fill()
        self.topic.setFocus()
        self.topic.selectAll()

    def settle(self) -> None:
        """Hand the meeting back and close, once the date is understood."""
        due = self.when.due()
        if due is None:
            self.when.field.setFocus()
            return
        promises = (row.promise() for row in self._promises)
        self.wished.emit(
            MeetingFields(
                on=due.day,
                person_ids=tuple(own for own, chip in self._chips if chip.isChecked()),
                topic=" ".join(self.topic.text().split()),
                notes=self.notes.toPlainText().strip(),
                promises=tuple(one for one in promises if one),
            )
        )
        self.accept()

    def _build(self) -> None:
        self.notes.setAccessibleName(tr("Notes"))
        self.notes.setPlaceholderText(tr("Notes"))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(theme.current().px(64))
        self.body.addWidget(Labelled(tr("When"), self.when))
        self._came = self._build_came()
        self.body.addWidget(self._came)
        self.body.addWidget(Labelled(tr("Topic"), self.topic))
        self.body.addWidget(self.notes)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        row = QHBoxLayout()
        row.addWidget(self.add_promise)
        row.addStretch(1)
        self.body.addLayout(row)
        new = self._present is None
        self._came.setVisible(new and bool(self._members))
        self.add_promise.setVisible(new and bool(self._members))

    def _build_came(self) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(Text(tr("Who came"), "caption", "text2"))
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        flow = FlowLayout(holder, gap=6)
        for member in self._members:
            chip = FilterChip(member.name)
            chip.setChecked(True)
            self._chips.append((member.person_id, chip))
            flow.addWidget(chip)
        column.addWidget(holder)
        return area

    def _connect(self) -> None:
        self.add_promise.clicked.connect(self._on_add_promise)
        for _own, chip in self._chips:
            chip.toggled.connect(self._tell)

    def _fill(self) -> None:
        present, today = self._present, clock.today()
        if present is not None:
            self.when.set_due(Due(present.on))
            self.topic.setText(present.topic)
            self.notes.setPlainText(present.notes)
            return
        self.topic.setText(self._view.group.my_topic)
        planned = self._view.group.next_on
        recent = planned is not None and 0 <= (today - planned).days <= 7
        self.when.set_due(Due(planned if planned and recent else today))
        self._tell()

    def _tell(self) -> None:
        came = sum(chip.isChecked() for _own, chip in self._chips)
        if self._chips:
            self.say(tr("Marks contact with %n person||Marks contact with %n people", n=came))

    def _on_add_promise(self) -> None:
        row = PromiseRow(self._members, clock.today())
        row.remove_wanted.connect(lambda: self._drop(row))
        self._promises.append(row)
        self._rows.addWidget(row)
        row.show()
        row.what.setFocus()
        self.fit()

    def _drop(self, row: PromiseRow) -> None:
        self._promises.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.fit()
