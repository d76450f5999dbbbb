"""Communities and circles: members and their turns, meetings and visits, promises made there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Any

from netdesk.book import follow_ups, interactions, niches
from netdesk.book.group_lists import all_groups, find, group, lines, of_person, order, view
from netdesk.book.mapping import parts, rows_for
from netdesk.book.opening import database, journal, reader
from netdesk.domain import turns
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.folding import fold
from netdesk.domain.model import Direction, Group, GroupKind, Origin, Side
from netdesk.domain.rhythm import Rhythm, parse
from netdesk.domain.when import Due
from netdesk.store.tables import GroupMeetingRow, GroupMemberRow, GroupRow, InteractionRow

__all__ = [
    "Promise",
    "add",
    "add_members",
    "all_groups",
    "edit",
    "edit_meeting",
    "find",
    "group",
    "join",
    "leave",
    "lines",
    "meet",
    "of_person",
    "order",
    "remove",
    "remove_meeting",
    "remove_members",
    "set_order",
    "set_turn",
    "view",
    "visit",
]

EDITABLE = frozenset(
    (
        *("name", "kind", "url", "place", "niche", "notes", "rhythm", "next_on", "next_at"),
        *("next_topic", "takes_turns", "joined_on"),
    )
)


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody in a meeting owes, me (`Side.MINE`) or they."""

    person_id: int
    reason: str
    due: Due
    side: Side = Side.MINE


def add(
    name: str,
    *,
    today: date,
    kind: GroupKind = GroupKind.OTHER,
    url: str = "",
    place: str = "",
    niche: str = "",
    notes: str = "",
    rhythm: str = "",
    next_on: date | None = None,
    next_at: time | None = None,
    takes_turns: bool | None = None,
    members: Sequence[int] = (),
) -> int:
    """Make a group that I join today, and return its id.

    With a rhythm and no date the next meeting or visit is one rhythm from today. Peer-feedback
    circles take turns unless told otherwise, beginning with me. Raises NotUnderstood.
    """
    every = _rhythm(rhythm)
    turn_about = kind is GroupKind.PEER_FEEDBACK if takes_turns is None else takes_turns
    with journal().step("group_added", group=_clean(name)):
        own = int(
            GroupRow.insert(
                name=_clean(name),
                kind=kind.value,
                url=url,
                place=place,
                niche_id=niches.ensure(niche) if niche.strip() else None,
                notes=notes,
                rhythm=str(every or ""),
                next_on=next_on or (every.after(today) if every else None),
                next_at=_hour(next_at),
                takes_turns=turn_about,
                joined_on=today,
                created_on=today,
            ).execute()
        )
        _join(own, members)
    return own


def edit(group_id: int, **fields: Any) -> None:
    """Change fields of a group, as one step; raises NotFound or NotUnderstood.

    `niche` is a name, made where missing, empty for none; `rhythm` a text such as 2w or monthly,
    empty for none.
    """
    if unknown := fields.keys() - EDITABLE:
        raise NotUnderstood("field", ", ".join(sorted(unknown)))
    with journal().step("group_edited", group=group(group_id).name):
        values = {
            "niche_id" if name == "niche" else name: _stored(name, value)
            for name, value in fields.items()
        }
        if values:
            GroupRow.update(values).where(GroupRow.id == group_id).execute()


def _stored(name: str, value: Any) -> Any:
    match name:
        case "name":
            return _clean(value)
        case "next_at":
            return _hour(value)
        case "rhythm":
            return str(_rhythm(value) or "")
        case "niche":
            return niches.ensure(value) if value.strip() else None
        case _:
            return value.value if isinstance(value, Enum) else value


