"""Two people who are one: merged, undone, taken apart, brought in again."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from netdesk import book
from netdesk.book.merging.moving import joints
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.folding import fold
from netdesk.domain.merging import Choice
from netdesk.domain.model import Channel, ChannelKind, Circle, Person, Way
from netdesk.domain.when import Due
from netdesk.store.tables import WATCHED
from tests.makers import TODAY, card, dump, index, open_book, person

E, P = ChannelKind.EMAIL, ChannelKind.PHONE
PICTURE = bytes.fromhex("89504e470d0a1a0a")


def profile(own: int) -> Person:
    return book.people.person(own, today=TODAY)


def import_cards(path: Path, *cards: str) -> book.importing.Imported:
    path.write_text("".join(cards), encoding="utf-8")
    return book.importing.run([book.importing.FileSource(path)], book.importing.Plan(), today=TODAY)


@pytest.fixture
def two(book_file: Path) -> tuple[int, int]:
    """Two cards of Mia, with everything that can be a person's."""
    raw = book.opening.database().raw
    mia = person(
        "Mia Brandt",
        organization="Ledgerly",
        title="CTO",
        notes="likes tea",
        niches=["SaaS"],
        event="Meetup",
        channels=[Channel(E, "mia@ledgerly.app"), Channel(P, "+49 341 5550177", preferred=True)],
    )
    twin = person(
        "M. Brandt",
        organization="Ledgerly GmbH",
        title="Head of Engineering",
        birthday="--06-14",
        notes="speaks at PyCon",
        niches=["SaaS", "Speaker"],
        event="Meetup",
        channels=[
            Channel(E, "MIA@ledgerly.app", "work"),
            Channel(P, "+49 170 5550166", preferred=True),
            Channel(ChannelKind.LINKEDIN, "https://linkedin.com/in/miabrandt"),
        ],
    )
    bo = person("Bo Lund")
    book.people.edit(bo, introduced_by=twin)
    book.people.edit(twin, introduced_by=mia, circle=Circle.INNER, do_not_contact=True)
    book.people.set_photo(twin, PICTURE)
    book.interactions.log([mia, twin, bo], "lunch together", on=TODAY)
    book.interactions.log([twin], "called", on=TODAY - timedelta(days=3))
    book.follow_ups.plan([twin], Due(TODAY + timedelta(days=9)), reason="send the deck")
    group = book.groups.add("Feedback", today=TODAY)
    book.groups.add_members(group, [mia, twin])
    for own, name in ((mia, "A"), (twin, "B")):
        raw.execute(
            "insert into card (person_id, properties) values (?, ?)",
            (own, f'[["FN","x",[],"","3.0"],["X-{name}","1",[],"item1","3.0"]]'),
        )
    return mia, twin


def test_a_merge_keeps_what_both_had(two: tuple[int, int]) -> None:
    mia, twin = two
    book.merging.merge(mia, twin)
    found = profile(mia)
    assert (found.name, found.organization, found.title) == ("Mia Brandt", "Ledgerly", "CTO")
    assert (found.birthday, found.notes) == ("--06-14", "likes tea\n\nspeaks at PyCon")
    assert (found.circle, found.do_not_contact, found.introduced_by) == (Circle.INNER, True, None)
    assert [(one.value, one.label, one.preferred) for one in found.channels] == [
        ("mia@ledgerly.app", "work", False),
        ("+49 341 5550177", "", True),
        ("+49 170 5550166", "", False),
        ("https://linkedin.com/in/miabrandt", "", False),
    ]
    assert [one.name for one in found.niches] == ["SaaS", "Speaker"]
    assert found.photo_bytes == len(PICTURE)
    assert [one.summary for one in book.interactions.of_person(mia)] == ["lunch together", "called"]
    assert [one.reason for one in book.follow_ups.of_person(mia, TODAY)] == ["send the deck"]
    assert {one.name for one in book.people.unknown_properties(mia)} == {"X-A", "X-B"}
    assert profile(3).introduced_by == mia
    with pytest.raises(NotFound):
        profile(twin)
    told = [(line.field, line.old, line.new) for line in book.steps.person_history(mia)]
    assert ("merged", "", "M. Brandt") in told
    assert ("title", "Head of Engineering", "CTO") in told


