"""What a word of the line names: something by its name, or by the number that its list shows."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from netdesk.domain.errors import NotFound
from netdesk.domain.folding import fold


class Named(Protocol):
    """What has a name and a number."""

    @property
    def id(self) -> int:
        """The number that lists show."""

    @property
    def name(self) -> str:
        """What it is called."""


N = TypeVar("N", bound=Named)


def named(known: Iterable[N], text: str) -> N | None:
    """Return the first of exactly this name, else that of this id; a beginning may be another's
    name."""
    known, wanted = list(known), fold(" ".join(text.split()))
    called = next((one for one in known if fold(one.name) == wanted), None)
    return called or next((one for one in known if str(one.id) == text), None)


def refuse_number(noun: str, name: str) -> None:
    """Raise NotFound for a mere number as a name: it is the id of something that is not there."""
    if name.isdecimal():
        raise NotFound(noun, name)
