"""Erase people for good: out of the book, its undo, its history and its file."""

import json
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw

from netdesk.book import people, upkeep
from netdesk.book.mapping import rows_for
from netdesk.book.opening import database, journal, reader
from netdesk.domain.errors import NotFound
from netdesk.store import search
from netdesk.store.database import translated


@dataclass(frozen=True, slots=True)
class Erased:
    """Who was erased, and the backups that still hold them."""

    names: tuple[str, ...]
    backups: tuple[Path, ...]


def erase(person_ids: Collection[int]) -> Erased:
    """Erase people, which nothing can undo: undo is empty afterwards, and the file rewritten.

    Who was merged into them goes with them. Raises NotFound.
    """
    rows = rows_for(reader(), "select id, name, uid from person where id in ({ids})", person_ids)
    missing = set(person_ids) - {row[0] for row in rows}
    if missing:
        raise NotFound("person", str(min(missing)))
    merged = rows_for(reader(), _MERGED, person_ids)
    former = rows_for(reader(), _CALLED, [own for own, _, _ in (*rows, *merged)])
    names = list(dict.fromkeys(row[1] for row in (*rows, *merged, *former)))
    held = _still_held([uid for _, _, uid in (*rows, *merged)])
    raw = database().raw
    with translated(database().path):
        raw.pragma("secure_delete", 1)
        try:
            with database().atomic():
                people.take_away(person_ids)
                _forget(raw, [own for own, _, _ in (*rows, *merged)], names)
                journal().replaced()
                search.rebuild(
                    raw, database().collation
                )  # else words of theirs would stay in the index for a while
            _rewrite(raw)
        finally:
            raw.pragma("secure_delete", "fast")
    return Erased(tuple(row[1] for row in rows), tuple(held))


_MERGED = "select gone_id, name, uid from merged_person where person_id in ({ids})"
_CALLED = "select distinct person_id, person from history where person_id in ({ids})"
"""By what names they were called when their lines were written."""


def _forget(raw: apsw.Connection, ids: Iterable[int], names: Sequence[str]) -> None:
    """Take them out of the history: their own lines, and their names in those of others."""
    raw.executemany("delete from history where person_id = ?", [(own,) for own in ids])
    in_json = [json.dumps(name, ensure_ascii=False)[1:-1] for name in names]
    raw.executemany(_UNNAMED, zip(names, in_json, strict=True))


# `?1` is the name, `?2` as JSON writes it; the line of a referral ends with its client.
_UNNAMED = """
update history set args = iif(instr(args, ?2), '', args),
    old = iif(old = ?1 or substr(old, -length(?1) - 2) = ': ' || ?1, '', old),
    new = iif(new = ?1 or substr(new, -length(?1) - 2) = ': ' || ?1, '', new)
where ?1 <> '' and (instr(args, ?2) or instr(old, ?1) or instr(new, ?1))
"""


def _rewrite(raw: apsw.Connection) -> None:
    """Write the file anew, so that no page holds what was there."""
    raw.execute("pragma wal_checkpoint(truncate)").fetchall()
    raw.execute("vacuum")
    raw.execute("pragma wal_checkpoint(truncate)").fetchall()


def _still_held(uids: Sequence[str]) -> list[Path]:
    return [path for path in upkeep.backups() if _holds(path, uids)]


def _holds(path: Path, uids: Sequence[str]) -> bool:
    """Say whether a backup holds somebody; of one that can't be read, it is said as well."""
    try:
        with closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)) as connection:
            return any(
                connection.execute("select 1 from person where uid = ?", (uid,)).fetchall()
                for uid in uids
            )
    except apsw.Error:
        return True
