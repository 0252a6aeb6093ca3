"""One text that holds several documents: where each begins.

1. Front matter between rules stands at the head of a document, wherever it stands in the file.
2. Pages that are counted from 1 again are another document's.
3. Headings of the first rank that are titles and say another kind, year or period each begin a document.
4. So do two such headings right behind each other, a title and another board's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from vpextract.knowledge import Knowledge
from vpextract.knowledge.knowledge import TitleMatch

_KEY = regex.compile(r"[\w -]{1,40}:(?:\s+.*)?")
_COMMENT = regex.compile(r"\s*<!--(?P<said>.*?)-->\s*")
_FEWEST_KEYS = 2
MOST_KEYS = 60


def documents_in(text: str, knowledge: Knowledge) -> list[int]:
    """The lines, counted from 0, on which documents begin; [0] for one document."""
    lines = text.split("\n")
    starts = {0}
    starts.update(_matters(lines) if text.count("\n---") > 1 else ())
    starts.update(_counted_anew(lines, knowledge) if "<!--" in text else ())
    starts.update((*_titled(lines, knowledge), *_of_boards(lines, knowledge)) if "\n# " in text else ())
    return _apart(sorted(starts), lines)


def front_matter(lines: Sequence[str], at: int) -> range | None:
    """The lines of the block of keys that begins on a line, its rules included."""
    if at >= len(lines) or lines[at].strip() != "---":
        return None
    inside = range(at + 1, min(len(lines), at + 1 + MOST_KEYS))
    last = next((n for n in inside if lines[n].strip() in ("---", "...")), None)
    if last is None or not all(map(_is_matter, lines[at + 1 : last])):
        return None
    keys = sum(_KEY.fullmatch(line.strip()) is not None for line in lines[at + 1 : last])
    return range(at, last + 1) if keys >= _FEWEST_KEYS else None


def _is_matter(line: str) -> bool:
    return not line.strip() or line.startswith((" ", "\t", "- ", "#")) or _KEY.fullmatch(line.strip()) is not None


def _matters(lines: Sequence[str]) -> Iterator[int]:
    at = 0
    while at < len(lines):
        block = front_matter(lines, at)
        if block is not None:
            yield at
        at = block.stop if block is not None else at + 1


def _counted_anew(lines: Sequence[str], knowledge: Knowledge) -> Iterator[int]:
    before = 0
    for at, line in enumerate(lines):
        found = _COMMENT.fullmatch(line) if "<!--" in line else None
        number = knowledge.archive_words.page(found["said"]) if found is not None else None
        if number is not None:
            if number == 1 < before:
                yield at
            before = number


def _titled(lines: Sequence[str], knowledge: Knowledge) -> Iterator[int]:
    before: TitleMatch | None = None
    for at, line in enumerate(lines):
        said = knowledge.title(line[2:].strip()) if line.startswith("# ") else None
        if said is not None and before is not None and said != before:
            yield at
        before = said or before


def _of_boards(lines: Sequence[str], knowledge: Knowledge) -> Iterator[int]:
    """Where a title and a board's name are headings of the first rank right behind each other, and the board is another one."""
    before = ""
    for (at, one), (_, other) in pairwise((n, line) for n, line in enumerate(lines) if line.strip()):
        if not (one.startswith("# ") and other.startswith("# ")):
            continue
        heads = [one[2:].strip(), other[2:].strip()]
        board = next((knowledge.board_names.id_of(head) for head in heads if _is_board(head, knowledge)), "")
        if board and any(knowledge.title(head) is not None for head in heads):
            if before and board != before:
                yield at
            before = board


def _is_board(text: str, knowledge: Knowledge) -> bool:
    return any(name.casefold() == text.casefold() for name in knowledge.board_names.in_text(text))


def _apart(starts: Sequence[int], lines: Sequence[str]) -> list[int]:
    """The starts but those that follow another with nothing but marks between: a document may begin with all three."""
    found: list[int] = []
    for start in starts:
        block = front_matter(lines, found[-1]) if found else None
        begun = block.stop if block is not None else (found[-1] if found else 0)
        words = [line for line in lines[begun:start] if line.strip() and not _COMMENT.fullmatch(line)]
        if not found or words:
            found.append(start)
    return found
