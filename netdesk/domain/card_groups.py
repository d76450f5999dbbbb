"""Groups of vCard properties (item1.URL, item1.X-ABLabel) of two cards that become one."""

from collections.abc import Iterable

from netdesk.domain.contact import Property


def regrouped(kept: Iterable[Property], fresh: Iterable[Property]) -> list[Property]:
    """Give the groups of `fresh` new names where a kept property has them (item1, item2, ...)."""
    used = {one.group.lower() for one in kept if one.group}
    renamed: dict[str, str] = {}
    found = []
    for one in fresh:
        group = one.group
        if group and group.lower() in used:
            if group not in renamed:
                number = next(n for n in range(1, 10_000) if f"item{n}" not in used)
                renamed[group] = f"item{number}"
                used.add(renamed[group])
            group = renamed[group]
        found.append(one._replace(group=group))
    return found
