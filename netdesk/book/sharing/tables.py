"""Give people out as a table, for spreadsheets and for ourselves."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from netdesk.book.files import Exported, Progress, write_whole
from netdesk.book.sharing.contacts import Photos, contacts, counted, everybody
from netdesk.exchange import own_table


def export_table(
    target: Path,
    ids: Sequence[int] | None = None,
    *,
    today: date,
    overwrite: bool = False,
    private: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write people (all of them without `ids`) as CSV; `private` leaves out notes and niches."""
    wanted = everybody() if ids is None else list(ids)
    found = contacts(wanted, today, private=private, photos=Photos.NONE)
    rows = own_table.write(counted(found, len(wanted), progress))
    write_whole(target, rows, overwrite=overwrite)
    return Exported(target, len(wanted))
