"""Turn the bytes of foreign files into text: marks, UTF-16 and honest guesses."""

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Protocol

CHUNK = 1 << 16
CHOICES = ("utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp932", "gb18030", "euc-kr")
"""What a window offers to choose from when a guess looks wrong, the likeliest first."""

# Only real charsets: Python also knows "zlib", "idna" (quadratic) and others as codecs.
_KNOWN = re.compile(
    r"utf-?8|utf-?16(?:[bl]e)?|iso-?8859-?\d{1,2}|latin-?\d{1,2}|(?:windows|cp|ibm|dos)-?\d{3,4}|"
    r"shift-?jis|sjis|ms-?kanji|euc-?(?:jp|kr|cn)|iso-?2022-?(?:jp|kr)|gb(?:2312|k|18030)|hz|"
    r"big-?5(?:-?hkscs)?|koi8-?[rut]|mac-?(?:roman|cyrillic|greek|latin2|turkish|intosh)|tis-?620|"
    r"johab|ks-c-5601(?:-1987)?"
)
_WIDER = {"shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949"}
_ASCII = frozenset({"us-ascii", "ascii", "ansi_x3.4-1968"})

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_JAPANESE = re.compile(
    "(?<![A-Za-z\u3040-\u30ff\u4e00-\u9fff])[\u3040-\u30ff\u4e00-\u9fff]++(?![A-Za-z])"
)
_WIDE_LE = re.compile(rb"(?:[\t\n\r -~]\0){4}")
_WIDE_BE = re.compile(rb"(?:\0[\t\n\r -~]){4}")


class Readable(Protocol):
    """What bytes can be read from in pieces."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""
        ...


def charset(name: str) -> str | None:
    """Return Python's name for a charset as files name it, None if it is none that we know.

    Plain ASCII counts as UTF-8, and some charsets as the wider ones that programs really write.
    """
    plain = name.strip().strip("\"'").lower()
    if plain in _ASCII:
        return "utf-8"
    if not _KNOWN.fullmatch(plain.replace("_", "-")):
        return None
    try:
        found = codecs.lookup(plain).name
    except LookupError:
        plain = plain.replace("windows-", "cp").replace("ibm-", "cp").replace("dos-", "cp")
        try:
            found = codecs.lookup(plain).name
        except LookupError:
            return None
    return _WIDER.get(found, found)


def mark(start: bytes) -> tuple[str, int]:
    """Return the encoding that a file's first bytes give away, and how long its mark is.

    Without a mark, UTF-16 shows itself by the zero bytes of plain letters (Apple writes none);
    an empty name means that nothing gives it away.
    """
    for signature, name in _MARKS:
        if start.startswith(signature):
            return name, len(signature)
    if _WIDE_LE.match(start):
        return "utf-16-le", 0
    if _WIDE_BE.match(start):
        return "utf-16-be", 0
    return "", 0


def narrow(stream: Readable) -> Iterator[bytes]:
    """Yield a file's bytes in pieces, without its mark, and UTF-16 or UTF-32 as UTF-8."""
    piece = stream.read(CHUNK)
    name, length = mark(piece)
    piece = piece[length:]
    if name in ("", "utf-8"):
        while piece:
            yield piece
            piece = stream.read(CHUNK)
        return
    decoder = codecs.getincrementaldecoder(name)("replace")
    while piece:
        yield decoder.decode(piece).encode("utf-8", "replace")
        piece = stream.read(CHUNK)
    yield decoder.decode(b"", True).encode("utf-8", "replace")


def lines(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Yield the lines between CR, LF, CRLF or CR CR LF, in linear time.

    Lines over `most` bytes are cut one byte after it, so that the next stage sees it.
    """
    rest: list[bytes] = []
    held = 0
    carry = b""
    for piece in pieces:
        # A CR at the end of this piece may belong to the LF at the start of the next.
        piece = carry + piece
        carry = piece[len(piece.rstrip(b"\r")) :][-2:]
        piece = line_ends(piece[: len(piece) - len(carry)])
        first, *others = piece.split(b"\n")
        if held <= most:
            rest.append(first)
            held += len(first)
        if others:
            yield b"".join(rest)[: most + 1]
            last = others.pop()
            yield from others
            rest, held = [last], len(last)
    if carry or rest != [b""]:
        yield b"".join(rest)[: most + 1]


def line_ends(piece: bytes) -> bytes:
    """Return bytes with every line end as a line feed."""
    plain = piece.translate(None, b"\r")
    if len(plain) + piece.count(b"\r\n") == len(piece):  # every CR has its LF, or there is none
        return plain
    piece = piece.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n")
    return piece.replace(b"\r", b"\n")


def read_text(content: bytes, chosen: str | None = None) -> tuple[str, str]:
    """Return a whole file as text and the name of the charset that it was read with.

    `chosen` is what the user said; otherwise the mark, UTF-8 or a guess decides. Never raises:
    bytes that don't fit become U+FFFD.
    """
    name, length = mark(content)
    content = content[length:]
    if chosen:
        name = charset(chosen) or "utf-8"
    if not name:
        name = "utf-8" if _decodes(content, "utf-8") else guess(content)
    return content.decode(name, "replace"), name


def guess(content: bytes) -> str:
    """Return the likeliest charset of text that is not UTF-8, by the look of its words.

    In western text most letters are plain; in Cyrillic, Greek and Japanese text most are not.
    What is left is told apart by how well each charset's reading hangs together.
    """
    sample = content[:65536]
    high = sum(byte >= 0x80 for byte in sample)
    words = [word for word in re.findall(rb"[A-Za-z\x80-\xff]+", sample) if not word.isascii()]
    letters = sum(map(len, words))
    if not letters:
        return "cp1252"
    if _decodes(sample, "cp932") and _japanese(sample.decode("cp932")) >= high / 2:
        return "cp932"
    if high < 0.6 * letters:
        return "cp1252"
    return min(("cp1251", "cp1253"), key=lambda name: _oddities(sample, name))


def _decodes(content: bytes, name: str) -> bool:
    try:
        content.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _japanese(text: str) -> float:
    """Return how many bytes of the text were kana or common kanji in Shift_JIS.

    Half-width kana don't count: every byte of Greek or Cyrillic text could be one. Nor does what
    touches a Latin letter: an accented one and the letter after it often make a kanji.
    """
    return 2 * sum(map(len, _JAPANESE.findall(text)))


def _oddities(content: bytes, name: str) -> int:
    """Count what no writer would write: undefined letters, capitals or final sigmas inside."""
    text = content.decode(name, "replace")
    odd = len(re.findall(r"ς(?=\w)|\ufffd", text))
    return 3 * odd + sum(b.isupper() and a.islower() for a, b in pairwise(text))
