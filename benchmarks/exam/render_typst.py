"""Prints a drawn document in a look by Typst."""

from __future__ import annotations

import json
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import typst

from .dressing import Beside, Dressed, GoalLine, Pill, dressed
from .faces import FAMILIES, PACKAGES, WEIGHTS, folder, widths
from .looks import Look
from .model import Bullets, Contents, Drawn, Grid, Heading, Json, Lines, NewPage, Numbered, Para
from .paged import MARGIN
from .render_reportlab import pill_color

A4 = (595.28, 841.89)


def write_typst(drawn: Drawn, look: Look, path: Path) -> None:
    """Writes the file; the same bytes each time."""
    room = (A4[0] if look.paper == "portrait" else A4[1]) - 2 * MARGIN
    content = {
        "look": look.facets() | _measures(look),
        "header": drawn.header,
        "footer": drawn.footer,
        "blocks": [_content(block, look, room) for block in dressed(drawn.blocks, look)],
    }
    source = Path(_workplace().name) / "look.typ"
    inputs = {"document": json.dumps(content, ensure_ascii=False)}
    pdf = typst.compile(source, root=source.parent, font_paths=_fonts(), sys_inputs=inputs, timestamp=0, pdf_tags=False)
    path.write_bytes(pdf)


def _measures(look: Look) -> Json:
    return {
        "size": look.size,
        "pad": look.pad,
        "breaks": look.breaks,
        "repeat": look.repeat,
        "accent": look.accent,
        "tint": look.tint,
        "family": FAMILIES[look.font],
        "weight": WEIGHTS[look.strong],
    }


def _content(block: Dressed, look: Look, room: float) -> Json:
    """A block as the template wants it."""
    match block:
        case GoalLine():
            return {
                "type": "goal",
                "level": block.level,
                "label": block.label,
                "text": block.text,
                "verdict": _pill(block.verdict) if block.verdict else None,
            }
        case Heading():
            return {"type": "heading", "level": block.level, "text": block.text}
        case Pill():
            return {"type": "pill"} | _pill(block.text)
        case Para():
            return {"type": "caption" if block.caption else "para", "text": block.text, "strong": block.strong}
        case Lines():
            return {"type": "lines", "lines": block.lines}
        case Bullets():
            return {"type": "bullets", "items": block.items}
        case Numbered():
            return {"type": "numbered", "items": block.items}
        case Contents():
            return {"type": "contents", "entries": [[t, str(p)] for t, p in block.entries], "dots": block.dots}
        case NewPage():
            return {"type": "newpage"}
        case Beside():
            half = (room - 18) / 2
            sides = {"left": block.left, "right": block.right}
            return {"type": "beside"} | {k: [_content(b, look, half) for b in v] for k, v in sides.items()}
        case Grid():
            return _grid(block, look, room)


def _pill(text: str) -> Json:
    return {"text": text, "color": pill_color(text)}


def _grid(grid: Grid, look: Look, room: float) -> Json:
    wide, size = widths(grid, look, room)
    below = [text for text, span in grid.heads[-1] for _ in range(span)]
    heads: list[list[Json]] = []
    reached: set[int] = set()
    for y, head in enumerate(grid.heads):
        line: list[Json] = []
        x = 0
        for text, span in head:
            down = 2 if len(grid.heads) == 2 and y == 0 and span == 1 and text and not below[x] else 1
            if not (y == 1 and x in reached):
                line.append({"text": text, "span": span, "down": down, "x": x, "y": y})
            if down == 2:
                reached.add(x)
            x += span
        heads.append(line)
    rows: list[Any] = [
        {"cells": row.cells, "bold": row.bold, "note": row.note, "note_label": row.note_label} for row in grid.rows
    ]
    return {
        "type": "grid",
        "kind": grid.kind,
        "heads": heads,
        "rows": rows,
        "widths": wide,
        "size": size,
        "numeric": grid.numeric,
    }


@cache
def _workplace() -> tempfile.TemporaryDirectory[str]:
    """A folder with the template and the fonts; Typst reads nothing outside of it. It goes when we end."""
    place = tempfile.TemporaryDirectory(prefix="exam-")
    shutil.copy(Path(__file__).with_name("look.typ"), place.name)
    return place


@cache
def _fonts() -> typst.Fonts:
    place = Path(_workplace().name) / "fonts"
    place.mkdir()
    for font in PACKAGES:
        for file in folder(font).glob("*.ttf"):
            shutil.copy(file, place)
    return typst.Fonts(include_system_fonts=False, font_paths=[place])
