"""Running text of pages, text layers and transcripts goes through the same rooms. All texts are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vpextract import knowledge
from vpextract.knowledge import Knowledge
from vpextract.layout.from_text import textlayer_to_layout, transcript_to_layout
from vpextract.layout.prose.contents import toc_entries
from vpextract.layout.prose.draft import Draft
from vpextract.layout.sheet import baseline_of
from vpextract.model import Box, Layout, Line, Paragraph

KNOWLEDGE = knowledge.load()
TEXTS = pytest.mark.parametrize("to_layout", [textlayer_to_layout, transcript_to_layout])
ToLayout = Callable[[str, Knowledge], Layout]


def paragraphs(to_layout: ToLayout, *lines: str) -> list[Paragraph]:
    found = to_layout("".join(f"{line} \n" for line in lines), KNOWLEDGE).blocks
    return [block for block in found if isinstance(block, Paragraph)]


def entries(*texts: str) -> set[int]:
    lines = [Line(text, Box(0, 20 * y, 5 * len(text), 20 * y + 10), 10) for y, text in enumerate(texts)]
    return toc_entries([baseline_of([line]) for line in lines], KNOWLEDGE, flush=False)


# --- contents without a right edge ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Innehåll", "Bryggor 3", "Verksamhetsplan 2031 4", "Bojar 4"], {1, 2, 3}),
        (["Innehåll", "Bryggor 3", "En hamn där alla", "bryggor är hela 5"], {1, 2, 3}),
        (["Innehåll", "Bryggor 8", "Bojar 3"], {1}),  # the numbers of pages climb
        (["Innehåll", "Bryggor 3", "Bojarna är målade.", "Fyrar 12"], {1}),
        (["Innehåll", "Bryggor 3", "- Bojar", "Fyrar 12"], {1}),
        (["Bryggor 3", "Bojar 4"], set()),
        (["Bryggor", "Bojar ........ 4"], {1}),
    ],
)
def test_entries_of_a_text_file_climb(texts: list[str], found: set[int]) -> None:
    assert entries(*texts) == found


# --- names and addresses ----------------------------------------------------------------------------------------------


@TEXTS
def test_a_letterhead_and_a_contact_block_hold_no_heading(to_layout: ToLayout) -> None:
    found = paragraphs(
        to_layout,
        "Sjövikens hamnförvaltning",
        "",
        "Handläggare",
        "Berta Ask",
        "Telefon: 08-508 12 345",
        "",
        "Tertialrapport 1 2031 för Sjövikens nämnd",
        "",
        "Nämnden har hamnen i sin vård.",
    )
    assert [paragraph.text for paragraph in found if paragraph.rank] == ["Tertialrapport 1 2031 för Sjövikens nämnd"]


@TEXTS
def test_a_title_that_names_a_year_is_none_of_the_letterhead(to_layout: ToLayout) -> None:
    found = paragraphs(to_layout, "Hamnplan 2031", "", "Handläggare", "Berta Ask", "", "Nämnden har hamnen i sin vård.")
    assert (found[0].text, found[0].rank > 0) == ("Hamnplan 2031", True)


# --- lines into one text ----------------------------------------------------------------------------------------------


def line(text: str, y: float, open_end: bool = False) -> Line:
    return Line(text, Box(0, y, len(text), y + 2), 2, open_end=open_end)


@pytest.mark.parametrize(
    ("first", "open_end", "cuts", "lead", "text"),
    [
        ("Hamnen är öp", False, True, False, "Hamnen är öppen."),
        ("Hamnen är öp", False, False, False, "Hamnen är öp pen."),  # the file does not show such spaces at all
        ("Hamnen är öp", True, True, False, "Hamnen är öp pen."),
        ("Hamnen är öp", False, True, True, "Hamnen är öp pen."),  # the space stands before the next line
        ("Hamnen är öp-", False, False, False, "Hamnen är öppen."),
        ("Hamnen är öp-", True, False, False, "Hamnen är öp- pen."),
    ],
)
def test_a_line_end_without_a_space_may_have_cut_a_word(
    first: str, open_end: bool, cuts: bool, lead: bool, text: str
) -> None:
    draft = Draft([line(first, 0, open_end)], number=1, cuts=cuts, lengths=(len(first),))
    draft.add(Draft([line("pen.", 3)], number=2, lead=lead, lengths=(4,)))
    draft.finish(frozenset())
    assert draft.text == text
