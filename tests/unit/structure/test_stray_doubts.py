"""Words in a record that belong to something else. All is invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Activity, Extraction, Goal, Identity, Indicator, Place, Section
from vpextract.structure.stray_doubts import next_cell, stray_doubts

KNOWLEDGE = knowledge.load()


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("69–72 % Uppnås", "Uppnås"),
        ("90–92 st Uppnås", "Uppnås"),
        ("Minska Uppnås ej", "Uppnås ej"),
        ("högst 50 % Egen", "Egen"),
        ("69–72 %", None),
        ("Minska", None),
        ("Uppnås", None),
        ("Uppgift saknas", None),
        ("85 % av eleverna", None),
        ("Tas fram av nämnd", None),
        ("12 mnkr", None),
    ],
)
def test_a_value_ends_before_a_verdict_or_a_capital(raw: str, word: str | None) -> None:
    assert next_cell(raw, KNOWLEDGE) == word


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Bryggorna är hela Tertialrapport 1 2031 Bojnämnden", True),
        ("Bryggorna är hela", False),
        ("Bryggorna är hela. Stadsdelsnämnden Sjövik", True),
        ("Bryggorna är hela. De lagas av Stadsdelsnämnden Sjövik", False),
        ("Bryggorna är hela enligt Tertialrapport 1 2031 Bojnämnden.", False),
        ("Tertialrapport 1 2031 Bojnämnden", False),
        ("Bryggorna är hela. Verksamhetsberättelse 2030", True),
        ("Bryggorna är hela.\nTertialrapport 1 2031 Bojnämnden", True),
        ("Bryggorna är hela.\nTertialrapport 1 2031 Bojnämnden\nBojar", False),
        ("Bryggorna är hela.\nTertialrapport 1 2031 Bojnämnden\nBojarna målas i maj.", True),
        ("Bryggorna är hela. De lagas enligt Verksamhetsberättelse 2030", False),
        ("Bryggorna är hela Utfall Perioden KF:s", True),
        ("Bryggorna är hela.\nUtfall Årsmål", True),
        ("Bryggorna är hela enligt Årsmål", False),
        ("Utfall Årsmål", False),
        ("Bryggorna är hela.\nKälla: hamnens räkning.", True),
        ("Bryggorna är hela.\nAvrundning gör att summor avviker.", True),
        ("Bryggorna är hela. Källan sinar.", False),
    ],
)
def test_a_text_that_ends_in_the_document_s_title(text: str, doubted: bool) -> None:
    goal = Goal("g1", 1, "namndmal", None, text, None, None, None, None, None, None, None, text, Place(page=2))
    identity = Identity("tertialrapport", 2031, 1, "Bojnämnden", "boj", None, "Tertialrapport 1 2031 Bojnämnden")
    found = Extraction("x", "x.txt", "", "", "ok", identity=identity, goals=(goal,))
    assert [one.row_id for one in stray_doubts(found, KNOWLEDGE)] == ["g1"] * doubted


@pytest.mark.parametrize(
    ("text", "doubted"),
    [("Laga bryggan 2031-01", True), ("Laga bryggan 2031-01-31", True), ("Laga bryggan", False), ("Laga 2031", False)],
)
def test_a_text_that_ends_in_a_date(text: str, doubted: bool) -> None:
    activity = Activity("a1", None, 1, text, None, None, None, None, None, None, Place(page=2))
    found = Extraction("x", "x.txt", "", "", "ok", activities=(activity,))
    assert [one.row_id for one in stray_doubts(found, KNOWLEDGE)] == ["a1"] * doubted


@pytest.mark.parametrize(
    ("name", "doubted"),
    [
        ("Antal båtar i", True),
        ("Andel bryggor som", True),
        ("Antal bojar per brygga, norra och", True),
        ("Andel båtar (motor-", True),
        ("Antal båtar i hamnen", False),
        ("Andel seglare som har någon att ringa upp", False),
        ("Antal båtar (st)", False),
        ("Andel seglare som rekommenderar hamnen till andra", False),
        ("Andel båtägare som vet vem de kan vända sig till", False),
        ("Antal bryggor som båtlag har att välja mellan", False),
        ("Andel gäster som tycker om hamnen så som den är", False),
        ("Andel gäster som kan välja mellan brygga och", True),
        ("Andel seglare nöjda med", True),
        ("Andel seglare som lämnar hamnen och som", True),
        ("Andel seglare som rekommenderar hamnen till andra", False),
        ("Andel bryggor som är öppna för alla", False),
        ("Andel seglare som har tillgång till det", False),
        ("I", False),
    ],
)
def test_a_name_that_lacks_its_last_words(name: str, doubted: bool) -> None:
    row = Indicator("i1", None, 1, name, None, None, None, {}, (), None, Place(page=2))
    activity = Activity("a1", None, 1, name, None, None, None, None, None, None, Place(page=2))
    found = Extraction("x", "x.pdf", "", "", "ok", indicators=(row,), activities=(activity,))
    assert [one.row_id for one in stray_doubts(found, KNOWLEDGE)] == ["i1", "a1"] * doubted


def section(at: int, kind: str, heading: str, goal: int, line: int | None = 1) -> Section:
    return Section(f"s{at}", None, at, 2, kind, heading, f"g{goal}", Place(line=line), "Text.")


@pytest.mark.parametrize(
    ("headings", "doubted"),
    [
        ([(1, "analysis", "Analys"), (2, "analysis", "Analys"), (2, "other", "Särskilda frågor")], True),
        ([(1, "analysis", "Analys"), (2, "analysis", "Analys"), (2, "other", "Hamnens miljöarbete")], True),
        ([(1, "other", "Arbetssätt"), (2, "analysis", "Analys"), (2, "other", "Arbetssätt")], False),
        ([(1, "analysis", "Analys"), (2, "analysis", "Analys"), (2, "other", "Bojar i bilaga")], False),
        ([(1, "other", "Särskilda frågor"), (2, "analysis", "Analys")], False),
        ([(2, "other", "Särskilda frågor"), (2, "analysis", "Analys")], False),
    ],
)
def test_a_heading_under_the_last_goal_alone_may_be_a_chapter(
    headings: list[tuple[int, str, str]], doubted: bool
) -> None:
    goals = tuple(
        Goal(
            *(f"g{at}", at, "namndmal", None, "Hel brygga", None, None, None, None, None),
            *(None, "Bojarna lyser.\nSärskilda frågor\nHamnens miljöarbete\nArbetssätt\nText.", "", Place(line=1)),
        )
        for at in (1, 2)
    )
    for line, expected in ((7, ["g2"] * doubted), (None, [])):  # on pages the type tells it
        sections = tuple(section(at, kind, text, goal, line) for at, (goal, kind, text) in enumerate(headings))
        opened = tuple(section(10 + at, "goal", "Hel brygga", at, line) for at in (1, 2))
        found = Extraction("x", "x.txt", "", "", "ok", goals=goals, sections=(*opened, *sections))
        assert [one.row_id for one in stray_doubts(found, KNOWLEDGE)] == expected


@pytest.mark.parametrize(
    ("pages", "kinds", "text", "goals", "doubted"),
    [
        ((3, 4), ("goal", "other"), "", "11", True),
        ((3, 4), ("other", "other"), "", "11", True),
        ((3, 3), ("goal", "other"), "", "11", False),
        ((3, 4), ("goal", "analysis"), "", "11", False),
        ((3, 4), ("goal", "other"), "Text.", "11", False),
        ((3, 4), ("goal", "other"), "", "12", False),
        ((None, None), ("goal", "other"), "", "11", False),
    ],
)
def test_a_heading_that_a_page_break_may_have_cut(
    pages: tuple[int | None, int | None], kinds: tuple[str, str], text: str, goals: str, doubted: bool
) -> None:
    parts = zip(("Fler bojar", "Norra hamnen"), pages, kinds, goals, (text, "Text."), strict=True)
    sections = tuple(
        Section(f"s{at}", None, at, 2, kind, heading, f"g{goal}", Place(page), words)
        for at, (heading, page, kind, goal, words) in enumerate(parts)
    )
    found = Extraction("x", "x.pdf", "0", "text", "ok", identity=Identity(), sections=sections)
    assert [doubt.row_id for doubt in stray_doubts(found, KNOWLEDGE)] == ["g1"] * doubted
