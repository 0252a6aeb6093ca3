"""Transcripts: paragraphs, headings and tab-separated tables. All texts are invented."""

from __future__ import annotations

from collections import Counter

import pytest

from vpextract import knowledge
from vpextract.layout.from_text import transcript_to_layout
from vpextract.model import Layout, Paragraph, Table

KNOWLEDGE = knowledge.load()

INDICATORS = "Indikator\tPeriodens utfall\tUtfall VB 2023\tÅrsmål\tKF:s årsmål\tPeriod"
ACTIVITIES = "Aktivitet\tStartdatum\tSlutdatum\tAvvikelse"


def layout(*lines: str) -> Layout:
    return transcript_to_layout("\n".join(lines), KNOWLEDGE)


def paragraphs(found: Layout) -> list[Paragraph]:
    return [block for block in found.blocks if isinstance(block, Paragraph)]


def tables(found: Layout) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def headings(found: Layout) -> list[str]:
    return [p.text for p in paragraphs(found) if p.rank]


def rows(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


# --- paragraphs and headings ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Bryggan ska lagas i", "", "norra hamnen."], ["Bryggan ska lagas i norra hamnen."]),
        (["Bryggan lagas av nämn-", "", "den i maj."], ["Bryggan lagas av nämnden i maj."]),
        (["Bryggan är lagad.", "", "Bojen är målad."], ["Bryggan är lagad.", "Bojen är målad."]),
        (["**Fet** och *kursiv* och <i>lutad</i> text."], ["Fet och kursiv och lutad text."]),
        (["Fotnot* finns kvar."], ["Fotnot* finns kvar."]),
        (["- måla bojar utan", "", "svanhals", "- laga"], ["måla bojar utan svanhals", "laga"]),
    ],
)
def test_paragraphs_are_whole(lines: list[str], expected: list[str]) -> None:
    assert [p.text for p in paragraphs(layout(*lines))] == expected


def test_marks_of_lists_are_no_text() -> None:
    found = paragraphs(layout("1. Nämnden godkänner planen.", "2) Nämnden begär medel.", "• bojar", "- bryggor"))
    assert [(p.bullet, p.rank) for p in found] == [("1.", 0), ("2)", 0), ("•", 0), ("-", 0)]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Bryggor och bojar", True),
        ("## Bryggor", True),
        ("**Bryggor**", True),
        ("Analys", True),
        ("Bryggorna lagas i maj.", False),
        ("Källa: Hamnverket 2024", False),
        ("Bilaga 1: Bryggplan", False),
        ("Ej aktuellt", False),
        ("2024-05-06", False),
        ("Kajgatan 7", False),
        ("- Bryggor", False),
    ],
)
def test_headings_are_told_from_what_looks_alike(line: str, heading: bool) -> None:
    found = layout("Hamnen är vid god kraft.", "", line, "", "Den har tre bryggor och fyra bojar.")
    assert bool(headings(found)) is heading


def test_names_and_addresses_are_no_headings() -> None:
    found = layout(
        "Handläggare",
        "Berta Ask",
        "Telefon: 0850812345",
        "",
        "Till",
        "Sjövikens stadsdelsnämnd",
        "",
        "Verksamhetsplan 2024 för Sjövikens stadsdelsnämnd",
        "",
        "Nämnden har hamnen i sin vård.",
    )
    assert headings(found) == ["Verksamhetsplan 2024 för Sjövikens stadsdelsnämnd"]


@pytest.mark.parametrize(
    ("lines", "text", "rank"),
    [
        (["KF:s inriktningsmål: 1. En stad vid vattnet"], "KF:s inriktningsmål: 1. En stad vid vattnet", 1),
        (
            ["KF:s mål för verksamhetsområdet:", "", "1.1 Rent vatten"],
            "KF:s mål för verksamhetsområdet: 1.1 Rent vatten",
            2,
        ),
        (["Nämndmål:", "Bryggorna är hela"], "Nämndmål: Bryggorna är hela", 3),
        (["**Nämndmål:** 1.1.1 Bryggorna är hela."], "Nämndmål: 1.1.1 Bryggorna är hela.", 3),
    ],
)
def test_a_goal_is_one_heading_with_its_label(lines: list[str], text: str, rank: int) -> None:
    first = paragraphs(layout(*lines, "", "Uppfylls helt", "", "Hamnen är hel."))[0]
    assert (first.text, first.rank) == (text, rank)


