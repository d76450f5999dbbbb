"""Past and planned contacts that other programs knew; each comes in once, by its key."""

from collections.abc import Iterable
from datetime import date

from netdesk.book import interactions
from netdesk.book.importing.rows import Rows
from netdesk.domain.contact import PastContact, PlannedContact
from netdesk.domain.model import Direction, Origin, Side


class Past:
    """Collects them for the people of one import."""

    def __init__(self, rows: Rows, batch_id: int) -> None:
        self._rows, self._batch = rows, batch_id
        self._known: dict[str, int] = {}
        self._has_keys = rows.raw.execute(
            "select exists (select 1 from interaction where source_key <> '')"
        ).fetchone() == (1,)
        self.count = 0

    def log(self, person_id: int, past: Iterable[PastContact]) -> None:
        """Say that a person took part in these; one that is known by its key gets one more."""
        for one in past:
            own = self._interaction(one.key)
            if own is None:
                own = self._known[one.key] = self._rows.next_id("interaction")
                self._rows.add("interaction", self._row(own, one))
                self.count += 1
            self._rows.add("interaction_person", (own, person_id))

    def _interaction(self, key: str) -> int | None:
        if key not in self._known and self._has_keys:
            found = self._rows.raw.execute(
                "select id from interaction where source_key = ? and source_key <> ''", (key,)
            ).fetchone()
            if found:
                self._known[key] = found[0]
        return self._known.get(key)

    def _row(self, own: int, one: PastContact) -> tuple[object, ...]:
        return (
            own,
            one.on.isoformat(),
            one.channel.value if one.channel else None,
            one.direction.value,
            one.intent.value,
            one.give_kind.value if one.give_kind else None,
            one.summary,
            one.note,
            one.key,
            self._batch,
        )

    def plan(self, person_id: int, planned: Iterable[PlannedContact]) -> None:
        """Plan these follow-ups with a person."""
        for one in planned:
            due, anchor = one.due.isoformat(), (one.first_on or one.due).isoformat()
            said = (person_id, due, None, one.reason, Origin.MANUAL.value, Side.MINE.value)
            again = (one.rhythm, anchor if one.rhythm else None)
            self._rows.add("follow_up", (*said, *again, one.key, self._batch, None))

    def settle(self, person_id: int, past: Iterable[PastContact]) -> None:
        """Close the first follow-up of somebody known whom I have contacted since we met, and mark
        what was answered (PRODUCT, rules 1 and 6). Call it when the contacts are written.

        What was before is no answer to having met.
        """
        found = self._rows.raw.execute(
            "select clock_on from person where id = ? and clock_on is not null", (person_id,)
        ).fetchone()
        since = date.fromisoformat(found[0]) if found else date.max
        for one in sorted(past, key=lambda one: one.on):
            if one.direction is not Direction.OUTGOING:
                interactions.mark_answered([person_id], one.on)
            if one.direction is not Direction.INCOMING and one.on >= since:
                interactions.close_first([person_id], self._known[one.key], one.on)
                since = date.max
