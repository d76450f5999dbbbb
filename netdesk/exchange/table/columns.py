"""The columns of a table, found by their names however these are written."""

from collections.abc import Iterable
from functools import lru_cache

from netdesk.domain.folding import fold


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """Return a name as names are compared: folded, nothing but letters and digits."""
    return "".join(filter(str.isalnum, fold(name))) or name.strip()


def trimmed(cells: list[str]) -> list[str]:
    """Return cells without the empty ones at their end."""
    filled = [place for place, cell in enumerate(cells, 1) if cell.strip()]
    return cells[: max(filled, default=1)]


class Columns:
    """The names of the columns in their order, each one once.

    What has no name is called after its place; a name that comes again is numbered.
    """

    def __init__(self, cells: Iterable[str]) -> None:
        names: dict[str, int] = {}
        for place, cell in enumerate(cells, 1):
            first = wanted = " ".join(cell.strip(" \t\ufeff\"'").split()) or f"Column {place}"
            while wanted in names:
                names[first] += 1
                wanted = f"{first} ({names[first]})"
            names[wanted] = 1
        self.names = tuple(names)
        self._places: dict[str, int] = {}
        for place, name in enumerate(self.names):
            self._places.setdefault(plain(name), place)

    def __len__(self) -> int:
        return len(self.names)

    def place(self, name: str) -> int | None:
        """Return where the column of this name stands, None if there is none."""
        return self._places.get(plain(name))

    def name(self, place: int) -> str:
        """Return a column's name; a cell beyond the header is called after its place."""
        return self.names[place] if place < len(self.names) else f"Column {place + 1}"
