"""Give people out: as vCards, as a table, as a code to photograph."""

from netdesk.book.sharing.codes import Code, code, export_code, me
from netdesk.book.sharing.contacts import Photos
from netdesk.book.sharing.tables import export_table
from netdesk.book.sharing.vcards import VERSIONS, card, export_vcards

__all__ = [
    "VERSIONS",
    "Code",
    "Photos",
    "card",
    "code",
    "export_code",
    "export_table",
    "export_vcards",
    "me",
]
