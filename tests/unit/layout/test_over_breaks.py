"""What a page break cuts off its table without a rule or a head to tell it: comments, ends of names, first lines of rows."""

from __future__ import annotations

import pytest
from page_builders import cells_at, grid_rules, letters_of_layout, letters_of_pages, level, line, page, upright

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.model import Box, Line, Page, Table

KNOWLEDGE = knowledge.load()
FULL = "Bryggorna i norra hamnen ses över varje vår och lagas sedan i turordning"
XS = (70.0, 250.0, 350.0, 450.0)
HEAD = ("Indikator", "Årsmål", "Period")
ROW = ("Andel bojar", "45 %", "2031")
SAID = "Analys: Isen tog två av bojarna, som läggs ut igen i maj."
GOES_ON = "De övriga lyser som de ska och målas om."


def filler(y: float, size: float = 11) -> list[Line]:
    return [line(FULL, 70, y + 14 * i, size) for i in range(5)]


def laid_out(*pages: Page) -> list[Table]:
    found = pages_to_layout(pages, KNOWLEDGE)
    assert letters_of_layout(found) == letters_of_pages(pages)
    return [block for block in found.blocks if isinstance(block, Table)]


def ruled_at_foot() -> Page:
    ys = (750.0, 770.0, 790.0)
    return page([*filler(100), *cells_at((HEAD, ROW), XS, ys, bold_head=True)], grid_rules(XS, ys))


def box(top: float, bottom: float, closed: bool = True) -> list[Box]:
    sides = [upright(x, top, bottom) for x in (XS[0], XS[-1])]
    return [*sides, level(bottom, XS[0], XS[-1]), *([level(top, XS[0], XS[-1])] if closed else [])]


PAINTED_HEAD = (Box(70, 100, 250, 120), Box(250, 100, 450, 120))
NEXT = ("Aktivitet", "Start", "Slut")


@pytest.mark.parametrize(
    ("lines", "rules", "fills"),
    [
        ([SAID], box(60, 80), ()),  # the rules of a box, no more
        ([SAID], box(60, 80), PAINTED_HEAD),  # painted cells further down the page
        ([SAID], box(60, 80, closed=False), ()),  # the page cut the box open
        ([SAID, GOES_ON], box(60, 94, closed=False), ()),
        ([SAID], [], ()),  # rules that nobody sees: white on white
        ([SAID, GOES_ON], [], PAINTED_HEAD),
    ],
)
def test_a_comment_that_begins_a_page_is_said_of_the_row_that_the_page_before_ends_on(
    lines: list[str], rules: list[Box], fills: tuple[Box, ...]
) -> None:
    ys = (100.0, 120.0, 140.0)
    below = cells_at((NEXT, ("Måla bojar", "2031-01", "2031-05")), XS, ys, bold_head=True)
    said = [line(text, 74, 64 + 12 * i) for i, text in enumerate(lines)]
    first, _ = laid_out(
        ruled_at_foot(),
        page([*said, *below, *filler(300)], [*rules, *grid_rules(XS, ys)], fills=fills, number=2),
    )
    assert [row.cells[0] for row in first.rows] == [ROW[0], " ".join(lines)]
    assert first.rows[-1].spanning


@pytest.mark.parametrize(
    "text",
    [
        line(SAID, 70, 64),  # where running text begins
        line(SAID, 74, 64, 11),  # larger than the rows
        line(GOES_ON, 74, 64),  # nothing says what it is
        line("Analys", 74, 64),  # a heading
    ],
)
def test_running_text_that_begins_a_page_is_no_comment(text: Line) -> None:
    (table,) = laid_out(ruled_at_foot(), page([text, *filler(90)], number=2))
    assert [row.cells for row in table.rows] == [ROW]


def open_rows(names: list[str], y: float = 700.0) -> list[Line]:
    """A table in letters as large as running text; the last name is cut, and its values stand at the top."""
    lines = [line(text, x, y, bold=True) for text, x in zip(HEAD, XS, strict=False)]
    for i, name in enumerate(names):
        lines += [line(text, x, y + 16 * (i + 1)) for text, x in zip((name, "45 %", "2031"), XS, strict=False)]
    return lines


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Andel bojar som lyser om", ["natten"]),
        ("Antal besök på bryggan i", ["förhållande till antalet", "badgäster"]),
        ("Andel kajer som", ["har räcken"]),
    ],
)
def test_the_end_of_a_name_in_the_size_of_running_text(name: str, rest: list[str]) -> None:
    pages = (
        page([*filler(100, 10), *open_rows(["Andel bryggor", name])]),
        page([*[line(text, 70, 60 + 12 * i) for i, text in enumerate(rest)], *filler(160, 10)], number=2),
    )
    (table,) = laid_out(*pages)
    assert [row.cells for row in table.rows][1] == (" ".join([name, *rest]), "45 %", "2031")


