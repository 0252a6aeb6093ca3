"""Running headers and footers of a text file.

Such a file has no geometry, so furniture is told by recurrence: lines that come again around page numbers, at the edges
of pages (where form feeds mark them), or that again and again cut a sentence in two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import regex

from vpextract.knowledge import Knowledge
from vpextract.layout.furniture import Key, may_be_page_number, means_something, recurring
from vpextract.layout.text.lines import TextLine, begins_head, parts_of, without_tabs
from vpextract.layout.words import ends_sentence, starts_lower
from vpextract.matching import whole_number
from vpextract.model import SetAside
from vpextract.numerals import has_digit

REACH = 8
"""A running header or footer block has at most this many lines on either side of the page number."""
EDGE = 4
"""Lines at the upper and at the lower edge of a page, where form feeds show the pages, that may be furniture."""
MOSTLY_THERE = 0.7
"""Share of a line's occurrences that stand next to page numbers or at edges; dates and values stand everywhere."""
SURE = 3
"""So many pages tell what recurs at an edge where no height does."""
LONGEST = 90
"""Furniture is short; a longer line that recurs is a sentence."""
LONGEST_LEADING = 200
"""The line that the pages begin with may name a document and a board of many words."""
BETWEEN_NAMES = " | "
"""What parts the names in a running line."""
FRONT = 12
"""Lines of the first page that name the document and its board."""
BESIDE = 0.4
"""Share of the page numbers that a running line stands beside: it may change from left to right pages."""
CLIMBING = 0.8
"""Share of the steps from one line to the next of its shape on which a number of theirs climbs, if it counts pages."""
_DIGITS = regex.compile(r"\d+")


def set_furniture_aside(
    lines: Sequence[TextLine], knowledge: Knowledge
) -> tuple[tuple[TextLine, ...], tuple[SetAside, ...]]:
    """The lines without running headers and footers, and these."""
    found = _around_page_numbers(lines, knowledge) | _bare_page_numbers(lines)
    found |= _at_page_edges(lines, knowledge)
    found |= _interrupting(lines, knowledge, found)
    found |= knowledge.skipped(line.text for line in lines)
    aside = tuple(
        SetAside(part, "furniture", lines[i].page) for i in sorted(found) for part in parts_of(lines[i].text) if part
    )
    kept: list[TextLine] = []
    gap = False
    for i, line in enumerate(lines):
        if i in found:  # the empty lines around furniture stay a gap
            gap = gap or line.gap
            continue
        if gap and not line.gap:
            line = TextLine(line.number, line.raw, line.text, line.lead, line.open_end, True, 0, line.page)
        kept.append(line)
        gap = False
    return tuple(kept), aside


def _around_page_numbers(lines: Sequence[TextLine], knowledge: Knowledge) -> set[int]:
    """Page numbers that print themselves as such ("Sid 14 (116)"), and what recurs next to them."""
    anchors = [i for i, line in enumerate(lines) if knowledge.is_page_number(line.text) and "\t" not in line.text]
    if len(anchors) < 2 or not _climbs(lines, anchors):
        return {i for i in anchors if lines[i].text[:1].isalpha()}
    shapes = _shapes(lines)
    often = _often_near(lines, anchors, shapes)
    chains = _beside(lines, anchors, shapes, often, knowledge)
    times = Counter(shapes[k] for k in chains)
    often = {shape for shape in often if times[shape] >= max(2, BESIDE * len(anchors))}
    return set(anchors) | _beside(lines, anchors, shapes, often, knowledge)


def _often_near(lines: Sequence[TextLine], anchors: Sequence[int], shapes: Sequence[str]) -> set[str]:
    """The shapes of the lines that recur near page numbers: seldom elsewhere, or right beside most of the numbers."""
    reach = {k for i in anchors for k in range(max(0, i - REACH), min(len(lines), i + REACH + 1))}
    near = Counter(shapes[k] for k in reach if len(lines[k].text) <= LONGEST or _may_lead(lines[k].text))
    anywhere = Counter(shapes)
    most = max(3, MOSTLY_THERE * (len(anchors) - 1))
    next_to = Counter(shapes[i + step] for i in anchors for step in (-1, 1) if 0 <= i + step < len(lines))
    return {
        shape
        for shape, count in near.items()
        if (count >= max(2, len(anchors) / 2) and count >= MOSTLY_THERE * anywhere[shape]) or next_to[shape] >= most
    }


