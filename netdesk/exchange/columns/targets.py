"""What a column of a table can be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from netdesk.domain.model import ChannelKind


class Field(StrEnum):
    """The fields that a column can fill; those of a channel or address need not stand alone."""

    NAME = "name"
    PREFIX = "prefix"
    GIVEN_NAME = "given_name"
    ADDITIONAL_NAMES = "additional_names"
    FAMILY_NAME = "family_name"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    ORGANIZATION = "organization"
    DEPARTMENT = "department"
    TITLE = "title"
    EMAIL = "email"
    PHONE = "phone"
    WEBSITE = "website"
    LINKEDIN = "linkedin"
    X = "x"
    INSTAGRAM = "instagram"
    MASTODON = "mastodon"
    BLUESKY = "bluesky"
    GITHUB = "github"
    SLACK = "slack"
    DISCORD = "discord"
    FORUM = "forum"
    FACEBOOK = "facebook"
    OTHER = "other"
    ADDRESS = "address"
    PO_BOX = "po_box"
    EXTENDED = "extended"
    STREET = "street"
    CITY = "city"
    REGION = "region"
    CODE = "code"
    COUNTRY = "country"
    NICHES = "niches"
    BIRTHDAY = "birthday"
    BIRTH_YEAR = "birth_year"
    BIRTH_MONTH = "birth_month"
    BIRTH_DAY = "birth_day"
    NOTES = "notes"
    MET_ON = "met_on"
    MET_AT = "met_at"
    UID = "uid"
    RELATED = "related"  # somebody close to them: a child, a manager
    DATE = "date"  # another day of theirs, an anniversary
    KEEP = "keep"  # no field of ours: kept as it is, and given out again
    IGNORE = "ignore"


ADDRESS_PARTS = (
    *(Field.PO_BOX, Field.EXTENDED, Field.STREET, Field.CITY, Field.REGION, Field.CODE),
    Field.COUNTRY,
)
"""In the order of RFC 6350 §6.3.1."""
IN_ADDRESS = frozenset({Field.ADDRESS, *ADDRESS_PARTS})
CHANNELS: Mapping[Field, ChannelKind] = {Field(kind.value): kind for kind in ChannelKind}

_ALIASES: Mapping[str, str] = {
    "emails": "email",
    "phones": "phone",
    "urls": "website",
    "url": "website",
    "addresses": "address",
    "niche": "niches",
    "tags": "niches",
    "note": "notes",
    "company": "organization",
    "zip": "code",
}
_TEXT = re.compile(r"([a-z_]+)(\.label)?(?:#([\w-]{1,20}))?(?::(.*))?")


@dataclass(frozen=True, slots=True)
class Target:
    """What a column is: a field, with what it is called (`work`, `home mobile`).

    `group` holds columns together that make one thing: the parts of an address, a value and the
    column that names it (`is_label`). Without one, equal labels hold an address together.
    """

    field: Field
    label: str = ""
    group: str = ""
    is_label: bool = False

    def __str__(self) -> str:
        """Return the target as `parse` reads it: `phone:work`, `city:home`, `email.label#1`."""
        name = f"{self.field}.label" if self.is_label else str(self.field)
        group = f"#{self.group}" if self.group else ""
        return f"{name}{group}:{self.label}" if self.label else f"{name}{group}"

    @classmethod
    def parse(cls, text: str) -> "Target | None":
        """Return the target that a text means, None if there is none like that."""
        found = _TEXT.fullmatch(text.strip())
        if found is None:
            return None
        name = _ALIASES.get(found[1], found[1])
        if name not in Field._value2member_map_:
            return None
        return cls(Field(name), (found[4] or "").strip(), found[3] or "", bool(found[2]))


KEEP = Target(Field.KEEP)
UNSURE = "unsure"
"""The group of a column to keep of which another look may say what it is."""
