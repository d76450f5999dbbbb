"""What was given and got in the example book: the library, referrals, introductions, projects."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from netdesk import book, words
from netdesk.domain.model import ItemKind, ReferralStatus, Stage, Way

Person = Callable[..., int]

ITEMS = (
    ("Retainers that last", ItemKind.ARTICLE, "https://studio-arndt.de/retainers-that-last",
     ("SaaS founders", "Design studios"), -264),
    ("Clinic onboarding, a case study", ItemKind.CASE_STUDY, "/home/me/clinic.pdf",
     ("Health tech",), -120),
    ("Brief that clients finish", ItemKind.ARTICLE, "https://studio-arndt.de/brief",
     ("Design studios",), -90),
    ("Price before scope", ItemKind.TALK, "", ("SaaS founders",), -59),
    ("Museum Halle, identity", ItemKind.PORTFOLIO, "", ("Design studios", "Non-profits"), -40),
    ("Freelance Futures, episode 41", ItemKind.PODCAST, "https://pod.example/41",
     ("SaaS founders", "Design studios", "Local shops"), -30),
    ("Accessible forms in 30 minutes", ItemKind.WEBINAR, "", ("Health tech", "Non-profits"), -150),
    ("Donor page checklist", ItemKind.OTHER, "/home/me/donors.docx", ("Non-profits",), -20),
    ("What a logo costs, honestly", ItemKind.ARTICLE, "", ("Local shops",), -15),
)  # fmt: skip


def fill(person: Person, today: date) -> None:
    """Write it down by the verbs that users call."""

    def on(days: int) -> date:
        return today + timedelta(days=days)

    def whom(name: str) -> int:
        return book.people.find(name)

    def one(name: str, *about: str) -> int:
        found = book.people.ids(f'"{name}"', today=today)
        return found[0] if found else person(name, *about)

    karla = one("Karla Simon", "Partner", "Studio Simon", "Design studios")
    nils = one("Nils Aho", "Head of services", "Fjordstack", "SaaS founders")
    zuzana = one("Zuzana Nováková", "Director", "Open Data CZ", "Non-profits")
    lena = one("Lena Berger", "Founder", "Helferkreis", "Non-profits")
    book.people.edit(nils, needs="Retainers for his services team")
    book.people.edit(whom("Hanna Berg"), needs="Help with pricing and retainers")
    book.people.edit(lena, needs="Somebody for grant reporting")
    book.people.edit(whom("Amara Diallo"), offers="Grant reporting, field partners")
    own = {}
    for title, kind, place, niches, made in ITEMS:
        url, path = (place, "") if place.startswith("http") else ("", place)
        own[title] = book.library.add(
            title, today=on(made), kind=kind, url=url, path=path, niche_names=niches,
            made_on=on(made),
        )  # fmt: skip
    for title, who, days, outcome, won in (
        ("Retainers that last", "Priya Nair", -20, "“exactly what we needed”", False),
        ("Retainers that last", "Karla Simon", -30, "Passed it to her partner", False),
        ("Retainers that last", "Amara Diallo", -44, "", False),
        ("Retainers that last", "Jonas Weber", -69, "Booked the retainer workshop", True),
        ("Clinic onboarding, a case study", "Jonas Weber", -29, "Read it, replied", False),
        ("Brief that clients finish", "Karla Simon", -44, "Sent to her team", False),
    ):
        item = book.library.item(own[title], today)
        contact = book.library.share(
            item.id, whom(who), on=on(days), said=words.shared(item), force=True
        )
        if outcome:
            book.library.came_of(contact, outcome, won=won, today=on(days + 2))
    for way, who, client, days, status, value in (
        (Way.RECEIVED, "Ruth Adeyemi", "Café Lumen and Lune Press", -4, "offered", None),
        (Way.RECEIVED, "Priya Nair", "Klinikpfad", -18, "won", 4200),
        (Way.GIVEN, "Sofia Lindqvist", "Nora Winter", -36, "lost", None),
    ):
        made = book.referrals.add(
            way, whom(who), client, today=today, on=on(days), status=ReferralStatus(status),
            value=Decimal(value) if value else None, currency="EUR",
            said=words.client_referred(way, client),
        )  # fmt: skip
        if status == "won":
            book.referrals.thank(whom(who), referral_id=made, today=on(days + 1))
    for a, b, reason, days, outcome in (
        (whom("Priya Nair"), whom("David Kim"), "Retainers", -19, "They booked a call"),
        (whom("Amara Diallo"), zuzana, "Open data", -24, ""),
    ):
        made = book.introductions.begin(a, b, reason, today=on(days), force=True)
        book.introductions.answer(made, a, True, on=on(days))
        book.introductions.answer(made, b, True, on=on(days))
        found = book.introductions.introduction(made)
        book.introductions.send(
            made, on=on(days), said=words.introduced(found), question=words.outcome_question(found)
        )
        if outcome:
            book.introductions.settle(made, True, today=on(days + 14), note=outcome)
    for owed in book.reciprocity.unthanked(today):
        if owed.face.person_id != whom("Ruth Adeyemi"):
            book.interactions.edit(owed.interaction_id, thanked_on=owed.on)
    _projects(karla, whom, on)


def _projects(karla: int, whom: Callable[[str], int], on: Callable[[int], date]) -> None:
    for name, stage, what, people, step, days in (
        ("Guide: retainers for studios", Stage.IDEA, "Joint article, two blogs",
         [whom("Sofia Lindqvist"), karla], "Ask Karla for figures", 9),
        ("Lunch for health founders", Stage.IDEA, "Six seats, Leipzig",
         [whom("Jonas Weber")], "", None),
        ("Pricing workshop", Stage.PLANNED, "Half a day, remote, paid",
         [whom("Priya Nair")], "Fix two dates", 3),
        ("NGO site audit day", Stage.PLANNED, "Four audits, no fee",
         [whom("Amara Diallo"), whom("Zuzana")], "Choose the four", 12),
        ("Klinikpfad onboarding", Stage.ACTIVE, "Design you, research Ines",
         [whom("Jonas Weber")], "Send the screens", -1),
        ("Podcast swap, two episodes", Stage.ACTIVE, "You on hers, she on yours",
         [whom("Nils Aho")], "Record on Thursday", 4),
        ("Museum Halle, identity", Stage.DONE, "With Studio Norr",
         [whom("Sofia Lindqvist")], "", None),
        ("Talk: Price before scope", Stage.DONE, "With Priya", [whom("Priya Nair")], "", None),
    ):  # fmt: skip
        book.collaborations.add(
            name, people, today=on(-30), stage=stage, description=what, next_step=step,
            next_on=None if days is None else on(days),
        )  # fmt: skip
