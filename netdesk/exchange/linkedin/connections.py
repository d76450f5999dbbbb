"""Connections.csv of every era: a row is a person."""

from collections.abc import Iterable, Iterator
from datetime import date

from netdesk.domain.contact import Connection, Contact, ContactKind, Problem
from netdesk.domain.model import Channel, ChannelKind
from netdesk.exchange.linkedin import dates
from netdesk.exchange.linkedin.problems import Code
from netdesk.exchange.table import Row

MET_AT = "LinkedIn"
CURRENT = frozenset({"organization", "title"})
"""LinkedIn's own members keep these up to date."""


def contacts(
    rows: Iterable[Row | Problem], file: str, exported_on: date | None
) -> Iterator[Contact | Problem]:
    """Yield a contact for each row; one that holds only a date (a closed account) is nobody."""
    found = list(rows)
    written = [row["Connected On"] for row in found if isinstance(row, Row)]
    day_first = dates.is_day_first(written)
    for row in found:
        yield row if isinstance(row, Problem) else _contact(row, file, exported_on, day_first)


def _contact(row: Row, file: str, exported_on: date | None, day_first: bool) -> Contact:
    given, family = row["First Name"], row["Last Name"]
    name = " ".join(filter(None, (given, family)))
    channels = tuple(_channels(row))
    company = row["Company"]
    place = {"file": file, "card": row.number, "line": row.line}
    if not (name or channels):
        return Contact(kind=ContactKind.NOTHING, problems=row.problems, **place)  # type: ignore[arg-type]
    written = row["Connected On"]
    since = dates.day(written, day_first=day_first)
    problems = row.problems
    if written and since is None:
        problems += (Problem(file, row.number, row.line, Code.UNKNOWN_DATE, written[:200]),)
    return Contact(
        name=name or company or channels[0].value,
        name_derived=not name,
        given_name=given,
        family_name=family,
        organization=company,
        title=row["Position"],
        channels=channels,
        met_on=since,
        met_at=MET_AT,
        connection=Connection(since, exported_on),
        current=CURRENT,
        problems=problems,
        **place,  # type: ignore[arg-type]
    )


def _channels(row: Row) -> Iterator[Channel]:
    if url := row["URL"]:
        yield Channel(ChannelKind.LINKEDIN, url)
    if mail := row["Email Address"]:
        yield Channel(ChannelKind.EMAIL, mail)
