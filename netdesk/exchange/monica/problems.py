"""The codes of what can be wrong with a Monica export, for `words` to say."""

from enum import StrEnum


class Code(StrEnum):
    """`Problem.code` of the Monica reader."""

    NOT_MONICA = "not_monica"  # fatal: JSON or SQL of something else
    UNREADABLE_JSON = "unreadable_json"  # fatal; text: where it breaks off
    TOO_BIG = "file_too_big"  # fatal: over MAX_FILE bytes


MAX_FILE = 512 << 20
