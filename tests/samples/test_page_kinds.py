"""Pages that are not portrait A4, tables beside each other, footnotes: what is found there, and where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pymupdf
import pytest

from vpextract.running.job import extract_all
from vpextract.store.reading import Output, open_output

DOCUMENTS = Path(__file__).resolve().parents[2] / "samples" / "documents"
KINDS = ("sample-14.pdf", "sample-15.pdf")
"""The documents with pages of every kind: with ruled tables, with open ones."""

MARKS = {"sample-14.pdf": ("*", "**"), "sample-15.pdf": ("¹", "²")}
NOTES = ("Årsmålet har ändrats", "Preliminär uppgift", "Slutfaktura från")


@pytest.fixture(scope="module", params=KINDS)
def source(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def output(source: str, tmp_path_factory: pytest.TempPathFactory) -> Output:
    folder = tmp_path_factory.mktemp("kinds") / "out"
    extract_all([DOCUMENTS / source], folder, jobs=1)
    return open_output(folder)


def test_every_turn_is_there_and_told(output: Output) -> None:
    pages = output.pages
    assert set(pages["rotation"]) == {0, 90, 180, 270}
    lying = pages[pages["width"] > pages["height"]]
    assert set(lying["rotation"]) == {0, 90}


def test_rows_of_turned_pages_stand_where_the_page_shows_them(source: str, output: Output) -> None:
    rows = turned_rows(output)
    assert len(rows) >= 5
    with pymupdf.open(DOCUMENTS / source) as document:
        for row in rows:
            inside = " ".join(words_inside(document[int(row["page"]) - 1], [float(x) for x in row["bbox"]]))
            assert row["name"].split()[0] in inside, (row["page"], row["name"], inside)


def turned_rows(output: Output) -> list[pd.Series]:
    kinds = output.pages.set_index("page")["rotation"]
    return [row for _, row in output.indicators.iterrows() if kinds[row["page"]] != 0]


def words_inside(page: pymupdf.Page, box: list[float]) -> Iterator[str]:
    """The words in the box, as the page is shown: upright."""
    place = pymupdf.Rect(box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1)
    for x0, y0, x1, y1, word, *_ in page.get_text("words"):
        if place.contains(pymupdf.Rect(x0, y0, x1, y1) * page.rotation_matrix):
            yield word


def test_a_mark_stays_in_the_cell_and_out_of_the_number(source: str, output: Output) -> None:
    values = output.indicator_values
    marked = values[values["raw"].str.endswith(MARKS[source])]
    assert len(marked) == 6
    assert marked["value"].notna().all()
    for raw, value in zip(marked["raw"], marked["value"], strict=True):
        assert str(raw).replace(",", ".").startswith(f"{value:g}")


def test_footnotes_are_no_rows_and_no_comments(output: Output) -> None:
    cells = [*output.indicators["name"], *output.indicators["comment"].dropna(), *output.activities["text"]]
    cells += [*output.activities["comment"].dropna(), *output.table_cells["raw"]]
    assert [cell for cell in cells if any(note in cell for note in NOTES)] == []
    texts = "\n".join(output.sections["text"])
    assert all(note in texts for note in NOTES)


def test_tables_beside_each_other_are_two(output: Output) -> None:
    heads = [json.dumps(list(columns), ensure_ascii=False) for columns in output.tables["columns"]]
    left = [head for head in heads if "Omslutningsförändring (mnkr)" in head]
    right = [head for head in heads if "Budgetjusteringar drift" in head]
    assert (len(left), len(right)) == (1, 1)
    assert left != right
