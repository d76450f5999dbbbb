"""Make contacts of what a Monica account holds."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from netdesk.domain import networks
from netdesk.domain import rhythm as rhythms
from netdesk.domain.contact import Contact, ContactKind, PastContact, PlannedContact, Property
from netdesk.domain.model import Channel, ChannelKind, Circle, Direction
from netdesk.exchange.monica.account import Account, Happened, Reach, Reminder, Somebody
from netdesk.exchange.vcard.fields import NO_NAME

_SERVICES = {
    "facebook": ChannelKind.FACEBOOK,
    "twitter": ChannelKind.X,
    "x": ChannelKind.X,
    "linkedin": ChannelKind.LINKEDIN,
    "instagram": ChannelKind.INSTAGRAM,
    "mastodon": ChannelKind.MASTODON,
    "bluesky": ChannelKind.BLUESKY,
    "github": ChannelKind.GITHUB,
    "slack": ChannelKind.SLACK,
    "discord": ChannelKind.DISCORD,
    "whatsapp": ChannelKind.PHONE,
    "signal": ChannelKind.PHONE,
    "website": ChannelKind.WEBSITE,
    "email": ChannelKind.EMAIL,
    "phone": ChannelKind.PHONE,
}
_KINDS = {"email": ChannelKind.EMAIL, "phone": ChannelKind.PHONE}
_RELATED = {  # what RFC 6350 §6.6.6 calls it; all else is what Monica calls it
    "partner": "spouse",
    "bestfriend": "friend",
    "uncle": "kin",
    "nephew": "kin",
    "cousin": "kin",
    "grandparent": "kin",
    "grandchild": "kin",
    "boss": "colleague",
    "subordinate": "colleague",
}
_OLDEST = date(1900, 1, 1)
_SHORT = 120


def contacts(account: Account, file: str) -> Iterator[Contact]:
    """Yield a contact for each of Monica's; who is only somebody's relative is no person."""
    for one in account.people.values():
        if not one.partial:
            yield _contact(one, account, file)


def _contact(one: Somebody, account: Account, file: str) -> Contact:
    texts, channels = one.texts, tuple(_channels(one))
    told = (one.name, texts["nickname"], texts["company"], *(c.value for c in channels))
    introducer = account.people.get(one.introducer)
    known = introducer is not None and not introducer.partial
    planned = () if one.dead else tuple(_planned(one, account.exported_on))
    nothing = not (any(texts.values()) or channels or one.notes or one.happened)
    return Contact(
        kind=ContactKind.NOTHING if nothing else ContactKind.PERSON,
        uid=one.uid,
        name=next(filter(None, told), NO_NAME),
        name_derived=not one.name,
        given_name=texts["first_name"],
        additional_names=texts["middle_name"],
        family_name=texts["last_name"],
        nickname=texts["nickname"],
        organization=texts["company"],
        title=texts["job"],
        birthday=_birthday(one),
        notes="\n\n".join(
            filter(None, (texts["description"], *one.notes, "\n".join(_remarks(one))))
        ),
        categories=tuple(dict.fromkeys(one.tags)),
        channels=channels,
        photo=one.photo,
        met_on=one.met.on if one.met and _is_whole(one) else None,
        met_at=texts["first_met_where"],
        met_note=_met_note(one, None if known else introducer),
        introduced_by=one.introducer if known else "",
        circle=Circle.INNER if one.starred else Circle.EVERYONE,
        cadence_days=None if one.dead else one.every_days,
        past=tuple(map(_past, one.happened)),
        planned=planned,
        properties=tuple(_related(one)),
        file=file,
        card=one.number,
        line=one.line,
    )


def _is_whole(one: Somebody) -> bool:
    return one.met is not None and not (one.met.age_based or one.met.year_unknown)


def _birthday(one: Somebody) -> str:
    if one.birthday is None or one.birthday.age_based:
        return ""
    on = one.birthday.on
    return f"--{on:%m-%d}" if one.birthday.year_unknown else on.isoformat()


def _met_note(one: Somebody, introducer: Somebody | None) -> str:
    through = f"Introduced by {introducer.name}" if introducer else ""
    return "\n\n".join(filter(None, (one.texts["first_met_additional_info"], through)))


def _remarks(one: Somebody) -> Iterator[str]:
    """Yield as lines what NetDesk has no place of its own for."""
    if one.birthday and one.birthday.age_based:
        yield f"Born about {one.birthday.on.year}"
    if one.dead:
        yield f"Died on {one.died.on}" if one.died else "Died"
    if food := one.texts["food_preferences"]:
        yield f"Food: {food}"
    yield from filter(None, one.remarks)


def _channels(one: Somebody) -> Iterator[Channel]:
    for reach in one.reach:
        if reach.value:
            yield _channel(reach)
    for address in one.addresses:
        street, city, region, code, country = (
            address.get(name, "")
            for name in ("street", "city", "province", "postal_code", "country")
        )
        if value := ", ".join(filter(None, (street, city, region, code, country))):
            parts = ("", "", street, city, region, code, country)
            yield Channel(ChannelKind.ADDRESS, value, address.get("name", ""), parts=parts)


def _channel(reach: Reach) -> Channel:
    name = reach.name.strip().lower()
    kind = _KINDS.get(reach.kind) or _SERVICES.get(name)
    if kind is None:
        is_page = reach.value.startswith(("http://", "https://"))
        return Channel(
            ChannelKind.WEBSITE if is_page else ChannelKind.OTHER, reach.value, reach.name
        )
    if kind.is_profile:
        return networks.channel(kind, reach.value)
    label = "" if name in (kind.value, "") else reach.name
    return Channel(kind, reach.value, label)


def _related(one: Somebody) -> Iterator[Property]:
    """Yield whom somebody is related to, as a vCard tells it (RFC 6350 §6.6.6)."""
    for kind, name in one.related:
        if name:
            said = _RELATED.get(kind, kind) or "contact"
            parameters = (("VALUE", "text"), ("TYPE", said))
            value = name.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
            yield Property("RELATED", value.replace("\n", "\\n"), parameters, version="4.0")


def _past(one: Happened) -> PastContact:
    directions = {True: Direction.OUTGOING, False: Direction.INCOMING, None: Direction.MUTUAL}
    summary, note = one.summary, one.text
    if not summary and "\n" not in note and len(note) <= _SHORT:
        summary, note = note, ""
    return PastContact(
        key=one.key,
        on=one.on,
        direction=directions[one.by_me],
        channel=ChannelKind.PHONE if one.kind == "call" else None,
        summary=summary,
        note=note,
    )


def _planned(one: Somebody, exported_on: date | None) -> Iterator[PlannedContact]:
    """Yield what is still to come on the day of the export: a reminder that has passed has rung."""
    for reminder in chain(one.reminders, one.tasks):
        if not reminder.of_monica and not _is_birthday(one, reminder):
            due = _due(reminder, exported_on)
            if due:
                yield PlannedContact(
                    key=reminder.key,
                    due=due,
                    reason=reminder.title,
                    rhythm=reminder.every,
                    first_on=reminder.first_on,
                )


def _is_birthday(one: Somebody, reminder: Reminder) -> bool:
    """Say whether a yearly reminder is of their birthday, which is kept as such."""
    if one.birthday is None or reminder.first_on is None or reminder.every != "1y":
        return False
    return f"{reminder.first_on:%m-%d}" == f"{one.birthday.on:%m-%d}"


def _due(reminder: Reminder, exported_on: date | None) -> date | None:
    first = reminder.first_on
    if first is None or exported_on is None:
        return first or exported_on
    if first >= exported_on:
        return first
    rhythm = rhythms.parse(reminder.every)
    if rhythm is None or first < _OLDEST:
        return None
    return rhythm.beyond(first, exported_on - timedelta(days=1))
