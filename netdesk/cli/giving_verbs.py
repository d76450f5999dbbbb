"""The verbs about what is given and got: giving, offer, thank, referrals, referral."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from netdesk import paths, words
from netdesk.book import audience, interactions, people, reciprocity, referrals, steps
from netdesk.book.niches import one_name
from netdesk.cli import giving_shapes as shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.contact_shapes import interaction
from netdesk.cli.printing import block, safe, table
from netdesk.domain import money
from netdesk.domain.errors import Ambiguous, NotFound
from netdesk.domain.folding import fold
from netdesk.domain.model import Partner, Referral, ReferralStatus, Way
from netdesk.domain.reciprocity import Balance
from netdesk.words import tr


def giving(call: Call) -> Answer:
    """Say what was given and got in twelve months, by everybody or one person, and what is owed."""
    if call.words:
        own = people.find(call.rest(0))
        found = reciprocity.of_person(own, call.today)
        return Answer(shapes.balance(found), lambda: block(_counts(found)))
    found = reciprocity.balance(call.today)
    owed, asked = reciprocity.unthanked(call.today), reciprocity.only_asked(call.today)
    value = {
        **shapes.balance(found),
        "unthanked": [shapes.unthanked(one) for one in owed],
        "only_asked": [shapes.only_asked(one) for one in asked],
    }

    def text() -> str:
        thanks = [(one.face.name, words.short_date(one.on, call.today), one.what) for one in owed]
        asks = [(one.face.name, tr("%n ask||%n asks", n=one.asks)) for one in asked]
        parts = [block(_counts(found))]
        parts += [tr("Never thanked") + "\n" + table(thanks)] if thanks else []
        parts += [tr("Only asked") + "\n" + table(asks)] if asks else []
        return "\n\n".join(parts)

    return Answer(value, text)


def _counts(found: Balance) -> list[tuple[str, str]]:
    return [
        (tr("Given"), str(found.given)),
        (tr("Received"), str(found.received)),
        (tr("Introductions"), str(found.introductions or "")),
        (tr("Shared"), str(found.shared or "")),
        (tr("Referrals"), str(found.referrals or "")),
        (tr("Became clients"), str(found.clients or "")),
    ]


def offer(call: Call) -> Answer:
    """Say what a person could be offered."""
    found = audience.offers(people.find(call.rest(0)), call.today)
    rows = [(one.title, ", ".join(said), one.url or one.path) for one, said in found.items]
    parts = [tr("They need: %1", safe(found.needs))] if found.needs else []
    parts += [table(rows)] if rows else []
    parts += [safe(words.offer(one)) for one in found.people]
    return Answer(shapes.offer(found), lambda: "\n".join(parts) or tr("Nothing comes to mind."))


def thank(call: Call) -> Answer:
    """Record that a person was thanked for all they gave."""
    own = referrals.thank(
        call.person(), today=call.today, note=call.rest(1), channel=call.channel()
    )
    found = interactions.interaction(own)
    said = tr("Thanked %1", ", ".join(found.people))
    return Answer(interaction(found), lambda: safe(said))


def referrals_(call: Call) -> Answer:
    """List the referrals, or what passed with each partner; --export writes a table."""
    found = referrals.all_referrals(call.rest(0))
    if (typed := call.line.value("--export")) is not None:
        done = referrals.export(paths.typed(typed), found, overwrite=call.line.has("--overwrite"))
        said = tr("%n referral written to %1||%n referrals written to %1", done.file, n=done.count)
        return Answer({"file": str(done.file), "count": done.count}, lambda: safe(said))
    if call.line.has("--partners"):
        ledger = referrals.partners()
        return Answer(
            [shapes.partner(one) for one in ledger], lambda: table([_ledger(one) for one in ledger])
        )
    return Answer(
        [shapes.referral(one) for one in found],
        lambda: table([_row(one, call.today) for one in found]),
    )


def _row(one: Referral, today: date) -> tuple[object, ...]:
    return (
        one.id,
        words.short_date(one.on, today),
        words.way(one.way),
        one.partner,
        one.client,
        one.subject,
        words.amount(one.value, one.currency),
        words.referral_status(one.status),
        tr("say thanks") if one.is_owed_thanks else "",
    )


def _ledger(one: Partner) -> tuple[object, ...]:
    return (
        one.person_id,
        one.name,
        tr("%1 in, %2 out", one.received, one.given),
        tr("%1 and %2 won", one.received_won, one.given_won),
        _sums(one.received_value),
        _sums(one.given_value),
        tr("%n unthanked||%n unthanked", n=one.unthanked) if one.unthanked else "",
    )


def _sums(found: Mapping[str, Decimal]) -> str:
    return ", ".join(words.amount(value, currency) for currency, value in found.items())


def referral(call: Call) -> Answer:
    """Write down a referral, or change, thank for or remove that of a number."""
    first = call.words[0].lower()
    if first not in [*Way]:
        return _changed(call, call.number("referrals", "a referral"))
    if len(call.words) < 3:
        raise call.wrong(tr("Who referred whom? Write netdesk referral received RUTH CLIENT."))
    way, partner = Way(first), people.find(call.words[1])
    fields, typed = _fields(call), call.rest(2)
    client_id = _known(typed)
    client = one_name([client_id]) if client_id else typed
    own = referrals.add(
        way,
        partner,
        client,
        today=call.today,
        client_id=client_id,
        said=words.client_referred(way, client, fields.get("subject", "")),
        **fields,
    )
    return _one(own, call.today)


def _known(client: str) -> int | None:
    """Return the person of exactly this name, if there is just one."""
    try:
        own = people.find(client)
    except (NotFound, Ambiguous):
        return None
    return own if fold(one_name([own])) == fold(client) else None


def _fields(call: Call) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: call.line.value(f"--{name}") or ""
        for name in ("subject", "note")
        if call.line.has(f"--{name}")
    }
    if typed := call.line.value("--value"):
        found["value"], found["currency"] = money.parse(typed)
    if call.line.has("--status"):
        found["status"] = ReferralStatus(call.choice("--status", [*ReferralStatus], ""))
    if call.line.has("--on"):
        found["on"] = call.past_day("--on")
    return found


def _changed(call: Call, own: int) -> Answer:
    before = referrals.referral(own)
    if call.line.has("--remove"):
        referrals.remove(own)
        said = tr("Removed the referral of %1", before.client)
        return Answer(shapes.referral(before), lambda: safe(said))
    if call.line.has("--thanked") and before.way is Way.GIVEN:
        raise call.wrong(tr("Thanks are for referrals that you received; this one you gave."))
    fields = _fields(call)
    if client := call.rest(1):
        fields |= {"client": client, "client_id": _known(client)}
    if fields.get("currency") == "":  # only the amount is another
        del fields["currency"]
    label = "referral_edited" if fields else "thanked"
    with steps.together(label, name=before.partner, client=before.client):
        if call.line.has("--thanked"):
            referrals.thank(before.partner_id, referral_id=own, today=call.today)
        if fields:
            referrals.edit(own, today=call.today, **fields)
    return _one(own, call.today)


def _one(own: int, today: date) -> Answer:
    found = referrals.referral(own)
    return Answer(shapes.referral(found), lambda: table([_row(found, today)]))
