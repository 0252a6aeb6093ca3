"""The unit that a chapter says for all of its amounts. All texts and figures are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Paragraph, Place, Row, Table
from vpextract.recognise.figures.figures import figures_of
from vpextract.recognise.section_units import SectionUnits

KNOWLEDGE = knowledge.load()


def unit_after(*lines: str) -> str | None:
    """The unit that holds behind lines; "# " and "## " are headings."""
    units = SectionUnits(KNOWLEDGE)
    for line in lines:
        marks, _, text = line.rpartition("# ")
        paragraph = Paragraph(text, Place(), rank=len(marks) + 1 if "# " in line else 0)
        (units.heading if paragraph.rank else units.text)(paragraph)
    return units.unit


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (("# Ekonomi", "Alla belopp i avsnittet anges i tkr.", "Kajerna drog över."), "tkr"),
        (("# Ekonomi", "Alla belopp anges i tkr.", "## Investeringar"), "tkr"),
        (("# Ekonomi", "Alla belopp anges i tkr.", "# Personal"), None),
        (("# Ekonomi", "## Drift", "Belopp redovisas i miljoner kronor.", "## Investeringar"), None),
        (("# Ekonomi (mnkr)", "Kajerna drog över.", "## Drift"), "mnkr"),
        (("# Ekonomi i tkr", "## Drift", "Beloppen är i mnkr."), "mnkr"),
        (("# Ekonomi", "Kajerna kostade 3 mnkr mer."), None),
        (("# Ekonomi", "Bidraget är 3 mnkr."), None),
    ],
)
def test_the_unit_of_a_chapter(lines: tuple[str, ...], unit: str | None) -> None:
    assert unit_after(*lines) == unit


@pytest.mark.parametrize(
    ("columns", "unit"),
    [
        (("Verksamhet", "Budget 2031"), "tkr"),
        (("Verksamhet (mnkr)", "Budget 2031"), "mnkr"),
        (("Antal båtar", "Budget 2031"), None),
        (("Personal", "2030", "2031"), None),
        (("Nyckeltal", "Utfall 2031"), None),
    ],
)
def test_tables_of_budgets_that_name_no_unit_have_that_of_their_chapter(
    columns: tuple[str, ...], unit: str | None
) -> None:
    table = Table(columns, (Row(("Kajer", *["12"] * (len(columns) - 1)), Place()),), Place())
    assert figures_of(table, "", KNOWLEDGE, said="tkr").unit == unit
