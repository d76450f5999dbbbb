"""A page to print: plain text on white, whatever the theme; nothing a contact says is markup.

A paper is written, laid out and drawn on one thread, whichever that is. (QTextDocument takes ten
seconds for a table of 2,000 people, and counts its pages wrongly.)
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from netdesk.domain.errors import FileProblem
from netdesk.replacing import replacing
from netdesk.ui.models.pages import MARGIN, UNITS, Cell, Ink, Page, Row, paged
from netdesk.words import tr

Report = Callable[[int, int], None]

_GREY, _LINE = "#57544C", "#C9C4BA"
_TITLE, _HEADING = Ink(25, strong=True), Ink(16, strong=True)
_BODY, _REMARK = Ink(13), Ink(13, color=_GREY)
_SMALL, _NAME, _HEAD = Ink(11), Ink(11, strong=True), Ink(11, strong=True, color=_GREY)
_FOOT = Ink(11, color=_GREY)
_NAMES = 26
"""Percent of the width that the names of facts take."""
_PREVIEWED = 20


class Paper:
    """Written from top to bottom; `foot` stands below each page."""

    def __init__(self, foot: str = "") -> None:
        self._foot = foot
        self._rows: list[Row] = []
        self._picture, self._side = QImage(), 0.0
        self._pages: list[Page] = []

    def title(self, text: str) -> None:
        """Begin with the name of what this is."""
        self._rows.append(Row((Cell(text, _TITLE),)))

    def remark(self, text: str) -> None:
        """Write a line in grey, as below a title."""
        if text:
            self._rows.append(Row((Cell(text, _REMARK),), 2))

    def heading(self, text: str) -> None:
        """Begin a part."""
        self._rows.append(Row((Cell(text, _HEADING),), 22, keep=True))

    def text(self, text: str) -> None:
        """Write paragraphs as they are."""
        self._rows.append(Row((Cell(text.strip(), _BODY),), 6))

    def picture(self, image: QImage, side: float) -> None:
        """Put a picture into the corner of the first page, beside what is written there."""
        self._picture, self._side = image, side

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Write what is what in two columns; what is empty is left out."""
        for name, value in facts:
            if value:
                cells = (Cell(name, _REMARK, _NAMES), Cell(value, _BODY, 100 - _NAMES))
                self._rows.append(Row(cells, 6))

    def table(
        self, names: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """Write a table whose names stand on each page; `widths` are percents."""
        head = Row(_cells(names, [_HEAD] * len(widths), widths), 18, ruled=True, keep=True)
        inks = [_NAME, *[_SMALL] * (len(widths) - 1)]
        self._rows.append(head)
        self._rows += [Row(_cells(row, inks, widths), 4, ruled=True, head=head) for row in rows]

    def save(self, target: Path, report: Report | None = None) -> int:
        """Write it as a PDF and return the number of pages; raises FileProblem."""
        try:
            with replacing(target) as partial:
                writer = QPdfWriter(str(partial))
                writer.setTitle(self._foot)
                writer.setCreator("NetDesk")
                writer.setPageSize(_usual_size())
                count = self.draw(writer, report)
                del writer  # it writes the end of the file
                if not count:
                    raise FileProblem(str(target), "unwritable")
        except OSError as error:
            raise FileProblem(str(target), "unwritable", error.strerror or "") from error
        return count

    def draw(self, device: QPagedPaintDevice, report: Report | None = None) -> int:
        """Draw all pages on a printer or into a PDF; returns how many, 0 if it doesn't let us.

        `report` is told each page, and may raise Cancelled.
        """
        device.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
        size = device.pageLayout().fullRect(QPageLayout.Unit.Inch).size() * UNITS
        self._pages = paged(self._rows, size, self._side)
        painter = QPainter()
        if not painter.begin(device):
            return 0
        scale = device.logicalDpiX() / UNITS
        painter.scale(scale, scale)
        for number in range(self.count()):
            if number:
                device.newPage()
            self._draw_page(painter, size, number)
            if report:
                report(number + 1, self.count())
        painter.end()
        return self.count()

    def pictures(self, width: int) -> list[QImage]:
        """Return the first pages as pictures of this width in pixels, for a look before."""
        size = _usual_size().size(QPageSize.Unit.Inch) * UNITS
        self._pages = paged(self._rows, size, self._side)
        shown = range(min(self.count(), _PREVIEWED))
        return [self._as_picture(size, width, number) for number in shown]

    def count(self) -> int:
        """Return how many pages it had when it was last laid out."""
        return len(self._pages)

    def _as_picture(self, size: QSizeF, width: int, number: int) -> QImage:
        scale = width / size.width()
        image = QImage(width, round(size.height() * scale), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        self._draw_page(painter, size, number)
        painter.end()
        return image

    def _draw_page(self, painter: QPainter, size: QSizeF, number: int) -> None:
        page = self._pages[number]
        for rect, text, ink in page.texts:
            _draw_text(painter, rect, text, ink)
        painter.setPen(QPen(QColor(_LINE), 0.75))
        painter.drawLines(page.rules)
        if number == 0 and not self._picture.isNull():
            shape = QSizeF(self._picture.size())
            shape.scale(self._side, self._side, Qt.AspectRatioMode.KeepAspectRatio)
            left = size.width() - MARGIN - shape.width()
            painter.drawImage(QRectF(left, MARGIN, shape.width(), shape.height()), self._picture)
        foot = QRectF(MARGIN, size.height() - 48, size.width() - 2 * MARGIN, 16)
        _draw_text(painter, foot, self._foot, _FOOT)
        pages = tr("Page %1 of %2", number + 1, self.count())
        _draw_text(painter, foot, pages, _FOOT, Qt.AlignmentFlag.AlignRight)


def _cells(texts: Sequence[str], inks: Sequence[Ink], widths: Sequence[float]) -> tuple[Cell, ...]:
    return tuple(map(Cell, texts, inks, widths))


def _draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    ink: Ink,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(ink.font())
    painter.setPen(QColor(ink.color))
    alone = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter) | int(alone), text)


def _usual_size() -> QPageSize:
    """Return the paper that is usual where the user lives."""
    us = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if us else QPageSize.PageSizeId.A4)
