"""Whatever a document or a person wrote: sheets give it back the same, and no program finds a formula in them."""

from __future__ import annotations

import csv
import io
import re
from unicodedata import normalize

from hypothesis import example, given
from hypothesis import strategies as st

from vpextract.linking.review import COLUMNS, Entry, Review
from vpextract.linking.review_csv import bytes_to_review, review_to_bytes
from vpextract.show.plain import printable, tab_separated

SIGNS = st.sampled_from(
    [*"=+-@＝＋－＠−\t\r\n,;'\" 1%/|!(x", "+/-", "1,7", "\u00a0", "\u200b", "cmd|' /C calc'!A0", "'="]
)
TEXTS = st.one_of(
    st.lists(SIGNS, max_size=8).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
OWN = "egen"
PLAIN_NUMBER = re.compile(r"(\+/-|[-+−])[\d\s.,]*(e[-+]?\d+)?%?\s*", re.IGNORECASE)


def could_be_run(cell: str) -> bool:
    """By other means than the code: the first sign of the cell, or of any piece of it, begins a formula or a new cell."""
    if cell[:1] in ("\t", "\r", "\n"):
        return True
    for piece in (cell, *re.split(r"[,;\t\r\n]", cell)):
        first = piece.strip('" \u00a0\u200b\ufeff\x00\x0b\x0c')
        begins = normalize("NFKC", first[:1])[:1] in ("=", "+", "-", "@", "−")
        if first and begins and not PLAIN_NUMBER.fullmatch(first):
            return True
    return False


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4), TEXTS, st.sampled_from(",;\t"))
@example([("=1+1", "'=1+1", "''=1+1")], "=HYPERLINK(A1)", ",")
@example([("-2+3+cmd|' /C calc'!A0", "a\n=1", "a;=1")], "@SUM(A1)", ";")
@example([("-1,7", "+/- 1 %", "-")], "−1,7", "\t")
def test_any_text_in_the_list_of_links(rows: list[tuple[str, str, str]], head: str, delimiter: str) -> None:
    name = f"{OWN}{head}".strip()
    entries = tuple(
        Entry(dict.fromkeys(COLUMNS, "x") | {"a_text": a, "why": b, "decision": c, name: a}, 0) for a, b, c in rows
    )
    data = review_to_bytes(Review((*COLUMNS, name), entries, delimiter))
    back = bytes_to_review(data)
    assert [dict(entry.cells) for entry in back.entries] == [dict(entry.cells) for entry in entries]
    assert review_to_bytes(back) == data
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter):
        assert not [cell for cell in row if could_be_run(cell)]


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4), TEXTS)
@example([("=1+1", "-1,7")], "@SUM(A1)")
def test_any_text_that_goes_to_a_pipe(rows: list[tuple[str, str]], head: str) -> None:
    lines = tab_separated((head, "b"), rows).removesuffix("\n").split("\n")
    assert len(lines) == len(rows) + 1
    for line, row in zip(lines, ((head, "b"), *rows), strict=True):
        cells = line.split("\t")
        assert not [cell for cell in cells if could_be_run(cell)]
        assert [cell.replace("'", "") for cell in cells] == [printable(text).replace("'", "") for text in row]
