"""Write contacts as vCards through vobject, keeping what the source said word for word."""

from collections.abc import Callable, Iterable, Iterator

from netdesk.domain.contact import Contact, ContactKind, Property
from netdesk.domain.folding import fold
from netdesk.domain.model import Channel
from netdesk.exchange.vcard import channels, fresh
from netdesk.exchange.vcard.birthdays import birthday, birthday_value
from netdesk.exchange.vcard.carrying import carry, text_value, with_content
from netdesk.exchange.vcard.fields import fields, is_known, label_texts

VERSIONS = ("3.0", "4.0", "2.1")

_OURS = frozenset({"VERSION", "PRODID", "PROFILE"})
_APPLE_OWN = frozenset({"X-ABLABEL", "X-ABADR"})
_PRODID = "-//NetDesk//NetDesk//EN"

Make = Callable[[Contact, str], Iterable[Property]]

# Properties, the fields they say together, and what makes new ones.
_FIELDS: tuple[tuple[tuple[str, ...], tuple[str, ...], Make], ...] = (
    (("UID",), ("uid",), fresh.text("UID", "uid")),
    (("FN",), ("name", "name_derived"), fresh.full_name),
    (
        ("N",),
        ("family_name", "given_name", "additional_names", "prefix", "suffix"),
        fresh.structured_name,
    ),
    (("NICKNAME", "X-ANDROID-CUSTOM"), ("nickname",), fresh.nickname),
    (("ORG",), ("organization", "department"), fresh.organization),
    (("TITLE",), ("title",), fresh.text("TITLE", "title")),
    (("BDAY",), ("birthday",), fresh.birthday),
    (("NOTE",), ("notes",), fresh.text("NOTE", "notes")),
    (("CATEGORIES",), ("categories",), fresh.categories),
    (
        ("KIND", "MEMBER", "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER"),
        ("members",),
        fresh.members,
    ),
)


def write(contacts: Iterable[Contact], version: str = "3.0") -> Iterator[bytes]:
    """Yield each contact's vCard in UTF-8, CR LF at its end, in this version of VERSIONS.

    A property of the source that still says what its field says goes out as it came, with its
    group, label and parameters; the others are written new (FORMATS, "Write 3.0 by default").
    """
    # vobject is slow to import, and most starts never write a card.
    from netdesk.exchange.vcard.behaviors import Card

    for contact in contacts:
        card = Card(version)
        card.put(Property("VERSION", version))
        for property_ in _properties(contact, version):
            card.put(property_)
        yield card.content()


def _properties(contact: Contact, version: str) -> Iterator[Property]:
    """Yield what the card consists of after VERSION, carried to the target version."""
    gone, made, edited = _changed_fields(contact, version)
    lines, lost = _channel_lines(contact, version)
    pictured = any(one.name == "PHOTO" and is_known(one) for one in contact.properties)
    changed = bool(edited or lost or pictured != bool(contact.photo))
    if version != "2.1":
        yield Property("PRODID", _PRODID)
    yield from made
    photo = contact.photo
    for property_ in contact.properties:
        name = property_.name
        if name in channels.NAMES or name in _OURS or (name == "REV" and changed):
            continue
        if name == "AGENT" and property_.value.strip().upper() == "BEGIN:VCARD":
            continue  # it would begin a card
        if name == "PHOTO" and is_known(property_):
            if photo:
                yield with_content(property_, photo, version)
                photo = None
            elif contact.photo and property_.value:
                yield carry(property_, version)
        elif not (name in gone and is_known(property_)) and not (
            name in _APPLE_OWN and property_.group.lower() in lost
        ):
            yield _in_version(property_, version)
    yield from lines
    if photo:
        yield fresh.photo(photo, version)


