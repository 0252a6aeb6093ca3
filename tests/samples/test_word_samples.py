"""The same contents as a Word file and as a PDF give the same goals, indicators, activities, decisions and figures."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from vpextract import extract
from vpextract.matching import squeezed
from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
sys.path.append(str(SAMPLES))

from generator.compose import documents  # noqa: E402
from generator.word import word_file  # noqa: E402

DOCUMENTS = {document.file: document for document in documents()}


@pytest.mark.parametrize("name", ["sample-01", "sample-02", "sample-05", "sample-07", "sample-13", "sample-16"])
def test_a_word_file_says_what_its_pdf_says(name: str) -> None:
    word = extract_bytes(word_file(DOCUMENTS[name]), f"{name}.docx")
    pdf = extract(SAMPLES / "documents" / f"{name}.pdf")
    assert (word.reader, word.status, word.n_pages) == ("docx", "ok", None)
    assert told(word) == told(pdf)
    assert len(word.goals) > 10
    assert len(word.indicators) > 20
    places = [one.place for one in word.goals] + [one.place for one in word.indicators]
    assert all(place.line and place.page is None for place in places)


def test_the_same_bytes_come_out_each_time() -> None:
    assert word_file(DOCUMENTS["sample-05"]) == word_file(DOCUMENTS["sample-05"])


def told(found: Extraction) -> dict[str, Any]:
    """What a document says, without places and identifiers."""
    identity = found.identity
    return {
        "identity": (identity.kind, identity.year, identity.tertial, identity.board_id, identity.dated, identity.title),
        "goals": [
            (one.level, one.number, one.text, one.assessment, one.description, one.expected_result, one.analysis)
            for one in found.goals
        ],
        "indicators": [(one.name, one.owner, dict(one.cells), one.comment) for one in found.indicators],
        "activities": [
            (one.text, one.start_date, one.end_date, one.deviation, one.comment) for one in found.activities
        ],
        "decisions": [(one.number, one.text) for one in found.decisions],
        "tables": sorted(_figures(found)),
    }


def _figures(found: Extraction) -> Iterable[tuple[str, str, str]]:
    """The cells; narrow columns of a PDF cut words and put spaces beside strokes, so that spaces do not count."""
    for table in found.tables:
        for cell in table.cells:
            yield squeezed(cell.row_label), squeezed(cell.col_label), "".join(cell.raw.split())
