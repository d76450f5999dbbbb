"""Type to find, or to make: a field over a short list of choices."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from netdesk.domain.folding import fold
from netdesk.domain.model import NicheColor
from netdesk.ui import theme
from netdesk.ui.dialogs.popover import Popover
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.fields import Field

SHOWN = 7
ROW = 32


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list: `value` is handed back; a dot in `color` if `dot`; `mark` ticks it."""

    value: object
    text: str
    note: str = ""
    color: NicheColor | None = None
    dot: bool = False
    icon: str = ""
    mark: bool | None = None


class ChoiceRow(QAbstractButton):
    """A choice as a row; the one that Return takes is `current`."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice, self._current = choice, False
        self.setText(choice.text)
        note = f"{choice.text}, {choice.note}" if choice.note else choice.text
        self.setAccessibleName(note)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_current(self, current: bool) -> None:
        """Mark the row that Return takes."""
        self._current = current
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.current().px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        hovered = self.underMouse()
        paint.paint_row_ground(painter, rect, selected=self._current, hovered=hovered)
        middle, left, right = rect.center().y(), 10.0, rect.right() - 10
        choice = self.choice
        if choice.dot:
            center = paint.mirrored(painter, QRectF(left + 4, middle, 0, 0), rect)
            paint.paint_dot(painter, QPointF(center.x(), middle), choice.color)
            left += 18
        elif choice.icon:
            spot = paint.mirrored(painter, QRectF(left, middle - 8, 16, 16), rect)
            paint.paint_icon(painter, spot, choice.icon)
            left += 24
        if choice.mark:
            spot = paint.mirrored(painter, QRectF(right - 14, middle - 7, 14, 14), rect)
            paint.paint_icon(painter, spot, "check", "accent")
            right -= 22
        if choice.note:
            font = theme.current().font("small")
            width = min(paint.text_width(choice.note, font) + 1, (right - left) / 2)
            spot = QRectF(right - width, rect.y(), width, rect.height())
            spot = paint.mirrored(painter, spot, rect)
            paint.paint_text(painter, spot, choice.note, role="small", ink="text2")
            right -= width + 8
        spot = paint.mirrored(painter, QRectF(left, rect.y(), right - left, rect.height()), rect)
        paint.paint_text(painter, spot, choice.text)


class ChoicePopover(Popover):
    """A field and the choices that fit; Up and Down move, Return takes, Esc closes.

    `create` makes a choice of a text that none is called, or None where that is not wanted.
    """

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        placeholder: str,
        *,
        create: Callable[[str], Choice | None] | None = None,
        width: int = 280,
    ) -> None:
        super().__init__(parent, title, width=width)
        self._choices: list[Choice] = []
        self._rows: list[ChoiceRow] = []
        self._create, self._current = create, 0
        self.field = Field(placeholder, "magnifier")
        self.field.setAccessibleName(title)
        self.field.installEventFilter(self)
        self.body.addWidget(self.field)
        self.body.addWidget(self._build_list())
        self.field.textChanged.connect(self._fill)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these, in this order."""
        self._choices = list(choices)
        self._fill()

    def shown(self) -> list[Choice]:
        """Return the choices in the list."""
        return [row.choice for row in self._rows]

    def focus_first(self) -> None:
        """Put the focus into the field."""
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def pick(self, value: object) -> None:
        """Close and hand a choice back: what asks next finds the focus where it was."""
        self.close_it()
        self.chosen.emit(value)

    def pick_current(self) -> None:
        """Pick the row that is current."""
        if self._rows:
            self.pick(self._rows[self._current].choice.value)

    def scroll_to_current(self) -> None:
        """Bring the current row into sight, also before the list has laid its rows out."""
        inner = self._area.widget()
        assert inner is not None
        inner.resize(self._area.viewport().width(), inner.sizeHint().height())
        self._set_current(self._current)

    def _build_list(self) -> QScrollArea:
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._column.addStretch(1)
        self._area.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        return self._area

    def _fitting(self) -> list[Choice]:
        typed = fold(self.field.text())
        if not typed:
            return self._choices
        starts = [one for one in self._choices if fold(one.text).startswith(typed)]
        inside = [one for one in self._choices if typed in fold(one.text) and one not in starts]
        found = starts + inside
        exact = any(fold(one.text) == typed for one in self._choices)
        made = None if exact or self._create is None else self._create(self.field.text().strip())
        return [*found, made] if made else found

    def _fill(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for choice in self._fitting()[:200]:
            row = ChoiceRow(choice)
            row.clicked.connect(lambda _on=False, choice=choice: self.pick(choice.value))
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        high = (theme.current().px(ROW) + 1) * min(len(self._rows), SHOWN)
        self._area.setFixedHeight(high)
        self._area.setVisible(bool(self._rows))
        self._set_current(0)
        self.fit()

    def _set_current(self, place: int) -> None:
        self._current = max(0, min(place, len(self._rows) - 1))
        for number, row in enumerate(self._rows):
            row.set_current(number == self._current)
        if not self._current:
            self._area.verticalScrollBar().setValue(0)  # new rows have no place yet
        elif self._rows:
            self._area.ensureWidgetVisible(self._rows[self._current], 0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and watched is self.field
        if pressed and isinstance(event, QKeyEvent) and self._on_key(event):
            return True
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self._set_current(self._current + 1)
            case Qt.Key.Key_Up:
                self._set_current(self._current - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.pick_current()
            case _:
                return False
        return True
