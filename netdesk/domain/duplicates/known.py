"""A person with what is derived for comparing."""

from functools import lru_cache

from netdesk.domain.duplicates.candidate import Entry, Reason, kind_of
from netdesk.domain.folding import fold
from netdesk.domain.names_alike import words

KINDS = {Reason.EMAIL: 1, Reason.PHONE: 2, Reason.PROFILE: 4}
PROFILE = KINDS[Reason.PROFILE]

_LEGAL = """
gmbh ag ug kg ohg ev inc ltd llc plc co corp corporation company limited sa sl srl spa bv nv ab oy
as aps sas sarl kk the und and
"""
_FORMS = frozenset(_LEGAL.split())


class Known:
    """A person: the words of the name, `line` of them in order, the company, the day of birth, and
    which kinds of channels there are, as bits."""

    __slots__ = (
        *("day", "entry", "has_initial", "keys", "kinds", "line", "name", "nick", "niches"),
        *("org", "_sites"),
    )

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.keys, self.niches = entry.keys, entry.niches
        self.name = words(entry.name)
        self.line = " ".join(sorted(self.name))
        self.has_initial = 1 in map(len, self.name)
        self.nick = words(entry.nickname) if entry.nickname else ()
        self.org = company(entry.organization) if entry.organization else ""
        self.day = entry.birthday.replace("-", "")[-4:] if entry.birthday else ""
        self.kinds = 0
        for key in entry.keys:
            self.kinds |= KINDS[kind_of(key)]
        self._sites: dict[str, set[str]] | None = None

    def is_elsewhere(self, other: "Known") -> bool:
        """Say of two who have profiles whether both are on a network, each as somebody else."""
        mine, theirs = self._profiles(), other._profiles()
        return any(mine[host].isdisjoint(theirs[host]) for host in mine.keys() & theirs.keys())

    def _profiles(self) -> dict[str, set[str]]:
        """Return the profiles of each network, found out when first wanted."""
        if self._sites is None:
            self._sites = {}
            for key in self.keys:
                if kind_of(key) is Reason.PROFILE:
                    ends = "/" if key.startswith("//") else ":"
                    host = key.removeprefix("//").partition(ends)[0]
                    self._sites.setdefault(host, set()).add(key)
        return self._sites


@lru_cache(20_000)
def company(name: str) -> str:
    """Return a company's folded name without its legal form."""
    kept = [word for word in words(name) if word not in _FORMS]
    return " ".join(kept) or fold(name)
