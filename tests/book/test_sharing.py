"""What goes out is what came in: read back, it is the same people, in every version."""

import io
import os
import stat
from pathlib import Path

import pytest
from PIL import Image

from netdesk import book
from netdesk.book.importing import FileSource, TextSource
from netdesk.book.sharing import Photos
from netdesk.domain.contact import Contact
from netdesk.domain.errors import FileProblem
from netdesk.domain.model import Channel, ChannelKind, Person
from netdesk.exchange import vcard
from netdesk.exchange.vcard.meaning import meaning
from tests.makers import TODAY, card, open_book, person

DATA = Path(__file__).parent.parent / "data"
FIELDS = (
    "name",
    "given_name",
    "family_name",
    "additional_names",
    "prefix",
    "suffix",
    "nickname",
    "organization",
    "department",
    "title",
    "birthday",
    "notes",
    "photo",
    "uid",
    "name_derived",
)


def everybody() -> list[Person]:
    return book.people.persons(book.people.ids("", today=TODAY), today=TODAY)


def told(one: Person) -> dict[str, object]:
    """What a vCard can carry of a person."""
    fields = {name: getattr(one, name) for name in FIELDS}
    channels = [(c.kind, c.value, c.label, c.preferred, c.parts) for c in one.channels]
    unknown = [meaning(p) for p in book.people.unknown_properties(one.id)]
    return fields | {
        "channels": channels,
        "niches": {niche.name for niche in one.niches},
        "unknown": sorted(unknown),
    }


@pytest.mark.parametrize("version", ["3.0", "4.0", "2.1"])
def test_read_back_it_is_the_same_people(tmp_path: Path, version: str) -> None:
    corpus = os.environ.get("NETDESK_CORPUS")
    sources = [FileSource(Path(place)) for place in (DATA, corpus) if place]
    target = tmp_path / "out.vcf"
    with open_book(tmp_path / "a.book"):
        book.importing.run(sources, today=TODAY)
        person(
            "Ana Ruiz",
            niches=["fintech"],
            notes="a, b; c\\d\nnew line",
            channels=[
                Channel(ChannelKind.EMAIL, "ana@example.org", "work", preferred=True),
                Channel(ChannelKind.LINKEDIN, "https://www.linkedin.com/in/ana"),
            ],
        )
        before = {one.uid: told(one) for one in everybody()}
        done = book.sharing.export_vcards(target, today=TODAY, version=version, photos=Photos.WHOLE)
        assert done.count == len(before)
        again = book.importing.run([FileSource(target)], today=TODAY)
        assert (again.added, again.updated) == (0, 0), "our own export brings nothing new"
    with open_book(tmp_path / "b.book"):
        found = book.importing.run([FileSource(target)], today=TODAY)
        assert [p for p in found.problems if p.fatal] == []
        after = {one.uid: told(one) for one in everybody()}
    assert after.keys() == before.keys()
    for uid, one in before.items():
        assert after[uid] == one


def test_edited_fields_go_out_edited_the_rest_as_it_came(book_file: Path, tmp_path: Path) -> None:
    text = card("Ana Ruiz", "UID:1", "TITLE;LANGUAGE=en:CTO", "NOTE;X-A=b:kept", "X-ODD;P=q:r")
    book.importing.run([TextSource(text)], today=TODAY)
    book.people.edit(1, title="CEO")
    out = book.sharing.card(1, today=TODAY, private=False).decode()
    assert "CEO" in out
    assert "CTO" not in out
    assert "NOTE;X-A=b:kept" in out
    assert "X-ODD;P=q:r" in out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ana Lopez", "N:Lopez;Ana;;Dr.;"),
        ("ana RUIZ", "N:RUIZ;ana;;Dr.;"),
        ("Ana Ruiz", "N:Ruiz;Ana;;Dr.;"),
        ("Ana María Ruiz", "N;X-DERIVED=TRUE:;Ana María Ruiz;;;"),
        ("Bo", "N;X-DERIVED=TRUE:;Bo;;;"),
    ],
)
def test_the_parts_of_a_name_follow_it(book_file: Path, name: str, said: str) -> None:
    text = card("Ana Ruiz", "UID:1", "N:Ruiz;Ana;;Dr.;")
    book.importing.run([TextSource(text)], today=TODAY)
    book.people.edit(1, name=name)
    lines = book.sharing.card(1, today=TODAY).decode().splitlines()
    assert {f"FN:{name}", said} <= set(lines)
    if name != "Ana Ruiz":
        book.steps.undo()
    assert "N:Ruiz;Ana;;Dr.;" in book.sharing.card(1, today=TODAY).decode()


