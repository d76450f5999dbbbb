"""messages.csv of every era: what was said to whom, without drafts, spam and advertising."""

import hashlib
import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from netdesk.domain.contact import PastContact, Problem
from netdesk.domain.folding import fold
from netdesk.domain.model import ChannelKind, Direction
from netdesk.exchange.linkedin import dates
from netdesk.exchange.linkedin.people import People, profile_key
from netdesk.exchange.table import Row

Party = tuple[str, str]
"""Somebody's name and the key of their profile, each empty where the file doesn't tell."""

MAX_NOTE = 20_000
_SHORT = 120
_TELLING = 80
"""Characters of a first line that stand for the whole."""

_NOT_SAID = re.compile(r"draft|spam|trash|junk|deleted|sponsored")
_YES = frozenset({"yes", "true", "1"})
_SEVERAL = re.compile(r"[,;]\s*")
_TAG = re.compile(
    r"</?(?:a|b|br|div|em|h[1-6]|i|img|li|ol|p|span|strong|table|tbody|td|tr|u|ul)\b[^<>]*>", re.I
)
_HIDDEN = re.compile(r"<(?:style|script|head)\b[^<>]*>[^<]*", re.I)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>", re.I)


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `outgoing` is None where the file doesn't say it itself."""

    sender: Party
    recipients: tuple[Party, ...]
    when: dates.When
    subject: str
    text: str
    outgoing: bool | None


def messages(rows: Iterable[Row | Problem]) -> Iterator[Message | Problem]:
    """Yield the messages of a table; a row without a date that can be read is none."""
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif not _is_left_out(row) and (when := dates.moment(row["Date"])):
            direction = fold(row["Direction"])
            yield Message(
                sender=(row["From"], profile_key(row["Sender Profile URL"])),
                recipients=tuple(_recipients(row)),
                when=when,
                subject=row["Subject"],
                text=plain(row["Content"]),
                outgoing=direction.startswith("out") if direction else None,
            )


def _is_left_out(row: Row) -> bool:
    told = fold(f"{row['Folder']} {row['Conversation Title']}")
    drafts = (row["Is Message Draft"], row["Is Conversation Draft"])
    return bool(_NOT_SAID.search(told)) or any(fold(one) in _YES for one in drafts)


def _recipients(row: Row) -> Iterator[Party]:
    """Yield to whom a message went; names and profiles stand in the same order.

    A comma may also belong to a name ("Hopper, PhD").
    """
    keys = [profile_key(one) for one in _SEVERAL.split(row["Recipient Profile URLs"]) if one]
    names = _SEVERAL.split(row["To"])
    if len(keys) <= 1:
        yield row["To"], keys[0] if keys else ""
    elif len(keys) == len(names):
        yield from zip(names, keys, strict=True)
    else:
        yield from (("", key) for key in keys)


def plain(text: str) -> str:
    """Return a text without its HTML, if it is any."""
    if "<" in text and _TAG.search(text):
        text = _BREAK.sub("\n", _HIDDEN.sub("", text))
        text = html.unescape(re.sub(r"<[^<>]*>", "", text))
    lines = (line.rstrip() for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def owner(
    sent: Sequence[Message],
    told: Iterable[Party],
    name: str,
    is_other: Callable[[str, str], bool],
) -> frozenset[str] | None:
    """Return how the owner of the export is called in it: keys and folded names; None if that
    can't be told.

    `told` are parties that other files say are the owner, `name` that of the profile. Else it is
    who takes part in most messages and `is_other` doesn't know: nobody is their own connection.
    """
    parties: Counter[Party] = Counter()
    for one in sent:
        parties.update({one.sender, *one.recipients})
    said = Counter(told)
    for one in sent:
        if one.outgoing is not None:
            said.update([one.sender] if one.outgoing else one.recipients)
    called = [party for party in parties if name and fold(party[0]) == fold(name)]
    if said:
        found = [said.most_common(1)[0][0]]
    elif called:
        found = called
    else:
        rest = {p: n for p, n in parties.items() if not is_other(*p)}
        most = max(rest.values(), default=0)
        found = [party for party, count in rest.items() if count == most]
        if len(found) != 1:
            return None
    return _names(found, parties)


def _names(found: Iterable[Party], parties: Iterable[Party]) -> frozenset[str]:
    """Return names and keys of a party, with those that stand beside them elsewhere."""
    known = {said for name, key in found for said in (fold(name), key)} - {""}
    for name, key in parties:
        if key in known or (key and fold(name) in known):
            known |= {fold(name), key}
    return frozenset(known - {""})


def log(sent: Iterable[Message], mine: frozenset[str], people: People) -> None:
    """Note each message with whom it was, whom I wrote to or who wrote to me, the oldest first."""
    for one in sorted(sent, key=lambda one: one.when.minute):
        outgoing = is_mine(one.sender, mine) if one.outgoing is None else one.outgoing
        others = one.recipients if outgoing else (one.sender,)
        direction = Direction.OUTGOING if outgoing else Direction.INCOMING
        contact = past_contact(one, direction)
        for party in _each(others, people):
            if not is_mine(party, mine) and (found := people.find(*party)):
                found.past[contact.key] = contact


def _each(parties: Iterable[Party], people: People) -> Iterator[Party]:
    """Take apart the names of several people, where the file has no profiles of them."""
    for name, key in parties:
        if key or "," not in name or people.is_connection(name, key):
            yield name, key
        else:
            yield from ((one, "") for one in _SEVERAL.split(name))


def is_mine(party: Party, mine: frozenset[str]) -> bool:
    """Say whether a party is the owner; their name decides only where no profile is told."""
    name, key = party
    return (key or fold(name)) in mine


def past_contact(one: Message, direction: Direction) -> PastContact:
    """Return a message as a contact; the same one has the same key in exports of any era."""
    text = one.text[:MAX_NOTE]
    told = " ".join(one.text.split()).casefold()
    said = f"{one.when.minute}\n{direction.value}\n{told}"
    digest = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    summary, note = _summary(one.subject, text)
    return PastContact(
        key=f"linkedin:{digest}",
        on=one.when.on,
        direction=direction,
        channel=ChannelKind.LINKEDIN,
        summary=summary,
        note=note,
    )


def _summary(subject: str, text: str) -> tuple[str, str]:
    """Return what a line shows of a message, and the rest where that isn't all."""
    if subject:
        return subject, text
    first, _, rest = text.partition("\n")
    if len(first) <= _SHORT:
        return first, rest.lstrip()
    return f"{first[:_TELLING].rstrip()}…", text
