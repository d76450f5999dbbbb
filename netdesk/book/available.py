"""Who may be written to now: not closed, nothing ahead that says wait, rested (PRODUCT 2, 4)."""

from datetime import date

from netdesk.book import standing
from netdesk.book.mapping import preferences
from netdesk.store.reader import Reader

_OPEN = """
select id from person
where not do_not_contact and coalesce(not_before, '') <= ? and id <> ?
"""


def willing(source: Reader, today: date) -> set[int]:
    """Return who did not say no, nor not yet; whom the user marked as themselves is left out."""
    rows = source.rows(_OPEN, (today.isoformat(), preferences(source).me))
    return {row[0] for row in rows}


def rested(source: Reader, today: date) -> set[int]:
    """Return who may be written to: willing, and rested. The guard has nothing to say then."""
    return willing(source, today) - standing.not_rested(source, today)
