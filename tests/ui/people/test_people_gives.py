"""What passed with a person on their page: counts, referrals, what to offer, introducing."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from netdesk import book
from netdesk.domain.model import Channel, ChannelKind, Direction, Intent, Stage, Way
from netdesk.ui.dialogs.choices import ChoicePopover
from netdesk.ui.dialogs.introduction_card import IntroductionCard
from netdesk.ui.dialogs.log_line import LogLine
from netdesk.ui.pages.people.facts import GIVE, TOGETHER
from tests.ui.people.conftest import SUNDAY, Desk

Key = Qt.Key


def told(desk: Desk, section: int) -> list[tuple[str, str]]:
    rows = desk.page.pane.facts.sections[section].fact_rows()
    return [(row.text(), row.accessibleDescription()) for row in rows]


def until(desk: Desk, fact: Callable[[], Any]) -> None:
    desk.qtbot.waitUntil(lambda: bool(fact()), timeout=20_000)


def popover(desk: Desk) -> ChoicePopover:
    def found() -> list[ChoicePopover]:
        cards = desk.page.window().findChildren(ChoicePopover)
        return [card for card in cards if card.isVisible() and card.shown()]

    until(desk, found)
    return found()[0]


def shown(desk: Desk, name: str, **fields: Any) -> int:
    own = desk.add(name, **fields)
    desk.open()
    desk.select(own)
    return own


def test_counts_referrals_and_what_they_got_last(desk: Desk) -> None:
    ana = shown(desk, "Ana Ruiz")
    assert told(desk, GIVE) == [("0 given, 0 received", "12 months")]
    desk.run(
        lambda: book.referrals.add(
            Way.RECEIVED, ana, "Lumen", today=SUNDAY, value=Decimal(4200), currency="EUR"
        )
    )
    item = desk.run(lambda: book.library.add("Retainers that last", today=SUNDAY))
    desk.run(lambda: book.library.share(item, ana, on=SUNDAY))
    until(desk, lambda: len(told(desk, GIVE)) == 3)
    assert told(desk, GIVE) == [
        ("1 given, 1 received", "12 months"),
        ("Referred Lumen to you", "say thanks"),
        ("Retainers that last", "what they got last"),
    ]
    desk.run(lambda: book.referrals.thank(ana, today=SUNDAY))
    until(desk, lambda: told(desk, GIVE)[1][1] == "Offered · 4,200 EUR · Today")
    desk.run(lambda: book.preferences.change(giving=False))
    until(desk, lambda: told(desk, GIVE)[0][0] == "Referred Lumen to you")


def test_what_is_done_together_and_whom_they_know(desk: Desk) -> None:
    bo = desk.add("Bo Lind")
    ana = shown(desk, "Ana Ruiz")
    desk.run(lambda: book.collaborations.add("Guide", [ana], today=SUNDAY, stage=Stage.PLANNED))
    desk.run(lambda: book.groups.add("Design Buddies", today=SUNDAY, members=[ana]))
    desk.run(lambda: book.knows.say(ana, bo))
    until(desk, lambda: len(told(desk, TOGETHER)) == 3)
    assert told(desk, TOGETHER) == [
        ("Guide", "Joint project · planned"),
        ("Design Buddies", "Other group"),
        ("Knows Bo Lind", ""),
    ]


def test_h_shares_what_fits_best(desk: Desk) -> None:
    mail = Channel(ChannelKind.EMAIL, "ana@x.example")
    ana = shown(desk, "Ana Ruiz", channels=[mail])
    desk.run(lambda: book.people.edit(ana, needs="pricing"))
    desk.run(lambda: book.library.add("Brief", today=SUNDAY))
    desk.run(lambda: book.library.add("Pricing that works", today=SUNDAY))
    desk.qtbot.keyClick(desk.page.list.view, Key.Key_H)
    picker = popover(desk)
    texts = [(one.text, one.note) for one in picker.shown()]
    assert texts == [("Pricing that works", "pricing"), ("Brief", "")]
    desk.qtbot.keyClick(picker.field, Key.Key_Return)
    until(desk, lambda: desk.said and desk.said[-1].text.startswith("Shared with Ana"))
    assert QGuiApplication.clipboard().text().startswith("Hi Ana,\n\nthis may help you: Pricing")
    [contact] = desk.ask(lambda: book.interactions.of_person(ana))
    assert (contact.item, contact.channel) == ("Pricing that works", ChannelKind.EMAIL)


def test_the_guard_speaks_before_sharing(desk: Desk) -> None:
    ana = shown(desk, "Ana Ruiz")
    desk.run(lambda: book.library.add("Brief", today=SUNDAY))
    desk.run(lambda: book.people.edit(ana, not_before=SUNDAY + timedelta(days=3)))
    until(desk, lambda: desk.page.pane._profile.context.warning)
    desk.page.pane.share_something()
    picker = popover(desk)
    desk.qtbot.keyClick(picker.field, Key.Key_Return)
    until(desk, lambda: desk.page.pane.outreach.card is not None)
    assert desk.ask(lambda: book.interactions.of_person(ana)) == []


def test_i_begins_an_introduction(desk: Desk) -> None:
    desk.add("Bo Lind")
    shown(desk, "Ana Ruiz")
    desk.qtbot.keyClick(desk.page.list.view, Key.Key_I)
    picker = popover(desk)
    desk.qtbot.keyClicks(picker.field, "bo")
    until(desk, lambda: [one.text for one in picker.shown()] == ["Bo Lind"])
    desk.qtbot.keyClick(picker.field, Key.Key_Return)

    def cards() -> list[IntroductionCard]:
        found = desk.page.window().findChildren(IntroductionCard)
        return [one for one in found if one.isVisible()]

    until(desk, cards)
    until(desk, lambda: cards()[0].title.text() == "Introduce Ana Ruiz and Bo Lind")
    cards()[0].reject()


def test_the_guard_of_the_other_one_speaks_where_they_are_asked(desk: Desk) -> None:
    bo = desk.add("Bo Lind")
    desk.run(lambda: book.people.edit(bo, not_before=SUNDAY + timedelta(days=3)))
    shown(desk, "Ana Ruiz")
    pane = desk.page.pane
    pane.gives._begin(pane.person.id, bo)
    cards = desk.page.window().findChildren
    until(desk, lambda: [one for one in cards(IntroductionCard) if one.isVisible()])
    [card] = cards(IntroductionCard)
    until(desk, lambda: card.save.text() == "Ana is asked")
    card.settle()
    until(desk, lambda: card.save.text() == "Bo is asked")
    card.settle()
    until(desk, lambda: "asked for no contact" in card.remark.text())
    card.settle()  # all the same
    until(desk, lambda: card.rows[1].yes.isVisible())
    card.reject()


def test_what_could_be_offered_is_listed(desk: Desk) -> None:
    bo = desk.add("Bo Lind")
    ana = shown(desk, "Ana Ruiz")
    desk.run(lambda: book.people.edit(ana, needs="a photographer and pricing"))
    desk.run(lambda: book.people.edit(bo, offers="photography"))
    desk.run(lambda: book.library.add("Pricing", today=SUNDAY))
    until(desk, lambda: desk.page.pane.person.needs)
    desk.page.pane.gives.offer(desk.page.pane.person, desk.page.pane.facts)
    picker = popover(desk)
    assert [(one.text, one.note) for one in picker.shown()] == [
        ("Pricing", "pricing"),
        ("Meet Bo Lind", "photographer"),
    ]


def test_the_line_hints_before_an_ask_and_only_then(desk: Desk) -> None:
    ana = shown(desk, "Ana Ruiz")
    desk.run(lambda: book.people.edit(ana, needs="a photographer"))
    until(desk, lambda: desk.page.pane.person.needs)
    desk.page.pane.log_contact()
    [line] = desk.page.window().findChildren(LogLine)
    until(desk, lambda: line._hint is not None)
    assert line.hint.isHidden()
    place = next(
        n
        for n in range(line.fields.purpose.count())
        if line.fields.purpose.itemData(n)[0] is Intent.ASK
    )
    line.fields.purpose.setCurrentIndex(place)
    assert line.hint.isVisible()
    assert line.hint.text() == "You gave nothing for six months. They need: a photographer"
    line.close_it()


def test_who_was_given_something_lately_is_asked_without_a_hint(desk: Desk) -> None:
    ana = shown(desk, "Ana Ruiz")
    desk.run(lambda: book.people.edit(ana, needs="a photographer"))
    out, give = Direction.OUTGOING, Intent.GIVE
    desk.run(lambda: book.interactions.log([ana], on=SUNDAY, direction=out, intent=give))
    assert desk.ask(lambda: book.reciprocity.hint(ana, SUNDAY)) is None
