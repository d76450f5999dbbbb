"""Phone numbers in E.164 (ITU-T), for comparing; what is shown stays as it was written."""

import locale
import re
from collections.abc import Callable
from functools import cache
from typing import Any

_WHOLE = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_BETWEEN = str.maketrans("", "", " -()./")


def e164(value: str, region: str = "") -> str:
    """Return a phone number in E.164, or empty if it is none.

    `region` (ISO 3166, two letters) is where numbers without a country code are from; empty means
    the system's. An extension is part of what is compared.
    """
    text = value.removeprefix("tel:").replace(";ext=", " ext. ").strip()
    if len(text) > 60:
        return ""
    if text.startswith("+") and (whole := _as_dialled(text)):
        return whole
    import phonenumbers  # its metadata takes a moment to load

    home = region or system_region()
    if not home and text.startswith("00"):  # nowhere in particular, as ITU-T E.123 dials abroad
        text = "+" + text.removeprefix("00")
    try:
        number = phonenumbers.parse(text, home or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    plain: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{plain}x{number.extension}" if number.extension else plain


def _as_dialled(text: str) -> str:
    """Return a number that is in E.164 but for its punctuation, empty if it may not be.

    Most are, and this is many times as fast as to parse them.
    """
    number = text.translate(_BETWEEN)
    if not _WHOLE.fullmatch(number):
        return ""
    found = _country(number[1:4])
    if found is None:
        return ""
    end, prefix, lengths = found
    plain = len(number) - end in lengths and number[end] != "0"
    return number if plain and not prefix(number, end) else ""


@cache
def _country(start: str) -> tuple[int, Callable[[str, int], object], frozenset[int]] | None:
    """Return of numbers that start with these three digits where, behind a plus, their country's
    code ends, what may come next that is no part of them, and how long they are without the code;
    None if no country has such a code."""
    import phonenumbers

    for end in (1, 2, 3):
        code = int(start[:end])
        region = phonenumbers.region_code_for_country_code(code)
        if region != phonenumbers.UNKNOWN_REGION:
            found: Any = phonenumbers.PhoneMetadata.metadata_for_region_or_calling_code(
                code, region
            )
            prefix = re.compile(found.national_prefix_for_parsing or r"(?!)")
            return end + 1, prefix.match, frozenset(found.general_desc.possible_length)
    return None


def system_region() -> str:
    """Return the region of the system's locale, empty if it names none."""
    name = locale.getlocale()[0] or ""
    return name[3:5].upper() if len(name) >= 5 and name[2] == "_" else ""
