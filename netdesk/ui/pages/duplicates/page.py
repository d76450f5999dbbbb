"""Duplicates, a mode of People: pairs at the left, the two of one side by side at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netdesk import book, clock, words
from netdesk.domain.changes import Kind
from netdesk.domain.errors import NetDeskError
from netdesk.ui import theme
from netdesk.ui.bus import Bus
from netdesk.ui.models.duplicates import Comparison, Pair, comparison, pairs
from netdesk.ui.models.pictures import Photos
from netdesk.ui.pages.duplicates.comparing import Comparing
from netdesk.ui.pages.duplicates.pair_list import PairList
from netdesk.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import ElidedLabel, KeyCap, Text
from netdesk.ui.widgets.page import Page
from netdesk.ui.widgets.scroll_area import ScrollArea
from netdesk.ui.widgets.text import shortened
from netdesk.ui.work import Job, Work
from netdesk.words import tr

WIDTH = 330
ONE_PANE = 960
SETTLE_MS = 300
"""Several steps in a row look for duplicates once."""
GAP = 8
"""Pixels between the toast and the buttons of a pair."""


class DuplicatesPage(Page):
    """Nothing is merged before both were seen, but by the button that says how many are sure."""

    nav = "people"
    shows = frozenset({Kind.PERSON})

    left = Signal()
    """The user is through, or has enough."""

    counted = Signal(int)
    """How many pairs there are."""

    def __init__(self, work: Work, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = tr("Duplicates")
        self.keys = _keys()
        self._work, self._bus = work, bus
        self._pairs: list[Pair] = []
        self._one_pane = self._open = self._looked = self._awaited = False
        self._job: Job | None = None
        self._photos = Photos(work, 80, self)
        self._settle = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._look)
        self._build()
        self._connect()

    def reload(self) -> None:
        """Look for duplicates anew; the pair that is shown stays."""
        if self._looked:
            self._settle.start()
        else:
            self._look()

    def focus_first(self) -> None:
        """Put the focus on the pairs, as soon as they are found; without any, on the page."""
        self._awaited = not self._looked
        (self.list if self._pairs or self._awaited else self._nobody).setFocus()

    def floor(self) -> int:
        """Leave the buttons below a pair free."""
        return self.merging.height() + GAP if self._pairs and not self._detail.isHidden() else 0

    def go_back(self) -> bool:
        """Leave the pair where there is one pane, else the page."""
        if self._one_pane and self._open:
            self._open = False
            self._show_sides()
            self.focus_first()
        else:
            self.left.emit()
        return True

    def adapt(self, width: int) -> None:
        """Turn to one pane below 960 px, and back."""
        self._one_pane = width < ONE_PANE
        self._show_sides()

    def merge(self) -> None:
        """Make the two that are shown one, and go on to the next pair.

        Until the current pair is shown there is nothing to be merged; in one pane it opens first.
        """
        kept, gone, pair = self.comparing.kept, self.comparing.gone, self.list.current()
        if kept is None or gone is None or pair is None or {kept.id, gone.id} != set(pair.ids):
            return
        if self._detail.isHidden():
            self._on_opened()
            return
        choose, leave = self.comparing.choices(), self.comparing.left_out()
        self._work.do(
            lambda: book.merging.merge(kept.id, gone.id, choose=choose, leave=leave),
            said=tr("%1 and %2 merged", kept.name, gone.name),
            failed=self._on_failed,
            owner=self,
        )
        self._take_off({gone.id})

    def tell_apart(self) -> None:
        """Remember that the two are not the same, and go on to the next pair."""
        pair = self.list.current()
        if pair is None:
            return
        one, other = pair.ids
        self._work.do(
            lambda: book.duplicates.two_people(one, other),
            said=tr("%1 and %2 are not the same", pair.one.name, pair.other.name),
            failed=self._on_failed,
            owner=self,
        )
        self._show_pairs([found for found in self._pairs if found.ids != pair.ids])

    def merge_sure(self) -> None:
        """Merge all pairs that need no look, as one step."""
        self._work.do(
            book.duplicates.merge_sure,
            said=lambda count: tr("%n duplicate merged||%n duplicates merged", n=count),
            failed=self._on_failed,
            owner=self,
        )
        self._show_pairs([found for found in self._pairs if not found.candidate.is_sure])

    def _on_failed(self, problem: Exception) -> None:
        """Say it, and bring back the pairs that were taken off the list."""
        if isinstance(problem, NetDeskError):  # bugs go to the bus by themselves
            self._bus.failed.emit(problem)
        self.reload()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._stack = QStackedWidget()
        self._list_side = self._build_left()
        self._detail = self._build_right()
        both = QWidget()
        inner = QHBoxLayout(both)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._list_side)
        inner.addWidget(self._detail, 1)
        self._wait = Text(tr("Looking for duplicates…"), "body", "text2")
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nobody = EmptyState(
            tr("Nobody is here twice."),
            tr("NetDesk compares e-mails, phones, profiles and names whenever something changes."),
            [],
        )
        for part in (self._wait, both, self._nobody):
            self._stack.addWidget(part)
        row.addWidget(self._stack)

    def _build_left(self) -> QWidget:
        side = QWidget()
        side.setObjectName("pairs")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 17, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(8)
        self._back = IconButton("arrow-left", tr("Back to People"), tr("Esc"), size=28)
        head.addWidget(self._back)
        head.addWidget(Text(tr("Duplicates"), "title2"))
        self._count = Text("", "body", "text2", tabular=True)
        head.addWidget(self._count)
        head.addStretch(1)
        column.addLayout(head)
        note = Text(tr("Nothing is merged before you see both."), "small", "text2", wrap=True)
        note.setContentsMargins(24, 0, 12, 0)
        column.addWidget(note)
        sure = QHBoxLayout()
        sure.setContentsMargins(24, 0, 12, 4)
        self._sure = SecondaryButton("", "merge")
        sure.addWidget(self._sure)
        sure.addStretch(1)
        column.addLayout(sure)
        self.list = PairList()
        column.addWidget(self.list, 1)
        return side

    def _build_right(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(28, 20, 24, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        titles = QVBoxLayout()
        titles.setSpacing(0)
        self._why = ElidedLabel("", "small", "text2")
        titles.addWidget(self._why)
        titles.addWidget(Text(tr("Is this one person?"), "title1"))
        head.addLayout(titles, 1)
        self._place = Text("", "body", "text2", tabular=True)
        head.addWidget(self._place)
        column.addLayout(head)
        self.comparing = Comparing(self._photos)
        column.addWidget(ScrollArea(self.comparing), 1)
        column.addLayout(self._build_foot())
        return side

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._hints = QWidget()
        hints = QHBoxLayout(self._hints)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(4)
        for keys, said in (("↑ ↓", tr("field")), ("← →", tr("side")), ("J K", tr("pair"))):
            for key in keys.split():
                hints.addWidget(KeyCap(key))
            hints.addWidget(Text(said, "small", "text2"))
            hints.addSpacing(4)
        row.addWidget(self._hints)
        row.addStretch(1)
        self.apart = SecondaryButton(tr("Not the same"), "x", "N")
        self.merging = PrimaryButton(tr("Merge"), "merge", "M")
        row.addWidget(self.apart)
        row.addWidget(self.merging)
        return row

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._sure.clicked.connect(self.merge_sure)
        self.apart.clicked.connect(self.tell_apart)
        self.merging.clicked.connect(self.merge)
        self.list.picked.connect(self._on_picked)
        self.list.opened.connect(lambda _index: self._on_opened())
        self.comparing.kept_changed.connect(self._show_kept)
        self._photos.loaded.connect(lambda _sha: self.list.viewport().update())
        for key, run in (
            ("M", self.merge),
            ("N", self.tell_apart),
            ("Esc", self.go_back),
            ("J", lambda: self.list.move(1)),
            ("K", lambda: self.list.move(-1)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(key in "JK")  # a key that is held settles one pair
            shortcut.activated.connect(run)

    def _look(self) -> None:
        if self._job:
            self._job.cancel()
        today = clock.today()
        self._job = self._work.ask(lambda: pairs(today), self._take, owner=self)

    def _take(self, found: list[Pair]) -> None:
        self._looked = True
        self._show_pairs(found)

    def _take_off(self, gone: set[int]) -> None:
        self._show_pairs([found for found in self._pairs if not gone & set(found.ids)])

    def _show_pairs(self, found: Sequence[Pair]) -> None:
        held = self.list.hasFocus() or self.isAncestorOf(self.window().focusWidget() or self._why)
        self._pairs = list(found)
        self._count.setText(str(len(self._pairs)))
        sure = sum(one.candidate.is_sure for one in self._pairs)
        self._sure.setText(tr("Merge %n sure pair||Merge all %n sure pairs", n=sure))
        self._sure.updateGeometry()
        self._sure.setVisible(sure > 1)
        self._stack.setCurrentIndex(1 if self._pairs else 2)
        self.list.show_pairs(self._pairs)
        self.counted.emit(len(self._pairs))
        self.floor_changed.emit()
        held, self._awaited = held or self._awaited, False
        if held and not self.comparing.isAncestorOf(self.window().focusWidget()):
            self.focus_first()

    def _on_picked(self) -> None:
        pair = self.list.current()
        if pair is None:
            return
        ids, today = pair.ids, clock.today()
        self._why.set_text(words.alike(pair.candidate.reasons))
        self._place.setText(tr("%1 of %2", self.list.place(), len(self._pairs)))
        self._work.ask(
            lambda: comparison(ids, today),
            lambda found: self._show_comparison(ids, found),
            failed=lambda _problem: None,  # one of them is gone, and the pairs are read anew
            owner=self,
        )

    def _show_comparison(self, ids: tuple[int, int], found: Comparison) -> None:
        pair = self.list.current()
        if pair is not None and pair.ids == ids:
            self.comparing.show_comparison(found)
            self._show_kept()

    def _show_kept(self) -> None:
        if kept := self.comparing.kept:
            self.merging.setText(tr("Merge into %1", shortened(kept.name)))
            self.merging.updateGeometry()

    def _on_opened(self) -> None:
        self._open = True
        self._show_sides()
        self.comparing.focus_first()

    def _show_sides(self) -> None:
        alone = self._one_pane
        self._list_side.setVisible(not alone or not self._open)
        self._detail.setVisible(not alone or self._open)
        self._hints.setVisible(not alone)
        self.floor_changed.emit()
        if alone:
            self._list_side.setMinimumWidth(0)
            self._list_side.setMaximumWidth(16_777_215)
        else:
            look = theme.current()
            self._list_side.setFixedWidth(look.px(WIDTH) if look.scale > 1 else WIDTH)


def _keys() -> list[tuple[str, str]]:
    return [
        ("J  K", tr("Next, previous pair")),
        ("M", tr("Merge")),
        ("N", tr("Not the same")),
        ("↑  ↓", tr("Next, previous field")),
        ("←  →", tr("Choose a side")),
        ("Esc", tr("Back")),
    ]
