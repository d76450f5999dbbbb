"""Map vCard properties to the fields that NetDesk has."""

from collections.abc import Iterable
from typing import Any

from netdesk.domain.contact import Contact, ContactKind, Property
from netdesk.domain.model import Channel, ChannelKind
from netdesk.exchange.vcard import channels, labels
from netdesk.exchange.vcard.birthdays import birthday
from netdesk.exchange.vcard.values import binary, components, split, unescape

NO_NAME = "(no name)"
DERIVED = ("DERIVED", "X-DERIVED")
"""The parameters that mark an FN that nobody gave (RFC 9554 §4.4; before 4.0 a name of ours)."""

_NOTHING = frozenset({"VERSION", "PRODID", "UID", "REV"})
_PLAIN = frozenset(
    {
        *("FN", "N", "NICKNAME", "ORG", "TITLE", "NOTE", "CATEGORIES", "UID", "VERSION"),
        *("PRODID", "REV", "KIND", "MEMBER"),
        *("X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER"),
    }
)
_ANDROID_NICKNAME = "vnd.android.cursor.item/nickname"

Grouped = dict[str, list[Property]]


def fields(properties: tuple[Property, ...], **more: Any) -> Contact:
    """Return the contact that these properties describe.

    Where a field can hold one value only, the first one wins. `more` are fields of Contact
    that no property tells: file, card, line, problems.
    """
    grouped: Grouped = {}
    for property_ in properties:
        grouped.setdefault(property_.name, []).append(property_)
    texts = label_texts(grouped.get("X-ABLABEL", ()))
    found = tuple(_channels(properties, texts))
    values = _values(grouped)
    kind = _kind(grouped)
    if not values["name"] and kind is not ContactKind.NOTHING:
        values["name"] = derived_name(values, found)
        values["name_derived"] = True
    photo, properties = _photo(grouped, properties)
    return Contact(kind=kind, channels=found, photo=photo, properties=properties, **values, **more)


def is_known(property_: Property, among: tuple[Property, ...] = ()) -> bool:
    """Say whether a property has a field of ours, so that it is no `unknown` one.

    An X-ABLabel is known if `among`, the card's properties, its group has a known one.
    """
    name = property_.name
    if name in _PLAIN or name in channels.NAMES:
        return True
    if name == "BDAY":
        return bool(birthday(property_))
    if name == "PHOTO":
        return not property_.value or binary(property_) is not None
    if name == "X-ABLABEL" and property_.group:
        group = property_.group.lower()
        return any(
            other.group.lower() == group and other.name != "X-ABLABEL" and is_known(other)
            for other in among
        )
    return _android_nickname(property_) != ""


def unknown(properties: tuple[Property, ...]) -> tuple[Property, ...]:
    """Return the properties that have no field of ours."""
    return tuple(one for one in properties if not is_known(one, properties))


def label_texts(properties: Iterable[Property]) -> dict[str, str]:
    """Return the texts of X-ABLabel by group in lower case."""
    return {
        one.group.lower(): labels.spoken(unescape(one.value, one.version))
        for one in properties
        if one.name == "X-ABLABEL" and one.group
    }


def derived_name(values: dict[str, Any], found: Iterable[Channel]) -> str:
    """Name somebody without a name by their parts of one, else what else is known of them."""
    parts = ("prefix", "given_name", "additional_names", "family_name", "suffix")
    named = " ".join(values[part] for part in parts if values[part])
    if named or values["nickname"] or values["organization"]:
        return named or values["nickname"] or values["organization"]
    for kind in (ChannelKind.EMAIL, ChannelKind.PHONE):
        for channel in found:
            if channel.kind is kind:
                return channel.value
    return NO_NAME


def _values(grouped: Grouped) -> dict[str, Any]:
    full, derived = _full_name(grouped)
    name = _first_parts(grouped, "N", " ")
    organization = _first_parts(grouped, "ORG", ", ", commas=False)
    return {
        "uid": _text(grouped, "UID"),
        "name": full,
        "name_derived": derived,
        "family_name": _at(name, 0),
        "given_name": _at(name, 1),
        "additional_names": _at(name, 2),
        "prefix": _at(name, 3),
        "suffix": _at(name, 4),
        "nickname": _nickname(grouped),
        "organization": _at(organization, 0),
        "department": "; ".join(part for part in organization[1:] if part),
        "title": _text(grouped, "TITLE"),
        "birthday": _birthday(grouped),
        "notes": _notes(grouped),
        "categories": _categories(grouped),
        "members": _members(grouped),
    }


