"""Small raised letters → superscripts: "1" behind "48,2" is the mark of a footnote, and no digit of the number.

Raised is what is smaller than the text right before or behind it and stands higher than its baseline, however the file
does so. What is lowered, an ordinal's letters, a numerator, and small text with a cell of its own are left as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from vpextract.marks import LONGEST_MARK, can_be_raised, raised
from vpextract.model import Box, Line

SMALLER = 0.88
"""A mark is at most so large, in letters of its text: browsers take 0.83, Word 0.65, LaTeX 0.7, hand-made ones 0.5."""
LEAST = 0.4
"""And no smaller: what stands beside a larger letter than that is the text that begins with it."""
RISE = 0.14
"""It stands so much higher at least, in letter sizes; usual are 0.3–0.4, and 0.2 by hand."""
HIGHEST = 0.75
NEAR = 0.35
"""Where the file prints it on its own, it stands so close: closer than a word, with a thin space at most."""
_DESCENT = 0.25
"""Boxes reach below the baseline by about so much of the letter size (seen: 0.2–0.3)."""
SPACE = 0.2
"""With less room between text and mark none is printed: a thin space is 0.1–0.2, a usual one 0.25 letter sizes."""
_TWO_ROWS = 32.0
"""Texts are looked up by their height in steps of half as many points."""
_FIRST = frozenset("0123456789abcdefghijklmnpqrstuvwxyz([⁽*†‡-−–¹²³⁴⁵⁶⁷⁸⁹")

_OWN = re.compile(r"[⁽(]?[¹²³⁴-⁹][⁰¹²³⁴-⁹]?[⁾)]?")
"""Superscripts of the font itself are raised without being smaller."""


class Raised(NamedTuple):
    """Indices of a mark and of the text that it belongs to; `side` is where it stands: `before`, `behind` or `inside`."""

    mark: int
    host: int
    side: str


def is_raised(size: float, host: float, rise: float) -> bool:
    """Whether text of a size stands raised at a text of size `host`, its baseline higher by `rise`."""
    return LEAST * host <= size <= SMALLER * host and RISE * host <= rise <= HIGHEST * host


def goes_with_next(text: str, after: str) -> bool:
    """Whether a small raised text is a numerator ("1" of "1/2"), or a letter of the word that follows.

    `after` is what follows, with the space before it.
    """
    return (after[:1] in ("/", "⁄") and not after[1:2].isalpha()) or (text[-1:].isalpha() and after[:1].isalpha())


def raised_lines(lines: Sequence[Line], rules: Sequence[Box]) -> list[Raised]:
    """The lines that are marks of others: small and raised right behind, before or inside them, and not across a rule.

    Left to right, so that several marks in a row follow each other.
    """
    short = [at for at, line in enumerate(lines) if len(line[0]) <= LONGEST_MARK and line[0][0] in _FIRST]
    if not short:
        return []
    largest = SMALLER * max([line.size for line in lines])
    found = [
        at
        for at in short
        if (can_be_raised(lines[at].text) if lines[at].size <= largest else _OWN.fullmatch(lines[at].text))
    ]
    if not found:
        return []
    least = min([lines[at].size for at in found])
    own = any(lines[at].size > largest for at in found)
    hosts = _by_height(lines, [at for at, line in enumerate(lines) if own or line.size * SMALLER >= least])
    marks = _by_height(lines, found)
    uprights = sorted(rule for rule in rules if rule.x0 == rule.x1)
    out = []
    for at in sorted(found, key=lambda i: lines[i].box.x0):
        host = _host(lines, at, _near(hosts, lines[at]), uprights)
        if host is not None and not any(_is_denominator(lines[at], lines[i]) for i in _near(marks, lines[at])):
            out.append(host)
    return out


def _by_height(lines: Sequence[Line], indices: Sequence[int]) -> dict[int, list[int]]:
    rows: dict[int, list[int]] = {}
    for at in indices:
        _, y0, _, y1 = lines[at].box
        rows.setdefault(int((y0 + y1) / _TWO_ROWS), []).append(at)
    return rows


def _near(rows: dict[int, list[int]], line: Line) -> list[int]:
    row = int((line.box.y0 + line.box.y1) / _TWO_ROWS)
    return [at for step in (row, row - 1, row + 1) for at in rows.get(step, ())]


def _host(lines: Sequence[Line], at: int, near: Sequence[int], uprights: Sequence[Box]) -> Raised | None:
    """The text that a small one belongs to: the nearest at which it stands raised."""
    mark = lines[at]
    best: tuple[float, Raised] | None = None
    for i in near:
        host = lines[i]
        if i == at or not _stands_raised(mark, host):
            continue
        behind, before = mark.box.x0 - host.box.x1, host.box.x0 - mark.box.x1
        if behind < -0.1 * host.size and before < -0.1 * host.size:
            found = (0.0, Raised(at, i, "inside"))
        elif min(abs(behind), abs(before)) <= NEAR * host.size:
            side = "behind" if abs(behind) <= abs(before) else "before"
            found = (max(0.0, behind, before) if side == "behind" else max(0.0, before) + 0.1, Raised(at, i, side))
        else:
            continue
        if (best is None or found[0] < best[0]) and not _parted(mark, host, uprights):
            best = found
    return None if best is None else best[1]


def _stands_raised(mark: Line, host: Line) -> bool:
    if _OWN.fullmatch(mark.text):
        return abs(host.box.y1 - mark.box.y1) < 0.5 * host.size and len(host.text) > 1
    rise = host.box.y1 - mark.box.y1 - _DESCENT * (host.size - mark.size)
    return is_raised(mark.size, host.size, rise)


def _parted(mark: Line, host: Line, uprights: Sequence[Box]) -> bool:
    """Whether an upright rule lies between them: then they stand in two cells. `uprights` are sorted."""
    left, right = sorted((mark.box, host.box))
    middle = (mark.box.y0 + mark.box.y1) / 2
    first = bisect_left(uprights, (left.x1 - 1,))
    return any(r.y0 <= middle <= r.y1 for r in takewhile(lambda r: r.x0 <= right.x0 + 1, islice(uprights, first, None)))


def _is_denominator(mark: Line, other: Line) -> bool:
    """Whether a text of the same size stands right below: the two are a fraction, whatever stands beside them."""
    over = min(mark.box.x1, other.box.x1) - max(mark.box.x0, other.box.x0)
    below = other.box.y1 - mark.box.y1
    return over > 0 and abs(other.size - mark.size) < 0.1 * mark.size and 0.5 * mark.size < below < 1.5 * mark.size


def with_marks(lines: list[Line], rules: Sequence[Box]) -> list[Line]:
    """The lines, those that are marks of others put into these as superscripts."""
    found = raised_lines(lines, rules)
    if not found:
        return lines
    out: list[Line | None] = list(lines)
    for mark, host, side in found:
        small, large = lines[mark], out[host]
        if large is not None and (joined := _joined(small, large, side)) is not None:
            out[host], out[mark] = joined, None
    return [line for line in out if line is not None]


def _joined(mark: Line, host: Line, side: str) -> Line | None:
    """The text with its mark; None where the place inside it is not known."""
    text, box = raised(mark.text), host.box
    if side == "inside":
        at = _gap(mark, host)
        return None if at is None else host._replace(text=f"{host.text[:at]}{text}{host.text[at:]}")
    if side == "behind":
        space = " " if mark.box.x0 - box.x1 > SPACE * host.size else ""
        box = box._replace(x1=max(box.x1, mark.box.x1))
        return host._replace(text=f"{host.text}{space}{text}", box=box, open_end=mark.open_end)
    space = " " if box.x0 - mark.box.x1 > SPACE * host.size else ""
    if goes_with_next(mark.text, space + host.text):
        return None
    return host._replace(text=f"{text}{space}{host.text}", box=box._replace(x0=min(box.x0, mark.box.x0)))


def _gap(mark: Line, host: Line) -> int | None:
    """The space in a text that a mark inside its box stands over; the places of letters are estimated."""
    share = (mark.box.x0 - host.box.x0) / host.box.width
    guess = len(host.text) * share
    gaps = [i for i, c in enumerate(host.text) if c == " "]
    at = min(gaps, key=lambda i: abs(i - guess), default=None)
    return at if at is not None and abs(at - guess) <= 2 + 0.1 * len(host.text) else None
