"""Headings of text files and what stands around them. All texts are invented."""

from __future__ import annotations

from vpextract import knowledge
from vpextract.layout.from_text import textlayer_to_layout, transcript_to_layout
from vpextract.model import Layout, Paragraph

KNOWLEDGE = knowledge.load()


def transcript(*lines: str) -> Layout:
    return transcript_to_layout("\n".join(lines), KNOWLEDGE)


def ranked(found: Layout) -> list[tuple[str, int]]:
    return [(block.text, block.rank) for block in found.blocks if isinstance(block, Paragraph)]


# --- transcripts ------------------------------------------------------------------------------------------------------


def test_a_line_of_a_list_without_marks_is_no_heading() -> None:
    found = transcript(
        "Förväntat resultat",
        "Bryggorna är hela.",
        "Alla bojar har ny färg före midsommar",
        "Badvattnet är rent.",
    )
    assert ranked(found)[1:] == [
        ("Bryggorna är hela.", 0),
        ("Alla bojar har ny färg före midsommar", 0),
        ("Badvattnet är rent.", 0),
    ]


def test_a_bold_line_is_a_heading_also_where_a_plain_one_would_be_none() -> None:
    for mark in ("**{}**", "<b>{}</b>"):
        found = transcript("Hamnen är stor.", mark.format("Det här gör nämnden:"), "Den lagar bryggor.")
        assert ranked(found) == [("Hamnen är stor.", 0), ("Det här gör nämnden:", 4), ("Den lagar bryggor.", 0)]
    plain = transcript("Hamnen är stor.", "Det här gör nämnden:", "Den lagar bryggor.")
    assert {rank for _, rank in ranked(plain)} == {0}


def test_what_is_attached_is_listed_under_no_heading_of_its_own() -> None:
    after = ("", "Nämnden godkänner planen för hamnen och lämnar den till staden.")
    assert ranked(transcript("Beslutet är fattat.", "", "Bilaga 2 Karta över alla bryggor", *after))[1][1] == 0
    assert ranked(transcript("Beslutet är fattat.", "", "Bilder och kartor över alla bryggor", *after))[1][1] > 0


def test_a_sentence_that_a_page_break_cut_before_a_name_is_whole() -> None:
    found = transcript(
        "Hamnen vårdas väl. Nämnden har under året lagat alla bryggor tillsammans med föreningen Kajens",
        "",
        "Vänner. Arbetet går vidare under nästa år, då även bojarna i den norra hamnen ska målas om.",
    )
    assert [text.count("Kajens Vänner. Arbetet") for text, _ in ranked(found)] == [1]


def test_addresses_side_by_side_are_no_table() -> None:
    found = transcript(
        "Handläggare: Berta Ask\tTill: Sjövikens stadsdelsnämnd",
        "Telefon: 0850812345\tDiarienummer: SJV 2024/12",
        "",
        "Verksamhetsplan 2024 för Sjövikens stadsdelsnämnd",
        "",
        "Nämnden har hamnen i sin vård.",
    )
    assert [type(block) for block in found.blocks] == [Paragraph] * 4
    assert [text for text, rank in ranked(found) if rank] == ["Verksamhetsplan 2024 för Sjövikens stadsdelsnämnd"]


# --- both kinds -------------------------------------------------------------------------------------------------------


def test_a_title_above_the_names_and_addresses_stays_a_heading() -> None:
    found = transcript(
        "Sjövikens hamnförvaltning",
        "",
        "Tertialrapport 1 2024 för Sjövikens stadsdelsnämnd",
        "",
        "Handläggare",
        "Berta Ask",
        "",
        "Inledning",
        "",
        "Nämnden har hamnen i sin vård.",
    )
    assert [text for text, rank in ranked(found) if rank] == [
        "Tertialrapport 1 2024 för Sjövikens stadsdelsnämnd",
        "Inledning",
    ]


def test_a_goal_label_without_a_goal_takes_no_heading_for_its_text() -> None:
    printed = (
        "KF:s mål för verksamhetsområdet: \n\nNämndmål: 1.1.1. Bryggorna är hela \n\nBeskrivning \n\nAlla lagas. \n"
    )
    found = textlayer_to_layout(printed, KNOWLEDGE)
    assert ("Nämndmål: 1.1.1. Bryggorna är hela", 3) in ranked(found)
    found = textlayer_to_layout("Nämndmål: \n\nBeskrivning \n\nAlla bryggor lagas. \n", KNOWLEDGE)
    assert ("Beskrivning", 4) in ranked(found)


def test_a_lead_that_recurs_over_parts_of_goals_makes_headings() -> None:
    found = transcript(
        "Löfte 1: Fler bojar",
        "",
        "Beskrivning",
        "Bojarna är gula.",
        "",
        "Löfte 2: Fler fyrar",
        "",
        "Uppfylls delvis",
        "Anmärkning: Fyren lyser",
        "Det syns.",
    )
    assert [text for text, rank in ranked(found) if rank] == [
        "Löfte 1: Fler bojar",
        "Beskrivning",
        "Löfte 2: Fler fyrar",
    ]


def test_an_assessment_behind_its_head_is_no_heading() -> None:
    printed = ("Måluppfyllelse: Uppnås helt", "", "Kommentar", "Bojarna är gula.", "")
    assert [text for text, rank in ranked(transcript(*printed, *printed)) if rank] == ["Kommentar", "Kommentar"]
