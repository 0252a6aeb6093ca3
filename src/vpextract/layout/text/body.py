"""Lines of a text file on a grid, each as the beginning of a paragraph: its marks, signs and markup taken off.

On the grid x counts average letters and y lines, so that "would the next word have fitted?" is the question of pages.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.prose.contents import toc_entries
from vpextract.layout.prose.draft import Draft
from vpextract.layout.prose.paragraphs import lines_to_drafts
from vpextract.layout.sheet import Measure, TypeSizes, baseline_of
from vpextract.layout.text.lines import TextLine, parts_of
from vpextract.layout.text.markup import is_bold, split_bullet, split_signs, without_markup
from vpextract.layout.vocabulary import vocabulary
from vpextract.layout.words import letters_width
from vpextract.matching import collapsed
from vpextract.model import Box, Line

SIZE = 2.0
"""Letters are about half as wide as high; x counts average letters."""
PITCH = 1.25 * SIZE
WIDE_GAP = 3.0
"""The letters' width that is left between texts which tabs or runs of spaces part."""
FULL_LINE = 0.9
"""Share of the full width up to which a line is short. Of 2,400 lines that go on, with the next word 95 % reach 0.94; counted
in letters 0.91, as these differ in width. Measured with the lines of tables of amounts, without those of lists."""
WIDTH_RANK = 0.9
"""The width of the text is that of the line at this rank: the longest ones are of small print."""

_HASHES = regex.compile(r"(#{1,6})\s+(.*)")


def text_measure(lines: Sequence[TextLine], wraps: bool) -> Measure:
    """What the running text of a text file is like; `wraps`: its paragraphs are more lines than one."""
    widths = sorted(letters_width(line.text) for line in lines) if wraps else []
    right = FULL_LINE * widths[int(len(widths) * WIDTH_RANK)] if widths else 1e9
    return Measure(TypeSizes(SIZE, {}), PITCH, right, False, looks=False, wraps=wraps)


def text_to_drafts(
    lines: Sequence[TextLine], measure: Measure, known: Container[str], knowledge: Knowledge
) -> list[Draft]:
    """The paragraphs of a stretch of text."""
    entries = contents_of(lines, knowledge)
    begun, y = list[Draft](), 0.0
    for at, line in enumerate(lines):
        y += 2 * PITCH if line.gap else PITCH
        begun.append(line_to_draft(line, y, knowledge, toc=at in entries))
    drafts = [item for item in lines_to_drafts(begun, measure, known, knowledge) if isinstance(item, Draft)]
    for draft in drafts:  # markup may begin on one line and end on the next
        draft.text = without_markup(draft.text)
    return drafts


def contents_of(lines: Sequence[TextLine], knowledge: Knowledge) -> set[int]:
    """Which of the lines are entries of a table of contents."""
    return toc_entries(
        [baseline_of(_parts(line.text.strip("# "), 0.0, False)) for line in lines], knowledge, flush=False
    )


def line_to_draft(line: TextLine, y: float, knowledge: Knowledge, *, toc: bool = False) -> Draft:
    """A paragraph of one line, which stands at the height `y`: what it shows of marks, signs and markup."""
    draft = plain_draft(line, y, toc=toc)
    if toc:
        return draft
    hashes = _HASHES.fullmatch(line.text)
    text = hashes[2].strip("# ") if hashes else line.text
    draft.depth = len(hashes[1]) if hashes else 0
    draft.bold = is_bold(text)
    bullet, rest = split_bullet(text, knowledge)
    signs, plain = split_signs(without_markup(rest), knowledge)
    assessed = knowledge.assessment(without_markup(rest)) is not None
    if signs and not bullet:
        rest = plain
    elif bullet and assessed:
        signs, plain = split_signs(text, knowledge)
        bullet, rest = ("", plain) if signs else (bullet, rest)
    else:
        signs = ()
    draft.signs, draft.bullet = signs, bullet
    draft.item = bool(bullet) and not draft.depth and knowledge.assessment(without_markup(rest)) is None
    draft.lines = _parts(rest, y, line.raw[-1].isspace(), vocabulary((), knowledge) if "<" in rest else ())
    draft.lengths = (len(collapsed(rest)),)
    return draft


def plain_draft(line: TextLine, y: float = 0.0, *, toc: bool = False) -> Draft:
    """The line as it is printed."""
    return Draft(
        _parts(line.text, y, line.raw[-1].isspace()),
        line.page,
        line.number,
        size=SIZE,
        gap=line.gap,
        lead=line.lead > 0,
        apart=line.gap or line.lead > 0,
        toc=toc,
        cuts=not line.open_end and not toc,
        last_page=line.page,
        last_top=y,
        lengths=(len(line.text),),
        text=without_markup(line.text),
    )


def _parts(text: str, y: float, open_end: bool, known: Container[str] = ()) -> list[Line]:
    """The texts of a line that wide gaps part, without markup, side by side."""
    out: list[Line] = []
    x = 0.0
    for part in parts_of(text):
        lean = without_markup(part, known)
        if lean:
            end = x + letters_width(lean)
            out.append(Line(lean, Box(x, y, end, y + SIZE), SIZE, open_end=True))
            x = end + WIDE_GAP
    if not out:
        return [Line("", Box(0.0, y, 0.0, y + SIZE), SIZE, open_end=open_end)]
    out[-1] = out[-1]._replace(open_end=open_end)
    return out
