"""Ways to reach a person: add, edit, remove."""

from netdesk.book import preferences
from netdesk.book.match_keys import match_key
from netdesk.book.opening import journal
from netdesk.domain.errors import NotFound
from netdesk.domain.model import Channel, ChannelKind
from netdesk.store.tables import ChannelRow, PersonRow


def add(person_id: int, channel: Channel) -> int:
    """Give a person one more channel and return its id; raises NotFound."""
    with journal().step("channel_added", name=_name(person_id)):
        rows = ChannelRow.select().where(ChannelRow.person_id == person_id)
        position = max((row.position for row in rows), default=-1) + 1
        return insert(person_id, position, channel, preferences.current().region)


def insert(person_id: int, position: int, channel: Channel, region: str) -> int:
    """Write one channel, inside a step."""
    return int(
        ChannelRow.insert(
            person_id=person_id,
            position=position,
            kind=channel.kind.value,
            value=channel.value,
            label=channel.label,
            preferred=channel.preferred,
            parts=list(channel.parts),
            match_key=match_key(channel, region),
        ).execute()
    )


def edit(
    channel_id: int,
    *,
    value: str | None = None,
    label: str | None = None,
    preferred: bool | None = None,
    kind: ChannelKind | None = None,
    parts: tuple[str, ...] | None = None,
) -> None:
    """Change what is given of a channel; preferring one ends the preference of its likes."""
    row = _row(channel_id)
    with journal().step("channel_edited", name=_name(row.person_id)):
        row.value = row.value if value is None else value
        row.label = row.label if label is None else label
        row.kind = row.kind if kind is None else kind.value
        row.preferred = row.preferred if preferred is None else preferred
        row.parts = _parts(row, parts, retyped=value is not None)
        shown = Channel(ChannelKind(row.kind), row.value)
        row.match_key = match_key(shown, preferences.current().region)
        if preferred:
            ChannelRow.update(preferred=False).where(
                ChannelRow.person_id == row.person_id, ChannelRow.kind == row.kind
            ).execute()
        row.save()


def _parts(row: ChannelRow, parts: tuple[str, ...] | None, *, retyped: bool) -> list[str]:
    """Return an address's parts; typed as one text, it is all street (RFC 6350 §6.3.1)."""
    if parts is not None:
        return list(parts)
    if row.kind != ChannelKind.ADDRESS.value or (row.parts and not retyped):
        return list(row.parts)
    return ["", "", row.value, "", "", "", ""]


def remove(channel_id: int) -> None:
    """Take a channel away; raises NotFound."""
    row = _row(channel_id)
    with journal().step("channel_removed", name=_name(row.person_id)):
        row.delete_instance()


def _row(channel_id: int) -> ChannelRow:
    row: ChannelRow | None = ChannelRow.get_or_none(ChannelRow.id == channel_id)
    if row is None:
        raise NotFound("channel", str(channel_id))
    return row


def _name(person_id: int) -> str:
    row: PersonRow | None = PersonRow.get_or_none(PersonRow.id == person_id)
    if row is None:
        raise NotFound("person", str(person_id))
    return row.name
