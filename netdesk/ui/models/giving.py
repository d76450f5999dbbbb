"""What was given and got as the page shows it: figures, a suggestion, and every exchange."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netdesk import book, words
from netdesk.book.reciprocity import Unthanked
from netdesk.domain import reciprocity
from netdesk.domain.model import (
    Collaboration,
    Direction,
    Face,
    Interaction,
    Introduction,
    IntroductionStatus,
    Match,
    Referral,
    ReferralStatus,
    Stage,
    Way,
)
from netdesk.domain.reciprocity import Balance
from netdesk.ui.widgets.paint import Tone
from netdesk.words import tr

GIFTS = 500
"""So many of the other gives are listed, the newest, beside those that want thanks."""

STAGES = (Stage.IDEA, Stage.PLANNED, Stage.ACTIVE, Stage.DONE)


class Filter(StrEnum):
    """Which exchanges the list shows."""

    ALL = "all"
    GIVEN = "given"
    RECEIVED = "received"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One line: with whom, what it was, what came of it; `of` is what it stands for."""

    of: Referral | Introduction | Interaction
    face: Face
    given: bool
    what: str
    remark: str
    pill: str
    tone: Tone
    on: date
    is_open: bool

    @property
    def key(self) -> tuple[str, int]:
        """What it is known by."""
        return type(self.of).__name__, self.of.id

    @property
    def wants_thanks(self) -> bool:
        """Say whether it came to me and nobody was thanked for it."""
        return not (self.given or isinstance(self.of, Introduction) or self.of.thanked_on)


@dataclass(frozen=True, slots=True)
class GivingView:
    """Everything that the page shows; `counts` says whether gives are counted at all."""

    today: date
    balance: Balance
    owed: tuple[Unthanked, ...]
    introductions: tuple[Introduction, ...]
    exchanges: tuple[Exchange, ...]
    match: Match | None
    projects: tuple[Collaboration, ...]
    counts: bool

    @property
    def nothing(self) -> bool:
        """Say whether there are no exchanges at all."""
        return not self.exchanges


def giving_view(today: date) -> GivingView:
    """Return what the page shows, on a reader."""
    introductions = book.introductions.all_introductions()
    counts = book.preferences.current().giving
    matches = book.suggestions.matches(today, 1)
    owed = tuple(book.reciprocity.unthanked(today))
    return GivingView(
        today,
        book.reciprocity.balance(today),
        owed,
        tuple(one for one in introductions if one.status.is_open),
        tuple(exchanges(today, introductions, GIFTS + len(owed))),
        matches[0] if matches else None,
        tuple(book.collaborations.all_collaborations()),
        counts,
    )


def exchanges(today: date, introductions: Sequence[Introduction], most: int) -> list[Exchange]:
    """Return all of them, the newest first; of the other gives so many at most."""
    gifts = book.interactions.gifts(most, reciprocity.since(today))
    faces = book.faces.of(one.person_ids[0] for one in gifts if one.person_ids)
    found = [
        *map(_referral, book.referrals.all_referrals()),
        *map(_introduction, introductions),
        *_gifts(gifts, faces, today),
    ]
    return sorted(found, key=lambda one: (one.on, one.key), reverse=True)


def _referral(one: Referral) -> Exchange:
    given = one.way is Way.GIVEN
    for_ = tr("for %1", one.subject) if one.subject else ""
    said = tr("You referred %1", one.client) if given else tr("Referred %1 to you", one.client)
    pill, tone = _status(one)
    return Exchange(
        one,
        Face(one.partner_id, one.partner, one.photo, one.color),
        given,
        f"{said} {for_}".strip(),
        words.amount(one.value, one.currency) or one.note,
        pill,
        tone,
        one.on,
        one.status.is_open or one.is_owed_thanks,
    )


def _status(one: Referral) -> tuple[str, Tone]:
    if one.is_owed_thanks:
        return tr("Say thanks"), "due"
    won = one.status is ReferralStatus.WON
    return words.referral_status(one.status), "soft" if won else "plain"


