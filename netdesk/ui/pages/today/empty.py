"""What Today says when there is nothing to do, or nobody yet."""

from collections.abc import Callable
from datetime import date

from netdesk import words
from netdesk.domain.model import TodayItem
from netdesk.ui.models.today import KIND_ICONS
from netdesk.ui.widgets.empty import Action, EmptyState, add_person, import_cards
from netdesk.words import tr

Wish = Callable[[], None]


def first_page(import_: Wish, add: Wish, samples: Wish) -> EmptyState:
    """Return the page of a book without people."""
    return EmptyState(
        tr("Who did you meet?"),
        tr("Bring your contacts in once. NetDesk keeps track of who to follow up with, and when."),
        [
            import_cards(import_),
            add_person(add),
            Action(
                "sparkle",
                tr("Look around with sample people"),
                tr("One click removes them later"),
                "",
                samples,
            ),
        ],
        faces=True,
        remark=tr("Everything stays in one file on this computer. No account, works offline."),
    )


def nothing_due(
    coming: TodayItem | None, done_today: int, today: date, open_: Wish, import_: Wish, add: Wish
) -> EmptyState:
    """Return what stands in place of the list when nothing is due, with what comes next."""
    actions = [add_person(add)]
    if coming is not None:
        name = tr("Open %1", words.today_title(coming))
        why = words.when(coming.due, coming.at, today)
        why = tr("%1 · %2", why, coming.reason) if coming.reason and coming.person_id else why
        actions.insert(0, Action(_icon(coming), name, why, "", open_))
    actions.append(
        Action(
            "upload",
            tr("Import people"),
            tr("After an event: drop the cards anywhere in this window"),
            tr("Ctrl I"),
            import_,
        )
    )
    return EmptyState(tr("Nothing is due."), _sentence(coming, done_today, today), actions)


def _icon(coming: TodayItem) -> str:
    return "user" if coming.person_id else KIND_ICONS[coming.kind]


def _sentence(coming: TodayItem | None, done_today: int, today: date) -> str:
    done = tr("%n done today.", n=done_today) if done_today else ""
    if coming is None:
        next_one = tr("Nobody waits for you in the next two weeks.")
    elif (coming.due - today).days == 1:
        next_one = tr("Next: %1 tomorrow.", words.today_title(coming))
    else:
        next_one = tr(
            "Next: %1 on %2.", words.today_title(coming), words.when(coming.due, coming.at, today)
        )
    return " ".join(part for part in (done, next_one) if part)
