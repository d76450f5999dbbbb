"""The codes of everything that can be wrong with a vCard file, for `words` to say."""

from enum import StrEnum

from netdesk.exchange.content_lines import Flaw


class Code(StrEnum):
    """`Problem.code` of the vCard reader; `Problem.text` is the line as it came, shortened."""

    # Fatal, of the whole file (card 0).
    NOT_A_VCARD = "not_a_vcard"  # nothing in it begins or ends a card
    EMPTY_FILE = "empty_file"  # nothing in it at all
    # Fatal, of one card.
    UNREADABLE_CARD = "unreadable_card"  # none of its lines can be read; text: its first line
    LINE_TOO_LONG = "line_too_long"  # over MAX_LINE bytes
    CARD_TOO_BIG = "card_too_big"  # over MAX_CARD bytes
    TOO_MANY_PROPERTIES = "too_many_properties"  # over MAX_PROPERTIES
    # Not fatal: the card was read, less this line.
    UNREADABLE_LINE = (
        Flaw.UNREADABLE.value
    )  # no name, no colon after it, or over MAX_HEAD before it
    TOO_MANY_PARAMETERS = Flaw.TOO_MANY_PARAMETERS.value  # over MAX_PARAMETERS
    # Not fatal: the line was kept, but its value is doubtful.
    UNKNOWN_CHARSET = "unknown_charset"  # text: the charset's name
    WRONG_CHARSET = "wrong_charset"  # the bytes are not of the charset that the line names
    BAD_BASE64 = "bad_base64"  # a picture that can't be decoded
    # Not fatal, of the card as a whole.
    MISSING_BEGIN = "missing_begin"  # END:VCARD without BEGIN:VCARD
    MISSING_END = "missing_end"  # the file ends, or the next card begins, inside this card
    MORE_PROBLEMS = "more_problems"  # text: how many more, after MAX_PROBLEMS


MAX_CARD = 24 << 20
MAX_PROPERTIES = 5_000
MAX_PROBLEMS = 100
MAX_TEXT = 200
"""How many characters of a line a problem quotes."""
