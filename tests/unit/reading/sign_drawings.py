"""Signs as different makers draw them, as rasters of any size: what the tests look at."""

from __future__ import annotations

import io
import math
from collections.abc import Callable

from PIL import Image, ImageDraw

FINE = 8
"""Small pictures are drawn so many times larger and then made smaller: soft edges, as programs draw them."""
FINE_ENOUGH = 400
"""Pixels from which a drawing need not be finer than twice its size."""

Draw = ImageDraw.ImageDraw
Design = Callable[[Draw, float, str], None]


def drawn(design: Design, size: int, color: str, ground: str | None = "white") -> Image.Image:
    """A design on a square of `size` pixels; `ground` None leaves it transparent."""
    big = size * (FINE if size * FINE <= FINE_ENOUGH else 2)
    image = Image.new("RGBA", (big, big), ground or (255, 255, 255, 0))
    design(ImageDraw.Draw(image), float(big), color)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def as_jpeg(image: Image.Image, quality: int = 60) -> Image.Image:
    """The picture after a round through JPEG, with the halos that it leaves."""
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue())).convert("RGB")


def _scaled(points: list[tuple[float, float]], n: float) -> list[tuple[float, float]]:
    return [(x * n, y * n) for x, y in points]


def disc(draw: Draw, n: float, color: str) -> None:
    draw.ellipse((0.06 * n, 0.06 * n, 0.94 * n, 0.94 * n), fill=color)


def disc_with_rim(draw: Draw, n: float, color: str) -> None:
    draw.ellipse((0.05 * n, 0.05 * n, 0.95 * n, 0.95 * n), fill=color, outline="#333333", width=round(0.05 * n))


def disc_in_ring(draw: Draw, n: float, color: str) -> None:
    draw.ellipse((0.03 * n, 0.03 * n, 0.97 * n, 0.97 * n), outline=color, width=round(0.06 * n))
    draw.ellipse((0.2 * n, 0.2 * n, 0.8 * n, 0.8 * n), fill=color)


def ring(draw: Draw, n: float, color: str) -> None:
    draw.ellipse((0.06 * n, 0.06 * n, 0.94 * n, 0.94 * n), outline=color, width=round(0.1 * n))


def play(draw: Draw, n: float, color: str) -> None:
    draw.polygon(_scaled([(0.15, 0.08), (0.92, 0.5), (0.15, 0.92)], n), fill=color)


def narrow_play(draw: Draw, n: float, color: str) -> None:
    draw.polygon(_scaled([(0.25, 0.05), (0.85, 0.5), (0.25, 0.95)], n), fill=color)


def outlined_play(draw: Draw, n: float, color: str) -> None:
    points = _scaled([(0.15, 0.08), (0.92, 0.5), (0.15, 0.92), (0.15, 0.08), (0.92, 0.5)], n)
    draw.line(points, fill=color, width=round(0.09 * n), joint="curve")


def play_on_disc(draw: Draw, n: float, color: str) -> None:
    disc(draw, n, color)
    draw.polygon(_scaled([(0.38, 0.27), (0.76, 0.5), (0.38, 0.73)], n), fill="white")


def play_in_ring(draw: Draw, n: float, color: str) -> None:
    draw.ellipse((0.03 * n, 0.03 * n, 0.97 * n, 0.97 * n), outline=color, width=round(0.08 * n))
    draw.polygon(_scaled([(0.38, 0.27), (0.76, 0.5), (0.38, 0.73)], n), fill=color)


def play_on_tile(draw: Draw, n: float, color: str) -> None:
    draw.rounded_rectangle((0.04 * n, 0.04 * n, 0.96 * n, 0.96 * n), 0.12 * n, fill=color)
    draw.polygon(_scaled([(0.3, 0.22), (0.78, 0.5), (0.3, 0.78)], n), fill="white")


def _stroke(draw: Draw, points: list[tuple[float, float]], n: float, width: float, color: str) -> None:
    draw.line(_scaled(points, n), fill=color, width=round(width * n), joint="curve")
    for x, y in (points[0], points[-1]):
        r = width / 2 * n
        draw.ellipse((x * n - r, y * n - r, x * n + r, y * n + r), fill=color)


def check(draw: Draw, n: float, color: str) -> None:
    _stroke(draw, [(0.1, 0.55), (0.38, 0.82), (0.9, 0.2)], n, 0.16, color)


def thin_check(draw: Draw, n: float, color: str) -> None:
    _stroke(draw, [(0.08, 0.55), (0.35, 0.85), (0.92, 0.12)], n, 0.08, color)


def short_check(draw: Draw, n: float, color: str) -> None:
    _stroke(draw, [(0.15, 0.6), (0.35, 0.85), (0.85, 0.1)], n, 0.13, color)


def check_on_disc(draw: Draw, n: float, color: str) -> None:
    disc(draw, n, color)
    _stroke(draw, [(0.28, 0.52), (0.44, 0.68), (0.74, 0.35)], n, 0.1, "white")


