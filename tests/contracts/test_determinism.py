"""The same file gives the same rows, identifiers and bytes: on every run, with any number of jobs, in any company."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from vpextract import extract
from vpextract.issues import LINK_CODES
from vpextract.running.job import extract_all
from vpextract.store.schema import DATASETS, DOCUMENT_DATASETS

DOCUMENTS = Path(__file__).resolve().parents[2] / "samples" / "documents"
SOME = ("sample-02.pdf", "sample-08.pdf", "sample-09.txt", "sample-10.md")
KEYS = [(name, dataset.key) for name, dataset in DATASETS.items() if dataset.key]
FOREIGN = [
    *(
        (name, "document_id", "documents", "document_id")
        for name, dataset in DATASETS.items()
        if name != "documents" and "document_id" in dataset.schema.names
    ),
    *((name, "goal_id", "goals", "goal_id") for name in ("sections", "indicators", "activities", "tables")),
    ("sections", "parent_id", "sections", "section_id"),
    ("goals", "parent_goal_id", "goals", "goal_id"),
    ("indicator_values", "indicator_id", "indicators", "indicator_id"),
    ("tables", "section_id", "sections", "section_id"),
    ("table_cells", "table_id", "tables", "table_id"),
    ("economy", "table_id", "tables", "table_id"),
    ("economy", "area_id", "areas", "area_id"),
    *((name, "series_id", "series", "series_id") for name in ("series_members", "followup", "followup_activities")),
    *(
        ("followup", f"{figure}_id", "indicators", "indicator_id")
        for figure in ("plan_target", "t1_outcome", "vb_outcome")
    ),
    *(("followup_activities", f"{report}_id", "activities", "activity_id") for report in ("plan", "t1", "vb")),
]


LINKED = ("area_id", "counts")
"""Columns of documents' rows that linking fills; what is said of a document among its editions is told beside `own`."""
BETWEEN = {"several_editions", *LINK_CODES}
"""What is said of documents beside others."""


@pytest.fixture
def outputs(sample_outputs: tuple[Path, Path]) -> tuple[Path, Path]:
    """All samples twice: one process and two, and sets in another order."""
    return sample_outputs


def test_two_runs_give_the_same_bytes(outputs: tuple[Path, Path]) -> None:
    first, second = ({p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()} for out in outputs)
    assert sorted(first) == sorted(second)
    assert [str(path) for path in first if first[path] != second[path]] == []


def test_other_files_in_the_folder_make_no_difference(outputs: tuple[Path, Path], tmp_path: Path) -> None:
    for name in SOME:
        shutil.copy(DOCUMENTS / name, tmp_path / name)
    extract_all([tmp_path], tmp_path / "out", jobs=1)
    ids = set(pq.read_table(tmp_path / "out" / "documents")["document_id"].to_pylist())
    assert len(ids) == len(SOME)
    for name, dataset in DOCUMENT_DATASETS.items():
        columns = [column.name for column in dataset.own if column.name not in LINKED]
        alone, all_of_them = (
            pq.read_table(out / name, columns=columns).to_pylist() for out in (tmp_path / "out", outputs[0])
        )
        among_all = [row for row in all_of_them if row["document_id"] in ids]
        if name == "issues":
            alone, among_all = ([row for row in rows if row["code"] not in BETWEEN] for rows in (alone, among_all))
        assert alone == among_all, name


def test_neither_name_nor_folder_makes_a_difference(tmp_path: Path) -> None:
    copy = tmp_path / "Årsrapport 1999.pdf"
    shutil.copy(DOCUMENTS / "sample-08.pdf", copy)
    there, here = extract(DOCUMENTS / "sample-08.pdf"), extract(copy)
    assert here.document_id == there.document_id
    assert (here.identity, here.goals, here.indicators) == (there.identity, there.goals, there.indicators)


@pytest.mark.parametrize(("dataset", "key"), KEYS, ids=[name for name, _ in KEYS])
def test_keys_are_unique(outputs: tuple[Path, Path], dataset: str, key: tuple[str, ...]) -> None:
    table = pq.read_table(outputs[0] / dataset, columns=list(key)).to_pylist()
    rows = [tuple(row[name] for name in key) for row in table]
    assert len(set(rows)) == len(rows)
    told = [
        at for at, name in enumerate(key) if name not in ("year", "as_of")
    ]  # a time that is not told is part of a key
    assert not any(row[at] in (None, "") for row in rows for at in told)
    assert rows


@pytest.mark.parametrize(("dataset", "column", "to", "key"), FOREIGN, ids=lambda name: str(name))
def test_every_reference_resolves(outputs: tuple[Path, Path], dataset: str, column: str, to: str, key: str) -> None:
    table = pq.read_table(outputs[0] / dataset).to_pylist()
    there = {row[key]: row.get("document_id") for row in pq.read_table(outputs[0] / to).to_pylist()}
    used = [(row[column], row.get("document_id")) for row in table if row[column] is not None]
    assert {value for value, _ in used} <= set(there)
    if to not in ("documents", "series", "areas"):
        assert all(document in (None, there[value]) for value, document in used), "it points into another document"
    if dataset != "issues" and (dataset, column) != ("tables", "goal_id"):
        assert used, "nothing points there: the test looks at nothing"


def test_parents_come_first(outputs: tuple[Path, Path]) -> None:
    """So there are no rings, and a tree can be built in one pass."""
    for dataset, key, parent in (("sections", "section_id", "parent_id"), ("goals", "goal_id", "parent_goal_id")):
        rows = pq.read_table(outputs[0] / dataset).to_pylist()
        place = {row[key]: row["ordinal"] for row in rows}
        assert all(place[row[parent]] < row["ordinal"] for row in rows if row[parent] is not None)


def test_ordinals_count_from_one_within_each_document(outputs: tuple[Path, Path]) -> None:
    for dataset in ("sections", "goals", "indicators", "activities", "tables"):
        counted: dict[str, list[int]] = {}
        for row in pq.read_table(outputs[0] / dataset).to_pylist():
            counted.setdefault(row["document_id"], []).append(row["ordinal"])
        assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in counted.values()), dataset


def test_issues_point_at_rows_that_exist(outputs: tuple[Path, Path]) -> None:
    known = {
        row[key]
        for dataset, key in (
            *(("sections", "section_id"), ("goals", "goal_id"), ("indicators", "indicator_id")),
            *(("activities", "activity_id"), ("tables", "table_id")),
        )
        for row in pq.read_table(outputs[0] / dataset, columns=[key]).to_pylist()
    }
    pointed = {row["row_id"] for row in pq.read_table(outputs[0] / "issues").to_pylist()} - {None}
    assert pointed <= known
