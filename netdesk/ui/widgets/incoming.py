"""What is dropped on the window or pasted into it: files, text of cards or a table, a picture."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

CARD_TYPES = ("text/vcard", "text/x-vcard", "text/directory")
TABLE_TYPES = ("text/csv", "text/tab-separated-values")
BEGIN = "BEGIN:VCARD"


MOST_SIDE = 2_000
"""Pixels a side of a pasted picture, in which a code is looked for."""


def is_welcome(mime: QMimeData) -> bool:
    """Say whether a drop holds anything for us, without decoding a picture for it."""
    return mime.hasImage() or offered(mime) is not None


def take_copy(event: QDropEvent) -> None:
    """Accept a drop as a copy, whatever is proposed: who hears of a move may delete the file."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def offered(mime: QMimeData) -> list[Path] | str | bytes | None:
    """Return what lies in a drop or on the clipboard: the local files, the text of a vCard or
    table, or a picture as the bytes of a file."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return files
    for kind in (*CARD_TYPES, *TABLE_TYPES):
        if mime.hasFormat(kind):
            return bytes(mime.data(kind).data()).decode("utf-8", "replace")
    text = mime.text() if mime.hasText() else ""
    is_card = text.lstrip("\ufeff \r\n\t")[: len(BEGIN)].upper() == BEGIN
    if is_card or _is_table(text):
        return text
    return _picture(mime) if mime.hasImage() else None


def _picture(mime: QMimeData) -> bytes | None:
    # Here, since they come with long lists, and the first frame has no pictures.
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage

    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return None
    if max(image.width(), image.height()) > MOST_SIDE:
        image = image.scaled(MOST_SIDE, MOST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)  # a code has no colours
    grey.save(buffer, "BMP")  # type: ignore[call-overload]  # the stub wants bytes
    return bytes(content.data())


def _is_table(text: str) -> bool:
    """Say whether some lines look like rows: as spreadsheets copy them, or with mail addresses."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:20]
    if len(lines) < 2:
        return False
    for mark in "\t;,":
        widths = {line.count(mark) for line in lines}
        if len(widths) == 1 and 0 not in widths:
            return mark == "\t" or all("@" in line for line in lines[1:])
    return False
