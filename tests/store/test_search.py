"""The search index: after any steps it finds what one built anew would find."""

from pathlib import Path

from netdesk import book
from netdesk.domain.model import Channel, ChannelKind
from netdesk.store import search
from tests.makers import TODAY, person


def found(query: str) -> list[int]:
    return book.people.ids(query, today=TODAY)


def test_the_inside_of_an_address_is_found_with_its_accents(book_file: Path) -> None:
    own = person("Ana", channels=[Channel(ChannelKind.EMAIL, "jörg.müller@example.org")])
    assert found("üller@ex") == [own]
    assert found("uller@ex") == [own]


def test_nobody_is_out_of_date_after_a_step(book_file: Path) -> None:
    ana = person("Ana", niches=["Design"])
    book.niches.edit(book.niches.find("design").id, name="Art")
    logged = book.interactions.log([ana], "lunch", on=TODAY)
    assert (found("niche:art"), found("niche:design"), found("lunch")) == ([ana], [], [ana])
    book.interactions.remove(logged)
    assert found("lunch") == []
    book.steps.undo()
    assert found("lunch") == [ana]
    assert search.refresh(book.opening.database().raw) == 0
