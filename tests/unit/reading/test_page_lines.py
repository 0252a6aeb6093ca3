"""Lines of real PDF pages: signs kept apart, gaps, words printed twice, and signs of another font within words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from vpextract.reading import mupdf, plumber
from vpextract.reading.page_read import pages_of

BLACK, GREEN = (0.0, 0.0, 0.0), (0.1, 0.6, 0.2)


def texts(
    path: Path, *printed: tuple[float, str, dict[str, Any]], reader: Any = mupdf, rules: tuple[float, ...] = ()
) -> list[str]:
    """The lines of a page on whose one baseline these texts are printed, each from its left edge, and upright rules."""
    with pymupdf.open() as document:
        page = document.new_page()
        for x, words, look in printed:
            page.insert_text((x, 100 + look.pop("down", 0.0)), words, **{"fontsize": 11, "fontname": "helv", **look})
        for x in rules:
            page.draw_line((x, 80), (x, 120))
        document.save(path)
    with reader.opened(path.read_bytes()) as file:
        (found,) = pages_of(file)
    return [line.text for line in found.lines]


@pytest.mark.parametrize(
    ("sign", "look", "expected"),
    [
        ("l", {"fontname": "zadb", "color": GREEN}, ["l", "Måla bryggan"]),
        ("l", {"fontname": "zadb"}, ["l", "Måla bryggan"]),
        ("»", {"fontname": "tiro", "color": GREEN}, ["»", "Måla bryggan"]),
        ("»", {"fontname": "tiro"}, ["» Måla bryggan"]),
        ("A", {"fontname": "tiro", "color": GREEN}, ["A Måla bryggan"]),
        ("-", {"fontname": "tiro", "color": GREEN}, ["- Måla bryggan"]),
    ],
)
def test_a_sign_with_a_look_of_its_own_is_kept_apart(
    tmp_path: Path, sign: str, look: dict[str, Any], expected: list[str]
) -> None:
    beside = 103 + pymupdf.get_text_length(sign, fontname=look["fontname"], fontsize=11)
    assert texts(tmp_path / "a.pdf", (100, sign, dict(look)), (beside, "Måla bryggan", {})) == expected


@pytest.mark.parametrize("sign", ["≥", "≤", "±"])
def test_a_sign_from_a_font_of_signs_stays_before_its_figure(tmp_path: Path, sign: str) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setFont("Symbol", 11)
    canvas.drawString(200, 700, sign)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 700, "Kaj")
    canvas.drawString(208.5, 700, "12,5 %")
    canvas.save()
    with mupdf.opened((tmp_path / "a.pdf").read_bytes()) as file:
        (found,) = pages_of(file)
    assert sorted(line.text for line in found.lines) == sorted(["Kaj", f"{sign} 12,5 %"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kajen     12,5", ["Kajen", "12,5"]),
        ("Kajen     12,5     13,5", ["Kajen", "12,5", "13,5"]),
        ("Kajen  12,5", ["Kajen  12,5"]),
    ],
)
def test_a_run_of_spaces_parts_a_line(tmp_path: Path, words: str, expected: list[str]) -> None:
    assert texts(tmp_path / "a.pdf", (100, words, {})) == expected


@pytest.mark.parametrize(("shift", "count"), [(0.3, 1), (0.0, 1), (120.0, 2)])
def test_words_printed_twice_a_hair_apart_count_once(tmp_path: Path, shift: float, count: int) -> None:
    printed = texts(tmp_path / "a.pdf", (100, "Kajen lagas", {}), (100 + shift, "Kajen lagas", {"down": 0.2}))
    assert printed == ["Kajen lagas"] * count


def test_a_sign_of_another_font_is_put_into_its_words(tmp_path: Path) -> None:
    before = pymupdf.get_text_length("Ton CO", fontsize=11)
    sign = (100 + before, "²", {"fontname": "tiro", "fontsize": 6})
    assert texts(tmp_path / "a.pdf", (100, "Ton CO e per år", {}), sign) == ["Ton CO²e per år"]
    apart = (400, "²", {"fontname": "tiro", "fontsize": 6})
    assert texts(tmp_path / "b.pdf", (100, "Ton CO e per år", {}), apart) == ["Ton CO e per år", "²"]


# --- the same through pdfplumber


@pytest.mark.parametrize(
    ("sign", "look", "expected"),
    [
        ("»", {"fontname": "tiro", "color": GREEN}, ["»", "Måla bryggan"]),
        ("»", {"fontname": "tiro"}, ["» Måla bryggan"]),
        ("A", {"fontname": "tiro", "color": GREEN}, ["A Måla bryggan"]),
    ],
)
def test_the_second_reader_keeps_signs_apart(
    tmp_path: Path, sign: str, look: dict[str, Any], expected: list[str]
) -> None:
    beside = 103 + pymupdf.get_text_length(sign, fontname=look["fontname"], fontsize=11)
    printed: tuple[tuple[float, str, dict[str, Any]], ...] = ((100.0, sign, dict(look)), (beside, "Måla bryggan", {}))
    assert texts(tmp_path / "a.pdf", *printed, reader=plumber) == expected


@pytest.mark.parametrize("reader", [mupdf, plumber])
def test_an_upright_rule_parts_words_that_stand_close(tmp_path: Path, reader: Any) -> None:
    beside = 103 + pymupdf.get_text_length("Kajen", fontsize=11)
    printed: tuple[tuple[float, str, dict[str, Any]], ...] = ((100.0, "Kajen", {}), (beside, "12,5", {}))
    assert texts(tmp_path / "a.pdf", *printed, reader=reader) == ["Kajen 12,5"]
    assert texts(tmp_path / "b.pdf", *printed, reader=reader, rules=(beside - 1.5,)) == ["Kajen", "12,5"]
