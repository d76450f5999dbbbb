"""The verbs about people who are in the book twice: duplicates, merge, unmerge."""

from netdesk import words
from netdesk.book import duplicates as twice
from netdesk.book import merging, opening, people
from netdesk.cli import people_shapes as shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.people_verbs import persons_answer
from netdesk.cli.printing import table
from netdesk.domain.duplicates import Candidate
from netdesk.words import tr


def duplicates(call: Call) -> Answer:
    """List who may be in the book twice; --merge-sure merges those that need no look."""
    if call.line.has("--merge-sure"):
        count = twice.merge_sure()
        said = tr("%n pair merged.||%n pairs merged.", n=count)
        return _listed(call, [said])
    return _listed(call, [])


def _listed(call: Call, warnings: list[str]) -> Answer:
    with opening.one_moment():
        found = twice.candidates()
        ids = {own for one in found for own in (one.one, one.other)}
        names = {one.id: one.name for one in people.lines(sorted(ids), today=call.today)}
    return Answer(
        [shapes.candidate(one, names) for one in found],
        lambda: table([_row(one, names) for one in found]),
        warnings,
    )


def _row(found: Candidate, names: dict[int, str]) -> tuple[object, ...]:
    return (
        tr("%1 (%2)", names.get(found.one, ""), found.one),
        tr("%1 (%2)", names.get(found.other, ""), found.other),
        words.likelihood(found),
        words.alike(found.reasons),
    )


def merge(call: Call) -> Answer:
    """Make two people one: the first stays and gets all that the second has."""
    kept, gone = people.find(call.words[0]), people.find(call.words[1])
    merging.merge(kept, gone)
    return persons_answer([kept], call.today)


def unmerge(call: Call) -> Answer:
    """Take the last merge into a person apart."""
    kept = people.find(call.rest(0))
    back = merging.unmerge(kept)
    return persons_answer([kept, back], call.today)


def different(call: Call) -> Answer:
    """Remember that two are not the same person."""
    one, other = people.find(call.words[0]), people.find(call.words[1])
    twice.two_people(one, other)
    return persons_answer([one, other], call.today)
