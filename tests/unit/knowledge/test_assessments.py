"""Assessments composed from their parts, as lines and as sentences."""

from __future__ import annotations

import pytest

from vpextract import knowledge

GRAMMAR = knowledge.load().assessments


@pytest.mark.parametrize(
    ("text", "verdict", "raw"),
    [
        ("Uppfylls helt", "helt", "Uppfylls helt"),
        ("Målet är uppnått.", "helt", "Målet är uppnått."),
        ("Bedömd måluppfyllelse: God måluppfyllelse", "helt", "God måluppfyllelse"),
        ("Måluppfyllelse – Hög", "helt", "Hög"),
        ("Nämndens bedömning: Delvis", "delvis", "Delvis"),
        ("Måluppfyllelse Ingen måluppfyllelse", "ej", "Ingen måluppfyllelse"),
        ("Uppnås till stor del", "delvis", "Uppnås till stor del"),
        ("Ej helt uppfyllt", "delvis", "Ej helt uppfyllt"),
        ("Bedöms inte uppnås", "ej", "Bedöms inte uppnås"),
        ("Uppnås helt och hållet", "helt", "Uppnås helt och hållet"),
        ("Prognos helår: Svårbedömt", "undecided", "Svårbedömt"),
    ],
)
def test_lines(text: str, verdict: str, raw: str) -> None:
    assert GRAMMAR.of_line(text) == (verdict, raw)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Målet",
        "Helt",
        "God",
        "Måluppfyllelse",
        "Målet ska uppfyllas",
        "Helt eller delvis uppfyllt",
        "Uppfylls helt efter ombyggnaden",
        "uppfylls helt.",
        "Hög sjukfrånvaro",
        "Inte",
    ],
)
def test_no_lines(text: str) -> None:
    assert GRAMMAR.of_line(text) is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Nämnden bedömer att målet uppnås helt under året.", "helt"),
        ("Förvaltningen bedömer att målet endast delvis kommer att uppfyllas i år.", "delvis"),
        ("Styrelsen bedömer att målet inte nås.", "ej"),
        ("Vi har inte nått målet men är på god väg", "delvis"),
        ("Målet är på väg att nås under 2031.", "undecided"),
        ("Målet bedöms inte kunna nås under perioden.", "ej"),
        ("Åtagandet bedöms som delvis uppnått vid årets slut", "delvis"),
        ("Nämnden bedömer att målet kommer att kunna uppfyllas helt.", "helt"),
    ],
)
def test_sentences(text: str, verdict: str) -> None:
    found = GRAMMAR.of_sentence(text)
    assert found is not None and found.verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Målet uppfylls helt när kajen är klar.",
        "Nämnden bedömer att målet uppfylls. Arbetet fortsätter.",
        "Nämnden har uppfyllt sina löften till seglarna.",
        "Vi har nått målet men är på väg",
        "Bojarna är delvis målade.",
        "Kajen anses som uppnådd när den är lagad.",
    ],
)
def test_no_sentences(text: str) -> None:
    assert GRAMMAR.of_sentence(text) is None


@pytest.mark.parametrize(
    "text", ["Bedömd måluppfyllelse", "Måluppfyllelse:", "Samlad bedömning av måluppfyllelse 2031"]
)
def test_heads_over_an_assessment(text: str) -> None:
    assert GRAMMAR.is_lead(text)


@pytest.mark.parametrize("text", ["Bedömning av läget", "Måluppfyllelse i hamnen", "Uppfylls helt", ""])
def test_no_heads_over_an_assessment(text: str) -> None:
    assert not GRAMMAR.is_lead(text)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Ja", "helt"),
        ("JA.", "helt"),
        ("Ja, delvis", "delvis"),
        ("Delvis", "delvis"),
        ("Nej", "ej"),
        ("Uppfylls inte", "ej"),
        ("Helt", "helt"),
        ("God", "helt"),
        ("Till stor del", "delvis"),
        ("Svårbedömt", None),
        ("-", None),
        ("Jakt", None),
        ("Nej, men bojarna målas nästa år", None),
        ("85 %", None),
        ("", None),
    ],
)
def test_cells_of_a_column_for_it(text: str, verdict: str | None) -> None:
    assert GRAMMAR.of_cell(text) == verdict
