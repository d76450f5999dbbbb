"""Pictures of people: read within limits off the window's thread."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader

from netdesk.ui.models.photos import Photos as Photos

FORMATS = frozenset({b"jpeg", b"png", b"gif", b"webp", b"bmp"})
"""What is read at all; never SVG, which can name other files."""

MOST_PIXELS = 24_000_000


def read_picture(content: bytes, side: int = 0) -> QImage:
    """Return a picture from its bytes, scaled down to `side` pixels where that is given.

    The header decides: unknown formats and more than 24 megapixels give a null image. Any thread.
    """
    reader, keep = _reader(content)
    if reader is None:
        return QImage()
    size = reader.size()
    if side and max(size.width(), size.height()) > side:
        grown = max(side, 1)
        fit = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        reader.setScaledSize(size.scaled(grown, grown, fit))
    image = reader.read()
    keep.close()
    return image


def _reader(content: bytes) -> tuple[QImageReader | None, QBuffer]:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    fits = size.isValid() and 0 < size.width() * size.height() <= MOST_PIXELS
    if reader.format().data() not in FORMATS or not fits:
        return None, buffer
    return reader, buffer
