"""Introductions: who should meet whom, each asked first, the outcome after two weeks (rule 9)."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.errors import Guarded, NotFound, NotUnderstood
from netdesk.domain.model import Direction, GiveKind, GroupKind, Intent, IntroductionStatus
from tests.makers import TODAY, dump, open_book, person


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def two() -> tuple[int, int]:
    return person("Amara", start_clock=False), person("Lena", start_clock=False)


def sent() -> tuple[int, int, int]:
    """Two who were introduced, and the introduction whose outcome is still to be asked."""
    amara, lena = two()
    own = book.introductions.begin(amara, lena, today=TODAY)
    for who in (amara, lena):
        book.introductions.answer(own, who, True, on=TODAY)
    book.introductions.send(own, on=TODAY, question="How was it?")
    return amara, lena, own


def asked() -> list[str]:
    return [one.reason for one in book.today.items(later(14))]


def test_nobody_is_asked_about_somebody_who_is_gone() -> None:
    _, lena, _ = sent()
    assert asked() == ["How was it?"]
    before = dump()
    book.people.delete([lena])
    assert asked() == []
    book.steps.undo()
    assert dump() == before


def test_an_introduction_comes_back_with_its_question_when_two_come_apart() -> None:
    amara, lena, own = sent()
    before = dump()
    book.merging.merge(amara, lena)
    assert book.merging.unmerge(amara) == lena
    assert dump() == before
    book.introductions.settle(own, True, today=later(14))
    assert asked() == []


def test_it_goes_when_both_said_yes_and_the_outcome_is_asked_in_two_weeks() -> None:
    amara, lena = two()
    before = dump()
    own = book.introductions.begin(amara, lena, "Both work with NGOs", today=TODAY)
    assert book.introductions.begin(lena, amara, today=TODAY) == own, "the open one goes on"

    def status() -> IntroductionStatus:
        return book.introductions.introduction(own).status

    steps: list[tuple[Callable[[], object], str]] = [
        (lambda: book.introductions.ask(own, amara, on=TODAY), "asking"),
        (lambda: book.introductions.ask(own, lena, on=TODAY), "asking"),
        (lambda: book.introductions.answer(own, amara, True, on=later(1)), "asking"),
        (lambda: book.introductions.answer(own, lena, True, on=later(2)), "ready"),
        (lambda: book.introductions.send(own, on=later(3), question="How was it?"), "sent"),
    ]
    for deed, expected in steps:
        deed()
        assert status() == expected
    sent = book.interactions.of_person(lena)[0]
    assert (sent.direction, sent.intent) == (Direction.OUTGOING, Intent.GIVE)
    assert (sent.give_kind, set(sent.people)) == (GiveKind.INTRODUCTION, {"Amara", "Lena"})
    assert book.reciprocity.of_person(amara, later(3)).introductions == 1
    assert [one.reason for one in book.today.items(later(16))] == []
    assert [one.reason for one in book.today.items(later(17))] == ["How was it?"]
    assert book.knows.said_of(lena) == [(amara, "Amara")]
    book.introductions.settle(own, True, today=later(17), note="They booked a call")
    assert status() == "worked"
    assert book.today.items(later(17)) == ()
    for _ in range(7):
        book.steps.undo()
    assert dump() == before


def test_an_introduction_that_went_already_is_told_once_more_without_a_second() -> None:
    two()
    told = book.recording.understood("I introduced Amara to Lena")
    own = book.recording.write(told, today=TODAY)
    before = dump()
    assert book.recording.write(told, today=later(1)) == own
    assert dump() == before
    assert len(book.steps.steps()) == 3, "the two, and who met whom"


def test_asking_waits_for_a_reply_and_an_answer_is_one() -> None:
    amara, lena = two()
    own = book.introductions.begin(amara, lena, today=TODAY)
    book.introductions.ask(own, amara, on=TODAY, said="Asked about meeting Lena")
    [asked] = book.interactions.of_person(amara)
    assert (asked.reply_by, asked.replied_on) == (later(7), None)
    book.introductions.answer(own, amara, False, on=later(2))
    [asked] = book.interactions.of_person(amara)
    assert asked.replied_on == later(2)
    assert book.introductions.introduction(own).status == "declined"


def test_what_can_not_be() -> None:
    amara, lena = two()
    mia = person("Mia")
    own = book.introductions.begin(amara, lena, today=TODAY)
    with pytest.raises(NotUnderstood):
        book.introductions.send(own, on=TODAY)
    with pytest.raises(NotUnderstood):
        book.introductions.settle(own, True, today=TODAY)
    with pytest.raises(NotUnderstood):
        book.introductions.begin(amara, amara, today=TODAY)
    with pytest.raises(NotFound):
        book.introductions.ask(own, mia, on=TODAY)
    book.introductions.drop(own, today=TODAY)
    with pytest.raises(NotFound):
        book.introductions.ask(own, lena, on=TODAY)


def test_the_guard_speaks_before_introducing_and_asking() -> None:
    amara, lena = two()
    book.people.edit(lena, not_before=later(1))
    with pytest.raises(Guarded):
        book.introductions.begin(amara, lena, today=TODAY)
    own = book.introductions.begin(amara, lena, today=TODAY, force=True)
    with pytest.raises(Guarded):
        book.introductions.ask(own, lena, on=TODAY)
    book.introductions.ask(own, lena, on=TODAY, force=True)
    assert book.interactions.of_person(lena)[0].forced


def pairs(on: date = TODAY) -> list[tuple[str, str, tuple[str, ...], str]]:
    found = book.suggestions.matches(on)
    return [(one.a.name, one.b.name, one.words, one.niche) for one in found]


@pytest.mark.parametrize(
    ("offers", "needs", "words"),
    [
        ("Photography of food", "a photographer", ("photographer",)),
        ("Tax advice for freelancers", "Somebody for my taxes", ("taxes",)),
        ("Retainers, pricing", "Help with pricing retainers", ("pricing", "retainers")),
        ("Übersetzung ins Englische", "Übersetzungen", ("Übersetzungen",)),
        ("Design", "Help with my work", ()),
        ("", "pricing", ()),
    ],
)
def test_offers_meet_needs(offers: str, needs: str, words: tuple[str, ...]) -> None:
    amara, lena = two()
    book.people.edit(amara, offers=offers)
    book.people.edit(lena, needs=needs)
    assert pairs() == ([("Amara", "Lena", words, "")] if words else [])


def test_the_pair_with_the_most_in_common_comes_first_then_shared_niches() -> None:
    amara, lena = two()
    mia = person("Mia", niches=["NGOs"])
    person("Nils", niches=["NGOs"])
    book.people.edit(amara, offers="pricing retainers")
    book.people.edit(lena, needs="pricing")
    book.people.edit(mia, needs="retainers, pricing")
    assert pairs() == [
        ("Amara", "Mia", ("retainers", "pricing"), ""),
        ("Amara", "Lena", ("pricing",), ""),
        ("Mia", "Nils", (), "NGOs"),
    ]
    found = [(one.a.name, one.b.name) for one in book.suggestions.for_person(lena, TODAY)]
    assert found == [("Amara", "Lena")]


def met_online(a: int, b: int) -> None:
    book.groups.add("Slack", today=TODAY, kind=GroupKind.SLACK, members=[a, b])


def in_a_circle(a: int, b: int) -> None:
    book.groups.add("Circle", today=TODAY, kind=GroupKind.PEER_FEEDBACK, members=[a, b])


def at_one_event(a: int, b: int) -> None:
    event = book.events.add("PyCon", TODAY, attended=True)
    book.events.attend([a, b], event, TODAY)


def colleagues(a: int, b: int) -> None:
    book.people.edit(a, organization="Loopwise")
    book.people.edit(b, organization="LOOPWISE")


def introduced_long_ago(a: int, b: int) -> None:
    own = book.introductions.begin(a, b, today=later(-400))
    book.introductions.answer(own, a, True, on=later(-400))
    book.introductions.answer(own, b, True, on=later(-400))
    book.introductions.send(own, on=later(-400))


def declined_long_ago(a: int, b: int) -> None:
    own = book.introductions.begin(a, b, today=later(-400))
    book.introductions.answer(own, a, False, on=later(-400))


@pytest.mark.parametrize(
    ("deed", "suggested"),
    [
        (lambda a, b: None, True),
        (lambda a, b: book.knows.say(b, a), False),
        (lambda a, b: (book.knows.say(a, b), book.knows.unsay(b, a)), True),
        (lambda a, b: book.people.edit(a, introduced_by=b), False),
        (lambda a, b: book.people.edit(b, introduced_by=a), False),
        (lambda a, b: book.interactions.log([a, b], on=later(-300)), False),
        (lambda a, b: book.collaborations.add("Guide", [a, b], today=TODAY), False),
        (in_a_circle, False),
        (met_online, True),
        (at_one_event, True),
        (colleagues, False),
        (lambda a, b: book.introductions.begin(a, b, today=TODAY), False),
        (introduced_long_ago, False),
        (declined_long_ago, False),
        (lambda a, b: book.introductions.not_now(b, a, today=later(-100)), False),
        (lambda a, b: book.introductions.not_now(b, a, today=later(-190)), True),
        (lambda a, b: book.people.edit(a, do_not_contact=True), False),
        (lambda a, b: book.people.edit(b, not_before=later(3)), False),
        (lambda a, b: book.interactions.log([a], on=TODAY, direction=Direction.OUTGOING), False),
        (lambda a, b: book.interactions.log([a], on=TODAY, direction=Direction.INCOMING), True),
        (lambda a, b: book.preferences.change(me=a), False),
    ],
)  # fmt: skip
def test_who_is_suggested_to_whom(deed: Callable[[int, int], object], suggested: bool) -> None:
    amara, lena = two()
    book.people.edit(amara, offers="pricing")
    book.people.edit(lena, needs="pricing")
    deed(amara, lena)
    assert bool(pairs()) is suggested


def test_what_was_put_aside_is_none_of_the_introductions() -> None:
    amara, lena = two()
    book.introductions.not_now(amara, lena, today=TODAY)
    assert book.introductions.all_introductions() == []
    book.introductions.begin(amara, lena, today=TODAY)
    assert len(book.introductions.all_introductions("lena")) == 1
    assert book.introductions.all_introductions("nobody") == []
