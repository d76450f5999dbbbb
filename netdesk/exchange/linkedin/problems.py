"""The codes of what can be wrong with a LinkedIn export, for `words` to say."""

from enum import StrEnum


class Code(StrEnum):
    """`Problem.code` of the LinkedIn reader, beside those of tables and archives."""

    NO_LINKEDIN = "no_linkedin"  # fatal: an archive with nothing that is known
    NOBODY = "nobody"  # fatal: it tells of nobody but its owner
    UNKNOWN_COLUMNS = "unknown_columns"  # fatal, of one file: it has not what its name promises
    UNKNOWN_DATE = "unknown_date"  # the row is read, without a date; text: the date
    UNKNOWN_OWNER = "unknown_owner"  # messages can't be told into sent and received
