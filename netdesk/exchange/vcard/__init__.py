"""vCard 2.1, 3.0 and 4.0: a linear reader of our own, and a writer on vobject's model."""

from netdesk.exchange.vcard.fields import fields, is_known, unknown
from netdesk.exchange.vcard.problems import Code
from netdesk.exchange.vcard.reader import read

__all__ = ["Code", "fields", "is_known", "read", "unknown"]
