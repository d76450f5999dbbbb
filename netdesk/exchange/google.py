"""Contacts as Google writes them to CSV: numbered columns whose kind stands in a column beside."""

import re
from collections.abc import Iterable, Sequence

from netdesk.exchange.columns import Field, Target, by_name

_NUMBERED = re.compile(
    r"(E-mail|Phone|Address|Website|IM|Relation|Event|Custom Field|Organization|External ID|"
    r"Calendar Link|Jot) (\d+) - (.+)",
    re.IGNORECASE,
)
_FIELDS = {
    "e-mail": Field.EMAIL,
    "phone": Field.PHONE,
    "website": Field.WEBSITE,
    "im": Field.OTHER,
    "relation": Field.RELATED,
    "event": Field.DATE,
}
_ADDRESS = {
    "formatted": Field.ADDRESS,
    "street": Field.STREET,
    "city": Field.CITY,
    "po box": Field.PO_BOX,
    "region": Field.REGION,
    "postal code": Field.CODE,
    "country": Field.COUNTRY,
    "extended address": Field.EXTENDED,
}
_ORGANIZATION = {
    "name": Field.ORGANIZATION,
    "title": Field.TITLE,
    "department": Field.DEPARTMENT,
}
_KINDS = frozenset({"type", "label", "service"})

NO_NICHES = frozenset({"* myContacts", "* My Contacts", "* starred"})
"""Its own groups."""


def fits(header: Iterable[str]) -> bool:
    """Say whether these are the columns of a Google export, old or new."""
    return any(_NUMBERED.fullmatch(name) for name in header)


def targets(header: Sequence[str]) -> list[Target]:
    """Return what each column is."""
    found = by_name(header)
    return [_numbered(name) or one for name, one in zip(header, found, strict=True)]


def _numbered(name: str) -> Target | None:
    parts = _NUMBERED.fullmatch(name)
    if parts is None:
        return None
    thing, number, part = parts[1].lower(), parts[2], parts[3].lower()
    if thing == "organization":
        return Target(_ORGANIZATION.get(part, Field.KEEP))
    field = Field.ADDRESS if thing == "address" else _FIELDS.get(thing, Field.KEEP)
    group = number if field is not Field.KEEP else f"{thing.replace(' ', '-')}-{number}"
    if part in _KINDS:
        return Target(field, group=group, is_label=True)
    return Target(_ADDRESS.get(part, field), group=group)