def _introduction(one: Introduction) -> Exchange:
    said = tr("Introduced to %1", one.b.face.name)
    if one.sent_on is None:
        said = tr("Introduce to %1", one.b.face.name)
    why = f" · {one.reason}" if one.reason else ""
    good = one.status in (IntroductionStatus.WORKED, IntroductionStatus.READY)
    return Exchange(
        one,
        one.a.face,
        True,
        said + why,
        one.note or asked_words(one),
        words.introduction_status(one.status),
        "soft" if good else "plain",
        one.last_on,
        one.status.is_open,
    )


def asked_words(one: Introduction) -> str:
    """Say who was asked and what they said, while that matters."""
    if one.sent_on or one.dropped_on:
        return ""
    yes = [side.face.name for side in (one.a, one.b) if side.said]
    no = [side.face.name for side in (one.a, one.b) if side.said is False]
    waiting = [side.face.name for side in (one.a, one.b) if side.on and side.said is None]
    if no:
        return tr("%1 said no", ", ".join(no))
    if len(yes) == 1:
        return tr("%1 said yes", yes[0])
    return tr("Waiting for %1", ", ".join(waiting)) if waiting else ""


def _gifts(found: Iterable[Interaction], faces: dict[int, Face], today: date) -> Iterator[Exchange]:
    for one in found:
        if not one.person_ids or one.person_ids[0] not in faces:
            continue
        given = one.direction is not Direction.INCOMING
        kind = words.give_kind(one.give_kind) if one.give_kind else words.intent(one.intent)
        pill, tone = _came(one, today, given=given)
        yield Exchange(
            one,
            faces[one.person_ids[0]],
            given,
            one.summary or one.note or kind,
            one.outcome,
            pill,
            tone,
            one.on,
            not given and one.thanked_on is None,
        )


def _came(one: Interaction, today: date, *, given: bool) -> tuple[str, Tone]:
    if not given:
        return (tr("Thanked"), "plain") if one.thanked_on else (tr("Say thanks"), "due")
    if one.won:
        return tr("Client"), "soft"
    if one.replied_on:
        return tr("Replied"), "soft"
    late = one.reply_by is not None and one.reply_by < today
    return (tr("No answer"), "plain") if late else ("", "plain")


def fits(one: Exchange, wanted: Filter) -> bool:
    """Say whether a filter shows an exchange."""
    match wanted:
        case Filter.GIVEN:
            return one.given
        case Filter.RECEIVED:
            return not one.given
        case Filter.OPEN:
            return one.is_open
        case _:
            return True


def spoken(one: Exchange, today: date) -> str:
    """Return an exchange as a screen reader says it."""
    way = tr("given") if one.given else tr("received")
    parts = (one.face.name, way, one.what, one.remark, one.pill, words.near_date(one.on, today))
    return ", ".join(part for part in parts if part)


def waiting_words(view: GivingView) -> str:
    """Say what waits for me: thanks, and introductions that can go."""
    ready = [one for one in view.introductions if one.status is IntroductionStatus.READY]
    names = list(dict.fromkeys(one.face.name.split(" ")[0] for one in view.owed))
    parts = [tr("thank %1", name) for name in names[:2]]
    parts += [tr("introduce %1", one.a.face.name.split(" ")[0]) for one in ready[:1]]
    return ", ".join(parts[:2])


def waiting(view: GivingView) -> int:
    """Count what waits for me."""
    ready = sum(one.status is IntroductionStatus.READY for one in view.introductions)
    return len(view.owed) + ready


def match_words(found: Match) -> tuple[str, str]:
    """Say who should meet, and why."""
    a, b = found.a.name, found.b.name
    if found.words:
        said = tr("%1 needs what %2 offers", b, a)
        return said, tr("%1. You see the message before it goes anywhere.", found.need)
    said = tr("%1 and %2 both: %3", a, b, found.niche)
    return said, tr("Neither knows the other. You see the message before it goes anywhere.")


def late_steps(projects: Sequence[Collaboration], today: date) -> int:
    """Count the next steps that are late."""
    return sum(one.next_on is not None and one.next_on < today for one in projects)
