"""Wrapped lines into one text: where a line end was a space, a hyphen, or a cut inside a word.

Three kinds of line end: a space (the usual), a hyphen that only the line end made ("för-" + "valtning"), and a narrow cell
that cut a word without any mark ("förskolebar" + "n"). The last needs geometry; see `join_cell`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import groupby
from typing import NamedTuple

import regex

from vpextract.knowledge.schema import Joins
from vpextract.layout.vocabulary import PREFIX, Vocabulary
from vpextract.model import Line
from vpextract.numerals import BETWEEN, are_two_figures, may_be_one_number

_SENTENCE_ENDS = frozenset(".!?:…")
_CLOSING = "'\"”’)]"

HYPHENS = "-\u00ad\u2010\u2011"
_CHAIN = re.compile(r"\w+-\w+-\w")
"""Words that hyphens join in a row: the hyphen before them is one of those ("skola-" + "hem-fritid-förening")."""
_LAST_WORD = regex.compile(r"[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)*[-\u00ad\u2010\u2011]?$")
_FIRST_WORD = regex.compile(r"[\p{L}\p{N}]+")
WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")


def join_lines(lines: Sequence[str], known: Container[str] = ()) -> str:
    """Wrapped lines as one text. `known` holds the document's words in lower case, to settle doubtful hyphens.

    A line may keep the white space printed after it: behind a hyphen it tells that the hyphen is the word's own.
    """
    if len(lines) == 1:
        return lines[0].strip()
    whole: list[str] = []
    last = ""  # the last word, on which it depends how a line goes on: to copy all that stands before would cost the square
    for line in lines:
        part = line.lstrip()
        if part.strip():
            joined = join_pair(last, part, known) if last else part
            space = max(0, joined.rfind(" ", 0, len(joined.rstrip())))
            whole.append(joined[:space])
            last = joined[space:]
    return "".join([*whole, last]).rstrip()


def join_parts(parts: Sequence[str], known: Container[str] = ()) -> str:
    """The lines of a cell as one text, where no more is known of them: two figures never become one."""
    joined = ""
    for at, part in enumerate(parts):
        if at and are_two_figures(parts[at - 1], part):
            joined = f"{joined.rstrip()}{BETWEEN}{part.strip()}"
        elif part.strip():
            joined = join_pair(joined, part.lstrip(), known) if joined else part.lstrip()
    return joined.rstrip()


def join_pair(before: str, after: str, known: Container[str] = ()) -> str:
    """Two parts that a line end parted, neither empty."""
    if before[-1].isspace():
        return f"{before.rstrip()} {after}"
    last = before[-1]
    if last in HYPHENS:
        return _over_hyphen(before, after, known)
    if (last == "/" and after[0].isalnum()) or (after[0] == "/" and last.isalnum()):
        return before + after
    if last == "–" and len(before) > 1 and before[-2].isdecimal() and after[0].isdecimal():
        return before + after
    return f"{before} {after}"


def join_sides(lines: Sequence[Sequence[str]], known: Container[str] = ()) -> tuple[tuple[str, ...], ...]:
    """The lines of a paragraph with the texts that wide gaps part on them; lines without a gap that follow each other are
    one. None where no line has a gap.
    """
    if all(len(sides) == 1 for sides in lines):
        return ()
    out: list[tuple[str, ...]] = []
    for alone, group in groupby(lines, key=lambda sides: len(sides) == 1):
        rows = [tuple(sides) if alone else tuple(side.strip() for side in sides) for sides in group]
        out += [(join_lines([text for (text,) in rows], known),)] if alone else rows
    return tuple(out)


def _over_hyphen(before: str, after: str, known: Container[str]) -> str:
    word, following = _LAST_WORD.search(before, before.rfind(" ") + 1), _FIRST_WORD.match(after)
    if word is None or following is None or len(word[0]) < 2:
        return f"{before} {after}"
    stem, first = word[0][:-1], following[0]
    lower = first.casefold()
    joins = known.joins if isinstance(known, Vocabulary) else Joins()
    glued = any(lower.startswith(word) and len(word) > 2 and lower[len(word) :] in known for word in joins.known)
    if lower in joins.known or glued:  # "Individ-" + "och familjeomsorg", also misprinted as one word
        return f"{before} {after}"
    whole, hyphenated = (stem + first).casefold(), f"{stem}-{first}".casefold()
    if before[-1] == "\u00ad":
        return before[:-1] + after
    if lower in joins.behind_words and stem.casefold() in known and whole not in known and whole not in joins.as_one:
        return f"{before} {after}"  # "såväl ett äldre-" + "som ett …"
    keeps = (
        not first[0].islower()
        or (len(stem) == 1 or stem.isupper() or stem[-1].isdecimal() or "-" in stem)
        or ((hyphenated in known or stem.casefold().endswith(joins.never_first)) and whole not in known)
        or _CHAIN.match(after) is not None
    )
    return before + after if keeps else before[:-1] + after


class CellLine(NamedTuple):
    """One line of a table cell. `open_end`: white space was printed after it. `room`: how many letters like the next
    line's first would still have fitted behind it. `slack`: the room left in letter sizes."""

    text: str
    open_end: bool
    room: float
    slack: float


ALMOST = 2.5
"""With better evidence than geometry, a cell's edge may be wrong by so many letters."""
LONG = 8
"""From so many letters on, sharing a beginning is no chance."""
_GROUP = 3.5
"""The letters of a group of three digits with the space before it, in letters."""
SPACE = 0.45
"""A space is at most this wide, in letter sizes, the error of a cell's edge included."""


