"""One typed line as a person: `Ana Ruiz, CTO at Loopwise #fintech @PyCon ana@loop.io !tue`."""

from netdesk.domain.quick_add.found import Part, PartKind, QuickAdd
from netdesk.domain.quick_add.reader import Understand, parse

__all__ = ["Part", "PartKind", "QuickAdd", "Understand", "parse"]
