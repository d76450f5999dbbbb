"""The verb about files of other programs: import."""

from netdesk import paths, words
from netdesk.book import importing, niches, people, whole
from netdesk.book.importing import FileSource, Imported, Plan, SeenTable
from netdesk.cli import exchange_shapes as shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.printing import safe, table
from netdesk.domain.contact import Problem
from netdesk.domain.errors import BookNewer, BookNotEmpty, FileProblem
from netdesk.words import tr


def import_(call: Call) -> Answer:
    """Add people from files and folders, as one step; the counts come always."""
    if any(whole.is_whole_book(paths.typed(name)) for name in call.words):
        return _whole_book(call)
    wish = call.line.value("--follow-up")
    plan = Plan(
        event=call.line.value("--event") or "",
        event_on=call.today,
        niches=tuple(map(niches.called, call.line.values("--niche"))),
        follow_up=call.when(wish) if wish is not None else None,
    )
    said = importing.wish(
        call.line.values("--map"),
        delimiter=call.line.value("--delimiter") or "",
        encoding=call.line.value("--encoding") or "",
        has_header=False if call.line.has("--no-header") else None,
    )
    sources = [FileSource(paths.typed(name), said) for name in call.words]
    dry_run = call.line.has("--dry-run")
    found = importing.run(sources, plan, today=call.today, dry_run=dry_run)
    failed = found.failed or any(problem.fatal for problem in found.problems)
    as_json = call.line.has("--json")
    rows = {one.file for one in found.tables if one.columns}
    warnings = () if as_json else tuple(_place(one, one.file in rows) for one in found.problems)
    return Answer(
        shapes.imported(found), lambda: _told(found, dry_run), warnings, 1 if failed else 0
    )


def _told(found: Imported, dry_run: bool) -> str:
    lines = [_counts(found, dry_run)]
    if found.contacts:
        lines.append(tr("%n past contact came in.||%n past contacts came in.", n=found.contacts))
    if found.strangers:
        left_out = tr(
            "Messages with %n person who is not in your book were left out."
            "||Messages with %n people who are not in your book were left out.",
            n=found.strangers,
        )
        lines.append(left_out)
    for one in found.changed:
        job = ", ".join(change.new for change in one.changes)
        lines.append(safe(tr("New job: %1 (%2): %3", one.name, one.person_id, job)))
    for gone in found.gone:
        lines.append(safe(tr("No longer a connection: %1 (%2)", gone.name, gone.person_id)))
    if dry_run:
        lines += map(_columns, found.tables)
    return "\n".join(lines)


def _whole_book(call: Call) -> Answer:
    """Take a whole book (JSON) into this empty one."""
    if len(call.words) > 1 or call.line.options.keys() & _OF_CARDS:
        raise call.wrong("A whole book is taken in alone and as it is.")
    source = paths.typed(call.words[0])
    if whole.is_this_book(source):
        count = people.count()
        same = shapes.imported(Imported(found=count, same=count))
        return Answer(same, lambda: tr("The book holds all of it already; nothing was changed."))
    try:
        count = whole.read_book(source)
    except (BookNotEmpty, BookNewer, FileProblem) as found:
        said = words.error(found)
        place = {"file": call.words[0], "card": None, "line": None, "problem": said}
        answer = {**shapes.imported(Imported()), "problems": [place]}
        return Answer(answer, lambda: "", () if call.line.has("--json") else (said,), 1)
    return Answer(
        shapes.imported(Imported(found=count, added=count)),
        lambda: tr(
            "The whole book was taken in: %n person.||The whole book was taken in: %n people.",
            n=count,
        ),
    )


_OF_CARDS = {"--niche", "--event", "--follow-up", "--dry-run", "--map", "--delimiter"}


def _columns(found: SeenTable) -> str:
    """Say what a table was taken for, so that --map and --encoding can correct it."""
    if not found.columns:
        return safe(tr("%1: %2", found.file, found.encoding))
    named = {"\t": tr("tab")}
    how = tr(
        "%1: %2, parted by %3",
        found.file,
        found.encoding,
        named.get(found.delimiter, found.delimiter),
    )
    columns = [(one.name, one.target, ", ".join(one.samples)) for one in found.columns]
    return f"\n{safe(how)}\n{table(columns)}"


def _counts(found: Imported, dry_run: bool) -> str:
    counts = tr(
        "%1 found: %2 added, %3 updated, %4 the same, %5 skipped, %6 failed.",
        found.found,
        found.added,
        found.updated,
        found.same,
        found.skipped,
        found.failed,
    )
    return tr("%1 Nothing was saved: this was a dry run.", counts) if dry_run else counts


def _place(found: Problem, in_table: bool) -> str:
    said = words.problem(found)
    if not found.card:
        return tr("%1: %2", found.file, said)
    if in_table:
        return tr("%1, row %2, line %3: %4", found.file, found.card, found.line, said)
    if not found.line:
        return tr("%1, card %2: %3", found.file, found.card, said)
    return tr("%1, card %2, line %3: %4", found.file, found.card, found.line, said)
