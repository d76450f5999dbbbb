"""Open a link from somebody's card outside NetDesk, if it is of a kind that we know."""

import re
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

SCHEMES = frozenset({"https", "http", "mailto", "tel", "sms", "xmpp"})
_WEB = frozenset({"https", "http"})
# Spaces, control and bidirectional characters have no place in a URL (RFC 3986 §2); a backslash is
# read as a slash by browsers, so that the host that they open would not be the one we show.
_UNSAFE = re.compile(r"[\s\x00-\x20\x7f-\x9f\\\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


def allowed(url: str) -> bool:
    """Say whether `open_url` would open `url`: a known scheme, a host for the web, no user info."""
    if _UNSAFE.search(url):
        return False
    link = QUrl(url, QUrl.ParsingMode.StrictMode)
    if not link.isValid() or link.scheme() not in SCHEMES or link.userInfo():
        return False
    if link.scheme() in _WEB:
        return bool(link.host()) and "@" not in link.authority()
    return bool(link.path()) and not link.authority()


def host(url: str) -> str:
    """Return what to show of `url` before it is opened: the host, else the address or number.

    A host outside ASCII is shown as the network sees it (`xn--...`, RFC 3492), so that no letter
    can pose as another. The empty text means that the link is not opened at all.
    """
    if not allowed(url):
        return ""
    link = QUrl(url)
    if link.scheme() in _WEB:
        return link.host(QUrl.ComponentFormattingOption.FullyEncoded)
    return link.path()


def show_file(path: str) -> bool:
    """Show the folder of a file; the file itself, which could be a program, is not started."""
    folder = Path(path).parent
    return folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def open_url(url: str) -> bool:
    """Open `url` in the program that the system has for it; say whether one was asked to."""
    return allowed(url) and QDesktopServices.openUrl(QUrl(url))
