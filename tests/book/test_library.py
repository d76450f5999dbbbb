"""The library: what can be shared, who got it, whom it would help (PRODUCT rule 11)."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.errors import Ambiguous, Guarded, NotFound, NotUnderstood
from netdesk.domain.model import Direction, GiveKind, Intent, ItemKind
from tests.makers import TODAY, dump, open_book, person

URL = "https://www.studio-arndt.de/blog/retainers-that-last"


@pytest.fixture(autouse=True)
def _book(tmp_path: Path) -> Iterator[None]:
    with open_book(tmp_path / "a.book"):
        yield


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("url", "html", "title", "kind"),
    [
        (URL, "", "Retainers that last", ItemKind.ARTICLE),
        (URL, f'<a href="{URL}">Retainers <b>that</b> last, honestly</a>', None, ItemKind.ARTICLE),
        (URL, f'<a href="{URL}">{URL}</a>', "Retainers that last", ItemKind.ARTICLE),
        (URL, '<a href="https://other.example/">Other</a>', "Retainers that last", None),
        ("https://norr.example/", "", "norr.example", ItemKind.ARTICLE),
        ("https://norr.example/2026/11/a_case-study_of%20clinics.html", "", None, None),
        ("https://youtu.be/dQw4w9WgXcQ", "", "DQw4w9WgXcQ", ItemKind.TALK),
        ("https://open.spotify.com/episode/41", "", "Episode", ItemKind.PODCAST),
    ],
)
def test_a_pasted_link_is_there_with_its_title(
    url: str, html: str, title: str | None, kind: ItemKind | None
) -> None:
    own = book.library.add(url=url, html=html, today=TODAY)
    found = book.library.item(own, TODAY)
    told = {
        URL: "Retainers that last, honestly",
        "https://norr.example/2026/11/a_case-study_of%20clinics.html": "A case study of clinics",
    }
    assert (found.title, found.url) == (title or told[url], url)
    assert found.kind is (kind or found.kind)
    assert book.library.add(url=url, today=TODAY) == own, "the same link is the same item"


def test_a_file_stays_where_it_is() -> None:
    own = book.library.add(path="/home/me/Clinic_onboarding.pptx", today=TODAY)
    found = book.library.item(own, TODAY)
    assert (found.title, found.kind) == ("Clinic onboarding", ItemKind.TALK)
    assert found.path == "/home/me/Clinic_onboarding.pptx"
    with pytest.raises(NotUnderstood):
        book.library.add(" ", today=TODAY)


@pytest.mark.parametrize(
    ("text", "found"),
    [("2", "Price before scope"), ("price BEFORE scope", "Price before scope"),
     ("brief", "Brief that clients finish"), (URL, "Retainers that last"),
     ("pri", Ambiguous), ("logo", NotFound), ("", NotFound)],
)  # fmt: skip
def test_an_item_is_found_by_id_link_or_title(text: str, found: str | type) -> None:
    book.library.add("Brief that clients finish", today=TODAY)
    book.library.add("Price before scope", today=TODAY)
    book.library.add("Price after scope", today=TODAY)
    book.library.add(url=URL, today=TODAY)
    if isinstance(found, str):
        assert book.library.find(text, TODAY).title == found
    else:
        with pytest.raises(found):
            book.library.find(text, TODAY)


def test_what_was_untouched_for_six_months_is_offered_for_refreshing() -> None:
    own = book.library.add("Old", today=TODAY, made_on=date(2026, 5, 23))
    book.library.add("Younger", today=TODAY, made_on=date(2026, 5, 24))

    def stale() -> list[str]:
        return [one.title for one in book.library.all_items(TODAY) if one.stale]

    assert stale() == ["Old"]
    book.library.refresh(own, TODAY)
    assert stale() == []
    book.steps.undo()
    book.library.edit(own, today=TODAY, made_on=date(2026, 5, 22))
    assert stale() == ["Old"]
    for change in ({"notes": "second edition"}, {"niche_names": ["Design"]}):
        book.library.edit(own, today=TODAY, **change)
        assert stale() == []
        book.steps.undo()


def test_sharing_is_a_give_that_waits_for_a_reply_and_says_what_came_of_it() -> None:
    ana = person("Ana")
    own = book.library.add("Retainers", today=TODAY)
    before = dump()
    contact = book.library.share(own, ana, on=TODAY, said="Shared “Retainers”")
    [found] = book.interactions.of_person(ana)
    assert (found.direction, found.intent) == (Direction.OUTGOING, Intent.GIVE)
    assert (found.give_kind, found.item) == (GiveKind.SHARE, "Retainers")
    assert (found.reply_by, found.summary) == (TODAY + timedelta(days=7), "Shared “Retainers”")
    book.library.came_of(contact, "Booked the workshop", won=True, today=TODAY)
    [got] = book.audience.view(own, TODAY).got
    assert (got.face.name, got.outcome, got.won) == ("Ana", "Booked the workshop", True)
    assert got.replied_on == TODAY
    assert [one.title for one in book.library.of_person(ana, TODAY)] == ["Retainers"]
    assert book.people.ids("workshop", today=TODAY) == [ana]
    book.steps.undo()
    book.steps.undo()
    assert dump() == before
    book.steps.redo()
    book.library.remove(own, TODAY)
    assert [one.summary for one in book.interactions.of_person(ana)] == ["Shared “Retainers”"]


def test_the_guard_speaks_before_sharing() -> None:
    ana = person("Ana")
    own = book.library.add("Retainers", today=TODAY)
    for days in (3, 2):
        book.interactions.log([ana], on=ago(days), direction=Direction.OUTGOING)
    with pytest.raises(Guarded):
        book.library.share(own, ana, on=TODAY)
    book.library.share(own, ana, on=TODAY, force=True)
    assert book.interactions.of_person(ana)[0].forced


def closed(own: int) -> None:
    book.people.edit(own, do_not_contact=True)


def not_yet(own: int) -> None:
    book.people.edit(own, not_before=TODAY + timedelta(days=1))


def wrote(days: int) -> Callable[[int], None]:
    def log(own: int) -> None:
        book.interactions.log([own], on=ago(days), direction=Direction.OUTGOING)

    return log


def awaited(own: int) -> None:
    book.interactions.log(
        [own], on=ago(30), direction=Direction.OUTGOING, reply_by=TODAY + timedelta(days=1)
    )


def heard(own: int) -> None:
    book.interactions.log([own], on=TODAY, direction=Direction.INCOMING)


def sent(own: int) -> None:
    book.library.share(1, own, on=ago(300))
    book.interactions.replied(own, ago(299))


def me(own: int) -> None:
    book.preferences.change(me=own)


@pytest.mark.parametrize(
    ("deed", "helps", "resting"),
    [
        (lambda own: None, True, 0),
        (closed, False, 0),
        (not_yet, False, 0),
        (wrote(13), False, 1),
        (wrote(14), True, 0),
        (awaited, False, 1),
        (heard, True, 0),
        (sent, False, 0),
        (me, False, 0),
    ],
)
def test_whom_it_would_help(deed: Callable[[int], None], helps: bool, resting: int) -> None:
    item = book.library.add("Retainers", today=TODAY, niche_names=["Design"])
    ana = person("Ana", niches=["Design"], start_clock=False)
    person("Bo", niches=["Health"], start_clock=False)
    deed(ana)
    found = book.audience.view(item, TODAY)
    assert [one.face.name for one in found.helps] == (["Ana"] if helps else [])
    assert found.resting == resting


def test_the_best_come_first_at_most_ten() -> None:
    item = book.library.add("Pricing of retainers", today=TODAY, niche_names=["Design", "SaaS"])
    both = person("Both", niches=["Design", "SaaS"])
    needs = person("Needs", niches=["Design"])
    need_only = person("Need only")
    book.people.edit_many([needs, need_only], needs="a price for my work")
    late, fresh = person("Late", niches=["SaaS"]), person("Fresh", niches=["SaaS"])
    book.people.edit(late, cadence_days=30)
    for own, days in ((late, 90), (fresh, 40), (both, 20), (needs, 20), (need_only, 20)):
        book.interactions.log([own], on=ago(days))
    found = book.audience.view(item, TODAY).helps
    assert [one.face.name for one in found] == ["Needs", "Both", "Need only", "Late", "Fresh"]
    assert found[0].needs == ("price",)
    assert [niche.name for niche in found[1].niches] == ["Design", "SaaS"]
    for number in range(9):
        person(f"P{number}", niches=["SaaS"])
    assert len(book.audience.view(item, TODAY).helps) == 10


def test_it_is_searched_by_title_niche_and_who_got_it() -> None:
    ana = person("Ána Ruiz")
    one = book.library.add("Retainers", today=TODAY, niche_names=["Design studios"])
    book.library.add("Donor page", today=TODAY)
    book.library.share(one, ana, on=TODAY)
    for words in ("retai", "studios design", "ana", "ruiz retainers"):
        assert [found.id for found in book.library.all_items(TODAY, words)] == [one]
