"""What the import page says: where it comes from, what was found, is offered and was done."""

from collections.abc import Sequence

from netdesk.book.importing import Imported, Preview, Source
from netdesk.ui.models.preview import Counts
from netdesk.ui.pages.importing.reading import named
from netdesk.words import tr


def came_from(sources: Sequence[Source], preview: Preview) -> str:
    """Say where it comes from, what was said to these people, and what of it is left out."""
    said = [tr("Import · %1", named(sources))]
    if past := sum(row.past for row in preview.rows):
        said.append(tr("%n past contact||%n past contacts", n=past))
    if preview.strangers:
        left_out = tr(
            "without %n person who is not in your book||without %n people who are not in your book",
            n=preview.strangers,
        )
        said.append(left_out)
    return " · ".join(said)


def found(preview: Preview) -> str:
    """Say how many people and groups there are."""
    people = preview.found - preview.groups
    if not preview.groups:
        return tr("%n person found||%n people found", n=people)
    groups = tr("%n group||%n groups", n=preview.groups)
    return tr("%1 and %2 found", tr("%n person||%n people", n=people), groups)


def offer(counts: Counts) -> str:
    """Say what the button does: "Add 12, update 1"."""
    parts = []
    if counts.added:
        parts.append(tr("Add %1", counts.added))
    if counts.updated:
        number = counts.updated
        parts.append(tr("update %1", number) if parts else tr("Update %1", number))
    if counts.groups:
        groups = tr("%n group||%n groups", n=counts.groups)
        parts.append(groups if parts else tr("Add %1", groups))
    if counts.gone:
        gone = tr("note who left") if parts else tr("Note who left")
        parts.append(gone)
    return ", ".join(parts) if parts else tr("Nothing to add")


def done(result: Imported) -> str:
    """Say what an import did, for the toast."""
    parts = []
    if result.added:
        parts.append(tr("%1 added", _added(result)))
    if result.updated:
        parts.append(tr("%1 updated", result.updated))
    if result.contacts:
        parts.append(tr("%n past contact||%n past contacts", n=result.contacts))
    if result.gone:
        parts.append(tr("%n left||%n left", n=len(result.gone)))
    if not parts:
        parts.append(tr("Nothing new: they are all in your book already"))
    elif skipped := result.skipped + result.same:
        parts.append(tr("%1 skipped", skipped))
    if result.failed:
        parts.append(tr("%1 could not be read", result.failed))
    if files := len({one.file for one in result.problems if one.fatal and not one.card}):
        parts.append(tr("%n file could not be read||%n files could not be read", n=files))
    return ", ".join(parts)


def _added(result: Imported) -> str:
    """Say how many are new, people and groups apart."""
    if not result.groups:
        return str(result.added)
    groups = tr("%n group||%n groups", n=result.groups)
    people = result.added - result.groups
    return tr("%1 and %2", tr("%n person||%n people", n=people), groups) if people else groups
