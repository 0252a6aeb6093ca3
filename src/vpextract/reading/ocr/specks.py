"""Specks of a bad scan, single dark points on paper and light ones in letters, taken out where there are many."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vpextract.reading.ocr.pictures import Grey, darker, paper_of

_MANY = 5e-4
"""The share of a picture's points that are specks: clean ones have a tenth of it, and stay as they are."""
_ALONE = 1
"""A dark point with so many dark neighbours at most is a speck: a stroke, a ruling or a full stop has more."""


def without_specks(grey: Grey, dpi: float) -> Grey:
    """The picture without specks, if it has many."""
    paper = paper_of(grey, dpi)
    dark = darker(grey, paper)
    around = _neighbours(dark)
    specks, holes = dark & (around <= _ALONE), ~dark & (around >= 8 - _ALONE)
    if np.count_nonzero(specks) < _MANY * dark.size:
        return grey
    low = np.percentile(grey[dark], 25)
    return np.where(specks, paper, np.where(holes, low, grey)).astype(np.uint8)


def _neighbours(dark: NDArray[np.bool_]) -> NDArray[np.int8]:
    """How many of the eight points around each are dark."""
    framed = np.pad(dark, 1).astype(np.int8)
    rows = framed[:-2] + framed[1:-1] + framed[2:]
    return np.asarray(rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:] - framed[1:-1, 1:-1])
