"""Map vCard properties to the fields that NetDesk has."""

from collections.abc import Callable, Iterable
from typing import Any

from netdesk.domain.contact import Contact, ContactKind, Property
from netdesk.domain.model import Channel, ChannelKind
from netdesk.exchange.escapes import split, unescape
from netdesk.exchange.vcard import channels, labels
from netdesk.exchange.vcard.birthdays import birthday
from netdesk.exchange.vcard.values import binary, components

NO_NAME = "(no name)"
DERIVED = ("DERIVED", "X-DERIVED")
"""The parameters that mark an FN that nobody gave (RFC 9554 §4.4; before 4.0 a name of ours)."""

_KIND_NAMES = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})
_NOTHING = frozenset({"VERSION", "PRODID", "UID", "REV"})
_PLAIN = frozenset(
    {
        *("FN", "N", "NICKNAME", "ORG", "TITLE", "NOTE", "CATEGORIES", "UID", "VERSION"),
        *("PRODID", "REV", "KIND", "MEMBER", "PROFILE"),
        *("X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER"),
    }
)
_ANDROID_NICKNAME = "vnd.android.cursor.item/nickname"

Grouped = dict[str, list[Property]]
Values = dict[str, Any]
Reader = Callable[[list[Property], Values], None]


def fields(properties: tuple[Property, ...], **more: Any) -> Contact:
    """Return the contact that these properties describe.

    Where a field can hold one value only, the first one wins. `more` are fields of Contact
    that no property tells: file, card, line, problems.
    """
    grouped: Grouped = {}
    ways: list[Property] = []
    for property_ in properties:
        name = property_.name
        if name in grouped:
            grouped[name].append(property_)
        else:
            grouped[name] = [property_]
        if name in channels.NAMES:
            ways.append(property_)
    for name, found in grouped.items():
        if reader := _READERS.get(name):
            reader(found, more)
    texts = label_texts(grouped["X-ABLABEL"]) if "X-ABLABEL" in grouped else {}
    reachable = tuple(_channels(ways, texts))
    kind = _kind(grouped)
    if not more.get("name") and kind is not ContactKind.NOTHING:
        more["name"] = derived_name(more, reachable)
        more["name_derived"] = True
    if "PHOTO" in grouped:
        more["photo"], properties = _photo(grouped["PHOTO"], properties)
    return Contact(kind=kind, channels=reachable, properties=properties, **more)


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


def derived_name(values: Values, reachable: Iterable[Channel]) -> str:
    """Name somebody without a name by their parts of one, else what else is known of them."""
    parts = ("prefix", "given_name", "additional_names", "family_name", "suffix")
    named = " ".join(values[part] for part in parts if values.get(part))
    if named := named or values.get("nickname") or values.get("organization") or "":
        return named
    for kind in (ChannelKind.EMAIL, ChannelKind.PHONE):
        for channel in reachable:
            if channel.kind is kind:
                return channel.value
    return NO_NAME


def is_derived(property_: Property) -> bool:
    """Say whether a name is marked as made from other properties."""
    pairs = property_.parameters
    return bool(pairs) and any(name in DERIVED and said.upper() == "TRUE" for name, said in pairs)


def _text(field: str) -> Reader:
    """Return what reads a field that is one text."""

    def read(found: list[Property], values: Values) -> None:
        for property_ in found:
            if value := unescape(property_.value, property_.version).strip():
                values[field] = value
                return

    return read


def _full_name(found: list[Property], values: Values) -> None:
    for property_ in found:
        if value := unescape(property_.value, property_.version).strip():
            values["name"] = value
            values["name_derived"] = is_derived(property_)
            return


def _name(found: list[Property], values: Values) -> None:
    fields_ = ("family_name", "given_name", "additional_names", "prefix", "suffix")
    for property_ in found:
        parts = components(property_.value, property_.version, " ")
        if any(parts) and not is_derived(property_):
            values.update(zip(fields_, parts, strict=False))
            return


def _organization(found: list[Property], values: Values) -> None:
    for property_ in found:
        parts = split(property_.value, ";")
        first, *rest = (unescape(part, property_.version).strip() for part in parts)
        if first or any(rest):
            values["organization"] = first
            values["department"] = "; ".join(part for part in rest if part)
            return


def _nickname(found: list[Property], values: Values) -> None:
    for property_ in found:
        if value := ", ".join(_items(property_)):
            values["nickname"] = value
            return


def _custom(found: list[Property], values: Values) -> None:
    """Read Android's own way to say a nickname, unless there is a NICKNAME."""
    for property_ in found:
        if value := _android_nickname(property_):
            values.setdefault("nickname", value)


def _android_nickname(property_: Property) -> str:
    if property_.name != "X-ANDROID-CUSTOM":
        return ""
    value = unescape(property_.value, property_.version)
    item, _, rest = value.partition(";")
    return rest.partition(";")[0].strip() if item == _ANDROID_NICKNAME else ""


def _items(property_: Property) -> list[str]:
    value = property_.value
    items = split(value, ",")
    if "\\" in value or "\r" in value:
        items = [unescape(item, property_.version) for item in items]
    return [bare for item in items if (bare := item.strip())]


def _birthday(found: list[Property], values: Values) -> None:
    for property_ in found:
        if value := birthday(property_):
            values["birthday"] = value
            return


def _notes(found: list[Property], values: Values) -> None:
    notes = (unescape(one.value, one.version) for one in found)
    values["notes"] = "\n\n".join(note for note in notes if note.strip())


def _categories(found: list[Property], values: Values) -> None:
    values["categories"] = tuple(dict.fromkeys(item for one in found for item in _items(one)))


def _members(found: list[Property], values: Values) -> None:
    members = (unescape(one.value, one.version).strip() for one in found)
    values["members"] = values.get("members", ()) + tuple(one for one in members if one)


def _kind(grouped: Grouped) -> ContactKind:
    for name in _KIND_NAMES & grouped.keys():
        for one in grouped[name]:
            if one.value.strip().lower() == "group":
                return ContactKind.GROUP
    for name, found in grouped.items():
        if name not in _NOTHING:
            for one in found:
                if one.value.strip(" ;,\t"):
                    return ContactKind.PERSON
    return ContactKind.NOTHING


def _channels(ways: Iterable[Property], texts: dict[str, str]) -> Iterable[Channel]:
    """Yield the channels; a profile that is written twice (as profile and URL) comes once."""
    seen = set()
    for property_ in ways:
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
    found: list[Property], properties: tuple[Property, ...]
) -> tuple[bytes | None, tuple[Property, ...]]:
    """Return the first picture, and the properties with that picture taken out of its value."""
    for property_ in found:
        photo = binary(property_) if property_.value else None
        if photo:
            empty = property_._replace(value="")
            return photo, tuple(empty if one is property_ else one for one in properties)
    return None, properties


_READERS: dict[str, Reader] = {
    "UID": _text("uid"),
    "FN": _full_name,
    "N": _name,
    "NICKNAME": _nickname,
    "X-ANDROID-CUSTOM": _custom,
    "ORG": _organization,
    "TITLE": _text("title"),
    "BDAY": _birthday,
    "NOTE": _notes,
    "CATEGORIES": _categories,
    "MEMBER": _members,
    "X-ADDRESSBOOKSERVER-MEMBER": _members,
}
