"""People out of tables of many programs."""

import io
from pathlib import Path

import pytest
from exchange.corpus import DATA, expected

from netdesk.domain.contact import Contact, ContactKind, Problem
from netdesk.domain.model import ChannelKind
from netdesk.exchange.spreadsheet import Layout, Wish, layout, read

GUESSED = Wish()


def people(content: str | bytes, wish: Wish = GUESSED) -> list[Contact]:
    raw = content.encode() if isinstance(content, str) else content
    found = laid_out(raw, wish)
    items = list(read(io.BytesIO(raw), "some.csv", found))
    return [one for one in items if isinstance(one, Contact)]


def laid_out(content: bytes, wish: Wish = GUESSED) -> Layout:
    found = layout(content, wish)
    assert found is not None
    return found


def reach(contact: Contact) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.label, one.value) for one in contact.channels]


def kept(contact: Contact) -> dict[str, str]:
    return {one.name: one.value for one in contact.properties}


def test_google_new() -> None:
    [ana] = people(
        "First Name,Last Name,Organization Name,Organization Title,Birthday,Labels,"
        "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
        "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
        "Relation 1 - Label,Relation 1 - Value,Website 1 - Label,Website 1 - Value,"
        "Custom Field 1 - Label,Custom Field 1 - Value,File As\n"
        "Ana,Ruiz,Loopwise,CTO,--0514,* myContacts ::: Fintech ::: Old friends,* Work,ana@loop.io,"
        'Mobile,+34 600 111 222 ::: +34 600 333 444,Home,"Calle 1\nMadrid",Calle 1,Madrid,'
        "Spouse,Bo,Profile,https://www.linkedin.com/in/ana,Badge,42,Ruiz A.\n"
    )
    assert (ana.name, ana.organization, ana.title) == ("Ana Ruiz", "Loopwise", "CTO")
    assert (ana.birthday, ana.categories) == ("--05-14", ("Fintech", "Old friends"))
    assert reach(ana) == [
        ("email", "work", "ana@loop.io"),
        ("phone", "mobile", "+34 600 111 222"),
        ("phone", "mobile", "+34 600 333 444"),
        ("address", "home", "Calle 1\nMadrid"),
        ("linkedin", "Profile", "https://www.linkedin.com/in/ana"),
    ]
    assert ana.channels[0].preferred
    assert ana.channels[3].parts == ("", "", "Calle 1", "Madrid", "", "", "")
    assert kept(ana) == {
        "X-ABRELATEDNAMES": "Bo",
        "X-ABLABEL": "_$!<Spouse>!$_",
        "X-BADGE": "42",
        "X-FILE-AS": "Ruiz A.",
    }


def test_google_old_in_utf_16() -> None:
    [ana] = people(
        (
            "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
            "Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name\n"
            "Ana María Ruiz,Ana María,Ruiz,* My Contacts ::: Fintech,* Home,a@b.c ::: d@e.f,"
            "Work Fax,+34 91 1,Work,Loopwise\n"
        ).encode("utf-16")
    )
    assert (ana.name, ana.organization, ana.categories) == (
        *("Ana María Ruiz", "Loopwise", ("Fintech",)),
    )
    assert reach(ana) == [
        ("email", "home", "a@b.c"),
        ("email", "home", "d@e.f"),
        ("phone", "work fax", "+34 91 1"),
    ]
    assert [one.preferred for one in ana.channels] == [True, False, False]
    assert kept(ana) == {"X-ORGANIZATION-1-TYPE": "Work"}


