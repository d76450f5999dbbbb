"""Questions about groups: their list, whose turn it is, and their meetings."""

from collections.abc import Iterable, Sequence
from datetime import date

from netdesk.book import follow_up_lists
from netdesk.book.mapping import choice, color, day, hour, rows_for
from netdesk.book.opening import reader
from netdesk.domain import turns
from netdesk.domain.errors import NotFound
from netdesk.domain.folding import fold
from netdesk.domain.model import (
    Face,
    Group,
    GroupKind,
    GroupLine,
    GroupMember,
    GroupView,
    Meeting,
    NicheColor,
)
from netdesk.domain.rhythm import parse
from netdesk.store.reader import Row

_ALL = (
    "select g.id, g.name, g.kind, g.url, g.place, g.notes, g.niche_id, n.name, n.color, g.rhythm, "
    "g.next_on, g.next_at, g.next_topic, g.takes_turns, g.turn_person_id, g.joined_on, g.left_on "
    "from people_group g left join niche n on n.id = g.niche_id"
)
_BESIDE = """
select g.id, (select count(*) from group_member m where m.group_id = g.id),
    (select max(held_on) from group_meeting m where m.group_id = g.id),
    coalesce((select name from person where id = g.turn_person_id), ''),
    (select group_concat(p.sort_key, ' ') from group_member m join person p on p.id = m.person_id
        where m.group_id = g.id)
from people_group g
"""
_MEMBERS = (
    "select p.id, p.name, p.organization, p.photo, m.place from group_member m "
    "join person p on p.id = m.person_id where m.group_id = ? order by m.place, p.sort_key, p.id"
)
_COLORS = (
    "select pn.person_id, n.color from person_niche pn join niche n on n.id = pn.niche_id "
    "where pn.person_id in ({ids}) order by n.match_name desc"
)
_MEETINGS = (
    "select m.id, m.held_on, m.topic, m.notes, m.presenter_id, coalesce(p.name, ''), m.mine, "
    "m.interaction_id from group_meeting m left join person p on p.id = m.presenter_id "
    "where m.group_id = ? order by m.held_on desc, m.id desc"
)
_CAME = (
    "select x.interaction_id, p.id, p.name, p.photo from interaction_person x "
    "join person p on p.id = x.person_id where x.interaction_id in ({ids}) order by p.sort_key"
)
_BROUGHT = (
    "select count(*) from person p where p.introduced_by in "
    "(select person_id from group_member where group_id = ?)"
)
_REFERRED = (
    "select count(*) from referral r where r.way = 'received' and r.partner_id in "
    "(select person_id from group_member where group_id = ?)"
)


def all_groups() -> list[Group]:
    """Return all groups by name, those I left last."""
    return _groups("order by g.left_on is not null, lower(g.name), g.id")


def group(group_id: int) -> Group:
    """Return a group; raises NotFound."""
    found = _groups("where g.id = ?", group_id)
    if not found:
        raise NotFound("group", str(group_id))
    return found[0]


def find(name: str) -> Group | None:
    """Return the group of this name (folded), else the only one that begins so."""
    wanted = fold(name)
    groups = all_groups()
    same = [one for one in groups if fold(one.name) == wanted]
    begins = [one for one in groups if wanted and fold(one.name).startswith(wanted)]
    if same:
        return same[0]
    return begins[0] if len(begins) == 1 else None


def of_person(person_id: int) -> list[Group]:
    """Return the groups that somebody belongs to, those I left last."""
    return _groups(
        "join group_member m on m.group_id = g.id where m.person_id = ? "
        "order by g.left_on is not null, lower(g.name), g.id",
        person_id,
    )


def lines(search: str = "") -> list[GroupLine]:
    """Return what a list shows of groups: the next to meet or visit first, those I left last.

    `search` keeps those whose name, place, niche or members have all its words.
    """
    beside = {row[0]: row[1:] for row in reader().rows(_BESIDE)}
    found = []
    for one in all_groups():
        members, last_on, turn, names = beside.get(one.id, (0, None, "", ""))
        text = fold(f"{one.name} {one.place} {one.niche}") + f" {names or ''}"
        if all(word in text for word in fold(search).split()):
            found.append(GroupLine(one, members, day(last_on), turn if one.takes_turns else ""))
    found.sort(key=lambda line: (bool(line.group.left_on), line.group.next_on or date.max))
    return found


