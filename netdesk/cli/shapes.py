"""What --json prints: the shapes of PRODUCT's table, where an empty text is null."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from netdesk import words
from netdesk.domain.contact import Problem, Property
from netdesk.domain.goals import MonthGoals
from netdesk.domain.model import (
    Channel,
    ChannelKind,
    Event,
    EventLine,
    EventPerson,
    EventView,
    FollowUp,
    GroupLine,
    GroupMember,
    GroupView,
    HistoryLine,
    Interaction,
    Meeting,
    Niche,
    Person,
    TodayItem,
    TodayKind,
)

if TYPE_CHECKING:  # they bring libraries that most verbs do without
    from netdesk.book.duplicates import Candidate
    from netdesk.book.importing.batches import Batch
    from netdesk.book.importing.run import Imported, JobChange
    from netdesk.book.importing.tables import SeenTable
    from netdesk.book.origins import Link
    from netdesk.book.review import Review
    from netdesk.book.steps import Step

Shape = dict[str, object]

_ADDRESS_PARTS = ("po_box", "extended", "street", "city", "region", "code", "country")


def person(found: Person) -> Shape:
    """Return a person with the keys of `list`."""
    return {
        "id": found.id,
        "uid": found.uid or None,
        "name": found.name,
        "given_name": found.given_name or None,
        "family_name": found.family_name or None,
        "nickname": found.nickname or None,
        "organization": found.organization or None,
        "department": found.department or None,
        "title": found.title or None,
        "emails": _channels(found, lambda kind: kind is ChannelKind.EMAIL),
        "phones": _channels(found, lambda kind: kind is ChannelKind.PHONE),
        "addresses": [_address(one) for one in found.channels if one.kind is ChannelKind.ADDRESS],
        "urls": _channels(found, lambda kind: kind is ChannelKind.WEBSITE),
        "profiles": [
            {"value": one.value, "label": one.label or None, "kind": one.kind.value}
            for one in found.channels
            if one.kind.is_profile
        ],
        "niches": [niche.name for niche in found.niches],
        "birthday": found.birthday or None,
        "notes": found.notes.strip() or None,
        "photo_bytes": found.photo_bytes,
        "offers": found.offers or None,
        "needs": found.needs or None,
        "introduced_by": found.introduced_by,
        "preferred_channel": found.preferred_channel and found.preferred_channel.value,
        "not_before": _day(found.not_before),
        "do_not_contact": found.do_not_contact,
        "met_on": _day(found.met_on),
        "met_at": found.met_at or None,
        "met_note": found.met_note or None,
        "disconnected_on": _day(found.disconnected_on),
        "circle": found.circle.value,
        "cadence_days": found.cadence_days,
        "last_contact": _day(found.last_contact),
        "next_contact": _day(found.next_contact),
        "state": found.state.value,
        "prefix": found.prefix or None,
        "additional_names": found.additional_names or None,
        "suffix": found.suffix or None,
        "introduced_by_name": found.introduced_by_name or None,
    }


def _channels(found: Person, fits: Callable[[ChannelKind], bool]) -> list[Shape]:
    return [
        {"value": one.value, "label": one.label or None} for one in found.channels if fits(one.kind)
    ]


def _address(channel: Channel) -> Shape:
    parts = (*channel.parts, *[""] * len(_ADDRESS_PARTS))[: len(_ADDRESS_PARTS)]
    return {
        "value": channel.value,
        "label": channel.label or None,
        "parts": {name: part or None for name, part in zip(_ADDRESS_PARTS, parts, strict=True)},
    }


def unknown_property(found: Property) -> Shape:
    """Return a vCard property that has no field of ours."""
    return {
        "group": found.group or None,
        "name": found.name,
        "parameters": [list(pair) for pair in found.parameters],
        "value": found.value,
        "version": found.version,
    }


def follow_up(found: FollowUp) -> Shape:
    """Return a follow-up; `direction` says who owes it."""
    return {
        "id": found.id,
        "person_id": found.person_id,
        "person": found.person,
        "due": _moment(found.due, found.at),
        "reason": found.reason or None,
        "channel": found.channel and found.channel.value,
        "origin": found.origin.value,
        "direction": found.side.value,
        "days_late": found.days_late,
        "status": found.status.value,
        "snoozed_until": _moment(found.snoozed_until, found.snoozed_at),
        "every": str(found.rhythm) if found.rhythm else None,
    }


def interaction(found: Interaction) -> Shape:
    """Return one contact; `note` is all that was noted, its first line included."""
    return {
        "id": found.id,
        "person_ids": list(found.person_ids),
        "people": list(found.people),
        "on": _day(found.on),
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
        "thanked_on": _day(found.thanked_on),
        "event_id": found.event_id,
        "event": found.event or None,
        "reply_by": _day(found.reply_by),
        "replied_on": _day(found.replied_on),
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
        "due": _moment(found.due, found.at),
        "days_late": found.days_late,
        "reason": found.reason or None,
    }


def niche(found: Niche) -> Shape:
    """Return a niche with the number of its people."""
    return {
        "id": found.id,
        "name": found.name,
        "color": found.color.value,
        "description": found.description or None,
        "cadence_days": found.cadence_days,
        "people": found.people,
    }


def event(found: EventLine) -> Shape:
    """Return an event with the numbers of whom I met there and wrote to since."""
    return {**_event(found.event), "people": found.people, "followed_up": found.followed_up}


def event_view(found: EventView) -> Shape:
    """Return an event with those whom I met there."""
    return {
        **_event(found.event),
        "people": len(found.people),
        "followed_up": found.followed_up,
        "replied": found.replied,
        "met": [_met(one) for one in found.people],
    }


def _event(one: Event) -> Shape:
    return {
        "id": one.id,
        "name": one.name,
        "on": _moment(one.on, one.at),
        "until": _day(one.ends_on),
        "kind": one.kind.value,
        "attended": one.attended,
        "planned": one.planned,
        "role": one.role.value,
        "place": one.place or None,
        "url": one.url or None,
        "niche": one.niche or None,
        "notes": one.notes or None,
    }


def _met(one: EventPerson) -> Shape:
    return {
        "person_id": one.person_id,
        "person": one.name,
        "organization": one.organization or None,
        "note": one.note or None,
        "promise": one.promise or None,
        "wrote_on": _day(one.wrote_on),
        "replied": one.replied,
        "due": _day(one.due),
    }


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
        "next": _moment(one.next_on, one.next_at),
        "topic": one.next_topic or None,
        "last": _day(found.last_on),
        "turn": turn if one.takes_turns else None,
        "members": found.members,
        "joined_on": _day(one.joined_on),
        "left_on": _day(one.left_on),
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
        "next": _day(one.next_on),
        "last": _day(one.last_on),
        "topic": one.last_topic or None,
    }


def _meeting(one: Meeting) -> Shape:
    return {
        "id": one.id,
        "on": _day(one.on),
        "topic": one.topic or None,
        "notes": one.notes or None,
        "presenter_id": one.presenter_id,
        "mine": one.mine,
        "person_ids": [face.person_id for face in one.people],
        "people": [face.name for face in one.people],
    }


def review(found: "Review") -> Shape:
    """Return a month looked back upon: its goals' keys, and what they are made of."""
    return {
        **goals(found.goals),
        "events_attended": [event_of(one, "") for one in found.events],
        "groups": [{"id": one.id, "name": one.name, "times": one.times} for one in found.groups],
        "met": [
            {
                "person_id": one.person_id,
                "person": one.name,
                "organization": one.organization or None,
                "met_on": _day(one.met_on),
                "met_at": one.met_at or None,
                "wrote": one.wrote,
            }
            for one in found.met
        ],
        "given": [interaction(one) for one in found.given],
        "received": [interaction(one) for one in found.received],
        "learned": [interaction(one) for one in found.learned],
        "slipping": [
            {
                "person_id": one.person_id,
                "person": one.person,
                "before": one.before.value,
                "state": one.now.value,
                "last_contact": _day(one.last_contact),
                "next_contact": _day(one.next_contact),
            }
            for one in found.slipping
        ],
        "coming": [today_item(one) for one in found.coming],
    }


