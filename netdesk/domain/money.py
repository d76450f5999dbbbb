"""An amount of money as people type it: 4200, €4,200, 4.200,50 EUR."""

import re
from decimal import Decimal, InvalidOperation

from netdesk.domain.errors import NotUnderstood

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "zł": "PLN", "Kč": "CZK"}
_CODE = r"[A-Za-z]{3}|[€$£¥₹]|zł|Kč"
_AMOUNT = re.compile(
    rf"(?P<before>{_CODE})?\s*(?P<number>\d[\d.,' \u00a0\u2009]*)\s*(?P<after>{_CODE})?"
)
_DECIMALS = re.compile(r"[.,](\d{1,2})$")


def parse(text: str) -> tuple[Decimal, str]:
    """Return an amount and its currency (ISO 4217, empty if none is named).

    The last dot or comma with one or two digits behind it parts the decimals. Raises
    NotUnderstood("amount").
    """
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        raise NotUnderstood("amount", text)
    number = found["number"].strip()
    cents = _DECIMALS.search(number)
    whole = re.sub(r"\D", "", number[: cents.start()] if cents else number)
    sign = found["before"] or found["after"] or ""
    try:
        value = Decimal(f"{whole or 0}.{cents[1] if cents else 0}")
    except InvalidOperation as error:
        raise NotUnderstood("amount", text) from error
    return value, _SIGNS.get(sign, sign.upper())


_NUMBER = r"(?:\d{1,3}(?: \d{3})+(?:,\d{1,2})?|\d[\d.,']*)"
AMOUNT_AT_END = re.compile(
    rf"(?:^|[\s,;]+)(?P<amount>[€$£¥₹]\s?{_NUMBER}|{_NUMBER}\s?(?:[€£$]|EUR|USD|GBP|CHF))$",
    re.IGNORECASE,
)
