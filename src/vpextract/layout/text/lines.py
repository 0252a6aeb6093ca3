"""The lines of a text file, with what a tool that prints them tells by white space.

Both text front ends begin here. In a text "\\n" ends a line that an editor counts, "\\v" one that it does not, "\\f" a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.text.markup import says_nothing
from vpextract.layout.vocabulary import Vocabulary, vocabulary
from vpextract.model import Place

OPEN_END_SHARE = 0.6
"""From this share of lines that end in a space on, a line without one was cut inside a word."""

_ENDS = regex.compile(r"([\v\f])")
_WIDE = regex.compile(r"\s*\t\s*|\s{3,}")
"""Two spaces are a slip of the keyboard; what a tool puts between two texts of a line is more, or a tab."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line with something printed on it.

    `lead`: white space printed before the first letter. `open_end`: white space was printed after the last one, or
    the file does not show such space at all. `gap`: an empty line stands before it. `spaces`: the most spaces in such
    a line, which in a text layer are empty cells. `page`: counted from form feeds, None where there are none.
    """

    number: int
    raw: str
    text: str
    lead: int
    open_end: bool
    gap: bool
    spaces: int = 0
    page: int | None = None

    @property
    def place(self) -> Place:
        return Place(page=self.page, line=self.number)


RULE = "\r"
"""The rule under a table's head in Markdown: no empty line, as it stands between the head and its rows."""


def text_to_lines(text: str) -> tuple[TextLine, ...]:
    """All lines with print on them."""
    shows_ends = _shows_line_ends(text)
    paged = "\f" in text
    lines: list[TextLine] = []
    gap, spaces, page = True, 0, 1
    for number, counted in enumerate(text.split("\n"), 1):
        for end, line in _printed(counted):
            if end == "\f":
                page, gap = page + 1, True
            lean = line.strip()
            if line == RULE:
                continue
            if not lean or says_nothing(lean):
                gap, spaces = True, max(spaces, 0 if lean else len(line))
                continue
            lead = len(line) - len(line.lstrip())
            ends_open = not shows_ends or line[-1].isspace()
            lines.append(TextLine(number, line, lean, lead, ends_open, gap, spaces, page if paged else None))
            gap, spaces = False, 0
    return tuple(lines)


def _printed(counted: str) -> Iterable[tuple[str, str]]:
    """The lines that one line of the file is printed as, each with the sign before it; only one in most files."""
    if "\f" not in counted and "\v" not in counted:
        return (("", counted),)
    first, *rest = _ENDS.split(counted)
    return (("", first), *zip(rest[::2], rest[1::2], strict=True))


def _shows_line_ends(text: str) -> bool:
    lines = [line for line in text.replace("\v", "\n").split("\n") if line.strip()]
    return sum(line[-1].isspace() for line in lines) >= OPEN_END_SHARE * max(1, len(lines))


def parts_of(text: str) -> list[str]:
    """The texts of a line that tabs or runs of spaces part."""
    return _WIDE.split(text) if "\t" in text or "   " in text or "\u00a0" in text else [text]


def without_tabs(text: str) -> str:
    """A line's words, whatever parts them."""
    return " ".join(text.split())


def begins_head(text: str, knowledge: Knowledge) -> bool:
    """Whether a line begins with the label of a key column: a table's head, alone or with other labels behind it."""
    words = text.split(" ")
    matches = (knowledge.column_beside(" ".join(words[:n])) for n in range(1, min(3, len(words)) + 1))
    return any(match is not None and match.key for match in matches)


def words_of(lines: Iterable[TextLine], knowledge: Knowledge) -> Vocabulary:
    """The document's own words in lower case, which settle whether a hyphen at a line's end belongs to the word.

    The last word of a line and the first of the next are left out: they may be halves.
    """
    pattern = regex.compile(r"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*")
    known: set[str] = set()
    for line in lines:
        known.update(word.casefold() for word in pattern.findall(line.text)[1:-1])
    return vocabulary(known, knowledge)
