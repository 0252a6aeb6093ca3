"""Running headers and footers, told by where they stand and how often."""

from __future__ import annotations

import pytest
from page_builders import grid_rules, line, page

from vpextract import knowledge
from vpextract.layout.pages.furniture import furniture_of, furniture_texts
from vpextract.model import Line, Page

KNOWLEDGE = knowledge.load()


def pages(n: int, *lines: Line, body: str = "Bryggan lagas i maj") -> list[Page]:
    """`n` pages with the same lines, and one of their own in the middle."""
    return [page([*lines, line(f"{body} {'abcdefgh'[i]}", 70, 300)], number=i + 1) for i in range(n)]


def found(pages: list[Page]) -> list[list[str]]:
    return [furniture_texts(p.lines, i) for p, i in zip(pages, furniture_of(pages, KNOWLEDGE), strict=True)]


@pytest.mark.parametrize(
    "y", [pytest.param(30, id="header"), pytest.param(100, id="low header"), pytest.param(800, id="footer")]
)
def test_a_line_that_recurs_in_a_margin_is_furniture(y: float) -> None:
    assert found(pages(4, line("Sjövik hamnstad", 70, y))) == [["Sjövik hamnstad"]] * 4


def test_a_line_that_recurs_in_the_middle_is_none() -> None:
    assert found(pages(4, line("Nämndens bedömning", 70, 400))) == [[]] * 4


def test_digits_may_differ() -> None:
    sheets = [page([line(f"Plan 2031, blad {i} av 4", 70, 800), line("Text", 70, 400)], number=i) for i in range(1, 5)]
    assert found(sheets) == [[f"Plan 2031, blad {i} av 4"] for i in range(1, 5)]


@pytest.mark.parametrize("form", ["Sida {} (3)", "{} (3)", "{}", "Sid {}", "– {} –", "{}/3"])
def test_page_numbers_are_furniture(form: str) -> None:
    sheets = [page([line(form.format(i), 500, 800), line("Text", 70, 400)], number=i) for i in range(1, 4)]
    assert found(sheets) == [[form.format(i)] for i in range(1, 4)]


def test_the_number_of_its_page_is_furniture_even_once() -> None:
    assert found([page([line("7", 290, 805), line("Bojar", 70, 300)], number=7)]) == [["7"]]


def test_a_number_of_another_page_is_contents_where_it_stands_once() -> None:
    assert found([page([line("12", 290, 805), line("Bojar", 70, 300)], number=7)]) == [[]]


@pytest.mark.parametrize("form", ["{}", "Sida {} (9)", "– {} –"])
@pytest.mark.parametrize("shift", [-1, 4])
def test_numbers_that_count_the_pages_from_another_one_are_furniture(form: str, shift: int) -> None:
    places = [290, 310, 290, 310]
    sheets = [
        page([line(form.format(i + shift), x, 805), line("Text", 70, 400)], number=i) for i, x in enumerate(places, 2)
    ]
    assert found(sheets) == [[form.format(i + shift)] for i in range(2, 6)]


def test_numbers_at_the_edges_that_do_not_count_are_contents() -> None:
    sheets = [page([line(n, 290, 805), line("Text", 70, 400)], number=i) for i, n in enumerate(("9", "4", "12", "7"))]
    assert found(sheets) == [[]] * 4


@pytest.mark.parametrize("text", ["7" * 5000, "Sida " + "7" * 5000, "²", "⑦", "Sida ⑦"])
def test_digits_that_are_no_number_of_a_page_are_contents(text: str) -> None:
    assert found([page([line(text, 290, 805), line("Bojar", 70, 300)], number=7)]) == [[]]


def test_a_header_may_be_missing_on_the_first_page() -> None:
    sheets = [page([line("Framsida", 70, 300)]), *pages(4, line("Verksamhetsplan", 70, 30))[1:]]
    assert found(sheets) == [[], ["Verksamhetsplan"], ["Verksamhetsplan"], ["Verksamhetsplan"]]


@pytest.mark.parametrize(
    ("below", "furniture"), [pytest.param(75, [], id="a row"), pytest.param(110, ["Budget 2031"], id="the page's body")]
)
def test_a_head_that_tables_of_several_pages_share_is_none(below: float, furniture: list[str]) -> None:
    sheets = [
        page(
            [
                line(f"Verksamhet {'abcd'[i]}", 70, 60),
                line("Budget 2031", 250, 60),
                line(f"Kaj {'efgh'[i]}", 70, below),
                line(f"1{i},5", 250, below),
            ],
            number=i + 1,
        )
        for i in range(4)
    ]
    assert found(sheets) == [furniture] * 4


