"""People, their channels and niches: found, edited, tagged."""

from datetime import date, timedelta

import pytest

from netdesk import book
from netdesk.domain.errors import Ambiguous, NotFound, NotUnderstood
from netdesk.domain.filters import BadQuery
from netdesk.domain.model import Channel, ChannelKind, Circle, NicheColor
from netdesk.domain.when import Due
from tests.makers import TODAY, person

pytestmark = pytest.mark.usefixtures("book_file")


def names(query: str, **order: object) -> list[str]:
    ids = book.people.ids(query, today=TODAY, **order)  # type: ignore[arg-type]
    return [line.name for line in book.people.lines(ids, today=TODAY)]


def network() -> None:
    """Three people who differ in everything a query can ask for."""
    ana = person(
        "Ana María Ruiz",
        organization="Loopwise",
        title="CTO",
        niches=["fintech"],
        event="PyCon",
        channels=[
            Channel(ChannelKind.EMAIL, "ana.ruiz@loop.io"),
            Channel(ChannelKind.PHONE, "+34 600 111-222"),
            Channel(
                ChannelKind.ADDRESS,
                "Calle Mayor 3, Madrid",
                parts=("", "", "Calle Mayor 3", "Madrid", "", "28013", "España"),
            ),
        ],
    )
    bo = person("Bo Łukasz", title="Baker", notes="likes rye bread", start_clock=False)
    book.people.edit(bo, circle=Circle.INNER)
    book.interactions.log([bo], "talked about sourdough", on=TODAY - timedelta(days=70))
    person("李雷", niches=["Health tech", "fintech"], start_clock=False)
    book.follow_ups.plan([ana], Due(TODAY + timedelta(days=30)))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Ana María Ruiz", "Bo Łukasz", "李雷"]),
        ("maria", ["Ana María Ruiz"]),
        ("RUI an", ["Ana María Ruiz"]),
        ("lukasz", ["Bo Łukasz"]),
        ("雷", ["李雷"]),
        ("oop.i", ["Ana María Ruiz"]),
        ("600111", ["Ana María Ruiz"]),
        ("+34 600", ["Ana María Ruiz"]),
        ("sourdough", ["Bo Łukasz"]),
        ('"rye bread"', ["Bo Łukasz"]),
        ('"bread rye"', []),
        ("loopwise cto", ["Ana María Ruiz"]),
        ("niche:fin", ["Ana María Ruiz", "李雷"]),
        ('niche:"health tech"', ["李雷"]),
        ("-niche:fintech", ["Bo Łukasz"]),
        ("event:pycon", ["Ana María Ruiz"]),
        ("org:loop", ["Ana María Ruiz"]),
        ("city:madrid", ["Ana María Ruiz"]),
        ("no:niche", ["Bo Łukasz"]),
        ("has:email", ["Ana María Ruiz"]),
        ("has:phone has:note", []),
        ("circle:inner", ["Bo Łukasz"]),
        ("state:cold", ["Bo Łukasz"]),
        ("state:new", ["Ana María Ruiz"]),
        ("last:>60d", ["Bo Łukasz"]),
        ("last:>90d", []),
        ("due:<7d", ["Ana María Ruiz"]),
        ("due:today", []),
        ("met:2026-11", ["Ana María Ruiz", "Bo Łukasz", "李雷"]),
        ("met:2026-10", []),
        ("ana OR bo", ["Ana María Ruiz", "Bo Łukasz"]),
        ("no:step", ["李雷"]),
        ('" % _ * AND NEAR', []),
    ],
)
def test_a_query_finds(query: str, found: list[str]) -> None:
    network()
    assert names(query) == found


def test_a_wrong_query_says_where() -> None:
    with pytest.raises(BadQuery) as caught:
        names("ana colour:red")
    assert caught.value.position == 4


def test_lists_are_sorted_by_name_due_last_contact_and_met() -> None:
    network()
    order = book.people.Order
    assert names("", order=order.NAME) == ["Ana María Ruiz", "Bo Łukasz", "李雷"]
    assert names("", order=order.DUE)[0] == "Ana María Ruiz"
    assert names("", order=order.LAST)[0] == "Bo Łukasz"


def test_a_person_is_named_by_id_mail_or_name() -> None:
    network()
    assert book.people.find("1") == 1
    assert book.people.find("ANA.ruiz@loop.io") == 1
    assert book.people.find("bo") == 2
    assert book.people.find("ana maria ruiz") == 1
    hyphened = person("Anne-Marie Lefèvre")
    for typed in ("Anne-Marie", "anne-m", "anne marie", "marie lefevre", "Anne-Marie Le"):
        assert book.people.find(typed) == hyphened, typed
    person("Bo Second")
    with pytest.raises(Ambiguous) as caught:
        book.people.find("bo")
    assert {name for _, name in caught.value.choices} == {"Bo Łukasz", "Bo Second"}
    with pytest.raises(NotFound):
        book.people.find("nobody")


def test_search_follows_every_change_and_undo() -> None:
    network()
    book.people.edit(1, name="Anna Schmidt")
    assert names("maria") == []
    assert names("schmidt") == ["Anna Schmidt"]
    niche = book.niches.find("fintech")
    book.niches.edit(niche.id, name="Money")
    assert names("money") == ["Anna Schmidt", "李雷"]
    book.steps.undo()
    book.steps.undo()
    assert names("maria fintech") == ["Ana María Ruiz"]


