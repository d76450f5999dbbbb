"""Erased for good: not in the book, its undo, its history, its search, nor in the file."""

from pathlib import Path

import pytest

from netdesk import book
from netdesk.domain.errors import NotFound
from netdesk.domain.model import Channel, ChannelKind, Way
from tests.makers import TODAY, person

SECRETS = ("Quillfeather", "quill@secret.example", "Xylophonist", "whispered", "Zanzibarian")


def bytes_of(path: Path) -> bytes:
    return b"".join(p.read_bytes() for p in path.parent.glob(path.name + "*") if p.is_file())


def fill() -> tuple[int, int]:
    own = person(
        "Ana Quillfeather",
        title="Xylophonist",
        channels=[Channel(ChannelKind.EMAIL, "quill@secret.example")],
    )
    twin = person("A. Quillfeather", notes="Zanzibarian")
    other = person("Bo Lund")
    book.interactions.log([own], "whispered something", on=TODAY)
    book.interactions.log([own, other], "lunch", on=TODAY)
    book.people.set_photo(own, b"\x89PNG secret picture")
    book.people.edit(other, introduced_by=own)
    book.merging.merge(own, twin)
    return own, other


def test_nothing_of_an_erased_person_is_left(book_file: Path) -> None:
    own, other = fill()
    assert all(secret.encode() in bytes_of(book_file) for secret in SECRETS[:4])
    kept = book.upkeep.backup()
    found = book.erasing.erase([own])
    assert (found.names, found.backups) == (("Ana Quillfeather",), (kept,))
    for secret in (*SECRETS, "secret picture", "quillfeather", "xylophonist"):
        assert secret.encode() not in bytes_of(book_file), secret
    assert book.steps.steps() == []
    assert [line.name for line in book.people.lines([own, other], today=TODAY)] == ["Bo Lund"]
    assert [one.summary for one in book.interactions.of_person(other)] == ["lunch"]
    assert book.people.ids("xylophonist", today=TODAY) == []
    assert book.upkeep.check() == []


def test_a_backup_that_can_t_be_read_holds_up_nobody(book_file: Path) -> None:
    own, _ = fill()
    kept = book.upkeep.backup()
    odd = [kept.with_name(f"2026010{n}-000000-000000-backup.book") for n in (2, 1)]
    odd[0].mkdir()
    odd[1].write_bytes(b"garbage" * 999)
    found = book.erasing.erase([own])
    assert found.backups == (kept, *odd), "nobody knows that they hold nothing"
    assert b"Quillfeather" not in bytes_of(book_file)


def test_the_history_of_others_does_not_name_them(book_file: Path) -> None:
    own, other = person('Ana "Quill" Ruiz'), person("Bo Lund")
    book.referrals.add(Way.RECEIVED, other, client_id=own, today=TODAY)
    book.knows.say(own, other)
    book.people.edit(other, introduced_by=own)
    book.interactions.log([own, other], "lunch", on=TODAY)
    assert b"Quill" in bytes_of(book_file)
    book.erasing.erase([own])
    assert b"Quill" not in bytes_of(book_file)
    assert "knows_said" in [line.step for line in book.steps.person_history(other)]


def test_nor_by_a_name_they_had_before(book_file: Path) -> None:
    own, other = person("Ana Quill"), person("Bo Lund")
    book.knows.say(own, other)
    book.people.edit(own, name="Ana Feather")
    book.people.edit(other, introduced_by=own)
    book.people.edit(own, name="Ana Ruiz")
    book.erasing.erase([own])
    for name in (b"Quill", b"Feather", b"Ana Ruiz"):
        assert name not in bytes_of(book_file)


def test_work_goes_on_after_it(book_file: Path) -> None:
    own, other = fill()
    book.erasing.erase([own])
    book.people.edit(other, title="CTO")
    book.steps.undo()
    assert book.people.person(other, today=TODAY).title == ""
    assert book.people.ids("bo", today=TODAY) == [other]


def test_who_is_not_there_is_not_erased(book_file: Path) -> None:
    own = person()
    with pytest.raises(NotFound):
        book.erasing.erase([own, 99])
    assert book.people.count() == 1
    assert book.steps.steps() != []