def check_in_ring(draw: Draw, n: float, color: str) -> None:
    draw.ellipse((0.02 * n, 0.02 * n, 0.98 * n, 0.98 * n), outline=color, width=round(0.08 * n))
    _stroke(draw, [(0.27, 0.52), (0.44, 0.68), (0.74, 0.35)], n, 0.1, color)


def check_in_box(draw: Draw, n: float, color: str) -> None:
    draw.rectangle((0.04 * n, 0.04 * n, 0.96 * n, 0.96 * n), outline=color, width=round(0.08 * n))
    _stroke(draw, [(0.25, 0.52), (0.43, 0.7), (0.76, 0.3)], n, 0.1, color)


def bars(draw: Draw, n: float, color: str) -> None:
    draw.rectangle((0.18 * n, 0.1 * n, 0.4 * n, 0.9 * n), fill=color)
    draw.rectangle((0.6 * n, 0.1 * n, 0.82 * n, 0.9 * n), fill=color)


def round_bars(draw: Draw, n: float, color: str) -> None:
    draw.rounded_rectangle((0.16 * n, 0.1 * n, 0.42 * n, 0.9 * n), 0.06 * n, fill=color)
    draw.rounded_rectangle((0.58 * n, 0.1 * n, 0.84 * n, 0.9 * n), 0.06 * n, fill=color)


def bars_on_disc(draw: Draw, n: float, color: str) -> None:
    disc(draw, n, color)
    draw.rectangle((0.34 * n, 0.3 * n, 0.44 * n, 0.7 * n), fill="white")
    draw.rectangle((0.56 * n, 0.3 * n, 0.66 * n, 0.7 * n), fill="white")


def bars_in_ring(draw: Draw, n: float, color: str) -> None:
    draw.ellipse((0.03 * n, 0.03 * n, 0.97 * n, 0.97 * n), outline=color, width=round(0.08 * n))
    draw.rectangle((0.34 * n, 0.3 * n, 0.44 * n, 0.7 * n), fill=color)
    draw.rectangle((0.56 * n, 0.3 * n, 0.66 * n, 0.7 * n), fill=color)


def venus(draw: Draw, n: float, color: str) -> None:
    draw.ellipse((0.27 * n, 0.03 * n, 0.73 * n, 0.49 * n), outline=color, width=round(0.08 * n))
    draw.rectangle((0.46 * n, 0.48 * n, 0.54 * n, 0.97 * n), fill=color)
    draw.rectangle((0.32 * n, 0.68 * n, 0.68 * n, 0.76 * n), fill=color)


def bold_venus(draw: Draw, n: float, color: str) -> None:
    draw.ellipse((0.22 * n, 0.02 * n, 0.78 * n, 0.58 * n), outline=color, width=round(0.13 * n))
    draw.rectangle((0.43 * n, 0.56 * n, 0.57 * n, 0.98 * n), fill=color)
    draw.rectangle((0.28 * n, 0.7 * n, 0.72 * n, 0.82 * n), fill=color)


def cross(draw: Draw, n: float, color: str) -> None:
    _stroke(draw, [(0.12, 0.12), (0.88, 0.88)], n, 0.14, color)
    _stroke(draw, [(0.12, 0.88), (0.88, 0.12)], n, 0.14, color)


def alarm_on_disc(draw: Draw, n: float, color: str) -> None:
    disc(draw, n, color)
    draw.rectangle((0.45 * n, 0.22 * n, 0.55 * n, 0.58 * n), fill="white")
    draw.rectangle((0.45 * n, 0.68 * n, 0.55 * n, 0.78 * n), fill="white")


def star(draw: Draw, n: float, color: str) -> None:
    corners = [
        (0.5 + r * math.sin(k * math.pi / 5), 0.52 - r * math.cos(k * math.pi / 5))
        for k in range(10)
        for r in [0.48 if k % 2 == 0 else 0.19]
    ]
    draw.polygon(_scaled(corners, n), fill=color)


def arrow(draw: Draw, n: float, color: str) -> None:
    draw.rectangle((0.42 * n, 0.4 * n, 0.58 * n, 0.95 * n), fill=color)
    draw.polygon(_scaled([(0.5, 0.05), (0.9, 0.45), (0.1, 0.45)], n), fill=color)


def diamond(draw: Draw, n: float, color: str) -> None:
    draw.polygon(_scaled([(0.5, 0.04), (0.96, 0.5), (0.5, 0.96), (0.04, 0.5)], n), fill=color)


def stop(draw: Draw, n: float, color: str) -> None:
    draw.rectangle((0.1 * n, 0.1 * n, 0.9 * n, 0.9 * n), fill=color)


def back(draw: Draw, n: float, color: str) -> None:
    draw.polygon(_scaled([(0.85, 0.08), (0.08, 0.5), (0.85, 0.92)], n), fill=color)


def minus(draw: Draw, n: float, color: str) -> None:
    draw.rectangle((0.05 * n, 0.42 * n, 0.95 * n, 0.58 * n), fill=color)
