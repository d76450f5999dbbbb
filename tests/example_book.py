"""A book of invented people, as a freelancer's looks after some years; for the screenshots."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from netdesk import book
from netdesk.book.importing import Plan, TextSource
from netdesk.domain.model import (
    Channel,
    ChannelKind,
    Circle,
    Direction,
    GroupKind,
    NicheColor,
    Origin,
)
from netdesk.domain.when import Due
from tests import example_giving, example_months, example_weeks
from tests.makers import card, open_book

TODAY = date(2026, 11, 22)
NOW = datetime.combine(TODAY, time(9, 12)).astimezone()
EVENT = "Freelance Meetup Leipzig"

NICHES = (
    ("SaaS founders", NicheColor.IRIS, 62),
    ("Health tech", NicheColor.TEAL, 44),
    ("Design studios", NicheColor.PLUM, 52),
    ("Non-profits", NicheColor.MOSS, 36),
    ("Local shops", NicheColor.CLAY, 31),
)
GIVEN = (
    "Mara",
    "Emil",
    "Noor",
    "Felix",
    "Greta",
    "Pavel",
    "Ines",
    "Otto",
    "Lucía",
    "Anton",
    "Freya",
    "Hugo",
    "Selma",
    "Mateo",
    "Klara",
    "Idris",
    "Vera",
    "Samuel",
    "Yuki",
    "Leon",
    "Paula",
    "Omar",
    "Frida",
    "Nils",
    "Elif",
    "Bruno",
    "Tessa",
    "Andrei",
    "Salma",
    "Jakob",
)
FAMILY = (
    "Lang",
    "Novak",
    "Haddad",
    "Moreau",
    "Kovač",
    "Silva",
    "Brandt",
    "Rossi",
    "Aydın",
    "Larsen",
    "Petrov",
    "Costa",
    "Meier",
    "Dahl",
    "Weiss",
    "Tanaka",
    "Horvat",
    "Ferrari",
    "Olsen",
    "Keller",
    "Amari",
    "Blum",
    "Santos",
    "Fischer",
    "Roth",
)
FOUND = (
    ("Tom Okafor", "Product", "Pulsecheck", "EMAIL:tom@pulsecheck.health", "Health tech"),
    ("Lena Vogt", "Partner", "Vogt & Töchter", "TEL:+49 341 5550134", "Design studios"),
    ("Jonas Weber", "COO", "Klinikpfad", "EMAIL:jonas@klinikpfad.example", "Health tech"),
    ("Marc Dubois", "Director", "Toit pour tous", "EMAIL:marc@toitpourtous.fr", "Non-profits"),
    ("Ana Ruiz", "Owner", "Panadería Sol", "URL:https://panaderiasol.example", ""),
    ("Mia Brandt", "CTO", "Ledgerly", "EMAIL:mia@ledgerly.app", ""),
    ("Ken Ito", "", "", "EMAIL:ken.ito@hey.com", ""),
    ("Yusuf Demir", "Photographer", "", "URL:https://yusufdemir.studio", ""),
    ("Emil Sander", "Organiser", "Impact Hub Halle", "EMAIL:emil@impacthub.example", ""),
    ("Li Wei", "Founder", "Kettle", "EMAIL:li@kettle.dev", ""),
    ("Julia Brehm", "Editor", "Stadtblatt", "EMAIL:julia@stadtblatt.example", ""),
    ("Oskar Lind", "", "Lind Tischlerei", "TEL:+49 341 5550177", ""),
    ("Nora Haas", "Illustrator", "", "EMAIL:nora@haas.example", ""),
)


def days(number: int) -> date:
    """Return the day that lies this many days from today."""
    return TODAY + timedelta(days=number)


def write_guests(path: Path) -> None:
    """Write a list of guests as somebody keeps it in a spreadsheet, with a column of its own."""
    rows = ["Gast;Firma;Position;E-Mail;Handy;Ort;Essen"]
    for number, (name, title, company, channel, _niche) in enumerate(FOUND):
        mail = channel.partition(":")[2] if channel.startswith("EMAIL") else ""
        phone = channel.partition(":")[2] if channel.startswith("TEL") else ""
        food = ("vegan", "", "fish")[number % 3]
        rows.append(f"{name};{company};{title};{mail};{phone};Leipzig;{food}")
    path.write_bytes("\r\n".join(rows).encode("cp1252", "replace"))


def write_export(path: Path) -> None:
    """Write the file that a phone sends after the meetup; its last card holds nobody."""
    cards = [
        card(
            name,
            *([f"TITLE:{title}"] if title else []),
            *([f"ORG:{company}"] if company else []),
            channel,
            *(["TEL;TYPE=CELL:+49 30 901820"] if name == "Jonas Weber" else []),
            *([f"CATEGORIES:{niche}"] if niche else []),
        )
        for name, title, company, channel, niche in FOUND
    ]
    nobody = "BEGIN:VCARD\r\nVERSION:3.0\r\nREV:20261121T120000Z\r\nEND:VCARD\r\n"
    path.write_text("".join(cards) + nobody, encoding="utf-8", newline="")


def fill(path: Path) -> None:
    """Make the book."""
    with open_book(path):
        for name, color, _count in NICHES:
            book.niches.add(name, color)
        book.importing.run([TextSource(_crowd())], Plan(), today=days(-300))
        _due()
        _warm()
        _rest()
        example_weeks.weeks(_person, TODAY)
        book.events.add(EVENT, days(-1), place="Leipzig")
        example_months.months(_person, TODAY)
        example_giving.fill(_person, TODAY)


def fill_quiet(path: Path) -> None:
    """Make a book in which nothing is due."""
    with open_book(path):
        for name, color, _count in NICHES:
            book.niches.add(name, color)
        book.importing.run([TextSource(_crowd())], Plan(), today=days(-300))
        _rest()
        book.follow_ups.done(book.follow_ups.due(TODAY)[0].id, today=TODAY)


def fill_with_events(path: Path, count: int) -> None:
    """Make a book of events and groups, most of them past, one in ten a group."""
    with open_book(path):
        for number in range(count):
            name = f"{FAMILY[number % 25]} {('Meetup', 'Conference', 'Workshop')[number % 3]}"
            if number % 10 == 9:
                book.groups.add(name, today=TODAY, kind=GroupKind.SLACK, rhythm="1w")
            else:
                on, place = days(7 - 4 * number), ("Leipzig", "", "Berlin")[number % 3]
                book.events.add(f"{name} {on.year}", on, place=place, attended=on <= TODAY)
                if on <= TODAY:
                    book.people.add(f"Guest {number}", today=on, event=f"{name} {on.year}")


def _crowd() -> str:
    """Return the cards of those that stand in the list and have nothing special."""
    cards, place = [], 0
    for niche, _color, count in NICHES:
        for _ in range(count):
            given = GIVEN[place % len(GIVEN)]
            family = FAMILY[(place * 7 + place // len(GIVEN)) % len(FAMILY)]
            mail = f"EMAIL:person{place}@studio.example"
            cards.append(card(f"{given} {family}", mail, f"CATEGORIES:{niche}"))
            place += 1
    return "".join(cards)


def _person(name: str, title: str, company: str, niche: str, *channels: Channel) -> int:
    return book.people.add(
        name,
        today=days(-60),
        title=title,
        organization=company,
        niches=[niche] if niche else [],
        channels=channels,
        start_clock=False,
    )


def _mail(address: str) -> Channel:
    return Channel(ChannelKind.EMAIL, address)


def _due() -> None:
    """Add those that Today lists."""
    priya = _priya()
    follow_ups: Sequence[tuple[int, str, ChannelKind, Origin]] = (
        (
            _person(
                "Jonas Weber", "COO", "Klinikpfad", "Health tech", _mail("jonas@klinikpfad.example")
            ),
            "Ask how the clinic pilot went",
            ChannelKind.EMAIL,
            Origin.MANUAL,
        ),
        (
            _person(
                "Ruth Adeyemi", "Owner", "Lumen Print", "Local shops", _mail("ruth@lumen.example")
            ),
            "Referred two clients to you · say thanks",
            ChannelKind.PHONE,
            Origin.THANKS,
        ),
        (
            _person("Amara Diallo", "Programme lead", "Open Wells", "Non-profits"),
            "Intro to Lena, both work with NGOs",
            ChannelKind.EMAIL,
            Origin.MANUAL,
        ),
        (
            _person("Sofia Lindqvist", "Art director", "Studio Norr", "Design studios"),
            "Comment on her rebrand launch post",
            ChannelKind.INSTAGRAM,
            Origin.MANUAL,
        ),
    )
    example_weeks.jonas(follow_ups[0][0], TODAY, priya)
    example_weeks.sofia(follow_ups[-1][0], TODAY)
    for person, reason, channel, origin in follow_ups:
        book.follow_ups.plan([person], Due(TODAY), reason=reason, channel=channel, origin=origin)
    book.people.add(
        "Nadia Rahman",
        today=days(-6),
        title="CEO",
        organization="Fieldnotes",
        niches=["SaaS founders"],
        event="Design Breakfast",
    )


def _priya() -> int:
    """Add the one whose page is shown."""
    street = ("", "", "Karl-Heine-Str. 12", "Leipzig", "", "04229", "Germany")
    own = _person(
        "Priya Nair",
        "Founder",
        "Loopwise",
        "SaaS founders",
        _mail("priya@loopwise.io"),
        Channel(ChannelKind.PHONE, "+49 1512 3456789"),
        Channel(ChannelKind.LINKEDIN, "https://www.linkedin.com/in/priyanair"),
        Channel(ChannelKind.ADDRESS, "Karl-Heine-Str. 12, 04229 Leipzig", parts=street),
    )
    night = book.events.add("Indie Founders Night", date(2026, 9, 24))
    book.events.assign([own], night)
    for day, summary, note, channel, direction in (
        (3, "Introduced to David Kim", "They booked a call", None, Direction.OUTGOING),
        (4, "Referred Klinikpfad to you", "Became a client", None, Direction.INCOMING),
        (
            12,
            "Shared “Retainers that last”",
            "Replied: “exactly what we needed”",
            ChannelKind.EMAIL,
            Direction.OUTGOING,
        ),
        (
            17,
            "Call, 25 min",
            "Moving Loopwise from hourly to retainers. Wants to see how others price onboarding.",
            ChannelKind.PHONE,
            Direction.MUTUAL,
        ),
    ):
        on = date(2026, 11, day)
        book.interactions.log(
            [own], summary, on=on, channel=channel, direction=direction, note=note, force=True
        )
    book.people.edit(
        own,
        circle=Circle.INNER,
        cadence_days=60,
        birthday="1988-04-12",
        preferred_channel=ChannelKind.LINKEDIN,
        offers="Pricing talks, a warm word at Loopwise",
        needs="A health tech founder for her podcast",
        notes="Prefers mornings. Two kids, sails.",
    )
    book.follow_ups.plan(
        [own],
        Due(days(-2)),
        reason="Send the pricing case study",
        channel=ChannelKind.LINKEDIN,
        origin=Origin.PROMISE,
    )
    return own


def _warm() -> None:
    """Add those to keep warm."""
    for name, title, company, niche, last, every in (
        ("David Kim", "Founder", "Tally", "SaaS founders", -94, 90),
        ("Hanna Berg", "Lead designer", "Nordlys", "Design studios", -61, 60),
    ):
        own = _person(name, title, company, niche)
        book.people.edit(own, cadence_days=every)
        book.interactions.log([own], "Coffee", on=days(last))


def _rest() -> None:
    """Add what comes, what is done, and somebody whom the export may mean."""
    for name, company, niche, due, reason in (
        ("Carla Mendes", "Atelier Sul", "Design studios", 3, "Ask about the fair in Porto"),
        ("Ben Fuchs", "Kornblume", "Local shops", 5, "Send the print quote"),
        ("Ida Holm", "Medlog", "Health tech", 11, "How is the team of two?"),
    ):
        own = _person(name, "", company, niche)
        book.follow_ups.plan([own], Due(days(due)), reason=reason, channel=ChannelKind.EMAIL)
    for name, company, niche in (
        ("Kofi Mensah", "Green Yards", "Non-profits"),
        ("Aylin Kaya", "Kaya Coffee", "Local shops"),
        ("Peer Hansen", "Deskly", "SaaS founders"),
    ):
        own = _person(name, "", company, niche)
        (planned,) = book.follow_ups.plan([own], Due(TODAY), reason="Say hello")
        if name != "Kofi Mensah":
            book.follow_ups.done(planned, today=TODAY)
    _person("Mia Brandt", "", "Ledger & Sons", "SaaS founders", _mail("m.brandt@old.example"))
