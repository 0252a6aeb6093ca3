"""One folder with the same contents in each form: a row for every file, and the same goals, indicators and activities."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any

from vpextract.running.job import extract_all
from vpextract.store.reading import Output, open_output

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
sys.path.append(str(SAMPLES))

from generator.archives import MARKDOWN, SPACED, markdown, spaced  # noqa: E402
from generator.compose import documents  # noqa: E402
from generator.word import word_file  # noqa: E402

DOCUMENT = next(one for one in documents() if one.file == "sample-02")
GOALS = ("level", "number", "text", "assessment", "description", "expected_result", "analysis")
INDICATORS = ("name", "owner", "outcome", "outcome_men", "outcome_women", "outcome_previous", "forecast", "target")
ACTIVITIES = ("text", "start_date", "end_date", "deviation", "comment")


def test_the_same_contents_in_each_form_give_the_same_rows(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "plan.pdf").write_bytes((SAMPLES / "documents" / "sample-02.pdf").read_bytes())
    (folder / "plan.docx").write_bytes(word_file(DOCUMENT))
    (folder / "plan.md").write_text(markdown(DOCUMENT, MARKDOWN["converted"]), "utf8")
    (folder / "transcript.txt").write_bytes((SAMPLES / "documents" / "sample-09.txt").read_bytes())
    (folder / "typed.txt").write_text(spaced(DOCUMENT, SPACED["typed"]), "utf8")
    extract_all([folder], out, jobs=2, link=False)
    with (out / "report.csv").open(encoding="utf-8-sig", newline="") as sheet:
        readers = {row["file"]: row["reader"] for row in csv.DictReader(sheet)}
    assert readers == {
        "plan.docx": "docx",
        "plan.md": "text",
        "plan.pdf": "pymupdf",
        "transcript.txt": "text",
        "typed.txt": "text",
    }
    output = open_output(out)
    names = {row["source"]: row["document_id"] for row in output.table("documents").to_pylist()}
    for dataset, columns, count in (
        ("goals", GOALS, 17),
        ("indicators", INDICATORS, 26),
        ("activities", ACTIVITIES, 20),
    ):
        truth = _rows(output, dataset, columns, names["plan.pdf"])
        assert len(truth) == count
        for source, name in names.items():
            assert _rows(output, dataset, columns, name) == truth, (dataset, source)


def _rows(output: Output, dataset: str, columns: tuple[str, ...], document: str) -> list[Any]:
    rows = output.table(dataset, documents=[document]).to_pylist()
    return [tuple(row[column] for column in columns) for row in rows]
