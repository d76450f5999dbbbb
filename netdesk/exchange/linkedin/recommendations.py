"""Recommendations_Given.csv and _Received.csv: what I gave, and what was given to me."""

import hashlib
from collections.abc import Iterable, Iterator

from netdesk.domain.contact import PastContact, Problem
from netdesk.domain.folding import fold
from netdesk.domain.model import ChannelKind, Direction, GiveKind, Intent
from netdesk.exchange.linkedin import dates
from netdesk.exchange.linkedin.people import People
from netdesk.exchange.table import Row

SUMMARY = "Recommendation on LinkedIn"


def log(rows: Iterable[Row | Problem], direction: Direction, people: People) -> Iterator[Problem]:
    """Note each recommendation with whom it was; yields what can't be read."""
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif (on := dates.day(row["Creation Date"])) and row["Text"]:
            name = f"{row['First Name']} {row['Last Name']}".strip()
            if found := people.find(name):
                told = f"{on}\n{direction.value}\n{fold(name)}\n{row['Text']}"
                digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]
                key = f"linkedin:{digest}"
                found.past[key] = PastContact(
                    key=key,
                    on=on,
                    direction=direction,
                    channel=ChannelKind.LINKEDIN,
                    intent=Intent.GIVE,
                    give_kind=GiveKind.OTHER,
                    summary=SUMMARY,
                    note=row["Text"],
                )
