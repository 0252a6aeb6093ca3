"""Baselines of running text → paragraphs, list items and headings, across page breaks.

A line goes on the paragraph above if it has the same size, follows at the usual pitch, and the line above was full: the
next word would not have fitted. A heading is set bold or larger than running text; only its look counts here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vpextract.knowledge import Knowledge
from vpextract.layout.icons import shortened, signs_before, signs_behind
from vpextract.layout.sheet import WHOLE, Baseline, Column, Measure, is_beside, is_marker
from vpextract.layout.words import fits_no_more, join_lines, join_sides
from vpextract.model import Line, Page, Paragraph, Place, around
from vpextract.settings import SETTINGS

_LEADING_SIGN = re.compile(r"([•·▪■○◦‣–\-*\uf0b7\uf0a7\ufffd➢►●])\s+(?=\S)")
_LEADING_NUMBER = re.compile(r"(\d{1,2}[.)])\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?:…]['\"”)]?$")
_WORDLIKE = re.compile(r"[^\W_]")
_LONGEST_HEADING = 240


class TextLine(NamedTuple):
    """A baseline of running text in its column; `after_table`: a table stands between it and the line before."""

    page: Page
    base: Baseline
    toc: bool = False
    after_table: bool = False
    column: Column = WHOLE


@dataclass(slots=True)
class Draft:
    """A paragraph in the making; `start` is the index of its first text line."""

    start: int
    lines: list[Line]
    page: int
    bold: bool
    size: float
    bullet: str = ""
    indent: float = 0.0
    signs: list[str] = field(default_factory=list)
    signs_behind: list[str] = field(default_factory=list)
    toc: bool = False
    side_by_side: bool = False
    contact: bool = False
    last_top: float = 0.0
    last_page: int = 0
    column: Column = WHOLE
    """That of its last line."""

    @property
    def ends_sentence(self) -> bool:
        return ends_sentence(self.lines[-1].text)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence ends, or with a colon."""
    return bool(_SENTENCE_END.search(text[-2:]))


def drafts_of(texts: Sequence[TextLine], measure: Measure, knowledge: Knowledge) -> list[Draft]:
    """The paragraphs that consecutive lines make."""
    drafts: list[Draft] = []
    for start, text in enumerate(texts):
        new = _draft(start, text, measure.sizes.body, knowledge)
        if drafts and not text.after_table and _goes_on(above := drafts[-1], new, text.page, measure, knowledge):
            above.lines += new.lines
            above.bold = above.bold and new.bold
            above.side_by_side = above.side_by_side or new.side_by_side
            above.last_top, above.last_page, above.column = new.last_top, new.last_page, new.column
        else:
            _take_number(new, measure.sizes.body)
            drafts.append(new)
    return drafts


def _draft(start: int, text: TextLine, body: float, knowledge: Knowledge) -> Draft:
    """A paragraph of one line, its list mark and signs taken off.

    A glyph that may be either (with_glyphs_as_pictures has left it) is a sign before a heading, else a list mark.
    """
    page, base = text.page, text.base
    lines, bullet = list(base.lines), ""
    bold = _are_bold(lines) or (lines[-1].ends_bold and knowledge.goal_label(lines[0].text) is not None)
    heading_like = bold or base.size > body + 0.8
    is_sign = heading_like and knowledge.sign_of_glyph(lines[0].text) is not None
    if len(lines) > 1 and is_marker(lines[0]) and not text.toc and not is_sign:
        bullet, lines = lines[0].text, lines[1:]
        bold = _are_bold(lines)
    draft = Draft(
        start,
        lines,
        page.number,
        bold,
        base.size,
        bullet,
        lines[0].box.x0 - text.column.left,
        toc=text.toc,
        side_by_side=len(lines) > 1,
        last_top=base.top,
        last_page=page.number,
        column=text.column,
    )
    if page.pictures:
        draft.signs, drawn_mark = signs_before(page, base, knowledge)
        draft.signs_behind = signs_behind(page, base, knowledge)
        draft.bullet = bullet = bullet or drawn_mark
    if heading_like:
        _take_glyphs(draft, knowledge)
    first = draft.lines[0]
    mark = _LEADING_SIGN.match(first.text)
    if mark and not bullet and not text.toc:
        draft.bullet = mark[1]
        draft.lines[0] = shortened(first, first.text[mark.end() :])
    return draft