def test_outlook_in_german_and_its_empty_values() -> None:
    [ana, bo] = people(
        '"Anrede","Vorname","Nachname","Firma","Straße geschäftlich","Straße geschäftlich 2",'
        '"Ort geschäftlich","Telefon geschäftlich","E-Mail-Adresse","E-Mail-Typ",'
        '"E-Mail: Angezeigter Name","Geburtstag","Jahrestag","Geschlecht","Kategorien",'
        '"Priorität","Notizen","Regierungsnr."\r\n'
        '"Dr.","Ana","Müller","Müller, Söhne","Hauptstraße 5","Hinterhaus","Köln",'
        '"+49 221 1","ana@example.de","SMTP","Ana Müller (ana@example.de)","3.4.1980","0.0.00",'
        '"Keine Angabe","Lieferant;VIP","Normal","Zeile 1\r\nZeile 2","77"\r\n'
        '"","Bo","Lee","","","","","","","","","0/0/00","0/0/00","Keine Angabe","","Normal","",""'
        "\r\n".encode("cp1252")
    )
    assert (ana.prefix, ana.name, ana.organization) == ("Dr.", "Ana Müller", "Müller, Söhne")
    assert (ana.birthday, ana.notes) == ("1980-04-03", "Zeile 1\nZeile 2")
    assert ana.categories == ("Lieferant", "VIP")
    assert reach(ana) == [
        ("address", "work", "Hauptstraße 5\nHinterhaus\nKöln"),
        ("phone", "work", "+49 221 1"),
        ("email", "", "ana@example.de"),
    ]
    assert kept(ana) == {"X-REGIERUNGSNR": "77"}
    assert not bo.properties


@pytest.mark.parametrize(
    ("header", "row", "birthday"),
    [
        ("First Name,Birthday", "Ana,3/4/1980", "1980-03-04"),
        ("Vorname,Geburtstag", "Ana,3/4/1980", "1980-04-03"),
        ("Birth Year,Birth Month,Birth Day,Name", "1970,11,15,Ana", "1970-11-15"),
        ("Geburtsjahr,Geburtsmonat,Geburtstag,Name", ",11,15,Ana", "--11-15"),
    ],
)
def test_birthdays(header: str, row: str, birthday: str) -> None:
    [ana] = people(f"{header}\n{row}\n")
    assert (ana.birthday, ana.properties) == (birthday, ())


def test_a_birthday_that_is_no_day_is_kept_as_it_is() -> None:
    [ana] = people("Name,Birthday\nAna,in May\n")
    assert (ana.birthday, kept(ana)) == ("", {"X-BIRTHDAY": "in May"})


def test_what_has_no_field_is_kept_by_its_name() -> None:
    [ana] = people("Name,Shirt size,Company,Company,会社,AIM\nAna,XL,Loop,Wise,Ü,anaim\n")
    assert ana.organization == "Loop"
    assert [(one.name, one.value, one.group) for one in ana.properties] == [
        ("X-COMPANY-2", "Wise", ""),
        ("X-SHIRT-SIZE", "XL", ""),
        ("X-COLUMN", "Ü", "item3"),
        ("X-ABLABEL", "会社", "item3"),
        ("X-COLUMN-AIM", "anaim", ""),
    ]


def test_the_guard_against_formulas_is_taken_off() -> None:
    [ana] = people("Name,Notes,Phone,Nickname\n'@Ana,'=1+1,'+49 30 1,'Annie'\n")
    assert (ana.name, ana.notes, ana.nickname) == ("@Ana", "=1+1", "'Annie'")
    assert reach(ana) == [("phone", "", "+49 30 1")]


def test_several_values_in_a_cell() -> None:
    [ana] = people(
        "Name,E-mail,Phone,Website,Tags\n"
        'Ana,"a@b.c; d@e.f",+49 30 12345; +49 30 67890,"b.example\nc.example","ux, fintech"\n'
    )
    assert [value for _, _, value in reach(ana)] == [
        *("a@b.c", "d@e.f", "+49 30 12345", "+49 30 67890", "b.example", "c.example"),
    ]
    assert ana.categories == ("ux", "fintech")
    [bo] = people("Name,E-mail\nBo,Bo Lee <bo@b.c>\n")
    assert reach(bo) == [("email", "", "bo@b.c")]


def test_handles_become_profiles() -> None:
    [ana] = people("Name,LinkedIn,Twitter,Skype\nAna,ana-ruiz,@ana,ana.r\n")
    assert reach(ana) == [
        ("linkedin", "", "https://www.linkedin.com/in/ana-ruiz"),
        ("x", "", "https://x.com/ana"),
        ("other", "Skype", "ana.r"),
    ]


