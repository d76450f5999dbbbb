"""Readable lines of what a changeset says: whom it touched, which field, from what to what."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import apsw

from netdesk import clock
from netdesk.domain.changes import Changes, Kind
from netdesk.store.arrivals import Arrivals
from netdesk.store.history_lines import SAID, Line, Naming, edited
from netdesk.store.tables import JsonField, MomentField

_KINDS = {
    "person": Kind.PERSON,
    "channel": Kind.PERSON,
    "card": Kind.PERSON,
    "niche": Kind.NICHE,
    "person_niche": Kind.NICHE,
    "event": Kind.EVENT,
    "event_person": Kind.EVENT,
    "people_group": Kind.GROUP,
    "group_member": Kind.GROUP,
    "group_meeting": Kind.GROUP,
    "linkedin_connection": Kind.PERSON,
    "merged_person": Kind.PERSON,
    "not_duplicate": Kind.PERSON,
    "saved_list": Kind.LIST,
    "batch": Kind.BATCH,
    "interaction": Kind.INTERACTION,
    "interaction_person": Kind.INTERACTION,
    "follow_up": Kind.FOLLOW_UP,
    "library_item": Kind.ITEM,
    "library_niche": Kind.ITEM,
    "knows": Kind.PERSON,
    "introduction": Kind.INTRODUCTION,
    "referral": Kind.REFERRAL,
    "collaboration": Kind.COLLABORATION,
    "collaboration_person": Kind.COLLABORATION,
    "preference": Kind.PREFERENCE,
}
_BLOBS = {"person": "photo", "card": "blob"}


class Chronicle:
    """One changeset, read once: its Changes, its history lines and the blobs it names.

    `arrivals` are people who came without being among the changes.
    """

    def __init__(
        self,
        connection: apsw.Connection,
        changes: Iterable[apsw.TableChange],
        arrivals: Arrivals | None = None,
    ) -> None:
        self._connection = connection
        self._arrivals = arrivals
        self._columns: dict[str, list[str]] = {}
        self._places: dict[str, tuple[int, int, set[int]]] = {}  # of person and own id; touched
        self._touched: dict[Kind, set[int]] = {}
        self._naming = Naming(connection)
        self._new: set[int] = set()
        self._gone: dict[int, str] = {}
        self.blobs: set[str] = set()
        self._lines: list[Line] = []
        self._edited: list[tuple[dict[str, Any], dict[str, Any]]] = []
        if arrivals:
            self._greet(arrivals)
        for change in changes:
            if change.opcode != apsw.SQLITE_INSERT or not self._comes_along(change):
                self._read(change)
        for old, new in self._edited:  # only now is it known who went in the same step
            self._lines.extend(edited(self._naming, old["id"], old, new))

    @property
    def changes(self) -> Changes:
        """The ids that were touched, by kind."""
        return Changes({kind: frozenset(ids) for kind, ids in self._touched.items()})

    def write(self, label: str, args: dict[str, Any]) -> None:
        """Write the history lines of this changeset under the step's label."""
        at, told = MomentField().db_value(clock.utc()), JsonField().db_value(args)
        if self._arrivals:
            self._arrivals.write_lines(at, label, told)
        names = self._names({line[0] for line in self._lines if line[0] is not None})
        self._connection.executemany(
            "insert into history (at, label, args, person_id, person, field, old, new) "
            "values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (at, label, told, who, names.get(who or 0, ""), field, old, new)
                for who, field, old, new in self._lines
            ),
        )

    def _names(self, ids: set[int]) -> dict[int, str]:
        known = dict(self._gone)
        wanted = list(ids - known.keys())
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ",".join("?" * len(part))
            known.update(
                self._connection.execute(f"select id, name from person where id in ({marks})", part)
            )
        return known

    def _greet(self, arrivals: Arrivals) -> None:
        self._new.update(arrivals.ids)
        self._touched[Kind.PERSON] = set(arrivals.ids)
        self._touched[Kind.CARD] = set(arrivals.ids)
        self._touched[Kind.NICHE] = arrivals.niches()

    def _read(self, change: apsw.TableChange) -> None:
        table = change.name
        columns = self._columns.get(table) or self._learn(table)
        old = _named(columns, change.old)
        new = _named(columns, change.new)
        self._note_blobs(table, old, new)
        whom = self._whom(table, old, new)
        for person in whom:
            self._touched.setdefault(Kind.PERSON, set()).add(person)
        kind, own = _KINDS[table], _own_id(table, old, new)
        self._touched.setdefault(kind, set()).add(own)
        if kind is Kind.PERSON:
            self._touched.setdefault(Kind.CARD, set()).update(whom or (own,))
        if old and not new:  # what names it is read later: WATCHED has parents before children
            self._naming.remove(table, own, old)
        if table == "person":
            self._read_person(old, new)
        elif table in SAID:
            for person in whom:
                if person in self._new or person in self._gone:
                    continue  # one line says it all: they came, or went
                self._lines.extend(SAID[table](self._naming, person, old, new))

    def _learn(self, table: str) -> list[str]:
        rows = self._connection.execute(f"pragma table_info({table})").fetchall()
        columns = self._columns[table] = [str(row[1]) for row in rows]
        touched = self._touched.setdefault(_KINDS[table], set())
        person = -1 if table == "merged_person" else _place(columns, "person_id")
        own = _place(columns, _KEYS.get(table, "id"))
        self._places[table] = person, own, touched
        return columns

    def _comes_along(self, change: apsw.TableChange) -> bool:
        """Note a new person, or a new row of one, if it is one: that they came says it all."""
        values: tuple[Any, ...] = change.new or ()
        table = change.name
        if table not in self._places:
            self._learn(table)
        person, own, touched = self._places[table]
        if table == "person":
            self._arrives(values[own], values)
        elif person < 0 or values[person] not in self._new:
            return False
        touched.add(values[own] if own >= 0 else 0)
        if table in _BLOBS and (blob := values[self._columns[table].index(_BLOBS[table])]):
            self.blobs.add(blob)
        return True

    def _arrives(self, own: int, values: tuple[Any, ...]) -> None:
        name = values[self._columns["person"].index("name")]
        self._new.add(own)
        self._touched.setdefault(Kind.CARD, set()).add(own)
        self._lines.append((own, "", "", name))

    def _note_blobs(self, table: str, old: dict[str, Any], new: dict[str, Any]) -> None:
        column = _BLOBS.get(table)
        if column:
            self.blobs.update(filter(None, (old.get(column), new.get(column))))
        if table == "merged_person":
            for row in (old, new):
                self.blobs.update(json.loads(row.get("blobs", "[]")))

    def _whom(self, table: str, old: dict[str, Any], new: dict[str, Any]) -> list[int]:
        if table == "person":
            return [_own_id(table, old, new)]
        names = _PEOPLE.get(table, ("person_id",))
        found = {row[name] for row in (old, new) for name in names if row.get(name)}
        own = _own_id(table, old, new)
        if table in _WHOSE and (not found or (old and new)):
            whose = self._connection.execute(_WHOSE[table], (own,))
            return list(found.union(*whose))
        if found:
            return list(found)
        if table in ("channel", "follow_up"):
            sql = f"select person_id from {table} where id = ?"
        elif table == "interaction" and old and new:
            sql = "select person_id from interaction_person where interaction_id = ?"
        else:
            return []
        return [row[0] for row in self._connection.execute(sql, (own,))]

    def _read_person(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        if old["id"] in self._new:
            return
        if not new:
            self._gone[old["id"]] = old["name"]
            self._lines.append((old["id"], "", old["name"], ""))
        else:
            self._edited.append((old, new))


def _place(columns: Sequence[str], name: str) -> int:
    return columns.index(name) if name in columns else -1


def _named(columns: Sequence[str], values: Sequence[Any] | None) -> dict[str, Any]:
    """Return a change's row by column, without what did not change."""
    if values is None:
        return {}
    named = dict(zip(columns, values, strict=True))
    if apsw.no_change in values:
        return {column: value for column, value in named.items() if value is not apsw.no_change}
    return named


_PEOPLE = {
    "knows": ("a_id", "b_id"),
    "introduction": ("a_id", "b_id"),
    "referral": ("partner_id", "client_id"),
}
_WHOSE = {
    "introduction": "select a_id, b_id from introduction where id = ?",
    "referral": "select partner_id from referral where id = ?",
    "collaboration": "select person_id from collaboration_person where collaboration_id = ?",
}
_KEYS = {
    "library_niche": "item_id",
    "knows": "a_id",
    "collaboration_person": "collaboration_id",
    "person_niche": "niche_id",
    "interaction_person": "interaction_id",
    "event_person": "event_id",
    "group_member": "group_id",
    "group_meeting": "group_id",
    "linkedin_connection": "person_id",
    "merged_person": "person_id",
    "not_duplicate": "one_id",
}


def _own_id(table: str, old: dict[str, Any], new: dict[str, Any]) -> int:
    row = old or new
    key = _KEYS.get(table, "id")
    return row[key] if isinstance(row.get(key), int) else 0
