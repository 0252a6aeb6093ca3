"""Running headers and footers of pages (lines that recur at one height near an edge), page numbers there, watermarks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.layout.furniture import Key, may_be_page_number, means_something, recurring
from vpextract.layout.pages.watermarks import watermarks_of
from vpextract.layout.sheet import HEAD_PITCH, baseline_of, is_known_head, is_number
from vpextract.matching import whole_number
from vpextract.model import Line, Page
from vpextract.settings import SETTINGS

_DIGITS = re.compile(r"[0-9]+")
_TITLE_LINES = 40
"""The document's title stands among so many lines, and may wrap."""
_LONG = 10
"""Letters of a title or board that a longer line does not hold by chance."""
_BETWEEN = re.compile(r",\s|\s[|·•/–—-]\s")
"""What stands between the parts of a running header, which says the board and the title in one line."""
_COUNTED = 10**6
_COLUMNS = 3
"""So many texts that no other page says, beside some that others do, are no running header, which has three parts at most."""
_LIST_MARK = re.compile(r"([^\w\s]{1,2})(?:\s|$)")
_SAME_EDGE = 2.0
"""Points between the left edges of the items of a list, at most."""
_Margin = dict[int, list[Key]]
"""An edge: its lines stand as far from it as steps of 4 pt tell, rounded either way."""


def furniture_of(pages: Sequence[Page], knowledge: Knowledge) -> list[frozenset[int]]:
    """For each page the indices of its lines that are furniture.

    A line is furniture if it stands in the upper or lower margin, nothing between it and the edge is contents, and either
    it is a page number or the same text (its page number aside) recurs at that height on enough pages. Goals, known
    headings, known heads of tables, items of lists and what stands in a grid are never furniture, however often a page
    begins with them.
    """
    margins = [_margins(page, knowledge) for page in pages]
    often = recurring([margin for both in margins for margin in both], len(pages))
    said = _said_on_the_front(pages, [top for top, _ in margins])
    again = _Again(often | said, often & said)
    marks = watermarks_of(pages)
    found: list[frozenset[int]] = []
    for n, (page, (top, bottom)) in enumerate(zip(pages, margins, strict=True)):
        near = pages[max(0, n - 1) : n + 1]
        upper = _from_edge(page, top, True, again, near, knowledge)
        lower = _from_edge(page, bottom, False, again, near, knowledge)
        skipped = knowledge.skipped(line.text for line in page.lines)
        found.append(upper | lower | marks[n] | skipped)
    return found


class _Again(NamedTuple):
    """What may be furniture; `named` is what says the document's title besides, as many pages do."""

    keys: set[Key]
    named: set[Key]


def _said_on_the_front(pages: Sequence[Page], tops: Sequence[_Margin]) -> set[Key]:
    """The lines that stand higher than anything on the first page and say what lines there do: its title, its board."""
    if len(pages) < 2 or not pages[0].lines:
        return set()
    front = {line.text.casefold() for line in pages[0].lines}
    titles = pairwise(pages[0].lines[:_TITLE_LINES])
    front.update(f"{a.text} {b.text}".casefold() for a, b in titles if a.size == b.size)
    highest = min(line.box.y0 for line in pages[0].lines)
    found: set[Key] = set()

    @cache  # a header says the same on page after page
    def is_said(part: str) -> bool:
        return any(_is_said(part.casefold(), text) for text in front)

    for page, top in zip(pages[1:], tops[1:], strict=True):
        for i, keys in top.items():
            line = page.lines[i]
            if line.box.y1 < highest and (is_said(line.text) or all(map(is_said, _BETWEEN.split(line.text)))):
                found.update(keys)
    return found


def _is_said(part: str, text: str) -> bool:
    """Whether a text is another one, or a longer one holds it whole ("Plan 2031 – Hamnnämnden")."""
    return part == text or (len(part) >= _LONG and f" {part} " in f" {text} ")


def _margins(page: Page, knowledge: Knowledge) -> tuple[_Margin, _Margin]:
    """The lines in the upper and lower margin, each from the edge inwards."""
    end, zone = page.height, SETTINGS.margin_share * page.height
    places = [(y0, y1, i) for i, line in enumerate(page.lines) for _, y0, _, y1 in (line.box,)]
    top = sorted([(y0, i) for y0, y1, i in places if y1 < zone])
    bottom = sorted([(y0, i) for y0, _, i in places if end >= y0 > end - zone], reverse=True)
    upper = {i: _keys(page, i, True, knowledge) for _, i in top}
    return upper, {i: _keys(page, i, False, knowledge) for _, i in bottom}


