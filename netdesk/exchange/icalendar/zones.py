"""Time zones by the names that calendars give them."""

import re
from functools import lru_cache
from zoneinfo import ZoneInfo

from tzlocal.windows_tz import win_tz

_KEY = re.compile(r"[A-Za-z][\w+-]{0,40}(?:/[\w+-]{1,40}){0,2}", re.ASCII)


@lru_cache(maxsize=512)
def zone(name: str) -> ZoneInfo | None:
    """Return the time zone of an IANA or Windows name, None if nobody knows it.

    Some programs put a path of their own before it: `/example.org/Tzfile/Europe/Berlin`.
    """
    plain = name.strip().strip('"')
    parts = plain.split("/")
    for tried in (win_tz.get(plain, plain), *("/".join(parts[-n:]) for n in (3, 2))):
        if _KEY.fullmatch(tried):
            try:
                return ZoneInfo(tried)
            except (KeyError, ValueError, OSError):
                continue
    return None
