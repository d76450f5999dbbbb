"""What --json prints of what is given and got, where an empty text is null."""

from collections.abc import Mapping
from decimal import Decimal

from netdesk import words
from netdesk.book.audience import Offer
from netdesk.book.reciprocity import Asked, Unthanked
from netdesk.cli.shapes import Shape, day
from netdesk.domain.model import (
    Asked as AskedSide,
)
from netdesk.domain.model import (
    Audience,
    Collaboration,
    Face,
    Introduction,
    Item,
    ItemView,
    Match,
    Partner,
    Recipient,
    Referral,
)
from netdesk.domain.reciprocity import Balance


def balance(found: Balance) -> Shape:
    """Return the counts of twelve months."""
    return {
        "given": found.given,
        "received": found.received,
        "introductions": found.introductions,
        "shared": found.shared,
        "referrals": found.referrals,
        "clients": found.clients,
    }


def unthanked(found: Unthanked) -> Shape:
    """Return what I never thanked for."""
    return {**_face(found.face), "on": day(found.on), "what": found.what or None}


def only_asked(found: Asked) -> Shape:
    """Return whom I only ask."""
    return {**_face(found.face), "asks": found.asks, "last": day(found.last)}


def referral(found: Referral) -> Shape:
    """Return a referral; its name is the client's."""
    return {
        "id": found.id,
        "name": found.client or None,
        "way": found.way.value,
        "partner_id": found.partner_id,
        "partner": found.partner,
        "client_id": found.client_id,
        "client": found.client or None,
        "subject": found.subject or None,
        "on": day(found.on),
        "status": found.status.value,
        "value": _number(found.value),
        "currency": found.currency or None,
        "thanked_on": day(found.thanked_on),
        "settled_on": day(found.settled_on),
        "note": found.note or None,
    }


def partner(found: Partner) -> Shape:
    """Return what passed between a partner and me."""
    return {
        "id": found.person_id,
        "name": found.name,
        "received": found.received,
        "given": found.given,
        "received_won": found.received_won,
        "given_won": found.given_won,
        "received_value": _values(found.received_value),
        "given_value": _values(found.given_value),
        "unthanked": found.unthanked,
    }


def _values(found: Mapping[str, Decimal]) -> Shape:
    return {currency: _number(value) for currency, value in found.items()}


def introduction(found: Introduction) -> Shape:
    """Return an introduction with the messages that are prepared for it."""
    a, b = found.a.face, found.b.face
    return {
        "id": found.id,
        "name": words.tr("%1 and %2", a.name, b.name),
        "status": found.status.value,
        "a": _asked(found, found.a),
        "b": _asked(found, found.b),
        "reason": found.reason or None,
        "created_on": day(found.created_on),
        "sent_on": day(found.sent_on),
        "worked": found.worked,
        "note": found.note or None,
        "message": words.introduces(found),
    }


def _asked(found: Introduction, side: AskedSide) -> Shape:
    return {
        **_face(side.face),
        "asked_on": day(side.on),
        "said_yes": side.said,
        "message": words.asks_to_meet(found, side.face.person_id),
    }


def match(found: Match) -> Shape:
    """Return two people who should meet, and why."""
    return {
        "a": _face(found.a),
        "b": _face(found.b),
        "words": list(found.words),
        "niche": found.niche or None,
        "offer": found.offer or None,
        "need": found.need or None,
    }


def collaboration(found: Collaboration) -> Shape:
    """Return something done together."""
    return {
        "id": found.id,
        "name": found.name,
        "kind": found.kind.value,
        "stage": found.stage.value,
        "description": found.description or None,
        "url": found.url or None,
        "outcome": found.outcome or None,
        "next_step": found.next_step or None,
        "next_on": day(found.next_on),
        "person_ids": [face.person_id for face in found.people],
        "people": [face.name for face in found.people],
    }


def item(found: Item) -> Shape:
    """Return something of the library; its name is the title."""
    return {
        "id": found.id,
        "name": found.title,
        "kind": found.kind.value,
        "url": found.url or None,
        "path": found.path or None,
        "notes": found.notes or None,
        "niches": [niche.name for niche in found.niches],
        "made_on": day(found.made_on),
        "touched_on": day(found.touched_on),
        "stale": found.stale,
        "shared": found.shared,
        "shared_on": day(found.shared_on),
    }


def item_view(found: ItemView) -> Shape:
    """Return an item with whom it would help and who got it."""
    return {
        **item(found.item),
        "helps": [audience(one) for one in found.helps],
        "resting": found.resting,
        "got": [_recipient(one) for one in found.got],
    }


def audience(found: Audience) -> Shape:
    """Return somebody whom an item would help, and why."""
    return {
        **_face(found.face),
        "needs": list(found.needs),
        "niches": [niche.name for niche in found.niches],
        "last_contact": day(found.last_contact),
    }


def _recipient(found: Recipient) -> Shape:
    return {
        **_face(found.face),
        "interaction_id": found.interaction_id,
        "on": day(found.on),
        "replied_on": day(found.replied_on),
        "outcome": found.outcome or None,
        "won": found.won,
    }


def offer(found: Offer) -> Shape:
    """Return what somebody could be offered."""
    return {
        "needs": found.needs or None,
        "items": [{**item(one), "words": list(said)} for one, said in found.items],
        "people": [match(one) for one in found.people],
    }


def _face(found: Face) -> Shape:
    return {"person_id": found.person_id, "person": found.name}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
