"""What the page says of rows, in Swedish: cells, notes, places."""

from __future__ import annotations

from vpextract.reporting.economy import Area
from vpextract.reporting.indicators import AtBoard, Year
from vpextract.reporting.swedish import number, span

_COLUMNS = {
    "target": "Årsmål",
    "target_kf": "KF:s mål",
    "outcome": "Utfall",
    "outcome_women": "Kvinnor",
    "outcome_men": "Män",
}
_SHORT = 8
"""Letters."""


def used(at: AtBoard) -> list[tuple[str, str]]:
    """The columns that a board's table has, with their heads: those that any year has a cell of."""
    return [(column, name) for column, name in _COLUMNS.items() if any(cell(year, column) for year in at.years)]


def cell(year: Year, column: str) -> str:
    """A cell as the documents print it."""
    if column == "outcome":
        column = year.early or "vb_outcome"
    return unbroken(year.row[f"{column}_raw"])


def unbroken(raw: str | None) -> str:
    """A printed figure; a short one is not parted from its unit."""
    text = raw or ""
    return text.replace(" ", "\u00a0") if len(text) <= _SHORT else text


def notes(at: AtBoard) -> list[str]:
    """What must be known before years are compared."""
    said = []
    for year in at.years:
        if year.corrected:
            said.append(
                f"{year.year}: dokumentet anger ett annat utfall för {year.year - 1} än det årets egen rapport."
            )
        if year.row["target_changed"]:
            said.append(f"{year.year}: årsmålet ändrades under året, från {year.row['plan_target_raw']}.")
    if at.undrawn:
        said.append(f"Annan enhet {span(list(at.undrawn))}: de åren är inte med i diagrammet.")
    known = {year.year for year in at.years}
    for year in at.years:
        before = year.year - 1
        if before not in known and before in at.figures.outcome:
            raw = year.row["outcome_previous_raw"] or number(at.figures.outcome[before])
            said.append(f"{before}: {raw}, enligt dokumenten för {year.year}.")
    return said


def bases(area: Area) -> str:
    """How the outcomes are counted, where the documents say it."""
    told = {year.basis for year in area.years} - {None}
    words = {"after_transfers": "efter", "before_transfers": "före"}
    if not told:
        return ""
    if len(told) == 1:
        return f"{words[str(*told)].capitalize()} resultatöverföringar."
    each = (f"{year.year} {words[year.basis]}" for year in area.years if year.basis is not None)
    return f"Resultatöverföringar: {', '.join(each)}."