def test_columns_are_told_by_their_values_where_names_say_nothing() -> None:
    content = (
        "Teilnehmer,Spalte A,Spalte B,Spalte C,Büro,Nr\n"
        "Ana Ruiz,ana@loop.io,+34 600 111 222,https://linkedin.com/in/ana,030 1234567,1\n"
        "Bo Lee,bo@lee.io,+49 30 1234567,https://linkedin.com/in/bo,030 7654321,2\n"
    )
    ana, _ = people(content)
    assert [(kind, label) for kind, label, _ in reach(ana)] == [
        *(("email", ""), ("phone", ""), ("linkedin", ""), ("phone", "work")),
    ]
    assert kept(ana) == {"X-NR": "1"}


def test_two_words_are_a_name_where_no_column_says_so() -> None:
    [ana] = people("Wer,Wo\nAna Ruiz,ana@b.c\n")
    assert (ana.name, ana.name_derived) == ("Ana Ruiz", False)
    [bo] = people("Motto,Nickname\nHead of Ops,Bo\n")
    assert (bo.nickname, kept(bo)) == ("Bo", {"X-MOTTO": "Head of Ops"})


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Ana Ruiz,Ana,Ruiz,ana@b.c\nBo Lee,Bo,Lee,bo@b.c\n", "Ana Ruiz"),
        ("Ana,Ruiz,ana@b.c\nBo,Lee,bo@b.c\n", "Ana Ruiz"),
        ("ana@b.c,Ana Ruiz\nbo@b.c,Bo Lee\n", "Ana Ruiz"),
        ("ana@b.c\nbo@b.c\n", "ana@b.c"),
    ],
)
def test_without_a_header(content: str, name: str) -> None:
    ana, _ = people(content)
    assert (ana.name, ana.channels[0].value) == (name, "ana@b.c")
    assert not ana.properties


def test_the_user_says_what_a_column_is() -> None:
    content = "Wer;Wo;Was\nAna;Köln;ux\n".encode("cp1252")
    columns = {"Wer": "name", "Wo": "city:work", "Was": "ignore", "Wann": "birthday"}
    [ana] = people(content, Wish(columns=columns))
    assert (ana.name, reach(ana), ana.properties) == ("Ana", [("address", "work", "Köln")], ())


def test_the_user_says_whether_there_is_a_header() -> None:
    content = "Ana Ruiz,Berlin\nBo Lee,Köln\n"
    assert len(people(content)) == 1
    ana, bo = people(content, Wish(has_header=False))
    assert (ana.name, bo.name) == ("Ana Ruiz", "Bo Lee")
    odd = "a@b.c,x@y.z\nAna,Ruiz\n"
    assert laid_out(odd.encode(), Wish(has_header=True)).shape.header == ("a@b.c", "x@y.z")


def test_rows_that_tell_of_nobody() -> None:
    nothing, ana, org = people("Name,Company,Tags,ID\n,,ux,7\nAna,,,\n,Loopwise,,\n")
    assert [one.kind for one in (nothing, ana)] == [ContactKind.NOTHING, ContactKind.PERSON]
    assert (org.name, org.name_derived) == ("Loopwise", True)
    assert (ana.card, ana.line) == (2, 3)


def test_what_tells_of_people() -> None:
    assert laid_out(b"Wer,Mail\nAna,a@b.c\n").tells
    assert not laid_out(b"Datum,Betrag\n2020-01-01,12\n").tells


