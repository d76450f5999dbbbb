"""What it says that two people both have an e-mail, or a phone, and none in common.

It depends on the book: where each writes everybody's address down once more, those who are surely
one never differ, and where they come from many places, they mostly do. So it is learnt from them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log2

from netdesk.domain.duplicates.candidate import Reason, kind_of
from netdesk.domain.duplicates.known import KINDS, Known
from netdesk.domain.names_alike import Likeness, likeness

LEAST, MOST = -6.0, -1.5
"""However much a book teaches, it says so much in bits, and no less."""

_BEFORE = (3.5, 10)
"""Taken for known in a new book: so many of so many who are one differ."""

_LEARNT = (KINDS[Reason.EMAIL], KINDS[Reason.PHONE])


def learnt(sharing: Iterable[tuple[Known, Known]]) -> Mapping[int, float]:
    """Return the bits for the kinds that two have and don't share, from pairs who share some."""
    both, differ = Counter[int](), Counter[int]()
    for one, other in sharing:
        if likeness(one.name, other.name) < Likeness.SIMILAR:
            continue
        shared = {KINDS[kind_of(key)] for key in one.keys & other.keys}
        for kind in _LEARNT:
            if one.kinds & other.kinds & kind:
                both[kind] += 1
                differ[kind] += kind not in shared
    bits = {
        kind: max(LEAST, log2((differ[kind] + _BEFORE[0]) / (both[kind] + _BEFORE[1])))
        for kind in _LEARNT
    }
    return {
        kinds: min(MOST, sum(bits[kind] for kind in _LEARNT if kinds & kind))
        for kinds in range(1, sum(KINDS.values()) + 1)
    }
