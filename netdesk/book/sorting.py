"""Sorting mode after an event: one person at a time, each with the niche that is likeliest."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netdesk.book import event_lists, people
from netdesk.book.mapping import color
from netdesk.book.opening import reader
from netdesk.domain.folding import fold
from netdesk.domain.mail_domains import is_private
from netdesk.domain.model import ChannelKind, Event, EventPerson, NicheColor, Person

_BY_COMPANY = (
    "select p.organization, pn.niche_id, count(*) from person p "
    "join person_niche pn on pn.person_id = p.id where p.organization <> '' group by 1, 2"
)
_BY_DOMAIN = (
    "select substr(c.match_key, instr(c.match_key, '@') + 1), pn.niche_id, "
    "count(distinct c.person_id) from channel c join person_niche pn on pn.person_id = c.person_id "
    "where c.kind = 'email' and c.match_key like 'mailto:%' group by 1, 2"
)


class Reason(StrEnum):
    """Why a niche is suggested."""

    COMPANY = "company"  # others of the same organisation are in it
    EVENT = "event"  # the event is of it
    DOMAIN = "domain"  # others with an e-mail of the same domain are in it


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A niche that somebody may belong to; `detail` is the company, event or domain."""

    niche_id: int
    niche: str
    color: NicheColor
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class SortCard:
    """Somebody of an event in sorting mode: sorted already, or with a suggestion if there is any.

    `note` is what was noted at the event, else in the book; `due` the next follow-up.
    """

    person: Person
    note: str
    due: date | None
    suggestion: Suggestion | None

    @property
    def is_sorted(self) -> bool:
        """Say whether they have a niche."""
        return bool(self.person.niches)


Votes = Mapping[str, Counter[int]]


def cards(event_id: int, today: date) -> list[SortCard]:
    """Return the people of an event, those with a niche first; raises NotFound."""
    found = event_lists.view(event_id, today)
    met = {one.person_id: one for one in found.people}
    persons = people.persons(met, today=today)
    persons.sort(key=lambda one: (not one.niches, fold(one.name), one.id))
    hints = _Hints(found.event)
    return [_card(one, met[one.id], hints) for one in persons]


def _card(person: Person, met: EventPerson, hints: "_Hints") -> SortCard:
    suggestion = None if person.niches else hints.suggest(person)
    return SortCard(person, met.note or person.notes, met.due, suggestion)


class _Hints:
    """What the book says of who belongs where, counted once for everybody."""

    def __init__(self, event: Event) -> None:
        self._event = event
        source = reader()
        self._companies = _votes(source.rows(_BY_COMPANY))
        self._domains = _votes(source.rows(_BY_DOMAIN))
        self._niches = {
            row[0]: (row[1], color(row[2]))
            for row in source.rows("select id, name, color from niche")
        }

    def suggest(self, person: Person) -> Suggestion | None:
        """Return the likeliest niche: the colleagues', else the event's, else the domain's."""
        company = person.organization
        if company and (own := self._most(self._companies, company)):
            return self._made(own, Reason.COMPANY, company)
        if self._event.niche_id:
            return self._made(self._event.niche_id, Reason.EVENT, self._event.name)
        for domain in _domains(person):
            if own := self._most(self._domains, domain):
                return self._made(own, Reason.DOMAIN, domain)
        return None

    def _most(self, votes: Votes, key: str) -> int | None:
        counted = votes.get(fold(key))
        if not counted:
            return None
        return min(counted, key=lambda own: (-counted[own], fold(self._niches[own][0])))

    def _made(self, own: int, reason: Reason, detail: str) -> Suggestion:
        return Suggestion(own, *self._niches[own], reason, detail)


def _votes(rows: Iterable[tuple[str, int, int]]) -> Votes:
    found: dict[str, Counter[int]] = {}
    for key, niche, count in rows:
        found.setdefault(fold(key), Counter())[niche] += count
    return found


def _domains(person: Person) -> list[str]:
    mails = (one.value for one in person.channels if one.kind is ChannelKind.EMAIL)
    domains = (mail.rpartition("@")[2].strip("> ").lower() for mail in mails)
    return [domain for domain in domains if not is_private(domain)]
