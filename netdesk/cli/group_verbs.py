"""The verbs about communities and circles: groups, group."""

import re
from datetime import date, timedelta
from typing import Any

from netdesk import words
from netdesk.book import groups, niches, people, preferences, steps
from netdesk.book.groups import Promise
from netdesk.book.naming import named
from netdesk.cli import group_shapes as shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.printing import block, safe, table
from netdesk.domain.errors import NotFound, NotUnderstood
from netdesk.domain.model import Group, GroupKind, GroupLine, GroupMember, GroupView, Meeting
from netdesk.domain.turns import ME
from netdesk.domain.when import Due
from netdesk.words import tr

_DEEDS = ("--visit", "--meeting", "--join", "--leave", "--remove")
_PROMISE = re.compile(r"(?P<who>[^:]+):\s*(?P<what>.*?)(?:\s*!(?P<when>[^!]+))?")


def groups_(call: Call) -> Answer:
    """List the groups, the next to meet or visit first."""
    found = groups.lines(call.rest(0))
    return Answer(
        [shapes.group(one) for one in found],
        lambda: table([_row(one, call.today) for one in found]),
    )


def _row(line: GroupLine, today: date) -> tuple[object, ...]:
    one = line.group
    return (
        one.id,
        one.name,
        words.group_kind(one.kind),
        _when(one, today),
        _last(line, today),
        tr("your turn") if line.my_turn else line.turn_name,
        tr("%n member||%n members", n=line.members) if line.members else "",
    )


def _when(one: Group, today: date) -> str:
    if one.left_on:
        return tr("left")
    return tr("next %1", words.when(one.next_on, one.next_at, today)) if one.next_on else ""


def _last(line: GroupLine, today: date) -> str:
    if line.last_on is None:
        return ""
    day = words.short_date(line.last_on, today)
    return tr("visited %1", day) if line.group.kind.is_online else tr("met %1", day)


def group(call: Call) -> Answer:
    """Make, change, visit, meet, leave or show the group of a name, as one step."""
    name = call.rest(0)
    deeds = [option for option in _DEEDS if call.line.has(option)]
    if len(deeds) > 1:
        raise call.wrong(tr("Only one of these at a time: %1.", ", ".join(deeds)))
    known = named(groups.all_groups(), name)
    name = known.name if known else call.new_name("group")
    if deeds and known is None and deeds != ["--join"]:
        raise NotFound("group", name)
    if deeds == ["--remove"] and known:
        shown = shapes.group_view(_line(known.id), groups.view(known.id, call.today))
        groups.remove(known.id)
        return Answer(shown, lambda: safe(tr("Removed the group %1.", known.name)))
    came = _came(call, known) if deeds == ["--meeting"] and known else []
    with steps.together(_LABELS[deeds[0] if deeds else ""], group=name, n=len(came)):
        own = known.id if known else _add(call, name)
        if deeds in (["--visit"], ["--meeting"]):
            _log(call, own, came)
        else:
            _change(call, own, new=known is None)
        if deeds in (["--join"], ["--leave"]) and known:
            deed = groups.join if deeds == ["--join"] else groups.leave
            deed(own, call.day("--on") or call.today)
    line, found = _line(own), groups.view(own, call.today)
    return Answer(shapes.group_view(line, found), lambda: _whole(line, found, call.today))


_LABELS = {
    "": "group_edited",
    "--visit": "group_visited",
    "--meeting": "group_met",
    "--join": "group_joined",
    "--leave": "group_left",
}


def _add(call: Call, name: str) -> int:
    joined = call.day("--on") or call.today
    return groups.add(name, today=joined, **_fields(call), members=_people(call, "--member"))


def _fields(call: Call) -> dict[str, Any]:
    """Return what the options say, as far as making and changing take the same."""
    plain = {"--place": "place", "--url": "url", "--notes": "notes"}
    found: dict[str, Any] = {
        field: call.line.value(option) or ""
        for option, field in plain.items()
        if call.line.has(option)
    }
    if call.line.has("--niche"):
        found["niche"] = niches.called(call.line.value("--niche") or "")
    if call.line.has("--kind"):
        found["kind"] = GroupKind(call.choice("--kind", [*GroupKind], ""))
    if (every := call.line.value("--every")) is not None:
        found["rhythm"] = "" if every.lower() == "none" else every
    return found | _next(call)


def _next(call: Call) -> dict[str, Any]:
    typed = call.line.value("--next")
    if typed is None:
        return {}
    if typed.lower() == "none":
        return {"next_on": None, "next_at": None}
    day = call.day("--next")
    due = Due(day) if day and typed == day.isoformat() else call.when(typed)
    return {"next_on": due.day, **({"next_at": due.at} if due.at else {})}


