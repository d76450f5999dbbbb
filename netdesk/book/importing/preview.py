"""Look at what an import would do, one small row a person, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netdesk.book import preferences
from netdesk.book.importing.compare import Comparer, Difference, FieldChange, Outcome, Verdict
from netdesk.book.importing.run import Imported, Plan, run
from netdesk.book.importing.sources import Cards, Key, Print, Progress, Source, refuse_changed
from netdesk.book.opening import database
from netdesk.domain.contact import Contact, ContactKind, Problem
from netdesk.domain.model import ChannelKind


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One card; `person_id` is whom it matches, or may match where it is unclear.

    `niches` are the card's own; `detail` is company and reach, or the reason of a skip.
    """

    key: Key
    name: str
    title: str
    organization: str
    reach: str
    outcome: Outcome
    niches: tuple[str, ...] = ()
    person_id: int | None = None
    person_name: str = ""
    changes: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What was found; `problems` are those of whole files and unreadable cards."""

    sources: tuple[Source, ...]
    rows: tuple[PreviewRow, ...]
    problems: tuple[Problem, ...]
    groups: int
    prints: tuple[Print, ...]

    @property
    def found(self) -> int:
        """How many cards there are, read or not."""
        return len(self.rows)


def preview(sources: Sequence[Source], *, progress: Progress | None = None) -> Preview:
    """Read everything and compare it with the book; a question, nothing is written."""
    opened = Cards(sources, progress)
    looking = _Look()
    for key, item in opened:
        looking.take(key, item)
    return Preview(
        tuple(sources),
        tuple(looking.rows),
        tuple(looking.problems),
        looking.groups,
        opened.prints,
    )


def apply(seen: Preview, plan: Plan, *, today: date, progress: Progress | None = None) -> Imported:
    """Import what was previewed, as one step; raises SourceChanged if a file isn't the same."""
    refuse_changed(seen.sources, seen.prints)
    return run(seen.sources, plan, today=today, progress=progress)


class _Look:
    """A preview on its way."""

    def __init__(self) -> None:
        self.rows: list[PreviewRow] = []
        self.problems: list[Problem] = []
        self.groups = 0
        self._comparer = Comparer(database(), preferences.current().region)
        self._uids: dict[str, int] = {}
        self._source = -1

    def take(self, key: Key, item: Contact | Problem) -> None:
        """Take one card in."""
        if key[0] != self._source:
            self._source = key[0]
            self._comparer.begin_file()
        if isinstance(item, Problem):
            self.problems.append(item)
            if item.card:
                row = PreviewRow(key, item.text[:80], "", "", "", Outcome.FAILED, problems=(item,))
                self.rows.append(row)
            return
        self.groups += item.kind is ContactKind.GROUP
        self.rows.append(self._row(key, item))

    def _row(self, key: Key, contact: Contact) -> PreviewRow:
        verdict = self._judge(contact)
        person = verdict.person
        return PreviewRow(
            key=key,
            name=contact.name,
            title=contact.title,
            organization=contact.organization,
            reach=_reach(contact),
            outcome=verdict.outcome,
            niches=contact.categories,
            person_id=person.id if person else None,
            person_name=person.name if person else "",
            changes=verdict.difference.changes() if person else (),
            problems=contact.problems,
        )

    def _judge(self, contact: Contact) -> Verdict:
        if contact.kind is not ContactKind.PERSON:
            group = contact.kind is ContactKind.GROUP
            return Verdict(Outcome.GROUP if group else Outcome.SKIPPED)
        uid = contact.uid.removeprefix("urn:uuid:").casefold()
        if uid and uid in self._uids:
            return Verdict(Outcome.UPDATE, None, Difference())
        if uid:
            self._uids[uid] = len(self.rows)
        verdict = self._comparer.judge(contact)
        if verdict.person and verdict.outcome in (Outcome.UPDATE, Outcome.SAME):
            self._comparer.taken[verdict.person.id] = contact.uid
        return verdict


def _reach(contact: Contact) -> str:
    """Return what tells a person apart in a list: e-mail, else phone, else anything."""
    for kind in (ChannelKind.EMAIL, ChannelKind.PHONE):
        for one in contact.channels:
            if one.kind is kind:
                return one.value
    return next((one.value for one in contact.channels if one.kind is not ChannelKind.ADDRESS), "")
