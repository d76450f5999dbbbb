"""Questions about referrals: their list, and what passed with each partner."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from netdesk.book import faces
from netdesk.book.mapping import choice, day
from netdesk.book.opening import reader
from netdesk.domain.errors import NotFound
from netdesk.domain.folding import fold
from netdesk.domain.model import Partner, Referral, ReferralStatus, Way
from netdesk.store.reader import Row

_ALL = """
select r.id, r.way, r.partner_id, p.name, r.client_id, coalesce(c.name, r.client), r.subject,
    r.referred_on, r.status, r.cents, r.currency, r.thanked_on, r.note, r.settled_on,
    r.interaction_id
from referral r join person p on p.id = r.partner_id left join person c on c.id = r.client_id
"""
_NEWEST = "order by r.referred_on desc, r.id desc"


def all_referrals(search: str = "") -> list[Referral]:
    """Return the referrals, the newest first; `search` keeps those with all its words."""
    found = _referrals(reader().rows(f"{_ALL} {_NEWEST}"))
    words = fold(search).split()
    return [one for one in found if all(word in _text(one) for word in words)] if words else found


def _text(one: Referral) -> str:
    return fold(f"{one.partner} {one.client} {one.subject} {one.note} {one.way} {one.status}")


def referral(referral_id: int) -> Referral:
    """Return a referral; raises NotFound."""
    rows = reader().rows(f"{_ALL} where r.id = ?", (referral_id,))
    if not rows:
        raise NotFound("referral", str(referral_id))
    return _referrals(rows)[0]


def of_person(person_id: int) -> list[Referral]:
    """Return the referrals that somebody is partner or client of, the newest first."""
    either = "where r.partner_id = ?1 or r.client_id = ?1"
    return _referrals(reader().rows(f"{_ALL} {either} {_NEWEST}", (person_id,)))


def partners() -> list[Partner]:
    """Return what passed with each partner, those with the most first (PRODUCT rule 8)."""
    by_partner: dict[int, list[Referral]] = {}
    for one in all_referrals():
        by_partner.setdefault(one.partner_id, []).append(one)
    found = [_partner(of_one) for of_one in by_partner.values()]
    return sorted(found, key=lambda one: (-one.received - one.given, fold(one.name)))


def _partner(found: list[Referral]) -> Partner:
    received = [one for one in found if one.way is Way.RECEIVED]
    given = [one for one in found if one.way is Way.GIVEN]
    first = found[0]
    return Partner(
        person_id=first.partner_id,
        name=first.partner,
        received=len(received),
        given=len(given),
        received_won=len(_won(received)),
        given_won=len(_won(given)),
        received_value=_value(received),
        given_value=_value(given),
        unthanked=sum(one.is_owed_thanks for one in received),
        photo=first.photo,
        color=first.color,
    )


def _won(found: Iterable[Referral]) -> list[Referral]:
    return [one for one in found if one.status is ReferralStatus.WON]


def _value(found: Iterable[Referral]) -> Mapping[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for one in _won(found):
        if one.value is not None:
            sums[one.currency] = sums.get(one.currency, Decimal(0)) + one.value
    return sums


def _referrals(rows: Iterable[Row]) -> list[Referral]:
    wanted = list(rows)
    known = faces.of(row[2] for row in wanted)
    return [
        Referral(
            id=row[0],
            way=choice(row[1], Way.GIVEN),
            partner_id=row[2],
            partner=row[3],
            client_id=row[4],
            client=row[5],
            subject=row[6],
            on=day(row[7]) or date.min,
            status=choice(row[8], ReferralStatus.OFFERED),
            value=None if row[9] is None else Decimal(row[9]) / 100,
            currency=row[10],
            thanked_on=day(row[11]),
            note=row[12],
            settled_on=day(row[13]),
            interaction_id=row[14],
            photo=known[row[2]].photo,
            color=known[row[2]].color,
        )
        for row in wanted
    ]
