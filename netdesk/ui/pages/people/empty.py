"""What People says as long as nobody is in the book."""

from collections.abc import Callable

from netdesk.ui.widgets.empty import Action, EmptyState
from netdesk.words import tr


def nobody_yet(import_: Callable[[], None], add: Callable[[], None]) -> EmptyState:
    """Return the page of a book without people."""
    return EmptyState(
        tr("Nobody is here yet."),
        tr("Everyone you add stands here, with what comes next."),
        [
            Action(
                "upload",
                tr("Import vCards"),
                tr("Drop .vcf or .csv files anywhere in this window"),
                tr("Ctrl I"),
                import_,
            ),
            Action(
                "user-plus",
                tr("Add one person"),
                tr("As you’d say it: “Nadia, CEO at Fieldnotes @PyCon !tue”"),
                tr("Ctrl N"),
                add,
            ),
        ],
    )
