"""Read, match, preview, apply: what other programs kept becomes people, as one step."""

from netdesk.book.importing.batches import Batch, add_samples, batches, remove_batch, samples
from netdesk.book.importing.compare import Outcome
from netdesk.book.importing.difference import FieldChange
from netdesk.book.importing.leavers import Left
from netdesk.book.importing.plan import Plan, RowPlan
from netdesk.book.importing.preview import Preview, PreviewRow, apply, preview
from netdesk.book.importing.run import Imported, JobChange, run
from netdesk.book.importing.sources import FileSource, Key, Progress, Source, TextSource
from netdesk.book.importing.tables import (
    ENCODINGS,
    TARGETS,
    Column,
    SeenTable,
    target_parts,
    wish,
)
from netdesk.exchange.spreadsheet import Wish
from netdesk.exchange.table import DELIMITERS

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "TARGETS",
    "Batch",
    "Column",
    "FieldChange",
    "FileSource",
    "Imported",
    "JobChange",
    "Key",
    "Left",
    "Outcome",
    "Plan",
    "Preview",
    "PreviewRow",
    "Progress",
    "RowPlan",
    "SeenTable",
    "Source",
    "TextSource",
    "Wish",
    "add_samples",
    "apply",
    "batches",
    "preview",
    "remove_batch",
    "run",
    "samples",
    "target_parts",
    "wish",
]
