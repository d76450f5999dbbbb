"""What can be chosen for a fact: circle, preferred channel, where met, which field to add."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from netdesk import words
from netdesk.book.origins import Link
from netdesk.domain.model import ChannelKind, Circle, Person
from netdesk.ui import theme
from netdesk.ui.models import links
from netdesk.ui.pages.people.fact_kinds import FACTS
from netdesk.words import tr

Choose = Callable[[str, object], None]
"""Takes a field and its new value."""

PEOPLE_SHOWN = 30

ADDABLE = (
    *("title", "organization"),
    *(fact.field for fact in FACTS),
    *("preferred_channel", "not_before", "met_at", "met_on", "introduced_by"),
)


def circles(parent: QWidget, person: Person, choose: Choose) -> QMenu:
    """Return the menu of circles."""
    menu = QMenu(parent)
    for circle in Circle:
        action = menu.addAction(words.circle(circle))
        action.setCheckable(True)
        action.setChecked(person.circle is circle)
        action.triggered.connect(partial(choose, "circle", circle))
    return menu


def channels(parent: QWidget, person: Person, choose: Choose) -> QMenu:
    """Return the menu of the channels that somebody may prefer, theirs if there are any."""
    menu = QMenu(parent)
    kinds = dict.fromkeys(channel.kind for channel in person.channels)
    for kind in kinds or ChannelKind:
        icon = theme.current().icon(links.ICONS[kind])
        menu.addAction(icon, words.channel_kind(kind), partial(choose, "preferred_channel", kind))
    menu.addSeparator()
    menu.addAction(tr("None"), partial(choose, "preferred_channel", None))
    return menu


def closed(parent: QWidget, choose: Choose) -> QMenu:
    """Return the menu of "do not contact"."""
    menu = QMenu(parent)
    allow = partial(choose, "do_not_contact", False)
    menu.addAction(tr("May be contacted again"), allow)
    return menu


def people(parent: QWidget, found: Sequence[Link], show: Callable[[int], None]) -> QMenu:
    """Return the menu that leads to the people of a chain; who came by another stands below."""
    menu = QMenu(parent)
    for one in found[:PEOPLE_SHOWN]:
        name = "    " * (one.depth - 1) + one.name.replace("&", "&&")
        menu.addAction(name, partial(show, one.person_id))
    return menu


def fields(parent: QWidget, person: Person, add: Callable[[str], None], choose: Choose) -> QMenu:
    """Return the menu of fields that are empty yet."""
    menu = QMenu(parent)
    for field in ADDABLE:
        if not getattr(person, field):
            menu.addAction(words.field(field), partial(add, field))
    menu.addSeparator()
    if person.circle is Circle.EVERYONE:
        menu.addAction(words.field("circle"), partial(add, "circle"))
    if not person.do_not_contact:
        menu.addAction(words.field("do_not_contact"), partial(choose, "do_not_contact", True))
    return menu
