"""The table of contents of a text file: lines that end in page numbers which climb."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.text.lines import TextLine, ends_sentence
from vpextract.layout.text.markup import split_bullet, without_markup

SPREAD = 3
"""Further lines that an entry of a table of contents may take."""

_ENTRY = regex.compile(r"(?P<text>.*?\S)(?P<leader>[\s.…·_]*?)(?:(?<=[\s.…_])|\t)(?P<page>\d{1,3})")
_LEADERS = regex.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")


def find_contents(lines: Sequence[TextLine], knowledge: Knowledge) -> dict[int, int]:
    """The entries of the table of contents: first line → line after the last. Page numbers climb, else it is over."""
    entries: dict[int, int] = {}
    i, inside, page = 0, False, 0
    while i < len(lines):
        if knowledge.heading_kind(without_markup(lines[i].text).strip("# ")) == "toc":
            inside, page = True, 0
            i += 1
            continue
        found = _entry_at(lines, i, page, inside, knowledge)
        if found is None:
            inside = False
            i += 1
            continue
        entries[i], page = found
        i = entries[i]
    return entries


def _entry_at(
    lines: Sequence[TextLine], i: int, page: int, inside: bool, knowledge: Knowledge
) -> tuple[int, int] | None:
    """(line after the entry, its page number) for an entry that begins in line i."""
    for end in range(i, min(len(lines), i + SPREAD + 1)):
        text = lines[end].text
        match = _ENTRY.fullmatch(text)
        if match is not None:
            if not inside and not _LEADERS.search(text):
                return None
            number = int(match["page"])
            return (end + 1, number) if number >= page or not inside else None
        if not inside or ends_sentence(text.rstrip(". ")) or split_bullet(text, knowledge)[0] in {"-", "•", "–"}:
            return None
    return None
