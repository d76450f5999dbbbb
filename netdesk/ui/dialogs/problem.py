"""The one dialog for what is our fault, with a report that holds no contact's data."""

import platform
import traceback

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from netdesk import __version__
from netdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.shade import Shade
from netdesk.words import tr


def report(error: BaseException) -> str:
    """Return where a bug happened: versions, error types and code lines, never a value.

    The error's own text is left out, since it may quote what somebody typed.
    """
    lines = [
        f"NetDesk {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()}"
    ]
    chain: BaseException | None = error
    while chain is not None:
        lines.append(type(chain).__name__)
        for frame in traceback.extract_tb(chain.__traceback__):
            place = frame.filename.replace("\\", "/").rsplit("/site-packages/")[-1]
            place = place[place.rfind("netdesk/") :] if "netdesk/" in place else place
            lines.append(f"  {place}:{frame.lineno} {frame.name}: {frame.line or ''}")
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines)


class ProblemDialog(QDialog):
    """Says that something went wrong in NetDesk, that the data is safe, and offers the report."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("A fault in NetDesk"))
        self.setMinimumWidth(560)
        self._report = report(error)
        self._build()

    def open(self) -> None:
        super().open()
        Shade.under(self)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text(tr("Something went wrong in NetDesk"), "title2"))
        told = tr(
            "This is our fault, not yours. What was saved before is safe; the last action "
            "was not carried out. The report below holds no names or other data of yours."
        )
        column.addWidget(Text(told, "body", "text2", wrap=True))
        text = QPlainTextEdit(self._report)
        text.setReadOnly(True)
        text.setAccessibleName(tr("Report"))
        column.addWidget(text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        copy, close = SecondaryButton(tr("Copy report"), "copy"), PrimaryButton(tr("Close"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        close.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addWidget(close)
        column.addLayout(row)