def _keys(page: Page, index: int, upper: bool, knowledge: Knowledge) -> list[Key]:
    line = page.lines[index]
    distance = line.box.y0 if upper else page.height - line.box.y1
    near, far = int(distance // 4), int((distance + 2) // 4) + 1000
    text = line.text
    keys = [(text, upper, near), (text, upper, far)]
    counts = may_be_page_number(text) or knowledge.is_page_number(text)
    for found in _DIGITS.finditer(text) if counts or str(page.number) in text else ():
        number, numbered = whole_number(found[0]), f"{text[: found.start()]}#{text[found.end() :]}"
        if number == page.number:
            keys += [(numbered, upper, near), (numbered, upper, far)]
        elif counts and number is not None:  # counted from another page, wherever at this edge
            keys.append((numbered, upper, _COUNTED + number - page.number))
    return keys


def _from_edge(
    page: Page, margin: _Margin, upper: bool, again: _Again, near: Sequence[Page], knowledge: Knowledge
) -> frozenset[int]:
    """`near`: this page and the one before it."""
    found: set[int] = set()
    numbered = False
    for row in _rows(page, margin):
        counts = not numbered and _numbers_page(page, row)
        kept = [i for i in row if not _is_furniture(page, i, margin[i], again, counts, knowledge)]
        if len(kept) == len(row) or _is_of_a_head(page, row, len(kept), upper, knowledge):
            break
        if _is_list_item([page.lines[i] for i in row], near):
            break
        found |= set(row) - set(kept)
        numbered = numbered or any(_is_own_number(page.lines[i].text, page.number, knowledge) for i in found)
        if kept:
            break
    return frozenset(found)


def _rows(page: Page, margin: _Margin) -> list[list[int]]:
    """The lines of a margin that stand beside each other, from the edge inwards; a mark may be of another size."""
    rows: list[list[int]] = []
    for i in margin:
        middle = page.lines[i].box.y0 + page.lines[i].box.y1
        beside = page.lines[rows[-1][0]].box if rows else None
        if beside is not None and beside.y0 < middle / 2 < beside.y1:
            rows[-1].append(i)
        else:
            rows.append([i])
    return rows


def _numbers_page(page: Page, row: Sequence[int]) -> bool:
    """Whether a number among texts side by side may be that of the page: no other figure stands there, as in a table's row."""
    return sum(is_number(page.lines[i]) for i in row) < 2


def _is_furniture(
    page: Page, index: int, keys: Sequence[Key], again: _Again, counts: bool, knowledge: Knowledge
) -> bool:
    """Whether a line recurs at its height, or is the number of its page (where that `counts`), and means nothing else; a
    title of a year may sound like a heading ("Årsanalys 2031")."""
    line = page.lines[index]
    text = line.text
    if again.keys.isdisjoint(keys) and not (counts and _is_own_number(text, page.number, knowledge)):
        return False
    titled = not again.named.isdisjoint(keys) and knowledge.title(text) is not None
    means = knowledge.goal_label(text) is not None if titled else means_something(text, knowledge)
    return not means and not _in_grid(page, line)


def _is_own_number(text: str, number: int, knowledge: Knowledge) -> bool:
    """Whether a text is the number of its page."""
    first = _DIGITS.search(text)
    if first is None or whole_number(first[0]) != number:
        return False
    return may_be_page_number(text) or knowledge.is_page_number(text)


def _is_list_item(row: Sequence[Line], near: Sequence[Page]) -> bool:
    """Whether a row is an item of a list: others at its left edge have the same mark. The next list may say the same there."""
    first = min(row, key=lambda line: line.box.x0)
    mark = _LIST_MARK.match(first.text)
    if mark is None or (len(row) == 1 and mark.end() == len(first.text)):
        return False
    left, top, sign = first.box.x0, first.box.y0, mark[1]
    return any(
        line.text.startswith(sign) and abs(line.box.x0 - left) < _SAME_EDGE and abs(line.box.y0 - top) > line.size
        for page in near
        for line in page.lines
    )


def _is_of_a_head(page: Page, row: Sequence[int], n_kept: int, upper: bool, knowledge: Knowledge) -> bool:
    """Whether texts in a margin are a line of a table's head, which may recur with all that is printed beside it.

    `n_kept` of them are no furniture by themselves.
    """
    lines, in_part = [page.lines[i] for i in row], n_kept > 0
    if upper and n_kept >= _COLUMNS:
        return True
    if in_part and len(row) > 1 and any(_is_key(line, knowledge) for line in lines):
        return True
    if upper and len(row) > 1 and is_known_head(baseline_of(lines), knowledge):
        return True  # of words that mean something beside each other: "Insats" | "Från" | "Till"
    return upper and (_is_over_key(page, lines, knowledge) or (in_part and _heads_a_table(page, lines)))


def _is_over_key(page: Page, row: Sequence[Line], knowledge: Knowledge) -> bool:
    """Whether texts stand close over the key of a known table, set like it: lines of one head, whose last ones are level."""
    top, size, bold = min(line.box.y0 for line in row), row[0].size, row[0].bold
    first, last = top + size / 2, top + HEAD_PITCH * size
    near = [line for line in page.lines if first < line.box.y0 <= last]
    return any(line.bold == bold and abs(line.size - size) < 0.3 and _is_key(line, knowledge) for line in near)


def _is_key(line: Line, knowledge: Knowledge) -> bool:
    """Whether a text is the head of the column that names the rows of a known table ("Indikator")."""
    match = knowledge.column(line.text)
    return match is not None and match.key and match.exact


def _heads_a_table(page: Page, row: Sequence[Line]) -> bool:
    """Whether texts side by side at the top of a page stand close over others side by side, as a table's head does.

    Tables of different pages may share some heads ("Budget 2031"), which then recur at one height.
    """
    if len(row) < 2:
        return False
    bottom, size = max(line.box.y1 for line in row), row[0].size
    below = sorted(line.box.y0 for line in page.lines if line.box.y0 > bottom - 1)
    return len(below) > 1 and below[0] - bottom < SETTINGS.table_gap * size and below[1] - below[0] < size / 2


def _in_grid(page: Page, line: Line) -> bool:
    """Whether a line stands between upright rules of a table; a frame around the page is none."""
    x, y = (line.box.x0 + line.box.x1) / 2, (line.box.y0 + line.box.y1) / 2
    beside = [r.x0 for r in page.rules if r.x0 == r.x1 and r.y0 <= y <= r.y1 and r.height < 0.85 * page.height]
    return any(at < x for at in beside) and any(at > x for at in beside)


def furniture_texts(lines: Sequence[Line], indices: frozenset[int]) -> list[str]:
    """The texts of the furniture, in reading order."""
    return [lines[i].text for i in sorted(indices)]
