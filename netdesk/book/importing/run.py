"""Import cards: one step, streamed from the sources, with counts that add up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from netdesk import clock
from netdesk.book import preferences
from netdesk.book.importing.compare import Comparer, Outcome, Verdict
from netdesk.book.importing.sources import Cards, FileSource, Key, Progress, Source
from netdesk.book.importing.write import Writer
from netdesk.book.opening import database, journal
from netdesk.domain.contact import Contact, ContactKind, Problem
from netdesk.domain.when import Due
from netdesk.store.tables import BatchRow


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What the user wants of one card; None means as for everyone.

    `same_as` is the person it is, `as_new` that it is nobody known; `replace` names fields that
    the card's value shall take though the person has another.
    """

    take: bool = True
    niches: tuple[str, ...] | None = None
    follow_up: Due | None = None
    same_as: int | None = None
    as_new: bool = False
    replace: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What the user wants of an import; `event_on` is the date of an event that is new.

    `clock` False starts no first follow-up though an event is named.
    """

    event: str = ""
    event_on: date | None = None
    niches: tuple[str, ...] = ()
    follow_up: Due | None = None
    cadence_days: int | None = None
    rows: Mapping[Key, RowPlan] = field(default_factory=dict)
    clock: bool = True

    @property
    def starts_clock(self) -> bool:
        """Say whether the first follow-up clock starts for newcomers (PRODUCT rule 1)."""
        return self.clock and bool(self.event.strip() or self.follow_up)


@dataclass(frozen=True, slots=True)
class Imported:
    """The counts of an import: found = added + updated + same + skipped + failed.

    `batch_id` is 0 where nobody was added.
    """

    found: int = 0
    added: int = 0
    updated: int = 0
    same: int = 0
    skipped: int = 0
    failed: int = 0
    problems: tuple[Problem, ...] = ()
    person_ids: tuple[int, ...] = ()
    batch_id: int = 0


class _DryRun(Exception):
    """Takes the transaction of a dry run back."""


def run(
    sources: Sequence[Source],
    plan: Plan = Plan(),
    *,
    today: date,
    dry_run: bool = False,
    progress: Progress | None = None,
    label: str = "imported",
) -> Imported:
    """Import everything as one undo step, all of it or (cancelled, killed, disk full) nothing."""
    done = Imported()
    try:
        with journal().step(label, source=_said(sources)) as entry:
            done = _Run(plan, today).all(Cards(sources, progress), _said(sources))
            entry.args |= {"added": done.added, "updated": done.updated, "n": done.added}
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return done


def _said(sources: Sequence[Source]) -> str:
    names = [one.path.name if isinstance(one, FileSource) else one.name for one in sources]
    said = names[0] if len(names) == 1 else ", ".join(names[:3])
    return said.encode("utf-8", "replace").decode()  # a file may have any bytes for its name


class _Run:
    """One import on its way."""

    def __init__(self, plan: Plan, today: date) -> None:
        self._plan, self._today = plan, today
        self._counts: dict[Outcome, int] = dict.fromkeys(Outcome, 0)
        self._updated_groups = 0
        self._problems: list[Problem] = []
        self._people: dict[int, None] = {}
        self._groups: list[Contact] = []
        self._found = 0

    def all(self, opened: Cards, source: str) -> Imported:
        """Take every card; called inside a step."""
        self._preferences = preferences.current()
        batch = int(BatchRow.insert(source=source, made_at=clock.utc()).execute())
        self._comparer = Comparer(database(), self._preferences.region)
        self._writer = Writer(
            self._comparer,
            batch_id=batch,
            event_name=self._plan.event,
            event_on=self._plan.event_on or self._today,
            cadence_days=self._plan.cadence_days,
            today=self._today,
            preferences=self._preferences,
        )
        number = -1
        for key, item in opened:
            if key[0] != number:
                number = key[0]
                self._writer.flush()
                self._comparer.begin_file()
            self._take(key, item)
        self._writer.flush()
        if not self._counts[Outcome.NEW]:  # nobody to remove later, and no step if nothing changed
            BatchRow.delete().where(BatchRow.id == batch).execute()
            batch = 0
        self._make_groups()
        return self._result(batch)

    def _take(self, key: Key, item: Contact | Problem) -> None:
        if isinstance(item, Problem):
            self._problems.append(item)
            if item.card:
                self._count(Outcome.FAILED)
            return
        self._problems += item.problems
        wish = self._plan.rows.get(key, RowPlan())
        if item.kind is ContactKind.NOTHING or not wish.take:
            self._count(Outcome.SKIPPED)
        elif item.kind is ContactKind.GROUP:
            self._groups.append(item)
        else:
            self._take_person(item, wish)

    def _take_person(self, contact: Contact, wish: RowPlan) -> None:
        verdict = self._judge(contact, wish)
        names = self._plan.niches if wish.niches is None else wish.niches
        due = wish.follow_up or self._plan.follow_up
        clock = self._plan.starts_clock or wish.follow_up is not None
        if verdict.outcome in (Outcome.NEW, Outcome.UNCLEAR):
            own = self._writer.add(contact, names, due, start_clock=clock)
            self._count(Outcome.NEW)
            self._note_doubt(contact, verdict, wish)
        else:
            assert verdict.person is not None
            own = verdict.person.id
            changed = self._writer.update(
                contact,
                verdict.person,
                verdict.difference,
                names,
                due,
                wish.replace,
                start_clock=clock,
            )
            self._count(Outcome.UPDATE if changed else Outcome.SAME)
            self._comparer.taken[own] = contact.uid
        self._people[own] = None

    def _judge(self, contact: Contact, wish: RowPlan) -> Verdict:
        if wish.same_as is not None:
            return self._comparer.against(contact, wish.same_as)
        if contact.uid:
            own = self._writer.uids.get(contact.uid.removeprefix("urn:uuid:").casefold())
            if own is not None:  # an earlier card of this import: equal UIDs are one person
                self._writer.flush()
                return self._comparer.against(contact, own)
        if wish.as_new:
            return Verdict(Outcome.NEW)
        return self._comparer.judge(contact)

    def _note_doubt(self, contact: Contact, verdict: Verdict, wish: RowPlan) -> None:
        if verdict.outcome is Outcome.UNCLEAR and verdict.person and not wish.as_new:
            self._problems.append(
                Problem(
                    contact.file,
                    contact.card,
                    contact.line,
                    "possible_duplicate",
                    str(verdict.person.id),
                )
            )

    def _make_groups(self) -> None:
        for group in self._groups:
            members = {self._writer.member(one) for one in group.members}
            new, joined = self._writer.group(group.name, [one for one in members if one])
            self._count(Outcome.NEW if new else Outcome.UPDATE if joined else Outcome.SAME)

    def _count(self, outcome: Outcome) -> None:
        self._counts[outcome] += 1
        self._found += 1

    def _result(self, batch: int) -> Imported:
        return Imported(
            found=self._found,
            added=self._counts[Outcome.NEW],
            updated=self._counts[Outcome.UPDATE],
            same=self._counts[Outcome.SAME],
            skipped=self._counts[Outcome.SKIPPED],
            failed=self._counts[Outcome.FAILED],
            problems=tuple(self._problems),
            person_ids=tuple(self._people),
            batch_id=batch,
        )
