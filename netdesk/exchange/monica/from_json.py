"""Monica's export as JSON: records of columns, `properties`, and collections in `data`."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from netdesk.exchange.monica import values
from netdesk.exchange.monica.account import Account, Happened, Reach, Somebody
from netdesk.exchange.monica.values import Record, text, truth

TEXTS = (
    *("first_name", "middle_name", "last_name", "nickname", "description", "job", "company"),
    *("food_preferences", "first_met_where", "first_met_additional_info"),
)
_PICTURE = re.compile(r"data:image/[\w.+-]+;base64,")
_NONE: Record = {}


def account(told: Any) -> Account | None:
    """Return the account that a document is about, None if it is no export of Monica's."""
    root = told.get("account") if isinstance(told, Mapping) else None
    if not isinstance(root, Mapping) or not isinstance(root.get("data"), list):
        return None
    return _Reader(told, root).account()


class _Reader:
    """One document."""

    def __init__(self, told: Record, root: Record) -> None:
        self._root = root
        self._day = values.day(told.get("export_date"))
        instance = root.get("instance")
        types = instance.get("contact_field_types") if isinstance(instance, Mapping) else None
        self._types = {_uid(one): _properties(one) for one in _list(types)}
        self._photos = {_uid(one): _properties(one) for one in _records(root, "photo")}
        self._activities = dict(_each(root, "activity", values.activity))

    def account(self) -> Account:
        """Read it."""
        found = Account(exported_on=self._day)
        for number, one in enumerate(_records(self._root, "contact"), 1):
            if isinstance(one, Mapping):
                somebody = self._somebody(one)
                somebody.number = number
                found.people.setdefault(somebody.uid or f"#{number}", somebody)
        for one in _records(self._root, "relationship"):
            self._relate(found, _properties(one))
        return found

    def _relate(self, found: Account, told: Record) -> None:
        somebody = found.people.get(text(told.get("contact_is")))
        other = found.people.get(text(told.get("of_contact")))
        if somebody and other:
            somebody.related.append((text(told.get("type")), other.name))

    def _somebody(self, one: Record) -> Somebody:
        told = _properties(one)
        found = Somebody(
            uid=_uid(one),
            texts={name: text(told.get(name)) for name in TEXTS},
            starred=truth(told.get("is_starred")),
            partial=truth(told.get("is_partial")),
            dead=truth(told.get("is_dead")),
            every_days=values.rhythm(told.get("stay_in_touch_frequency")),
            birthday=values.special_date(told.get("birthdate")),
            met=values.special_date(told.get("first_met_date")),
            died=values.special_date(told.get("deceased_date")),
            introducer=text(told.get("first_met_through")),
            tags=[tag for one in _list(told.get("tags")) if (tag := text(one))],
            photo=self._photo(told.get("avatar")),
        )
        for field in map(_properties, _records(one, "contact_field")):
            kind = self._types.get(text(field.get("type")), _NONE)
            name, value = text(kind.get("name")), text(field.get("data"))
            found.reach.append(Reach(text(kind.get("type")), name, value))
        for address in map(_properties, _records(one, "address")):
            found.addresses.append({name: text(value) for name, value in address.items()})
        found.notes = [text(note.get("body")) for note in map(_properties, _records(one, "note"))]
        self._add_contacts(one, found)
        _add_remarks(one, found)
        return found

    def _add_contacts(self, one: Record, found: Somebody) -> None:
        known = (self._activities.get(text(uid)) for uid in _records(one, "activity"))
        found.happened += [each for each in known if each]
        found.happened += [each for _, each in _each(one, "call", values.call)]
        for conversation in map(_properties, _records(one, "conversation")):
            inner = {"data": [{"type": "message", "values": conversation.get("messages")}]}
            found.happened += [each for _, each in _each(inner, "message", values.message)]
        for record in _records(one, "reminder"):
            told = _properties(record)
            own = told.get("delible") is not None and not truth(told.get("delible"))
            if each := values.reminder(_key("reminder", record), told, of_monica=own):
                found.reminders.append(each)
        for record in _records(one, "task"):
            if each := values.task(_key("task", record), _properties(record)):
                found.tasks.append(each)

    def _photo(self, avatar: object) -> bytes | None:
        own = text(avatar.get("avatar_photo")) if isinstance(avatar, Mapping) else ""
        url = self._photos.get(own, _NONE).get("dataUrl")
        if not isinstance(url, str) or not (found := _PICTURE.match(url)):
            return None
        try:
            return base64.b64decode(url[found.end() :], validate=True) or None
        except (binascii.Error, ValueError):
            return None


def _add_remarks(one: Record, found: Somebody) -> None:
    for told in map(_properties, _records(one, "pet")):
        found.remarks.append(values.pet(told.get("name"), told.get("category")))
    for kind, say in (
        ("gift", values.gift),
        ("debt", values.debt),
        ("life_event", values.life_event),
    ):
        found.remarks += map(say, map(_properties, _records(one, kind)))


def _each(record: Record, kind: str, read: Any) -> Iterator[tuple[str, Happened]]:
    for one in _records(record, kind):
        if found := read(_key(kind, one), _properties(one)):
            yield _uid(one), found


def _key(kind: str, record: object) -> str:
    """Return what tells a record apart; early exports give calls and notes no UID."""
    own = _uid(record) or hashlib.sha256(repr(_properties(record)).encode()).hexdigest()[:24]
    return f"monica:{kind}:{own}"


def _records(record: object, kind: str) -> list[Any]:
    """Return what a record's `data` holds of a kind; Monica leaves out what is empty."""
    found: list[Any] = []
    for one in _list(record.get("data") if isinstance(record, Mapping) else None):
        if isinstance(one, Mapping) and one.get("type") == kind:
            found += _list(one.get("values"))
    return found


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _properties(record: object) -> Record:
    told = record.get("properties") if isinstance(record, Mapping) else None
    return told if isinstance(told, Mapping) else _NONE


def _uid(record: object) -> str:
    return text(record.get("uuid")) if isinstance(record, Mapping) else ""
