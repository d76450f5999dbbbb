"""A way to reach a person."""

from typing import NamedTuple

from netdesk.domain.model.kinds import ChannelKind


class Channel(NamedTuple):
    """One way to reach a person; `value` is as the source wrote it.

    `parts` are the components of an address in the order of RFC 6350 §6.3.1 (PO box, extended,
    street, city, region, code, country), empty for all else.
    """

    kind: ChannelKind
    value: str
    label: str = ""
    preferred: bool = False
    parts: tuple[str, ...] = ()
    id: int = 0
