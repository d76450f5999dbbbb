"""What the columns of other programs' tables mean, and the people that their rows tell of."""

from netdesk.exchange.columns.contacts import People
from netdesk.exchange.columns.naming import KNOWN, by_name
from netdesk.exchange.columns.targets import Field, Target
from netdesk.exchange.columns.values import by_value

__all__ = ["KNOWN", "Field", "People", "Target", "by_name", "by_value"]
