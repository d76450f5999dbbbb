"""A section whose rows are fields of a person: typed in their place or chosen from a menu."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from netdesk import words
from netdesk.domain.model import Person
from netdesk.ui.pages.people.fact_kinds import Fact, problem, shown, typed
from netdesk.ui.pages.people.fact_row import FactRow
from netdesk.ui.pages.people.section import Section
from netdesk.ui.widgets.menu import pop
from netdesk.words import tr


class FieldSection(Section):
    """Emits which field shall have which value."""

    field_edited = Signal(str, object)

    def add_typed(self, person: Person, fact: Fact) -> None:
        """Show a field that is typed."""
        row = self._typed_row(fact, getattr(person, fact.field))
        row.given_up.connect(self.ended)
        self.rows.addWidget(row)

    def open_typed(self, fact: Fact) -> None:
        """Open an empty row for a field."""
        row = self._typed_row(fact, None)
        row.given_up.connect(lambda: self.drop(row))
        self.open_row(row, max(0, self.rows.count() - 1))

    def add_chosen(
        self, icon: str, text: str, menu: Callable[[], QMenu], under: str = "", *, ink: str = "text"
    ) -> FactRow:
        """Show a field whose value is chosen from a menu."""
        row = FactRow(icon, text, under, editable=False, chosen=True, ink=ink)
        row.setObjectName(icon)
        row.acted.connect(lambda: pop(menu(), row))
        row.menu_wanted.connect(lambda at: pop(menu(), row, at))
        self.rows.addWidget(row)
        return row

    def choose(self, field: str, value: object, *_: object) -> None:
        """Let a field have this value."""
        self.field_edited.emit(field, value)

    def _typed_row(self, fact: Fact, value: object) -> FactRow:
        name = words.field(fact.field)
        row = FactRow(
            fact.icon,
            shown(fact.field, value),
            name,
            name=name,
            value=typed(value),
            wrap=fact.wrap,
            check=problem(fact.read),
            hint=tr(fact.example) if fact.example else "",
        )
        row.setObjectName(fact.field)
        row.edited.connect(lambda text: self._on_typed(row, fact, text))
        return row

    def _on_typed(self, row: FactRow, fact: Fact, text: str) -> None:
        self.ended.emit()
        value = fact.read(text)
        if value:
            row.show_saving(shown(fact.field, value), typed(value))
        self.field_edited.emit(fact.field, value)
