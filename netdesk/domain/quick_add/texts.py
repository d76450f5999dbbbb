"""What is neither sign, channel nor date: name, title, company, and what stays a note."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from netdesk.domain.quick_add import work
from netdesk.domain.quick_add.found import PartKind
from netdesk.domain.quick_add.work import flat

Mark = Callable[[PartKind, int, str], None]
"""Notes that the text at a place was understood so."""

_MOST_WORDS = 6  # of a title or a company; what is longer is a sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the line between two breaks; `plain` ones may be a company without saying so."""

    start: int
    text: str
    plain: bool = True


def pieces(start: int, text: str, *, first: bool) -> list[Piece]:
    """Cut what is left between two things that were understood into pieces.

    The first of a later stretch follows its forerunner without a break, and is a note unless it
    says what it is.
    """
    found, last, broken = [], 0, first
    for end in [*work.BREAK.finditer(flat(text)), None]:
        piece = text[last : end.start() if end else len(text)]
        if bare(piece):
            found.append(Piece(start + last, piece, plain=broken))
        if end:
            broken = broken or last != end.start() or not text[: end.start()].strip()
            last = end.end()
    return found


def bare(text: str) -> str:
    """Return a text without blanks and marks around it."""
    return text.strip(" \t\r\n,;:<>–—-|·•/()[]")


_HOUSE = re.compile(r"[^\W\d_]{3,} \d{1,4} ?[a-z]?$")
"""The number of a house: Calle Mayor 1 is a street, though mayors have a job."""


