"""Monica's exports, JSON and SQL: the same people come of both, and nothing breaks either."""

import io
import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netdesk.domain.contact import Contact, Problem
from netdesk.domain.model import ChannelKind, Circle, Direction
from netdesk.exchange import monica

DATA = Path(__file__).parents[2] / "data" / "monica"
FILES = ("monica.json", "monica.sql")
ANA, BO = "Ana María Ruiz", "Bo Lee"


def read(content: bytes, name: str = "export") -> list[Contact | Problem]:
    return list(monica.read(io.BytesIO(content), name))


def people(content: bytes) -> dict[str, Contact]:
    return {one.name: one for one in read(content) if isinstance(one, Contact)}


@pytest.fixture(params=FILES)
def account(request: pytest.FixtureRequest) -> dict[str, Contact]:
    """The same account in either form."""
    content = (DATA / request.param).read_bytes()
    assert monica.is_monica(content[:4096])
    return people(content)


def test_a_person(account: dict[str, Contact]) -> None:
    ana = account[ANA]
    assert ana.uid == "11111111-1111-4111-8111-111111111111"
    assert (ana.given_name, ana.additional_names, ana.family_name) == ("Ana", "María", "Ruiz")
    assert (ana.nickname, ana.organization, ana.title) == ("Ani", "Loopwise", "CTO")
    assert ana.categories == ("fintech", "Meetup Leipzig")
    assert (ana.circle, ana.cadence_days) == (Circle.INNER, 30), "a favourite to stay in touch with"
    values = {one.kind: one.value.replace(" ", "") for one in ana.channels}
    assert values == {
        ChannelKind.EMAIL: "ana@loop.io",
        ChannelKind.PHONE: "+34600111222",
        ChannelKind.LINKEDIN: "https://www.linkedin.com/in/ana-ruiz",
        ChannelKind.OTHER: "@ana",
        ChannelKind.ADDRESS: "Calle1,Madrid,28001,ES",
    }


def test_birthdays_without_a_year_or_of_an_age(account: dict[str, Contact]) -> None:
    assert account[ANA].birthday == "--04-12"
    assert (account[BO].birthday, account[BO].notes) == ("", "Born about 1980")


def test_how_they_were_met(account: dict[str, Contact]) -> None:
    ana = account[ANA]
    assert ana.met_on == date(2020, 2, 3)
    assert ana.introduced_by == account[BO].uid


def test_what_sql_alone_tells_of_a_meeting() -> None:
    ana = people((DATA / "monica.sql").read_bytes())[ANA]
    assert ana.met_at == "PyCon"
    assert ana.met_note == "It's a long story (really); see below"


def test_an_activity_of_several_is_one_contact(account: dict[str, Contact]) -> None:
    [hers, *_], [his] = account[ANA].past, account[BO].past
    assert hers == his
    assert (hers.on, hers.direction, hers.summary, hers.note) == (
        date(2021, 5, 6),
        Direction.MUTUAL,
        "Lunch, all three",
        "At the lake",
    )


def test_a_call(account: dict[str, Contact]) -> None:
    [call] = [one for one in account[ANA].past if one.channel is ChannelKind.PHONE]
    assert (call.on, call.direction, call.summary) == (
        date(2021, 3, 4),
        Direction.INCOMING,
        "Asked about the pilot",
    )


def test_reminders_and_tasks_that_are_still_to_come(account: dict[str, Contact]) -> None:
    planned = [(one.due, one.reason, one.rhythm) for one in account[ANA].planned]
    assert planned == [
        (date(2022, 1, 31), "Coffee", "1m"),
        (date(2022, 5, 1), "Send the study", ""),
        (date(2022, 1, 15), "Find the talk: of 2019", ""),
    ], "no birthday, nothing that has rung, nothing that is done"


def test_relatives_are_kept_and_are_no_people(account: dict[str, Contact]) -> None:
    assert set(account) == {ANA, BO}
    related = {(one.name, one.value, one.parameters[-1][1]) for one in account[ANA].properties}
    assert related == {("RELATED", "Kim Ruiz", "child"), ("RELATED", "Bo Lee", "spouse")}


def test_what_has_no_place_is_kept_in_the_notes(account: dict[str, Contact]) -> None:
    notes = account[ANA].notes
    for line in ("Knows everybody", 'Likes "quotes"\nand lines', "Food: No nuts", "I owe: 20"):
        assert line in notes


def test_a_picture_that_the_export_holds() -> None:
    photo = people((DATA / "monica.json").read_bytes())[ANA].photo
    assert photo
    assert photo.startswith(b"\x89PNG")


def test_nobody_is_reminded_of_the_dead() -> None:
    told = json.loads((DATA / "monica.json").read_text())
    for one in told["account"]["data"][1]["values"]:
        one["properties"]["is_dead"] = True
    ana = people(json.dumps(told).encode())[ANA]
    assert (ana.planned, ana.cadence_days) == ((), None)
    assert "Died" in ana.notes


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "unreadable_json"),
        (b'{"account": ' + b"[" * 200_000, "unreadable_json"),
        (b'{"version": 1}', "not_monica"),
        (b'{"account": {"data": 3}}', "not_monica"),
        (b"INSERT INTO `accounts` VALUES (1);", "not_monica"),
        (b"-- nothing", "not_monica"),
    ],
)
def test_what_is_no_export(content: bytes, code: str) -> None:
    assert [one.code for one in read(content) if isinstance(one, Problem)] == [code]


def test_sql_is_read_and_never_taken_for_what_a_text_says() -> None:
    notes = people((DATA / "monica.sql").read_bytes())[ANA].notes
    assert "INSERT INTO `notes` (`id`) VALUES (1)" in notes


HOSTILE = {
    "quotes": b"INSERT INTO `accounts` (`id`) VALUES (1);" + b"'" * 900_001,
    "open values": b"INSERT INTO `accounts` (`id`) VALUES" + b"(1," * 300_000,
    "inserts": b"INSERT INTO accounts (" * 40_000,
    "backslashes": b"INSERT INTO `accounts` (`id`) VALUES ('" + b"\\" * 900_000,
    "comments": b"/* " * 300_000,
    "blanks": b"INSERT INTO accounts (id) VALUES " + b" " * 900_000,
    "words": b"INSERT" + b" INTO" * 200_000,
    "keys": b'{"account": {"data": [' + b'{"type": "contact", "values": [{}]},' * 20_000 + b"{}]}}",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_input_comes_to_an_end(content: bytes) -> None:
    read(content)


def shaken(value: Any, chance: random.Random) -> Any:
    """Put something else in the place of a few values."""
    if chance.random() < 0.02:
        return chance.choice([None, 7, -1.5, True, "x", [], {}, [[]], "\ud800", "9" * 5000, "0000"])
    if isinstance(value, dict):
        return {key: shaken(one, chance) for key, one in value.items()}
    return [shaken(one, chance) for one in value] if isinstance(value, list) else value


def test_values_of_any_type_never_raise() -> None:
    told = json.loads((DATA / "monica.json").read_text())
    chance = random.Random(3)
    for _ in range(300):
        for one in read(json.dumps(shaken(told, chance)).encode()):
            if isinstance(one, Contact):
                (one.name + one.notes).encode()


def test_mutated_dumps_never_raise() -> None:
    whole = (DATA / "monica.sql").read_bytes()
    chance = random.Random(4)
    for _ in range(500):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 9)):
            at = chance.randrange(len(content))
            content[at : at + chance.randint(0, 3)] = chance.choice(
                [b"'", b"\\", b"(", b")", b",", b";", b"`", b"--", b"/*", b"\xff", b""]
            )
        read(bytes(content))
