"""How a line is taken apart into a verb, its arguments and its options."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netdesk.cli.verb_table import VERBS, Verb

GLOBAL: Mapping[str, bool] = {
    "--book": True,
    "--today": True,
    "--json": False,
    "--help": False,
    "--version": False,
}
"""The options that may stand anywhere; True takes a value."""


class UsageError(Exception):
    """The line can't be meant: `text` is what is wrong, `verb` the one it was about."""

    def __init__(self, text: str, verb: str = "") -> None:
        super().__init__(text)
        self.text, self.verb = text, verb


@dataclass(frozen=True, slots=True)
class Line:
    """A line taken apart; `options` has each option's values in order (empty text for a flag)."""

    verb: Verb | None
    arguments: tuple[str, ...]
    options: Mapping[str, tuple[str, ...]]

    def has(self, option: str) -> bool:
        """Say whether an option was given."""
        return option in self.options

    def value(self, option: str) -> str | None:
        """Return an option's (last) value, None if it was not given."""
        return self.options[option][-1] if option in self.options else None

    def values(self, option: str) -> tuple[str, ...]:
        """Return all values of an option."""
        return self.options.get(option, ())


def split(arguments: Sequence[str], extra: Mapping[str, bool] | None = None) -> Line:
    """Take a line apart; the verb is its first word that is no option. Raises UsageError.

    `extra` are options besides the global ones that may stand before a verb, or without one. A
    word that begins with a single dash (-berlin, -niches=ux) is an argument; -- ends the options.
    """
    verb: Verb | None = None
    words: list[str] = []
    options: dict[str, tuple[str, ...]] = {}
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--":
            words += rest
            break
        if word == "-h":
            word = "--help"
        if word.startswith("--"):
            allowed = {**GLOBAL, **(extra or {}), **(verb.options if verb else {})}
            name, value = _option(word, rest, allowed, verb)
            options[name] = (*options.get(name, ()), value)
        elif verb is None and not words and word in VERBS:
            verb = VERBS[word]
        else:
            words.append(word)
    if verb is None and words and words[0] in VERBS:  # netdesk -- due
        verb = VERBS[words.pop(0)]
    return Line(verb, tuple(words), options)


def _option(
    word: str, rest: list[str], allowed: Mapping[str, bool], verb: Verb | None
) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    about = verb.name if verb else ""
    if name not in allowed:
        raise UsageError(f"There is no option {name} here.", about)
    if not allowed[name]:
        if equals:
            raise UsageError(f"{name} takes no value.", about)
        return name, ""
    if not equals and not rest:
        raise UsageError(f"{name} needs a value.", about)
    return name, value if equals else rest.pop(0)


def check_count(line: Line) -> None:
    """Raise UsageError where a verb has too few or too many arguments."""
    verb = line.verb
    assert verb is not None
    if len(line.arguments) < verb.least or not all(line.arguments[: verb.least]):
        raise UsageError("Something is missing.", verb.name)
    if verb.most is not None and len(line.arguments) > verb.most:
        extra = line.arguments[verb.most]
        raise UsageError(f"“{extra}” is too much here.", verb.name)


def check_text(line: Line) -> None:
    """Raise UsageError for words that are no UTF-8; only names of files may be anything."""
    verb = line.verb
    assert verb is not None
    texts = line.arguments[{"import": len(line.arguments), "export": 1}.get(verb.name, 0) :]
    for text in (*texts, *(value for values in line.options.values() for value in values)):
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            shown = text.encode("utf-8", "replace").decode()
            raise UsageError(f"“{shown}” is not in UTF-8.", verb.name)


def day(text: str) -> date:
    """Read the value of --today; raises UsageError."""
    from netdesk.domain.when import is_reckonable  # the window starts without it

    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if not is_reckonable(found):
        raise UsageError(f"“{text}” is no date; write --today 2026-12-01.")
    return found
