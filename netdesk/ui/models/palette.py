"""What the palette offers for a typed text: people, events and groups, niches, lists, commands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netdesk import book, words
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.folding import WITHOUT_BLANKS, fold
from netdesk.domain.model import NicheColor, PersonLine
from netdesk.ui.models.people import subtitle
from netdesk.words import tr

PEOPLE, PLACES, NICHES, LISTS, COMMANDS = 6, 4, 4, 3, 6


class Goal(StrEnum):
    """What an offer leads to; `value` of an Offer says which."""

    PERSON = "person"
    EVENT = "event"
    GROUP = "group"
    ITEM = "item"
    NICHE = "niche"
    LIST = "list"
    COMMAND = "command"
    ADD = "add"
    SHOW_ALL = "show_all"
    DEED = "deed"


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of the palette; `value` is an id, a query, or the name of a command."""

    goal: Goal
    value: int | str
    title: str
    about: str = ""
    icon: str = ""
    color: NicheColor | None = None
    photo: str = ""
    key: str = ""

    @property
    def place(self) -> tuple[str, int | str]:
        """What is remembered of it."""
        return self.goal.value, self.value


Part = tuple[str, list[Offer]]
"""A heading and what stands under it."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done in the window: its name and key."""

    name: str
    key: str


def offers(
    text: str, commands: Sequence[Command], recent: Sequence[tuple[str, int | str]], today: date
) -> list[Part]:
    """Find what fits a text, on a reader; `>` keeps to commands, `#` to niches, `@` to events."""
    typed = text.strip()
    sign, rest = typed[:1], typed[1:].strip()
    if sign == ">":
        parts = [(tr("Commands"), _commands(rest, commands, most=50))]
    elif sign == "#":
        parts = [(tr("Niches"), _niches(rest, most=50))]
    elif sign == "@":
        parts = [(tr("Events and groups"), _places(rest, most=50))]
    elif not typed:
        lately = _recent(recent, commands, today)
        shown = {offer.place for offer in lately}
        rest_of = [one for one in _commands("", commands, most=50) if one.place not in shown]
        parts = [(tr("Lately"), lately), (tr("Commands"), rest_of)]
    else:
        parts = _everything(typed, commands, today)
    return [part for part in parts if part[1]]


def _everything(typed: str, commands: Sequence[Command], today: date) -> list[Part]:
    people, more = _people(typed, today)
    doing = _commands(typed, commands, most=COMMANDS)
    if more:
        title = tr("Show all people matching “%1”", typed)
        doing.append(Offer(Goal.SHOW_ALL, typed, title, "", "magnifier", key=tr("Ctrl ⏎")))
    title = tr("Add “%1” as a person", typed)
    doing.append(Offer(Goal.ADD, typed, title, "", "user-plus"))
    return [
        (tr("People"), people),
        (tr("Niches and lists"), _niches(typed, most=NICHES) + _lists(typed, most=LISTS)),
        (tr("Events and groups"), _places(typed, most=PLACES)),
        (tr("Library"), _items(typed, today, most=PLACES)),
        (tr("Do"), doing),
    ]


def _people(typed: str, today: date) -> tuple[list[Offer], bool]:
    """Return the first people, and whether there are more."""
    try:
        ids = book.people.first(typed, today=today, forgiving=True, most=PEOPLE + 1)
    except NotUnderstood:
        return [], False
    lines = book.people.lines(ids[:PEOPLE], today=today)
    return [_person(line) for line in lines], len(ids) > PEOPLE


def _person(line: PersonLine) -> Offer:
    color = line.colors[0] if line.colors else None
    about = subtitle(line)
    return Offer(Goal.PERSON, line.id, line.name, about, color=color, photo=line.photo)


def _niches(typed: str, most: int) -> list[Offer]:
    return [
        Offer(
            Goal.NICHE,
            one.id,
            one.name,
            tr("%n person||%n people", n=one.people),
            "tag",
            one.color,
        )
        for one in book.niches.all_niches()
        if _fits(typed, one.name)
    ][:most]


def _lists(typed: str, most: int) -> list[Offer]:
    return [
        Offer(Goal.LIST, one.query, one.name, one.query, "funnel")
        for one in book.saved_lists.all_lists()
        if _fits(typed, one.name)
    ][:most]


def _places(typed: str, most: int) -> list[Offer]:
    events = [
        Offer(
            Goal.EVENT,
            one.id,
            one.name,
            " · ".join(filter(None, (words.full_date(one.on) if one.on else "", one.place))),
            "calendar",
        )
        for one in book.events.all_events()
        if _fits(typed, f"{one.name} {one.place}")
    ]
    groups = [
        Offer(Goal.GROUP, one.id, one.name, words.group_kind(one.kind), "users-three")
        for one in book.groups.all_groups()
        if _fits(typed, one.name)
    ]
    return (events + groups)[:most]


def _items(typed: str, today: date, most: int) -> list[Offer]:
    return [
        Offer(Goal.ITEM, one.id, one.title, words.item_kind(one.kind), "file-text")
        for one in book.library.all_items(today)
        if _fits(typed, one.title)
    ][:most]


def _commands(typed: str, commands: Sequence[Command], most: int) -> list[Offer]:
    return [
        Offer(Goal.COMMAND, one.name, one.name, "", "return", key=one.key)
        for one in commands
        if _fits(typed, one.name)
    ][:most]


def _fits(typed: str, text: str) -> bool:
    """Say whether each typed word begins a word of a text; where a script has no blanks between
    words, any of its characters may begin one."""
    there = fold(text)
    return all(re.search(_BEGINS + re.escape(word), there) for word in fold(typed).split())


_BEGINS = f"(?<![^\\W_\u1160-\u11ff{WITHOUT_BLANKS}])"
"""No letter before, other than of Chinese, Japanese and (taken apart, as folded) Korean."""


def _recent(
    recent: Sequence[tuple[str, int | str]], commands: Sequence[Command], today: date
) -> list[Offer]:
    people = [value for goal, value in recent if goal == Goal.PERSON and isinstance(value, int)]
    known = {_person(line).place: _person(line) for line in book.people.lines(people, today=today)}
    for offer in (
        *_niches("", 500),
        *_lists("", 500),
        *_places("", 500),
        *_items("", today, 500),
        *_commands("", commands, 50),
    ):
        known[offer.place] = offer
    return [known[place] for place in recent if place in known]


def deeds(person: Offer) -> list[Part]:
    """Return what can be done with a person (Tab)."""
    titles = {
        "open": (tr("Open"), "user", "⏎"),
        "log": (tr("Log contact"), "chat", "L"),
        "plan": (tr("Follow up"), "clock", "F"),
        "write": (tr("Write"), "paper-plane", "W"),
        "note": (tr("Write a note"), "note", "N"),
        "niche": (tr("Niche"), "tag", "T"),
    }
    offered = [
        Offer(Goal.DEED, f"{name}:{person.value}", title, person.title, icon)
        for name, (title, icon, _) in titles.items()
    ]
    return [(person.title, offered)]
