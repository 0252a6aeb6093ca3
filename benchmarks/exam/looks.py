"""What a document looks like, drawn apart from what it says: who printed it, fonts, headings, goals, tables, furniture.

Most documents are plain in most ways, as in life; what is rare stands in few of them, and any of it with any other.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import TypeVar

T = TypeVar("T")

PRODUCERS = ("reportlab", "typst")
FONTS = {
    "reportlab": ["lato", "caladea", "source", "sans", "serif"],
    "typst": ["lato", "caladea", "source", "libertinus"],
}
ACCENTS = ["#1f4e79", "#00665e", "#7a1f3d", "#5b3a8c", "#333333", "#9a4f00"]
TINTS = ["#dbe5f1", "#e3efe6", "#f0e6d8", "#e8e8e8", "#f3dfe3"]


@dataclass(frozen=True)
class Look:
    """One look. Each field is told in the report, with the mean figure of the documents that have it."""

    producer: str
    paper: str
    """`portrait`, `landscape`, or `rotated`: landscape by /Rotate."""
    font: str
    strong: str
    """Which weight is the strong one: `bold`, or another that only the font's name tells."""
    size: float
    cell: float
    accent: str
    tint: str
    headings: str
    """`bold`, `accent` (in colour), `light` (large and not bold), `ruled` (a rule below), `spaced`, `shadow`, `banded`."""
    small: str
    """The headings under a goal: `bold`, `italic`, `accent`."""
    goals: str
    """`heading` (as the others), `label` (a light label before a bold text), `box`, `band`."""
    verdicts: str
    """`text`, `pill` (coloured, below the goal), `beside` (coloured, beside it)."""
    rules: str
    """`grid`, `level`, `head` (rules round the head and below the table), `columns`, `box`, `open`, `zebra`, `white`."""
    fill: str
    """What lies behind the head: `none`, `tint`, `dark`."""
    head: str
    """The head's letters: `strong`, `plain`, `italic`."""
    align: str
    """Of figures and their heads: `right`, `left`, `center`."""
    stands: str
    """Where short cells stand beside high ones: `top`, `middle`, `bottom`."""
    pad: float
    spread: bool
    """Whether tables are as wide as the text."""
    breaks: bool
    """Whether a page may cut a row."""
    repeat: bool
    caption: str
    """`none`, `above`, `below`."""
    comments: str
    """`row` or `column`."""
    totals: str
    """`strong`, `ruled`, `filled`."""
    prose: str
    """`left`, `justified` (and hyphenated, where the producer can), `columns` (two of them)."""
    watermark: str

    def facets(self) -> dict[str, str]:
        """What a figure may hang on."""
        return {name: str(value) for name, value in asdict(self).items() if name not in ("accent", "tint")}


def draw_look(rng: random.Random, **fixed: object) -> Look:
    """A look by chance; `fixed` says what it must be."""
    producer = str(fixed.get("producer") or rng.choice(PRODUCERS))
    drawn: dict[str, object] = {
        "producer": producer,
        "paper": _mostly(rng, "portrait", ["landscape", "rotated"], 0.15),
        "font": rng.choice(FONTS[producer]),
        "strong": _mostly(rng, "bold", ["heavy", "semibold"], 0.3),
        "size": rng.choice([9.0, 10.0, 10.5, 11.0]),
        "cell": rng.choice([7.0, 8.0, 8.5, 9.0]),
        "accent": rng.choice(ACCENTS),
        "tint": rng.choice(TINTS),
        "headings": _mostly(rng, "bold", ["accent", "accent", "light", "ruled", "spaced", "shadow", "banded"], 0.6),
        "small": rng.choice(["bold", "bold", "italic", "accent"]),
        "goals": rng.choice(["heading", "heading", "label", "box", "band"]),
        "verdicts": rng.choice(["text", "text", "pill", "beside"]),
        "rules": rng.choice(["grid", "grid", "level", "head", "columns", "box", "open", "zebra", "white"]),
        "fill": rng.choice(["none", "tint", "dark"]),
        "head": _mostly(rng, "strong", ["plain", "italic"], 0.25),
        "align": rng.choice(["right", "left", "center"]),
        "stands": _mostly(rng, "top", ["middle", "bottom"], 0.35),
        "pad": rng.choice([2.0, 3.0, 5.0]),
        "spread": rng.random() < 0.6,
        "breaks": rng.random() < 0.5,
        "repeat": rng.random() < 0.7,
        "caption": _mostly(rng, "none", ["above", "below"], 0.3),
        "comments": _mostly(rng, "row", ["column"], 0.35),
        "totals": rng.choice(["strong", "ruled", "filled"]),
        "prose": _mostly(rng, "left", ["justified", "columns"], 0.35),
        "watermark": _mostly(rng, "", ["UTKAST", "ARBETSMATERIAL"], 0.08),
    }
    if drawn["rules"] == "white" and drawn["fill"] == "none":
        drawn["fill"] = "tint"
    drawn.update(fixed)
    return Look(**{f.name: drawn[f.name] for f in fields(Look)})  # type: ignore[arg-type]


def _mostly(rng: random.Random, usual: T, others: Sequence[T], share: float) -> T:
    return rng.choice(others) if rng.random() < share else usual
