"""Who may be in the book twice: pairs worth comparing, and how likely each is one person."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import log2

from rapidfuzz import fuzz

from netdesk.domain.folding import fold
from netdesk.domain.names_alike import Likeness, alike, likeness, words
from netdesk.domain.nicknames import groups

LEAST = 0.5
"""What is less likely than this is no candidate."""

LIKELY, SURE = 0.85, 0.99
MOST_TOGETHER = 60  # a block of more people says too little to compare all with all
MOST_LOOSE = 30
MOST_UNLIKE = 78
COMMON = 4  # a name of so many people is a common one
MOST_HOLDERS = 8  # a number that more people have is a switchboard's

_SMALLEST = 500  # in a smaller book too, an equal name says no more than it does among so many
_CONTRADICTED = {Likeness.UNLIKE: -14.0, Likeness.ONE_WORD: -12.0}
_NEARLY = {Likeness.SAME: 0.0, Likeness.SIMILAR: -3.0, Likeness.PART: -3.5}


class Reason(StrEnum):
    """Why two people may be one."""

    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"
    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    ORGANIZATION = "organization"
    NICHE = "niche"
    BIRTHDAY = "birthday"


_BY_NAME = frozenset({Reason.SAME_NAME, Reason.SIMILAR_NAME})
"""What alone never makes two people likely to be one: there are namesakes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What of a person is compared; `keys` are match keys of channels (domain.matching)."""

    id: int
    name: str
    organization: str = ""
    nickname: str = ""
    birthday: str = ""
    keys: frozenset[str] = frozenset()
    niches: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two people who may be one: `one` was first in the book; `score` is from 0 to 1."""

    one: int
    other: int
    score: float
    reasons: tuple[Reason, ...]

    @property
    def is_sure(self) -> bool:
        """Say whether it can be merged without a look: a channel in common, and the name."""
        keys = {Reason.EMAIL, Reason.PHONE, Reason.PROFILE}
        return self.score >= SURE and bool(keys & set(self.reasons))


def candidates(people: Iterable[Entry], apart: Collection[frozenset[int]] = ()) -> list[Candidate]:
    """Return who may be in the book twice, the likeliest first; `apart` are pairs known not to."""
    found = _Book([_Known(one) for one in people]).candidates()
    kept = (one for one in found if frozenset((one.one, one.other)) not in apart)
    return sorted(kept, key=lambda one: (-one.score, one.one, one.other))


class _Known:
    """A person with what is derived for comparing."""

    __slots__ = ("entry", "has_initial", "keys", "line", "name", "nick", "org")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.name = words(entry.name)
        self.line = " ".join(sorted(self.name))
        self.has_initial = any(len(word) == 1 for word in self.name)
        self.nick = words(entry.nickname)
        self.org = company(entry.organization)
        self.keys = {(kind_of(key), key) for key in entry.keys}

    def has_kind_of(self, other: "_Known") -> bool:
        """Say whether both have an e-mail, or a phone, or a profile."""
        return not {kind for kind, _ in self.keys}.isdisjoint(kind for kind, _ in other.keys)


class _Book:
    """Everybody, with how common each word, channel and company is: in bits, by its surprise."""

    def __init__(self, people: Sequence[_Known]) -> None:
        self._people = people
        self._size = log2(max(len(people), _SMALLEST))
        self._holders = Counter(key for one in people for _, key in one.keys)
        self._orgs = Counter(one.org for one in people if one.org)
        self._words = Counter(word for one in people for word in set(one.name))
        self._names = Counter(one.line for one in people)
        self._niches = Counter(n for one in people for n in one.entry.niches)

    def candidates(self) -> Iterator[Candidate]:
        """Yield each pair that is likely enough."""
        seen: set[int] = set()
        count = len(self._people)
        for is_loose, block in self._blocks():
            for first, second in combinations(block, 2):
                one, other = self._people[first], self._people[second]
                key = first * count + second
                if key in seen or (is_loose and not _look_alike(one, other)):
                    continue
                seen.add(key)
                found = self._compare(one, other)
                if found and found.score >= LEAST:
                    yield found

    def _blocks(self) -> Iterator[tuple[bool, list[int]]]:
        """Yield places of people who have something in common, and whether that says little;
        large blocks say nothing."""
        blocks: dict[object, list[int]] = {}
        for place, one in enumerate(self._people):
            for key in set(_block_keys(one)):
                blocks.setdefault(key, []).append(place)
        for key, block in blocks.items():
            if 1 < len(block) <= self._most(key):
                yield isinstance(key, _Loose), block

    def _most(self, key: object) -> int:
        """Return how many people a block may have to say anything."""
        if key in self._holders or (isinstance(key, tuple) and key[:1] == ("name",)):
            return MOST_HOLDERS
        return MOST_LOOSE if isinstance(key, _Loose) else MOST_TOGETHER

    def _compare(self, one: _Known, other: _Known) -> Candidate | None:
        """Weigh what two people have in common against what contradicts, in bits."""
        shared = one.keys & other.keys
        named = _named(one, other)
        if named < Likeness.UNKNOWN and not shared:
            return None
        score = -self._size - 2 + self._name_bits(named, one, other)
        reasons = [Reason.SAME_NAME] if named is Likeness.SAME else []
        reasons += [Reason.SIMILAR_NAME] if named in (Likeness.SIMILAR, Likeness.PART) else []
        for kind, key in shared:
            certain = self._size + (1 if kind is Reason.PHONE else 4)
            score += max(certain - 3 * (self._holders[key] - 2), 0)
            reasons.append(kind)
        score += self._work_bits(one, other, reasons) + self._niche_bits(one, other, reasons)
        score += _birthday_bits(one, other, reasons)
        score -= 6 * _other_profile(one, other) + 1.5 * (not shared and one.has_kind_of(other))
        first, second = sorted((one.entry.id, other.entry.id))
        chance = 1 / (1 + 2 ** -max(min(score, 60), -60))
        if not set(reasons) - _BY_NAME:
            chance = min(chance, LIKELY - 0.01)
        return Candidate(first, second, round(chance, 4), tuple(dict.fromkeys(reasons)))

    def _name_bits(self, named: Likeness, one: _Known, other: _Known) -> float:
        if named < Likeness.UNKNOWN:
            return _CONTRADICTED[named]
        if named is Likeness.UNKNOWN:
            return 0
        bits = sum(self._rarity(word, other.name) for word in one.name)
        if (holders := self._names[one.line]) >= COMMON:  # as common as it is, not as its words
            bits = min(bits, self._size - log2(holders))
        return max(bits, 3) + _NEARLY[named] if len(one.name) > 1 or len(other.name) > 1 else 1.0

    def _rarity(self, word: str, others: Collection[str]) -> float:
        """Return how much a word says that the other name has as well, or nearly."""
        like = word if word in others else next((w for w in others if alike(word, w)), "")
        if not like:
            return 0
        return self._size - log2(max(self._words[word], self._words[like], 2)) - (like != word)

    def _work_bits(self, one: _Known, other: _Known, reasons: list[Reason]) -> float:
        if not one.org or not other.org:
            return 0
        if one.org != other.org:
            return -2
        reasons.append(Reason.ORGANIZATION)
        return (self._size - log2(self._orgs[one.org])) * 0.6

    def _niche_bits(self, one: _Known, other: _Known, reasons: list[Reason]) -> float:
        shared = one.entry.niches & other.entry.niches
        if not shared:
            return 0
        reasons.append(Reason.NICHE)
        return min((self._size - log2(min(self._niches[n] for n in shared))) * 0.5, 2.5)


