"""The datasets of tables of figures: the tables, their cells, and the economy that is in them."""

from __future__ import annotations

from vpextract.store.columns import (
    CORRECTED,
    DOCUMENT,
    FLOAT64,
    GOAL,
    INT16,
    INT32,
    NOTE,
    OF_DOCUMENT,
    ORDINAL,
    PLACE,
    ROW_PLACE,
    STRING,
    STRINGS,
    Dataset,
    may,
    must,
)
from vpextract.store.economy_schema import ECONOMY

FIGURE_DATASETS = (
    Dataset(
        "tables",
        "Tabeller",
        "Every other table, above all the economy; the cells are in table_cells.",
        ("table_id",),
        (
            must("table_id", STRING, "Tabell-id", "The table."),
            DOCUMENT,
            *OF_DOCUMENT,
            may("section_id", STRING, "Avsnitts-id", "The section that it stands in."),
            GOAL,
            ORDINAL,
            must(
                "kind",
                STRING,
                "Slag",
                "budget, result, result_units, investments, turnover_changes, budget_adjustments, key_figures, "
                "approvals or other.",
            ),
            may(
                "title", STRING, "Rubrik", "Its title as printed: within it, as a caption, or the heading right above."
            ),
            may("unit", STRING, "Enhet", "Unit of the whole table: mnkr, tkr, …"),
            must("columns", STRINGS, "Kolumner", "The columns' labels, wrapped lines joined."),
            must("n_rows", INT32, "Antal rader", "Number of rows, the header not counted."),
            *PLACE,
        ),
    ),
    Dataset(
        "table_cells",
        "Tabellceller",
        "One row per printed cell of a table in tables; empty cells are left out.",
        ("table_id", "row", "col"),
        (
            must("table_id", STRING, "Tabell-id", "The table; see tables."),
            DOCUMENT,
            *OF_DOCUMENT,
            must("row", INT32, "Rad", "Row, from 0, the header not counted."),
            must("col", INT32, "Kolumn", "Column, from 0."),
            must("row_label", STRING, "Radrubrik", "The row's first cell."),
            may("parent_label", STRING, "Överordnad rad", "For a varav row: the row that it is part of."),
            must("col_label", STRING, "Kolumnrubrik", "The column's label."),
            must("raw", STRING, "Tryckt värde", "The cell as printed."),
            may("value", FLOAT64, "Värde", "The number."),
            may(
                "measure",
                STRING,
                "Mått",
                "budget, plan, outcome, forecast, deviation (from a budget), change (from one time to another) or adjustment.",
            ),
            may("side", STRING, "Sida", "cost, income or net: of the column, else of the row."),
            may("year", INT16, "År", "The year that the figure is for; of the document where none is printed."),
            may("as_of", STRING, "Tidpunkt", "The time within the year, where one is told: 2024-08-31, T1, VB."),
            may("unit", STRING, "Enhet", "Unit of the figure: its own, its column's or row's, or the table's."),
            NOTE,
            *CORRECTED,
            *ROW_PLACE,
        ),
    ),
    ECONOMY,
)
"""In the order in which they are shown."""
