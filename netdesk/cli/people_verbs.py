"""The verbs about who is in the book: list, show, add, edit, tag."""

from dataclasses import replace
from datetime import date

from netdesk import words
from netdesk.book import (
    collaborations,
    events,
    fields,
    follow_ups,
    groups,
    interactions,
    introductions,
    knows,
    library,
    niches,
    origins,
    people,
    quick_add,
    reciprocity,
    referrals,
)
from netdesk.book.origins import Link
from netdesk.book.quick_add import Alike
from netdesk.cli import contact_shapes, event_shapes, giving_shapes
from netdesk.cli import people_shapes as shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.printing import block, safe, table
from netdesk.cli.shapes import Shape
from netdesk.domain.model import ChannelKind, FollowUp, Interaction, Person
from netdesk.words import tr


def list_(call: Call) -> Answer:
    """List who fits a query."""
    return persons_answer(people.ids(call.rest(0), today=call.today, forgiving=True), call.today)


def persons_answer(ids: list[int], today: date) -> Answer:
    """Answer with these people."""
    found = people.persons(ids, today=today)
    return Answer([shapes.person(one) for one in found], lambda: table([_row(p) for p in found]))


def _row(person: Person) -> tuple[object, ...]:
    work = tr("%1 at %2", person.title, person.organization)
    reach = next((c.value for c in person.channels if c.kind is not ChannelKind.ADDRESS), "")
    return (
        person.id,
        person.name,
        work if person.title and person.organization else person.title or person.organization,
        ", ".join(niche.name for niche in person.niches),
        reach,
    )


def show(call: Call) -> Answer:
    """Show a person with their interactions, open follow-ups and unknown properties."""
    own = _whole_person(call)
    person = people.person(own, today=call.today)
    contacts = interactions.of_person(own)
    promises = follow_ups.of_person(own, call.today)
    unknown = people.unknown_properties(own)
    chain, brought = origins.chain(own), origins.brought(own)
    value = {
        **shapes.person(person),
        "interactions": [contact_shapes.interaction(one) for one in contacts],
        "follow_ups": [contact_shapes.follow_up(one) for one in promises],
        "unknown_properties": [shapes.unknown_property(one) for one in unknown],
        "events": [event_shapes.event_of(*one) for one in events.of_person(own)],
        "groups": [{"id": one.id, "name": one.name} for one in groups.of_person(own)],
        "origin": [shapes.link(one) for one in chain],
        "brought": [shapes.link(one) for one in brought],
        **_given(own, call.today),
    }
    came = _origins(chain, brought)
    return Answer(value, lambda: _whole(person, promises, contacts, call.today) + came)


def _given(own: int, today: date) -> Shape:
    """Return what was given and got with a person, and whom they know."""
    known = [{"person_id": other, "person": name} for other, name in knows.said_of(own)]
    together = collaborations.of_person(own)
    return {
        "giving": giving_shapes.balance(reciprocity.of_person(own, today)),
        "knows": known,
        "referrals": [giving_shapes.referral(one) for one in referrals.of_person(own)],
        "introductions": [giving_shapes.introduction(one) for one in introductions.of_person(own)],
        "collaborations": [{"id": one.id, "name": one.name} for one in together],
        "got": [{"id": one.id, "name": one.title} for one in library.of_person(own, today)],
    }


def _origins(chain: list[Link], brought: list[Link]) -> str:
    """Say who brought a person, and whom they brought in turn."""
    said = ""
    if chain:
        said += "\n\n" + tr("Came by: %1", safe(" ← ".join(one.name for one in chain)))
    if brought:
        lines = ("  " * one.depth + safe(one.name) for one in brought)
        said += "\n\n" + tr("Brought") + "\n" + "\n".join(lines)
    return said


def _whole_person(call: Call) -> int:
    return people.find(call.rest(0))  # nothing follows: the words of a name need no quotes


