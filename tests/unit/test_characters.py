"""What a character becomes: the same for every reader, and what no dataset may hold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpextract.characters import LOST, controls, is_plain, lost_places, plain, storable

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))  # halves of pairs, too


@pytest.mark.parametrize(
    ("printed", "becomes"),
    [
        ("Årsmål 87 %", "Årsmål 87 %"),
        ("N\u200bämnd\u2060mål\ufeff", "Nämndmål"),
        ("\u202aMål\u202c \u2066för\u2069 \u200ealla\u200f", "Mål för alla"),
        ("zero\u200c\u200dwidth", "zerowidth"),
        ("９\u3000０００，５ ％", "9 000,5 %"),
        ("Ｍål １．２", "Mål 1.2"),
        ("9\xa0000\u202fst\u2009och\u2003mer", "9 000 st och mer"),
        ("proﬁl, eﬀekt, oﬃciell", "profil, effekt, officiell"),
        ("A\u030arsma\u030al", "Årsmål"),
        ("\u212brsmål", "Årsmål"),
        ("verk\xadsam\xadhet", "verksamhet"),
        ("förvalt\xad", "förvalt\xad"),
        ("förvalt\xad-", "förvalt\xad"),
        ("e-", "e-"),
        ("2024\xad01\xad15", "2024-01-15"),
        ("♀️ 🟢 ▶ CO₂e", "♀️ 🟢 ▶ CO₂e"),
        ("\uf0b7 punkt", "\uf0b7 punkt"),
    ],
)
def test_what_characters_become(printed: str, becomes: str) -> None:
    assert plain(printed) == becomes


@pytest.mark.parametrize("lost", ["\x00", "\x01", "\x07", "\x1f", "\x7f", "\x80", "\x9f", "\ud800", "\udfff", "\uffff"])
def test_a_code_of_no_character_was_one_once(lost: str) -> None:
    assert plain(f"M{lost}l") == f"M{LOST}l"
    assert plain(f"1{lost}5 %") == f"1{LOST}5 %"
    assert plain(f"{lost}rsmål") == f"{LOST}rsmål"
    assert plain(f"{lost}{lost}") == LOST * 2
    assert len(lost_places(plain(f"M{lost}l 1{lost}5"))) == 2


def test_all_by_itself_it_may_have_been_a_mark() -> None:
    assert plain("\x01 ett") == f"{LOST} ett"
    assert lost_places(f"{LOST} ett {LOST} två") == []


def test_line_ends_and_tabs_are_left_to_those_who_know_lines() -> None:
    assert plain("a\tb\nc\fd\ve\u200b") == "a\tb\nc\fd\ve"


@given(ANY_TEXT)
def test_plain_is_plain_and_whole(text: str) -> None:
    made = plain(text)
    assert plain(made) == made
    assert not controls(made)
    assert unicodedata.is_normalized("NFC", made)
    if is_plain(text):
        assert made == text


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x17F, categories=("L", "N", "P", "Zs"))))
def test_ordinary_letters_and_signs_stay(text: str) -> None:
    assert plain(text) == unicodedata.normalize("NFC", text.replace("\xa0", " "))


@given(ANY_TEXT, st.booleans())
def test_what_is_stored_holds_no_control_and_no_half_of_a_pair(text: str, lines: bool) -> None:
    stored = storable(text, lines)
    stored.encode()
    assert not [c for c in stored if unicodedata.category(c) in ("Cc", "Cs") and not (lines and c == "\n")]
    assert not [c for c in stored if ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF]


def test_what_can_be_stored_is_stored() -> None:
    assert storable("Två\nstycken", True) == "Två\nstycken"
    assert storable("Två\nord\tmed\x85mer", False) == "Två ord med mer"
    assert storable("\x1b[31mRött\x07", False) == "[31mRött"
    assert storable("9\xa0000 för\xad", False) == "9\xa0000 för\xad"
