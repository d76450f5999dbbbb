"""Write, context and the guard from Today, by keys and clicks that are counted."""

import pytest
from PySide6.QtGui import QGuiApplication

from netdesk import book
from netdesk.domain.model import Channel, ChannelKind, Direction, Intent, Origin, Side
from netdesk.domain.when import Due
from netdesk.ui.dialogs.context_card import ContextCard
from netdesk.ui.dialogs.fact_lines import FactLines
from netdesk.ui.dialogs.guard_card import GuardPopover
from netdesk.ui.dialogs.log_line import LogLine
from netdesk.ui.widgets.labels import ElidedLabel
from tests.ui.today.conftest import SUNDAY, Desk, Key, day

MAIL = Channel(ChannelKind.EMAIL, "ana@loop.io")


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def unanswered(desk: Desk, own: int) -> None:
    """Two messages to somebody that nobody answered."""

    def verb() -> None:
        for n, text in ((-11, "The audit?"), (-3, "Two ideas")):
            book.interactions.log([own], text, on=day(n), direction=Direction.OUTGOING)

    desk.run(verb)


def test_story_2_four_follow_ups_in_eight_keys(desk: Desk) -> None:
    names = ["Ana Ruiz", "Ben Lee", "Cleo Day", "Dan Fox"]
    for name in names:
        own = desk.person(name, channels=[Channel(ChannelKind.EMAIL, f"{name[:3]}@loop.io")])
        desk.run(lambda own=own: book.follow_ups.plan([own], Due(SUNDAY), reason="Send the study"))
    desk.wait_for(*names)
    desk.page.focus_first()
    keys = 0
    for name in names:
        desk.key(Key.Key_W)
        desk.qtbot.waitUntil(lambda: ("link", f"mailto:{name[:3]}@loop.io") in desk.wished)  # noqa: B023
        assert clipboard() == f"Hi {name},\n\nSend the study\n"
        desk.key(Key.Key_Space)
        keys += 2
    desk.last_said("Dan Fox marked done")
    assert desk.names() == []
    assert keys == 8
    logged = [desk.ask(lambda own=own: book.interactions.of_person(own)) for own in range(1, 5)]
    assert [[one.direction for one in found] for found in logged] == [[Direction.OUTGOING]] * 4


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"reason": "Ask about the fair"}, "Hi Ana Ruiz,\n\nAsk about the fair\n"),
        ({"origin": Origin.THANKS}, "Hi Ana Ruiz,\n\nthank you for your help.\n"),
        ({}, "Hi Ana Ruiz,\n\n"),
    ],
)
def test_the_text_on_the_clipboard(desk: Desk, fields: dict[str, object], text: str) -> None:
    desk.plan("Ana Ruiz", 0, **fields)
    desk.wait_for("Ana Ruiz")
    desk.page.focus_first()
    desk.key(Key.Key_W)
    desk.last_said("Text copied. There is no way to open for Ana Ruiz: paste it anywhere")
    assert clipboard() == text
    assert desk.wished == []


def test_the_follow_ups_own_channel_opens(desk: Desk) -> None:
    linked = Channel(ChannelKind.LINKEDIN, "https://www.linkedin.com/in/ana")
    own = desk.person("Ana Ruiz", channels=[MAIL, linked])
    kind = ChannelKind.LINKEDIN
    desk.run(lambda: book.follow_ups.plan([own], Due(SUNDAY), channel=kind))
    desk.wait_for("Ana Ruiz")
    desk.page.focus_first()
    desk.key(Key.Key_W)
    desk.qtbot.waitUntil(lambda: bool(desk.wished))
    assert desk.wished == [("link", "https://www.linkedin.com/in/ana")]


def guarded(desk: Desk) -> int:
    own = desk.person("Ana Ruiz", channels=[MAIL])
    desk.run(lambda: book.people.edit(own, needs="A motion designer"))
    desk.run(lambda: book.follow_ups.plan([own], Due(SUNDAY), reason="Comment"))
    unanswered(desk, own)
    desk.wait_for("Ana Ruiz")
    desk.page.focus_first()
    desk.key(Key.Key_W)
    return own


def test_the_guard_proposes_a_rest(desk: Desk) -> None:
    own = guarded(desk)
    card = desk.card(GuardPopover).card
    assert card.accessibleName() == "Two messages to Ana Ruiz in 14 days, no answer yet"
    assert "no reply" in card.findChild(FactLines).accessibleName()
    desk.key(Key.Key_Space)  # meant for the line, it decides nothing
    assert desk.said == []
    desk.key(Key.Key_Return)
    desk.last_said("Ana Ruiz rests until Sun 6 Dec")
    desk.qtbot.waitUntil(lambda: desk.names() == [])
    assert desk.wished == []
    found = desk.ask(lambda: book.people.person(own, today=SUNDAY))
    assert found.not_before == day(14)
    desk.work.undo()
    desk.wait_for("Ana Ruiz")


