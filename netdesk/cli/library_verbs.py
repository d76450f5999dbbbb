"""The verbs about what can be shared: library, item, share."""

from datetime import date
from typing import Any

from netdesk import paths, words
from netdesk.book import audience, interactions, library, niches, people, steps
from netdesk.book.naming import refuse_number
from netdesk.cli import giving_shapes as shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.contact_shapes import interaction
from netdesk.cli.printing import block, safe, table
from netdesk.domain import web_page
from netdesk.domain.errors import NotFound
from netdesk.domain.model import Item, ItemKind, ItemView
from netdesk.words import tr


def library_(call: Call) -> Answer:
    """List the library, what was shared last first; --stale: what wants refreshing."""
    found = library.all_items(call.today, call.rest(0))
    if call.line.has("--stale"):
        found = [one for one in found if one.stale]
    return Answer(
        [shapes.item(one) for one in found],
        lambda: table([_row(one, call.today) for one in found]),
    )


def _row(one: Item, today: date) -> tuple[object, ...]:
    return (
        one.id,
        one.title,
        words.item_kind(one.kind),
        ", ".join(niche.name for niche in one.niches),
        tr("%n shared||%n shared", n=one.shared) if one.shared else "",
        tr("refresh it?") if one.stale else "",
        one.url or one.path,
    )


def item(call: Call) -> Answer:
    """Add a link, file or title to the library, or change, refresh, remove or show an item."""
    text = call.rest(0)
    try:
        known: Item | None = library.find(text, call.today)
    except NotFound:
        known = None
        refuse_number("item_number", text)
    if known is None and (call.line.has("--remove") or call.line.has("--fresh")):
        raise NotFound("item", text)
    if known and call.line.has("--remove"):
        library.remove(known.id, call.today)
        said = tr("Removed %1 from the library", known.title)
        return Answer(shapes.item(known), lambda: safe(said))
    with steps.together("item_edited" if known else "item_added", item=text):
        own = known.id if known else _add(call, text)
        if known:
            _change(call, known)
    found = audience.view(own, call.today)
    return Answer(shapes.item_view(found), lambda: _whole(found, call.today))


def _add(call: Call, text: str) -> int:
    fields, title = _fields(call), call.line.value("--title") or ""
    names = _niches(call)
    if url := web_page.link(text):
        return library.add(title, today=call.today, url=url, niche_names=names, **fields)
    file = paths.typed(text)
    if file.is_file():
        path = str(file.resolve())
        return library.add(title, today=call.today, path=path, niche_names=names, **fields)
    return library.add(title or text, today=call.today, niche_names=names, **fields)


def _change(call: Call, known: Item) -> None:
    fields = _fields(call)
    if call.line.has("--title"):
        fields["title"] = call.line.value("--title")
    more = _niches(call)
    names = [*(niche.name for niche in known.niches), *more] if more else None
    if fields or names is not None:
        library.edit(known.id, today=call.today, niche_names=names, **fields)
    if call.line.has("--fresh"):
        library.refresh(known.id, call.today)


def _niches(call: Call) -> list[str]:
    return [niches.called(text) for text in call.line.values("--niche")]


def _fields(call: Call) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if call.line.has("--kind"):
        found["kind"] = ItemKind(call.choice("--kind", [*ItemKind], ""))
    if call.line.has("--notes"):
        found["notes"] = call.line.value("--notes") or ""
    if day := call.day("--on"):
        found["made_on"] = day
    return found


def _whole(found: ItemView, today: date) -> str:
    one = found.item
    facts = [
        (tr("Title"), tr("%1 (%2)", one.title, one.id)),
        (tr("Kind"), words.item_kind(one.kind)),
        (tr("Link"), one.url),
        (tr("File"), one.path),
        (tr("Niches"), ", ".join(niche.name for niche in one.niches)),
        (tr("Notes"), one.notes),
        (tr("Made"), words.short_date(one.made_on, today) if one.made_on else ""),
    ]
    helps = [
        (
            who.face.person_id,
            who.face.name,
            ", ".join(niche.name for niche in who.niches),
            tr("needs: %1", ", ".join(who.needs)) if who.needs else "",
        )
        for who in found.helps
    ]
    got = [
        (words.short_date(who.on, today), who.face.name, who.outcome, _became(who.won))
        for who in found.got
    ]
    parts = [block(facts)]
    parts += [tr("Whom would this help?") + "\n" + table(helps)] if helps else []
    parts += [tr("Who got it") + "\n" + table(got)] if got else []
    return "\n\n".join(parts)


def _became(won: bool) -> str:
    return tr("became a client") if won else ""


def share(call: Call) -> Answer:
    """Record that a person got an item; raises Guarded unless forced. Nothing is sent."""
    found = library.find(call.words[0], call.today)
    person = people.find(call.words[1])
    own = library.share(
        found.id,
        person,
        on=call.past_day("--on"),
        channel=call.channel(),
        note=call.rest(2),
        said=words.shared(found),
        force=call.line.has("--force"),
    )
    done = interactions.interaction(own)
    message = words.shares(", ".join(done.people), found)
    return Answer({**interaction(done), "message": message}, lambda: safe(message).rstrip())
