"""The people of a LinkedIn export, and what its files say of them, joined."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from netdesk.domain.contact import Contact, PastContact
from netdesk.domain.folding import fold
from netdesk.domain.matching import match_key
from netdesk.domain.model import Channel, ChannelKind

_NOBODY = frozenset({"", "linkedin member"})
"""Names of accounts that are closed."""


@dataclass(slots=True)
class Someone:
    """A connection with what was found of them, or (`contact` None) somebody who is none."""

    name: str
    key: str
    contact: Contact | None = None
    channels: list[Channel] = field(default_factory=list)
    past: dict[str, PastContact] = field(default_factory=dict)
    met_note: str = ""


@lru_cache(maxsize=1 << 15)
def profile_key(url: str) -> str:
    """Return what two addresses of one profile share (FORMATS): unquoted, folded, no query."""
    return match_key(Channel(ChannelKind.LINKEDIN, url)) if url else ""


class People:
    """Finds people by their profile, else by their name if only one is called so."""

    def __init__(self, connections: Iterable[Contact]) -> None:
        self._everybody: list[Someone] = []
        self._by_key: dict[str, Someone] = {}
        self._by_name: dict[str, list[Someone]] = {}
        self._by_mail: dict[str, Someone] = {}
        for one in connections:
            self._add(_connection(one))

    def _add(self, one: Someone) -> Someone:
        self._everybody.append(one)
        if one.key:
            self._by_key.setdefault(one.key, one)
        self._by_name.setdefault(fold(one.name), []).append(one)
        for channel in one.contact.channels if one.contact else ():
            if channel.kind is ChannelKind.EMAIL:
                self._by_mail.setdefault(match_key(channel), one)
        return one

    def is_connection(self, name: str, key: str) -> bool:
        """Say whether a connection has this profile, or (of a profile unknown) this name."""
        if key in self._by_key:
            return self._by_key[key].contact is not None
        return any(one.contact and not (key and one.key) for one in self._called(name))

    def find(self, name: str, key: str = "", mails: Iterable[Channel] = ()) -> Someone | None:
        """Return who is meant, somebody new where nobody of the export is; None for nobody."""
        if key and key in self._by_key:
            return self._by_key[key]
        for mail in mails:
            if found := self._by_mail.get(match_key(mail)):
                return found
        called = [one for one in self._called(name) if not (key and one.key)]
        if len(called) == 1:
            return called[0]
        if fold(name) in _NOBODY:
            return None
        return self._add(Someone(" ".join(name.split()), key))

    def _called(self, name: str) -> list[Someone]:
        return self._by_name.get(fold(name), [])

    def connections(self) -> Iterator[Contact]:
        """Yield the connections with all that was found of them, in their order."""
        for one in self._everybody:
            if one.contact:
                yield _told(one, one.contact)

    def others(self, file: str, number: int) -> Iterator[Contact]:
        """Yield who is no connection, numbered from `number`: they make no person, but may be in
        the book."""
        for one in self._everybody:
            if one.contact is None and (one.past or one.channels or one.met_note):
                url = f"https:{one.key}" if one.key.startswith("//") else one.key
                reach = (Channel(ChannelKind.LINKEDIN, url),) if url else ()
                own = Contact(
                    name=one.name, channels=reach, known_only=True, file=file, card=number
                )
                yield _told(one, own)
                number += 1


def _connection(contact: Contact) -> Someone:
    keys = (match_key(one) for one in contact.channels if one.kind is ChannelKind.LINKEDIN)
    return Someone(contact.name, next(keys, ""), contact)


def _told(one: Someone, contact: Contact) -> Contact:
    had = {(channel.kind, match_key(channel) or channel.value) for channel in contact.channels}
    new = [c for c in one.channels if (c.kind, match_key(c) or c.value) not in had]
    return replace(
        contact,
        channels=(*contact.channels, *new),
        met_note=one.met_note,
        past=tuple(one.past.values()),
    )
