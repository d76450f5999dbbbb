"""LinkedIn's data export: the archive as it was downloaded, or one of its files."""

from netdesk.exchange.linkedin.export import FILES, NAMES, File, kind_of, read, read_archive
from netdesk.exchange.linkedin.problems import Code

__all__ = ["FILES", "NAMES", "Code", "File", "kind_of", "read", "read_archive"]