def _at(parts: list[str], index: int) -> str:
    return parts[index] if index < len(parts) else ""


def _text(grouped: Grouped, name: str) -> str:
    for property_ in grouped.get(name, ()):
        if value := unescape(property_.value, property_.version).strip():
            return value
    return ""


def is_derived(property_: Property) -> bool:
    """Say whether a name is marked as made from other properties."""
    return any(name in DERIVED and value.upper() == "TRUE" for name, value in property_.parameters)


def _full_name(grouped: Grouped) -> tuple[str, bool]:
    for property_ in grouped.get("FN", ()):
        if value := unescape(property_.value, property_.version).strip():
            return value, is_derived(property_)
    return "", False


def _first_parts(grouped: Grouped, name: str, join: str, *, commas: bool = True) -> list[str]:
    """Return the components of the first property of this name that has any."""
    for property_ in grouped.get(name, ()):
        if is_derived(property_):
            continue
        if commas:
            parts = components(property_.value, property_.version, join)
        else:
            parts = [
                unescape(part, property_.version).strip() for part in split(property_.value, ";")
            ]
        if any(parts):
            return parts
    return []


def _nickname(grouped: Grouped) -> str:
    for property_ in grouped.get("NICKNAME", ()):
        if value := ", ".join(_items(property_)):
            return value
    for property_ in grouped.get("X-ANDROID-CUSTOM", ()):
        if value := _android_nickname(property_):
            return value
    return ""


def _android_nickname(property_: Property) -> str:
    if property_.name != "X-ANDROID-CUSTOM":
        return ""
    value = unescape(property_.value, property_.version)
    item, _, rest = value.partition(";")
    return rest.partition(";")[0].strip() if item == _ANDROID_NICKNAME else ""


def _items(property_: Property) -> list[str]:
    items = (unescape(item, property_.version).strip() for item in split(property_.value, ","))
    return [item for item in items if item]


def _birthday(grouped: Grouped) -> str:
    for property_ in grouped.get("BDAY", ()):
        if value := birthday(property_):
            return value
    return ""


def _notes(grouped: Grouped) -> str:
    notes = (unescape(one.value, one.version) for one in grouped.get("NOTE", ()))
    plain = (note.replace("\r\n", "\n").replace("\r", "\n") for note in notes)
    return "\n\n".join(note for note in plain if note.strip())


def _categories(grouped: Grouped) -> tuple[str, ...]:
    found = grouped.get("CATEGORIES", ())
    return tuple(dict.fromkeys(item for property_ in found for item in _items(property_)))


def _members(grouped: Grouped) -> tuple[str, ...]:
    names = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")
    found = (one for name in names for one in grouped.get(name, ()))
    return tuple(value for one in found if (value := unescape(one.value, one.version).strip()))


def _kind(grouped: Grouped) -> ContactKind:
    for name in ("KIND", "X-ADDRESSBOOKSERVER-KIND"):
        if any(one.value.strip().lower() == "group" for one in grouped.get(name, ())):
            return ContactKind.GROUP
    for name, found in grouped.items():
        if name not in _NOTHING and any(one.value.strip(" ;,\t") for one in found):
            return ContactKind.PERSON
    return ContactKind.NOTHING


def _channels(properties: Iterable[Property], texts: dict[str, str]) -> Iterable[Channel]:
    """Yield the channels; a profile that is written twice (as profile and URL) comes once."""
    seen = set()
    for property_ in properties:
        if property_.name not in channels.NAMES:
            continue
        found = channels.channel(property_, texts)
        if found is None:
            continue
        if found.kind.is_profile:
            key = (found.kind, found.value)
            if key in seen:
                continue
            seen.add(key)
        yield found


def _photo(
    grouped: Grouped, properties: tuple[Property, ...]
) -> tuple[bytes | None, tuple[Property, ...]]:
    """Return the first picture, and the properties with that picture taken out of its value."""
    for property_ in grouped.get("PHOTO", ()):
        photo = binary(property_) if property_.value else None
        if photo:
            empty = Property(
                property_.name, "", property_.parameters, property_.group, property_.version
            )
            return photo, tuple(empty if one is property_ else one for one in properties)
    return None, properties
