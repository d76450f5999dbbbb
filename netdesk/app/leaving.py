"""What other programs are to open: links and the folders of files; said where none does."""

import os

from netdesk.desktop import links
from netdesk.ui.bus import Bus, Notice
from netdesk.words import tr


def open_link(bus: Bus, url: str) -> None:
    """Open a link outside; who asked for it hears from the bus at once if nothing did."""
    if links.open_url(url):
        return
    where = links.host(url)
    said = tr("No program here opens %1", where) if where else tr("Such a link is not opened")
    bus.said.emit(Notice(said))
    bus.unopened.emit(url)


def show_file(bus: Bus, path: str) -> None:
    """Show the folder of a file."""
    if not os.path.exists(path):
        bus.said.emit(Notice(tr("There is no such file: %1", path)))
    elif not links.show_file(path):
        bus.said.emit(Notice(tr("No program here shows the folder of %1", path)))
