"""Running text in columns: read one column after the other, with headings and tables where they stand."""

from __future__ import annotations

import textwrap

import pytest
from page_builders import cells_at, grid_rules, letters_of_layout, letters_of_pages, level, line, page, upright

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.layout.pages.text_columns import in_reading_order
from vpextract.layout.sheet import Sheet, baselines
from vpextract.model import Box, Layout, Line, Page, Paragraph, Table

KNOWLEDGE = knowledge.load()
TWO, THREE = (60.0, 310.0), (50.0, 220.0, 390.0)
HARBOUR = (
    "Hamnens bryggor besiktigas varje vår, och de som har tagit skada av isen lagas innan båtarna läggs i. "
    "Arbetet görs av kommunens egna snickare tillsammans med båtklubbarna, som också håller med virke och verktyg. "
    "Under hösten byts belysningen längs kajen mot armaturer som drar mindre ström och inte bländar seglare."
)
LIBRARY = (
    "Biblioteket öppnar läsesalen även under söndagar, eftersom besökarna länge har bett om det. "
    "Personalen utökas inte, men turerna läggs om så att ingen arbetar mer än var tredje helg. "
    "Utlåningen av noter och instrument fortsätter, och samlingen växer med gåvor från ortens musikskola."
)
PARKS = (
    "Parkerna får nya gångvägar av stenmjöl, som håller längre än grus och lättare rullas av barnvagnar. "
    "Planteringarna väljs så att något blommar från mars till oktober och insekterna alltid har föda. "
    "Skötseln upphandlas gemensamt med grannkommunen, vilket väntas ge lägre priser än förra gången."
)


def wrapped(text: str, width: float) -> list[str]:
    """The lines of a text in letters of 10, five points wide each."""
    return textwrap.wrap(text, int(width / 5))


def set_in(texts: list[str], xs: tuple[float, ...], y: float, rows: int) -> list[Line]:
    """Lines that fill one column of so many rows after the other."""
    parts = [texts[at : at + rows] for at in range(0, len(texts), rows)]
    assert len(parts) <= len(xs)
    return [line(text, x, y + 13 * i) for x, part in zip(xs, parts, strict=False) for i, text in enumerate(part)]


def laid_out(*pages: Page) -> Layout:
    found = pages_to_layout(pages, KNOWLEDGE)
    assert letters_of_layout(found) == letters_of_pages(pages)
    return found


def paragraphs(found: Layout) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def parts_of(*pages: Page) -> list[Sheet]:
    return in_reading_order([Sheet(p, baselines(p.lines, range(len(p.lines))), []) for p in pages], KNOWLEDGE)


