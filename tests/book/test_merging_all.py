"""Any two people with rows in every table that names a person: a merge loses none of them, and
undo and unmerge bring both back whole."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from netdesk import book
from netdesk.book.merging.moving import Joint, joints
from netdesk.book.merging.record import Row, primary_key, rows
from netdesk.domain.folding import fold
from netdesk.domain.model import Way
from netdesk.domain.when import Due
from tests.makers import TODAY, dump, index, open_book, person

KEPT, GONE, THIRD = 1, 2, 3
Deed = Callable[[int, int, str], object]
"""Does something with a person, another one and a word that tells it from other deeds."""


def refer(way: Way, partner: int, client: int, word: str) -> None:
    book.referrals.add(way, partner, today=TODAY, client_id=client, subject=word)


def meet(own: int, word: str) -> None:
    event = book.events.meet([own], "Fair", TODAY)
    book.events.note(event.id, own, word)


def present(own: int, word: str) -> None:
    group = book.groups.add(word, today=TODAY, takes_turns=True, members=[own, THIRD])
    book.groups.set_turn(group, own)
    book.groups.meet(group, [own, THIRD], on=TODAY, today=TODAY, topic=word)
    book.groups.set_turn(group, own)


def share(own: int, word: str) -> None:
    book.library.share(book.library.add(word, today=TODAY), own, on=TODAY, force=True)


def connect(own: int, word: str) -> None:
    day = date(2020, 1, 1 + len(word))
    with book.opening.journal().step("x"):
        book.opening.database().raw.execute(
            "insert or ignore into linkedin_connection (person_id, connected_on) values (?, ?)",
            (own, day.isoformat()),
        )


def keep_card(own: int, word: str) -> None:
    with book.opening.journal().step("x"):
        book.opening.database().raw.execute(
            "insert or replace into card (person_id, properties) values (?, ?)",
            (own, f'[["FN","x",[],"","3.0"],["X-{word.upper()}","1",[],"item1","3.0"]]'),
        )


DEEDS: dict[str, Deed] = {
    "log": lambda own, _, word: book.interactions.log([own], word, on=TODAY),
    "log together": lambda own, other, word: book.interactions.log([own, other], word, on=TODAY),
    "promise": lambda own, _, word: book.follow_ups.plan([own], Due(TODAY), reason=word),
    "tag": lambda own, _, word: book.niches.tag([own], word),
    "join": lambda own, _, __: book.groups.add_members(book.groups.ensure("All", TODAY), [own]),
    "present": lambda own, _, word: present(own, word),
    "meet": lambda own, _, word: meet(own, word),
    "send a client": lambda own, other, word: refer(Way.GIVEN, own, other, word),
    "be a client": lambda own, other, word: refer(Way.RECEIVED, other, own, word),
    "introduce": lambda own, other, word: book.introductions.begin(
        own, other, word, today=TODAY, force=True
    ),
    "know": lambda own, other, _: book.knows.say(own, other),
    "collaborate": lambda own, _, word: book.collaborations.add(word, [own, THIRD], today=TODAY),
    "share": lambda own, _, word: share(own, word),
    "introduced by": lambda own, other, _: book.people.edit(other, introduced_by=own),
    "two people": lambda own, other, _: book.duplicates.two_people(own, other),
    "merged before": lambda own, _, word: book.merging.merge(own, person(word)),
    "connect": lambda own, _, word: connect(own, word),
    "card": lambda own, _, word: keep_card(own, word),
}
WHO = st.sampled_from([KEPT, GONE])
OTHER = st.sampled_from([KEPT, GONE, THIRD])
FEW = st.sets(st.sampled_from(sorted(DEEDS)), min_size=1, max_size=4)
ACTS = FEW.flatmap(
    lambda deeds: st.lists(st.tuples(st.sampled_from(sorted(deeds)), WHO, OTHER), max_size=10)
)
"""Few kinds at a time, so that both have done the same."""


def act(acts: list[tuple[str, int, int]]) -> None:
    """Do each; the other one of a deed is whoever is named, or the next one."""
    for number, (deed, own, other) in enumerate(acts):
        DEEDS[deed](own, other if other != own else own % THIRD + 1, f"word{number}")


def named() -> dict[Joint, list[Row]]:
    """Return the rows of each column that names one of the two, beside channels, which are shown
    in another order, and cards, which become one text."""
    raw = book.opening.database().raw
    return {
        joint: rows(raw, joint.table, joint.column, KEPT)
        + rows(raw, joint.table, joint.column, GONE)
        for joint in joints(raw)
        if joint.table not in ("card", "channel")
    }


def there(joint: Joint, row: Row) -> Row | None:
    """Return the row that a row became."""
    raw = book.opening.database().raw
    own = {one.column for one in joints(raw) if one.table == joint.table}
    key = {
        name: KEPT if name in own and row[name] == GONE else row[name]
        for name in primary_key(raw, joint.table)
    }
    if joint.table in ("knows", "not_duplicate"):
        key = dict(zip(key, sorted(key.values()), strict=True))
    first, value = next(iter(key.items()))
    found = rows(raw, joint.table, first, value)
    return next((one for one in found if key.items() <= one.items()), None)


def lost(joint: Joint, row: Row, between_both: bool) -> list[str]:
    """Return what of a row is nowhere after the merge."""
    found = there(joint, row)
    if joint == Joint("person", "introduced_by") and row["id"] in (KEPT, GONE):
        return []
    if found is None:
        return [] if between_both else [f"{joint.table} {row}"]
    one_value = {*primary_key(book.opening.database().raw, joint.table), "connected_on", "place"}
    one_value |= {each.column for each in joints(book.opening.database().raw)}
    return [
        f"{joint.table}.{name} {value}"
        for name, value in row.items()
        if name not in one_value and value and fold(str(value)) not in fold(str(found[name]))
    ]


def unknown(own: int) -> set[tuple[str, str]]:
    return {(one.name, one.value) for one in book.people.unknown_properties(own)}


@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(ACTS)
@example([(deed, own, THIRD) for deed in sorted(DEEDS) for own in (KEPT, GONE)])
@example([(deed, own, KEPT) for deed in sorted(DEEDS) for own in (GONE, KEPT)])
def test_no_row_is_lost_and_both_come_back_whole(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, int]]
) -> None:
    with open_book(tmp_path_factory.mktemp("merge") / "netdesk.book"):
        for name in ("Ana Ruiz", "A. Ruiz", "Bo Lund"):
            person(name)
        act(acts)
        before, words, had = dump(), index(), named()
        properties = unknown(KEPT) | unknown(GONE)
        book.merging.merge(KEPT, GONE)
        after, merged = dump(), index()
        book.opening.rebuild_search()
        assert index() == merged, "what is found of them now is what a new index would say"
        for joint, found in had.items():
            ours = {each.column for each in had if each.table == joint.table}
            for row in found:
                both = {KEPT, GONE} <= {row[column] for column in ours}
                assert lost(joint, row, both) == []
        assert properties <= unknown(KEPT)
        assert book.upkeep.check() == []
        book.steps.undo()
        assert (dump(), index()) == (before, words)
        book.steps.redo()
        assert dump() == after
        book.merging.unmerge(KEPT)
        assert (dump(), index()) == (before, words)


def test_there_is_a_deed_for_every_column_that_names_a_person(book_file: None) -> None:
    for name in ("Ana Ruiz", "A. Ruiz", "Bo Lund"):
        person(name)
    act([("introduce", THIRD, KEPT), ("know", KEPT, GONE), ("two people", KEPT, GONE)])
    act([(deed, own, THIRD) for deed in sorted(DEEDS) for own in (KEPT, GONE)])
    assert [joint for joint, found in named().items() if not found] == []
