"""Level watermarks are no text of the page, whatever they lie over; large texts that stand alone are."""

from __future__ import annotations

import pytest
from page_builders import cells_at, grid_rules, line, page

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.layout.pages.watermarks import watermarks_of
from vpextract.model import Line, Page, Table

KNOWLEDGE = knowledge.load()
XS, YS = (60, 260, 340, 420, 500), (100, 120, 140, 160)
CELLS = cells_at(
    (
        ("Indikator", "Utfall 2030", "Årsmål", "Period"),
        ("Andel bojar", "1", "2", "År"),
        ("Andel kajer", "3", "4", "År"),
    ),
    XS,
    YS,
    bold_head=True,
)
TEXT = [line(f"Bojarna lades ut i våras, och rad {n} säger mer om det.", 60, 300 + 14 * n) for n in range(6)]


def with_mark(*marks: Line, rules: bool = True) -> Page:
    return page([*marks, *CELLS, *TEXT], grid_rules(XS, YS) if rules else ())


@pytest.mark.parametrize("rules", [True, False])
@pytest.mark.parametrize("y", [90.0, 105.0, 118.0])
@pytest.mark.parametrize("text", ["UTKAST", "Ej beslutad", "Kopia"])
def test_a_table_is_read_through_a_watermark(text: str, y: float, rules: bool) -> None:
    layout = pages_to_layout([with_mark(line(text, 90, y, 48), rules=rules)], KNOWLEDGE)
    (table,) = (block for block in layout.blocks if isinstance(block, Table))
    assert [row.cells for row in table.rows] == [("Andel bojar", "1", "2", "År"), ("Andel kajer", "3", "4", "År")]
    assert text in [aside.text for aside in layout.set_aside]


def test_it_is_known_again_on_a_page_where_it_lies_over_nothing() -> None:
    mark = line("UTKAST", 90, 110, 48)
    alone = page([mark._replace(box=mark.box._replace(y0=500, y1=548)), *TEXT], number=2)
    assert watermarks_of([with_mark(mark), alone]) == [{0}, {0}]


@pytest.mark.parametrize(
    "large",
    [
        pytest.param(line("Hamnplan 2031", 60, 40, 30), id="a title above"),
        pytest.param(line("97", 300, 220, 48), id="a figure that stands alone"),
        pytest.param(line("H", 30, 298, 30), id="an initial beside its text"),
        pytest.param(line("Text", 60, 275, 30), id="a heading whose box touches the text below"),
    ],
)
def test_large_texts_that_lie_over_nothing_stay(large: Line) -> None:
    assert watermarks_of([with_mark(large)]) == [frozenset()]
