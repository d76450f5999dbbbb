"""vCard 2.1, 3.0 and 4.0: a linear reader of our own, and a writer on vobject's model."""

from netdesk.exchange.vcard.fields import fields, is_known, unknown
from netdesk.exchange.vcard.problems import Code
from netdesk.exchange.vcard.reader import read
from netdesk.exchange.vcard.writer import VERSIONS, write

__all__ = ["VERSIONS", "Code", "fields", "is_known", "read", "unknown", "write"]
