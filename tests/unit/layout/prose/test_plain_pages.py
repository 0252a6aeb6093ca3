"""Pages printed in one type throughout: there the words tell headings, as in text files. All texts are invented."""

from __future__ import annotations

from page_builders import line, page

from vpextract import knowledge
from vpextract.layout.from_pages import pages_to_layout
from vpextract.model import Line, Paragraph

KNOWLEDGE = knowledge.load()
FULL = "Bryggorna i norra hamnen ses över varje vår och lagas sedan i turordning"


def ranked(*texts: tuple[str, bool]) -> list[tuple[str, int]]:
    """The paragraphs of a page with these texts, each behind an empty line; True for bold letters."""
    lines: list[Line] = []
    y = 80.0
    for text, bold in texts:
        lines += [line(FULL, 70, y), line(FULL, 70, y + 13)] if text == FULL else []
        lines.append(line("till hösten." if text == FULL else text, 70, y + 26 if text == FULL else y, bold=bold))
        y += 56 if text == FULL else 30
    blocks = pages_to_layout([page(lines)], KNOWLEDGE).blocks
    return [(block.text[:20], block.rank) for block in blocks if isinstance(block, Paragraph)]


def plain(*texts: str) -> list[tuple[str, int]]:
    return ranked(*((text, False) for text in texts))


BODY = (FULL[:20], 0)


def test_goals_known_headings_and_lines_that_stand_like_them_are_headings() -> None:
    found = plain("Nämndmål 1.1: Hamnarna är öppna", "Beskrivning", FULL, "Analys", FULL, "Bryggor och bojar", FULL)
    assert found == [
        ("Nämndmål 1.1: Hamnar", 3),
        ("Beskrivning", 4),
        BODY,
        ("Analys", 4),
        BODY,
        ("Bryggor och bojar", 4),
        BODY,
    ]


def test_a_single_known_heading_is_no_sign_of_plain_pages() -> None:
    assert plain("Beskrivning", FULL, "Bryggor och bojar", FULL) == [
        ("Beskrivning", 0),
        BODY,
        ("Bryggor och bojar", 0),
        BODY,
    ]


def test_known_headings_in_plain_type_stand_below_those_that_the_look_tells() -> None:
    found = ranked(
        ("Nämndmål 1.1: Hamnarna är öppna", True),
        ("Beskrivning", False),
        (FULL, False),
        ("Analys", False),
        (FULL, False),
        ("Bryggor och bojar", False),
        (FULL, False),
    )
    assert [rank for _, rank in found] == [1, 2, 0, 2, 0, 0, 0]


def test_where_most_known_headings_have_a_look_words_alone_make_none() -> None:
    found = ranked(
        *((text, True) for text in ("Beskrivning", "Analys", "Kommentar")),
        (FULL, False),
        *((text, False) for text in ("Analys", "Bryggor och bojar")),
        (FULL, False),
    )
    assert [rank for text, rank in found if text in ("Analys", "Bryggor och bojar")] == [1, 0, 0]
