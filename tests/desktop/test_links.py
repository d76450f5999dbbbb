"""Which links leave NetDesk."""

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from netdesk.desktop import links


class Browser(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser(qtbot: QtBot) -> object:
    browser = Browser()
    for scheme in (*links.SCHEMES, "file", "javascript"):
        QDesktopServices.setUrlHandler(scheme, browser, "open")
    yield browser
    for scheme in (*links.SCHEMES, "file", "javascript"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a?b=c#d", "example.org"),
        ("HTTP://Example.org", "example.org"),
        ("https://münchen.example/", "xn--mnchen-3ya.example"),
        ("https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example"),
        ("mailto:ana@loop.io", "ana@loop.io"),
        ("tel:+34600111222", "+34600111222"),
        ("sms:+34600111222", "+34600111222"),
        ("xmpp:ana@loop.io", "ana@loop.io"),
    ],
)
def test_known_links_open_and_say_where_they_lead(browser: Browser, url: str, shown: str) -> None:
    assert links.host(url) == shown
    assert links.open_url(url)
    assert len(browser.opened) == 1


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https://user@example.org",
        "https://user:secret@example.org",
        "https://@example.org",
        "https://good.example@evil.example/",
        "https://good.example\\@evil.example/",
        "https://exam ple.org",
        "https://example.org\n",
        "\thttps://example.org",
        "https://example.org/\u202egpj.exe",
        "mailto:",
        "mailto://ana@loop.io",
        "xmpp://me@loop.io/ana",
        "tel:",
        "ftp://example.org",
        "ms-word:ofe|u|https://example.org",
        "smb://example.org/share",
    ],
)
def test_everything_else_stays(browser: Browser, url: str) -> None:
    assert links.host(url) == ""
    assert not links.open_url(url)
    assert browser.opened == []
