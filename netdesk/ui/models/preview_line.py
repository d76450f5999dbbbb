"""What a row of an import preview shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from netdesk.book.importing import Outcome, PreviewRow, RowPlan
from netdesk.domain.model import ChannelKind, NicheColor
from netdesk.ui.widgets.paint import Tone
from netdesk.ui.widgets.text import shortened
from netdesk.words import tr
from netdesk.words.translation import mark

PEOPLE = frozenset({Outcome.NEW, Outcome.UPDATE, Outcome.SAME, Outcome.UNCLEAR})
REFUSED = frozenset({Outcome.SKIPPED, Outcome.FAILED})
"""Outcomes of cards that can't be taken, whatever the user wants."""

Pill = tuple[str, Tone]


@dataclass(frozen=True, slots=True)
class Line:
    """What a row shows; `opens` says that its pill has something to tell."""

    name: str
    subtitle: str
    niches: tuple[tuple[str, NicheColor], ...]
    due: str
    pill: str
    tone: Tone
    taken: bool
    takeable: bool
    person: bool
    opens: bool


def pill(row: PreviewRow, wish: RowPlan) -> Pill:
    """Return what becomes of a card, in few words."""
    if row.outcome is Outcome.UNCLEAR:
        return _unclear_pill(row, wish)
    if row.outcome is Outcome.UPDATE:
        return _update_pill(row, wish), "info"
    text, tone = _PILLS[row.outcome]
    return tr(text), tone


def _unclear_pill(row: PreviewRow, wish: RowPlan) -> Pill:
    if wish.as_new:
        return tr("New"), "soft"
    if wish.same_as is not None:
        return _update_pill(row, wish), "info"
    return tr("Same as “%1”?", shortened(row.person_name)), "due"


def _update_pill(row: PreviewRow, wish: RowPlan) -> str:
    if row.person_id is None:
        return tr("Joins a card above")
    if row.new_job:
        return tr("New job")
    fields = sum(not change.kept for change in row.changes)
    fields += len(wish.replace) - len(wish.keep)
    return tr("Update: %n field||Update: %n fields", n=fields) if fields else tr("Already there")


def subtitle(row: PreviewRow) -> str:
    """Return what tells somebody apart, and how much was said to them before."""
    parts = (row.title, row.organization, past(row), row.reach)
    return " · ".join(part for part in parts if part)


def past(row: PreviewRow) -> str:
    """Say how many past contacts a card brings."""
    if not row.past:
        return ""
    if row.past_channel is ChannelKind.LINKEDIN:
        return tr("%n message||%n messages", n=row.past)
    return tr("%n past contact||%n past contacts", n=row.past)


def spoken(line: Line) -> str:
    """Return a row as a screen reader says it."""
    niches = ", ".join(name for name, _ in line.niches)
    parts = (line.name, line.subtitle, niches, line.due, line.pill)
    return ", ".join(part for part in parts if part)


_PILLS: Mapping[Outcome, Pill] = {
    Outcome.NEW: (mark("New"), "soft"),
    Outcome.SAME: (mark("Already there"), "plain"),
    Outcome.SKIPPED: (mark("Skipped: nobody on it"), "plain"),
    Outcome.FAILED: (mark("Can't be read"), "danger"),
    Outcome.GROUP: (mark("Group: becomes a niche"), "plain"),
    Outcome.GONE: (mark("No longer a connection"), "due"),
}
