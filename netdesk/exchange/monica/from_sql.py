"""Monica's export as SQL: the rows of its tables, joined as its database has them."""

from collections import defaultdict
from collections.abc import Iterable

from netdesk.exchange.monica import values
from netdesk.exchange.monica.account import Account, Reach, Somebody, SpecialDate
from netdesk.exchange.monica.from_json import TEXTS
from netdesk.exchange.monica.inserts import Inserted, Row, inserts
from netdesk.exchange.monica.values import text, truth

TABLES = frozenset(
    (
        *("accounts", "activities", "activity_contact", "addresses", "calls"),
        *("contact_field_types", "contact_fields", "contact_tag", "contacts", "conversations"),
        *("debts", "gifts", "life_events", "messages", "notes", "pets", "places"),
        *("relationship_types", "relationships", "reminders", "special_dates", "tags", "tasks"),
    )
)
_EXPORTED = "# Export date:"


def account(dump: str) -> Account | None:
    """Return the account that a dump is of, None if it is none of Monica's."""
    tables: dict[str, list[Inserted]] = defaultdict(list)
    for one in inserts(dump, TABLES):
        tables[one.table].append(one)
    if not tables["accounts"]:
        return None
    return _Reader(tables, dump[:2000].partition(_EXPORTED)[2]).account()


class _Reader:
    """One dump."""

    def __init__(self, tables: dict[str, list[Inserted]], exported: str) -> None:
        self._tables = tables
        self._day = values.day(exported)
        self._by_id = {
            table: {row["id"]: row for row in self._rows(table) if "id" in row}
            for table in (
                *("activities", "contact_field_types", "places", "relationship_types"),
                *("special_dates", "tags"),
            )
        }
        self._people: dict[str, Somebody] = {}

    def account(self) -> Account:
        """Read it."""
        for number, one in enumerate(self._tables["contacts"], 1):
            own = one.row.get("id", f"#{number}")
            self._people.setdefault(own, self._somebody(one.row, number, one.line))
        for own, somebody in self._people.items():
            introducer = self._people.get(somebody.introducer)
            somebody.introducer = introducer.uid if introducer else ""
            somebody.uid = somebody.uid or f"monica-{own}"
        self._reach()
        self._notes()
        self._contacts()
        self._plans()
        self._relations()
        people = {one.uid: one for one in self._people.values()}
        return Account(people, self._day)

    def _rows(self, table: str) -> Iterable[Row]:
        return (one.row for one in self._tables[table])

    def _of(self, row: Row, column: str = "contact_id") -> Somebody | None:
        return self._people.get(row.get(column, ""))

    def _named(self, table: str, own: str | None) -> Row:
        return self._by_id[table].get(own or "", {})

    def _somebody(self, row: Row, number: int, line: int) -> Somebody:
        def special(column: str) -> SpecialDate | None:
            return values.special_date(self._named("special_dates", row.get(column)))

        return Somebody(
            uid=text(row.get("uuid")),
            number=number,
            line=line,
            texts={name: text(row.get(name)) for name in TEXTS},
            starred=truth(row.get("is_starred")),
            partial=truth(row.get("is_partial")),
            dead=truth(row.get("is_dead")),
            every_days=values.rhythm(row.get("stay_in_touch_frequency")),
            birthday=special("birthday_special_date_id"),
            met=special("first_met_special_date_id"),
            died=special("deceased_special_date_id"),
            introducer=text(row.get("first_met_through_contact_id")),
        )

    def _reach(self) -> None:
        for row in self._rows("contact_fields"):
            kind = self._named("contact_field_types", row.get("contact_field_type_id"))
            if somebody := self._of(row):
                value = text(row.get("data"))
                somebody.reach.append(Reach(kind.get("type", ""), kind.get("name", ""), value))
        for row in self._rows("addresses"):
            place = self._named("places", row.get("place_id"))
            if somebody := self._of(row):
                somebody.addresses.append({**place, "name": row.get("name", "")})
        for row in self._rows("contact_tag"):
            tag = text(self._named("tags", row.get("tag_id")).get("name"))
            if (somebody := self._of(row)) and tag:
                somebody.tags.append(tag)

    def _notes(self) -> None:
        for row in self._rows("notes"):
            if somebody := self._of(row):
                somebody.notes.append(text(row.get("body")))
        for table, say in (
            ("pets", lambda row: values.pet(row.get("name"), None)),
            ("gifts", values.gift),
            ("debts", values.debt),
            ("life_events", values.life_event),
        ):
            for row in self._rows(table):
                if somebody := self._of(row):
                    somebody.remarks.append(say(row))

    def _contacts(self) -> None:
        for row in self._rows("activity_contact"):
            told = self._named("activities", row.get("activity_id"))
            found = values.activity(_key("activity", told), told)
            if (somebody := self._of(row)) and found:
                somebody.happened.append(found)
        for table, kind, read in (
            ("calls", "call", values.call),
            ("messages", "message", values.message),
        ):
            for row in self._rows(table):
                found = read(_key(kind, row), row)
                if (somebody := self._of(row)) and found:
                    somebody.happened.append(found)

    def _plans(self) -> None:
        for row in self._rows("reminders"):
            own = "delible" in row and not truth(row["delible"])
            found = values.reminder(_key("reminder", row), row, of_monica=own)
            if (somebody := self._of(row)) and found:
                somebody.reminders.append(found)
        for row in self._rows("tasks"):
            found = values.task(_key("task", row), row)
            if (somebody := self._of(row)) and found:
                somebody.tasks.append(found)

    def _relations(self) -> None:
        for row in self._rows("relationships"):
            somebody, other = self._of(row, "contact_is"), self._of(row, "of_contact")
            kind = self._named("relationship_types", row.get("relationship_type_id"))
            if somebody and other:
                somebody.related.append((kind.get("name", ""), other.name))


def _key(kind: str, row: Row) -> str:
    """Return what tells a row apart; its number alone is the same in another Monica."""
    return f"monica:{kind}:{row.get('id', '')}:{row.get('created_at', '')}"
