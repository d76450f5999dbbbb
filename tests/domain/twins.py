"""People of whom it is known which are in the book twice, the same ones for a seed."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from enum import StrEnum
from random import Random

from netdesk.domain.duplicates import Candidate, Entry

_STARTS = [
    "ba",
    "be",
    "bi",
    "bo",
    "ca",
    "ce",
    "da",
    "de",
    "di",
    "do",
    "fa",
    "fe",
    "ga",
    "gi",
    "ha",
    "he",
    "ja",
    "jo",
    "ka",
    "ki",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "me",
    "mi",
    "mo",
]
_STARTS += [
    "na",
    "ne",
    "ni",
    "no",
    "pa",
    "pe",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "si",
    "so",
    "ta",
    "te",
    "ti",
    "to",
    "va",
    "ve",
    "vi",
    "wa",
    "we",
    "ya",
    "yo",
    "za",
]
_ENDS = [
    "bach",
    "berg",
    "dal",
    "der",
    "ford",
    "gar",
    "hoff",
    "kov",
    "lind",
    "man",
    "mer",
    "nik",
    "rot",
    "sen",
    "ska",
    "son",
    "stein",
    "ton",
    "vic",
    "zi",
]
_GIVEN = [
    "Ana",
    "Jonas",
    "Priya",
    "Ruth",
    "Amara",
    "Luc",
    "Ingrid",
    "Tomas",
    "Robert",
    "Elizabeth",
    "Katharina",
    "William",
    "Michael",
    "Peter",
    "Maria",
    "Joseph",
    "Thomas",
    "Susan",
    "Alexander",
    "Nicholas",
    "Daniel",
    "Laura",
    "Julia",
    "Felix",
    "Clara",
    "Emil",
    "Hannah",
    "Oskar",
    "Wanjiru",
    "Björn",
    "Zoë",
    "Łukasz",
    "Şebnem",
    "Dmitri",
    "Yuki",
    "Chen",
    "Fatima",
    "Omar",
    "Leila",
    "Noor",
    "Kofi",
    "Abena",
    "Carlos",
    "Ines",
]
_NICK = {
    "Robert": "Bob",
    "Elizabeth": "Liz",
    "William": "Bill",
    "Michael": "Mike",
    "Joseph": "Joe",
    "Thomas": "Tom",
    "Susan": "Sue",
    "Alexander": "Sascha",
    "Nicholas": "Nick",
    "Daniel": "Dan",
    "Katharina": "Kathy",
    "Dmitri": "Dima",
    "Peter": "Pete",
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Truth(StrEnum):
    """How much the twins differ."""

    EASY = "easy"
    HARD = "hard"


def made(truth: Truth, count: int, seed: int) -> tuple[list[Entry], set[frozenset[int]]]:
    """Return people, a tenth of them a second time, and which two are one.

    In the easy set a twin has another writing of the name and one channel in common. In the hard
    one there are typing errors, swapped names, nicknames, moved jobs, company phones that many
    share, families with one phone, and namesakes.
    """
    random = Random(seed)
    people = [_person(number, random, count) for number in range(1, count + 1)]
    if truth is Truth.HARD:
        people = _with_families(_with_switchboards(people, random), random)
    twins: set[frozenset[int]] = set()
    for number, one in enumerate(random.sample(people, count // 10)):
        own = count + 1 + number
        twin = _easy(one, random) if truth is Truth.EASY else _hard(one, random)
        people.append(replace(twin, id=own))
        twins.add(frozenset((one.id, own)))
    random.shuffle(people)
    return people, twins


def found_well(
    found: Iterable[Candidate], twins: Collection[frozenset[int]]
) -> tuple[float, float, float]:
    """Return precision, recall and their harmonic mean."""
    pairs = {frozenset((one.one, one.other)) for one in found}
    right = len(pairs & set(twins))
    precision, recall = right / max(len(pairs), 1), right / len(twins)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _person(number: int, random: Random, count: int) -> Entry:
    given = random.choice(_GIVEN)
    family = (random.choice(_STARTS) + random.choice(_STARTS) + random.choice(_ENDS)).capitalize()
    company = f"{random.choice(_STARTS)}{random.choice(_ENDS)} {random.randrange(count // 8 + 1)}"
    keys = [f"mailto:{given}.{family}.{number}@{company.replace(' ', '')}.example".casefold()]
    keys += [f"+49151{number:08d}"] if random.random() < 0.7 else []
    if random.random() < 0.5:
        keys.append(f"//linkedin.com/in/{given}-{family}-{number}".casefold())
    return Entry(
        id=number,
        name=f"{given} {family}",
        organization=company,
        keys=frozenset(keys),
        niches=frozenset(random.sample(range(1, 30), random.choice((0, 1, 1, 2)))),
    )


def _with_switchboards(people: list[Entry], random: Random) -> list[Entry]:
    boards = {one.organization: f"+4930{number:08d}" for number, one in enumerate(people)}
    return [
        replace(one, keys=one.keys | {boards[one.organization]}) if random.random() < 0.3 else one
        for one in people
    ]


def _with_families(people: list[Entry], random: Random) -> list[Entry]:
    """Give every 25th another given name, the family name and the phone of the one before."""
    found = list(people)
    for place in range(25, len(found), 25):
        before, one = found[place - 1], found[place]
        phones = {key for key in before.keys if key.startswith("+")}
        others = [name for name in _GIVEN if name != before.name.split()[0]]
        name = f"{random.choice(others)} {before.name.split()[1]}"
        found[place] = replace(one, name=name, keys=one.keys | phones)
    return found


def _easy(one: Entry, random: Random) -> Entry:
    given, family = one.name.split()
    name = random.choice((one.name, one.name.upper(), f"{family}, {given}", f"Dr. {one.name}"))
    kept = random.choice(sorted(one.keys))
    return replace(one, name=name, keys=frozenset([kept]), niches=frozenset())


def _hard(one: Entry, random: Random) -> Entry:
    given, family = one.name.split()
    if given in _NICK and random.random() < 0.6:
        given = _NICK[given]
    elif random.random() < 0.5:
        family = _mistyped(family, random)
    elif random.random() < 0.3:
        given = given[0] + "."
    name = f"{family} {given}" if random.random() < 0.3 else f"{given} {family}"
    moved = random.random() < 0.4
    own = sorted(key for key in one.keys if not key.startswith("+4930"))
    lasting = [key for key in own if not key.startswith("mailto:")] if moved else own
    if moved and not lasting:
        moved, lasting = False, own
    kept = {random.choice(lasting)} if moved or random.random() < 0.75 else set()
    company = f"Elsewhere {random.randrange(1_000)}" if moved else one.organization
    fresh = f"mailto:{given}.{family}@{random.randrange(10**6)}.example".casefold()
    return replace(
        one,
        name=name,
        organization=company,
        keys=frozenset({*kept, fresh}),
        niches=one.niches if random.random() < 0.5 else frozenset(),
    )


def _mistyped(word: str, random: Random) -> str:
    """Leave out, double, swap or change one letter."""
    place = random.randrange(1, len(word) - 1)
    return random.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :],
            word[:place] + random.choice(_LETTERS) + word[place + 1 :],
        )
    )
