"""A new event or group in one small form, or the change of one that is there."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk import clock
from netdesk.domain.model import Event, Group, GroupKind
from netdesk.ui.dialogs import event_fields, group_fields
from netdesk.ui.dialogs.event_fields import EventFields, EventFieldset
from netdesk.ui.dialogs.form_card import FormCard
from netdesk.ui.dialogs.group_fields import GroupFields, GroupFieldset
from netdesk.ui.widgets.segmented import Segmented
from netdesk.ui.work import Work
from netdesk.words import tr

EVENT, GROUP = range(2)


class OccasionForm(FormCard):
    """Emits `event_wished` or `group_wished`; given a `present` one, that is changed."""

    event_wished = Signal(object)
    """EventFields"""
    group_wished = Signal(object)
    """GroupFields"""

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        *,
        present: Event | Group | None = None,
        filled: EventFields | GroupFields | None = None,
    ) -> None:
        super().__init__(tr("New"), tr("Plan it"), parent)
        self.save_wanted.connect(self.settle)
        self._work, self._present = work, present
        self._parts: list[EventFieldset | GroupFieldset] = []
        self.switch = Segmented([tr("Event"), tr("Group")], tr("What it is"))
        self._build()
        self._fill(filled)
        self._show_kind()
        shown = self._shown()
        asked = shown.when if filled is not None and shown.name.text() else shown.name
        asked.setFocus()

    def settle(self) -> None:
        """Hand the fields back and close, once all is said."""
        shown = self._shown()
        if (missing := shown.missing()) is not None:
            missing.setFocus()
            return
        if isinstance(shown, EventFieldset):
            self.event_wished.emit(shown.fields())
        else:
            self.group_wished.emit(shown.fields())
        self.accept()

    @cached_property
    def event_part(self) -> EventFieldset:
        """What is asked of an event."""
        part = EventFieldset(self._work, with_notes=self._present is not None)
        self._add_part(part)
        return part

    @cached_property
    def group_part(self) -> GroupFieldset:
        """What is asked of a group."""
        part = GroupFieldset(self._work)
        self._add_part(part)
        return part

    def _add_part(self, part: EventFieldset | GroupFieldset) -> None:
        self._parts.append(part)
        self.body.addWidget(part)
        part.entered.connect(self.settle)
        part.changed.connect(self._on_changed)

    def _shown(self) -> EventFieldset | GroupFieldset:
        return self.event_part if self.switch.current() == EVENT else self.group_part

    def _build(self) -> None:
        self.head.insertWidget(self.head.count() - 1, self.switch)
        self.head.insertSpacing(self.head.count() - 1, 10)
        self.switch.picked.connect(self._on_switched)
        self.switch.setVisible(self._present is None)

    def _fill(self, filled: EventFields | GroupFields | None) -> None:
        if isinstance(self._present, Event):
            filled = filled or event_fields.fields_of(self._present)
        elif isinstance(self._present, Group):
            filled = filled or group_fields.fields_of(self._present)
        if isinstance(filled, EventFields):
            self.event_part.show_fields(filled)
        elif filled is not None:
            self.switch.set_current(GROUP)
            self.group_part.show_fields(filled)

    def _on_switched(self, _number: int) -> None:
        other = self.group_part if self._shown() is self.event_part else self.event_part
        self._shown().name.setText(other.name.text())
        self._show_kind()
        self._shown().name.setFocus()

    def _show_kind(self) -> None:
        shown = self._shown()
        for part in self._parts:
            part.setVisible(part is shown)
        event = self.switch.current() == EVENT
        title = tr("New event") if event else tr("New group")
        if self._present is not None:
            title = tr("Edit %1", self._present.name)
        self.title.setText(title)
        self.setWindowTitle(title)
        self._on_changed()
        self.fit()

    def _on_changed(self) -> None:
        shown = self._shown()
        self.save.setEnabled(bool(shown.name.text().strip()))
        due = shown.when.due()
        past = due is not None and due.day <= clock.today()
        text, remark = tr("Save"), ""
        if self._present is None and isinstance(shown, EventFieldset):
            text = tr("Add it") if past else tr("Plan it")
            remark = tr("It counts as attended") if past else ""
        elif self._present is None:
            text = tr("Add it")
        self.save.setText(text)
        self.save.updateGeometry()
        self.say(remark)


def new_circle() -> GroupFields:
    """Return the fields of a peer feedback circle that is about to be named."""
    return GroupFields("", GroupKind.PEER_FEEDBACK, rhythm="2w", takes_turns=True)


def new_community() -> GroupFields:
    """Return the fields of an online group that is about to be named."""
    return GroupFields("", GroupKind.SLACK, rhythm="1w")
