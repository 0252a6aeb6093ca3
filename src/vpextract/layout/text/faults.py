"""The parts of a text file that cost themselves where this program fails on them: what is not understood stays text."""

from __future__ import annotations

from collections.abc import Sequence

from vpextract.containing import Part, attempt
from vpextract.knowledge import Knowledge
from vpextract.layout.prose.draft import Draft
from vpextract.layout.prose.headings import drafts_to_blocks
from vpextract.layout.sheet import Measure
from vpextract.layout.text.body import plain_draft, text_to_drafts
from vpextract.layout.text.furniture import set_furniture_aside
from vpextract.layout.text.lines import TextLine, text_to_lines
from vpextract.model import Block, Issue, SetAside, Table


def text_without_furniture(
    text: str, knowledge: Knowledge, issues: list[Issue]
) -> tuple[tuple[TextLine, ...], tuple[SetAside, ...]]:
    """The lines of a text, and those set aside as running headers and footers."""
    lines = text_to_lines(text)
    part = Part("text_unreadable", "Running headers and footers could not be told from the text")
    return attempt(part, issues, (lines, ()), set_furniture_aside, lines, knowledge)


def stretch_to_drafts(
    lines: Sequence[TextLine], measure: Measure, known: frozenset[str], knowledge: Knowledge, issues: list[Issue]
) -> list[Draft]:
    """Paragraphs in order; each line by itself where they cannot be told."""
    if not lines:
        return []
    lost = f"The text {_between(lines)} could not be put in order; it stands line by line"
    part = Part("text_unreadable", lost, lines[0].page)
    plain = [plain_draft(line) for line in lines]
    return attempt(part, issues, plain, text_to_drafts, lines, measure, known, knowledge)


def items_to_blocks(
    items: Sequence[Draft | Table], measure: Measure, knowledge: Knowledge, issues: list[Issue]
) -> list[Block]:
    """The finished paragraphs among the tables; without any heading where these cannot be told."""
    part = Part("text_unreadable", "Headings could not be told from the text")
    plain = [item if isinstance(item, Table) else item.paragraph() for item in items]
    return attempt(part, issues, plain, drafts_to_blocks, items, measure, knowledge)


def table_at(line: TextLine) -> Part:
    """The table that begins, or may begin, in a line."""
    lost = f"A table at line {line.number} could not be read; its words stand in the text"
    return Part("table_unreadable", lost, line.page)


def _between(lines: Sequence[TextLine]) -> str:
    first, last = lines[0].number, lines[-1].number
    return f"from line {first} to {last}" if first < last else f"of line {first}"
