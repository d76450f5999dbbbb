"""The import page: preview first, then one step that can be undone as one."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.book.importing import Imported, Preview, Source, Wish
from netdesk.domain.changes import Changes, Kind
from netdesk.domain.errors import Cancelled, SourceChanged
from netdesk.ui.bus import Bus
from netdesk.ui.pages.importing import sentences
from netdesk.ui.pages.importing.found import FoundView
from netdesk.ui.pages.importing.reading import (
    Given,
    Seen,
    choices,
    named,
    nothing_found,
    read,
    sources_of,
)
from netdesk.ui.widgets.banner import Banner
from netdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from netdesk.ui.widgets.empty import Action, EmptyState
from netdesk.ui.widgets.keys import acting_once
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.widgets.page import Page
from netdesk.ui.widgets.paint import Tone
from netdesk.ui.widgets.progress import ProgressLine
from netdesk.ui.widgets.shortcut import on_key
from netdesk.ui.work import Job, Work
from netdesk.words import tr

ONE_PANE = 960


class ImportPage(Page):
    """Takes over the window from `open` until people are imported or the user cancels."""

    shows = frozenset({Kind.NICHE, Kind.EVENT})
    nav = "people"

    imported = Signal(object)
    """Imported: it is in the book, and the toast has been said."""

    left = Signal()
    """The user cancelled: nothing was changed, the page has nothing more to show."""

    choose_wanted = Signal()
    """A wish for the dialog that asks for files."""

    def __init__(self, work: Work, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = tr("Import")
        self.keys = (
            (tr("Space"), tr("Take the selected people, or leave them out")),
            ("T", tr("Type their niche")),
            ("D", tr("Type the date of their follow-up")),
            ("F", tr("Follow up on their new job, or not")),
            ("S", tr("They are the people in your book")),
            ("N", tr("They are somebody else")),
            (tr("Enter"), tr("Show what changes for a person")),
            (tr("Ctrl+Enter"), tr("Add")),
            (tr("Esc"), tr("Cancel")),
        )
        self._work = work
        self._event = ""
        self._sources: tuple[Source, ...] = ()
        self._preview: Preview | None = None
        self._job: Job | None = None
        self._adding = self._cancelled = False
        self._build()
        self._connect()
        bus.changed.connect(self._on_changed)

    @property
    def event_name(self) -> str:
        """Return at which event everybody was met, empty for none."""
        return self.found.fields.event_name

    @property
    def waits(self) -> bool:
        """Whether people are found, or looked for, about whom nothing has been decided."""
        return not self._cancelled and (self._preview is not None or self._job is not None)

    def open(self, sources: Iterable[Given] | str | bytes, event: str = "") -> None:
        """Read files and folders (paths), pasted text and pictures, of people met at `event`."""
        self._event, self._cancelled = event, False
        self._read(sources_of(sources))

    def reload(self) -> None:
        """Take events and niches that have changed; the preview stays as it is."""
        if self._preview is not None and not self._adding:
            today = clock.today()
            self._work.ask(partial(choices, today), self.found.offer, owner=self)

    def focus_first(self) -> None:
        """Put the focus where the next answer is wanted."""
        if self._stack.currentWidget() is self.found:
            self.found.focus_first()
        elif self._empty is not None:
            self._empty.focus_first()
        else:
            self.setFocus()

    def go_back(self) -> bool:
        """Close what lies over the list, if anything does."""
        return self.found.dismiss()

    def adapt(self, width: int) -> None:
        side = 32 if width >= ONE_PANE else 20
        self._column.setContentsMargins(side, 21, side, 14)

    def _build(self) -> None:
        self._column = column = QVBoxLayout(self)
        self.adapt(ONE_PANE)
        column.setSpacing(0)
        column.addLayout(self._build_head())
        column.addSpacing(13)
        self.banner = Banner(gap=13)
        self.progress = ProgressLine()
        self._waiting = QWidget()
        waiting = QVBoxLayout(self._waiting)
        waiting.setContentsMargins(0, 8, 0, 16)
        waiting.addWidget(self.progress)
        self._waiting.hide()
        column.addWidget(self.banner)
        column.addWidget(self._waiting)
        self.found = FoundView(self._work, clock.today())
        self._empty: EmptyState | None = None
        self._stack = QStackedWidget()
        self._blank = QWidget()
        self._stack.addWidget(self._blank)
        self._stack.addWidget(self.found)
        column.addWidget(self._stack, 1)

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(10)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._from = ElidedLabel("", "small", "text2")
        self._title = ElidedLabel(tr("Import"), "title1")
        texts.addWidget(self._from)
        texts.addWidget(self._title)
        self.cancel = QuietButton(tr("Cancel"))
        self.cancel.setAutoDefault(True)
        self.add = PrimaryButton(tr("Add"))
        self.add.setAutoDefault(True)
        head.addLayout(texts, 1)
        for button in (self.cancel, self.add):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _connect(self) -> None:
        self.cancel.clicked.connect(self._on_cancel)
        self.progress.cancel_wanted.connect(self._on_cancel)
        self.add.clicked.connect(self._on_add)
        self.found.changed.connect(self._show_counts)
        self.found.done.connect(self.add.setFocus)
        self.found.columns_changed.connect(self._on_columns)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            on_key(self, keys, self.add.click)

    def _read(self, sources: tuple[Source, ...], *, again: bool = False) -> None:
        """Read files; `again` after a word on their columns, while the list stays."""
        self._drop_job()
        self._sources, self._preview = sources, None
        self.banner.hide()
        if not again:
            self._show_empty(None)
            self._from.set_text(tr("Import · %1", named(sources)))
            self._title.set_text(tr("Reading…"))
            self.add.hide()
        self._show_counts()
        self._wait(tr("Reading %1", named(sources)))
        today = clock.today()
        job = self._job = self._work.ask(
            lambda report: read(sources, today, report),
            lambda seen: self._on_read(seen, again=again),
            failed=lambda problem: self._on_read_failed(job, problem),
            owner=self,
            with_progress=True,
            progress=lambda done, total: self._advance(job, done, total),
        )

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None and not self._adding:
            job.cancel()

    def _wait(self, what: str) -> None:
        self._waiting.show()
        self.progress.start(what)

    def _advance(self, job: Job, done: int, total: int) -> None:
        if job is self._job:
            self.progress.advance(done, total)

    def _end_wait(self) -> None:
        self._job = None
        self.progress.stop()
        self._waiting.hide()

    def _on_read(self, seen: Seen, *, again: bool = False) -> None:
        self._end_wait()
        if not (seen.preview.rows or again):
            self._show_nothing(nothing_found(seen.preview.problems))
            return
        self._preview = seen.preview
        self._title.set_text(sentences.found(seen.preview))
        self._from.set_text(sentences.came_from(self._sources, seen.preview))
        seen = seen.met_at(self._event)
        self.found.show_found(seen, clock.today(), again=again)
        self._stack.setCurrentWidget(self.found)
        self.add.show()
        if self.isVisible() and not again:
            self.focus_first()

    def _on_columns(self, place: int, wish: Wish) -> None:
        """Read again what the user has said something of."""
        sources = list(self._sources)
        sources[place] = replace(sources[place], wish=wish)
        self._read(tuple(sources), again=True)

    def _on_read_failed(self, job: Job, problem: Exception) -> None:
        if job is not self._job:
            return
        self._end_wait()
        if isinstance(problem, Cancelled):
            self.left.emit()
        else:
            self._show_nothing(words.error(problem))

    def _show_nothing(self, why: str) -> None:
        self._title.set_text(tr("Import"))
        self._from.set_text(named(self._sources))
        choose = Action(
            "folder-open",
            tr("Choose another file"),
            tr("vCards (.vcf), a LinkedIn export (.zip), or a table (.csv)"),
            tr("Ctrl I"),
            self.choose_wanted.emit,
        )
        question = tr("There is nobody in it||There is nobody in them", n=len(self._sources))
        self._show_empty(EmptyState(question, why, [choose]))
        if self.isVisible():
            self.focus_first()

    def _show_empty(self, shown: EmptyState | None) -> None:
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.hide()
            self._empty.deleteLater()
        self._empty = shown
        if shown is not None:
            self._stack.addWidget(shown)
        self._stack.setCurrentWidget(shown or self._blank)

    def _on_changed(self, changes: Changes) -> None:
        """Offer to compare again when the people of the book are no longer the same."""
        if self._preview is not None and not self._adding and changes.touches(Kind.PERSON):
            again = partial(self._read, self._sources)
            text = tr("Your book has changed meanwhile.")
            self.banner.say(text, "due", action=tr("Compare again"), wanted=again)

    def _show_counts(self) -> None:
        counts = self.found.counts()
        self.add.setText(sentences.offer(counts))
        ready = self.found.ready() and self._preview is not None and not self._adding
        self.add.setEnabled(bool(counts.taken) and ready)
        self.add.updateGeometry()

    def _on_cancel(self) -> None:
        if self._adding:
            if self._job is not None:
                self._job.cancel()
            return
        self._drop_job()
        self._end_wait()
        self._cancelled = True
        self.left.emit()

    def _on_add(self) -> None:
        preview = self._preview
        if preview is None or not self.add.isEnabled():
            return
        self.found.dismiss()
        self.banner.hide()
        self._set_adding(True)
        plan, today = self.found.plan(), clock.today()
        self._wait(tr("Adding people"))
        job = self._job = self._work.do(
            lambda report: book.importing.apply(preview, plan, today=today, progress=report),
            said=sentences.done,
            then=self._on_added,
            failed=self._on_failed,
            owner=self,
            with_progress=True,
            progress=lambda done, total: self._advance(job, done, total),
        )

    def _set_adding(self, adding: bool) -> None:
        self._adding = adding
        self.found.setEnabled(not adding)
        self._show_counts()

    def _on_added(self, result: Imported) -> None:
        self._end_wait()
        self._set_adding(False)
        self._preview = None
        self._stack.setCurrentWidget(self._blank)
        self.imported.emit(result)

    def _on_failed(self, problem: Exception) -> None:
        self._end_wait()
        self._set_adding(False)
        if isinstance(problem, SourceChanged):
            again = partial(self._read, self._sources)
            self.banner.say(words.error(problem), action=tr("Read again"), wanted=again)
        else:
            tone: Tone = "plain" if isinstance(problem, Cancelled) else "danger"
            self.banner.say(words.error(problem), tone)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cancelled = False  # whoever goes back to it wants it after all

    @acting_once
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.go_back() and not self._adding:
            self.cancel.click()
