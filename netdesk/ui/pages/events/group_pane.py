"""One group: its head, the next meeting or visit, figures, whose turn it is, what was."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from netdesk import clock, words
from netdesk.domain.model import Group, GroupMember, GroupView, Meeting
from netdesk.ui import theme
from netdesk.ui.dialogs.meeting_form import MeetingForm
from netdesk.ui.dialogs.niche_picker import NichePicker, NicheWish
from netdesk.ui.dialogs.occasion_form import OccasionForm
from netdesk.ui.dialogs.person_picker import PersonPicker
from netdesk.ui.models.dates import month_name
from netdesk.ui.models.events import GROUP_ICONS
from netdesk.ui.models.groups import line_of
from netdesk.ui.models.photos import Photos
from netdesk.ui.pages.events.group_verbs import GroupVerbs
from netdesk.ui.pages.events.head import Head
from netdesk.ui.pages.events.meetings import MeetingsView
from netdesk.ui.pages.events.members import FACE, MembersView
from netdesk.ui.pages.events.promises import Promises
from netdesk.ui.pages.events.state_cards import NextCard
from netdesk.ui.widgets.buttons import LinkButton
from netdesk.ui.widgets.card import Card, SectionHead
from netdesk.ui.widgets.chips import AddChip
from netdesk.ui.widgets.figure import Figure
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.menu import pop
from netdesk.ui.widgets.scroll_area import ScrollArea
from netdesk.ui.work import Work
from netdesk.words import tr

SHOWN = 3
"""So many meetings are shown before all are asked for."""


class GroupPane(QWidget):
    """Shows a GroupView; carries out what is wished for its group."""

    person_wanted = Signal(int)
    link_wanted = Signal(str)
    back_wanted = Signal()
    removed = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._verbs = GroupVerbs(work)
        self._view: GroupView | None = None
        self._everything = False
        self.head = Head()
        self.next = NextCard()
        self.figures = [Figure() for _ in range(4)]
        self.members = MembersView(Photos(work, 2 * FACE, self))
        self.promises = Promises()
        self.meetings = MeetingsView()
        self.add_member = LinkButton(tr("Add a member"), "plus")
        self.show_all = AddChip(tr("Show all"))
        self._build()
        self._connect()

    @property
    def group_shown(self) -> Group | None:
        """Return the group that is shown."""
        return self._view.group if self._view else None

    def set_view(self, view: GroupView) -> None:
        """Show a group; what is being typed for the same one stays."""
        before, self._view = self.group_shown, view
        group, today = view.group, clock.today()
        if before is None or before.id != group.id:
            self._scroll.verticalScrollBar().setValue(0)
            self._everything = False
        self.head.show_name(group.name, line_of(view, today))
        mine = group.takes_turns and not group.turn and group.left_on is None
        self.head.show_tile(None, GROUP_ICONS[group.kind], lit=mine)
        self.head.show_chips(group.niche, group.color, [words.group_kind(group.kind)])
        self._notes.setText(group.notes)
        self._notes.setVisible(bool(group.notes))
        self.next.set_view(view, today)
        self._show_figures(view, today)
        self._show_members(view)
        self.promises.set_promises(view.promises)
        self._promises_head.setVisible(bool(view.promises))
        self._promises_head.set_count(len(view.promises))
        self._show_meetings(view)

    def set_narrow(self, narrow: bool) -> None:
        """Be the only pane, with a way back."""
        self.head.set_narrow(narrow)
        side = 20 if narrow else 28
        self._column.setContentsMargins(side, 14 if narrow else 24, side - 4, 24)

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        self.next.log.setFocus()

    def edit(self) -> None:
        """Open the form of the group."""
        if group := self.group_shown:
            form = OccasionForm(self._work, self, present=group)
            form.group_wished.connect(lambda wish: self._verbs.edit(group, wish))
            form.open()

    def edit_name(self) -> None:
        """Open the name."""
        self.head.name.edit()

    def log(self) -> None:
        """Log a visit at once, or ask what the meeting was."""
        view = self._view
        if view is None or view.group.left_on is not None:
            return
        if view.group.kind.is_online:
            self._verbs.visit(view.group)
            return
        group = view.group
        form = MeetingForm(self._work, self, view)
        form.wished.connect(lambda wish: self._verbs.meet(group, wish))
        form.open()

    def remove(self) -> None:
        """Remove the group, at once."""
        if group := self.group_shown:
            self._verbs.remove(group)
            self.removed.emit()

    def add(self) -> None:
        """Ask who belongs to the group too, which may be somebody new."""
        if self._view is None:
            return
        group, members = self._view.group, [one.person_id for one in self._view.members]
        title = tr("Add a member")
        picker = PersonPicker(self._work, self, title, without=members, nobody=False, new=True)
        picker.picked.connect(lambda own: self._verbs.add_member(group, own))
        picker.made.connect(lambda name: self._verbs.add_new_member(group, name))
        picker.open_at(self.add_member)

    def menu(self) -> QMenu:
        """Return the menu of the group."""
        look, menu = theme.current(), QMenu(self)
        menu.addAction(look.icon("pencil"), tr("Edit…"), self.edit)
        menu.addAction(look.icon("user-plus"), tr("Add a member…"), self.add)
        group = self.group_shown
        if group is not None and group.url:
            link = look.icon("globe")
            menu.addAction(link, tr("Open the link"), lambda: self.link_wanted.emit(group.url))
        if group is not None:
            left = group.left_on is not None
            text = tr("I belong to it again") if left else tr("I left it")
            verb = self._verbs.join if left else self._verbs.leave
            menu.addAction(look.icon("power"), text, partial(verb, group))
        menu.addSeparator()
        menu.addAction(look.icon("trash", "danger"), tr("Delete"), self.remove)
        return menu

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._column = column = QVBoxLayout(content)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(14)
        self._notes = Text("", "body", "text2", wrap=True)
        self._notes.setContentsMargins(0, 0, 0, 12)
        column.addWidget(self._notes)
        column.addWidget(self.next)
        column.addSpacing(16)
        figures = QHBoxLayout()
        figures.setSpacing(10)
        for figure in self.figures:
            figures.addWidget(figure, 1)
        column.addLayout(figures)
        column.addSpacing(16)
        self._members_head = SectionHead(tr("Members"))
        self._members_head.row.addWidget(self.add_member)
        self._members_card = Card(0)
        self._members_card.body.setContentsMargins(1, 2, 1, 2)
        self._members_card.body.addWidget(self.members)
        self._promises_head = SectionHead(tr("Promises"))
        self._promises_head.row.setContentsMargins(0, 16, 0, 0)
        self._meetings_head = SectionHead(tr("Meetings"))
        self._meetings_head.row.setContentsMargins(0, 16, 0, 0)
        self._meetings_head.row.addWidget(self.show_all)
        for head, part in (
            (self._members_head, self._members_card),
            (self._promises_head, self.promises),
            (self._meetings_head, self.meetings),
        ):
            column.addWidget(head)
            column.addSpacing(6)
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = ScrollArea(content)
        outer.addWidget(self._scroll)
        self.set_narrow(False)

    def _connect(self) -> None:
        head = self.head
        head.renamed.connect(lambda name: self._set(name=name))
        head.ended.connect(self.focus_first)
        head.edit_wanted.connect(lambda _at: self.edit())
        head.menu_wanted.connect(lambda at: pop(self.menu(), at))
        head.niche_wanted.connect(self._pick_niche)
        head.niche_removed.connect(lambda: self._set(niche=""))
        head.back_wanted.connect(self.back_wanted)
        self.next.log_wanted.connect(self.log)
        self.next.link_wanted.connect(self.link_wanted)
        self.add_member.clicked.connect(self.add)
        self.show_all.clicked.connect(self._on_show_all)
        members = self.members
        members.person_wanted.connect(lambda one: self.person_wanted.emit(one.person_id))
        members.turn_wanted.connect(self._on_turn)
        members.leave_wanted.connect(self._on_leave)
        members.topic_written.connect(lambda text: self._set(next_topic=text))
        members.ordered.connect(self._on_ordered)
        self.promises.kept.connect(self._verbs.kept)
        self.meetings.edit_wanted.connect(self._on_meeting_edit)
        self.meetings.remove_wanted.connect(self._verbs.remove_meeting)

    def _show_figures(self, view: GroupView, today: date) -> None:
        count, online = len(view.meetings), view.group.kind.is_online
        since = month_name(view.since, today, short=True) if view.since else ""
        met = tr("visit||visits", n=count) if online else tr("meeting||meetings", n=count)
        first, second, third, last = self.figures
        first.show_figure(str(count), tr("%1 since %2", met, since) if since else met)
        if online:
            second.show_figure(str(len(view.members)), tr("people known there"))
        else:
            came = tr("%1 of %2", round(view.came), view.size) if count else "–"
            second.show_figure(came, tr("came on average"))
        brought = view.introductions
        third.show_figure(str(brought), tr("people introduced"), lit=brought > 0)
        if view.referrals:
            last.show_figure(str(view.referrals), tr("referrals"))
        else:
            last.show_figure(str(len(view.promises)), tr("open promises"))

    def _show_members(self, view: GroupView) -> None:
        turns = view.group.takes_turns
        self._members_head.set_title(tr("Turn order") if turns else tr("Members"))
        self._members_head.set_count(len(view.members))
        drag = turns and len(view.members) > 1
        self._members_head.set_note(tr("Drag to change") if drag else "")
        self.members.set_members(view.members, turns=turns)
        self._members_card.setVisible(bool(view.members))

    def _show_meetings(self, view: GroupView) -> None:
        online = view.group.kind.is_online
        count = len(view.meetings)
        self._meetings_head.set_title(tr("Visits") if online else tr("Meetings"))
        self._meetings_head.set_count(count)
        self._meetings_head.setVisible(count > 0)
        self.meetings.setVisible(count > 0)
        self.show_all.setVisible(count > SHOWN and not self._everything)
        shown = view.meetings if self._everything else view.meetings[:SHOWN]
        self.meetings.set_meetings(shown, view.group)

    def _on_show_all(self) -> None:
        self._everything = True
        if self._view is not None:
            self._show_meetings(self._view)
            self.meetings.setFocus()

    def _set(self, **values: object) -> None:
        if group := self.group_shown:
            self._verbs.set(group, **values)

    def _pick_niche(self, anchor: QWidget) -> None:
        group = self.group_shown
        if group is None:
            return
        has = [group.niche_id] if group.niche_id else []
        picker = NichePicker(self._work, self, tr("Niche of the group"), has=has)
        picker.wished.connect(self._on_niche)
        picker.open_at(anchor)

    def _on_niche(self, wish: NicheWish) -> None:
        self._set(niche="" if wish.take_off else wish.name)

    def _on_turn(self, member: GroupMember) -> None:
        if group := self.group_shown:
            self._verbs.turn(group, member)

    def _on_leave(self, member: GroupMember) -> None:
        if group := self.group_shown:
            self._verbs.remove_member(group, member)

    def _on_ordered(self, ids: list[int]) -> None:
        if group := self.group_shown:
            self._verbs.order(group, ids)

    def _on_meeting_edit(self, meeting: Meeting) -> None:
        if self._view is not None:
            form = MeetingForm(self._work, self, self._view, present=meeting)
            form.wished.connect(lambda wish: self._verbs.edit_meeting(meeting, wish))
            form.open()
