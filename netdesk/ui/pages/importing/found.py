"""What was found, to be looked at and changed before anything is written."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from netdesk import words
from netdesk.book.importing import Outcome, Plan, PreviewRow
from netdesk.domain import when
from netdesk.domain.errors import NotUnderstood
from netdesk.ui import theme
from netdesk.ui.models.preview import Counts, Filter, Index, PreviewModel
from netdesk.ui.pages.importing.common import Choices, CommonFields
from netdesk.ui.pages.importing.editing import CellEditor
from netdesk.ui.pages.importing.mapping import ROWS, MappingCard
from netdesk.ui.pages.importing.problems import ProblemList, problems_of
from netdesk.ui.pages.importing.reading import Seen
from netdesk.ui.pages.importing.rows import ROW, PreviewList
from netdesk.ui.pages.importing.story import Story
from netdesk.ui.widgets.card import Card
from netdesk.ui.widgets.filter_row import FilterRow
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.ui.widgets.scroll_area import ScrollArea
from netdesk.ui.widgets.type_ahead import Choice
from netdesk.ui.work import Work
from netdesk.words import tr

LOW, LOW_ROWS = 560, 4
"""Pixels of height below which open columns take the place of the common fields, and how many."""

LEAST_ROWS = 4
"""So many people are seen at once, also where that makes the whole scroll."""


class FoundView(QWidget):
    """The fields for everyone and the list of people; it scrolls where it finds too little room."""

    changed = Signal()
    """What an import would do is not what it was."""

    done = Signal()
    """Nothing more is to be said: on to the button."""

    columns_changed = Signal(int, object)
    """The place of a source, and the Wish that the user has of its columns."""

    def __init__(self, work: Work, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._choices = Choices((), None, (), 2)
        self.fields = CommonFields(work, today)
        self.model = PreviewModel(today, self)
        self.list = PreviewList()
        self.list.setModel(self.model)
        self.editor = CellEditor(self.list)
        self.mapping = MappingCard()
        self.problems = ProblemList()
        self.story = Story(self)
        self._build()
        self._connect()

    def show_found(self, seen: Seen, today: date, *, again: bool = False) -> None:
        """Show another preview; `again` of the same files, so that what was said of all stays."""
        self._today, self._choices = today, seen.choices
        self.editor.close()
        self.story.dismiss()
        self.model.set_niches(seen.choices.niches)
        self.model.set_preview(seen.preview, today, seen.niches)
        self.mapping.set_tables(seen.preview.tables, again=again)
        if not again:
            known = seen.preview.tells_meetings
            choices = replace(seen.choices, recent=None) if known else seen.choices
            self.fields.begin(choices, today)
        self._fit_columns()
        tables = {one.file for one in seen.preview.tables if one.columns}
        self.problems.set_problems(problems_of(seen.preview), tables)
        self._chips[Filter.ALL].setChecked(True)
        self._take_common()
        self._scroll.verticalScrollBar().setValue(0)
        self.list.scrollToTop()
        if not again and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
            self.list.clearSelection()

    def offer(self, choices: Choices) -> None:
        """Take events and niches that have changed meanwhile."""
        self._choices = choices
        self.fields.offer(choices)
        self.model.set_niches(choices.niches)

    def plan(self) -> Plan:
        """Return what is wanted, of everyone and of each."""
        fields = self.fields
        return self.model.plan(fields.event_name, fields.event_on, fields.cadence_days)

    def counts(self) -> Counts:
        """Return what an import would do."""
        return self.model.counts()

    def ready(self) -> bool:
        """Say whether all that was typed is understood."""
        return self.fields.ready()

    def dismiss(self) -> bool:
        """Close what lies over the list; False if nothing did."""
        open_ = self.mapping.dismiss()
        open_ = self.editor.field is not None or self.story.isVisible() or open_
        self.editor.close()
        self.story.dismiss()
        return open_

    def focus_first(self) -> None:
        """Go to the field that is filled in first, and show it."""
        self.fields.focus_first()
        self._scroll.ensureWidgetVisible(self.fields, 0, 0)

    def _build(self) -> None:
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fields)
        column.addSpacing(13)
        column.addWidget(self.mapping)
        column.addLayout(self._build_head())
        column.addSpacing(8)
        card = Card(0)
        card.body.addWidget(self.list)
        self._body = card.body
        self._fit_scroll_bar(0, 0)
        column.addWidget(card, 1)
        column.addWidget(self.problems)
        self._scroll = ScrollArea(self._inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._fit_list()

    def _build_head(self) -> QBoxLayout:
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(6)
        said = QHBoxLayout()
        said.setSpacing(8)
        self._name = Text(tr("People"), "bodyStrong", "text2")
        self._taken = ElidedLabel("", "body", "text2", tabular=True)
        said.addWidget(self._name)
        said.addWidget(self._taken, 1)
        head.addLayout(said, 1)
        self._filters = FilterRow()
        texts = {
            Filter.ALL: tr("All"),
            Filter.NEEDS_A_LOOK: tr("Needs a look"),
            Filter.NO_NICHE: tr("No niche"),
            Filter.NEW: tr("New"),
            Filter.NEW_JOB: tr("New job"),
            Filter.GONE: tr("Left"),
        }
        self._filters.set_filters(texts)
        self._chips = {key: self._filters.chips[key] for key in texts}
        head.addWidget(self._filters)
        return head

    def _fit_filters(self) -> None:
        """Put the filters below what they filter where they don't fit beside it."""
        shown = [chip for chip in self._chips.values() if not chip.isHidden()]
        wanted = sum(chip.sizeHint().width() + 6 for chip in shown)
        said = self._name.sizeHint().width() + self._taken.sizeHint().width() + 8
        room = self._scroll.viewport().width()
        beside = said + wanted <= room
        self._filters.setMinimumWidth(wanted - 6 if beside else 0)
        high = self._filters.heightForWidth(wanted if beside else room)
        self._filters.setFixedHeight(high)  # Qt would keep that of its least width free
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._filters.fit()

    def _connect(self) -> None:
        self.fields.changed.connect(self._take_common)
        self.fields.done.connect(self.done)
        self.mapping.changed.connect(self.columns_changed)
        self.mapping.fold.toggled.connect(self._fit_columns)
        self.model.dataChanged.connect(self._count)
        self._filters.picked.connect(self._on_filter)
        self.list.toggle_wanted.connect(lambda: self.model.toggle(self._chosen()))
        self.list.niche_wanted.connect(self._on_niche)
        self.list.date_wanted.connect(self._on_date)
        self.list.congratulation_wanted.connect(self._on_congratulation)
        self.list.settle_wanted.connect(self._on_settled)
        self.list.story_wanted.connect(self._on_story)
        self.list.verticalScrollBar().rangeChanged.connect(self._fit_scroll_bar)
        for scrolled in (self.list, self._scroll):
            scrolled.verticalScrollBar().valueChanged.connect(self.story.dismiss)
        theme.current().changed.connect(self._fit_list)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.story.settled.connect(lambda row, same: self.model.set_same([row], same))
        self.story.replace_wanted.connect(self.model.set_replace)
        self.story.congratulation_wanted.connect(self._on_told)
        self.story.closed.connect(self._on_story_closed)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _fit_scroll_bar(self, _least: int, most: int) -> None:
        start, end = 14, 4 if most else 14
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        self._body.setContentsMargins(start, 3, end, 3)

    def _fit_list(self) -> None:
        self.list.setMinimumHeight(LEAST_ROWS * theme.current().px(ROW))

    def _take_common(self) -> None:
        self.model.set_common(self.fields.common())
        self._count()  # also where the filter shows nobody

    def _count(self) -> None:
        counts = self.counts()
        self._taken.set_text(tr("%1 of %2 selected", counts.taken, counts.rows))
        again = bool(counts.fitting[Filter.NEW_JOB] or counts.fitting[Filter.GONE])
        for key, chip in self._chips.items():
            if key is not Filter.ALL:
                count = counts.fitting[key]
                chip.set_count(count)
                wanted = count if key is not Filter.NEW else count and again
                chip.setVisible(bool(wanted) or chip.isChecked())
        self._fit_filters()
        self.changed.emit()

    def _on_filter(self, wanted: Filter) -> None:
        self.dismiss()
        self.model.set_filter(wanted)

    def _chosen(self) -> list[Index]:
        return [self.model.index(row) for row in self.list.selected_rows()]

    def _with_selected(self, index: Index) -> list[Index]:
        """Return the selected rows if `index` is one of them, else that one."""
        chosen = self._chosen()
        return chosen if index in chosen else [index]

    def _on_niche(self, index: Index) -> None:
        own = self.model.wish(self.model.row_at(index)).niches or ("",)
        names = [(niche.name, niche.name) for niche in self._choices.niches]
        indexes = self._with_selected(index)

        def take(text: str) -> bool:
            self.model.set_niche(indexes, " ".join(text.split()))
            return True

        self._edit(index, tr("Niche"), own[0], names, take)

    def _on_date(self, index: Index) -> None:
        own = self.model.wish(self.model.row_at(index)).follow_up
        text = words.when(own.day, own.at, self._today) if own else ""
        indexes = self._with_selected(index)

        def take(typed: str) -> bool:
            try:
                due = when.parse(typed, self._today) if typed else None
            except NotUnderstood:
                return typed == text
            self.model.set_follow_up(indexes, due)
            return True

        self._edit(index, tr("Follow up"), text, [], take)

    def _on_congratulation(self) -> None:
        """Plan follow-ups on the new jobs of the selected people, or none if all have theirs."""
        rows = [row for row in map(self.model.row_at, self._chosen()) if row.new_job]
        self.model.set_congratulating(rows, not all(self.model.wish(row).reason for row in rows))

    def _on_settled(self, same: bool) -> None:
        rows = map(self.model.row_at, self._chosen())
        self.model.set_same([row for row in rows if row.outcome is Outcome.UNCLEAR], same)

    def _on_told(self, row: PreviewRow, on: bool) -> None:
        self.model.set_congratulating([row], on)

    def _edit(
        self,
        index: Index,
        name: str,
        text: str,
        choices: Sequence[Choice],
        take: Callable[[str], bool],
    ) -> None:
        self.story.dismiss()
        self._scroll_to(index)
        parts = self.list.cells_at(index)
        cell = parts.niche if name == tr("Niche") else parts.date
        self.editor.open(cell, name, text, choices, take)

    def _scroll_to(self, index: Index) -> None:
        """Show a row in the list, and that part of the list in the view."""
        self.list.scrollTo(index)
        spot = self.list.visualRect(index)
        middle = self.list.viewport().mapTo(self._inner, spot.center())
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, spot.height())

    def _on_current(self, now: Index) -> None:
        """Keep the row in sight that keys have come to."""
        if self.list.hasFocus():
            self._scroll_to(now)

    def _on_story(self, index: Index) -> None:
        self.editor.close()
        self._scroll_to(index)
        spot = self.list.visualRect(index)
        anchor = QRect(self.list.viewport().mapTo(self, spot.topLeft()), spot.size())
        row: PreviewRow = self.model.row_at(index)
        self.story.tell(row, self.model.wish(row), anchor)

    def _on_story_closed(self) -> None:
        if self.isVisible():
            self.list.setFocus()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.story.isVisible() and not self.story.isAncestorOf(now):
            self.story.dismiss()

    def _fit_columns(self) -> None:
        """Let the columns have the room of the common fields where there is little."""
        low = self.height() < LOW
        self.mapping.set_rows(LOW_ROWS if low else ROWS)
        self.fields.setHidden(low and self.mapping.is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self._fit_filters()
        self.dismiss()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.dismiss()
        super().mousePressEvent(event)
