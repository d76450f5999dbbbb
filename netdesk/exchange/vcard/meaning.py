"""What a property says, whatever the version and encoding that it was written in."""

import hashlib

from netdesk.domain.contact import Property
from netdesk.exchange.escapes import unescape
from netdesk.exchange.vcard.values import binary


def meaning(property_: Property) -> tuple[str, str]:
    """Return a property's name and its value for comparing: unescaped, bytes by their hash."""
    content = binary(property_)
    if content:
        return property_.name, hashlib.sha256(content).hexdigest()
    text = unescape(property_.value, property_.version)
    return property_.name, "\n".join(line.strip() for line in text.splitlines()).strip()
