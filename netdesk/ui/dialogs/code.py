"""Somebody's card as a code, for the camera of whoever stands before the screen."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from netdesk import book, clock, words
from netdesk.domain.errors import NotFound
from netdesk.ui import theme
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.ask_file import save_file
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from netdesk.ui.widgets.labels import Text
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    from netdesk.book.sharing import Code

SIDE = 300
ME = 0
"""In place of a person's id: whoever is marked as the user."""


class CodePicture(QWidget):
    """A code, dark on white in any theme, its modules whole pixels."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_code(self, code: "Code") -> None:
        """Show a person's code."""
        side = len(code.modules) + 2 * code.quiet
        self._image = QImage(side, side, QImage.Format.Format_RGB32)
        self._image.fill(QColor("white"))
        for y, row in enumerate(code.modules, code.quiet):
            for x, dark in enumerate(row, code.quiet):
                if dark:
                    self._image.setPixelColor(x, y, QColor("black"))
        self.setAccessibleName(tr("QR code of %1", code.name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        edge = theme.current().color("border")
        paint.paint_rounded(painter, rect, 12, QColor("white"), edge)
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        scale = max(1, int((rect.width() - 2) * ratio / self._image.width())) / ratio
        side = self._image.width() * scale
        corner = round((rect.width() - side) / 2 * ratio) / ratio
        painter.drawImage(QRectF(corner, corner, side, side), self._image)


class CodeDialog(Sheet):
    """Shows the code of a person, or of ME; it can be saved as a picture."""

    def __init__(self, work: Work, bus: Bus, person_id: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("QR code"), SIDE + 80, parent)
        self._work, self._bus, self._person = work, bus, person_id
        self._asking: QFileDialog | None = None
        self.title.setText("")
        self._build()
        self._ask()

    def _build(self) -> None:
        self.picture = CodePicture()
        self.body.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        hint = tr("Any phone's camera makes a contact of it: name, company, e-mail, phone.")
        self.hint = Text(hint, "small", "text2", wrap=True)
        self.body.addWidget(self.hint)
        self.save = SecondaryButton(tr("Save as picture…"), "download")
        self.finish = PrimaryButton(tr("Done"))
        self.finish.setDefault(True)
        self.save.clicked.connect(self._on_save)
        self.finish.clicked.connect(self.accept)
        self.add_buttons(self.save, self.finish)
        self.save.setEnabled(False)

    def _ask(self) -> None:
        person, today = self._person, clock.today()

        def found() -> "tuple[int, Code]":
            own = person if person != ME else book.sharing.me()
            return own, book.sharing.code(own, today=today)

        self._work.ask(found, self._show, failed=self._on_failed, owner=self)

    def _show(self, found: "tuple[int, Code]") -> None:
        self._person, code = found
        self.title.setText(code.name)
        self.picture.set_code(code)
        self.save.setEnabled(True)

    def _on_failed(self, problem: Exception) -> None:
        nobody = self._person == ME and isinstance(problem, NotFound)
        self.picture.hide()
        self.save.hide()
        self.title.setText(tr("My card"))
        self.hint.setText(
            tr("Nobody is you yet. Show yourself in People and choose “This is me” in the menu.")
            if nobody
            else words.error(problem)
        )
        self.adjustSize()

    def _on_save(self) -> None:
        name = f"{self.title.text()}.png".replace("/", "-")
        self._asking = save_file(self, tr("Save as picture"), name, self._write)

    def _write(self, path: Path) -> None:
        target = path if path.suffix else path.with_suffix(".png")
        person, today = self._person, clock.today()
        self._work.ask(
            lambda: book.sharing.export_code(target, person, today=today, overwrite=True),
            lambda done: self._bus.said.emit(Notice(tr("Saved as %1", done.file.name))),
            failed=self.fail,
            owner=self,
        )
