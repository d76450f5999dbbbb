"""An empty page: one question, one sentence, up to three things to do with their keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk.domain.model import NicheColor
from netdesk.ui import theme
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.labels import Icon, Text
from netdesk.words import tr

WIDTH, HEIGHT = 520, 66

SAMPLE_FACES = (
    ("TO", NicheColor.TEAL, 0, 22, 48),
    ("MD", NicheColor.MOSS, 140, 4, 52),
    ("LV", NicheColor.PLUM, 46, 0, 56),
    ("PN", NicheColor.IRIS, 88, 16, 60),
)
"""Letters, colour, left, top and size of the faces above the first page's question."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do on an empty page; `wanted` is called when it is chosen."""

    icon: str
    title: str
    text: str
    key: str
    wanted: Callable[[], None]


def import_cards(wanted: Callable[[], None]) -> Action:
    """Return the way to the first people, on a page that has none."""
    text = tr("Drop .vcf or .csv files anywhere in this window")
    return Action("upload", tr("Import vCards"), text, tr("Ctrl I"), wanted)


def add_person(wanted: Callable[[], None]) -> Action:
    """Return the way to one more person."""
    example = tr("As you’d say it: “Nadia, CEO at Fieldnotes @PyCon !tue”")
    return Action("user-plus", tr("Add one person"), example, tr("Ctrl N"), wanted)


class ActionCard(QAbstractButton):
    """One action as a card of 520 x 66."""

    def __init__(self, action: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.setText(action.title)
        self.setAccessibleName(action.title)
        self.setAccessibleDescription(action.text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(WIDTH)
        self.clicked.connect(action.wanted)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, theme.current().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(self.rect())
        middle = rect.center().y()
        ground = look.color("hover" if self.underMouse() else "surface")
        paint.paint_rounded(painter, rect, 12, ground, look.color("border2"))
        tile = paint.mirrored(painter, QRectF(14, middle - 20, 40, 40), rect)
        paint.paint_rounded(painter, tile, 10, look.color("soft"))
        paint.paint_icon(painter, tile.adjusted(11, 11, -11, -11), self._action.icon, "accent")
        caret = QRectF(rect.right() - 32, middle - 9, 18, 18)
        paint.paint_icon(painter, paint.mirrored(painter, caret, rect), "caret-right")
        right = rect.right() - 46
        if self._action.key:
            end = paint.mirrored(painter, QRectF(right, middle, 0, 0), rect)
            right -= paint.paint_key(painter, QPointF(end.x(), middle), self._action.key) + 12
        line = look.line("small")
        for top, role, ink, text in (
            (middle - line, "bodyStrong", "text", self._action.title),
            (middle, "small", "text2", self._action.text),
        ):
            spot = QRectF(68, top, right - 68, line + 1)
            spot = paint.mirrored(painter, spot, rect)
            paint.paint_text(painter, spot, text, role=role, ink=ink)
        if self.hasFocus():
            paint.paint_focus(painter, rect, 12)


class _Faces(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(194, 78)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = theme.current().color("bg")
        for letters, color, left, top, size in SAMPLE_FACES:
            spot = QRectF(left, top, size, size)
            paint.paint_rounded(painter, spot.adjusted(-2, -2, 2, 2), size, ground)
            portraits.paint_avatar(painter, spot, " ".join(letters), color)


class EmptyState(QWidget):
    """A question, a sentence and what to do; `faces` are for the first page.

    `above` stands over the question, `remark` below all, with an icon unless that is empty.
    """

    def __init__(
        self,
        question: str,
        sentence: str,
        actions: Sequence[Action],
        *,
        faces: bool = False,
        above: QWidget | None = None,
        remark: str = "",
        icon: str = "shield-check",
        role: str = "title1",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        self._said: list[Text] = []
        above = _Faces() if faces else above
        if above is not None:
            column.addWidget(above, 0, middle)
            column.addSpacing(18)
        for text, kind, ink in ((question, role, "text"), (sentence, "body", "text2")):
            label = Text(text, kind, ink, wrap=True)
            label.setAlignment(middle)
            label.setAccessibleName(text)
            column.addWidget(label)
            self._said.append(label)
        column.addSpacing(14)
        self.actions_shown = [ActionCard(action) for action in actions]
        for card in self.actions_shown:
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(card, 1000)
            row.addStretch(1)
            column.addLayout(row)
        if remark:
            column.addSpacing(16)
            column.addLayout(_remark(remark, icon))
        column.addStretch(1)

    def set_question(self, question: str) -> None:
        """Ask something else."""
        self._said[0].setText(question)
        self._said[0].setAccessibleName(question)

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        if self.actions_shown:
            self.actions_shown[0].setFocus()


def _remark(text: str, icon: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(7)
    row.addStretch(1)
    if icon:
        row.addWidget(Icon(icon, "text2", 15))
    row.addWidget(Text(text, "small", "text2"))
    row.addStretch(1)
    return row
