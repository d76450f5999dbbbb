"""Import cards: one step, streamed from the sources, with counts that add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netdesk import clock
from netdesk.book import preferences
from netdesk.book.importing import groups, newcomers, tables
from netdesk.book.importing.belongings import Belongings, Setting
from netdesk.book.importing.compare import Comparer, Outcome, Verdict
from netdesk.book.importing.difference import FieldChange
from netdesk.book.importing.leavers import Leavers, Left
from netdesk.book.importing.newcomers import Newcomers, bare
from netdesk.book.importing.plan import NO_PLAN, Plan, RowPlan
from netdesk.book.importing.rows import Rows
from netdesk.book.importing.sources import Cards, FileSource, Key, Progress, Source
from netdesk.book.importing.tables import SeenTable
from netdesk.book.importing.updates import Updates, Wish
from netdesk.book.opening import database, journal, reader
from netdesk.domain.contact import Contact, ContactKind, Problem
from netdesk.store.arrivals import Arrivals
from netdesk.store.tables import BatchRow


@dataclass(frozen=True, slots=True)
class JobChange:
    """Somebody whose company or position is another than in the LinkedIn export before."""

    person_id: int
    name: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """The counts of an import: found = added + updated + same + skipped + failed.

    So many `groups` of those added are no people. `contacts` are the past contacts that came in,
    `strangers` people whom the files mention (their messages) who are neither in them nor in the
    book. `batch_id` is 0 where there is nothing to remove later.
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
    contacts: int = 0
    strangers: int = 0
    changed: tuple[JobChange, ...] = ()
    gone: tuple[Left, ...] = ()
    tables: tuple[SeenTable, ...] = ()
    groups: int = 0


class _DryRun(Exception):
    """Takes the transaction of a dry run back."""


