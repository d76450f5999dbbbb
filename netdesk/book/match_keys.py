"""What two channels share if they are the same, as it is kept beside each channel."""

from netdesk.book.opening import database
from netdesk.domain import matching
from netdesk.domain.model import Channel, ChannelKind
from netdesk.exchange.phone import e164


def match_key(channel: Channel, region: str) -> str:
    """Return what two channels share if they are the same (domain.matching)."""
    number = e164(channel.value, region) if channel.kind is ChannelKind.PHONE else ""
    return matching.match_key(channel, number)


def renew_phones(region: str) -> None:
    """Work out anew what phones share, inside a step: those without a country code are from here
    now."""
    raw = database().raw
    phones = raw.execute("select id, value, match_key from channel where kind = 'phone'").fetchall()
    keys = ((e164(str(value), region), own, key) for own, value, key in phones)
    raw.executemany(
        "update channel set match_key = ? where id = ?",
        [(new, own) for new, own, old in keys if new != old],
    )