def _are_bold(lines: Sequence[Line]) -> bool:
    """Whether all words of the largest letters are bold, whatever marks and small labels stand between them."""
    largest = max((line.size for line in lines), default=0.0)
    return not [line for line in lines if not line.bold and line.size > largest - 0.6 and _WORDLIKE.search(line.text)]


def _take_number(draft: Draft, body: float) -> None:
    """Move the number of a list item into `bullet`; that of a heading stays with it."""
    mark = _LEADING_NUMBER.match(draft.lines[0].text)
    heading_like = draft.bold or draft.size > body + 0.8
    if mark and not draft.bullet and not draft.toc and not heading_like:
        draft.bullet = mark[1]
        draft.lines[0] = shortened(draft.lines[0], draft.lines[0].text[mark.end() :])


def _take_glyphs(draft: Draft, knowledge: Knowledge) -> None:
    """Move status glyphs before the text into `signs`."""
    while draft.lines:
        first = draft.lines[0]
        sign = knowledge.sign_of_glyph(first.text[0])
        rest = first.text[1:].lstrip("\ufe0f")
        if sign is None or (rest and rest[0] != " ") or (not rest and len(draft.lines) == 1):
            return
        draft.signs.append(sign)
        draft.lines[:1] = [shortened(first, rest.strip())] if rest.strip() else []


def _goes_on(above: Draft, new: Draft, page: Page, measure: Measure, knowledge: Knowledge) -> bool:
    """Whether a new line belongs to the paragraph above it."""
    if above.toc or new.toc:
        return above.toc and new.toc and re.search(r"\d$", above.lines[-1].text) is None
    if new.bullet or new.signs or abs(above.size - new.size) > 0.6:
        return False
    line, last = new.lines[0], above.lines[-1]
    if _LEADING_NUMBER.match(line.text) and (above.ends_sentence or above.bullet[:1].isdecimal()) and not new.bold:
        return False
    if (line.font, line.color) != (last.font, last.color) and knowledge.heading_kind(line.text) is not None:
        return False
    small = line.text[0].islower()
    right = above.column.right or measure.right
    beside = new.column != above.column and new.last_top < above.last_top + 2
    if page.number != above.last_page or beside:
        return _goes_on_elsewhere(above, new, page, right)
    step = new.last_top - above.last_top
    if new.bold and knowledge.goal_label(line.text) is not None:
        return False
    if new.bold != above.bold:
        near = step <= measure.leading * SETTINGS.same_paragraph
        return (
            near
            and small
            and abs(new.size - measure.sizes.body) < 0.6
            and not above.ends_sentence
            and fits_no_more(last, line, right)
        )
    size, body = new.size, measure.sizes.body
    pitch = measure.sizes.pitch.get(size, 1.25 * size) if abs(size - body) > 0.6 else measure.leading
    heading = new.bold or size > body + 0.8
    if step > max(pitch, 1.05 * size) * (1.3 if heading else SETTINGS.same_paragraph):
        return False
    if page.number == 1 and knowledge.contact_label(line.text):
        return False
    near = step < (1.45 * size if heading else pitch * 1.05)
    return (small and near and not above.ends_sentence) or fits_no_more(last, line, right)


def _goes_on_elsewhere(above: Draft, new: Draft, page: Page, right: float) -> bool:
    """Whether the first line of a page or of a column belongs to the paragraph that the one before ends on."""
    line, last = new.lines[0], above.lines[-1]
    indent = line.box.x0 - new.column.left
    aligned = abs(indent - above.indent) < 3 or abs(indent - (last.box.x0 - above.column.left)) < 3
    following = page.number - above.last_page in (0, 1)
    full = line.text[0].islower() or (not above.ends_sentence and fits_no_more(last, line, right))
    return aligned and above.bold == new.bold and following and full


CONTACT_LINES = 6
"""A contact block has no more lines than this on either side of a label."""


def mark_contacts(drafts: Sequence[Draft], measure: Measure, knowledge: Knowledge) -> None:
    """Mark the block of names and addresses on the first page: what stands near its labels is no heading."""
    first = [d for d in drafts if d.page == 1]
    for i, draft in enumerate(first):
        if not knowledge.contact_label(draft.lines[0].text) or draft.size > measure.sizes.body + 2:
            continue
        draft.contact = True
        for step in (-1, 1):
            for j in range(i + step, i + step * (CONTACT_LINES + 1), step):
                if not 0 <= j < len(first) or not _same_block(first[j - step], first[j], measure, knowledge):
                    break
                first[j].contact = True