def _birthday_bits(one: _Known, other: _Known, reasons: list[Reason]) -> float:
    days = [each.entry.birthday.replace("-", "")[-4:] for each in (one, other)]
    if not all(days):
        return 0
    if days[0] != days[1]:
        return -7
    reasons.append(Reason.BIRTHDAY)
    return 7


def _other_profile(one: _Known, other: _Known) -> bool:
    """Say whether both are on a network, each as somebody else."""
    sites = [_sites(each) for each in (one, other)]
    both = sites[0].keys() & sites[1].keys()
    return any(not sites[0][host] & sites[1][host] for host in both)


def _sites(one: _Known) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, key in one.keys:
        if kind is Reason.PROFILE:
            host = key.removeprefix("//").partition("/" if key.startswith("//") else ":")[0]
            found.setdefault(host, set()).add(key)
    return found


def _named(one: _Known, other: _Known) -> Likeness:
    """Compare two names, and again with a nickname for the first word."""
    found = likeness(one.name, other.name)
    if found >= Likeness.SIMILAR or not (one.nick or other.nick):
        return found
    forms = [
        [each.name, *([(*each.nick, *each.name[1:])] if each.nick else [])] for each in (one, other)
    ]
    return max(likeness(first, second) for first in forms[0] for second in forms[1])


class _Loose(tuple[object, ...]):
    """A key of those who have something in common that says little."""

    __slots__ = ()


def _look_alike(one: _Known, other: _Known) -> bool:
    """Say, quickly, whether a closer look at two names pays."""
    return one.has_initial or other.has_initial or fuzz.ratio(one.line, other.line) > MOST_UNLIKE


def _block_keys(one: _Known) -> Iterator[object]:
    """Yield what people must have in common to be compared at all."""
    yield from (key for _, key in one.keys)
    name = one.name
    yield ("name", one.line)
    places: list[object] = [*one.entry.niches, *([one.org] if one.org else [])]
    initials = "".join(sorted(word[0] for word in name))
    if one.org:
        yield ("org", one.org)
        yield ("org", one.org, initials)
    for word in name:
        if len(word) > 2:
            yield ("word", word)
            for letter in initials:
                yield from (_Loose((place, word, letter)) for place in places)
    if len(name) > 1:
        yield from (("nickname", group, name[-1]) for group in groups(name[0]))


def kind_of(key: str) -> Reason:
    """Return whether a match key is an e-mail's, a phone's or a profile's."""
    if key.startswith("mailto:"):
        return Reason.EMAIL
    return Reason.PHONE if key.startswith("+") else Reason.PROFILE


_FORMS = frozenset(
    [
        "gmbh",
        "ag",
        "ug",
        "kg",
        "ohg",
        "ev",
        "inc",
        "ltd",
        "llc",
        "plc",
        "co",
        "corp",
        "corporation",
        "company",
        "limited",
        "sa",
        "sl",
        "srl",
        "spa",
        "bv",
        "nv",
        "ab",
        "oy",
        "as",
        "aps",
        "sas",
        "sarl",
        "kk",
        "the",
        "und",
        "and",
    ]
)


def company(name: str) -> str:
    """Return a company's folded name without its legal form."""
    kept = [word for word in words(name) if word not in _FORMS]
    return " ".join(kept) or fold(name)
