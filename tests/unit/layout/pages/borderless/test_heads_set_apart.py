"""Heads without rules that type alone sets apart: by slant or colour, far from their rows, with keys or labels off the line."""

from __future__ import annotations

import pytest
from page_builders import line, page

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.model import Line, Table

KNOWLEDGE = knowledge.load()
Cells = tuple[str, ...]
FULL = "Bryggorna i norra hamnen ses över varje vår och lagas sedan i turordning"
TEXT = [line(FULL, 60, 100 + 14 * i, 11) for i in range(4)]
LOOKS = [("Kursiv", 0), ("Sans", 0x1F4E79), ("Kursiv", 0x7A1F3D)]


def found_in(lines: list[Line]) -> Table:
    (table,) = (b for b in pages_to_layout([page([*TEXT, *lines])], KNOWLEDGE).blocks if isinstance(b, Table))
    return table


def set_as(look: tuple[str, int], lines: list[Line]) -> list[Line]:
    return [one._replace(font=look[0], color=look[1]) for one in lines]


def row(texts: Cells, xs: tuple[float, ...], y: float, size: float = 9, bold: bool = False) -> list[Line]:
    return [line(text, x, y, size, bold) for text, x in zip(texts, xs, strict=True) if text]


XS = (60.0, 280.0, 360.0, 440.0)
ROWS: list[Cells] = [("Andel bojar", "45 %", "47 %", "2031"), ("Andel kajer", "12 %", "13 %", "2031")]


@pytest.mark.parametrize("look", LOOKS)
def test_a_head_that_is_not_bold_may_stand_as_far_from_its_rows_as_a_bold_one(look: tuple[str, int]) -> None:
    head = [*row(("Indikator", "Årets", "Nämndens", "Period"), XS, 170), *row(("", "utfall", "mål", ""), XS, 181)]
    body = [one for i, texts in enumerate(ROWS) for one in row(texts, XS, 213 + 21 * i)]
    table = found_in([*set_as(look, head), *body])
    assert table.columns == ("Indikator", "Årets utfall", "Nämndens mål", "Period")
    assert [one.cells for one in table.rows] == ROWS


@pytest.mark.parametrize("look", LOOKS)
def test_a_label_in_the_look_of_the_head_stands_over_parts_a_row_s_padding_below(look: tuple[str, int]) -> None:
    xs = (60.0, 230.0, 300.0, 370.0, 450.0)
    over = [line("Årets utfall", 305, 160, 9)]
    head = row(("Indikator", "Män", "Kvinnor", "Totalt", "Period"), xs, 175)
    body = row(("Andel bojar", "45 %", "47 %", "46 %", "2031"), xs, 190) + row(
        ("Andel kajer", "12 %", "13 %", "14 %", "2031"), xs, 205
    )
    table = found_in([*set_as(look, [*over, *head]), *body])
    assert table.columns == (
        "Indikator",
        "Årets utfall Män",
        "Årets utfall Kvinnor",
        "Årets utfall Totalt",
        "Period",
    )


@pytest.mark.parametrize("key", ["Indikator", "Aktivitet", "Mätetal"])
def test_a_key_alone_between_two_levels_of_labels_in_the_size_of_running_text(key: str) -> None:
    names = (("Andel bojar som lyser", "om natten"), ("Andel kajer som har", "räcken"))
    lines = [*row(("Utfall", "Utfall", "Mål"), XS[1:], 170, 11, True), line(key, 60, 175.5, 11, bold=True)]
    lines += row(("2029", "2030", "2031"), XS[1:], 181, 11, True)
    for i, (first, second) in enumerate(names):
        y = 200 + 34 * i
        lines += [line(first, 60, y, 11), line(second, 60, y + 11, 11)]
        lines += row(("45 %", "47 %", "48 %"), XS[1:], y + 5.5, 11)
    table = found_in(lines)
    assert table.columns == (key, "Utfall 2029", "Utfall 2030", "Mål 2031")
    assert [one.cells for one in table.rows] == [(" ".join(name), "45 %", "47 %", "48 %") for name in names]


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("Budget 2031", ("Kostnader", "Intäkter", "Netto")),
        ("Utfall 2031", ("Kostnader", "Intäkter", "Netto")),
        ("Årets utfall", ("Män", "Kvinnor", "Totalt")),
    ],
)
def test_a_label_in_the_middle_of_wide_columns_whose_texts_are_flush_left(label: str, parts: Cells) -> None:
    """The last column is as wide as the others: the middle of all three is right of the middle of their texts."""
    xs = (60.0, 200.0, 310.0, 420.0)
    width = 0.5 * 8 * len(label)
    over = line(label, 200 + 330 / 2 - width / 2, 165, 8, bold=True)
    head = row(("Verksamhet", *parts), xs, 178, 8, True)
    body = [one for i in range(3) for one in row((f"Hamn {i}a", "12,5", "2,5", "10,0"), xs, 192 + 12 * i, 8)]
    assert found_in([over, *head, *body]).columns == ("Verksamhet", *(f"{label} {part}" for part in parts))


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("rise", [3.0, 4.5])
def test_a_label_over_years_a_little_higher_than_the_ends_of_labels_beside_it(
    look: tuple[str, int], rise: float
) -> None:
    """Cells at the bottom of their row: a label over two columns is a row of its own, and stands less deep than the first
    lines of the others."""
    xs = (60.0, 230.0, 310.0, 370.0, 430.0)
    above = [line("Uppmätt (VB", 225, 170, 9), line("Utfall", 335, 170 - rise, 9), line("KF:s mål", 422, 170, 9)]
    head = row(("Indikator", "2031)", "2029", "2030", "2031"), xs, 181)
    body = row(("Andel bojar", "45 %", "47 %", "46 %", "50 %"), xs, 196)
    table = found_in([*set_as(look, [*above, *head]), *body])
    assert table.columns == ("Indikator", "Uppmätt (VB 2031)", "Utfall 2029", "Utfall 2030", "KF:s mål 2031")
