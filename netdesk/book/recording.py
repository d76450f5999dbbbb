"""Something given or got, told in one line: who is meant, and written down in one step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from netdesk.book import introductions, people, referrals
from netdesk.book.niches import one_name
from netdesk.book.opening import journal
from netdesk.domain import giving_line
from netdesk.domain.errors import Ambiguous, NotFound
from netdesk.domain.folding import fold
from netdesk.domain.giving_line import IntroductionLine, ReferralLine
from netdesk.domain.model import Introduction, Way


@dataclass(frozen=True, slots=True)
class Told:
    """A line and whom it means: ids 0 for who is not in the book, names as they are there.

    `unclear` are names that fit several people. Of an introduction `first` and `second` are the
    two; of a referral the partner and the client, who may be nobody of the book.
    """

    line: ReferralLine | IntroductionLine
    first: tuple[int, str]
    second: tuple[int, str]
    unclear: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        """Say whether somebody has to be added for it."""
        introduced = isinstance(self.line, IntroductionLine)
        return not self.first[0] or (introduced and not self.second[0])


def understood(text: str) -> Told:
    """Return what a line says and whom it means; raises NotUnderstood."""
    line = giving_line.parse(text)
    unclear: list[str] = []
    if isinstance(line, IntroductionLine):
        first, second = _found(line.a, unclear), _found(line.b, unclear)
    else:
        first, second = _found(line.partner, unclear), _exactly(line.client)
    return Told(line, first, second, tuple(unclear))


def _found(text: str, unclear: list[str]) -> tuple[int, str]:
    try:
        own = people.find(text)
    except Ambiguous:
        unclear.append(text)
        return 0, text
    except NotFound:
        return 0, text
    return own, one_name([own])


def _exactly(text: str) -> tuple[int, str]:
    """Return the client: a person only by their whole name, since most are none."""
    own, name = _found(text, [])
    return (own, name) if own and fold(name) == fold(text) else (0, text)


def write(
    told: Told,
    *,
    today: date,
    said: str = "",
    introduced: Callable[[Introduction], tuple[str, str]] | None = None,
) -> int:
    """Write it down as one step and return the id of the referral or introduction; whoever is not
    in the book comes in. An introduction that went already and is still open is written down.

    `said` is the summary of the contact with a partner; `introduced` makes that of an introduction
    and the question that follows it.
    """
    with journal().step("recorded", name=told.first[1]):
        first = _ensure(told.first, today)
        if isinstance(told.line, IntroductionLine):
            second = _ensure(told.second, today)
            own = introductions.begin(first, second, told.line.reason, today=today, force=True)
            if introductions.introduction(own).sent_on:
                return own
            for one in (first, second):
                introductions.answer(own, one, True, on=today)
            texts = introduced(introductions.introduction(own)) if introduced else ("", "")
            introductions.send(own, on=today, said=texts[0], question=texts[1])
            return own
        return referrals.add(
            told.line.way,
            first,
            told.second[1],
            client_id=told.second[0] or None,
            today=today,
            subject=told.line.subject,
            value=told.line.value,
            currency=told.line.currency,
            said=said,
        )


def _ensure(who: tuple[int, str], today: date) -> int:
    return who[0] or people.add(who[1], today=today, start_clock=False)


def is_received(told: Told) -> bool:
    """Say whether it came to me, and wants thanks."""
    return isinstance(told.line, ReferralLine) and told.line.way is Way.RECEIVED
