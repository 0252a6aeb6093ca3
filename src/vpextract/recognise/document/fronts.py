"""The first pages of a document as short texts: paragraphs, and what stands side by side in a letterhead, each by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

import regex

from vpextract.knowledge import Knowledge
from vpextract.matching import collapsed
from vpextract.model import Block, Paragraph

FIRST = 60
"""A title stands among this many first paragraphs: behind it come contact block, decisions and contents."""
SHORT = 120
"""A title that is not set as a heading is at least a short line."""
_LONGEST_FRONT = 500
"""Letters of a front on one line."""
_SENTENCE_END = regex.compile(r"\p{Ll}{3}[.!?] (?=\p{Lu})")
_SENTENCES = 2
"""Running text has so many sentences or more."""
_PAGE_NUMBER = regex.compile(r"^\d{1,3}\s+(?=\p{L})")
LETTERHEAD_ROWS = 8
"""A table of more rows before the title is no letterhead."""


class FrontText(NamedTuple):
    """A text that stands alone on its line, or beside others; `rank` is that of its paragraph.

    `flat` is a page whose lines were run together, as far as its front goes.
    """

    text: str
    rank: int
    flat: bool = False


def front_of(texts: Sequence[Paragraph], knowledge: Knowledge) -> list[Paragraph]:
    """The paragraphs before the contents, the first goal or the end of the first pages."""
    out = []
    for text in islice(texts, FIRST):
        if text.toc or (text.rank and (knowledge.heading_kind(text.text) == "toc" or knowledge.goal_label(text.text))):
            break
        out.append(text)
    return out


def front_texts(front: Sequence[Paragraph], knowledge: Knowledge) -> list[FrontText]:
    """The texts of the front. What goes on below itself, with others beside it, is one text."""
    texts = _joined((sides, p.rank) for p in front for sides in p.sides or ((p.text,),))
    return [_without_body(one, knowledge) for one in texts]


def _without_body(one: FrontText, knowledge: Knowledge) -> FrontText:
    """A page on one line, cut where its front ends; any other text as it is."""
    numbered = _PAGE_NUMBER.match(one.text) is not None
    if len(one.text) < SHORT and not numbered:
        return one
    end = knowledge.titles.end_of_front(one.text)
    if len(one.text) < SHORT and end is None:
        return one
    front = one.text[: _LONGEST_FRONT if end is None else end]
    told = end is not None or knowledge.contacts.has_address(front) or numbered
    if len(_SENTENCE_END.findall(front)) >= _SENTENCES or not told:
        return one
    return FrontText(_PAGE_NUMBER.sub("", front), one.rank, flat=True)


def letterhead(blocks: Sequence[Block], title: str, knowledge: Knowledge) -> list[FrontText]:
    """The cells of what was read as small tables before the title: names and addresses side by side."""
    rows: list[tuple[Sequence[str], int]] = []
    for block in islice(blocks, FIRST):
        if isinstance(block, Paragraph):
            if block.toc or any(text and title.startswith(text) for text in texts_of(block)):
                break
        elif len(block.rows) <= LETTERHEAD_ROWS and not any(map(knowledge.column, block.columns)):
            rows += [((block.title,), 0), (block.columns, 0), *((row.cells, 0) for row in block.rows)]
    return _joined(rows)


def texts_of(paragraph: Paragraph) -> list[str]:
    """The texts of a paragraph, which wide gaps may part: what stands on one line need not belong together."""
    return [collapsed(text) for sides in paragraph.sides or ((paragraph.text,),) for text in sides]


def _joined(rows: Iterable[tuple[Sequence[str], int]]) -> list[FrontText]:
    out: list[FrontText] = []
    above: list[int | None] = []
    for sides, rank in rows:
        places: list[int | None] = []
        for j, text in enumerate(map(collapsed, sides)):
            at = above[j] if len(above) == len(sides) > 1 else None
            if text and at is not None and _goes_on(out[at].text, text):
                space = "" if out[at].text.endswith("-") else " "
                out[at] = out[at]._replace(text=f"{out[at].text}{space}{text}")
            else:
                at = len(out) if text else None
                out += [FrontText(text, rank)] if text else []
            places.append(at)
        above = places
    return out


def _goes_on(above: str, text: str) -> bool:
    return text[0].islower() or above.endswith("-")