def event_of(found: Event, note: str) -> Shape:
    """Return an event where somebody was met, with what was noted there."""
    return {"id": found.id, "name": found.name, "on": _day(found.on), "note": note or None}


def link(found: "Link") -> Shape:
    """Return somebody of a chain of introductions."""
    return {
        "person_id": found.person_id,
        "person": found.name,
        "met_on": _day(found.met_on),
        "met_at": found.met_at or None,
        "depth": found.depth,
    }


def goals(found: MonthGoals) -> Shape:
    """Return how far a month's goals are."""
    return {
        "month": f"{found.month:%Y-%m}",
        "events": {"done": found.events.done, "goal": found.events.goal},
        "people": {"done": found.people.done, "goal": found.people.goal},
        "first_follow_ups": {"in_time": found.first.in_time, "total": found.first.total},
    }


def step(found: "Step") -> Shape:
    """Return a step of the journal."""
    return {"step": words.step(found.label, found.args), "at": _local(found.at)}


def history_line(found: HistoryLine) -> Shape:
    """Return a line of a person's history."""
    return {
        "at": _local(found.at),
        "person": found.person or None,
        "field": found.field or None,
        "old": found.old or None,
        "new": found.new or None,
    }


def candidate(found: "Candidate", names: Mapping[int, str]) -> Shape:
    """Return two people who may be one; `reasons` are words that stay."""
    return {
        "a": found.one,
        "b": found.other,
        "score": found.score,
        "reasons": [reason.value for reason in found.reasons],
        "a_name": names.get(found.one),
        "b_name": names.get(found.other),
        "sure": found.is_sure,
    }


