"""Marks of footnotes: raised digits, letters and asterisks behind a figure or a word, told from what they stand at.

Raised digits and letters are Unicode's superscripts here ("48,2¹"), whether a text holds them so or a reader of PDFs made
them of small raised letters: a text then looks as it does on the page, and no superscript is ever a digit of a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import regex

_PLAIN = "0123456789()+-=abcdefghijklmnoprstuvwxyz"
_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁺⁻⁼ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_UP = str.maketrans(_PLAIN + "−–", _SUPERSCRIPT + "⁻⁻")
_DOWN = str.maketrans(_SUPERSCRIPT, _PLAIN)
MARK_ENDS = frozenset(_SUPERSCRIPT + ")*†‡")
"""With which a mark ends."""
SUPERSCRIPTS = regex.escape(_SUPERSCRIPT)
"""All of them, for a class of characters."""

_LETTERS = "".join(c for c in _SUPERSCRIPT if c.isalpha() and c != "ᵒ")  # a raised o is a degree, or an ordinal
_NUMBER = r"(?:(?<![⁰¹²³⁴-⁹])|(?<=m[²³])|(?<=CO[²³]))[¹²³⁴-⁹][⁰¹²³⁴-⁹]?(?![⁰¹²³⁴-⁹])"
_LETTER = rf"(?<![{_LETTERS}])[{_LETTERS}](?![{_LETTERS}])"
_ONE = rf"[(⁽]?(?:{_NUMBER}|{_LETTER}|\*{{1,4}}|[†‡]{{1,2}})[)⁾]?"
MARK = rf"(?:{_ONE}(?:(?:\s?[,;⁻]\s?|\s|(?<=[)⁾])){_ONE})*)"
"""A pattern for one mark or several: "¹", "¹⁾", "ᵃ", "*)", "†", "¹,²", "¹⁾²⁾"."""
_POWER = r"(?<![\p{L}\p{N}])(?:[kcdm]?m|CO)\s?[²³]|(?<!\p{N})10(?:[⁻⁰²³⁴-⁹]|¹[⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]*"
"""Exponents of metres, the usual misprint of CO₂, and powers of ten, which may as well be a ten with a mark."""
_MARKS = regex.compile(rf"(?P<power>{_POWER})|\s*(?P<mark>{MARK})")
_BRACKETED = regex.compile(r"(?P<cell>[^()\d]{0,10}\d[^()]*?)\s+(?P<mark>(?:(?:\d{1,2}|[a-z]|\*{1,3})\)[,;\s]*)+)")
"""A figure and, behind a space, marks with a bracket that was never opened: "48,2 1)"."""
_BRACKETED_HEAD = regex.compile(r"\s+(?:\d{1,2}|[a-z])\)$")
_EMPHASIS = regex.compile(r"(\*+)[^*]+\1")
_ITEM = r"[(⁽]?(?:\d{1,3}|[a-np-z]|\*{1,4}|[†‡]{1,2}|[¹²³⁴-⁹][⁰¹²³⁴-⁹]?)[)⁾]?"
_SHAPE = re.compile(rf"[-−–]\d{{1,2}}|{_ITEM}(?:(?:\s?[,;–-]\s?|\s|(?<=[)⁾])){_ITEM})*,?")
"""What may be raised: numbers, single letters, stars and daggers, with brackets, and several of these; an exponent."""
LONGEST_MARK = 8
"""Letters of a mark at most: "1), 2)"."""
_ITEMS = regex.compile(r"[^\s,;()⁽⁾]+")
_TELLING = re.compile(rf"[{SUPERSCRIPTS}*†‡]")
"""By `re`, which is four times as fast here: nearly all texts have none."""


def can_be_raised(text: str) -> bool:
    """Whether a raised text may be a mark or an exponent by what it says: no word, no ordinal's ending."""
    return len(text) <= LONGEST_MARK and _SHAPE.fullmatch(text) is not None


def raised(text: str) -> str:
    """The text in superscripts, letter for letter; what has none ("*", ",") stays."""
    return text.translate(_UP)


def lowered(text: str) -> str:
    """The text with its superscripts as plain digits and letters."""
    return text if text.isascii() else text.translate(_DOWN)


def may_be_marked(text: str) -> bool:
    """Whether a text can have marks at all: few have a superscript, a star or a closing bracket at their end."""
    return text[-1:] == ")" or "*" in text or (not text.isascii() and _TELLING.search(text) is not None)


def unmarked(text: str) -> str:
    """A name or label for comparison: without marks, an exponent as a plain digit ("Kr/m²" → "Kr/m2")."""
    if _TELLING.search(text) is None:
        return text
    plain = _without(text, [(start, end) for start, end, _ in _found(text)])
    return lowered(" ".join(plain.split()))


def without_last_mark(text: str) -> str:
    """The same where marks count at the end only: for phrases that are looked up often. What is a mark and no more stays."""
    return (unmarked(text) or text) if text[-1:] in MARK_ENDS else text


def unmarked_head(text: str) -> str:
    """The same for the head of a column, where a bracket that was never opened is a mark, too: "Budget 1)"."""
    head = unmarked(text)
    return _BRACKETED_HEAD.sub("", head) if head.endswith(")") and "(" not in head else head


@lru_cache(maxsize=4096)  # several stages ask it of one cell
def parted(text: str) -> tuple[str, str | None]:
    """A cell without its marks, and these: "48,2¹ %" → ("48,2 %", "1"), "12 1)" → ("12", "1"), "*, **" → ("", "*,**").

    A mark between digits is none that is sure, and stays where it is; stars on either side are markup.
    """
    marks = list(_found(text)) if _TELLING.search(text) is not None else []
    if (marks and _EMPHASIS.fullmatch(text)) or any(_between_digits(text, start, end) for start, end, _ in marks):
        return text, None
    plain = _without(text, [(start, end) for start, end, _ in marks])
    printed = [mark for _, _, mark in marks]
    bracketed = _BRACKETED.fullmatch(plain) if plain.endswith(")") else None
    if bracketed is not None:
        plain = bracketed["cell"]
        printed.append(bracketed["mark"])
    if not printed:
        return text, None
    return plain.strip(), ",".join(item for mark in printed for item in _ITEMS.findall(lowered(mark)))


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and text of the marks; the space before one is part of it."""
    for found in _MARKS.finditer(text):
        if found["mark"] is not None:
            yield found.start(), found.end(), found["mark"]


def _between_digits(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return before.isdecimal() and after.isdecimal()


def _without(text: str, spots: list[tuple[int, int]]) -> str:
    """The text without these spots; digits on both sides of one stay apart."""
    out, at = "", 0
    for start, end in spots:
        out += text[at:start] + (" " if _between_digits(text, start, end) else "")
        at = end
    return out + text[at:]
