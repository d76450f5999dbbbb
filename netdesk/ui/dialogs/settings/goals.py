"""Settings, Goals: what a month shall bring, and how often the circles are met."""

from dataclasses import dataclass
from datetime import date

from netdesk import book, clock, words
from netdesk.book.circles import Budget
from netdesk.book.goals import MonthGoals
from netdesk.domain.model import Circle
from netdesk.domain.preferences import CIRCLES, Preferences
from netdesk.ui.dialogs.settings.parts import Change, Group, Row, SettingsPage, chosen
from netdesk.ui.widgets.fields import Dropdown, Switch
from netdesk.ui.widgets.stepper import Stepper
from netdesk.ui.work import Work
from netdesk.words import tr

RHYTHMS = (7, 14, 21, 28, 30, 60, 90, 120, 180, 365)


@dataclass(frozen=True, slots=True)
class _Standing:
    history: tuple[MonthGoals, ...]
    budget: Budget


def _standing(today: date) -> _Standing:
    return _Standing(tuple(book.goals.history(today, today)), book.circles.budget(today))


class GoalsPage(SettingsPage):
    """Every change holds at once; the remarks say what came of it so far."""

    def __init__(self, work: Work, change: Change) -> None:
        super().__init__()
        self._work, self._change = work, change
        self._choices = Preferences()
        self._build()
        self._connect()

    def load(self) -> None:
        """Ask how the goals were reached, and what the circles ask for."""
        today = clock.today()
        self._work.ask(lambda: _standing(today), self._show_standing, owner=self)

    def show_choices(self, choices: Preferences) -> None:
        """Show the book's preferences."""
        self._choices = choices
        self.events.set_value(choices.goal_events)
        self.people.set_value(choices.goal_people)
        self.first.setChecked(choices.goal_first_follow_ups)
        self.notice.setChecked(choices.goal_notice)
        self.warm.set_value(choices.keep_warm_a_day)
        self.giving.setChecked(choices.giving)
        for circle, days in choices.circle_days.items():
            chosen(self.circles[circle], RHYTHMS, days)
            self.circles[circle].setPlaceholderText(words.cadence(days))

    def _build(self) -> None:
        self.events = Stepper(0, 31, name=tr("Events or groups"))
        self.people = Stepper(0, 99, name=tr("New people"))
        self.first = Switch(tr("First follow-ups in time"))
        self.notice = Switch(tr("Tell me on the 20th if I am behind"))
        self.warm = Stepper(0, 20, name=tr("Keep warm lines a day"))
        self._events_row = Row(tr("Events or groups"), " ", self.events)
        self._people_row = Row(tr("New people"), " ", self.people)
        self.add(
            tr("Every month"),
            Group(
                self._events_row,
                self._people_row,
                Row(tr("First follow-ups in time"), "", self.first),
                Row(tr("Tell me on the 20th if I am behind"), "", self.notice),
            ),
        )
        self.circles: dict[Circle, Dropdown] = {}
        self._circle_rows: dict[Circle, Row] = {}
        for circle in CIRCLES:
            box = self.circles[circle] = Dropdown(name=words.circle(circle))
            box.addItems([words.cadence(days) for days in RHYTHMS])
            box.setMinimumContentsLength(14)
            self._circle_rows[circle] = Row(_named(circle, self._choices), " ", box)
        self.giving = Switch(tr("Count what is given and received"))
        self._warm_row = Row(tr("Keep warm lines a day"), " ", self.warm)
        self.add(tr("Keep in touch"), Group(*self._circle_rows.values(), self._warm_row))
        remark = tr("Never a debt: counts, and something to offer before you ask")
        giving = Row(tr("Count what is given and received"), remark, self.giving)
        self.add(tr("Give first"), Group(giving))
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.events.changed.connect(lambda number: self._change(goal_events=number))
        self.people.changed.connect(lambda number: self._change(goal_people=number))
        self.first.clicked.connect(lambda on: self._change(goal_first_follow_ups=on))
        self.notice.clicked.connect(lambda on: self._change(goal_notice=on))
        self.giving.clicked.connect(lambda on: self._change(giving=on))
        self.warm.changed.connect(lambda number: self._change(keep_warm_a_day=number))
        for circle, box in self.circles.items():
            name = f"{circle.value}_days"
            box.activated.connect(lambda place, name=name: self._change(**{name: RHYTHMS[place]}))

    def _show_standing(self, found: _Standing) -> None:
        past = found.history
        for row, met in (
            (self._events_row, sum(one.events.met for one in past)),
            (self._people_row, sum(one.people.met for one in past)),
        ):
            row.set_remark(
                tr(
                    "You reached it in %1 of %n month||You reached it in %1 of %n months",
                    met,
                    n=len(past),
                )
            )
        for crowd in found.budget.crowds:
            days = self._choices.circle_days[crowd.circle]
            people = tr("%n person||%n people", n=crowd.people)
            asked = tr("asks for %1 a week", words.a_week(crowd.people * 7 / days))
            self._circle_rows[crowd.circle].set_remark(tr("%1 · %2", people, asked))
        made, asked = words.contacts_a_week(found.budget.mean), words.a_week(found.budget.asked)
        self._warm_row.set_remark(tr("You make %1, the rhythms ask for %2", made, asked))


def _named(circle: Circle, choices: Preferences) -> str:
    return tr("%1, up to %2", words.circle(circle), choices.circle_people[circle])
