"""The verbs about what is done together: collaborations, collaboration."""

from datetime import date
from typing import Any

from netdesk import words
from netdesk.book import collaborations, people, steps
from netdesk.cli import giving_shapes as shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.printing import safe, table
from netdesk.domain.errors import NotFound
from netdesk.domain.model import Collaboration, CollaborationKind, Stage
from netdesk.words import tr

_ONLY_KNOWN = ("--done", "--rename", "--without", "--remove")


def collaborations_(call: Call) -> Answer:
    """List what is done together, the next step soonest first."""
    found = collaborations.all_collaborations(call.rest(0))
    return Answer(
        [shapes.collaboration(one) for one in found],
        lambda: table([_row(one, call.today) for one in found]),
    )


def _row(one: Collaboration, today: date) -> tuple[object, ...]:
    return (
        one.id,
        one.name,
        words.stage(one.stage),
        ", ".join(face.name for face in one.people),
        words.when(one.next_on, None, today) if one.next_on else "",
        one.next_step or one.outcome,
    )


def collaboration(call: Call) -> Answer:
    """Begin, change, move on, show or remove what has this name, as one step."""
    known = collaborations.find(call.rest(0))
    name = known.name if known else call.new_name("collaboration")
    if known is None and any(map(call.line.has, _ONLY_KNOWN)):
        raise NotFound("collaboration", name)
    if known and call.line.has("--remove"):
        collaborations.remove(known.id)
        said = tr("Removed %1", known.name)
        return Answer(shapes.collaboration(known), lambda: safe(said))
    fields, joining = _fields(call), [people.find(text) for text in call.line.values("--with")]
    label = "collaboration_edited" if known else "collaboration_added"
    with steps.together(label, collaboration=name):
        own = known.id if known else collaborations.add(name, joining, today=call.today, **fields)
        if known:
            _change(call, known, fields, joining)
    found = collaborations.collaboration(own)
    return Answer(shapes.collaboration(found), lambda: table([_row(found, call.today)]))


def _fields(call: Call) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: call.line.value(f"--{name}") or ""
        for name in ("description", "url", "outcome")
        if call.line.has(f"--{name}")
    }
    if call.line.has("--stage"):
        found["stage"] = Stage(call.choice("--stage", [*Stage], ""))
    if call.line.has("--kind"):
        found["kind"] = CollaborationKind(call.choice("--kind", [*CollaborationKind], ""))
    if (typed := call.line.value("--next")) is not None:
        step, _, when = typed.rpartition("!") if "!" in typed else (typed, "", "")
        found["next_step"] = step.strip()
        found["next_on"] = call.when(when).day if when.strip() else None
    return found


def _change(call: Call, known: Collaboration, fields: dict[str, Any], joining: list[int]) -> None:
    leaving = {people.find(text) for text in call.line.values("--without")}
    if call.line.has("--done"):
        contact = call.line.has("--contact")
        collaborations.step_done(known.id, today=call.today, contact=contact)
    if call.line.has("--rename"):
        fields["name"] = call.line.value("--rename")
    who = None
    if joining or leaving:
        present = [face.person_id for face in known.people]
        who = [own for own in dict.fromkeys([*present, *joining]) if own not in leaving]
    if fields or who is not None:
        collaborations.edit(known.id, person_ids=who, **fields)
