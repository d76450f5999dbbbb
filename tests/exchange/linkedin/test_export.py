"""The files of an archive, joined: who said what to whom, and how people were met."""

from datetime import date

import pytest
from exchange.linkedin.exports import (
    DATA,
    PROFILE,
    codes,
    members,
    messages,
    people,
    read_archive,
    read_file,
    zipped,
)

from netdesk.domain.contact import Contact
from netdesk.domain.model import Direction, GiveKind, Intent

OUT, IN = Direction.OUTGOING, Direction.INCOMING
ADA, GRACE, ZOE = "Ada Byron", "Grace Hopper, PhD", "Zoë 🚀 Müller"


def with_messages(*rows: str, **more: str) -> dict[str, bytes | str]:
    """The archive with other messages in it."""
    return {**members(), "messages.csv": messages(*rows), **more}


def talk(contact: Contact) -> list[tuple[str, Direction, str]]:
    """Return the messages of somebody, without recommendations."""
    past = [one for one in contact.past if one.intent is Intent.NEUTRAL]
    return [(one.on.isoformat(), one.direction, one.summary) for one in past]


def test_an_archive_joins_its_files() -> None:
    found = read_archive(zipped(members()))
    known = people(found)
    assert codes(found) == []
    assert talk(known[ADA]) == [
        ("2024-03-12", IN, "Hello, nice to meet you"),
        ("2024-03-12", OUT, "Re: hi"),
    ]
    assert known[ADA].past[0].note == "second line"
    assert known[ADA].past[1].note == "Thanks!\nSee you & yours", "the text of HTML"
    assert known[ADA].met_note == "Hi Ada, we met at the tea party"
    assert [one.value for one in known[ADA].channels][1:] == [
        "ada@example.org",
        "+44 20 7946 0123",
        "+44 7700 900123",
    ]
    assert {one.connection.exported_on for one in found if _is_connection(one)} == {
        date(2026, 11, 20)
    }


def _is_connection(one: object) -> bool:
    return isinstance(one, Contact) and one.connection is not None


def test_a_message_to_several_is_one_contact_with_each() -> None:
    known = people(read_archive(zipped(members())))
    lunch = ("2024-05-01", OUT, "Lunch on Friday?")
    assert talk(known[GRACE]) == [lunch, ("2024-05-01", IN, "Yes!")]
    assert talk(known[ZOE]) == [lunch], "who else got Grace's answer did not write it"
    [hers], [his] = (
        [one.key for one in known[name].past if one.summary == lunch[2]] for name in (GRACE, ZOE)
    )
    assert hers == his


def test_recommendations_are_gives_and_receives() -> None:
    known = people(read_archive(zipped(members())))
    [received] = [one for one in known[GRACE].past if one.intent is Intent.GIVE]
    assert (received.on, received.direction) == (date(2025, 6, 1), IN)
    assert (received.give_kind, received.note) == (GiveKind.OTHER, "They listen, then they build.")
    [given] = [one for one in known[ZOE].past if one.intent is Intent.GIVE]
    assert (given.on, given.direction) == (date(2022, 5, 6), OUT)


def test_two_of_one_name_are_told_apart_by_their_profiles() -> None:
    sam, me = f"Sam Smith,{PROFILE}sam-smith-2", f"Me Myself,{PROFILE}me-self"
    row = f",,{sam},{me},2024-08-01 08:00:00 UTC,,Hi,INBOX,,,"
    found = read_archive(zipped(with_messages(row)))
    sams = [one for one in found if isinstance(one, Contact) and one.name == "Sam Smith"]
    assert [(one.organization, len(one.past)) for one in sams] == [("Loopwise", 0), ("Umbrella", 1)]


def test_strangers_make_no_person() -> None:
    found = read_archive(zipped(members()))
    mentioned = [one for one in found if isinstance(one, Contact) and one.known_only]
    assert {one.name for one in mentioned} == {"Pat Stranger", "Uncle Bob"}
    assert "LinkedIn Ads" not in people(found)


