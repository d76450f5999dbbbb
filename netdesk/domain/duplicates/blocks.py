"""Which people are worth comparing: those who have something in common that few others have."""

from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from itertools import chain, combinations, product

from rapidfuzz import fuzz

from netdesk.domain.duplicates.counts import Counts
from netdesk.domain.duplicates.known import Known
from netdesk.domain.nicknames import groups

MOST_TOGETHER = 60  # a block of more people says too little to compare all with all
MOST_LOOSE = 30
MOST_UNLIKE = 78
MOST_HOLDERS = 8  # a number that more people have is a switchboard's

_Block = list[int]
_KeysOf = Callable[[Known], Iterable[Hashable]]


def pairs(
    people: Sequence[Known], counts: Counts, is_promising: Callable[[Known], bool]
) -> Iterator[tuple[Known, Known]]:
    """Yield each two who are worth a close look, once: if few share a channel of theirs, or the
    first is promising without."""
    seen: set[int] = set()
    size = len(people)
    promising = {place for place, one in enumerate(people) if is_promising(one)}
    for first, second in _places(people, counts, promising):
        key = first * size + second
        if key not in seen:
            seen.add(key)
            yield people[first], people[second]


def sharing(people: Sequence[Known], counts: Counts) -> Iterator[tuple[Known, Known]]:
    """Yield each two with a channel that nobody else has."""
    keys = _few(counts.keys, 2)
    for first, second in _all_with_all(_blocks(people, lambda one: one.keys & keys, 2)):
        yield people[first], people[second]


def _places(
    people: Sequence[Known], counts: Counts, promising: Container[int]
) -> Iterator[tuple[int, int]]:
    """Yield the places of two who have something in common; some more than once."""
    keys, lines = _few(counts.keys, MOST_HOLDERS), _few(counts.lines, MOST_HOLDERS)
    words = {word for word in _few(counts.words, MOST_TOGETHER) if len(word) > 2}
    wide = _Wide(counts)
    closely: list[tuple[_KeysOf, int]] = [
        (lambda one: lines & {one.line}, MOST_HOLDERS),
        (lambda one: words.intersection(one.name), MOST_TOGETHER),
        (wide.org, MOST_TOGETHER),
        (wide.nickname, MOST_TOGETHER),
        (wide.birthday, MOST_TOGETHER),
    ]
    yield from _all_with_all(_blocks(people, lambda one: one.keys & keys, MOST_HOLDERS))
    for keys_of, most in closely:
        yield from _promising_with_all(_blocks(people, keys_of, most), promising)
    loosely = _blocks(people, wide.scenes, MOST_LOOSE)
    for first, second in _promising_with_all(loosely, promising):
        if _look_alike(people[first], people[second]):
            yield first, second


def _few(counted: Counter[str], most: int) -> set[str]:
    """Return what more than one have, and not too many."""
    return {key for key, count in counted.items() if 1 < count <= most}


def _blocks(people: Sequence[Known], keys_of: _KeysOf, most: int) -> Iterator[_Block]:
    """Yield the places of those who share a key, if they are not too many."""
    first: dict[Hashable, int] = {}
    blocks: dict[Hashable, _Block] = {}
    for place, one in enumerate(people):
        for key in keys_of(one):
            if key in blocks:
                blocks[key].append(place)
            elif key in first:
                blocks[key] = [first[key], place]
            else:
                first[key] = place
    return (block for block in blocks.values() if len(block) <= most)


def _all_with_all(blocks: Iterable[_Block]) -> Iterator[tuple[int, int]]:
    return chain.from_iterable(combinations(block, 2) for block in blocks)


def _promising_with_all(
    blocks: Iterable[_Block], promising: Container[int]
) -> Iterator[tuple[int, int]]:
    return chain.from_iterable(
        product((first,), block[at:])
        for block in blocks
        for at, first in enumerate(block, 1)
        if first in promising
    )


class _Wide:
    """What many share says something only together with something else."""

    def __init__(self, counts: Counts) -> None:
        self._words = {
            word for word, count in counts.words.items() if count > MOST_TOGETHER or len(word) < 3
        }
        self._orgs = {org for org, count in counts.orgs.items() if count > MOST_TOGETHER}
        self._lines = counts.lines

    def org(self, one: Known) -> Iterable[Hashable]:
        """Return the company; of a large one those with the same initials, unless the name is one
        that many have: a namesake in a large company is nobody's twin."""
        if one.org not in self._orgs:
            return (one.org,) if one.org else ()
        if self._lines[one.line] > MOST_TOGETHER:
            return ()
        return ((one.org, *sorted(word[0] for word in one.name)),)

    def birthday(self, one: Known) -> Iterable[Hashable]:
        """Return a common name with the day of birth; a rare name does alone."""
        return ((one.line, one.day),) if one.day and self._lines[one.line] > MOST_HOLDERS else ()

    def nickname(self, one: Known) -> Iterable[Hashable]:
        """Return the given name's kin with a common last word; one that few have does alone."""
        if len(one.name) > 1 and one.name[-1] in self._words:
            return ((group, one.name[-1]) for group in groups(one.name[0]))
        return ()

    def scenes(self, one: Known) -> Iterator[Hashable]:
        """Yield niche or large company with a common word of the name, and an initial."""
        words = [word for word in one.name if len(word) > 2 and word in self._words]
        if not words:
            return
        letters = {word[0] for word in one.name}
        for scene in (*one.niches, *self._orgs.intersection((one.org,))):
            for word in {*words}:
                for letter in letters:
                    yield scene, word, letter


def _look_alike(one: Known, other: Known) -> bool:
    """Say, quickly, whether a closer look at two names pays; equal ones are found by the name."""
    if one.line == other.line:
        return False
    if one.has_initial or other.has_initial:
        return True
    return fuzz.ratio(one.line, other.line, score_cutoff=MOST_UNLIKE) > MOST_UNLIKE
