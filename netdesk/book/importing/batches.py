"""What came in together, and can be removed together later (PRODUCT 16)."""

from dataclasses import dataclass
from datetime import date, datetime

from netdesk.book.importing.run import Imported, run
from netdesk.book.importing.sources import FileSource
from netdesk.book.opening import database, journal, reader
from netdesk.domain.errors import NotFound
from netdesk.paths import resource
from netdesk.store.tables import BatchRow

SAMPLES = "sample.vcf"

# Whoever was touched since stays: history knows every line about them after the one of the import.
# A removal is no touch: they are here, so it was undone.
_UNTOUCHED = (
    "select p.id from person p where p.batch_id = ? and not exists (select 1 from history h "
    "where h.person_id = p.id and h.label not in ('imported', 'samples_added', 'batch_removed', "
    "'people_deleted', 'undone', 'redone'))"
)


@dataclass(frozen=True, slots=True)
class Batch:
    """One import that is still in the book; `made_at` is UTC."""

    id: int
    source: str
    made_at: datetime
    people: int


def batches() -> list[Batch]:
    """Return the imports that still have people, the newest first."""
    rows = reader().rows(
        "select b.id, b.source, b.made_at, count(*) from batch b "
        "join person p on p.batch_id = b.id group by b.id order by b.id desc"
    )
    return [Batch(row[0], row[1], datetime.fromisoformat(row[2]), row[3]) for row in rows]


def remove_batch(batch_id: int) -> int:
    """Remove an import's people, as one step, but whom you have touched since; returns how many."""
    row: BatchRow | None = BatchRow.get_or_none(BatchRow.id == batch_id)
    if row is None:
        raise NotFound("batch", str(batch_id))
    with journal().step("batch_removed", source=row.source) as entry:
        ids = [own for (own,) in reader().rows(_UNTOUCHED, (batch_id,))]
        database().raw.executemany("delete from person where id = ?", [(own,) for own in ids])
        database().raw.execute("update person set batch_id = null where batch_id = ?", (batch_id,))
        row.delete_instance()
        entry.args["n"] = len(ids)
    return len(ids)


def add_samples(today: date) -> Imported:
    """Bring in the sample people that ship with NetDesk, as one step."""
    return run([FileSource(resource(SAMPLES))], today=today, label="samples_added")


def samples() -> Batch | None:
    """Return the batch of the sample people, None if there are none."""
    return next((one for one in batches() if one.source == SAMPLES), None)
