"""Dates as German, Spanish and French speakers type them, said in the English that `when` reads.

Only what no English reader would take for another date: `mar` stays March, `3/12` stays unclear.
"""

import re
from collections.abc import Mapping

from netdesk.domain.folding import fold

_MONTHS = (
    "january januar jan janner enero ene janvier janv",
    "february februar feb febrero fevrier fevr fev",
    "march marz maerz mrz marzo mars",
    "april apr abril abr avril avr",
    "may mai mayo",
    "june juni jun junio juin",
    "july juli jul julio juillet juil",
    "august aug agosto ago aout",
    "september sept sep septiembre setiembre septembre",
    "october oktober okt octubre oct octobre",
    "november nov noviembre novembre",
    "december dezember dez diciembre dic decembre dec",
)
_WEEKDAYS = (
    "monday montag lunes lundi lun",
    "tuesday dienstag martes mardi",
    "wednesday mittwoch miercoles mierc mie mercredi",
    "thursday donnerstag jueves jue jeudi",
    "friday freitag viernes vendredi",
    "saturday samstag sonnabend sabado sab samedi",
    "sunday sonntag domingo dimanche",
)
_SHORT_WEEKDAYS = (  # words and names of their own, unless a dot follows
    "monday mo",
    "tuesday di",
    "wednesday mi mer",
    "thursday do jeu",
    "friday fr vie ven",
    "saturday sa sam",
    "sunday so dom dim",
)
_UNITS = (
    "days tag tage tagen dia dias jour jours j",
    "weeks woche wochen semana semanas semaine semaines sem",
    "months monat monate monaten mes meses mois",
    "years jahr jahre jahren ano anos an ans",
)
_NUMBERS = (
    "1 ein eine einem einer einen un una une",
    "2 zwei dos deux",
    "3 drei tres trois",
    "4 vier cuatro quatre",
    "5 funf fuenf cinco cinq",
    "6 sechs seis six",
    "7 sieben siete sept",
    "8 acht ocho huit",
    "9 neun nueve neuf",
    "10 zehn diez dix",
    "14 vierzehn catorce quatorze",
    "15 quince quinze",
)
_PHRASES: Mapping[str, str] = {
    phrase: english
    for english, phrases in {
        "today": ("heute", "hoy", "aujourd'hui"),
        "tomorrow": ("morgen", "manana", "demain"),
        "2d": ("ubermorgen", "uebermorgen", "pasado manana", "apres-demain", "apres demain"),
        "next week": (
            *("nachste woche", "naechste woche", "kommende woche", "la semana que viene"),
            *("semana que viene", "la proxima semana", "proxima semana"),
            *("la semaine prochaine", "semaine prochaine"),
        ),
        "next month": (
            *("nachsten monat", "nachster monat", "naechsten monat", "kommenden monat"),
            *("el mes que viene", "mes que viene", "el proximo mes", "proximo mes"),
            *("le mois prochain", "mois prochain"),
        ),
        "end of month": (
            *("ende des monats", "monatsende", "zum monatsende", "ende monat"),
            *("fin de mes", "a fin de mes", "a fin de mois", "final de mes", "a final de mes"),
            *("fin de mois", "fin du mois", "a la fin du mois"),
        ),
    }.items()
    for phrase in phrases
}


def _table(lines: tuple[str, ...]) -> Mapping[str, str]:
    return {name: line.split()[0] for line in lines for name in line.split()}


_MONTH_OF, _WEEKDAY_OF = _table(_MONTHS), _table(_WEEKDAYS)
_SHORT_WEEKDAY_OF = _table(_SHORT_WEEKDAYS)
_UNIT_OF, _NUMBER_OF = _table(_UNITS), _table(_NUMBERS)

_HOUR = re.compile(r"(?<![\d.:])(\d{1,2})(?:[:.]([0-5]\d))?\s*(?:uhr|h)(?:\s*([0-5]\d))?$")
_AT = re.compile(r"\s(?:um|gegen|a las|a la|a|vers|sobre las)\s+(\d{1,2})(?:[:.]([0-5]\d))?$")
_PLAIN = re.compile(r"\s(\d{1,2})[:.]([0-5]\d)$")
_LEAD = re.compile(r"^(?:am|an|den|dem|zum|bis|el|le|la|ce|este|diesen|diesem)\s+")
_SPAN = re.compile(r"(?:(?:in|en|dans|dentro de)\s+)?([^\W_]+)\s+([^\W\d_]+)")
_NEXT = re.compile(
    r"(?:(?:nachste[nr]?|naechste[nr]?|kommende[nr]?|proximo)\s+)?([^\W\d_]+)\.?"
    r"(?:\s+(?:prochain|que viene|proximo))?"
)
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:\.|er|\.o)?\s*(?:de\s+)?([^\W\d_]+)\.?(?:\s*(?:de\s+)?(\d{4}))?"
)
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})?")
_SLASHED = re.compile(r"(1[3-9]|2\d|3[01])[/-](\d{1,2})(?:[/-](\d{4}))?")


def english(text: str) -> str:
    """Return a date in one of these languages as English, anything else as it came (folded)."""
    said = fold(text.replace("’", "'"))
    said, clock = _clock(said)
    said = _PHRASES.get(said) or _PHRASES.get(bare := _LEAD.sub("", said)) or _date(bare)
    return f"{said} {clock}".strip()


def _clock(said: str) -> tuple[str, str]:
    """Take a time of day off the end: `14 uhr`, `14h30`, `a las 14:00`."""
    if found := _HOUR.search(said):
        hour, minute = found[1], found[2] or found[3] or "00"
    elif found := _AT.search(said) or _PLAIN.search(said):
        hour, minute = found[1], found[2] or "00"
    else:
        return said, ""
    rest = said[: found.start()].rstrip(" ,")
    return re.sub(r"\s(?:um|a las|a la|a|gegen|vers)$", "", rest), f"{hour}:{minute}"


def _date(said: str) -> str:
    if found := _DOTTED.fullmatch(said) or _SLASHED.fullmatch(said):
        month = _MONTHS[int(found[2]) - 1].split()[0] if 1 <= int(found[2]) <= 12 else ""
        return f"{found[1]} {month} {found[3] or ''}".strip() if month else said
    if (found := _DAY_MONTH.fullmatch(said)) and found[2] in _MONTH_OF:
        return f"{found[1]} {_MONTH_OF[found[2]]} {found[3] or ''}".strip()
    if (found := _SPAN.fullmatch(said)) and found[2] in _UNIT_OF:
        count = _NUMBER_OF.get(found[1], found[1])
        return f"{count} {_UNIT_OF[found[2]]}" if count.isdigit() else said
    if said.endswith(".") and (short := _SHORT_WEEKDAY_OF.get(said[:-1])):
        return short
    if (found := _NEXT.fullmatch(said)) and found[1] in _WEEKDAY_OF:
        return _WEEKDAY_OF[found[1]]
    return said
