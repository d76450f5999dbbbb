"""One line about a referral or an introduction."""

from decimal import Decimal

import pytest

from netdesk.domain import giving_line
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.giving_line import IntroductionLine, ReferralLine
from netdesk.domain.model import Way

GIVEN, RECEIVED = Way.GIVEN, Way.RECEIVED


@pytest.mark.parametrize(
    ("text", "way", "partner", "client", "subject", "amount"),
    [
        ("Ruth referred Café Lumen", RECEIVED, "Ruth", "Café Lumen", "", None),
        (
            "Ruth sent Lumen to me for a website €4,200.",
            RECEIVED,
            "Ruth",
            "Lumen",
            "a website",
            4200,
        ),
        ("Ruth referred Lumen 4 200 €", RECEIVED, "Ruth", "Lumen", "", 4200),
        ("Ruth referred Lumen, 4.200,50 EUR", RECEIVED, "Ruth", "Lumen", "", Decimal("4200.5")),
        ("Ruth referred Lumen for €500", RECEIVED, "Ruth", "Lumen", "", 500),
        ("I referred Nora to Ruth for 4 200 €", GIVEN, "Ruth", "Nora", "", 4200),
        ("I referred Nora to Ruth for a logo, worth $50", GIVEN, "Ruth", "Nora", "a logo", 50),
    ],
)
def test_a_referral(
    text: str, way: Way, partner: str, client: str, subject: str, amount: Decimal | None
) -> None:
    found = giving_line.parse(text)
    assert isinstance(found, ReferralLine)
    assert (found.way, found.partner, found.client) == (way, partner, client)
    assert (found.subject, found.value) == (subject, amount)


def test_an_introduction() -> None:
    found = giving_line.parse("I introduced Ana to Bo for the book")
    assert found == IntroductionLine("Ana", "Bo", "the book")


@pytest.mark.parametrize("text", ["", "lunch with Ruth", "referred", "€500", "me referred"])
def test_what_is_neither(text: str) -> None:
    with pytest.raises(NotUnderstood):
        giving_line.parse(text)
