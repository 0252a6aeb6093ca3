"""Lays a document out through Typst: the content goes in as JSON, the looks are the templates in ``typst/``.

The same document gives the same bytes on any machine: the fonts come with Typst or from packages, the date is fixed.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import font_caladea
import font_lato
import font_source_sans_pro
import typst

from generator import signs
from generator.content import (
    ASSESSMENTS,
    GOAL_LEVELS,
    KINDS,
    Activity,
    ActivityTable,
    Block,
    Bullets,
    Decisions,
    Document,
    Goal,
    Indicator,
    IndicatorTable,
    Para,
)
from generator.turned_pages import turned

TEMPLATES = Path(__file__).parent / "typst"
LOOKS = frozenset(path.stem for path in TEMPLATES.glob("*.typ")) - {"base", "tables"}


def typst_pdf(document: Document) -> bytes:
    """The document as a PDF, in the look of the template that is called as it says."""
    content = {
        "board": document.board,
        "kind": KINDS[document.doc_type],
        "year": str(document.year),
        "address": document.address,
        "city": document.city,
        "blocks": [content_of(block) for block in document.blocks],
    }
    root = Path(workplace().name)
    inputs = {"document": json.dumps(content, ensure_ascii=False)}
    source = root / f"{document.look}.typ"
    pdf = typst.compile(source, root=root, font_paths=fonts(), sys_inputs=inputs, timestamp=0, pdf_tags=False)
    turns = typst.query(source, "<turn>", field="value", root=root, font_paths=fonts(), sys_inputs=inputs)
    return turned(pdf, json.loads(turns))


def content_of(block: Block) -> dict[str, Any]:
    """A block as the templates want it: its texts in runs, its signs by name."""
    kind = {"type": type(block).__name__}
    match block:
        case Para():
            return kind | {"text": runs(block.text), "box": block.box}
        case Bullets() | Decisions():
            return kind | {"items": [runs(item) for item in block.items]}
        case Goal():
            return kind | goal_of(block)
        case IndicatorTable():
            return kind | asdict(block) | {"rows": [indicator_of(row, block) for row in block.rows]}
        case ActivityTable():
            return kind | asdict(block) | {"rows": [activity_of(row) for row in block.rows]}
        case _:
            return kind | asdict(block)


def runs(text: str) -> list[tuple[str, str]]:
    """The text cut at its tags: "a <b>c</b>" → ("", "a "), ("b", "c")."""
    parts = re.findall(r"<([bi])>(.*?)</\1>|([^<]+)", text)
    return [(tag, inner or outside) for tag, inner, outside in parts]


def goal_of(goal: Goal) -> dict[str, Any]:
    assessment = goal.assessment or ""
    return {
        "depth": GOAL_LEVELS[goal.level],
        "label": goal.label,
        "printed": goal.printed,
        "next_line": goal.next_line,
        "again": goal.again,
        "assessment": ASSESSMENTS.get(assessment),
        "sign": signs.ASSESSED.get(assessment) if goal.sign else None,
    }


def indicator_of(row: Indicator, table: IndicatorTable) -> dict[str, Any]:
    values = {measure: value.raw for measure, value in row.values.items()} | {"period": row.period or ""}
    return {
        "name": row.name,
        "cells": [values.get(measure, "") for measure, _ in table.columns],
        "comment": row.comment,
        "sex": "sex" if row.gendered else None,
        "sign": row.sign,
    }


def activity_of(row: Activity) -> dict[str, Any]:
    return asdict(row) | {"status": signs.STATUS.get(row.status or ""), "deviation": row.deviation or ""}


@cache
def workplace() -> tempfile.TemporaryDirectory[str]:
    """A folder with the templates, the signs and the fonts; Typst reads nothing outside of it. It goes when we end."""
    place = tempfile.TemporaryDirectory(prefix="samples-")
    root = Path(place.name)
    for template in TEMPLATES.glob("*.typ"):
        shutil.copy(template, root)
    (root / "signs").mkdir()
    for name in (*signs.COLOURS, *signs.STATUS.values(), "sex"):
        (root / "signs" / f"{name}.png").write_bytes(signs.png(name))
    return place


@cache
def fonts() -> typst.Fonts:
    """The fonts that come with Typst, and three families from packages: as TrueType only, so that none is there twice."""
    folders = [Path(package.__file__).parent / "files" for package in (font_lato, font_caladea, font_source_sans_pro)]
    place = Path(workplace().name) / "fonts"
    place.mkdir()
    for file in (file for folder in folders for file in folder.glob("*.ttf")):
        shutil.copy(file, place)
    return typst.Fonts(include_system_fonts=False, font_paths=[place])