def _changed_fields(contact: Contact, version: str) -> tuple[set[str], list[Property], bool]:
    """Return the names of properties that no longer say what their fields say, and new ones.

    Also whether any field was edited: a UID or a name that the source lacked is no edit.
    """
    said = fields(contact.properties)
    present = {one.name for one in contact.properties if one.name != "FN" or one.value.strip()}
    gone: set[str] = set()
    made: list[Property] = []
    edited = False
    for names, together, make in _FIELDS:
        same = all(_said(contact, field) == _said(said, field) for field in together)
        if "members" in together:
            groups = [one.kind is ContactKind.GROUP for one in (contact, said)]
            same = same and groups[0] == groups[1]
        needed = names[0] in ("FN", "N") and names[0] not in present
        if not same or needed:
            gone.update(names)
            made.extend(make(contact, version))
        edited = edited or (not same and names[0] != "UID")
    return gone, made, edited


def _said(contact: Contact, field: str) -> object:
    """Return what a field says; niches have no order, and their names no case."""
    if field == "categories":
        return {fold(one) for one in contact.categories}
    return getattr(contact, field)


def _in_version(property_: Property, version: str) -> Property:
    """Carry a property; a birthday's date is written as the version has it."""
    dated = property_.name == "BDAY" and property_.version != version
    if dated and "T" not in property_.value and (iso := birthday(property_)):
        value, parameters = birthday_value(iso, version)
        return Property("BDAY", value, parameters, property_.group, version)
    return carry(property_, version)


def _channel_lines(contact: Contact, version: str) -> tuple[list[Property], set[str]]:
    """Return the properties of the channels in their order, and the groups that lost theirs."""
    kept, dropped, rest = _sorted_out(contact)
    groups = fresh.Groups(contact.properties)
    lines: list[Property] = []
    for index, channel in enumerate(contact.channels):
        if index in kept:
            for property_ in kept[index]:
                lines.extend(_with_label(property_, version, groups))
        else:
            lines.extend(fresh.channel(channel, version, groups))
    lines.extend(carry(one, version) for one in rest if one.name in channels.NAMES)
    held = {one.group.lower() for some in kept.values() for one in some}
    held |= {one.group.lower() for one in rest if one.name not in _APPLE_OWN}
    return lines, {one.group.lower() for one in dropped} - held - {""}


def _sorted_out(
    contact: Contact,
) -> tuple[dict[int, list[Property]], list[Property], list[Property]]:
    """Give each channel the properties that still say it; return also the outdated, the others.

    The second property of a profile (written as profile and as URL) goes with the first.
    """
    texts = label_texts(contact.properties)
    places: dict[object, list[int]] = {}
    for index, wanted in enumerate(contact.channels):
        places.setdefault(_key(wanted), []).append(index)
    kept: dict[int, list[Property]] = {}
    profiles: dict[object, list[Property]] = {}
    dropped: list[Property] = []
    rest: list[Property] = []
    for property_ in contact.properties:
        named = property_.name in channels.NAMES
        found = channels.channel(property_, texts) if named else None
        if found is None:
            rest.append(property_)
        elif found.kind.is_profile and (found.kind, found.value) in profiles:
            profiles[found.kind, found.value].append(property_)
        else:
            free = places.get(_key(found))
            target = kept.setdefault(free.pop(0), []) if free else dropped
            target.append(property_)
            if found.kind.is_profile:
                profiles[found.kind, found.value] = target
    return kept, dropped, rest


def _with_label(property_: Property, version: str, groups: fresh.Groups) -> Iterator[Property]:
    """Carry a channel's property; Samsung's X-CUSTOM label becomes an X-ABLabel after 2.1."""
    custom = next((text for name, text in property_.parameters if name == "X-CUSTOM"), "")
    if not custom or version == "2.1" or property_.group:
        yield carry(property_, version)
        return
    parameters = tuple(pair for pair in property_.parameters if pair[0] != "X-CUSTOM")
    group = groups.new()
    yield carry(property_._replace(parameters=parameters, group=group), version)
    yield Property("X-ABLABEL", text_value(custom, version), (), group, version)


def _key(channel: Channel) -> object:
    """Return what makes two channels the same."""
    return (channel.kind, channel.value, channel.label, channel.preferred)
