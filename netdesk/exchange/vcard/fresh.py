"""Make new properties for fields that no property of the source says."""

from collections.abc import Callable, Iterable, Iterator

from netdesk.domain import networks
from netdesk.domain.contact import Contact, ContactKind, Property
from netdesk.domain.model import Channel, ChannelKind
from netdesk.exchange.vcard import channels, labels
from netdesk.exchange.vcard.birthdays import birthday_value
from netdesk.exchange.vcard.carrying import list_value, text_value, with_content
from netdesk.exchange.vcard.fields import label_texts

Parameters = tuple[tuple[str, str], ...]

_NAMES = {
    ChannelKind.PHONE: "TEL",
    ChannelKind.EMAIL: "EMAIL",
    ChannelKind.ADDRESS: "ADR",
    ChannelKind.WEBSITE: "URL",
}


def full_name(contact: Contact, version: str) -> Iterator[Property]:
    """Yield FN; a name that nobody gave is marked as derived (RFC 9554 §4.4 in 4.0)."""
    mark = "DERIVED" if version == "4.0" else "X-DERIVED"
    parameters = ((mark, "TRUE"),) if contact.name_derived else ()
    yield Property("FN", text_value(contact.name, version), parameters, "", version)


def structured_name(contact: Contact, version: str) -> Iterator[Property]:
    """Yield N; 2.1 and 3.0 need one even where only the whole name is known."""
    parts = (
        contact.family_name,
        contact.given_name,
        contact.additional_names,
        contact.prefix,
        contact.suffix,
    )
    if any(parts):
        yield Property("N", list_value(parts, version, ";"), (), "", version)
    elif version != "4.0":
        whole = list_value(("", contact.name, "", "", ""), version, ";")
        yield Property("N", whole, (("X-DERIVED", "TRUE"),), "", version)


def organization(contact: Contact, version: str) -> Iterator[Property]:
    """Yield ORG with its departments."""
    if contact.organization or contact.department:
        parts = (contact.organization, *contact.department.split("; "))
        value = list_value(parts if contact.department else parts[:1], version, ";")
        yield Property("ORG", value, (), "", version)


def birthday(contact: Contact, version: str) -> Iterator[Property]:
    """Yield BDAY."""
    if contact.birthday:
        value, parameters = birthday_value(contact.birthday, version)
        yield Property("BDAY", value, parameters, "", version)


def nickname(contact: Contact, version: str) -> Iterator[Property]:
    """Yield NICKNAME; it is a list."""
    if contact.nickname:
        value = list_value(tuple(contact.nickname.split(", ")), version)
        yield Property("NICKNAME", value, (), "", version)


def categories(contact: Contact, version: str) -> Iterator[Property]:
    """Yield CATEGORIES."""
    if contact.categories:
        yield Property("CATEGORIES", list_value(contact.categories, version), (), "", version)


def members(contact: Contact, version: str) -> Iterator[Property]:
    """Yield the kind and the members of a group, as Apple writes them before 4.0."""
    if contact.kind is not ContactKind.GROUP:
        return
    prefix = "" if version == "4.0" else "X-ADDRESSBOOKSERVER-"
    yield Property(f"{prefix}KIND", "group", (), "", version)
    for member in contact.members:
        yield Property(f"{prefix}MEMBER", text_value(member, version, uri=True), (), "", version)


def text(name: str, field: str) -> Callable[[Contact, str], Iterator[Property]]:
    """Return what makes a property that is one text."""

    def make(contact: Contact, version: str) -> Iterator[Property]:
        value = getattr(contact, field)
        if value:
            yield Property(name, text_value(value, version), (), "", version)

    return make


def photo(content: bytes, version: str) -> Property:
    """Return PHOTO with these bytes inline."""
    return with_content(Property("PHOTO", "", (), "", version), content, version)