def test_contents_between_line_and_edge_keep_it() -> None:
    """A recurring line below a line of the page's own belongs to the contents."""
    sheets = [
        page(
            [line(f"Egen rubrik {'abcd'[i]}", 70, 30), line("Beskrivning", 70, 60), line("Text", 70, 300)], number=i + 1
        )
        for i in range(4)
    ]
    assert found(sheets) == [[]] * 4


def test_two_lines_of_a_header_are_both_furniture() -> None:
    assert found(pages(4, line("Sjövik", 70, 30), line("Hamnnämnden", 70, 45))) == [["Sjövik", "Hamnnämnden"]] * 4


def test_heads_of_known_tables_are_never_furniture() -> None:
    head = [line("Indikator", 70, 60, bold=True), line("Årsmål", 300, 60, bold=True)]
    assert found(pages(5, *head)) == [[]] * 5


@pytest.mark.parametrize("text", ["Nämndmål:", "Nämndmål: Trygga bryggor", "Beskrivning", "Förväntat resultat"])
def test_goals_and_known_headings_are_never_furniture(text: str) -> None:
    assert found(pages(5, line(text, 70, 60))) == [[]] * 5


def test_what_stands_in_a_grid_is_no_furniture() -> None:
    rules = grid_rules([60, 200, 340], [50, 70, 90])
    sheets = [page([line("Verksamhet", 70, 55), line(f"Kaj {i}", 70, 75)], rules, number=i) for i in range(1, 6)]
    assert found(sheets) == [[]] * 5


def test_what_stands_beside_a_known_head_is_none_where_its_lines_overlap() -> None:
    """Half of a wrapped head ("KF:s" over "årsmål") is no known label."""
    upper = [line(t, x, 60, bold=True) for t, x in (("Indikator", 70), ("Prognos", 250), ("KF:s", 350))]
    lower = [line(t, x, 68, bold=True) for t, x in (("helår", 250), ("årsmål", 350))]
    running = line("Hamnnämnden", 70, 30)
    assert found(pages(5, running, *upper, *lower)) == [["Hamnnämnden"]] * 5


def test_lines_of_a_head_above_its_key_are_none() -> None:
    """Columns wrap differently, and their last lines are level."""
    head = [line("KF:s", 350, 60, bold=True), line("årsmål", 350, 71, bold=True), line("Indikator", 70, 71, bold=True)]
    assert found(pages(5, line("Hamnnämnden", 70, 30), *head)) == [["Hamnnämnden"]] * 5


@pytest.mark.parametrize(
    "over",
    [
        pytest.param(line("Hamnnämnden", 70, 60), id="not bold"),
        pytest.param(line("Hamnnämnden", 70, 60, 9, bold=True), id="smaller"),
        pytest.param(line("Hamnnämnden", 70, 50, bold=True), id="further off"),
    ],
)
def test_a_header_over_a_known_head_is_furniture(over: Line) -> None:
    head = [line("Indikator", 70, 71, bold=True), line("Årsmål", 350, 71, bold=True)]
    assert found(pages(5, over, *head)) == [["Hamnnämnden"]] * 5


@pytest.mark.parametrize(
    "running",
    [
        "Hamnnämnden",
        "Årsanalys 2031 | Hamnnämnden",
        "Hamnnämnden, årsanalys 2031",
        "ÅRSANALYS 2031 – HAMNNÄMNDEN",
        "Hamnnämnden · Årsanalys 2031",
    ],
)
def test_a_line_above_all_text_that_says_what_the_front_does_is_furniture(running: str) -> None:
    front = page([line("Årsanalys 2031", 70, 90), line("Hamnnämnden", 70, 110), line("Text", 70, 400)])
    assert found([front, page([line(running, 70, 30), line("Bojar", 70, 300)], number=2)]) == [[], [running]]


def test_it_may_be_said_within_a_longer_line_of_the_front() -> None:
    front = page([line("Årsanalys 2031 – Hamnnämnden", 70, 90), line("Text", 70, 400)])
    for running, there in (("Hamnnämnden", [["Hamnnämnden"]]), ("nämnden", [[]])):
        assert found([front, page([line(running, 70, 30), line("Bojar", 70, 300)], number=2)])[1:] == there


