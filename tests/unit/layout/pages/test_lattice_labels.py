"""Heads of two levels in a grid: a short rule under the upper labels alone, or none below the lower ones."""

from __future__ import annotations

import pytest
from page_builders import grid_rules, level, line, page, upright

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.model import Box, Line, Table

KNOWLEDGE = knowledge.load()
Labels = tuple[str, ...]


def only(lines: list[Line], rules: list[Box]) -> tuple[Labels, list[Labels]]:
    (table,) = (b for b in pages_to_layout([page(lines, rules)], KNOWLEDGE).blocks if isinstance(b, Table))
    return table.columns, [row.cells for row in table.rows]


def at(texts: Labels, xs: list[float], y: float, bold: bool = False) -> list[Line]:
    return [line(text, x + 4, y, 8, bold) for text, x in zip(texts, xs, strict=False) if text]


@pytest.mark.parametrize(
    ("label", "parts", "before"),
    [
        ("Årsmål", ("2031", "2032"), 3),
        ("Målnivå", ("2031", "2032", "2033"), 4),
        ("Utfall", ("Män", "Kv.", "Alla"), 5),
    ],
)
def test_the_short_rule_under_a_label_parts_it_from_what_it_runs_over(label: str, parts: Labels, before: int) -> None:
    """The rule crosses less than a quarter of the table, as the names are wide."""
    xs = [40.0, *(300.0 + 30 * i for i in range(before + len(parts)))]
    first, last = xs[before], xs[before + len(parts)]
    names = ("Indikator", "Bas", "Plan", "Riket", "Enhet")[:before]
    row = ("Andel bojar", *(f"{i} %" for i in range(1, before + len(parts))))
    lines = [
        *at(names, xs, 101, True),
        line(label, (first + last) / 2 - 2 * len(label), 101, 8, bold=True),
        *at((*("" for _ in names), *parts), xs, 113, True),
        *at(row, xs, 127),
    ]
    inner = [x for x in xs if first < x < last]
    rules = [r for r in grid_rules(xs, [100, 124, 138]) if r.x0 != r.x1 or r.x0 not in inner]
    rules += [level(110, first, last), *(upright(x, 110, 138) for x in inner)]
    columns, rows = only(lines, rules)
    assert columns == (*names, *(f"{label} {part}" for part in parts))
    assert rows == [row]


def test_a_short_rule_that_uprights_cross_is_no_label_s() -> None:
    xs = [40.0, 260.0, 305.0, 350.0, 395.0, 440.0, 485.0]
    cells = ("Andel bojar", *(f"{i} %" for i in range(1, 6)))
    head = ("Indikator", *(f"Utfall {2026 + i}" for i in range(5)))
    lines = [*at(head, xs, 103, True), *at(cells, xs, 127)]
    rules = [*grid_rules(xs, [100, 124, 138]), level(114, xs[3], xs[5])]
    assert only(lines, rules) == (head, [cells])


@pytest.mark.parametrize(
    ("labels", "parts"),
    [
        (("Utfall", "Årsmål"), ("2030", "2031", "2031", "2032")),
        (("Utfall 2031", "Målvärde"), ("Män", "Kvinnor", "2031", "2032")),
        (("Resultat", "Resultat, delår"), ("Bas", "Prognos", "Män", "Kvinnor")),
    ],
)
def test_the_lower_level_of_a_head_in_the_band_of_the_first_row(labels: Labels, parts: Labels) -> None:
    """Uprights go on below the head, but no rule ends it."""
    xs = [40.0, 200.0, 260.0, 320.0, 380.0, 440.0]
    rows = [("Andel bojar", "12 %", "13 %", "14 %", "15 %"), ("Andel kajer", "22 %", "23 %", "24 %", "25 %")]
    lines = [
        *at(("Indikator", labels[0], "", labels[1]), xs, 103, True),
        *at(("", *parts), xs, 115, True),
        *at(rows[0], xs, 125),
        *at(rows[1], xs, 139),
    ]
    rules = [level(100, 40, 440), level(113, 200, 440), level(136, 40, 440), level(150, 40, 440)]
    rules += [upright(x, 100, 150) for x in (40.0, 200.0, 320.0, 440.0)]
    rules += [upright(x, 113, 150) for x in (260.0, 380.0)]
    columns, found = only(lines, rules)
    over = (labels[0], labels[0], labels[1], labels[1])
    assert columns == ("Indikator", *(f"{a} {b}" for a, b in zip(over, parts, strict=True)))
    assert found == rows
