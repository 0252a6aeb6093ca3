"""A line of running text on a page as the beginning of a paragraph: its list mark and its signs taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.icons import shortened, signs_before, signs_behind
from vpextract.layout.prose.draft import Draft
from vpextract.layout.prose.paragraphs import LARGER
from vpextract.layout.sheet import WHOLE, Baseline, Column, Measure, is_marker
from vpextract.model import Line, Page

_LEADING_SIGN = re.compile(r"([•·▪■○◦‣–\-*\uf0b7\uf0a7\ufffd➢►●])\s+(?=\S)")
_WORDLIKE = re.compile(r"[^\W_]")


def line_to_draft(plain: Draft, page: Page, base: Baseline, measure: Measure, knowledge: Knowledge) -> Draft:
    """The line, `plain` so far, with what stands before and behind its text taken off.

    A glyph that may be either (with_glyphs_as_pictures has left it) is a sign before a heading, else a list mark.
    """
    lines, bullet = [*base.lines], ""
    signs: list[str] = []
    bold = _are_bold(lines) or (lines[-1].ends_bold and knowledge.goal_label(lines[0].text) is not None)
    heading_like = bold or base.size > measure.sizes.body + LARGER
    is_sign = heading_like and knowledge.sign_of_glyph(lines[0].text) is not None
    if len(lines) > 1 and is_marker(lines[0]) and not plain.toc and not is_sign:
        bullet, lines = lines[0].text, lines[1:]
        bold = _are_bold(lines)
    indent = lines[0].box.x0 - plain.column.left
    if page.pictures:
        signs, drawn_mark = signs_before(page, base, knowledge)
        plain.signs_behind = tuple(signs_behind(page, base, knowledge))
        bullet = bullet or drawn_mark
    if heading_like:
        _take_glyphs(lines, signs, knowledge)
    mark = None if lines[0].text[0].isalnum() else _LEADING_SIGN.match(lines[0].text)
    if mark and not bullet and not plain.toc:
        bullet = mark[1]
        lines[0] = shortened(lines[0], lines[0].text[mark.end() :])
    plain.lines, plain.bold, plain.bullet, plain.indent = lines, bold, bullet, indent
    plain.item, plain.signs = bool(bullet), tuple(signs)
    return plain


def plain_draft(page: int, base: Baseline, toc: bool = False, column: Column = WHOLE) -> Draft:
    """The line as it is printed."""
    text = " ".join([line.text for line in base.lines])
    draft = Draft([*base.lines], page, size=base.size, toc=toc, lengths=(len(text),), text=text)
    draft.last_page, draft.last_top, draft.column = page, base.top, column
    return draft


def _are_bold(lines: Sequence[Line]) -> bool:
    """Whether all words of the largest letters are bold, whatever marks and small labels stand between them."""
    if len(lines) == 1:
        return lines[0].bold or not _WORDLIKE.search(lines[0].text)
    light = [line for line in lines if not line.bold]
    if not light:
        return True
    least = max([line.size for line in lines]) - 0.6
    return not [line for line in light if line.size > least and _WORDLIKE.search(line.text)]


def _take_glyphs(lines: list[Line], signs: list[str], knowledge: Knowledge) -> None:
    """Move status glyphs before the text into `signs`."""
    while lines:
        first = lines[0]
        sign = knowledge.sign_of_glyph(first.text[0])
        rest = first.text[1:].lstrip("\ufe0f")
        if sign is None or (rest and rest[0] != " ") or (not rest and len(lines) == 1):
            return
        signs.append(sign)
        lines[:1] = [shortened(first, rest.strip())] if rest.strip() else []
