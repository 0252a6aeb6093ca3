"""Running text of a text file: lines into drafts of paragraphs, list items and entries of a table of contents.

Used by both text front ends. In a text layer a paragraph's lines are wrapped, and a line that ends although the next
word would still have fitted ended on purpose. In a transcript a paragraph is one line, and only a page break cuts it.
Which drafts are headings is decided afterwards, in `textlayer_headings`, when their neighbours are known.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.text.contents import find_contents
from vpextract.layout.text.lines import TextLine, ends_sentence, parts_of, starts_lower
from vpextract.layout.text.markup import is_bold, split_bullet, split_signs, without_markup
from vpextract.layout.words import join_lines, join_sides
from vpextract.matching import collapsed
from vpextract.model import Place

FULL_LINE = 0.86
"""Share of the full width up to which a line is short: letters differ in width, full lines vary by a seventh."""
WIDTH_RANK = 0.9
"""The width of the text is the length of the line at this rank: the longest ones are of small print."""
PROSE = 60
"""A transcript's line of so many letters without an end of sentence was cut, and is no heading."""


_SENTENCES = regex.compile(r"\p{Ll}[.!?] \p{Lu}")
_HASHES = regex.compile(r"(#{1,6})\s+(.*)")


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph before it is known whether it is a heading.

    `depth` counts the # of a markdown heading; `bold`: all of it is bold. `gap`: an empty line stands before it.
    `item`: a list item; `lost`: one whose mark the text does not show, so that it may be something else at the top of
    a page. `lead`: white space stands before it. `lengths`: of its lines, in letters. `sides`: see
    `model.Paragraph`.
    """

    text: str
    place: Place
    gap: bool
    bullet: str = ""
    signs: tuple[str, ...] = ()
    depth: int = 0
    bold: bool = False
    item: bool = False
    toc: bool = False
    lengths: tuple[int, ...] = ()
    lost: bool = False
    lead: bool = False
    sides: tuple[tuple[str, ...], ...] = ()


@dataclass
class _Growing:
    """A draft to which lines may still be added."""

    first: TextLine
    bullet: str = ""
    signs: tuple[str, ...] = ()
    depth: int = 0
    bold: bool = False
    item: bool = False
    apart: bool = False
    """An empty line, a new page or a heading stands before it, so that it may be a heading itself."""
    lines: list[TextLine] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    rest: str = ""
    """The first line behind its marks, its white space as printed."""

    def draft(self, known: Container[str]) -> Draft:
        text = without_markup(_joined(self.texts, self.lines, known))
        place = Place(page=self.first.page, line=self.first.number)
        lengths = tuple(len(text) for text in self.texts)
        return Draft(
            text,
            place,
            self.first.gap,
            self.bullet,
            self.signs,
            self.depth,
            self.bold,
            self.item,
            lengths=lengths,
            lost=self.item and not self.bullet,
            lead=self.first.lead > 0,
            sides=self._sides(known),
        )

    def _sides(self, known: Container[str]) -> tuple[tuple[str, ...], ...]:
        """The lines with the texts that tabs or runs of spaces part."""
        lines = [parts_of(text) for text in (self.rest, *(line.text for line in self.lines[1:]))]
        return tuple(tuple(map(without_markup, sides)) for sides in join_sides(lines, known))


def text_width(lines: Sequence[TextLine]) -> int:
    """How many letters a full line has."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * WIDTH_RANK)] if lengths else 0


def lines_to_drafts(
    lines: Sequence[TextLine], knowledge: Knowledge, known: Container[str] = (), width: int | None = None
) -> list[Draft]:
    """Paragraphs in order; `width` is that of a full line, None where a paragraph is one line."""
    drafts: list[Draft] = []
    growing: _Growing | None = None
    contents = find_contents(lines, knowledge)
    i = 0
    while i < len(lines):
        if i in contents:
            if growing is not None:
                drafts.append(growing.draft(known))
                growing = None
            drafts.append(_entry(lines[i : contents[i]], known))
            i = contents[i]
            continue
        line = lines[i]
        begun = _begin(line, knowledge, width, growing)
        goes_on = growing is not None and _goes_on(growing, begun, line, knowledge, width)
        if goes_on and width is not None and ends_sentence(lines[i - 1].text) and _stands_out(lines, i, width):
            goes_on = False
        if growing is not None and goes_on:
            growing.lines.append(line)
            growing.texts.append(collapsed(line.text))
        else:
            if growing is not None:
                drafts.append(growing.draft(known))
                begun.apart = begun.apart or not ends_sentence(growing.texts[-1])
            growing = begun
        i += 1
    return [*drafts, growing.draft(known)] if growing is not None else drafts


# --- a line by itself -------------------------------------------------------------------------------------------------


