"""What --json prints of a month: its goals, and the look back upon it."""

from typing import TYPE_CHECKING

from netdesk.cli.contact_shapes import interaction, today_item
from netdesk.cli.event_shapes import event_of
from netdesk.cli.shapes import Shape, day
from netdesk.domain.goals import MonthGoals

if TYPE_CHECKING:  # they bring libraries that most verbs do without
    from netdesk.book.review import Review


def goals(found: MonthGoals) -> Shape:
    """Return how far a month's goals are."""
    return {
        "month": f"{found.month:%Y-%m}",
        "events": {"done": found.events.done, "goal": found.events.goal},
        "people": {"done": found.people.done, "goal": found.people.goal},
        "first_follow_ups": {"in_time": found.first.in_time, "total": found.first.total},
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
                "met_on": day(one.met_on),
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
                "last_contact": day(one.last_contact),
                "next_contact": day(one.next_contact),
            }
            for one in found.slipping
        ],
        "coming": [today_item(one) for one in found.coming],
    }
