"""What --json prints of people, their niches, where they come from, and who may be one."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from netdesk.cli.shapes import Shape, day
from netdesk.domain.contact import Property
from netdesk.domain.model import Channel, ChannelKind, Niche, Person

if TYPE_CHECKING:  # they bring libraries that most verbs do without
    from netdesk.book.duplicates import Candidate
    from netdesk.book.origins import Link

_ADDRESS_PARTS = ("po_box", "extended", "street", "city", "region", "code", "country")


def person(found: Person) -> Shape:
    """Return a person with the keys of `list`."""
    return {
        "id": found.id,
        "uid": found.uid or None,
        "name": found.name,
        "given_name": found.given_name or None,
        "family_name": found.family_name or None,
        "nickname": found.nickname or None,
        "organization": found.organization or None,
        "department": found.department or None,
        "title": found.title or None,
        "emails": _channels(found, lambda kind: kind is ChannelKind.EMAIL),
        "phones": _channels(found, lambda kind: kind is ChannelKind.PHONE),
        "addresses": [_address(one) for one in found.channels if one.kind is ChannelKind.ADDRESS],
        "urls": _channels(found, lambda kind: kind is ChannelKind.WEBSITE),
        "profiles": [
            {"value": one.value, "label": one.label or None, "kind": one.kind.value}
            for one in found.channels
            if one.kind.is_profile
        ],
        "niches": [niche.name for niche in found.niches],
        "birthday": found.birthday or None,
        "notes": found.notes.strip() or None,
        "photo_bytes": found.photo_bytes,
        "offers": found.offers or None,
        "needs": found.needs or None,
        "introduced_by": found.introduced_by,
        "preferred_channel": found.preferred_channel and found.preferred_channel.value,
        "not_before": day(found.not_before),
        "do_not_contact": found.do_not_contact,
        "met_on": day(found.met_on),
        "met_at": found.met_at or None,
        "met_note": found.met_note or None,
        "disconnected_on": day(found.disconnected_on),
        "circle": found.circle.value,
        "cadence_days": found.cadence_days,
        "last_contact": day(found.last_contact),
        "next_contact": day(found.next_contact),
        "state": found.state.value,
        "prefix": found.prefix or None,
        "additional_names": found.additional_names or None,
        "suffix": found.suffix or None,
        "introduced_by_name": found.introduced_by_name or None,
    }


def _channels(found: Person, fits: Callable[[ChannelKind], bool]) -> list[Shape]:
    return [
        {"value": one.value, "label": one.label or None} for one in found.channels if fits(one.kind)
    ]


def _address(channel: Channel) -> Shape:
    parts = (*channel.parts, *[""] * len(_ADDRESS_PARTS))[: len(_ADDRESS_PARTS)]
    return {
        "value": channel.value,
        "label": channel.label or None,
        "parts": {name: part or None for name, part in zip(_ADDRESS_PARTS, parts, strict=True)},
    }


def unknown_property(found: Property) -> Shape:
    """Return a vCard property that has no field of ours."""
    return {
        "group": found.group or None,
        "name": found.name,
        "parameters": [list(pair) for pair in found.parameters],
        "value": found.value,
        "version": found.version,
    }


def niche(found: Niche) -> Shape:
    """Return a niche with the number of its people."""
    return {
        "id": found.id,
        "name": found.name,
        "color": found.color.value,
        "description": found.description or None,
        "cadence_days": found.cadence_days,
        "hashtags": found.hashtags or None,
        "places": found.places or None,
        "people": found.people,
    }


def link(found: "Link") -> Shape:
    """Return somebody of a chain of introductions."""
    return {
        "person_id": found.person_id,
        "person": found.name,
        "met_on": day(found.met_on),
        "met_at": found.met_at or None,
        "depth": found.depth,
    }


def candidate(found: "Candidate", names: Mapping[int, str]) -> Shape:
    """Return two people who may be one; `reasons` are words that stay."""
    return {
        "a": found.one,
        "b": found.other,
        "score": found.score,
        "reasons": [reason.value for reason in found.reasons],
        "a_name": names.get(found.one),
        "b_name": names.get(found.other),
        "sure": found.is_sure,
    }
