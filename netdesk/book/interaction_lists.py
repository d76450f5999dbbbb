"""Questions about contacts: those of a person, of some days, and what was given."""

import json
from datetime import date

from netdesk.book.mapping import channel_kind, day
from netdesk.book.opening import reader
from netdesk.domain.errors import NotFound
from netdesk.domain.model import Direction, GiveKind, Intent, Interaction
from netdesk.store.reader import Row

_SELECT = (
    "select i.id, i.happened_on, i.channel, i.direction, i.intent, i.summary, i.note, "
    "(select json_group_array(json_array(p.id, p.name)) from interaction_person x "
    " join person p on p.id = x.person_id where x.interaction_id = i.id), i.give_kind, i.learned, "
    "i.event_id, coalesce((select name from event where id = i.event_id), ''), i.reply_by, "
    "i.replied_on, i.forced, i.item_id, "
    "coalesce((select title from library_item where id = i.item_id), ''), i.outcome, i.won, "
    "i.thanked_on from interaction i "
)
_OF_PERSON = (
    f"{_SELECT} join interaction_person ip on ip.interaction_id = i.id "
    "where ip.person_id = ?1 {more} order by i.happened_on desc, i.id desc"
)


def interaction(interaction_id: int) -> Interaction:
    """Return one interaction; raises NotFound."""
    rows = reader().rows(f"{_SELECT} where i.id = ?", (interaction_id,))
    if not rows:
        raise NotFound("interaction", str(interaction_id))
    return _interaction(rows[0])


def of_person(person_id: int, limit: int = -1) -> list[Interaction]:
    """Return the interactions with a person, newest first, at most `limit` if that is given."""
    rows = reader().rows(_OF_PERSON.format(more="") + " limit ?2", (person_id, limit))
    return [_interaction(row) for row in rows]


def between(first: date, last: date) -> list[Interaction]:
    """Return the interactions of some days, both included, in order."""
    rows = reader().rows(
        f"{_SELECT} where i.happened_on between ? and ? order by i.happened_on, i.id",
        (first.isoformat(), last.isoformat()),
    )
    return [_interaction(row) for row in rows]


def since(person_id: int, day: date) -> list[Interaction]:
    """Return the interactions after a day, or answered after it, newest first."""
    later = "and (i.happened_on > ?2 or i.replied_on > ?2)"
    rows = reader().rows(_OF_PERSON.format(more=later), (person_id, day.isoformat()))
    return [_interaction(row) for row in rows]


def newest_awaited(person_id: int) -> Interaction | None:
    """Return the newest contact that waits for a person's reply; where none waits, their newest
    outgoing one that wasn't replied to."""
    waiting = "and i.direction = 'outgoing' and i.replied_on is null"
    found = [
        _interaction(row) for row in reader().rows(_OF_PERSON.format(more=waiting), (person_id,))
    ]
    return next((one for one in found if one.reply_by), found[0] if found else None)


def gifts(limit: int, owed_since: date) -> list[Interaction]:
    """Return gives, mine and theirs, that are neither referrals nor introductions which were
    written down as such: those after a day that I never thanked for, then the newest."""
    rows = reader().rows(
        f"{_SELECT} where i.intent = 'give' "
        "and not exists (select 1 from referral r where r.interaction_id = i.id) "
        "and not exists (select 1 from introduction n where n.interaction_id = i.id) "
        "order by i.direction = 'incoming' and i.thanked_on is null and i.happened_on > ? desc, "
        "i.happened_on desc, i.id desc limit ?",
        (owed_since.isoformat(), limit),
    )
    return [_interaction(row) for row in rows]


def _interaction(row: Row) -> Interaction:
    people = json.loads(row[7])
    return Interaction(
        id=row[0],
        person_ids=tuple(one[0] for one in people),
        people=tuple(one[1] for one in people),
        on=day(row[1]) or date.min,
        channel=channel_kind(row[2]),
        direction=Direction(row[3]),
        intent=Intent(row[4]),
        summary=row[5],
        note=row[6],
        give_kind=GiveKind(row[8]) if row[8] else None,
        learned=row[9],
        event_id=row[10],
        event=row[11],
        reply_by=day(row[12]),
        replied_on=day(row[13]),
        forced=bool(row[14]),
        item_id=row[15],
        item=row[16],
        outcome=row[17],
        won=bool(row[18]),
        thanked_on=day(row[19]),
    )
