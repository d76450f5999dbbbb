"""What --json prints of follow-ups, contacts and Today."""

from netdesk.cli.shapes import Shape, day, moment
from netdesk.domain.model import FollowUp, Interaction, TodayItem, TodayKind


def follow_up(found: FollowUp) -> Shape:
    """Return a follow-up; `direction` says who owes it."""
    return {
        "id": found.id,
        "person_id": found.person_id,
        "person": found.person,
        "due": moment(found.due, found.at),
        "reason": found.reason or None,
        "channel": found.channel and found.channel.value,
        "origin": found.origin.value,
        "direction": found.side.value,
        "days_late": found.days_late,
        "status": found.status.value,
        "snoozed_until": moment(found.snoozed_until, found.snoozed_at),
        "every": str(found.rhythm) if found.rhythm else None,
    }


def interaction(found: Interaction) -> Shape:
    """Return one contact; `note` is all that was noted, its first line included."""
    return {
        "id": found.id,
        "person_ids": list(found.person_ids),
        "people": list(found.people),
        "on": day(found.on),
        "channel": found.channel and found.channel.value,
        "direction": found.direction.value,
        "intent": found.intent.value,
        "summary": found.summary or None,
        "note": "\n\n".join(filter(None, (found.summary, found.note))) or None,
        "give_kind": found.give_kind and found.give_kind.value,
        "learned": found.learned or None,
        "item_id": found.item_id,
        "item": found.item or None,
        "outcome": found.outcome or None,
        "won": found.won,
        "thanked_on": day(found.thanked_on),
        "event_id": found.event_id,
        "event": found.event or None,
        "reply_by": day(found.reply_by),
        "replied_on": day(found.replied_on),
        "forced": found.forced,
    }


_SUBJECTS = (TodayKind.EVENT, TodayKind.GROUP, TodayKind.COLLABORATION)


def today_item(found: TodayItem) -> Shape:
    """Return a line of Today; `id` is the follow-up's, or that of an event, group or collaboration,
    else null."""
    place = found.subject_id if found.kind in _SUBJECTS else None
    return {
        "kind": found.kind.value,
        "id": found.id or place,
        "person_id": found.person_id or None,
        "person": found.person or None,
        "due": moment(found.due, found.at),
        "days_late": found.days_late,
        "reason": found.reason or None,
    }
