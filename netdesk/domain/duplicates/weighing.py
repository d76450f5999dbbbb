"""How likely two people are one, in bits: what they share against what contradicts."""

from collections.abc import Collection, Mapping
from math import log2

from netdesk.domain.duplicates.candidate import BY_NAME, LIKELY, Candidate, Reason, kind_of
from netdesk.domain.duplicates.counts import Counts
from netdesk.domain.duplicates.known import PROFILE, Known
from netdesk.domain.names_alike import Likeness, alike, likeness, words_within

COMMON = 4  # a name of so many people is a common one

_SMALLEST = 500  # in a smaller book too, an equal name says no more than it does among so many
_CONTRADICTED = {Likeness.UNLIKE: -14.0, Likeness.ONE_WORD: -12.0}
_NEARLY = {Likeness.SAME: 0.0, Likeness.SIMILAR: -3.0, Likeness.PART: -3.5}
_NAMED = {
    Likeness.SAME: Reason.SAME_NAME,
    Likeness.SIMILAR: Reason.SIMILAR_NAME,
    Likeness.PART: Reason.SIMILAR_NAME,
}


class Scales:
    """Everybody, with how common each word, channel and company is: in bits, by its surprise."""

    def __init__(self, counts: Counts, differing: Mapping[int, float]) -> None:
        self._differing = differing
        self._size = log2(max(counts.people, _SMALLEST))
        self._holders, self._names = counts.keys, counts.lines
        self._words = {word: self._surprise(max(n, 2)) for word, n in counts.words.items()}
        self._orgs = {org: self._surprise(n) * 0.6 for org, n in counts.orgs.items()}
        self._niches = {own: min(self._surprise(n) / 2, 2.5) for own, n in counts.niches.items()}
        self._most: dict[str, float] = {}

    def is_promising(self, one: Known) -> bool:
        """Say whether others can be this one without a channel in common: not if the name is a
        common one, and nothing rare beside it."""
        most = self._most_name_bits(one) + self._orgs.get(one.org, 0) + (7 if one.day else 0)
        most += max((self._niches[niche] for niche in one.niches), default=0)
        return most >= self._size + 2

    def weigh(self, one: Known, other: Known) -> Candidate | None:
        """Return two people as candidates, if they are rather one than two."""
        shared = one.keys & other.keys
        score = self._bits_beside_name(one, other, shared)
        if not shared and score + self._most_name_bits(one) < 0:
            return None
        named = _named(one, other)
        if named < Likeness.UNKNOWN and not shared:
            return None
        score += self._name_bits(named, one, other)
        if score < 0:
            return None
        reasons = _reasons(named, one, other, shared)
        chance = 1 / (1 + 2 ** -min(score, 60))
        if BY_NAME.issuperset(reasons):
            chance = min(chance, LIKELY - 0.01)
        first, second = sorted((one.entry.id, other.entry.id))
        return Candidate(first, second, round(chance, 4), reasons)

    def _bits_beside_name(self, one: Known, other: Known, shared: Collection[str]) -> float:
        score = -self._size - 2 + self._work_bits(one, other)
        if one.niches and other.niches:
            score += self._niche_bits(one, other)
        if one.day and other.day:
            score += 7 if one.day == other.day else -7
        kinds = one.kinds & other.kinds
        if kinds & PROFILE and one.is_elsewhere(other):
            score -= 6
        if shared:
            return score + self._channel_bits(shared)
        return score + self._differing[kinds] if kinds else score

    def _channel_bits(self, shared: Collection[str]) -> float:
        """Add up e-mail, phone and profile; two phones of a family say no more than one."""
        best = dict.fromkeys(map(kind_of, shared), 0.0)
        for key in shared:
            kind = kind_of(key)
            certain = self._size + (1 if kind is Reason.PHONE else 4)
            best[kind] = max(best[kind], certain - 3 * (self._holders[key] - 2))
        return sum(best.values())

    def _work_bits(self, one: Known, other: Known) -> float:
        if not one.org or not other.org:
            return 0
        return self._orgs[one.org] if one.org == other.org else -2

    def _niche_bits(self, one: Known, other: Known) -> float:
        shared = one.niches & other.niches
        return max(self._niches[niche] for niche in shared) if shared else 0

    def _most_name_bits(self, one: Known) -> float:
        """Return the most that another name can say."""
        if one.line not in self._most:
            bits = sum(self._words[word] for word in one.name) * max(words_within(one.name), 1)
            self._most[one.line] = max(self._capped(bits, one), 3)
        return self._most[one.line]

    def _name_bits(self, named: Likeness, one: Known, other: Known) -> float:
        if named < Likeness.UNKNOWN:
            return _CONTRADICTED[named]
        if named is Likeness.UNKNOWN:
            return 0
        within = words_within(one.name) if named is Likeness.SAME else 0
        if len(one.name) == 1 == len(other.name) and not within:
            return 1
        bits = sum(self._word_bits(word, other.name) for word in one.name) * max(within, 1)
        return max(self._capped(bits, one), 3) + _NEARLY[named]

    def _capped(self, bits: float, one: Known) -> float:
        """Let a common name say as much as itself, not as its words."""
        holders = self._names[one.line]
        return min(bits, self._surprise(holders)) if holders >= COMMON else bits

    def _word_bits(self, word: str, others: Collection[str]) -> float:
        """Return how much a word says that the other name has as well, or nearly."""
        if word in others:
            return self._words[word]
        like = next((each for each in others if alike(word, each)), "")
        return min(self._words[word], self._words[like]) - 1 if like else 0

    def _surprise(self, holders: int) -> float:
        return self._size - log2(holders)


def _reasons(
    named: Likeness, one: Known, other: Known, shared: Collection[str]
) -> tuple[Reason, ...]:
    found = [_NAMED[named]] if named in _NAMED else []
    found += sorted({kind_of(key) for key in shared})
    if one.org and one.org == other.org:
        found.append(Reason.ORGANIZATION)
    if one.niches & other.niches:
        found.append(Reason.NICHE)
    if one.day and one.day == other.day:
        found.append(Reason.BIRTHDAY)
    return tuple(found)


def _named(one: Known, other: Known) -> Likeness:
    """Compare two names, and again with a nickname for the first word."""
    found = likeness(one.name, other.name)
    if found >= Likeness.SIMILAR or not (one.nick or other.nick):
        return found
    forms = [
        [each.name, *([(*each.nick, *each.name[1:])] if each.nick else [])] for each in (one, other)
    ]
    return max(likeness(first, second) for first in forms[0] for second in forms[1])
