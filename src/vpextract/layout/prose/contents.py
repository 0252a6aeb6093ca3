"""The table of contents: which lines are its entries. They repeat headings and must become none.

On pages the numbers of its pages stand flush right. A text file shows no such edge; there they must climb, else it is over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.sheet import Baseline, is_tabular
from vpextract.layout.words import ends_sentence
from vpextract.settings import SETTINGS

_LEADER = re.compile(r"(?:\.\s?){3}\s*\d{1,3}$|…\s*\d{1,3}$|_{3}\s*\d{1,3}$")  # of all the dots the last are enough
_NUMBER = re.compile(r"\d{1,3}$")
_ENDS_IN_NUMBER = re.compile(r"\D\s\d{1,3}$")
_AT_END = re.compile(r"\S\s\d{1,3}$")
_MARKS = ("- ", "• ", "– ")
_SECTION = re.compile(r"\d{1,2}(\.\d{1,2})*\.?")
_BEFORE_TABLE = 2
"""A table stands among the entries only after so many of them."""
_LONGEST_TABLE = 40
"""Such a table has fewer lines than this."""
_LOOK_AHEAD = 4
"""An entry wraps over at most this many lines before its page number comes."""
_BEHIND_TABLE = 2
"""Entries go on behind a table only where so many of them follow each other: a single line may be a sum below the table."""
_LONGEST_CHAPTER = 80
"""Two entries that follow each other are fewer pages apart than this: larger numbers are figures."""


def text_of(base: Baseline) -> str:
    """The texts of a baseline, left to right."""
    return " ".join(line.text for line in base.lines)


def toc_entries(bases: Sequence[Baseline], knowledge: Knowledge, *, flush: bool = True) -> set[int]:
    """Indices of the baselines (of the whole document, in reading order) that are entries of a table of contents.

    They follow its heading, for as long as a page number comes within a few lines. A single line with dot leaders and a
    number is an entry wherever it stands. `flush`: page numbers stand at the right edge.
    """
    found = {i for i, base in enumerate(bases) if base.lines[-1].text[-1:].isdecimal() and _has_leader(text_of(base))}
    for start, base in enumerate(bases):
        if (
            len(base.lines) == 1
            and len(base.lines[0].text) < 30
            and knowledge.heading_kind(base.lines[0].text) == "toc"
        ):
            found |= _after(bases, start + 1, flush)
    return found


def _after(bases: Sequence[Baseline], start: int, flush: bool) -> set[int]:
    found: set[int] = set()
    right = max((base.lines[-1].box.x1 for base in bases[start : start + 12]), default=0.0) if flush else None
    at = start
    while at < len(bases):
        end = _end_of_entry(bases, at, right)
        if end is not None and not flush and found and _page_of(bases[end]) < _page_of(bases[max(found)]):
            break
        if end is None:
            behind = _behind_table(bases, at, right, found) if right is not None else None
            if behind is None:
                break
            at = behind
            continue
        found.update(range(at, end + 1))
        at = end + 1
    return found


def _end_of_entry(bases: Sequence[Baseline], at: int, right: float | None) -> int | None:
    """The baseline on which the entry that begins at `at` ends; None where none begins there.

    Only the last line of an entry has something beside its text: what does before is a table's.
    """
    for i in range(at, min(at + _LOOK_AHEAD, len(bases))):
        if _ends_entry(bases[i], right):
            return i
        if is_tabular(bases[i]) and not _SECTION.fullmatch(bases[i].lines[0].text):
            return None
        if right is None and (ends_sentence(bases[i].lines[-1].text) or bases[i].lines[0].text.startswith(_MARKS)):
            return None
    return None


def _behind_table(bases: Sequence[Baseline], at: int, right: float, found: set[int]) -> int | None:
    """Where the entries go on behind a table among them: several lines that look like the entries before and are none of
    the table's rows, at the same edges, with page numbers that rise. Behind a page break nothing tells them from rows."""
    if len(found) < _BEFORE_TABLE or not is_tabular(bases[at]):
        return None
    lefts = [bases[i].left for i in found]
    looks = {_look(bases[i]) for i in found}
    for i in range(at + 1, min(at + _LONGEST_TABLE, len(bases))):
        if bases[i].top < bases[i - 1].top:
            return None
        starts = any(abs(bases[i].left - left) < 3 for left in lefts) and _look(bases[i]) in looks
        if i > at + 1 and starts and _is_apart(bases, at, i) and _entries_rise(bases, i, right, max(found)):
            return i
    return None


def _look(base: Baseline) -> tuple[str, int, bool, float]:
    line = base.lines[0]
    return line.font, line.color, line.bold, round(line.size)


def _is_apart(bases: Sequence[Baseline], at: int, i: int) -> bool:
    """Whether a baseline is no row of the table that begins at `at`: further off than its rows, or of another look."""
    gaps = [bases[k].top - bases[k - 1].bottom for k in range(at + 1, i)]
    far = bases[i].top - bases[i - 1].bottom > max(gaps) + SETTINGS.note_gap * bases[i].size
    return far or _look(bases[i]) != _look(bases[i - 1])


def _entries_rise(bases: Sequence[Baseline], at: int, right: float, before: int) -> bool:
    """Whether several entries begin at `at`, each on a page not before the last one's."""
    last = _page_of(bases[before])
    for _ in range(_BEHIND_TABLE):
        end = _end_of_entry(bases, at, right) if at < len(bases) else None
        if end is None or len(bases[end].lines) > 2 or not 0 <= _page_of(bases[end]) - last < _LONGEST_CHAPTER:
            return False
        at, last = end + 1, _page_of(bases[end])
    return True


def _page_of(base: Baseline) -> int:
    number = _NUMBER.search(base.lines[-1].text)
    return int(number[0]) if number else 0


def _has_leader(text: str) -> bool:
    """Whether dots lead to a number at the end; most figures have no such sign before them."""
    return ("." in text or "…" in text or "_" in text) and _LEADER.search(text) is not None


def _ends_entry(base: Baseline, right: float | None) -> bool:
    """Whether a page number ends a line; `right` is where it must end, None where no edge is known."""
    text = text_of(base)
    if _has_leader(text):
        return True
    last = base.lines[-1]
    if len(base.lines) > 2 and not _SECTION.fullmatch(base.lines[0].text):
        return False  # a section's number, its heading, its page: what has more is the row of a table
    if right is None:
        return _AT_END.search(text) is not None
    ends = (len(base.lines) > 1 and _NUMBER.fullmatch(last.text)) or _ENDS_IN_NUMBER.search(text)
    return bool(ends) and abs(last.box.x1 - right) < 12
