"""Running headers and footers: lines that recur at the same height near the page's edges, and page numbers there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.model import Line, Page
from vpextract.settings import SETTINGS

_DIGITS = re.compile(r"\d+")


def furniture_of(pages: Sequence[Page], knowledge: Knowledge) -> list[frozenset[int]]:
    """For each page the indices of its lines that are furniture.

    A line is furniture if it stands in the upper or lower margin, nothing between it and the edge is contents, and either
    it is a page number or the same text (digits aside) recurs at that height on enough pages. Heads of known tables are
    never furniture: a table that goes on for pages repeats its head at the same height.
    """
    margins = [_margin_lines(page) for page in pages]
    seen: Counter[tuple[str, bool, int]] = Counter()
    for page, (top, bottom) in zip(pages, margins, strict=True):
        for indices, upper in ((top, True), (bottom, False)):
            seen.update({key for i in indices for key in _keys(page, i, upper)})
    needed = max(2, SETTINGS.furniture_share * len(pages) - 1)
    out = []
    for page, (top, bottom) in zip(pages, margins, strict=True):
        found: set[int] = set()
        for indices, upper in ((top, True), (bottom, False)):
            found |= _from_edge(page, indices, upper, seen, needed, knowledge)
        out.append(frozenset(found))
    return out


def _margin_lines(page: Page) -> tuple[list[int], list[int]]:
    """Indices of the lines in the upper and lower margin, each from the edge inwards."""
    zone = SETTINGS.margin_share * page.height
    order = sorted(range(len(page.lines)), key=lambda i: page.lines[i].box.y0)
    top = [i for i in order if page.lines[i].box.y1 < zone]
    bottom = [i for i in reversed(order) if page.lines[i].box.y0 > page.height - zone]
    return top, bottom


def _keys(page: Page, index: int, upper: bool) -> list[tuple[str, bool, int]]:
    """The text without digits and its distance from the edge, in steps of 4 pt, rounded either way."""
    line = page.lines[index]
    distance = line.box.y0 if upper else page.height - line.box.y1
    text = _DIGITS.sub("#", line.text)
    return [(text, upper, int(distance // 4)), (text, upper, int((distance + 2) // 4) + 1000)]


def _from_edge(
    page: Page,
    indices: list[int],
    upper: bool,
    seen: Counter[tuple[str, bool, int]],
    needed: float,
    knowledge: Knowledge,
) -> set[int]:
    found: set[int] = set()
    rows: dict[int, list[int]] = defaultdict(list)
    for i in indices:
        rows[round(page.lines[i].box.y0 / 3)].append(i)
    for row in rows.values():
        kept = [i for i in row if not _is_furniture(page, i, upper, seen, needed, knowledge)]
        if len(kept) == len(row):
            break
        found |= set(row) - set(kept)
        if kept:
            break
    return found


def _is_furniture(
    page: Page, index: int, upper: bool, seen: Counter[tuple[str, bool, int]], needed: float, knowledge: Knowledge
) -> bool:
    text = page.lines[index].text
    if knowledge.column(text) is not None:
        return False
    count = max(seen[key] for key in _keys(page, index, upper))
    if knowledge.is_page_number(text) or (text.isdigit() and len(text) <= 3):
        first = _DIGITS.search(text)
        return count >= needed or (first is not None and int(first[0]) == page.number)
    return count >= needed


def furniture_texts(lines: Sequence[Line], indices: frozenset[int]) -> list[str]:
    """The texts of the furniture, in reading order."""
    return [lines[i].text for i in sorted(indices)]
