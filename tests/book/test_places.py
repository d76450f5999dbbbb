"""The channel map: which event, group or channel pays back."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.model import ChannelKind, Direction, GroupKind, Way
from tests.makers import TODAY, open_book, person


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def talk(own: int, days: int, way: Direction, channel: ChannelKind | None = None) -> None:
    book.interactions.log([own], on=later(days), direction=way, channel=channel)


def test_which_place_pays_back() -> None:
    night = book.events.add("Founders Night", later(-60))
    fair = book.events.add("Fair", later(-20))
    book.events.add("Coming", later(3), attended=False)
    book.events.add("Long ago", later(-400))
    ana, bo, cy = (person(name, today=later(-60), event_id=night) for name in ("Ana", "Bo", "Cy"))
    dee = person("Dee", today=later(-20), event_id=fair)
    talk(ana, -70, Direction.MUTUAL)  # before the event
    talk(ana, -58, Direction.OUTGOING)
    talk(bo, -58, Direction.OUTGOING)
    talk(bo, -50, Direction.INCOMING)
    talk(dee, -19, Direction.MUTUAL)
    book.groups.add("Makers", today=later(-30), kind=GroupKind.SLACK, members=[bo, cy])
    talk(cy, -10, Direction.INCOMING)
    found = book.places.places(TODAY)
    assert [(one.name, one.detail, one.people, one.replied, one.referrals) for one in found] == [
        ("Founders Night", "meetup", 3, 2, 0),
        ("Makers", "slack", 2, 1, 0),
        ("Fair", "meetup", 1, 1, 0),
    ]


def test_which_channel_is_answered() -> None:
    ana, bo = person("Ana"), person("Bo")
    talk(ana, -30, Direction.OUTGOING, ChannelKind.LINKEDIN)
    talk(bo, -30, Direction.OUTGOING, ChannelKind.LINKEDIN)
    talk(bo, -20, Direction.OUTGOING, ChannelKind.EMAIL)
    talk(bo, -18, Direction.INCOMING)
    talk(ana, -10, Direction.INCOMING, ChannelKind.INSTAGRAM)  # not by my choice
    talk(ana, -500, Direction.OUTGOING, ChannelKind.PHONE)
    found = book.places.channels(TODAY)
    assert [(one.name, one.people, one.replied) for one in found] == [
        ("linkedin", 2, 2),
        ("email", 1, 1),
    ]


def test_nothing_pays_back_yet() -> None:
    assert book.places.places(TODAY) == []
    assert book.places.channels(TODAY) == []


def test_the_work_that_came_by_a_place_counts_first() -> None:
    night = book.events.add("Founders Night", later(-60))
    fair = book.events.add("Fair", later(-20))
    ana = person("Ana", today=later(-60), event_id=night)
    dee = person("Dee", today=later(-20), event_id=fair)
    talk(ana, -50, Direction.INCOMING)
    group = book.groups.add("Makers", today=later(-30), members=[dee])
    for way, who, days in (
        (Way.RECEIVED, dee, -5),
        (Way.GIVEN, ana, -5),
        (Way.RECEIVED, ana, -70),  # before the event
    ):
        book.referrals.add(way, who, "Café Lumen", today=later(days))
    found = [(one.name, one.referrals) for one in book.places.places(TODAY)]
    assert found == [("Fair", 1), ("Makers", 1), ("Founders Night", 0)]
    assert book.groups.view(group, TODAY).referrals == 1
