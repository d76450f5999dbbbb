"""What --json prints of groups, their members and meetings."""

from netdesk.cli.contact_shapes import follow_up
from netdesk.cli.shapes import Shape, day, moment
from netdesk.domain.model import GroupLine, GroupMember, GroupView, Meeting


def group(found: GroupLine) -> Shape:
    """Return a group with whose turn it is; `person_id` null is me."""
    one = found.group
    turn = {"person_id": one.turn or None, "person": found.turn_name or None}
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind.value,
        "place": one.place or None,
        "url": one.url or None,
        "niche": one.niche or None,
        "notes": one.notes or None,
        "every": one.rhythm or None,
        "next": moment(one.next_on, one.next_at),
        "topic": one.next_topic or None,
        "last": day(found.last_on),
        "turn": turn if one.takes_turns else None,
        "members": found.members,
        "joined_on": day(one.joined_on),
        "left_on": day(one.left_on),
    }


def group_view(line: GroupLine, found: GroupView) -> Shape:
    """Return a group with its members as their turns come, its meetings and promises."""
    return {
        **group(line),
        "order": [_member(one) for one in found.members],
        "meetings": [_meeting(one) for one in found.meetings],
        "follow_ups": [follow_up(one) for one in found.promises],
    }


def _member(one: GroupMember) -> Shape:
    return {
        "person_id": one.person_id or None,
        "person": one.name or None,
        "next": day(one.next_on),
        "last": day(one.last_on),
        "topic": one.last_topic or None,
    }


def _meeting(one: Meeting) -> Shape:
    return {
        "id": one.id,
        "on": day(one.on),
        "topic": one.topic or None,
        "notes": one.notes or None,
        "presenter_id": one.presenter_id,
        "mine": one.mine,
        "person_ids": [face.person_id for face in one.people],
        "people": [face.name for face in one.people],
    }
