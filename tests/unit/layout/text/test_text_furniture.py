"""Running headers, footers and page numbers of text files, and what only looks like them. All texts are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vpextract import knowledge
from vpextract.knowledge import Knowledge
from vpextract.layout.from_text import textlayer_to_layout, transcript_to_layout
from vpextract.model import Layout, Paragraph, Table

KNOWLEDGE = knowledge.load()

SUBJECTS = ("bryggor", "bojar", "fyrar", "båtar", "badplatser", "slussar", "kajer", "vikar")
WHOLE = [f"Nämnden har under året arbetat vidare med alla {subject} som lagades i maj." for subject in SUBJECTS]


def half_sentences(running: str) -> str:
    """Sentences that every page break cuts, with a running line between their halves."""
    return "".join(
        f"Nämnden har under året arbetat vidare med alla {subject} som \n\n{running.format(page=n)}\n\n"
        "lagades i maj. \n\n"
        for n, subject in enumerate(SUBJECTS, 2)
    )


def sentences(found: Layout) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def aside(found: Layout) -> list[str]:
    return [a.text for a in found.set_aside if a.reason == "furniture"]


# --- page numbers -----------------------------------------------------------------------------------------------------


def test_bare_numbers_that_count_the_pages_are_no_text() -> None:
    found = textlayer_to_layout(half_sentences("{page}"), KNOWLEDGE)
    assert sentences(found) == WHOLE
    assert aside(found) == [str(page) for page in range(2, 10)]


def test_bare_numbers_that_do_not_count_are_text() -> None:
    numbers = ("14", "3", "22", "7", "9", "1", "30")
    found = textlayer_to_layout("".join(f"Bojar målade i maj. \n\n{n}\n\n" for n in numbers), KNOWLEDGE)
    assert not aside(found)


def test_shares_that_look_like_page_numbers_but_do_not_climb_are_text() -> None:
    shares = ("7 av 9", "2 av 8", "6 av 6", "1 av 3", "4 av 5")
    text = "".join(
        f"Så många {subject} är lagade: \n\n{share} \n\n" for subject, share in zip(SUBJECTS, shares, strict=False)
    )
    found = textlayer_to_layout(text, KNOWLEDGE)
    assert not aside(found)
    assert all(share in " ".join(sentences(found)) for share in shares)


@pytest.mark.parametrize("shift", [0, 16])
@pytest.mark.parametrize("upper", [True, False])
def test_a_number_alone_at_the_edge_of_each_page_counts_the_pages_and_is_no_value(shift: int, upper: bool) -> None:
    table = "Indikator Årsmål Period \n\nAntal {subject} \n\n8{n} 2024 \n\nAntal nya {subject} \n\n7{n} 2024 \n\n"
    pages = []
    for n, subject in enumerate(SUBJECTS[:3], 1):
        body = f"Nämnden har under året arbetat vidare med alla {subject}. \n\n" + table.format(subject=subject, n=n)
        pages.append(f"{n + shift} \n\n{body}" if upper else f"{body}{n + shift} \n")
    found = textlayer_to_layout("\f".join(pages), KNOWLEDGE)
    assert aside(found) == [str(n + shift) for n in (1, 2, 3)]
    figures = [row.cells[1:] for b in found.blocks if isinstance(b, Table) for row in b.rows]
    assert figures == [(f"{tens}{n}", "2024") for n in (1, 2, 3) for tens in (8, 7)]


def test_a_figure_at_the_end_of_each_page_that_does_not_count_is_kept() -> None:
    pages = [
        f"Nämnden har arbetat vidare med alla {subject}. \n\nAntal {subject} \n\n{count} \n"
        for subject, count in zip(SUBJECTS, (12, 9, 40, 7), strict=False)
    ]
    assert not aside(textlayer_to_layout("\f".join(pages), KNOWLEDGE))


@pytest.mark.parametrize("values", ["{a} % {b} % Kvartal", "{a},5 {b},1 st Halvår", "{a} {b} {a} Tertial"])
def test_values_that_differ_in_more_than_one_number_are_no_running_line(values: str) -> None:
    page = "Nämndens mått Utfall Årsmål Frekvens \n\n  Andel {subject} \nvid {subject} \n\n{values} \n\nSid {n} (9) \n"
    pages = [
        page.format(subject=subject, n=n, values=values.format(a=90 - 7 * n, b=30 + n))
        for n, subject in enumerate(SUBJECTS, 1)
    ]
    assert aside(textlayer_to_layout("\f".join(pages), KNOWLEDGE)) == [f"Sid {n} (9)" for n in range(1, 9)]


def test_a_row_that_recurs_and_stands_once_above_a_page_number_is_no_running_line() -> None:
    page = "Aktivitet Klar Ansvarig \n\n  Måla alla {subject} \n\n2031-12-31 Hamnchef \n\n{more}Sid {n} (9) \n"
    pages = [
        page.format(subject=subject, n=n, more=f"  Laga {subject} \n\n2031-{n:02}-31 Stab \n\n" if n > 1 else "")
        for n, subject in enumerate(SUBJECTS, 1)
    ]
    found = textlayer_to_layout("".join(pages), KNOWLEDGE)
    assert aside(found)[:1] == ["Sid 1 (9)"]
    assert next(row.cells[1] for b in found.blocks if isinstance(b, Table) for row in b.rows) == "2031-12-31"


def test_a_line_beside_most_page_numbers_is_a_running_line_though_it_is_a_heading_elsewhere() -> None:
    name = "Hamn- och slussnämnden"
    front = f"{name} \n\n{WHOLE[0]} \n\n{name} \n\n{WHOLE[1]} \n\n{name} \n\n{WHOLE[2]} \n\n"
    pages = [f"{n}/9 \n{name} \n\n{whole} \n\n" for n, whole in enumerate(WHOLE[3:], 1)]
    found = textlayer_to_layout(front + "".join(pages), KNOWLEDGE)
    assert aside(found).count(name) == len(pages)
    assert sentences(found).count(name) == 3


def test_a_sentence_that_assesses_a_goal_is_no_running_line() -> None:
    sentence = "Nämnden bedömer att målet uppfylls helt under året."
    pages = [f"{sentence} \n\n{whole} \n\nSida {n} \n" for n, whole in enumerate(WHOLE, 1)]
    assert sentences(textlayer_to_layout("\f".join(pages), KNOWLEDGE)).count(sentence) == len(WHOLE)


# --- running lines without page numbers -------------------------------------------------------------------------------


@pytest.mark.parametrize("to_layout", [textlayer_to_layout, transcript_to_layout])
def test_a_running_line_that_cuts_sentences_is_no_text(to_layout: Callable[[str, Knowledge], Layout]) -> None:
    found = to_layout(half_sentences("Sjövikens hamnförvaltning"), KNOWLEDGE)
    assert sentences(found) == WHOLE
    assert aside(found) == ["Sjövikens hamnförvaltning"] * len(SUBJECTS)


def test_a_heading_that_recurs_between_whole_sentences_is_text() -> None:
    text = "".join(
        f"Nämnden har under året arbetat vidare med alla {subject}.\n\nUtveckling framåt\n\nArbetet går vidare.\n\n"
        for subject in SUBJECTS
    )
    found = transcript_to_layout(text, KNOWLEDGE)
    assert not aside(found)
    assert sentences(found).count("Utveckling framåt") == len(SUBJECTS)


@pytest.mark.parametrize(
    "running", ["Sjövikens Hamn AB", "Plan 2031 – hamnen och slussarna i Sjöviken | " * 3 + "Sjöviken"]
)
def test_words_of_the_front_page_that_each_other_page_begins_with_are_no_text(running: str) -> None:
    front = "\n\n".join([*WHOLE[3:7], running, *WHOLE[3:7]])
    pages = [f"{front} \n", *(f"{running} \n\n{whole} \n" for whole in WHOLE[1:3])]
    found = textlayer_to_layout("\f".join(pages), KNOWLEDGE)
    assert aside(found) == [running] * 2
    assert sentences(found)[-2:] == WHOLE[1:3]


def test_title_and_board_in_one_line_that_two_of_three_pages_begin_with_are_no_text() -> None:
    running = "Verksamhetsplan 2031 | Hamnnämnden"
    pages = [f"Hamnnämnden \n\nVerksamhetsplan 2031 \n\n{WHOLE[0]} \n"]
    pages += [f"{running} \n\n{whole} \n" for whole in WHOLE[1:3]]
    assert aside(textlayer_to_layout("\f".join(pages), KNOWLEDGE)) == [running] * 2


def test_other_words_that_two_pages_begin_with_are_text() -> None:
    pages = [f"Rapport \n\n{WHOLE[0]} \n", *(f"Kajer Budget Utfall \n\n{whole} \n" for whole in WHOLE[1:3])]
    assert not aside(textlayer_to_layout("\f".join(pages), KNOWLEDGE))


@pytest.mark.parametrize(
    ("front", "second", "expected"),
    [
        ("Verksamhetsplan 2031 – Sjövikens Hamn AB", "Sjövikens Hamn AB", True),
        ("Hamnnämndens tertialrapport 1 2031", "Hamnnämndens tertialrapport 1 2031", True),
        ("Verksamhetsplan 2031\n\nHamnnämnden", "Verksamhetsplan 2031 | Hamnnämnden", True),
        ("Verksamhetsplan 2031\n\nBryggorna och kajerna", "Bryggorna och kajerna", False),
        ("Verksamhetsplan 2031", "Hamnnämnden", False),
    ],
)
def test_the_second_of_two_pages_begins_with_what_the_front_is_called(front: str, second: str, expected: bool) -> None:
    text = f"{front} \n\n{WHOLE[0]} \n\f{second} \n\n{WHOLE[1]} \n"
    assert aside(textlayer_to_layout(text, KNOWLEDGE)) == [second] * expected


def test_ends_of_sentences_that_recur_beside_page_numbers_are_text() -> None:
    end = "och har redan gett effekt i hamnen."
    pages = [f"{whole[:-1]} \n{end} \n\n{n}/4 \n\n{WHOLE[n + 3]} \n\n" for n, whole in enumerate(WHOLE[:4], 1)]
    assert aside(textlayer_to_layout("".join(pages), KNOWLEDGE)) == [f"{n}/4" for n in range(1, 5)]


def test_a_long_line_beside_page_numbers_that_names_document_and_board_is_no_text() -> None:
    running = "Sjövikens Hamn och Slussar AB:s verksamhetsplan med budget 2031–2033 | Sjövikens Hamn och Slussar AB"
    pages = [f"{whole} \n\nSid {n} (3) \n{running} \n\n" for n, whole in enumerate(WHOLE[:3], 1)]
    found = textlayer_to_layout("".join(pages), KNOWLEDGE)
    assert aside(found).count(running) == 3
    assert sentences(found) == WHOLE[:3]


# --- heads that recur -------------------------------------------------------------------------------------------------


def test_a_head_is_no_running_line_though_each_page_begins_with_it() -> None:
    page = (
        "Aktivitet\tStartdatum\tSlutdatum\nMåla alla {subject}\t2024-01-01\t2024-12-31\n\n"
        "Indikator\tÅrsmål\tPeriod\nAntal {subject}\t{page}\t2024\n\nSid {page} (9)\n\n"
    )
    text = "".join(page.format(subject=subject, page=n) for n, subject in enumerate(SUBJECTS, 1))
    tables = [b for b in transcript_to_layout(text, KNOWLEDGE).blocks if isinstance(b, Table)]
    assert [(table.columns[0], len(table.rows)) for table in tables] == [("Aktivitet", 1), ("Indikator", 1)] * 8
