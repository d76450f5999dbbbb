"""vobject behaviours that write a line as each vCard version wants it.

vobject's own line serializer sorts parameters, folds by characters and writes 3.0 syntax
whatever the version, and lets line breaks through in parameters.
"""

import io
import re
from binascii import b2a_qp
from collections.abc import Iterator
from typing import Any

from vobject.base import Component, ContentLine
from vobject.behavior import Behavior

from netdesk.domain.contact import Property
from netdesk.exchange.content_lines import WIDTH, fold
from netdesk.exchange.vcard.values import binary, is_base64

_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_NOT_NAME = re.compile(r"[^\w-]", re.ASCII)
"""A blank or a slash in a name costs other readers the property, if not the whole card."""

_NOT_GROUP = re.compile(r"[:;\"\s]", re.ASCII)
_CARD_NAME = re.compile(rb"v(?=card)", re.IGNORECASE)
_NOT_KEY = re.compile(r"[^\w-]")
_BARE = re.compile(r"[A-Za-z0-9-]+", re.ASCII)
_NEVER_BARE = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT", "Q"})
_SPELT = {"X-ABLABEL": "X-ABLabel", "X-ABSHOWAS": "X-ABShowAs"}
_UNDECODED = {"CHARSET": "X-CHARSET", "ENCODING": "X-ENCODING"}
"""What a value that we couldn't decode goes out with: others would fail on the whole card."""

_TO_CARETS = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})


class Line(ContentLine):  # type: ignore[misc]
    """A content line whose parameters keep their order and spelling."""

    def __init__(self, property_: Property, behavior: type[Behavior]) -> None:
        super().__init__(property_.name, [], property_.value, property_.group or None)
        self.property = property_
        self.behavior = behavior


class Card(Component):  # type: ignore[misc]
    """A VCARD whose lines keep their order."""

    normal_attributes = (*Component.normal_attributes, "ordered")

    def __init__(self, version: str) -> None:
        super().__init__("VCARD")
        self.ordered: list[Line] = []
        self.behavior = _CARDS[version]

    def put(self, property_: Property) -> None:
        """Append a property, whose value is escaped for this card's version."""
        line = Line(property_, self.behavior.defaultBehavior)
        self.ordered.append(line)
        self.contents.setdefault(line.name.lower(), []).append(line)

    def getSortedChildren(self) -> list[Line]:  # noqa: N802 (vobject's name)
        """Return the lines as they were put."""
        return self.ordered

    def content(self) -> bytes:
        """Return the card's bytes; raises vobject's ValidateError if it lacks what it must have."""
        buffer = io.BytesIO()
        self.serialize(buffer, WIDTH)
        return buffer.getvalue()


class Line3(Behavior):  # type: ignore[misc]
    """Lines of vCard 3.0 (RFC 2426)."""

    allowGroup = True  # noqa: N815 (vobject's name)

    @classmethod
    def serialize(cls, obj: Line, buf: io.BytesIO, *_args: Any, **_more: Any) -> io.BytesIO:
        """Write the line, folded between characters."""
        one = obj.property
        head = _name(one) + "".join(cls.parameters(one))
        if is_raw(one):
            buf.write(f"{head}:{_unbroken(one.value)}\r\n".encode())
        else:
            value = _BREAK.sub(r"\\n", one.value)
            buf.write(fold(f"{head}:{value}".encode()))
        return buf

    @classmethod
    def parameters(cls, property_: Property) -> list[str]:
        """Return the parameters, each with its semicolon."""
        return [f";{key}={quote(value)}" for key, value in _sound(property_)]


class Line4(Line3):
    """Lines of vCard 4.0: lists of types, carets in parameters (RFC 6868)."""

    @classmethod
    def parameters(cls, property_: Property) -> list[str]:
        """Return the parameters, types that follow each other in one list."""
        parts: list[str] = []
        for key, value in _sound(property_):
            if key == "TYPE" and parts and parts[-1].startswith(";TYPE="):
                parts[-1] += f",{_caret(value)}"
            else:
                parts.append(f";{key}={_caret(value)}")
        return parts


