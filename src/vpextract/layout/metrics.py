"""What a document's pages tell about its print: letter sizes, line pitches, the right edge, the words that are whole."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from vpextract.knowledge import Knowledge
from vpextract.layout.sheet import Baseline, Measure, Sheet, TypeSizes, is_number, is_tabular
from vpextract.layout.vocabulary import Vocabulary, vocabulary
from vpextract.layout.words import WORD
from vpextract.model import Line
from vpextract.settings import SETTINGS

WIDEST_PITCH = 1.6
"""Lines of one cell follow each other within so many letter sizes; rows of one line each may stand further apart."""
PRINTS_SPACES = 0.3
"""With more lines than this ending in a space, the producer prints the spaces at which lines wrap (measured: 0.5 or 0)."""


def type_sizes(sheets: Sequence[Sheet]) -> TypeSizes:
    """The sizes of a document. Running text has the size with most letters in lines that stand alone, outside ruled tables:
    in lines with others beside them stand the cells of tables. Pitches come from lines that go on a cell."""
    letters: Counter[float] = Counter()
    steps: dict[float, list[float]] = {}
    for sheet in sheets:
        for base in _alone(sheet.bases):
            letters[base.size] += sum([len(line.text) for line in base.lines])
        for size, step in _steps(sheet.bases):
            steps.setdefault(size, []).append(step)
    body = letters.most_common(1)[0][0] if letters else 11.0
    pitch = {size: sorted(found)[len(found) // 10] for size, found in steps.items() if len(found) >= 2}
    return TypeSizes(body, pitch)


def _alone(bases: Sequence[Baseline]) -> Iterable[Baseline]:
    """Baselines of one text (or list mark and text) of which the neighbours in the same size stand alone, too."""
    beside = [is_tabular(base) for base in bases]
    for at, base in enumerate(bases):
        if beside[at]:
            continue
        above = at > 0 and beside[at - 1] and abs(bases[at - 1].size - base.size) < 0.3
        below = at + 1 < len(bases) and beside[at + 1] and abs(bases[at + 1].size - base.size) < 0.3
        if not above and not below:
            yield base


def _steps(bases: Sequence[Baseline]) -> Iterable[tuple[float, float]]:
    """(size, step) wherever one of two baselines has fewer texts than the other and each of them stands in line with one of
    the other's: a cell goes on, at the top or (where cells stand at the bottom of their row) at the end of the others."""
    for above, base in itertools.pairwise(bases):
        step = base.top - above.top
        if len(base.lines) == len(above.lines) or abs(above.size - base.size) > 0.1:
            continue
        if not 0.9 * base.size <= step <= WIDEST_PITCH * base.size:
            continue
        fewer, more = sorted((above, base), key=lambda b: len(b.lines))
        if abs(fewer.left - more.left) < 1.5 and any(is_number(line) for line in fewer.lines[1:]):
            continue  # a name with figures beside it: a row with empty cells
        if all(any(abs(a.box.x0 - b.box.x0) < 1.5 for a in more.lines) for b in fewer.lines):
            yield base.size, step
    for above, middle, base in zip(bases, bases[1:], bases[2:], strict=False):
        near = SETTINGS.beside * base.size
        if above.size != base.size or middle.top - above.top >= near or base.top - middle.top >= near:
            continue
        step = base.top - above.top
        if step >= 0.9 * base.size and any(abs(a.box.x0 - b.box.x0) < 1.5 for a in above.lines for b in base.lines):
            yield base.size, step  # cells of two lines around one in the middle of the row


def known_words(sheets: Sequence[Sheet], knowledge: Knowledge) -> Vocabulary:
    """The words of tables in general, and the document's own that no line end can have cut, in lower case."""
    whole = [line for sheet in sheets for base in sheet.bases for line in base.lines]
    prints_spaces = sum([line.open_end for line in whole]) > PRINTS_SPACES * len(whole)
    texts = [line.text for line in whole]
    for row in [row for sheet in sheets for table in sheet.tables for row in table.rows]:
        for lines in [row.spanning, *row.cells]:
            if len(lines) == 1 or lines is row.spanning:
                texts += [line.text for line in lines]
            elif lines:
                texts += _whole_words(lines)
    printed = set(" ".join(texts).casefold().split())  # each different word once
    words = {text for text in printed if text.isalnum()}
    words.update(WORD.findall(" ".join(printed - words)))
    own = {word for word in words if len(word) > 1 or word in knowledge.words.letters}
    return vocabulary(own | knowledge.table_words | knowledge.unfinished, knowledge, prints_spaces)


def _whole_words(cell: Sequence[Line]) -> list[str]:
    """The words of a cell of several lines that no line end can have cut."""
    out: list[str] = []
    for at, line in enumerate(cell):
        found = WORD.findall(line.text)
        first = at > 0 and not cell[at - 1].open_end
        last = at + 1 < len(cell) and not line.open_end
        out += found[(1 if first else 0) : (len(found) - 1 if last else len(found))]
    return out


def measure_of(sheets: Sequence[Sheet], sizes: TypeSizes) -> Measure:
    """What running text is like, from the lines that stand alone in its size."""
    steps, rights, bold = [], [], 0
    looks: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        bases = [b for b in sheet.bases if len(b.lines) == 1 and -0.3 < b.size - sizes.body < 0.3]
        lines = [b.lines[0] for b in bases]
        rights += [line.box.x1 for line in lines]
        bold += sum([line.bold for line in lines])
        looks.update([(line.font, line.color) for line in lines])
        steps += [b.top - a.top for a, b in itertools.pairwise(bases) if 0 < b.top - a.top < 2 * sizes.body]
    leading = median(steps) if steps else 1.3 * sizes.body
    edge = sorted(rights)[int(len(rights) * 0.995)] if rights else 1e9
    look = looks.most_common(1)[0][0] if looks else ("", 0)
    return Measure(sizes, leading, edge, bool(rights) and bold > 0.6 * len(rights), look)