def test_what_is_said_of_the_parts_of_a_name_holds(book_file: Path) -> None:
    text = card("A. Ruiz", "N:Ruiz;Ana;;;")  # not made of its parts
    book.importing.run([TextSource(text)], today=TODAY)
    book.people.edit(1, name="Ana de la Cruz", given_name="Ana", family_name="de la Cruz")
    assert "N:de la Cruz;Ana;;;" in book.sharing.card(1, today=TODAY).decode()
    book.people.edit(1, name="Ana del Rio Sol")
    assert "N:del Rio Sol;Ana;;;" in book.sharing.card(1, today=TODAY).decode()


def test_photos_go_out_as_phones_take_them(book_file: Path, tmp_path: Path) -> None:
    own = person()
    noise = Image.effect_noise((900, 600), 90)
    buffer = io.BytesIO()
    noise.save(buffer, "PNG")
    book.people.set_photo(own, buffer.getvalue())
    target = tmp_path / "out.vcf"
    for photos, size in ((Photos.SMALL, 100_000), (Photos.WHOLE, 500_000), (Photos.NONE, 0)):
        book.sharing.export_vcards(target, today=TODAY, photos=photos, overwrite=True)
        (found,) = vcard.read(io.BytesIO(target.read_bytes()), "out.vcf")
        assert isinstance(found, Contact)
        length = len(found.photo or b"")
        assert length <= size if photos is not Photos.WHOLE else length == len(buffer.getvalue())
        assert bool(found.photo) == bool(size)
        again = book.importing.run([FileSource(target)], today=TODAY)
        assert (again.added, again.updated, again.same) == (0, 0, 1)


def test_sharing_a_card_leaves_out_notes_and_niches(book_file: Path) -> None:
    own = person("Ana Ruiz", niches=["secret niche"], notes="secret note")
    book.people.edit(own, offers="secret offer", needs="secret need")
    assert b"secret" not in book.sharing.card(own, today=TODAY)
    assert b"secret note" in book.sharing.card(own, today=TODAY, private=False)
    assert b"secret offer" not in book.sharing.card(own, today=TODAY, private=False)


def test_a_selection_one_file_each_with_safe_names(book_file: Path, tmp_path: Path) -> None:
    ids = [person(name) for name in ("../../etc/passwd", "Ana/Ruiz", "ana:ruiz", "CON", "李雷")]
    person("Not chosen")
    folder = tmp_path / "out"
    done = book.sharing.export_vcards(folder, ids, today=TODAY, each=True)
    names = sorted(path.name for path in folder.iterdir())
    assert done.count == 5
    assert names == [
        "Ana-Ruiz.vcf",
        "CON-.vcf",
        "-etc-passwd.vcf",
        "ana-ruiz 2.vcf",
        "李雷.vcf",
    ] or (len(names) == 5 and all("/" not in name for name in names))
    assert {path.parent for path in folder.iterdir()} == {folder}


def test_never_over_an_existing_file_unasked(book_file: Path, tmp_path: Path) -> None:
    person()
    target = tmp_path / "out.vcf"
    target.write_text("mine")
    with pytest.raises(FileProblem) as caught:
        book.sharing.export_vcards(target, today=TODAY)
    assert caught.value.reason == "exists"
    assert target.read_text() == "mine"
    book.sharing.export_vcards(target, today=TODAY, overwrite=True)
    assert "Ana Ruiz" in target.read_text()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_files_of_others_beside_it_stay(book_file: Path, tmp_path: Path) -> None:
    person()
    beside = tmp_path / "out.vcf.partial"
    beside.write_text("mine")
    book.sharing.export_vcards(tmp_path / "out.vcf", today=TODAY)
    book.upkeep.backup(tmp_path / "out.vcf", overwrite=True)
    assert beside.read_text() == "mine"
    assert sorted(one.name for one in tmp_path.glob("*out*")) == ["out.vcf", "out.vcf.partial"]


def test_a_name_as_long_as_names_may_be(book_file: Path, tmp_path: Path) -> None:
    person()
    target = tmp_path / f"{'x' * 251}.vcf"
    book.sharing.export_vcards(target, today=TODAY)
    assert "Ana Ruiz" in target.read_text()


def test_a_folder_that_is_not_there_is_said(book_file: Path, tmp_path: Path) -> None:
    person()
    with pytest.raises(FileProblem):
        book.sharing.export_vcards(tmp_path / "no" / "out.vcf", today=TODAY)


def test_no_line_can_be_smuggled_in_through_a_value(book_file: Path) -> None:
    own = person(
        "Ana\r\nX-EVIL:1",
        notes="a\r\nX-EVIL:2",
        channels=[Channel(ChannelKind.EMAIL, "a@b.c", 'work\r\nX-EVIL:3";x')],
    )
    for version in book.sharing.VERSIONS:
        out = book.sharing.card(own, today=TODAY, version=version, private=False)
        assert not [line for line in out.split(b"\r\n") if line.startswith(b"X-EVIL")]
