"""The verbs about what came in together: batches, remove-batch."""

from netdesk.book import importing
from netdesk.book.importing import Batch
from netdesk.cli import exchange_shapes as shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.printing import minute, safe, table
from netdesk.words import tr


def batches(_: Call) -> Answer:
    """List the imports of which there is still something to remove, the newest first."""
    found = importing.batches()
    return Answer(
        [shapes.batch(one) for one in found],
        lambda: table([_line(one) for one in found]),
    )


def _line(one: Batch) -> tuple[object, ...]:
    people = tr("%n person||%n people", n=one.people)
    contacts = tr("%n contact||%n contacts", n=one.contacts) if one.contacts else ""
    return (one.id, minute(one.made_at), people, contacts, one.source)


def remove_batch(call: Call) -> Answer:
    """Remove what an import brought, but people whom you have touched since."""
    own = call.number("batches", "an import")
    source = next((one.source for one in importing.batches() if one.id == own), "")
    removed = importing.remove_batch(own)
    return Answer(
        {"id": own, "removed": removed},
        lambda: safe(tr("%n person of %1 removed.||%n people of %1 removed.", source, n=removed)),
    )
