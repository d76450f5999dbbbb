"""The vCard properties of people, as they came, one text a person."""

import json
from collections.abc import Iterable
from functools import lru_cache
from json.encoder import encode_basestring

import apsw

from netdesk.domain.contact import Property
from netdesk.store import blobs
from netdesk.store.reader import Reader

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def stored(connection: apsw.Connection, properties: Iterable[Property]) -> tuple[str, str]:
    """Return the (properties, blob) columns for these properties; call it inside a step."""
    told = []
    for name, value, parameters, group, version in properties:
        start, end = _around(name, parameters, group, version)
        told.append(start + encode_basestring(value) + end)
    text = f"[{','.join(told)}]"
    if len(text) <= blobs.LONG:
        return text, ""
    return "", blobs.put(connection, text.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1024)
def _around(name: str, *rest: object) -> tuple[str, str]:
    """Return what stands around a property's value: the same few come again and again."""
    return f"[{_encode(name)},", f",{_encode(rest)[1:]}"


def properties(connection: apsw.Connection, person_id: int) -> tuple[Property, ...]:
    """Return the properties of a person, in their order."""
    rows = Reader(connection).rows(
        "select properties, blob from card where person_id = ?", (person_id,)
    )
    if not rows:
        return ()
    text, blob = rows[0]
    if blob:
        text = (blobs.get(connection, blob) or b"[]").decode("utf-8", "surrogatepass")
    return parsed(text)


def parsed(text: str) -> tuple[Property, ...]:
    """Return the properties of a stored text."""
    return tuple(
        Property(name, value, tuple((a, b) for a, b in pairs), group, version)
        for name, value, pairs, group, version in json.loads(text)
    )


def put(connection: apsw.Connection, person_id: int, kept: Iterable[Property]) -> None:
    """Replace the properties of a person; call it inside a step."""
    connection.execute(
        "insert into card (person_id, properties, blob) values (?, ?, ?) on conflict (person_id) "
        "do update set properties = excluded.properties, blob = excluded.blob",
        (person_id, *stored(connection, kept)),
    )
