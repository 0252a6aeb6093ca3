"""The one list of datasets and columns: type, nullability, Swedish label and meaning of each.

A new column is one line here and one in `records`; what a row says of its document is filled in by `whose`. The order is
the order in the files. Every column's label and meaning travel with the Parquet files as field metadata (`label_sv`,
`description`). What linking writes is listed in `link_schema`, tables of figures in `figure_schema`, `documents` in
`document_schema`.
"""

from __future__ import annotations

from vpextract.store.columns import (
    DOCUMENT,
    FLOAT32,
    FLOAT64,
    GOAL,
    INT8,
    INT16,
    INT32,
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
from vpextract.store.listing_schema import LISTING_DATASETS

_DATASETS = (
    DOCUMENTS,
    Dataset(
        "pages",
        "Sidor",
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
        "Avsnitt",
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
                "goal, description, expected_result, analysis, summary, economy, decisions, toc or other."
                " Patterns of your own may name more.",
            ),
            must("heading", STRING, "Rubrik", "The heading as printed."),
            GOAL,
            *PLACE,
            must("text", STRING, "Text", "Running text directly under the heading, without tables and furniture."),
        ),
    ),
    Dataset(
        "goals",
        "Mål",
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
            may("number", STRING, "Nummer", "Such as 1.2.1, A1 or 1a, without a last dot."),
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
    *LISTING_DATASETS,
    *FIGURE_DATASETS,
    Dataset(
        "decisions",
        "Beslut",
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
        "Oklarheter",
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
