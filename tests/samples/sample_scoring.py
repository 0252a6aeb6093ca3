"""How much of the truth about a sample the program found: figures between 0 and 1, and no mercy.

Rows of truth and output are paired in reading order by what names them; then every field is compared to the letter (after
`plain`). A row missed or too many, a cell missed or too many: each costs. Where neither side has anything, there is no figure.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pyarrow.parquet as pq
from rapidfuzz import fuzz

Row = dict[str, Any]
Pair = tuple[Row, Row]

MEASURES = ("outcome", "outcome_men", "outcome_women", "outcome_previous", "forecast", "target", "target_kf")
GOAL_TEXTS = ("description", "expected_result", "analysis")
IDENTITY = ("doc_type", "year", "tertial", "board_id", "board", "document_date")
ALIKE = 75
"""Names at least this alike, in percent, may be those of one row."""

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_AROUND = re.compile(r"\s*([-/])\s*")


def score(output: Path, document_id: str, gold: Path) -> dict[str, float]:
    """All figures of one document: what `output` says about it against the truth in the folder `gold`."""
    found = {name: rows_of(output, name, document_id) for name in DATASETS}
    truth = {name: json_lines(gold / f"{name}.jsonl") for name in GOLD}
    goal_texts = {goal["goal_id"]: goal["text"] for goal in found["goals"]}
    for row in found["goals"]:
        row["parent"] = goal_texts.get(row["parent_goal_id"])
    for row in (*found["indicators"], *found["activities"]):
        row["goal"] = goal_texts.get(row["goal_id"])
    figures = {
        "document": identity(json.loads((gold / "document.json").read_text("utf8")), found["documents"]),
        **goals(truth["goals"], found["goals"]),
        **indicators(truth["indicators"], found["indicators"], found["indicator_values"]),
        **activities(truth["activities"], found["activities"]),
        **tables(truth["tables"], found["tables"], found["table_cells"]),
        "decisions": overlap(
            ((d["number"], plain(d["text"])) for d in truth["decisions"]),
            ((d["number"], plain(d["text"])) for d in found["decisions"]),
        ),
        "headings": overlap_in_order(
            [plain(h["heading"]) for h in truth["headings"]],
            [plain(s["heading"]) for s in found["sections"] if s["heading"]],
        ),
    }
    return {name: figure for name, figure in figures.items() if figure is not None}


# --- reading ----------------------------------------------------------------------------------------------------------

DATASETS = (
    *("documents", "sections", "goals", "indicators", "indicator_values"),
    *("activities", "tables", "table_cells", "decisions"),
)
GOLD = ("goals", "indicators", "activities", "tables", "decisions", "headings")


def rows_of(output: Path, dataset: str, document_id: str) -> list[Row]:
    """A document's rows of a dataset, in reading order."""
    rows: list[Row] = pq.read_table(output / dataset, filters=[("document_id", "=", document_id)]).to_pylist()
    return sorted(rows, key=lambda row: row.get("ordinal") or 0)


def json_lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


# --- comparing --------------------------------------------------------------------------------------------------------


def plain(value: object) -> str:
    """One kind of space and of dash, no space around slashes and hyphens; "" for nothing."""
    text = "" if value is None else normalize("NFC", str(value))
    return _AROUND.sub(r"\1", " ".join(_DASHES.sub("-", text).split()))


def equal(a: object, b: object) -> bool:
    return plain(a) == plain(b)


def ratio(right: int, of: int) -> float | None:
    return right / of if of else None


def overlap(truth: Iterable[Hashable], found: Iterable[Hashable]) -> float | None:
    """F1 of two bags: 2 × what both have, over what either has."""
    a, b = Counter(truth), Counter(found)
    return ratio(2 * (a & b).total(), a.total() + b.total())


def overlap_in_order(truth: Sequence[str], found: Sequence[str]) -> float | None:
    """F1 of two sequences of which only what comes in the same order counts."""
    return ratio(2 * sum(a == b for a, b in pairs(truth, found, exactly=True)), len(truth) + len(found))


def pairs(truth: Sequence[str], found: Sequence[str], *, exactly: bool = False) -> list[tuple[str, str]]:
    return [(truth[i], found[j]) for i, j in aligned(truth, found, 100 if exactly else ALIKE)]


def aligned(truth: Sequence[str], found: Sequence[str], alike: int = ALIKE) -> list[tuple[int, int]]:
    """Places that belong together, in order: equal names first, then in the gaps between them the first alike ones."""
    out = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, truth, found, autojunk=False).get_opcodes():
        if tag == "equal":
            out += list(zip(range(i, i_end), range(j, j_end), strict=True))
            continue
        start = j
        for at in range(i, i_end):
            match = next((to for to in range(start, j_end) if fuzz.ratio(truth[at], found[to]) >= alike), None)
            if match is not None:
                out.append((at, match))
                start = match + 1
    return out


def matched(truth: Sequence[Row], found: Sequence[Row], name: Callable[[Row], str]) -> list[Pair]:
    """Rows that belong together by their names."""
    return [(truth[i], found[j]) for i, j in aligned([name(r) for r in truth], [name(r) for r in found])]


def rows_figure(both: Sequence[Pair], truth: Sequence[Row], found: Sequence[Row], field: str) -> float | None:
    """F1 of the rows found with exactly the right name."""
    return ratio(2 * sum(equal(a[field], b[field]) for a, b in both), len(truth) + len(found))


