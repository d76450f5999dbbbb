"""Make cards or a book of N people, the same ones at every run.

uv run tests/benchmarks/generate.py 10000 people.vcf
uv run tests/benchmarks/generate.py 1000 people.book
"""

import base64
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID

from netdesk.domain.folding import fold as folded

SEED = 20261123
TODAY = date(2026, 11, 23)
PHOTO_SHARE = 0.1
PHOTO_BYTES = 20_000
PHOTOS = 16
LINE_OCTETS = 75

# Given names and family names, by script.
SCRIPTS = [
    (
        "Ana Jonas Priya Ruth Amara Luc Ingrid Tomás Wanjiru Björn Zoë Nguyễn Łukasz Şebnem",
        "Ruiz Weber Nair Adeyemi Diallo Tremblay Lindqvist Peña Mwangi Åkesson Brandt Trần",
    ),
    ("Оксана Иван Марија Петър Людмила", "Шевченко Петров Јовановић Димитров"),
    ("Ελένη Νίκος Σοφία Γιώργος", "Δημητρίου Παπαδόπουλος Ιωάννου"),
    ("ليلى محمد فاطمة يوسف", "الحداد المصري حسن العلي"),
    ("נועה דוד יעל", "כהן לוי מזרחי"),
    ("美玲 伟 小明 静", "林 王 李 陈 欧阳"),
    ("健太 さくら 花子", "佐藤 鈴木 高橋"),
    ("민준 서연 지훈", "김 이 박"),
    ("प्रिया अर्जुन मीरा", "शर्मा पटेल नायर"),
    ("ณัฐ สมชาย", "แสงทอง ใจดี"),
]
SCRIPT_WEIGHTS = [60, 8, 4, 6, 3, 7, 4, 3, 3, 2]
WORDS = (
    "met at the coffee queue asked about maps promised a photo from Lisbon knows everybody in "
    "ferry ticketing looks for a co-maintainer prefers calls reads meters on islands"
)
TITLES = ["Designer", "Backend developer", "Editor", "Founder", "Data engineer", "Bookseller", ""]
PLACES = [
    "Lagoon Maps",
    "Taller Abierto",
    "Fjärd Energi",
    "晨光設計",
    "Μελτέμι",
    "Monsoon Labs",
    "",
]
NICHES = ["Python", "Design", "Founders", "Writing", "Community", "Open data"]
SYLLABLES = "ber da ek fin gor hal im jo kel lund mar nov ost per quin ros stan tol ul vik wen zam"
COINED = 0.7
"""So many Latin names are made of syllables: else all would share a few hundred names."""

NUMBERS = 89_999_999
IMPORTED = 100_000
"""So many come in as cards; a larger book has them again under other names and numbers, by SQL:
an import of a million would take a quarter of an hour."""

STRIDE = 31_415_927  # no factor in common: each number comes once
PREFIXES = ["+120", "+4420", "+4930", "+331", "+468"]
COMMON = {"gmail": 34, "outlook": 12, "yahoo": 8, "icloud": 6}
"""So many of 100 e-mail addresses are with these; the others are spread over many."""

SPREAD = 997


def cards(count: int, *, share: float = PHOTO_SHARE, seed: int = SEED) -> Iterator[str]:
    """Yield `count` vCards 3.0 as text with CRLF, one person each, this share with a photo."""
    random = Random(seed)
    for number in range(count):
        yield "".join(f"{fold(line)}\r\n" for line in _lines(random, number, share))


