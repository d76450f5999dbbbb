"""Contacts: what they carry, who took part, and the replies that are awaited (PRODUCT 6)."""

from datetime import date, timedelta

import pytest

from netdesk import book
from netdesk.domain.changes import Kind
from netdesk.domain.errors import NotFound
from netdesk.domain.model import ChannelKind, Direction, GiveKind, Intent, TodayKind
from tests.makers import TODAY, dump, person

pytestmark = pytest.mark.usefixtures("book_file")
OUT, IN = Direction.OUTGOING, Direction.INCOMING


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def friend(name: str) -> int:
    return person(name, start_clock=False)


def wrote(*people: int, day: int = 0, reply: int | None = 7) -> int:
    reply_by = None if reply is None else later(day + reply)
    return book.interactions.log(
        people, "sent the offer", on=later(day), direction=OUT, reply_by=reply_by
    )


def nudges(day: int) -> list[tuple[str, str]]:
    lines = book.today.items(later(day))
    return [(one.person, one.reason) for one in lines if one.kind is TodayKind.REPLY]


def test_a_contact_carries_all_that_is_known_of_it() -> None:
    ana, bea = friend("Ana"), friend("Bea")
    event = book.events.add("Fair", TODAY)
    own = book.interactions.log(
        [ana, bea],
        "read their draft",
        on=TODAY,
        channel=ChannelKind.EMAIL,
        direction=OUT,
        intent=Intent.GIVE,
        give_kind=GiveKind.FEEDBACK,
        note="three pages",
        learned="they print everything",
        event_id=event,
        reply_by=later(3),
        force=True,
    )
    found = book.interactions.interaction(own)
    assert (found.people, found.event, found.forced) == (("Ana", "Bea"), "Fair", True)
    assert (found.give_kind, found.learned) == (GiveKind.FEEDBACK, "they print everything")
    assert (found.reply_by, found.replied_on) == (later(3), None)
    assert book.interactions.of_person(bea) == [found]


def test_a_contact_changes_nobodys_card() -> None:
    ana = friend("Ana")
    assert book.steps.last_changes().touches(Kind.CARD)
    wrote(ana)
    changes = book.steps.last_changes()
    assert (changes.ids(Kind.PERSON), changes.ids(Kind.CARD)) == ({ana}, set())
    book.people.edit(ana, name="Ana Ruiz")
    assert book.steps.last_changes().ids(Kind.CARD) == {ana}


def test_an_edit_changes_fields_and_people_and_is_undone_whole() -> None:
    ana, bea, cy = friend("Ana"), friend("Bea"), friend("Cy")
    own = wrote(ana, bea)
    before = dump()
    book.interactions.edit(own, person_ids=[bea, cy], learned="no budget", on=later(-1))
    found = book.interactions.interaction(own)
    assert (found.people, found.learned, found.on) == (("Bea", "Cy"), "no budget", later(-1))
    assert book.interactions.of_person(ana) == []
    assert book.people.person(cy, today=TODAY).last_contact == later(-1)
    book.steps.undo()
    assert dump() == before


def test_who_joins_a_contact_later_was_written_to() -> None:
    ana, new = friend("Ana"), person("New")
    own = wrote(ana)
    book.interactions.edit(own, person_ids=[ana, new])
    assert book.follow_ups.of_person(new, TODAY) == []


def test_an_unanswered_contact_nudges_once_on_its_day() -> None:
    wrote(friend("Ana"), friend("Bea"))
    assert [nudges(day) for day in (6, 7, 8)] == [[], [("Ana", "sent the offer")], []]
    [line] = book.today.items(later(7))
    assert (line.id, line.days_late, line.others) == (0, 0, 1)
    assert [one.person for one in book.today.view(TODAY).coming] == ["Ana"]


def test_a_reply_ends_the_wait() -> None:
    ana = friend("Ana")
    own = wrote(ana)
    assert book.interactions.replied(ana, later(2)).id == own
    assert book.interactions.interaction(own).replied_on == later(2)
    assert nudges(7) == []
    with pytest.raises(NotFound):
        book.interactions.replied(ana, later(3))


@pytest.mark.parametrize("direction", [IN, Direction.MUTUAL])
def test_hearing_from_somebody_is_the_reply(direction: Direction) -> None:
    ana, bea = friend("Ana"), friend("Bea")
    mine, other = wrote(ana), wrote(bea)
    book.interactions.log([ana], "thanks", on=later(3), direction=direction)
    assert book.interactions.interaction(mine).replied_on == later(3)
    assert book.interactions.interaction(other).replied_on is None
    book.steps.undo()
    assert book.interactions.interaction(mine).replied_on is None


def test_what_came_before_is_no_reply() -> None:
    ana = friend("Ana")
    own = wrote(ana)
    book.interactions.log([ana], "an older mail", on=later(-1), direction=IN)
    assert book.interactions.interaction(own).replied_on is None


def test_the_newest_that_waits_is_meant() -> None:
    ana = friend("Ana")
    asked, told = wrote(ana, day=-3), wrote(ana, day=-1, reply=None)
    assert book.interactions.replied(ana, TODAY).id == asked
    assert book.interactions.replied(ana, TODAY).id == told, "nothing else waits"


def test_the_preference_says_how_long_to_wait() -> None:
    assert book.interactions.reply_day(TODAY) == later(7)
    book.preferences.change(reply_days=3)
    assert book.interactions.reply_day(TODAY) == later(3)


def test_put_off_the_nudge_comes_on_the_new_day() -> None:
    own = wrote(friend("Ana"))
    book.interactions.edit(own, reply_by=later(10))
    assert [len(nudges(day)) for day in (7, 10, 11)] == [0, 1, 0]
