"""The picture of a page as OCR needs it: what is ink on it, whatever the paper's shade, and set straight."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]
Ink = NDArray[np.bool_]

_BLOCK_POINTS = 6.0
"""The paper's shade is told for squares of this side: a shaded row of a table is higher, a stroke of a letter narrower."""
_INK = 0.62
"""What is darker than this share of the paper around it is ink: grey text on white has 0.6, shaded heads 0.75 and more."""
_WIDEST_SKEW = 5.0
_COARSE, _FINE = 0.25, 0.02
"""Degrees: a page of 500 points' width that is 0.02 askew rises by a fifth of a point."""
_COARSE_DPI = 80
"""Rows so far apart tell the slope roughly; then each row of the picture counts."""
_POINTS_OF_INK = 60_000
"""So many dark spots tell the skew of a page; more of them tell nothing more."""


class Straight(NamedTuple):
    """A picture set straight: `skew` are the degrees by which its lines ran downwards to the right before."""

    grey: Grey
    skew: float


def straight(grey: Grey, dpi: float) -> Straight:
    """The picture turned so that its lines run level; as it is where they do."""
    skew = skew_of(ink_of(grey, dpi), dpi)
    if abs(skew) < _FINE:
        return Straight(grey, 0.0)
    paper = int(np.percentile(grey[::7, ::7], 75))
    turned = Image.fromarray(grey).rotate(skew, Image.Resampling.BICUBIC, fillcolor=paper)
    return Straight(np.asarray(turned, dtype=np.uint8), skew)


def ink_of(grey: Grey, dpi: float) -> Ink:
    """What is much darker than the paper around it."""
    return darker(grey, paper_of(grey, dpi))


def darker(grey: Grey, paper: NDArray[np.float32], share: float = _INK) -> Ink:
    """What is darker than this share of the paper around it."""
    return np.asarray(grey < share * paper)


def paper_of(grey: Grey, dpi: float) -> NDArray[np.float32]:
    """The shade of the paper at each pixel: the lightest fifth of what lies around it."""
    block = max(4, round(_BLOCK_POINTS * dpi / 72))
    high, wide = grey.shape
    rows, columns = -(-high // block), -(-wide // block)
    padded = np.pad(grey, ((0, rows * block - high), (0, columns * block - wide)), mode="edge")
    blocks = padded.reshape(rows, block, columns, block).swapaxes(1, 2).reshape(rows, columns, block * block)
    light = np.percentile(blocks[:, :, ::3], 80, axis=2).astype(np.float32)
    around = np.pad(light, 1, mode="edge")
    lightest = np.max(
        [around[1:-1, 1:-1], around[:-2, 1:-1], around[2:, 1:-1], around[1:-1, :-2], around[1:-1, 2:]], axis=0
    )
    whole = np.kron(np.asarray(lightest), np.ones((block, block), dtype=np.float32))
    return np.asarray(whole[:high, :wide], dtype=np.float32)


def skew_of(ink: Ink, dpi: float) -> float:
    """By how many degrees the lines run downwards to the right: at that slope most spots of ink share few rows."""
    ys, xs = np.nonzero(ink)
    if len(xs) < 100:
        return 0.0
    step = max(1, len(xs) // _POINTS_OF_INK)
    ys, xs = ys[::step], xs[::step] - ink.shape[1] // 2

    def sharpness(degrees: float, scale: float) -> float:
        rows = ((ys - xs * math.tan(math.radians(degrees)) + ink.shape[0] / 4) * scale).astype(np.int64)
        counted = np.bincount(np.clip(rows, 0, None))
        return float(np.sum(np.square(np.diff(counted, prepend=0, append=0), dtype=np.float64)))

    coarse = np.arange(-_WIDEST_SKEW, _WIDEST_SKEW + _COARSE / 2, _COARSE)
    best = max(coarse, key=lambda degrees: sharpness(degrees, _COARSE_DPI / dpi))
    fine = np.arange(best - _COARSE, best + _COARSE + _FINE / 2, _FINE)
    return round(float(max(fine, key=lambda degrees: sharpness(degrees, 1.0))), 2)
