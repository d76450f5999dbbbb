"""Two people brought together: each is asked, it goes when both said yes, and how it went is asked
two weeks later."""

from collections.abc import Collection
from datetime import date, timedelta

from netdesk.book import faces, follow_ups, guard, interactions, knows
from netdesk.book.mapping import day, rows_for
from netdesk.book.niches import one_name
from netdesk.book.opening import journal, reader
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.folding import fold
from netdesk.domain.model import (
    Asked,
    ChannelKind,
    Direction,
    FollowUpStatus,
    GiveKind,
    Intent,
    Introduction,
    IntroductionStatus,
    Origin,
    Side,
)
from netdesk.domain.model.introduction import OUTCOME_DAYS
from netdesk.domain.when import Due
from netdesk.store.reader import Row
from netdesk.store.tables import FollowUpRow, InteractionRow, IntroductionRow

_ALL = """
select id, a_id, b_id, reason, created_on, a_asked_on, a_said, b_asked_on, b_said, sent_on, worked,
    note, dropped_on from introduction
"""
# A suggestion that was not wanted is none of the introductions.
_BEGUN = "(dropped_on is null or a_asked_on is not null or b_asked_on is not null)"
_NEWEST = "order by coalesce(sent_on, created_on) desc, id desc"


def begin(a: int, b: int, reason: str = "", *, today: date, force: bool = False) -> int:
    """Begin to introduce two people and return the introduction's id; nobody is asked yet.

    The open one of the same two is gone on with. Raises Guarded for who may not be written to now
    (unless forced), NotFound, and NotUnderstood for one person twice.
    """
    names = [_named(a), _named(b)]
    if a == b:
        raise NotUnderstood("pair", names[0])
    if known := _open_one(a, b):
        return known
    for one in (a, b):
        if not force and (warning := guard.warning(one, today)):
            raise warning
    with journal().step("introduction_begun", name=names[0], other=names[1]):
        return int(
            IntroductionRow.insert(
                a_id=a, b_id=b, reason=reason.strip(), created_on=today
            ).execute()
        )


def _named(own: int) -> str:
    name = one_name([own])
    if not name:
        raise NotFound("person", str(own))
    return name


def _open_one(a: int, b: int) -> int:
    return next((one.id for one in of_person(a) if _is_open_with(one, b)), 0)


def _is_open_with(one: Introduction, other: int) -> bool:
    people = (one.a.face.person_id, one.b.face.person_id)
    return one.status.is_open and other in people


def not_now(a: int, b: int, *, today: date) -> None:
    """Put a suggestion aside: these two are not suggested for a while, as one step."""
    with journal().step("suggestion_declined", name=_named(a), other=_named(b)):
        IntroductionRow.insert(a_id=a, b_id=b, created_on=today, dropped_on=today).execute()


def ask(
    introduction_id: int,
    person_id: int,
    *,
    on: date,
    channel: ChannelKind | None = None,
    said: str = "",
    force: bool = False,
) -> int:
    """Record that one of the two was asked, as a contact that waits for a reply; returns that.

    Raises Guarded (unless forced), NotFound for somebody else or what is no longer open.
    """
    row = _open_row(introduction_id)
    side = _side(row, person_id)
    warning = guard.warning(person_id, on)
    if warning and not force:
        raise warning
    with journal().step("introduction_asked", name=_named(person_id), other=_other(row, person_id)):
        contact = interactions.record(
            [person_id],
            said or row.reason,
            on,
            channel,
            Direction.OUTGOING,
            reply_by=interactions.reply_day(on),
            forced=warning is not None,
        )
        setattr(row, f"{side}_asked_on", on)
        row.save()
    return contact


def answer(introduction_id: int, person_id: int, yes: bool, *, on: date) -> None:
    """Record what one of the two said; what I last wrote to them is answered with it."""
    row = _open_row(introduction_id)
    side = _side(row, person_id)
    with journal().step("introduction_answered", name=_named(person_id)):
        setattr(row, f"{side}_said", yes)
        row.save()
        interactions.mark_answered([person_id], on)


def send(
    introduction_id: int,
    *,
    on: date,
    channel: ChannelKind | None = None,
    said: str = "",
    question: str = "",
) -> int:
    """Record that the introduction went to both and return the contact, which is a give to both.

    In two weeks the first of them is asked how it went (`question`). Raises NotUnderstood where
    not both said yes.
    """
    row = _open_row(introduction_id)
    if not (row.a_said and row.b_said) or row.sent_on:
        raise NotUnderstood("not_ready", _names(row)["name"])
    both = [row.a_id, row.b_id]
    with journal().step("introduction_sent", **_names(row)):
        contact = interactions.record(
            both,
            said or row.reason,
            on,
            channel,
            Direction.OUTGOING,
            Intent.GIVE,
            give_kind=GiveKind.INTRODUCTION,
        )
        row.sent_on, row.interaction_id = on, contact
        row.save()
        knows.link(*both)
        due, origin = Due(on + timedelta(days=OUTCOME_DAYS)), Origin.MANUAL
        follow_ups.insert(
            row.a_id, due, question, channel, Side.MINE, origin, introduction_id=introduction_id
        )
    return contact


