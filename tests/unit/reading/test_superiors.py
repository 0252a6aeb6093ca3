"""Digits that a font has two glyphs for: which fonts are looked at, and what narrow digits are in pdfplumber."""

from __future__ import annotations

from typing import Any

import pytest

from vpextract.reading.mupdf_superiors import may_have_superiors
from vpextract.reading.plumber_superiors import Widths, lift_superiors


class Fonts:
    """A document with fonts by their xref: what it is asked for a table of meanings."""

    def __init__(self, **tables: bytes | None) -> None:
        self.tables = {int(name[1:]): table for name, table in tables.items()}
        self.asked: list[int] = []
        self.xref = 1

    def xref_get_key(self, xref: int, key: str) -> tuple[str, str]:
        if key == "Resources/Font":
            return "dict", "<<" + "".join(f"/F{n} {n} 0 R" for n in self.tables) + ">>"
        self.asked.append(xref)
        return ("null", "null") if self.tables[xref] is None else ("xref", f"{xref} 0 R")

    def xref_stream(self, xref: int) -> bytes:
        found = self.tables[xref]
        assert found is not None
        if not found:
            raise ValueError("damaged")
        return found


def chars(*rows: bytes) -> bytes:
    return b"2 beginbfchar\n" + b"\n".join(rows) + b"\nendbfchar"


def ranges(*rows: bytes) -> bytes:
    return b"1 beginbfrange\n" + b"\n".join(rows) + b"\nendbfrange"


@pytest.mark.parametrize(
    ("table", "twice"),
    [
        pytest.param(chars(b"<0001> <0031>", b"<0002> <0032>", b"<0031> <0041>"), False, id="each once"),
        pytest.param(chars(b"<0001> <0031>", b"<0002> <0031>"), True, id="twice"),
        pytest.param(chars(b"<0001> <0041>", b"<0002> <0041>"), False, id="a letter twice"),
        pytest.param(ranges(b"<0010> <0019> <0030>"), False, id="a range"),
        pytest.param(ranges(b"<0010> <0019> <0030>") + chars(b"<00F1> <0033>"), True, id="range and single"),
        pytest.param(ranges(b"<0010> <0012> <002E>") + chars(b"<00F1> <0031>"), False, id="before the range ends"),
        pytest.param(chars(b"<01> <00310032>", b"<02> <0031>"), False, id="a ligature"),
        pytest.param(chars(b"<0001> <0031 0032>", b"<0002> <>"), False, id="odd spelling"),
        pytest.param(b"", False, id="damaged"),
        pytest.param(None, False, id="no table"),
    ],
)
def test_a_font_with_two_glyphs_for_one_digit(table: bytes | None, twice: bool) -> None:
    assert may_have_superiors(Fonts(f7=table), Fonts(), {}) is twice


def test_each_font_is_looked_at_once() -> None:
    document, seen = Fonts(f7=None, f9=chars(b"<01> <0031>", b"<02> <0031>")), dict[int, bool]()
    assert may_have_superiors(document, Fonts(), seen) and may_have_superiors(document, Fonts(), seen)
    assert (document.asked, seen) == ([7, 9], {7: False, 9: True})


def test_a_damaged_font_hides_no_other() -> None:
    assert may_have_superiors(Fonts(f7=b"", f9=chars(b"<01> <0031>", b"<02> <0031>")), Fonts(), {})


def letters(text: str, widths: dict[str, float] | None = None, size: float = 10.0) -> list[dict[str, Any]]:
    known = widths or {}
    return [
        {"text": c, "fontname": "A", "size": size, "width": known.get(c, 0.5) * size, "top": 90.0, "bottom": 100.0}
        for c in text
    ]


def raised_of(chars: list[dict[str, Any]]) -> str:
    return "".join(c["text"] if c["size"] == 10 else f"^{c['text']}" for c in chars)


def test_a_digit_much_narrower_than_elsewhere_is_raised() -> None:
    widths: Widths = {}
    lift_superiors(letters("2110"), widths)
    page = [*letters("48,2"), *letters("1", {"1": 0.3}), *letters("CO"), *letters("2", {"2": 0.3}), *letters("1")]
    lift_superiors(page, widths)
    assert raised_of(page) == "48,2^1CO21"
    assert page[4]["bottom"] < 96 and page[4]["bottom"] - page[4]["top"] == pytest.approx(6)


def test_a_font_with_figures_for_tables_and_for_text_has_none() -> None:
    page = [*letters("2011"), *letters("2011", {"1": 0.3, "2": 0.46})]
    lift_superiors(page, {})
    assert raised_of(page) == "20112011"


def test_digits_of_their_own_widths_are_not_raised() -> None:
    page = [*letters("2011", {"1": 0.3}), *letters("11", {"1": 0.3}, size=8.0)]
    lift_superiors(page, {})
    assert [c["size"] for c in page] == [10, 10, 10, 10, 8, 8]