@pytest.mark.parametrize(
    ("line", "signs"),
    [("Uppfylls helt", ()), ("🟢 Uppfylls helt", ("green",)), ("● Uppfylls helt", ("status",))],
)
def test_the_sign_before_an_assessment(line: str, signs: tuple[str, ...]) -> None:
    found = paragraphs(layout("Nämndmål: 1.1.1 Bryggorna är hela", "", line, "", "Beskrivning"))[1]
    assert (found.text, found.signs, found.rank, found.bullet) == ("Uppfylls helt", signs, 0, "")


def test_entries_of_the_table_of_contents() -> None:
    found = layout(
        "Innehållsförteckning",
        "",
        "Inledning\t3",
        "Nämndmål: 1.1.1 Bryggorna är hela.....4",
        "",
        "Ekonomi\t12",
        "",
        "Inledning",
        "",
        "Hamnen är stor.",
    )
    assert [p.text for p in paragraphs(found) if p.toc] == [
        "Inledning 3",
        "Nämndmål: 1.1.1 Bryggorna är hela.....4",
        "Ekonomi 12",
    ]
    assert headings(found) == ["Innehållsförteckning", "Inledning"]
    assert not tables(found)


# --- tables -----------------------------------------------------------------------------------------------------------


def test_cells_signs_and_comments() -> None:
    found = layout(
        INDICATORS,
        "  ♀ Andel nöjda badare\t88 %\t\t90 %\tTas fram av nämnd\t2024",
        "Analys\t\t\t\t\t",
        "Vattnet var varmt.\t\t\t\t\t",
        "Antal bojar\t12 st\t14 st\t20 st\t\tVB 2024",
        "Kommentar Bojarna räknas i maj.\t\t\t\t\t",
    )
    (table,) = tables(found)
    assert table.columns[1:3] == ("Periodens utfall", "Utfall VB 2023")
    assert rows(table) == [
        ("Andel nöjda badare", "88 %", "", "90 %", "Tas fram av nämnd", "2024"),
        ("Analys Vattnet var varmt.", "", "", "", "", ""),
        ("Antal bojar", "12 st", "14 st", "20 st", "", "VB 2024"),
        ("Kommentar Bojarna räknas i maj.", "", "", "", "", ""),
    ]
    assert [row.spanning for row in table.rows] == [False, True, False, True]
    assert table.rows[0].signs == ("gendered",)
    assert found.shows_gender


def test_icon_columns_have_no_head() -> None:
    found = layout(
        "\t" + ACTIVITIES,
        "▶\tMåla bryggan\t2024-01-01\t2024-12-31\t",
        "⏸\tRensa tång\t2024-01-01\t2024-06-30\tFörsenad",
    )
    (table,) = tables(found)
    assert table.columns == ("Aktivitet", "Startdatum", "Slutdatum", "Avvikelse")
    assert rows(table)[1] == ("Rensa tång", "2024-01-01", "2024-06-30", "Försenad")
    assert [row.signs for row in table.rows] == [("ongoing",), ("not_started",)]


PAGE_BREAKS = [
    (["", ""], 0),
    (["", ACTIVITIES, ""], 1),
    (["", "Sid 2 (9)", "", ACTIVITIES], 1),
]


@pytest.mark.parametrize(("between", "heads"), PAGE_BREAKS)
def test_a_table_and_a_row_go_on_over_a_page_break(between: list[str], heads: int) -> None:
    found = layout(
        ACTIVITIES,
        "Måla bryggan i\t2024-01-01\t2024-12-31\t",
        *between,
        "södra hamnen\t\t\t",
        "Rensa tång\t2024-01-01\t2024-06-30\t",
    )
    (table,) = tables(found)
    assert [row[0] for row in rows(table)] == ["Måla bryggan i södra hamnen", "Rensa tång"]
    assert sum(aside.reason == "repeated_head" for aside in found.set_aside) == heads


def test_a_misread_head_is_the_same_head() -> None:
    found = layout(
        INDICATORS,
        "Antal bojar\t1\t2\t3\t4\t2024",
        "",
        INDICATORS.replace("Årsmål", "Arsmål"),
        "Antal öar\t1\t2\t3\t4\t2024",
    )
    assert len(tables(found)) == 1


def test_a_row_that_lost_a_cell_is_guessed_and_said_to_be() -> None:
    found = layout(INDICATORS, "Antal bojar\t\t14 st\t20 st\tVB 2024")
    (table,) = tables(found)
    assert table.rows[0].cells[0] == "Antal bojar"
    assert table.rows[0].cells[-1] == "VB 2024"
    assert len(table.rows[0].cells) == 6
    assert {row for row, _ in table.guessed} == {0}