def order(group_id: int) -> list[int]:
    """Return the members' ids in the order of their turns, `turns.ME` for me."""
    mine = reader().value("select my_place from people_group where id = ?", (group_id,)) or 0
    places = [(row[4], 1, row[0]) for row in reader().rows(_MEMBERS, (group_id,))]
    # by place alone, so that equal places keep the order of the names, after me
    return [own for *_, own in sorted([(mine, 0, turns.ME), *places], key=lambda one: one[:2])]


def view(group_id: int, today: date) -> GroupView:
    """Return a group with members, meetings and open promises; raises NotFound."""
    found = group(group_id)
    meetings = _meetings(group_id)
    return GroupView(
        found,
        _members(found, meetings),
        meetings,
        tuple(follow_up_lists.of_group(group_id, today)),
        introductions=reader().value(_BROUGHT, (group_id,)),
        referrals=reader().value(_REFERRED, (group_id,)),
    )


def _members(found: Group, meetings: Sequence[Meeting]) -> tuple[GroupMember, ...]:
    rows = {row[0]: row for row in reader().rows(_MEMBERS, (found.id,))}
    colors = _colors(rows)
    coming = order(found.id)
    if found.takes_turns:
        coming = turns.from_turn(coming, found.turn)
        days = turns.dates(found.next_on, parse(found.rhythm), len(coming))
    else:
        coming, days = [own for own in coming if own != turns.ME], [None] * len(coming)
    members = []
    for own, on in zip(coming, days, strict=False):
        name, organization, photo = rows[own][1:4] if own else ("", "", "")
        last = next((one for one in meetings if _showed(one, own)), None)
        topic = last.topic if last else ""
        if own == turns.ME:
            topic = found.next_topic or topic
        ink = colors.get(own)
        shown_on = last.on if last else None
        members.append(GroupMember(own, name, organization, photo, ink, on, topic, shown_on))
    return tuple(members)


def _showed(meeting: Meeting, own: int) -> bool:
    return meeting.presenter_id == own if own else meeting.mine


def _meetings(group_id: int) -> tuple[Meeting, ...]:
    rows = reader().rows(_MEETINGS, (group_id,))
    came = rows_for(reader(), _CAME, [row[7] for row in rows if row[7]])
    colors = _colors({row[1] for row in came})
    people: dict[int, list[Face]] = {}
    for contact, own, name, photo in came:
        people.setdefault(contact, []).append(Face(own, name, photo, colors.get(own)))
    return tuple(
        Meeting(
            id=row[0],
            on=date.fromisoformat(row[1]),
            topic=row[2],
            notes=row[3],
            presenter_id=row[4],
            presenter=row[5],
            mine=bool(row[6]),
            people=tuple(people.get(row[7], ())),
        )
        for row in rows
    )


def _colors(ids: Iterable[int]) -> dict[int, NicheColor]:
    return {row[0]: color(row[1]) for row in rows_for(reader(), _COLORS, ids)}


def _groups(condition: str, *values: int) -> list[Group]:
    return [_group(row) for row in reader().rows(f"{_ALL} {condition}", values)]


def _group(row: Row) -> Group:
    return Group(
        id=row[0],
        name=row[1],
        kind=choice(row[2], GroupKind.OTHER),
        url=row[3],
        place=row[4],
        notes=row[5],
        niche_id=row[6],
        niche=row[7] or "",
        color=color(row[8]) if row[8] else None,
        rhythm=row[9],
        next_on=day(row[10]),
        next_at=hour(row[11]),
        next_topic=row[12],
        takes_turns=bool(row[13]),
        turn=row[14] or turns.ME,
        joined_on=day(row[15]),
        left_on=day(row[16]),
    )
