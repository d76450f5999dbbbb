"""The words for tables: what a column is, what parts the columns, how the letters are written."""

from collections.abc import Mapping

from netdesk.words.translation import mark, tr

_FIELDS: Mapping[str, str] = {
    "name": mark("Whole name"),
    "prefix": mark("Form of address"),
    "given_name": mark("First name"),
    "additional_names": mark("Middle names"),
    "family_name": mark("Last name"),
    "suffix": mark("Suffix of the name"),
    "nickname": mark("Nickname"),
    "organization": mark("Company"),
    "department": mark("Department"),
    "title": mark("Job title"),
    "email": mark("E-mail"),
    "phone": mark("Phone"),
    "website": mark("Website"),
    "linkedin": mark("LinkedIn"),
    "x": mark("X"),
    "instagram": mark("Instagram"),
    "mastodon": mark("Mastodon"),
    "bluesky": mark("Bluesky"),
    "github": mark("GitHub"),
    "slack": mark("Slack"),
    "discord": mark("Discord"),
    "forum": mark("Forum"),
    "facebook": mark("Facebook"),
    "other": mark("Messenger"),
    "address": mark("Address"),
    "po_box": mark("PO box"),
    "extended": mark("Addition to the address"),
    "street": mark("Street"),
    "city": mark("City"),
    "region": mark("State or province"),
    "code": mark("Postal code"),
    "country": mark("Country"),
    "niches": mark("Niches"),
    "birthday": mark("Birthday"),
    "birth_year": mark("Year of birth"),
    "birth_month": mark("Month of birth"),
    "birth_day": mark("Day of birth"),
    "notes": mark("Notes"),
    "met_on": mark("Met on"),
    "met_at": mark("Met at"),
    "uid": mark("UID"),
    "related": mark("Somebody close"),
    "date": mark("Another date"),
    "keep": mark("No field: kept with them"),
    "ignore": mark("Left out"),
}
_DELIMITERS: Mapping[str, str] = {
    ",": mark("Comma"),
    ";": mark("Semicolon"),
    "\t": mark("Tab"),
    "|": mark("Bar"),
}
_ENCODINGS: Mapping[str, str] = {
    "utf-8": mark("Unicode (UTF-8)"),
    "utf-16-le": mark("Unicode (UTF-16)"),
    "utf-16-be": mark("Unicode (UTF-16)"),
    "cp1252": mark("Western (Windows-1252)"),
    "cp1250": mark("Central European (Windows-1250)"),
    "cp1251": mark("Cyrillic (Windows-1251)"),
    "cp1253": mark("Greek (Windows-1253)"),
    "cp1254": mark("Turkish (Windows-1254)"),
    "cp932": mark("Japanese (Shift_JIS)"),
    "gb18030": mark("Chinese (GB18030)"),
    "euc-kr": mark("Korean (EUC-KR)"),
    "euc_kr": mark("Korean (EUC-KR)"),
}


def target(field: str, label: str = "", group: str = "", *, is_label: bool = False) -> str:
    """Say what a column is: "Phone (work)", "Label of e-mail 1"."""
    name = tr(_FIELDS[field]) if field in _FIELDS else field
    name = tr("%1 %2", name, group) if group.isdigit() else name
    if is_label:
        return tr("Label of: %1", name)
    return tr("%1 (%2)", name, label) if label else name


def delimiter(mark_: str) -> str:
    """Name what parts the columns of a table."""
    return tr(_DELIMITERS[mark_]) if mark_ in _DELIMITERS else mark_


def encoding(name: str) -> str:
    """Name a character set."""
    return tr(_ENCODINGS[name]) if name in _ENCODINGS else name
