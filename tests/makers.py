"""Makes books and people for tests, by the same verbs that users call."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk import book

if TYPE_CHECKING:
    from netdesk.store.collation import Collation

TODAY = date(2026, 11, 23)


@contextmanager
def open_book(path: Path, order: "Collation | None" = None) -> Iterator[Path]:
    """Open a book for writing on this thread, and close it."""
    book.opening.open_book(path, order=order)
    book.opening.connect_writer()
    try:
        yield path
    finally:
        book.opening.disconnect()
        book.opening.close_book()


def person(name: str = "Ana Ruiz", *, today: date = TODAY, **fields: object) -> int:
    """Add a person met today."""
    return book.people.add(name, today=today, **fields)  # type: ignore[arg-type]


def card(name: str, *lines: str, version: str = "3.0") -> str:
    """Return a vCard as text."""
    body = "\r\n".join(lines)
    body = f"{body}\r\n" if body else ""
    return f"BEGIN:VCARD\r\nVERSION:{version}\r\nFN:{name}\r\n{body}END:VCARD\r\n"


def dump() -> list[tuple[object, ...]]:
    """Return all watched rows of the open book."""
    from netdesk.store.tables import WATCHED

    source = book.opening.reader()
    rows: list[tuple[object, ...]] = []
    for table in WATCHED:
        rows += [(table, *row) for row in source.rows(f"select * from {table} order by 1, 2")]
    return rows


def index() -> list[object]:
    """Return all that is derived from the rows: who stands after whom, each word of each person,
    and the last contact."""
    raw = book.opening.database().raw
    rows: list[object] = raw.execute("select * from contacted order by 1").fetchall()
    rows += raw.execute("select person, key from doc order by pos")
    for table in ("fts", "tri"):
        raw.execute(f"create virtual table temp.words using fts5vocab(main, {table}, instance)")
        rows += raw.execute(
            "select term, person, col, offset from temp.words left join doc on pos = doc "
            "order by 1, 2, 3, 4"
        )
        raw.execute("drop table temp.words")
    return rows
