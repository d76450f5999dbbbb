"""Look at what an import would do, one small row a person, before anything is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netdesk.book import preferences
from netdesk.book.importing.compare import Comparer, Outcome, Verdict
from netdesk.book.importing.difference import Difference, FieldChange
from netdesk.book.importing.leavers import Leavers
from netdesk.book.importing.plan import Plan
from netdesk.book.importing.run import Imported, run
from netdesk.book.importing.sources import Cards, Key, Print, Progress, Source, refuse_changed
from netdesk.book.importing.tables import SeenTable
from netdesk.book.opening import database, reader
from netdesk.domain.contact import Contact, ContactKind, PastContact, Problem
from netdesk.domain.model import ChannelKind


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One card; `person_id` is whom it matches, or may match where it is unclear; of an update
    without one it is somebody whom an earlier card brings.

    `niches` are the card's own; `past` counts its past contacts that are new, `past_channel` is
    theirs if they have but one. `new_job` says that a connection has another company or position,
    `tells_meeting` that the card itself says when they were met.
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
    past: int = 0
    past_channel: ChannelKind | None = None
    new_job: bool = False
    tells_meeting: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What was found; `problems` are those of whole files and unreadable cards, `strangers` people
    who are only mentioned and not in the book; `tables` what the tables were taken for."""

    sources: tuple[Source, ...]
    rows: tuple[PreviewRow, ...]
    problems: tuple[Problem, ...]
    groups: int
    prints: tuple[Print, ...]
    strangers: int = 0
    tables: tuple[SeenTable, ...] = ()

    @property
    def found(self) -> int:
        """How many cards there are, read or not; who is gone is in none."""
        return sum(row.outcome is not Outcome.GONE for row in self.rows)

    @property
    def tells_meetings(self) -> bool:
        """Say whether the cards themselves say when people were met: not at the event of today."""
        return any(row.tells_meeting for row in self.rows)


def preview(sources: Sequence[Source], *, progress: Progress | None = None) -> Preview:
    """Read everything and compare it with the book; a question, nothing is written."""
    opened = Cards(sources, progress)
    looking = _Look(several=opened.count > 1)
    for key, item in opened:
        looking.take(key, item)
    looking.end_file()
    return Preview(
        tuple(sources),
        tuple(looking.rows),
        tuple(looking.problems),
        looking.groups,
        opened.prints,
        looking.strangers,
        tuple(opened.tables),
    )


def apply(seen: Preview, plan: Plan, *, today: date, progress: Progress | None = None) -> Imported:
    """Import what was previewed, as one step; raises SourceChanged if a file isn't the same."""
    refuse_changed(seen.sources, seen.prints)
    return run(seen.sources, plan, today=today, progress=progress)


class _Look:
    """A preview on its way; of several files the later ones meet whom the others bring."""

    def __init__(self, *, several: bool) -> None:
        self._several = several
        self.rows: list[PreviewRow] = []
        self.problems: list[Problem] = []
        self.groups = self.strangers = 0
        self._comparer = Comparer(database(), preferences.current().region)
        self._leavers = Leavers(reader())
        self._uids: dict[str, int] = {}
        self._source = -1

    def take(self, key: Key, item: Contact | Problem) -> None:
        """Take one card in."""
        if key[0] != self._source:
            self.end_file()
            self._source = key[0]
            self._comparer.begin_file()
            self._leavers.begin(self._comparer.newest, self._comparer.exported_on)
        if isinstance(item, Problem):
            self.problems.append(item)
            if item.fatal:
                self._leavers.spoil()
            if item.card:
                row = PreviewRow(key, item.text[:80], "", "", "", Outcome.FAILED, problems=(item,))
                self.rows.append(row)
            return
        self.groups += item.kind is ContactKind.GROUP
        verdict = self._comparer.mentioned(item) if item.known_only else self._judge(item)
        if verdict is None:
            self.strangers += bool(item.past)
            return
        self._leavers.see(item, verdict.person)
        self.rows.append(self._row(key, item, verdict))

    def end_file(self) -> None:
        """Add those whom the file that ends doesn't have any more."""
        left = self._leavers.left()
        if self._leavers.doubt:
            self.problems.append(self._leavers.doubt)
        for one in left:
            key = (self._source, -one.person_id)
            who = (one.name, one.title, one.organization, "")
            row = PreviewRow(key, *who, Outcome.GONE, person_id=one.person_id, person_name=one.name)
            self.rows.append(row)

    def _row(self, key: Key, contact: Contact, verdict: Verdict) -> PreviewRow:
        person, past = verdict.person, verdict.difference.past if verdict.person else contact.past
        return PreviewRow(
            key=key,
            name=contact.name or (person.name if person else ""),
            title=contact.title,
            organization=contact.organization,
            reach=_reach(contact),
            outcome=verdict.outcome,
            niches=contact.categories,
            person_id=person.id if person and person.id > 0 else None,
            person_name=person.name if person else "",
            changes=verdict.difference.changes() if person else (),
            past=len(past),
            past_channel=_only_channel(past),
            new_job=bool(verdict.new_job),
            tells_meeting=contact.met_on is not None,
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
        if self._several:
            self._comparer.expect(contact)
        expected = verdict.person is not None and verdict.person.id < 0
        return Verdict(Outcome.NEW) if expected else verdict  # nobody yet whom it could join


def _reach(contact: Contact) -> str:
    """Return what tells a person apart in a list: e-mail, else phone, else anything."""
    for kind in (ChannelKind.EMAIL, ChannelKind.PHONE):
        for one in contact.channels:
            if one.kind is kind:
                return one.value
    rest = (one.value for one in contact.channels if one.kind is not ChannelKind.ADDRESS)
    return re.sub(r"^https?://(www\.)?", "", next(rest, ""))


def _only_channel(past: Sequence[PastContact]) -> ChannelKind | None:
    channels = {one.channel for one in past}
    return channels.pop() if len(channels) == 1 else None
