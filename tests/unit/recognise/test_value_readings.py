"""Cells with more than a number and its unit: ranges, years, scales, two sexes, and what says that there is none. Invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.recognise.values import by_sex, parse_value

KNOWLEDGE = knowledge.load()


@pytest.mark.parametrize(
    ("raw", "low", "high", "unit"),
    [
        ("85–90 %", 85, 90, "%"),
        ("85 - 90", 85, 90, None),
        ("85 % – 90 %", 85, 90, "%"),
        ("85 %-90 %", 85, 90, "%"),
        ("3,5–4,0", 3.5, 4, None),
        ("mellan 85 och 90 %", 85, 90, "%"),
        ("Från 10 till 12 bojar", 10, 12, "bojar"),
        ("10 till 12", 10, 12, None),
        ("1 000–1 500 kr", 1000, 1500, "kr"),
        ("18 – 64", 18, 64, None),
    ],
)
def test_ranges(raw: str, low: float, high: float, unit: str | None) -> None:
    found = parse_value(raw, KNOWLEDGE)
    assert (found.value, found.low, found.high, found.unit) == (None, low, high, unit)
    assert (found.qualifier, found.doubtful) == ("range", False)


@pytest.mark.parametrize(
    "raw",
    [
        "90–85",
        "10–15 000",  # 10 or 10 000
        "2031–2032",
        "12-2031",
        "03-12",
        "5 - 3",
        "85 %–90 st",
        "85 och 90",
        "högst 85–90 %",
        "1.250–1.500",
        "1-2-3",
    ],
)
def test_what_is_no_range_has_no_number(raw: str) -> None:
    assert parse_value(raw, KNOWLEDGE)[:6] == (None, None, "text", True, None, None)


@pytest.mark.parametrize(
    ("raw", "value", "unit", "qualifier"),
    [
        ("≥ 85", 85, None, "min"),
        (">= 85 %", 85, "%", "min"),
        ("mer än 12 bojar", 12, "bojar", "min"),
        ("inte mindre än 12", 12, None, "min"),
        ("85 % eller mer", 85, "%", "min"),
        ("ska vara minst ca 85 %", 85, "%", "min"),
        ("öka till minst 85 %", 85, "%", "min"),
        ("inte fler än 5", 5, None, "max"),
        ("färre än 5 bojar", 5, "bojar", "max"),
        ("5 eller färre", 5, None, "max"),
        ("upp till 5", 5, None, "max"),
        ("ska öka till 85 %", 85, "%", "increase"),
        ("minska till 5", 5, None, "decrease"),
        ("cirka 85 %", 85, "%", None),
        ("ca 5", 5, None, None),
        ("~5 st", 5, "st", None),
        ("kr 12", 12, "kr", None),
        ("NKI 72", 72, "NKI", None),
        ("12 kr/plats", 12, "kr/plats", None),
        ("5 %-enheter", 5, "%-enheter", None),
        ("85 procent", 85, "procent", None),
        ("85 % av bojarna", 85, "%", None),
        ("85 % (prel.)", 85, "%", None),
        ("4,5 på en femgradig skala", 4.5, None, None),
        ("4 på en skala 1–5", 4, None, None),
        ("3,9 av 5", 3.9, None, None),
        ("3,9/5", 3.9, None, None),
        ("‐5", -5, None, None),
        ("minus 5 %", -5, "%", None),
        ("1.250.000 kr", 1250000, "kr", None),
        ("1.250,5", 1250.5, None, None),
    ],
)
def test_words_around_a_number(raw: str, value: float, unit: str | None, qualifier: str | None) -> None:
    assert parse_value(raw, KNOWLEDGE)[:4] == (value, unit, qualifier, False)


@pytest.mark.parametrize(
    "raw",
    [
        "4 av 5",
        "3 av fyra",
        "12 av alla",
        "12 % av 100",
        "84 % (kvinnor)",  # says nothing of all
        "5 % mer än 2031",
        "5 % bättre jämfört med förra året",
        "minst 5 högst 7",
        "minst 5 eller färre",
        "84/86",
        "1.250",
        "85 % 2031",
        "85 % (mål 90 %)",
        "behålla minst 85 %",
    ],
)
def test_two_readings_have_no_number_and_a_doubt(raw: str) -> None:
    assert parse_value(raw, KNOWLEDGE)[:4] == (None, None, "text", True)


@pytest.mark.parametrize(
    ("raw", "value", "year"),
    [
        ("90 % (2030)", 90, 2030),
        ("90 % (avser 2030)", 90, 2030),
        ("90 % (VB 2030)", 90, 2030),
        ("90 (T1 2031)", 90, 2031),
        ("90 % [våren 2030]", 90, 2030),
        ("2030: 90 %", 90, 2030),
        ("minst 90 % (2030)", 90, 2030),
    ],
)
def test_a_cell_names_its_values_year(raw: str, value: float, year: int) -> None:
    found = parse_value(raw, KNOWLEDGE)
    assert (found.value, found.year, found.doubtful) == (value, year, False)


@pytest.mark.parametrize("raw", ["2031 (2030)", "90 % (80 %)", "90 % (2029 2030)", "90 % (2029: 85 %)", "90 % (12031)"])
def test_what_is_no_year_of_the_value_stays_a_doubt(raw: str) -> None:
    assert parse_value(raw, KNOWLEDGE)[:4] == (None, None, "text", True)


@pytest.mark.parametrize(
    "raw",
    [
        "Uppgift saknas",
        "saknas",
        "Utfall saknas för 2031",
        "Inga uppgifter",
        "Mäts ej",
        "mäts inte",
        "Ej mätt",
        "ännu ej redovisat",
        "Redovisas ej",
        "Resultat redovisas i höst",
        "Redovisas i samband med VB 2031",
        "Mäts först 2032",
        "Ej tillämpligt",
        "Ej aktuellt",
        "Kan inte mätas",
        "n/a",
        "N.A.",
        "i.u.",
        "..",
        "…",
    ],
)
def test_a_cell_that_says_that_there_is_no_value(raw: str) -> None:
    assert parse_value(raw, KNOWLEDGE)[:4] == (None, None, "missing", False)


@pytest.mark.parametrize("raw", ["-", "–", "—", "‐"])
def test_only_a_dash_is_none(raw: str) -> None:
    assert parse_value(raw, KNOWLEDGE).qualifier == "none"


@pytest.mark.parametrize(
    ("raw", "qualifier"),
    [
        ("Bibehållas", "text"),
        ("Oförändrat jämfört med 2030", "text"),
        ("samma nivå som 2030", "text"),
        ("Högre än föregående år", "increase"),
        ("lägre", "decrease"),
        ("öka till 2032", "increase"),
    ],
)
def test_targets_without_a_number_are_understood(raw: str, qualifier: str) -> None:
    assert parse_value(raw, KNOWLEDGE)[:4] == (None, None, qualifier, False)


@pytest.mark.parametrize(
    "raw", ["Bojar saknas helt", "Högre utbildning", "Mindre båtar", "Data om kajer", "Ej fler bojar"]
)
def test_names_are_no_value_words(raw: str) -> None:
    assert KNOWLEDGE.value_word(raw) is None


@pytest.mark.parametrize(
    ("raw", "women", "men"),
    [
        ("84/86", "84", "86"),
        ("84 / 86", "84", "86"),
        ("84 % / 86 %", "84 %", "86 %"),
        ("84/86 %", "84 %", "86 %"),
        ("84,5/86,1", "84,5", "86,1"),
        ("84 | 86", "84", "86"),
    ],
)
def test_two_figures_under_a_head_of_both_sexes(raw: str, women: str, men: str) -> None:
    assert by_sex(raw, ("women", "men")) == {"women": women, "men": men}
    assert by_sex(raw, ("men", "women")) == {"men": women, "women": men}


@pytest.mark.parametrize("raw", ["84", "84,86", "84/86/90", "84 (86)", "84–86", "2031-03-01", "84/–", "K/M"])
def test_what_is_not_two_figures(raw: str) -> None:
    assert by_sex(raw, ("women", "men")) == {}
