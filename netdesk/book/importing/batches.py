"""What came in together, and can be removed together later (PRODUCT 16)."""

from dataclasses import dataclass
from datetime import date, datetime

from netdesk.book import people
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
    """One import that is still in the book; `made_at` is UTC.

    `contacts` are the past and planned contacts that it brought, also with people known before.
    """

    id: int
    source: str
    made_at: datetime
    people: int
    contacts: int


_BATCHES = """
select * from (select b.id, b.source, b.made_at,
    (select count(*) from person where batch_id = b.id) as people,
    (select count(*) from interaction where batch_id = b.id)
        + (select count(*) from follow_up where batch_id = b.id) as contacts
    from batch b) where people or contacts order by id desc
"""


def batches() -> list[Batch]:
    """Return the imports of which there is still something to remove, the newest first."""
    rows = reader().rows(_BATCHES)
    return [Batch(row[0], row[1], datetime.fromisoformat(row[2]), *row[3:]) for row in rows]


def remove_batch(batch_id: int) -> int:
    """Remove what an import brought, as one step, but people whom you have touched since; returns
    how many people went. Follow-ups that are done or dropped stay."""
    row: BatchRow | None = BatchRow.get_or_none(BatchRow.id == batch_id)
    if row is None:
        raise NotFound("batch", str(batch_id))
    with journal().step("batch_removed", source=row.source) as entry:
        ids = [own for (own,) in reader().rows(_UNTOUCHED, (batch_id,))]
        raw = database().raw
        people.take_away(ids)
        raw.execute("delete from interaction where batch_id = ?", (batch_id,))
        raw.execute("delete from follow_up where batch_id = ? and status = 'open'", (batch_id,))
        for table in ("person", "follow_up"):
            raw.execute(f"update {table} set batch_id = null where batch_id = ?", (batch_id,))
        row.delete_instance()
        entry.args["n"] = len(ids)
    return len(ids)


def add_samples(today: date) -> Imported:
    """Bring in the sample people that ship with NetDesk, as one step."""
    return run([FileSource(resource(SAMPLES))], today=today, label="samples_added")


def samples() -> Batch | None:
    """Return the batch of the sample people, None if there are none."""
    return next((one for one in batches() if one.source == SAMPLES), None)
