"""Lines of a text layer into tokens: words, and the empty cells that spaces stand for."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

import regex

from vpextract.layout.text.lines import TextLine
from vpextract.layout.words import join_parts
from vpextract.marks import MARK, MARK_ENDS
from vpextract.numerals import SIGN, are_two_figures

SAME_LINE, NEW_LINE, AFTER_GAP = 0, 1, 2
_MARK_ALONE = regex.compile(rf"{MARK}|\d\)|[a-z]\)")
_MARKED = regex.compile(rf"(?:{SIGN}|\()?\d[\d.,]*%?|%")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or "" for the space that stands for an empty cell. `line` is its place among the row's lines.

    `spaced`: it is the last word of its line, and a space was printed after it.
    """

    text: str
    line: int
    breaks: int
    spaced: bool = False


def lines_to_tokens(lines: Sequence[TextLine], keep_lead: bool = False) -> list[Token]:
    """The words of some lines and the empty cells between them; words that a line end cut are one token.

    The spaces before the first word are the columns of icons, and left out unless `keep_lead`.
    """
    tokens: list[Token] = []
    for n, line in enumerate(lines):
        breaks = AFTER_GAP if line.gap else NEW_LINE
        parts = line.raw.split(" ")
        spaced = line.raw[-1].isspace()
        if parts and parts[-1] == "":
            parts.pop()
        if n == 0 and not keep_lead:
            parts = parts[line.lead :]
        cut = n > 0 and not lines[n - 1].open_end and not line.gap and not line.lead
        for k, part in enumerate(parts):
            at_end = spaced and k == len(parts) - 1
            if k == 0 and cut and _is_cut_before(part, tokens):
                last = tokens.pop()
                tokens.append(Token(last.text + part, last.line, last.breaks, at_end))
            else:
                tokens.append(Token(part.strip(), n, breaks if k == 0 else SAME_LINE, at_end))
                if k and part[-1:] in MARK_ENDS:
                    _join_mark(tokens)
    return tokens


def _is_cut_before(part: str, tokens: Sequence[Token]) -> bool:
    """Whether a line end cut the word that the last token begins: no hyphen, and no two figures."""
    before = tokens[-1].text if tokens else ""
    return bool(before) and before[-1] not in "-–" and not are_two_figures(before, part)


def _join_mark(tokens: list[Token]) -> None:
    """Let a mark that stands behind a figure as a word of its own ("48,2 1)") be one token with it."""
    mark, before = tokens[-1], tokens[-2]
    if _MARK_ALONE.fullmatch(mark.text) and _MARKED.fullmatch(before.text):
        tokens[-2:] = [Token(f"{before.text} {mark.text}", before.line, before.breaks, mark.spaced)]


def words_only(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without empty cells; the first word of a line keeps that it begins the line."""
    words: list[Token] = []
    breaks, line = SAME_LINE, -1
    for token in tokens:
        breaks = token.breaks if token.line != line else breaks
        line = token.line
        if token.text:
            words.append(Token(token.text, line, breaks, token.spaced))
            breaks = SAME_LINE
    return words


def tokens_to_text(tokens: Sequence[Token], known: Container[str] = ()) -> str:
    """The words of a cell, its lines joined."""
    lines: dict[int, list[str]] = {}
    for token in tokens:
        if token.text:
            lines.setdefault(token.line, []).append(f"{token.text} " if token.spaced else token.text)
    return join_parts([" ".join(words) for words in lines.values()], known)


def lines_to_text(lines: Sequence[TextLine], known: Container[str] = ()) -> str:
    """Wrapped lines of one cell as one text."""
    return tokens_to_text(lines_to_tokens(lines), known)