def test_going_on_is_one_action_and_recorded(desk: Desk) -> None:
    own = guarded(desk)
    desk.card(GuardPopover).card.anyway.setFocus()
    desk.key(Key.Key_Return)
    assert desk.wished == [("link", "mailto:ana@loop.io")]
    desk.page.focus_first()
    desk.key(Key.Key_Space)
    desk.last_said("Ana Ruiz marked done")
    newest = desk.ask(lambda: book.interactions.of_person(own))[0]
    assert newest.forced


def test_the_guard_shows_what_they_would_like(desk: Desk) -> None:
    guarded(desk)
    card = desk.card(GuardPopover)
    before = card.height()
    card.card.gift.setFocus()
    desk.key(Key.Key_Return)
    told = [lines.accessibleName() for lines in card.findChildren(FactLines)]
    assert told[-1] == "A motion designer, they need this"
    assert card.height() > before
    desk.key(Key.Key_Return)
    desk.last_said("Ana Ruiz rests until Sun 6 Dec")


def test_esc_leaves_the_guard_and_the_line(desk: Desk) -> None:
    guarded(desk)
    desk.card(GuardPopover)
    desk.key(Key.Key_Escape)
    assert desk.page.list.hasFocus()
    assert desk.wished == []


def test_context_says_what_is_known(desk: Desk) -> None:
    priya = desk.person("Priya Nair")
    miriam = desk.person("Miriam Sander")
    own = desk.person("Ana Ruiz", channels=[MAIL], title="COO")

    def verb() -> None:
        book.people.edit(own, introduced_by=priya, needs="Patients")
        log, give = book.interactions.log, Intent.GIVE
        log([own], "Shared a case", on=day(-30), direction=Direction.OUTGOING, intent=give)
        for n in (-9, -6):
            log([own], f"Call {-n}", on=day(n))
        log([own, miriam], "Open Space", on=day(-3))
        book.follow_ups.plan([own], Due(SUNDAY), reason="the checklist")
        book.follow_ups.plan([own], Due(day(-2)), reason="a name", side=Side.THEIRS)

    desk.run(verb)
    desk.wait_for("Ana Ruiz", "Ana Ruiz")
    desk.page.focus_first()
    desk.key(Key.Key_C)
    card = desk.card(ContextCard)
    told = [lines.accessibleName() for lines in card.findChildren(FactLines)]
    assert told == [
        "19 Nov, Open Space, We talked; 16 Nov, Call 6, We talked; 13 Nov, Call 9, We talked",
        "They: a name, 2 days late; You: the checklist, Today",
        "Patients",
        "23 Oct, Shared a case",
    ]
    names = [one.text() for one in card.findChildren(ElidedLabel)]
    assert "Priya Nair (introduced you), Miriam Sander" in names


@pytest.mark.parametrize(
    ("key", "said"), [(Key.Key_Space, "Ana Ruiz marked done"), (Key.Key_W, "")]
)
def test_context_keys_work_inside(desk: Desk, key: Key, said: str) -> None:
    own = desk.person("Ana Ruiz", channels=[MAIL])
    desk.run(lambda: book.follow_ups.plan([own], Due(SUNDAY)))
    desk.wait_for("Ana Ruiz")
    desk.page.focus_first()
    desk.key(Key.Key_C)
    desk.card(ContextCard)
    desk.key(key)
    if said:
        desk.last_said(said)
    else:
        desk.qtbot.waitUntil(lambda: ("link", "mailto:ana@loop.io") in desk.wished)


def test_context_snoozes_opens_and_closes(desk: Desk) -> None:
    desk.plan("Ana Ruiz", 0)
    desk.plan("Ben Lee", 0)
    desk.wait_for("Ana Ruiz", "Ben Lee")
    desk.page.focus_first()
    desk.key(Key.Key_C)
    desk.card(ContextCard)
    desk.key(Key.Key_C)
    assert desk.page.list.hasFocus()
    desk.key(Key.Key_C)
    desk.card(ContextCard)
    desk.key(Key.Key_S)
    desk.qtbot.keyClick(desk.popover(), Key.Key_1)
    desk.last_said("Ana Ruiz snoozed until tomorrow")
    desk.key(Key.Key_C)
    desk.card(ContextCard)
    desk.key(Key.Key_Return)
    assert desk.wished[-1][0] == "person"


def test_story_4_from_a_line_of_today(desk: Desk) -> None:
    own = desk.person("Ana Ruiz")
    desk.run(lambda: book.follow_ups.plan([own], Due(SUNDAY)))
    desk.wait_for("Ana Ruiz")
    desk.page.focus_first()
    actions = 0
    desk.key(Key.Key_L)
    actions += 1
    card = desk.card(LogLine)
    desk.qtbot.keyClicks(card.line, "pilot went well, in 3w")
    actions += 1
    desk.key(Key.Key_Return)
    actions += 1
    desk.last_said("Contact with Ana Ruiz logged · next: Sun 13 Dec")
    assert actions == 3
    (logged,) = desk.ask(lambda: book.interactions.of_person(own))
    assert logged.summary == "pilot went well"
    assert desk.page.list.hasFocus()
