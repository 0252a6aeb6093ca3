"""Text layers: paragraphs, headings, lists, furniture, and tables end to end. All texts are invented."""

from __future__ import annotations

from collections import Counter

import pytest

from vpextract import knowledge
from vpextract.layout.from_text import textlayer_to_layout
from vpextract.layout.text.furniture import set_furniture_aside
from vpextract.layout.text.lines import text_to_lines
from vpextract.model import Layout, Paragraph, Table

KNOWLEDGE = knowledge.load()

PROSE = (
    "Nämnden har under året arbetat med bryggor, bojar och badplatser i hela stadsdelsområdet och ser \n"
    "att resultatet är gott. Badvattnet har mätts varje vecka och resultaten har varit goda under alla \n"
    "veckor utom en, då en ledning gick av vid den norra hamnen och vattnet inte kunde användas förrän \n"
    "den hade lagats. \n"
)


def layout(text: str) -> Layout:
    return textlayer_to_layout(text, KNOWLEDGE)


def paragraphs(found: Layout) -> list[Paragraph]:
    return [block for block in found.blocks if isinstance(block, Paragraph)]


def tables(found: Layout) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def headings(found: Layout) -> list[str]:
    return [p.text for p in paragraphs(found) if p.rank]


# --- paragraphs -------------------------------------------------------------------------------------------------------


def test_wrapped_lines_are_one_paragraph_and_a_short_line_ends_it() -> None:
    found = paragraphs(layout(PROSE + "Bojarna målas i maj. \n"))
    assert len(found) == 2
    assert found[0].text.startswith("Nämnden har under året")
    assert found[0].text.endswith("förrän den hade lagats.")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Hamnen vårdas av förskolebar\nn och vuxna. \n", "Hamnen vårdas av förskolebarn och vuxna."),
        ("Bojar målas av nämn-\nden i maj. \n", "Bojar målas av nämnden i maj."),
        ("Bryggor, vatten- \noch hamnplaner. \n", "Bryggor, vatten- och hamnplaner."),
        ("Målas i hamnen \n\nunder våren. \n", "Målas i hamnen under våren."),
        ("Målas i hamnen \n under våren. \n", "Målas i hamnen under våren."),
    ],
)
def test_line_ends_tell_cuts_hyphens_and_page_breaks(text: str, whole: str) -> None:
    padding = "\n" + PROSE
    assert paragraphs(layout(text + padding))[0].text == whole


def test_list_items_whose_mark_is_lost_are_no_headings() -> None:
    found = layout(
        f"{PROSE}\n Fler bryggor \n Bojar i alla hamnar och vikar enligt den nya \n\nplanen \n Bad \n\n{PROSE}"
    )
    assert not headings(found)
    assert [p.text for p in paragraphs(found)][1:4] == [
        "Fler bryggor",
        "Bojar i alla hamnar och vikar enligt den nya planen",
        "Bad",
    ]


# --- headings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PROSE}\nBryggor och bojar \n{PROSE}", ["Bryggor och bojar"]),
        (f"{PROSE}Bryggor och bojar \n{PROSE}", ["Bryggor och bojar"]),
        (f"{PROSE} Bryggor och bojar \n{PROSE}", ["Bryggor och bojar"]),
        (f"{PROSE}\nHamnar \nBryggor \n{PROSE}", ["Hamnar", "Bryggor"]),
        (f"{PROSE}\nBojarna är målade och bryggorna \när lagade. \n", []),
        (f"{PROSE}\nEj aktuellt \n\n{PROSE}", []),
        (f"{PROSE}\nMålgrupp: \nBadare. \n", []),
    ],
)
def test_headings(text: str, expected: list[str]) -> None:
    assert headings(layout(text)) == expected


def test_a_goal_wraps_and_its_assessment_is_plain() -> None:
    found = layout(
        "KF:s inriktningsmål: 1. En stad vid vattnet där alla kan bada \noch segla \n"
        f"{PROSE}\nNämndmål: \n\n1.1.1. Bryggorna är hela \n\n Uppfylls helt \nBeskrivning \n\n{PROSE}"
    )
    assert [(p.text, p.rank) for p in paragraphs(found) if p.rank] == [
        ("KF:s inriktningsmål: 1. En stad vid vattnet där alla kan bada och segla", 1),
        ("Nämndmål: 1.1.1. Bryggorna är hela", 3),
        ("Beskrivning", 4),
    ]
    assert [p.rank for p in paragraphs(found) if p.text == "Uppfylls helt"] == [0]