def test_the_user_says_which_value_wins_and_which_channel_goes(two: tuple[int, int]) -> None:
    mia, twin = two
    phone = next(one for one in profile(mia).channels if one.kind is P)
    book.merging.merge(mia, twin, choose=[Choice.TITLE, Choice.NAME], leave=[phone.id])
    found = profile(mia)
    assert (found.name, found.organization, found.title) == (
        "M. Brandt",
        "Ledgerly",
        "Head of Engineering",
    )
    assert [one.value for one in found.channels if one.kind is P] == ["+49 170 5550166"]


def test_undo_and_redo_bring_everything_back(two: tuple[int, int]) -> None:
    before, words = dump(), index()
    book.merging.merge(*two)
    after, merged = dump(), index()
    book.steps.undo()
    assert (dump(), index()) == (before, words)
    book.steps.redo()
    assert (dump(), index()) == (after, merged)


def test_what_a_merge_brings_is_found(book_file: Path) -> None:
    mail = Channel(E, "hugh@trigger.com")
    ana, hugh = person("Ana"), person("Hugh", channels=[mail])
    book.merging.merge(ana, hugh)
    assert book.people.ids("trigger.com", today=TODAY) == [ana]


def test_unmerge_is_a_step_of_its_own_and_brings_both_back_whole(two: tuple[int, int]) -> None:
    mia, twin = two
    before, words = dump(), index()
    book.merging.merge(mia, twin)
    assert book.merging.was_merged(mia) == ["M. Brandt"]
    assert book.merging.unmerge(mia) == twin
    assert (dump(), index()) == (before, words)
    assert book.merging.was_merged(mia) == []
    book.steps.undo()
    assert book.merging.was_merged(mia) == ["M. Brandt"]
    with pytest.raises(NotFound):
        book.merging.unmerge(3)


def test_who_is_me_stays_me(two: tuple[int, int]) -> None:
    mia, twin = two
    book.preferences.change(me=twin)
    steps = len(book.steps.steps())
    book.merging.merge(mia, twin)
    assert (book.preferences.current().me, book.sharing.me()) == (mia, mia)
    assert len(book.steps.steps()) == steps + 1
    book.steps.undo()
    assert book.preferences.current().me == twin
    book.merging.merge(mia, twin)
    book.merging.unmerge(mia)
    assert book.preferences.current().me == twin
    book.merging.merge(twin, mia)
    assert book.preferences.current().me == twin


def test_unmerge_keeps_what_has_come_and_gone_since(two: tuple[int, int]) -> None:
    mia, twin = two
    book.merging.merge(mia, twin)
    book.people.edit(mia, title="CEO", birthday="1990-06-14")
    book.interactions.log([mia], "a new talk", on=TODAY)
    phone = next(one for one in profile(mia).channels if one.value == "+49 170 5550166")
    book.channels.remove(phone.id)
    book.groups.remove(book.groups.of_person(mia)[0].id)
    book.people.delete([3])
    book.merging.unmerge(mia)
    assert (profile(mia).title, profile(mia).birthday) == ("CEO", "1990-06-14")
    assert profile(twin).title == "Head of Engineering"
    assert "a new talk" in [one.summary for one in book.interactions.of_person(mia)]
    assert [one.kind for one in profile(twin).channels] == [E, ChannelKind.LINKEDIN]
    assert book.upkeep.check() == []


def test_a_photo_of_the_merged_outlives_the_journal(two: tuple[int, int]) -> None:
    mia, twin = two
    book.people.set_photo(mia, PICTURE + b"other")
    book.merging.merge(mia, twin)
    for number in range(101):
        book.people.edit(3, notes=str(number))
    book.merging.unmerge(mia)
    assert profile(twin).photo_bytes == len(PICTURE)


