"""Tables of text (CSV and its kin) with a header: what shape they have, and their rows."""

from netdesk.exchange.table.columns import Columns, plain
from netdesk.exchange.table.problems import SAMPLE, Code
from netdesk.exchange.table.reader import Row, read
from netdesk.exchange.table.shape import Shape, sniff
from netdesk.exchange.table.splitting import DELIMITERS

__all__ = ["DELIMITERS", "SAMPLE", "Code", "Columns", "Row", "Shape", "plain", "read", "sniff"]
