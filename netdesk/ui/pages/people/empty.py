"""What People says as long as nobody is in the book."""

from collections.abc import Callable

from netdesk.ui.widgets.empty import EmptyState, add_person, import_cards
from netdesk.words import tr


def nobody_yet(import_: Callable[[], None], add: Callable[[], None]) -> EmptyState:
    """Return the page of a book without people."""
    return EmptyState(
        tr("Nobody is here yet."),
        tr("Everyone you add stands here, with what comes next."),
        [import_cards(import_), add_person(add)],
    )
