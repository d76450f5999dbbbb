"""What --json prints: the shapes of PRODUCT's table, where an empty text is null."""

from datetime import date, datetime, time

Shape = dict[str, object]


def day(found: date | None) -> str | None:
    """Return a day in ISO 8601, null for none."""
    return found.isoformat() if found else None


def moment(on: date | None, at: time | None) -> str | None:
    """Return a day with its time where that matters, null for none."""
    if on is None:
        return None
    return f"{on.isoformat()}T{at.strftime('%H:%M')}" if at else on.isoformat()


def local(found: datetime) -> str:
    """Return a moment as the time of here, to the second."""
    return found.astimezone().replace(tzinfo=None).isoformat(timespec="seconds")