@pytest.mark.parametrize(
    "left_out",
    [
        ",,{ada},{me},2024-08-01 08:00:00 UTC,,draft,INBOX,,Yes,No",
        ",,{ada},{me},2024-08-01 08:00:00 UTC,,draft,INBOX,,No,Yes",
        ",,{ada},{me},2024-08-01 08:00:00 UTC,,draft,DRAFTS,,No,No",
        ",,{ada},{me},2024-08-01 08:00:00 UTC,,spam,SPAM,,No,No",
        ",,{ada},{me},2024-08-01 08:00:00 UTC,,spam,ARCHIVE_SPAM,,No,No",
        ",Sponsored Conversation,{ada},{me},2024-08-01 08:00:00 UTC,,ad,INBOX,,No,No",
        ",,{ada},{me},some day,,no date,INBOX,,No,No",
    ],
)
def test_what_is_no_message(left_out: str) -> None:
    ada, me = f"Ada Byron,{PROFILE}ada-byron", f"Me Myself,{PROFILE}me-self"
    found = read_archive(zipped(with_messages(left_out.format(ada=ada, me=me))))
    assert talk(people(found)[ADA]) == []


@pytest.mark.parametrize("told_by", ["Profile.csv", "Invitations.csv", "", "the many"])
def test_who_the_owner_is(told_by: str) -> None:
    """By the profile, else by the invitations, else who is nobody's connection of their own."""
    files = members()
    for name in ("Profile.csv", "Invitations.csv"):
        if name != told_by:
            del files[name]
    if told_by == "the many":
        del files["Connections.csv"]
    known = people(read_archive(zipped(files)))
    assert talk(known[ADA])[1] == ("2024-03-12", OUT, "Re: hi")


def test_the_owner_is_told_by_invitations_without_profiles() -> None:
    files = members()
    del files["Profile.csv"]
    files["Invitations.csv"] = (
        b'From,To,Sent At,Message,Direction\nMe Myself,Ada Byron,"4/9/18, 8:01 AM",Hello,OUTGOING\n'
    )
    known = people(read_archive(zipped(files)))
    assert talk(known[ADA])[1] == ("2024-03-12", OUT, "Re: hi")
    assert "Me Myself" not in known


def test_somebody_else_may_be_called_like_a_connection() -> None:
    other, me = f"Ada Byron,{PROFILE}another-ada", f"Me Myself,{PROFILE}me-self"
    row = f",,{other},{me},2024-08-01 08:00:00 UTC,,Hi,INBOX,,No,No"
    found = read_archive(zipped(with_messages(row)))
    adas = [one for one in found if isinstance(one, Contact) and one.name == ADA]
    assert [(one.known_only, len(talk(one))) for one in adas] == [(False, 0), (True, 1)]


def test_whoever_the_owner_is_can_not_always_be_told() -> None:
    ada, me = f"Ada Byron,{PROFILE}ada-byron", f"Me Myself,{PROFILE}me-self"
    row = f",,{ada},{me},2024-08-01 08:00:00 UTC,,Hi,INBOX,,No,No"
    alone = read_archive(zipped({"messages.csv": messages(row)}))
    assert codes(alone) == ["unknown_owner"]


@pytest.mark.parametrize("era", ["2018", "2020", "2022"])
def test_messages_of_earlier_eras(era: str) -> None:
    file = (DATA / f"messages_{era}.csv").read_bytes()
    found = {**members(), "messages.csv": file}
    known = people(read_archive(zipped(found)))
    assert (
        talk(known[ADA])
        == {
            "2018": [("2018-04-10", OUT, "Glad that we met"), ("2018-04-11", IN, "So am I")],
            "2020": [("2019-11-06", OUT, "A question")],
            "2022": [("2022-02-01", IN, "Are you there?"), ("2022-02-01", OUT, "Always")],
        }[era]
    )
    assert codes(read_file(file)) == [], "each tells its owner by itself"


def test_a_message_has_the_same_key_in_exports_of_any_era() -> None:
    ada, me = f"Ada Byron,{PROFILE}ada-byron", f"Me Myself,{PROFILE}me-self"
    row = f"2-a==,,{me},{ada},2019-11-06 02:08:20 UTC,,A question,INBOX,,No,No"
    [now] = people(read_archive(zipped(with_messages(row))))[ADA].past
    old = {**members(), "messages.csv": (DATA / "messages_2020.csv").read_bytes()}
    [then] = people(read_archive(zipped(old)))[ADA].past
    assert now.key == then.key


def test_the_address_book_alone_is_people() -> None:
    found = people(read_file(members()["Contacts.csv"]))
    assert [one.value for one in found["Uncle Bob"].channels] == ["+1 202 555 0100"]
    assert found[ADA].organization == "", "null is nothing"
    assert not found[ADA].known_only


def test_a_folder_is_read_like_the_archive_that_it_was() -> None:
    from netdesk.exchange import linkedin

    unpacked = list(linkedin.read_archive(DATA / "archive", "archive"))
    assert people(unpacked).keys() == people(read_archive(zipped(members()))).keys()
