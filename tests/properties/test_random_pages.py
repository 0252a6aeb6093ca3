"""Random grids and random pages: each text in its cell, and not a letter lost."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.layout.pages.lattice import ruled_tables
from vpextract.model import Box, Layout, Line, Page, Paragraph, Table

KNOWLEDGE = knowledge.load()
SIZE = 10.0
WORD = st.text("abcdefghijklmnoprstuvåäö", min_size=2, max_size=7)
CELL = st.one_of(WORD, st.integers(0, 99999).map(str), st.just(""))


def set_line(text: str, x: float, y: float, size: float = SIZE, bold: bool = False) -> Line:
    return Line(text, Box(x, y, x + 0.5 * size * len(text), y + size), size, bold)


def letters(texts: Iterable[str]) -> list[str]:
    return sorted(c for text in texts for c in text if not c.isspace() and c != "-")


def letters_of(layout: Layout) -> list[str]:
    texts = [part.text for part in layout.set_aside]
    for block in layout.blocks:
        if isinstance(block, Paragraph):
            texts += [block.bullet, block.text]
        else:
            texts += [block.title, *block.columns, *(cell for row in block.rows for cell in row.cells)]
    return letters(texts)


@st.composite
def grids(draw: st.DrawFn, top: float = 200.0) -> tuple[list[list[str]], Page]:
    """Texts by row and column, the first row and column full, and the page on which they stand in a ruled grid."""
    widths = draw(st.lists(st.integers(45, 100), min_size=2, max_size=5))
    heights = draw(st.lists(st.integers(16, 40), min_size=2, max_size=8))
    xs, ys = list(accumulate(widths, initial=60)), list(accumulate(heights, initial=int(top)))
    filled = [[draw(WORD if not i or not j else CELL) for j in range(len(widths))] for i in range(len(heights))]
    lines = [set_line(text, xs[j] + 3, ys[i] + 3) for i, row in enumerate(filled) for j, text in enumerate(row) if text]
    rules = [Box(xs[0], y, xs[-1], y) for y in ys] + [Box(x, ys[0], x, ys[-1]) for x in xs]
    return filled, Page(1, 595.0, 842.0, 0, tuple(lines), tuple(draw(st.permutations(rules))))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids())
def test_every_text_of_a_grid_is_in_its_cell(grid: tuple[list[list[str]], Page]) -> None:
    filled, page = grid
    free = set(range(len(page.lines)))
    (table,) = ruled_tables(page, free)
    assert [[" ".join(line.text for line in cell) for cell in row.cells] for row in table.rows] == filled
    assert free == set()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids())
def test_every_text_of_a_grid_is_in_the_layout(grid: tuple[list[list[str]], Page]) -> None:
    filled, page = grid
    assume(filled[0] not in filled[1:])  # that would be its head printed again
    found = pages_to_layout([page], KNOWLEDGE)
    (table,) = found.blocks
    assert isinstance(table, Table)
    head = [list(table.columns)] if table.headed else []
    assert [*head, *(list(row.cells) for row in table.rows)] == filled


TEXT = st.lists(
    st.one_of(WORD, st.sampled_from(["12", "1,5 %", "•", "Analys", "Indikator", "Årsmål", "2031", "–", "3."])),
    min_size=1,
    max_size=6,
)
PLACES = st.tuples(st.integers(0, 5), st.integers(0, 50))


@st.composite
def pages(draw: st.DrawFn, number: int) -> Page:
    """Texts at random places, some bold, some large, with a few random rules between them."""
    lines = [
        set_line(
            " ".join(words),
            60 + 90 * x,
            20 + 16 * y,
            draw(st.sampled_from([9.0, 11.0, 11.0, 16.0])),
            draw(st.booleans()),
        )
        for (x, y), words in draw(st.dictionaries(PLACES, TEXT, max_size=14)).items()
    ]
    spans = st.tuples(st.integers(0, 5), st.integers(0, 50), st.integers(1, 5))
    rules = [
        Box(60 + 90 * x, 18 + 16 * y, 60 + 90 * (x + n), 18 + 16 * y) for x, y, n in draw(st.lists(spans, max_size=6))
    ]
    rules += [
        Box(60 + 90 * x, 18 + 16 * y, 60 + 90 * x, 18 + 16 * (y + n)) for x, y, n in draw(st.lists(spans, max_size=6))
    ]
    return Page(number, 595.0, 842.0, 0, tuple(lines), tuple(rules))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.lists(st.integers(1, 3), min_size=1, max_size=3).flatmap(
        lambda ns: st.tuples(*(pages(i + 1) for i in range(len(ns))))
    )
)
def test_no_letter_of_a_page_is_lost(document: tuple[Page, ...]) -> None:
    found = pages_to_layout(document, KNOWLEDGE)
    assert letters_of(found) == letters(line.text for page in document for line in page.lines)
