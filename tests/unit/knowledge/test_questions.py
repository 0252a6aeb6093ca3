"""The questions that stages ask about words: boards, signs, periods, heads. Most places are fictional."""

from __future__ import annotations

import pytest

from vpextract.knowledge import load
from vpextract.model import Box, Picture

KNOWLEDGE = load()


@pytest.mark.parametrize(
    ("text", "boards"),
    [
        ("Till Sjöviks stadsdelsnämnd", ["Sjöviks stadsdelsnämnd"]),
        ("Sjöviks stadsdelsnämnds plan", ["Sjöviks stadsdelsnämnd"]),
        ("Sjövik-Ängdals stadsdelsnämnd", ["Sjövik-Ängdals stadsdelsnämnd"]),
        ("Norrmalms stadsdelsnämnd och Farsta stadsdelsnämnd", ["Norrmalms stadsdelsnämnd", "Farsta stadsdelsnämnd"]),
        ("beslut av hamnnämnden i maj", ["Hamnnämnden"]),
        ("kyrkogårdsnämndens beslut", ["Kyrkogårdsnämnden"]),
        ("Fyr- och bojnämnden", ["Fyr- och bojnämnden"]),
        ("Stadsdelsnämnden beslutar", []),
        ("Nämnden beslutar", []),
        ("Bojar och bryggor", []),
        ("", []),
    ],
)
def test_names_of_boards(text: str, boards: list[str]) -> None:
    assert KNOWLEDGE.board_names.in_text(text) == boards


@pytest.mark.parametrize(
    "text",
    ["Tertial 1 2031", "T1 2031", "2031", "VB 2031", "VB", "År", "Tertial", "Helår", "kvartal 2", "Vartannat år"],
)
def test_periods(text: str) -> None:
    assert KNOWLEDGE.periods.is_period(text)
    assert KNOWLEDGE.is_value_phrase(text)


@pytest.mark.parametrize("text", ["Tertial 4", "2031-01-01", "12 %", "Bojar", "", "år 12 månader"])
def test_no_periods(text: str) -> None:
    assert not KNOWLEDGE.periods.is_period(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tertial 2 2031", ("tertialrapport", 2, 2031)),
        ("T1/2031", ("tertialrapport", 1, 2031)),
        ("tertial 3", ("tertialrapport", 3, None)),
        ("VB 2031", ("verksamhetsberattelse", None, 2031)),
        ("VB", ("verksamhetsberattelse", None, None)),
        ("2031", (None, None, 2031)),
        ("Helåret 2031", (None, None, 2031)),
        ("Tertial II 2031", ("tertialrapport", 2, 2031)),
        ("TERTIAL II 2031", ("tertialrapport", 2, 2031)),
        ("T I", ("tertialrapport", 1, None)),
        ("Tertial 2, år 2031", ("tertialrapport", 2, 2031)),
        ("VB, helår 2031", ("verksamhetsberattelse", None, 2031)),
        ("t i 2031", None),
        ("ti", None),
        ("tertial i 2031", None),
        ("TERTIAL I MARS 2031", None),
        ("T1x 2031", None),
        ("VBP 2031", None),
        ("VP 2031", None),
        ("augusti 2031", (None, None, 2031)),
        ("År", None),
        ("Tertial", None),
        ("20310", None),
    ],
)
def test_what_a_period_names(text: str, found: tuple[str | None, int | None, int | None] | None) -> None:
    assert KNOWLEDGE.periods.named(text) == found


def test_shares_are_told_by_their_name() -> None:
    assert KNOWLEDGE.is_share("Andel bojar som målats")
    assert not KNOWLEDGE.is_share("Andelen")
    assert not KNOWLEDGE.is_share("Antal bojar")


@pytest.mark.parametrize("text", ["Sida 3", "Sid 3 (12)", "sidan 3 av 12", "3 (12)", "3/12", "- 3 -", "Page 3 of 12"])
def test_page_numbers(text: str) -> None:
    assert KNOWLEDGE.is_page_number(text)


@pytest.mark.parametrize("text", ["Sidan är tom", "3 bojar", "2031-01-02", "", "Sida"])
def test_no_page_numbers(text: str) -> None:
    assert not KNOWLEDGE.is_page_number(text)


