"""The search index: after any steps it finds what one built anew would find."""

from datetime import timedelta
from math import inf
from pathlib import Path

from netdesk import book
from netdesk.book.guests import Guest
from netdesk.domain.model import Channel, ChannelKind, Direction, Way
from netdesk.store import search
from netdesk.store.collation import FOLDED
from netdesk.store.rarity import how_rare
from tests.makers import TODAY, card, index, open_book, person


def found(query: str) -> list[int]:
    return book.people.ids(query, today=TODAY)


def test_the_inside_of_an_address_is_found_with_its_accents(book_file: Path) -> None:
    own = person("Ana", channels=[Channel(ChannelKind.EMAIL, "jörg.müller@example.org")])
    assert found("üller@ex") == [own]
    assert found("uller@ex") == [own]


def test_two_halves_of_a_text_apart_are_no_hit(book_file: Path) -> None:
    mails = [Channel(ChannelKind.EMAIL, f"{name}@example.org") for name in ("anna", "nabo")]
    person("Cy", channels=mails)
    own = person("Bo", channels=[Channel(ChannelKind.EMAIL, "annabo@example.org")])
    assert found("annabo") == book.people.first("annabo", today=TODAY) == [own]


def test_nobody_is_out_of_date_after_a_step(book_file: Path) -> None:
    ana = person("Ana", niches=["Design"])
    book.niches.edit(book.niches.find("design").id, name="Art")
    logged = book.interactions.log([ana], "lunch", on=TODAY)
    assert (found("niche:art"), found("niche:design"), found("lunch")) == ([ana], [], [ana])
    book.interactions.remove(logged)
    assert found("lunch") == []
    book.steps.undo()
    assert found("lunch") == [ana]
    assert search.refresh(book.opening.database().raw, FOLDED) == 0


def test_what_is_kept_up_to_date_is_what_is_built_anew(book_file: Path) -> None:
    ana, bo = person("Ana", niches=["Design"]), person("Bo")
    mail = book.channels.add(ana, Channel(ChannelKind.EMAIL, "ana@example.org"))
    both = book.interactions.log([ana, bo], "lunch", on=TODAY, direction=Direction.OUTGOING)
    deeds = (
        lambda: book.interactions.log([bo], "talk", on=TODAY + timedelta(days=40)),
        lambda: book.interactions.edit(both, on=TODAY - timedelta(days=9), summary="dinner"),
        lambda: book.interactions.edit(both, direction=Direction.INCOMING),
        lambda: book.channels.edit(mail, value="ana@example.net"),
        lambda: book.channels.edit(mail, kind=ChannelKind.WEBSITE),
        lambda: book.events.assign([ana], book.events.add("PyCon", TODAY)),
        lambda: book.guests.add(1, [Guest("Bo", note="Runs it", person_id=bo)], today=TODAY),
        lambda: book.events.edit(1, name="EuroPython"),
        lambda: book.groups.add("Makers", today=TODAY, members=[ana, bo]),
        lambda: book.groups.meet(1, [ana], on=TODAY, today=TODAY, topic="Prices"),
        lambda: book.groups.edit(1, name="Founders"),
        lambda: book.groups.remove_members(1, [ana]),
        lambda: book.events.remove(1),
        lambda: book.groups.remove(1),
        lambda: book.niches.edit(book.niches.find("design").id, name="Art"),
        lambda: book.niches.remove(book.niches.find("art").id),
        lambda: book.people.edit(bo, offers="maps", needs="maths", met_at="Meetup"),
        lambda: book.people.edit(bo, met_note="at the bar"),
        lambda: book.referrals.add(Way.GIVEN, ana, client_id=bo, today=TODAY),
        lambda: book.people.edit(bo, name="Abo"),
        lambda: book.interactions.remove(both),
        lambda: book.people.delete([ana]),
    )
    for number, deed in enumerate(deeds):
        deed()
        kept = index()
        book.opening.rebuild_search()
        assert index() == kept, number
    while book.steps.undo():
        kept = index()
        book.opening.rebuild_search()
        assert index() == kept


def test_a_book_without_its_index_gets_it_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.book"
    with open_book(path):
        own = person("Ana")
        book.opening.database().raw.execute("drop table fts; drop table contacted")
    with open_book(path):
        assert found("ana") == [own]


def test_the_endings_of_several_beginnings_are_told_apart(book_file: Path) -> None:
    for name in ("Ana Loop", "Anna Looper", "Annabel Looping", "Anton Loops", "Zoe"):
        person(name)
    found = search.terms(book.opening.reader(), ["an", "ann", "loop", "zo", "x"], 2)
    assert found == {
        "an": ["ana", "anna", "annabel"],
        "ann": ["anna", "annabel"],
        "loop": ["loop", "looper", "looping"],
        "zo": ["zoe"],
        "x": [],
    }


def test_how_rare_a_word_is_is_asked_again_when_the_book_has_changed(book_file: Path) -> None:
    def rarity() -> tuple[float, float]:
        words, pieces = how_rare(book.opening.reader(), ['"loop" *'], ['"loo"'])
        return words['"loop" *'], pieces['"loo"']

    assert rarity() == (inf, inf)
    mails = [f"EMAIL:loop{number}@example.org" for number in range(40)]
    cards = "".join(card(f"Loop {number}", mail) for number, mail in enumerate(mails))
    book.importing.run([book.importing.TextSource(cards)], today=TODAY)
    assert max(rarity()) < inf
    book.steps.undo()
    assert rarity() == (inf, inf)
