"""Lines of running text → paragraphs, list items and entries of contents, across page breaks; the same for all inputs.

A line goes on the paragraph above if that one's last line was full: the next word would not have fitted. On pages the look and
the pitch of lines tell the rest: the same size, the usual distance. A text file shows neither; there the words tell it.
In a transcript a paragraph is one line, and only a page break cuts it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import zip_longest

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.icons import shortened
from vpextract.layout.prose.draft import Draft
from vpextract.layout.sheet import Measure
from vpextract.layout.words import ends_sentence, fits_no_more, starts_lower
from vpextract.model import Table
from vpextract.settings import SETTINGS

PROSE = 60
"""A transcript's line of so many letters without an end of sentence was cut, and is no heading."""
LARGER = 0.8
"""Points by which letters are larger than running text where they are set so on purpose."""
GAP = 1.3
"""On pages a step of so many pitches is an empty line or the space around a heading."""
_LEADING_NUMBER = regex.compile(r"(\d{1,2}[.)])\s+(?=\S)")
_SENTENCES = regex.compile(r"\p{Ll}[.!?] \p{Lu}")


def lines_to_drafts(
    lines: Sequence[Draft | Table], measure: Measure, known: Container[str], knowledge: Knowledge
) -> list[Draft | Table]:
    """The paragraphs that consecutive lines make, each with its text; none goes on over a table."""
    made: list[Draft | Table] = []
    above: Draft | None = None
    for line, following in zip_longest(lines, lines[1:]):
        if isinstance(line, Table):
            made.append(line)
            above = None
            continue
        if above is not None and not measure.looks:
            line = _with_lost_mark(line, above, measure, knowledge)
        if above is not None and _goes_on(above, line, following, measure, knowledge):
            above.add(line)
            continue
        apart = line.apart or above is None or above.toc or not above.ends_sentence
        gap = line.gap or above is None or (measure.looks and _stands_off(above, line, measure))
        above = line.begun(apart, gap)
        _take_number(above, measure.sizes.body)
        made.append(above)
    for draft in made:
        if isinstance(draft, Draft):
            draft.finish(known)
    return made


def _with_lost_mark(new: Draft, above: Draft, measure: Measure, knowledge: Knowledge) -> Draft:
    """In a text layer the mark of a list item is often no letter: only the space after it is left.

    The first line of a page has such a space as well, but no empty line before it; within a list it is one more item.
    """
    may_be = new.lead and measure.wraps and not (new.bullet or new.depth or above.toc)
    if may_be and (new.gap or above.item) and knowledge.assessment(new.lines[0].text) is None:
        return replace(new, item=True, lost=True)
    return new


def _take_number(draft: Draft, body: float) -> None:
    """Move the number of a list item into `bullet`; that of a heading stays with it."""
    mark = _LEADING_NUMBER.match(draft.lines[0].text)
    heading_like = draft.bold or draft.size > body + LARGER
    if mark and not draft.bullet and not draft.toc and not heading_like:
        draft.bullet = mark[1]
        draft.lines[0] = shortened(draft.lines[0], draft.lines[0].text[mark.end() :])


def _goes_on(above: Draft, new: Draft, following: Draft | Table | None, measure: Measure, knowledge: Knowledge) -> bool:
    """Whether a new line belongs to the paragraph above it."""
    if measure.looks and not measure.wraps:  # each is a paragraph of its own, as the file says
        return False
    if above.toc or new.toc:
        return above.toc and new.toc and not above.last.text[-1].isdecimal()
    if new.bullet or new.signs or abs(above.size - new.size) > 0.6:
        return False
    if measure.looks:
        return _goes_on_by_look(above, new, measure, knowledge)
    return _goes_on_by_words(above, new, following, measure, knowledge)


# --- on pages ---------------------------------------------------------------------------------------------------------