def _change(call: Call, own: int, *, new: bool) -> None:
    """Do what the options say beside a group's own fields, and those where it is not new."""
    fields = {} if new else _fields(call)
    if call.line.has("--rename"):
        fields["name"] = call.line.value("--rename") or ""
    if call.line.has("--topic"):
        fields["next_topic"] = call.line.value("--topic") or ""
    if fields:
        groups.edit(own, **fields)
    if not new and (joining := _people(call, "--member")):
        groups.add_members(own, joining)
    if leaving := _people(call, "--without"):
        groups.remove_members(own, leaving)
    if turn := call.line.value("--turn"):
        _give_turn(own, turn)


def _give_turn(own: int, turn: str) -> None:
    if turn.lower() == "none":
        groups.edit(own, takes_turns=False)
    else:
        groups.set_turn(own, ME if turn.lower() == "me" else people.find(turn))


def _people(call: Call, option: str) -> list[int]:
    return list(dict.fromkeys(people.find(text) for text in call.line.values(option)))


def _came(call: Call, known: Group) -> list[int]:
    """Return who came to a meeting; raises UsageError where nobody is named."""
    if any(text.lower() == "all" for text in call.line.values("--with")):
        return [one for one in groups.order(known.id) if one != ME]
    if came := _people(call, "--with"):
        return came
    raise call.wrong(tr("Who came? --with PERSON says it, for each; --with all is everybody."))


def _log(call: Call, own: int, came: list[int]) -> None:
    """Log a visit, or a meeting with who came."""
    on, notes = call.past_day("--on"), call.line.value("--notes") or ""
    if call.line.has("--visit"):
        groups.visit(own, on=on, today=call.today, notes=notes)
        return
    promises = [_promise(call, text) for text in call.line.values("--promise")]
    topic, today = call.line.value("--topic"), call.today
    groups.meet(own, came, on=on, today=today, topic=topic, notes=notes, promises=promises)


def _promise(call: Call, text: str) -> Promise:
    """Read "PERSON: TEXT !WHEN"; without WHEN it is due in a week."""
    found = _PROMISE.fullmatch(text)
    if not found or not found["what"]:
        raise NotUnderstood("promise", text)
    week = call.today + timedelta(days=preferences.current().promise_days)
    due = call.when(found["when"]) if found["when"] else Due(week)
    return Promise(people.find(found["who"].strip()), found["what"], due)


def _line(own: int) -> GroupLine:
    return next(line for line in groups.lines() if line.group.id == own)


def _whole(line: GroupLine, found: GroupView, today: date) -> str:
    one = line.group
    facts = [
        (tr("Group"), tr("%1 (%2)", one.name, one.id)),
        (tr("Kind"), words.group_kind(one.kind)),
        (tr("Every"), one.rhythm),
        (tr("Next"), words.when(one.next_on, one.next_at, today) if one.next_on else ""),
        (tr("Last"), words.short_date(line.last_on, today) if line.last_on else ""),
        (tr("Turn"), tr("you") if line.my_turn else line.turn_name),
        (tr("Topic"), one.next_topic),
        (tr("Place"), one.place),
        (tr("Link"), one.url),
        (tr("Niche"), one.niche),
        (tr("Notes"), one.notes),
        (tr("Left"), words.short_date(one.left_on, today) if one.left_on else ""),
    ]
    parts = [block(facts), _members(found, today), _meetings(found, today)]
    promises = [(p.id, words.when(p.due, p.at, today), p.person, p.reason) for p in found.promises]
    if promises:
        parts.append(tr("Promises") + "\n" + table(promises))
    return "\n\n".join(filter(None, parts))


def _members(found: GroupView, today: date) -> str:
    rows = [_member(one, today) for one in found.members]
    return tr("Members") + "\n" + table(rows) if rows else ""


def _member(one: GroupMember, today: date) -> tuple[object, ...]:
    on = words.short_date(one.next_on, today) if one.next_on else ""
    return (one.person_id or "", one.name or tr("you"), on, one.last_topic)


def _meetings(found: GroupView, today: date) -> str:
    rows = [_met(one, today) for one in found.meetings[:10]]
    return tr("Meetings and visits") + "\n" + table(rows) if rows else ""


def _met(one: Meeting, today: date) -> tuple[object, ...]:
    came = ", ".join(face.name for face in one.people)
    return (words.short_date(one.on, today), one.topic, came, one.notes)
