"""Groups of other programs: each becomes a niche with its members."""

from collections.abc import Mapping

from netdesk.book import niches
from netdesk.book.importing.compare import Comparer
from netdesk.book.importing.newcomers import bare
from netdesk.book.opening import database
from netdesk.domain.contact import Contact
from netdesk.domain.folding import fold


def make(group: Contact, uids: Mapping[str, int], comparer: Comparer) -> tuple[bool, int]:
    """Make a niche of a group, inside a step; returns whether it is new, and how many joined.

    `uids` are those of the same import, bare.
    """
    raw = database().raw
    members = {_member(one, uids, comparer) for one in group.members}
    known = raw.execute("select id from niche where match_name = ?", (fold(group.name),)).fetchone()
    own, before = niches.ensure(group.name), raw.total_changes()
    raw.executemany(
        "insert or ignore into person_niche values (?, ?)", [(one, own) for one in members if one]
    )
    return known is None, raw.total_changes() - before


def _member(reference: str, uids: Mapping[str, int], comparer: Comparer) -> int | None:
    """Return whom a group's MEMBER means: a UID of this import or the book, or an e-mail."""
    if bare(reference) in uids:
        return uids[bare(reference)]
    if (own := comparer.by_uid(reference)) is not None:
        return own
    found = (
        database()
        .raw.execute(
            "select person_id from channel where match_key = ? and match_key <> ''",
            (reference.casefold(),),
        )
        .fetchone()
    )
    return found[0] if found else None
