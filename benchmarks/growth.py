"""How the cost of a document grows with what it holds: shapes made from 1 to 100 times, and the exponent of each.

    python benchmarks/growth.py [SHAPE …]     # CPU seconds at 1×, 3×, 10×, 30× and 100×, and the exponent of the last step

1.0 is a cost that grows with the document, 2.0 one with its square. All texts are invented.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Sequence
from random import Random

import pymupdf

from vpextract.pipeline import extract_bytes

WORDS = [
    "bojar",
    "viken",
    "sommar",
    "vinter",
    "hamn",
    "kaj",
    "brygga",
    "båt",
    "segel",
    "ankare",
    "lina",
    "flagg",
    "vimpel",
    "strand",
]
TOP = "Verksamhetsplan 2031\nHamnnämnden\n\n"
TIMES = (1, 3, 10, 30, 100)
MOST = 20.0
"""CPU seconds after which a shape is made no larger."""
Made = tuple[bytes, str]


def words(at: int, many: int = 2) -> str:
    return " ".join(WORDS[(at * 5 + n * 3) % len(WORDS)] for n in range(many))


# --- texts ------------------------------------------------------------------------------------------------------------


def dot_leaders(times: int) -> Made:
    lines = [f"{words(n).capitalize()} {'.' * 80} {n}\n" for n in range(100 * times)]
    return (TOP + "".join(lines)).encode(), "plan.txt"


def one_label_again_and_again(times: int) -> Made:
    return (TOP + "Nämndmål " * (200 * times)).encode(), "plan.txt"


def spaced_dots(times: int) -> Made:
    return (TOP + "\f" + ". " * (400 * times) + "\n").encode(), "plan.txt"


def one_long_word(times: int) -> Made:
    return (TOP + "kaj" * (1000 * times)).encode(), "plan.txt"


def figures_in_one_line(times: int) -> Made:
    return (TOP + "\f" + " ".join(f"{n % 97},{n % 10}" for n in range(150 * times)) + "\n").encode(), "plan.txt"


def paragraphs(times: int) -> Made:
    return (TOP + "\n\n".join(f"{words(n, 12).capitalize()}." for n in range(60 * times))).encode(), "plan.txt"


def goals_and_tables(times: int) -> Made:
    rows = [
        f"Nämndmål 1.{n}: {words(n, 5).capitalize()}\n\nIndikator\tÅrsmål 2031\n{words(n + 1, 4)}\t{n % 90} %\n\n"
        for n in range(15 * times)
    ]
    return (TOP + "".join(rows)).encode(), "plan.md"


def one_long_goal(times: int) -> Made:
    return (TOP + f"Nämndmål 1.1: {words(1, 300 * times).capitalize()}\n").encode(), "plan.txt"


def brackets(times: int) -> Made:
    return (TOP + "(" * (500 * times) + ")" * (500 * times)).encode(), "plan.txt"


def rows_in_small_letters(times: int) -> Made:
    """Rows of a list, each of which reads like the rest of the name above it."""
    rows = [f"{words(n, 3)}\t{n % 97} %\t{n % 31}\n" for n in range(60 * times)]
    return (TOP + "Nämndmål 1.1: Kajen\n\nIndikator\tÅrsmål 2031\tUtfall 2030\n" + "".join(rows)).encode(), "plan.txt"


def rests_of_one_row(times: int) -> Made:
    rows = [f"och {words(n, 3)}\tmed {words(n, 1)}\t\n" for n in range(60 * times)]
    return (TOP + "Indikator\tÅrsmål 2031\tUtfall 2030\nBojar\t5 %\t6 %\n" + "".join(rows)).encode(), "plan.txt"


def budget_that_does_not_add_up(times: int) -> Made:
    """Each row is looked at as a sum of those below it."""
    rows = [f"{words(n).capitalize()}\t{n % 97},1\t{n % 31},2\t{n % 7},3\n" for n in range(40 * times)]
    return (TOP + _BUDGET + "".join(rows) + "Summa\t5,0\t6,0\t1,0\n").encode(), "plan.txt"


def sums_that_do_not_add_up(times: int) -> Made:
    """Each sum is held against the rows above it."""
    rows = [
        f"{words(n).capitalize() if n % 5 else 'Summa ' + words(n, 1)}\t{n % 97},1\t{n % 31},2\t{n % 7},3\n"
        for n in range(1, 40 * times)
    ]
    return (TOP + _BUDGET + "".join(rows)).encode(), "plan.txt"


_BUDGET = "Ekonomi\n\nmnkr\tBudget 2031\tUtfall 2031\tAvvikelse\n"


# --- PDFs -------------------------------------------------------------------------------------------------------------


def pages_of_words(times: int) -> Made:
    """Tables of words without rules, forty rows a page."""
    made = pymupdf.open()
    for _ in range(times):
        _rows(made.new_page(), 40)
    return made.tobytes(deflate=True), "plan.pdf"


def rows_of_words_on_one_page(times: int) -> Made:
    made = pymupdf.open()
    _rows(made.new_page(height=200 + 140 * times), 10 * times)
    return made.tobytes(deflate=True), "plan.pdf"


def rows_of_words_and_figures_in_turns(times: int) -> Made:
    """Each row of words may be the head of a new table."""
    made = pymupdf.open()
    page = made.new_page(height=200 + 140 * times)
    writer = pymupdf.TextWriter(page.rect)
    for row in range(10 * times):
        writer.append((60, 60 + 14 * row), words(row).capitalize(), fontsize=9)
        for column in range(1, 4):
            text = str(row * 37 * column % 991) if row % 2 else words(row + column, 1)
            writer.append((60 + 120 * column, 60 + 14 * row), text, fontsize=9)
    writer.write_text(page)
    return made.tobytes(deflate=True), "plan.pdf"


def rows_between_rules(times: int) -> Made:
    made = pymupdf.open()
    page = made.new_page(height=200 + 140 * times)
    shape = page.new_shape()
    for row in range(10 * times):
        shape.draw_line((55, 63.5 + 14 * row), (540, 63.5 + 14 * row))
    shape.finish(width=0.3)
    shape.commit()
    _rows(page, 10 * times)
    return made.tobytes(deflate=True), "plan.pdf"


def rows_far_apart(times: int) -> Made:
    made = pymupdf.open()
    _rows(made.new_page(height=200 + 400 * times), 10 * times, 40)
    return made.tobytes(deflate=True), "plan.pdf"


def small_tables_on_one_page(times: int) -> Made:
    """Boxes of three cells, each a table."""
    made = pymupdf.open()
    page = made.new_page(height=200 + 300 * times)
    shape, writer = page.new_shape(), pymupdf.TextWriter(page.rect)
    for n in range(10 * times):
        for column, text in enumerate((words(n, 1), str(n), words(n + 2, 1))):
            shape.draw_rect((60 + 100 * column, 50 + 30 * n, 160 + 100 * column, 70 + 30 * n))
            writer.append((64 + 100 * column, 64 + 30 * n), text, fontsize=9)
    shape.finish(width=0.5)
    shape.commit()
    writer.write_text(page)
    return made.tobytes(deflate=True), "plan.pdf"


def letters_all_over_a_page(times: int) -> Made:
    """As on a map, or in a diagram."""
    made = pymupdf.open()
    page = made.new_page(height=200 + 60 * times)
    writer, chance = pymupdf.TextWriter(page.rect), Random(1)
    for _ in range(20 * times):
        writer.append(
            (chance.uniform(30, 560), chance.uniform(30, 130 + 60 * times)), chance.choice("abcåäö12"), fontsize=6
        )
    writer.write_text(page)
    return made.tobytes(deflate=True), "plan.pdf"


def bold_rows(times: int) -> Made:
    made = pymupdf.open()
    _rows(made.new_page(height=200 + 140 * times), 10 * times, font=pymupdf.Font("hebo"))
    return made.tobytes(deflate=True), "plan.pdf"


def small_pictures(times: int) -> Made:
    made = pymupdf.open()
    page = made.new_page(height=200 + 140 * times)
    sign = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 12, 12), False)
    sign.clear_with(90)
    image = 0
    for row in range(10 * times):
        y = 50 + 14 * row
        image = page.insert_image((60, y, 70, y + 10), pixmap=None if image else sign, xref=image)
        page.insert_text((90, y + 10), words(row, 3), fontsize=9)
    return made.tobytes(deflate=True), "plan.pdf"


def level_rules(times: int) -> Made:
    made = pymupdf.open()
    page = made.new_page()
    shape = page.new_shape()
    for n in range(200 * times):
        shape.draw_line((50, 50 + 700 * n / (200 * times)), (500, 50 + 700 * n / (200 * times)))
    shape.finish(width=0.2)
    shape.commit()
    page.insert_text((60, 60), "Hamnen")
    return made.tobytes(deflate=True), "plan.pdf"


def _rows(page: pymupdf.Page, many: int, step: float = 14, font: pymupdf.Font | None = None) -> None:
    writer = pymupdf.TextWriter(page.rect)
    for row in range(many):
        for column in range(4):
            writer.append((60 + 120 * column, 60 + step * row), words(3 * row + column), font=font, fontsize=9)
    writer.write_text(page)


SHAPES: dict[str, Callable[[int], Made]] = {
    shape.__name__: shape
    for shape in (
        dot_leaders,
        one_label_again_and_again,
        spaced_dots,
        one_long_word,
        figures_in_one_line,
        paragraphs,
        goals_and_tables,
        one_long_goal,
        brackets,
        rows_in_small_letters,
        rests_of_one_row,
        budget_that_does_not_add_up,
        sums_that_do_not_add_up,
        pages_of_words,
        rows_of_words_on_one_page,
        rows_of_words_and_figures_in_turns,
        rows_between_rules,
        rows_far_apart,
        bold_rows,
        small_tables_on_one_page,
        letters_all_over_a_page,
        small_pictures,
        level_rules,
    )
}


def cpu_of(shape: Callable[[int], Made], times: int) -> float:
    data, name = shape(times)
    begun = time.process_time()
    extract_bytes(data, name)
    return time.process_time() - begun


def exponent(first: float, second: float, factor: float) -> float:
    return math.log(second / first) / math.log(factor)


def main(wanted: Sequence[str]) -> None:
    for name in wanted or SHAPES:
        extract_bytes(*SHAPES[name](1))  # what is loaded on first use does not count
        seconds: list[float] = []
        for times in TIMES:
            seconds.append(cpu_of(SHAPES[name], times))
            if seconds[-1] > MOST:
                break
        last = TIMES[: len(seconds)][-2:]
        grown = exponent(seconds[-2], seconds[-1], last[1] / last[0])
        print(f"{name:30} {' '.join(f'{s:8.3f}' for s in seconds):46} exponent {grown:4.2f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