def test_merges_nest_and_come_apart_in_turn(book_file: Path) -> None:
    ids = [person(name, channels=[Channel(E, f"{name}@x.org")]) for name in "abcd"]
    before = dump()
    book.merging.merge(ids[1], ids[0])
    book.merging.merge(ids[2], ids[1])
    book.merging.merge(ids[2], ids[3])
    assert len(profile(ids[2]).channels) == 4
    assert [book.merging.unmerge(own) for own in (ids[2], ids[2], ids[1])] == [
        ids[3],
        ids[1],
        ids[0],
    ]
    assert dump() == before


def test_a_card_of_the_merged_finds_the_one_who_stays(tmp_path: Path, book_file: Path) -> None:
    cards = (card("Mia Brandt", "UID:one"), card("M. Brandt", "UID:two", "TITLE:CTO"))
    import_cards(tmp_path / "a.vcf", *cards)
    book.merging.merge(1, 2)
    found = import_cards(tmp_path / "a.vcf", *cards)
    assert (found.added, found.updated, found.same) == (0, 0, 2)


def test_candidates_are_merged_or_known_to_be_two(book_file: Path) -> None:
    for name, mail in (("Ana Ruiz", "a@x.org"), ("Ana Ruiz", "a@x.org"), ("Ruiz, Ana", "a@x.org")):
        person(name, channels=[Channel(E, mail)])
    person("Bo Lund", organization="Loop")
    person("Bo Lunt", organization="Loop")
    found = book.duplicates.candidates()
    assert {(one.one, one.other) for one in found} == {(1, 2), (1, 3), (2, 3), (4, 5)}
    book.duplicates.two_people(5, 4)
    assert (4, 5) not in {(one.one, one.other) for one in book.duplicates.candidates()}
    assert book.duplicates.merge_sure() == 2
    assert book.duplicates.candidates() == []
    assert book.people.count() == 3
    book.steps.undo()
    assert book.people.count() == 5
    book.steps.undo()
    assert (4, 5) in {(one.one, one.other) for one in book.duplicates.candidates()}


def test_nobody_is_merged_with_themselves_or_nobody(book_file: Path) -> None:
    own = person()
    with pytest.raises(NotUnderstood):
        book.merging.merge(own, own)
    with pytest.raises(NotFound):
        book.merging.merge(own, 99)


def test_every_column_that_names_a_person_is_moved(book_file: Path) -> None:
    """A column that is called like one and has no foreign key would be left behind."""
    raw = book.opening.database().raw
    named = {
        (table, str(row[1]))
        for table in WATCHED
        for row in raw.execute(f"pragma table_info({table})")
        if str(row[1]).endswith("person_id")
        or row[1] in ("introduced_by", "presenter_id", "partner_id", "client_id")
    }
    assert named <= set(joints(raw))


TEXT = st.text("abcÄß ;,\n李", max_size=6).map(str.strip)
CHANNELS = st.lists(
    st.builds(
        Channel,
        st.sampled_from([E, P, ChannelKind.WEBSITE, ChannelKind.LINKEDIN]),
        st.sampled_from(["a@x.org", "A@X.org", "+34 600 111 222", "0600 1", "https://x.org/in/a"]),
        st.sampled_from(["", "work", "home"]),
    ),
    max_size=4,
)
PEOPLE = st.fixed_dictionaries(
    {
        "organization": TEXT,
        "title": TEXT,
        "notes": TEXT,
        "nickname": TEXT,
        "birthday": st.sampled_from(["", "--06-14", "1990-01-02"]),
        "channels": CHANNELS,
        "niches": st.lists(st.sampled_from(["ux", "art", "law"]), unique=True),
        "event": st.sampled_from(["", "PyCon", "Fair"]),
    }
)
DEEDS = st.lists(st.sampled_from(["log", "together", "plan", "join", "photo", "offer"]), max_size=5)


