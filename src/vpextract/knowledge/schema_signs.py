"""The shape of `patterns/signs.toml`."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from vpextract.knowledge.schema_base import Strict

Sign = Literal[
    "green",
    "yellow",
    "red",
    "ongoing",
    "completed",
    "not_started",
    "cancelled",
    "gendered",
    "kf",
    "status",
    "none",
]
PictureShape = Literal[
    "", "circle", "ring", "triangle", "check", "bars", "cross", "venus", "boxed", "square", "cell", "other"
]
PictureGround = Literal["", "disc", "tile", "ring", "frame"]
Hue = Literal["green", "yellow", "red", "blue", "cyan", "purple"]
PictureColor = Literal["", "green", "yellow", "red", "blue", "cyan", "purple", "black", "grey"]
Digest = Annotated[str, msgspec.Meta(pattern="^([a-z]+-([a-z]+-)?[0-9a-f]{19})?$")]
"""The mark of a picture, as `reading.pictures` makes it."""


class PictureSign(Strict, frozen=True):
    sign: Sign | list[Sign]
    shape: PictureShape = ""
    color: PictureColor = ""
    ground: PictureGround = ""
    digest: Digest = ""


class Bullets(Strict, frozen=True):
    marks: list[str]
    shapes: list[PictureShape]


class Colors(Strict, frozen=True):
    chroma: int
    black: int
    hues: dict[Hue, list[tuple[float, float]]]


class ProgressWords(Strict, frozen=True):
    """Patterns of the words that the status of an activity is composed of."""

    negations: list[str]
    partly: list[str]
    started: list[str]
    finished: list[str]
    running: list[str]
    planned: list[str]
    stopped: list[str]
    light: list[str]


class DelayWords(Strict, frozen=True):
    """Patterns of what comments say about delays; see `knowledge.delays`."""

    stopped: list[str]
    paused: list[str]
    delayed: list[str]
    not_done: list[str]
    risk: list[str]
    later: list[str]
    denied: list[str]
    resumed: list[str]
    examples: dict[str, list[str]] = {}


class SignsFile(Strict, frozen=True):
    glyphs: dict[Sign, list[str]]
    words: dict[Sign, list[str]]
    progress: ProgressWords
    delays: DelayWords
    glyph_shapes: dict[PictureShape, list[str]]
    bullets: Bullets
    symbols: dict[str, dict[str, str]]
    colors: Colors
    picture: list[PictureSign]
