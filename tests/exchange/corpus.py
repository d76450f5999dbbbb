"""Where the fixtures are, and how two cards are compared."""

import io
import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from netdesk.domain.contact import Contact, Problem, Property
from netdesk.exchange.escapes import unescape
from netdesk.exchange.vcard import read, unknown
from netdesk.exchange.vcard.values import BINARY, binary

DATA = Path(__file__).parents[1] / "data"
CORPUS = Path(os.environ["NETDESK_CORPUS"]) if os.environ.get("NETDESK_CORPUS") else None

FIELDS = (
    *("kind", "uid", "name", "name_derived", "prefix", "given_name", "additional_names"),
    *("family_name", "suffix", "nickname", "organization", "department", "title", "birthday"),
    *("notes", "categories", "channels", "members", "photo"),
)


def vcards() -> list[Path]:
    """Return all vCard files there are to try."""
    files = sorted(DATA.glob("*.vcf"))
    return files + sorted(CORPUS.glob("*/*.vcf")) if CORPUS else files


def expected(suffix: str) -> dict[Path, dict[str, Any]]:
    """Return what stands in our own files and in the corpus: numbers of cards, rows, some facts."""
    return {
        folder / name: facts
        for folder in (DATA, CORPUS)
        if folder is not None
        for name, facts in json.loads((folder / "EXPECTED.json").read_text("utf-8")).items()
        if name.endswith(suffix)
    }


def read_file(path: Path) -> list[Contact | Problem]:
    """Read a file to its end."""
    with path.open("rb") as stream:
        return list(read(stream, path.name))


def read_bytes(content: bytes) -> list[Contact | Problem]:
    """Read bytes as a file."""
    return list(read(io.BytesIO(content), "bytes"))


def contacts(found: Iterable[Contact | Problem]) -> list[Contact]:
    """Leave out the problems."""
    return [one for one in found if isinstance(one, Contact)]


def said(contact: Contact) -> dict[str, object]:
    """Return all fields of a contact that a vCard tells."""
    return {field: getattr(contact, field) for field in FIELDS}


def unknowns(contact: Contact) -> Counter[object]:
    """Return the properties without a field of ours, free of how a version writes them."""
    return Counter(map(meaning, unknown(contact.properties)))


def meaning(one: Property) -> object:
    """Return what a property says, whichever version it was written in."""
    content = binary(one) if one.name in BINARY else None
    if content:
        return (one.name, one.group, content)
    name = one.name.replace("/", "-").replace(" ", "-")
    value = unescape(one.value, one.version)
    parameters = [
        (key.removeprefix("X-") if key in ("X-ENCODING", "X-CHARSET") else key, text)
        for key, text in one.parameters
    ]
    parameters = [
        (key, "b" if key == "ENCODING" and text.lower() in ("base64", "b") else text)
        for key, text in parameters
    ]
    return (name, one.group, tuple(sorted(parameters)), value)
