"""Run one verb on the book: open it, ask or do, print the answer, say what went wrong."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from netdesk import __version__, clock, paths, words
from netdesk.cli import grammar, printing
from netdesk.cli.answers import Answer, Call, guarded
from netdesk.cli.grammar import UsageError
from netdesk.cli.help import help_text, usage
from netdesk.domain.errors import (
    Ambiguous,
    BookNewer,
    BookUnusable,
    FileProblem,
    Guarded,
    NetDeskError,
    NotFound,
    NotUnderstood,
)

FAILED, WRONG = 1, 2


def run(arguments: Sequence[str]) -> int:
    """Run a line and return its exit code; nothing that a user can cause leaves a traceback."""
    printing.take_any_text()
    try:
        return _run(arguments)
    except UsageError as wrong:
        printing.warn(f"{wrong.text}\n{usage(wrong.verb)}")
        return WRONG
    except NetDeskError as found:
        printing.warn(guarded(found) if isinstance(found, Guarded) else words.error(found))
        if isinstance(found, Guarded):
            printing.warn(words.tr("Nothing was written; --force writes it all the same."))
        return _code(found)
    except KeyboardInterrupt:
        printing.warn(words.tr("Stopped. Nothing was changed."))
        return 130
    except BrokenPipeError:
        printing.give_up()  # whoever read has enough
        return FAILED
    except OSError as found:
        printing.warn(words.error(_problem(found)))
        return FAILED


def _problem(found: OSError) -> FileProblem:
    reason = found.strerror or str(found)
    if found.filename:
        return FileProblem(str(found.filename), "system", reason)
    printing.give_up()  # what has no name is standard output
    return FileProblem(words.tr("Standard output"), "unwritable", reason)


def _code(found: NetDeskError) -> int:
    if isinstance(found, Ambiguous | NotUnderstood):
        return WRONG
    return WRONG if isinstance(found, NotFound) and found.noun == "person" else FAILED


def _run(arguments: Sequence[str]) -> int:
    line = grammar.split(arguments)
    if line.has("--version"):
        printing.say(f"netdesk {__version__}")
        return 0
    if line.has("--help"):
        printing.say(help_text(line.verb.name if line.verb else ""))
        return 0
    if line.verb is None:
        raise UsageError("There is no verb in this line; netdesk --help lists them.")
    grammar.check_count(line)
    grammar.check_text(line)
    if (typed := line.value("--today")) is not None:
        clock.set_today(grammar.day(typed))
    answer = _answer(line)
    for warning in answer.warnings:
        printing.warn(warning)
    text = printing.as_json(answer.value) if line.has("--json") else answer.text()
    if text:
        printing.say(text)
    return answer.code


def _answer(line: grammar.Line) -> Answer:
    from netdesk.cli.verbs import answering  # it brings the book's libraries

    assert line.verb is not None
    call = Call(line, clock.today(), languages())
    verb = answering(line.verb.name)
    named = line.value("--book")
    if named == "":  # an empty variable in a script must not mean the user's own book
        raise UsageError("--book needs a value.", verb=line.verb.name)
    path = paths.typed(named) if named else paths.book()
    if line.verb.name == "check":
        return _check(path, verb, call)
    with _opened(path, create=True, asks=line.verb.asks):
        return verb(call)


def _check(path: Path, verb: Callable[[Call], Answer], call: Call) -> Answer:
    """Check a book that may be too damaged to open; that is an answer, not a failure."""
    try:
        with _opened(path, create=False):
            return verb(call)
    except (BookUnusable, BookNewer) as found:
        said = words.error(found)
        return Answer({"ok": False, "problems": [said]}, lambda: "", [said], FAILED)


@contextmanager
def _opened(path: Path, *, create: bool, asks: bool = False) -> Iterator[None]:
    from netdesk.book import opening  # it brings the book's libraries

    opening.open_book(path, create=create)
    try:
        (opening.connect_reader if asks else opening.connect_writer)()
        try:
            with opening.one_moment() if asks else nullcontext():
                yield
        finally:
            opening.disconnect()
    finally:
        opening.close_book()


def languages() -> tuple[str, ...]:
    """Return the languages in which dates may be typed, as the environment names them."""
    named = next((os.environ[name] for name in _LOCALES if os.environ.get(name)), "")
    return () if named.partition(".")[0] in ("", "C", "POSIX") else (named,)


_LOCALES = ("LC_ALL", "LC_TIME", "LANG")