def _may_lead(text: str) -> bool:
    """Whether a long line may run along the pages: it names a document and a board, and is no sentence."""
    return len(text) <= LONGEST_LEADING and BETWEEN_NAMES in text and not ends_sentence(text)


def _beside(
    lines: Sequence[TextLine], anchors: Sequence[int], shapes: Sequence[str], often: set[str], knowledge: Knowledge
) -> set[int]:
    """The lines of these shapes that follow each other from a page number on, upwards and downwards."""
    found: set[int] = set()
    for i in anchors:
        for step in (-1, 1):
            k = i + step
            while 0 <= k < len(lines) and abs(k - i) <= REACH and shapes[k] in often:
                if _means_something(lines[k].text, knowledge):
                    break
                found.add(k)
                k += step
    return found


def _climbs(lines: Sequence[TextLine], anchors: Sequence[int]) -> bool:
    texts = (m[0] for i in anchors if (m := _DIGITS.search(lines[i].text)))
    numbers = [number for text in texts if (number := whole_number(text)) is not None]
    return _mostly_climbing(numbers)


def _mostly_climbing(numbers: Sequence[int]) -> bool:
    return sum(b > a for a, b in pairwise(numbers)) >= CLIMBING * (len(numbers) - 1)


def _bare_page_numbers(lines: Sequence[TextLine]) -> set[int]:
    """Lines of nothing but a number, standing alone, that count the pages: 2, 3, 4 … over the whole file."""
    alone = [
        i
        for i, line in enumerate(lines)
        if may_be_page_number(line.text) and line.gap and (i + 1 == len(lines) or lines[i + 1].gap)
    ]
    chain: list[int] = []
    for i in alone:
        if not chain or int(lines[i].text) - int(lines[chain[-1]].text) in (1, 2):
            chain.append(i)
    return set(chain) if len(chain) >= 5 and len(chain) >= 0.6 * len(alone) else set()


def _by_page(lines: Sequence[TextLine]) -> dict[int, list[int]]:
    """The lines of each page, where form feeds show the pages."""
    pages: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        if line.page is not None:
            pages.setdefault(line.page, []).append(i)
    return pages


def _at_page_edges(lines: Sequence[TextLine], knowledge: Knowledge) -> set[int]:
    """What recurs at the upper or lower edges of pages, where form feeds show these: numbers alone that count the pages,
    and lines that stand nowhere else."""
    pages = _by_page(lines)
    if len(pages) < 2:
        return set()
    shapes = _shapes(lines)
    anywhere, there = Counter(shapes), Counter(shapes[i] for of in pages.values() for i in {*of[:EDGE], *of[-EDGE:]})
    numbers: list[dict[int, list[Key]]] = []
    edges: list[dict[int, list[Key]]] = []
    for page, of_page in pages.items():
        for i, upper in ((of_page[0], True), (of_page[-1], False)):
            apart = i + 1 < len(lines) and lines[i + 1].gap if upper else lines[i].gap
            if apart and may_be_page_number(lines[i].text):
                numbers.append({i: [("", upper, int(lines[i].text) - page)]})
        near = [
            i for i in {*of_page[:EDGE], *of_page[-EDGE:]} if there[shapes[i]] >= MOSTLY_THERE * anywhere[shapes[i]]
        ]
        edges.append({i: [(shapes[i], True, 0)] for i in near if len(lines[i].text) <= LONGEST})
    counts, again = recurring(numbers, len(pages)), recurring(edges, len(pages), SURE)
    found = {i for number in numbers for i, keys in number.items() if not counts.isdisjoint(keys)}
    said = {i for edge in edges for i, keys in edge.items() if not again.isdisjoint(keys)}
    found |= {i for i in said if not _means_something(lines[i].text, knowledge)}
    leading = _leading_pages if len(pages) >= SURE else _named_on_the_front
    return found | leading(lines, list(pages.values()), knowledge)


def _named_on_the_front(lines: Sequence[TextLine], pages: Sequence[Sequence[int]], knowledge: Knowledge) -> set[int]:
    """The first line of the second page where it stands alone and says the title or the board that the first page begins
    with: two pages have nothing else that recurs."""
    first, *rest = pages[1]
    if rest and not lines[rest[0]].gap:
        return set()
    front = " ".join(lines[i].text for i in pages[0][:FRONT])
    names = lines[first].text.split(BETWEEN_NAMES)
    said = all(f" {name} " in f" {front} " and _names_document(name, knowledge) for name in names)
    return {first} if said else set()


