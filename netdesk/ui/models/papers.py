"""What is printed of a person and of a list of people."""

from collections.abc import Iterator, Sequence
from datetime import date

from netdesk import book, words
from netdesk.domain.model import ChannelKind, FollowUp, Person
from netdesk.ui.models import links
from netdesk.ui.models.paper import Paper
from netdesk.ui.models.person import Entry, profile
from netdesk.ui.models.pictures import read_picture
from netdesk.words import tr

_PICTURE = 84
_WIDTHS = (22, 24, 30, 24)


def paper(ids: Sequence[int], today: date) -> Paper:
    """Write down one person whole, several as a list. Any thread that reads."""
    return person_paper(ids[0], today) if len(ids) == 1 else people_paper(ids, today)


def person_paper(person_id: int, today: date) -> Paper:
    """Write down all that is known of a person; raises NotFound."""
    found = profile(person_id, today)
    person = found.person
    made = Paper(_foot(today))
    content = book.people.photo(person.photo) if person.photo else None
    image = read_picture(content, 4 * _PICTURE) if content else None
    if image is not None and not image.isNull():
        made.picture(image, _PICTURE)
    made.title(person.name)
    made.remark(_work(person))
    made.facts(_facts(person))
    for title, text in (
        (tr("Offers"), person.offers),
        (tr("Needs"), person.needs),
        (tr("Notes"), person.notes),
    ):
        if text.strip():
            made.heading(title)
            made.text(text)
    if found.follow_ups:
        made.heading(tr("Follow-ups"))
        made.facts([_follow_up(one, today) for one in found.follow_ups])
    contacts = [one for one in found.entries if one.interaction]
    if contacts:
        made.heading(tr("History"))
        made.facts([_entry(one) for one in contacts])
    return made


def people_paper(ids: Sequence[int], today: date) -> Paper:
    """Write down people as a table, in this order."""
    people = book.people.persons(ids, today=today)
    made = Paper(_foot(today))
    made.title(tr("People"))
    made.remark(tr("%n person||%n people", n=len(people)))
    names = (tr("Name"), tr("Company"), tr("E-mail"), tr("Phone"))
    made.table(names, map(_line, people), _WIDTHS)
    return made


def _foot(today: date) -> str:
    return tr("NetDesk · %1", words.full_date(today))


def _work(person: Person) -> str:
    return " · ".join(filter(None, (person.title, person.organization, person.department)))


def _facts(person: Person) -> Iterator[tuple[str, str]]:
    for channel in person.channels:
        kind = words.channel_kind(channel.kind)
        name = tr("%1 (%2)", kind, channel.label) if channel.label else kind
        yield name, links.shown(channel)
    if person.birthday:
        yield tr("Birthday"), words.birthday(person.birthday)
    met = words.full_date(person.met_on) if person.met_on else ""
    yield tr("Met"), " · ".join(filter(None, (met, person.met_at)))
    yield tr("Niches"), ", ".join(niche.name for niche in person.niches)
    if person.introduced_by_name:
        yield tr("Introduced by"), person.introduced_by_name


def _follow_up(found: FollowUp, today: date) -> tuple[str, str]:
    what = found.reason or words.origin(found.origin)
    return words.when(found.due, found.at, today), what


def _entry(found: Entry) -> tuple[str, str]:
    day = words.full_date(found.on) if found.on else "–"
    return day, "\n".join(filter(None, (found.title, found.text)))


def _line(person: Person) -> tuple[str, str, str, str]:
    kinds = (ChannelKind.EMAIL, ChannelKind.PHONE)
    mails, phones = (
        "\n".join(one.value for one in person.channels if one.kind is kind) for kind in kinds
    )
    return person.name, _work(person), mails, phones
