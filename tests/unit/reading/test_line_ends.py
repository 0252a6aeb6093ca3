"""Lines end where the page shows it; they are numbered as an editor does."""

from __future__ import annotations

import pytest

from vpextract.layout.text.lines import text_to_lines
from vpextract.reading.textfile import bytes_to_text


def numbered(text: str, encoding: str = "utf-8") -> list[tuple[int, str]]:
    return [(line.number, line.text) for line in text_to_lines(bytes_to_text(text.encode(encoding)))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_editors_count_these(end: str) -> None:
    assert numbered(end.join("abcd")) == [(1, "a"), (2, "b"), (3, "c"), (4, "d")]


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029", "\v", "\f", "\x1a"])
def test_editors_do_not_count_these(end: str) -> None:
    assert numbered(f"a\nb{end}c\nd") == [(1, "a"), (2, "b"), (2, "c"), (3, "d")]


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029", "\v"])
def test_they_are_counted_where_there_are_no_others(end: str) -> None:
    assert numbered(end.join("abcd")) == [(1, "a"), (2, "b"), (3, "c"), (4, "d")]


def test_all_of_them_in_one_file() -> None:
    printed = "a\r\nb\rc\nd\x85e\u2028f\vg\n\nh\r\r\ni"
    assert numbered(printed) == [
        *((1, "a"), (2, "b"), (3, "c"), (4, "d"), (4, "e"), (4, "f"), (4, "g"), (6, "h"), (8, "i"))
    ]


def test_a_paragraph_separator_leaves_a_gap_and_a_page_counts() -> None:
    lines = text_to_lines(bytes_to_text("a\nb\u2029c\fd\ve".encode()))
    assert [line.gap for line in lines] == [True, False, True, True, False]
    assert [line.page for line in lines] == [1, 1, 1, 2, 2]


@pytest.mark.parametrize("end", ["", "\0", "\0" * 300, "\x1a", "\x1a\0\0", "\ufeff"])
def test_what_marks_the_end_of_a_file_is_no_text(end: str) -> None:
    assert bytes_to_text(f"Hamnen\nBojen{end}".encode()) == "Hamnen\nBojen"


def test_zeros_at_line_ends_are_no_text() -> None:
    assert bytes_to_text(b"Hamnen\0\nBojen\0\0\nSlut\0") == "Hamnen\nBojen\nSlut"


def test_rows_between_pipes_may_end_so_too() -> None:
    from vpextract import knowledge
    from vpextract.layout.from_text import transcript_to_layout
    from vpextract.model import Table

    rows = ["| Indikator | Årsmål |", "| --- | --- |", "| Rena bojar | 87 % |", "| Hela bryggor | 9 st |"]
    for end in ("\n", "\v", "\u2028"):
        text = bytes_to_text(("Inledning\n\n" + end.join(rows)).encode())
        (table,) = [b for b in transcript_to_layout(text, knowledge.load()).blocks if isinstance(b, Table)]
        assert [row.cells for row in table.rows] == [("Rena bojar", "87 %"), ("Hela bryggor", "9 st")], repr(end)
