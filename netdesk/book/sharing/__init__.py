"""Give people out: as vCards, as a table, as a code to photograph."""

from netdesk.book.sharing.contacts import Photos
from netdesk.book.sharing.tables import export_table
from netdesk.book.sharing.vcards import VERSIONS, card, export_vcards

__all__ = ["VERSIONS", "Photos", "card", "export_table", "export_vcards"]
