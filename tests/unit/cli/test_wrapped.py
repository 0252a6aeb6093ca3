"""Tables that break no word: as many columns as fit, texts over several lines."""

from __future__ import annotations

import pytest

from vpextract.show.wrapped import Wrapped, blocks

HEAD = ("name", "outcome_minus_target", "row_id", "n")
NAME = "Andel vårdnadshavare som är nöjda med förskolans språkutvecklande arbetssätt och med maten i förskolan"
ROWS = [(NAME, -1.5, "norrvik-2022-vp-4b6e65a8", 1), ("Nöjda", None, "a", 20000)]


def words(lines: list[list[str]]) -> set[str]:
    return {word for row in lines for line in row for word in line.replace("_", "_ ").split()}


@pytest.mark.parametrize("width", [61, 70, 80, 120, 200])
def test_no_word_is_broken_and_no_line_too_wide(width: int) -> None:
    table = Wrapped(HEAD, ROWS, ["row_id"])
    assert table.how_many_fit(width) == len(HEAD)
    lines = table.lines(width, [1, 3])
    assert max(len(line) for row in lines for line in row) <= width
    told = {
        *NAME.split(),
        "…",
        "Nöjda",
        "a",
        "-1.5",
        "1",
        "20000",
        "norrvik-2022-vp-4b6e65a8",
        "name",
        "row_",
        "id",
        "n",
    }
    assert words(lines) <= told | {"outcome_", "minus_", "target"}
    assert "norrvik-2022-vp-4b6e65a8" in words(lines)


def test_a_long_text_takes_three_lines_and_says_so() -> None:
    (_, row, short) = Wrapped(("name",), [(NAME,), ("kort",)]).lines(30)
    assert row == [
        f"{line:30}"
        for line in ("Andel vårdnadshavare som är", "nöjda med förskolans", "språkutvecklande arbetssätt …")
    ]
    assert short == [f"{'kort':30}"]


def test_a_wide_terminal_cuts_nothing() -> None:
    assert Wrapped(HEAD, ROWS).lines(200)[1][0].startswith(NAME)


def test_a_word_wider_than_all_is_cut_where_nothing_else_is_left() -> None:
    table = Wrapped(("x", "y"), [("w" * 100, "z")])
    assert table.how_many_fit(40) == 1
    lines = Wrapped(("x",), [("w" * 100,)]).lines(40)
    assert max(map(len, lines[1])) <= 40


def test_numbers_are_set_right() -> None:
    lines = Wrapped(("n",), [(1,), (20000,)]).lines(20, [0])
    assert [row[0] for row in lines] == ["    n", "    1", "20000"]


def test_rows_that_are_too_wide_become_blocks() -> None:
    (first, _) = blocks(("name", "outcome"), [(NAME, 1.5), ("a", None)], 40)
    assert first[0] == "name     Andel vårdnadshavare som är"
    assert " ".join(line[9:] for line in first[:-2]) == NAME
    assert first[-2:] == ["outcome  1.5", ""]
