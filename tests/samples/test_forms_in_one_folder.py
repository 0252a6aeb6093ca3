"""One folder with the same contents in each form: a row for every file, and the same goals, indicators and activities."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from made_scans import scanned

from vpextract.reading.ocr.engine import engine
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


@pytest.mark.skipif(engine() is None, reason="Tesseract's data or tesserocr is not installed")
def test_a_scan_gives_the_rows_of_the_same_pages_but_for_what_it_tells(tmp_path: Path) -> None:
    """Two pages with goals, indicators and activities: OCR costs seconds a page."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    pages = pymupdf.open(SAMPLES / "documents" / "sample-03.pdf")
    pages.select([3, 4])
    (folder / "pages.pdf").write_bytes(pages.tobytes())
    (folder / "scan.pdf").write_bytes(scanned(pages))
    extract_all([folder], out, jobs=2, link=False)
    output = open_output(out)
    documents = {row["source"]: row for row in output.table("documents").to_pylist()}
    assert {name: row["reader"] for name, row in documents.items()} == {"pages.pdf": "pymupdf", "scan.pdf": "ocr"}
    text, scan = documents["pages.pdf"]["document_id"], documents["scan.pdf"]["document_id"]
    assert _rows(output, "goals", GOALS[:4], scan) == _rows(output, "goals", GOALS[:4], text)
    for dataset in ("indicators", "activities"):
        assert len(_rows(output, dataset, ("ordinal",), scan)) == len(_rows(output, dataset, ("ordinal",), text)) > 1
    printed, read = _numbers(output, text), _numbers(output, scan)
    told = {issue["row_id"] for issue in output.table("issues", documents=[scan]).to_pylist()}
    missing = [
        at for at, (_, value) in printed.items() if value is not None and (at not in read or read[at][1] is None)
    ]
    assert len(printed) > 8 and len(missing) <= len(printed) / 4
    assert [at for at in missing if at not in read or read[at][0] not in told] == []
    assert {at: value for at, (_, value) in read.items() if value is not None} == {
        at: value for at, (_, value) in printed.items() if value is not None and at not in missing
    }


def _numbers(output: Output, document: str) -> dict[tuple[int, str], tuple[str, float | None]]:
    """Each number of the indicators by its row and measure, with the row's identifier."""
    order = {
        row["indicator_id"]: row["ordinal"] for row in output.table("indicators", documents=[document]).to_pylist()
    }
    values = output.table("indicator_values", documents=[document]).to_pylist()
    return {(order[v["indicator_id"]], v["measure"]): (v["indicator_id"], v["value"]) for v in values}


def _rows(output: Output, dataset: str, columns: tuple[str, ...], document: str) -> list[Any]:
    rows = output.table(dataset, documents=[document]).to_pylist()
    return [tuple(row[column] for column in columns) for row in rows]
