"""Who may be in the book twice: single pairs, and precision and recall on a known truth."""

from itertools import combinations
from random import Random

import pytest
from twins import Truth, found_well, made

from netdesk.domain.duplicates import Entry, Reason, candidates
from netdesk.domain.duplicates.counts import Counts
from netdesk.domain.duplicates.differing import learnt
from netdesk.domain.duplicates.known import Known
from netdesk.domain.duplicates.weighing import Scales
from netdesk.domain.names_alike import Likeness, likeness, words

MAIL, PHONE, PROFILE = "mailto:ana@loop.io", "+34600111222", "//linkedin.com/in/anaruiz"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ana Ruiz", "RUIZ, Ana", Likeness.SAME),
        ("Dr. Ana Ruiz", "Ána Ruiz", Likeness.SAME),
        ("Ana María Ruiz", "Ana Ruiz", Likeness.SIMILAR),
        ("Robert Miller", "Bob Miller", Likeness.SIMILAR),
        ("Katharina Schmidt", "Katarina Schmitt", Likeness.SIMILAR),
        ("M. Brandt", "Mia Brandt", Likeness.PART),
        ("Mia", "Mia Brandt", Likeness.PART),
        ("李雷", "李 雷", Likeness.SAME),
        ("", "Mia Brandt", Likeness.UNKNOWN),
        ("Anna Schmidt", "Peter Schmidt", Likeness.ONE_WORD),
        ("Ana Ruiz", "Bo Lund", Likeness.UNLIKE),
    ],
)
def test_names_are_alike(one: str, other: str, expected: Likeness) -> None:
    assert likeness(words(one), words(other)) is expected
    assert likeness(words(other), words(one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "reasons", "sure"),
    [
        (
            Entry(1, "Ana Ruiz", keys=frozenset([MAIL])),
            Entry(2, "A. Ruiz", keys=frozenset([MAIL])),
            {Reason.EMAIL, Reason.SIMILAR_NAME},
            False,
        ),
        (
            Entry(1, "Ana Ruiz", keys=frozenset([PHONE])),
            Entry(2, "Ruiz, Ana", keys=frozenset([PHONE])),
            {Reason.PHONE, Reason.SAME_NAME},
            True,
        ),
        (
            Entry(1, "Ana Ruiz", keys=frozenset([PROFILE])),
            Entry(2, "Anna Ruiz", keys=frozenset([PROFILE])),
            {Reason.PROFILE, Reason.SIMILAR_NAME},
            True,
        ),
        (
            Entry(1, "Ana Ruiz", organization="Loop GmbH"),
            Entry(2, "Anna Ruiz", organization="Loop"),
            {Reason.ORGANIZATION, Reason.SIMILAR_NAME},
            False,
        ),
        (
            Entry(1, "Anna Schmidt", keys=frozenset([PHONE])),
            Entry(2, "Peter Schmidt", keys=frozenset([PHONE])),
            None,
            False,
        ),
        (Entry(1, "Ana Ruiz"), Entry(2, "Bo Lund"), None, False),
    ],
)
def test_a_pair_is_weighed(
    one: Entry, other: Entry, reasons: set[Reason] | None, sure: bool
) -> None:
    strangers = [Entry(100 + n, f"Stranger{n} Someone{n}") for n in range(200)]
    found = candidates([one, other, *strangers])
    if reasons is None:
        assert found == []
        return
    [pair] = found
    assert (pair.one, pair.other, set(pair.reasons)) == (1, 2, reasons)
    assert pair.is_sure is sure
    assert candidates([one, other], {frozenset((1, 2))}) == []


@pytest.mark.parametrize(
    ("name", "company", "expected"),
    [
        ("王小明", "", True),
        ("王小明", "腾讯", True),
        ("张伟", "", False),
        ("张伟", "腾讯", True),
        ("田中さくら", "ソニー", True),
        ("김철수", "삼성", True),
        ("Anna", "Acme", False),
        ("Анна", "Акме", False),
    ],
)
def test_a_name_without_blanks_is_a_whole_one_where_names_have_none(
    name: str, company: str, expected: bool
) -> None:
    namesakes = [Entry(own, name, organization=company) for own in (1, 2)]
    found = candidates([*namesakes, Entry(3, name[:-1] + "红", organization=company)], ())
    assert [(one.one, one.other) for one in found] == ([(1, 2)] if expected else [])
    assert not any(one.is_sure for one in found)


