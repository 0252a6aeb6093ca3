"""Which of a few shapes a small picture has, and what it stands on, from the cells that are drawn."""

from __future__ import annotations

from collections.abc import Iterator

GRID = 32
"""Shapes are told from GRID × GRID cells, the picture's own edges at theirs."""
FIGURES = ("triangle", "check", "bars", "cross", "circle")
_SMALL_HOLE = 0.04
_SPOT = 0.02

Cells = list[list[bool]]


def shape_of(cells: Cells, aspect: float) -> tuple[str, str]:
    """Shape and ground of a cropped picture `aspect` times as wide as high.

    A figure on a disc or tile, or within a ring or frame, is told by the figure; the ground is then "disc", "tile", "ring" or
    "frame", else "". An outline counts like the filled shape, but an empty circle is a "ring", an empty square "boxed".
    """
    solid = _filled(cells)
    outer = _figure(solid, aspect)
    if outer not in ("circle", "square"):
        return outer, ""
    round_ = outer == "circle"
    holes = [[s and not c for s, c in zip(a, b, strict=True)] for a, b in zip(solid, cells, strict=True)]
    share = _count(holes) / _count(solid)
    if share < _SMALL_HOLE:
        return outer, ""
    islands = _islands(cells)
    if _count(islands) > _SPOT * GRID * GRID:
        figure = _figure_in(islands, aspect)
        return (figure if figure in FIGURES else "other", "ring") if round_ else _framed(figure)
    figure = _figure_in(holes, aspect)
    if round_ and figure == "circle" and share > 0.15:
        return "ring", ""
    if figure in FIGURES:
        return figure, "disc" if round_ else "tile"
    return ("other", "disc") if round_ else ("boxed", "")


def _framed(figure: str) -> tuple[str, str]:
    return (figure, "frame") if figure in FIGURES else ("boxed", "")


