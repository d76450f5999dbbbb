"""iCalendar: a linear reader of our own, and a writer on vobject's model."""

from netdesk.exchange.icalendar.problems import Code
from netdesk.exchange.icalendar.reader import read
from netdesk.exchange.icalendar.writer import write

__all__ = ["Code", "read", "write"]
