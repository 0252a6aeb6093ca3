"""The samples end to end against their truth, with a floor under each figure; and the generator makes them again."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from sample_scoring import rows_of, score

from vpextract.running.job import extract_all
from vpextract.settings import Options
from vpextract.store.reading import open_output

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
GOLD_OF: dict[str, str] = json.loads((SAMPLES / "inputs.json").read_text("utf8"))
Figures = dict[str, dict[str, float]]

# --- the floors: what was measured, rounded down ----------------------------------------------------------------------

FINGERPRINT = "b25ef73beee8b1225d1d57d5a73e6727fe2388b0e365ee272364f5f3e77e5694"
"""SHA-256 over the documents and the truth that the floors were measured on: change them, and measure again."""

KINDS = {
    "plan": ("sample-01.pdf", "sample-03.pdf", "sample-08.pdf"),
    "tertial": ("sample-02.pdf", "sample-06.pdf", "sample-07.pdf"),
    "year": ("sample-04.pdf", "sample-05.pdf"),
    "transcript": ("sample-09.txt", "sample-10.md"),
    "open": ("sample-11.pdf", "sample-12.pdf", "sample-13.pdf", "sample-16.pdf", "sample-17.pdf"),
    "pages": ("sample-14.pdf", "sample-15.pdf"),
    "layer": ("sample-18.txt", "sample-19.txt"),
}
"""Kinds of documents; a kind's figure is that of its worst document. "open" and "pages" are laid out by another producer:
tables without rules in looks of their own, and pages that are landscape, turned, or hold tables beside each other; "layer"
is what a tool prints of a PDF's text, without the pictures that tell of sex and status."""

_ALL = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
_REPORTS = (None, 1.0, 1.0, 1.0, 1.0, 1.0)  # plans have no Analys rows and no Avvikelse

FLOORS: dict[str, tuple[float | None, ...]] = {
    # figure: plan, tertial, year, transcript, open, pages, layer
    "document": (*_ALL, 1.0),
    "goals.rows": (*_ALL, 1.0),
    "goals.parent": (*_ALL, 1.0),
    "goals.assessment": (*_ALL, 1.0),
    "goals.number": (*_ALL, 1.0),
    "goals.texts": (*_ALL, 1.0),
    "indicators.rows": (*_ALL, 0.904),
    "indicators.cells": (*_ALL, 0.938),
    "indicators.values": (*_ALL, 0.935),
    "indicators.goal": (*_ALL, 0.909),
    "indicators.comments": (*_REPORTS, 0.909),
    "indicators.gendered": (*_ALL, 0.5),
    "activities.rows": (*_ALL, 1.0),
    "activities.dates": (*_ALL, 1.0),
    "activities.goal": (*_ALL, 1.0),
    "activities.deviation": (*_REPORTS, 1.0),
    "activities.comments": (*_REPORTS, 1.0),
    "activities.status": (*_ALL, 0.0),
    "tables.rows": (*_ALL, 0.736),
    "tables.kind": (*_ALL, 0.7),
    # A narrow cell cut "informationssäkerhet|sklassning": no word of these documents tells that it is one, so the cut
    # stays a space.
    "tables.cells": (0.995, 0.995, 0.994, 1.0, 1.0, 1.0, 0.895),
    "decisions": (*_ALL, 1.0),
    # The city's name at the top of the first page of sample-16 is read as a heading.
    "headings": (1.0, 1.0, 1.0, 1.0, 0.991, 1.0, 0.973),
}

CIRCLES = 52
"""Goals of which the circle is seen: all that the PDFs print."""

PLUMBED: dict[str, dict[str, float]] = {
    # Through pdfplumber: the figures of indicators and activities that are below 1.
    "sample-02.pdf": {},
    "sample-04.pdf": {},
    # Two names that wrap in a table with level rules only are two rows each: pdfplumber measures lines otherwise.
    "sample-06.pdf": {"indicators.rows": 0.888},
}

# --- the tests --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def figures(sample_output: Path) -> Figures:
    """Every sample's figures, from one run of the main job."""
    assert set(open_output(sample_output).documents["status"]) == {"ok"}
    return scored(sample_output)


def scored(output: Path) -> Figures:
    documents = open_output(output).documents
    ids = dict(zip(documents["source"], documents["document_id"], strict=True))
    return {source: score(output, ids[source], SAMPLES / "gold" / GOLD_OF[source]) for source in ids}


