"""A short style sheet for what Qt draws itself: inputs, scroll bars, menus, tooltips."""

from collections.abc import Callable

from PySide6.QtGui import QColor

SCROLL_BARS = """
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: %(handle)s; border-radius: 3px; }
QScrollBar::handle:hover { background: %(border2)s; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

SHEET = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
  background: %(surface)s; color: %(text)s; border: 1px solid %(border2)s; border-radius: 7px;
  selection-background-color: %(accent)s; selection-color: %(onAccent)s;
}
QLineEdit, QAbstractSpinBox, QComboBox { min-height: %(input)spx; padding: 0 9px; }
QAbstractSpinBox { min-height: %(spin)spx; padding: 0; }
QPlainTextEdit, QTextEdit { padding: 5px 7px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border: 2px solid %(focus)s;
}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  min-height: %(focused)spx; padding: 0 8px;
}
QPlainTextEdit:focus, QTextEdit:focus { padding: 4px 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
  color: %(text3)s; border-color: %(border)s;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: 0; }
QLineEdit#bare, QLineEdit#bare:focus { border: 0; padding: 0 9px; background: transparent; }
QAbstractSpinBox QLineEdit {
  min-height: 0; border: 0; padding: 0 0 0 8px; background: transparent;
}
QAbstractSpinBox QLineEdit:focus { min-height: 0; border: 0; padding: 0 0 0 8px; }
QComboBox::drop-down { width: 26px; border: 0; }
QComboBox QAbstractItemView {
  background: %(raised)s; color: %(text)s; border: 1px solid %(border2)s; padding: 4px; outline: 0;
  selection-background-color: %(selected)s; selection-color: %(text)s;
}
QComboBox QAbstractItemView::item { min-height: %(row)spx; padding: 0 8px; }
QListView#offers {
  background: %(raised)s; color: %(text)s; border: 1px solid %(border2)s; padding: 2px; outline: 0;
  selection-background-color: %(selected)s; selection-color: %(text)s;
}
QListView#offers::item { min-height: %(row)spx; padding: 0 8px; border-radius: 6px; }
QListView#offers::item:selected { background: %(selected)s; color: %(text)s; }
QScrollArea, QAbstractScrollArea#plain { background: transparent; border: 0; }
QMenu { background: %(raised)s; color: %(text)s; border: 1px solid %(border2)s; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 6px; min-width: 120px; }
QMenu::item:selected { background: %(selected)s; color: %(text)s; }
QMenu::item:disabled { color: %(text3)s; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: %(border)s; margin: 4px 8px; }
QToolTip {
  background: %(raised)s; color: %(text)s; border: 1px solid %(border2)s; padding: 4px 6px;
}
"""

NAMES = (
    *("surface", "raised", "text", "text3", "accent", "onAccent"),
    *("selected", "border", "border2", "focus"),
)


def stylesheet(color: Callable[[str], QColor], px: Callable[[int], int]) -> str:
    """Return the style sheet in these colours, for this text size."""
    values: dict[str, object] = {name: color(name).name() for name in NAMES}
    values |= {"input": px(32), "focused": px(32) - 2, "spin": px(32) - 3, "row": px(28)}
    return SHEET % values + scroll_bars(color)


def scroll_bars(color: Callable[[str], QColor]) -> str:
    """Return the part for scroll bars."""
    grip = color("border2")
    grip.setAlpha(150)
    handle = grip.name(QColor.NameFormat.HexArgb)
    return SCROLL_BARS % {"handle": handle, "border2": color("border2").name()}