def _whole(
    person: Person, promises: list[FollowUp], contacts: list[Interaction], today: date
) -> str:
    parts = [block(_facts(person, today))]
    if promises:
        parts.append(tr("Follow-ups") + "\n" + table([_promise(one, today) for one in promises]))
    if contacts:
        parts.append(tr("Contacts") + "\n" + table([_contact(one, today) for one in contacts]))
    return "\n\n".join(parts)


def _facts(person: Person, today: date) -> list[tuple[str, str]]:
    """Return everything that is known of a person, each with its name."""
    preferred = person.preferred_channel
    facts = {
        "name": tr("%1 (%2)", person.name, person.id),
        "nickname": person.nickname,
        "title": person.title,
        "organization": person.organization,
        "department": person.department,
        "niches": ", ".join(niche.name for niche in person.niches),
        "birthday": person.birthday,
        "notes": person.notes,
        "offers": person.offers,
        "needs": person.needs,
        "introduced_by": person.introduced_by_name,
        "preferred_channel": words.channel_kind(preferred) if preferred else "",
        "do_not_contact": tr("yes") if person.do_not_contact else "",
        "not_before": _date(person.not_before, today),
        "met_on": _date(person.met_on, today),
        "met_at": person.met_at,
        "met_note": person.met_note,
        "circle": words.circle(person.circle),
        "cadence_days": words.cadence(person.effective_cadence),
        "last_contact": _date(person.last_contact, today),
        "next_contact": _date(person.next_contact, today),
        "state": words.state(person.state),
    }
    named = [(words.field(key), value) for key, value in facts.items()]
    return [*named[:6], *_reach(person), *named[6:]]


def _reach(person: Person) -> list[tuple[str, str]]:
    return [
        (
            words.channel_kind(one.kind),
            tr("%1 (%2)", one.value, one.label) if one.label else one.value,
        )
        for one in person.channels
    ]


def _date(day: date | None, today: date) -> str:
    return words.short_date(day, today) if day else ""


def _promise(found: FollowUp, today: date) -> tuple[object, ...]:
    return (
        found.id,
        words.when(found.due, found.at, today),
        found.reason or words.origin(found.origin),
        words.side(found.side),
    )


def _contact(found: Interaction, today: date) -> tuple[object, ...]:
    return (
        words.short_date(found.on, today),
        words.direction(found.direction),
        words.channel_kind(found.channel) if found.channel else "",
        found.summary,
    )


def add(call: Call) -> Answer:
    """Add the person that a line, a signature or a vCard describes, met today."""
    known = quick_add.known(call.today)
    found = quick_add.read(call.rest(0), call.today, known, call.languages)
    warnings = [_said_alike(one) for one in quick_add.alike(found)] if found.name else []
    own = quick_add.add(found, today=call.today)
    answer = _one(own, call.today, tr("Added:"))
    return replace(answer, warnings=warnings)


def _said_alike(one: Alike) -> str:
    if one.kind is None:
        return tr("%1 (%2) is in the book already.", one.name, one.person_id)
    kind = words.channel_kind(one.kind)
    return tr("%1 (%2) is in the book already with this: %3.", one.name, one.person_id, kind)


def edit(call: Call) -> Answer:
    """Set, extend or cut fields of a person, all in one step."""
    assignments = [fields.assignment(text) for text in call.words[1:]]
    own = call.person()
    fields.change(own, assignments, today=call.today)
    return _one(own, call.today, tr("Saved:"))


def _one(own: int, today: date, said: str) -> Answer:
    person = people.person(own, today=today)
    return Answer(shapes.person(person), lambda: f"{said}\n{block(_facts(person, today))}")


def tag(call: Call) -> Answer:
    """Give the niche named last to who fits the query before it."""
    ids = people.ids(" ".join(call.words[:-1]), today=call.today)
    if not ids:
        return Answer([], lambda: "", [tr("Nobody fits this query.")])
    niches.tag(ids, niches.called(call.words[-1]))
    return persons_answer(ids, call.today)
