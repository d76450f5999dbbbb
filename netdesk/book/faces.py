"""People as small pictures: name, photo, and the colour of their first niche."""

from collections.abc import Iterable

from netdesk.book.mapping import color, rows_for
from netdesk.book.opening import reader
from netdesk.domain.model import Face

_FACES = """
select p.id, p.name, p.photo, (select n.color from person_niche pn
    join niche n on n.id = pn.niche_id where pn.person_id = p.id order by n.match_name limit 1)
from person p where p.id in ({ids})
"""


def of(ids: Iterable[int]) -> dict[int, Face]:
    """Return the faces of these people, by their ids."""
    rows = rows_for(reader(), _FACES, set(ids))
    return {row[0]: Face(row[0], row[1], row[2], color(row[3]) if row[3] else None) for row in rows}