def settle(introduction_id: int, worked: bool, *, today: date, note: str = "") -> None:
    """Record if an introduction worked; nobody has to be asked any more. Raises NotFound."""
    row = _row(introduction_id)
    if row.sent_on is None:
        raise NotUnderstood("not_sent", _names(row)["name"])
    with journal().step("introduction_settled", **_names(row)):
        row.worked, row.note = worked, note or row.note
        row.save()
        if row.interaction_id and note:
            values = InteractionRow.update(outcome=note)
            values.where(InteractionRow.id == row.interaction_id).execute()
        _close_question(introduction_id, FollowUpStatus.DONE, today)


def drop(introduction_id: int, *, today: date) -> None:
    """Leave an introduction be; raises NotFound."""
    row = _row(introduction_id)
    with journal().step("introduction_dropped", **_names(row)):
        row.dropped_on = today
        row.save()
        _close_question(introduction_id, FollowUpStatus.DROPPED, today)


def remove(introduction_id: int) -> None:
    """Remove an introduction; the contacts that it was stay. Raises NotFound."""
    row = _row(introduction_id)
    with journal().step("introduction_removed", **_names(row)):
        FollowUpRow.delete().where(*_question(introduction_id)).execute()
        row.delete_instance()


def forget(person_ids: Collection[int]) -> None:
    """Take away the questions that wait for introductions of people who are about to be deleted,
    inside a step."""
    for side in ("a_id", "b_id"):
        theirs = f"select id from introduction where {side} in ({{ids}})"
        for row in rows_for(reader(), theirs, person_ids):
            FollowUpRow.delete().where(*_question(row[0])).execute()


def _close_question(introduction_id: int, status: FollowUpStatus, today: date) -> None:
    closed = FollowUpRow.update(status=status.value, closed_on=today)
    closed.where(*_question(introduction_id)).execute()


def _question(introduction_id: int) -> tuple[object, ...]:
    is_open = FollowUpRow.status == FollowUpStatus.OPEN.value
    return FollowUpRow.introduction_id == introduction_id, is_open


def all_introductions(search: str = "") -> list[Introduction]:
    """Return the introductions that were begun, the newest first; `search` keeps those with all
    its words."""
    found = _introductions(reader().rows(f"{_ALL} where {_BEGUN} {_NEWEST}"))
    words = fold(search).split()
    return [one for one in found if all(word in _text(one) for word in words)] if words else found


def _text(one: Introduction) -> str:
    return fold(f"{one.a.face.name} {one.b.face.name} {one.reason} {one.note} {one.status}")


def of_person(person_id: int) -> list[Introduction]:
    """Return the introductions of somebody, the newest first."""
    rows = reader().rows(f"{_ALL} where {_BEGUN} and ? in (a_id, b_id) {_NEWEST}", (person_id,))
    return _introductions(rows)


def introduction(introduction_id: int) -> Introduction:
    """Return an introduction; raises NotFound."""
    rows = reader().rows(f"{_ALL} where id = ?", (introduction_id,))
    if not rows:
        raise NotFound("introduction", str(introduction_id))
    return _introductions(rows)[0]


def _introductions(rows: list[Row]) -> list[Introduction]:
    known = faces.of(own for row in rows for own in row[1:3])
    return [
        Introduction(
            id=row[0],
            a=Asked(known[row[1]], day(row[5]), _yes(row[6])),
            b=Asked(known[row[2]], day(row[7]), _yes(row[8])),
            reason=row[3],
            created_on=day(row[4]) or date.min,
            sent_on=day(row[9]),
            worked=_yes(row[10]),
            note=row[11],
            dropped_on=day(row[12]),
        )
        for row in rows
    ]


def _yes(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _row(introduction_id: int) -> IntroductionRow:
    row: IntroductionRow | None = IntroductionRow.get_or_none(IntroductionRow.id == introduction_id)
    if row is None:
        raise NotFound("introduction", str(introduction_id))
    return row


def _open_row(introduction_id: int) -> IntroductionRow:
    row = _row(introduction_id)
    status = introduction(introduction_id).status
    if status not in (IntroductionStatus.ASKING, IntroductionStatus.READY):
        raise NotFound("open_introduction", str(introduction_id))
    return row


def _side(row: IntroductionRow, person_id: int) -> str:
    sides = {row.a_id: "a", row.b_id: "b"}
    if person_id not in sides:
        raise NotFound("introduced", one_name([person_id]) or str(person_id))
    return sides[person_id]


def _other(row: IntroductionRow, person_id: int) -> str:
    return one_name([row.b_id if person_id == row.a_id else row.a_id])


def _names(row: IntroductionRow) -> dict[str, str]:
    return {"name": one_name([row.a_id]), "other": one_name([row.b_id])}
