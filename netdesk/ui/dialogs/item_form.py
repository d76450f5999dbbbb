"""Something for the library in one small form: its title, where it lies, what it is."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QWidget

from netdesk import words
from netdesk.domain import web_page
from netdesk.domain.model import Item, ItemKind
from netdesk.ui import theme
from netdesk.ui.dialogs.form_card import FormCard
from netdesk.ui.widgets.buttons import SecondaryButton
from netdesk.ui.widgets.fields import Dropdown, Field, Labelled
from netdesk.words import tr


@dataclass(frozen=True, slots=True)
class ItemFields:
    """An item as the user wants it; `html` is what its link was copied with."""

    title: str = ""
    url: str = ""
    path: str = ""
    kind: ItemKind | None = None
    notes: str = ""
    html: str = ""


class ItemForm(FormCard):
    """Emits `wished` with ItemFields; given a `present` item, that is changed."""

    wished = Signal(object)

    def __init__(self, parent: QWidget, present: Item | None = None) -> None:
        title = tr("Edit %1", present.title) if present else tr("Something to share")
        super().__init__(title, tr("Save") if present else tr("Add it"), parent)
        self.save_wanted.connect(self.settle)
        self.name = Field(tr("Retainers that last"), name=tr("Title"))
        self.place = Field(tr("https://… or a file"), name=tr("Link or file"))
        self.choose = SecondaryButton(tr("File…"), "folder-open")
        self.kind = Dropdown(name=tr("Kind"))
        self.notes = QPlainTextEdit()
        self._build()
        if present:
            self.name.setText(present.title)
            self.place.setText(present.url or present.path)
            self.kind.setCurrentIndex(list(ItemKind).index(present.kind))
            self.notes.setPlainText(present.notes)
        self._touched = present is not None
        self.name.textChanged.connect(self._on_changed)
        self.place.textChanged.connect(self._on_place)
        self.kind.activated.connect(self._on_kind)
        self.choose.clicked.connect(self._on_choose)
        self._on_changed()
        self.name.setFocus()

    def settle(self) -> None:
        """Hand the fields back and close, once there is a title or a place."""
        if not self.save.isEnabled():
            self.name.setFocus()
            return
        place = self.place.text().strip()
        url = web_page.link(place)
        kind = ItemKind(self.kind.currentData())
        title, notes = self.name.text().strip(), self.notes.toPlainText().strip()
        self.wished.emit(ItemFields(title, url, "" if url else place, kind, notes))
        self.accept()

    def choose_file(self) -> None:
        """Ask for the file at once."""
        self._on_choose()

    def _build(self) -> None:
        for kind in ItemKind:
            self.kind.addItem(words.item_kind(kind), kind)
        self.notes.setAccessibleName(tr("What it is about"))
        self.notes.setPlaceholderText(tr("Whom it helps is found by these words"))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(theme.current().px(64))
        self.body.addWidget(Labelled(tr("Title"), self.name))
        where = QWidget()
        row = QHBoxLayout(where)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.place, 1)
        row.addWidget(self.choose)
        where.setFocusProxy(self.place)
        self.body.addWidget(Labelled(tr("Link or file"), where))
        self.body.addWidget(Labelled(tr("Kind"), self.kind))
        self.body.addWidget(Labelled(tr("What it is about"), self.notes))

    def _on_changed(self) -> None:
        self.save.setEnabled(bool(self.name.text().strip() or self.place.text().strip()))

    def _on_place(self, text: str) -> None:
        self._on_changed()
        if not self._touched:
            self.kind.setCurrentIndex(list(ItemKind).index(web_page.kind(text.strip())))

    def _on_kind(self, _number: int) -> None:
        self._touched = True

    def _on_choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Add a file"), str(Path.home()))
        if chosen:
            self.place.setText(chosen)
            if not self.name.text().strip():
                self.name.setText(web_page.file_title(chosen))
