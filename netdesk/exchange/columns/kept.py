"""Keep what has no field of ours as properties of a card, so that it goes out again."""

import re
from collections.abc import Iterable, Iterator

from netdesk.domain.contact import Property
from netdesk.domain.folding import fold
from netdesk.exchange.columns.targets import Field
from netdesk.exchange.escapes import escape
from netdesk.exchange.vcard.fields import is_known

_APPLE = {Field.RELATED: "X-ABRELATEDNAMES", Field.DATE: "X-ABDATE"}
_APPLE_LABELS = {
    word.lower(): f"_$!<{word}>!$_"
    for word in ("Spouse", "Partner", "Child", "Manager", "Assistant", "Anniversary", "Friend")
}
_PLAIN = re.compile(r"[a-z0-9]+")


def properties(cells: Iterable[tuple[Field, str, str]]) -> Iterator[Property]:
    """Yield the properties of cells, each with its field and what it is called.

    What has no field of its own is named after its column; one whose name has no plain letters
    is named by label, as Apple names people close to somebody and their days.
    """
    for number, (field, called, cell) in enumerate(cells, 1):
        name = _APPLE.get(field) or property_name(called)
        group = f"item{number}" if called and (field in _APPLE or not name) else ""
        yield Property(name or "X-COLUMN", escape(cell, "3.0", ",;"), (), group)
        if group:
            label = _APPLE_LABELS.get(called.lower(), called)
            yield Property("X-ABLABEL", escape(label, "3.0", ",;"), (), group)


def property_name(column: str) -> str:
    """Return a property's name that says the column's, nothing if its letters don't allow it."""
    folded = fold(column)
    if not folded.isascii():
        return ""
    name = "X-" + "-".join(_PLAIN.findall(folded)).upper()[:60]
    if name == "X-":
        return ""
    return f"X-COLUMN-{name[2:]}" if is_known(Property(name, "x")) else name