def test_each_paragraph_is_whole_though_it_goes_on_in_the_next_column() -> None:
    texts = [part for text in (HARBOUR, LIBRARY, PARKS) for part in wrapped(text, 220)]
    assert paragraphs(laid_out(page(set_in(texts, TWO, 100, (len(texts) + 1) // 2)))) == [HARBOUR, LIBRARY, PARKS]


def test_three_columns_are_read_one_after_the_other() -> None:
    texts = [part for text in (HARBOUR, LIBRARY, PARKS) for part in wrapped(text, 150)]
    assert paragraphs(laid_out(page(set_in(texts, THREE, 100, (len(texts) + 2) // 3)))) == [HARBOUR, LIBRARY, PARKS]


def test_a_heading_over_all_columns_parts_them() -> None:
    above, below = wrapped(HARBOUR, 220), wrapped(LIBRARY, 220)
    rows = (len(above) + 1) // 2
    title = line("Biblioteket ska vara en plats för alla som vill läsa och lära", 60, 130 + 13 * rows, 14, bold=True)
    lines = [*set_in(above, TWO, 100, rows), title, *set_in(below, TWO, 170 + 13 * rows, (len(below) + 1) // 2)]
    assert paragraphs(laid_out(page(lines))) == [HARBOUR, title.text, LIBRARY]


def test_a_heading_over_all_columns_keeps_its_short_second_line() -> None:
    above, below = wrapped(HARBOUR, 220), wrapped(LIBRARY, 220)
    rows = (len(above) + 1) // 2
    y = 130 + 13 * rows
    title = [
        line("Biblioteket är en plats för alla som vill läsa, lära, låna noter och", 60, y, 14, bold=True),
        line("mötas", 60, y + 17, 14, bold=True),
    ]
    lines = [*set_in(above, TWO, 100, rows), *title, *set_in(below, TWO, y + 50, (len(below) + 1) // 2)]
    assert paragraphs(laid_out(page(lines))) == [HARBOUR, f"{title[0].text} {title[1].text}", LIBRARY]


def test_a_sentence_goes_on_from_the_last_column_of_a_page_to_the_first_of_the_next() -> None:
    texts = [part for text in (HARBOUR, LIBRARY, PARKS) for part in wrapped(text, 220)]
    rows = len(texts) // 4 + 1
    first = page(set_in(texts[: 2 * rows], TWO, 100, rows), number=1)
    second = page(set_in(texts[2 * rows :], TWO, 100, rows), number=2)
    assert paragraphs(laid_out(first, second)) == [HARBOUR, LIBRARY, PARKS]


def test_a_last_page_may_fill_the_first_column_only() -> None:
    texts = [part for text in (HARBOUR, LIBRARY, PARKS) for part in wrapped(text, 220)]
    rows = (len(texts) - 5) // 2
    first = page(set_in(texts[: 2 * rows], TWO, 100, rows), number=1)
    second = page(set_in(texts[2 * rows :], TWO, 100, 10), number=2)
    assert paragraphs(laid_out(first, second)) == [HARBOUR, LIBRARY, PARKS]


def test_a_ruled_table_over_all_columns_parts_them() -> None:
    above, below = wrapped(HARBOUR, 220), wrapped(LIBRARY, 220)
    rows = (len(above) + 1) // 2
    y = 120 + 13 * rows
    xs, ys = (60.0, 250.0, 400.0, 540.0), (y, y + 20, y + 40)
    cells = cells_at([("Indikator", "Årsmål", "Utfall"), ("Andel lagade bryggor", "80 %", "75 %")], xs, ys)
    lines = [*set_in(above, TWO, 100, rows), *cells, *set_in(below, TWO, y + 60, (len(below) + 1) // 2)]
    found = laid_out(page(lines, grid_rules(xs, ys)))
    assert [b.text if isinstance(b, Paragraph) else b.columns for b in found.blocks] == [
        HARBOUR,
        ("Indikator", "Årsmål", "Utfall"),
        LIBRARY,
    ]


def test_a_ruled_table_within_a_column_stays_between_its_sentences() -> None:
    left, right = wrapped(HARBOUR, 220), wrapped(LIBRARY, 220)
    turn = len(left) // 2
    y = 110 + 13 * turn
    xs, ys = (60.0, 180.0, 280.0), (y, y + 20, y + 40)
    cells = cells_at([("Brygga", "Årsmål"), ("Norra kajen", "80 %")], xs, ys)
    lines = [
        *set_in(left[:turn], TWO, 100, 20),
        *cells,
        *[line(text, 60, y + 60 + 13 * i) for i, text in enumerate([*left[turn:], *right[:2]])],
        *[line(text, 310, 100 + 13 * i) for i, text in enumerate([*right[2:], *wrapped(PARKS, 220)])],
    ]
    blocks = laid_out(page(lines, grid_rules(xs, ys))).blocks
    assert [type(b) for b in blocks] == [Paragraph, Table, Paragraph, Paragraph, Paragraph]
    texts = [b.text for b in blocks if isinstance(b, Paragraph)]
    assert f"{texts[0]} {texts[1]}" == HARBOUR
    assert texts[2:] == [LIBRARY, PARKS]


def test_a_table_of_two_columns_of_text_is_no_running_text_in_columns() -> None:
    rows = [(text, answer) for text, answer in zip(wrapped(HARBOUR, 200), wrapped(PARKS, 200), strict=False)]
    xs = (60.0, 310.0, 560.0)
    ys = tuple(100.0 + 30 * i for i in range(len(rows) + 2))
    cells = cells_at([("Fråga från nämnden", "Svar"), *rows], xs, ys)
    body = [line(text, 60, 500 + 13 * i) for i, text in enumerate(wrapped(LIBRARY, 480))]
    found = laid_out(page([*cells, *body], grid_rules(xs, ys)))
    tables = [b for b in found.blocks if isinstance(b, Table)]
    assert [[row.cells for row in table.rows] for table in tables] == [[("Fråga från nämnden", "Svar"), *rows]]


def test_text_in_one_column_is_left_as_it_is() -> None:
    pages = [page([line(text, 60, 100 + 13 * i) for i, text in enumerate(wrapped(HARBOUR + PARKS, 480))])]
    assert [len(part.bases) for part in parts_of(*pages)] == [len(pages[0].lines)]


def test_two_lists_side_by_side_whose_sentences_do_not_go_on_are_no_columns_of_text() -> None:
    left = ["Snickarna lagar bryggorna i mars.", "Båtklubben håller med virket.", "Kajens lampor byts i oktober."] * 3
    right = ["Läsesalen öppnar på söndagar.", "Turerna läggs om i september.", "Samlingen växer med gåvorna."] * 3
    lines = [
        text
        for i, (a, b) in enumerate(zip(left, right, strict=True))
        for text in (line(a, 60, 100 + 13 * i), line(b, 310, 100 + 13 * i))
    ]
    assert len(parts_of(page(lines))) == 1


def test_words_that_justification_has_parted_stay_in_their_column() -> None:
    left, right = wrapped(HARBOUR, 220), wrapped(LIBRARY, 220)
    first, last = left[2].rsplit(" ", 1)
    lines = [
        *set_in([*left[:2], "", *left[3:]], TWO, 100, 20),
        line(first, 60, 126, open_end=True),
        line(last, 280, 126, right=True),
        *[line(text, 310, 100 + 13 * i) for i, text in enumerate(right)],
    ]
    turned = page([one for one in lines if one.text])
    following = page(set_in(wrapped(PARKS + " " + HARBOUR, 220), TWO, 100, 9), number=2)
    assert paragraphs(laid_out(turned, following)) == [HARBOUR, LIBRARY, PARKS + " " + HARBOUR]


def test_columns_that_end_with_their_paragraphs_are_told_by_where_paragraphs_begin() -> None:
    left, right = [HARBOUR, LIBRARY, PARKS], [PARKS, HARBOUR, LIBRARY]
    lines = []
    for x, texts in zip(TWO, (left, right), strict=True):
        y = 100.0
        for text in texts:
            for part in wrapped(text, 220):
                lines.append(line(part, x, y))
                y += 13
            y += 8 if x == 60 else 21
    assert paragraphs(laid_out(page(lines))) == [*left, *right]


def test_cells_of_two_columns_of_text_without_rules_begin_together_and_are_no_running_text() -> None:
    lines, y = [], 100.0
    for a, b in ((HARBOUR, PARKS), (LIBRARY, HARBOUR), (PARKS, LIBRARY)):
        cells = wrapped(a, 220), wrapped(b, 220)
        lines += [line(part, x, y + 13 * i) for x, cell in zip(TWO, cells, strict=True) for i, part in enumerate(cell)]
        y += 13 * max(map(len, cells)) + 14
    assert len(parts_of(page(lines))) == 1


def cut_by_a_page(first: tuple[list[str], list[str]], second: tuple[list[str], list[str]]) -> list[str]:
    """The paragraphs of two texts side by side, below and above something over the whole width."""
    pages = []
    for number, texts, title_at, y in ((1, first, 380.0, 400.0), (2, second, 300.0, 60.0)):
        title = line("Hamnen och biblioteket ska hållas öppna för alla som vill komma dit", 60, title_at, 14, bold=True)
        lines = [
            line(text, x, y + 13 * i) for x, column in zip(TWO, texts, strict=True) for i, text in enumerate(column)
        ]
        above = [*set_in(wrapped(PARKS, 220), TWO, 100, 5)] if number == 1 else []
        pages.append(page([*above, title, *lines], number=number))
    found = paragraphs(laid_out(*pages))
    return [text for text in found if text != PARKS and not text.startswith("Hamnen och")]


@pytest.mark.parametrize(
    ("cut", "other"),
    [(2, 3), (3, 2), (3, 6)],  # the second text goes on, or ends on its page
)
def test_texts_side_by_side_that_a_page_cuts_each_go_on_in_their_own_column(cut: int, other: int) -> None:
    left, right = wrapped(HARBOUR, 220), wrapped(LIBRARY, 220)
    last = 4 if other == 6 else len(right)
    right = right[:last]
    assert cut_by_a_page((left[:cut], right[:other]), (left[cut:], right[other:])) == [HARBOUR, " ".join(right)]


def test_text_that_runs_from_column_to_column_goes_on_at_the_first_of_the_next_page() -> None:
    texts = [part for text in (HARBOUR, LIBRARY) for part in wrapped(text, 220)]
    assert cut_by_a_page((texts[:4], texts[4:8]), (texts[8:11], texts[11:])) == [HARBOUR, LIBRARY]


@pytest.mark.parametrize("caption", ["Tabell 3. Hamnens mått", "Tabell 3 Bryggor och kajer"])
def test_a_caption_below_the_columns_is_none_of_their_text(caption: str) -> None:
    texts = [part for text in (HARBOUR, LIBRARY, PARKS) for part in wrapped(text, 220)]
    rows = (len(texts) + 1) // 2
    lines = [*set_in(texts, TWO, 100, rows), line(caption, 60, 103 + 13 * rows, 9)]
    assert paragraphs(laid_out(page(lines))) == [HARBOUR, LIBRARY, PARKS, caption]


def test_heads_of_texts_beside_the_first_column_tell_that_text_stands_in_columns() -> None:
    lines = []
    for x, head, text in ((60, "Beskrivning", HARBOUR), (310, "Analys", PARKS)):
        lines.append(line(head, x, 100, bold=True))
        lines += [line(part, x, 114 + 13 * i) for i, part in enumerate(wrapped(text, 220))]
    assert paragraphs(laid_out(page(lines))) == ["Beskrivning", HARBOUR, "Analys", PARKS]


@pytest.mark.parametrize("cells", [3, 40])
def test_text_in_columns_is_told_though_tables_have_more_letters(cells: int) -> None:
    lines = []
    for x, head, text in ((60, "Kommentar", HARBOUR), (310, "", PARKS)):
        lines += [line(head, x, 100, bold=True)] if head else []
        lines += [line(part, x, (114 if head else 100) + 13 * i) for i, part in enumerate(wrapped(text, 220))]
    rows = [line("Antal bryggor och bojar i hamnen", 60, 300 + 11 * i, 8) for i in range(cells)]
    rows += [line("12", 400, 300 + 11 * i, 8) for i in range(cells)]
    assert paragraphs(laid_out(page([*lines, *rows])))[:3] == ["Kommentar", HARBOUR, PARKS]


def test_a_label_of_a_table_below_the_columns_is_no_line_of_the_second() -> None:
    texts = [part for text in (HARBOUR, LIBRARY, PARKS) for part in wrapped(text, 220)]
    rows = (len(texts) + 1) // 2
    y = 110.0 + 13 * rows
    head = [
        line("Utfall", 330, y, 9, bold=True),
        line("Mätetal", 60, y + 12, 9, bold=True),
        line("2031", 330, y + 12, 9, bold=True),
        line("Mål", 460, y + 12, 9, bold=True),
    ]
    body = [
        line(text, x, y + 26 + 13 * i, 9)
        for i, row in enumerate((("Bojar", "12", "14"), ("Bryggor", "3", "4")))
        for text, x in zip(row, (60, 330, 460), strict=True)
    ]
    found = laid_out(page([*set_in(texts, TWO, 100, rows), *head, *body]))
    assert [block.columns for block in found.blocks if isinstance(block, Table)] == [("Mätetal", "Utfall 2031", "Mål")]
    assert paragraphs(found) == [HARBOUR, LIBRARY, PARKS]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ([HARBOUR], [PARKS]),
        ([HARBOUR, LIBRARY], [PARKS]),
        ([HARBOUR], [PARKS, LIBRARY]),
        ([HARBOUR, PARKS], [PARKS, HARBOUR]),
    ],
)
def test_a_few_whole_paragraphs_beside_each_other_are_columns(left: list[str], right: list[str]) -> None:
    lines = []
    for x, texts in zip(TWO, (left, right), strict=True):
        parts = [part for text in texts for part in wrapped(text, 220)]
        lines += [line(part, x, 100 + 13 * i) for i, part in enumerate(parts)]
    assert paragraphs(laid_out(page(lines))) == [*left, *right]


def test_two_texts_under_heads_of_their_own_are_no_columns() -> None:
    heads = [line("Läget i hamnarna", 60, 100, bold=True), line("Läget i parkerna", 310, 100, bold=True)]
    texts = [wrapped(text, 220) for text in (HARBOUR, PARKS)]
    cells = [line(part, x, 115 + 13 * i) for x, text in zip(TWO, texts, strict=True) for i, part in enumerate(text)]
    assert len(parts_of(page([*heads, *cells]))) == 1


@pytest.mark.parametrize("head", [("Aktivitet", "Kommentar"), ("Åtgärd", "Analys"), ("Insats", "Kommentar")])
def test_names_and_comments_in_the_box_of_a_table_are_no_columns_of_text(head: tuple[str, str]) -> None:
    """No rule parts the rows; names and comments wrap, and the names stand in the middle of their rows."""
    names = [
        "Laga hamnens alla bryggor tillsammans med de båtklubbar som har plats vid kajen i inloppet om somrarna",
        "Låna ut flera instrument till musikskolans elever och till alla som sjunger i någon av ortens körer",
    ]
    heads = [line(text, x, 103, bold=True) for text, x in zip(head, TWO, strict=True)]
    cells, y = [], 123.0
    for name, said in zip(names, (HARBOUR, LIBRARY), strict=True):
        left, right = wrapped(name, 220), wrapped(said, 220)
        cells += [line(part, TWO[1], y + 12 * i) for i, part in enumerate(right)]
        cells += [line(part, TWO[0], y + 12 * i + 6 * (len(right) - len(left))) for i, part in enumerate(left)]
        y += 12 * len(right) + 8
    rules = [*(level(at, 56, 540) for at in (100, 116, y - 3)), *(upright(x, 100, y - 3) for x in (56, 540))]
    made = page([*heads, *cells], rules)
    assert len(parts_of(made)) == 1
    (table,) = (b for b in laid_out(made).blocks if isinstance(b, Table))
    assert [row.cells for row in table.rows] == list(zip(names, (HARBOUR, LIBRARY), strict=True))


@pytest.mark.parametrize(
    "heads", [("Beskrivning", "Förväntat resultat"), ("Bakgrund", "Förväntad effekt"), ("Mål", "Analys")]
)
def test_lists_in_the_second_column_begin_no_column_and_heads_fill_none(heads: tuple[str, str]) -> None:
    left, right = wrapped(HARBOUR, 220), wrapped(PARKS, 220)
    lines = [line(text, x, 100)._replace(font="Kursiv") for text, x in zip(heads, TWO, strict=True)]
    lines += [line(part, TWO[0], 113 + 13 * i) for i, part in enumerate(left)]
    lines += [line(part, TWO[1], 113 + 13 * i) for i, part in enumerate(right)]
    items = ["stenmjöl på gångarna", "blommor hela året", "skötsel med grannar"]
    bottom = 113 + 13 * len(right)
    for i, item in enumerate(items):
        lines += [line("•", TWO[1], bottom + 13 * i), line(item, TWO[1] + 10, bottom + 13 * i)]
    assert paragraphs(laid_out(page(lines))) == [heads[0], HARBOUR, heads[1], PARKS, *items]


@pytest.mark.parametrize("below", [40.0, 12.0, 8.0])
def test_text_in_columns_between_the_rules_of_two_tables_is_none_of_them(below: float) -> None:
    """The last rule of a table and the first of the next are as wide as each other; close to both stands text."""
    left, right = wrapped(HARBOUR, 220), wrapped(PARKS, 220)
    rows = max(len(left), len(right))

    def table(y: float) -> tuple[list[Line], list[Box]]:
        cells = [
            line(text, x, y + 3 + 16 * i, bold=i == 0)
            for i, texts in enumerate((("Mätetal", "Utfall 2031"), ("Andel bojar", "45 %"), ("Andel kajer", "12 %")))
            for text, x in zip(texts, (60.0, 400.0), strict=True)
        ]
        return cells, [level(at, 56, 540) for at in (y, y + 16, y + 48)]

    first, rules = table(100)
    text = [line(part, TWO[0], 148 + below + 13 * i) for i, part in enumerate(left)]
    text += [line(part, TWO[1], 148 + below + 13 * i) for i, part in enumerate(right)]
    second, more = table(145 + 2 * below + 13 * rows)
    found = laid_out(page([*first, *text, *second], [*rules, *more]))
    assert paragraphs(found) == [HARBOUR, PARKS]
    assert [len(block.rows) for block in found.blocks if isinstance(block, Table)] == [2, 2]


@pytest.mark.parametrize("gap", [5.0, 7.0])
@pytest.mark.parametrize("title", ["Biblioteket", "1.2 Parker och lek"])
def test_a_larger_heading_close_below_the_first_column_does_not_go_on_it(gap: float, title: str) -> None:
    """The first column is the longer one; over its whole width stands the text of the next heading."""
    lines = [line("Kommentar", 60, 87, bold=True)]
    lines += [line(part, 60, 100 + 13 * i) for i, part in enumerate(wrapped(HARBOUR, 220))]
    lines += [line(part, 310, 100 + 13 * i) for i, part in enumerate(wrapped(LIBRARY, 220))]
    y = 100 + 13 * (len(wrapped(HARBOUR, 220)) - 1) + 10 + gap
    lines += [line(title, 60, y, 13, bold=True), line("Analys", 60, y + 17, bold=True)]
    lines += [line(part, 60, y + 30 + 13 * i) for i, part in enumerate(wrapped(PARKS, 470))]
    assert paragraphs(laid_out(page(lines))) == ["Kommentar", HARBOUR, LIBRARY, title, "Analys", PARKS]
