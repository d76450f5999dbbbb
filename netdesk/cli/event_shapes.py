"""What --json prints of events and whom I met there."""

from netdesk.cli.shapes import Shape, day, moment
from netdesk.domain.model import Event, EventLine, EventPerson, EventView


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


def event_of(found: Event, note: str) -> Shape:
    """Return an event where somebody was met, with what was noted there."""
    return {"id": found.id, "name": found.name, "on": day(found.on), "note": note or None}


def _event(one: Event) -> Shape:
    return {
        "id": one.id,
        "name": one.name,
        "on": moment(one.on, one.at),
        "until": day(one.ends_on),
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
        "wrote_on": day(one.wrote_on),
        "replied": one.replied,
        "due": day(one.due),
    }
