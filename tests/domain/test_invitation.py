"""What a pasted link or announcement says of an event: title, date and place."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.invitation import Invitation, read
from netdesk.domain.model import EventKind

MONDAY = date(2026, 11, 23)
DEC_3 = date(2026, 12, 3)
LINK = "https://www.meetup.com/freelance-leipzig/events/301234567/"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LINK, Invitation("Freelance Leipzig", url=LINK)),
        (
            "https://www.eventbrite.de/e/design-breakfast-leipzig-tickets-123456789",
            Invitation(
                "Design Breakfast Leipzig",
                url="https://www.eventbrite.de/e/design-breakfast-leipzig-tickets-123456789",
            ),
        ),
        (
            f"Design Breakfast\nThursday, December 3, 2026\n9:00 AM to 11:00 AM CET\n"
            f"Basislager, Peterssteinweg 14, Leipzig\n{LINK}",
            Invitation(
                "Design Breakfast", DEC_3, time(9), place="Basislager, Peterssteinweg 14, Leipzig",
                url=LINK,
            ),
        ),
        (
            "Design Breakfast, 3 Dec 18:00, Basislager Leipzig",
            Invitation("Design Breakfast", DEC_3, time(18), place="Basislager Leipzig"),
        ),
        (
            "Frühstück für Freie\nDonnerstag, 3. Dezember 2026 um 18 Uhr\nOrt: Basislager, Leipzig",
            Invitation("Frühstück für Freie", DEC_3, time(18), place="Basislager, Leipzig"),
        ),
        (
            "Desayuno de diseño\njueves 3 de diciembre de 2026 a las 18:00\nLugar: Casa Sol",
            Invitation("Desayuno de diseño", DEC_3, time(18), place="Casa Sol"),
        ),
        (
            "Atelier graphique\njeudi 3 décembre 2026 à 18h30\nLieu : La Ruche, Lyon",
            Invitation(
                "Atelier graphique", DEC_3, time(18, 30), place="La Ruche, Lyon",
                kind=EventKind.WORKSHOP,
            ),
        ),
        (
            "What: PyCon DE\nWhen: 3-5 December 2026\nWhere: Darmstadt\nBring cards",
            Invitation(
                "PyCon DE", DEC_3, ends_on=date(2026, 12, 5), place="Darmstadt",
                kind=EventKind.CONFERENCE, notes="Bring cards",
            ),
        ),
        (
            "Retainers webinar | Dec 3 | 6:30 PM | online",
            Invitation(
                "Retainers webinar", DEC_3, time(18, 30), place="online", kind=EventKind.WEBINAR
            ),
        ),
        (
            "Design meetup, 3 December 2026 in Darmstadt",
            Invitation("Design meetup", DEC_3, place="Darmstadt"),
        ),
        ("Indie Night 2026-12-03", Invitation("Indie Night", DEC_3)),
        ("Indie Night morgen 19 Uhr", Invitation("Indie Night", date(2026, 11, 24), time(19))),
        ("Indie Night", Invitation("Indie Night")),
    ],
)  # fmt: skip
def test_what_an_announcement_says(text: str, said: Invitation) -> None:
    assert read(text, MONDAY) == said


@pytest.mark.parametrize("text", ["", "  \n", "https://lu.ma", "18:00", "3 December"])
def test_what_announces_nothing(text: str) -> None:
    assert read(text, MONDAY) is None


@given(st.text(max_size=200))
def test_any_text_is_read_or_announces_nothing(text: str) -> None:
    found = read(text, MONDAY)
    assert found is None or found.name.strip()