def _names_document(text: str, knowledge: Knowledge) -> bool:
    return knowledge.board_lines.alone(text) is not None or knowledge.title(text) is not None


def _leading_pages(lines: Sequence[TextLine], pages: Sequence[Sequence[int]], knowledge: Knowledge) -> set[int]:
    """The line that most pages begin with, whatever it may mean elsewhere ("Årsanalys 2031"); no table's head.

    Two of three pages are enough for words that stand on the first one.
    """
    first = [page[0] for page in pages]
    text, count = Counter(lines[i].text for i in first).most_common(1)[0]
    enough = max(2 if _are_words_of(text, [lines[i] for i in pages[0]]) else 3, MOSTLY_THERE * (len(pages) - 1))
    assessed = knowledge.assessments.of_sentence(text) is not None
    if count < enough or len(text) > LONGEST_LEADING or assessed or begins_head(without_tabs(text), knowledge):
        return set()
    return {i for i in first if lines[i].text == text}


def _are_words_of(text: str, lines: Sequence[TextLine]) -> bool:
    """Whether all words of a text stand in these lines."""
    return set(text.casefold().replace(BETWEEN_NAMES, " ").split()) <= {
        word for line in lines for word in line.text.casefold().split()
    }


def _interrupting(lines: Sequence[TextLine], knowledge: Knowledge, known: set[int]) -> set[int]:
    """Short lines that recur and, more than once, stand between the two halves of a sentence."""
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if i not in known and len(line.text) <= LONGEST and "\t" not in line.text and len(line.text) > 3:
            places.setdefault(line.text, []).append(i)
    found: set[int] = set()
    for text, where in places.items():
        if len(where) < 3 or _means_something(text, knowledge) or ends_sentence(text) or starts_lower(text):
            continue
        cuts = sum(_cuts_a_sentence(lines, i) for i in where)
        if cuts >= 2 and cuts >= len(where) / 4:
            found.update(where)
    return found


def _cuts_a_sentence(lines: Sequence[TextLine], i: int) -> bool:
    if not (0 < i < len(lines) - 1 and lines[i].gap and lines[i + 1].gap):
        return False
    before, after = lines[i - 1].text, lines[i + 1].text
    wordy = len(before) > 40 and "\t" not in before and "\t" not in after
    return wordy and not ends_sentence(before) and starts_lower(after)


def _means_something(text: str, knowledge: Knowledge) -> bool:
    """Whether a line recurs because the document has the same parts again and again, rows of its tables among them, or ends two
    sentences with the same words."""
    return (
        (starts_lower(text) and ends_sentence(text) and not has_digit(text))
        or means_something(text, knowledge)
        or knowledge.row_label(text) is not None
        or knowledge.assessment(text) is not None
        or knowledge.assessments.of_sentence(text) is not None
        or knowledge.is_value_phrase(text)
        or begins_head(without_tabs(text), knowledge)
        or len(knowledge.times.dates_in(text)) > 1
    )


def _shapes(lines: Sequence[TextLine]) -> list[str]:
    """Each line with its numbers made one sign where those of its likes count pages: "Sid 3 (80)" and "Sid 4 (80)" are the
    same, the rows "81 % 79 % Kvartal" and "62 % 58 % Kvartal" are not."""
    shapes = [_shape(line.text) for line in lines]
    alike: dict[str, dict[str, None]] = {}
    for shape, line in zip(shapes, lines, strict=True):
        alike.setdefault(shape, {})[line.text] = None
    counting = {shape for shape, texts in alike.items() if _count_pages(list(texts))}
    return [shape if shape in counting else line.text for shape, line in zip(shapes, lines, strict=True)]


def _shape(text: str) -> str:
    return str(_DIGITS.sub("#", text)) if any(c.isalpha() for c in text) else text


def _count_pages(texts: Sequence[str]) -> bool:
    """Whether texts that differ in their numbers alone differ in one of them only, which climbs."""
    places = zip(*[_DIGITS.findall(text) for text in texts], strict=True)
    varying = [numbers for numbers in places if len(set(numbers)) > 1]
    if len(varying) > 1:
        return False
    return not varying or _mostly_climbing(
        [number for text in varying[0] if (number := whole_number(text)) is not None]
    )
