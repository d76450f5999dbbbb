"""Nobody is pestered: what speaks against writing to somebody now (PRODUCT rule 4)."""

from datetime import date, timedelta

from netdesk.book.mapping import day
from netdesk.book.opening import reader
from netdesk.domain.errors import Guarded, NotFound

DAYS, MOST_UNANSWERED = 14, 2

_UNANSWERED = """
select i.happened_on, i.summary from interaction i
join interaction_person ip on ip.interaction_id = i.id and ip.person_id = ?1
where i.direction = 'outgoing' and i.happened_on > ?2 and i.happened_on <= ?3 and not exists (
    select 1 from interaction r join interaction_person rp on rp.interaction_id = r.id
    where rp.person_id = ?1 and r.direction <> 'outgoing'
    and (r.happened_on, r.id) > (i.happened_on, i.id))
order by i.happened_on, i.id
"""


def warning(person_id: int, on: date) -> Guarded | None:
    """Return what speaks against an outgoing contact on the local date `on`, None if nothing does.

    Raises NotFound.
    """
    rows = reader().rows(
        "select name, do_not_contact, not_before from person where id = ?", (person_id,)
    )
    if not rows:
        raise NotFound("person", str(person_id))
    name, closed, not_before = rows[0]
    if closed:
        return Guarded(name, "do_not_contact", ())
    wanted = day(not_before)
    if wanted and wanted > on:
        return Guarded(name, "not_before", (wanted.isoformat(),))
    since = (on - timedelta(days=DAYS)).isoformat()
    found = reader().rows(_UNANSWERED, (person_id, since, on.isoformat()))
    if len(found) < MOST_UNANSWERED:
        return None
    return Guarded(name, "no_reply", tuple(" ".join(filter(None, row)) for row in found))
