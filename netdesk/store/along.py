"""People along an index, in the order of names: its rows stand in that order."""

from netdesk.store.query import EVERYBODY, Sql
from netdesk.store.reader import Reader

REACHED = "cross join tri_content reached on reached.id = {0}.rowid"
"""c0 is what words can be inside of: what `tri` says of a row, read in a third of the time."""


def along(
    source: Reader, index: str, which: Sql, where: Sql, most: int, beside: str = ""
) -> list[tuple[int, int]]:
    """Return people and places along a table, as far as both conditions are true of them.

    `which` is about the table and what is `beside` it, `where` about `person p`. The number of
    rows stands in the text: SQLite would plan the question anew for each that is bound.
    """
    place = f"{index}.rowid"
    tables = f"{index} {beside.format(index)}"
    if index != "doc":
        tables += f" cross join doc on doc.pos = {place}"
    if where != EVERYBODY:
        tables += " cross join person p on p.id = doc.person"
    test, values = both(which, where)
    sql = f"select doc.person, {place} from {tables} where {test} order by {place} limit {most}"
    return source.rows(sql, values)


def both(one: Sql, other: Sql) -> Sql:
    """Return the condition that two are true."""
    if EVERYBODY in (one, other):
        return other if one == EVERYBODY else one
    return f"({one[0]}) and ({other[0]})", [*one[1], *other[1]]
