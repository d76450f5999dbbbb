"""The first look at the book: what it saw, and nothing where there is no book to be read."""

from pathlib import Path

import pytest

from netdesk.app.looking import FirstLook
from tests.makers import TODAY, person


def test_it_sees_what_the_first_page_shows(book_file: Path) -> None:
    person("Ana Ruiz", today=TODAY.replace(day=1), niches=["design"])
    view = FirstLook(book_file).view()
    assert view is not None
    assert (view.people, [niche.name for niche in view.niches]) == (1, ["design"])


@pytest.mark.parametrize("content", [None, b"", b"no book at all" * 400])
def test_it_sees_nothing_where_no_book_can_be_read(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "netdesk.book"
    if content is not None:
        path.write_bytes(content)
    assert FirstLook(path).view() is None
    assert path.exists() == (content is not None)
