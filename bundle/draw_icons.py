"""Draw the app's icons in every size from the two SVG files: `uv run bundle/draw_icons.py`."""

import shutil
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parent.parent / "resources" / "icons"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
# Types of the ICNS container that hold a PNG, by size in pixels.
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def source(size: int) -> Path:
    """Return the drawing for a size: small ones have thicker lines."""
    return ICONS / ("netdesk-48.svg" if size <= 48 else "netdesk.svg")


def png(size: int) -> bytes:
    """Return the icon as a PNG of `size` by `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(source(size))).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return content.data()


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return a Windows icon that holds the PNGs."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return head + entries + b"".join(pictures.values())


def icns(pictures: dict[int, bytes]) -> bytes:
    """Return a macOS icon that holds the PNGs."""
    parts = [
        ICNS_TYPES[size] + struct.pack(">I", len(picture) + 8) + picture
        for size, picture in pictures.items()
    ]
    content = b"".join(parts)
    return b"icns" + struct.pack(">I", len(content) + 8) + content


def main() -> None:
    """Write the PNGs in the layout of an icon theme, and the two containers."""
    app = QGuiApplication(["draw_icons", "-platform", "offscreen"])
    pictures = {size: png(size) for size in SIZES}
    for size, picture in pictures.items():
        folder = ICONS / "hicolor" / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "org.netdesk.netdesk.png").write_bytes(picture)
    scalable = ICONS / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ICONS / "netdesk.svg", scalable / "org.netdesk.netdesk.svg")
    (ICONS / "netdesk.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (ICONS / "netdesk.icns").write_bytes(icns({size: pictures[size] for size in ICNS_TYPES}))
    app.quit()


main()
