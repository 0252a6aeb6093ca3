"""Indicator and activity tables of a text layer, end to end: heads, doubtful rows, comments. All texts are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.layout.from_text import textlayer_to_layout
from vpextract.model import Layout, Paragraph, Table

KNOWLEDGE = knowledge.load()

HEAD = "   Indikator Utfall Årsmål KF:s \nårsmål Period \n\n"
BOJAR = "  Antal bojar 12 st 20 st 30 st 2024 \n\n"
OAR = "  Antal öar 3 st 4 st 5 st 2024 \n\n"


def layout(printed: str) -> Layout:
    return textlayer_to_layout(f"{printed}Det gick bra i hamnen. \n", KNOWLEDGE)


def tables(found: Layout) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def paragraphs(found: Layout) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


# --- cells ------------------------------------------------------------------------------------------------------------


def test_numbers_with_known_units_are_read_without_doubt() -> None:
    found = layout(f"{HEAD}  Antal bojar 12 st 20 personer 30 kvm 2024 \n\n")
    assert rows(tables(found)[0]) == [("Antal bojar", "12 st", "20 personer", "30 kvm", "2024")]
    assert not found.issues


def test_a_row_with_unknown_units_is_read_and_doubted() -> None:
    found = layout(f"{HEAD}  Antal bojar 12 flytetyg 20 flottar 30 st 2024 \n\n")
    assert rows(tables(found)[0]) == [("Antal bojar", "12 flytetyg", "20 flottar", "30 st", "2024")]
    assert [issue.code for issue in found.issues] == ["cell_guessed"]


@pytest.mark.parametrize(
    ("printed", "row"),
    [
        ("12 flytetyg 20 flytetyg 30 flytetyg", ("12 flytetyg", "20 flytetyg", "30 flytetyg")),
        ("1,2 bojar/vik 2 bojar/vik ", ("1,2 bojar/vik", "2 bojar/vik", "")),
        ("1 200 bojar/vik 2 400 bojar/vik 30", ("1 200 bojar/vik", "2 400 bojar/vik", "30")),
    ],
)
def test_a_word_behind_several_figures_of_a_row_is_their_unit(printed: str, row: tuple[str, ...]) -> None:
    found = layout(f"{HEAD}  Bojar i hamnen {printed} 2024 \n\n")
    assert rows(tables(found)[0]) == [("Bojar i hamnen", *row, "2024")]
    assert not found.issues


def test_words_between_figures_of_a_name_are_no_units() -> None:
    found = layout(f"{HEAD}  Bojar som 2 av 3 och 4 av 5 ser 12 20 30 2024 \n\n")
    assert rows(tables(found)[0]) == [("Bojar som 2 av 3 och 4 av 5 ser", "12", "20", "30", "2024")]


def test_a_misspelt_phrase_is_a_value() -> None:
    found = layout(f"{HEAD}  Antal bojar 12 st 20 st Fastsälls under 2025 2024 \n\n")
    assert rows(tables(found)[0]) == [("Antal bojar", "12 st", "20 st", "Fastsälls under 2025", "2024")]


# --- heads ------------------------------------------------------------------------------------------------------------


def test_two_labels_are_not_one_though_together_they_would_be_known() -> None:
    found = layout(
        "Indikator Periodens \nutfall \n\nMän \n\nKvinnor \n\nÅrsmål Period \n\n"
        "Andel badare 50 % 45 % 55 % 60 % 2024 \n\n"
    )
    (table,) = tables(found)
    assert table.columns == ("Indikator", "Periodens utfall", "Män", "Kvinnor", "Årsmål", "Period")
    assert rows(table) == [("Andel badare", "50 %", "45 %", "55 %", "60 %", "2024")]


@pytest.mark.parametrize(
    ("head", "row", "columns"),
    [
        (
            "Indikator Mål, 2031 Resultat Män Kvinnor Resultat helår 2030",
            "Antal båtar 59 55 52 58 57",
            ("Indikator", "Mål, 2031", "Resultat", "Män", "Kvinnor", "Resultat helår 2030"),
        ),
        (
            "Indikator 2029 2030 Utfall 2031 Årsmål",
            "Antal båtar 593 588 564 542",
            ("Indikator", "2029", "2030", "Utfall 2031", "Årsmål"),
        ),
        (
            "Indikator Utfall VB 2031 Nämndens mål KF mål",
            "Antal båtar 593 588 564",
            ("Indikator", "Utfall VB 2031", "Nämndens mål", "KF mål"),
        ),
    ],
)
def test_labels_end_where_their_words_and_the_rows_tell(head: str, row: str, columns: tuple[str, ...]) -> None:
    (table,) = tables(layout(f"   {head} \n\n  {row} \n\n"))
    assert table.columns == columns


def test_a_head_left_alone_at_the_foot_of_a_page_belongs_to_the_table_on_the_next() -> None:
    found = layout(f"{HEAD}{HEAD}{BOJAR}")
    (table,) = tables(found)
    assert rows(table) == [("Antal bojar", "12 st", "20 st", "30 st", "2024")]
    assert [aside.reason for aside in found.set_aside] == ["repeated_head"]
    assert paragraphs(found) == ["Det gick bra i hamnen."]


def test_a_table_of_activities_right_below_one_of_indicators_is_another() -> None:
    found = layout(f"{HEAD}{BOJAR}   Aktivitet Startdatum Slutdatum \n\n  Måla bryggan 2024-01-01 2024-12-31 \n\n")
    first, second = tables(found)
    assert rows(first) == [("Antal bojar", "12 st", "20 st", "30 st", "2024")]
    assert rows(second) == [("Måla bryggan", "2024-01-01", "2024-12-31")]


# --- comments ---------------------------------------------------------------------------------------------------------


def test_analys_parted_from_its_text_is_a_comment_where_rows_or_the_head_follow() -> None:
    for after in (OAR, HEAD + OAR):
        found = layout(f"{HEAD}{BOJAR}Analys \n\nBojarna är målade. \n\n{after}")
        (table,) = tables(found)
        assert [row[0] for row in rows(table)] == ["Antal bojar", "Analys Bojarna är målade.", "Antal öar"]


def test_a_comment_of_two_paragraphs_is_one_where_rows_follow() -> None:
    found = layout(f"{HEAD}{BOJAR}Analys Bojarna är målade. \n\nDe norra målas i maj. \n\n{OAR}")
    (table,) = tables(found)
    assert [row[0] for row in rows(table)] == [
        "Antal bojar",
        "Analys Bojarna är målade. De norra målas i maj.",
        "Antal öar",
    ]


# --- what follows a table ---------------------------------------------------------------------------------------------

ACTIVITIES = "   Aktivitet Klart \n\n  Måla bryggan \n\nQ4 2024 \n\n"


@pytest.mark.parametrize(
    "after",
    [
        "Nämndens mål: Badarna trivs i hamnen",
        "Kommunfullmäktiges mål 2 – Hamnen är öppen för alla",
        "Måluppfyllelse: God",
        "Nämndens ekonomi",
    ],
)
def test_what_no_row_holds_ends_a_table(after: str) -> None:
    found = layout(f"{ACTIVITIES}{after} \n\n")
    assert rows(tables(found)[0]) == [("Måla bryggan", "Q4 2024")]
    assert after in paragraphs(found)


def test_a_name_that_speaks_of_goals_begins_a_row() -> None:
    found = layout(f"{ACTIVITIES}  Följa upp målen för hamnen \n\nQ3 2024 \n\n")
    assert rows(tables(found)[0]) == [("Måla bryggan", "Q4 2024"), ("Följa upp målen för hamnen", "Q3 2024")]


def test_the_end_of_a_wrapped_name_is_no_heading() -> None:
    found = layout(
        "   Aktivitet Start Slut \n\n  Pröva nya former för hamnens \nekonomi \n\n2024-01-01 2024-12-31 \n\n"
    )
    assert rows(tables(found)[0]) == [("Pröva nya former för hamnens ekonomi", "2024-01-01", "2024-12-31")]


def test_only_lines_that_may_begin_rows_tell_how_many_columns_a_head_has() -> None:
    found = layout(
        "   Indikator 2022 Målnivå, 2024 \n\n  Antal bojar i förhållande till \nbåtarna \n\n26 st 28 st \n\n"
        "  Antal öar 70 71 \n\n"
    )
    (table,) = tables(found)
    assert table.columns == ("Indikator", "2022", "Målnivå, 2024")
    assert rows(table) == [("Antal bojar i förhållande till båtarna", "26 st", "28 st"), ("Antal öar", "70", "71")]


def test_rows_go_on_below_the_title_that_each_page_begins_with() -> None:
    page = "Det gick bra. \n\n"
    found = layout(
        f"{page}\fÅrsanalys 2024 \n\n{ACTIVITIES}\fÅrsanalys 2024 \n\n  Laga kajen \n\nQ3 2024 \n\n"
        f"\fÅrsanalys 2024 \n\n{page}\fÅrsanalys 2024 \n\n"
    )
    (table,) = tables(found)
    assert rows(table) == [("Måla bryggan", "Q4 2024"), ("Laga kajen", "Q3 2024")]


def test_a_good_row_ends_before_the_spaces_of_the_next() -> None:
    found = layout(
        "   Indikator Utfall 2022 Årsmål 2024 Läge \n\n  Antal bojar 389 438 Gul \n\n"
        "  Andel båtar som ligger i hamnen \nhela vintern \n\n54 % 55 % Gul \n\n"
    )
    assert rows(tables(found)[0]) == [
        ("Antal bojar", "389", "438", "Gul"),
        ("Andel båtar som ligger i hamnen hela vintern", "54 %", "55 %", "Gul"),
    ]


@pytest.mark.parametrize("text", ["Bojarna är målade.", "Se bilaga", "Bojarna målas i maj \noch juni."])
@pytest.mark.parametrize("after", [OAR, "Aktivitet Startdatum Slutdatum \n\n Måla bojar 2031-01-01 2031-12-31 \n\n"])
def test_a_comment_behind_its_label_may_be_all_that_stands_between_two_rows(text: str, after: str) -> None:
    table = tables(layout(f"{HEAD}{BOJAR}Analys {text} \n\n{after}"))[0]
    assert [row.cells[0] for row in table.rows if row.spanning] == [f"Analys {' '.join(text.split())}"]
    assert len(table.rows) == 2 + (after == OAR)
