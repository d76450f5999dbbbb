"""What a property says, whatever the version and encoding that it was written in."""

import hashlib
import re

from netdesk.domain.contact import Property
from netdesk.exchange.escapes import unescape
from netdesk.exchange.vcard.values import binary

_ODD = re.compile("[ /]")


def meaning(property_: Property) -> tuple[str, str]:
    """Return a property's name and its value for comparing: unescaped, bytes by their hash.

    In a name `/` and blanks are as `-`, which is what they are written as.
    """
    name = _ODD.sub("-", property_.name)
    content = binary(property_)
    if content:
        return name, hashlib.sha256(content).hexdigest()
    text = unescape(property_.value, property_.version)
    return name, "\n".join(line.strip() for line in text.splitlines()).strip()