@pytest.mark.parametrize(
    "text",
    [
        line("Natten är mörk", 70, 60),  # begins a sentence
        line("natten", 300, 60),  # not below the names
        line("natten är mörk vid kajerna och isen ligger ännu kvar", 70, 60),  # runs on under other columns
    ],
)
def test_what_follows_such_a_table_may_be_text(text: Line) -> None:
    (table,) = laid_out(
        page([*filler(100, 10), *open_rows(["Andel bryggor", "Andel bojar"])]),
        page([text, *filler(160, 10)], number=2),
    )
    assert [row.cells[0] for row in table.rows] == ["Andel bryggor", "Andel bojar"]


@pytest.mark.parametrize(
    ("whole", "cut", "rest"),
    [
        (["Andel bojar som", "lyser om natten i", "hamnen"], ["Andel kajer"], ["som har räcken"]),
        (
            ["Andel bojar i de", "två hamnarna som", "lyser om natten i", "maj och", "juni"],
            ["Antal gäster", "som har"],
            ["cykel"],
        ),
        (["Andel bojar som", "lyser om natten i", "hamnen"], ["Nöjda seglare i"], ["gästhamnen om", "sommaren"]),
    ],
)
def test_a_row_of_which_a_page_shows_the_first_lines_of_its_name_alone(
    whole: list[str], cut: list[str], rest: list[str]
) -> None:
    """Uprights alone, and values in the middle of their names: no rule parts the last two rows of the page."""
    xs = (70.0, 160.0, 260.0, 360.0)
    top = 700.0
    names = [line(text, 74, top + 24 + 12 * i) for i, text in enumerate([*whole, *cut])]
    middle = top + 24 + 6 * (len(whole) - 1)
    values = [line(text, x + 4, middle) for text, x in zip(("45 %", "2031"), xs[1:], strict=False)]
    head = cells_at((HEAD,), xs, (top,), bold_head=True)
    bottom = names[-1].box.y1
    rules = [level(top, 70, 360), level(top + 20, 70, 360), *(upright(x, top, bottom) for x in xs)]
    below = [line(text, 74, 60 + 12 * i) for i, text in enumerate(rest)]
    more = [line(text, x + 4, 60) for text, x in zip(("12 %", "2032"), xs[1:], strict=False)]
    end = below[-1].box.y1 + 2
    (table,) = laid_out(
        page([*filler(100), *head, *names, *values], rules),
        page([*below, *more, *filler(300)], [level(end, 70, 360), *(upright(x, 58, end) for x in xs)], number=2),
    )
    assert [row.cells for row in table.rows] == [
        (" ".join(whole), "45 %", "2031"),
        (" ".join([*cut, *rest]), "12 %", "2032"),
    ]


@pytest.mark.parametrize("over", ["Utfall maj 2031", "Periodens utfall", "Utfall (T1)"])
@pytest.mark.parametrize("wraps", [("Mål", "2031"), ("Årets", "mål")])
def test_a_head_of_two_levels_alone_at_the_foot_is_said_again_above_its_rows(over: str, wraps: tuple[str, str]) -> None:
    def head(y: float) -> list[Line]:
        labels = (("Indikator", 70), ("Män", 250), ("Kvinnor", 330), (wraps[1], 430))
        return [
            line(over, 262, y, 9, bold=True),
            line(wraps[0], 430, y + 12, 9, bold=True),
            *(line(text, x, y + 23, 9, bold=True) for text, x in labels),
        ]

    rows = [line(text, x, 110, 9) for text, x in (("Andel bojar", 70), ("45 %", 250), ("47 %", 330), ("50 %", 430))]
    rules = [level(y, 66, 520) for y in (106, 124)]
    below = page([*head(70), *rows, *filler(300)], rules, number=2)
    first = page([*filler(100), *head(770)], [level(806, 66, 520)])
    (table,) = (b for b in pages_to_layout([first, below], KNOWLEDGE).blocks if isinstance(b, Table))
    assert table.columns == ("Indikator", f"{over} Män", f"{over} Kvinnor", " ".join(wraps))
    assert [found.cells for found in table.rows] == [("Andel bojar", "45 %", "47 %", "50 %")]
