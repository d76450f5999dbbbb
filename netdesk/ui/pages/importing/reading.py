"""What the import page shows before there is a list: sources, reading, and nothing found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from netdesk import book, words
from netdesk.book.importing import FileSource, Preview, Source, TextSource
from netdesk.domain.contact import Problem
from netdesk.ui.pages.importing.common import Choices
from netdesk.words import tr

MOST = 8
"""Files that are named one by one when nothing was found in them."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reading brought."""

    preview: Preview
    choices: Choices
    niches: Mapping[int, tuple[str, ...]]
    """Of the people who are in the book already, by their ids."""

    def met_at(self, name: str) -> "Seen":
        """Return the same, with the event of this name for the one of these days."""
        event = next((one for one in self.choices.events if name and one.name == name), None)
        return replace(self, choices=replace(self.choices, recent=event)) if event else self


Given = Path | str | bytes
"""A file or folder, pasted text, a pasted picture."""


def sources_of(given: Iterable[Given] | str | bytes) -> tuple[Source, ...]:
    """Return files and folders, pasted text and pasted pictures as sources."""
    if isinstance(given, str | bytes):
        given = [given]
    return tuple(map(_source, given))


def _source(one: Given) -> Source:
    if isinstance(one, Path):
        return FileSource(one)
    return TextSource(one, tr("Pasted text") if isinstance(one, str) else tr("Pasted picture"))


def read(sources: Sequence[Source], today: date, report: Callable[[int, int], None]) -> Seen:
    """Read all sources and what the fields offer; a question for the reading pool."""
    preview = book.importing.preview(sources, progress=report)
    ids = list({row.person_id for row in preview.rows if row.person_id})
    niches = {line.id: line.niches for line in book.people.lines(ids, today=today)}
    return Seen(preview, choices(today), niches)


def choices(today: date) -> Choices:
    """Ask for what the fields offer."""
    return Choices(
        events=book.events.all_events(),
        recent=book.events.recent(today),
        niches=book.niches.all_niches(),
        first_days=book.preferences.current().first_follow_up_days,
    )


def named(sources: Sequence[Source]) -> str:
    """Name the sources in a few words."""
    if len(sources) != 1:
        return tr("%n file||%n files", n=len(sources))
    only = sources[0]
    return only.name if isinstance(only, TextSource) else only.path.name or str(only.path)


def nothing_found(problems: Sequence[Problem]) -> str:
    """Say of each file why nothing came of it."""
    if not problems:
        return tr("There is no contact card in it.")
    lines = [_why(one) for one in problems[:MOST]]
    if len(problems) > MOST:
        lines.append(tr("and %n more file||and %n more files", n=len(problems) - MOST))
    return "\n".join(lines)


def _why(one: Problem) -> str:
    name = Path(one.file).name or one.file
    if one.code == "not_a_vcard":
        return tr(
            "%1 is neither a vCard file nor a table of people. Export your contacts as .vcf or .csv"
            " and try that.",
            name,
        )
    return tr("%1: %2.", name, words.problem(one))
