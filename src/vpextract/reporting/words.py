"""What the page says of rows, in Swedish: cells, notes, places."""

from __future__ import annotations

from vpextract.languages import catalogue
from vpextract.reporting.economy import Area
from vpextract.reporting.indicators import AtBoard, Year
from vpextract.reporting.swedish import number, span

_COLUMNS = ("target", "target_kf", "outcome", "outcome_women", "outcome_men")
_SHORT = 8
"""Letters."""
text = catalogue("sv").reported


def used(at: AtBoard) -> list[tuple[str, str]]:
    """The columns that a board's table has, with their heads: those that any year has a cell of."""
    return [(column, text(column)) for column in _COLUMNS if any(cell(year, column) for year in at.years)]


def cell(year: Year, column: str) -> str:
    """A cell as the documents print it."""
    if column == "outcome":
        column = year.early or "vb_outcome"
    return unbroken(year.row[f"{column}_raw"])


def unbroken(raw: str | None) -> str:
    """A printed figure; a short one is not parted from its unit."""
    printed = raw or ""
    return printed.replace(" ", "\u00a0") if len(printed) <= _SHORT else printed


def notes(at: AtBoard) -> list[str]:
    """What must be known before years are compared."""
    said = []
    for year in at.years:
        if year.corrected:
            said.append(text("corrected", year=year.year, before=year.year - 1))
        if year.row["target_changed"]:
            said.append(text("target_changed", year=year.year, target=year.row["plan_target_raw"]))
    if at.undrawn:
        said.append(text("undrawn", years=span(list(at.undrawn))))
    known = {year.year for year in at.years}
    for year in at.years:
        before = year.year - 1
        if before not in known and before in at.figures.outcome:
            raw = year.row["outcome_previous_raw"] or number(at.figures.outcome[before])
            said.append(text("previous", before=before, outcome=raw, year=year.year))
    return said


def bases(area: Area) -> str:
    """How the outcomes are counted, where the documents say it."""
    told = {year.basis for year in area.years} - {None}
    if not told:
        return ""
    if len(told) == 1:
        return text(str(*told))
    each = (f"{year.year} {text(year.basis.partition('_')[0])}" for year in area.years if year.basis is not None)
    return text("transfers", years=", ".join(each))
