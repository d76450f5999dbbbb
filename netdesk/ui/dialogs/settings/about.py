"""Settings, About: the version, and whose work is in it."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from netdesk import __version__
from netdesk.ui.dialogs.settings.parts import Group, Row, SettingsPage
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.nav import BrandMark
from netdesk.words import tr

PARTS = (
    ("Qt for Python", "LGPL 3"),
    ("SQLite, APSW, Peewee", "public domain, zlib, MIT"),
    ("vobject, phonenumberslite", "Apache 2.0"),
    ("dateparser", "BSD 3-Clause"),
    ("platformdirs, jeepney, QtAwesome", "MIT"),
    ("Phosphor icons", "MIT"),
    ("Font Awesome brand icons", "OFL 1.1, CC BY 4.0"),
)
"""What NetDesk is made of, and the licences."""


class AboutPage(SettingsPage):
    """No link leads out of here."""

    def __init__(self) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(BrandMark(56))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(tr("NetDesk %1", __version__), "title3"))
        words.addWidget(
            Text(tr("Nobody you met is forgotten, nobody is pestered."), "body", "text2")
        )
        words.addWidget(Text(tr("Free software under the MIT licence."), "small", "text2"))
        head.addLayout(words, 1)
        self.add("", head)
        qt = tr("Qt %1", qVersion())
        rows = [Row(name, "", Text(licence, "small", "text2")) for name, licence in PARTS]
        self.add(tr("Made with · %1", qt), Group(*rows))
        self.body.addStretch(1)
