"""What people of an import have beside a row of their own: channels, niches, where we met."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from netdesk.book import events, follow_ups, niches
from netdesk.book.importing.compare import Comparer
from netdesk.book.importing.past import Past
from netdesk.book.importing.rows import Rows
from netdesk.domain.contact import Connection
from netdesk.domain.first_contact import first_due
from netdesk.domain.model import Channel, Event, Origin, Side
from netdesk.domain.when import Due


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for everybody of an import; `first_days` as in the preferences."""

    batch_id: int
    event_name: str
    event_on: date
    cadence_days: int | None
    first_days: int
    today: date


class Belongings:
    """Collects them for the people of one import."""

    def __init__(self, rows: Rows, comparer: Comparer, setting: Setting) -> None:
        self.setting, self.past = setting, Past(rows, setting.batch_id)
        self._rows, self._comparer = rows, comparer
        self._niches: dict[str, int] = {}

    @cached_property
    def event(self) -> Event | None:
        """The event that the import is for, made with the first person who needs it."""
        if not self.setting.event_name.strip():
            return None
        found = events.ensure(self.setting.event_name, self.setting.event_on)
        events.gone_to(found.id, self.setting.today)
        return found

    @property
    def event_niche(self) -> tuple[str, ...]:
        """The niche that whoever was met there gets, if it has one."""
        return (self.event.niche,) if self.event and self.event.niche else ()

    @property
    def met_on(self) -> date:
        """When somebody was met for whom a clock starts."""
        return (self.event.on if self.event else None) or self.setting.today

    def attend(self, person_id: int) -> None:
        """Note that somebody was met at the event, if there is one."""
        if self.event:
            self._rows.add("event_person", (self.event.id, person_id))

    def reach(self, person_id: int, position: int, channels: Sequence[Channel]) -> None:
        """Give somebody channels, the first at this position."""
        for place, one in enumerate(channels, position):
            parts = json.dumps(one.parts, ensure_ascii=False) if one.parts else ""
            shown = (one.kind, one.value, one.label, one.preferred)
            self._rows.add("channel", (person_id, place, *shown, parts, self._comparer.key(one)))

    def tag(self, person_id: int, names: Iterable[str]) -> None:
        """Give somebody niches, made where missing."""
        for own in {self._niche(name) for name in names if name.strip()}:
            self._rows.add("person_niche", (person_id, own))

    def _niche(self, name: str) -> int:
        if name not in self._niches:
            self._niches[name] = niches.ensure(name)
        return self._niches[name]

    def promise(self, person_id: int, due: Due, reason: str = "") -> None:
        """Plan a follow-up with somebody, as the user wants."""
        batch = self.setting.batch_id
        self._plan(person_id, due, reason, Origin.MANUAL, batch_id=batch, event_id=None)

    def first(self, person_id: int, wish: Due | None) -> None:
        """Plan the first follow-up with somebody whose clock starts, in time if none is wished."""
        setting = self.setting
        due = wish or Due(first_due(self.met_on, setting.today, setting.first_days))
        event_id = self.event.id if self.event else None
        self._plan(person_id, due, "", Origin.FIRST, batch_id=None, event_id=event_id)

    def _plan(
        self,
        person_id: int,
        due: Due,
        reason: str,
        origin: Origin,
        *,
        batch_id: int | None,
        event_id: int | None,
    ) -> None:
        moment = follow_ups.moment(due)
        at = moment.isoformat() if moment else None
        once = ("", None, "")
        said = (person_id, iso(due.day), at, reason, origin.value, Side.MINE.value)
        self._rows.add("follow_up", (*said, *once, batch_id, event_id))

    def connect(self, person_id: int, connection: Connection) -> None:
        """Note that somebody new is a connection on LinkedIn."""
        since, exported_on = connection.since, connection.exported_on
        self._rows.add("linkedin_connection", (person_id, iso(since), iso(exported_on)))


def iso(day: date | None) -> str | None:
    """Return a date as it is stored."""
    return day.isoformat() if day else None
