"""Contacts.csv: the address book that was uploaded to LinkedIn, the only file with phones."""

import re
from collections.abc import Iterable, Iterator

from netdesk.domain.contact import Contact, ContactKind, Problem
from netdesk.domain.model import Channel, ChannelKind
from netdesk.exchange.linkedin.people import People, profile_key
from netdesk.exchange.table import Row

_SEVERAL = re.compile(r"[,;]\s*")


def join(rows: Iterable[Row | Problem], people: People) -> Iterator[Problem]:
    """Give people of the export the channels that the address book has of them."""
    for row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        channels = list(_channels(row))
        mails = [one for one in channels if one.kind is ChannelKind.EMAIL]
        keys = (profile_key(c.value) for c in channels if c.kind is ChannelKind.LINKEDIN)
        name = _name(row)
        if channels and (found := people.find(name, next(keys, ""), mails)):
            found.channels += channels


def contacts(rows: Iterable[Row | Problem], file: str) -> Iterator[Contact | Problem]:
    """Yield a contact for each row, where the address book comes alone."""
    for row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        channels, name = tuple(_channels(row)), _name(row)
        nothing = not (name or channels)
        company = _value(row, "Companies")
        yield Contact(
            kind=ContactKind.NOTHING if nothing else ContactKind.PERSON,
            name=name or company or (channels[0].value if channels else ""),
            name_derived=not name,
            given_name=_value(row, "First Name"),
            family_name=_value(row, "Last Name"),
            organization=company,
            title=_value(row, "Title"),
            channels=channels,
            problems=row.problems,
            file=file,
            card=row.number,
            line=row.line,
        )


def _name(row: Row) -> str:
    parts = (_value(row, "First Name"), _value(row, "Last Name"))
    return " ".join(filter(None, parts)) or _value(row, "Full Name")


def _value(row: Row, column: str) -> str:
    value = row[column]
    return "" if value.lower() == "null" else value


def _channels(row: Row) -> Iterator[Channel]:
    for mail in _several(row, "Emails"):
        if "@" in mail:
            yield Channel(ChannelKind.EMAIL, mail)
    for number in (*_several(row, "Phone Numbers"), *_several(row, "Phone Number")):
        yield Channel(ChannelKind.PHONE, number)
    for site in (*_several(row, "Profiles"), *_several(row, "Sites")):
        is_profile = "linkedin.com/" in site.lower()
        yield Channel(ChannelKind.LINKEDIN if is_profile else ChannelKind.WEBSITE, site)
    if address := _value(row, "Addresses"):
        yield Channel(ChannelKind.ADDRESS, address, parts=("", "", address, "", "", "", ""))


def _several(row: Row, column: str) -> list[str]:
    return [one for one in _SEVERAL.split(_value(row, column)) if one]
