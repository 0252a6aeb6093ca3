"""A text whose columns are kept by spaces, as pages: letter stands under letter, as a typewriter sets them.

Then where columns begin and end, which cells go on on the next line, and what goes on over a page's end are questions that
pages answer. Texts on one line that two spaces or more part are texts of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.tables.comments import is_comment
from vpextract.layout.text.lines import TextLine
from vpextract.model import Box, Line, Page

LETTER, PITCH, SIZE = 3.0, 12.0, 10.0
"""The width of a letter, the step from line to line, and the height of a letter, in points."""
PARTED = 0.5 * PITCH
"""White space that is put before such a row, as print has it."""
TAB = 8
_RULE = regex.compile(r"[-=_+─━═—\s|]{3,}")
_TEXTS = regex.compile(r"\S+(?:[ \u00a0]\S+)*")
SLIP = 1
"""So many letters a tool that places words by their letters' width is wrong about where a line begins."""
MOST_LINES = 90
"""Where nothing shows the pages, the next empty line behind so many ends one, or any line behind thrice as many: what is
done on a page must not grow with the file."""


Places = dict[tuple[int, int], TextLine]
"""The lines by their page and how far from its top they stand, in whole points."""


def lines_to_pages(lines: Sequence[TextLine], knowledge: Knowledge) -> tuple[tuple[Page, ...], Places]:
    """The pages, numbered from 1 on, and the lines on them. Rules made of dashes only part a head from its rows."""
    pages: list[Page] = []
    places: Places = {}
    for of_page in _pages(lines):
        number, top = len(pages) + 1, 0.0
        texts: list[Line] = []
        heads = _heads(of_page, knowledge)
        for before, line, shift in zip((None, *of_page), of_page, _shifts(of_page, knowledge), strict=False):
            top += _step(before, line) + (PARTED if _begins_row(before, line) else 0.0)
            places[number, point_of(top)] = line
            texts += [] if _RULE.fullmatch(line.text) else _texts(line, top, shift, line.number in heads)
        width = max(box.x1 for _, box, *_ in texts) + LETTER if texts else LETTER
        pages.append(Page(number, width, top + 2 * PITCH, 0, tuple(texts)))
    return tuple(pages), places


def point_of(top: float) -> int:
    """The height by which a line is found again."""
    return int(top + 0.5)


def _heads(lines: Sequence[TextLine], knowledge: Knowledge) -> set[int]:
    """The numbers of the lines that are heads of tables: a known head of the first column, and what stands beside it on the
    next lines. They are set bold on the page, as nothing but their words tells them from the first row."""
    found: set[int] = set()
    second: int | None = None
    for line in lines:
        texts = [*_TEXTS.finditer(line.raw)]
        if len(texts) > 1 and (match := knowledge.column_beside(texts[0][0])) is not None and match.key:
            second = texts[1].start()
        elif second is not None and (line.gap or line.lead < second - SLIP or _RULE.fullmatch(line.text)):
            second = None
        if second is not None:
            found.add(line.number)
    return found


def _pages(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    pages: list[list[TextLine]] = []
    for before, line in zip((None, *lines), lines, strict=False):
        new = before is None or line.page != before.page
        full = not new and len(pages[-1]) >= (MOST_LINES if line.gap and line.page is None else 3 * MOST_LINES)
        if new or full:
            pages.append([])
        pages[-1].append(line)
    return pages


def _shifts(lines: Sequence[TextLine], knowledge: Knowledge) -> list[int]:
    """By how many letters each line is moved to the right: comments on rows stand at the margin where the table is indented,
    and begin with the names of the rows then."""
    shifts: list[int] = []
    left = 0
    commenting = False
    for line in lines:
        columned = len(_TEXTS.findall(line.raw)) > 1
        if columned:
            left, commenting = left if abs(line.lead - left) <= SLIP else line.lead, False
        elif line.gap:
            left, commenting = 0, False
        elif not commenting:
            commenting = line.lead < left and is_comment(line.text, knowledge)
        slipped = left and abs(line.lead - left) <= SLIP
        shifts.append(left - line.lead if slipped or (commenting and line.lead < left) else 0)
    return shifts


def _step(before: TextLine | None, line: TextLine) -> float:
    """How far below the line before it a line stands; those that an editor does not count follow each other."""
    if before is None:
        return 0.0
    return PITCH * (line.number - before.number if line.number > before.number else 1 + line.gap)


def _begins_row(before: TextLine | None, line: TextLine) -> bool:
    """Whether texts stand beside each other below a text alone: the row above ended with its name, or with a comment."""
    return before is not None and len(_TEXTS.findall(before.raw)) == 1 < len(_TEXTS.findall(line.raw))


def _texts(line: TextLine, top: float, shift: int, bold: bool) -> list[Line]:
    raw = line.raw.expandtabs(TAB)
    return [
        Line(text[0], Box((text.start() + shift) * LETTER, top, (text.end() + shift) * LETTER, top + SIZE), SIZE, bold)
        for text in _TEXTS.finditer(raw)
    ]