@pytest.mark.parametrize(
    ("glyph", "sign"),
    [
        ("▶", "ongoing"),
        ("▶\ufe0f", "ongoing"),
        ("✓", "completed"),
        ("⏸", "not_started"),
        ("♀", "gendered"),
        ("🟢", "green"),
        ("a", None),
    ],
)
def test_glyphs(glyph: str, sign: str | None) -> None:
    assert KNOWLEDGE.sign_of_glyph(glyph) == sign


@pytest.mark.parametrize(
    ("shape", "color", "sign"),
    [
        ("circle", "green", "green"),
        ("circle", "blue", "unknown"),
        ("check", "", "completed"),
        ("venus", "black", "gendered"),
        ("", "", "unknown"),
    ],
)
def test_pictures(shape: str, color: str, sign: str) -> None:
    assert KNOWLEDGE.signs_of_picture(Picture(Box(0, 0, 8, 8), shape, color)) == (sign,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Analys", ("comment", "")),
        ("Analys: Bojen sjönk.", ("comment", "Bojen sjönk.")),
        ("Kommentar Bojen sjönk.", ("comment", "Bojen sjönk.")),
        ("Analysen visar", None),
        ("analys av bojar", None),
        ("Andel bojar", None),
        ("", None),
    ],
)
def test_rows_that_comment(text: str, found: tuple[str, str] | None) -> None:
    assert KNOWLEDGE.row_label(text) == found


@pytest.mark.parametrize(
    "text", ["Handläggare", "Handläggare: Siv", "Telefon: 012-345 67", "Till", "Till Hamnnämnden", "Dnr 1.2-3/2031"]
)
def test_contact_labels(text: str) -> None:
    assert KNOWLEDGE.contact_label(text)


@pytest.mark.parametrize("text", ["Tillgång till bojar", "till hamnen", "Datumet är satt", "Bojar", ""])
def test_no_contact_labels(text: str) -> None:
    assert not KNOWLEDGE.contact_label(text)


@pytest.mark.parametrize(
    "label", ["Indikatorn är bra", "Boj", "Mål", "KF", "", "Utfallet av", "Prognosen för hela året visar"]
)
def test_words_that_are_no_column_heads(label: str) -> None:
    assert KNOWLEDGE.column(label) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Verksamhetsplan 2031 med tertialrapport 1 2030", ("verksamhetsplan", 2031, None)),
        ("Tertialrapport 2 2031", ("tertialrapport", 2031, 2)),
        ("Verksamhetsplan", None),
        ("Tertialrapport 4 2031", None),
        ("Bojar 2031", None),
    ],
)
def test_titles(text: str, found: tuple[str, int, int | None] | None) -> None:
    assert KNOWLEDGE.title(text) == found


@pytest.mark.parametrize("label", ["VP 2031", "VBP 2031", "KVB 2031", "T1 2031", "augusti 2031", "AUGUSTI 2031"])
def test_short_heads_are_not_taken_for_their_neighbours(label: str) -> None:
    assert KNOWLEDGE.column(label) is None


@pytest.mark.parametrize(("label", "role"), [("Mal 2031", "target"), ("VB2031", "outcome_of_year")])
def test_short_heads_may_lack_marks_and_spaces(label: str, role: str) -> None:
    found = KNOWLEDGE.column(label)
    assert found is not None
    assert (found.role, found.year) == (role, 2031)


@pytest.mark.parametrize("text", ["NORRMALMS STADSDELSNÄMND", "IDROTTSNÄMNDEN", "SJÖVIKS STADSDELSNÄMND"])
def test_names_of_boards_in_capitals(text: str) -> None:
    assert len(KNOWLEDGE.board_names.in_text(text)) == 1


def test_a_board_that_is_not_listed_may_have_capitals() -> None:
    assert KNOWLEDGE.board_names.in_text("Till Sjöviks Stadsdelsnämnd") == ["Sjöviks Stadsdelsnämnd"]