@pytest.mark.parametrize(
    ("text", "y"), [("Hamnnämnden", 95), ("Slussnämnden", 30), ("Hamnnämnden, 2031 års bojar", 30)]
)
def test_a_line_among_the_text_or_of_other_words_is_none(text: str, y: float) -> None:
    front = page([line("Årsanalys 2031", 70, 90), line("Hamnnämnden", 70, 110), line("Text", 70, 400)])
    assert found([front, page([line(text, 70, y), line("Bojar", 70, 300)], number=2)]) == [[], []]


def test_a_running_title_may_sound_like_a_heading() -> None:
    front = page([line("Årsanalys för 2031", 70, 60, 20), line("Hamnnämnden", 70, 90, 14), line("Text", 70, 300)])
    rest = [
        page([line("Årsanalys för 2031", 70, 30), line("Analys", 70, 62), line(f"Text {i}", 70, 300)], number=i)
        for i in range(2, 6)
    ]
    assert found([front, *rest]) == [[], *([["Årsanalys för 2031"]] * 4)]


def test_a_title_that_wraps_on_the_front_says_what_runs_along_the_pages() -> None:
    whole = "Hamnnämndens verksamhetsplan för år 2031"
    title = [line("Hamnnämndens verksamhetsplan för år", 70, 60, 20), line("2031", 70, 84, 20)]
    pages = [page([*title, line("Text", 70, 300)]), page([line(whole, 70, 30), line("Mer", 70, 300)], number=2)]
    assert found(pages) == [[], [whole]]


@pytest.mark.parametrize(
    "head",
    [("Åtgärder", "Från", "Till", "Ansvarig"), ("Insats", "Påbörjad", "Klar"), ("Mått", "2030", "2031", "Mål")],
)
def test_a_head_of_words_that_mean_something_beside_each_other_is_none(head: tuple[str, ...]) -> None:
    texts = [line(text, 70 + 120 * at, 60, bold=True) for at, text in enumerate(head)]
    assert found(pages(5, *texts)) == [[]] * 5


def test_of_two_numbers_of_the_page_the_one_near_the_edge_counts() -> None:
    cells = [line("Antal bojar", 70, 745), line("4", 300, 745), line("väntar", 400, 745)]
    assert found([page([*cells, line("4", 500, 806)], number=4)]) == [["4"]]
    assert found([page([*cells, line("4", 500, 806)], number=5)]) == [[]]


def test_a_number_among_figures_at_the_edge_is_no_number_of_the_page() -> None:
    cells = [line("Antal bojar", 70, 745), line("5", 260, 745), line("4", 300, 745), line("12", 400, 745)]
    assert found([page(cells, number=4)]) == [[]]


# --- what recurs and is contents ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["•", "–", "▪"])
def test_items_of_lists_that_two_pages_begin_with_are_contents(mark: str) -> None:
    def sheet(number: int, above: str) -> Page:
        item = [line(mark, 70, 40, size=9), line("tätare turer", 84, 41)]
        more = [line(mark, 70, 700, size=9), line(above, 84, 701)]
        return page([*item, line("Färjan går i maj", 70, 300), *more], number=number)

    assert found([sheet(1, "nya bojar"), sheet(2, "lagade kajer"), sheet(3, "fler båtar")]) == [[]] * 3


def test_an_item_of_one_text_with_its_mark_is_contents_too() -> None:
    sheets = [
        page([line("- tätare turer", 70, 40), line("- nya bojar", 70, 60), line(f"Text {n}", 70, 300)], number=n)
        for n in (1, 2, 3)
    ]
    assert found(sheets) == [[]] * 3


def test_a_running_header_behind_an_ornament_is_furniture() -> None:
    assert found(pages(4, line("▪ Sjövik hamnstad", 70, 40))) == [["▪ Sjövik hamnstad"]] * 4


def test_a_label_that_several_tables_have_is_a_part_of_their_heads() -> None:
    def sheet(number: int, *labels: str) -> Page:
        head = [line(text, 70 + 110 * i, 60) for i, text in enumerate(labels)]
        rest = [line("hittills", 180, 72), line("Kajer", 70, 92), line("7,1", 180, 92), line("8,0", 290, 92)]
        return page([*head, *rest], number=number)

    told = [("Område", "Summa", "Plan", "Kvar"), ("Kaj", "Summa", "Mål", "Rest"), ("Färja", "Summa", "Tak", "Golv")]
    assert found([sheet(n, *labels) for n, labels in enumerate(told, 1)]) == [[]] * 3
