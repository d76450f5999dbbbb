"""The few errors that a user can meet; they carry facts, `words` says them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from netdesk.domain.model import Interaction


class NetDeskError(Exception):
    """Something went wrong that is not our bug."""


class BookBusy(NetDeskError):
    """Another program holds the book for longer than we wait."""


class BookNewer(NetDeskError):
    """The book was written by a newer NetDesk."""

    def __init__(self, path: str, found: int, known: int) -> None:
        super().__init__(path, found, known)
        self.path, self.found, self.known = path, found, known


class BookUnusable(NetDeskError):
    """The file can't be used as a book: `reason` is missing, damaged, no_book, unreadable, folder,
    read_only, unwritable or in_use.

    `rescue` says whether a sound backup can take its place, False where nobody looked.
    """

    def __init__(self, path: str, reason: str, detail: str = "") -> None:
        super().__init__(path, reason, detail)
        self.path, self.reason, self.detail = path, reason, detail
        self.rescue = False


class BookNotEmpty(NetDeskError):
    """A whole book can only be taken into an empty one."""


class DiskFull(NetDeskError):
    """There is no room left; nothing was saved."""


class FileProblem(NetDeskError):
    """A file that the user named can't be read or written; `reason` as in `words`."""

    def __init__(self, path: str, reason: str, detail: str = "") -> None:
        super().__init__(path, reason, detail)
        self.path, self.reason, self.detail = path, reason, detail


class NotFound(NetDeskError):
    """Nothing fits what was asked for: `noun` is person, follow_up, niche, event, ..."""

    def __init__(self, noun: str, text: str) -> None:
        super().__init__(noun, text)
        self.noun, self.text = noun, text


class Ambiguous(NetDeskError):
    """Several fit; `choices` are (id, name)."""

    def __init__(self, noun: str, text: str, choices: tuple[tuple[int, str], ...]) -> None:
        super().__init__(noun, text, choices)
        self.noun, self.text, self.choices = noun, text, choices


class NotUnderstood(NetDeskError):
    """A typed value has no meaning: `what` is when, date, field, value, color, query, ...

    `choices` are what it could have been, where these are few and known.
    """

    def __init__(self, what: str, text: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(what, text)
        self.what, self.text, self.choices = what, text, choices


class NothingToUndo(NetDeskError):
    """The journal has no step in that direction: `which` is undo or redo."""

    def __init__(self, which: str) -> None:
        super().__init__(which)
        self.which = which


class UndoConflict(NetDeskError):
    """The rows of a step were changed behind its back; nothing was changed."""


class Guarded(NetDeskError):
    """The over-contact guard spoke up (PRODUCT rule 4); nothing was written.

    `reason` is no_reply (to `unanswered`), not_before or do_not_contact; `until` is when the rest
    ends, None for never; `last` are the last contacts, the newest first.
    """

    def __init__(
        self,
        person: str,
        reason: str,
        unanswered: tuple[str, ...] = (),
        *,
        person_id: int = 0,
        until: "date | None" = None,
        last: "tuple[Interaction, ...]" = (),
    ) -> None:
        super().__init__(person, reason, unanswered)
        self.person, self.reason, self.unanswered = person, reason, unanswered
        self.person_id, self.until, self.last = person_id, until, last


class SourceChanged(NetDeskError):
    """A file changed between its preview and its import."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Cancelled(NetDeskError):
    """The user cancelled; nothing was changed."""
