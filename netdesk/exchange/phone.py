"""Phone numbers in E.164 (ITU-T), for comparing; what is shown stays as it was written."""

import locale


def e164(value: str, region: str = "") -> str:
    """Return a phone number in E.164, or empty if it is none.

    `region` (ISO 3166, two letters) is where numbers without a country code are from; empty means
    the system's. An extension is part of what is compared.
    """
    import phonenumbers  # its metadata takes a moment to load

    text = value.removeprefix("tel:").replace(";ext=", " ext. ").strip()
    if len(text) > 60:
        return ""
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


def system_region() -> str:
    """Return the region of the system's locale, empty if it names none."""
    name = locale.getlocale()[0] or ""
    return name[3:5].upper() if len(name) >= 5 and name[2] == "_" else ""
