"""Writing to somebody met at an event: the guard first, then their channel opens."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from netdesk import clock
from netdesk.domain.model import ChannelKind, Event, EventPerson, TodayItem, TodayKind
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.writing import Writing, said
from netdesk.ui.work import Work


class Letters(QObject):
    """One person, one message; Space in the table marks it done."""

    link_wanted = Signal(str)

    def __init__(self, work: Work, bus: Bus, host: QWidget) -> None:
        super().__init__(host)
        self._bus = bus
        self._names: dict[int, str] = {}
        self._writing = Writing(work, bus, host)
        self._writing.link_wanted.connect(self.link_wanted)
        self._writing.wrote.connect(self._on_wrote)

    def write(self, event: Event, one: EventPerson, spot: QRect) -> None:
        """Open a channel to somebody whose line lies at `spot` of the window."""
        today = clock.today()
        self._names[one.person_id] = one.name
        line = TodayItem(
            kind=TodayKind.FOLLOW_UP,
            id=one.follow_up_id,
            person_id=one.person_id,
            person=one.name,
            due=one.due or today,
            at=None,
            days_late=0,
            reason=one.promise,
            channel=None,
            met_at=event.name,
        )
        self._writing.write(one.person_id, line, spot)

    def overruled(self, person_id: int) -> bool:
        """Say whether the user goes on today in spite of the guard."""
        return self._writing.overruled(person_id)

    def _on_wrote(self, person_id: int, kind: ChannelKind | None) -> None:
        self._bus.said.emit(said(self._names[person_id], kind))
