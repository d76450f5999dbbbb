"""What could not be read in a file, and where."""

from collections.abc import Mapping

from netdesk.domain.contact import Problem
from netdesk.words.translation import mark, tr

_PROBLEMS: Mapping[str, str] = {
    "not_a_vcard": mark("this is neither a vCard file nor a table of people"),
    "empty_file": mark("the file is empty"),
    "no_cards_in_folder": mark("there is no vCard file in this folder"),
    "missing_file": mark("there is no such file"),
    "unreadable_file": mark("the file can't be read: %1"),
    "unreadable_card": mark("the card can't be read: %1"),
    "line_too_long": mark("a line is longer than 16 MB"),
    "card_too_big": mark("the card is larger than 24 MB"),
    "too_many_properties": mark("the card has more than 5,000 lines"),
    "unreadable_line": mark("the line can't be read and was left out: %1"),
    "too_many_parameters": mark("the line has more than 64 parameters and was left out: %1"),
    "unknown_charset": mark("the character set %1 is not known; the text may look wrong"),
    "wrong_charset": mark("the text doesn't fit its character set and may look wrong: %1"),
    "bad_base64": mark("the picture can't be read"),
    "missing_begin": mark("the card has an end and no beginning"),
    "missing_end": mark("the card has no end"),
    "more_problems": mark("and %1 more problems"),
    "no_code_reader": mark(
        "reading the code in a picture needs zxing-cpp, a part that is not installed:"
        " pip install netdesk[qr]"
    ),
    "no_picture": mark("the picture can't be read"),
    "no_code": mark("there is no code in this picture that can be read"),
    "no_contact_in_code": mark("the code in this picture holds no contact: %1"),
    "not_a_calendar": mark("there is no event in this file"),
    "no_start": mark("the event has no date that can be read: %1"),
    "entry_too_big": mark("the event is too large"),
    "unknown_zone": mark("the time zone %1 is not known; the time is taken as local"),
    "no_rows": mark("the table has a header and no rows"),
    "cell_too_long": mark("a cell is longer than 1 MB"),
    "stray_quote": mark("a quotation mark is not closed; the line was read as plain text: %1"),
    "long_cell": mark("a cell has %1 line breaks; see whether a quotation mark is missing"),
    "more_cells": mark("the row has more cells than the header has names: %1"),
    "too_many_columns": mark("the table has more than 5,000 columns; the others were left out"),
    "not_a_zip": mark("the archive can't be opened: it is damaged, or no .zip"),
    "too_many_members": mark("the archive has more than 10,000 files"),
    "unsafe_name": mark("%1 leads out of the archive and was left out"),
    "encrypted": mark("%1 is encrypted and was left out"),
    "member_too_big": mark("%1 is too large and was left out"),
    "damaged_member": mark("%1 is damaged; what could be read of it came in"),
    "no_linkedin": mark("there is no file of a LinkedIn export in this archive"),
    "nobody": mark("it tells of nobody but you"),
    "unknown_columns": mark("it doesn't have the columns that its name promises"),
    "unknown_date": mark("%1 is no date that is understood; the rest came in"),
    "unknown_owner": mark(
        "it isn't clear which profile is yours: %1 messages were left out; import the whole archive"
    ),
    "connections_missing": mark(
        "%1 of your connections are missing in it: it seems to be a part of an export, and nobody"
        " is taken to have left"
    ),
    "not_monica": mark("this is no export of Monica 4"),
    "unreadable_json": mark("this JSON can't be read: %1"),
    "file_too_big": mark("the file is larger than 512 MB"),
    "possible_duplicate": mark("possible duplicate of %1"),
}


def problem(found: Problem) -> str:
    """Say what is wrong, without file and place; a code from elsewhere is shown with its text."""
    if found.code in _PROBLEMS:
        return tr(_PROBLEMS[found.code], found.text)
    code = found.code.replace("_", " ")
    return tr("%1: %2", code, found.text) if found.text else code
