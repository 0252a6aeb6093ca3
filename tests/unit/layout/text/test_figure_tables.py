"""Tables of amounts in a text layer: figures parted into columns, heads cut into labels. All texts are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.layout.from_text import textlayer_to_layout
from vpextract.model import Layout, Table

KNOWLEDGE = knowledge.load()


def layout(printed: str) -> Layout:
    return textlayer_to_layout(f"{printed}Det gick bra i hamnen. \n", KNOWLEDGE)


def tables(found: Layout) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


# --- figures ----------------------------------------------------------------------------------------------------------


def test_a_group_of_thousands_belongs_to_the_amount_and_not_to_the_share_behind_it() -> None:
    found = layout("Mkr Budget Andel \n\nBryggor 5 100 85 % \n\nBojar 900 15 % \n\nSumma 6 200 100 % \n\n")
    (table,) = tables(found)
    assert rows(table) == [("Bryggor", "5 100", "85 %"), ("Bojar", "900", "15 %"), ("Summa", "6 200", "100 %")]
    assert not table.guessed
    assert not found.issues


def test_rows_of_nothing_but_figures_are_a_table() -> None:
    found = layout(
        "Antal båtar i norra hamnen Antal bojar i vattnet Antal öar i skärgården Antal nya fyrar \n\n"
        "12 14 15 16 \n\n13 15 16 17 \n\n"
    )
    (table,) = tables(found)
    assert table.columns == (
        "Antal båtar i norra hamnen",
        "Antal bojar i vattnet",
        "Antal öar i skärgården",
        "Antal nya fyrar",
    )
    assert rows(table) == [("12", "14", "15", "16"), ("13", "15", "16", "17")]


# --- heads ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "figures", "columns"),
    [
        (  # cells that a narrow column wrapped, each begun after an empty line
            "Hamnens \nnamn \n\nResultat-\növerföring \nfrån 2023 \nÖverskott \n(-) \nUnderskot\nt (+) \n\n"
            "Resultat \n2024 \nÖverskott \n(-) \nUnderskot\nt (+) \n\n",
            "51 588 2 579",
            (
                "Hamnens namn",
                "Resultatöverföring från 2023 Överskott (-) Underskott (+)",
                "Resultat 2024 Överskott (-) Underskott (+)",
            ),
        ),
        (  # cells side by side, the last ones wrapped
            "Avvikelse mot budget (mnkr) Budget netto Utfall netto Avvikelse \nBokslut 2024 \n\n"
            "Avvikelse \nBokslut 2023 \n\n",
            "48,8 45,9 2,9 1,9",
            (
                "Avvikelse mot budget (mnkr)",
                "Budget netto",
                "Utfall netto",
                "Avvikelse Bokslut 2024",
                "Avvikelse Bokslut 2023",
            ),
        ),
        (  # cells below each other: the year closes the label
            "Mnkr \n\nAvvikelse \nBokslut 2024 \nAvvikelse \nBokslut 2023 \n\n",
            "2,9 1,9",
            ("Mnkr", "Avvikelse Bokslut 2024", "Avvikelse Bokslut 2023"),
        ),
    ],
    ids=["narrow cells", "side by side", "below each other"],
)
def test_a_wrapped_head_is_cut_where_its_labels_begin(head: str, figures: str, columns: tuple[str, ...]) -> None:
    (table,) = tables(layout(f"{head}Norra hamnen {figures} \n\nSödra hamnen {figures} \n\n"))
    assert table.columns == columns
    assert [cells[0] for cells in rows(table)] == ["Norra hamnen", "Södra hamnen"]


# --- one table or two -------------------------------------------------------------------------------------------------

HEAD = "Mnkr Budget \n2024 \n\nAvvikelse \n\n"
UPPER = "Bryggor 1 200,5 -9,5 \n\nBojar 1 100,5 -8,5 \n\n"


def test_a_head_printed_again_goes_on_with_the_table_above() -> None:
    found = layout(f"{HEAD}{UPPER}{HEAD}Kajer 300,5 2,5 \n\nSumma 2 601,5 -15,5 \n\n")
    (table,) = tables(found)
    assert [cells[0] for cells in rows(table)] == ["Bryggor", "Bojar", "Kajer", "Summa"]
    assert rows(table)[2] == ("Kajer", "300,5", "2,5")
    assert [(a.reason, a.text) for a in found.set_aside] == [("repeated_head", "Mnkr Budget 2024 Avvikelse")]


def test_a_row_alone_under_the_head_printed_again_goes_on_though_its_figures_stand_close() -> None:
    head = " Personal 2031-12-31 2030-12-31 Förändring \n\n"
    text = f"{head} Antal vakter 122 700 -578 \n\n Antal lotsar 62 445 -383 \n\n{head} Antal slussar 832 215 617 \n\n"
    (found,) = tables(layout(text))
    assert rows(found)[-1] == ("Antal slussar", "832", "215", "617")


def test_another_head_begins_another_table_though_nothing_stands_between() -> None:
    first, second = tables(
        layout(f"{HEAD}{UPPER}Månad Antal \nbåtar \n\nAntal \nöar \n\nJuni 30 25 \n\nJuli 26 15 \n\n")
    )
    assert first.columns == ("Mnkr", "Budget 2024", "Avvikelse")
    assert second.columns == ("Månad", "Antal båtar", "Antal öar")
    assert rows(second) == [("Juni", "30", "25"), ("Juli", "26", "15")]


# --- two figures ------------------------------------------------------------------------------------------------------


def test_figures_on_lines_of_their_own_are_not_one_number() -> None:
    found = layout("Kaj Budget Utfall \n\nNorra hamnen 24 \n310 12 \n\nSödra hamnen 118 14 \n\nYttre hamnen 16 15 \n\n")
    numbers = [cell for table in tables(found) for row in rows(table) for cell in row]
    assert not {"24 310", "24310"} & set(numbers)
    cut = layout("Kaj Budget Utfall \n\nNorra hamnen 24\n310 12 \n\nSödra hamnen 118 14 \n\nYttre hamnen 16 15 \n\n")
    assert "24310" not in [cell for table in tables(cut) for row in rows(table) for cell in row]


def test_a_name_that_took_a_figure_as_few_do_is_guessed_with_its_row() -> None:
    odd = "Norra hamnen 12 14 \n\nSödra hamnen 24 \n31 12 \n\nYttre hamnen 16 15 \n\nInre hamnen 17 18 \n\n"
    (table,) = tables(layout(f"Kaj Budget Utfall \n\n{odd}"))
    assert rows(table)[1] == ("Södra hamnen 24", "31", "12")
    assert {at for at, _ in table.guessed} == {1}


# --- remarks among the rows -------------------------------------------------------------------------------------------

MOORINGS = "Förändring (mnkr) Kostnader Intäkter \n\nBryggor 5,2 -5,2 \n\nKajer 1,0 -1,0 \n\n"


@pytest.mark.parametrize(
    ("printed", "remark"),
    [
        ("Avser hyror. \n\nBojar 21,0 -21,0 \n\n", "Avser hyror."),
        ("Avser hyror i \nhamnen. \n\n  \n \n\nBojar 21,0 -21,0 \n\n", "Avser hyror i hamnen."),
    ],
)
def test_rows_go_on_below_a_remark(printed: str, remark: str) -> None:
    (table,) = tables(layout(f"{MOORINGS}{printed}"))
    assert rows(table)[2:] == [(remark, "", ""), ("Bojar", "21,0", "-21,0")]


@pytest.mark.parametrize(
    "printed",
    [
        "Hamnen i siffror \n\nBojar 21,0 -21,0 \n\nÖar 2,0 -2,0 \n\n",  # a heading
        "Det gick bra. \n\nMnkr Budget Utfall \n\nBojar 21,0 22,0 \n\nÖar 2,0 2,0 \n\n",  # a head of its own
        "Det gick bra. \n\nBojar 21,0 22,0 23,0 \n\nÖar 2,0 2,0 4,0 \n\nFyrar 1,0 2,0 4,0 \n\n",  # more columns
    ],
)
def test_other_tables_below_a_text_are_others(printed: str) -> None:
    assert rows(tables(layout(f"{MOORINGS}{printed}"))[0]) == [("Bryggor", "5,2", "-5,2"), ("Kajer", "1,0", "-1,0")]


@pytest.mark.parametrize("last", ["tertial 2 \n2031", "tertial 2 2031", "kvartal 3 2031"])
def test_a_time_within_a_year_ends_a_label_and_is_no_row(last: str) -> None:
    printed = f"Mnkr Budget 2031 \n(netto) \n\nPrognos {last} \n\nAvvikelse \n2031 \n\n"
    (table,) = tables(layout(f"{printed}Bryggor 20,5 19,5 1,0 \n\nKajer 5,0 4,0 1,0 \n\n"))
    assert table.columns == ("Mnkr", "Budget 2031 (netto)", f"Prognos {' '.join(last.split())}", "Avvikelse 2031")
    assert rows(table) == [("Bryggor", "20,5", "19,5", "1,0"), ("Kajer", "5,0", "4,0", "1,0")]
