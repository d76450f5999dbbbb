"""The verbs about staying in touch: follow-up, due, done, snooze, drop, log, today."""

from collections.abc import Sequence
from datetime import date

from netdesk import words
from netdesk.book import capturing, follow_ups, guard, interactions, people, reciprocity, today
from netdesk.cli import contact_shapes as shapes
from netdesk.cli.answers import Answer, Call, guarded
from netdesk.cli.printing import safe, table
from netdesk.domain import rhythm
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.model import (
    Direction,
    FollowUp,
    GiveKind,
    Intent,
    Interaction,
    Side,
    TodayItem,
)
from netdesk.domain.rhythm import Rhythm
from netdesk.words import tr

_DIRECTIONS = {
    "out": Direction.OUTGOING,
    "in": Direction.INCOMING,
    "mutual": Direction.MUTUAL,
}


def follow_up(call: Call) -> Answer:
    """Plan a follow-up with a person; the guard warns, and it is planned all the same."""
    due = call.when(call.words[1])
    side = Side.THEIRS if call.line.has("--they") else Side.MINE
    channel, person = call.channel(), call.person()
    warning = guard.warning(person, due.day) if side is Side.MINE else None
    made = follow_ups.plan(
        [person],
        due,
        reason=call.rest(2),
        side=side,
        channel=channel,
        every=_rhythm(call),
        force=warning is not None,
    )
    found = follow_ups.follow_up(made[0], call.today)
    return _one(found, call.today, [guarded(warning)] if warning else [])


def _rhythm(call: Call) -> Rhythm | None:
    text = call.line.value("--every")
    found = rhythm.parse(text) if text is not None else None
    if text is not None and found is None:
        raise NotUnderstood("rhythm", text)
    return found


def _one(found: FollowUp, day: date, warnings: Sequence[str] = ()) -> Answer:
    return Answer(shapes.follow_up(found), lambda: table([_row(found, day)]), warnings)


def _row(found: FollowUp, day: date) -> tuple[object, ...]:
    status = words.follow_up_status(found.status) if found.status != "open" else ""
    until = found.snoozed_until
    hidden = tr("snoozed until %1", words.short_date(until, day)) if until and until > day else ""
    return (
        found.id,
        words.when(found.due, found.at, day),
        words.late(found.days_late) if found.days_late > 0 else "",
        found.person,
        found.reason or words.origin(found.origin),
        words.side(found.side) if found.side is Side.THEIRS else "",
        words.rhythm(found.rhythm) if found.rhythm else "",
        status or hidden,
    )


def due(call: Call) -> Answer:
    """List what is due today or earlier, the oldest first; --within adds what comes."""
    within = call.line.value("--within")
    days = max((call.when(within).day - call.today).days, 0) if within else 0
    found = follow_ups.due(call.today, days)
    return Answer(
        [shapes.follow_up(one) for one in found],
        lambda: table([_row(one, call.today) for one in found]) or tr("Nothing is due."),
    )


def done(call: Call) -> Answer:
    """Close a follow-up as done, which logs the contact."""
    return _one(follow_ups.done(call.number(), note=call.rest(1), today=call.today), call.today)


def snooze(call: Call) -> Answer:
    """Hide a follow-up until a date."""
    return _one(follow_ups.snooze(call.number(), call.when(call.rest(1)), call.today), call.today)


def drop(call: Call) -> Answer:
    """Close a follow-up without having acted."""
    once = call.line.has("--once")
    return _one(follow_ups.drop(call.number(), call.today, once=once), call.today)


def log(call: Call) -> Answer:
    """Record a contact, mutual unless told otherwise; raises Guarded unless forced.

    The note may say what follows, as in the window: "pilot went well, in 3w".
    """
    direction = _DIRECTIONS[call.choice("--direction", list(_DIRECTIONS), "mutual")]
    reply = call.line.value("--reply-by")
    if reply is not None and direction is not Direction.OUTGOING:
        raise call.wrong("--reply-by goes with --direction out.")
    named = [call.person(), *map(people.find, call.line.values("--with"))]
    who = list(dict.fromkeys(named))
    on, force = call.past_day("--on"), call.line.has("--force")
    warned = [guard.warning(one, on) for one in who if direction is Direction.OUTGOING]
    warning = next(filter(None, warned), None)
    if warning and not force:
        raise warning
    intent = Intent(call.choice("--intent", [*Intent], "neutral"))
    hints = [reciprocity.hint(one, on) for one in who] if intent is Intent.ASK else []
    logged, planned = capturing.log(
        who,
        capturing.understood(call.rest(1), call.today, call.languages),
        on=on,
        today=call.today,
        channel=call.channel(),
        direction=direction,
        intent=Intent.GIVE if call.line.has("--give") else intent,
        give_kind=_give_kind(call),
        learned=call.line.value("--learned") or "",
        reply_by=call.when(reply).day if reply is not None else None,
        force=warning is not None,
    )
    found = interactions.interaction(logged)
    plans = [follow_ups.follow_up(one, call.today) for one in planned]
    value = {**shapes.interaction(found), "follow_ups": [shapes.follow_up(one) for one in plans]}
    told = [words.hint(one) for one in hints if one]
    return Answer(value, lambda: _logged(found, plans, call.today), told)


def _give_kind(call: Call) -> GiveKind | None:
    kinds = [*GiveKind]
    return GiveKind(call.choice("--give", kinds, "")) if call.line.has("--give") else None


def _logged(found: Interaction, plans: Sequence[FollowUp], today: date) -> str:
    said = tr("%1: %2", ", ".join(found.people), words.direction(found.direction))
    first = safe(tr("%1, %2", said, words.short_date(found.on, today)))
    return "\n".join(filter(None, (first, table([_row(one, today) for one in plans]))))


def replied(call: Call) -> Answer:
    """Mark the newest contact that waits for a person's answer as replied."""
    person = people.find(call.rest(0))
    found = interactions.replied(person, call.today)
    return Answer(
        shapes.interaction(found),
        lambda: safe(
            tr(
                "%1 replied: %2, %3",
                ", ".join(found.people),
                found.summary or words.direction(found.direction),
                words.short_date(found.on, call.today),
            )
        ),
    )


def today_(call: Call) -> Answer:
    """List what deserves attention, in order."""
    found = today.items(call.today)
    return Answer(
        [shapes.today_item(one) for one in found],
        lambda: table([_today_row(one) for one in found]) or tr("Nothing for today."),
    )


def _today_row(found: TodayItem) -> tuple[object, ...]:
    return (
        found.id or "",
        words.today_kind(found.kind),
        words.today_title(found),
        words.late(found.days_late),
        words.today_question(found) or found.reason,
    )
