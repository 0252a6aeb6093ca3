"""The block of names and addresses at the start of a document: what stands near its labels is no heading."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.knowledge import Knowledge
from vpextract.layout.prose.draft import Draft
from vpextract.layout.sheet import Measure
from vpextract.numerals import YEARS

CONTACT_LINES = 6
"""A contact block has no more lines than this on either side of a label."""
LABELLED = 60
"""A longer line that begins with such a label is a sentence."""


def mark_contacts(first: Sequence[Draft], measure: Measure, knowledge: Knowledge) -> None:
    """Mark the names and addresses among the drafts that the document begins with."""
    lettered = False
    for i, draft in enumerate(first):
        if not knowledge.contact_label(draft.lines[0].text) or draft.size > measure.sizes.body + 2:
            continue
        if not (measure.looks or lettered) and _is_label(draft, knowledge):
            lettered = True
            _mark_letterhead(first[:i])
        draft.contact = True
        for step in (-1, 1):
            for j in range(i + step, i + step * (CONTACT_LINES + 1), step):
                if not 0 <= j < len(first) or not _same_block(first[j - step], first[j], measure, knowledge):
                    break
                first[j].contact = True


def _same_block(near: Draft, draft: Draft, measure: Measure, knowledge: Knowledge) -> bool:
    """Whether a text belongs to the block of names and addresses beside it: near, short, and no title or known heading."""
    upper, lower = sorted((near, draft), key=lambda d: d.lines[0].box.y0)
    text = draft.text
    close = lower.lines[0].box.y0 - upper.last.box.y1 < 0.9 * measure.leading
    meant = bool(draft.depth) or knowledge.heading_kind(text) is not None or knowledge.title(text) is not None
    return close and not meant and len(text) < 80 and draft.size <= measure.sizes.body + 1 and not draft.bullet


def _is_label(draft: Draft, knowledge: Knowledge) -> bool:
    return len(draft.text) <= LABELLED and knowledge.heading_kind(draft.text) is None


def _mark_letterhead(above: Sequence[Draft]) -> None:
    """Where no look tells a heading, what stands above the first label is the letterhead; a title would name a year."""
    for draft in above:
        marked = draft.depth or draft.bold or draft.item
        draft.contact = draft.contact or not (marked or YEARS.search(draft.text))
