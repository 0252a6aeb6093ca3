"""The small pictures: coloured circles, play, check and pause signs, the sign for sex-disaggregated."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageDraw

SIZE = 160
COLOURS = {"green": "#2e9e4f", "yellow": "#f0b429", "red": "#d64545"}
STATUS = {"ongoing": "play", "completed": "check", "not_started": "pause"}
ASSESSED = {"helt": "green", "delvis": "yellow", "ej": "red"}


def draw(name: str, pen: ImageDraw.ImageDraw) -> None:
    """One sign on a canvas of 160 by 160."""
    if name in COLOURS:
        pen.ellipse((12, 12, 148, 148), fill=COLOURS[name])
    elif name == "play":
        pen.polygon([(36, 20), (36, 140), (140, 80)], fill="#2b6cb0")
    elif name == "check":
        pen.line([(22, 84), (64, 128), (140, 32)], fill="#2e9e4f", width=24, joint="curve")
    elif name == "pause":
        pen.rectangle((36, 24, 66, 136), fill="#777777")
        pen.rectangle((94, 24, 124, 136), fill="#777777")
    elif name == "sex":
        pen.ellipse((42, 8, 118, 84), outline="#444444", width=14)
        pen.line([(80, 84), (80, 154)], fill="#444444", width=14)
        pen.line([(50, 120), (110, 120)], fill="#444444", width=14)
    else:
        raise ValueError(f"no sign is called {name!r}")


@cache
def png(name: str) -> bytes:
    """The sign as a PNG of 40 by 40 with a transparent ground, so that it lies well on shaded rows."""
    image = Image.new("RGBA", (SIZE, SIZE), (255, 255, 255, 0))
    draw(name, ImageDraw.Draw(image))
    out = io.BytesIO()
    image.resize((40, 40), Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()
