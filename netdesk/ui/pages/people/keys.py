"""The keys of People, as the list under Ctrl+/ tells them."""

from netdesk.words import tr


def keys() -> list[tuple[str, str]]:
    """Return each key with what it does."""
    return [
        ("J  K", tr("Next, previous person")),
        ("Enter", tr("Open")),
        ("L", tr("Log contact")),
        ("F", tr("Follow up")),
        ("W", tr("Write")),
        ("R", tr("Replied")),
        ("H", tr("Share something")),
        ("I", tr("Introduce to somebody")),
        ("T", tr("Niche")),
        ("N", tr("Write a note")),
        ("F2", tr("Edit the name")),
        ("X", tr("Select, unselect")),
        ("Ctrl+P", tr("Print")),
        ("Ctrl+A", tr("Select all")),
        ("Del", tr("Delete")),
        ("Esc", tr("Back")),
    ]
