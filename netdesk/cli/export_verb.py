"""The verb that gives people out: export, in the format that the file's name or --format says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from netdesk import paths, words
from netdesk.book import opening, people, sharing
from netdesk.book.files import Exported
from netdesk.book.sharing import Photos
from netdesk.cli.answers import Answer, Call
from netdesk.cli.printing import give, safe
from netdesk.domain.errors import Ambiguous, NotFound
from netdesk.words import tr

_STANDARD_OUTPUT = "-"
_SUFFIXES = {
    "": "vcard",
    ".vcf": "vcard",
    ".vcard": "vcard",
    ".csv": "csv",
    ".json": "json",
    ".ics": "ics",
    ".png": "qr",
    ".svg": "qr",
}


@dataclass(frozen=True, slots=True)
class _Wish:
    """What to write where: `ids` None is everybody."""

    call: Call
    target: Path
    ids: Sequence[int] | None
    overwrite: bool


def export(call: Call) -> Answer:
    """Write everybody, or who fits a query; to standard output where the file is “-”."""
    if call.words[0] == _STANDARD_OUTPUT:
        return _printed(call)
    return _written(call, paths.typed(call.words[0]))


def _printed(call: Call) -> Answer:
    """Write a file to standard output, where no answer may stand beside it."""
    if unfit := call.line.options.keys() & {"--json", "--each"}:
        raise call.wrong(f"{min(unfit)} does not go with standard output, which holds one file.")
    with TemporaryDirectory() as folder:
        target = Path(folder, _STANDARD_OUTPUT)
        _written(call, target)
        give(target.read_bytes())
    return Answer(None, lambda: "")


def _written(call: Call, target: Path) -> Answer:
    write = _FORMATS[_format(call, target)]
    query = call.rest(1)
    with opening.one_moment():
        ids = people.ids(query, today=call.today) if query.strip() else None
        return write(_Wish(call, target, ids, call.line.has("--overwrite")))


def _format(call: Call, target: Path) -> str:
    """Return the format that --format names or the file's name tells."""
    named = (call.line.value("--format") or "").lower()
    each = call.line.has("--each") and not named
    guessed = "vcard" if each else _SUFFIXES.get(target.suffix.lower(), "")
    chosen = {"vcf": "vcard"}.get(named, named) or guessed
    if not chosen:
        raise call.wrong(f"NetDesk doesn't know the format of {target.name}; say --format.")
    if chosen not in _FORMATS:
        raise call.wrong(f"--format is one of {', '.join(_FORMATS)}.")
    if chosen != "vcard" and (other := call.line.options.keys() & _VCARD_ONLY):
        raise call.wrong(f"{min(other)} is only for vCards.")
    return chosen


def _vcards(wish: _Wish) -> Answer:
    exported = sharing.export_vcards(
        wish.target,
        wish.ids,
        today=wish.call.today,
        version=wish.call.choice("--vcard-version", sharing.VERSIONS, "3.0"),
        each=wish.call.line.has("--each"),
        photos=Photos.WHOLE if wish.call.line.has("--whole-photos") else Photos.SMALL,
        overwrite=wish.overwrite,
    )
    return _people(exported)


def _table(wish: _Wish) -> Answer:
    return _people(
        sharing.export_table(wish.target, wish.ids, today=wish.call.today, overwrite=wish.overwrite)
    )


def _whole_book(wish: _Wish) -> Answer:
    from netdesk.book import whole  # only this format needs it

    if wish.ids is not None:
        raise wish.call.wrong("JSON holds the whole book, for nobody less; leave out the query.")
    return _people(whole.export_book(wish.target, overwrite=wish.overwrite))


def _calendar(wish: _Wish) -> Answer:
    from netdesk.book import calendar  # only this format needs it

    exported = calendar.export_calendar(
        wish.target, wish.ids, titles=words.titles(), overwrite=wish.overwrite
    )
    return _answer(
        exported,
        tr("%n entry written to %1.||%n entries written to %1.", exported.file, n=exported.count),
    )


def _code(wish: _Wish) -> Answer:
    own = sharing.me() if wish.ids is None else _only_one(wish)
    if not own:
        raise wish.call.wrong(
            "Say whose code it shall be; only the one you marked as yourself needs no name."
        )
    return _people(
        sharing.export_code(wish.target, own, today=wish.call.today, overwrite=wish.overwrite)
    )


def _only_one(wish: _Wish) -> int:
    """Return the person who is named, or the only one who fits the query."""
    if len(ids := list(wish.ids or ())) == 1:
        return ids[0]
    try:
        return people.find(wish.call.rest(1))
    except NotFound:
        found = people.persons(ids[:_LISTED], today=wish.call.today)
        if not found:
            raise
    raise Ambiguous("person", wish.call.rest(1), tuple((one.id, one.name) for one in found))


_LISTED = 20


def _people(exported: Exported) -> Answer:
    return _answer(
        exported,
        tr("%n person written to %1.||%n people written to %1.", exported.file, n=exported.count),
    )


def _answer(exported: Exported, said: str) -> Answer:
    return Answer({"file": str(exported.file), "count": exported.count}, lambda: safe(said))


_FORMATS: Mapping[str, Callable[[_Wish], Answer]] = {
    "vcard": _vcards,
    "csv": _table,
    "json": _whole_book,
    "ics": _calendar,
    "qr": _code,
}
_VCARD_ONLY = {"--each", "--vcard-version", "--whole-photos"}