def join_cell(lines: Sequence[CellLine], known: Container[str] = ()) -> str:
    """The lines of a table cell as one text, words that the narrow cell cut made whole.

    A word was cut only if no space was printed and not one letter more would have fitted. Most producers first move a long
    word to a line of its own; where it did not begin its line, only the words themselves can tell that it was cut. The
    document's own words settle what geometry leaves open. Two figures are kept apart.
    """
    joined = ""
    for i, line in enumerate(lines):
        if not joined:
            joined = line.text
        elif are_two_figures(lines[i - 1].text, line.text):
            joined += f"{' ' if _is_wrapped_number(lines[i - 1], line) else BETWEEN}{line.text}"
        elif _is_cut(lines[i - 1], line.text, known, joined.rsplit(" ", 1)[-1]):
            joined += line.text
        else:
            joined = join_pair(f"{joined} " if lines[i - 1].open_end else joined, line.text, known)
    return joined


def _is_wrapped_number(line: CellLine, following: CellLine) -> bool:
    """Whether a number wrapped between its groups of three: the space there was printed, and it would not have fitted.

    A producer that prints a space behind every text tells nothing by it.
    """
    groups = may_be_one_number(line.text, following.text)
    return groups and line.open_end and not following.open_end and line.room < _GROUP


def _is_cut(line: CellLine, after: str, known: Container[str], stem: str) -> bool:
    before = line.text
    if line.open_end or not before or not after:
        return False
    last, first = before[-1], after[0]
    if first in ").,;:?!" and last.isalnum():
        return line.room < ALMOST  # none of these begins a word
    if last in ".," and len(before) > 1 and before[-2].isdecimal() and first.isdecimal():
        return line.room < ALMOST
    letters, digits = last.isalpha() and first.islower(), last.isdecimal() and first.isdecimal()
    if not (letters or digits or (first == "/" and last.isalnum())):
        return False
    return _by_words(line, after, known, stem)


def _by_words(line: CellLine, after: str, known: Container[str], stem: str) -> bool:
    """What the words say, best evidence first."""
    word, following = WORD.findall(stem), WORD.match(after)
    head, tail = (word[-1] if word else stem).casefold(), (following[0] if following else after).casefold()
    if tail.isalnum() and not tail.isalpha() and not tail.isdecimal():
        return False  # "t1" and the like are no end of a word
    whole, vocabulary = head + tail, known if isinstance(known, Vocabulary) else None
    if vocabulary is not None and not vocabulary.can_begin(tail):
        return line.room < (1.0 if " " in line.text else ALMOST)
    if " " in line.text:
        goes_on = vocabulary is not None and len(whole) >= LONG and vocabulary.goes_on(whole)
        small = vocabulary is not None and head in vocabulary.small
        one_word = whole in known or goes_on or (len(tail) <= 2 and tail not in known and not small)
        unfinished = vocabulary is not None and len(head) >= LONG and vocabulary.goes_on(whole[: len(head) + 2])
        if unfinished and head not in known and not _begins_a_word(tail, known):
            return line.room < 1.0  # the document has longer words that begin like both together, and not this one
        sure = one_word and head not in known and tail not in known
        return line.room < (ALMOST if sure else 1.0) and one_word and not (head in known and tail in known)
    if whole in known:
        return line.room < ALMOST
    if len(tail) <= 2 and tail not in known:
        return line.room < ALMOST  # a remainder of one or two letters, no word of this document
    if (
        vocabulary is not None
        and len(whole) >= 8
        and vocabulary.goes_on(whole)
        and (tail not in known or head not in known)
    ):
        return line.room < ALMOST
    if vocabulary is not None and vocabulary.prints_spaces and line.slack >= SPACE and tail not in known:
        return line.room < 1.0  # a space would have fitted, and this producer prints them
    return line.room < 1.0 and head not in known and not _begins_a_word(tail, known)


def _begins_a_word(tail: str, known: Container[str]) -> bool:
    """Whether the document has this word, or one that begins alike: then it is no remainder."""
    return tail in known or (isinstance(known, Vocabulary) and len(tail) >= PREFIX and tail[:PREFIX] in known.prefixes)


def fits_no_more(line: Line, following: Line, edge: float) -> bool:
    """Whether the first word of the following line would not have fitted behind this one: the line is full."""
    word = following.text.split(" ", 1)[0]
    width = following.box.width * letters_width(word) / max(0.5, letters_width(following.text))
    return line.box.x1 + 0.2 * line.size + width > edge


class _LetterWidths(dict[str, float]):
    """Widths in average letters, as proportional fonts have them; looked up letter by letter, made when first seen."""

    def __missing__(self, letter: str) -> float:
        width = (
            0.55
            if letter in "iljtfrI1.,:;'|!()[]- "
            else 1.5
            if letter in "mwMW%@"
            else 1.25
            if letter.isupper()
            else 1.0
        )
        self[letter] = width
        return width


_WIDTHS = _LetterWidths()


def letters_width(text: str) -> float:
    """The width of a text in average letters."""
    return sum(map(_WIDTHS.__getitem__, text))


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence ends; a colon counts, since what follows it begins anew."""
    return text.rstrip().rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS


def starts_lower(text: str) -> bool:
    """Whether the first letter or digit of a text is a lower-case letter."""
    return next((c.islower() for c in text if c.isalnum()), False)
