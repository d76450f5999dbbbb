"""Sorting mode after an event: who comes in which order, and which niche is suggested why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk import book
from netdesk.book.guests import Guest
from netdesk.book.sorting import Reason
from netdesk.domain.mail_domains import is_private
from netdesk.domain.model import Channel, ChannelKind
from tests.makers import TODAY, open_book, person


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def mail(value: str) -> tuple[Channel, ...]:
    return (Channel(ChannelKind.EMAIL, value),)


def met(event: int, name: str, **fields: object) -> int:
    return person(name, event_id=event, **fields)


def suggested(event: int) -> dict[str, tuple[str, Reason, str] | None]:
    return {
        card.person.name: card.suggestion
        and (card.suggestion.niche, card.suggestion.reason, card.suggestion.detail)
        for card in book.sorting.cards(event, TODAY)
        if not card.is_sorted
    }


def test_a_niche_is_suggested_by_company_event_or_domain() -> None:
    person("Old 1", organization="Demir Studio", niches=["Local shops", "Press"])
    person("Old 2", organization="DEMIR studio", niches=["Local shops"])
    person("Old 3", niches=["Fintech"], channels=mail("x@ledger.example"))
    person("Old 4", niches=["Fintech"], channels=mail("x@gmail.com"))
    event = book.events.add("Meetup", TODAY)
    met(event, "Yusuf", organization="Demir Studio", channels=mail("y@ledger.example"))
    met(event, "Mia", channels=mail("mia@Ledger.example"))
    met(event, "Ken", channels=mail("ken@gmail.com"), organization="Unknown")
    assert suggested(event) == {
        "Yusuf": ("Local shops", Reason.COMPANY, "Demir Studio"),
        "Mia": ("Fintech", Reason.DOMAIN, "ledger.example"),
        "Ken": None,
    }
    book.events.edit(event, niche="Freelancers")
    assert suggested(event) == {
        "Yusuf": ("Local shops", Reason.COMPANY, "Demir Studio"),
        "Mia": ("Freelancers", Reason.EVENT, "Meetup"),
        "Ken": ("Freelancers", Reason.EVENT, "Meetup"),
    }


def test_the_sorted_come_first_then_the_others_by_name() -> None:
    event = book.events.add("Meetup", TODAY)
    for name in ("Zoe", "Ánna", "Bo"):
        met(event, name, niches=["x"] if name == "Zoe" else [])
    book.guests.add(event, [Guest("Cy", note="Likes tea")], today=TODAY)
    cards = book.sorting.cards(event, TODAY)
    assert [(card.person.name, card.is_sorted) for card in cards] == [
        ("Zoe", True),
        ("Ánna", False),
        ("Bo", False),
        ("Cy", False),
    ]
    assert cards[-1].note == "Likes tea"
    assert cards[-1].due is not None


def test_a_digit_sets_one_niche_shift_adds_and_each_is_a_step() -> None:
    event = book.events.add("Meetup", TODAY)
    ana = met(event, "Ana")

    def niches() -> list[str]:
        return [one.name for one in book.people.person(ana, today=TODAY).niches]

    book.niches.sort_into([ana], "Design")
    book.niches.tag([ana], "Press")
    assert niches() == ["Design", "Press"]
    book.niches.sort_into([ana], "Health")  # back, and another digit
    assert niches() == ["Health"]
    book.steps.undo()
    assert niches() == ["Design", "Press"]
    book.steps.undo()
    book.steps.undo()
    assert niches() == []


@pytest.mark.parametrize(
    ("domain", "private"),
    [
        ("gmail.com", True),
        ("yahoo.co.uk", True),
        ("web.de", True),
        ("loop.io", False),
        ("uni-leipzig.de", False),
        ("localhost", True),
    ],
)
def test_where_anybody_has_an_address(domain: str, private: bool) -> None:
    assert is_private(domain) is private
