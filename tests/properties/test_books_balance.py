"""Books that balance, however they are rounded, raise no doubt; one figure changed by more than rounding raises one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vpextract import knowledge
from vpextract.model import FigureCell, FigureTable, Issue, Place
from vpextract.recognise.values import parse_figure
from vpextract.structure.books.balance import balance_doubts, balance_of

KNOWLEDGE = knowledge.load()
HEADS = ("Mnkr", "Budget 2031", "Bokslut 2031", "Bokslut 2030")
HERE = Place(page=3)


@dataclass(frozen=True)
class Ledger:
    """Exact figures in hundredths, `decimals` of which are printed; the last row is the total, `parts` are within rows."""

    labels: list[str]
    figures: list[list[int]]
    decimals: int

    def table(self) -> FigureTable:
        cells = []
        parent = None
        for row, (label, figures) in enumerate(zip(self.labels, self.figures, strict=True)):
            part = label.startswith("varav")
            parent = parent if part else label
            printed = [label, *(self.printed(figure) for figure in figures)]
            for col, raw in enumerate(printed):
                value = parse_figure(raw, KNOWLEDGE) if col else None
                cells.append(FigureCell(row, col, label, parent if part else None, HEADS[col], raw, value, HERE))
        heads = HEADS[: len(self.figures[0]) + 1]
        rows = len(self.labels)
        return FigureTable("x:t001", None, None, 1, "budget", None, "mnkr", heads, rows, tuple(cells), HERE)

    def printed(self, figure: int) -> str:
        rounded = (Decimal(figure) / 100).quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        return f"{rounded:,}".replace(",", " ").replace(".", ",")

    def changed(self, row: int, col: int, by: int) -> Ledger:
        figures = [list(of) for of in self.figures]
        figures[row][col] += by
        return replace(self, figures=figures)


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Some rows of some columns with their total; a row may list a part of itself."""
    width, height = draw(st.integers(1, 3)), draw(st.integers(2, 9))
    labels: list[str] = []
    figures: list[list[int]] = []
    totals = [0] * width
    for i in range(height):
        row = [draw(st.integers(200_00, 9_000_00)) for _ in range(width)]
        totals = [total + figure for total, figure in zip(totals, row, strict=True)]
        labels.append(f"Kaj {i}")
        figures.append(row)
        if draw(st.booleans()):
            labels.append("varav norra")
            figures.append([figure // draw(st.integers(2, 5)) for figure in row])
    total = draw(st.sampled_from(["Totalt", "Summa", "Summa kajer", "Drift totalt"]))
    return Ledger([*labels, total], [*figures, totals], draw(st.integers(0, 2)))


def doubts(ledger: Ledger) -> list[Issue]:
    return list(balance_doubts(balance_of([ledger.table()], KNOWLEDGE)))


@settings(max_examples=150, deadline=None)
@given(ledgers())
def test_books_that_balance_raise_no_doubt(ledger: Ledger) -> None:
    assert doubts(ledger) == []


@settings(max_examples=150, deadline=None)
@given(ledgers(), st.data())
def test_a_slip_is_named(ledger: Ledger, data: st.DataObject) -> None:
    """The slip is larger than all rounding together and smaller than any row, so that no other reading explains it."""
    rows = [row for row, label in enumerate(ledger.labels) if label != "varav norra"]
    row, col = data.draw(st.sampled_from(rows)), data.draw(st.integers(0, len(ledger.figures[0]) - 1))
    rounding = 2 * (len(rows) + 1) * 10 ** (2 - ledger.decimals) // 2
    slip = data.draw(st.integers(rounding + 1, 40_00)) * data.draw(st.sampled_from([1, -1]))
    found = doubts(ledger.changed(row, col, slip))
    assert [x.code for x in found] == ["sum_mismatch"]
    assert f'column "{HEADS[col + 1]}": "{ledger.labels[-1]}" is' in found[0].message


@settings(max_examples=100, deadline=None)
@given(ledgers(), st.data())
def test_a_part_above_its_whole_is_named(ledger: Ledger, data: st.DataObject) -> None:
    parts = [row for row, label in enumerate(ledger.labels) if label == "varav norra"]
    assume(parts)
    row = data.draw(st.sampled_from(parts))
    above = ledger.figures[row - 1][0] + data.draw(st.integers(301, 9_000_00)) - ledger.figures[row][0]
    (found,) = doubts(ledger.changed(row, 0, above))
    assert found.code == "part_above_whole"
    assert f'"{ledger.labels[row - 1]}" is' in found.message
