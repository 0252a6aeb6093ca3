"""Rows of a text layer: the words of a row into exactly its cells. All texts are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.layout.tables.finish import finished
from vpextract.layout.text.cell_costs import Kind
from vpextract.layout.text.cells import SWALLOWED_VALUE, tokens_to_cells
from vpextract.layout.text.figure_tables import lines_to_figure_tables
from vpextract.layout.text.headers import cut_head, find_known_head
from vpextract.layout.text.known_tables import lines_to_table
from vpextract.layout.text.lines import text_to_lines
from vpextract.layout.text.tokens import lines_to_tokens

KNOWLEDGE = knowledge.load()
REPORT: tuple[Kind, ...] = ("name", "value", "value", "value", "value", "value", "value", "period")
ACTIVITY: tuple[Kind, ...] = ("name", "date", "date", "text")


def cells(printed: str, kinds: tuple[Kind, ...]) -> tuple[str, ...]:
    found = tokens_to_cells(lines_to_tokens(text_to_lines(printed)), kinds, KNOWLEDGE)
    assert found is not None
    return found.texts


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "  Andel badare \n\n1,3 %   1,3 % 0,8 % 2,7 % VB 2024 ",
            ("Andel badare", "1,3 %", "", "", "1,3 %", "0,8 %", "2,7 %", "VB 2024"),
        ),
        ("  Andel badare \n\n   90,1 %  - 2024 ", ("Andel badare", "", "", "", "90,1 %", "", "-", "2024")),
        (
            "Antal bojar 230   184 200 st Tas fram \nav \nnämnd \n\nVB 2024 ",
            ("Antal bojar", "230", "", "", "184", "200 st", "Tas fram av nämnd", "VB 2024"),
        ),
        (
            "Antal öar 13,7 \nöar/hav \n\n  13,9 \nöar/hav \n\n16 16 VB 2024 ",
            ("Antal öar", "13,7 öar/hav", "", "", "13,9 öar/hav", "16", "16", "VB 2024"),
        ),
        (
            "Andel båtar 100 100 % 100 %  25 Fastställ\ns  2024 \n\nVB 2024 ",
            ("Andel båtar", "100", "100 %", "100 %", "", "25", "Fastställs 2024", "VB 2024"),
        ),
        (
            "Frånvaro dag 1-14 3,6 % 3,8 % 3,6 % 4,1 % 3,5 % Tas fram \nav \nnämnd/s\ntyrelse \n\nVB 2024 ",
            ("Frånvaro dag 1-14", "3,6 %", "3,8 %", "3,6 %", "4,1 %", "3,5 %", "Tas fram av nämnd/styrelse", "VB 2024"),
        ),
        (
            "Antal bojar 1 200 \nst \n\n  1 300 \nst \n\n1 250 9 000 st Tertial \n1 2024 ",
            ("Antal bojar", "1 200 st", "", "", "1 300 st", "1 250", "9 000 st", "Tertial 1 2024"),
        ),
        (
            "Andel öar 80 % 76  % 89  % 83 % 97 % öka 2024 ",
            ("Andel öar", "80 %", "76 %", "89 %", "83 %", "97 %", "öka", "2024"),
        ),
        (
            "Säkerhet -2 %   -2 % +/-1 % +/- 1 % 2024 ",
            ("Säkerhet", "-2 %", "", "", "-2 %", "+/-1 %", "+/- 1 %", "2024"),
        ),
    ],
)
def test_indicator_rows(printed: str, expected: tuple[str, ...]) -> None:
    assert cells(printed, REPORT) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("  Måla bryggan 2024-01-01 2024-12-31  ", ("Måla bryggan", "2024-01-01", "2024-12-31", "")),
        (
            "  Måla bryggan och \nbojen \n\n2024-01-01 2024-12-31  ",
            ("Måla bryggan och bojen", "2024-01-01", "2024-12-31", ""),
        ),
        ("  Måla 2024-01-01 2024-12-31 Försenad \nav regn ", ("Måla", "2024-01-01", "2024-12-31", "Försenad av regn")),
        ("Måla 2024-01-01 2024-12-31", ("Måla", "2024-01-01", "2024-12-31", "")),
    ],
)
def test_activity_rows(printed: str, expected: tuple[str, ...]) -> None:
    assert cells(printed, ACTIVITY) == expected


@pytest.mark.parametrize(
    ("printed", "kinds", "expected"),
    [
        ("Antal öar 14 Fastställs 2031 Halvår", ("value", "value", "period"), ("14", "Fastställs 2031", "Halvår")),
        ("Antal öar 14 Fastställs 2031 2031", ("value", "value", "period"), ("14", "Fastställs 2031", "2031")),
        ("Antal öar 14 Fastställs VB 2031", ("value", "value", "period"), ("14", "Fastställs", "VB 2031")),
        ("Antal öar 90–93 min 848 År", ("value", "value", "period"), ("90–93", "min 848", "År")),
        ("Antal öar 20–30 min 25 min År", ("value", "value", "period"), ("20–30 min", "25 min", "År")),
        ("Antal öar 12 st 85–90 st Hamnchef", ("value", "value", "text"), ("12 st", "85–90 st", "Hamnchef")),
    ],
)
def test_values_end_where_the_next_cell_begins(
    printed: str, kinds: tuple[Kind, ...], expected: tuple[str, ...]
) -> None:
    found = tokens_to_cells(lines_to_tokens(text_to_lines(f"{printed} ")), ("name", *kinds), KNOWLEDGE)
    assert found is not None
    assert found.texts == ("Antal öar", *expected)


def test_a_range_and_a_word_are_dear_as_one_text() -> None:
    tokens = lines_to_tokens(text_to_lines("Antal öar 12 st 85–90 st Hamnchef "))
    found = tokens_to_cells(tokens, ("name", "value", "text"), KNOWLEDGE)
    assert found is not None
    assert found.cost >= SWALLOWED_VALUE


def test_two_readings_are_said_to_be_guessed() -> None:
    found = tokens_to_cells(
        lines_to_tokens(text_to_lines("Antal bojar 3 st 5 st 2024 ")), REPORT[:4] + REPORT[-1:], KNOWLEDGE
    )
    assert found is not None
    assert found.texts[0] == "Antal bojar"
    assert found.guessed


@pytest.mark.parametrize(
    ("printed", "columns"),
    [
        (
            "   Indikator Periodens \nutfall \n\nUtfall \nmän/ \npojkar \n\nUtfall \nkvinn\nor/ \nflickor \n\n"
            "Periodens \nutfall VB \n2023 \n\nÅrsmål KF:s \nårsmål Period \n\n  Andel badare ",
            (
                "Indikator",
                "Periodens utfall",
                "Utfall män/ pojkar",
                "Utfall kvinnor/ flickor",
                "Periodens utfall VB 2023",
                "Årsmål",
                "KF:s årsmål",
                "Period",
            ),
        ),
        (
            "   Aktivitet Startdatum Slutdatum Avvikelse \n\n  Måla ",
            ("Aktivitet", "Startdatum", "Slutdatum", "Avvikelse"),
        ),
        (
            "Indikator Årsmål KF:s årsmål Periodicitet \nAnalys \nText ",
            ("Indikator", "Årsmål", "KF:s årsmål", "Periodicitet"),
        ),
        ("Indikator Årsmål Period \n\nAnalys \nText ", ("Indikator", "Årsmål", "Period")),
        (
            " Mått Periodens utfall 2030 års utfall Prognos 2031 Mål ",
            ("Mått", "Periodens utfall", "2030 års utfall", "Prognos 2031", "Mål"),
        ),
        (
            " Nyckeltal 2029 års utfall 2030 års utfall 2031 års mål ",
            ("Nyckeltal", "2029 års utfall", "2030 års utfall", "2031 års mål"),
        ),
        (
            " Indikator Utfall VB 2030 2031 års mål Period ",
            ("Indikator", "Utfall VB 2030", "2031 års mål", "Period"),
        ),
    ],
)
def test_known_heads(printed: str, columns: tuple[str, ...]) -> None:
    head = find_known_head(text_to_lines(printed), 0, KNOWLEDGE)
    assert head is not None
    assert head.columns == columns


@pytest.mark.parametrize(
    "printed", ["Indikatorn visar att målen nås. ", "Aktiviteter i hamnen \n\nMåla ", "Antal öar 3 "]
)
def test_what_is_no_known_head(printed: str) -> None:
    assert find_known_head(text_to_lines(printed), 0, KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("printed", "columns"),
    [
        ("Mnkr Budget 2024 Bokslut 2024 Avvikelse ", ("Mnkr", "Budget 2024", "Bokslut 2024", "Avvikelse")),
        (
            "Mnkr \nBudget \n(kostnad\ner) \n\nBudg\net \n(nett\no) \n\nAvvikelse \n",
            ("Mnkr", "Budget (kostnader)", "Budget (netto)", "Avvikelse"),
        ),
        (
            "Hamnens \nnamn \n\nBrutto-\nbudget \n\nVarav 5 % \nav budget \n",
            ("Hamnens namn", "Bruttobudget", "Varav 5 % av budget"),
        ),
        ("Jan Feb Mar Apr Maj ", ("Jan", "Feb", "Mar", "Apr", "Maj")),
        ("Tillgångar 2024-12-31 2023-12-31 Skillnad ", ("Tillgångar", "2024-12-31", "2023-12-31", "Skillnad")),
        ("Besökare 2022 2023 2024 ", ("Besökare", "2022", "2023", "2024")),
        ("Båtar 2024-08 2023-08 Ökning ", ("Båtar", "2024-08", "2023-08", "Ökning")),
    ],
)
def test_heads_above_amounts(printed: str, columns: tuple[str, ...]) -> None:
    cut = cut_head(text_to_lines(printed), len(columns), KNOWLEDGE)
    assert cut is not None
    assert cut[1] == columns


def test_amounts_are_found_with_head_sub_rows_and_empty_rows() -> None:
    printed = (
        "Hamnens ekonomi redovisas i tabellen nedan. \nInvesteringar \n\nMnkr, netto Budget 2024 Utfall \n\n"
        "Bryggor 51 588 -3 229 \n\nvarav \nnorra \n\n9 000 -355 \n\nBojar  \n\n  \n\nÖvriga \nhamnar \n\n0,5 - \n\n"
        "Summa 212 786 -13 883 \n\nDet gick bra. \n"
    )
    (found,) = lines_to_figure_tables(text_to_lines(printed), KNOWLEDGE)
    assert found.columns == ("Mnkr, netto", "Budget 2024", "Utfall")
    assert [row.cells for row in found.rows] == [
        ("Bryggor", "51 588", "-3 229"),
        ("varav norra", "9 000", "-355"),
        ("Bojar", "", ""),
        ("Övriga hamnar", "0,5", "-"),
        ("Summa", "212 786", "-13 883"),
    ]


@pytest.mark.parametrize("heading", ["Hamnens anställda", "Anställda"])
def test_figures_under_two_dates_are_not_one_number(heading: str) -> None:
    printed = (
        f"{heading} \n\nAnställda 2024-12-31 2023-12-31 Förändring \n\n"
        "Antal lotsar 410 415 -5 \n\nAntal vikarier 312 100 212 \n\nAntal i sommartjänst 120 250 -130 \n"
    )
    (found,) = lines_to_figure_tables(text_to_lines(printed), KNOWLEDGE)
    assert [row.cells[1:] for row in found.rows] == [
        ("410", "415", "-5"),
        ("312", "100", "212"),
        ("120", "250", "-130"),
    ]


@pytest.mark.parametrize(
    "printed",
    [
        "Antalet bojar var 12. \n\nAntalet bryggor var 14. \n\nDe fanns i hamn 3 \n",
        "Program 2020-2023 \n\nHamnplan 2024 \n\nText. \n",
    ],
)
def test_prose_with_numbers_is_no_table(printed: str) -> None:
    assert not lines_to_figure_tables(text_to_lines(printed), KNOWLEDGE)


def test_a_cut_row_gets_the_end_of_each_cell() -> None:
    head = "   Indikator Utfall Årsmål KF:s \nårsmål Period \n\n"
    printed = (
        f"{head}  Andel fabriker med \nlångvarig \n\n3 % 4 % Tas \nfram av \n\nVB 2024 \n {head}"
        "rök i \nhamnen nämnd \n\n  Antal båtar 3 st 4 st 5 st VB 2024 \n\nHamnen \nDet gick bra. \n"
    )
    lines = text_to_lines(printed)
    read = lines_to_table(lines, 0, KNOWLEDGE)
    assert read is not None
    assert [row.cells for row in finished(read, KNOWLEDGE).table.rows] == [
        ("Andel fabriker med långvarig rök i hamnen", "3 %", "4 %", "Tas fram av nämnd", "VB 2024"),
        ("Antal båtar", "3 st", "4 st", "5 st", "VB 2024"),
    ]
    assert lines[read.taken.stop].text == "Hamnen"


def test_analys_with_an_empty_line_after_it_is_a_heading_of_the_text() -> None:
    lines = text_to_lines(
        "Aktivitet Startdatum Slutdatum \n\nMåla 2024-01-01 2024-12-31 \n\nAnalys \n\nHamnen är bra. \n\nMer. \n"
    )
    read = lines_to_table(lines, 0, KNOWLEDGE)
    assert read is not None
    assert lines[read.taken.stop].text == "Analys"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "  Andel badare \n\n1,3 %¹   1,3 % 0,8 %ᵃ 2,7 %* VB 2024² ",
            ("Andel badare", "1,3 %¹", "", "", "1,3 %", "0,8 %ᵃ", "2,7 %*", "VB 2024²"),
        ),
        (
            "Antal bojar 230 1) 14¹ 12 * 184 200 ² Ökning¹ 2024 ",
            ("Antal bojar", "230 1)", "14¹", "12 *", "184", "200 ²", "Ökning¹", "2024"),
        ),
        (
            "Antal bojar 230¹ %   184 1) 200 m² -¹ 2024 ",
            ("Antal bojar", "230¹ %", "", "", "184 1)", "200 m²", "-¹", "2024"),
        ),
    ],
)
def test_marks_stay_at_their_figures(printed: str, expected: tuple[str, ...]) -> None:
    assert cells(printed, REPORT) == expected


def test_amounts_with_marks() -> None:
    text = (
        "Hamn Budget \n2030¹ \nUtfall* \n2030 \n\nBryggor¹ 12,5¹ 11,0* \n\nBojar 22,5 20,0 ¹ \n\nSumma 35,0 31,0 1) \n"
    )
    (found,) = lines_to_figure_tables(text_to_lines(text), KNOWLEDGE)
    assert found.columns == ("Hamn", "Budget 2030¹", "Utfall* 2030")
    assert [row.cells for row in found.rows] == [
        ("Bryggor¹", "12,5¹", "11,0*"),
        ("Bojar", "22,5", "20,0 ¹"),
        ("Summa", "35,0", "31,0 1)"),
    ]


def test_a_year_behind_the_key_is_a_column_where_rows_have_so_many_cells() -> None:
    printed = (
        " Styrtal 2030 Nämndens årsmål 2031 Läge \n\n"
        " Antal bojar i hamnen 36 32 Röd \n\n Antal båtar i hamnen 87 88 Gul \n"
    )
    read = lines_to_table(text_to_lines(printed), 0, KNOWLEDGE)
    assert read is not None
    assert read.columns == ("Styrtal", "2030", "Nämndens årsmål 2031", "Läge")
    assert [row.cells for row in finished(read, KNOWLEDGE).table.rows] == [
        ("Antal bojar i hamnen", "36", "32", "Röd"),
        ("Antal båtar i hamnen", "87", "88", "Gul"),
    ]


def test_a_head_printed_again_and_what_follows_the_table_do_not_tell_its_columns() -> None:
    head = " KF:s mått 2030 Utfall januari–augusti 2031 Prognos 2031 Målsättning \n\n"
    printed = (
        f"{head} Väntetid i hamnen 15,1 14,9 13,8 14,7 \n\n Nöjda båtägare 60,0 - 54,5 60,4 \n\n{head}"
        "  Väntetid vid \nslussen \n\n50,9 53,2 50,6 Ökning \n\n Insats Klar Ansvarig \n\n"
    )
    read = lines_to_table(text_to_lines(printed), 0, KNOWLEDGE)
    assert read is not None
    assert read.columns[:2] == ("KF:s mått", "2030")
    assert finished(read, KNOWLEDGE).table.rows[-1].cells == ("Väntetid vid slussen", "50,9", "53,2", "50,6", "Ökning")


@pytest.mark.parametrize("last", ["insatser", "åtgärder", "mått"])
def test_a_small_letter_goes_on_the_name_above_though_it_may_head_a_table(last: str) -> None:
    printed = f" Aktivitet Start Klar Läge \n\n  Samla hamnens tidiga \n{last} \n\n2031-02-01 2031-08-31 Pågår \n\n"
    read = lines_to_table(text_to_lines(printed), 0, KNOWLEDGE)
    assert read is not None
    assert [row.cells for row in finished(read, KNOWLEDGE).table.rows] == [
        (f"Samla hamnens tidiga {last}", "2031-02-01", "2031-08-31", "Pågår")
    ]


@pytest.mark.parametrize("label", ["Kommentar", "Analys"])
def test_a_comment_below_a_head_is_no_label_of_it(label: str) -> None:
    printed = f" Indikator 2030 2031 Nämndens mål (2031) \n\n{label} \nBojarna lagades. \n\n Antal båtar 41 44 47 \n\n"
    read = lines_to_table(text_to_lines(printed), 0, KNOWLEDGE)
    assert read is not None
    assert read.columns == ("Indikator", "2030", "2031", "Nämndens mål (2031)")


def test_a_row_of_close_figures_ends_the_comment_above_it() -> None:
    printed = (
        " Målindikator Utfall 2029 Utfall 2030 Prognos Måltal \n\n Antal bojar 72 41 67 90–93 \n\n Andel kajer 6 7 8 9 \n\n"
        "Kommentar: \nBojarna lagades i maj. \n\n Antal båtar 556 257 299 610 \n\n Antal fyrar 1 2 3 4 \n\n"
    )
    read = lines_to_table(text_to_lines(printed), 0, KNOWLEDGE)
    assert read is not None
    rows = finished(read, KNOWLEDGE).table.rows
    assert [row.cells[0] for row in rows if row.spanning] == ["Kommentar: Bojarna lagades i maj."]
    assert ("Antal båtar", "556", "257", "299", "610") in [row.cells for row in rows]


def test_a_row_of_many_close_figures_ends_before_the_spaces_of_the_next() -> None:
    printed = (
        " Mått Utfall 2031 Män 2031 Kvinnor 2031 Utfall 2030 Utfall 2029 Prognos 2031 Mål Måluppfyllelse \n\n"
        " Antal båtar 85 88 82 77 77 78 82 Uppnås ej \n\n Antal feriejobb 270 114 156 280 287 264 Ökar Uppnås delvis \n\n"
        "  Andel vakter \nvid slussen \n\n31 % 33 % 29 % 32 % 31 % 35 % Öka Uppnås delvis \n\n"
    )
    read = lines_to_table(text_to_lines(printed), 0, KNOWLEDGE)
    assert read is not None
    assert finished(read, KNOWLEDGE).table.rows[1].cells == (
        "Antal feriejobb",
        "270",
        "114",
        "156",
        "280",
        "287",
        "264",
        "Ökar",
        "Uppnås delvis",
    )


def test_a_heading_apart_from_the_row_above_it_is_no_cell() -> None:
    printed = (
        " Aktivitet Start Klart Läge \n\n  Laga \nkajen \n\n1 jan 2031 hösten 2031 Pågår \n\nBudget \n\nHamnen. \n"
    )
    read = lines_to_table(text_to_lines(printed), 0, KNOWLEDGE)
    assert read is not None
    assert [row.cells for row in finished(read, KNOWLEDGE).table.rows] == [
        ("Laga kajen", "1 jan 2031", "hösten 2031", "Pågår")
    ]


def test_a_list_of_activities_may_have_no_more_than_their_ends() -> None:
    printed = (
        " Insats Klar \n\n  Rusta upp kajerna \ni hela hamnen \n\nhösten 2031 \n\n Måla bojarna \n\n31 dec 2031 \n"
    )
    read = lines_to_table(text_to_lines(printed), 0, KNOWLEDGE)
    assert read is not None
    assert [row.cells for row in finished(read, KNOWLEDGE).table.rows] == [
        ("Rusta upp kajerna i hela hamnen", "hösten 2031"),
        ("Måla bojarna", "31 dec 2031"),
    ]
