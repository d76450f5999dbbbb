"""What is given and got, as sentences: summaries of contacts, questions, and prepared messages."""

from decimal import Decimal
from typing import TYPE_CHECKING

from netdesk.domain.model import Introduction, Item, Match, Way
from netdesk.domain.reciprocity import Imbalance
from netdesk.words.translation import tr

if TYPE_CHECKING:
    from netdesk.book.reciprocity import Hint


def client_referred(way: Way, client: str, subject: str = "") -> str:
    """Say for whom work was passed on; the summary of that contact."""
    if way is Way.RECEIVED:
        if subject:
            return tr("Referred %1 to me: %2", client, subject)
        return tr("Referred %1 to me", client)
    return tr("I referred %1: %2", client, subject) if subject else tr("I referred %1", client)


def asks_to_meet_summary(found: Introduction, person_id: int) -> str:
    """Say that one of the two was asked; the summary of that contact."""
    other = found.a.face if person_id == found.b.face.person_id else found.b.face
    return tr("Asked about meeting %1", other.name)


def introduced(found: Introduction) -> str:
    """Say who was introduced; the summary of that contact."""
    names = found.a.face.name, found.b.face.name
    return (
        tr("Introduced %1 and %2: %3", *names, found.reason)
        if found.reason
        else tr("Introduced %1 and %2", *names)
    )


def outcome_question(found: Introduction) -> str:
    """Say what is asked two weeks after an introduction."""
    return tr("Ask how it went with %1", found.b.face.name)


def shared(item: Item) -> str:
    """Say that an item was shared; the summary of that contact."""
    return tr("Shared “%1”", item.title)


def asks_to_meet(found: Introduction, person_id: int) -> str:
    """Return the message that asks one of the two if they want to meet the other."""
    mine, other = found.a.face, found.b.face
    if person_id == other.person_id:
        mine, other = other, mine
    hello = tr("Hi %1,", mine.name.split(" ")[0])
    question = tr("may I introduce you to %1?", other.name)
    why = f" {found.reason.rstrip('.')}." if found.reason else ""
    return f"{hello}\n\n{question}{why}\n\n" + tr("If you like, I write to both of you.") + "\n"


def introduces(found: Introduction) -> str:
    """Return the message that brings two people together."""
    a, b = found.a.face.name, found.b.face.name
    hello = tr("Hi %1, hi %2,", a.split(" ")[0], b.split(" ")[0])
    meet = tr("you both said yes, so: %1, meet %2.", a, b)
    why = f" {found.reason.rstrip('.')}." if found.reason else ""
    return f"{hello}\n\n{meet}{why}\n\n" + tr("I leave the rest to you two.") + "\n"


def shares(name: str, item: Item) -> str:
    """Return the message with which an item goes to somebody."""
    hello = tr("Hi %1,", name.split(" ")[0])
    why = tr("this may help you: %1", item.title)
    place = f"\n{item.url}" if item.url else ""
    return f"{hello}\n\n{why}{place}\n"


def thanks(name: str, said: str) -> str:
    """Return the message that thanks somebody; `said` is what they gave."""
    hello = tr("Hi %1,", name.split(" ")[0])
    return f"{hello}\n\n" + (tr("thank you: %1", said) if said else tr("thank you!")) + "\n"


def amount(value: Decimal | None, currency: str) -> str:
    """Write a value of money; whole amounts without decimals."""
    if value is None:
        return ""
    number = f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"
    return f"{number} {currency}".strip()


def offer(found: Match) -> str:
    """Say why two people should meet."""
    if found.words:
        return tr("%1 offers what %2 needs: %3", found.a.name, found.b.name, ", ".join(found.words))
    return tr("%1 and %2 share %3", found.a.name, found.b.name, found.niche)


def hint(found: "Hint") -> str:
    """Say why something could be offered before asking somebody, and one thing that could be."""
    if found.why is Imbalance.ONLY_ASKS:
        why = tr("The last three times you asked.")
    else:
        why = tr("You gave nothing for six months.")
    return f"{why} {_thing(found)}"


def _thing(found: "Hint") -> str:
    offered = found.offer
    if offered.items:
        return tr("“%1” could help.", offered.items[0][0].title)
    if offered.people:
        return offer(offered.people[0]) + "."
    return tr("They need: %1", offered.needs)
