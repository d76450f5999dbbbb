"""Choices that travel with the book, and their defaults."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any, NamedTuple

from netdesk.domain.model import Circle

CIRCLES = (Circle.INNER, Circle.ACTIVE, Circle.WIDER)


class Preferences(NamedTuple):
    """Every choice with its default (PRODUCT: rules and notifications).

    Times are local; `*_days` are days; `region` is the ISO 3166 code for phones without a country
    code, empty for the system's; `paused_until` is the first local date with reminders again;
    `me` is the person whom the user has marked as themselves, 0 for none; `giving` switches all
    that counts gives and speaks up before an ask.
    """

    morning_hour: time = time(9)
    quiet: bool = True
    quiet_from: time = time(20)
    quiet_to: time = time(8)
    weekends: bool = True
    digest_above: int = 3
    names_in_notifications: bool = True
    paused_until: date | None = None
    first_follow_up_days: int = 2
    neglected_days: int = 5
    rest_days: int = 14
    keep_warm_a_day: int = 5
    reply_days: int = 7
    promise_days: int = 7
    unanswered: int = 2
    inner_days: int = 30
    active_days: int = 90
    wider_days: int = 180
    inner_people: int = 15
    active_people: int = 50
    wider_people: int = 150
    birthdays: bool = False
    birthday_days_ahead: int = 0
    goal_events: int = 1
    goal_people: int = 3
    region: str = ""
    me: int = 0
    goal_first_follow_ups: bool = True
    goal_notice: bool = True
    thanks_days: int = 3
    giving: bool = True

    @property
    def circle_days(self) -> dict[Circle, int]:
        """The cadence of each circle that has one."""
        days = (self.inner_days, self.active_days, self.wider_days)
        return dict(zip(CIRCLES, days, strict=True))

    @property
    def circle_people(self) -> dict[Circle, int]:
        """How many people each circle has room for."""
        people = (self.inner_people, self.active_people, self.wider_people)
        return dict(zip(CIRCLES, people, strict=True))


DEFAULTS = Preferences()
_MOST = 99_999
_AT_LEAST_ONE = {"unanswered", "inner_days", "active_days", "wider_days"}
NAMES = frozenset(Preferences._fields)


def from_stored(rows: Iterable[tuple[str, str]]) -> Preferences:
    """Return the preferences of stored (name, JSON) pairs, without names that we don't know."""
    known = {name: _read(name, value) for name, value in rows if name in NAMES}
    return DEFAULTS._replace(**known)


def stored(value: Any) -> str:
    """Return a value as the JSON that `from_stored` reads."""
    import json

    return json.dumps(value.isoformat() if isinstance(value, date | time) else value)


def fits(name: str, value: Any) -> bool:
    """Say whether there is a preference of this name that can take this value."""
    if name not in NAMES:
        return False
    default = getattr(DEFAULTS, name)
    if default is None:
        return value is None or isinstance(value, date)
    if isinstance(value, int) and not isinstance(value, bool):
        most = value if name == "me" else _MOST
        return type(default) is int and (name in _AT_LEAST_ONE) <= value <= most
    return type(value) is type(default)


def is_sound(name: str, text: str) -> bool:
    """Say whether a stored value can be read; one of a name that we don't know is passed over."""
    try:
        return name not in NAMES or fits(name, _read(name, text))
    except (ValueError, TypeError, RecursionError):
        return False


def _read(name: str, text: str) -> Any:
    import json  # the first paint of a book whose choices are the defaults does without

    default, value = getattr(DEFAULTS, name), json.loads(text)
    if isinstance(default, time):
        return time.fromisoformat(value)
    if default is None:
        return date.fromisoformat(value) if value else None
    return value
