"""The verbs about fields of interest: niches, niche."""

from typing import Any

from netdesk import words
from netdesk.book import fields, niches, steps
from netdesk.book.naming import named
from netdesk.cli import people_shapes as shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.printing import block, table
from netdesk.domain.errors import NotFound
from netdesk.domain.model import Niche, NicheColor
from netdesk.words import tr

_TEXTS = {
    "--rename": "name",
    "--description": "description",
    "--hashtags": "hashtags",
    "--places": "places",
}


def niches_(_: Call) -> Answer:
    """List the niches with the number of their people."""
    found = niches.all_niches()
    return Answer(
        [shapes.niche(one) for one in found],
        lambda: table([(one.id, one.name, _people(one)) for one in found]),
    )


def niche(call: Call) -> Answer:
    """Make, change, show or remove a niche."""
    changes, known = _changes(call), named(niches.all_niches(), call.rest(0))
    name = known.name if known else call.new_name("niche")
    if call.line.has("--remove"):
        if known is None:
            raise NotFound("niche", name)
        niches.remove(known.id)
        return Answer(None, lambda: tr("Niche removed, its people stay"))
    if known:
        niches.edit(known.id, **changes)
    else:
        with steps.together("niche_added", niche=name):
            niches.edit(niches.add(name), **changes)
    found = niches.find(changes.get("name", name))
    return Answer(shapes.niche(found), lambda: block(_facts(found)))


def _changes(call: Call) -> dict[str, Any]:
    found: dict[str, Any] = {
        field: (call.line.value(option) or "").strip()
        for option, field in _TEXTS.items()
        if call.line.has(option)
    }
    if call.line.has("--color"):
        found["color"] = NicheColor(call.choice("--color", [*NicheColor], ""))
    if call.line.has("--every"):
        found["cadence_days"] = fields.cadence_days(call.line.value("--every") or "", call.today)
    return found


def _facts(one: Niche) -> list[tuple[str, str]]:
    return [
        (tr("Niche"), one.name),
        (tr("Colour"), words.niche_color(one.color)),
        (tr("Description"), one.description),
        (tr("Hashtags"), one.hashtags),
        (tr("Places worth following"), one.places),
        (tr("Keep in touch"), words.cadence(one.cadence_days) if one.cadence_days else ""),
        (tr("People"), str(one.people)),
    ]


def _people(one: Niche) -> str:
    return tr("%n person||%n people", n=one.people)