def _clean(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise NotUnderstood("group", name)
    return clean


def _hour(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None


def _rhythm(text: str) -> Rhythm | None:
    found = parse(text)
    if found is None and text.strip():
        raise NotUnderstood("rhythm", text)
    return found


def remove(group_id: int) -> None:
    """Remove a group with its meetings; contacts with its members stay. Raises NotFound."""
    with journal().step("group_removed", group=group(group_id).name):
        GroupRow.delete().where(GroupRow.id == group_id).execute()


def join(group_id: int, on: date) -> None:
    """Say that I belong to a group (again) since `on`; raises NotFound."""
    with journal().step("group_joined", group=group(group_id).name):
        GroupRow.update(joined_on=on, left_on=None).where(GroupRow.id == group_id).execute()


def leave(group_id: int, on: date) -> None:
    """Say that I left a group: nothing of it is due any more. Raises NotFound."""
    with journal().step("group_left", group=group(group_id).name):
        GroupRow.update(left_on=on).where(GroupRow.id == group_id).execute()


def add_members(group_id: int, person_ids: Collection[int]) -> None:
    """Let people belong to a group, last in the order of turns; raises NotFound."""
    name = group(group_id).name
    who = niches.one_name(person_ids)
    with journal().step("group_members_added", n=len(person_ids), group=name, name=who):
        _join(group_id, person_ids)


def _join(group_id: int, person_ids: Collection[int]) -> None:
    last = max(_places(group_id).values())
    for place, own in enumerate(dict.fromkeys(person_ids), last + 1):
        database().raw.execute(
            "insert or ignore into group_member (group_id, person_id, place) "
            "select ?, id, ? from person where id = ?",
            (group_id, place, own),
        )


def _places(group_id: int) -> dict[int, int]:
    mine = reader().value("select my_place from people_group where id = ?", (group_id,)) or 0
    rows = reader().rows(
        "select person_id, place from group_member where group_id = ?", (group_id,)
    )
    return {turns.ME: mine, **{row[0]: row[1] for row in rows}}


def remove_members(group_id: int, person_ids: Collection[int]) -> None:
    """Let people belong to a group no more; a turn of theirs goes to the next. Raises NotFound."""
    name = group(group_id).name
    who = niches.one_name(person_ids)
    with journal().step("group_members_removed", n=len(person_ids), group=name, name=who):
        _pass_by(group_id, person_ids)
        for part in parts(person_ids):
            GroupMemberRow.delete().where(
                GroupMemberRow.group_id == group_id, GroupMemberRow.person_id.in_(part)
            ).execute()


def forget(person_ids: Collection[int]) -> None:
    """Let the turns of people who are about to be deleted go to the next, inside a step."""
    theirs = "select id from people_group where turn_person_id in ({ids})"
    for (own,) in rows_for(reader(), theirs, person_ids):
        _pass_by(own, person_ids)


def _pass_by(group_id: int, gone: Collection[int]) -> None:
    holder, coming = group(group_id).turn, order(group_id)
    if holder in gone:
        after = turns.from_turn(coming, holder)
        _hand_over(group_id, next(own for own in after if own not in gone))


def _hand_over(group_id: int, to: int) -> None:
    GroupRow.update(turn_person_id=to or None).where(GroupRow.id == group_id).execute()


def set_order(group_id: int, order: Sequence[int]) -> None:
    """Put the turns of a group into this order of ids, `turns.ME` (0) for me; raises NotFound."""
    with journal().step("group_ordered", group=group(group_id).name):
        for place, own in enumerate(order):
            if own == turns.ME:
                GroupRow.update(my_place=place).where(GroupRow.id == group_id).execute()
            else:
                GroupMemberRow.update(place=place).where(
                    GroupMemberRow.group_id == group_id, GroupMemberRow.person_id == own
                ).execute()


def set_turn(group_id: int, person_id: int) -> None:
    """Say whose turn it is next, `turns.ME` (0) for me; raises NotFound for no member."""
    found = group(group_id)
    if person_id not in order(group_id):
        raise NotFound("member", niches.one_name([person_id]) or str(person_id))
    with journal().step("group_turn_set", group=found.name, name=niches.one_name([person_id])):
        GroupRow.update(takes_turns=True).where(GroupRow.id == group_id).execute()
        _hand_over(group_id, person_id)


def visit(group_id: int, *, on: date, notes: str = "") -> int:
    """Log a visit of an online group and return its id; the next is one rhythm later."""
    found = group(group_id)
    with journal().step("group_visited", group=found.name):
        rhythm, latest = parse(found.rhythm), _is_latest(group_id, on)
        own = _record(found, on, "", notes, None)
        if latest:
            _move(found, rhythm.after(on) if rhythm else None)
    return own


def meet(
    group_id: int,
    person_ids: Collection[int],
    *,
    on: date,
    topic: str = "",
    notes: str = "",
    promises: Sequence[Promise] = (),
) -> int:
    """Record a meeting as one step and return its id: contact with all who came, and the promises.

    The latest meeting moves the turn on, and the date by the rhythm from the one it was planned
    for; one that is entered late, after later ones, moves nothing. Raises NotFound.
    """
    found = group(group_id)
    with journal().step("group_met", n=len(person_ids), group=found.name):
        topic = topic.strip() or (found.next_topic if _mine(found) else "")
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
            _turn_on(found)
    return own


def _mine(found: Group) -> bool:
    return found.takes_turns and found.turn == turns.ME


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
        return None
    return rhythm.beyond(found.next_on, on) if found.next_on else rhythm.after(on)


def _move(found: Group, following: date | None) -> None:
    GroupRow.update(next_on=following).where(GroupRow.id == found.id).execute()


def _turn_on(found: Group) -> None:
    if found.takes_turns:
        _hand_over(found.id, turns.following(order(found.id), found.turn))
        if found.turn == turns.ME:
            GroupRow.update(next_topic="").where(GroupRow.id == found.id).execute()


def edit_meeting(
    meeting_id: int,
    *,
    on: date | None = None,
    topic: str | None = None,
    notes: str | None = None,
) -> None:
    """Change what is given of a meeting or visit, and of the contact that it was."""
    row = _meeting(meeting_id)
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


def ensure(name: str, today: date) -> int:
    """Return the id of the group of this name, made where missing, inside a step."""
    known = next((one for one in all_groups() if fold(one.name) == fold(name)), None)
    return known.id if known else add(name, today=today)
