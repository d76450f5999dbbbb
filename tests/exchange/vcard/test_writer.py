"""The writer: what it keeps, what it writes new, and that nobody else is misled by it."""

import re
from dataclasses import replace

import pytest
import vobject
from exchange.corpus import DATA, contacts, read_bytes, read_file, said, unknowns
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netdesk.domain.contact import Contact, Property
from netdesk.domain.model import Channel, ChannelKind
from netdesk.exchange.vcard import VERSIONS, write

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(200))

versions = pytest.mark.parametrize("version", VERSIONS)


def card(*lines: str) -> Contact:
    """Read one card made of these lines."""
    text = "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))
    return contacts(read_bytes(text.encode()))[0]


def written(contact: Contact, version: str = "3.0") -> str:
    """Return the card as text, unfolded."""
    (content,) = write([contact], version)
    return content.decode().replace("\r\n ", "")


def again(contact: Contact, version: str) -> Contact:
    (found,) = read_bytes(b"".join(write([contact], version)))
    assert isinstance(found, Contact)
    return found


@versions
def test_every_own_file_comes_back(version: str) -> None:
    for path in sorted(DATA.glob("*.vcf")):
        for contact in contacts(read_file(path)):
            found = again(contact, version)
            assert said(found) == said(contact), path
            assert unknowns(found) == unknowns(contact), path


def test_what_did_not_change_goes_out_as_it_came() -> None:
    lines = (
        "FN;LANGUAGE=en:Ann Other",
        "N:Other;Ann,Maria;;;",
        "item1.TEL;WAID=4711:+1 555",
        "item1.X-ABLabel:Mobil",
        "item2.EMAIL;TYPE=INTERNET;TYPE=pref:a@b.c",
        'X-THING;A="x;y":kept\\, here',
    )
    text = written(card(*lines))
    assert all(f"\r\n{line}\r\n" in text for line in lines)


def test_only_what_changed_is_written_new() -> None:
    before = card(
        "FN:Ann", "N:;Ann;;;", "TITLE;LANGUAGE=en:Boss", "NOTE;X-A=1:old", "REV:20200101T000000Z"
    )
    text = written(replace(before, notes="new; one"))
    assert "TITLE;LANGUAGE=en:Boss" in text
    assert "NOTE:new\\; one" in text
    assert "X-A" not in text
    assert "REV" not in text


def test_a_removed_channel_takes_its_label_along() -> None:
    before = card(
        *("FN:A", "item1.TEL:1", "item1.X-ABLabel:One", "item2.TEL:2", "item2.X-ABLabel:Two"),
    )
    after = replace(before, channels=before.channels[1:])
    text = written(after)
    assert "item1" not in text
    assert "item2.TEL:2" in text
    assert again(after, "3.0").channels == after.channels


@versions
def test_new_channels_come_back_in_their_order(version: str) -> None:
    before = card("FN:A", "TEL;TYPE=CELL:1", "EMAIL:a@b.c")
    channels = (
        Channel(ChannelKind.EMAIL, "new@b.c", "Newsletter", True),
        before.channels[1],
        Channel(ChannelKind.PHONE, "2", "work fax"),
        before.channels[0],
        Channel(ChannelKind.LINKEDIN, "https://www.linkedin.com/in/a"),
        Channel(ChannelKind.OTHER, "@a", "Telegram"),
        Channel(ChannelKind.FORUM, "https://forum.example.org/u/a"),
        Channel(ChannelKind.WEBSITE, "https://github.com/a", "home page"),
        Channel(ChannelKind.OTHER, "https://x.com/a", "home"),
        Channel(
            *(ChannelKind.ADDRESS, "Road 1, B\nTown, R 12\nLand", "home"),
            parts=("", "", "Road 1, B", "Town,", "R", "12", "Land"),
        ),
    )
    assert again(replace(before, channels=channels), version).channels == channels


def test_a_profile_is_written_for_those_who_know_it_and_those_who_do_not() -> None:
    url = "https://www.linkedin.com/in/a"
    contact = Contact(name="A", channels=(Channel(ChannelKind.LINKEDIN, url),))
    text = written(contact)
    assert f"\r\nX-SOCIALPROFILE;TYPE=linkedin:{url}\r\n" in text
    assert f"\r\nURL:{url}\r\n" in text
    read = again(contact, "3.0")
    assert written(read).count(url) == 2
    assert url not in written(replace(read, channels=()))


@versions
def test_a_derived_name_stays_derived(version: str) -> None:
    before = card("EMAIL:a@b.c")
    assert "FN" in written(before, version)
    found = again(before, version)
    assert (found.name, found.name_derived, found.given_name) == ("a@b.c", True, "")


@versions
def test_photos(version: str) -> None:
    contact = Contact(name="A", photo=JPEG)
    assert again(contact, version).photo == JPEG
    text = written(contact, version)
    assert ("PHOTO:data:image/jpeg;base64," if version == "4.0" else "PHOTO;ENCODING=") in text
    read = again(contact, version)
    assert again(replace(read, photo=b"GIF89a" + JPEG), version).photo == b"GIF89a" + JPEG
    assert "PHOTO" not in written(replace(read, photo=None), version)


