"""Paragraphs of a Word file as drafts: their marks and signs taken off, what typed line ends part in them made paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.icons import with_glyphs_as_pictures
from vpextract.layout.prose.contents import toc_entries
from vpextract.layout.prose.draft import Draft
from vpextract.layout.prose.paragraphs import LARGER
from vpextract.layout.prose.printed import line_to_draft, plain_draft
from vpextract.layout.sheet import Baseline, Measure, TypeSizes, baseline_of
from vpextract.layout.word.lines import PITCH, line_of
from vpextract.layout.words import ends_sentence, starts_lower
from vpextract.model import Page
from vpextract.model.word import WordBlock, WordParagraph
from vpextract.settings import SETTINGS

_WIDE = 1e9
"""No line of a Word file ends where a page does."""


def word_measure(body: Sequence[WordBlock]) -> Measure:
    """What the running text of a Word file looks like."""
    letters: Counter[float] = Counter()
    looks: Counter[tuple[str, int]] = Counter()
    bold = 0
    for block in body:
        if isinstance(block, WordParagraph) and not block.level and not block.toc:
            for span in (span for line in block.lines for span in line):
                count = len(span.text.strip())
                letters[span.size] += count
                looks[span.font, span.color] += count
                bold += count * span.bold
    size = letters.most_common(1)[0][0] if letters else 11.0
    look = looks.most_common(1)[0][0] if looks else ("", 0)
    total = letters.total()
    sizes = TypeSizes(size, {})
    return Measure(sizes, PITCH * size, _WIDE, total > 0 and bold > SETTINGS.mostly * total, look, wraps=False)


def contents_of(body: Sequence[WordBlock], knowledge: Knowledge) -> set[int]:
    """The numbers of the paragraphs that are entries of a table of contents."""
    paragraphs = [block for block in body if isinstance(block, WordParagraph)]
    bases = [_baseline(block, knowledge) for block in paragraphs]
    kept = [(base, block) for base, block in zip(bases, paragraphs, strict=True) if base is not None]
    found = toc_entries([base for base, _ in kept], knowledge, flush=False)
    entries = {kept[at][1].number for at in found if not kept[at][1].level}
    return entries | {block.number for block in paragraphs if block.toc}


def _baseline(paragraph: WordParagraph, knowledge: Knowledge) -> Baseline | None:
    lines = [line for spans in paragraph.lines for line in line_of(spans, 0.0, 0.0, knowledge)[0]]
    return baseline_of(lines) if lines else None


def paragraph_to_drafts(
    paragraph: WordParagraph, y: float, toc: bool, measure: Measure, knowledge: Knowledge
) -> list[Draft]:
    """A paragraph, or the several that its lines are; `y` is the height at which it stands."""
    drafts: list[Draft] = []
    for spans in paragraph.lines:
        lines, pictures = line_of(spans, 0.0, y, knowledge)
        y += PITCH * measure.sizes.body
        page = with_glyphs_as_pictures(Page(0, _WIDE, _WIDE, 0, tuple(lines), pictures=tuple(pictures)), knowledge)
        if not page.lines:  # a picture alone
            continue
        base = baseline_of(page.lines)
        draft = line_to_draft(_placed(plain_draft(0, base, toc), paragraph, y), page, base, measure, knowledge)
        draft.depth = paragraph.level
        above = drafts[-1] if drafts else None
        if above is not None and _is_one(above, draft, knowledge):
            above.add(draft)
        else:
            drafts.append(draft)
    if drafts:
        drafts[0].gap, drafts[0].apart = paragraph.gap, True
        _mark(drafts[0], paragraph, measure)
    return drafts


def _placed(draft: Draft, paragraph: WordParagraph, y: float) -> Draft:
    draft.page = draft.last_page = None
    draft.number, draft.last_top = paragraph.number, y
    return draft


def _is_one(above: Draft, draft: Draft, knowledge: Knowledge) -> bool:
    """Whether a typed line end is no more than a space: in a heading, or within a sentence."""
    if above.toc or draft.bullet or draft.signs:
        return False
    if above.depth:
        return True
    if above.bold != draft.bold or abs(above.size - draft.size) > LARGER:
        return False
    text = above.last.text
    if ends_sentence(text) or knowledge.heading_kind(text) is not None or knowledge.assessment(text) is not None:
        return False
    return starts_lower(draft.lines[0].text) or text[-1] in "-,"


def _mark(draft: Draft, paragraph: WordParagraph, measure: Measure) -> None:
    """Put what the numbering prints before the text: the number of a heading is part of it, the mark of an item is not."""
    mark = paragraph.mark
    if not mark or draft.toc or draft.bullet:
        return
    heading = paragraph.level or draft.bold or draft.size > measure.sizes.body + LARGER
    if (any(map(str.isdecimal, mark)) and heading) or any(len(word) > 2 and word.isalpha() for word in mark.split()):
        draft.lines[0] = draft.lines[0]._replace(text=f"{mark} {draft.lines[0].text}")
    elif not paragraph.level:
        draft.bullet, draft.item = mark, True
