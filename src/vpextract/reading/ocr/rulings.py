"""The rulings of tables in the picture of a page: long thin level and upright runs of ink."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vpextract.reading.ocr.pictures import Grey, Ink

_LEVEL, _UPRIGHT = 22.0, 9.0
"""Points that a run of ink must be long; no stroke of a letter of running text is."""
_ALONE = 30.0
"""Points of an upright ruling that meets no level one: a stroke of a large letter is shorter."""
_THICKEST = 3.0
"""Points: what is thicker is a bar or a part of a picture."""
_GAP = 0.6
"""Points that a ruling may be broken by."""
_INKED = 0.92
"""The share of a ruling that is ink."""
_MEETS = 3.0
_FAINT, _BESIDE = 0.94, 1.4
"""What is darker than this share of what lies so many points above and below may be a ruling in light grey: those have 0.8 to
0.9, noise of JPEG 0.97."""
_FAINT_LEVEL, _FAINT_UPRIGHT = 60.0, 30.0
"""Points that such a one must be long."""
_RIM = 0.3
"""Points of grey on either side: more would cut the ring off an Å that stands close below."""


class Ruling(NamedTuple):
    """In pixels: from where to where it runs, its middle across, and how thick it is."""

    start: float
    end: float
    at: float
    thick: float


class Rulings(NamedTuple):
    """`ink` are the pixels that belong to them."""

    level: list[Ruling]
    upright: list[Ruling]
    ink: Ink


def faint_level(grey: Grey, dpi: float) -> Ink:
    """What is a little darker than what is above and below it, on paper or shade: level rulings in light grey, and strokes."""
    near = max(2, round(_BESIDE * dpi / 72))
    framed = np.pad(grey, ((near, near), (0, 0)), mode="edge")
    lighter = np.minimum(framed[: -2 * near], framed[2 * near :]).astype(np.float32)
    return np.asarray(grey < _FAINT * lighter)


def rulings_of(ink: Ink, dpi: float, grey: Grey | None = None) -> Rulings:
    """All rulings of a page that was set straight; `grey` is its picture, in which those in light grey are found."""
    point = dpi / 72
    level = _rulings(ink, _LEVEL, point)
    upright = _rulings(np.ascontiguousarray(ink.T), _UPRIGHT, point)
    if grey is not None:
        across = np.ascontiguousarray(grey.T)
        level += _new(_rulings(faint_level(grey, dpi), _FAINT_LEVEL, point), level, point)
        upright += _new(_rulings(faint_level(across, dpi), _FAINT_UPRIGHT, point), upright, point)
    near = _MEETS * point
    upright = [
        one
        for one in upright
        if one.end - one.start >= _ALONE * point
        or any(
            line.start - near <= one.at <= line.end + near and one.start - near <= line.at <= one.end + near
            for line in level
        )
    ]
    return Rulings(level, upright, _ink_of(ink, level, upright, point))


def _rulings(ink: Ink, least: float, point: float) -> list[Ruling]:
    """The level ones; runs of neighbouring rows are one."""
    rows, starts, ends = _long_runs(ink, round(least * point), max(1, round(_GAP * point)))
    groups: list[list[tuple[int, int, int]]] = []
    growing: list[list[tuple[int, int, int]]] = []
    for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        growing = [group for group in growing if row - group[-1][0] <= 2]
        for group in growing:
            if any(a < end and start < b for above, a, b in group[-4:] if row - above <= 2):
                group.append((row, start, end))
                break
        else:
            groups.append([(row, start, end)])
            growing.append(groups[-1])
    found = []
    for group in groups:
        start, end = min(run[1] for run in group), max(run[2] for run in group)
        inked = sum(b - a for _, a, b in group)
        at = sum(row * (b - a) for row, a, b in group) / inked  # the row above was added to each: half a pixel less
        thick = max(1.0, inked / (end - start) - 1)
        high = group[-1][0] - group[0][0]
        if thick <= _THICKEST * point and high <= 2 * _THICKEST * point:
            found.append(Ruling(float(start), float(end), float(at), float(thick)))
    return found


def _long_runs(ink: Ink, least: int, gap: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """(row, start, end) of the level runs of at least so many pixels, over gaps, in reading order."""
    thick = ink.copy()  # with the row above, so that one which is a little askew does not break
    thick[1:] |= ink[:-1]
    wide = ink.shape[1]
    flat = np.zeros((ink.shape[0], wide + gap + 2), dtype=np.int8)
    flat[:, 1 : wide + 1] = thick
    change = np.diff(flat.ravel())
    starts, ends = np.flatnonzero(change == 1), np.flatnonzero(change == -1)
    if not len(starts):
        return starts, starts, starts
    parted = np.concatenate(([True], starts[1:] - ends[:-1] > gap))
    first = np.flatnonzero(parted)
    inked = np.add.reduceat(ends - starts, first)
    starts, ends = starts[first], ends[np.concatenate((first[1:] - 1, [len(ends) - 1]))]
    kept = (ends - starts >= least) & (inked >= _INKED * (ends - starts))
    row, start = np.divmod(starts[kept], flat.shape[1])
    return row, start, start + (ends - starts)[kept]


def _new(faint: list[Ruling], found: list[Ruling], point: float) -> list[Ruling]:
    """Those of the faint rulings that are none of those found."""

    def is_known(one: Ruling) -> bool:
        return any(abs(r.at - one.at) < _MEETS * point and r.start < one.end and one.start < r.end for r in found)

    return [one for one in faint if not is_known(one)]


def _ink_of(ink: Ink, level: list[Ruling], upright: list[Ruling], point: float) -> Ink:
    """The pixels of the rulings, and a rim about them that is grey."""
    out = np.zeros_like(ink)
    rim = max(1.0, _RIM * point)
    for one in level:
        half = one.thick / 2 + rim
        out[max(0, round(one.at - half)) : round(one.at + half), round(one.start) : round(one.end)] = True
    for one in upright:
        half = one.thick / 2 + rim
        out[round(one.start) : round(one.end), max(0, round(one.at - half)) : round(one.at + half)] = True
    return out
