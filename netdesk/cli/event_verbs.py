"""The verbs about where people are met: events, event."""

from datetime import date
from typing import Any

from netdesk import paths, words
from netdesk.book import events, guests, invitations, niches, steps
from netdesk.book.naming import named
from netdesk.cli import event_shapes as shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.printing import block, safe, table
from netdesk.domain.contact import Problem
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.model import Event, EventKind, EventPerson, EventRole, EventView
from netdesk.words import tr

_STATES = ("--planned", "--attended", "--missed")


def events_(call: Call) -> Answer:
    """List the events, the newest first."""
    found = events.lines(call.today, call.rest(0))
    return Answer(
        [shapes.event(one) for one in found],
        lambda: table(
            [
                (
                    one.event.id,
                    one.event.name,
                    _when(one.event, call.today),
                    one.event.place,
                    _state(one.event),
                    _followed_up(one.followed_up, one.people),
                )
                for one in found
            ]
        ),
    )


def event(call: Call) -> Answer:
    """Make, change, remove or show the event of a name, or those that others announce."""
    source = call.line.value("--from")
    if source is not None:
        return _take(source, call)
    if not call.words:
        raise call.wrong(tr("Something is missing."))
    known = named(events.all_events(), call.rest(0))
    name = known.name if known else call.new_name("event")
    if call.line.has("--remove"):
        if known is None:
            raise NotFound("event", name)
        shown = shapes.event_view(events.view(known.id, call.today))
        events.remove(known.id)
        return Answer(shown, lambda: safe(tr("Removed the event %1.", known.name)))
    fields = _fields(call, known)
    met = guests.read("\n".join(call.line.values("--met")))
    label = "event_edited" if known else "event_added"
    with steps.together("guests_added" if met else label, event=name, n=len(met), name=""):
        if known is None:
            own = events.add(fields.pop("name", name), fields.pop("on"), **fields)
        else:
            own = known.id
            if fields:
                events.edit(own, **fields)
        if met:
            guests.add(own, met, today=call.today)
    found = events.view(own, call.today)
    return Answer(shapes.event_view(found), lambda: _whole(found, call.today))


def _take(source: str, call: Call) -> Answer:
    """Make events of a calendar file, or of a pasted text or link."""
    path, problems = paths.typed(source), list[Problem]()
    if source.lower().endswith((".ics", ".ical", ".ifb")) and "\n" not in source:
        found, problems = invitations.read_file(path, call.today)
    else:
        found = invitations.read(source, call.today)
    if not found and not problems:
        raise NotUnderstood("invitation", source)
    own = invitations.add(found, today=call.today) if found else []
    made = [line for line in events.lines(call.today) if line.event.id in own]
    return Answer(
        [shapes.event(one) for one in made],
        lambda: table([(o.event.id, o.event.name, _when(o.event, call.today)) for o in made]),
        [tr("%1, entry %2: %3", one.file, one.card, words.problem(one)) for one in problems],
        0 if made else 1,
    )


def _fields(call: Call, known: Event | None) -> dict[str, Any]:
    """Return what the options say, with what a new event or a new date goes without saying."""
    plain = {"--place": "place", "--url": "url", "--notes": "notes"}
    found: dict[str, Any] = {
        field: call.line.value(option) or ""
        for option, field in plain.items()
        if _has(call, option)
    }
    if _has(call, "--niche"):
        found["niche"] = niches.called(call.line.value("--niche") or "")
    if _has(call, "--rename"):
        found["name"] = call.line.value("--rename") or ""
    if _has(call, "--kind"):
        found["kind"] = EventKind(call.choice("--kind", [*EventKind], ""))
    if _has(call, "--role"):
        found["role"] = EventRole(call.choice("--role", [*EventRole], ""))
    if _has(call, "--until"):
        found["ends_on"] = call.day("--until")
    found |= _dated(call, known)
    return found | _attendance(call, known, found.get("on"))


def _has(call: Call, option: str) -> bool:
    return call.line.has(option)


def _dated(call: Call, known: Event | None) -> dict[str, Any]:
    """Return day and time; a new event is held today unless it is only planned."""
    typed = call.line.value("--on")
    if typed is None:
        return {} if known else {"on": None if _has(call, "--planned") else call.today}
    day = call.day("--on")
    due = None if typed == (day and day.isoformat()) else call.when(typed)
    return {"on": day} if due is None or due.at is None else {"on": day, "at": due.at}


def _attendance(call: Call, known: Event | None, on: date | None) -> dict[str, Any]:
    said = [option for option in _STATES if _has(call, option)]
    if len(said) > 1:
        raise call.wrong(tr("An event is one of: %1.", ", ".join(_STATES)))
    if said:
        missed = {"missed": said == ["--missed"]} if known else {}
        if said == ["--missed"] and not known:
            raise call.wrong(tr("There is no event of this name that was missed."))
        return {"attended": said == ["--attended"], **missed}
    coming = on is not None and on > call.today
    if known:
        return {"attended": False, "missed": False} if coming else {}
    return {"attended": not coming}


def _whole(found: EventView, today: date) -> str:
    one = found.event
    facts = [
        (tr("Event"), tr("%1 (%2)", one.name, one.id)),
        (tr("Kind"), words.event_kind(one.kind)),
        (tr("Date"), _when(one, today)),
        (tr("Until"), words.short_date(one.ends_on, today) if one.ends_on else ""),
        (tr("State"), _state(one)),
        (tr("My role"), words.event_role(one.role)),
        (tr("Place"), one.place),
        (tr("Link"), one.url),
        (tr("Niche"), one.niche),
        (tr("Notes"), one.notes),
        (tr("People"), _followed_up(found.followed_up, len(found.people))),
    ]
    people = table([_row(one, today) for one in found.people])
    return "\n\n".join(filter(None, (block(facts), people)))


def _row(one: EventPerson, today: date) -> tuple[object, ...]:
    wrote = tr("wrote %1", words.short_date(one.wrote_on, today)) if one.wrote_on else ""
    due = tr("due %1", words.short_date(one.due, today)) if one.due else ""
    said = one.note if one.note == one.promise else ", ".join(filter(None, (one.note, one.promise)))
    return (one.person_id, one.name, one.organization, wrote or due, said)


def _when(one: Event, today: date) -> str:
    return words.when(one.on, one.at, today) if one.on else ""


def _state(one: Event) -> str:
    if one.planned:
        return tr("planned")
    return tr("missed") if one.missed else tr("attended")


def _followed_up(wrote: int, people: int) -> str:
    return tr("followed up %1 of %2", wrote, people) if people else ""