def _same_block(near: Draft, draft: Draft, measure: Measure, knowledge: Knowledge) -> bool:
    """Whether a text belongs to the block of names and addresses beside it: near, short, and no title or known heading."""
    upper, lower = sorted((near, draft), key=lambda d: d.lines[0].box.y0)
    text = " ".join(line.text for line in draft.lines)
    close = lower.lines[0].box.y0 - upper.lines[-1].box.y1 < 0.9 * measure.leading
    meant = knowledge.heading_kind(text) is not None or knowledge.title(text) is not None
    return close and not meant and len(text) < 80 and draft.size <= measure.sizes.body + 1 and not draft.bullet


def paragraphs_of(
    drafts: Sequence[Draft], measure: Measure, known: Container[str], knowledge: Knowledge
) -> list[Paragraph]:
    """The finished paragraphs, ranked by the look of headings."""
    headings = [_looks_like_heading(draft, measure, knowledge) for draft in drafts]
    ranks = _ranks(itertools.compress(drafts, headings))
    out = []
    for draft, heading in zip(drafts, headings, strict=True):
        text = join_lines([line.printed for line in draft.lines], known)
        box = around([line.box for line in draft.lines[: _on_first_page(draft)]])
        rank = ranks[_look(draft)] if heading else 0
        signs = (*draft.signs, *draft.signs_behind)
        sides = _sides(draft.lines, known) if draft.side_by_side and not draft.toc else ()
        out.append(Paragraph(text, Place(draft.page, box), rank, draft.bullet, signs, draft.toc, sides))
    return out


def _sides(lines: Sequence[Line], known: Container[str]) -> tuple[tuple[str, ...], ...]:
    """The lines with the texts that wide gaps part; what stands closer to its neighbour belongs to it."""
    heights: list[list[str]] = []
    before: Line | None = None
    for line in lines:
        if before is None or not is_beside(before, line):
            heights.append([line.printed])
        elif line.box.x0 - before.box.x1 > SETTINGS.narrow_gap * line.size:
            heights[-1].append(line.printed)
        else:
            heights[-1][-1] += f" {line.printed}"
        before = line
    return join_sides(heights, known)


def _on_first_page(draft: Draft) -> int:
    """How many lines stand on the page where the paragraph begins: those before the first that stands higher."""
    for i in range(1, len(draft.lines)):
        if draft.lines[i].box.y0 < draft.lines[i - 1].box.y0 - 5:
            return i
    return len(draft.lines)


def _look(draft: Draft) -> tuple[float, bool]:
    return (round(draft.size * 2) / 2, draft.bold)


def _looks_like_heading(draft: Draft, measure: Measure, knowledge: Knowledge) -> bool:
    if draft.toc or draft.contact or draft.bullet:
        return False
    larger = draft.size > measure.sizes.body + 0.8
    bold = draft.bold and not measure.bold_body and draft.size > measure.sizes.body - 1.6
    text = " ".join(line.text for line in draft.lines)
    if not larger and not bold and not _is_known_heading(draft, text, measure, knowledge):
        return False
    if len(text) > _LONGEST_HEADING or not any(c.isalpha() for c in text):
        return False
    if knowledge.is_unit_line(text):
        return False
    if knowledge.goal_label(text) is not None:
        return True
    return not (text.endswith((".", ",", ";")) and not larger) or (len(text) < 40 and not text.endswith((",", ";")))


def _is_known_heading(draft: Draft, text: str, measure: Measure, knowledge: Knowledge) -> bool:
    """Whether letters neither larger nor bold, only slanted or coloured, say what headings of a document say."""
    apart = len(draft.lines) == 1 and measure.is_set_apart(draft.lines[0])
    return apart and draft.size > measure.sizes.body - 1.6 and knowledge.heading_kind(text) is not None


def _ranks(headings: Iterable[Draft]) -> dict[tuple[float, bool], int]:
    looks = {_look(heading) for heading in headings}
    return {look: rank for rank, look in enumerate(sorted(looks, key=lambda x: (-x[0], not x[1])), 1)}
