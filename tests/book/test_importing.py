"""Matching, updates, counts, groups and repeats as PRODUCT's "In and out" says."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from netdesk import book
from netdesk.book.importing import FileSource, Imported, Outcome, Plan, RowPlan, TextSource
from netdesk.domain.errors import NotFound, SourceChanged
from netdesk.domain.model import Origin, Person, State, Way
from netdesk.domain.when import Due
from tests.makers import TODAY, card, person

pytestmark = pytest.mark.usefixtures("book_file")
DATA = Path(__file__).parent.parent / "data"


def bring(*cards: str, plan: Plan | None = None) -> Imported:
    done = book.importing.run([TextSource("".join(cards))], plan or Plan(), today=TODAY)
    total = done.added + done.updated + done.same + done.skipped + done.failed
    assert done.found == total
    return done


def counts(done: Imported) -> tuple[int, int, int]:
    return done.added, done.updated, done.same


def the(name: str) -> Person:
    return book.people.person(book.people.find(name), today=TODAY)


def files() -> list[Path]:
    """Our own fixtures, and the corpus where it is named."""
    corpus = os.environ.get("NETDESK_CORPUS")
    return [*DATA.rglob("*.vcf"), *(Path(corpus).rglob("*.vcf") if corpus else ())]


def test_every_file_comes_in_once_and_the_counts_add_up() -> None:
    for path in sorted(files()):
        first = book.importing.run([FileSource(path)], today=TODAY)
        again = book.importing.run([FileSource(path)], today=TODAY)
        assert (again.added, again.updated) == (0, 0), path
        for done in (first, again):
            parts = done.added + done.updated + done.same + done.skipped + done.failed
            assert done.found == parts, path
    assert book.upkeep.check() == []


def test_importing_the_same_again_is_no_step() -> None:
    bring(card("Ana Ruiz", "EMAIL:ana@example.org"))
    bring(card("Ana Ruiz", "EMAIL:ana@example.org"))
    assert len(book.steps.steps()) == 1


def test_uid_decides_whatever_the_name() -> None:
    bring(card("Ana Ruiz", "UID:1"))
    done = bring(card("Ana Müller", "UID:1", "TEL:+49 30 1"))
    assert counts(done) == (0, 1, 0)
    assert the("Ana").name == "Ana Ruiz", "a name that differs stays"


@pytest.mark.parametrize(
    "line",
    ["EMAIL:ANA@example.org", "TEL:+34 600 111 222", "URL:https://www.linkedin.com/in/ana-ruiz/"],
)
def test_an_equal_channel_decides_if_the_names_agree(line: str) -> None:
    lines = (
        "EMAIL:ana@example.org",
        "TEL:0034600111222;ext",
        "TEL:+34600111222",
        "URL:https://linkedin.com/in/Ana-Ruiz?trk=x",
    )
    bring(card("Ana Ruiz", *lines))
    done = bring(card("Ruiz, Ana", line, "TITLE:CTO"))
    assert counts(done) == (0, 1, 0)
    assert the("Ana").title == "CTO"


@pytest.mark.parametrize(
    "page", ["https://fosstodon.org/@ana", "https://acme.slack.com/team/U1", "https://fb.me/ana"]
)
def test_a_profile_that_was_typed_is_the_same_as_that_of_a_card(page: str) -> None:
    line = book.quick_add.read(f"Ana Ruiz {page}", TODAY, book.quick_add.known(TODAY))
    book.quick_add.add(line, today=TODAY)
    assert counts(bring(card("Ana Ruiz", f"URL:{page}"))) == (0, 0, 1)
    assert [one.value for one in the("Ana Ruiz").channels] == [page]


def test_another_region_lets_the_same_numbers_match() -> None:
    book.preferences.change(region="ES")
    bring(card("Ana Ruiz", "TEL:600 111 222"))
    book.preferences.change(region="DE")
    assert counts(bring(card("Ana Ruiz", "TEL:+34 600 111 222"))) == (1, 0, 0)
    book.steps.undo()
    book.preferences.change(region="ES")
    assert counts(bring(card("Ana Ruiz", "TEL:+34 600 111 222"))) == (0, 0, 1)
    book.steps.undo()
    assert counts(bring(card("Ana Ruiz", "TEL:+34 600 111 222"))) == (1, 0, 0)


def test_an_equal_channel_with_another_name_is_unclear_and_adds_with_a_hint() -> None:
    bring(card("Ana Ruiz", "EMAIL:office@example.org"))
    done = bring(card("Bob Lee", "EMAIL:office@example.org"))
    assert counts(done) == (1, 0, 0)
    assert [(p.code, p.text) for p in done.problems] == [("possible_duplicate", "1")]


def test_a_value_that_more_than_two_hold_never_decides() -> None:
    bring(*(card(f"Ana {n}", "TEL:+49 341 100200") for n in ("One", "Two", "Three")))
    done = bring(card("Ana Four", "TEL:+49 341 100200"))
    assert counts(done) == (1, 0, 0)
    assert done.problems == ()


def test_two_cards_of_one_file_are_one_only_by_uid() -> None:
    same = "EMAIL:ana@example.org"
    assert counts(bring(card("Ana Ruiz", same), card("Ana Ruiz", same, "TITLE:CTO"))) == (2, 0, 0)
    again = bring(card("Ana Ruiz", same), card("Ana Ruiz", same, "TITLE:CTO"))
    assert counts(again) == (0, 0, 2)
    one = bring(card("Bo Lee", "UID:9"), card("Bo Lee", "UID:urn:uuid:9", "TEL:+49 30 5"))
    assert counts(one) == (1, 1, 0)


def test_an_equal_name_alone_is_same_if_nothing_is_new_else_unclear() -> None:
    bring(card("Ana Ruiz", "EMAIL:ana@example.org", "TITLE:CTO"))
    assert counts(bring(card("ana ruiz", "TITLE:CTO"))) == (0, 0, 1)
    done = bring(card("Ana Ruiz", "TITLE:Baker"))
    assert counts(done) == (1, 0, 0)
    assert done.problems[0].code == "possible_duplicate"


def test_an_update_adds_and_fills_and_never_removes() -> None:
    bring(card("Ana Ruiz", "UID:1", "EMAIL:a@example.org", "TITLE:CTO", "NOTE:old"))
    bring(
        card(
            "Ana Ruiz",
            "UID:1",
            "EMAIL:b@example.org",
            "TITLE:CEO",
            "NOTE:new",
            "ORG:Loopwise",
            "CATEGORIES:fintech",
            "X-ODD:kept",
        )
    )
    ana = the("Ana")
    assert [c.value for c in ana.channels] == ["a@example.org", "b@example.org"]
    assert (ana.title, ana.notes, ana.organization) == ("CTO", "old", "Loopwise")
    assert [niche.name for niche in ana.niches] == ["fintech"]
    assert [p.name for p in book.people.unknown_properties(ana.id)] == ["X-ODD"]
    book.steps.undo()
    assert the("Ana").organization == ""


def test_what_differs_is_offered_and_taken_if_asked() -> None:
    bring(card("Ana Ruiz", "UID:1", "TITLE:CTO"))
    text = TextSource(card("Ana Maria Ruiz", "UID:1", "TITLE:CEO", "TEL:+49 30 1"))
    seen = book.importing.preview([text])
    [row] = seen.rows
    assert row.outcome is Outcome.UPDATE
    kept = {(c.field, c.old, c.new) for c in row.changes if c.kept}
    assert kept == {("name", "Ana Ruiz", "Ana Maria Ruiz"), ("title", "CTO", "CEO")}
    plan = Plan(rows={row.key: RowPlan(replace=frozenset({"name"}))})
    book.importing.apply(seen, plan, today=TODAY)
    ana = the("Ana")
    assert (ana.name, ana.title) == ("Ana Maria Ruiz", "CTO")


def test_the_user_decides_what_is_unclear() -> None:
    bring(card("Ana Ruiz", "EMAIL:office@example.org"))
    text = TextSource(card("A. R.", "EMAIL:office@example.org", "TITLE:CTO"))
    seen = book.importing.preview([text])
    [row] = seen.rows
    assert (row.outcome, row.person_name) == (Outcome.UNCLEAR, "Ana Ruiz")
    plan = Plan(rows={row.key: RowPlan(same_as=row.person_id)})
    done = book.importing.apply(seen, plan, today=TODAY)
    assert counts(done) == (0, 1, 0)
    assert the("Ana").title == "CTO"


def test_an_event_gives_met_date_niche_and_a_follow_up_in_one_step() -> None:
    book.events.add("PyCon", TODAY - timedelta(days=1))
    plan = Plan(event="pycon", niches=("fintech",), cadence_days=90)
    done = bring(card("Ana Ruiz"), card("Bo Lee"), plan=plan)
    ana = the("Ana")
    assert (ana.met_at, ana.met_on) == ("PyCon", TODAY - timedelta(days=1))
    assert (ana.cadence_days, ana.state) == (90, State.NEW)
    assert [niche.name for niche in ana.niches] == ["fintech"]
    [first] = book.follow_ups.of_person(ana.id, TODAY)
    assert (first.origin, first.due) == (Origin.FIRST, TODAY + timedelta(days=1))
    assert done.added == 2
    book.steps.undo()
    assert book.people.count() == 0
    assert [event.name for event in book.events.all_events()] == ["PyCon"]


def test_an_explicit_follow_up_is_the_first_one_not_a_second() -> None:
    bring(card("Ana Ruiz"), plan=Plan(follow_up=Due(date(2026, 12, 1))))
    [first] = book.follow_ups.of_person(1, TODAY)
    assert (first.origin, first.due) == (Origin.FIRST, date(2026, 12, 1))
    assert the("Ana").met_on == TODAY


def test_an_address_book_keeps_no_met_date_and_starts_no_clock() -> None:
    bring(card("Ana Ruiz"))
    ana = the("Ana")
    assert (ana.met_on, ana.clock_on, ana.state) == (None, None, State.NONE)
    assert book.follow_ups.of_person(ana.id, TODAY) == []


def test_groups_become_niches_with_their_members() -> None:
    group = card(
        "Committee",
        "KIND:group",
        "UID:g",
        "MEMBER:urn:uuid:a",
        "MEMBER:mailto:bo@example.org",
        "MEMBER:urn:uuid:nobody",
        version="4.0",
    )
    people = card("Ana Ruiz", "UID:a") + card("Bo Lee", "EMAIL:bo@example.org")
    done = bring(group, people)
    assert (done.found, done.added) == (3, 3)
    assert book.people.count() == 2
    [niche] = book.niches.all_niches()
    assert (niche.name, niche.people) == ("Committee", 2)
    assert counts(bring(group, people)) == (0, 0, 3)


def test_empty_cards_are_skipped_and_bad_lines_cost_only_themselves() -> None:
    empty = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:x\r\nEND:VCARD\r\n"
    done = bring(empty, card("Ana Ruiz", "no colon here"), card("Bo Lee"))
    assert (done.found, done.added, done.skipped) == (3, 2, 1)
    assert len(done.problems) == 1
    assert (done.problems[0].card, done.problems[0].line) == (2, 8)


def test_what_is_no_vcard_is_said_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.vcf").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("just notes")
    (tmp_path / "folder").mkdir()
    for name, code in {
        "empty.vcf": "empty_file",
        "notes.txt": "not_a_vcard",
        "folder": "no_cards_in_folder",
        "missing.vcf": "missing_file",
    }.items():
        plan = Plan(event="PyCon")
        done = book.importing.run([FileSource(tmp_path / name)], plan, today=TODAY)
        assert (done.found, [problem.code for problem in done.problems]) == (0, [code])
    assert book.steps.steps() == []
    assert book.events.all_events() == []


def test_folders_and_several_files_come_in_together(tmp_path: Path) -> None:
    folder = tmp_path / "contacts" / "deep"
    folder.mkdir(parents=True)
    (folder / "a.vcf").write_text(card("Ana Ruiz"))
    (folder.parent / "b.VCF").write_text(card("Bo Lee"))
    (folder.parent / ".hidden.vcf").write_text(card("Nobody"))
    sources = [FileSource(tmp_path / "contacts"), TextSource(card("Cy Oh"))]
    assert book.importing.run(sources, today=TODAY).added == 3


def test_a_preview_sees_whom_the_files_before_bring_as_the_import_does() -> None:
    sources = [
        TextSource(card("Ana Ruiz", "EMAIL:ana@example.org") + card("Bo Lee") + card("Cy Oh")),
        TextSource(card("Ana Ruiz", "EMAIL:ana@example.org", "TITLE:CTO") + card("Bo Lee")),
        TextSource(card("A. R.", "EMAIL:ana@example.org") + card("Cy Oh", "TITLE:CEO")),
    ]
    rows = book.importing.preview(sources).rows
    assert [(row.outcome, row.person_id, row.person_name) for row in rows[3:]] == [
        (Outcome.UPDATE, None, "Ana Ruiz"),
        (Outcome.SAME, None, "Bo Lee"),
        (Outcome.NEW, None, ""),
        (Outcome.NEW, None, ""),
    ]
    done = book.importing.run(sources, today=TODAY)
    assert counts(done) == (5, 1, 1)


def test_a_dry_run_writes_nothing() -> None:
    done = book.importing.run([TextSource(card("Ana Ruiz"))], today=TODAY, dry_run=True)
    assert done.added == 1
    assert book.people.count() == 0
    assert book.steps.steps() == []


def test_a_file_that_changed_since_its_preview_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_text(card("Ana Ruiz"))
    seen = book.importing.preview([FileSource(path)])
    path.write_text(card("Somebody Else"))
    with pytest.raises(SourceChanged):
        book.importing.apply(seen, Plan(), today=TODAY)
    assert book.people.count() == 0


def test_a_batch_can_be_removed_later_but_whom_you_touched_stays() -> None:
    done = bring(card("Ana Ruiz"), card("Bo Lee"), card("Cy Day"))
    book.interactions.log([book.people.find("Bo")], "coffee", on=TODAY)
    partner = person("Ruth Adeyemi")
    book.referrals.add(Way.GIVEN, partner, client_id=book.people.find("Cy"), today=TODAY)
    assert [batch.people for batch in book.importing.batches()] == [3]
    assert book.importing.remove_batch(done.batch_id) == 1
    assert [p.name for p in book.people.lines(book.people.ids("", today=TODAY), today=TODAY)] == [
        *("Bo Lee", "Cy Day", "Ruth Adeyemi")
    ]
    book.steps.undo()
    assert book.people.count() == 4


def test_samples_come_and_go_together() -> None:
    done = book.importing.add_samples(TODAY)
    batch = book.importing.samples()
    assert batch is not None
    assert batch.people == done.added >= 12
    book.importing.remove_batch(batch.id)
    assert book.people.count() == 0


def test_a_row_that_is_not_taken_is_skipped() -> None:
    text = TextSource(card("Ana Ruiz") + card("Bo Lee"))
    seen = book.importing.preview([text])
    plan = Plan(rows={seen.rows[0].key: RowPlan(take=False)})
    done = book.importing.apply(seen, plan, today=TODAY)
    assert (done.added, done.skipped) == (1, 1)


def test_long_properties_are_kept_whole() -> None:
    person("Somebody")
    long = "x" * 50_000
    bring(card("Ana Ruiz", f"KEY:{long}"))
    [kept] = book.people.unknown_properties(book.people.find("Ana"))
    assert kept.value == long


def test_a_groups_members_are_found_whom_an_earlier_import_brought() -> None:
    bring(card("Ana Ruiz", "UID:ABC-1:ABPerson"))
    done = bring(
        card(
            "Friends", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:ABC-1:ABPerson"
        )
    )
    assert counts(done) == (1, 0, 0)
    assert [niche.name for niche in the("ana").niches] == ["Friends"]


def test_a_person_who_was_removed_since_the_preview_is_said() -> None:
    own = person("Ana Ruiz")
    book.people.delete([own])
    with pytest.raises(NotFound):
        bring(card("Ana Ruiz"), plan=Plan(rows={(0, 1): RowPlan(same_as=own)}))


def test_a_card_that_the_user_calls_new_is_new_though_its_uid_is_known() -> None:
    bring(card("Ana Ruiz", "UID:ABC"))
    plan = Plan(rows={(0, 1): RowPlan(as_new=True)})
    assert counts(bring(card("Ana Ruiz", "UID:urn:uuid:ABC"), plan=plan)) == (1, 0, 0)
    assert counts(bring(card("Ana Ruiz", "UID:ABC"), card("Ana Ruiz", "UID:urn:uuid:ABC"))) == (
        0,
        0,
        2,
    )
    uids = {p.uid.removeprefix("urn:uuid:") for p in people()}
    assert len(uids) == 2


def people() -> list[Person]:
    return book.people.persons(book.people.ids(today=TODAY), today=TODAY)


def test_an_event_that_nobody_gets_is_not_made() -> None:
    bring("nothing but text", plan=Plan(event="PyCon"))
    assert book.events.all_events() == []


def test_somebody_known_is_met_again_at_another_event_and_keeps_the_first() -> None:
    text = card("Ana Ruiz", "UID:A")
    bring(text, plan=Plan(event="PyCon", clock=False))
    assert counts(bring(text, plan=Plan(event="Other", clock=False))) == (0, 1, 0)
    assert counts(bring(text, plan=Plan(event="Other", clock=False))) == (0, 0, 1)
    assert {event.name for event in book.events.all_events()} == {"PyCon", "Other"}
    (ana,) = people()
    assert ana.met_at == "PyCon"


def test_a_folder_that_gained_a_file_since_its_preview_is_refused(tmp_path: Path) -> None:
    """Rows are named by their place: the plan for one card must not go to another."""
    (tmp_path / "b.vcf").write_text(card("Bea"))
    seen = book.importing.preview([FileSource(tmp_path)])
    (tmp_path / "a.vcf").write_text(card("Ana"))
    with pytest.raises(SourceChanged):
        book.importing.apply(seen, Plan(rows={(0, 1): RowPlan(take=False)}), today=TODAY)


def test_a_batch_whose_removal_was_undone_can_be_removed_again() -> None:
    done = bring(card("Ana Ruiz"), card("Bo"))
    assert book.importing.remove_batch(done.batch_id) == 2
    book.steps.undo()
    assert book.importing.remove_batch(done.batch_id) == 2


def test_the_batch_of_an_import_that_brought_nobody_is_none() -> None:
    bring(card("Ana Ruiz", "UID:A"))
    assert bring(card("Ana Ruiz", "UID:A")).batch_id == 0
    assert bring(card("Friends", "X-ADDRESSBOOKSERVER-KIND:group")).batch_id == 0


def test_relations_profiles_and_niches_go_out_as_they_came(tmp_path: Path) -> None:
    lines = (
        "RELATED;TYPE=spouse:Bo",
        "item1.X-ABRELATEDNAMES:Cy",
        "item1.X-ABLabel:_$!<Child>!$_",
        "IMPP;X-SERVICE-TYPE=Skype:skype:ana.r",
        "X-SOCIALPROFILE;TYPE=twitter:https://twitter.com/ana",
    )
    bring(card("Ana Ruiz", "UID:1", *lines, "CATEGORIES:fintech,Old friends"))
    ana = the("Ana")
    assert [niche.name for niche in ana.niches] == ["fintech", "Old friends"]
    assert [(one.kind.value, one.value) for one in ana.channels] == [
        ("other", "skype:ana.r"),
        ("x", "https://twitter.com/ana"),
    ]
    book.niches.tag([ana.id], "ux")
    target = tmp_path / "out.vcf"
    book.sharing.export_vcards(target, None, today=TODAY)
    written = target.read_text().splitlines()
    assert set(lines) <= set(written)
    assert "CATEGORIES:fintech,Old friends,ux" in written
    assert counts(book.importing.run([FileSource(target)], today=TODAY)) == (0, 0, 1)
