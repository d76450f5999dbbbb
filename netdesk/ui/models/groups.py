"""The members and meetings of a group as the rows of lists."""

from datetime import date

from PySide6.QtCore import (
    QLocale,
)

from netdesk import clock, words
from netdesk.domain.model import Group, GroupMember, GroupView, Meeting
from netdesk.ui.models.dates import long_date
from netdesk.ui.models.events import late_days, rhythm_words
from netdesk.words import tr


def name_of(member: GroupMember) -> str:
    """Return a member's name; mine is You."""
    return member.name if member.person_id else tr("You")


def member_words(member: GroupMember, *, turn: bool) -> str:
    """Return what stands under a member's name: my next topic, what they showed last, or who."""
    if member.person_id == 0:
        return member.last_topic or (tr("What will you show? Press N") if turn else "")
    if member.last_topic:
        return tr("Last: %1", member.last_topic)
    return member.organization


def line_of(view: GroupView, today: date) -> str:
    """Return what stands under a group's name: how often, when, where, how many."""
    group = view.group
    parts = [_rhythm(group)]
    parts.append(group.place or group.url.split("//", 1)[-1].split("/", 1)[0])
    if not group.kind.is_online or len(view.members) > 0:
        parts.append(tr("%n member||%n members", n=view.size))
    if group.left_on is not None:
        parts.append(tr("left %1", words.short_date(group.left_on, today)))
    return " · ".join(part for part in parts if part)


def _rhythm(group: Group) -> str:
    """Say how often: "Every 2 weeks on Friday, 12:30"."""
    every = rhythm_words(group.rhythm)
    if group.kind.is_online or group.next_on is None:
        return every
    if every and group.rhythm.endswith("w"):
        every = tr("%1 on %2", every, QLocale().dayName(group.next_on.isoweekday()))
    if group.next_at is None:
        return every
    at = words.clock_time(group.next_at)
    return tr("%1, %2", every, at) if every else at


def next_words(view: GroupView, today: date) -> tuple[str, str]:
    """Return what the card below the head says: what comes next, and what logging it does."""
    group = view.group
    if group.kind.is_online:
        return _next_visit(view, today)
    if group.next_on is None:
        title = tr("No meeting is planned")
    elif late_days(group, today):
        title = tr("%1 has passed: did you meet?", long_date(group.next_on, today))
    else:
        title = _whose(view, long_date(group.next_on, today))
    turn = tr("Logging it marks contact with all who came and passes the turn on.")
    plain = tr("Logging it marks contact with all who came.")
    return title, turn if group.takes_turns else plain


def _whose(view: GroupView, day: str) -> str:
    if not view.group.takes_turns or not view.members:
        return tr("Next meeting: %1", day)
    first = view.members[0]
    if first.person_id == 0:
        return tr("%1: your turn to show work", day)
    return tr("%1: %2 shows work", day, first.name)


def _next_visit(view: GroupView, today: date) -> tuple[str, str]:
    group = view.group
    last = view.meetings[0].on if view.meetings else None
    seen = tr("Last visit: %1", words.short_date(last, today)) if last else tr("Not visited yet")
    if late := late_days(group, today):
        return tr("A visit is %n day late||A visit is %n days late", n=late), seen
    if group.next_on is not None:
        return tr("Next visit: %1", words.short_date(group.next_on, today)), seen
    return seen, tr("Give it a rhythm, and Today will tell you when to look in.")


def meeting_title(meeting: Meeting, group: Group) -> str:
    """Say what a meeting was: who showed what."""
    who = tr("You") if meeting.mine else meeting.presenter
    if who and meeting.topic:
        return tr("%1: %2", who, meeting.topic)
    if meeting.topic:
        return meeting.topic
    if who:
        return tr("%1 showed work", who)
    return tr("Visit") if group.kind.is_online else tr("Meeting")


def spoken_member(member: GroupMember, *, turn: bool) -> str:
    """Return a member's row as a screen reader says it."""
    on = words.short_date(member.next_on, clock.today()) if member.next_on else ""
    parts = (name_of(member), member_words(member, turn=turn), on)
    return ", ".join(part for part in parts if part)


def spoken_meeting(meeting: Meeting, group: Group) -> str:
    """Return a meeting's row as a screen reader says it."""
    on = words.short_date(meeting.on, clock.today())
    came = ", ".join(face.name for face in meeting.people)
    parts = (on, meeting_title(meeting, group), meeting.notes, came)
    return ", ".join(part for part in parts if part)
