"""What a verb gets and what it gives back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from netdesk import book, words
from netdesk.book import dates
from netdesk.book.naming import refuse_number
from netdesk.cli.grammar import Line, UsageError
from netdesk.domain.errors import Guarded, NotUnderstood
from netdesk.domain.model import ChannelKind
from netdesk.domain.when import Due, is_reckonable
from netdesk.words import tr


@dataclass(frozen=True, slots=True)
class Answer:
    """What a verb says: as JSON, as text (made only when asked for), and beside it."""

    value: object
    text: Callable[[], str]
    warnings: Sequence[str] = ()
    code: int = 0


def guarded(found: Guarded) -> str:
    """Say why the guard speaks up, and the last contacts, a line each (PRODUCT rule 4)."""
    contacts = [
        tr("  %1, %2: %3", words.full_date(one.on), words.direction(one.direction), said)
        if (said := one.summary or one.note)
        else tr("  %1, %2", words.full_date(one.on), words.direction(one.direction))
        for one in found.last
    ]
    return "\n".join((words.error(found), *contacts))


@dataclass(frozen=True, slots=True)
class Call:
    """A verb's line, seen from a day."""

    line: Line
    today: date
    languages: Sequence[str] = field(default=())

    @property
    def words(self) -> tuple[str, ...]:
        """The arguments in order."""
        return self.line.arguments

    def rest(self, start: int) -> str:
        """Return the arguments from `start` on as one text."""
        return " ".join(self.line.arguments[start:])

    def person(self) -> int:
        """Return whom the first argument means; raises NotFound or Ambiguous."""
        return book.people.find(self.words[0])

    def number(self, listed_by: str = "due", noun: str = "a follow-up") -> int:
        """Return the number that the first argument is; raises UsageError."""
        text = self.words[0]
        if not (text.isascii() and text.isdigit() and len(text) < 19):
            raise self.wrong(f"“{text}” is no number of {noun}; netdesk {listed_by} shows them.")
        return int(text)

    def new_name(self, noun: str) -> str:
        """Return the arguments as the name of something new; raises NotFound for a mere number."""
        text = self.rest(0)
        refuse_number(noun, text)
        return text

    def when(self, text: str) -> Due:
        """Return the date that a text means; raises NotUnderstood."""
        found = dates.understood(text, self.today, self.languages)
        if found is None:
            raise NotUnderstood("when", text)
        return found

    def day(self, option: str) -> date | None:
        """Return the date of an option, None without it; raises NotUnderstood."""
        text = self.line.value(option)
        if text is None:
            return None
        try:
            found = date.fromisoformat(text)
        except ValueError:
            return self.when(text).day
        return found if is_reckonable(found) else self.when(text).day

    def past_day(self, option: str) -> date:
        """Return the day of an option on which something was, today without it; raises
        NotUnderstood for one that has not come."""
        found = self.day(option) or self.today
        if found > self.today:
            raise NotUnderstood("to_come", found.isoformat())
        return found

    def channel(self) -> ChannelKind | None:
        """Return the channel of --channel; raises UsageError."""
        text = self.line.value("--channel")
        return ChannelKind(self.choice("--channel", [*ChannelKind], "")) if text else None

    def choice(self, option: str, allowed: Sequence[str], default: str) -> str:
        """Return an option's value, one of `allowed`; raises UsageError."""
        text = (self.line.value(option) or default).lower()
        if text not in allowed:
            raise self.wrong(f"{option} is one of {', '.join(allowed)}.")
        return text

    def wrong(self, text: str) -> UsageError:
        """Return the error that says what is wrong with the line."""
        return UsageError(text, self.line.verb.name if self.line.verb else "")