def _goes_on_by_look(above: Draft, new: Draft, measure: Measure, knowledge: Knowledge) -> bool:
    line, last = new.lines[0], above.last
    numbered = line.text[0].isdecimal() and _LEADING_NUMBER.match(line.text) is not None
    if numbered and (above.ends_sentence or above.bullet[:1].isdecimal()) and not new.bold:
        return False
    small = line.text[0].islower()
    other = (line.font, line.color) != (last.font, last.color)
    if other and not small and knowledge.heading_kind(line.text) is not None:
        return False
    right = above.column.right or measure.right
    beside = new.column != above.column and new.last_top < above.last_top + 2
    if new.page != above.last_page or beside:
        return _goes_on_elsewhere(above, new, right)
    step = new.last_top - above.last_top
    if new.bold and knowledge.goal_label(line.text) is not None:
        return False
    size, body = new.size, measure.sizes.body
    if new.bold != above.bold:
        full = not above.ends_sentence and fits_no_more(last, line, right)
        if size > body + LARGER:  # a heading with a light label before a bold text
            labelled = new.bold and len(above.lines) == 1 and knowledge.goal_label(last.text) is not None
            return full and step < 1.45 * size and (small or labelled)
        return full and small and step <= measure.leading * SETTINGS.same_paragraph and abs(size - body) < 0.6
    pitch = measure.sizes.pitch.get(size, 1.25 * size) if abs(size - body) > 0.6 else measure.leading
    heading = new.bold or size > body + LARGER
    if step > max(pitch, 1.05 * size) * (1.3 if heading else SETTINGS.same_paragraph):
        return False
    if new.page == 1 and knowledge.contact_label(line.text):
        return False
    near = step < (1.45 * size if heading else pitch * 1.05)
    unfinished = heading and last.text.rpartition(" ")[2].casefold() in knowledge.unfinished
    return ((small or unfinished) and near and not above.ends_sentence) or fits_no_more(last, line, right)


def _goes_on_elsewhere(above: Draft, new: Draft, right: float) -> bool:
    """Whether the first line of a page or of a column belongs to the paragraph that the one before ends on."""
    line, last = new.lines[0], above.last
    indent = line.box.x0 - new.column.left
    aligned = abs(indent - above.indent) < 3 or abs(indent - (last.box.x0 - above.column.left)) < 3
    following = (new.page or 0) - (above.last_page or 0) in (0, 1)
    full = line.text[0].islower() or (not above.ends_sentence and fits_no_more(last, line, right))
    return aligned and above.bold == new.bold and following and full


def _stands_off(above: Draft, new: Draft, measure: Measure) -> bool:
    """Whether more than the usual step lies between a line and the one before."""
    step = new.last_top - above.last_top
    return new.page != above.last_page or not 0 < step <= measure.leading * GAP


# --- in text files ----------------------------------------------------------------------------------------------------


def _goes_on_by_words(
    above: Draft, new: Draft, following: Draft | Table | None, measure: Measure, knowledge: Knowledge
) -> bool:
    line, last = new.lines[0], above.last
    text = " ".join(part.text for part in new.lines)
    if new.depth or new.bold or above.depth or above.bold:
        return False
    if (len(above.lengths) == 1 and _stands_alone(last.text, knowledge)) or _stands_alone(text, knowledge):
        return False
    if knowledge.goal_label(text) is not None:
        return False
    full = measure.wraps and not new.gap and fits_no_more(last, line, measure.right)
    if above.ends_sentence:
        return full and not new.lead and not _stands_out(new, following, measure)
    if last.text.endswith(("-", ",")) or starts_lower(text):
        return True
    if new.item:
        return False
    if not measure.wraps:
        return knowledge.goal_label(above.lines[0].text) is None and _cut_before_capital(above, text, knowledge)
    return full and not (len(above.lengths) == 1 and above.apart and knowledge.is_without_verb(last.text))


def _stands_alone(text: str, knowledge: Knowledge) -> bool:
    """Lines that are a paragraph of their own whatever stands around them."""
    return knowledge.heading_kind(text) is not None or knowledge.assessment(text) is not None


def _stands_out(new: Draft, following: Draft | Table | None, measure: Measure) -> bool:
    """A line after a full one that is a heading: it begins with a capital, ends without a full stop although the next
    word would have fitted, and the next line begins anew.
    """
    text = new.last.text
    if ends_sentence(text) or text.endswith(("-", ",")) or not new.lines[0].text[:1].isupper():
        return False
    if not isinstance(following, Draft):
        return True
    after = following.lines[0]
    return not starts_lower(after.text) and (following.gap or not fits_no_more(new.last, after, measure.right))


def _cut_before_capital(above: Draft, text: str, knowledge: Knowledge) -> bool:
    """A transcript's sentence that a page break cut before a name."""
    whole, last = " ".join(line.text for line in above.lines), above.last.text
    name = last.rsplit(" ", 1)[-1][:1].isupper() and not knowledge.is_without_verb(whole)
    prose = len(last) > PROSE and (bool(_SENTENCES.search(whole)) or name)
    return prose and not above.item and ends_sentence(text) and len(text) > PROSE
