"""vobject's components with lines that are written as they were made.

vobject's own line serializer sorts, escapes addresses and lets line breaks through in parameters.
"""

import io
from collections.abc import Iterable
from typing import Any

from vobject.base import Component, ContentLine
from vobject.behavior import Behavior

from netdesk.exchange.content_lines import fold


class _AsMade(Behavior):  # type: ignore[misc]
    """Writes a line with its name, parameters and value as they are, folded."""

    @classmethod
    def serialize(cls, obj: ContentLine, buf: io.BytesIO, *_args: Any, **_more: Any) -> io.BytesIO:
        """Write the line."""
        buf.write(fold(f"{obj.name}:{obj.value}".encode("utf-8", "replace")))
        return buf


class Ordered(Component):  # type: ignore[misc]
    """A component whose parts keep their order."""

    normal_attributes = (*Component.normal_attributes, "ordered")

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.ordered: list[Any] = []

    def put(self, part: Any) -> None:
        """Append a line or a component."""
        self.ordered.append(part)

    def getSortedChildren(self) -> list[Any]:  # noqa: N802 (vobject's name)
        """Return the parts as they were put."""
        return self.ordered


def line(name: str, value: str) -> ContentLine:
    """Return a content line; `name` may carry parameters."""
    made = ContentLine(name, [], value)
    made.name, made.behavior = name, _AsMade
    return made


def component(name: str, lines: Iterable[tuple[str, str]]) -> Ordered:
    """Return a component of these lines."""
    made = Ordered(name)
    for one in lines:
        made.put(line(*one))
    return made
