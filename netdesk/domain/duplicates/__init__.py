"""Who may be in the book twice: pairs worth comparing, and how likely each is one person."""

from collections.abc import Collection, Iterable

from netdesk.domain.duplicates.blocks import pairs, sharing
from netdesk.domain.duplicates.candidate import LIKELY, SURE, Candidate, Entry, Reason
from netdesk.domain.duplicates.counts import Counts
from netdesk.domain.duplicates.differing import learnt
from netdesk.domain.duplicates.known import Known
from netdesk.domain.duplicates.weighing import Scales

__all__ = ["LIKELY", "SURE", "Candidate", "Entry", "Reason", "candidates"]


def candidates(people: Iterable[Entry], apart: Collection[frozenset[int]] = ()) -> list[Candidate]:
    """Return who may be in the book twice, the likeliest first; `apart` are pairs known not to."""
    known = [Known(one) for one in people]
    counts = Counts(known)
    scales = Scales(counts, learnt(sharing(known, counts)))
    weighed = (scales.weigh(one, other) for one, other in pairs(known, counts, scales.is_promising))
    found = [one for one in weighed if one and frozenset((one.one, one.other)) not in apart]
    return sorted(found, key=lambda one: (-one.score, one.one, one.other))