def test_the_samples_are_those_that_were_measured() -> None:
    assert fingerprint(SAMPLES) == FINGERPRINT, (
        "samples changed: measure the floors again, then pin the new fingerprint"
    )
    assert sorted(name for names in KINDS.values() for name in names) == sorted(GOLD_OF)


@pytest.mark.parametrize("figure", FLOORS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_figure_below_its_floor(figures: Figures, kind: str, figure: str) -> None:
    floor = FLOORS[figure][list(KINDS).index(kind)]
    measured = {name: figures[name][figure] for name in KINDS[kind] if figure in figures[name]}
    if floor is None:
        assert not measured
    else:
        assert measured
        assert min(measured.values()) >= floor, measured


def test_every_figure_has_a_floor(figures: Figures) -> None:
    assert {figure for document in figures.values() for figure in document} == set(FLOORS)


@pytest.mark.parametrize("name", PLUMBED)
def test_pdfplumber_reads_the_same_rows(name: str, tmp_path: Path) -> None:
    extract_all([SAMPLES / "documents" / name], tmp_path / "out", options=Options(reader="pdfplumber"), jobs=1)
    documents = open_output(tmp_path / "out").documents
    assert list(documents["reader"]) == ["pdfplumber"]
    found = scored(tmp_path / "out")[name]
    below = {
        figure: value
        for figure, value in found.items()
        if figure.startswith(("indicators.", "activities.")) and value < PLUMBED[name].get(figure, 1.0)
    }
    assert not below


def test_circles_agree_with_the_words(sample_output: Path) -> None:
    """Where a coloured circle stands before "Uppfylls …" in a PDF, it has the colour of these words."""
    color = {"helt": "green", "delvis": "yellow", "ej": "red"}
    output = open_output(sample_output)
    printed = output.documents[output.documents["source"].str.endswith(".pdf")]["document_id"]
    seen = output.goals[output.goals["status"].notna() & output.goals["document_id"].isin(printed)]
    assert list(seen["status"]) == [color[assessment] for assessment in seen["assessment"]]
    assert len(seen) >= CIRCLES


def test_a_truth_scores_one_and_a_fault_costs(figures: Figures, tmp_path: Path) -> None:
    """The scorer itself: against a truth with one cell changed and one row left out, the figures fall."""
    assert figures["sample-10.md"]["indicators.cells"] == 1.0
    gold = tmp_path / "gold"
    shutil.copytree(SAMPLES / "gold" / GOLD_OF["sample-10.md"], gold)
    rows = (gold / "indicators.jsonl").read_text("utf8").splitlines()
    first = json.loads(rows[0])
    changed = json.dumps(first | {"outcome": f"{first['outcome']}0"}, ensure_ascii=False)
    (gold / "indicators.jsonl").write_text("\n".join([changed, *rows[1:-1]]) + "\n", "utf8")
    extract_all([SAMPLES / "documents" / "sample-10.md"], tmp_path / "out", jobs=1)
    document_id = open_output(tmp_path / "out").documents["document_id"].iloc[0]
    n_rows = len(rows_of(tmp_path / "out", "indicators", document_id))
    worse = score(tmp_path / "out", document_id, gold)
    assert worse["indicators.rows"] == pytest.approx(2 * (n_rows - 1) / (2 * n_rows - 1))
    assert worse["indicators.cells"] < 1.0
    assert worse["goals.rows"] == 1.0


@pytest.mark.long
def test_the_generator_makes_the_same_bytes_again(tmp_path: Path) -> None:
    command = [sys.executable, str(SAMPLES / "make_samples.py"), str(tmp_path / "made")]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    made, kept = files(tmp_path / "made"), files(SAMPLES)
    assert sorted(made) == sorted(kept)
    assert [name for name in kept if made[name]() != kept[name]()] == []


# --- the files --------------------------------------------------------------------------------------------------------


def files(folder: Path) -> dict[str, Callable[[], bytes]]:
    """The documents and the truth under `folder`, by their relative path."""
    inside = [*folder.glob("documents/*"), *folder.glob("gold/*/*"), folder / "inputs.json"]
    return {path.relative_to(folder).as_posix(): path.read_bytes for path in sorted(inside)}


def fingerprint(folder: Path) -> str:
    total = sha256()
    for name, read in files(folder).items():
        total.update(f"{name} {sha256(read()).hexdigest()}\n".encode())
    return total.hexdigest()
