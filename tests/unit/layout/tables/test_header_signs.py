"""Headers by several signs together: what each shows alone, and with others."""

from __future__ import annotations

from itertools import pairwise

import pytest
from page_builders import line, page

from vpextract import knowledge
from vpextract.layout.tables.header_signs import WEIGHTS
from vpextract.layout.tables.headers import find_head
from vpextract.layout.tables.raw import RawRow, RawTable
from vpextract.model import Box

KNOWLEDGE = knowledge.load()
XS = (60.0, 260.0, 360.0, 460.0)
PLAIN = (("Norra", "grund", "smal"), ("Södra", "djup", "bred"), ("Östra", "grund", "bred"))
FIGURES = (("Norra", "12", "3"), ("Södra", "9", "2"), ("Östra", "7", "4"))
HEAD = ("Kaj", "Botten", "Sida")


def table_of(*rows: tuple[str, ...], **look: object) -> RawTable:
    """A table whose first row, or as many as `rows_set`, is set in a look of its own."""
    many = int(str(look.pop("rows_set", 1)))
    made = []
    for at, row in enumerate(rows):
        cells = [[line(text, x + 4, 103 + 20 * at)] if text else [] for text, x in zip(row, XS, strict=False)]
        if at < many:
            cells = [[x._replace(**look) for x in cell] for cell in cells]  # type: ignore[arg-type]
        made.append(RawRow(cells, page=1, top=100 + 20 * at))
    return RawTable(list(pairwise(XS)), made, 0, 1, Box(60, 100, 460, 100 + 20 * len(rows)))


def head_of(table: RawTable, *painted: int, before: RawTable | None = None) -> int:
    fills = [Box(60, 100 + 20 * at, 460, 120 + 20 * at) for at in painted]
    find_head(table, page([], fills=fills), KNOWLEDGE, before)
    return table.n_head


@pytest.mark.parametrize(
    ("look", "painted", "n_head"),
    [
        pytest.param({}, (), 0, id="nothing"),
        pytest.param({"bold": True}, (), 1, id="bold"),
        pytest.param({}, (0,), 1, id="painted"),
        pytest.param({"color": 0xFFFFFF}, (0,), 1, id="white on a painted ground"),
        pytest.param({"color": 0x336699, "font": "Serif"}, (), 1, id="in another colour and font"),
        pytest.param({"color": 0x336699}, (), 0, id="in another colour alone"),
        pytest.param({"size": 12.0}, (), 0, id="larger alone"),
        pytest.param({"font": "Sans-Semibold", "size": 11.0}, (0, 2), 1, id="in another font over painted rows"),
        pytest.param({}, (0, 2), 0, id="every other row painted"),
        pytest.param({}, (0, 1, 2, 3), 0, id="all rows painted"),
        pytest.param({"bold": True, "rows_set": 4}, (), 0, id="all rows bold"),
    ],
)
def test_signs_of_style_over_words(look: dict[str, object], painted: tuple[int, ...], n_head: int) -> None:
    assert head_of(table_of(HEAD, *PLAIN, **look), *painted) == n_head


@pytest.mark.parametrize(
    ("head", "n_head"),
    [
        pytest.param(HEAD, 1, id="words over figures"),
        pytest.param(("Kaj", "2030", "2031"), 1, id="years"),
        pytest.param(("Indikator", "", ""), 1, id="a key word"),
        pytest.param(("Västra", "11", "5"), 0, id="figures"),
        pytest.param(("Kajer", "", ""), 0, id="a name alone"),
    ],
)
def test_signs_of_words_in_the_look_of_the_rows(head: tuple[str, ...], n_head: int) -> None:
    assert head_of(table_of(head, *FIGURES)) == n_head


def test_a_first_row_like_the_others_is_no_head_where_rows_are_painted_in_turn() -> None:
    assert head_of(table_of(HEAD, *FIGURES, bold=True), 0, 1, 3) == 1


def test_a_second_row_in_the_look_of_the_rows_is_one_of_them() -> None:
    assert head_of(table_of(HEAD, ("Västra", "saknas", "Öka"), *FIGURES, bold=True), 0) == 1
    assert head_of(table_of(HEAD, ("Västra", "cirka tio", "5 famnar"), *FIGURES, bold=True)) == 1


def test_a_row_with_a_name_is_painted_as_any_other_row_may_be() -> None:
    words = ("Västra", "våren", "Klar")
    assert head_of(table_of(HEAD, words, bold=True), 0, 1) == 1
    assert head_of(table_of(("Indikator", "Djup", "Bredd"), words), 0, 1) == 1
    assert head_of(table_of(("Indikator", "Djup", "Bredd"), words, ("Södra", "hösten", "Pågår")), 0, 1) == 1


@pytest.mark.parametrize("lower", [("", "djup", "bredd"), ("", "(mnkr)", "(%)")], ids=["labels below a label", "units"])
def test_two_levels_of_labels_are_one_head(lower: tuple[str, ...]) -> None:
    table = table_of(("Kaj", "Mått", ""), lower, *FIGURES)
    table.rows[0].merged = {1: 2}
    assert head_of(table, 0) == 2


def test_the_rest_of_a_table_has_a_head_only_where_its_labels_come_again() -> None:
    before = table_of(HEAD, *FIGURES)
    before.n_head = 1
    assert head_of(table_of(("Västra", "saknas", "bred"), *FIGURES), before=before) == 0
    assert head_of(table_of(HEAD, *FIGURES), before=before) == 1


def test_what_was_seen_is_kept() -> None:
    table = table_of(HEAD, *FIGURES, bold=True)
    head_of(table)
    assert table.signs[0] == ["a row", "bold, unlike what stands below", "words over figures"]
    assert "figures" in table.signs[1]
    assert {sign for signs in table.signs for sign in signs} <= set(WEIGHTS)


def test_no_header_is_sought_below_a_row_of_figures_alone() -> None:
    table = table_of(HEAD, *FIGURES, HEAD, bold=True)
    assert head_of(table) == 1
    assert len(table.signs) == 2, "what stands below is not asked"


def test_a_header_may_begin_with_the_numbers_of_its_columns() -> None:
    table = table_of(("Kol 1", "2", "3"), ("Indikator", "Utfall", "Mål"), *FIGURES, bold=True, rows_set=2)
    assert head_of(table, 0, 1) == 2
