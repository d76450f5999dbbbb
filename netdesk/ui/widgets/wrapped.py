"""Foreign text on a few lines: broken at words, the last line ending in "…" where more follows."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from netdesk.ui import theme
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.text import one_line


def broken(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Return the lines of a text in this font, at most `most`."""
    shown = one_line(text)
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start, length = line.textStart(), line.textLength()
        last = len(lines) == most - 1
        lines.append(_cut(shown, start) if last else _cut(shown, start, start + length).rstrip())
    layout.endLayout()
    if lines:
        metrics = QFontMetricsF(font)
        lines[-1] = metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return lines


def _cut(text: str, start: int, end: int | None = None) -> str:
    """Cut a text at places that Qt counts in UTF-16."""
    if text.isascii():
        return text[start:end]
    units = text.encode("utf-16-le")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "ignore")


def paint_broken(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    most: int = 2,
    role: str = "small",
    ink: str = "text2",
) -> float:
    """Draw a text from the top of `rect` on at most `most` lines; return the height it took."""
    look = theme.current()
    line = look.line(role)
    lines = broken(text, look.font(role), rect.width(), most)
    for place, part in enumerate(lines):
        spot = QRectF(rect.x(), rect.y() + place * line, rect.width(), line)
        paint.paint_text(painter, spot, part, role=role, ink=ink)
    return float(len(lines) * line)
