"""The part Projects of Give & get: who takes part, the board, and its keys."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.model import Stage
from netdesk.ui.models.giving import GivingView, late_steps
from netdesk.ui.pages.giving.board import Board
from netdesk.ui.widgets.avatar import AvatarStack
from netdesk.ui.widgets.chips import FilterChip
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.words import tr


class Projects(QWidget):
    """Shows the board; the page carries out what is wished on it.

    `margin` is free at the far end.
    """

    def __init__(self, margin: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = Board()
        self.dropped = FilterChip(tr("Dropped"))
        self._faces = AvatarStack(26, "bg", 4)
        self._summary = ElidedLabel("", "body", "text2")
        self._hints = ElidedLabel(
            tr("Alt and arrows move a card · Space: next step done · Enter opens"),
            "small",
            "text2",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, margin, 0)
        column.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._faces)
        line.addWidget(self._summary, 1)
        line.addWidget(self.dropped)
        column.addLayout(line)
        column.addWidget(self.board, 1)
        column.addWidget(self._hints)
        self.dropped.toggled.connect(self.board.show_dropped)

    def set_view(self, view: GivingView) -> None:
        """Show the answer."""
        self.board.set_projects(view.projects, view.today)
        people = {face.person_id: face for one in view.projects for face in one.people}
        faces = [(face.name, face.color) for face in people.values()]
        self._faces.set_people(faces)
        self._faces.setVisible(bool(faces))
        self._show_dropped(view)
        self._summary.set_text(_summary(view, len(people)))

    def set_narrow(self, narrow: bool) -> None:
        """Fit a narrow window."""
        self.board.set_narrow(narrow)
        self._hints.setVisible(not narrow)

    def _show_dropped(self, view: GivingView) -> None:
        count = sum(one.stage is Stage.DROPPED for one in view.projects)
        self.dropped.set_count(count)
        self.dropped.setVisible(bool(count))
        if not count:
            self.dropped.setChecked(False)


def _summary(view: GivingView, people: int) -> str:
    open_ones = [one for one in view.projects if one.stage is not Stage.DROPPED]
    if not open_ones:
        return tr("Nothing is done together yet.")
    parts = [
        tr("%n joint project||%n joint projects", n=len(open_ones)),
        tr("with %n person||with %n people", n=people),
    ]
    if late := late_steps(view.projects, view.today):
        parts.append(tr("%n next step is late||%n next steps are late", n=late))
    return " · ".join(parts)
