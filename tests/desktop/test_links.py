"""Which links leave NetDesk, and what is said where nothing opens them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from netdesk.app import leaving
from netdesk.desktop import links
from netdesk.ui.bus import Bus


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


def test_what_nothing_opened_is_said(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bus = Bus()
    said, unopened = [], []
    bus.said.connect(lambda notice: said.append(notice.text))
    bus.unopened.connect(unopened.append)
    file = tmp_path / "talk.pdf"
    leaving.show_file(bus, str(file))
    assert said == [f"There is no such file: {file}"]
    assert browser.opened == []
    file.touch()
    leaving.show_file(bus, str(file))
    leaving.open_link(bus, "mailto:ana@loop.io")
    assert browser.opened == [f"file://{tmp_path}", "mailto:ana@loop.io"]
    assert (len(said), unopened) == (1, [])
    monkeypatch.setattr(links.QDesktopServices, "openUrl", lambda _url: False)
    leaving.show_file(bus, str(file))
    for url in ("mailto:ana@loop.io", "javascript:alert(1)"):
        leaving.open_link(bus, url)
    assert said[1:] == [
        f"No program here shows the folder of {file}",
        "No program here opens ana@loop.io",
        "Such a link is not opened",
    ]
    assert unopened == ["mailto:ana@loop.io", "javascript:alert(1)"]