def _begin(line: TextLine, knowledge: Knowledge, width: int | None, before: _Growing | None) -> _Growing:
    """The line as the first of a paragraph: what it shows of marks, signs and markup."""
    text = line.text
    hashes = _HASHES.fullmatch(text)
    depth = len(hashes[1]) if hashes else 0
    text = hashes[2].strip("# ") if hashes else text
    bold = is_bold(text)
    bullet, rest = split_bullet(text, knowledge)
    signs, plain = split_signs(without_markup(rest), knowledge)
    if signs and not bullet:
        rest = plain
    elif knowledge.assessment(without_markup(rest)) is not None and bullet:
        signs, plain = split_signs(text, knowledge)
        bullet, rest = ("", plain) if signs else (bullet, rest)
    else:
        signs = ()
    item = bool(bullet) or (width is not None and _lost_mark(line, before))
    if knowledge.assessment(without_markup(rest)) is not None or depth:
        item = False
    apart = line.gap or line.lead > 0
    return _Growing(line, bullet, signs, depth, bold, item, apart, [line], [collapsed(rest)], rest)


def _lost_mark(line: TextLine, before: _Growing | None) -> bool:
    """In a text layer the mark of a list item is often no letter: only the space after it is left.

    The first line of a page has such a space as well, but no empty line before it; within a list it is one more item.
    """
    if line.lead == 0 or line.number == 1 or before is None:
        return False
    return line.gap or before.item


# --- lines together ---------------------------------------------------------------------------------------------------


def _joined(texts: Sequence[str], lines: Sequence[TextLine], known: Container[str]) -> str:
    parts: list[str] = []
    for i, text in enumerate(texts):
        end = " " if lines[i].raw[-1].isspace() else ""  # a hyphen with a space after it is the word's own
        cut = i > 0 and not lines[i - 1].open_end and not lines[i].lead and parts[-1][-1:].isalnum()
        if cut and starts_lower(text):
            parts[-1] += text + end
        else:
            parts.append(text + end)
    return join_lines(parts, known)


def _goes_on(growing: _Growing, begun: _Growing, line: TextLine, knowledge: Knowledge, width: int | None) -> bool:
    """Whether a line belongs to the paragraph before it."""
    last = without_markup(growing.texts[-1])
    text = without_markup(line.text)
    if begun.bullet or begun.signs or begun.depth or begun.bold or growing.depth or growing.bold:
        return False
    if _stands_alone(last, knowledge) and len(growing.texts) == 1:
        return False
    if _stands_alone(text, knowledge) or knowledge.goal_label(text) is not None:
        return False
    if ends_sentence(last):
        return width is not None and not line.gap and not line.lead and not _is_short(last, text, width)
    if last.endswith(("-", ",")):
        return True
    if starts_lower(text):
        return True
    if begun.item:
        return False
    if width is None:
        return knowledge.goal_label(growing.texts[0]) is None and _cut_before_capital(growing, last, text, knowledge)
    if line.gap or _is_short(last, text, width):
        return False
    return not (len(growing.texts) == 1 and growing.apart and knowledge.is_without_verb(last))


def _stands_out(lines: Sequence[TextLine], i: int, width: int) -> bool:
    """A line after a full one that is a heading: it begins with a capital, ends without a full stop although the next
    word would have fitted, and the next line begins anew.
    """
    text = lines[i].text
    if ends_sentence(text) or text[-1] in "-," or not text[0].isupper():
        return False
    if i + 1 == len(lines):
        return True  # a table follows
    after = lines[i + 1].text
    return not starts_lower(after) and (lines[i + 1].gap or _is_short(text, after, width))


def _is_short(last: str, text: str, width: int) -> bool:
    """Whether the first word of the next line would have fitted on this one."""
    return len(last) + 1 + len(text.split(" ", 1)[0]) <= FULL_LINE * width


def _cut_before_capital(growing: _Growing, last: str, text: str, knowledge: Knowledge) -> bool:
    """A transcript's sentence that a page break cut before a name."""
    whole = " ".join(growing.texts)
    name = last.rsplit(" ", 1)[-1][:1].isupper() and not knowledge.is_without_verb(whole)
    prose = len(last) > PROSE and (bool(_SENTENCES.search(whole)) or name)
    return prose and not growing.item and ends_sentence(text) and len(text) > PROSE


def _stands_alone(text: str, knowledge: Knowledge) -> bool:
    """Lines that are a paragraph of their own whatever stands around them."""
    return knowledge.heading_kind(text) is not None or knowledge.assessment(text) is not None


def _entry(lines: Sequence[TextLine], known: Container[str]) -> Draft:
    text = join_lines([collapsed(line.text) for line in lines], known)
    return Draft(without_markup(text), Place(page=lines[0].page, line=lines[0].number), lines[0].gap, toc=True)
