"""Tell by its name what a column is, in the languages of the vocabulary."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from netdesk.domain.folding import fold
from netdesk.exchange.columns import vocabulary
from netdesk.exchange.columns.targets import IN_ADDRESS, UNSURE, Field, Target
from netdesk.exchange.table import plain

_WORD = re.compile(r"\d+|[^\W\d_]+")
_PARTS = frozenset(
    {Field.PREFIX, Field.GIVEN_NAME, Field.ADDITIONAL_NAMES, Field.FAMILY_NAME, Field.SUFFIX}
)
_TOWN = frozenset({Field.CITY, Field.REGION, Field.CODE, Field.COUNTRY})
_NUMBERED = IN_ADDRESS | {Field.EMAIL, Field.PHONE, Field.WEBSITE}


@cache
def _names() -> Mapping[str, Target]:
    """Return the target of each name, as names are compared."""
    found: dict[str, Target] = {}
    for text, names in vocabulary.FIELDS.items():
        target = Target.parse(text)
        assert target is not None
        for name in names.split(","):
            found.setdefault(plain(name), target)
    return found


@cache
def _words(kind: str) -> Mapping[str, str]:
    """Return the meaning of single words: of a place, noise, or one that means several things."""
    if kind in ("noise", "addresses"):
        words = vocabulary.NOISE if kind == "noise" else vocabulary.ADDRESSES
        return {fold(word): "" for word in words.split(",")}
    lists = vocabulary.PLACES if kind == "places" else vocabulary.AMBIGUOUS
    return {
        fold(word) if kind == "places" else plain(word): meaning
        for meaning, words in lists.items()
        for word in words.split(",")
    }


KNOWN = frozenset({*_names(), *_words("ambiguous")} - {"x", "id", "web", "link", "site", "info"})
"""What headers are found by."""


def by_name(names: Sequence[str]) -> list[Target]:
    """Return what each column is by its name; where that says nothing, KEEP in group UNSURE."""
    found = [_target(name) for name in names]
    fields = {target.field for target in found if target}
    if sum(_ambiguous(name) == "title" for name in names) > 1:
        fields.add(Field.TITLE)
    settled = [
        target or _settled(name, fields, first=place == _first(names, name))
        for place, (name, target) in enumerate(zip(names, found, strict=True))
    ]
    return _joined(settled)


def _joined(targets: list[Target]) -> list[Target]:
    """Let a numbered line of an address be one of the same address, unless it has its own town."""
    own = {(one.label, one.group) for one in targets if one.field in _TOWN}
    return [
        replace(one, group="")
        if one.field in IN_ADDRESS and (one.label, one.group) not in own
        else one
        for one in targets
    ]


def _first(names: Sequence[str], name: str) -> int:
    """Return the place of the first column that is called so, numbered or not."""
    wanted = _ambiguous(name)
    return next(place for place, one in enumerate(names) if _ambiguous(one) == wanted)


def _ambiguous(name: str) -> str:
    return _words("ambiguous").get(plain(re.sub(r"\s*\(\d+\)$", "", name)), "")


def _settled(name: str, fields: set[Field], *, first: bool) -> Target:
    """Say what a name of several meanings is beside these other fields."""
    if _ambiguous(name) == "title":
        return Target(Field.PREFIX if first and Field.TITLE in fields else Field.TITLE)
    has_given, has_family = Field.GIVEN_NAME in fields, Field.FAMILY_NAME in fields
    if has_family and not has_given:
        return Target(Field.GIVEN_NAME)
    return Target(Field.FAMILY_NAME if has_given and not has_family else Field.NAME)


def _target(name: str) -> Target | None:
    """Return what a name means by itself, None if that hangs on the others."""
    if _ambiguous(name):
        return None
    if (exact := _names().get(plain(name))) is not None:
        return exact
    return next(_readings(name))


def _readings(name: str) -> Iterator[Target]:
    """Yield what a name may mean without its number, its places and its little words."""
    words = _WORD.findall(fold(name.replace("'", " ")))
    number = next((word for word in words if word.isdigit()), "")
    words = [word for word in words if not word.isdigit()]
    places = _words("places")
    labels = [places[word] for word in words if word in places]
    bare = [word for word in words if word not in places]
    quiet = [word for word in bare if word not in _words("noise")]
    kept = [word for word in words if word not in _words("noise")]
    terse = [word for word in quiet if word not in _words("addresses")]
    place = _label(labels)
    for some, label in ((words, ""), (kept, ""), (bare, place), (quiet, place), (terse, place)):
        if (target := _names().get("".join(some))) is not None:
            yield _numbered(target, label, number)
    yield Target(Field.KEEP, place if not quiet else "", UNSURE)


def _label(labels: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(labels))


def _numbered(target: Target, label: str, number: str) -> Target:
    """Add the place and, where several of a kind are told apart so, the number."""
    if target.field in _PARTS or target.field not in {*_NUMBERED, Field.OTHER}:
        return target
    whole = " ".join(dict.fromkeys(filter(None, f"{label} {target.label}".split(" "))))
    group = number if target.field in IN_ADDRESS and number not in ("", "1") else ""
    return replace(target, label=whole, group=group)