def test_contents_and_front_page() -> None:
    found = layout(
        "Sjövikens stadsdelsförvaltning \n\nHandläggare \nBerta Ask \nTelefon: 0850812345 \n\n"
        "Tertialrapport 1 2024 för Sjövikens stadsdelsnämnd \n\nInnehållsförteckning \n"
        "Inledning ................ 3 \nNämndmål: 1.1.1. Bryggorna är hela och \nbojarna målade ........ 7 \n\n"
        f"Inledning \n{PROSE}"
    )
    assert headings(found) == [
        "Tertialrapport 1 2024 för Sjövikens stadsdelsnämnd",
        "Innehållsförteckning",
        "Inledning",
    ]
    assert sum(p.toc for p in paragraphs(found)) == 2


# --- furniture and conservation ---------------------------------------------------------------------------------------

HEAD = "   Indikator Utfall Årsmål KF:s \nårsmål Period \n\n"


def furniture(page: int) -> str:
    return f"\n\n \n \n\nTjänsteutlåtande \nSid {page} (9) \n\nKajgatan 7 \n kajen.example \n\n"


def document() -> str:
    return (
        "Inledning \nBryggan ska lagas av hamnens folk och av dem som bor i huset vid vattnet och som har \n"
        + furniture(1)
        + "båt. \n\nNämndmål: 1.1.1. Bryggorna är hela \n\n Uppfylls helt \n\n"
        + HEAD
        + "  Antal bojar i den \nnorra \n\n12 st  20 st 2024 "
        + furniture(2)
        + " "
        + HEAD
        + "hamnen \n\nAnalys \nBojarna är målade i \n"
        + furniture(3)
        + " "
        + HEAD
        + "rött och vitt. \n\n  Antal öar 3  4 2024 \n\nUppföljning av ekonomi \n\n"
        + "Mnkr Budget \n2024 \n\nAvvikelse \n\nBryggor 1 200,5 -9,5 \n\nSumma 1 200,5 -9,5 \n\nDet gick bra. \n"
    )


def test_pages_are_put_together() -> None:
    found = layout(document())
    first, second = tables(found)
    assert [row.cells for row in first.rows] == [
        ("Antal bojar i den norra hamnen", "12 st", "", "20 st", "2024"),
        ("Analys Bojarna är målade i rött och vitt.", "", "", "", ""),
        ("Antal öar", "3", "", "4", "2024"),
    ]
    assert second.columns == ("Mnkr", "Budget 2024", "Avvikelse")
    assert [row.cells for row in second.rows] == [("Bryggor", "1 200,5", "-9,5"), ("Summa", "1 200,5", "-9,5")]
    assert headings(found) == ["Inledning", "Nämndmål: 1.1.1. Bryggorna är hela", "Uppföljning av ekonomi"]
    reasons = Counter(aside.reason for aside in found.set_aside)
    assert reasons == {"furniture": 12, "repeated_head": 2}
    assert not found.shows_gender


def test_words_are_conserved() -> None:
    found = layout(document())
    kept: Counter[str] = Counter()
    for block in found.blocks:
        if isinstance(block, Paragraph):
            kept.update(block.text + block.bullet)
        else:
            kept.update("".join(block.columns))
            kept.update("".join(cell for row in block.rows for cell in row.cells))
    kept.update("".join(aside.text for aside in found.set_aside))
    del kept[" "]
    assert kept == Counter(c for c in document() if not c.isspace())


def test_dates_and_parts_that_recur_are_no_furniture() -> None:
    text = "".join(
        f"Beskrivning \n\nText {'a' * n}. \n\n2024-01-01 2024-12-31 \n\nSid {n} (9) \n\nSidfot \n\n"
        for n in range(1, 6)
    )
    lines, aside = set_furniture_aside(text_to_lines(text), KNOWLEDGE)
    assert {a.text for a in aside} == {*(f"Sid {n} (9)" for n in range(1, 6)), "Sidfot"}
    assert {line.text for line in lines} == {
        "Beskrivning",
        "2024-01-01 2024-12-31",
        *(f"Text {'a' * n}." for n in range(1, 6)),
    }


def test_form_feeds_show_the_edges_of_pages() -> None:
    text = "\f".join(f"Hamnverket {n}\n\nText på sidan som är ny {'abc' * n}.\n\nSlut {n * n}x." for n in range(1, 7))
    _, aside = set_furniture_aside(text_to_lines(text), KNOWLEDGE)
    assert [a.page for a in aside if a.text.startswith("Hamnverket")] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("columns", "codes"), [(True, ["columns_by_spaces"]), (False, [])])
def test_columns_that_spaces_keep_apart_are_doubted(columns: bool, codes: list[str]) -> None:
    row = "Andel målade bojar      45 %      50 % \n" if columns else "Andel målade bojar \n\n45 %   50 % \n\n"
    assert [issue.code for issue in layout(PROSE * 20 + row).issues] == []
    assert [issue.code for issue in layout(PROSE + row * 3).issues] == codes
