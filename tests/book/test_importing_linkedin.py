"""A LinkedIn export comes in, and a newer one after it: who is new, who changed job, who left."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from exchange.linkedin.exports import DATA, PROFILE, members, messages, zipped

from netdesk import book
from netdesk.book.importing import FileSource, Imported, Outcome, Plan, RowPlan, TextSource
from netdesk.domain.model import Channel, ChannelKind, Direction, Interaction, Origin, Person
from netdesk.domain.when import Due
from tests.makers import TODAY, card, dump

pytestmark = pytest.mark.usefixtures("book_file")

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
ADA = f"Ada,Byron,{PROFILE}ada-byron,,Analytical Engines,Programmer,10 Apr 2018"
GRACE = f'Grace,"Hopper, PhD",{PROFILE}gracehopper,,Navy,Admiral,01 Dec 2017'
KIM = f"Kim,Lee,{PROFILE}kim-lee,,Loopwise,Designer,05 Jan 2024"
NOBODY = ",,,,,,02 Mar 2018"


def export(*rows: str, on: str = "11-20-2026", **files: str) -> Path:
    """Write the archive of a day, with these connections."""
    path = book.opening.current_path().parent / f"Basic_LinkedInDataExport_{on}.zip"
    named = {f"{name}.csv": text for name, text in files.items()}
    path.write_bytes(zipped({"Connections.csv": "\n".join((HEADER, *rows)) + "\n", **named}))
    return path


def bring(source: Path, plan: Plan | None = None) -> Imported:
    done = book.importing.run([FileSource(source)], plan or Plan(), today=TODAY)
    assert done.found == done.added + done.updated + done.same + done.skipped + done.failed
    return done


def counts(done: Imported) -> tuple[int, ...]:
    return done.added, done.updated, done.same, done.skipped


def the(name: str) -> Person:
    return book.people.person(book.people.find(name), today=TODAY)


def talks(name: str) -> list[Interaction]:
    return book.interactions.of_person(book.people.find(name))


def whole_archive(folder: Path) -> Path:
    path = folder / "Complete_LinkedInDataExport_11-20-2026.zip"
    path.write_bytes(zipped(members()))
    return path


def test_an_archive_comes_in_once(tmp_path: Path) -> None:
    path = whole_archive(tmp_path)
    done = bring(path)
    assert (done.found, counts(done)) == (6, (5, 0, 0, 1))
    assert (done.contacts, done.strangers, done.problems) == (6, 1, ())
    before = dump()
    again = bring(path)
    assert (counts(again), again.contacts) == ((0, 0, 5, 1), 0)
    assert dump() == before
    assert len(book.steps.steps()) == 1


def test_connections_keep_their_met_date_and_start_no_clock(tmp_path: Path) -> None:
    bring(whole_archive(tmp_path))
    ada = the("Ada")
    assert (ada.met_on, ada.met_at, ada.clock_on) == (date(2018, 4, 10), "LinkedIn", None)
    assert (ada.organization, ada.title) == ("Analytical Engines", "Programmer")
    assert ada.last_contact == date(2024, 3, 12)
    assert book.follow_ups.due(TODAY, within=3650) == []
    assert book.people.count() == 5, "who only wrote is no person"


def test_a_message_to_several_is_one_contact(tmp_path: Path) -> None:
    bring(whole_archive(tmp_path))
    [lunch] = [one for one in talks("Zoë") if one.summary == "Lunch on Friday?"]
    assert sorted(lunch.people) == ["Grace Hopper, PhD", "Zoë 🚀 Müller"]
    assert lunch.direction is Direction.OUTGOING


def test_the_archive_unpacked_is_the_same(tmp_path: Path) -> None:
    bring(whole_archive(tmp_path))
    assert counts(bring(DATA / "archive")) == (0, 0, 5, 1)


def test_exports_of_all_eras_find_the_same_people(tmp_path: Path) -> None:
    """By name and date before 2023, by the profile since."""
    assert counts(bring(DATA / "connections_2018.csv")) == (2, 0, 0, 1)
    assert counts(bring(DATA / "connections_2021.csv")) == (1, 0, 2, 1)
    assert counts(bring(whole_archive(tmp_path))) == (2, 3, 0, 1)
    assert counts(bring(DATA / "connections_2018.csv")) == (0, 0, 2, 1)
    assert book.people.count() == 5


def test_a_newer_export_says_who_is_new_who_changed_job_and_who_left() -> None:
    bring(export(ADA, GRACE, NOBODY, on="01-31-2026"))
    promoted = ADA.replace("Programmer", "Chief Engineer")
    done = bring(export(promoted, KIM, on="11-20-2026"))
    assert counts(done) == (1, 1, 0, 0)
    [changed] = done.changed
    assert changed.name == "Ada Byron"
    assert [(one.field, one.old, one.new) for one in changed.changes] == [
        ("title", "Programmer", "Chief Engineer")
    ]
    assert [one.name for one in done.gone] == ["Grace Hopper, PhD"]
    assert the("Ada").title == "Chief Engineer"
    history = book.steps.person_history(the("Ada").id)
    assert ("title", "Programmer", "Chief Engineer") in {(h.field, h.old, h.new) for h in history}
    assert the("Grace").organization == "Navy", "nobody is ever removed"


def test_who_left_is_said_once_and_may_come_back() -> None:
    bring(export(ADA, GRACE, on="01-31-2026"))
    assert len(bring(export(ADA, on="02-28-2026")).gone) == 1
    again = bring(export(ADA, on="02-28-2026"))
    assert (again.gone, counts(again)) == ((), (0, 0, 1, 0))
    assert counts(bring(export(ADA, GRACE, on="03-31-2026"))) == (0, 1, 1, 0)
    assert len(bring(export(ADA, on="04-30-2026")).gone) == 1


def test_an_older_export_replaces_nothing_and_takes_nobody_for_gone() -> None:
    bring(export(ADA.replace("Programmer", "Chief Engineer"), KIM, on="11-20-2026"))
    done = bring(export(ADA, on="01-31-2026"))
    assert (counts(done), done.gone, done.changed) == ((0, 0, 1, 0), (), ())
    assert the("Ada").title == "Chief Engineer"


def test_a_file_that_tells_no_day_is_the_newest(tmp_path: Path) -> None:
    bring(export(ADA, on="11-20-2026"))
    path = tmp_path / "Connections.csv"
    path.write_text("\n".join((HEADER, ADA.replace("Programmer", "Chief Engineer"))) + "\n")
    assert counts(bring(path)) == (0, 1, 0, 0)
    assert the("Ada").title == "Chief Engineer"


def test_a_part_of_an_export_takes_nobody_for_gone() -> None:
    crowd = [f"Nr{n},Lee,{PROFILE}n-{n},,,,05 Jan 2024" for n in range(30)]
    bring(export(*crowd, on="01-31-2026"))
    done = bring(export(*crowd[:4], on="11-20-2026"))
    assert done.gone == ()
    assert [(one.code, one.text) for one in done.problems] == [("connections_missing", "26")]


def test_a_row_that_can_not_be_read_takes_nobody_for_gone(tmp_path: Path) -> None:
    bring(export(ADA, GRACE, on="01-31-2026"))
    path = tmp_path / "Connections.csv"
    path.write_text("\n".join((HEADER, ADA, "x" * (2 << 20))) + "\n")
    done = bring(path)
    assert (done.failed, done.gone) == (1, ())


def test_the_preview_shows_each_change_for_review() -> None:
    bring(export(ADA, GRACE, on="01-31-2026"))
    seen = book.importing.preview(
        [FileSource(export(ADA.replace("Programmer", "Chief Engineer"), KIM, on="11-20-2026"))]
    )
    told = [(row.name, row.outcome, row.new_job) for row in seen.rows]
    assert told == [
        ("Ada Byron", Outcome.UPDATE, True),
        ("Kim Lee", Outcome.NEW, False),
        ("Grace Hopper, PhD", Outcome.GONE, False),
    ]
    assert seen.found == 2
    [change] = seen.rows[0].changes
    assert (change.old, change.new, change.replaces) == ("Programmer", "Chief Engineer", True)


def test_a_reviewed_change_can_be_kept_out_or_become_a_follow_up() -> None:
    bring(export(ADA, GRACE, KIM, on="01-31-2026"))
    newer = export(
        ADA.replace("Programmer", "Chief Engineer"),
        GRACE.replace("Navy", "Academy"),
        on="11-20-2026",
    )
    seen = book.importing.preview([FileSource(newer)])
    ada, grace, kim = (row.key for row in seen.rows)
    due, reason = Due(TODAY + timedelta(days=3)), "Congratulate on the new job"
    plan = Plan(
        rows={
            ada: RowPlan(follow_up=due, reason=reason),
            grace: RowPlan(keep=frozenset({"organization"})),
            kim: RowPlan(take=False),
        }
    )
    done = book.importing.apply(seen, plan, today=TODAY)
    assert [one.name for one in done.changed] == ["Ada Byron"]
    assert (done.gone, the("Grace").organization) == ((), "Navy")
    [promise] = book.follow_ups.of_person(the("Ada").id, TODAY)
    assert (promise.due, promise.reason, promise.origin) == (due.day, reason, Origin.MANUAL)
    assert the("Ada").clock_on is None


def test_messages_alone_reach_whom_the_book_knows(tmp_path: Path) -> None:
    bring(export(ADA))
    ada, me = f"Ada Byron,{PROFILE}ada-byron", f"Me,{PROFILE}me"
    path = tmp_path / "messages.csv"
    path.write_text(messages(f",,{me},{ada},2024-08-01 08:00:00 UTC,,Hi,INBOX,,No,No"))
    done = bring(path)
    assert (counts(done), done.contacts) == ((0, 1, 0, 0), 1)
    assert [one.direction for one in talks("Ada")] == [Direction.OUTGOING]
    assert counts(bring(path)) == (0, 0, 1, 0)


def test_messages_of_namesakes_are_nobody_s(tmp_path: Path) -> None:
    book.importing.run([TextSource(card("Pat Stranger", "TEL:+34 600 111 222"))], today=TODAY)
    done = bring(whole_archive(tmp_path))
    assert (done.strangers, talks("Pat")) == (1, [])


def test_messages_without_profiles_reach_the_connection_of_that_name() -> None:
    bring(DATA / "connections_2021.csv")
    done = bring(DATA / "messages_2018.csv")
    assert (counts(done), done.contacts) == ((0, 1, 0, 0), 2)
    assert counts(bring(DATA / "messages_2022.csv")) == (0, 1, 0, 0), "Grace has credentials there"


def test_a_message_stops_a_running_clock_if_it_came_after_we_met() -> None:
    own = book.people.add("Ada Byron", today=TODAY - timedelta(days=3))
    book.channels.add(own, _profile("ada-byron"))
    ada, me = f"Ada Byron,{PROFILE}ada-byron", f"Me,{PROFILE}me"
    said = f",,{me},{ada},{{on}} 12:00:00 UTC,,Hi,INBOX,,No,No"
    before = (TODAY - timedelta(days=30)).isoformat()
    bring(export(ADA, messages=messages(said.format(on=before))))
    [first] = book.follow_ups.of_person(own, TODAY)
    assert first.origin is Origin.FIRST
    after = (TODAY - timedelta(days=2)).isoformat()
    bring(export(ADA, messages=messages(said.format(on=before), said.format(on=after))))
    assert book.follow_ups.of_person(own, TODAY) == []


def _profile(name: str) -> Channel:
    return Channel(ChannelKind.LINKEDIN, PROFILE + name)


def test_what_the_book_knows_better_stays() -> None:
    """A card gives a name, notes and where we met; LinkedIn gives company, position, the date."""
    lines = ("UID:1", f"URL:{PROFILE}ada-byron", "ORG:Old Works", "TITLE:Clerk", "NOTE:mine")
    book.importing.run(
        [TextSource(card("Ada Lovelace Byron", *lines))], Plan(event="Tea party"), today=TODAY
    )
    assert counts(bring(export(ADA))) == (0, 1, 0, 0)
    ada = the("Ada")
    assert (ada.name, ada.notes) == ("Ada Lovelace Byron", "mine")
    assert (ada.met_at, ada.met_on) == ("Tea party", TODAY)
    assert (ada.organization, ada.title) == ("Analytical Engines", "Programmer")


def test_where_they_are_met_now_is_known_better() -> None:
    lines = ("UID:1", f"URL:{PROFILE}ada-byron")
    book.importing.run([TextSource(card("Ada Byron", *lines))], today=TODAY)
    bring(export(ADA), Plan(event="Tea party", clock=False))
    assert (the("Ada").met_at, the("Ada").met_on) == ("Tea party", TODAY)


def test_no_clock_starts_for_somebody_i_have_written_to(tmp_path: Path) -> None:
    due = Due(TODAY + timedelta(days=7))
    bring(whole_archive(tmp_path), Plan(follow_up=due))
    [ada] = book.follow_ups.of_person(the("Ada").id, TODAY)
    assert (ada.origin, ada.due, the("Ada").clock_on) == (Origin.MANUAL, due.day, None)
    sam = book.people.ids("org:Loopwise", today=TODAY)[0]
    [first] = book.follow_ups.of_person(sam, TODAY)
    assert first.origin is Origin.FIRST


def test_removing_the_batch_takes_its_messages_also_with_people_known_before(
    tmp_path: Path,
) -> None:
    own = book.people.add("Ada Byron", today=TODAY, start_clock=False)
    book.channels.add(own, _profile("ada-byron"))
    done = bring(whole_archive(tmp_path))
    assert len(talks("Ada")) == 2
    [batch] = book.importing.batches()
    assert (batch.id, batch.people, batch.contacts) == (done.batch_id, 4, 6)
    book.importing.remove_batch(done.batch_id)
    assert (book.people.count(), talks("Ada")) == (1, [])
    assert book.importing.batches() == []
    book.steps.undo()
    assert (book.people.count(), len(talks("Ada"))) == (5, 2)


def test_an_import_is_one_step(tmp_path: Path) -> None:
    book.people.add("Somebody Else", today=TODAY)
    before = dump()
    bring(whole_archive(tmp_path))
    book.steps.undo()
    assert dump() == before
    book.steps.redo()
    assert book.people.count() == 6
    assert book.upkeep.check() == []


def test_who_left_is_known_by_their_history_and_who_wrote_an_invitation_by_its_words(
    tmp_path: Path,
) -> None:
    bring(whole_archive(tmp_path))
    assert the("Ada").met_note == "Hi Ada, we met at the tea party"
    assert book.people.ids("tea party", today=TODAY) == [the("Ada").id]
    rows = [ADA, GRACE, NOBODY, ",".join(KIM.split(",")[:6]) + ",05 Nov 2026"]
    assert len(bring(export(*rows, on="11-22-2026")).gone) == 3
    gone = book.people.person(book.people.find("Zoë"), today=TODAY)
    assert gone.disconnected_on == date(2026, 11, 22)
    lines = book.steps.person_history(gone.id)
    assert ("gone_on", "", "2026-11-22") in {(one.field, one.old, one.new) for one in lines}
