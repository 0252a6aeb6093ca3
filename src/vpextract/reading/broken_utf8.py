"""Text that is UTF-8 but for some bytes: damaged, or put together with text in another encoding.

A byte that is å, ä or ö in that other encoding and stands in a word is read so; what else is no UTF-8 becomes "�".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vpextract.characters import LOST
from vpextract.reading.eight_bits import HIGH, SURE, USUAL, EightBits, eight_bits_of, table_of
from vpextract.reading.swedish import is_common

_FOREIGN = re.compile(f"[{HIGH}]")
_SWEDISH = frozenset("åäöéüÅÄÖÉÜ")
_PUNCTUATION = frozenset("–—‘’“”•…§°½·\xa0")
"""Signs that are read so, too, where letters show that the encoding is the right one."""

_MOSTLY = 0.5
"""With this share of them (but for punctuation) between the usual neighbours of å, ä and ö, the bytes are no random damage.

With less, only those are read that stand so: a damaged byte is å, ä or ö by chance, at times, but seldom there.
"""


@dataclass(frozen=True, slots=True)
class Mended:
    """The text without foreign bytes; the places in it of those that were read as `encoding`, and of those that are lost."""

    text: str
    encoding: str
    read: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()


def mended(escaped: str) -> Mended:
    """A text whose foreign bytes stand in it as `surrogateescape` leaves them, without them."""
    try:
        escaped.encode()  # the quick way to know that there are none
    except UnicodeEncodeError:
        return _mended(escaped, [found.start() for found in _FOREIGN.finditer(escaped)])
    return Mended(escaped, "")


def _mended(escaped: str, places: list[int]) -> Mended:
    encoding = _encoding_of(escaped)
    becomes = escaped.translate(encoding.becomes)
    if encoding.hits >= _MOSTLY * sum(becomes[at] not in _PUNCTUATION for at in places):
        letters = {at for at in places if _is_letter(becomes, at)}
    else:
        letters = {at for at in places if _is_whole(escaped, at) and _is_usual_letter(becomes, at)}
    read = letters | {at for at in places if letters and becomes[at] in _PUNCTUATION and _is_whole(escaped, at)}
    made = list(escaped)
    for at in places:
        made[at] = becomes[at] if at in read else LOST
    return Mended("".join(made), encoding.name, tuple(sorted(read)), tuple(at for at in places if at not in read))


def _encoding_of(escaped: str) -> EightBits:
    """The encoding that the foreign bytes are in, if they are in one; Windows-1252 is so by far in most cases."""
    found = eight_bits_of(escaped)
    if found is not None and (found.name == USUAL or found.hits >= SURE):
        return found
    return EightBits(USUAL, table_of(USUAL))


def _is_letter(text: str, at: int) -> bool:
    """Whether a Swedish letter stands at a place, next to another one, and no capital letter after a small one."""
    before, after = text[at - 1] if at else " ", text[at + 1 : at + 2]
    beside = before.isalpha() or after.isalpha()
    return text[at] in _SWEDISH and beside and not (text[at].isupper() and before.islower())


def _is_usual_letter(text: str, at: int) -> bool:
    before, after = text[at - 1] if at else " ", text[at + 1 : at + 2] or " "
    return _is_letter(text, at) and is_common(before, text[at], after)


def _is_whole(text: str, at: int) -> bool:
    """Whether no other foreign byte stands beside: two of them are what is left of one longer character."""
    return not _FOREIGN.search(text, max(at - 1, 0), at) and not _FOREIGN.match(text, at + 1)
