"""Rows of plain text laid out on pages, in units that are the same for paper and screen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QLineF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QTextLayout, QTextOption

UNITS = 96
"""Our units an inch."""

MARGIN = 72.0
_SHORT = 200
"""Characters; a longer text hardly fits on one line."""

GAP = 12.0
"""Between two texts beside each other."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text looks: its size in units, its weight and colour."""

    size: int
    strong: bool = False
    color: str = "#1F1E1A"

    def font(self) -> QFont:
        """Return its font, of the family that the window has."""
        return _font(QGuiApplication.font().family(), self.size, self.strong)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and how much of the width it takes, in percent."""

    text: str
    ink: Ink
    percent: float = 100


@dataclass(frozen=True, slots=True)
class Row:
    """Texts beside each other; `above` is the space before them, `ruled` draws a line below.

    `keep` stays on the page of what follows; where `head` is given, it stands above this row again
    if that begins a page.
    """

    cells: tuple[Cell, ...]
    above: float = 0
    ruled: bool = False
    keep: bool = False
    head: "Row | None" = None


@dataclass(slots=True)
class Page:
    """What stands where: lines of text, and rules."""

    texts: list[tuple[QRectF, str, Ink]] = field(default_factory=list)
    rules: list[QLineF] = field(default_factory=list)


def paged(rows: Iterable[Row], size: QSizeF, corner: float = 0) -> list[Page]:
    """Return the pages of these rows; a square of side `corner` stays free on the first."""
    column = _Column(size, corner)
    for row in rows:
        column.put(row)
    return column.pages


def wrapped(text: str, font: QFont, width: float) -> list[str]:
    """Return the lines of a text, none wider than `width`."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return [
        line for paragraph in text.split("\n") for line in _wrapped(paragraph, font, width, option)
    ]


class _Column:
    """The pages so far, and where the next row goes."""

    def __init__(self, size: QSizeF, corner: float) -> None:
        self.pages = [Page()]
        self._width = size.width() - 2 * MARGIN
        self._bottom = size.height() - MARGIN
        self._y = MARGIN
        self._corner = corner + GAP if corner else 0.0

    def put(self, row: Row) -> None:
        """Put a row below the others, line by line, on as many pages as it needs."""
        if self._y > MARGIN:
            self._y += row.above
        height = max(QFontMetricsF(cell.ink.font()).lineSpacing() for cell in row.cells)
        if self._y + height * (3 if row.keep else 1) > self._bottom:
            self._turn(row)
        for texts in self._lines(row):
            if self._y + height > self._bottom:
                self._turn(row)
            for left, width, text, ink in texts:
                rect = QRectF(MARGIN + left, self._y, width, height)
                self.pages[-1].texts.append((rect, text, ink))
            self._y += height
        if row.ruled:
            self._y += 4
            line = QLineF(MARGIN, self._y, MARGIN + self._width, self._y)
            self.pages[-1].rules.append(line)

    def _lines(self, row: Row) -> Iterator[list[tuple[float, float, str, Ink]]]:
        """Yield what stands on each line of a row: place, width, text and ink."""
        beside = len(self.pages) == 1 and self._y < MARGIN + self._corner
        room = self._width - (self._corner if beside else 0)
        places: list[tuple[float, float, list[str], Ink]] = []
        left = 0.0
        for cell in row.cells:
            width = room * cell.percent / 100 - (GAP if len(row.cells) > 1 else 0)
            places.append((left, width, wrapped(cell.text, cell.ink.font(), width), cell.ink))
            left += room * cell.percent / 100
        for number in range(max(len(texts) for _, _, texts, _ in places)):
            yield [
                (left, width, texts[number], ink)
                for left, width, texts, ink in places
                if number < len(texts)
            ]

    def _turn(self, row: Row) -> None:
        """Begin a page, with the head of the table that the row belongs to."""
        self.pages.append(Page())
        self._y = MARGIN
        if row.head:
            self.put(row.head)
            self._y += row.above


@lru_cache(maxsize=64)
def _font(family: str, size: int, strong: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def _wrapped(paragraph: str, font: QFont, width: float, option: QTextOption) -> Iterator[str]:
    if len(paragraph) < _SHORT and QFontMetricsF(font).horizontalAdvance(paragraph) <= width:
        yield paragraph
        return
    layout = QTextLayout(paragraph, font)
    layout.setTextOption(option)
    layout.beginLayout()
    encoded = paragraph.encode("utf-16-le", "surrogatepass")  # Qt counts in its units
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        yield encoded[start:end].decode("utf-16-le", "replace").rstrip()
    layout.endLayout()