def test_how_versions_say_the_same() -> None:
    contact = card("FN:Zoë", "TEL;TYPE=CELL,pref:1", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12")
    assert "TEL;TYPE=CELL;PREF=1:1" in written(contact, "4.0")
    assert "BDAY:--0412" in written(contact, "4.0")
    old = written(contact, "2.1")
    assert "TEL;CELL;pref:1" in old
    assert "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=AB" in old


HOSTILE = 'x\r\nTEL:666\nEND:VCARD";:,\u2028\x0b='


@versions
def test_nothing_breaks_out_of_its_line(version: str) -> None:
    contact = Contact(
        name=HOSTILE,
        notes=HOSTILE,
        categories=(HOSTILE,),
        channels=(Channel(ChannelKind.PHONE, HOSTILE, HOSTILE),),
        properties=(
            Property("X-A\r\nTEL", HOSTILE, ((HOSTILE, HOSTILE), ("TYPE", HOSTILE)), HOSTILE),
            Property("X-B", HOSTILE, (("ENCODING", "QUOTED-PRINTABLE"),), "", "2.1"),
            Property("AGENT", "BEGIN:VCARD"),
        ),
    )
    content = b"".join(write([contact], version))
    assert not re.search(rb"(?m)^TEL:666", content)
    assert len(re.findall(rb"(?m)^END:VCARD", content)) == 1
    (found,) = read_bytes(content)
    assert isinstance(found, Contact)
    assert len([one for one in found.channels if one.kind is ChannelKind.PHONE]) == 1


@versions
def test_lines_are_short_and_whole(version: str) -> None:
    contact = Contact(name="é" * 500, notes="日本 " * 400, photo=JPEG * 20)
    for line in b"".join(write([contact], version)).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
        assert b"\n" not in line
        assert b"\r" not in line


def test_vobject_reads_what_we_write() -> None:
    contact = Contact(
        name="Ann, of; Old\\Town",
        family_name="Town",
        given_name="Ann",
        organization="A; B",
        department="C",
        notes="one\ntwo, three",
        categories=("a,b", "c"),
        photo=JPEG,
        channels=(
            Channel(ChannelKind.EMAIL, "a@b.c", "Newsletter"),
            Channel(ChannelKind.PHONE, "+1 555", "work mobile", True),
        ),
    )
    found = vobject.readOne(written(contact))
    assert found.validate()
    assert found.fn.value == contact.name
    assert (found.n.value.family, found.n.value.given) == ("Town", "Ann")
    assert found.org.value == ["A; B", "C"]
    assert found.note.value == contact.notes
    assert found.photo.value == JPEG
    assert (found.email.value, found.email.group) == ("a@b.c", found.x_ablabel.group)
    assert found.tel.params["TYPE"] == ["WORK", "CELL", "pref"]


# Text as people and programs have it: any character, no blanks around it (they are no part of a
# value), line feeds as line breaks.
text = (
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=90)
    .map(str.strip)
    .filter(lambda value: value.isprintable() or "\xa0" not in value)
)
some = text.filter(bool)
lines = st.lists(text, max_size=4).map("\n".join).map(str.strip)
part = text.map(lambda value: value.replace(", ", ","))
label = st.one_of(st.sampled_from(["", "home", "work mobile", "home page", "other"]), some).filter(
    lambda value: not value.startswith(("_$!<", "$!<"))
)
word = st.from_regex(r"[A-Z][A-Z0-9-]{0,12}", fullmatch=True)


@st.composite
def channels(draw: st.DrawFn) -> Channel:
    kind = draw(st.sampled_from(ChannelKind))
    given_label, preferred = draw(label), draw(st.booleans())
    if kind is not ChannelKind.ADDRESS:
        return Channel(kind, draw(some), given_label, preferred)
    parts = draw(st.tuples(*[part] * 7).filter(any))
    box, extended, street, city, region, code, country = parts
    town = " ".join(one for one in (city, region, code) if one)
    value = "\n".join(one for one in (box, extended, street, town, country) if one)
    return Channel(kind, value, given_label, preferred, parts)


properties = st.builds(
    Property,
    name=word.map("X-N".__add__),
    value=text.map(lambda value: value.replace("\\", "")),
    parameters=st.lists(
        st.tuples(word.map("X-P".__add__), text.map(lambda value: value.replace('"', ""))),
        max_size=3,
    ).map(tuple),
    group=st.sampled_from(["", "item1", "item2", "a.b"]),
    version=st.sampled_from(VERSIONS),
)
people = st.builds(
    Contact,
    uid=text,
    name=some,
    prefix=text,
    given_name=text,
    family_name=text,
    organization=text,
    title=text,
    birthday=st.one_of(
        st.just(""),
        st.dates().map(lambda day: "" if day.year == 1604 else day.isoformat()),
        st.dates().map(lambda day: f"--{day:%m-%d}"),
    ),
    notes=lines,
    categories=st.lists(some, max_size=3, unique=True).map(tuple),
    channels=st.lists(channels(), max_size=4, unique_by=lambda one: one.value).map(tuple),
    photo=st.one_of(st.none(), st.binary(min_size=1, max_size=200)),
    properties=st.lists(properties, max_size=4).map(tuple),
)


@versions
@example(contact=Contact(name="A", properties=(Property("X-N", "", (("X-P", " 0"),)),)))
@example(contact=Contact(name="A", channels=(Channel(ChannelKind.OTHER, "0", '"'),)))
@example(contact=Contact(name="A", properties=(Property("X-N", "1", (), "a\xa0b"),)))
@settings(deadline=None)
@given(contact=people)
def test_whatever_is_written_reads_back(version: str, contact: Contact) -> None:
    found = again(contact, version)
    assert said(found) == said(contact)
    assert unknowns(found) == unknowns(contact)


@versions
def test_text_that_looks_like_escapes_or_like_a_card(version: str) -> None:
    for notes in (r"C:\new\;a\,b\\c\:", "\\", "a\\", "\nEND:VCARD", "éEND:VCARD"):
        for pad in range(80):
            contact = Contact(name=r"a\;b\\", notes="-" * pad + notes)
            found = again(contact, version)
            assert (found.name, found.notes) == (contact.name, contact.notes)
