"""The columns that the people of an event and the row that adds one have in common."""

from PySide6.QtCore import QRectF

from netdesk.ui import theme

SIDE = 12
DUE = 104
"""Width of the last column at the usual text size."""


def columns(width: float, height: float) -> tuple[QRectF, QRectF, QRectF, QRectF]:
    """Return the rooms of person, company, note and follow-up in a row read left to right."""
    company, note = SIDE + (width - SIDE) * 0.29, SIDE + (width - SIDE) * 0.495
    last = theme.current().px(DUE)
    due = width - last
    return (
        QRectF(SIDE, 0, company - SIDE - 8, height),
        QRectF(company, 0, note - company - 12, height),
        QRectF(note, 0, due - note - 8, height),
        QRectF(due, 0, last - SIDE, height),
    )


def fields(width: float, height: float) -> tuple[QRectF, ...]:
    """Return the rooms of the fields name, company, note, promise and date on these columns."""
    _person, company, note, due = columns(width, height)
    half = (due.left() - 8 - (note.left() - 8)) / 2
    left = note.left() - 8
    return (
        QRectF(SIDE - 4, 0, company.left() - 16 - SIDE + 4, height),
        QRectF(company.left() - 8, 0, left - 8 - company.left() + 8, height),
        QRectF(left, 0, half - 4, height),
        QRectF(left + half, 0, half - 4, height),
        QRectF(due.left() - 4, 0, width - due.left() - 4, height),
    )
