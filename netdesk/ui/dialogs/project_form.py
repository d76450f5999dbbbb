"""Something done together in one small form: what, with whom, and the next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk import words
from netdesk.domain.model import Collaboration, CollaborationKind, Face, Stage
from netdesk.domain.when import Due
from netdesk.ui.dialogs.form_card import FormCard
from netdesk.ui.dialogs.person_picker import PersonPicker
from netdesk.ui.dialogs.when_field import WhenField
from netdesk.ui.widgets.buttons import QuietButton
from netdesk.ui.widgets.chips import AddChip, Chip
from netdesk.ui.widgets.fields import Dropdown, Field, Labelled
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.work import Work
from netdesk.words import tr


@dataclass(frozen=True, slots=True)
class ProjectFields:
    """A collaboration as the user wants it."""

    name: str
    description: str
    kind: CollaborationKind
    stage: Stage
    url: str
    outcome: str
    next_step: str
    next_on: date | None
    person_ids: tuple[int, ...]


class ProjectForm(FormCard):
    """Emits `wished` with ProjectFields, or `removed`; given a `present` one, that is changed."""

    wished = Signal(object)
    removed = Signal()

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        *,
        present: Collaboration | None = None,
        stage: Stage = Stage.IDEA,
        people: Sequence[Face] = (),
    ) -> None:
        title = tr("Edit %1", present.name) if present else tr("New project")
        super().__init__(title, tr("Save") if present else tr("Begin it"), parent, width=520)
        self.save_wanted.connect(self.settle)
        self._work = work
        self._people = {one.person_id: one.name for one in (present.people if present else people)}
        self.name = Field(tr("Pricing workshop"), name=tr("Name"))
        self.description = Field(tr("Half a day, remote, paid"), name=tr("What it is"))
        self.kind = Dropdown(name=tr("Kind"))
        self.stage = Dropdown(name=tr("Stage"))
        self.url = Field("https://…", name=tr("Link"))
        self.outcome = Field(name=tr("What came of it"))
        self.step = Field(tr("Fix two dates"), name=tr("Next step"))
        example = tr("3 dec, next fri…")
        self.when = WhenField(work, name=tr("When"), placeholder=example, choices=False)
        self.add = AddChip(tr("+ Person"))
        self.remove = QuietButton(tr("Delete"))
        self._build()
        for kind in CollaborationKind:
            self.kind.addItem(words.collaboration_kind(kind), kind)
        for one in Stage:
            self.stage.addItem(words.stage(one), one)
        self.stage.setCurrentIndex(list(Stage).index(present.stage if present else stage))
        if present:
            self._fill(present)
        self.remove.setVisible(present is not None)
        self._fill_people()
        self.add.clicked.connect(self._pick)
        self.remove.clicked.connect(self._on_remove)
        self.name.textChanged.connect(self._on_changed)
        self._on_changed()
        self.name.setFocus()

    def settle(self) -> None:
        """Hand the fields back and close, once there is a name, and a day if one is typed."""
        due = self.when.due()
        if not self.save.isEnabled():
            self.name.setFocus()
            return
        if due is None and self.when.field.text().strip():
            self.when.setFocus()  # it says itself that it isn't understood
            return
        self.wished.emit(
            ProjectFields(
                " ".join(self.name.text().split()),
                self.description.text().strip(),
                CollaborationKind(self.kind.currentData()),
                Stage(self.stage.currentData()),
                self.url.text().strip(),
                self.outcome.text().strip(),
                self.step.text().strip(),
                due.day if due else None,
                tuple(self._people),
            )
        )
        self.accept()

    def _fill(self, present: Collaboration) -> None:
        self.name.setText(present.name)
        self.description.setText(present.description)
        self.kind.setCurrentIndex(list(CollaborationKind).index(present.kind))
        self.url.setText(present.url)
        self.outcome.setText(present.outcome)
        self.step.setText(present.next_step)
        if present.next_on:
            self.when.set_due(Due(present.next_on))

    def _build(self) -> None:
        self.body.addWidget(Labelled(tr("Name"), self.name))
        self.body.addWidget(Labelled(tr("What it is"), self.description))
        holder = QWidget()
        self._chips = FlowLayout(holder, gap=6)
        self.body.addWidget(Labelled(tr("With"), holder))
        for pair in (
            ((tr("Next step"), self.step), (tr("When"), self.when)),
            ((tr("Stage"), self.stage), (tr("Kind"), self.kind)),
            ((tr("Link"), self.url), (tr("What came of it"), self.outcome)),
        ):
            row = QHBoxLayout()
            row.setSpacing(10)
            for caption, field in pair:
                row.addWidget(Labelled(caption, field), 1, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)
        self.body.addWidget(self.remove)

    def _fill_people(self) -> None:
        self._chips.removeWidget(self.add)
        self._chips.clear()
        for own, name in self._people.items():
            chip = Chip(name, None, removable=True)
            chip.remove_wanted.connect(partial(self._take_off, own))
            self._chips.addWidget(chip)
        self._chips.addWidget(self.add)
        self._order_keys()
        self.fit()

    def _order_keys(self) -> None:
        """Let Tab come to the people where they stand: a chip that is made comes last."""
        before: QWidget = self.description
        for place in range(self._chips.count()):
            if (item := self._chips.itemAt(place)) and (chip := item.widget()):
                QWidget.setTabOrder(before, chip)
                before = chip

    def _pick(self) -> None:
        picker = PersonPicker(
            self._work, self, tr("With whom?"), without=list(self._people), nobody=False
        )
        picker.named.connect(self._on_named)
        picker.open_at(self.add)

    def _on_named(self, own: int, name: str) -> None:
        self._people[own] = name
        self._fill_people()

    def _take_off(self, own: int) -> None:
        self._people.pop(own, None)
        self._fill_people()

    def _on_changed(self) -> None:
        self.save.setEnabled(bool(self.name.text().strip()))

    def _on_remove(self) -> None:
        self.removed.emit()
        self.accept()
