"""The verbs about who meets whom: introductions, introduce, introduction, knows."""

from contextlib import nullcontext
from datetime import date

from netdesk import words
from netdesk.book import introductions, knows, people, steps, suggestions
from netdesk.cli import giving_shapes as shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.printing import safe, table
from netdesk.domain.model import Introduction, IntroductionStatus, Match
from netdesk.words import tr


def introductions_(call: Call) -> Answer:
    """List the introductions, or --suggest who should meet whom."""
    if call.line.has("--suggest"):
        matches = suggestions.matches(call.today)
        return Answer(
            [shapes.match(one) for one in matches], lambda: table([_match(one) for one in matches])
        )
    found = introductions.all_introductions(call.rest(0))
    return Answer(
        [shapes.introduction(one) for one in found],
        lambda: table([_row(one, call.today) for one in found]),
    )


def _match(one: Match) -> tuple[object, ...]:
    return (one.a.name, one.b.name, words.offer(one))


def _row(one: Introduction, today: date) -> tuple[object, ...]:
    return (
        one.id,
        words.short_date(one.last_on, today),
        one.a.face.name,
        one.b.face.name,
        words.introduction_status(one.status),
        one.note or one.reason,
    )


def introduce(call: Call) -> Answer:
    """Begin to introduce two people; nobody is asked yet. Raises Guarded unless forced."""
    a, b = (people.find(text) for text in call.words)
    reason = call.line.value("--reason") or ""
    own = introductions.begin(a, b, reason, today=call.today, force=call.line.has("--force"))
    return _one(own, call.today)


_DEEDS = ("--asked", "--yes", "--no", "--sent", "--worked", "--failed", "--drop", "--remove")


def introduction(call: Call) -> Answer:
    """Say what happened to an introduction: asked, yes, no, sent, worked, failed, dropped; all of
    it as one step."""
    own, on = call.number("introductions", "an introduction"), call.past_day("--on")
    found = introductions.introduction(own)
    several = sum(len(call.line.values(option)) for option in _DEEDS) > 1
    names = {"name": found.a.face.name, "other": found.b.face.name}
    with steps.together("introduction_edited", **names) if several else nullcontext():
        _happened(call, found, on)
    if call.line.has("--remove"):
        return Answer(shapes.introduction(found), lambda: "")
    return _one(own, call.today)


def _happened(call: Call, found: Introduction, on: date) -> None:
    own = found.id
    for text in call.line.values("--asked"):
        force = call.line.has("--force")
        who = people.find(text)
        said = words.asks_to_meet_summary(found, who)
        introductions.ask(own, who, on=on, said=said, force=force)
    for option, yes in (("--yes", True), ("--no", False)):
        for text in call.line.values(option):
            introductions.answer(own, people.find(text), yes, on=on)
    if call.line.has("--sent"):
        said, question = words.introduced(found), words.outcome_question(found)
        introductions.send(own, on=on, said=said, question=question)
    note = call.rest(1)
    for option, worked in (("--worked", True), ("--failed", False)):
        if call.line.has(option):
            introductions.settle(own, worked, today=on, note=note)
    if call.line.has("--drop"):
        introductions.drop(own, today=on)
    if call.line.has("--remove"):
        introductions.remove(own)


def _one(own: int, today: date) -> Answer:
    found = introductions.introduction(own)
    return Answer(shapes.introduction(found), lambda: _whole(found, today))


def _whole(found: Introduction, today: date) -> str:
    parts = [table([_row(found, today)])]
    if found.status is IntroductionStatus.ASKING:
        for side in (found.a, found.b):
            if side.on is None:
                parts.append(safe(words.asks_to_meet(found, side.face.person_id)).rstrip())
    elif found.status is IntroductionStatus.READY:
        parts.append(safe(words.introduces(found)).rstrip())
    return "\n\n".join(parts)


def knows_(call: Call) -> Answer:
    """Say that two people know each other; --not takes it back."""
    a, b = (people.find(text) for text in call.words)
    (knows.unsay if call.line.has("--not") else knows.say)(a, b)
    told = [{"person_id": own, "person": name} for own, name in knows.said_of(a)]
    names = ", ".join(name for _, name in knows.said_of(a))
    return Answer(told, lambda: safe(tr("Knows: %1", names)) if names else "")