class Line2(Line3):
    """Lines of vCard 2.1: bare types, quoted-printable, a blank line after base64."""

    @classmethod
    def serialize(cls, obj: Line, buf: io.BytesIO, *_args: Any, **_more: Any) -> io.BytesIO:
        """Write the line; what is not short plain ASCII goes out as quoted-printable."""
        one = obj.property
        head = _name(one)
        rest = "".join(cls.parameters(one))
        if is_base64(one):
            buf.write(fold(f"{head}{rest}:{_BREAK.sub('', one.value)}".encode()) + b"\r\n")
        elif is_raw(one):
            buf.write(f"{head}{rest}:{_unbroken(one.value)}\r\n".encode())
        elif _is_plain(one.value) and len(head) + len(rest) + len(one.value) < WIDTH:
            buf.write(f"{head}{rest}:{one.value}\r\n".encode())
        elif any(key == "CHARSET" for key, _ in one.parameters):
            buf.write(fold(f"{head}{rest}:{_BREAK.sub(' ', one.value)}".encode()))
        else:
            head += ";ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8"
            start = f"{head}{rest}:".encode()
            buf.write(start + quoted_printable(one.value, WIDTH - len(start)) + b"\r\n")
        return buf

    @classmethod
    def parameters(cls, property_: Property) -> list[str]:
        """Return the parameters, types bare as 2.1 has them."""
        return [_old_parameter(key, value) for key, value in property_.parameters]


class Card3(Behavior):  # type: ignore[misc]
    """What every card must have."""

    name = "VCARD"
    isComponent = True  # noqa: N815
    allowGroup = True  # noqa: N815
    versionString = "3.0"  # noqa: N815
    knownChildren = {"FN": (1, None, None), "VERSION": (1, 1, None)}  # noqa: N815
    defaultBehavior = Line3  # noqa: N815


class Card4(Card3):
    """A card of version 4.0."""

    versionString = "4.0"  # noqa: N815
    defaultBehavior = Line4  # noqa: N815


class Card2(Card3):
    """A card of version 2.1."""

    versionString = "2.1"  # noqa: N815
    defaultBehavior = Line2  # noqa: N815


_CARDS = {"2.1": Card2, "3.0": Card3, "4.0": Card4}


def quoted_printable(text: str, room: int) -> bytes:
    """Return text as quoted-printable UTF-8 with soft breaks, line breaks as =0D=0A.

    `room` is how many bytes its first line has left.
    """
    content = _BREAK.sub("\r\n", text).encode()
    encoded = b2a_qp(content, quotetabs=True, istext=False)
    encoded = encoded.replace(b"=\r\n", b"").replace(b"=\n", b"")
    # A soft break must not leave END:VCARD alone on a line.
    encoded = _CARD_NAME.sub(lambda found: b"=%02X" % found[0][0], encoded)
    pieces = []
    start = 0
    while len(encoded) - start > room:
        end = start + max(room - 1, 0)
        cut = encoded.rfind(b"=", max(end - 2, start), end)
        end = cut if cut >= 0 else end
        pieces.append(encoded[start:end])
        start, room = end, WIDTH
    pieces.append(encoded[start:])
    return b"=\r\n".join(pieces)


def quote(value: str) -> str:
    """Return a parameter value that can't end its parameter, its line or its quotes."""
    plain = _CONTROL.sub(" ", value).replace('"', "'")
    if any(mark in plain for mark in ",;:") or plain != plain.strip():
        return f'"{plain}"'
    return plain


def is_raw(property_: Property) -> bool:
    """Say whether a value is still quoted-printable, since it could not be decoded.

    It stays on one line: a fold behind `=` would be a soft break.
    """
    return any(
        key == "ENCODING" and value.upper() in ("QUOTED-PRINTABLE", "Q")
        for key, value in property_.parameters
    )


def _unbroken(value: str) -> str:
    """Keep quoted-printable on its line; a last `=` would join the next one."""
    return _BREAK.sub(" ", value).rstrip("= \t")


def _caret(value: str) -> str:
    return quote(_BREAK.sub("\n", value).translate(_TO_CARETS))


def _name(property_: Property) -> str:
    name = _SPELT.get(property_.name) or _NOT_NAME.sub("-", property_.name).strip() or "X-UNNAMED"
    group = _NOT_GROUP.sub("", property_.group)
    return f"{group}.{name}" if group else name


def _sound(property_: Property) -> Iterator[tuple[str, str]]:
    """Yield the parameters as other readers take them (3.0 and 4.0 know no CHARSET)."""
    undecoded = not (is_base64(property_) and binary(property_))
    for key, value in property_.parameters:
        yield (_UNDECODED.get(key, _key(key)) if undecoded else _key(key)), value


def _key(key: str) -> str:
    return _NOT_KEY.sub("-", key)


def _old_parameter(key: str, value: str) -> str:
    if key == "TYPE" and _BARE.fullmatch(value) and value.upper() not in _NEVER_BARE:
        return f";{value}"
    if key == "X-CUSTOM" and value:
        # Samsung encodes every byte, so that nothing in it means anything.
        label = "".join(f"={byte:02X}" for byte in value.encode())
        return f";X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,{label})"
    return f";{_key(key)}={quote(value)}"


def _is_plain(value: str) -> bool:
    return value.isascii() and value.isprintable() and value == value.strip()
