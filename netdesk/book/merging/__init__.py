"""Two people who are one: merged with all that is theirs, and taken apart again at any time."""

from netdesk.book.merging.apart import unmerge, was_merged
from netdesk.book.merging.record import Record
from netdesk.book.merging.together import merge, merge_all

__all__ = ["Record", "merge", "merge_all", "unmerge", "was_merged"]
