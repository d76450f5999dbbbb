"""The codes of everything that can be wrong with a table, for `words` to say."""

from enum import StrEnum


class Code(StrEnum):
    """`Problem.code` of the table reader; `Problem.text` is the line as it came, shortened."""

    # Fatal, of the whole file (card 0).
    NO_ROWS = "no_rows"  # a header and nothing below it
    # Fatal, of one row.
    LINE_TOO_LONG = "line_too_long"  # over MAX_LINE bytes
    CELL_TOO_LONG = "cell_too_long"  # over MAX_CELL characters
    # Not fatal: the row was read, but something about it is doubtful.
    STRAY_QUOTE = "stray_quote"  # its quotes don't close; read as one line of plain text
    LONG_CELL = "long_cell"  # more than MANY_BREAKS line breaks; text: how many
    MORE_CELLS = "more_cells"  # more than the header has names; text: the first one too many
    WRONG_CHARSET = "wrong_charset"  # the first line whose bytes are not of the file's charset
    TOO_MANY_COLUMNS = "too_many_columns"  # those over MAX_COLUMNS were left out


MAX_LINE = 16 << 20
MAX_ROW = 24 << 20
MAX_CELL = 1 << 20
MAX_COLUMNS = 5_000
MANY_BREAKS = 20
MANY_STRAYS = 1_000
"""After so many lines whose quotes don't close, marks in such a file are plain text."""
HEADER_WITHIN = 20
"""How many lines of other text a header may have above it."""
SAMPLE = 1 << 18
"""How many bytes of a file are enough to see its shape."""
MAX_TEXT = 200
"""How many characters of a line a problem quotes."""
