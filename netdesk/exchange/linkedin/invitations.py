"""Invitations.csv: what was written with an invitation tells how you met."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from netdesk.domain.contact import Problem
from netdesk.domain.folding import fold
from netdesk.exchange.linkedin.messages import Party, plain
from netdesk.exchange.linkedin.people import People, profile_key
from netdesk.exchange.table import Row


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation between the owner of the export and somebody else."""

    mine: Party
    other: Party
    text: str


def invitations(rows: Iterable[Row | Problem]) -> Iterator[Invitation | Problem]:
    """Yield the invitations of a table, sent and received."""
    for row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        sender = (row["From"], profile_key(row["Inviter Profile Url"]))
        recipient = (row["To"], profile_key(row["Invitee Profile Url"]))
        text = plain(row["Message"])
        if fold(row["Direction"]).startswith("out"):
            yield Invitation(sender, recipient, text)
        elif row["Direction"]:
            yield Invitation(recipient, sender, text)


def log(found: Iterable[Invitation], people: People) -> None:
    """Note how people were met; the first text that was written with an invitation counts."""
    for one in found:
        if one.text and (someone := people.find(*one.other)):
            someone.met_note = someone.met_note or one.text
