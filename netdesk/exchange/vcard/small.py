"""A vCard small enough for a code that a phone's camera reads: who it is and how to reach them."""

from collections.abc import Iterator
from dataclasses import replace

from netdesk.domain.contact import Contact, Property
from netdesk.domain.model import Channel, ChannelKind
from netdesk.exchange.vcard import fresh, labels
from netdesk.exchange.vcard.carrying import text_value

_VERSION = "3.0"
_LONGEST = 80
"""Characters of a name, a title or a company; the rest is left out."""


def small(contact: Contact, most: int) -> bytes:
    """Return name, company, title, e-mails, phones and pages in at most `most` bytes.

    What doesn't fit is left out, the least needed first; a first e-mail and phone stay longest.
    """
    plain = replace(
        contact,
        name=contact.name[:_LONGEST],
        family_name=contact.family_name[:_LONGEST],
        given_name=contact.given_name[:_LONGEST],
        additional_names="",
        prefix="",
        suffix="",
        organization=contact.organization[:_LONGEST],
        department="",
        title=contact.title[:_LONGEST],
    )
    kept = sorted(_reachable(plain), key=lambda found: found[0])
    content = _card(plain, kept)
    while len(content) > most and (kept or plain.title or plain.organization):
        if len(kept) > 1 or not (plain.title or plain.organization):
            kept.pop()
        elif plain.title:
            plain = replace(plain, title="")
        else:
            plain = replace(plain, organization="")
        content = _card(plain, kept)
    return content


def _reachable(contact: Contact) -> Iterator[tuple[int, Channel]]:
    """Yield the channels that matter with their rank: the first of a kind before the second."""
    count: dict[str, int] = {}
    preferred_first = sorted(contact.channels, key=lambda one: not one.preferred)
    for one in preferred_first:
        web = one.value.startswith(("https://", "http://"))
        name = _NAMES.get(one.kind) or ("URL" if web else "")
        if name:
            count[name] = count.get(name, 0) + 1
            yield count[name] * 10 + _ORDER.index(name), one


def _card(contact: Contact, kept: list[tuple[int, Channel]]) -> bytes:
    # vobject is slow to import, and most starts never write a card.
    from netdesk.exchange.vcard.behaviors import Card

    card = Card(_VERSION)
    card.put(Property("VERSION", _VERSION))
    for made in (fresh.structured_name, fresh.full_name, fresh.organization):
        for property_ in made(contact, _VERSION):
            card.put(property_._replace(parameters=()))
    if contact.title:
        card.put(Property("TITLE", text_value(contact.title, _VERSION)))
    for _, one in kept:
        name = _NAMES.get(one.kind, "URL")
        types = labels.as_types(one.label) or () if name != "URL" else ()
        value = text_value(one.value, _VERSION, uri=name == "URL")
        card.put(Property(name, value, tuple(("TYPE", kind.upper()) for kind in types)))
    return card.content()


_NAMES = {ChannelKind.EMAIL: "EMAIL", ChannelKind.PHONE: "TEL", ChannelKind.WEBSITE: "URL"}
_ORDER = ("EMAIL", "TEL", "URL")