def act(own: int, deeds: list[str], other: int, group: int) -> None:
    for number, deed in enumerate(deeds):
        match deed:
            case "log":
                book.interactions.log([own], f"talk {own} {number}", on=TODAY)
            case "together":
                book.interactions.log([own, other], f"lunch {own} {number}", on=TODAY)
            case "plan":
                book.follow_ups.plan([own], Due(TODAY), reason=f"promise {own} {number}")
            case "join":
                book.groups.add_members(group, [own])
            case "photo":
                book.people.set_photo(own, PICTURE + bytes([own]))
            case "offer":
                book.people.edit(own, offers=f"offer {own}")


def values(own: int) -> set[tuple[object, ...]]:
    """All that can be many, and must be there of a person in whoever has it."""
    found = profile(own)
    keys = {(c.kind, book.match_keys.match_key(c, "") or c.value) for c in found.channels}
    return {
        *((kind, str(key).casefold()) for kind, key in keys),
        *(("niche", niche.name) for niche in found.niches),
        *(("contact", one.summary) for one in book.interactions.of_person(own)),
        *(("follow-up", one.id) for one in book.follow_ups.of_person(own, TODAY)),
        *(("event", event.name) for event, _ in book.events.of_person(own)),
        *(("group", one.name) for one in book.groups.of_person(own)),
    }


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(PEOPLE, PEOPLE, DEEDS, DEEDS)
def test_no_merge_loses_a_value_and_both_come_back_whole(
    tmp_path_factory: pytest.TempPathFactory,
    first: dict[str, object],
    second: dict[str, object],
    deeds: list[str],
    others: list[str],
) -> None:
    with open_book(tmp_path_factory.mktemp("merge") / "netdesk.book"):
        one, other = person("Ana Ruiz", **first), person("A. Ruiz", **second)
        group = book.groups.add("Circle", today=TODAY)
        act(one, deeds, other, group)
        act(other, others, one, group)
        before, theirs = dump(), values(one) | values(other)
        both = profile(one), profile(other)
        book.merging.merge(one, other)
        merged = profile(one)
        assert theirs <= values(one)
        for field in ("notes", "offers", "nickname"):
            assert all(fold(getattr(each, field)) in fold(getattr(merged, field)) for each in both)
        for field in ("organization", "title", "birthday", "photo"):
            had = [value for each in both if (value := getattr(each, field))]
            assert getattr(merged, field) == next(iter(had), "")
        book.steps.undo()
        assert dump() == before
        book.steps.redo()
        book.merging.unmerge(one)
        assert dump() == before


def test_give_and_get_go_along_and_come_back(book_file: Path) -> None:
    ana, twin, bo = person("Ana Ruiz"), person("A. Ruiz"), person("Bo Lund")
    book.referrals.add(Way.GIVEN, twin, today=TODAY, client_id=bo, subject="Shop")
    book.referrals.add(Way.RECEIVED, bo, today=TODAY, client_id=twin, subject="Site")
    book.referrals.add(Way.GIVEN, twin, today=TODAY, client_id=ana, subject="Odd")
    book.introductions.begin(twin, bo, today=TODAY, force=True)
    book.introductions.begin(twin, ana, today=TODAY, force=True)
    for one, other in ((ana, bo), (twin, bo), (ana, twin)):
        book.knows.say(one, other)
    book.collaborations.add("Course", [ana, twin, bo], today=TODAY)
    item = book.library.add("Guide", today=TODAY)
    book.library.share(item, twin, on=TODAY, force=True)
    before = dump()
    book.merging.merge(ana, twin)
    found = book.referrals.of_person(ana)
    assert sorted(one.subject for one in found) == ["Odd", "Shop", "Site"]
    assert {own for own, _ in book.knows.said_of(ana)} == {bo}
    [course] = book.collaborations.of_person(ana)
    assert {face.person_id for face in course.people} == {ana, bo}
    assert [one.title for one in book.library.of_person(ana, TODAY)] == ["Guide"]
    assert book.upkeep.check() == []
    book.merging.unmerge(ana)
    assert dump() == before
