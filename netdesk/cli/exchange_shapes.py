"""What --json prints of imports."""

from typing import TYPE_CHECKING

from netdesk import words
from netdesk.cli.shapes import Shape, local
from netdesk.domain.contact import Problem

if TYPE_CHECKING:  # they bring libraries that most verbs do without
    from netdesk.book.importing.batches import Batch
    from netdesk.book.importing.run import Imported, JobChange
    from netdesk.book.importing.tables import SeenTable


def batch(found: "Batch") -> Shape:
    """Return an import that can still be removed."""
    return {
        "id": found.id,
        "source": found.source,
        "at": local(found.made_at),
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
