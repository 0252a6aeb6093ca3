"""Rows of tables that may be missing. All is invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Block, Paragraph, Place, Row, Table
from vpextract.recognise.lost_rows import are_labels, is_like_row, lost_rows, row_in

KNOWLEDGE = knowledge.load()


@pytest.mark.parametrize(
    "text",
    [
        "Andel bojar som är hela 81 % 85 %",
        "Antal bojar i norra hamnen 700 st 690 st Upp",
        "Andel bojar som målas varje år 34 36 38",
        "Antal båtplatser i hamnen 2 041 1 954 1 087",
        "Kötid för båtplatser i dagar 53,4 51,6",
        "Laga bryggan 2031-01-01 2031-12-31",
        "Laga bryggan i samverkan med 1 januari 2031 2031-06 Ja båtklubben.",
        "Laga bryggan 2031-01 31 oktober 2031 Bojchef",
        "Laga bryggan våren 2031 hösten 2031 Bojchef",
        "Laga bryggan Q1 2031 Q3 2031",
        "Andel bojar som är hela 54,0 % – ≥ 56,0 % i hamnen",
        "Indikatorer Utfall 2029 Utfall 2030",
        "Mått Resultat 2030 Mål 2031 Andel hela bojar",
        "Nyckeltal Årsmål 2031 Årsmål 2032",
    ],
)
def test_figures_or_dates_side_by_side_are_a_row(text: str) -> None:
    assert row_in(text, KNOWLEDGE) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden når 81 % av bojarna, 85 % av bryggorna.",
        "Ring hamnen på telefon 070 123 45 67",
        "Telefon 08-508 09 000",
        "Båtvägen 12, 104 20 Sjövik",
        "Planen gäller för åren 2031 2032 2033",
        "Bojarna kostade 2 041 000 kronor",
        "Mellan 2031-01-01 och 2031-12-31 lagas bryggan",
        "Organisationsnummer 212000 0142",
        "Kapitel 3 12",
        "Andelen ligger mellan 5 % – 10 %",
        "Planen för våren 2031 och hösten 2031",
        "Bojar 2031 bryggor 2031",
        "Utfall 2030 och utfall 2031 är lika.",
        "Verksamhetsplan 2031 Hamnplan 2030",
        "Utfallet är 53,4 51 veckor om året.",
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert row_in(text, KNOWLEDGE) is None


HEAD = ("Indikator", "Utfall", "Årsmål")
ROW = Row(("Andel bojar", "81 %", "85 %"), Place(page=1, line=9))


@pytest.mark.parametrize(
    ("blocks", "line"),
    [
        ([Table(HEAD, (ROW,), Place(line=8))], None),
        ([Table(HEAD, (), Place(line=8))], 8),
        ([Table(HEAD, (ROW,), Place(line=8)), Table(HEAD, (), Place(line=20))], 9),
        ([Table(HEAD, (ROW,), Place(line=8)), Paragraph("Analys Bojarna är hela.", Place(line=12))], 12),
        ([Table(HEAD, (ROW,), Place(line=8)), Paragraph("Analys", Place(line=12), rank=3)], None),
        ([Table(HEAD, (ROW,), Place(line=8)), Paragraph("Analysen är klar.", Place(line=12))], None),
        ([Paragraph("Analys Bojarna är hela.", Place(line=12))], None),
        ([Table(HEAD, (ROW,), Place(line=8)), Paragraph("hamnarnas kajer", Place(line=12))], 9),
        ([Table(HEAD, (ROW,), Place(line=8)), Paragraph("per telefon", Place(line=12))], 9),
        ([Table(HEAD, (ROW,), Place(line=8)), Paragraph("per telefon", Place(line=12), bullet="•")], None),
        ([Table(HEAD, (ROW,), Place(line=8)), Paragraph("Per telefon", Place(line=12))], None),
        ([Paragraph("per telefon", Place(line=12))], None),
        ([Paragraph("Utfall jan–apr 2031", Place(line=6)), Table(HEAD, (ROW,), Place(line=8))], 8),
        ([Paragraph("Resultat tertial 2 2031", Place(line=6)), Table(HEAD, (ROW,), Place(line=8))], 8),
        ([Paragraph("Utfall 2031", Place(line=6), rank=3), Table(HEAD, (ROW,), Place(line=8))], None),
        ([Paragraph("Utfall 2031.", Place(line=6)), Table(HEAD, (ROW,), Place(line=8))], None),
        ([Paragraph("Analys", Place(line=6)), Table(HEAD, (ROW,), Place(line=8))], None),
        ([Paragraph("Utfall jan–apr 2031", Place(line=6))], None),
        ([Paragraph("Andel bojar 81 % 85 %", Place(line=3))], 3),
        ([Paragraph("Andel bojar 81 % 85 %", Place(line=3), toc=True)], None),
    ],
)
def test_the_place_of_rows_that_may_be_missing(blocks: list[Block], line: int | None) -> None:
    told = list(lost_rows(blocks, KNOWLEDGE))
    assert [one.line for one in told] == ([] if line is None else [line])
    assert {one.code for one in told} <= {"rows_missing"}


LYING = "Andel bojar som lyser 76% 72% 70%"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LYING, True),
        ("Antal kajer i hamnen 12 - 14,5 Halvår", True),
        ("Andel båtar (mått) 76 % 72 %", True),
        ("Måla alla bojar 2031-02-01 2031-08-31", True),
        ("Laga kajen 1 mars 2031 31 maj 2031 Pågår", True),
        ("I hamnen fanns då 12", False),
        ("I hamnen fanns 12 kajer, 14 bojar och 2 slussar.", False),
        ("Budget 2031 2032", False),
        ("Avtalet från 2031-02-01 gäller", False),
        ("Telefon 08-555 67 752", False),
    ],
)
def test_figures_or_dates_side_by_side_are_like_a_row(text: str, expected: bool) -> None:
    assert is_like_row(text, KNOWLEDGE) == expected


def paragraph(text: str, rank: int = 0) -> Paragraph:
    return Paragraph(text, Place(page=3), rank)


BOJAR = Table(("Indikator", "Utfall"), (Row(("Bojar", "1"), Place(page=3)),), Place(page=3))


@pytest.mark.parametrize(
    ("blocks", "doubts"),
    [
        ([BOJAR, paragraph(LYING), paragraph("Bojarna lyser."), paragraph(LYING)], 2),
        ([BOJAR, paragraph("Bojarna"), paragraph(LYING)], 1),
        ([paragraph("Antal kajer 12 14"), BOJAR], 0),
        ([BOJAR, paragraph("Kajer", rank=3), paragraph("Antal kajer 12 14")], 0),
    ],
)
def test_rows_below_a_table_are_doubted_at_their_place(blocks: list[Block], doubts: int) -> None:
    found = list(lost_rows(blocks, KNOWLEDGE))
    assert [(one.code, one.severity, one.page) for one in found] == [("rows_missing", "warning", 3)] * doubts


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Målsättning Indikator", True),
        ("Aktivitet Startdatum Slutdatum", True),
        ("Nämndens indikatorer Utfall 2030 Årsmål", True),
        ("Indikatorer", False),
        ("Mål och indikatorer", False),
        ("Indikatorer Hamnen", False),
        ("Aktiviteter Indikatorer", False),
        ("Analys Kommentar", False),
    ],
)
def test_labels_of_columns_that_stand_in_the_text_are_doubted(text: str, labels: bool) -> None:
    assert are_labels(text, KNOWLEDGE) == labels
    assert [doubt.code for doubt in lost_rows([Paragraph(text, Place(2))], KNOWLEDGE)] == ["rows_missing"] * labels


@pytest.mark.parametrize(
    ("line", "doubts"),
    [
        (("Antal bojar i hamnen", "233", "ska öka"), 1),
        (("Antal bojar (snitt)", "805", "Röd"), 1),
        (("Lotsindex, norra hamnen", "66", "64", "Halvår", "saknas"), 1),
        (("Antal bojar i hamnen", "233"), 0),
        (("Hamnnämnden", "Eva Al", "Kajvägen"), 0),
        (("12", "14", "16"), 0),
    ],
)
def test_texts_that_gaps_part_on_a_line_are_a_row_if_figures_are_among_them(line: tuple[str, ...], doubts: int) -> None:
    text = Paragraph(" ".join(line), Place(page=3), sides=(line,))
    assert [found.code for found in lost_rows([text], KNOWLEDGE)] == ["rows_missing"] * doubts