@pytest.mark.parametrize("text", ["Tertialrapport 1, januari-april 2031", "Tertialrapport 1: Sjövik 2031"])
def test_a_title_with_words_behind_the_tertial(text: str) -> None:
    assert KNOWLEDGE.title(text) == ("tertialrapport", 2031, 1)


@pytest.mark.parametrize(
    "text", ["Nämndmål 1.1: Fler bojar", "Nämndmål 1.1.: Fler bojar", "Nämndmål nr 1.1: Fler bojar"]
)
def test_a_goal_with_its_colon_behind_the_number(text: str) -> None:
    found = KNOWLEDGE.goal_label(text)
    assert found is not None and found[:3] == ("namndmal", "1.1", "Fler bojar")


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("1.2 KF:s mål för verksamhetsområdet: Hamnen är ren", "1.2", "Hamnen är ren"),
        ("KF inriktningsmål: 1 Hamn för alla", "1", "Hamn för alla"),
        ("KF:s mål för verksamhetsområde: Ren hamn", None, "Ren hamn"),
        ("Nämndmål – Trygga bryggor", None, "Trygga bryggor"),
        ("Nämndmål: 3 av 4 unga seglar", None, "3 av 4 unga seglar"),
        ("Nämndmål: 3. Unga seglar", "3", "Unga seglar"),
    ],
)
def test_goal_labels_in_other_spellings(text: str, number: str | None, rest: str) -> None:
    label = KNOWLEDGE.goal_label(text)
    assert label is not None
    assert (label.number, label.text) == (number, rest)


@pytest.mark.parametrize(("shape", "is_bullet"), [("circle", True), ("square", True), ("check", False), ("", False)])
def test_shapes_that_stand_before_list_items(shape: str, is_bullet: bool) -> None:
    assert KNOWLEDGE.known_signs.is_bullet(shape) == is_bullet


@pytest.mark.parametrize("mark", ["¹", "²⁾", "*", " *)", "ᵃ"])
def test_marks_of_footnotes_disturb_no_question(mark: str) -> None:
    assert KNOWLEDGE.periods.is_period(f"Tertial 1 2031{mark}")
    assert KNOWLEDGE.periods.named(f"VB 2031{mark}") == ("verksamhetsberattelse", None, 2031)
    assert KNOWLEDGE.heading_kind(f"Ekonomi{mark}") == "economy"
    assert KNOWLEDGE.column(f"KF:s årsmål{mark}") == KNOWLEDGE.column("KF:s årsmål")
    assert KNOWLEDGE.column(f"Utfall 2031{mark}") == KNOWLEDGE.column("Utfall 2031")
    assert KNOWLEDGE.assessment(f"Uppfylls helt{mark}") == "helt"
    assert "plain_sum" in KNOWLEDGE.books.words(f"Summa{mark}")
    assert KNOWLEDGE.books.is_part_row(f"varav{mark} kajer")


def test_a_head_with_a_mark_in_brackets_is_spelt_exactly() -> None:
    assert KNOWLEDGE.column("KF:s årsmål 1)") == KNOWLEDGE.column("KF:s årsmål")


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("KF:s inriktningsmål¹: 1. Hela kajer", "1", "Hela kajer"),
        ("KF:s inriktningsmål ¹: 1. Hela kajer¹", "1", "Hela kajer¹"),
        ("Nämndmål: 1.2.1² Hela kajer", "1.2.1", "Hela kajer"),
        ("1.2² Nämndmål: Hela kajer", "1.2", "Hela kajer"),
    ],
)
def test_goal_labels_and_numbers_with_marks(text: str, number: str, rest: str) -> None:
    found = KNOWLEDGE.goal_label(text)
    assert found is not None
    assert (found.number, found.text) == (number, rest)


def test_an_exponent_is_part_of_a_unit_and_of_a_rate() -> None:
    assert KNOWLEDGE.is_unit("m²") and KNOWLEDGE.is_unit("kWh/m²")
    assert "rate" in KNOWLEDGE.books.words("Kostnad per m²")


@pytest.mark.parametrize("text", ["", " ", "\u00ad"])
def test_a_text_without_words_is_no_sentence(text: str) -> None:
    assert KNOWLEDGE.is_without_verb(text)
