"""Tables of transcripts: titles, rows without a label, and where one table ends. All texts are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.layout.from_text import transcript_to_layout
from vpextract.model import Layout, Paragraph, Table

KNOWLEDGE = knowledge.load()

INDICATORS = "Indikator\tPeriodens utfall\tUtfall VB 2023\tÅrsmål\tKF:s årsmål\tPeriod"
ACTIVITIES = "Aktivitet\tStartdatum\tSlutdatum\tAvvikelse"


def layout(*lines: str) -> Layout:
    return transcript_to_layout("\n".join(lines), KNOWLEDGE)


def tables(found: Layout) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def headings(found: Layout) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph) and block.rank]


# --- heads ------------------------------------------------------------------------------------------------------------


def test_the_one_text_above_a_head_is_the_title_of_its_table() -> None:
    (table,) = tables(layout("Hamnens ekonomi\t\t", "Mnkr\tBudget\tUtfall", "Bryggor\t1,0\t2,0", "Bojar\t3,0\t4,0"))
    assert (table.title, table.columns) == ("Hamnens ekonomi", ("Mnkr", "Budget", "Utfall"))
    assert rows(table) == [("Bryggor", "1,0", "2,0"), ("Bojar", "3,0", "4,0")]


def test_rows_of_another_width_after_an_empty_line_are_another_table() -> None:
    found = layout(INDICATORS, "Antal bojar\t1\t2\t3\t4\t2024", "", "Bryggor\t12\t14", "Kajer\t3\t5")
    first, second = tables(found)
    assert rows(first) == [("Antal bojar", "1", "2", "3", "4", "2024")]
    assert rows(second) == [("Bryggor", "12", "14"), ("Kajer", "3", "5")]
    assert not second.headed


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (
            "Konto\tBudget 2031\t\t\tUtfall 2031\t\t\n\tKostnader\tIntäkter\tNetto\tKostnader\tIntäkter\tNetto",
            "Konto|Budget 2031 Kostnader|Budget 2031 Intäkter|Budget 2031 Netto"
            "|Utfall 2031 Kostnader|Utfall 2031 Intäkter|Utfall 2031 Netto",
        ),
        (
            "Konto\t\tBudget 2031\t\n\tKostnader\tIntäkter\tNetto",
            "Konto|Budget 2031 Kostnader|Budget 2031 Intäkter|Budget 2031 Netto",
        ),
        (
            "\tUtfall\t\tBudget\t\nKonto\t2030\t2031\t2031\t2032",
            "Konto|Utfall 2030|Utfall 2031|Budget 2031|Budget 2032",
        ),
        (
            "Mått\tUtfall\t\t\t\n\tMän\t\tKvinnor\t\n\t2030\t2031\t2030\t2031",
            "Mått|Utfall Män 2030|Utfall Män 2031|Utfall Kvinnor 2030|Utfall Kvinnor 2031",
        ),
        ("Konto\tBudget\tUtfall\tAvvikelse\n\tmnkr\tmnkr\t%", "Konto|Budget mnkr|Utfall mnkr|Avvikelse %"),
        # the label over the names is missing
        ("Jan\tFeb\tMar", "|Jan|Feb|Mar"),
        ("2030\t2031", "|2030|2031"),
    ],
)
def test_headers_above_figures_compose(head: str, columns: str) -> None:
    names = columns.split("|")
    body = ["\t".join([name, *(f"{n},5" for n in range(1, len(names)))]) for name in ("Kajer", "Bojar")]
    (table,) = tables(layout(head, *body))
    assert table.columns == tuple(names)
    assert [row[0] for row in rows(table)] == ["Kajer", "Bojar"]


def test_rows_of_words_below_a_head_stay_rows() -> None:
    (table,) = tables(layout("\tNorra\t\tSödra\t", "Skick\tgott\tnytt\tgott\tnytt", "Kajer\t1\t2\t3\t4"))
    assert [row[0] for row in rows(table)][-2:] == ["Skick", "Kajer"]


@pytest.mark.parametrize(
    ("above", "head", "title", "columns"),
    [
        ("\t\tMål\t", "Styrtal\tUtfall 2030\t2031\t2032", "", ("Styrtal", "Utfall 2030", "Mål 2031", "Mål 2032")),
        ("\tUtfall\t\t", "Mått\t2029\t2030\tÅrsmål", "", ("Mått", "Utfall 2029", "Utfall 2030", "Årsmål")),
        (
            "\tUtfall\t\t",
            "Mått\t2029\t2030\tFlickor, utfall per 31 augusti 2031",
            "",
            ("Mått", "Utfall 2029", "Utfall 2030", "Flickor, utfall per 31 augusti 2031"),
        ),
        # over a label of its own, over one part alone, or over the names, it is a title
        ("\tBojar\t\t", "Mått\tUtfall 2030\t2031\t2032", "Bojar", ("Mått", "Utfall 2030", "2031", "2032")),
        ("\t\t\tBojar", "Mått\tUtfall\tÅrsmål\t2030", "Bojar", ("Mått", "Utfall", "Årsmål", "2030")),
        ("Bojar\t\t\t", "Mått\t2029\t2030\tÅrsmål", "Bojar", ("Mått", "2029", "2030", "Årsmål")),
    ],
)
def test_a_label_alone_on_its_line_goes_with_the_years_below_it(
    above: str, head: str, title: str, columns: tuple[str, ...]
) -> None:
    (table,) = tables(layout(above, head, "Andel hela bojar\t71 %\t75 %\t80 %"))
    assert (table.columns, table.title) == (columns, title)


def test_a_header_may_have_three_rows() -> None:
    (table,) = tables(
        layout(
            "Indikator\tUtfall\t\t\t\tÅrsmål",
            "\t2023\t\t2024\t\t",
            "\tMän\tKvinnor\tMän\tKvinnor\t",
            "Andel hela bojar\t71 %\t75 %\t80 %\t81 %\t90 %",
        )
    )
    outcomes = tuple(f"Utfall {year} {who}" for year in (2023, 2024) for who in ("Män", "Kvinnor"))
    assert table.columns == ("Indikator", *outcomes, "Årsmål")
    assert rows(table) == [("Andel hela bojar", "71 %", "75 %", "80 %", "81 %", "90 %")]


@pytest.mark.parametrize(
    ("above", "below", "columns"),
    [
        (
            "Indikator\tUtfall\t\tÅrsmål",
            "\t2023\t2024\t",
            ("Indikator", "Utfall 2023", "Utfall 2024", "Årsmål"),
        ),
        (
            "Nämndens indikator\tÅrsmål\tPeriodens utfall\t\t",
            "\t\tMän\tKvinnor\tTotalt",
            (
                "Nämndens indikator",
                "Årsmål",
                "Periodens utfall Män",
                "Periodens utfall Kvinnor",
                "Periodens utfall Totalt",
            ),
        ),
        (
            "\tUtfall apr 2031\t\t\t\t",
            "Målindikator\tTotalt\tMän\tKvinnor\t2030\tMål",
            (
                "Målindikator",
                "Utfall apr 2031 Totalt",
                "Utfall apr 2031 Män",
                "Utfall apr 2031 Kvinnor",
                "2030",
                "Mål",
            ),
        ),
        (
            "\t\t\tÅrsmål\t\t",
            "Indikatorer\t2023\t2024\t2025\t2026\tLäge",
            ("Indikatorer", "2023", "2024", "Årsmål 2025", "Årsmål 2026", "Läge"),
        ),
        (
            "Hamn (mnkr)\tBokslut\t\tBudget\t",
            "\t2023-12-31\t2024-12-31\tKostnader\tIntäkter",
            ("Hamn (mnkr)", "Bokslut 2023-12-31", "Bokslut 2024-12-31", "Budget Kostnader", "Budget Intäkter"),
        ),
    ],
)
def test_a_label_over_several_columns_belongs_to_each_of_them(above: str, below: str, columns: tuple[str, ...]) -> None:
    figures = [f"{name}\t" + "\t".join(str(10 + i) for i in range(1, len(columns))) for name in ("Bojar", "Kajer")]
    (table,) = tables(layout(above, below, *figures, "", above, below, figures[0].replace("Bojar", "Fyrar")))
    assert table.columns == columns
    assert [cells[0] for cells in rows(table)] == ["Bojar", "Kajer", "Fyrar"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Mnkr\tBudget\t\tUtfall", "\t1,0\t2,0\t3,0"),
        ("Mnkr\tBudget\t\tUtfall", "Bryggor\t2030\t2031\tlåg"),
    ],
)
def test_a_row_below_a_head_is_no_second_row_of_it(above: str, below: str) -> None:
    (table,) = tables(layout(above, below, "Bojar\t3,0\t4,0\t5,0", "Kajer\t1,0\t2,0\t3,0"))
    assert table.columns == tuple(above.split("\t"))
    assert rows(table)[0] == tuple(below.split("\t"))


# --- rows -------------------------------------------------------------------------------------------------------------


def test_amounts_without_a_label_keep_their_columns() -> None:
    (table,) = tables(layout("Mnkr\tBudget\tUtfall", "Bryggor\t1,0\t2,0", "Bojar\t3,0\t4,0", "\t4,0\t6,0"))
    assert rows(table)[-1] == ("", "4,0", "6,0")


def test_a_row_of_one_cell_after_a_comment_is_no_part_of_the_comment() -> None:
    found = layout(
        ACTIVITIES,
        "Måla bryggan\t2024-01-01\t2024-12-31\t",
        "Kommentar Den norra bryggan målas först.\t\t\t",
        "Rensa tång\t\t\t",
        "Byta bojar\t2024-01-01\t2024-06-30\t",
    )
    (table,) = tables(found)
    assert [row[0] for row in rows(table)] == [
        "Måla bryggan",
        "Kommentar Den norra bryggan målas först.",
        "Rensa tång",
        "Byta bojar",
    ]
    assert [row.spanning for row in table.rows] == [False, True, False, False]


# --- "Analys" on a line of its own ------------------------------------------------------------------------------------


@pytest.mark.parametrize("after", ["Antal bryggor\t5\t6\t7\t8\t2024", INDICATORS + "\nAntal bryggor\t5\t6\t7\t8\t2024"])
def test_analys_among_the_rows_of_a_table_is_a_comment(after: str) -> None:
    found = layout(
        INDICATORS, "Antal bojar\t1\t2\t3\t4\t2024", "", "Analys", "Bojarna räknas i maj.", *after.split("\n")
    )
    (table,) = tables(found)
    assert [row[0] for row in rows(table)] == ["Antal bojar", "Analys Bojarna räknas i maj.", "Antal bryggor"]
    assert not headings(found)


def test_analys_between_two_tables_of_different_kinds_is_a_heading() -> None:
    found = layout(
        INDICATORS,
        "Antal bojar\t1\t2\t3\t4\t2024",
        "",
        "Analys",
        "Hamnen klarade målen.",
        "",
        ACTIVITIES,
        "Måla bryggan\t2024-01-01\t2024-12-31\t",
    )
    assert headings(found) == ["Analys"]
    assert [len(table.rows) for table in tables(found)] == [1, 1]


# --- signs ------------------------------------------------------------------------------------------------------------


def test_a_file_without_the_sign_for_gender_shows_none() -> None:
    assert not layout(INDICATORS, "Andel nöjda badare\t88 %\t\t90 %\t\t2024").shows_gender
    assert layout(INDICATORS, "♀ Andel nöjda badare\t88 %\t\t90 %\t\t2024").shows_gender


def test_years_with_marks_are_a_head_and_marks_in_html_and_markdown_are_raised() -> None:
    (table,) = tables(
        layout(
            "Mnkr\t2030¹\t2031 *", "Bryggor\t1,0<sup>1</sup>\t2,0[^2]", "Bojar<sup>a)</sup>\t3,0 1)\t4^3^ m<sup>2</sup>"
        )
    )
    assert table.columns == ("Mnkr", "2030¹", "2031 *")
    assert rows(table) == [("Bryggor", "1,0¹", "2,0²"), ("Bojarᵃ⁾", "3,0 1)", "4³ m²")]


def test_raised_words_and_the_text_of_a_footnote_are_no_marks() -> None:
    found = layout("Ekonomi", "", "Den 1<sup>st</sup> bojen[^not] lagas.", "", "[^1]: Utan is.")
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)][1:] == [
        "Den 1st bojen[^not] lagas.",
        "[^1]: Utan is.",
    ]
