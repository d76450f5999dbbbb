"""Bytes to text: marks, UTF-16 and guesses."""

import io

import pytest

from netdesk.exchange.text import charset, guess, narrow, read_text

RUSSIAN = "Анна Сергеевна Петрова, Москва, ул. Тверская"
GREEK = "Βαγγέλης Οδυσσέας Παπαθανασίου, Αθήνα"
JAPANESE = "安藤ロイド 東京都"
FRENCH = "Chloé Moreau, 12 rue des Fleurs, Hôtel Français"
SPANISH = "Panadería Sol, Vogt & Töchter"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (SPANISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (GREEK, "cp1253"),
        (JAPANESE, "cp932"),
        (FRENCH, "cp1252"),
    ],
)
def test_guesses(text: str, name: str) -> None:
    assert guess(text.encode(name)) == name
    assert read_text(text.encode(name)) == (text, name)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_in_all_its_forms(encoding: str) -> None:
    text = "First Name,Ime\r\nŽiva,安藤\r\n"
    assert read_text(text.encode(encoding))[0] == text
    assert b"".join(narrow(io.BytesIO(text.encode(encoding)))).decode() == text


def test_a_character_may_lie_across_pieces() -> None:
    text = "FN:" + "😀" * 40_000
    assert b"".join(narrow(io.BytesIO(text.encode("utf-16")))).decode() == text


def test_the_user_decides() -> None:
    assert read_text("Łódź".encode("cp1250"), "cp1250") == ("Łódź", "cp1250")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("UTF-8", "utf-8"),
        ("us-ascii", "utf-8"),
        ("Windows-1252", "cp1252"),
        ("SHIFT_JIS", "cp932"),
        ('"iso-8859-15"', "iso8859-15"),
        ("idna", None),
        ("zlib", None),
        ("unicode_escape", None),
        ("utf-7", None),
        ("cp99999", None),
        ("", None),
    ],
)
def test_charsets_by_name(name: str, known: str | None) -> None:
    assert charset(name) == known
