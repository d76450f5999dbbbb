"""Where the book, its backups and our own resources lie, frozen or not."""

import os
import sys
from pathlib import Path


def typed(text: str) -> Path:
    """Return the path that somebody typed: `~` is their home, `~a.vcf` just a name."""
    return Path(os.path.expanduser(text))


def data_dir() -> Path:
    """Return the user's folder for NetDesk's data (not made here)."""
    if sys.platform == "linux":  # the rule is one line; platformdirs would cost each start 3 ms
        named = os.environ.get("XDG_DATA_HOME", "").strip()
        return (Path(named) if named else Path.home() / ".local/share") / "netdesk"
    import platformdirs

    return Path(platformdirs.user_data_dir("netdesk", appauthor=False))


def book() -> Path:
    """Return the book's file: NETDESK_BOOK, else the one in the user's data folder."""
    named = os.environ.get("NETDESK_BOOK")
    return typed(named) if named else data_dir() / "netdesk.book"


def backups_dir(book_path: Path) -> Path:
    """Return the folder beside a book that holds its backups."""
    return book_path.with_name(book_path.name + "-backups")


def left_log(book_path: Path) -> bool:
    """Say whether the last program that wrote the book ended without closing it."""
    log = book_path.with_name(book_path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def resource(name: str) -> Path:
    """Return one of our own files: in the bundle, in a wheel, or in a clone."""
    bundle = getattr(sys, "_MEIPASS", None)
    package = Path(bundle, "netdesk") if bundle else Path(__file__).parent
    shipped = package / "resources" / name
    return shipped if shipped.exists() else Path(__file__).parent.parent / "resources" / name
