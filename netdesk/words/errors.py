"""What went wrong and what can be done, for each error that a user can meet."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from netdesk.domain import errors
from netdesk.domain.filters import BadQuery
from netdesk.words.dates import full_date
from netdesk.words.translation import mark, tr

_BOOK: Mapping[str, str] = {
    "missing": mark("There is no book at %1."),
    "damaged": mark(
        "The book %1 is damaged (%2). Nothing was changed. Restore a backup, or keep the file and"
        " start a new book."
    ),
    "no_book": mark("%1 is not a NetDesk book. It was left as it is."),
    "unreadable": mark("The book %1 can't be opened: %2. Check who may read and write it."),
    "unwritable": mark(
        "The book %1 can't be written: %2. Nothing was saved. See whether there is room for it, or"
        " a limit to what you may store."
    ),
    "folder": mark("%1 is a folder. Name the file of a book."),
    "read_only": mark(
        "The book %1 can't be written. Check who may write it and its folder, or copy it elsewhere."
    ),
    "no_backup": mark("The book %1 is damaged, and no backup of it is sound."),
    "in_use": mark("The book %1 is in use by another program. Close that one and try again."),
}
_FILES: Mapping[str, str] = {
    "missing": mark("There is no file %1."),
    "denied": mark("You may not read %1."),
    "unreadable": mark("%1 can't be read: %2."),
    "folder": mark("%1 is a folder, not a file."),
    "no_folder": mark("The folder of %1 doesn't exist."),
    "exists": mark("%1 already exists. Choose another name, or say to overwrite it."),
    "book": mark("%1 is the open book. Choose another name; nothing was written."),
    "unwritable": mark("%1 can't be written: %2."),
    "undeletable": mark("%1 can't be deleted: %2. Delete it yourself, with what is beside it."),
    "empty": mark("%1 is empty."),
    "no_cards": mark("There is no contact card in %1."),
    "no_vcard": mark("%1 is not a vCard file."),
    "too_large": mark("%1 is too large."),
    "no_picture": mark("%1 is no picture that NetDesk can show."),
    "no_book": mark("%1 is not a NetDesk book."),
    "no_code_format": mark("%1 has no name for a picture of a code. Name it .png or .svg."),
    "no_whole_book": mark("%1 is not a whole book as NetDesk writes it."),
    "damaged_book": mark("%1 is damaged (%2). Nothing was taken in."),
    "format": mark("NetDesk can't write this kind of file: %1. Name it .vcf for vCards."),
}
_UNKNOWN: Mapping[str, str] = {
    "person": mark("Nobody is called “%1”."),
    "follow_up": mark("There is no follow-up %1."),
    "open_follow_up": mark("The follow-up %1 is not open any more."),
    "niche": mark("There is no niche “%1”."),
    "event": mark("There is no event “%1”."),
    "group": mark("There is no group “%1”."),
    "referral": mark("There is no referral %1."),
    "introduction": mark("There is no introduction %1."),
    "open_introduction": mark("The introduction %1 has gone, or was dropped."),
    "introduced": mark("This introduction is not about %1."),
    "collaboration": mark("There is no collaboration “%1”."),
    "next_step": mark("There is no next step of %1."),
    "item": mark("There is nothing called “%1” in the library."),
    "item_number": mark("There is no item %1."),
    "member": mark("“%1” doesn't belong to this group."),
    "meeting": mark("There is no meeting %1."),
    "interaction": mark("There is no contact %1."),
    "awaited": mark("No contact waits for an answer from %1."),
    "channel": mark("There is no such way to reach somebody: %1."),
    "batch": mark("There is no import %1."),
    "merge": mark("Nobody was merged into %1."),
    "list": mark("There is no list %1."),
    "column": mark("There is no column “%1”. The columns are named as in the table's header."),
}
_UNCLEAR: Mapping[str, str] = {
    "when": mark("“%1” is no date that NetDesk understands. Try “tomorrow”, “3d”, “tue”, “1 dec”."),
    "to_come": mark(
        "%1 has not come yet. What was is written down; what shall be is planned as a follow-up."
    ),
    "rhythm": mark("“%1” is no rhythm. Try “1w”, “2m” or “1y”."),
    "date": mark("“%1” is no date. Write it as 2026-12-01."),
    "field": mark(
        "“%1” is no change of a field. Write FIELD=VALUE, +FIELD=VALUE or -FIELD=VALUE (+ for texts"
        " and lists only). The fields: %2."
    ),
    "value": mark(
        "“%1” doesn't fit here. Dates are written as 2026-12-01, a birthday without its year as"
        " --12-01, a cadence as 30 or 2w, a circle as inner, active, wider or everyone."
    ),
    "color": mark("“%1” is no colour of a niche."),
    "preference": mark("“%1” is no setting, or its value doesn't fit."),
    "list": mark("The name of the list is missing."),
    "same": mark("%1 is one person already; name two."),
    "name": mark("A name is missing."),
    "niche": mark("The name of the niche is missing."),
    "event": mark("The name of the event is missing."),
    "group": mark("The name of the group is missing."),
    "client": mark("Who is the client? Their name is missing."),
    "amount": mark("“%1” is no amount. Write it as 4200 or 4200.50 EUR."),
    "giving": mark(
        "“%1” is no referral. Write it as “Ruth referred Café Lumen” or “I referred Nora to Ruth”."
    ),
    "pair": mark("An introduction takes two different people: %1."),
    "not_ready": mark("%1 and the other have not both said yes yet."),
    "not_sent": mark("The introduction of %1 has not gone yet."),
    "collaboration": mark("The name of the collaboration is missing."),
    "item": mark("A title, a link or a file is missing."),
    "invitation": mark("There is no event in this: %1"),
    "promise": mark("“%1” is no promise. Write it as “Ana: send the list !fri”."),
    "month": mark("“%1” is no month. Write it as 2026-11."),
    "column": mark(
        "“%1” doesn't say what a column is. Write COLUMN=FIELD, as in “Handy=phone:mobile”; fields"
        " are those of a person, and ignore."
    ),
    "delimiter": mark("“%1” can't be what parts the columns; that is , ; tab or |."),
    "encoding": mark("“%1” is no character set that NetDesk knows. Try utf-8 or cp1252."),
    "snooze": mark("%1 has come already; snooze until a later day."),
}
_QUERIES: Mapping[str, str] = {
    "unknown_key": mark(
        "“%1” (character %2): there is no such filter. There are niche, event, org, city, due,"
        " last, met, state, is, circle, has and no."
    ),
    "no_value": mark("“%1” (character %2) needs a value after the colon."),
    "bad_value": mark("“%1” (character %2) has a value that this filter doesn't know."),
    "nothing_before_or": mark("OR (character %2) needs something before it."),
}
_GUARDS: Mapping[str, str] = {
    "no_reply": mark("%1 hasn't answered yet: %2. Better rest until %3."),
    "not_before": mark("%1 asked for no contact before %3."),
    "do_not_contact": mark("%1 doesn't want to be contacted."),
}


def error(found: BaseException) -> str:
    """Say in a sentence or two what happened, and what can be done about it."""
    for kind, say in _SENTENCES.items():
        if isinstance(found, kind):
            return say(found)
    return tr("Something went wrong: %1", found)


def _busy(_: errors.BookBusy) -> str:
    return tr("The book is busy: another program is writing to it. Nothing was changed; try again.")


def _newer(found: errors.BookNewer) -> str:
    return tr(
        "The book %1 was written by a newer NetDesk (format %2, this one knows %3). It was left as"
        " it is; update NetDesk to open it.",
        found.path,
        found.found,
        found.known,
    )


def _unusable(found: errors.BookUnusable) -> str:
    text = _BOOK.get(found.reason, mark("The book %1 can't be used: %2."))
    return tr(text, found.path, found.detail or tr("no further reason is known"))


def _file(found: errors.FileProblem) -> str:
    text = _FILES.get(found.reason, mark("%1 can't be used: %2."))
    return tr(text, found.path, found.detail or found.reason)


def _filled(_: errors.BookNotEmpty) -> str:
    return tr(
        "A whole book can only be taken into an empty one, and this one isn't. Nothing was changed;"
        " start a new book for it."
    )


def _full(_: errors.DiskFull) -> str:
    return tr("The disk is full. Nothing was saved; make room and try again.")


def _missing(found: errors.NotFound) -> str:
    if found.noun == "person" and found.text.isdecimal():  # known by number: a window showed them
        return tr("Nobody has the number %1. They may have been deleted, or merged.", found.text)
    return tr(_UNKNOWN.get(found.noun, mark("There is nothing like “%1”.")), found.text)


def _several(found: errors.Ambiguous) -> str:
    return tr(
        "“%1” fits several: %2. Say which by its number.",
        found.text,
        ", ".join(tr("%1 (%2)", name, number) for number, name in found.choices),
    )


def _query(found: BadQuery) -> str:
    return tr(_QUERIES[found.reason], found.word, found.position + 1)


def _unclear(found: errors.NotUnderstood) -> str:
    text = _UNCLEAR.get(found.what, mark("“%1” isn't understood."))
    said = found.text
    if found.what in ("to_come", "snooze"):
        said = full_date(date.fromisoformat(said))
    return tr(text, said, ", ".join(found.choices))


def _nothing(found: errors.NothingToUndo) -> str:
    return tr("There is nothing to redo.") if found.which == "redo" else tr("Nothing to undo.")


def _conflict(_: errors.UndoConflict) -> str:
    return tr("This step can't be undone: what it changed was changed again. Nothing was changed.")


def _guarded(found: errors.Guarded) -> str:
    text = _GUARDS.get(found.reason, mark("%1 should not be contacted now: %2."))
    until = full_date(found.until) if found.until else ""
    told = ", ".join(map(_dated, found.unanswered))
    return tr(text, found.person, told or found.reason, until)


def _dated(text: str) -> str:
    """Write the date that a text begins with, which is kept as 2026-11-20, as dates are written."""
    day, _, rest = text.partition(" ")
    return f"{full_date(date.fromisoformat(day))} {rest}".strip()


def _changed(found: errors.SourceChanged) -> str:
    return tr("%1 has changed since it was read. Read it again.", found.path)


def _cancelled(_: errors.Cancelled) -> str:
    return tr("Cancelled. Nothing was changed.")


_SENTENCES: Mapping[type[BaseException], Callable[[Any], str]] = {
    errors.BookBusy: _busy,
    errors.BookNewer: _newer,
    errors.BookUnusable: _unusable,
    errors.BookNotEmpty: _filled,
    errors.DiskFull: _full,
    errors.FileProblem: _file,
    errors.NotFound: _missing,
    errors.Ambiguous: _several,
    BadQuery: _query,
    errors.NotUnderstood: _unclear,
    errors.NothingToUndo: _nothing,
    errors.UndoConflict: _conflict,
    errors.Guarded: _guarded,
    errors.SourceChanged: _changed,
    errors.Cancelled: _cancelled,
}
