"""The codes of everything that can be wrong with a calendar file, for `words` to say."""

from enum import StrEnum


class Code(StrEnum):
    """`Problem.code` of the calendar reader; `Problem.text` is the line as it came, shortened."""

    # Fatal, of the whole file (card 0).
    NOT_A_CALENDAR = "not_a_calendar"  # no entry begins in it
    EMPTY_FILE = "empty_file"
    # Fatal, of one entry.
    NO_START = "no_start"  # no DTSTART that is a date; text: its title
    ENTRY_TOO_BIG = "entry_too_big"  # over MAX_ENTRY bytes or MAX_LINES lines
    LINE_TOO_LONG = "line_too_long"
    # Not fatal: the entry was read, less this line.
    UNREADABLE_LINE = "unreadable_line"
    UNKNOWN_ZONE = "unknown_zone"  # text: the time zone's name; the time is taken as local
    # Not fatal, of the entry as a whole.
    MISSING_END = "missing_end"


MAX_ENTRY = 24 << 20
MAX_LINES = 5_000
MAX_PROBLEMS = 100
MAX_TEXT = 200
"""How many characters of a line a problem quotes."""