def run(
    sources: Sequence[Source],
    plan: Plan = NO_PLAN,
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
            importing = _Run(plan, today, _said(sources), entry.arrivals)
            done = importing.all(Cards(sources, progress))
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
    """One import on its way, inside a step."""

    def __init__(self, plan: Plan, today: date, source: str, arrivals: Arrivals) -> None:
        self._plan, self._today = plan, today
        self._counts: dict[Outcome, int] = dict.fromkeys(Outcome, 0)
        self._problems: list[Problem] = []
        self._people: dict[int, None] = {}
        self._groups: list[Contact] = []
        self._introducers: list[tuple[int, str]] = []
        self._changed: list[JobChange] = []
        self._gone: list[Left] = []
        self._strangers = self._new_groups = 0
        chosen = preferences.current()
        self._batch = int(BatchRow.insert(source=source, made_at=clock.utc()).execute())
        self._comparer = Comparer(database(), chosen.region)
        self._leavers = Leavers(reader())
        self._rows = Rows(database().raw, arrivals)
        setting = Setting(
            batch_id=self._batch,
            event_name=plan.event,
            event_on=plan.event_on or today,
            cadence_days=plan.cadence_days,
            first_days=chosen.first_follow_up_days,
            today=today,
        )
        self._belongings = Belongings(self._rows, self._comparer, setting)
        self._newcomers = Newcomers(self._rows, self._comparer, self._belongings)
        self._updates = Updates(self._rows, self._belongings)

    def all(self, opened: Cards) -> Imported:
        """Take every card."""
        number = -1
        for key, item in opened:
            if key[0] != number:
                self._end_file(number)
                number = key[0]
                self._comparer.begin_file()
                self._leavers.begin(self._comparer.newest, self._comparer.exported_on)
            self._take(key, item)
        self._end_file(number)
        for group in self._groups:
            new, joined = groups.make(group, self._newcomers.uids, self._comparer)
            self._new_groups += new
            self._count(Outcome.NEW if new else Outcome.UPDATE if joined else Outcome.SAME)
        newcomers.introduce(self._introducers, self._newcomers.uids)
        tables.check_columns(opened.wishes, opened.tables)
        for table in opened.tables:
            tables.remember(table)
        return self._result(self._kept_batch(), opened.tables)

    def _end_file(self, number: int) -> None:
        self._rows.flush()
        left = self._leavers.left()
        if self._leavers.doubt:
            self._problems.append(self._leavers.doubt)
        for one in left:
            if self._plan.row((number, -one.person_id)).take:
                self._gone.append(one)
                self._rows.raw.execute(
                    "update linkedin_connection set gone_on = ? where person_id = ?",
                    ((self._leavers.exported_on or self._today).isoformat(), one.person_id),
                )

    def _kept_batch(self) -> int:
        """Return the batch; with nothing to remove later it goes, and a step that did nothing."""
        brought = self._rows.raw.execute(
            "select exists (select 1 from person where batch_id = ?1) or exists "
            "(select 1 from interaction where batch_id = ?1) or exists "
            "(select 1 from follow_up where batch_id = ?1)",
            (self._batch,),
        ).fetchone()
        if brought == (1,):
            return self._batch
        BatchRow.delete().where(BatchRow.id == self._batch).execute()
        return 0

    def _take(self, key: Key, item: Contact | Problem) -> None:
        if isinstance(item, Problem):
            self._problems.append(item)
            if item.card:
                self._count(Outcome.FAILED)
            if item.fatal:
                self._leavers.spoil()
            return
        self._problems += item.problems
        wish = self._plan.row(key)
        if item.known_only:
            self._take_mention(item, wish)
        elif item.kind is ContactKind.NOTHING or not wish.take:
            self._count(Outcome.SKIPPED)
            if item.connection:
                self._leavers.see(item, self._comparer.judge(item).person)
        elif item.kind is ContactKind.GROUP:
            self._groups.append(item)
        else:
            self._take_person(item, wish)

    def _take_mention(self, contact: Contact, wish: RowPlan) -> None:
        verdict = self._comparer.mentioned(contact)
        if verdict is None:
            self._strangers += bool(contact.past)
        elif wish.take:
            self._update(contact, verdict, (), Wish())
        else:
            self._count(Outcome.SKIPPED)

    def _take_person(self, contact: Contact, wish: RowPlan) -> None:
        verdict = self._judge(contact, wish)
        self._leavers.see(contact, verdict.person)
        names = self._plan.niches if wish.niches is None else wish.niches
        due = wish.follow_up or self._plan.follow_up
        clock = self._plan.starts_clock or (wish.follow_up is not None and not wish.reason)
        if verdict.outcome in (Outcome.NEW, Outcome.UNCLEAR):
            own = self._newcomers.add(contact, names, due, start_clock=clock)
            self._people[own] = None
            self._count(Outcome.NEW)
            self._note_doubt(contact, verdict, wish)
        else:
            wished = Wish(due, wish.reason, clock, wish.replace, wish.keep)
            own = self._update(contact, verdict, names, wished)
            self._comparer.taken[own] = contact.uid
        if contact.uid:
            self._newcomers.uids[bare(contact.uid)] = own
        if contact.introduced_by:
            self._introducers.append((own, contact.introduced_by))

    def _update(self, contact: Contact, verdict: Verdict, names: Sequence[str], wish: Wish) -> int:
        person, found = verdict.person, verdict.difference
        assert person is not None
        changed = self._updates.update(contact, person, found, names, wish)
        self._count(Outcome.UPDATE if changed else Outcome.SAME)
        if job := tuple(one for one in verdict.new_job if one.field not in wish.keep):
            self._changed.append(JobChange(person.id, person.name, job))
        self._people[person.id] = None
        return person.id

    def _judge(self, contact: Contact, wish: RowPlan) -> Verdict:
        if wish.same_as is not None:
            return self._comparer.against(contact, wish.same_as)
        if contact.uid:
            own = self._newcomers.uids.get(bare(contact.uid))
            if own is not None:  # an earlier card of this import: equal UIDs are one person
                self._rows.flush()
                return self._comparer.against(contact, own)
        return Verdict(Outcome.NEW) if wish.as_new else self._comparer.judge(contact)

    def _note_doubt(self, contact: Contact, verdict: Verdict, wish: RowPlan) -> None:
        if verdict.outcome is Outcome.UNCLEAR and verdict.person and not wish.as_new:
            place = (contact.file, contact.card, contact.line)
            doubt = Problem(*place, "possible_duplicate", str(verdict.person.id))
            self._problems.append(doubt)

    def _count(self, outcome: Outcome) -> None:
        self._counts[outcome] += 1

    def _result(self, batch: int, seen: Sequence[SeenTable]) -> Imported:
        counts = self._counts
        return Imported(
            found=sum(counts.values()),
            added=counts[Outcome.NEW],
            updated=counts[Outcome.UPDATE],
            same=counts[Outcome.SAME],
            skipped=counts[Outcome.SKIPPED],
            failed=counts[Outcome.FAILED],
            problems=tuple(self._problems),
            person_ids=tuple(self._people),
            batch_id=batch,
            contacts=self._belongings.past.count,
            strangers=self._strangers,
            changed=tuple(self._changed),
            gone=tuple(self._gone),
            tables=tuple(seen),
            groups=self._new_groups,
        )
