"""The one list of datasets and columns: type, nullability, Swedish label and meaning of each.

A new column is one line here and one in `records`; what a row says of its document is filled in by `whose`. The order is
the order in the files. Every column's label and meaning travel with the Parquet files as field metadata (`label_sv`,
`description`). What linking writes is listed in `link_schema`, tables of figures in `figure_schema`, `documents` in
`document_schema`.
"""

from __future__ import annotations

from vpextract.store.columns import (
    BOOL,
    DATE,
    DOCUMENT,
    EXTRA,
    FLOAT32,
    FLOAT64,
    GOAL,
    INT8,
    INT16,
    INT32,
    NOTE,
    OF_DOCUMENT,
    ORDINAL,
    PLACE,
    STATUS_SIGN,
    STRING,
    Dataset,
    may,
    must,
)
from vpextract.store.document_schema import DOCUMENTS
from vpextract.store.figure_schema import FIGURE_DATASETS
from vpextract.store.link_schema import LINK_DATASETS

_DATASETS = (
    DOCUMENTS,
    Dataset(
        "pages",
        "One row per page.",
        ("document_id", "page"),
        (
            DOCUMENT,
            *OF_DOCUMENT,
            must("page", INT32, "Sida", "Page number, from 1."),
            must(
                "kind",
                STRING,
                "Slag",
                "text, scan, mixed (text, and an image over half of the page) or empty (also where it could not be read).",
            ),
            must("width", FLOAT32, "Bredd", "Width in points; 0 where the page could not be read."),
            must("height", FLOAT32, "Höjd", "Height in points; 0 where the page could not be read."),
            must("rotation", INT16, "Rotation", "Rotation in degrees, clockwise."),
            must("words", INT32, "Antal ord", "Number of words read from the page."),
            must("reader", STRING, "Läsare", "Which reader read the page; none where no reader could."),
        ),
    ),
    Dataset(
        "sections",
        "The document's heading tree, in reading order.",
        ("section_id",),
        (
            DOCUMENT,
            *OF_DOCUMENT,
            must("section_id", STRING, "Avsnitts-id", "The section."),
            may("parent_id", STRING, "Överordnat avsnitt", "The section that it is part of."),
            ORDINAL,
            must("depth", INT8, "Nivå", "Depth in the tree; 1 is the outermost."),
            must(
                "kind",
                STRING,
                "Slag",
                "goal, description, expected_result, analysis, summary, economy, decisions, toc or other.",
            ),
            must("heading", STRING, "Rubrik", "The heading as printed."),
            GOAL,
            *PLACE,
            must("text", STRING, "Text", "Running text directly under the heading, without tables and furniture."),
        ),
    ),
    Dataset(
        "goals",
        "One row per goal heading.",
        ("goal_id",),
        (
            must("goal_id", STRING, "Mål-id", "The goal."),
            DOCUMENT,
            *OF_DOCUMENT,
            ORDINAL,
            must("level", STRING, "Målnivå", "inriktningsmal, verksamhetsmal or namndmal."),
            may(
                "level_raw",
                STRING,
                "Målnivå (tryckt)",
                "The label as printed, such as Nämndens åtagande; null where none is.",
            ),
            may("number", STRING, "Nummer", "Such as 1.2.1, without a last dot."),
            must("text", STRING, "Mål", "The goal's text, without label and number."),
            may("parent_goal_id", STRING, "Överordnat mål", "The goal that it is part of."),
            may(
                "assessment",
                STRING,
                "Måluppfyllelse",
                "helt, delvis or ej; null also for what is none of them, such as Svårbedömt.",
            ),
            may("assessment_raw", STRING, "Måluppfyllelse (tryckt)", "The assessment as printed."),
            may("status", STRING, "Statusmarkering", STATUS_SIGN),
            may("description", STRING, "Beskrivning", "Everything under Beskrivning."),
            may("expected_result", STRING, "Förväntat resultat", "Everything under Förväntat resultat."),
            may("analysis", STRING, "Analys", "Everything under Analys."),
            must("printed", STRING, "Rubriken som tryckt", "The heading as printed, with label and number."),
            *PLACE,
        ),
    ),
    Dataset(
        "indicators",
        "One row per indicator row in a table.",
        ("indicator_id",),
        (
            must("indicator_id", STRING, "Indikator-id", "The indicator row."),
            DOCUMENT,
            *OF_DOCUMENT,
            GOAL,
            ORDINAL,
            must("name", STRING, "Indikator", "The indicator's name."),
            may("owner", STRING, "Ägare", "kf under a goal of the city council, namnd under one of the board."),
            may("gendered", BOOL, "Könsuppdelad", "The row carries the sign for it; null: cannot be seen."),
            may("status", STRING, "Statusmarkering", STATUS_SIGN),
            may("outcome", STRING, "Periodens utfall", "As printed."),
            may("outcome_men", STRING, "Utfall män/pojkar", "As printed."),
            may("outcome_women", STRING, "Utfall kvinnor/flickor", "As printed."),
            may("outcome_previous", STRING, "Utfall föregående år", "As printed, such as Periodens utfall VB 2020."),
            may("forecast", STRING, "Prognos helår", "As printed."),
            may("target", STRING, "Årsmål", "As printed."),
            may("target_kf", STRING, "KF:s årsmål", "As printed."),
            may("period", STRING, "Period", "Period or Periodicitet, as printed."),
            may(
                "assessment",
                STRING,
                "Måluppfyllelse",
                "How far the row itself says that its target was reached: helt, delvis or ej.",
            ),
            may("assessment_raw", STRING, "Måluppfyllelse (tryckt)", "The same as printed: Ja, Delvis, Uppfylls ej."),
            may("comment", STRING, "Analys/kommentar", "The Analys or Kommentar rows under it."),
            EXTRA,
            *PLACE,
        ),
    ),
    Dataset(
        "indicator_values",
        "One row per printed cell of an indicator, normalised.",
        ("indicator_id", "measure", "year", "as_of"),
        (
            must("indicator_id", STRING, "Indikator-id", "The indicator row; see indicators."),
            DOCUMENT,
            *OF_DOCUMENT,
            must("measure", STRING, "Mått", "Column of indicators that the cell stands in: outcome … target_kf."),
            must("raw", STRING, "Tryckt värde", "The cell as printed."),
            may("value", FLOAT64, "Värde", "The number; null for a range."),
            may("value_low", FLOAT64, "Värde från", "The lower end of a range, such as 85–90 %."),
            may("value_high", FLOAT64, "Värde till", "The upper end of a range."),
            may("unit", STRING, "Enhet", "Unit as printed: %, st, mnkr, …"),
            may(
                "unit_std", STRING, "Enhet (en stavning)", "The unit in one spelling: mkr and miljoner kronor are mnkr."
            ),
            may(
                "qualifier",
                STRING,
                "Förbehåll",
                "set_by_board, to_be_set, increase, decrease, max, min, plus_minus, range, missing (the cell says that there "
                "is no value), none (a dash), text; null: plain number.",
            ),
            may("year", INT16, "År", "The year that the value is for."),
            may(
                "as_of",
                STRING,
                "Läge per",
                "The time within the year, where the head tells one: T1, VB, Q2, 2031-08-31; null: the whole year.",
            ),
            NOTE,
        ),
    ),
    Dataset(
        "activities",
        "One row per aktivitet.",
        ("activity_id",),
        (
            must("activity_id", STRING, "Aktivitets-id", "The activity row."),
            DOCUMENT,
            *OF_DOCUMENT,
            GOAL,
            ORDINAL,
            must("text", STRING, "Aktivitet", "The activity's text."),
            may("owner", STRING, "Ägare", "kf under a goal of the city council, namnd under one of the board."),
            may("start_date", DATE, "Startdatum", "Start date."),
            may("end_date", DATE, "Slutdatum", "End date."),
            may(
                "start_raw", STRING, "Start (tryckt)", "The start as printed, also what names no day, such as Q2 2024."
            ),
            may("end_raw", STRING, "Slut (tryckt)", "The end as printed, also what names no day, such as våren 2024."),
            may(
                "status",
                STRING,
                "Status",
                "ongoing, completed or not_started, where the input shows a sign; `unknown:…` with a picture's hash.",
            ),
            may("deviation", STRING, "Avvikelse", "As printed."),
            may("comment", STRING, "Analys", "The Analys rows under it."),
            EXTRA,
            *PLACE,
        ),
    ),
    *FIGURE_DATASETS,
    Dataset(
        "decisions",
        "The numbered points under Förslag till beslut.",
        ("decision_id",),
        (
            must("decision_id", STRING, "Besluts-id", "The point."),
            DOCUMENT,
            *OF_DOCUMENT,
            must("number", INT32, "Nummer", "The point's number."),
            must("text", STRING, "Beslut", "The point's text."),
            may(
                "amount_mnkr",
                FLOAT64,
                "Belopp (mnkr)",
                "The amount named in it, if exactly one; none for an amount per something.",
            ),
            *PLACE,
        ),
    ),
    *LINK_DATASETS,
    Dataset(
        "issues",
        "What the program was unsure of.",
        (),
        (
            DOCUMENT,
            may("page", INT32, "Sida", "The page concerned, from 1."),
            may("line", INT32, "Rad i filen", "The line concerned, from 1, of a text file; null for a PDF."),
            must("severity", STRING, "Allvar", "info, warning or error."),
            must("code", STRING, "Kod", "Stable code; the list is in vpextract.issues."),
            must("message", STRING, "Meddelande", "What was found, in plain words."),
            may("row_id", STRING, "Rad-id", "The row that it is about, in whichever dataset."),
        ),
    ),
)

DATASETS: dict[str, Dataset] = {dataset.name: dataset for dataset in _DATASETS}
"""All datasets by name, in the order in which they are shown."""

DOCUMENT_DATASETS: dict[str, Dataset] = {name: one for name, one in DATASETS.items() if one not in LINK_DATASETS}
"""Those that documents fill, each on its own; linking writes the others, and some of the issues."""