# What our own fixtures say of their first person: name, company and job, then how to reach them.
OWN = {
    "google_old.csv": (
        ("Inês Duarte", "Fintech Lda", "CEO", "--02-14", ("Fintech", "Book club")),
        "ines@example.pt ines.d@example.org ines@fintech.example +351 912 345 678"
        " Rua A 1/Porto 4000-001/Portugal https://ines.example",
        {"X-ABRELATEDNAMES", "X-ABLABEL", "X-SHIRT"},
    ),
    "google_new.csv": (
        ("Kwame Mensah", "Accra Labs", "Director", "1980-02-29", ("Health tech",)),
        "kwame@accralabs.example +233 30 222 0000",
        {"X-PHOTO", "X-ABDATE", "X-ABLABEL"},
    ),
    "outlook_german.csv": (
        ("Jördis Größ", "Müller, Söhne & Co.", "Leiterin", "1980-02-29", ("Lieferant", "VIP")),
        "Hauptstraße 5/Hinterhaus/Köln 50667/Deutschland +49 221 5550118 +49 221 5550117"
        " 0171 5550119 j.groess@example.de jg@example.org https://mueller.example",
        {"X-ABRELATEDNAMES", "X-ABLABEL", "X-ABRECHNUNGSINFORMATION"},
    ),
    "thunderbird.csv": (
        ("山田花子", "株式会社例", "部長", "1975-12-03", ()),
        "hanako@example.jp 03-5555-0100 千代田区1-1/ビル5階/東京 100-0001/日本",
        {"X-CUSTOM-1"},
    ),
    "excel.csv": (
        ("Ana Ruiz", "Loopwise", "", "", ("fintech", "ux")),
        "ana@loop.example +34 600 111 222 Madrid",
        {"X-DIAT"},
    ),
    "stray_quote.csv": (
        ("Ana Ruiz", '"Loopwise', "", "", ()),
        "ana@example.org",
        set(),
    ),
}


@pytest.mark.parametrize("name", OWN)
def test_our_own_fixtures_of_each_program(name: str) -> None:
    who, reachable, unknown = OWN[name]
    first, *others = people((DATA / "tables" / name).read_bytes())
    said = (first.name, first.organization, first.title, first.birthday, first.categories)
    assert said == who
    assert " ".join(one.value.replace("\n", "/") for one in first.channels) == reachable
    assert set(kept(first)) == unknown
    assert [one.name for one in others] == {
        "google_old.csv": ["info@example.org"],
        "excel.csv": ["Lee; Bo"],
        "stray_quote.csv": ["Bo Lee", "Cy Oh"],
    }.get(name, [])


FACTS = {
    "FIRST": lambda one: [one.given_name],
    "LAST": lambda one: [one.family_name],
    "ORG": lambda one: [one.organization],
    "TITLE": lambda one: [one.title],
    "EMAIL": lambda one: [c.value for c in one.channels if c.kind is ChannelKind.EMAIL],
    "CONNECTED": lambda one: [one.met_on.strftime("%d %b %Y") if one.met_on else ""],
}


def test_everybody_and_every_fact_is_read() -> None:
    wrong = []
    for path, facts in expected(".csv").items():
        if any(key in ("FROM", "DATE") for key, *_ in facts["facts"]):
            continue  # LinkedIn's own files, that are read as such
        found = [one for one in people(path.read_bytes()) if one.kind is ContactKind.PERSON]
        if len(found) != facts["cards"]:
            wrong.append((path.name, "cards", len(found), facts["cards"]))
        said = {key: [v for one in found for v in get(one)] for key, get in FACTS.items()}
        wrong += [(path.name, key, v) for key, v in facts["facts"] if v not in said[key]]
    assert not wrong


def test_a_fatal_row_is_a_problem_and_the_others_come() -> None:
    content = b"Name,Email\nAna,a@b.c\nBo," + b"x" * (1 << 20) + b"x\nCy,c@b.c\n"
    items = list(read(io.BytesIO(content), "some.csv", laid_out(content)))
    assert [type(one) for one in items] == [Contact, Problem, Contact]
    assert Path(items[1].file).name == "some.csv"


@pytest.mark.parametrize("piece", [" ::: a@b.c", "; a@b.c", ", x", "\n", "* ", "<a@b.c> ", "1;"])
def test_a_cell_of_a_hundred_thousand_values_makes_no_hundred_thousand(piece: str) -> None:
    cell = '"' + piece * 100_000 + '"'
    content = f"Name,E-mail,Phone,Website,Tags,Address,City\nAna{f',{cell}' * 6}\n"
    [ana] = people(content)
    assert len(ana.channels) < 700
    assert len(ana.categories) <= 100
