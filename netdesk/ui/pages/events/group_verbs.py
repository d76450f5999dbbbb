"""What can be done to groups from their page: each verb on the writer, said in a toast."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from netdesk import book, clock
from netdesk.domain.model import FollowUp, Group, GroupMember, Meeting
from netdesk.ui.dialogs.group_fields import GroupFields, fields_of
from netdesk.ui.dialogs.meeting_form import MeetingFields
from netdesk.ui.work import Work
from netdesk.words import tr

Then = Callable[[Any], None]


class GroupVerbs:
    """The page's hands; ids go to the writer as plain values."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, wish: GroupFields, then: Then) -> None:
        """Make a group."""
        today, values = clock.today(), asdict(wish)
        name = values.pop("name")
        self._do(lambda: book.groups.add(name, today=today, **values), tr("%1 added", name), then)

    def edit(self, group: Group, wish: GroupFields) -> None:
        """Change what differs of a group."""
        before, after = asdict(fields_of(group)), asdict(wish)
        changed = {name: after[name] for name in after if after[name] != before[name]}
        if changed:
            said = tr("%1 changed", wish.name)
            self._do(lambda: book.groups.edit(group.id, **changed), said)

    def set(self, group: Group, **values: object) -> None:
        """Change one thing of a group."""
        said = tr("%1 changed", values.get("name", group.name))
        self._do(lambda: book.groups.edit(group.id, **values), said)

    def remove(self, group: Group) -> None:
        """Remove a group; its people stay."""
        said = tr("%1 removed, its people stay", group.name)
        self._do(lambda: book.groups.remove(group.id), said)

    def leave(self, group: Group) -> None:
        """Say that I left a group."""
        today, said = clock.today(), tr("You left %1", group.name)
        self._do(lambda: book.groups.leave(group.id, today), said)

    def join(self, group: Group) -> None:
        """Say that I belong to a group again."""
        today, said = clock.today(), tr("You joined %1", group.name)
        self._do(lambda: book.groups.join(group.id, today), said)

    def visit(self, group: Group) -> None:
        """Log a visit today."""
        today, said = clock.today(), tr("Visit to %1 logged", group.name)
        self._do(lambda: book.groups.visit(group.id, on=today, today=today), said)

    def meet(self, group: Group, wish: MeetingFields) -> None:
        """Log a meeting."""
        today = clock.today()
        self._do(
            lambda: book.groups.meet(
                group.id,
                wish.person_ids,
                on=wish.on,
                today=today,
                topic=wish.topic,
                notes=wish.notes,
                promises=wish.promises,
            ),
            tr("Meeting of %1 logged", group.name),
        )

    def edit_meeting(self, meeting: Meeting, wish: MeetingFields) -> None:
        """Change a meeting."""
        today = clock.today()
        self._do(
            lambda: book.groups.edit_meeting(
                meeting.id, today=today, on=wish.on, topic=wish.topic, notes=wish.notes
            ),
            tr("Meeting changed"),
        )

    def remove_meeting(self, meeting: Meeting) -> None:
        """Remove a meeting with the contact that it was."""
        self._do(lambda: book.groups.remove_meeting(meeting.id), tr("Meeting removed"))

    def order(self, group: Group, ids: Sequence[int]) -> None:
        """Put the turns into an order."""
        said = tr("New order of turns in %1", group.name)
        self._do(lambda: book.groups.set_order(group.id, ids), said)

    def turn(self, group: Group, member: GroupMember) -> None:
        """Let somebody's turn be the next."""
        said = tr("%1 is next", member.name) if member.person_id else tr("You are next")
        self._do(lambda: book.groups.set_turn(group.id, member.person_id), said)

    def add_member(self, group: Group, person_id: int) -> None:
        """Let somebody belong to a group."""
        said = tr("Member added to %1", group.name)
        self._do(lambda: book.groups.add_members(group.id, [person_id]), said)

    def add_new_member(self, group: Group, name: str) -> None:
        """Take somebody new down as a member of a group."""
        today, said = clock.today(), tr("%1 added to %2", name, group.name)

        def verb() -> None:
            with book.steps.together("group_members_added", n=1, group=group.name, name=name):
                own = book.people.add(name, today=today)
                book.groups.add_members(group.id, [own])

        self._do(verb, said)

    def remove_member(self, group: Group, member: GroupMember) -> None:
        """Let somebody belong to a group no more."""
        said = tr("%1 taken out of %2", member.name, group.name)
        self._do(lambda: book.groups.remove_members(group.id, [member.person_id]), said)

    def kept(self, promise: FollowUp) -> None:
        """Close a promise that was made there."""
        today, said = clock.today(), tr("%1 marked done", promise.reason)
        self._do(lambda: book.follow_ups.done(promise.id, today=today), said)

    def _do(self, verb: Callable[[], object], said: str, then: Then | None = None) -> None:
        self._work.do(verb, said=said, then=then)
