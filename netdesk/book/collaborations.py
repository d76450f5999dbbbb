"""What is done together: joint projects and cross-promotions, their stages and next steps."""

from collections.abc import Collection, Sequence
from datetime import date
from enum import Enum
from typing import Any

from netdesk.book import faces, interactions
from netdesk.book.mapping import choice, day
from netdesk.book.opening import database, journal, reader
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.folding import fold
from netdesk.domain.model import (
    Collaboration,
    CollaborationKind,
    Direction,
    Face,
    Stage,
)
from netdesk.store.reader import Row
from netdesk.store.tables import CollaborationPersonRow, CollaborationRow

_ALL = (
    "select c.id, c.name, c.kind, c.stage, c.description, c.url, c.outcome, c.next_step, "
    "c.next_on, c.created_on from collaboration c"
)
_SOONEST = "order by c.next_on is null, c.next_on, lower(c.name), c.id"
_EDITABLE = frozenset(
    ("name", "kind", "stage", "description", "url", "outcome", "next_step", "next_on")
)
_ENDED = (Stage.DONE, Stage.DROPPED)


def add(
    name: str,
    person_ids: Collection[int] = (),
    *,
    today: date,
    kind: CollaborationKind = CollaborationKind.PROJECT,
    stage: Stage = Stage.IDEA,
    description: str = "",
    url: str = "",
    outcome: str = "",
    next_step: str = "",
    next_on: date | None = None,
) -> int:
    """Begin something with people and return its id, as one step; raises NotUnderstood."""
    with journal().step("collaboration_added", collaboration=_clean(name)):
        own = int(
            CollaborationRow.insert(
                name=_clean(name),
                kind=kind.value,
                stage=stage.value,
                description=description,
                url=url,
                outcome=outcome,
                next_step=next_step,
                next_on=None if stage in _ENDED else next_on,
                created_on=today,
            ).execute()
        )
        _join(own, person_ids)
    return own


def _clean(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise NotUnderstood("collaboration", name)
    return clean


def edit(
    collaboration_id: int, *, person_ids: Collection[int] | None = None, **fields: Any
) -> None:
    """Change fields of a collaboration, or who takes part, as one step.

    One that is done or dropped has no next step any more. Raises NotFound or NotUnderstood.
    """
    if unknown := fields.keys() - _EDITABLE:
        raise NotUnderstood("field", ", ".join(sorted(unknown)))
    found = collaboration(collaboration_id)
    values = {
        name: value.value if isinstance(value, Enum) else value for name, value in fields.items()
    }
    if "name" in values:
        values["name"] = _clean(values["name"])
    if fields.get("stage") in _ENDED:
        values |= {"next_step": "", "next_on": None}
    moved = fields.get("stage", found.stage) is not found.stage
    label = "collaboration_moved" if moved else "collaboration_edited"
    with journal().step(label, collaboration=found.name):
        if values:
            mine = CollaborationRow.id == collaboration_id
            CollaborationRow.update(values).where(mine).execute()
        if person_ids is not None:
            _change_people(collaboration_id, person_ids)


def _change_people(own: int, person_ids: Collection[int]) -> None:
    CollaborationPersonRow.delete().where(
        CollaborationPersonRow.collaboration_id == own,
        CollaborationPersonRow.person_id.not_in(list(person_ids)),
    ).execute()
    _join(own, person_ids)


def _join(own: int, person_ids: Collection[int]) -> None:
    known = faces.of(person_ids)
    if missing := [one for one in person_ids if one not in known]:
        raise NotFound("person", str(missing[0]))
    database().raw.executemany(
        "insert or ignore into collaboration_person (collaboration_id, person_id) values (?, ?)",
        [(own, one) for one in person_ids],
    )


def step_done(
    collaboration_id: int,
    *,
    today: date,
    following: str = "",
    following_on: date | None = None,
    contact: bool = False,
) -> None:
    """Say that the next step is done, and what follows it, as one step.

    With `contact` it was one with all who take part. Raises NotFound where there is none.
    """
    found = collaboration(collaboration_id)
    if not found.next_step and found.next_on is None:
        raise NotFound("next_step", found.name)
    with journal().step("step_done", collaboration=found.name):
        CollaborationRow.update(next_step=following, next_on=following_on).where(
            CollaborationRow.id == collaboration_id
        ).execute()
        if contact and found.people:
            people = [one.person_id for one in found.people]
            said = f"{found.name}: {found.next_step}" if found.next_step else found.name
            interactions.record(people, said, today, None, Direction.MUTUAL)


def remove(collaboration_id: int) -> None:
    """Remove a collaboration; contacts with its people stay. Raises NotFound."""
    with journal().step(
        "collaboration_removed", collaboration=collaboration(collaboration_id).name
    ):
        CollaborationRow.delete().where(CollaborationRow.id == collaboration_id).execute()


def all_collaborations(search: str = "") -> list[Collaboration]:
    """Return the collaborations, those with the next step soonest first; `search` keeps those with
    all its words."""
    found = _collaborations(reader().rows(f"{_ALL} {_SOONEST}"))
    words = fold(search).split()
    return [one for one in found if all(word in _text(one) for word in words)] if words else found


def _text(one: Collaboration) -> str:
    people = " ".join(face.name for face in one.people)
    return fold(f"{one.name} {one.description} {one.next_step} {one.stage} {people}")


def of_person(person_id: int) -> list[Collaboration]:
    """Return what somebody takes part in."""
    rows = reader().rows(
        f"{_ALL} join collaboration_person x on x.collaboration_id = c.id "
        f"where x.person_id = ? {_SOONEST}",
        (person_id,),
    )
    return _collaborations(rows)


def collaboration(collaboration_id: int) -> Collaboration:
    """Return a collaboration; raises NotFound."""
    rows = reader().rows(f"{_ALL} where c.id = ?", (collaboration_id,))
    if not rows:
        raise NotFound("collaboration", str(collaboration_id))
    return _collaborations(rows)[0]


def find(name: str) -> Collaboration | None:
    """Return the collaboration of this name (folded), or of this id."""
    wanted = fold(name)
    return next(
        (one for one in all_collaborations() if fold(one.name) == wanted or str(one.id) == name),
        None,
    )


def _collaborations(rows: Sequence[Row]) -> list[Collaboration]:
    people = _people()
    return [
        Collaboration(
            id=row[0],
            name=row[1],
            kind=choice(row[2], CollaborationKind.PROJECT),
            stage=choice(row[3], Stage.IDEA),
            description=row[4],
            url=row[5],
            outcome=row[6],
            next_step=row[7],
            next_on=day(row[8]),
            created_on=day(row[9]) or date.min,
            people=tuple(people.get(row[0], ())),
        )
        for row in rows
    ]


def _people() -> dict[int, list[Face]]:
    rows = reader().rows(
        "select x.collaboration_id, p.id from collaboration_person x "
        "join person p on p.id = x.person_id order by p.sort_key, p.id"
    )
    known = faces.of(row[1] for row in rows)
    found: dict[int, list[Face]] = {}
    for own, person in rows:
        found.setdefault(own, []).append(known[person])
    return found
