"""Wrapped lines into one text: where a line end was a space, a hyphen, or a cut inside a word.

Three kinds of line end: a space (the usual), a hyphen that only the line end made ("för-" + "valtning"), and a narrow cell
that cut a word without any mark ("förskolebar" + "n"). The last needs geometry; see `join_cell`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

import regex

HYPHENS = "-\u00ad\u2010\u2011"
_LAST_WORD = regex.compile(r"[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)*[-\u00ad\u2010\u2011]?$")
_FIRST_WORD = regex.compile(r"[\p{L}\p{N}]+")
_THOUSANDS = regex.compile(r"\d{3}(?!\d)")
_CONJUNCTIONS = frozenset({"och", "eller", "samt", "respektive", "till", "resp", "alternativt"})
WORD = regex.compile(r"[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)*")


PREFIX = 6
"""Words that share so many letters at the start are taken for forms of one word."""


class Vocabulary(frozenset[str]):
    """A document's words in lower case, with their beginnings."""

    prefixes: frozenset[str]

    def __new__(cls, words: Iterable[str]) -> Vocabulary:
        made = super().__new__(cls, words)
        made.prefixes = frozenset(word[:PREFIX] for word in made if len(word) >= PREFIX)
        return made


def join_lines(lines: Sequence[str], known: Container[str] = ()) -> str:
    """Wrapped lines as one text. `known` holds the document's words in lower case, to settle doubtful hyphens.

    A line may keep the white space printed after it: behind a hyphen it tells that the hyphen is the word's own.
    """
    joined = ""
    for line in lines:
        part = line.lstrip()
        if part.strip():
            joined = join_pair(joined, part, known) if joined else part
    return joined.rstrip()


def join_pair(before: str, after: str, known: Container[str] = ()) -> str:
    """Two parts that a line end parted, neither empty."""
    if before[-1].isspace():
        return f"{before.rstrip()} {after}"
    last = before[-1]
    if last in HYPHENS:
        return _over_hyphen(before, after, known)
    if last == "/" and after[0].isalnum():
        return before + after
    if last == "–" and len(before) > 1 and before[-2].isdigit() and after[0].isdigit():
        return before + after
    return f"{before} {after}"


def _over_hyphen(before: str, after: str, known: Container[str]) -> str:
    word, following = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if word is None or following is None or len(word[0]) < 2:
        return f"{before} {after}"
    stem, first = word[0][:-1], following[0]
    if first.casefold() in _CONJUNCTIONS:
        return f"{before} {after}"
    whole, hyphenated = (stem + first).casefold(), f"{stem}-{first}".casefold()
    if before[-1] == "\u00ad":
        return before[:-1] + after
    keeps = (
        not first[0].islower()
        or (len(stem) == 1 or stem.isupper() or stem[-1].isdigit() or "-" in stem)
        or (hyphenated in known and whole not in known)
    )
    return before + after if keeps else before[:-1] + after


def join_cell(lines: Sequence[str], open_ends: Sequence[bool], room: Sequence[float], known: Container[str] = ()) -> str:
    """The lines of a table cell as one text, words that the narrow cell cut made whole.

    `open_ends[i]`: white space was printed after line i. `room[i]`: how many letters would still have fitted behind line i
    (in widths of the next line's first letter). A word was cut only if not one letter more would have fitted, no space was
    printed, and the word began its line (a word is first moved to a line of its own). The document's own words settle what
    geometry leaves open.
    """
    joined = ""
    for i, line in enumerate(lines):
        if not joined:
            joined = line
        elif _is_cut(lines[i - 1], line, open_ends[i - 1], room[i - 1], known, _last_token(joined)):
            joined += line
        else:
            joined = join_pair(f"{joined} " if open_ends[i - 1] else joined, line, known)
    return joined


def _last_token(text: str) -> str:
    return text.rsplit(" ", 1)[-1]


def _is_cut(before: str, after: str, open_end: bool, room: float, known: Container[str], stem: str) -> bool:
    if open_end or not before or not after or " " in before:
        return False  # a space was printed; or the word did not begin its line and would have been moved down whole
    last, first = before[-1], after[0]
    if first in ").,;:" and last.isalnum():
        return room < 2.5  # none of these begins a word
    if last in ".," and len(before) > 1 and before[-2].isdigit() and first.isdigit():
        return room < 2.5
    if not (last.isalnum() and (first.islower() or (first.isdigit() and last.isdigit()) or first == "/")):
        return False
    if last.isdigit() and _THOUSANDS.match(after):
        return False  # "3" + "669" is a number in groups of three
    word, following = WORD.findall(stem), WORD.match(after)
    head, tail = (word[-1] if word else stem).casefold(), (following[0] if following else after).casefold()
    if head + tail in known:
        return room < 2.5
    if len(tail) <= 2 and tail not in known:
        return room < 2.5  # a remainder of one or two letters, no word of this document
    return room < 1.0 and head not in known and not _begins_a_word(tail, known)


def _begins_a_word(tail: str, known: Container[str]) -> bool:
    """Whether the document has this word, or one that begins alike: then it is no remainder."""
    return tail in known or (isinstance(known, Vocabulary) and len(tail) >= PREFIX and tail[:PREFIX] in known.prefixes)