def test_a_switchboard_makes_nobody_the_same() -> None:
    colleagues = [
        Entry(n, name, organization="Loop", keys=frozenset([PHONE]))
        for n, name in enumerate(["Ana Ruiz", "Bo Lund", "Cem Oz", "Di Xu", "Eve Fox", "Gil Roy"])
    ]
    assert candidates(colleagues) == []


def test_of_many_with_one_name_a_birthday_tells_two_who_are_one() -> None:
    namesakes = [Entry(n, "Priya Ruiz", organization=f"Loop {n}") for n in range(1, 11)]
    twins = [Entry(n, "Priya Ruiz", birthday="1990-06-14") for n in (11, 12)]
    others = [Entry(100 + n, f"Priya Someone{n}") for n in range(60)]
    others += [Entry(200 + n, f"Stranger{n} Ruiz") for n in range(60)]
    strangers = [Entry(300 + n, f"Stranger{n} Someone{n}") for n in range(2_000)]
    [pair] = candidates([*namesakes, *twins, *others, *strangers])
    assert (pair.one, pair.other) == (11, 12)
    assert pair.reasons == (Reason.SAME_NAME, Reason.BIRTHDAY)


def test_two_phones_of_a_family_make_nobody_the_same() -> None:
    phones = frozenset([PHONE, "+34600333444"])
    family = [Entry(n, f"{given} Ruiz", keys=phones) for n, given in enumerate(["Ana", "Bo"])]
    strangers = [Entry(100 + n, f"Stranger{n} Someone{n}") for n in range(20_000)]
    assert candidates([*family, *strangers]) == []


def test_where_twins_have_one_e_mail_another_e_mail_tells_namesakes() -> None:
    def person(own: int, name: str, *keys: str) -> Entry:
        return Entry(own, name, organization=f"Loop {own % 1_000}", keys=frozenset(keys))

    def found(twins: list[Entry]) -> bool:
        namesakes = [person(own, "Bo Lund", f"mailto:bo{own}@x.org") for own in (5_000, 6_000)]
        pairs = candidates([*once, *twins, *namesakes])
        assert len([one for one in pairs if one.is_sure]) == len(once)
        return (5_000, 6_000) in {(one.one, one.other) for one in pairs}

    names = [(own, f"Bo Some{own}one", f"+4930{own:08}") for own in range(1, 501)]
    once = [person(own, name, phone, f"mailto:{own}@x.org") for own, name, phone in names]
    assert found([person(own + 1_000, *rest, f"mailto:new{own}@x.org") for own, *rest in names])
    assert not found([person(own + 1_000, *rest, f"mailto:{own}@x.org") for own, *rest in names])


@pytest.mark.parametrize(("niches", "found"), [((1,), [(1, 2)]), ((), [])])
def test_of_many_with_one_name_a_rare_niche_tells_colleagues_who_are_one(
    niches: tuple[int, ...], found: list[tuple[int, int]]
) -> None:
    twins = [
        Entry(number, "Ana Ruiz", organization="Loop", niches=frozenset(niches))
        for number in (1, 2)
    ]
    namesakes = [Entry(number, "Ana Ruiz") for number in range(3, 11)]
    assert [(one.one, one.other) for one in candidates(twins + namesakes)] == found


def test_who_has_nothing_rare_is_nobody_else_without_a_channel_in_common() -> None:
    """They are left out before a close look, which would have said the same."""
    random = Random(7)
    given, family = ("Ana", "Anna", "Bo", "Cy"), ("Ruiz", "Lund", "Kern")
    people = [
        Entry(
            number,
            f"{random.choice(given)} {random.choice(family)}",
            organization=random.choice(["", "Loop", f"Firm {number % 150}", f"Shop {number % 30}"]),
            birthday=random.choice(["", "", f"1990-04-{number % 28 + 1:02}"]),
            niches=frozenset(random.sample(range(40), number % 3)),
        )
        for number in range(400)
    ]
    known = [Known(one) for one in people]
    scales = Scales(Counts(known), learnt([]))
    found = {True: 0, False: 0}
    for one, other in combinations(known, 2):
        found[scales.is_promising(one)] += scales.weigh(one, other) is not None
    assert found[False] == 0 < found[True]
    assert not all(map(scales.is_promising, known))


@pytest.mark.parametrize(("truth", "least"), [(Truth.EASY, 0.99), (Truth.HARD, 0.94)])
def test_precision_and_recall_on_a_known_truth(truth: Truth, least: float) -> None:
    people, twins = made(truth, 3_000, seed=7_919)
    precision, recall, f1 = found_well(candidates(people), twins)
    assert f1 >= least, (precision, recall)
