"""Pictures of people: read within limits off the window's thread, kept small."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from netdesk.domain.errors import FileProblem
from netdesk.ui.models.photos import Photos as Photos

FORMATS = frozenset({b"jpeg", b"png", b"gif", b"webp", b"bmp"})
"""What is read at all; never SVG, which can name other files."""

MOST_PIXELS = 24_000_000
MOST_BYTES = 40_000_000
STORED_SIDE = 1024
"""A picture that the user chooses is kept at most this large, in pixels a side."""
KEPT_BYTES = 400_000
"""A JPEG or PNG within both limits is kept as it is."""


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


def photo_from_file(path: Path) -> bytes:
    """Return a file's picture as it is stored, made smaller where it is large.

    Raises FileProblem: missing, denied, too_large, no_picture.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileProblem(path.name, "too_large")
        content = path.read_bytes()
    except FileNotFoundError:
        raise FileProblem(path.name, "missing") from None
    except OSError as problem:
        raise FileProblem(path.name, "denied", str(problem)) from problem
    image = read_picture(content)
    if image.isNull():
        raise FileProblem(path.name, "no_picture")
    plain = content.startswith((b"\xff\xd8", b"\x89PNG"))
    if plain and len(content) <= KEPT_BYTES and max(image.width(), image.height()) <= STORED_SIDE:
        return content
    return _stored(image)


def _stored(image: QImage) -> bytes:
    if max(image.width(), image.height()) > STORED_SIDE:
        image = image.scaled(
            QSize(STORED_SIDE, STORED_SIDE),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    if image.hasAlphaChannel():
        flat = QImage(image.size(), QImage.Format.Format_RGB32)
        flat.fill(Qt.GlobalColor.white)
        _draw_over(flat, image)
        image = flat
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 88)  # type: ignore[call-overload]  # the stub wants str for bytes
    return bytes(content.data())


def _draw_over(ground: QImage, image: QImage) -> None:
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