def channel(wanted: Channel, version: str, groups: "Groups") -> Iterator[Property]:
    """Yield the properties of a channel; a profile comes as URL too, which more programs show."""
    main, *label = _marked(wanted, version, groups)
    yield main
    yield from label
    if (
        wanted.kind.is_profile
        and wanted.value.startswith(("https://", "http://"))
        and networks.website_kind(wanted.value) is wanted.kind
    ):
        yield Property("URL", text_value(wanted.value, version, uri=True), (), "", version)


class Groups:
    """Hands out group names that a card does not use yet."""

    def __init__(self, properties: Iterable[Property]) -> None:
        self.used = {one.group.lower() for one in properties}
        self.number = 0

    def new(self) -> str:
        """Return `item1` or the next one that is free."""
        while True:
            self.number += 1
            name = f"item{self.number}"
            if name not in self.used:
                self.used.add(name)
                return name


def _marked(wanted: Channel, version: str, groups: Groups) -> list[Property]:
    """Return the channel's property, with a mark of ours if it would read back as another kind."""
    made = _plain(wanted, version, groups)
    read = channels.channel(made[0], label_texts(made))
    # The service of a profile is a parameter, which can't hold everything that a label can.
    plain = wanted.kind is not ChannelKind.OTHER or (
        wanted.label.isprintable() and '"' not in wanted.label
    )
    if read is None or (plain and (read.kind, read.label) == (wanted.kind, wanted.label)):
        return made
    main = made[0]
    said = ("TYPE", "SERVICE-TYPE", "PREF", "X-CUSTOM")
    kept = tuple(pair for pair in main.parameters if pair[0] not in said)
    mark = ((channels.MARK, str(wanted.kind)),)
    return _labelled(Property(main.name, main.value, mark + kept, "", version), wanted, groups)


def _plain(wanted: Channel, version: str, groups: Groups) -> list[Property]:
    name = _NAMES.get(wanted.kind)
    parameters: Parameters = ()
    if name is None:
        name = "SOCIALPROFILE" if version == "4.0" else "X-SOCIALPROFILE"
        service = channels.SERVICE_NAMES.get(wanted.kind, wanted.label)
        key = "SERVICE-TYPE" if version == "4.0" else "TYPE"
        parameters = ((key, service),) if service else ()
    elif name == "EMAIL" and version != "4.0":
        parameters = (("TYPE", "INTERNET"),)
    made = Property(name, _value(wanted, version, name), parameters, "", version)
    if wanted.kind is ChannelKind.OTHER:
        return [_preferred(made, wanted)]
    return _labelled(made, wanted, groups)


def _labelled(made: Property, wanted: Channel, groups: Groups) -> list[Property]:
    """Add label and preference in the way of the version."""
    version = made.version
    types = labels.as_types(wanted.label) if channels.MARK not in dict(made.parameters) else None
    if types is not None or not wanted.label:
        extra = tuple(("TYPE", one if version == "4.0" else one.upper()) for one in types or ())
        return [_preferred(_with(made, extra), wanted)]
    if version == "2.1":
        return [_preferred(_with(made, (("X-CUSTOM", wanted.label),)), wanted)]
    group = groups.new()
    grouped = Property(made.name, made.value, made.parameters, group, version)
    label = text_value(labels.as_apple(wanted.label), version)
    return [_preferred(grouped, wanted), Property("X-ABLABEL", label, (), group, version)]


def _preferred(made: Property, wanted: Channel) -> Property:
    if not wanted.preferred:
        return made
    return _with(made, (("PREF", "1") if made.version == "4.0" else ("TYPE", "pref"),))


def _with(made: Property, extra: Parameters) -> Property:
    return Property(made.name, made.value, made.parameters + extra, made.group, made.version)


def _value(wanted: Channel, version: str, name: str) -> str:
    if wanted.kind is ChannelKind.ADDRESS:
        parts = wanted.parts or ("", "", wanted.value, "", "", "", "")
        return list_value(parts, version, ";")
    return text_value(wanted.value, version, uri=name not in ("TEL", "EMAIL"))
