"""Every doubt about contents that the program can utter: code → how bad it is, what it means, what a reader can do.

A code is stable: notebooks filter on it. New doubts get a new entry here; the entry's severity is the default for
`model.Issue`. `info`: good to know. `warning`: look at the page before using the row. `error`: something was lost.
"""

from __future__ import annotations

from vpextract.model import Issue, Place
from vpextract.reading_codes import CODES_OF_READING, Code

CODES: dict[str, Code] = {
    "not_a_steering_document": Code(
        "info",
        "The file is readable, but it is no verksamhetsplan, tertialrapport or verksamhetsberättelse.",
        "Nothing to do, unless it should be one: then teach its title in patterns/ and use --patterns.",
    ),
    "duplicate_file": Code(
        "info",
        "Other files have exactly the same bytes; they are one document.",
        "Nothing to do. Remove the copies if you do not want to see this again.",
    ),
    "several_editions": Code(
        "info",
        "Other documents are of the same board, kind, year and tertial: editions of one.",
        "See which is preferred, and why: edition_reason in documents. To choose otherwise write in editions.csv.",
    ),
    "correction_lost": Code(
        "warning",
        "A person corrected a value of this document, and the program does not find that value any more.",
        "Look at the page with vpextract review, and decide again.",
    ),
    "kind_doubtful": Code(
        "warning",
        "The title names two kinds of documents; the one that is named first was taken.",
        "Look at the first page; doc_type, year and tertial may be those of the other one.",
    ),
    "board_doubtful": Code(
        "warning",
        "Two boards are as likely to be the one that the document is from.",
        "Look at the first page.",
    ),
    "board_unknown": Code(
        "warning",
        "The document does not say which nämnd it is from, or says so in words that are not known.",
        "Look at its first page; add the board to patterns/boards.toml if it is missing there.",
    ),
    "year_unknown": Code(
        "warning",
        "The document does not say which year it is for.",
        "Look at its title; rows that need a year have none.",
    ),
    "header_not_understood": Code(
        "warning",
        "The head of a table was not understood: a column's label is not known, or the table has no head.",
        "See the row's `extra` column, or the table in `tables`; add the label to patterns/columns.toml.",
    ),
    **CODES_OF_READING,
    "cell_guessed": Code(
        "warning",
        "It was not certain in which column of the table a printed cell stands.",
        "Compare the row with the page.",
    ),
    "value_not_parsed": Code(
        "warning",
        "A cell could not be read with certainty: digits that are no number, or a date or status in unknown words.",
        "Use the `raw` text, and look at the page.",
    ),
    "value_out_of_range": Code(
        "error",
        "A number was made of a text that no column can hold: too large, or infinite. It was left out.",
        "Use the `raw` text, and report the bug.",
    ),
    "no_goals": Code(
        "warning",
        "The document is a plan or report, and not one goal heading was recognised in it.",
        "Look at how its goals are printed; teach the labels in patterns/labels.toml and use --patterns.",
    ),
    "goal_label_unknown": Code(
        "warning",
        "A heading stands like a goal's, but the level that its label stands for is not known; it is told by the depth alone.",
        "Look at `level_raw` and at the page; teach the label in patterns/labels.toml and use --patterns.",
    ),
    "assessment_not_understood": Code(
        "warning",
        "A line stands where goals have their assessment, and says none of helt, delvis and ej, or is in unknown words.",
        "Look at `assessment_raw` and at the page; teach the words in patterns/labels.toml and use --patterns.",
    ),
    "row_without_goal": Code(
        "warning",
        "An indicator or activity does not stand under any goal that was recognised.",
        "Look at the page: the goal's heading may be printed in an unusual way.",
    ),
    "heading_doubtful": Code(
        "info",
        "A short line without a full stop stands before a paragraph of a goal; it may be a heading.",
        "Nothing to do for the goal's texts, which hold it; it is no section of its own.",
    ),
    "owner_contradicted": Code(
        "warning",
        "Two labels of a list say whose its rows are, the council's or the board's, and contradict each other.",
        "Look at the page; `owner` is empty for the rows of the list.",
    ),
    "goal_sequence_gap": Code(
        "warning",
        "A number is missing in the sequence of the goals, such as 1.1, 1.2, 1.4.",
        "Look for the missing goal in the document; the document itself may have skipped the number.",
    ),
    "unknown_sign": Code(
        "info",
        "A small picture stands where a status should, and no pattern knows what it means.",
        "Put the lines of the message into signs.toml in a folder of your own and run with --patterns.",
    ),
    "rows_missing": Code(
        "warning",
        "Rows of a table may be missing: its head stands without rows, or a text holds figures or dates side by side.",
        "Look at the page; what such rows say is in the text of their section.",
    ),
    "columns_read_across": Code(
        "warning",
        "Texts side by side may be two columns that are read from top to bottom; they were read line by line across.",
        "Look at the page: the words are there, in another order, and may be in the text of another goal.",
    ),
    "left_over": Code(
        "warning",
        "Words of the document are in no record.",
        "Look at the page; if they matter, report the layout.",
    ),
    "men_women_outside_total": Code(
        "warning",
        "The outcome for all does not lie between the outcomes for men and for women.",
        "Compare the three cells with the page; the slip may be in the document.",
    ),
    "units_differ": Code(
        "warning",
        "The outcomes for all, for men and for women are printed in different units.",
        "Compare the cells with the page; the slip may be in the document.",
    ),
    "percent_above_100": Code(
        "warning",
        "A percentage is above 100; only good to know where the indicator is not a share of a whole.",
        "Compare the cell with the page; the slip may be in the document.",
    ),
    "end_before_start": Code(
        "warning",
        "An activity ends before it starts.",
        "Compare the dates with the page; the slip may be in the document.",
    ),
    "period_mismatch": Code(
        "warning",
        "The period of an indicator does not fit the document's own year or tertial.",
        "Compare the cell with the page; the row may be carried over from an earlier report.",
    ),
    "sum_mismatch": Code(
        "warning",
        "A sum is not what its parts add up to, beyond what rounding explains.",
        "Compare the cells that the message names with the page; the slip may be in the document.",
    ),
    "amounts_differ": Code(
        "warning",
        "Two tables of the document that else agree give different figures for the same amount.",
        "Compare the two cells that the message names with their pages; the slip may be in the document.",
    ),
    "part_above_whole": Code(
        "warning",
        "A part (varav) is larger than what it is part of.",
        "Compare the cells that the message names with the page; the slip may be in the document.",
    ),
    "net_mismatch": Code(
        "warning",
        "A net figure is not the difference between costs and income, beyond what rounding explains.",
        "Compare the cells that the message names with the page; the slip may be in the document.",
    ),
    "deviation_mismatch": Code(
        "warning",
        "A deviation is not the difference between the columns that it is counted from in the other rows.",
        "Compare the cells that the message names with the page; the slip may be in the document.",
    ),
    "followup_figures_differ": Code(
        "warning",
        "Two rows of one indicator or activity give different figures or dates in the same report; the follow-up has none.",
        "Compare the two rows with their pages. If they are two things, add them to links.csv with the word different.",
    ),
    "reached_differs": Code(
        "info",
        "Outcome and target say otherwise than the report's own assessment whether a target was reached.",
        "followup.reached is empty there; look at the page, and at the direction that was taken.",
    ),
    "previous_outcome_differs": Code(
        "info",
        "Last year's outcome as it is printed here is another than that in last year's own report.",
        "Figures are corrected afterwards at times; look at both pages if it matters.",
    ),
}

LOSSES = (
    "header_not_understood",
    "goal_label_unknown",
    "assessment_not_understood",
    "no_goals",
    "row_without_goal",
    "rows_missing",
    "table_elsewhere",
    "several_documents",
    "table_unreadable",
    "text_unreadable",
    "page_unreadable",
    "scan_page",
    "ocr_missing",
    "page_damaged",
)
"""Doubts that say that columns, levels, rows or pages of a document may be lost: such a document is shown as unsure."""

LINK_CODES = frozenset({"followup_figures_differ", "previous_outcome_differs", "reached_differs"})
"""Doubts that come from comparing documents: linking writes them anew each time."""


_NOWHERE = Place()


def issue(code: str, message: str, place: Place = _NOWHERE, row_id: str | None = None, severity: str = "") -> Issue:
    """An issue at a place, with the severity of its code unless this one is another."""
    return Issue(code, message, severity or CODES[code].severity, place.page, row_id, place.line)


_LONGEST_SHOWN = 60
"""A printed text in a message is cut here."""


def shortened(text: str) -> str:
    """A printed text as messages show it: in quotation marks, cut where it is long."""
    return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…")
