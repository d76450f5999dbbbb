"""What the book of the pictures holds around its day: contacts, promises, and full weeks."""

from collections.abc import Callable
from datetime import date, time, timedelta

from netdesk import book
from netdesk.domain.model import Channel, ChannelKind, Direction, GiveKind, Intent, Origin, Side
from netdesk.domain.when import Due

Meet = Callable[..., int]
"""Makes a person of name, title, company, niche and channels."""

DONE = (2, 1, 4, 2, 3, 0, 0, 2, 4, 1, 3, 2, 0, 0, 3, 1, 4, 2, 5, 0, 0, 2, 3, 2, 1, 6, 2)
"""So many were done on each day up to yesterday."""


def jonas(own: int, today: date, introduced_by: int) -> None:
    """Add to the one whose context is shown."""
    miriam = book.people.add("Miriam Sander", today=today, start_clock=False)
    leila = book.people.add("Leila Haddad", today=today, start_clock=False)
    talked, out, came = Direction.MUTUAL, Direction.OUTGOING, Direction.INCOMING
    log = book.interactions.log
    share = {"intent": Intent.GIVE, "give_kind": GiveKind.SHARE}
    mail = ChannelKind.EMAIL
    log([own], "Shared “Clinic onboarding”", on=ago(today, 29), direction=out, **share)
    log([own], "Thanked you for the case study", on=ago(today, 27), channel=mail, direction=came)
    text = "Health Tech Open Space, talked pilots"
    log([own, miriam, leila], text, on=ago(today, 3), direction=talked)
    needs = "Patients who finish the forms"
    book.people.edit(own, needs=needs, introduced_by=introduced_by, preferred_channel=mail)
    plan = book.follow_ups.plan
    plan([own], Due(ago(today, -5)), reason="a checklist for the second clinic")
    plan([own], Due(ago(today, -9)), reason="the name of his IT lead", side=Side.THEIRS)


def sofia(own: int, today: date) -> None:
    """Add to the one for whom the guard speaks up."""
    insta, mail = ChannelKind.INSTAGRAM, ChannelKind.EMAIL
    for channel in (
        Channel(mail, "sofia@studionorr.se"),
        Channel(insta, "https://www.instagram.com/sofia.norr"),
        Channel(ChannelKind.PHONE, "+46 8 5550117"),
    ):
        book.channels.add(own, channel)
    log, out = book.interactions.log, Direction.OUTGOING
    log([own], "Peer feedback circle, she showed the launch plan", on=ago(today, 23))
    log([own], "“Shall I send the brand audit?”", on=ago(today, 11), channel=mail, direction=out)
    log([own], "“Two ideas for the launch film”", on=ago(today, 3), channel=insta, direction=out)
    needs = "A motion designer for the launch film"
    book.people.edit(own, needs=needs, cadence_days=60, preferred_channel=insta)


def weeks(meet: Meet, today: date) -> None:
    """Fill the weeks around today."""
    _done_before(today)
    for name, company, niche, days, reason in (
        ("Zuzana Nováková", "Open Data Brno", "Non-profits", 1, "Ask how it went"),
        ("Paul Krämer", "Krämer IT", "SaaS founders", 1, "Send two dates"),
        ("Theo Lumen", "Café Lumen", "Local shops", 4, "Call about the second offer"),
        ("Yara Haddad", "Haddad Foods", "Local shops", 8, "Send the menu drafts"),
        ("Marek Novak", "Tally", "SaaS founders", 10, "Ask for the numbers"),
    ):
        own = meet(name, "", company, niche)
        book.follow_ups.plan([own], Due(ago(today, -days)), reason=reason)
    for name, company, niche, last, every in (
        ("Rosa Keller", "Studio Keller", "Design studios", 92, 94),
        ("Milan Petrov", "Green Yards", "Non-profits", 40, 44),
    ):
        own = meet(name, "", company, niche)
        book.people.edit(own, cadence_days=every)
        book.interactions.log([own], "Coffee", on=ago(today, last))
    own = meet("Nils Aho", "", "Fjordstack", "SaaS founders")
    sent, reply = "Sent the offer", ago(today, -7)
    book.interactions.log([own], sent, on=today, direction=Direction.OUTGOING, reply_by=reply)
    book.events.add("Indie Makers AMA", ago(today, 17))
    book.events.add("Health Tech Open Space", ago(today, 3))
    book.events.add("Design Breakfast", ago(today, -11), attended=False)
    evening, on = time(18), ago(today, -3)
    book.events.add("Indie SaaS AMA", on, at=evening, place="Slack", attended=False)


def _done_before(today: date) -> None:
    people = book.people.ids("niche:Local", today=today)
    for place, count in enumerate(DONE):
        on = ago(today, len(DONE) - place)
        for person in people[place : place + count]:
            (own,) = book.follow_ups.plan([person], Due(on), origin=Origin.MANUAL)
            book.follow_ups.done(own, today=on)


def ago(today: date, days: int) -> date:
    """Return the day that lies this many days before today."""
    return today - timedelta(days=days)
