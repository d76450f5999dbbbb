"""A contact and what follows from it, typed in one line and done in one step."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from netdesk.book import dates, follow_ups, interactions, preferences
from netdesk.book.niches import one_name
from netdesk.book.opening import journal
from netdesk.domain import capture
from netdesk.domain.capture import Capture
from netdesk.domain.model import ChannelKind, Direction, GiveKind, Intent, Origin, Side
from netdesk.domain.when import Due


class Captured(NamedTuple):
    """What a line has brought: ids."""

    interaction: int
    follow_ups: tuple[int, ...]


def understood(line: str, today: date, languages: Sequence[str] = ()) -> Capture:
    """Return what a line says, with dates in English or one of `languages`.

    Slow at its first use (see `dates.understood`), so ask off the screen's thread.
    """
    return capture.parse(
        line, today, understand=lambda text: dates.understood(text, today, languages)
    )


def log(
    person_ids: Collection[int],
    found: Capture,
    *,
    on: date,
    today: date,
    channel: ChannelKind | None = None,
    direction: Direction = Direction.MUTUAL,
    intent: Intent = Intent.NEUTRAL,
    give_kind: GiveKind | None = None,
    note: str = "",
    learned: str = "",
    reply_by: date | None = None,
    force: bool = False,
) -> Captured:
    """Record a contact with its note and plan what the line says with each of these people.

    A promise without a date is due in a week (a preference).
    """
    with journal().step("interaction_logged", n=len(person_ids), name=one_name(person_ids)):
        own = interactions.log(
            person_ids,
            found.note,
            on=on,
            channel=channel,
            direction=direction,
            intent=intent,
            give_kind=give_kind,
            note=note,
            learned=learned,
            reply_by=reply_by,
            force=force,
        )
        planned = [one for person in person_ids for one in _plan(person, found, channel, today)]
    return Captured(own, tuple(planned))


def _plan(person: int, found: Capture, channel: ChannelKind | None, today: date) -> Iterator[int]:
    if found.due:
        reason = found.reason
        yield follow_ups.insert(person, found.due, reason, channel, Side.MINE, Origin.MANUAL)
    for one in found.promises:
        due = one.due or Due(today + timedelta(days=preferences.current().promise_days))
        yield follow_ups.insert(person, due, one.text, None, one.side, Origin.PROMISE)
