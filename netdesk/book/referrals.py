"""Work passed on, by me and to me: add, move on, thank; what passed with each partner."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from netdesk.book import follow_ups, interactions, preferences, thanks
from netdesk.book.files import Exported, write_whole
from netdesk.book.mapping import parts
from netdesk.book.niches import one_name
from netdesk.book.opening import journal
from netdesk.book.referral_lists import all_referrals, of_person, partners, referral
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.model import (
    ChannelKind,
    Direction,
    FollowUpStatus,
    GiveKind,
    Intent,
    Origin,
    Referral,
    ReferralStatus,
    Side,
    Way,
)
from netdesk.domain.when import Due
from netdesk.exchange import own_table
from netdesk.store.tables import FollowUpRow, InteractionRow, ReferralRow

__all__ = [
    "add",
    "all_referrals",
    "edit",
    "export",
    "of_person",
    "partners",
    "referral",
    "remove",
    "thank",
]

_EDITABLE = frozenset(
    ("client", "client_id", "subject", "on", "status", "value", "currency", "note", "settled_on")
)


def add(
    way: Way,
    partner_id: int,
    client: str = "",
    *,
    today: date,
    client_id: int | None = None,
    subject: str = "",
    on: date | None = None,
    status: ReferralStatus = ReferralStatus.OFFERED,
    value: Decimal | None = None,
    currency: str = "",
    note: str = "",
    said: str = "",
) -> int:
    """Write down work that was passed on, today or on the local date `on`, and return its id.

    It is a contact with the partner (`said` is its summary) and, where it came to me, a follow-up
    to thank them, as one step. `client_id` is the client if they are in the book, else `client` is
    their name; raises NotUnderstood without either, NotFound where a person is missing.
    """
    name = _client(client, client_id)
    day = on or today
    with journal().step("referral_added", name=one_name([partner_id]), client=name):
        received = way is Way.RECEIVED
        contact = interactions.record(
            [partner_id],
            said or subject,
            day,
            None,
            Direction.INCOMING if received else Direction.OUTGOING,
            Intent.GIVE,
            note,
            give_kind=GiveKind.REFERRAL,
        )
        own = int(
            ReferralRow.insert(
                way=way.value,
                partner_id=partner_id,
                client_id=client_id,
                client="" if client_id else name,
                subject=subject,
                referred_on=day,
                status=status.value,
                cents=_cents(value),
                currency=currency.strip().upper(),
                note=note,
                settled_on=None if status.is_open else day,
                interaction_id=contact,
            ).execute()
        )
        if received:
            due = Due(day + timedelta(days=preferences.current().thanks_days))
            origin = Origin.THANKS
            follow_ups.insert(partner_id, due, said, None, Side.MINE, origin, referral_id=own)
    return own


def _client(client: str, client_id: int | None) -> str:
    name = one_name([client_id]) if client_id else " ".join(client.split())
    if not name:
        raise NotUnderstood("client", client)
    return name


def _cents(value: Decimal | None) -> int | None:
    if value is None:
        return None
    if not value.is_finite() or not 0 <= value < 10**12:
        raise NotUnderstood("amount", str(value))
    return int((value * 100).to_integral_value())


def edit(referral_id: int, *, today: date, **changes: Any) -> None:
    """Change fields of a referral, as one step; raises NotFound or NotUnderstood.

    One that is won or lost is settled today unless `settled_on` says otherwise.
    """
    if unknown := changes.keys() - _EDITABLE:
        raise NotUnderstood("field", ", ".join(sorted(unknown)))
    before = referral(referral_id)
    values = dict(_stored(changes))
    if "client" in changes or "client_id" in changes:
        own = changes.get("client_id")
        name = _client(changes.get("client", ""), own)
        values |= {"client_id": own, "client": "" if own else name}
    if "status" in changes and "settled_on" not in changes:
        is_open = ReferralStatus(changes["status"]).is_open
        values["settled_on"] = None if is_open else before.settled_on or today
    with journal().step("referral_edited", name=before.partner, client=before.client):
        ReferralRow.update(values).where(ReferralRow.id == referral_id).execute()
        if "on" in changes:
            _move(before, changes["on"])


def _move(before: Referral, on: date) -> None:
    """Let the contact, and the thanks that are due some days later, follow a corrected date; thanks
    on a day of the user's own choice stay there."""
    if before.interaction_id:
        interactions.edit(before.interaction_id, on=on)
    days = timedelta(days=preferences.current().thanks_days)
    FollowUpRow.update(due_on=on + days).where(
        FollowUpRow.referral_id == before.id,
        FollowUpRow.status == FollowUpStatus.OPEN.value,
        FollowUpRow.due_utc.is_null(),
        FollowUpRow.due_on == before.on + days,
    ).execute()


def _stored(changes: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in changes.items():
        match name:
            case "value":
                yield "cents", _cents(value)
            case "on":
                yield "referred_on", value
            case "currency":
                yield "currency", value.strip().upper()
            case "client" | "client_id":
                continue
            case _:
                yield name, value.value if isinstance(value, Enum) else value


def thank(
    partner_id: int,
    *,
    today: date,
    referral_id: int | None = None,
    note: str = "",
    channel: ChannelKind | None = None,
) -> int:
    """Say that I thanked somebody, for one referral or for all they gave; returns the contact.

    It closes the follow-ups that were to thank them, as one step.
    """
    with journal().step("thanked", name=one_name([partner_id])):
        direction = Direction.OUTGOING
        contact = interactions.record([partner_id], note, today, channel, direction)
        thanks.mark(partner_id, referral_id, today)
        owed = [
            FollowUpRow.person_id == partner_id,
            FollowUpRow.status == FollowUpStatus.OPEN.value,
            FollowUpRow.origin == Origin.THANKS.value,
        ]
        if referral_id is not None:
            owed.append(FollowUpRow.referral_id == referral_id)
        FollowUpRow.update(
            status=FollowUpStatus.DONE.value, closed_on=today, interaction_id=contact
        ).where(*owed).execute()
    return contact


def remove(referral_id: int) -> None:
    """Remove a referral with the contact that it was and the thanks it waits for."""
    found = referral(referral_id)
    with journal().step("referral_removed", name=found.partner, client=found.client):
        FollowUpRow.delete().where(
            FollowUpRow.referral_id == referral_id, FollowUpRow.status == FollowUpStatus.OPEN.value
        ).execute()
        ReferralRow.delete().where(ReferralRow.id == referral_id).execute()
        if found.interaction_id:
            InteractionRow.delete().where(InteractionRow.id == found.interaction_id).execute()


def forget(person_ids: Collection[int]) -> None:
    """Take people who are about to be deleted out of the referrals whose clients they are, inside a
    step; their partners are found by that name no more."""
    # a foreign key's own action would fire the index's triggers under another conflict policy
    for part in parts(person_ids):
        ReferralRow.update(client_id=None).where(ReferralRow.client_id.in_(part)).execute()


_COLUMNS = tuple(
    one.name for one in fields(Referral) if one.name not in ("photo", "color", "interaction_id")
)


def export(
    target: Path, found: Iterable[Referral] | None = None, *, overwrite: bool = False
) -> Exported:
    """Write referrals, or all of them, as a table (CSV)."""
    wanted = list(all_referrals() if found is None else found)
    rows = [[_cell(getattr(one, name)) for name in _COLUMNS] for one in wanted]
    write_whole(target, own_table.as_table(_COLUMNS, rows), overwrite=overwrite)
    return Exported(target, len(wanted))


def _cell(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
