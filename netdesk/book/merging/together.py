"""Merge: what is of one person becomes the other's, as one step."""

import json
from collections.abc import Collection, Iterable

from netdesk import clock
from netdesk.book import preferences
from netdesk.book.mapping import channel_kind
from netdesk.book.merging.moving import Joint, Moving, filled
from netdesk.book.merging.record import Row, rows
from netdesk.book.niches import one_name
from netdesk.book.opening import database, journal
from netdesk.domain import matching, merging
from netdesk.domain.card_groups import regrouped
from netdesk.domain.contact import Property
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.merging import Choice
from netdesk.domain.model import ChannelKind
from netdesk.domain.preferences import stored
from netdesk.exchange import vcard
from netdesk.store import cards
from netdesk.store.tables import MomentField


def merge(
    kept: int, gone: int, *, choose: Collection[Choice] = (), leave: Collection[int] = ()
) -> None:
    """Make two people one, as one step: `kept` stays and gets all that `gone` has.

    Where only one value can be, that of `kept` wins, or of `gone` for what `choose` says; `leave`
    are channels of either (ids) that shall not stay. Raises NotFound, NotUnderstood("same").
    """
    if kept == gone:
        raise NotUnderstood("same", one_name([kept]) or str(kept))
    with journal().step("merged", kept=_name(kept), gone=_name(gone)):
        _Merge(kept, gone).run(choose, leave)


def merge_all(pairs: Iterable[tuple[int, int]]) -> int:
    """Merge many pairs as one step, the second into the first; returns how many that were.

    Who was merged already is followed to where they went.
    """
    with journal().step("duplicates_merged") as entry:
        count = 0
        into: dict[int, int] = {}
        for kept, gone in pairs:
            one, other = _followed(kept, into), _followed(gone, into)
            if one != other:
                _Merge(one, other).run((), ())
                into[other] = one
                count += 1
        entry.args["n"] = count
    return count


def _followed(own: int, into: dict[int, int]) -> int:
    while own in into:
        own = into[own]
    return own


def _name(person_id: int) -> str:
    name = one_name([person_id])
    if not name:
        raise NotFound("person", str(person_id))
    return name


class _Merge:
    """One merge, inside a step."""

    def __init__(self, kept: int, gone: int) -> None:
        self._raw = database().raw
        self._kept, self._gone = kept, gone
        self._moving = Moving(
            self._raw, gone, kept, {"event_person": _met, "linkedin_connection": _connection}
        )

    def run(self, choose: Collection[Choice], leave: Collection[int]) -> None:
        record = self._moving.record
        self._merge_channels(leave)
        self._merge_cards()
        ours = rows(self._raw, "person", "id", self._kept)[0]
        changes = merging.merged(ours, record.person, choose)
        if changes.get("introduced_by") == self._kept:
            del changes["introduced_by"]
        record.lost = merging.lost(ours, record.person, changes)
        self._moving.move_all()
        self._move_me()
        for column, value in changes.items():
            before = rows(self._raw, "person", "id", self._kept)[0][column]
            self._moving.rewrite("person", {"id": self._kept}, column, before, value)
        self._raw.execute(
            "insert into merged_person (person_id, gone_id, uid, name, merged_at, kept, blobs) "
            "values (?, ?, ?, ?, ?, ?, ?)",
            (
                *(self._kept, self._gone, record.person["uid"], record.person["name"]),
                MomentField().db_value(clock.utc()),
                record.text(),
                json.dumps(record.blobs()),
            ),
        )
        self._raw.execute("delete from person where id = ?", (self._gone,))

    def _move_me(self) -> None:
        """Let the one who stays be marked as the user where the other was: no column says it."""
        if preferences.current().me == self._gone:
            before, after = map(stored, (self._gone, self._kept))
            self._moving.rewrite("preference", {"name": "me"}, "value", before, after)

    def _merge_channels(self, leave: Collection[int]) -> None:
        """Put channels behind those that are there; one that both have stays once."""
        ours = []
        for row in rows(self._raw, "channel", "person_id", self._kept):
            if row["id"] in leave:
                self._moving.drop("channel", {"id": row["id"]}, row)
            else:
                ours.append(row)
        place = max((row["position"] for row in ours), default=-1) + 1
        theirs = rows(self._raw, "channel", "person_id", self._gone)
        for row in sorted(theirs, key=lambda one: (one["position"], one["id"])):
            key = {"id": row["id"]}
            same = next((one for one in ours if _is_same(one, row)), None)
            if row["id"] in leave or same:
                self._moving.drop("channel", key, row)
                if same and row["id"] not in leave:
                    self._take_label(same, row)
                continue
            self._moving.rewrite("channel", key, "position", row["position"], place)
            if row["preferred"] and any(
                one["preferred"] and one["kind"] == row["kind"] for one in ours
            ):
                self._moving.rewrite("channel", key, "preferred", row["preferred"], 0)
            self._moving.move(Joint("channel", "person_id"), row)
            place += 1

    def _take_label(self, same: Row, row: Row) -> None:
        for column in ("label", "parts"):
            if not same[column] and row[column]:
                key = {"id": same["id"]}
                self._moving.rewrite("channel", key, column, same[column], row[column])
                same[column] = row[column]

    def _merge_cards(self) -> None:
        """Add to a card what only the other has: unknown properties, and how channels came."""
        ours = rows(self._raw, "card", "person_id", self._kept)
        theirs = rows(self._raw, "card", "person_id", self._gone)
        if not ours or not theirs:
            return
        there = cards.properties(self._raw, self._kept)
        fresh = _fresh(there, cards.properties(self._raw, self._gone))
        key = {"person_id": self._kept}
        stored = cards.stored(self._raw, (*there, *regrouped(there, fresh)))
        for column, value in zip(("properties", "blob"), stored, strict=True):
            self._moving.rewrite("card", key, column, ours[0][column], value)
        self._moving.drop("card", {"person_id": self._gone}, theirs[0])


def _is_same(one: Row, other: Row) -> bool:
    return one["kind"] == other["kind"] and matching.same_value(
        channel_kind(one["kind"]) or ChannelKind.OTHER,
        one["value"],
        other["value"],
        one["match_key"],
        other["match_key"],
    )


def _fresh(there: Collection[Property], theirs: tuple[Property, ...]) -> list[Property]:
    unknown = [one for one in vcard.unknown(theirs) if one not in there]
    sources = [one for one in theirs if vcard.fields((one,)).channels and one not in there]
    wanted = [one for one in theirs if one in unknown or one in sources]
    groups = {one.group.lower() for one in wanted if one.group}
    labels = [
        one
        for one in theirs
        if one.group.lower() in groups and one not in wanted and one.name == "X-ABLABEL"
    ]
    return [*wanted, *labels]


def _met(there: Row, gone: Row) -> Row:
    return {"note": merging.joined(there["note"], gone["note"], "\n")}


def _connection(there: Row, gone: Row) -> Row:
    """Connected where either is; since the earlier day."""
    taken = filled(there, gone)
    taken["gone_on"] = there["gone_on"] and gone["gone_on"]
    return taken
