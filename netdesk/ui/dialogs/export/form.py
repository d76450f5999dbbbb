"""The choices of an export: format, whom, version, files, photos, where to."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk import clock, paths
from netdesk.ui import theme
from netdesk.ui.dialogs.ask_file import documents
from netdesk.ui.dialogs.export.formats import Format, Option, Wish, formats
from netdesk.ui.dialogs.settings.parts import Row
from netdesk.ui.widgets.buttons import SecondaryButton
from netdesk.ui.widgets.card import Card, Divider
from netdesk.ui.widgets.fields import Dropdown, Field, Switch
from netdesk.ui.widgets.segmented import Segmented
from netdesk.words import tr

VERSIONS = ("3.0", "4.0", "2.1")
OUTLOOK = "2.1"


class ExportForm(Card):
    """Rows of choices; those that the chosen format doesn't leave are hidden."""

    changed = Signal()
    choose_wanted = Signal()

    def __init__(self, ids: Sequence[int]) -> None:
        super().__init__(0)
        self._ids = tuple(ids)
        self._formats = formats(ids)
        self._count = 0
        self.body.setContentsMargins(15, 1, 13, 1)
        self._build()
        self._connect()
        self._on_format()

    def format(self) -> Format:
        """Return the chosen format."""
        return self._formats[self.kind.currentIndex()]

    def each(self) -> bool:
        """Say whether each person gets a file, in a folder."""
        return Option.FILES in self.format().options and self.form.current() == 1

    def target(self) -> Path:
        """Return where to write, with the format's ending where none was typed."""
        path = paths.typed(self.place.text().strip())
        if not self.each() and not path.suffix:
            path = path.with_suffix(self.format().suffix)
        return path if path.is_absolute() else documents() / path

    def wish(self, *, overwrite: bool) -> Wish:
        """Return what was chosen."""
        options = self.format().options
        chosen = Option.WHO in options and self.who.current() == 1
        return Wish(
            self.target(),
            self._ids if chosen else None,
            clock.today(),
            version=VERSIONS[self.version.currentIndex()],
            each=self.each(),
            private=self.private.isChecked(),
            whole_photos=not self.photos.isChecked(),
            overwrite=overwrite,
        )

    def set_count(self, count: int) -> None:
        """Say how many people the book has."""
        self._who.set_remark(tr("%n person in your book||%n people in your book", n=count))

    def _build(self) -> None:
        look = theme.current()
        self.kind = Dropdown(name=tr("Format"))
        self.kind.addItems([one.name for one in self._formats])
        self.kind.setFixedWidth(look.px(190))
        self._kind = Row(tr("Format"), " ", self.kind)
        these = [tr("This one||These %n", n=len(self._ids))] if self._ids else []
        self.who = Segmented([tr("Everybody"), *these], tr("Who"))
        if self._ids:
            self.who.set_current(1)
        self._who = Row(tr("Who"), "", self.who)
        self.version = Dropdown(name=tr("Version"))
        self.version.addItems([tr("vCard %1", one) for one in VERSIONS])
        self.version.setFixedWidth(look.px(130))
        self._version = Row(tr("Version"), " ", self.version)
        self.form = Segmented([tr("One file"), tr("One each")], tr("Files"))
        self._files = Row(tr("Files"), "", self.form)
        self.photos = Switch(tr("Make photos small"))
        self.photos.setChecked(True)
        self.private = Switch(tr("Leave out notes and niches"))
        self.place = Field(name=tr("Save as"))
        self.place.setMinimumWidth(look.px(230))
        self.choose = SecondaryButton(tr("Choose…"), "folder-open")
        self._rows: list[tuple[QWidget, Option | None]] = [
            (self._kind, None),
            (self._who, Option.WHO),
            (self._version, Option.VERSION),
            (self._files, Option.FILES),
            (
                Row(tr("Make photos small"), tr("Phones take them up to 100 KB"), self.photos),
                Option.PHOTOS,
            ),
            (
                Row(
                    tr("Leave out notes and niches"),
                    tr("For a card that you give to somebody else"),
                    self.private,
                ),
                Option.PRIVATE,
            ),
            (Row(tr("Save as"), "", self.place, self.choose), None),
        ]
        self._dividers = [Divider() for _ in self._rows]
        for divider, (row, _option) in zip(self._dividers, self._rows, strict=True):
            self.body.addWidget(divider)
            self.body.addWidget(row)
        self._dividers[0].hide()

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_format)
        self.version.currentIndexChanged.connect(self._on_version)
        self.form.picked.connect(self._on_files)
        self.choose.clicked.connect(self.choose_wanted)
        self.place.textChanged.connect(self.changed)

    def _on_format(self) -> None:
        chosen = self.format()
        self._kind.set_remark(chosen.remark)
        for divider, (row, option) in zip(self._dividers[1:], self._rows[1:], strict=True):
            wanted = option is None or option in chosen.options
            divider.setVisible(wanted)
            row.setVisible(wanted)
        self._on_version()
        self._on_files()

    def _on_version(self) -> None:
        remarks = (
            tr("The one that phones accept"),
            tr("Newer; some phones refuse it"),
            tr("For old phones and Outlook"),
        )
        self._version.set_remark(remarks[self.version.currentIndex()])
        self._say_files()

    def _say_files(self) -> None:
        old = VERSIONS[self.version.currentIndex()] == OUTLOOK and self.form.current() == 0
        self._files.set_remark(tr("Outlook reads only the first card of a file") if old else "")
        self.changed.emit()

    def _on_files(self) -> None:
        name = Path(self.format().file_name)
        before = Path(self.place.text()).parent if self.place.text() else documents()
        self.place.setText(str(before / (name.stem if self.each() else name)))
        self._say_files()