def write_cards(path: Path, count: int, *, share: float = PHOTO_SHARE) -> None:
    """Write a file of `count` cards."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(cards(count, share=share))


def write_book(path: Path, count: int, *, photos: bool = True, today: date = TODAY) -> None:
    """Make a book of `count` people: one in four has a follow-up, half of those fallen due."""
    from netdesk import book

    book.opening.open_book(path)
    book.opening.connect_writer()
    with TemporaryDirectory() as folder:
        source = Path(folder, "cards.vcf")
        write_cards(source, min(count, IMPORTED), share=PHOTO_SHARE if photos else 0)
        book.importing.run([book.importing.FileSource(source)], book.importing.Plan(), today=today)
    _plan_follow_ups(today)
    if count > IMPORTED:
        _multiply(count // IMPORTED)
    book.opening.disconnect()
    book.opening.close_book()


def fold(line: str) -> str:
    """Fold a line at 75 octets, never inside a character (RFC 2426 section 2.6)."""
    if line.isascii():
        rest = range(LINE_OCTETS, len(line), LINE_OCTETS - 1)
        return "\r\n ".join([line[:LINE_OCTETS], *(line[at : at + LINE_OCTETS - 1] for at in rest)])
    parts, octets = [""], 0
    for character in line:
        size = len(character.encode())
        if octets + size > LINE_OCTETS:
            parts.append("")
            octets = 1
        parts[-1] += character
        octets += size
    return "\r\n ".join(parts)


def _lines(random: Random, number: int, share: float) -> Iterator[str]:
    given_names, family_names = random.choices(SCRIPTS, SCRIPT_WEIGHTS)[0]
    given, family = random.choice(given_names.split()), random.choice(family_names.split())
    if given.isascii() and random.random() < COINED:
        given, family = _coined(random, 2), _coined(random, random.randint(2, 3))
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:urn:uuid:{UUID(int=random.getrandbits(128), version=4)}"
    yield f"N:{family};{given};;;"
    yield f"FN:{given} {family}"
    if place := random.choice(PLACES):
        yield f"ORG:{place}"
    if title := random.choice(TITLES):
        yield f"TITLE:{title}"
    for extra, kind in enumerate(("CELL", "WORK", "HOME")[: random.randint(1, 3)]):
        yield f"TEL;TYPE={kind}:{random.choice(PREFIXES)}{_phone(3 * number + extra)}"
    for extra, kind in enumerate(("WORK", "HOME")[: random.randint(1, 2)]):
        yield f"EMAIL;TYPE=INTERNET,{kind}:{_mail(f'{given} {family}', 2 * number + extra)}"
    yield f"CATEGORIES:{','.join(random.sample(NICHES, random.randint(1, 2)))}"
    yield f"NOTE:{' '.join(random.choices(WORDS.split(), k=random.randint(4, 24)))}"
    if random.random() < share:
        yield f"PHOTO;ENCODING=b;TYPE=JPEG:{_photo(random.randrange(PHOTOS))}"
    yield "END:VCARD"


def _coined(random: Random, syllables: int) -> str:
    return "".join(random.choices(SYLLABLES.split(), k=syllables)).capitalize()


def _phone(number: int) -> int:
    return 10_000_000 + number * STRIDE % NUMBERS


def _mail(name: str, number: int) -> str:
    """Return an address as people have them: with their name, if letters of ASCII can write it."""
    given, *more = folded(name).split()
    family = more[-1] if more else ""
    own = (f"{given}.{family}", f"{given[0]}{family}", f"{family}_{given}")[number % 3]
    owner = own if own.isascii() else "p"
    domain = _DOMAINS[number * 37 % 100] or f"mail{number % SPREAD}"
    return f"{owner}{number}@{domain}.example"


_DOMAINS = [name for name, share in COMMON.items() for _ in range(share)]
_DOMAINS += [""] * (100 - len(_DOMAINS))


@cache
def _photo(number: int) -> str:
    """Return a JPEG of about 20 KB in base64: noise, since a real face packs no better."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage

    side = 96
    pixels = Random(number).randbytes(side * side * 3)
    image = QImage(pixels, side, side, side * 3, QImage.Format.Format_RGB888)
    for quality in range(40, 100, 2):
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPEG", quality)  # type: ignore[call-overload]
        if content.size() >= PHOTO_BYTES:
            break
    return base64.b64encode(content.data()).decode()


def _plan_follow_ups(today: date) -> None:
    from netdesk import book
    from netdesk.domain.when import Due

    random = Random(SEED)
    ids = book.people.ids(today=today)
    for day in range(-5, 6):
        chosen = random.sample(ids, len(ids) // 44)
        if chosen:
            book.follow_ups.plan(chosen, Due(today + timedelta(days=day), None), reason="say hello")


def _multiply(times: int) -> None:
    """Have everybody so many times, each time under other names and numbers."""
    from netdesk import book

    database, random = book.opening.database(), Random(SEED)
    raw = database.raw
    raw.create_scalar_function("mail", _mail, 2)
    raw.execute("create temp table renamed (id integer primary key, name, key)")
    with database.atomic():
        people = raw.execute("select id, name from main.person").fetchall()
        for offset in range(IMPORTED, times * IMPORTED, IMPORTED):
            names = ((own, _other_name(random, str(name))) for own, name in people)
            raw.executemany(
                "insert or replace into renamed values (?, ?, ?)",
                ((own, name, folded(name)) for own, name in names),
            )
            for table, whose in (
                ("person", "id"),
                ("channel", "person_id"),
                ("card", "person_id"),
                ("person_niche", "person_id"),
                ("follow_up", "person_id"),
            ):
                columns = [str(row[1]) for row in raw.execute(f"pragma table_info({table})")]
                values = (f"({_OTHER.get((table, name), f't.{name}')})" for name in columns)
                raw.execute(
                    f"insert into {table} select {','.join(values)} from {table} t "
                    f"join renamed on renamed.id = t.{whose} where t.{whose} <= {IMPORTED}",
                    {"offset": offset},
                )
    book.opening.rebuild_search()


def _other_name(random: Random, name: str) -> str:
    return f"{_coined(random, 2)} {_coined(random, 3)}" if name.isascii() else name


_NUMBER = "substr(t.value, 1, 4) || (substr(t.value, 5) + :offset * 7)"
_MAIL = "mail(renamed.name, (t.person_id + :offset) * 10 + t.position)"
_OTHER = {
    ("person", "id"): "t.id + :offset",
    ("person", "uid"): "t.uid || '-' || :offset",
    ("person", "name"): "renamed.name",
    ("person", "sort_key"): "renamed.key",
    ("channel", "id"): "null",
    ("channel", "value"): f"case t.kind when 'phone' then {_NUMBER} else {_MAIL} end",
    (
        "channel",
        "match_key",
    ): f"case t.kind when 'phone' then {_NUMBER} else 'mailto:' || {_MAIL} end",
    ("follow_up", "id"): "null",
    **{
        (table, "person_id"): "t.person_id + :offset"
        for table in ("channel", "card", "person_niche", "follow_up")
    },
}


def main() -> None:
    """Write the file that the command line names."""
    count, path = int(sys.argv[1]), Path(sys.argv[2])
    if path.suffix == ".vcf":
        write_cards(path, count)
    else:
        write_book(path, count)


if __name__ == "__main__":
    main()
