"""What a spreadsheet program could take for a formula, and what it could not; and the way there and back."""

from __future__ import annotations

import time

import pytest

from vpextract.formulas import guarded, may_be_formula, unguarded

HARMLESS = [
    *(
        "",
        "-",
        "+",
        "−",
        "- ",
        "-1,7",
        "−1,7",
        "+3",
        "- 12 %",
        "-1 234,5",
        "−1\u00a0234",
        "-1.5e-07",
        "+/- 1 %",
        "+/-0",
    ),
    *(
        "Andel nöjda",
        "2022–2025",
        "– Ett mål",
        "5-3",
        "a = b",
        "Kostnad, -5 %",
        "a@b.se",
        "'",
        "'-1,7",
        "'citat'",
        "±1 %",
    ),
]
FORMULAS = [
    *(
        "=1+1",
        "@SUM(A1)",
        "+49 123 =x",
        "-2+3+cmd|' /C calc'!A0",
        "-1,7+A1",
        "-5 - 3",
        "- varav barn och unga",
        "-6,4*",
    ),
    *("+46 8 508 00 000 (växel)", "=", "==", "-Ett", "+/-A1", "-1e5+1"),
    *("＝1+1", "＋A1", "－A1", "＠SUM(A1)", "﹦1", "⁼1", "−A1", "‐A1"),
    *(" =1+1", "\u00a0=1", "\u200b=1", "\ufeff=1", "\x00=1", '"=1+1', "\x0b=1"),
    *("\tx", "\rx", "\nx", "\t=1", "\r\n=1"),
    *("a\n=1+1", "a\r\n @SUM(A1)", "a;=1+1", "a, =1", "a\t+A1", 'a;"=1+1', "-1,=1", "1;-7;x"),
]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert not may_be_formula(text)
    assert (guarded(text), unguarded(text)) == (text, text)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_may_be_a_formula_is_guarded_and_comes_back(text: str) -> None:
    assert may_be_formula(text)
    assert guarded(text) != text
    assert guarded(text).replace("'", "") == text.replace("'", ""), "nothing is added but apostrophes"
    assert not may_be_formula(guarded(text))
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "\tx", "\rx", "-Ett", " =1", "＝1"])
def test_the_guard_is_the_first_letter_of_the_cell(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_of_a_file_without_guards_is_that_text(text: str) -> None:
    assert unguarded(text) == text


@pytest.mark.parametrize("text", ["'=1+1", "''=1+1", "'''-A1", "a;'=1", "'\tx"])
def test_a_text_that_looks_guarded_comes_back_too(text: str) -> None:
    assert guarded(text) != text
    assert unguarded(guarded(text)) == text


LONG = {
    "spaces": "-" + " " * 10**5 + "x",
    "numbers": ",-1" * 10**5,
    "apostrophes": ";" + "'" * 10**5 + "=",
    "guards": ";'" * 10**5,
    "separators": ", " * 10**5 + "=",
    "thousands": "+1" + "1 ," * 10**5 + "e",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_texts_take_no_time(text: str) -> None:
    begin = time.perf_counter()
    assert unguarded(guarded(text)) == text
    assert time.perf_counter() - begin < 1
