"""What Monica (version 4) exports of an account: as JSON, or as a dump in SQL."""

from netdesk.exchange.monica.problems import Code
from netdesk.exchange.monica.reader import is_monica, read

__all__ = ["Code", "is_monica", "read"]
