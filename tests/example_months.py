"""What the book of the pictures holds of events, groups and a year: who was met, what followed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

from netdesk import book
from netdesk.book.groups import Promise
from netdesk.book.guests import Guest
from netdesk.domain.model import ChannelKind, Direction, EventKind, GiveKind, GroupKind, Intent
from netdesk.domain.when import Due, add_months

Meet = Callable[..., int]
"""Makes a person of name, title, company, niche and channels."""

OPEN_SPACE = "Health Tech Open Space"
CIRCLE = "Peer feedback circle"

GUESTS = (
    Guest("Leila Haddad", "Nordic Care", "Wants a UX review in spring"),
    Guest("Dr. Ines Falk", "Uniklinik Leipzig", "Runs the data group"),
    Guest("Paul Krämer", "Ledgerly", "Knows Mia, looks for design help"),
    Guest("Miriam Sachs", "Hebammenland", promise="Introduce to Jonas"),
    Guest("Oskar Lind", "Nordic Care", "Clinic onboarding, 3 countries"),
    Guest("Farah Aziz", "Open Wells", "Health data for NGOs"),
    Guest("Ben Vogel", "", "Organiser, wants speakers"),
    Guest("Greta Hahn", "Praxisplan", promise="Share the case study"),
)
FOUNDERS = ("Zoe Lindner", "Karim Saleh", "Anna Bellini", "Tomas Reyes", "Lotte Friis", "Jun Seo")
MET = (2, 5, 3, 8, 4, 9, 6, 1, 2, 0, 7)
"""So many were met in each of the eleven months before this one."""

GIVEN = (4, 6, 2, 8, 6, 10, 8, 2, 4, 10, 12, 7)
RECEIVED = (2, 2, 4, 2, 4, 2, 4, 0, 2, 6, 4, 5)
"""In each of twelve months, this one last."""

GIVEN_NAMES = ("Arne", "Bea", "Ciro", "Dina", "Erik", "Fay", "Gil", "Hedda", "Iva", "Joel")
FAMILY_NAMES = (
    "Adler",
    "Bauer",
    "Conte",
    "Duarte",
    "Ek",
    "Fuentes",
    "Grau",
    "Holt",
    "Ivens",
    "Juhl",
)
PLACES = (
    ("Winter Coworking", "Leipzig"),
    ("New Year Pitch", "Halle"),
    ("Typo Talks", "Berlin"),
    ("Local Shop Day", "Leipzig"),
    ("Retainer Workshop", "online"),
    ("Open Design Week", "Dresden"),
    ("Summer Founders", "Leipzig"),
    ("", ""),
    ("Rooftop Meetup", "Leipzig"),
    ("", ""),
    ("Print Fair", "Halle"),
)
"""Where one went in each of these months."""

SHOWN = (
    (16, 10, "onboarding e-mails", "Three mails instead of seven"),
    (30, 10, "the museum case", "Start with the result, not the brief"),
    (13, 11, "a hiring page", "Cut the list of perks; ask Hanna for a copy review"),
)


def months(meet: Meet, today: date) -> None:
    """Fill the year before today."""
    _open_space(today)
    _founders_night(today)
    _circle(meet, today)
    _online(today)
    _history(meet, today)


def _open_space(today: date) -> None:
    event = book.events.find(OPEN_SPACE)
    assert event is not None
    book.events.edit(
        event.id,
        kind=EventKind.WORKSHOP,
        place="Basislager, Leipzig",
        niche="Health tech",
        notes="Open space on pilots in clinics; the next one is in May.",
    )
    on = Due(today + timedelta(days=3))
    guests = [replace(one, due=on) for one in GUESTS]
    ids = book.guests.add(event.id, guests, today=today - timedelta(days=3))
    mail = ChannelKind.EMAIL
    for own, days in zip(ids[:3], (2, 2, 1), strict=True):
        on, out = today - timedelta(days=days), Direction.OUTGOING
        reply = on + timedelta(days=7)
        book.interactions.log(
            [own], "Good to meet you", on=on, channel=mail, direction=out, reply_by=reply
        )
    for own in ids[:2]:
        book.interactions.log([own], "Let us talk", on=today, direction=Direction.INCOMING)


def _founders_night(today: date) -> None:
    night = book.events.find("Indie Founders Night")
    assert night is not None
    assert night.on is not None
    book.events.edit(night.id, place="Berlin", niche="SaaS founders")
    guests = [Guest(name, "") for name in FOUNDERS]
    for own in book.guests.add(night.id, guests, today=night.on):
        on = night.on + timedelta(days=2)
        book.interactions.log([own], "Hello", on=on, direction=Direction.OUTGOING)


def _circle(meet: Meet, today: date) -> None:
    sofia, priya = (book.people.find(name) for name in ("Sofia Lindqvist", "Priya Nair"))
    karla = meet("Karla Simon", "Designer", "Simon Grafik", "Design studios")
    mats = meet("Mats Eklund", "Founder", "Hirely", "SaaS founders")
    own = book.groups.add(
        CIRCLE,
        today=date(2026, 10, 1),
        kind=GroupKind.PEER_FEEDBACK,
        place="video call",
        niche="Design studios",
        rhythm="2w",
        next_on=date(2026, 10, 16),
        next_at=time(12, 30),
        members=[sofia, priya, karla, mats],
    )
    book.groups.set_turn(own, priya)
    for (day, month, topic, notes), came in zip(
        SHOWN,
        ([sofia, priya, karla], [sofia, priya, karla, mats], [priya, karla, mats]),
        strict=True,
    ):
        due = Due(today + timedelta(days=5))
        promises = [Promise(mats, "Ask Hanna for a copy review", due)] if month == 11 else []
        on = date(2026, month, day)
        book.groups.meet(own, came, on=on, today=today, topic=topic, notes=notes, promises=promises)
    book.groups.set_turn(own, 0)
    book.groups.edit(own, next_topic="Pricing page for the retainer offer")


def _online(today: date) -> None:
    for name, kind, rhythm, ago in (
        ("Indie Makers", GroupKind.SLACK, "1w", 6),
        ("Design Buddies", GroupKind.DISCORD, "1m", 34),
        ("Health Tech DACH", GroupKind.LINKEDIN, "2w", 12),
    ):
        joined, last = today - timedelta(days=200), today - timedelta(days=ago)
        own = book.groups.add(name, today=joined, kind=kind, rhythm=rhythm)
        book.groups.visit(own, on=last, today=today)


def _history(meet: Meet, today: date) -> None:
    """Give each month its people, an event, and what was given and received."""
    for place, count in enumerate(MET):
        _month(
            add_months(today.replace(day=9), place - len(MET)),
            count,
            PLACES[place],
            sum(MET[:place]),
        )
    people = book.people.ids("studio.example niche:design", today=today)
    share = {"intent": Intent.GIVE, "give_kind": GiveKind.SHARE, "force": True}
    for place, counts in enumerate(zip(GIVEN, RECEIVED, strict=True)):
        on = add_months(today.replace(day=15), place - len(GIVEN) + 1)
        for way, times in zip((Direction.OUTGOING, Direction.INCOMING), counts, strict=True):
            for number in range(times):
                own = people[(place * 13 + number) % len(people)]
                book.interactions.log([own], "Shared a talk", on=on, direction=way, **share)


def _month(day: date, count: int, where: tuple[str, str], before: int) -> None:
    event, place = where
    if event:
        book.events.add(event, day, place=place)
    for number in range(before, before + count):
        given = GIVEN_NAMES[number % 10]
        name = f"{given} {FAMILY_NAMES[(number * 3 + number // 10) % 10]}"
        own = book.people.add(name, today=day, event=event, start_clock=False)
        if number % 3:
            on = day + timedelta(days=2)
            book.interactions.log([own], "Hello", on=on, direction=Direction.OUTGOING)
        if number % 3 == 1:
            on = day + timedelta(days=4)
            book.interactions.log([own], "Hello back", on=on, direction=Direction.INCOMING)
