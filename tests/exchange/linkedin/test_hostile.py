"""Archives that are damaged, or were made to do harm: a clear sentence, the rest comes in, and no
hang (a minute would be)."""

import io
import random
import zipfile

import pytest
from exchange.linkedin.exports import (
    codes,
    members,
    messages,
    people,
    read_archive,
    read_file,
    zipped,
)

from netdesk.domain.contact import Problem

ADA = "Ada Byron"


def problems(content: bytes) -> list[tuple[str, str]]:
    return [(one.code, one.text) for one in read_archive(content) if isinstance(one, Problem)]


def marked(content: bytes, name: str, at: int, bits: int) -> bytes:
    """Set bits of a field in the local and the central header of a member."""
    changed = bytearray(content)
    for signature, place, length in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        start = -1
        while (start := content.find(signature, start + 1)) >= 0:
            if content[start + length :].startswith(name.encode()):
                changed[start + place + at] |= bits
    return bytes(changed)


def test_a_bomb_is_left_out_and_the_rest_comes_in() -> None:
    bomb = zipped({**members(), "messages.csv": b"a" * (60 << 20)})
    assert len(bomb) < 1 << 20
    found = read_archive(bomb)
    assert codes(found) == ["member_too_big"]
    assert people(found)[ADA].met_note


def test_a_bomb_that_lies_about_its_size() -> None:
    content = bytearray(zipped({**members(), "messages.csv": b"a" * (20 << 20)}))
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"messages.csv"))
    content[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    found = read_archive(bytes(content))
    assert people(found)[ADA].met_note


@pytest.mark.parametrize(
    "name",
    ["../Connections.csv", "a/../../Connections.csv", "/Connections.csv", "..\\Connections.csv"],
)
def test_a_name_that_leads_out_of_the_archive(name: str) -> None:
    files = members()
    content = zipped({name: files.pop("Connections.csv"), **files})
    assert [code for code, _ in problems(content)] == ["unsafe_name"]
    assert not any(one.connection for one in people(read_archive(content)).values())


def test_an_encrypted_member() -> None:
    content = marked(zipped(members()), "messages.csv", 0, 1)
    assert problems(content) == [("encrypted", "messages.csv")]
    assert ADA in people(read_archive(content))


def test_a_damaged_member() -> None:
    content = zipped(members())
    at = content.find(b"messages.csv") + 60
    damaged = content[:at] + bytes(40) + content[at + 40 :]
    assert [code for code, _ in problems(damaged)] == ["damaged_member"]
    assert people(read_archive(damaged))[ADA].met_note


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"no archive"])
def test_what_is_no_archive_of_ours(content: bytes) -> None:
    assert codes(read_archive(content)) in (["not_a_zip"], ["no_linkedin"])


def test_an_export_that_tells_of_nobody() -> None:
    alone = {"Profile.csv": members()["Profile.csv"]}
    assert codes(read_archive(zipped(alone))) == ["nobody"]
    assert codes(read_file(alone["Profile.csv"])) == ["nobody"]


def test_names_in_folders_and_in_any_case() -> None:
    files = members()
    content = zipped({f"Export/{name.upper()}": text for name, text in files.items()})
    assert people(read_archive(content))[ADA].met_note


def test_the_outermost_of_two_is_meant() -> None:
    other = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\nEve,Else,,,,,\n"
    content = zipped({"backup/old/Connections.csv": other, **members()})
    assert "Eve Else" not in people(read_archive(content))


def test_a_file_that_has_not_what_its_name_promises() -> None:
    content = zipped({**members(), "messages.csv": "No conversations found\n"})
    assert codes(read_archive(content)) == ["unknown_columns"]
    content = zipped({**members(), "Connections.csv": b"\0\1\2" * 1000})
    assert codes(read_archive(content)) == ["unknown_columns"]


def test_html_of_any_kind_is_read() -> None:
    for text in ("<p>" * 300_000, "<p " * 300_000, "<style>" * 100_000, "<" * 900_000):
        row = f",,Ada,,Me,,2024-08-01 08:00:00 UTC,,{text},INBOX,,,"
        found = read_archive(zipped({**members(), "messages.csv": messages(row)}))
        assert people(found)[ADA].met_note


def test_mutated_files_never_raise() -> None:
    files = members()
    chance = random.Random(7)
    for _ in range(300):
        name = chance.choice(list(files))
        content = bytearray(files[name])
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(content))
            content[at : at + chance.randint(0, 4)] = chance.choice(
                [b'"', b",", b"\n", b"\r", b"\0", b";", b"\xff", b"<p>", b"\t", b"", b'""', b"\xe2"]
            )
        read_archive(zipped({**files, name: bytes(content)}))


def test_mutated_archives_never_raise() -> None:
    whole = zipped(members())
    chance = random.Random(8)
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            content[chance.randrange(len(content))] = chance.randrange(256)
            read_archive(
                bytes(content[: chance.choice([len(content), chance.randrange(len(content))])])
            )


def test_a_member_of_another_compression() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in members().items():
            archive.writestr(name, content)
    assert ADA in people(read_archive(stream.getvalue()))
