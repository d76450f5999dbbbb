"""What a change of each table is called in a person's history: which field, from what to what."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import apsw

Line = tuple[int | None, str, str, str]  # person, field, old, new
Row = dict[str, Any]

_HIDDEN = {
    "sort_key",
    "match_key",
    "match_name",
    "position",
    "id",
    "person_id",
    "batch_id",
    "uid",
    "due_utc",
    "snoozed_utc",
    "interaction_id",
    "event_id",
    "anchor_on",
    "forced",
    "group_id",
    "source_key",
    "name_derived",
    "seen_on",
    "closed_on",
    "referral_id",
    "introduction_id",
    "item_id",
    "partner_id",
    "client_id",
    "settled_on",
    "a_id",
    "b_id",
}


_CALLED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("person", "niche", "event", "people_group", "collaboration"), ("name",)),
    "interaction": ("happened_on", "summary"),
}
"""By which columns a row of a table is named."""


class Naming:
    """Finds what rows name, also those that this step removed."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._removed: dict[tuple[str, int], Row] = {}

    def remove(self, table: str, own: int, row: Row) -> None:
        """Remember how a row that goes was called."""
        if columns := _CALLED.get(table):
            self._removed[table, own] = {column: row[column] for column in columns}

    def name_of(self, table: str, own: int) -> str:
        """Return the name of a niche, event or group, also of one that this step removed."""
        row = self._connection.execute(f"select name from {table} where id = ?", (own,)).fetchone()
        gone = self._removed.get((table, own), {})
        return str(row[0]) if row else gone.get("name", f"#{own}")

    def referral(self, row: Row, who: int) -> str:
        """Return which way a referral went, and for whom; to its client, with which partner."""
        if who != row["partner_id"]:
            return f"{row['way']}: {self.name_of('person', row['partner_id'])}"
        return f"{row['way']}: {row['client'] or self.name_of('person', row['client_id'] or 0)}"

    def referral_now(self, own: int, who: int) -> str:
        """Return the same of a referral that has changed."""
        sql = "select way, partner_id, client_id, client from referral where id = ?"
        [values] = self._connection.execute(sql, (own,)).fetchall()
        columns = ("way", "partner_id", "client_id", "client")
        return self.referral(dict(zip(columns, values, strict=True)), who)

    def contact(self, own: int) -> str:
        """Return day and summary of an interaction, also of one that this step removed."""
        row = self._connection.execute(
            "select happened_on, summary from interaction where id = ?", (own,)
        ).fetchone()
        gone = self._removed.get(("interaction", own), {})
        day, summary = row or (gone.get("happened_on", f"#{own}"), gone.get("summary", ""))
        return f"{day} {summary}".strip()


Saying = Callable[[Naming, int, Row, Row], Iterator[Line]]


def edited(naming: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    """Yield what changed of a person: others are named, and a photo is only said to be there."""
    for _, column, _, _ in differences(who, old, new):
        was, now = (_told(_shown(naming, column, row.get(column))) for row in (old, new))
        yield who, column, was, now


def _shown(naming: Naming, column: str, value: Any) -> Any:
    if column == "introduced_by" and value:
        return naming.name_of("person", value)
    return column if column == "photo" and value else value


def differences(who: int, old: Row, new: Row) -> Iterator[Line]:
    """Yield what changed of a row, column by column."""
    for column, value in new.items():
        if column not in _HIDDEN and value != old.get(column):
            yield who, column, _told(old.get(column)), _told(value)


def _told(value: Any) -> str:
    return "" if value is None else str(value)


def _channel(_: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    if old and new:
        yield from differences(who, old, new)
    else:
        yield who, (old or new)["kind"], _told(old.get("value")), _told(new.get("value"))


def _niche(naming: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    name = naming.name_of("niche", (old or new)["niche_id"])
    yield who, "niche", name if old else "", name if new else ""


def _met(naming: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    if old and new:
        yield from differences(who, old, new)
    else:
        name = naming.name_of("event", (old or new)["event_id"])
        yield who, "event", name if old else "", name if new else ""


def _member(naming: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    if bool(old) != bool(new):
        name = naming.name_of("people_group", (old or new)["group_id"])
        yield who, "group", name if old else "", name if new else ""


def _follow_up(_: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    if old and new:
        yield from differences(who, old, new)
    else:
        row = old or new
        text = f"{row['due_on']} {row['reason']}".strip()
        yield who, "follow_up", text if old else "", text if new else ""


def _interaction(naming: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    if old and new:
        yield from differences(who, old, new)


def _took_part(naming: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    own = (old or new)["interaction_id"]
    text = naming.contact(own)
    yield who, "interaction", text if old else "", text if new else ""


def _connected(_: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    if old and new:  # that they came is said by their channel
        yield from differences(who, old, new)


def _merged(naming: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    if old and new:
        return
    yield who, "merged", old.get("name", ""), new.get("name", "")
    for field, values in json.loads((old or new)["kept"])["lost"].items():
        lost, won = (_told(_shown(naming, field, value)) for value in values)
        yield who, field, lost if new else won, won if new else lost


def _referral(naming: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    clients = old.get("client_id"), new.get("client_id")
    if old and new and who in clients:
        text = naming.referral_now(old["id"], who)
        yield who, "referral", text if who == clients[0] else "", text if who == clients[1] else ""
    elif old and new:
        yield from differences(who, old, new)
    else:
        text = naming.referral(old or new, who)
        yield who, "referral", text if old else "", text if new else ""


def _introduced(naming: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    if old and new:
        yield from differences(who, old, new)
    else:
        yield from _paired("introduction", naming, who, old, new)


def _knows(naming: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    yield from _paired("knows", naming, who, old, new)


def _paired(field: str, naming: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    row = old or new
    name = naming.name_of("person", row["b_id"] if row["a_id"] == who else row["a_id"])
    yield who, field, name if old else "", name if new else ""


def _collaborator(naming: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    name = naming.name_of("collaboration", (old or new)["collaboration_id"])
    yield who, "collaboration", name if old else "", name if new else ""


def _joint(_: Naming, who: int, old: Row, new: Row) -> Iterator[Line]:
    if old and new:
        yield from differences(who, old, new)


SAID: Mapping[str, Saying] = {
    "referral": _referral,
    "introduction": _introduced,
    "knows": _knows,
    "collaboration": _joint,
    "collaboration_person": _collaborator,
    "channel": _channel,
    "person_niche": _niche,
    "follow_up": _follow_up,
    "interaction": _interaction,
    "interaction_person": _took_part,
    "event_person": _met,
    "linkedin_connection": _connected,
    "group_member": _member,
    "merged_person": _merged,
}
