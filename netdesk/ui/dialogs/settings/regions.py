"""Countries with their names and calling codes."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from netdesk.domain.folding import fold


@dataclass(frozen=True, slots=True)
class Region:
    """A country: ISO 3166 code, name, calling code."""

    region: str
    name: str
    code: int


def regions() -> list[Region]:
    """Return all countries that have a calling code, by name; asked off the window's thread."""
    import phonenumbers  # it takes a moment; what it knows of each country would take three

    found = (
        Region(one, country_name(one) or one, code)
        for code, sharing in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()
        for one in sharing
        if one in phonenumbers.SUPPORTED_REGIONS  # not for the whole world, as 800 is
    )
    return sorted(found, key=lambda one: fold(one.name))


def country_name(region: str) -> str:
    """Return a country's name in English, empty if there is none of this code."""
    territory = QLocale.codeToTerritory(region)
    if territory == QLocale.Country.AnyCountry:
        return ""
    return QLocale.territoryToString(territory)
