"""The sample texts in every encoding and damaged in every way give what the clean file gives, or it is told."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest
from text_cases import DAMAGED, NARROW, REFUSED, TOLD, WHOLE, any_line_ends, expressible, sometimes

from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes
from vpextract.reading.textfile import kind_of_text

DOCUMENTS = Path(__file__).resolve().parents[2] / "samples" / "documents"
SAMPLES = [
    path
    for path in sorted(DOCUMENTS.iterdir())
    if path.suffix in (".txt", ".md") and kind_of_text(path.read_text("utf8")) == "transcript"
]
"""The transcripts. Text layers are decoded in the same place; where the dice of `text_cases` hit, theirs are other words."""
CODES = {"other_encoding", "encoding_uncertain", "encoded_twice", "bytes_not_utf8", "letters_lost"}

every_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)


@lru_cache
def read(data: bytes, name: str) -> Extraction:
    return extract_bytes(data, name)


def contents(found: Extraction, lines: bool = True) -> str:
    """Everything in the records, but for the identifiers, which come from the bytes, and what is told of these."""
    issues = [issue for issue in found.issues if issue.code not in CODES]
    records = (found.sections, found.goals, found.indicators, found.activities, found.tables, found.decisions)
    told = repr((found.status, found.identity, records, issues, found.set_aside)).replace(found.document_id, "#")
    return told if lines else re.sub(r"line[= ]\d+", "", told)


def told(found: Extraction) -> set[str]:
    return {issue.code for issue in found.issues} & CODES


def test_there_are_samples() -> None:
    assert len(SAMPLES) == 2
    assert all(len(read(path.read_bytes(), path.name).goals) == 17 for path in SAMPLES)


@every_sample
@pytest.mark.parametrize("way", WHOLE)
def test_nothing_changes_and_nothing_is_told(path: Path, way: str) -> None:
    clean = read(path.read_bytes(), path.name)
    found = extract_bytes(WHOLE[way](path.read_text("utf8")), path.name)
    assert contents(found) == contents(clean)
    assert told(found) == set()


@every_sample
@pytest.mark.parametrize("way", TOLD)
def test_nothing_changes_and_it_is_told(path: Path, way: str) -> None:
    make, code = TOLD[way]
    clean = read(path.read_bytes(), path.name)
    found = extract_bytes(make(path.read_text("utf8")), path.name)
    assert contents(found) == contents(clean)
    assert told(found) == {code}


@every_sample
@pytest.mark.parametrize("way", NARROW)
def test_encodings_without_signs_for_everything(path: Path, way: str) -> None:
    codec, make, code = NARROW[way]
    text = expressible(path.read_text("utf8"), codec)
    clean = read(text.encode(), path.name)
    assert len(clean.goals) == 17
    found = extract_bytes(make(text), path.name)
    assert contents(found) == contents(clean)
    assert told(found) == ({code} if code else set())


@every_sample
@pytest.mark.parametrize("end", ["\x85", "\u2028", "\v", "any"])
def test_line_ends_that_no_editor_counts(path: Path, end: str) -> None:
    text = path.read_text("utf8")
    clean = read(text.encode(), path.name)
    data = any_line_ends(text) if end == "any" else sometimes("\n", end, 0.3)(text)
    found = extract_bytes(data, path.name)
    assert contents(found, lines=False) == contents(clean, lines=False)
    shown = re.split("\r\n|\r|\n", data.decode())
    placed = [goal for goal in found.goals if goal.place.line is not None]
    assert len(placed) == len(found.goals)
    for goal in placed:
        assert goal.printed.split()[0] in shown[(goal.place.line or 0) - 1]


@every_sample
@pytest.mark.parametrize("way", DAMAGED)
def test_what_is_lost_is_told_and_costs_only_its_place(path: Path, way: str) -> None:
    make, code = DAMAGED[way]
    clean = read(path.read_bytes(), path.name)
    found = extract_bytes(make(path.read_text("utf8")), path.name)
    assert code in told(found)
    (issue,) = [issue for issue in found.issues if issue.code == code]
    assert re.search(r"on lines? \d", issue.message)
    assert issue.severity == "warning"
    for mine, right in (
        (found.goals, clean.goals),
        (found.indicators, clean.indicators),
        (found.activities, clean.activities),
    ):
        assert abs(len(mine) - len(right)) <= 1
    right_cells = {(cell.row_label, cell.col_label, cell.raw): cell.value for t in clean.tables for cell in t.cells}
    for cell in (cell for table in found.tables for cell in table.cells):
        assert "\ufffd" not in cell.raw or cell.value is None, cell
        assert right_cells.get((cell.row_label, cell.col_label, cell.raw), cell.value) == cell.value
    for value in (value for indicator in found.indicators for value in indicator.values):
        assert "\ufffd" not in value.raw or value.value is None, value


@every_sample
@pytest.mark.parametrize("way", REFUSED)
def test_what_has_lost_its_letters_is_refused(path: Path, way: str) -> None:
    found = extract_bytes(REFUSED[way](path.read_text("utf8")), path.name)
    assert (found.status, found.goals) == ("failed", ())
    assert re.search(r"(save it as UTF-8|as UTF-8|Give the PDF itself).*\.$", found.error or "")
