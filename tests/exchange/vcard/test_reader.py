"""The reader on files as programs really write them."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from exchange.corpus import DATA, contacts, read_bytes, read_file

from netdesk.domain.contact import Contact, ContactKind, Problem, Property
from netdesk.domain.model import Channel, ChannelKind
from netdesk.exchange.vcard import Code, fields, is_known, read, unknown


def card(*lines: str, version: str = "3.0") -> Contact:
    """Read one card made of these lines."""
    text = "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))
    (found,) = read_bytes(text.encode())
    assert isinstance(found, Contact)
    return found


def codes(found: Contact | Problem) -> list[str]:
    return [one.code for one in found.problems] if isinstance(found, Contact) else [found.code]


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("utf16_no_mark.vcf", ["Živa Kovač"]),
        ("utf16_be_no_mark_cr.vcf", ["Old Office"]),
        ("crcrlf.vcf", ["Ann Double"]),
        ("bare_base64.vcf", ["Ida Lund"]),
        ("agent.vcf", ["Big Boss", "One Other"]),
        ("missing_end.vcf", ["First Without End", "Second Whole", "Third Cut Off"]),
        ("samsung_custom.vcf", ["Løve Ørsted"]),
        ("cp1251_unnamed.vcf", ["Анна Сергеевна Петрова"]),
        ("quirks.vcf", ["Mixed, Max; of Sorts", "Team", ""]),
    ],
)
def test_files_give_their_cards(file: str, names: list[str]) -> None:
    found = read_file(DATA / file)
    assert [one.name for one in contacts(found)] == names
    assert [one.card for one in contacts(found)] == list(range(1, len(names) + 1))


def test_folds_of_doubled_line_ends() -> None:
    (found,) = contacts(read_file(DATA / "crcrlf.vcf"))
    assert found.notes == "a long note that goes on"


def test_bare_base64_ends_at_a_blank_line() -> None:
    (found,) = contacts(read_file(DATA / "bare_base64.vcf"))
    assert found.photo is not None
    assert found.photo[:3] == b"\xff\xd8\xff"
    assert found.channels == (Channel(ChannelKind.PHONE, "555 0101", "mobile"),)
    assert [one.value for one in found.properties if one.name == "PHOTO"] == [""]


def test_an_agent_stays_on_its_parent() -> None:
    boss, other = contacts(read_file(DATA / "agent.vcf"))
    assert [one.value for one in boss.channels] == ["555 0103"]
    assert [one.value for one in other.channels] == ["one@example.org"]
    (agent,) = unknown(boss.properties)
    assert agent.value.splitlines()[2] == "N:Helper;Small"


def test_a_missing_end_is_told_and_costs_nothing() -> None:
    first, second, third = contacts(read_file(DATA / "missing_end.vcf"))
    assert codes(first) == codes(third) == [Code.MISSING_END]
    assert codes(second) == []
    assert third.notes == "the file ends he"


def test_nested_cards_that_are_balanced_are_cards_of_their_own() -> None:
    inner = "BEGIN:VCARD\nFN:Inner\nEND:VCARD\n"
    found = read_bytes(f"BEGIN:VCARD\nFN:Outer\n{inner}{inner}TEL:1\nEND:VCARD\n".encode())
    assert [one.name for one in contacts(found)] == ["Outer", "Inner", "Inner"]
    assert contacts(found)[0].channels[0].value == "1"


def test_cards_after_one_without_end_are_not_held_for_ever() -> None:
    good = b"BEGIN:VCARD\nFN:Good\nEND:VCARD\n"
    stream = io.BytesIO(b"BEGIN:VCARD\nFN:Bad\n" + good * 20_000)
    first = next(read(stream, "x"))
    assert isinstance(first, Contact)
    assert first.name == "Bad"
    assert stream.tell() < len(stream.getvalue())


def test_a_missing_begin_is_told() -> None:
    (found,) = read_bytes(b"EGIN:VCARD\nFN:Still There\nEND:VCARD\n")
    assert isinstance(found, Contact)
    assert found.name == "Still There"
    assert codes(found) == [Code.MISSING_BEGIN]


def test_unfinished_quoted_printable_and_base64_end_at_the_next_card() -> None:
    found = read_bytes(
        b"BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:soft=\nBEGIN:VCARD\nFN:B\n"
        b"PHOTO;ENCODING=B:/9j/\nBEGIN:VCARD\nFN:C\nEND:VCARD\n"
    )
    assert [one.name for one in contacts(found)] == ["(no name)", "B", "C"]


def test_labels_and_types() -> None:
    (found, _, _) = contacts(read_file(DATA / "quirks.vcf"))
    by_kind = {one.kind: one for one in found.channels}
    assert by_kind[ChannelKind.WEBSITE] == Channel(
        ChannelKind.WEBSITE, "http://example.com/a,b", "home page", True
    )
    assert by_kind[ChannelKind.PHONE] == Channel(
        ChannelKind.PHONE, "tel:+34-555-0106;ext=12", "mobile", True
    )
    address = by_kind[ChannelKind.ADDRESS]
    assert address.parts == ("", "", "Street 1", "Town", "", "123", "Land")
    assert (address.value, address.label) == ("Street 1\nTown 123\nLand", "home")
    assert by_kind[ChannelKind.LINKEDIN].value == "https://www.linkedin.com/in/max"
    assert by_kind[ChannelKind.OTHER] == Channel(ChannelKind.OTHER, "x-apple:max", "Telegram")


def test_fields_of_a_card() -> None:
    found, team, nothing = contacts(read_file(DATA / "quirks.vcf"))
    assert (found.given_name, found.birthday) == ("Max Moritz", "--04-12")
    assert found.notes == "first\n\nsecond\nline"
    assert [(one.code, one.line, one.text) for one in found.problems] == [
        (Code.UNREADABLE_LINE, 13, "no colon in this line")
    ]
    assert found.line == 2
    (kept,) = unknown(found.properties)
    assert kept == Property("BAR", "kept\\, as it is", (("A", "x;y:z"),), "X-FOO", "3.0")
    assert (team.kind, team.members) == (ContactKind.GROUP, ("urn:uuid:1",))
    assert nothing.kind is ContactKind.NOTHING


def test_samsung_labels() -> None:
    (found,) = contacts(read_file(DATA / "samsung_custom.vcf"))
    assert found.channels == (Channel(ChannelKind.PHONE, "555 0105", "Hytte"),)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:Doe;Jane;;Dr.;Jr.",), "Dr. Jane Doe Jr."),
        (("NICKNAME:Jay", "ORG:Acme"), "Jay"),
        (("ORG:Acme;Sales", "EMAIL:a@b.c"), "Acme"),
        (("TEL:1", "EMAIL:a@b.c"), "a@b.c"),
        (("TEL:1",), "1"),
        (("X-THING:1",), "(no name)"),
    ],
)
def test_cards_without_a_name_get_one(lines: tuple[str, ...], name: str) -> None:
    found = card(*lines)
    assert (found.name, found.name_derived, found.kind) == (name, True, ContactKind.PERSON)


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1990-04-12", "1990-04-12"),
        ("BDAY:19900412", "1990-04-12"),
        ("BDAY:1990-04-12T00:00:00Z", "1990-04-12"),
        ("BDAY:--0412", "--04-12"),
        ("BDAY:--04-12", "--04-12"),
        ("BDAY;value=date:1604-02-29", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-02-28", "--02-28"),
        ("BDAY:19723101", ""),
        ("BDAY:circa 1800", ""),
    ],
)
def test_birthdays(line: str, birthday: str) -> None:
    found = card("FN:A", line)
    assert found.birthday == birthday
    assert is_known(found.properties[-1]) == bool(birthday)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://de.linkedin.com/in/jd", ChannelKind.LINKEDIN),
        ("x.com/jd", ChannelKind.X),
        ("http://www.twitter.com/jd", ChannelKind.X),
        ("https://fosstodon.org/@jd", ChannelKind.MASTODON),
        ("https://www.youtube.com/@jd", ChannelKind.WEBSITE),
        ("https://bsky.app/profile/jd", ChannelKind.BLUESKY),
        ("https://github.com/jd", ChannelKind.GITHUB),
        ("https://notgithub.com/jd", ChannelKind.WEBSITE),
        ("http://[::1", ChannelKind.WEBSITE),
    ],
)
def test_web_addresses_are_profiles(url: str, kind: ChannelKind) -> None:
    assert [one.kind for one in card("FN:A", f"URL:{url}").channels] == [kind]


@pytest.mark.parametrize(
    ("version", "value", "note"),
    [
        ("3.0", r"a\nb\, c\; d\: e\\n\x\"f", 'a\nb, c; d: e\\n\\x"f'),
        ("4.0", r"a\Nb, c; d", "a\nb, c; d"),
        ("2.1", r"C:\new\, \; \\ \:", "C:\\new, ; \\ :"),
    ],
)
def test_escapes_by_version(version: str, value: str, note: str) -> None:
    assert card("FN:A", f"NOTE:{value}", version=version).notes == note


@pytest.mark.parametrize(
    ("line", "code", "name"),
    [
        (b"FN;CHARSET=zlib:Ralf", Code.UNKNOWN_CHARSET, "Ralf"),
        (b"FN;CHARSET=idna:Ralf", Code.UNKNOWN_CHARSET, "Ralf"),
        (b"FN;CHARSET=UTF-8:S\xf6ren", Code.WRONG_CHARSET, "Sören"),
        (b"FN:S\xf6ren\nPHOTO;ENCODING=B:*", Code.BAD_BASE64, "Sören"),
    ],
)
def test_doubtful_values_are_kept_and_told(line: bytes, code: Code, name: str) -> None:
    (found,) = read_bytes(b"BEGIN:VCARD\n" + line + b"\nEND:VCARD\n")
    assert isinstance(found, Contact)
    assert (codes(found), found.name) == ([code], name)


def test_a_problem_names_its_line_in_the_file_whatever_is_folded() -> None:
    found = card("NOTE:a", " b", " c", "FN:A", "F*N:B", "TITLE;CHARSET=zlib:C")
    assert [(one.code, one.line) for one in found.problems] == [
        (Code.UNREADABLE_LINE, 7),
        (Code.UNKNOWN_CHARSET, 8),
    ]


def test_the_user_chooses_the_charset() -> None:
    content = "BEGIN:VCARD\nFN:Łódź\nEND:VCARD\n".encode("cp1250")
    (found,) = read(io.BytesIO(content), "x", charset="cp1250")
    assert isinstance(found, Contact)
    assert found.name == "Łódź"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Code.EMPTY_FILE),
        (b"\xef\xbb\xbf\r\n \r\n", Code.EMPTY_FILE),
        (b"<html>Sign in</html>", Code.NOT_A_VCARD),
        (b"\x00\x01\x02" * 100, Code.NOT_A_VCARD),
    ],
)
def test_what_is_no_vcard(content: bytes, code: Code) -> None:
    (found,) = read_bytes(content)
    assert found == Problem("bytes", 0, 0, code, "", True)


def test_an_unreadable_card_is_a_failure_of_that_card_only() -> None:
    found = read_bytes(b"BEGIN:VCARD\n???\nEND:VCARD\nBEGIN:VCARD\nFN:Good\nEND:VCARD\n")
    assert found[0] == Problem("bytes", 1, 1, Code.UNREADABLE_CARD, "???", True)
    assert isinstance(found[1], Contact)
    assert (found[1].name, found[1].card) == ("Good", 2)


def test_labels_are_known_with_their_group() -> None:
    found = card("FN:A", "item1.TEL:1", "item1.X-ABLabel:x", "item2.X-ABLabel:y", "item2.X-A:1")
    assert [one.value for one in unknown(found.properties)] == ["y", "1"]


def test_fields_say_what_the_reader_says() -> None:
    (found,) = contacts(read_file(DATA / "samsung_custom.vcf"))
    plain = replace(found, file="", card=0, line=0, problems=())
    assert fields(found.properties) == plain


def test_what_follows_a_blank_line_is_no_base64() -> None:
    found = card("FN:A", "PHOTO;ENCODING=B:/9j/", "AAAA", "", "BBBB")
    assert found.photo == b"\xff\xd8\xff\x00\x00\x00"
    assert [one.text for one in found.problems] == ["BBBB"]


def test_an_indented_card_is_still_a_card() -> None:
    found = read_bytes(b"BEGIN:VCARD\n  FN:A\nTEL:1\n  2\nEND:VCARD\n  \n")
    assert [(one.name, one.channels[0].value) for one in contacts(found)] == [("A", "1 2")]


class Trickle(io.BytesIO):
    """A stream that gives one byte at a time."""

    def read(self, _size: int | None = -1) -> bytes:
        return super().read(1)


@pytest.mark.parametrize("path", sorted(DATA.glob("[!u]*.vcf")), ids=lambda path: path.stem)
def test_where_a_file_is_cut_into_pieces_does_not_matter(path: Path) -> None:
    assert list(read(Trickle(path.read_bytes()), path.name)) == read_file(path)


def test_a_colon_in_quotes_belongs_to_the_parameter() -> None:
    found = card("FN:A", 'X-A;B="one:1', 'X-A;B="one:two":2')
    assert [(one.parameters, one.value) for one in unknown(found.properties)] == [
        ((("B", "one"),), "1"),
        ((("B", "one:two"),), "2"),
    ]
