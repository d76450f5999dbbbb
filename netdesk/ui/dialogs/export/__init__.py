"""Give people out: in which format, whom, where to."""

from netdesk.ui.dialogs.export.dialog import ExportDialog

__all__ = ["ExportDialog"]