class Texts:
    """Takes pieces in their order and says of each what it is."""

    def __init__(self, mark: Mark, *, named: bool, shouted: bool, whispered: bool) -> None:
        self._mark, self._named = mark, named
        self._small = whispered or shouted  # capital letters tell nothing in such a line
        self._works = False

    def take(self, piece: Piece) -> None:
        """Say what a piece is; the first that is no greeting has the name."""
        if work.GREETING.fullmatch(flat(bare(piece.text))):
            self._mark(PartKind.NOTE, piece.start, piece.text)
            return
        piece, remark = self._without_remark(piece)
        if not self._named:
            self._named = True
            self._take_name(piece)
        else:
            self._take_other(piece)
        if remark:
            self._mark(PartKind.NOTE, remark.start, remark.text)

    def _without_remark(self, piece: Piece) -> tuple[Piece, Piece | None]:
        """Cut off what begins as a remark behind something else: `Loopwise met through Mia`."""
        folded = flat(piece.text)
        first = re.search(r"\S+", folded)
        start = first.end() if first else 0
        for found in work.REMARK.finditer(folded, start):
            if self._small or piece.text[found.start()].islower():
                left = replace(piece, text=piece.text[: found.start()])
                return left, Piece(piece.start + found.start(), piece.text[found.start() :])
        return piece, None

    def _take_name(self, piece: Piece) -> None:
        left, right = self._split(piece)
        if right:
            self._company(right)
        if not left:
            return
        at = self._end_of_name(left.text, followed=right is not None)
        self._mark(PartKind.NAME, left.start, left.text[:at])
        rest = Piece(left.start + at, left.text[at:], plain=False)
        if bare(rest.text):
            self._title(rest)

    def _end_of_name(self, text: str, *, followed: bool) -> int:
        """Return where a name ends: before a job, never before its first word."""
        folded = flat(text)
        first = len(folded) - len(folded.lstrip())
        word = re.compile(r"\S+").search(folded, first)
        start = word.end() if word else len(text)
        for found in work.JOB.finditer(folded, start):
            alone = found.end() == len(folded.rstrip()) and not followed
            short = len(folded[: found.start()].split()) < 2
            if not (alone and short) or work.CHIEF.fullmatch(found[0]):
                return found.start()
        return len(text)

    def _take_other(self, piece: Piece) -> None:
        if led := work.AS.match(flat(piece.text)):
            piece = Piece(piece.start + led.end(), piece.text[led.end() :], piece.plain)
        left, right = self._split(piece)
        says_job = left is not None and self._is_title(left)
        if right and (left is None or says_job or self._is_proper(right.text)):
            if left:
                self._title(left)
            self._company(right)
        elif self._is_company(piece.text):
            self._company(piece)
        elif self._is_title(piece):
            self._title(piece)
        elif piece.plain and not self._works and self._is_proper(piece.text):
            self._company(piece)
        else:
            self._mark(PartKind.NOTE, piece.start, piece.text)

    def _split(self, piece: Piece) -> tuple[Piece | None, Piece | None]:
        """Part a piece where a word leads to a company: `CTO at Loopwise`, `bei Loopwise`."""
        if self._works:
            return piece, None
        folded = flat(piece.text)
        found = work.SURE.search(folded) or self._before_name(work.IN, piece.text)
        if found is None and self._named and (lead := work.LEADS.match(folded.lstrip())):
            blanks = len(folded) - len(folded.lstrip())
            if self._is_proper(piece.text[blanks + lead.end() :]):
                return None, Piece(
                    piece.start + blanks + lead.end(), piece.text[blanks + lead.end() :]
                )
        if found is None or not bare(piece.text[found.end() :]):
            return piece, None
        right = Piece(piece.start + found.end(), piece.text[found.end() :])
        left = Piece(piece.start, piece.text[: found.start()], piece.plain)
        return left if bare(left.text) else None, right

    def _before_name(self, pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
        return next(
            (one for one in pattern.finditer(flat(text)) if self._is_name(text[one.end() :])),
            None,
        )

    def _title(self, piece: Piece) -> None:
        """Mark a title; the company that may follow one who stands for it is taken off."""
        folded = flat(piece.text)
        blanks = len(folded) - len(folded.lstrip())
        chief = work.CHIEF.match(folded, blanks)
        end = len(piece.text)
        if chief and not self._works:
            rest = piece.text[chief.end() :]
            leads = work.OF.finditer(flat(rest))
            if of := next((one for one in leads if self._is_name(rest[one.end() :])), None):
                end = chief.end() + of.start()
                self._company(Piece(piece.start + chief.end() + of.end(), rest[of.end() :]))
            elif rest[:1].isspace() and self._is_name(rest) and not work.JOB.search(flat(rest)):
                end = chief.end()
                self._company(Piece(piece.start + end, rest))
        self._mark(PartKind.TITLE, piece.start, piece.text[:end])

    def _company(self, piece: Piece) -> None:
        self._works = True
        self._mark(PartKind.ORGANIZATION, piece.start, piece.text)

    def _is_title(self, piece: Piece) -> bool:
        text = bare(piece.text)
        folded = flat(text)
        found = work.JOB.search(folded)
        if not found or len(text.split()) > _MOST_WORDS or work.REMARK.search(folded):
            return False
        if _HOUSE.search(folded):
            return False
        return found.start() == 0 or (self._is_proper(text) and not self._small)

    def _is_company(self, text: str) -> bool:
        known = work.COMPANY.search(flat(bare(text)))
        return bool(known) and not self._works and len(text.split()) <= _MOST_WORDS

    def _is_proper(self, text: str) -> bool:
        """Say whether a text may name something: it begins so, and is no sentence."""
        words = bare(text).split()
        if not words or len(words) > _MOST_WORDS or work.REMARK.match(flat(bare(text))):
            return False
        first = words[0].lstrip("\"'«„“&")
        if first.rstrip(".").isdecimal():  # a street
            return False
        named = not first[:1].islower() or any(letter.isupper() for letter in first)
        return named or len(words) == (2 if self._small else 1) or (self._small and len(words) == 1)

    def _is_name(self, text: str) -> bool:
        """Say whether a company's name follows, and not the field of a job."""
        wanted = text.strip()
        if not wanted or work.DEPARTMENT.match(flat(wanted)):
            return False
        return self._small or not wanted[0].islower()
