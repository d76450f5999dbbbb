"""Look at what is to be printed, then print it or save it as a PDF."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from netdesk import book
from netdesk.ui import theme
from netdesk.ui.bus import Bus, Notice
from netdesk.ui.dialogs.ask_file import save_file
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.models.paper import Paper, Report
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from netdesk.ui.widgets.labels import Text
from netdesk.ui.work import Work
from netdesk.words import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

WIDTH, HEIGHT = 340, 481
"""Of a page as it is shown, where there is room."""

_AROUND = 230
"""What the dialog needs above and below the page."""


class Look(NamedTuple):
    """The first pages as pictures, and how many there are in all."""

    pages: list[QImage]
    total: int


class PageView(QWidget):
    """One page, white in any theme."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._page = QImage()
        self.setFixedSize(WIDTH, height)

    def set_page(self, page: QImage) -> None:
        """Show a page."""
        self._page = page
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect())
        if self._page.isNull():
            paint.paint_rounded(painter, rect, 2, theme.current().color("surface"))
            return
        size = self._page.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        page = QRectF(0, 0, size.width(), size.height())
        page.moveCenter(rect.center())
        painter.drawImage(page, self._page)
        paint.paint_rounded(painter, page, 2, None, theme.current().color("border"))


class PrintDialog(Sheet):
    """`make` writes the paper, on a reader; `name` is what its PDF is called."""

    def __init__(
        self,
        work: Work,
        bus: Bus,
        name: str,
        make: Callable[[], Paper],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Print"), WIDTH + 80, parent)
        self._work, self._bus, self._name, self._make = work, bus, name, make
        self._look = Look([], 0)
        self._number = 0
        self._asking: QDialog | None = None
        self._build()
        self._connect()
        self._show_page()
        self._read()

    def _build(self) -> None:
        window = self.parentWidget()
        room = window.height() - _AROUND if window else HEIGHT
        self.page = PageView(max(min(room, HEIGHT), HEIGHT // 2))
        self.body.addWidget(self.page, 0, Qt.AlignmentFlag.AlignHCenter)
        turning = QHBoxLayout()
        self.back = IconButton("caret-left", tr("Previous page"))
        self.forth = IconButton("caret-right", tr("Next page"))
        self.where = Text("", "small", "text2")
        turning.addStretch(1)
        for part in (self.back, self.where, self.forth):
            turning.addWidget(part)
        turning.addStretch(1)
        self.body.addLayout(turning)
        self.save = SecondaryButton(tr("Save as PDF…"), "download")
        self.print = PrimaryButton(tr("Print…"), "printer")
        self.print.setDefault(True)
        self.add_buttons(self.save, self.print)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forth.clicked.connect(lambda: self._turn(1))
        self.save.clicked.connect(self._on_save)
        self.print.clicked.connect(self._on_print)

    def _read(self) -> None:
        make, width = self._make, round(2 * WIDTH)

        def look() -> Look:
            paper = make()
            return Look(paper.pictures(width), paper.count())

        self.progress.start(tr("Laying out the pages"))
        self._work.ask(look, self._show_look, failed=self._on_failed, owner=self)

    def _show_look(self, found: Look) -> None:
        self.progress.stop()
        self._look = found
        self._show_page()
        self.print.setFocus()

    def _turn(self, by: int) -> None:
        self._number += by
        self._show_page()

    def _show_page(self) -> None:
        pages, total = self._look
        ready = bool(pages)
        if ready:
            self.page.set_page(pages[self._number])
        said = tr("Page %1 of %2", self._number + 1, total) if ready else ""
        self.where.setText(said)
        self.page.setAccessibleName(said)
        self.back.setEnabled(ready and self._number > 0)
        self.forth.setEnabled(ready and self._number + 1 < len(pages))
        self.save.setEnabled(ready)
        self.print.setEnabled(ready)

    def _on_save(self) -> None:
        name = f"{self._name}.pdf".replace("/", "-")
        self._asking = save_file(self, tr("Save as PDF"), name, self._write)

    def _write(self, path: Path) -> None:
        target = path if path.suffix else path.with_suffix(".pdf")
        make = self._make

        def save(report: Report) -> int:
            book.opening.spare(target)
            return make().save(target, report)

        self._write_or_print(
            tr("Writing %1", target.name),
            save,
            lambda _count: tr("Saved as %1", target.name),
        )

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # a library of its own

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name)
        asking = self._asking = QPrintDialog(printer, self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.accepted.connect(lambda: self._send(printer))
        QDialog.open(asking)

    def _send(self, printer: "QPrinter") -> None:
        make = self._make
        self._write_or_print(tr("Printing"), lambda report: make().draw(printer, report), _printed)

    def _write_or_print(
        self, what: str, task: Callable[[Report], int], said: Callable[[int], str]
    ) -> None:
        """Write or print on a reader, then say it and close; nothing comes of 0 pages."""

        def done(count: int) -> None:
            self.end()
            if count:
                self._bus.said.emit(Notice(said(count)))
                self.accept()
            else:
                self._show_page()
                self.banner.say(tr("The printer doesn't answer. Nothing was printed."))
                self.adjustSize()

        self.save.setEnabled(False)
        self.print.setEnabled(False)
        start = partial(
            self._work.ask,
            task,
            done,
            failed=self._on_failed,
            owner=self,
            with_progress=True,
            progress=self.progress.advance,
        )
        self.run(what, start)

    def _on_failed(self, problem: Exception) -> None:
        self._show_page()
        self.fail(problem)


def _printed(count: int) -> str:
    return tr("%n page printed||%n pages printed", n=count)
