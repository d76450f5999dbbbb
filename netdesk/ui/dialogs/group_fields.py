"""The fields of a group: its name, where it is, how often, when next, whether turns are taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk import book, words
from netdesk.domain import rhythm
from netdesk.domain.model import Group, GroupKind, Niche
from netdesk.domain.when import Due
from netdesk.ui.dialogs.fieldset import Fieldset, place_and_link
from netdesk.ui.models.events import rhythm_words
from netdesk.ui.widgets.fields import CheckBox, Dropdown, Labelled
from netdesk.ui.widgets.type_ahead import TypeAhead
from netdesk.ui.work import Work
from netdesk.words import tr

RHYTHMS = ("", "1w", "2w", "3w", "1m", "2m", "3m")
"""How often a group is met or visited; others can be typed."""


@dataclass(frozen=True, slots=True)
class GroupFields:
    """A group as the user wants it; `niche` is a name, empty for none."""

    name: str
    kind: GroupKind = GroupKind.OTHER
    place: str = ""
    url: str = ""
    rhythm: str = ""
    next_on: date | None = None
    next_at: time | None = None
    niche: str = ""
    takes_turns: bool = False


def fields_of(group: Group) -> GroupFields:
    """Return what can be changed of a group."""
    return GroupFields(
        group.name,
        group.kind,
        group.place,
        group.url,
        group.rhythm,
        group.next_on,
        group.next_at,
        group.niche,
        group.takes_turns,
    )


class GroupFieldset(Fieldset):
    """Peer-feedback circles take turns unless told otherwise."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, tr("Peer feedback circle"), tr("https://…, video call, or a place"))
        self.kind = Dropdown(name=tr("Kind"))
        self.rhythm = TypeAhead("repeat", name=tr("How often"), placeholder=tr("No rhythm"))
        self.niche = TypeAhead("tag", name=tr("Niche"), placeholder=tr("None"))
        self.turns = CheckBox(tr("We take turns to show work"))
        self._build()
        for field in (self.rhythm, self.niche):
            field.entered.connect(self.entered)
        self.rhythm.committed.connect(self.changed)
        self.kind.currentIndexChanged.connect(self._on_kind)
        work.ask(book.niches.all_niches, self._take_niches, owner=self)

    def fields(self) -> GroupFields:
        """Return what is typed."""
        due = self.when.due()
        place, link = place_and_link(self.where.text())
        return GroupFields(
            name=" ".join(self.name.text().split()),
            kind=GroupKind(self.kind.currentData()),
            place=place,
            url=link,
            rhythm=self._rhythm(),
            next_on=due.day if due else None,
            next_at=due.at if due else None,
            niche=" ".join(self.niche.text().split()),
            takes_turns=self.turns.isChecked(),
        )

    def missing(self) -> QWidget | None:
        found = super().missing()
        typed = self.rhythm.text()
        unclear = bool(typed) and not self.rhythm.is_choice() and rhythm.parse(typed) is None
        return found or (self.rhythm if unclear else None)

    def show_fields(self, shown: GroupFields) -> None:
        """Show these values."""
        self.name.setText(shown.name)
        self.kind.setCurrentIndex(list(GroupKind).index(shown.kind))
        self.show_where(shown.place, shown.url)
        self.rhythm.set_text(rhythm_words(shown.rhythm) if shown.rhythm else "")
        self.show_when(Due(shown.next_on, shown.next_at) if shown.next_on else None)
        self.niche.set_text(shown.niche)
        self.turns.setChecked(shown.takes_turns)

    def _rhythm(self) -> str:
        if self.rhythm.is_choice():
            return str(self.rhythm.meant() or "")
        return self.rhythm.text()

    def _build(self) -> None:
        for kind in GroupKind:
            self.kind.addItem(words.group_kind(kind), kind)
        self.rhythm.set_choices([(rhythm_words(one) or tr("No rhythm"), one) for one in RHYTHMS])
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (first, ((tr("Kind"), self.kind), (tr("How often"), self.rhythm))),
            (second, ((tr("Place or link"), self.where), (tr("Niche"), self.niche))),
        ):
            row.setSpacing(10)
            for caption, field in parts:
                row.addWidget(Labelled(caption, field), 1)
        self.column.addLayout(first)
        self.column.addLayout(second)
        self.column.addWidget(Labelled(tr("Next meeting or visit"), self.when))
        self.column.addWidget(self.turns)

    def _on_kind(self) -> None:
        kind = GroupKind(self.kind.currentData())
        self.turns.setVisible(not kind.is_online)
        self.turns.setChecked(kind is GroupKind.PEER_FEEDBACK)
        self.changed.emit()

    def _take_niches(self, niches: Sequence[Niche]) -> None:
        self.niche.set_choices([(niche.name, niche.name) for niche in niches])
