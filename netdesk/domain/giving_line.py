"""One line about something given or got: "Ruth referred Café Lumen", "I referred Nora to Sofia"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from netdesk.domain import money
from netdesk.domain.errors import NotUnderstood
from netdesk.domain.model import Way

_ME = r"(?:i|me|ich|mir)"
_REFERRED = r"(?:referred|recommended|sent|passed on|empfahl|empfohlen)"
_FOR = r"(?:\s+(?:for|about|für|wegen)\s+(?P<subject>.+))?"
_GIVEN = re.compile(
    rf"(?:{_ME}\s+)?{_REFERRED}\s+(?P<client>.+?)\s+(?:to|an)\s+(?P<partner>.+?){_FOR}",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    rf"(?P<partner>.+?)\s+{_REFERRED}\s+(?P<client>.+?)(?:\s+(?:to|an)\s+{_ME})?{_FOR}",
    re.IGNORECASE,
)
_WORTH = re.compile(r"[\s,;]+(?:for|worth|at|für|über)$", re.IGNORECASE)
_MET = re.compile(
    rf"(?:(?:{_ME}\s+)?introduced)\s+(?P<a>.+?)\s+(?:to|and|with)\s+(?P<b>.+?){_FOR}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """A referral as it was typed: names, not yet people."""

    way: Way
    partner: str
    client: str
    subject: str
    value: Decimal | None
    currency: str


@dataclass(frozen=True, slots=True)
class IntroductionLine:
    """An introduction that was made, as it was typed."""

    a: str
    b: str
    reason: str


def parse(text: str) -> ReferralLine | IntroductionLine:
    """Read a line; raises NotUnderstood("giving") where it is neither."""
    said = " ".join(text.split()).rstrip(".")
    if found := _MET.fullmatch(said):
        return IntroductionLine(found["a"], found["b"], found["subject"] or "")
    value, currency = None, ""
    if priced := money.AMOUNT_AT_END.search(said):
        value, currency = money.parse(priced["amount"])
        said = _WORTH.sub("", said[: priced.start()].rstrip(" ,;·"))
    for way, pattern in ((Way.GIVEN, _GIVEN), (Way.RECEIVED, _RECEIVED)):
        found = pattern.fullmatch(said)
        if found and re.fullmatch(_ME, found["partner"], re.IGNORECASE) is None:
            partner, client = found["partner"], found["client"]
            return ReferralLine(way, partner, client, found["subject"] or "", value, currency)
    raise NotUnderstood("giving", text)