def test_tables_of_amounts_keep_their_rows() -> None:
    found = layout(
        "Verksamhet (mnkr)\tBegärd budget- justering\t2023",
        "Bryggor\t1,0\t2,0",
        "<i>varav norra</i>\t<i>0,5</i>\t",
        "",
        "Totalt\t1,0\t2,0",
        "",
        "Text efter tabellen.",
    )
    (table,) = tables(found)
    assert table.columns == ("Verksamhet (mnkr)", "Begärd budgetjustering", "2023")
    assert rows(table) == [("Bryggor", "1,0", "2,0"), ("varav norra", "0,5", ""), ("Totalt", "1,0", "2,0")]


def test_two_heads_are_two_tables_and_markdown_tables_are_tables() -> None:
    found = layout(
        "| Indikator | Årsmål | Period |",
        "|---|---|---|",
        "| Antal bojar | 20 st | År |",
        "",
        "| Aktivitet | Startdatum | Slutdatum |",
        "|---|---|---|",
        "| Måla | 2024-01-01 | 2024-12-31 |",
    )
    assert [rows(table) for table in tables(found)] == [
        [("Antal bojar", "20 st", "År")],
        [("Måla", "2024-01-01", "2024-12-31")],
    ]


def test_analys_between_paragraphs_is_a_heading_not_a_row() -> None:
    found = layout(
        INDICATORS, "Antal bojar\t1\t2\t3\t4\t2024", "", "Analys", "", "Hamnen klarade målen.", "", "Mer text."
    )
    assert headings(found) == ["Analys"]
    assert len(tables(found)[0].rows) == 1


# --- furniture and conservation ---------------------------------------------------------------------------------------

FURNITURE = ["", "Tjänsteutlåtande", "Sid {} (9)", "", "Kajgatan 7", "kajen.example", ""]


def pages() -> list[str]:
    body = [
        ["Bryggan ska lagas av hamnens folk och"],
        [
            "målas i maj.",
            "",
            "Nämndmål: 1.1.1 Bryggorna är hela",
            "",
            "🟢 Uppfylls helt",
            "",
            "Beskrivning",
            "",
            "Bryggor.",
        ],
        ["", ACTIVITIES, "▶ Måla bryggan i\t2024-01-01\t2024-12-31\t"],
        [ACTIVITIES, "södra hamnen\t\t\t", "Analys Målad till hälften.\t\t\t", "", "Mnkr\t2024", "Bojar\t1,0"],
        ["Bryggor\t2,0", "", "Slut på texten."],
    ]
    lines: list[str] = []
    for number, page in enumerate(body, 1):
        lines += page
        lines += [line.format(number) for line in FURNITURE]
    return lines


def test_furniture_cuts_neither_sentences_nor_tables() -> None:
    found = layout(*pages())
    assert paragraphs(found)[0].text == "Bryggan ska lagas av hamnens folk och målas i maj."
    assert [len(table.rows) for table in tables(found)] == [2, 2]
    aside = [a.text for a in found.set_aside if a.reason == "furniture"]
    assert aside.count("Kajgatan 7") == 5


def test_words_are_conserved() -> None:
    found = layout(*pages())
    printed = Counter(c for c in "".join(pages()) if not c.isspace() and c not in "▶🟢")
    kept: Counter[str] = Counter()
    for block in found.blocks:
        if isinstance(block, Paragraph):
            kept.update(block.text + block.bullet)
        else:
            kept.update("".join(block.columns) + block.title)
            kept.update("".join(cell for row in block.rows for cell in row.cells))
    kept.update("".join(aside.text for aside in found.set_aside))
    del kept[" "]
    assert kept == printed
    assert sum(len(row.signs) for table in tables(found) for row in table.rows) == 1


def test_names_that_tabs_part_are_told_apart() -> None:
    found = paragraphs(layout("# Handläggare Siv Ek\tTill Sjöviks stadsdelsnämnd"))
    assert [p.sides for p in found] == [(("Handläggare Siv Ek", "Till Sjöviks stadsdelsnämnd"),)]


@pytest.mark.parametrize(
    "row", ["Laga bryggan | jan 2031 | juni 2031", "Måla bojar | våren | hösten", "Kajer | Norr | Syd"]
)
def test_the_row_below_the_rule_of_a_markdown_table_is_no_head(row: str) -> None:
    found = layout(
        "| Arbete | Starttid | Sluttid |", "|---|---|---|", f"| {row} |", "| Byta fyrar | 1/9 2031 | 31/12 2031 |"
    )
    (table,) = tables(found)
    assert table.columns == ("Arbete", "Starttid", "Sluttid")
    assert [cells[0] for cells in rows(table)] == [row.split(" | ")[0], "Byta fyrar"]