def field_figure(both: Sequence[Pair], truth: Sequence[Row], *fields: str) -> float | None:
    """The share of rows of the truth that have all these fields right; a row missed has none."""
    return ratio(sum(all(equal(a[f], b[f]) for f in fields) for a, b in both), len(truth))


def filled_figure(both: Sequence[Pair], truth: Sequence[Row], found: Sequence[Row], *fields: str) -> float | None:
    """F1 of the fields that are filled on either side; the rest says nothing."""
    right = sum(bool(a[f]) and equal(a[f], b[f]) for a, b in both for f in fields)
    return ratio(2 * right, sum(bool(row[f]) for row in (*truth, *found) for f in fields))


# --- the figures ------------------------------------------------------------------------------------------------------


def identity(truth: Row, found: Sequence[Row]) -> float:
    return sum(equal(truth[f], found[0][f]) for f in IDENTITY) / len(IDENTITY) if len(found) == 1 else 0.0


def goals(truth: list[Row], found: list[Row]) -> dict[str, float | None]:
    both = matched(truth, found, lambda row: f"{row['level']} {plain(row['text'])}")
    both = [(a, b) for a, b in both if a["level"] == b["level"]]
    return {
        "goals.rows": rows_figure(both, truth, found, "text"),
        "goals.parent": field_figure(both, truth, "parent"),
        "goals.assessment": field_figure(both, truth, "assessment", "assessment_raw"),
        "goals.number": field_figure(both, truth, "number"),
        "goals.texts": filled_figure(both, truth, found, *GOAL_TEXTS),
    }


def indicators(truth: list[Row], found: list[Row], found_values: list[Row]) -> dict[str, float | None]:
    both = matched(truth, found, lambda row: plain(row["name"]))
    values: dict[str, set[Hashable]] = {row["indicator_id"]: set() for row in found}
    for v in found_values:
        values[v["indicator_id"]].add((v["measure"], v["value"], plain(v["unit"]), v["qualifier"]))
    true_values = [{(m, v, plain(u), q) for m, (v, u, q) in row["values"].items()} for row in truth]
    true_values_of = {id(row): own for row, own in zip(truth, true_values, strict=True)}
    right = sum(len(true_values_of[id(a)] & values[b["indicator_id"]]) for a, b in both)
    return {
        "indicators.rows": rows_figure(both, truth, found, "name"),
        "indicators.cells": filled_figure(both, truth, found, *MEASURES, "period"),
        "indicators.values": ratio(2 * right, sum(map(len, true_values)) + len(found_values)),
        "indicators.goal": field_figure(both, truth, "goal", "owner"),
        "indicators.comments": filled_figure(both, truth, found, "comment"),
        "indicators.gendered": ratio(sum(bool(a["gendered"]) == bool(b["gendered"]) for a, b in both), len(truth)),
    }


def activities(truth: list[Row], found: list[Row]) -> dict[str, float | None]:
    both = matched(truth, found, lambda row: plain(row["text"]))
    return {
        "activities.rows": rows_figure(both, truth, found, "text"),
        "activities.dates": field_figure(both, truth, "start_date", "end_date"),
        "activities.goal": field_figure(both, truth, "goal"),
        "activities.deviation": filled_figure(both, truth, found, "deviation"),
        "activities.comments": filled_figure(both, truth, found, "comment"),
        "activities.status": field_figure(both, truth, "status"),
    }


def tables(truth: list[Row], found: list[Row], found_cells: list[Row]) -> dict[str, float | None]:
    for row in found:
        cells = {(c["row"], c["col"]): c["raw"] for c in found_cells if c["table_id"] == row["table_id"]}
        row["rows"] = [[cells.get((r, c)) for c in range(len(row["columns"]))] for r in range(row["n_rows"])]
    both = [(truth[i], found[j]) for i, j in aligned([printed(t) for t in truth], [printed(t) for t in found], 60)]
    right = sum(cells_right(a, b) for a, b in both)
    return {
        "tables.rows": ratio(2 * len(both), len(truth) + len(found)),
        "tables.kind": ratio(sum(a["kind"] == b["kind"] and equal(a["unit"], b["unit"]) for a, b in both), len(truth)),
        "tables.cells": ratio(2 * right, sum(bool(c) for t in (*truth, *found) for row in t["rows"] for c in row)),
    }


def printed(table: Row) -> str:
    """What names a table: its heads and its first column."""
    return plain(" ".join([*table["columns"], *(row[0] or "" for row in table["rows"])]))


def cells_right(truth: Row, found: Row) -> int:
    """Filled cells that stand in the right row, under the right head, letter for letter."""
    right = 0
    columns = [(i, j) for i, j in enumerate(column_places(truth["columns"], found["columns"])) if j is not None]
    there, here = ([plain(row[0]) for row in table["rows"]] for table in (truth, found))
    for r, s in aligned(there, here, 60):
        right += sum(bool(truth["rows"][r][i]) and equal(truth["rows"][r][i], found["rows"][s][j]) for i, j in columns)
    return right


def column_places(truth: Sequence[str], found: Sequence[str]) -> list[int | None]:
    """For each true column the found one with exactly the same head, at the same place where several are equal."""
    there = [plain(head) for head in found]
    places: list[int | None] = []
    for at, head in enumerate(map(plain, truth)):
        same = [place for place, other in enumerate(there) if other == head]
        places.append(at if at in same else (same[0] if same else None))
    return places
