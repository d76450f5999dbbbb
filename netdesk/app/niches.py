"""What the sidebar wishes of niches, carried out."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from netdesk import book
from netdesk.domain.model import Niche
from netdesk.ui.window import Window
from netdesk.ui.work import Work
from netdesk.words import tr


class Niches(QObject):
    """Adds, changes and removes niches."""

    def __init__(self, work: Work, window: Window) -> None:
        super().__init__(window)
        self._work, self._window = work, window
        sidebar = window.sidebar
        sidebar.niche_add_wanted.connect(lambda name: work.do(lambda: book.niches.add(name)))
        sidebar.niche_rename_wanted.connect(lambda own, name: self._edit(own, name=name))
        sidebar.niche_color_wanted.connect(lambda own, color: self._edit(own, color=color))
        sidebar.niche_cadence_wanted.connect(lambda own, days: self._edit(own, cadence_days=days))
        sidebar.niche_about_wanted.connect(self._show)
        sidebar.niche_remove_wanted.connect(
            lambda own: work.do(
                lambda: book.niches.remove(own), said=tr("Niche removed, its people stay")
            )
        )

    def _edit(self, own: int, said: str = "", **values: Any) -> None:
        self._work.do(lambda: book.niches.edit(own, **values), said=said)

    def _show(self, niche: Niche) -> None:
        """Show what a niche is about, to be changed."""
        from netdesk.ui.dialogs.niche_form import NicheForm

        form = NicheForm(niche, self._window)
        save = partial(self._edit, niche.id, tr("%1 saved", niche.name))
        form.wished.connect(lambda wish: save(**wish))
        form.open()
