"""Whom to keep warm today, by days overdue / cadence (PRODUCT rule 3); plain SQL."""

from datetime import date, timedelta

from netdesk.book import contact_state
from netdesk.book.mapping import channel_kind, rows_for
from netdesk.domain.model import State, TodayItem, TodayKind
from netdesk.domain.preferences import Preferences
from netdesk.store.reader import Reader


def lines(
    source: Reader, today: date, preferences: Preferences, shown: set[int]
) -> list[TodayItem]:
    """Return whom to keep warm, by days overdue / cadence, at most five a day with those done.

    Neither those `shown` already nor anybody with a follow-up that is due.
    """
    room = max(preferences.keep_warm_a_day - _warmed_today(source, today), 0)
    over = contact_state.to_keep_warm(source, today, room + len(shown)) if room else []
    chosen = [one for one in over if one.person_id not in shown][:room]
    states = contact_state.of_people(source, [one.person_id for one in chosen], today)
    people = {row[0]: row for row in rows_for(source, _WARM, states)}
    return [
        TodayItem(
            kind=TodayKind.KEEP_WARM,
            id=0,
            person_id=one.person_id,
            person=row[1],
            due=today - timedelta(days=one.over),
            at=None,
            days_late=one.over,
            reason="",
            channel=channel_kind(row[3]),
            photo=row[2],
            cadence_days=one.cadence,
            last_contact=states[one.person_id].last,
        )
        for one in chosen
        if (row := people.get(one.person_id))
    ]


_WARM = "select id, name, photo, preferred_channel from person where id in ({ids})"


def _warmed_today(source: Reader, today: date) -> int:
    """Count whom a contact today has kept warm: their cadence had run out before it."""
    ids = [
        row[0]
        for row in source.rows(
            "select c.person_id from contacted c where c.last_on >= ?1 and exists (select 1 "
            "from interaction_person ip join interaction i on i.id = ip.interaction_id "
            "where ip.person_id = c.person_id and i.happened_on = ?1)",
            (today.isoformat(),),
        )
    ]
    before = contact_state.of_people(source, ids, today - timedelta(days=1))
    return sum(
        one.next_on is not None and one.next_on < today and one.state in _DRIFTED
        for one in before.values()
    )


_DRIFTED = (State.WARM, State.COOLING, State.COLD)
