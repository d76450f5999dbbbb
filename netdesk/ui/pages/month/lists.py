"""The short lists of a month: who slips, what comes, and what is still to go."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk import words
from netdesk.book.standing import Slip
from netdesk.domain.model import NicheColor, State
from netdesk.ui import theme
from netdesk.ui.models.month import SLIPS_SHOWN, Coming, MonthView, slip_words
from netdesk.ui.models.photos import Photos
from netdesk.ui.pages.month.parts import CardHead, CardRow, paint_two_lines
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.buttons import LinkButton, SecondaryButton
from netdesk.ui.widgets.card import Card, clear_layout
from netdesk.ui.widgets.date_tile import NEAR, paint_tile, tile_words
from netdesk.ui.widgets.labels import ElidedLabel, Icon, Text
from netdesk.ui.widgets.paint import Tone
from netdesk.words import tr

COMING_SHOWN = 4


class SlipRow(CardRow):
    """Somebody whose contact is colder than it was."""

    def __init__(
        self, slip: Slip, today: date, color: NicheColor | None, photo: QPixmap | None
    ) -> None:
        super().__init__(slip.person, high=45)
        self._color, self._photo = color, photo
        self._ago, self._state = slip_words(slip, today), words.state(slip.now)
        self._tone: Tone = "due" if slip.now is State.COOLING else "plain"
        self.setAccessibleName(", ".join((slip.person, self._ago, self._state)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, rect = QPainter(self), QRectF(self.rect())
        middle = rect.center().y()
        face = paint.mirrored(painter, QRectF(8, middle - 14, 28, 28), rect)
        portraits.paint_avatar(painter, face, self.text(), self._color, self._photo)
        end = paint.mirrored(painter, QRectF(rect.right() - 8, middle, 0, 0), rect)
        taken = paint.paint_pill(painter, QPointF(end.x(), middle), self._state, self._tone)
        paint_two_lines(painter, rect, 46, rect.right() - taken - 18, self.text(), self._ago)


class ComingRow(CardRow):
    """Something planned beside its date."""

    def __init__(self, coming: Coming, today: date) -> None:
        super().__init__(coming.name, high=50)
        self._tile = tile_words(coming.on, today)
        self._near = (coming.on - today).days < NEAR
        on = words.short_date(coming.on, today)
        self._under = " · ".join(part for part in (on, coming.where) if part)
        self.setAccessibleName(f"{coming.name}, {self._under}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, rect = QPainter(self), QRectF(self.rect())
        look = theme.current()
        wide, high = look.px(38), look.px(40)
        tile = QRectF(8, rect.center().y() - high / 2, wide, high)
        ground = look.color("soft" if self._near else "hover")
        inks = ("accent", "accent") if self._near else ("text2", "text")
        tile = paint.mirrored(painter, tile, rect)
        paint_tile(painter, tile, *self._tile, ground=ground, inks=inks)
        paint_two_lines(painter, rect, 18 + wide, rect.right() - 8, self.text(), self._under)


class SlippingCard(Card):
    """Whose contact is colder than a week ago."""

    person_wanted = Signal(int)
    all_wanted = Signal()

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(0, parent=parent)
        self._photos = photos
        self._view: MonthView | None = None
        self.body.setContentsMargins(8, 10, 8, 8)
        self._head = CardHead(tr("Slipping"), tr("since last week"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        nobody = tr("Nobody has grown colder since last week.")
        self._nothing = Text(nobody, "small", "text2", wrap=True)
        self._nothing.setContentsMargins(8, 6, 8, 6)
        self.more = LinkButton(tr("Show all"))
        self.more.hide()
        self.body.addLayout(self._head)
        self.body.addSpacing(4)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        self.more.clicked.connect(self.all_wanted)
        photos.loaded.connect(lambda _sha: self._fill())

    def set_view(self, view: MonthView) -> None:
        """Show who slips now."""
        self._view = view
        self._fill()

    def _fill(self) -> None:
        view = self._view
        if view is None:
            return
        self._head.set_count(len(view.slips))
        clear_layout(self._rows)
        for slip in view.slips[:SLIPS_SHOWN]:
            color, photo = view.faces.get(slip.person_id, (None, ""))
            row = SlipRow(slip, view.today, color, self._photos.pixmap(photo))
            own = slip.person_id
            row.clicked.connect(lambda _on=False, own=own: self.person_wanted.emit(own))
            self._rows.addWidget(row)
        self._nothing.setVisible(not view.slips)
        self.more.setVisible(len(view.slips) > SLIPS_SHOWN)


class NextCard(Card):
    """What the next 30 days bring."""

    event_wanted = Signal(int)
    group_wanted = Signal(int)
    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent=parent)
        self.body.setContentsMargins(8, 10, 8, 8)
        self._said = Text("", "small", "text2", wrap=True)
        self._said.setContentsMargins(8, 0, 8, 4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.plan = LinkButton(tr("Plan an event"), "plus")
        self.body.addLayout(CardHead(tr("Next 30 days")))
        self.body.addWidget(self._said)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        self.plan.clicked.connect(self.plan_wanted)

    def set_view(self, view: MonthView) -> None:
        """Show what comes."""
        count = len(view.coming)
        events = tr("%n planned", n=count)
        dues = tr("%n follow-up||%n follow-ups", n=view.follow_ups)
        self._said.setText(tr("%1 · %2", events, dues))
        clear_layout(self._rows)
        for one in view.coming[:COMING_SHOWN]:
            row = ComingRow(one, view.today)
            row.clicked.connect(lambda _on=False, one=one: self._open(one))
            self._rows.addWidget(row)
        self.plan.setVisible(not count)

    def _open(self, one: Coming) -> None:
        if one.event_id:
            self.event_wanted.emit(one.event_id)
        else:
            self.group_wanted.emit(one.group_id)


class BehindCard(Card):
    """Says from the 20th on what a month still lacks, with the way to plan it."""

    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, ground="dueSoft", edge="", parent=parent)
        row = QHBoxLayout()
        row.setContentsMargins(16, 9, 10, 9)
        row.setSpacing(8)
        self._said = ElidedLabel("", "bodyStrong")
        self.plan = SecondaryButton(tr("Plan an event"), "calendar-plus")
        row.addWidget(Icon("target", "due", 18))
        row.addSpacing(6)
        row.addWidget(self._said, 1)
        row.addWidget(self.plan)
        self.body.addLayout(row)
        self.plan.clicked.connect(self.plan_wanted)

    def say(self, text: str) -> None:
        """Show what is lacking; nothing hides it."""
        self._said.set_text(text)
        self.setVisible(bool(text))
