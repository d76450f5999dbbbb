"""Fields of a person set, added to and taken from by their names as text, several in one step."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from netdesk.book import channels, dates, niches, people
from netdesk.book.opening import journal
from netdesk.domain import cadence, matching, networks
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.folding import fold
from netdesk.domain.model import Channel, ChannelKind, Circle, Person

_ASSIGNMENT = re.compile(r"([+-]?)([a-z_]+)=(.*)", re.DOTALL)
_LINES = frozenset(
    (
        *("name", "prefix", "given_name", "additional_names", "family_name", "suffix", "nickname"),
        *("organization", "department", "title", "met_at"),
    )
)
_BLOCKS = frozenset({"notes", "offers", "needs", "met_note"})
_BIRTHDAY = re.compile(r"(\d{4}|-)-\d\d-\d\d")  # 1990-04-12, or --04-12 without a year
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


@dataclass(frozen=True, slots=True)
class Assignment:
    """One FIELD=VALUE: `sign` is empty to set, + to add, - to take away."""

    sign: str
    field: str
    value: str


def assignment(text: str) -> Assignment:
    """Read FIELD=VALUE, +FIELD=VALUE or -FIELD=VALUE; raises NotUnderstood("field")."""
    found = _ASSIGNMENT.fullmatch(text)
    if not found:
        raise NotUnderstood("field", text, _NAMES)
    sign, name, value = found.groups()
    if name not in _NAMES or (sign == "+" and name in _VALUES):
        raise NotUnderstood("field", text, _NAMES)
    return Assignment(sign, name, value.strip())


def change(person_id: int, assignments: Sequence[Assignment], *, today: date) -> None:
    """Do all assignments to a person as one step, or none; raises NotFound or NotUnderstood."""
    name = people.person(person_id, today=today).name
    with journal().step("person_edited", name=name, n=1):
        for one in sorted(assignments, key=lambda one: one.field != "name"):  # its parts follow it
            _do(people.person(person_id, today=today), one, today)


def _do(person: Person, one: Assignment, today: date) -> None:
    if one.field == "niches":
        _change_niches(person, one)
    elif one.field in _LISTS:
        _change_channels(person, one)
    elif one.field in _BLOCKS or one.field in _LINES:
        people.edit(person.id, **{one.field: _text(getattr(person, one.field), one)})
    else:
        people.edit(person.id, **{one.field: _VALUES[one.field](_value(one), today)})


def _text(old: str, one: Assignment) -> str:
    """Return what a text becomes: added text is a new paragraph, taken text goes where it was."""
    if not one.sign:
        return one.value
    between = "\n\n" if one.field in _BLOCKS else " "
    if one.sign == "+":
        return f"{old}{between}{one.value}" if old else one.value
    if one.value and one.value not in old:
        raise _unfit(one)
    kept = old.replace(one.value, "") if one.value else ""
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def _value(one: Assignment) -> str:
    return "" if one.sign == "-" else one.value


def _change_niches(person: Person, one: Assignment) -> None:
    wanted = {fold(name): name for name in map(niches.called, _several(one))}
    if one.sign != "-":
        for name in wanted.values():
            niches.tag([person.id], name)
    for niche in person.niches:
        named = fold(niche.name) in wanted
        if (one.sign == "-" and (named or not wanted)) or (not one.sign and not named):
            niches.untag([person.id], niche.id)


def _change_channels(person: Person, one: Assignment) -> None:
    fits, make = _CHANNELS[one.field]
    wanted = [_made(make, text, one) for text in _several(one)]
    present = [channel for channel in person.channels if fits(channel.kind)]
    if one.sign == "-":
        gone = [old for old in present if not wanted or any(_same(old, new) for new in wanted)]
        if wanted and not gone:
            raise _unfit(one)
    else:
        gone = [old for old in present if not any(_same(old, new) for new in wanted)]
        for new in wanted:
            if not any(_same(old, new) for old in present):
                channels.add(person.id, new)
    if one.sign != "+":
        for old in gone:
            channels.remove(old.id)


def _several(one: Assignment) -> list[str]:
    """Take a list apart: by commas, an address never, what may hold a comma by blanks."""
    split = {"addresses": r"\0", "urls": r"\s+", "profiles": r"[\s,]+"}.get(one.field, r"[,;]")
    return [text for part in re.split(split, one.value) if (text := part.strip())]


def _made(make: Callable[[str], Channel | None], text: str, one: Assignment) -> Channel:
    made = make(text)
    if made is None:
        raise _unfit(one)
    return made


def _same(old: Channel, new: Channel) -> bool:
    if old.kind.is_profile and new.kind.is_profile:
        return matching.match_key(old) == matching.match_key(new)
    return matching.same_value(old.kind, old.value, new.value, "", "")


def _mail(text: str) -> Channel | None:
    return Channel(ChannelKind.EMAIL, text) if re.fullmatch(r"[^\s@]+@[^\s@]+", text) else None


def _phone(text: str) -> Channel | None:
    return Channel(ChannelKind.PHONE, text) if re.search(r"\d", text) else None


def _address(text: str) -> Channel:
    return Channel(ChannelKind.ADDRESS, text, parts=("", "", text, "", "", "", ""))


def _profile(text: str) -> Channel:
    prefix, colon, handle = text.partition(":")
    kind = networks.PREFIXES.get(prefix.lower())
    if colon and kind and kind.is_profile:
        return networks.channel(kind, handle)
    if "." not in text or "@" in text:
        return Channel(ChannelKind.OTHER, text)
    found = networks.page(text)
    return found if found.kind.is_profile else found._replace(kind=ChannelKind.OTHER)


_CHANNELS: Mapping[str, tuple[Callable[[ChannelKind], bool], Callable[[str], Channel | None]]] = {
    "emails": (lambda kind: kind is ChannelKind.EMAIL, _mail),
    "phones": (lambda kind: kind is ChannelKind.PHONE, _phone),
    "addresses": (lambda kind: kind is ChannelKind.ADDRESS, _address),
    "urls": (
        lambda kind: kind is ChannelKind.WEBSITE,
        lambda text: Channel(ChannelKind.WEBSITE, text),
    ),
    "profiles": (lambda kind: kind.is_profile, _profile),
}
_LISTS = frozenset({*_CHANNELS, "niches"})


def _birthday(text: str, _: date) -> str:
    if not text:
        return ""
    whole = text.replace("--", "2000-", 1) if text.startswith("--") else text
    try:
        date.fromisoformat(whole if _BIRTHDAY.fullmatch(text) else "")
    except ValueError:
        _refuse("birthday", text)
    return text


def _day(text: str, today: date) -> date | None:
    if not text:
        return None
    found = dates.understood(text, today)
    if found is None:
        raise NotUnderstood("when", text)
    return found.day


def _yes(text: str, _: date) -> bool:
    answer = text.lower()
    if answer not in ("yes", "true", "1", "on", "no", "false", "0", "off", ""):
        _refuse("do_not_contact", text)
    return answer in ("yes", "true", "1", "on")


def cadence_days(text: str, _: date) -> int | None:
    """Return the days of a cadence: `90`, `3m`, `none`; raises NotUnderstood."""
    if text in ("", "none"):
        return None
    found = re.fullmatch(r"(\d{1,4})\s*([dwmy]?)", text)
    days = int(found[1]) * _DAYS[found[2] or "d"] if found else 0
    if not 0 < days <= cadence.LONGEST:
        _refuse("cadence_days", text)
    return days


def _circle(text: str, _: date) -> Circle:
    if text and text not in set(Circle):
        _refuse("circle", text)
    return Circle(text or Circle.EVERYONE)


def _preferred(text: str, _: date) -> ChannelKind | None:
    if text and text not in set(ChannelKind):
        _refuse("preferred_channel", text)
    return ChannelKind(text) if text else None


def _person(text: str, _: date) -> int | None:
    return people.find(text) if text else None


def _refuse(field: str, text: str) -> NoReturn:
    raise NotUnderstood("value", f"{field}={text}")


def _unfit(one: Assignment) -> NotUnderstood:
    return NotUnderstood("value", f"{one.sign}{one.field}={one.value}")


_VALUES: Mapping[str, Callable[[str, date], object]] = {
    "birthday": _birthday,
    "introduced_by": _person,
    "preferred_channel": _preferred,
    "not_before": _day,
    "met_on": _day,
    "do_not_contact": _yes,
    "circle": _circle,
    "cadence_days": cadence_days,
}
_NAMES = tuple(sorted({*_LINES, *_BLOCKS, *_LISTS, *_VALUES}))
