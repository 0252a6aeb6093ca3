"""Heads that stand upright over narrow columns: texts side by side that run upwards or downwards, with cells below them."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.model import Line, Page, around

Way = tuple[int, int]
"""Which way a text runs: (0, -1) is upwards, (0, 1) downwards, (-1, 0) upside down."""
_LONGEST = 60
"""A head has at most so many letters."""
_BELOW = 4.0
"""What stands below a head begins within so many letter sizes of its end."""
_ASIDE = 2.5
"""What stands below a head may be set to a side of its column: within so many letter sizes of its middle."""
_WRAPS = 1.6
"""Lines of one head follow each other within so many letter sizes."""


def standing_heads(lines: Sequence[Line], way: Way, page: Page) -> tuple[list[Line], list[Line]]:
    """(the heads that upright texts are, each one line with the place that it has on the page; the texts that are none).

    They stand beside each other, two at least, and a text that runs as usual begins below each.
    """
    found: list[Line] = []
    rest: list[Line] = []
    for row in _rows(lines):
        heads = _heads(sorted(row, key=lambda line: line.box.x0, reverse=way[1] > 0), page)
        if way[1] and len(heads) > 1 and all(_has_cell_below(head, heads, page) for head in heads):
            found += heads
        else:
            rest += row
    return found, rest


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Upright lines that stand beside each other: each shares most of its height with the first."""
    rows: list[list[Line]] = []
    for line in lines:
        beside = [row for row in rows if _overlap(row[0], line)]
        if beside:
            beside[0].append(line)
        else:
            rows.append([line])
    return rows


def _heads(order: Sequence[Line], page: Page) -> list[Line]:
    """Each head as one line; none where one is too long for a head."""
    labels: list[list[Line]] = []
    for line in order:
        if labels and _goes_on(labels[-1][-1], line, page):
            labels[-1].append(line)
        else:
            labels.append([line])
    heads = [_whole(label) for label in labels]
    return heads if all(len(head.text) <= _LONGEST for head in heads) else []


def _goes_on(above: Line, line: Line, page: Page) -> bool:
    """Whether an upright line goes on the one beside it: close by, and no rule between."""
    step = abs(line.box.x0 - above.box.x0)
    left, right = sorted(((above.box.x0 + above.box.x1) / 2, (line.box.x0 + line.box.x1) / 2))
    y = (line.box.y0 + line.box.y1) / 2
    parted = any(r.x0 == r.x1 and left < r.x0 < right and r.y0 <= y <= r.y1 for r in page.rules)
    parted = parted or any(
        left < x < right and f.y0 <= y <= f.y1 for f in page.fills if f.height > line.size for x in (f.x0, f.x1)
    )
    return not parted and step < _WRAPS * line.size and above.bold == line.bold


def _whole(label: Sequence[Line]) -> Line:
    text = label[0].text
    for line in label[1:]:
        cut = text.endswith(("-", "\u00ad", "\u2010")) and line.text[0].islower()
        text = text[:-1] + line.text if cut else f"{text} {line.text}"
    box = around([line.box for line in label])
    return label[0]._replace(text=text, box=box) if box is not None else label[0]


def _has_cell_below(head: Line, beside: Sequence[Line], page: Page) -> bool:
    """Whether a text that runs as usual begins close below a head, or the longest beside it, in its column."""
    end = max(other.box.y1 for other in beside)
    x = (head.box.x0 + head.box.x1) / 2
    reach = _ASIDE * head.size
    return any(
        -2 <= line.box.y0 - end <= _BELOW * head.size and line.box.x0 - reach <= x <= line.box.x1 + reach
        for line in page.lines
    )


def _overlap(a: Line, b: Line) -> bool:
    """Whether two lines share half the height of the shorter."""
    shared = min(a.box.y1, b.box.y1) - max(a.box.y0, b.box.y0)
    return shared > 0.5 * min(a.box.height, b.box.height)