def _figure_in(cells: Cells, aspect: float) -> str:
    """The shape of a part of a picture by itself."""
    rows = [i for i in range(GRID) if any(cells[i])]
    cols = [j for j in range(GRID) if any(row[j] for row in cells)]
    y0, high, x0, wide = rows[0], rows[-1] + 1 - rows[0], cols[0], cols[-1] + 1 - cols[0]
    part = [[cells[y0 + i * high // GRID][x0 + j * wide // GRID] for j in range(GRID)] for i in range(GRID)]
    return _figure(_filled(part), aspect * wide / high)


# --- shapes by themselves ---------------------------------------------------------------------------------------------


def _figure(solid: Cells, aspect: float) -> str:
    """The shape without regard to holes."""
    if 0.84 < aspect < 1.19:
        if _likeness(solid, _DISC) > 0.85:
            return "circle"
        if _share(solid, 0, 0, 1, 1) > 0.9:
            return "square"
    if 0.6 < aspect < 1.35 and _likeness(solid, _PLAY) > 0.62:
        return "triangle"
    if 0.4 < aspect < 1.5 and _is_bars(solid):
        return "bars"
    if aspect < 0.85 and _is_venus(solid, aspect):
        return "venus"
    if 0.75 < aspect < 2.2 and _is_check(solid):
        return "check"
    if 0.84 < aspect < 1.19 and _is_cross(solid):
        return "cross"
    return "other"


_DISC: Cells = [
    [(2 * j + 1 - GRID) ** 2 + (2 * i + 1 - GRID) ** 2 <= GRID**2 for j in range(GRID)] for i in range(GRID)
]
_PLAY: Cells = [[j + 0.5 <= GRID - abs(2 * i + 1 - GRID) for j in range(GRID)] for i in range(GRID)]


def _likeness(cells: Cells, other: Cells) -> float:
    """What both have of what either has."""
    pairs = [(a, b) for row, line in zip(cells, other, strict=True) for a, b in zip(row, line, strict=True)]
    return sum(a and b for a, b in pairs) / sum(a or b for a, b in pairs)


def _is_bars(cells: Cells) -> bool:
    """Two full upright bars at the sides, nothing between them."""
    columns = [sum(row[j] for row in cells) / GRID for j in range(GRID)]
    while columns and columns[0] < 0.3:  # what JPEG left beside it
        columns.pop(0)
    while columns and columns[-1] < 0.3:
        columns.pop()
    empty = [j for j, share in enumerate(columns) if share < 0.1]
    if len(empty) < 2 or empty[-1] - empty[0] + 1 != len(empty):
        return False
    left, right = columns[: empty[0]], columns[empty[-1] + 1 :]
    even = left and right and abs(len(left) - len(right)) <= 4
    return bool(even) and min(len(left), len(right)) >= 4 and all(sum(s) / len(s) > 0.7 for s in (left, right))


def _is_venus(cells: Cells, aspect: float) -> bool:
    """A round head, below it a stem with a bar across."""
    head = max(1, round(GRID * aspect))  # as high as wide
    for high in (head, round(0.9 * head), round(1.08 * head)):
        if high >= GRID - 3:
            continue
        top = [cells[i * high // GRID] for i in range(GRID)]
        below = [sum(row) / GRID for row in cells[high + 1 :]]
        if _likeness(top, _DISC) > 0.78 and below and max(below) > 0.38 and below[-1] < 0.36:
            middle = [any(row[GRID // 2 - 3 : GRID // 2 + 3]) for row in cells[high:]]
            return sum(middle) > 0.85 * len(middle)
    return False


def _is_check(cells: Cells) -> bool:
    """One thin stroke that falls to a low point left of the middle and rises to the upper right corner."""
    if _share(cells, 0, 0, 1, 1) > 0.55:
        return False
    columns = [[i for i in range(GRID) if cells[i][j]] for j in range(GRID)]
    used = [j for j in range(GRID) if columns[j]]
    if len(used) < GRID - 3 or used[-1] - used[0] + 1 != len(used):
        return False
    middles = [sum(columns[j]) / len(columns[j]) / GRID for j in used]
    low = max(range(len(used)), key=lambda j: middles[j])
    start, end = sum(middles[:3]) / 3, sum(middles[-3:]) / 3
    falls = 0.3 < start < middles[low] - 0.06
    rises = end < 0.3 and all(b <= a + 0.06 for a, b in zip(middles[low:], middles[low + 3 :], strict=False))
    corner = _share(cells, 0.7, 0.75, 1, 1) < 0.25 and _share(cells, 0, 0, 0.25, 0.3) < 0.25
    return 0.15 * GRID <= low <= 0.6 * GRID and middles[low] > 0.65 and falls and rises and corner


def _is_cross(cells: Cells) -> bool:
    """Two strokes from corner to corner."""
    ends = [_share(cells, x, y, x + 0.25, y + 0.25) for x in (0, 0.75) for y in (0, 0.75)]
    gaps = [
        _share(cells, 0.42, 0, 0.58, 0.12),
        _share(cells, 0.42, 0.88, 0.58, 1),
        _share(cells, 0, 0.42, 0.12, 0.58),
        _share(cells, 0.88, 0.42, 1, 0.58),
    ]
    return min(ends) > 0.3 and max(gaps) < 0.2 and _share(cells, 0.42, 0.42, 0.58, 0.58) > 0.8


def _share(cells: Cells, x0: float, y0: float, x1: float, y1: float) -> float:
    """How much of a part is drawn; places are shares of the picture."""
    rows = range(int(y0 * GRID), max(int(y0 * GRID) + 1, round(y1 * GRID)))
    cols = range(int(x0 * GRID), max(int(x0 * GRID) + 1, round(x1 * GRID)))
    return sum(cells[i][j] for i in rows for j in cols) / (len(rows) * len(cols))


# --- what hangs together ----------------------------------------------------------------------------------------------


def _filled(cells: Cells) -> Cells:
    """The cells with everything they enclose."""
    outside = _reached([[not c for c in row] for row in cells], _rim())
    return [[not reached for reached in row] for row in outside]


def _islands(cells: Cells) -> Cells:
    """The drawn cells that do not hang together with those at the edge."""
    edge = _reached(cells, _rim())
    return [[c and not e for c, e in zip(a, b, strict=True)] for a, b in zip(cells, edge, strict=True)]


def _rim() -> Iterator[tuple[int, int]]:
    for k in range(GRID):
        yield from ((0, k), (GRID - 1, k), (k, 0), (k, GRID - 1))


def _reached(open_: Cells, starts: Iterator[tuple[int, int]]) -> Cells:
    """The open cells that can be reached from the open ones among `starts`, step by step up, down, left or right."""
    reached = [[False] * GRID for _ in range(GRID)]
    todo = list(starts)
    while todo:
        i, j = todo.pop()
        if 0 <= i < GRID and 0 <= j < GRID and open_[i][j] and not reached[i][j]:
            reached[i][j] = True
            todo += [(i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)]
    return reached


def _count(cells: Cells) -> int:
    return sum(map(sum, cells))
