"""Photos and long values: kept once by their hash, outside of undo, swept when unnamed."""

import hashlib

import apsw

from netdesk.store.reader import Reader

LONG = 4_096


def put(connection: apsw.Connection, content: bytes) -> str:
    """Keep `content` and return its SHA-256; call it inside a step."""
    name = hashlib.sha256(content).hexdigest()
    connection.execute("insert or ignore into blob values (?, ?)", (name, content))
    return name


def get(connection: apsw.Connection, name: str) -> bytes | None:
    """Return what is kept under this SHA-256."""
    content: bytes | None = Reader(connection).value(
        "select bytes from blob where sha256 = ?", (name,)
    )
    return content


def sweep(connection: apsw.Connection) -> None:
    """Forget all that neither a row nor the journal names; call it inside a transaction."""
    connection.execute(
        "delete from blob where sha256 not in (select photo from person union all "
        "select blob from card union all select sha256 from journal_blob union all "
        "select value from merged_person, json_each(merged_person.blobs))"
    )
