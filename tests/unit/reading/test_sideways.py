"""Tables and pages that are set sideways or upside down are read as if they stood; notes along a margin are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from vpextract import extract
from vpextract.model import Box, Extraction, Laid, Page
from vpextract.reading import mupdf, plumber
from vpextract.reading.page_read import pages_of

READERS = [mupdf, plumber]
ROWS = [
    ("Verksamhet", "Budget", "Utfall", "Avvikelse"),
    ("Lotsning", "12,4", "11,9", "0,5"),
    ("Fyrar och bojar", "1 204,0", "1 210,5", "-6,5"),
    ("Summa", "1 216,4", "1 222,4", "-6,0"),
]
COLUMNS = (60, 300, 400, 500)
SENTENCE = "Hamnkontoret har under våren sett över bryggorna och bytt ut det som var trasigt på de yttre kajerna"


def drawn(kind: str) -> pymupdf.Document:
    """A page across with a table in one of three looks, or with running text."""
    document = pymupdf.open()
    page = document.new_page(width=842, height=595)
    if kind == "prose":
        for i in range(12):
            page.insert_text((60, 80 + 15 * i), SENTENCE, fontsize=11)
        return document
    for i, row in enumerate(ROWS):
        for x, text in zip(COLUMNS, row, strict=True):
            width = pymupdf.get_text_length(text, fontsize=9) if x > 60 else 0
            page.insert_text(
                (x + 80 * (x > 60) - width, 100 + 18 * i), text, fontsize=9, fontname="hebo" if i == 0 else "helv"
            )
        if kind == "shaded" and i % 2 == 0:
            page.draw_rect((56, 87 + 18 * i, 590, 105 + 18 * i), color=None, fill=(0.9, 0.9, 0.93), overlay=False)
        if kind == "ruled":
            for x in (56, 296, 396, 496):
                page.draw_rect((x, 87 + 18 * i, x + (240 if x == 56 else 100), 105 + 18 * i), color=(0.4, 0.4, 0.4))
    return document


def written(path: Path, kind: str, degrees: int, heading: bool = False, rotate: int = 0) -> Path:
    """The page laid sideways on an upright one, below an upright heading if wanted; /Rotate turns all of it again."""
    with pymupdf.open() as document, drawn(kind) as source:
        page = document.new_page() if degrees % 180 else document.new_page(width=842, height=595)
        if heading:
            page.insert_text((60, 50), "Ekonomi", fontsize=16, fontname="hebo")
        rect = page.rect if not heading else pymupdf.Rect(40, 70, page.rect.width - 20, page.rect.height - 20)
        page.show_pdf_page(rect, source, 0, rotate=degrees)
        page.set_rotation(rotate)
        document.save(path)
    return path


def read(path: Path, reader: Any) -> Page:
    with reader.opened(path.read_bytes()) as file:
        (page,) = pages_of(file)
    return page


def cells_of(found: Extraction) -> list[list[str]]:
    (table,) = found.tables
    rows = [["" for _ in table.columns] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.raw
    return [list(table.columns), *rows]


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
@pytest.mark.parametrize("heading", [False, True])
@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("kind", ["plain", "ruled", "shaded"])
def test_a_sideways_table_is_read(tmp_path: Path, kind: str, degrees: int, heading: bool, reader: str) -> None:
    found = extract(written(tmp_path / "a.pdf", kind, degrees, heading), reader=reader)
    assert cells_of(found) == [list(row) for row in ROWS]
    assert [(page.width, page.height) for page in found.pages] == [(842, 595) if degrees == 180 else (595, 842)]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("degrees", "rotate"), [(90, 180), (270, 180), (90, 90), (270, 270)])
def test_it_is_read_on_a_page_that_is_turned_once_more(tmp_path: Path, degrees: int, rotate: int, reader: Any) -> None:
    page = read(written(tmp_path / "a.pdf", "plain", degrees, rotate=rotate), reader)
    assert [line.text for line in page.lines if line.text == "Summa"] == ["Summa"]
    first, last = page.lines[0].box, next(line.box for line in page.lines if line.text == "Summa")
    assert first.y0 < last.y0


@pytest.mark.parametrize("reader", READERS)
def test_a_page_of_sideways_text_is_text(tmp_path: Path, reader: Any) -> None:
    page = read(written(tmp_path / "a.pdf", "prose", 90), reader)
    assert [line.text for line in page.lines] == [SENTENCE] * 12
    assert (page.paper, page.width, page.kind) == ((595, 842), 842, "text")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("rotate", [90, 270])
def test_notes_along_a_margin_and_stamps_stay_what_they_are(tmp_path: Path, rotate: int, reader: Any) -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        for i in range(10):
            page.insert_text((60, 80 + 15 * i), "Lotsarna hittar hem också när det blåser från norr", fontsize=11)
        page.insert_text(
            (580, 500), "Hamnkontorets dokument 2031-4, senast ändrat den 3 maj", fontsize=7, rotate=rotate
        )
        page.insert_text((570, 500), "Fastställt av nämnden", fontsize=7, rotate=rotate)
        document.save(tmp_path / "a.pdf")
    found = read(tmp_path / "a.pdf", reader)
    assert (len(found.lines), found.laid) == (10, None)
    assert "Fastställt av nämnden" in "".join(found.turned)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("rotate", [90, 270])
def test_heads_that_stand_upright_are_lines_of_their_page(tmp_path: Path, reader: Any, rotate: int) -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        for top in (150, 400):  # two tables: their heads stand on the same places across the page
            for x, head in zip((205, 245, 285), ("Antal båtar", "Antal lotsar", "Andel i"), strict=True):
                page.insert_text((x, top - 60 * (rotate == 270)), head, fontsize=9, rotate=rotate)
            page.insert_text(
                (295 if rotate == 90 else 275, top - 60 * (rotate == 270)), "tid", fontsize=9, rotate=rotate
            )
            for i, name in enumerate(("Norra hamnen", "Södra hamnen", "Yttre hamnen")):
                page.insert_text((60, top + 18 + 16 * i), name, fontsize=9)
                for x in (195, 235, 275):
                    page.insert_text((x, top + 18 + 16 * i), f"{x + i}", fontsize=9)
        document.save(tmp_path / "a.pdf")
    found = read(tmp_path / "a.pdf", reader)
    assert (len(found.lines), found.laid, found.turned) == (30, None, ())
    heads = sorted((round(x.box.y1, -2), x.box.x0, x.text) for x in found.lines if x.box.height > 20)
    assert [text for _, _, text in heads] == ["Antal båtar", "Antal lotsar", "Andel i tid"] * 2


@pytest.mark.parametrize("reader", READERS)
def test_upright_texts_without_cells_below_are_no_heads(tmp_path: Path, reader: Any) -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        for x, text in ((30, "Diarienummer 12"), (42, "Hamnkontoret"), (560, "Bilaga 3")):
            page.insert_text((x, 400), text, fontsize=9, rotate=90)
        page.insert_text((60, 120), "Lotsarna hittar hem också när det blåser.", fontsize=11)
        document.save(tmp_path / "a.pdf")
    found = read(tmp_path / "a.pdf", reader)
    assert len(found.lines) == 1
    assert "Bilaga 3" in found.turned


@pytest.mark.parametrize("way", [(0, -1), (0, 1), (-1, 0)])
@pytest.mark.parametrize("top", [0.0, 842.0])
def test_a_laid_box_finds_its_way_back(way: tuple[int, int], top: float) -> None:
    laid, box = Laid(*way, 595.0, 842.0, top), Box(100.0, 200.0, 130.0, 260.0)
    there = laid.laid(box)
    assert laid.on_paper(there) == box
    assert there.y0 >= top and there.x1 <= laid.size[0] and there.y1 <= laid.size[1] + top


@pytest.mark.parametrize(
    ("box", "expected"),
    [(Box(10, 20, 30, 40), Box(10, 20, 30, 40)), (Box(10, 800, 30, 900), Box(10, 800, 30, 842))],
)
def test_what_was_not_laid_stays_where_it_is(box: Box, expected: Box) -> None:
    assert Laid(0, -1, 595.0, 842.0, 842.0).on_paper(box) == expected


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
@pytest.mark.parametrize("degrees", [90, 270])
def test_places_are_told_as_printed(tmp_path: Path, degrees: int, reader: str) -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((60, 50), "Nämndmål: Hamnarna är trygga", fontsize=14, fontname="hebo")
        with pymupdf.open() as source:
            inner = source.new_page(width=700, height=500)
            for i, row in enumerate(
                [("Indikator", "Årsmål", "Period"), ("Andel bojar", "45 %", "2031"), ("Antal fyrar", "7", "2031")]
            ):
                for x, text in zip((60, 300, 400), row, strict=True):
                    inner.insert_text((x, 100 + 18 * i), text, fontsize=9, fontname="hebo" if i == 0 else "helv")
            page.show_pdf_page(pymupdf.Rect(40, 70, 540, 770), source, 0, rotate=degrees)
        document.save(tmp_path / "a.pdf")
        spot = document[0].search_for("Antal fyrar")[0]
    rows = extract(tmp_path / "a.pdf", reader=reader).indicators
    assert [row.name for row in rows] == ["Andel bojar", "Antal fyrar"]
    box = rows[1].place.box
    assert box is not None
    assert box.x0 - 4 < spot.x0 < spot.x1 < box.x1 + 4 and box.y0 - 4 < spot.y0 < spot.y1 < box.y1 + 4