def test_editing_takes_every_field_and_refuses_others() -> None:
    own, other = person("Ana"), person("Bo")
    book.people.edit(
        own,
        prefix="Dr.",
        given_name="Ana",
        family_name="Ruiz",
        nickname="Ani",
        organization="Loop",
        department="R&D",
        title="CTO",
        birthday="--02-29",
        notes="n",
        offers="o",
        needs="x",
        introduced_by=other,
        preferred_channel=ChannelKind.EMAIL,
        not_before=date(2027, 1, 1),
        do_not_contact=True,
        circle=Circle.WIDER,
        cadence_days=30,
    )
    ana = book.people.person(own, today=TODAY)
    assert (ana.introduced_by_name, ana.preferred_channel) == ("Bo", ChannelKind.EMAIL)
    assert (ana.not_before, ana.circle, ana.birthday) == (date(2027, 1, 1), Circle.WIDER, "--02-29")
    with pytest.raises(NotUnderstood):
        book.people.edit(own, uid="mine")
    with pytest.raises(NotUnderstood):
        book.people.edit(own, name="  ")
    with pytest.raises(NotFound):
        book.people.edit(999, title="x")


def test_channels_keep_what_was_typed_and_one_is_preferred() -> None:
    own = person("Ana")
    first = book.channels.add(own, Channel(ChannelKind.PHONE, "0341 / 55 50", "work"))
    second = book.channels.add(own, Channel(ChannelKind.PHONE, "+49 151 1", preferred=True))
    book.channels.edit(first, preferred=True, label="office")
    one, two = book.people.person(own, today=TODAY).channels
    assert (one.value, one.label, one.preferred) == ("0341 / 55 50", "office", True)
    assert not two.preferred
    book.channels.remove(second)
    assert len(book.people.person(own, today=TODAY).channels) == 1
    book.steps.undo()
    assert len(book.people.person(own, today=TODAY).channels) == 2


def test_tagging_makes_the_niche_once_whatever_the_case() -> None:
    one, two = person("Ana"), person("Bo")
    book.niches.tag([one], "Health Tech")
    book.niches.tag([one, two], "health  tech")
    [niche] = book.niches.all_niches()
    assert (niche.name, niche.people) == ("Health Tech", 2)
    book.niches.untag([one], niche.id)
    assert book.niches.all_niches()[0].people == 1


def test_new_niches_take_the_colours_in_turn() -> None:
    for number in range(len(NicheColor) + 1):
        book.niches.add(f"n{number}")
    colors = [niche.color for niche in book.niches.all_niches()]
    assert set(colors[:8]) == set(NicheColor)
    assert colors[8] is NicheColor.IRIS


def test_a_niche_renamed_to_another_joins_it() -> None:
    one, two = person("Ana", niches=["a"]), person("Bo", niches=["b"])
    book.niches.edit(book.niches.find("a").id, name="B")
    [niche] = book.niches.all_niches()
    assert (niche.name, niche.people) == ("b", 2)
    book.steps.undo()
    assert [niche.people for niche in book.niches.all_niches()] == [1, 1]
    assert one != two


def test_what_is_of_a_niche_goes_with_it_into_another() -> None:
    item = book.library.add("A talk", today=TODAY, niche_names=["a"])
    book.library.edit(book.library.add("Both", today=TODAY), today=TODAY, niche_names=["a", "b"])
    event = book.events.add("PyCon", TODAY, niche="a")
    group = book.groups.add("Peers", today=TODAY, niche="a")
    book.niches.edit(book.niches.find("a").id, name="b")
    assert [niche.name for niche in book.library.item(item, TODAY).niches] == ["b"]
    assert book.events.event(event).niche == "b"
    assert book.groups.group(group).niche == "b"


def test_removing_a_niche_keeps_its_people() -> None:
    person("Ana", niches=["a"])
    book.niches.remove(book.niches.find("a").id)
    assert book.people.count() == 1
    assert book.niches.all_niches() == []


def test_the_event_of_the_last_three_days_is_found() -> None:
    book.events.add("Old", TODAY - timedelta(days=4))
    assert book.events.recent(TODAY) is None
    book.events.add("Tomorrow", TODAY + timedelta(days=1), attended=False)
    missed = book.events.add("Missed", TODAY, attended=False)
    book.events.answer(missed, went=False)
    book.events.add("Meetup", TODAY - timedelta(days=3))
    recent = book.events.recent(TODAY)
    assert recent is not None
    assert recent.name == "Meetup"
    book.events.add("Tonight", TODAY, attended=False)
    recent = book.events.recent(TODAY)
    assert recent is not None
    assert recent.name == "Tonight"


def test_people_are_assigned_to_an_event_together() -> None:
    ids = [person("Ana"), person("Bo")]
    event = book.events.add("Fair", TODAY - timedelta(days=9))
    book.events.assign(ids, event)
    assert {p.met_at for p in book.people.persons(ids, today=TODAY)} == {"Fair"}
    assert names("event:fair") == ["Ana", "Bo"]


def test_preferences_are_checked_and_undone() -> None:
    book.preferences.change(first_follow_up_days=4)
    own = person("Ana")
    assert book.follow_ups.of_person(own, TODAY)[0].due == TODAY + timedelta(days=4)
    for wrong in ({"digest_above": "many"}, {"nonsense": 1}, {"rest_days": -1}):
        with pytest.raises(NotUnderstood):
            book.preferences.change(**wrong)
    book.steps.undo()
    book.steps.undo()
    assert book.preferences.current().first_follow_up_days == 2


def test_counts_of_the_built_in_filters() -> None:
    network()
    counts = book.people.counts(TODAY)
    assert (counts.all, counts.no_niche, counts.no_next_step, counts.drifting) == (3, 1, 1, 1)
