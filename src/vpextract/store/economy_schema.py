"""The datasets of the economy: its rows, and the areas that these are of through years and boards."""

from __future__ import annotations

from vpextract.store.columns import (
    BOOL,
    CORRECTED,
    DOCUMENT,
    FLOAT64,
    INT8,
    INT16,
    INT32,
    OF_DOCUMENT,
    ROW_PLACE,
    STRING,
    STRINGS,
    Dataset,
    may,
    must,
)

ECONOMY = Dataset(
    "economy",
    "Ekonomi",
    "One row per amount of money in a table of a budget, result, result units or investments whose heads say what it is. "
    "Costs and income are above 0 however they are printed; net is costs minus income; a deviation is above 0 where it is "
    "better than the budget.",
    ("table_id", "row", "col"),
    (
        DOCUMENT,
        *OF_DOCUMENT,
        must(
            "part",
            STRING,
            "Del",
            "What the row is: area (verksamhetsområde), result_unit, investment, or account (kind of cost or income).",
        ),
        must(
            "role",
            STRING,
            "Roll",
            "item; part (of the item `parent`, which holds it already); total (of items). Add up items, and nothing twice.",
        ),
        may(
            "area_id",
            STRING,
            "Områdes-id",
            "The area through years and boards, see areas; null where nothing was linked.",
        ),
        must("area", STRING, "Område", "The row's name as printed, without varav."),
        may("parent", STRING, "Överordnad", "The item that it is a part of, or the heading that it stands under."),
        must(
            "measure",
            STRING,
            "Mått",
            "budget, plan (of years to come), outcome, forecast, deviation (from the budget), change or adjustment.",
        ),
        may("side", STRING, "Sida", "cost, income or net; null where nothing tells it."),
        may(
            "basis",
            STRING,
            "Före/efter resultatöverföring",
            "before_transfers or after_transfers, where the head says that result units' transfers are left out or in.",
        ),
        may("year", INT16, "År", "The year that the amount is for."),
        may(
            "as_of",
            STRING,
            "Läge per",
            "The time within the year: 2024-08-31, T1; of a report within the year its own, where no other is told.",
        ),
        may(
            "value_mnkr",
            FLOAT64,
            "Belopp (mnkr)",
            "In millions of kronor, whatever unit is printed; null where the unit is not known or the figure is none.",
        ),
        may(
            "counts",
            BOOL,
            "Gäller",
            "True for one row only of all that give the same figure of a board (in several tables, documents, editions): "
            "the one with the lowest source_rank. Null where nothing was linked. Investments may stand in a document by kind "
            "and again by project, under other names: both count, so add those of one table_id.",
        ),
        must(
            "source_rank",
            INT8,
            "Källans rang",
            "How near the document is to the figure; 1 is the nearest. Budgets: its plan (1), its annual report (2), T3, "
            "T2, T1 (3 to 5), later years (11 …), earlier ones (51 …). Outcomes: the year's report, then later years.",
        ),
        must("doubtful", BOOL, "Osäker", "Whether something is unsure about it; `doubt` says what."),
        may(
            "doubt",
            STRING,
            "Varför osäker",
            "no_number, cell_guessed, unit_unknown, unit_inferred (it is the only unit in which result units or kinds of "
            "costs are a part of their board, or in which another table of the document gives the same amounts), year_unknown, "
            "time_unknown, sign_unclear, or the code of the issue that says what does not add up "
            "there (sum_mismatch, net_mismatch, deviation_mismatch, part_above_whole), or elsewhere (amounts_differ).",
        ),
        *CORRECTED,
        must("raw", STRING, "Tryckt värde", "The cell as printed."),
        may("unit", STRING, "Enhet", "The unit that it is printed in: mnkr, tkr or kr."),
        must("table_id", STRING, "Tabell-id", "The table; see tables."),
        must("row", INT32, "Rad", "Row of the cell, as in table_cells."),
        must("col", INT32, "Kolumn", "Column of the cell, as in table_cells."),
        *ROW_PLACE,
    ),
)

AREAS = Dataset(
    "areas",
    "Områden",
    "The same field of activity, result unit, project or kind of cost through years and boards. Areas and accounts are shared "
    "by the boards of a municipality.",
    ("area_id",),
    (
        must("area_id", STRING, "Områdes-id", "The area."),
        must("part", STRING, "Del", "area, result_unit, investment or account, as in economy."),
        must("total", BOOL, "Summa", "Its rows are totals of others."),
        must(
            "label",
            STRING,
            "Benämning",
            "Its usual name, where patterns/link.toml has one, else the name that most of its rows have.",
        ),
        may(
            "parent",
            STRING,
            "Överordnad",
            "The name of the item that it is a part of, or of the heading it stands under.",
        ),
        may("municipality", STRING, "Kommun", "The municipality; null where all documents are of one."),
        may("board_id", STRING, "Nämnd-id", "The board; null where several boards have it."),
        may("first_year", INT16, "Första år", "The first year that an amount is for."),
        may("last_year", INT16, "Sista år", "The last year that an amount is for."),
        must("members", STRINGS, "Namn", "All names that it is printed by."),
        must("n_rows", INT32, "Antal rader", "How many rows of economy it has."),
    ),
)
