"""Who belongs to a group, and whose turn it is."""

from collections.abc import Collection, Sequence

from netdesk.book import niches
from netdesk.book.group_lists import group, order
from netdesk.book.mapping import parts, rows_for
from netdesk.book.opening import database, journal, reader
from netdesk.domain import turns
from netdesk.domain.errors import NotFound
from netdesk.store.tables import GroupMemberRow, GroupRow


def add_members(group_id: int, person_ids: Collection[int]) -> None:
    """Let people belong to a group, last in the order of turns; raises NotFound."""
    name = group(group_id).name
    who = niches.one_name(person_ids)
    with journal().step("group_members_added", n=len(person_ids), group=name, name=who):
        let_in(group_id, person_ids)


def let_in(group_id: int, person_ids: Collection[int]) -> None:
    """Let people belong to a group, last in the order of turns, inside a step."""
    last = max(_places(group_id).values())
    for place, own in enumerate(dict.fromkeys(person_ids), last + 1):
        database().raw.execute(
            "insert or ignore into group_member (group_id, person_id, place) "
            "select ?, id, ? from person where id = ?",
            (group_id, place, own),
        )


def _places(group_id: int) -> dict[int, int]:
    mine = reader().value("select my_place from people_group where id = ?", (group_id,)) or 0
    rows = reader().rows(
        "select person_id, place from group_member where group_id = ?", (group_id,)
    )
    return {turns.ME: mine, **{row[0]: row[1] for row in rows}}


def remove_members(group_id: int, person_ids: Collection[int]) -> None:
    """Let people belong to a group no more; a turn of theirs goes to the next. Raises NotFound."""
    name = group(group_id).name
    who = niches.one_name(person_ids)
    with journal().step("group_members_removed", n=len(person_ids), group=name, name=who):
        _pass_by(group_id, person_ids)
        for part in parts(person_ids):
            GroupMemberRow.delete().where(
                GroupMemberRow.group_id == group_id, GroupMemberRow.person_id.in_(part)
            ).execute()


def forget(person_ids: Collection[int]) -> None:
    """Let the turns of people who are about to be deleted go to the next, inside a step."""
    theirs = "select id from people_group where turn_person_id in ({ids})"
    for (own,) in rows_for(reader(), theirs, person_ids):
        _pass_by(own, person_ids)


def _pass_by(group_id: int, gone: Collection[int]) -> None:
    holder, coming = group(group_id).turn, order(group_id)
    if holder in gone:
        after = turns.from_turn(coming, holder)
        hand_over(group_id, next(own for own in after if own not in gone))


def set_order(group_id: int, order: Sequence[int]) -> None:
    """Put the turns of a group into this order of ids, `turns.ME` (0) for me; raises NotFound."""
    with journal().step("group_ordered", group=group(group_id).name):
        for place, own in enumerate(order):
            if own == turns.ME:
                GroupRow.update(my_place=place).where(GroupRow.id == group_id).execute()
            else:
                GroupMemberRow.update(place=place).where(
                    GroupMemberRow.group_id == group_id, GroupMemberRow.person_id == own
                ).execute()


def set_turn(group_id: int, person_id: int) -> None:
    """Say whose turn it is next, `turns.ME` (0) for me; raises NotFound for no member."""
    found = group(group_id)
    if person_id not in order(group_id):
        raise NotFound("member", niches.one_name([person_id]) or str(person_id))
    with journal().step("group_turn_set", group=found.name, name=niches.one_name([person_id])):
        GroupRow.update(takes_turns=True).where(GroupRow.id == group_id).execute()
        hand_over(group_id, person_id)


def hand_over(group_id: int, to: int) -> None:
    """Let it be the turn of this member, `turns.ME` (0) for me, inside a step."""
    GroupRow.update(turn_person_id=to or None).where(GroupRow.id == group_id).execute()
