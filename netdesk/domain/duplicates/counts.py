"""How many people share what: a channel, a name, a word of it, a company, a niche."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from netdesk.domain.duplicates.known import Known


class Counts:
    """How often each channel, name, word, company and niche is there among everybody."""

    def __init__(self, people: Sequence[Known]) -> None:
        every = chain.from_iterable
        self.people = len(people)
        self.keys = Counter(every(one.keys for one in people))
        self.lines = Counter(one.line for one in people)
        self.words = Counter(every({*one.name} for one in people))
        self.orgs = Counter(one.org for one in people if one.org)
        self.niches = Counter(every(one.niches for one in people))
