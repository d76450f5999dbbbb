"""Reads vCards with Evolution's libebook-contacts, in the system's own Python: the witness's seat.

Takes a JSON list of cards on standard input; prints a JSON list of what is in each: its name, and
(name, value, whether base64) of each property.
"""

import json
import sys

import gi  # the system's: Debian's python3-gi

gi.require_version("EBookContacts", "1.2")
from gi.repository import EBookContacts  # noqa: E402


def read(card: str) -> dict[str, object]:
    """Return the name and the properties of a card."""
    contact = EBookContacts.Contact.new_from_vcard(card)
    properties = []
    for one in EBookContacts.VCard.get_attributes(contact):
        encoded = any(parameter.get_name().upper() == "ENCODING" for parameter in one.get_params())
        properties.append([one.get_name().upper(), ";".join(one.get_values()), encoded])
    return {"name": contact.get_property("full-name"), "properties": properties}


if __name__ == "__main__":
    json.dump([read(card) for card in json.load(sys.stdin)], sys.stdout)
