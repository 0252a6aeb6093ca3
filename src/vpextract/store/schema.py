"""The one list of datasets and columns: type, nullability, Swedish label and meaning of each.

A new column is one line here and one in `records`. The order is the order in the files. Every column's label and
meaning travel with the Parquet files as field metadata (`label_sv`, `description`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

STRING, DATE, BOOL = pa.string(), pa.date32(), pa.bool_()
INT8, INT16, INT32 = pa.int8(), pa.int16(), pa.int32()
FLOAT32, FLOAT64 = pa.float32(), pa.float64()
BOX, STRINGS = pa.list_(pa.float32()), pa.list_(pa.string())


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `type` is the exact Arrow type."""

    name: str
    type: pa.DataType
    nullable: bool
    label_sv: str
    description: str

    @property
    def field(self) -> pa.Field:
        metadata = {"label_sv": self.label_sv, "description": self.description}
        return pa.field(self.name, self.type, nullable=self.nullable, metadata=metadata)


@dataclass(frozen=True)
class Dataset:
    """One dataset; `key` names the columns that together tell its rows apart (empty where nothing does)."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @cached_property
    def schema(self) -> pa.Schema:
        return pa.schema([c.field for c in self.columns], metadata={"description": self.description})


def _must(name: str, type_: pa.DataType, label_sv: str, description: str) -> Column:
    return Column(name, type_, False, label_sv, description)


def _may(name: str, type_: pa.DataType, label_sv: str, description: str) -> Column:
    return Column(name, type_, True, label_sv, description)


_DOCUMENT = _must("document_id", STRING, "Dokument-id", "The document that the row is from; see documents.")
_ORDINAL = _must("ordinal", INT32, "Ordning", "Position in reading order within the document.")
_PAGE = _may("page", INT32, "Sida", "Page of its first line, from 1; null where the input has no pages.")
_BBOX = _may("bbox", BOX, "Ruta", "x0, y0, x1, y1 of the place on that page, in points from its upper left corner.")
_LINE = _may("line", INT32, "Rad i filen", "Line of its first words in a text file, from 1; null for a PDF.")
_PLACE = (_PAGE, _BBOX, _LINE)
_ROW_PLACE = (
    _may("page", INT32, "Sida", "Page of the row's first line, from 1; null where the input has no pages."),
    _may("bbox", BOX, "Ruta", "x0, y0, x1, y1 of the whole row on that page, in points from its upper left corner."),
    _LINE,
)
_GOAL = _may("goal_id", STRING, "Mål-id", "The innermost goal that it stands under.")
_STATUS_SIGN = "What the sign in front of it means; `unknown:…` with a picture's hash where nobody has said yet."
_EXTRA = _may("extra", STRING, "Övriga kolumner", "JSON object: printed label → cell, of columns not known here.")

_DATASETS = (
    Dataset(
        "documents",
        "One row per input file.",
        ("document_id",),
        (
            _must("document_id", STRING, "Dokument-id", "{board_id}-{year}-{type}-{first 8 hex digits of the sha256}."),
            _must("source", STRING, "Källfil", "The file's path, relative to the input folder."),
            _must("sha256", STRING, "Kontrollsumma", "SHA-256 of the file's bytes; empty if they could not be read."),
            _may("doc_type", STRING, "Dokumenttyp", "verksamhetsplan, tertialrapport or verksamhetsberattelse."),
            _may("year", INT16, "År", "The year planned or reported on."),
            _may("tertial", INT8, "Tertial", "1, 2 or 3 for a tertialrapport."),
            _may("board_id", STRING, "Nämnd-id", "The board's short name in ASCII, such as hagersten-alvsjo."),
            _may("board", STRING, "Nämnd", "The board's name as the document gives it."),
            _may("document_date", DATE, "Dokumentdatum", "The date printed on the document."),
            _may("title", STRING, "Titel", "The document's title."),
            _may("pages", INT32, "Antal sidor", "Number of pages; null where the input has none."),
            _must("reader", STRING, "Läsare", "Which reader read it: pymupdf, pdfplumber, text, …"),
            _must("status", STRING, "Status", "ok, partial (something was lost, see issues) or failed."),
            _may("error", STRING, "Fel", "For failed: what was wrong and what to do about it."),
        ),
    ),
    Dataset(
        "pages",
        "One row per page.",
        ("document_id", "page"),
        (
            _DOCUMENT,
            _must("page", INT32, "Sida", "Page number, from 1."),
            _must("kind", STRING, "Slag", "text, scan, mixed or empty."),
            _must("width", FLOAT32, "Bredd", "Width in points."),
            _must("height", FLOAT32, "Höjd", "Height in points."),
            _must("rotation", INT16, "Rotation", "Rotation in degrees, clockwise."),
            _must("words", INT32, "Antal ord", "Number of words read from the page."),
            _must("reader", STRING, "Läsare", "Which reader read the page."),
        ),
    ),
    Dataset(
        "sections",
        "The document's heading tree, in reading order.",
        ("section_id",),
        (
            _DOCUMENT,
            _must("section_id", STRING, "Avsnitts-id", "The section."),
            _may("parent_id", STRING, "Överordnat avsnitt", "The section that it is part of."),
            _ORDINAL,
            _must("depth", INT8, "Nivå", "Depth in the tree; 1 is the outermost."),
            _must(
                "kind",
                STRING,
                "Slag",
                "goal, description, expected_result, analysis, summary, economy, decisions, toc or other.",
            ),
            _must("heading", STRING, "Rubrik", "The heading as printed."),
            _GOAL,
            *_PLACE,
            _must("text", STRING, "Text", "Running text directly under the heading, without tables and furniture."),
        ),
    ),
    Dataset(
        "goals",
        "One row per goal heading.",
        ("goal_id",),
        (
            _must("goal_id", STRING, "Mål-id", "The goal."),
            _DOCUMENT,
            _ORDINAL,
            _must("level", STRING, "Målnivå", "inriktningsmal, verksamhetsmal or namndmal."),
            _may("number", STRING, "Nummer", "Such as 1.2.1, without a last dot."),
            _must("text", STRING, "Mål", "The goal's text, without label and number."),
            _may("parent_goal_id", STRING, "Överordnat mål", "The goal that it is part of."),
            _may("assessment", STRING, "Måluppfyllelse", "helt, delvis or ej."),
            _may("assessment_raw", STRING, "Måluppfyllelse (tryckt)", "The assessment as printed."),
            _may("status", STRING, "Statusmarkering", _STATUS_SIGN),
            _may("description", STRING, "Beskrivning", "Everything under Beskrivning."),
            _may("expected_result", STRING, "Förväntat resultat", "Everything under Förväntat resultat."),
            _may("analysis", STRING, "Analys", "Everything under Analys."),
            _must("printed", STRING, "Rubriken som tryckt", "The heading as printed, with label and number."),
            *_PLACE,
        ),
    ),
    Dataset(
        "indicators",
        "One row per indicator row in a table.",
        ("indicator_id",),
        (
            _must("indicator_id", STRING, "Indikator-id", "The indicator row."),
            _DOCUMENT,
            _GOAL,
            _ORDINAL,
            _must("name", STRING, "Indikator", "The indicator's name."),
            _may("owner", STRING, "Ägare", "kf under a goal of the city council, namnd under one of the board."),
            _may("gendered", BOOL, "Könsuppdelad", "The row carries the sign for it; null: cannot be seen."),
            _may("status", STRING, "Statusmarkering", _STATUS_SIGN),
            _may("outcome", STRING, "Periodens utfall", "As printed."),
            _may("outcome_men", STRING, "Utfall män/pojkar", "As printed."),
            _may("outcome_women", STRING, "Utfall kvinnor/flickor", "As printed."),
            _may("outcome_previous", STRING, "Utfall föregående år", "As printed, such as Periodens utfall VB 2020."),
            _may("forecast", STRING, "Prognos helår", "As printed."),
            _may("target", STRING, "Årsmål", "As printed."),
            _may("target_kf", STRING, "KF:s årsmål", "As printed."),
            _may("period", STRING, "Period", "Period or Periodicitet, as printed."),
            _may("comment", STRING, "Analys/kommentar", "The Analys or Kommentar rows under it."),
            _EXTRA,
            *_PLACE,
        ),
    ),
    Dataset(
        "indicator_values",
        "One row per printed cell of an indicator, normalised.",
        ("indicator_id", "measure"),
        (
            _must("indicator_id", STRING, "Indikator-id", "The indicator row; see indicators."),
            _DOCUMENT,
            _must("measure", STRING, "Mått", "Column of indicators that the cell stands in: outcome … target_kf."),
            _must("raw", STRING, "Tryckt värde", "The cell as printed."),
            _may("value", FLOAT64, "Värde", "The number."),
            _may("unit", STRING, "Enhet", "Unit as printed: %, st, mnkr, …"),
            _may(
                "qualifier",
                STRING,
                "Förbehåll",
                "set_by_board, to_be_set, increase, decrease, max, min, plus_minus, none, text; null: plain number.",
            ),
            _may("year", INT16, "År", "The year that the value is for."),
        ),
    ),
    Dataset(
        "activities",
        "One row per aktivitet.",
        ("activity_id",),
        (
            _must("activity_id", STRING, "Aktivitets-id", "The activity row."),
            _DOCUMENT,
            _GOAL,
            _ORDINAL,
            _must("text", STRING, "Aktivitet", "The activity's text."),
            _may("owner", STRING, "Ägare", "kf under a goal of the city council, namnd under one of the board."),
            _may("start_date", DATE, "Startdatum", "Start date."),
            _may("end_date", DATE, "Slutdatum", "End date."),
            _may(
                "status",
                STRING,
                "Status",
                "ongoing, completed or not_started, where the input shows a sign; `unknown:…` with a picture's hash.",
            ),
            _may("deviation", STRING, "Avvikelse", "As printed."),
            _may("comment", STRING, "Analys", "The Analys rows under it."),
            _EXTRA,
            *_PLACE,
        ),
    ),
    Dataset(
        "tables",
        "Every other table, above all the economy; the cells are in table_cells.",
        ("table_id",),
        (
            _must("table_id", STRING, "Tabell-id", "The table."),
            _DOCUMENT,
            _may("section_id", STRING, "Avsnitts-id", "The section that it stands in."),
            _GOAL,
            _ORDINAL,
            _must(
                "kind",
                STRING,
                "Slag",
                "budget, result, result_units, investments, turnover_changes, budget_adjustments, key_figures, "
                "approvals or other.",
            ),
            _may("title", STRING, "Rubrik", "The table's title."),
            _may("unit", STRING, "Enhet", "Unit of the whole table: mnkr, tkr, …"),
            _must("columns", STRINGS, "Kolumner", "The columns' labels, wrapped lines joined."),
            _must("n_rows", INT32, "Antal rader", "Number of rows, the header not counted."),
            *_PLACE,
        ),
    ),
    Dataset(
        "table_cells",
        "One row per printed cell of a table in tables; empty cells are left out.",
        ("table_id", "row", "col"),
        (
            _must("table_id", STRING, "Tabell-id", "The table; see tables."),
            _DOCUMENT,
            _must("row", INT32, "Rad", "Row, from 0, the header not counted."),
            _must("col", INT32, "Kolumn", "Column, from 0."),
            _must("row_label", STRING, "Radrubrik", "The row's first cell."),
            _may("parent_label", STRING, "Överordnad rad", "For a varav row: the row that it is part of."),
            _must("col_label", STRING, "Kolumnrubrik", "The column's label."),
            _must("raw", STRING, "Tryckt värde", "The cell as printed."),
            _may("value", FLOAT64, "Värde", "The number."),
            *_ROW_PLACE,
        ),
    ),
    Dataset(
        "decisions",
        "The numbered points under Förslag till beslut.",
        ("decision_id",),
        (
            _must("decision_id", STRING, "Besluts-id", "The point."),
            _DOCUMENT,
            _must("number", INT32, "Nummer", "The point's number."),
            _must("text", STRING, "Beslut", "The point's text."),
            _may("amount_mnkr", FLOAT64, "Belopp (mnkr)", "The amount named in it, if exactly one."),
            *_PLACE,
        ),
    ),
    Dataset(
        "series",
        "The same goal, indicator or activity across documents, years and boards.",
        ("series_id",),
        (
            _must("series_id", STRING, "Serie-id", "The series."),
            _must("kind", STRING, "Slag", "goal, indicator or activity."),
            _must("label", STRING, "Benämning", "The text that names the series."),
            _may("owner", STRING, "Ägare", "kf or namnd; null for goals."),
            _may("level", STRING, "Målnivå", "Level of a series of goals; null for the others."),
            _may("board_id", STRING, "Nämnd-id", "The board; null where boards share the series."),
            _must("first_year", INT16, "Första år", "First year with a member."),
            _must("last_year", INT16, "Sista år", "Last year with a member."),
            _must("n_members", INT32, "Antal", "Number of members."),
        ),
    ),
    Dataset(
        "series_members",
        "What belongs to a series.",
        ("series_id", "member_id"),
        (
            _must("series_id", STRING, "Serie-id", "The series; see series."),
            _must("kind", STRING, "Slag", "goal, indicator or activity."),
            _must("member_id", STRING, "Medlems-id", "A goal_id, indicator_id or activity_id."),
            _DOCUMENT,
            _may("year", INT16, "År", "The document's year."),
            _may("board_id", STRING, "Nämnd-id", "The document's board."),
            _must("score", FLOAT32, "Poäng", "0 to 1, of the link that brought it in."),
            _must("method", STRING, "Metod", "exact, fuzzy or manual."),
            _must("status", STRING, "Status", "linked or to_review."),
        ),
    ),
    Dataset(
        "issues",
        "What the program was unsure of.",
        (),
        (
            _DOCUMENT,
            _may("page", INT32, "Sida", "The page concerned, from 1."),
            _must("severity", STRING, "Allvar", "info, warning or error."),
            _must("code", STRING, "Kod", "Stable code; the list is in vpextract.issues."),
            _must("message", STRING, "Meddelande", "What was found, in plain words."),
            _may("row_id", STRING, "Rad-id", "The row that it is about, in whichever dataset."),
        ),
    ),
)

DATASETS: dict[str, Dataset] = {dataset.name: dataset for dataset in _DATASETS}
"""All datasets by name, in the order in which they are shown."""
