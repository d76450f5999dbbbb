"""The verb that erases somebody for good."""

from netdesk.book import erasing, people
from netdesk.cli.answers import Answer, Call
from netdesk.cli.printing import safe
from netdesk.words import tr


def erase(call: Call) -> Answer:
    """Erase a person, if --yes says that it is meant."""
    own = people.find(call.rest(0))
    name = people.lines([own], today=call.today)[0].name
    if not call.line.has("--yes"):
        said = tr(
            "%1 (%2) would be erased for good, and undo emptied. Say --yes if that is meant.",
            name,
            own,
        )
        return Answer(None, lambda: "", [said], 1)
    found = erasing.erase([own])
    held = [str(path) for path in found.backups]
    warnings = [tr("Still held by the backup %1", path) for path in held]
    value = {"id": own, "name": name, "backups": held}
    return Answer(value, lambda: safe(tr("%1 was erased for good.", name)), warnings)
