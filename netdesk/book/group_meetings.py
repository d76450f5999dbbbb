"""Meetings of a group and visits to it: contact with all who came, promises, and what is next."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from netdesk.book import follow_ups, interactions
from netdesk.book.group_lists import group, order
from netdesk.book.group_members import hand_over
from netdesk.book.opening import journal, reader
from netdesk.domain import turns
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.folding import fold
from netdesk.domain.model import Direction, Group, Origin, Side
from netdesk.domain.rhythm import parse
from netdesk.domain.when import Due
from netdesk.store.tables import GroupMeetingRow, GroupRow, InteractionRow


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody in a meeting owes, me (`Side.MINE`) or they."""

    person_id: int
    reason: str
    due: Due
    side: Side = Side.MINE


def visit(group_id: int, *, on: date, today: date, notes: str = "") -> int:
    """Log a visit of an online group and return its id; the next is one rhythm later.

    Raises NotFound, and NotUnderstood("to_come") for a day after today.
    """
    found = group(group_id)
    _check_day(on, today)
    with journal().step("group_visited", group=found.name):
        rhythm, latest = parse(found.rhythm), _is_latest(group_id, on)
        own = _record(found, on, "", notes, None)
        if latest:
            _move(found, rhythm.after(on) if rhythm else _still_ahead(found, on))
    return own


def meet(
    group_id: int,
    person_ids: Collection[int],
    *,
    on: date,
    today: date,
    topic: str | None = None,
    notes: str = "",
    promises: Sequence[Promise] = (),
) -> int:
    """Record a meeting as one step and return its id: contact with all who came, and the promises.

    Without a topic it is the one that I planned, if it was my turn; one that was shown so comes
    next no more.

    The latest meeting moves the turn on, and the date by the rhythm from the one it was planned
    for; one that is entered late, after later ones, moves nothing. Raises NotFound, and
    NotUnderstood("to_come") for a day after today.
    """
    found = group(group_id)
    _check_day(on, today)
    with journal().step("group_met", n=len(person_ids), group=found.name):
        topic = found.my_topic if topic is None else topic.strip()
        latest = _is_latest(group_id, on)
        contact = _contact(found, person_ids, on, topic, notes)
        own = _record(found, on, topic, notes, contact)
        for one in promises:
            due, kind = one.due, Origin.PROMISE
            follow_ups.insert(
                one.person_id, due, one.reason, None, one.side, kind, group_id=group_id
            )
        if latest:
            _move(found, _next_date(found, on))
            _turn_on(found, topic)
    return own


def _check_day(on: date, today: date) -> None:
    """Refuse a meeting that has not been: what is planned is the group's next date."""
    if on > today:
        raise NotUnderstood("to_come", on.isoformat())


def _is_latest(group_id: int, on: date) -> bool:
    last = "select max(held_on) from group_meeting where group_id = ?"
    return (reader().value(last, (group_id,)) or "") <= on.isoformat()


def _contact(
    found: Group, person_ids: Collection[int], on: date, topic: str, notes: str
) -> int | None:
    """Write the contact with all who came; with nobody there is none."""
    if not person_ids:
        return None
    summary = f"{found.name}: {topic}" if topic else found.name
    return interactions.record(person_ids, summary, on, None, Direction.MUTUAL, note=notes)


def _record(found: Group, on: date, topic: str, notes: str, contact: int | None) -> int:
    turn_about = found.takes_turns and not found.kind.is_online
    return int(
        GroupMeetingRow.insert(
            group_id=found.id,
            held_on=on,
            topic=topic,
            notes=notes,
            presenter_id=found.turn or None if turn_about else None,
            mine=turn_about and found.turn == turns.ME,
            interaction_id=contact,
        ).execute()
    )


def _next_date(found: Group, on: date) -> date | None:
    rhythm = parse(found.rhythm)
    if rhythm is None:
        return _still_ahead(found, on)
    return rhythm.beyond(found.next_on, on) if found.next_on else rhythm.after(on)


def _still_ahead(found: Group, on: date) -> date | None:
    """Return the next date as it is planned, which one in between does not take away."""
    return found.next_on if found.next_on and found.next_on > on else None


def _move(found: Group, following: date | None) -> None:
    GroupRow.update(next_on=following).where(GroupRow.id == found.id).execute()


def _turn_on(found: Group, topic: str) -> None:
    if found.takes_turns:
        hand_over(found.id, turns.following(order(found.id), found.turn))
        planned = fold(found.my_topic)
        if planned and planned in fold(topic):  # another topic leaves it for my next turn
            GroupRow.update(next_topic="").where(GroupRow.id == found.id).execute()


def edit_meeting(
    meeting_id: int,
    *,
    today: date,
    on: date | None = None,
    topic: str | None = None,
    notes: str | None = None,
) -> None:
    """Change what is given of a meeting or visit, and of the contact that it was.

    Raises NotFound, and NotUnderstood("to_come") for another day that is after today.
    """
    row = _meeting(meeting_id)
    if on is not None and on != row.held_on:
        _check_day(on, today)
    found = group(row.group_id)
    with journal().step("group_meeting_edited", group=found.name):
        row.held_on = row.held_on if on is None else on
        row.topic = row.topic if topic is None else topic
        row.notes = row.notes if notes is None else notes
        row.save()
        if row.interaction_id:
            summary = f"{found.name}: {row.topic}" if row.topic else found.name
            interactions.edit(row.interaction_id, on=row.held_on, summary=summary, note=row.notes)


def remove_meeting(meeting_id: int) -> None:
    """Remove a meeting or visit with the contact that it was; raises NotFound.

    Turn and date stay where they are.
    """
    row = _meeting(meeting_id)
    with journal().step("group_meeting_removed", group=group(row.group_id).name):
        if row.interaction_id:
            InteractionRow.delete().where(InteractionRow.id == row.interaction_id).execute()
        row.delete_instance()


def _meeting(meeting_id: int) -> GroupMeetingRow:
    row: GroupMeetingRow | None = GroupMeetingRow.get_or_none(GroupMeetingRow.id == meeting_id)
    if row is None:
        raise NotFound("meeting", str(meeting_id))
    return row
