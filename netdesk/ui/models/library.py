"""The library as its page shows it: the list, and what stands about an item."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netdesk import book, words
from netdesk.domain import web_page
from netdesk.domain.model import Audience, Item, ItemKind, Recipient
from netdesk.ui.widgets.paint import Tone
from netdesk.words import tr

ITEM_ICONS = {
    ItemKind.ARTICLE: "article",
    ItemKind.TALK: "microphone",
    ItemKind.PODCAST: "headphones",
    ItemKind.WEBINAR: "video",
    ItemKind.CASE_STUDY: "briefcase",
    ItemKind.PORTFOLIO: "image",
    ItemKind.OTHER: "file-text",
}
LATELY = 4
"""So many of those that were shared last stand above the others."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The answer to a search; `total` and `kinds` count what there is without one."""

    items: tuple[Item, ...] = ()
    total: int = 0
    kinds: tuple[tuple[ItemKind, int], ...] = ()
    stale: int = 0


def shelf(search: str, today: date) -> Shelf:
    """Return what fits a search, on a reader."""
    found = book.library.all_items(today, search)
    whole = book.library.all_items(today) if search.strip() else found
    counts = {kind: sum(one.kind is kind for one in whole) for kind in ItemKind}
    kinds = sorted(((kind, n) for kind, n in counts.items() if n), key=lambda pair: -pair[1])
    return Shelf(tuple(found), len(whole), tuple(kinds), sum(one.stale for one in whole))


def rows_of(items: Sequence[Item]) -> list[Item | str]:
    """Return the list: what was shared last, then the others by title."""
    lately = [one for one in items if one.shared_on][:LATELY]
    rest = sorted((one for one in items if one not in lately), key=lambda one: one.title.lower())
    rows: list[Item | str] = [tr("Used lately"), *lately] if lately else []
    if rest:
        rows += [tr("All"), *rest]
    return rows


def under(item: Item, today: date) -> str:
    """Say what an item is, where it lies, and how often it was shared."""
    shared = tr("%n shared||%n shared", n=item.shared) if item.shared else tr("not shared")
    parts = [words.item_kind(item.kind), place(item), shared]
    return " · ".join(part for part in parts if part)


def place(item: Item) -> str:
    """Return the site of a link, or the ending of a file."""
    if item.url:
        return web_page.site(item.url)
    ending = item.path.rpartition(".")[2] if "." in item.path else ""
    return ending.upper() if len(ending) <= 4 else ""


def line(item: Item, today: date) -> str:
    """Return what stands under the title of the item that is shown."""
    where = item.url.partition("://")[2] or item.path or words.item_kind(item.kind)
    made = words.short_date(item.made_on, today) if item.made_on else ""
    return " · ".join(part for part in (where, made) if part)


def rest_words(count: int) -> str:
    """Say how many would fit but were written to lately."""
    return tr(
        "%n more fits but rests: you wrote within 14 days, or wait for an answer.||"
        "%n more fit but rest: you wrote within 14 days, or wait for an answer.",
        n=count,
    )


def spoken(item: Item, today: date) -> str:
    """Return a line of the list as a screen reader says it."""
    niches = ", ".join(niche.name for niche in item.niches)
    stale = tr("wants refreshing") if item.stale else ""
    return ", ".join(part for part in (item.title, under(item, today), niches, stale) if part)


def about(one: Audience) -> str:
    """Say what somebody does whom an item would help."""
    work = tr("%1 at %2", one.title, one.organization)
    if one.title and one.organization:
        return work
    return one.title or one.organization


def rested(one: Audience, today: date) -> str:
    """Say how long ago the last contact was."""
    if one.last_contact is None:
        return tr("never written")
    days = (today - one.last_contact).days
    return tr("rested %n day||rested %n days", n=days)


def outcome(one: Recipient, today: date) -> tuple[str, Tone]:
    """Return what came of it in a word."""
    if one.won:
        return tr("Client"), "soft"
    if one.replied_on:
        return tr("Replied"), "soft"
    return (tr("No answer"), "plain") if (today - one.on).days > 7 else ("", "plain")