def batch(found: "Batch") -> Shape:
    """Return an import that can still be removed."""
    return {
        "id": found.id,
        "source": found.source,
        "at": _local(found.made_at),
        "people": found.people,
        "contacts": found.contacts,
    }


def imported(found: "Imported") -> Shape:
    """Return the counts of an import and what was wrong; `contacts` are past ones that came in,
    `strangers` people whose messages were left out."""
    return {
        "found": found.found,
        "added": found.added,
        "updated": found.updated,
        "same": found.same,
        "skipped": found.skipped,
        "failed": found.failed,
        "problems": [problem(one) for one in found.problems],
        "contacts": found.contacts,
        "strangers": found.strangers,
        "changed": [_job_change(one) for one in found.changed],
        "gone": [{"id": one.person_id, "name": one.name} for one in found.gone],
        "tables": [_table(one) for one in found.tables],
    }


def _table(found: "SeenTable") -> Shape:
    """Return what a table was taken for; `field` is as --map takes it."""
    return {
        "file": found.file,
        "delimiter": found.delimiter or None,
        "encoding": found.encoding,
        "header": found.has_header,
        "columns": [
            {"column": one.name, "field": one.target, "samples": list(one.samples)}
            for one in found.columns
        ],
    }


def _job_change(found: "JobChange") -> Shape:
    changes = [
        {"field": one.field, "old": one.old or None, "new": one.new} for one in found.changes
    ]
    return {"id": found.person_id, "name": found.name, "changes": changes}


def problem(found: Problem) -> Shape:
    """Return one problem with its place, null where it has none."""
    return {
        "file": found.file,
        "card": found.card or None,
        "line": found.line or None,
        "problem": words.problem(found),
    }


def plain(value: object) -> object:
    """Return a preference's value: times as `09:00`, dates as ISO 8601, an empty text as null."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else None if value == "" else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(day: date | None, at: time | None) -> str | None:
    if day is None:
        return None
    return f"{day.isoformat()}T{at.strftime('%H:%M')}" if at else day.isoformat()


def _local(moment: datetime) -> str:
    return moment.astimezone().replace(tzinfo=None).isoformat(timespec="seconds")
