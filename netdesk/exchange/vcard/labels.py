"""Carry the labels of channels between TYPE parameters, X-ABLabel and plain words."""

import re
from functools import lru_cache

from netdesk.domain.contact import Property

Parameters = tuple[tuple[str, str], ...]

# TYPE values that say nothing that a person would call the channel.
_SILENT = frozenset(
    {
        *("pref", "voice", "internet", "email", "msg", "text", "textphone", "tel", "url", "uri"),
        *("video", "x400", "intl", "dom", "postal", "parcel", "isdn", "modem", "bbs", "car", "pcs"),
        *("jpeg", "iphone"),
    }
)
_PLACES = ("home", "work", "other", "school")
_DEVICES = ("mobile", "fax", "pager", "main", "assistant")
_SAME = {"cell": "mobile", "mobil": "mobile", "business": "work", "x-mobile": "mobile"}
_APPLE = re.compile(r"_?\$!<(.*)>!\$_?")
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APPLE_OWN = {
    "home page": "_$!<HomePage>!$_",
    "apple watch": "_$!<AppleWatch>!$_",
}


def is_preferred(property_: Property) -> bool:
    """Say whether a property is the preferred one of its kind (TYPE=pref, PREF=1)."""
    return bool(property_.parameters) and _described(property_.parameters)[1]


def types(parameters: Parameters) -> list[str]:
    """Return the TYPE values in lower case; quoted lists count as lists."""
    return [
        item.strip()
        for name, value in parameters
        if name == "TYPE"
        for item in value.lower().split(",")
    ]


def label(property_: Property, labels: dict[str, str]) -> str:
    """Return what the channel is called: its X-ABLabel, a custom label, or its types in words.

    `labels` has the texts of the card's X-ABLabel properties by group in lower case.
    """
    if property_.group and (given := labels.get(property_.group.lower())):
        return given
    return _described(property_.parameters)[0] if property_.parameters else ""


def spoken(text: str) -> str:
    """Turn an X-ABLabel into words: Apple's own names lose their brackets, others stay."""
    found = _APPLE.fullmatch(text.strip())
    if found is None:
        return text.strip()
    return _WORD.sub(" ", found[1]).lower()


def as_types(text: str) -> list[str] | None:
    """Return the TYPE values that read back as this label, None if there are none."""
    if not text:
        return []
    words = text.split(" ")
    if _words(words) != text or any(word not in (*_PLACES, *_DEVICES) for word in words):
        return None
    return ["cell" if word == "mobile" else word for word in words]


def as_apple(text: str) -> str:
    """Return the X-ABLabel that reads back as this label."""
    return _APPLE_OWN.get(text, text)


@lru_cache(maxsize=256)
def _described(parameters: Parameters) -> tuple[str, bool]:
    """Return label and preference that parameters say: the same few come again and again."""
    found = types(parameters)
    preferred = "pref" in found or any(
        name == "PREF" and value in ("1", "") for name, value in parameters
    )
    for name, value in parameters:
        if name in ("X-CUSTOM", "X-LABEL") and value:
            return value, preferred
    return _words(found), preferred


def _words(values: list[str]) -> str:
    plain = [_SAME.get(value, value) for value in values if value and value not in _SILENT]
    places = [word for word in _PLACES if word in plain]
    devices = [word for word in _DEVICES if word in plain]
    rest = [word for word in plain if word not in places and word not in devices]
    words = [*places, *devices] or [word.removeprefix("x-") for word in rest]
    return " ".join(dict.fromkeys(words))
