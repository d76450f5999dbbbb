"""Read Monica's exports, JSON or SQL: a contact for each of Monica's contacts."""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from netdesk.domain.contact import Contact, Problem
from netdesk.exchange.monica import from_json, from_sql
from netdesk.exchange.monica.contacts import contacts
from netdesk.exchange.monica.problems import MAX_FILE, Code
from netdesk.exchange.text import read_text

_JSON = re.compile(rb"\s*\{")
_TOLD = re.compile(rb'"(?:exported_by|account)"\s*:')
_SQL = re.compile(rb"\bINSERT\s+(?:IGNORE\s+)?INTO\s+\S*accounts\b", re.I)


def is_monica(start: bytes) -> bool:
    """Say whether the first bytes of a file may be those of an export."""
    start = start.removeprefix(b"\xef\xbb\xbf")
    is_json = _JSON.match(start) and _TOLD.search(start, 0, 4096)
    return bool(is_json or _SQL.search(start))


def read(stream: BinaryIO, name: str) -> Iterator[Contact | Problem]:
    """Yield the contacts of an export, or a fatal problem of the whole file.

    Never raises for what is in the file. The file is read as a whole: its parts refer to one
    another.
    """
    content = stream.read(MAX_FILE + 1)
    if len(content) > MAX_FILE:
        yield Problem(name, 0, 0, Code.TOO_BIG, fatal=True)
        return
    text, _ = read_text(content)
    del content
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        try:
            found = from_json.account(json.loads(text))
        except (ValueError, RecursionError) as error:
            place = str(error) if isinstance(error, ValueError) else ""
            yield Problem(name, 0, 0, Code.UNREADABLE_JSON, place[:200], fatal=True)
            return
    else:
        found = from_sql.account(text)
    if found is None:
        yield Problem(name, 0, 0, Code.NOT_MONICA, fatal=True)
        return
    yield from contacts(found, name)
