"""What a user of another municipality can say in patterns of his own: each thing once, with what it must leave alone."""

from __future__ import annotations

import pytest

from vpextract.errors import PatternError
from vpextract.knowledge import load
from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes
from vpextract.settings import Options, OwnPatterns

FILES = {
    "labels": """
[goals.inriktningsmal]
nouns = ["effektmål", "åtagande"]    # shipped under other levels
[goals.verksamhetsmal]
below = ['beslut i fullmäktige']
[goals.namndmal]
below = ['hamnens eget']
[headings.analysis]
match = ['innebörd']
[headings.description]
match = ['analys']                   # shipped under analysis
[headings.method]
match = ['så gör vi']
[assessment_leads.any]
match = ['omdöme']
[assessments.helt]
match = ['i hamn']
[assessments.delvis]
match = ['god']                      # shipped under helt
""",
    "columns": """
[[indicators]]
role = "outcome_of_year"
labels = ["Så gick det {year}"]
[parts.what]
outcome = ["bedömning"]              # shipped as no measure
""",
    "values": '[months.means]\naugusti = "T2"\njuli = "T2"\n',
    "boards": '[other_boards]\nnames = ["Hamn & Fyr", "Service"]\n',
    "documents": '[unsaid]\nboard = "Hamnstyrelsen"\nmunicipality = "Granvik"\ntertial = 2\n',
}
OWN = OwnPatterns("own", tuple((name, text.encode()) for name, text in FILES.items()))
PLAIN = load()
KNOWN = load(OWN)


def read(text: str, own: OwnPatterns | None = OWN) -> Extraction:
    return extract_bytes(text.encode(), "plan.md", options=Options(patterns=own))


def with_own(name: str, text: str) -> OwnPatterns:
    return OwnPatterns("own", ((name, text.encode()),))


# --- a goal without a label


GOALS = """# Verksamhetsplan 2031
Hamnnämnden

## 2 Vad vi vill

### 2.0 Bryggor
Det finns nio.

### 2.1 Hamnen är trygg
Beslut i fullmäktige

Beskrivning
Lyktorna lyser.

### 2.2 Kajerna är rena
Hamnens eget

Beskrivning
Vi sopar.
"""


@pytest.mark.parametrize("marks", [True, False])
def test_a_numbered_heading_is_a_goal_by_the_line_below_it(marks: bool) -> None:
    text = GOALS if marks else GOALS.replace("#", "").replace("\n ", "\n")
    assert read(text, None).goals == ()
    assert [(goal.level, goal.number, goal.text, goal.description) for goal in read(text).goals] == [
        ("verksamhetsmal", "2.1", "Hamnen är trygg", "Lyktorna lyser."),
        ("namndmal", "2.2", "Kajerna är rena", "Vi sopar."),
    ]


# --- an assessment under a heading of its own, several outcome years, texts of a goal of one's own


REPORT = """# Verksamhetsberättelse 2031 för Hamnnämnden

## Nämndmål 1: Hamnen är trygg

### Omdöme

I hamn

### Förväntat resultat

Ingen ramlar i.

### Så gör vi

Lyktorna lyser.

| Indikator | Så gick det 2028 | Så gick det 2029 | Så gick det 2030 | Så gick det 2031 | Mål 2031 |
| --- | --- | --- | --- | --- | --- |
| Lyktor | 10 | 20 | 30 | 40 | 50 |
"""


def test_an_assessment_stands_under_a_heading_of_its_own() -> None:
    [goal] = read(REPORT).goals
    assert (goal.assessment, goal.assessment_raw) == ("helt", "I hamn")
    assert read(REPORT, None).goals[0].assessment is None


def test_several_years_have_an_outcome_each() -> None:
    [row] = read(REPORT).indicators
    assert {(v.measure, v.year, v.value) for v in row.values} == {
        ("outcome", 2028, 10),
        ("outcome", 2029, 20),
        ("outcome_previous", 2030, 30),
        ("outcome", 2031, 40),
        ("target", 2031, 50),
    }


def test_a_text_of_a_kind_of_ones_own_ends_the_one_before() -> None:
    found = read(REPORT)
    assert found.goals[0].expected_result == "Ingen ramlar i."
    assert [(x.heading, x.text) for x in found.sections if x.kind == "method"] == [("Så gör vi", "Lyktorna lyser.")]
    assert read(REPORT, None).goals[0].expected_result == "Ingen ramlar i.\nSå gör vi\nLyktorna lyser."


# --- outranking


@pytest.mark.parametrize("text", ["Effektmål 2: Fler bojar", "Åtagande 2: Fler bojar"])
def test_a_word_of_ones_own_means_what_one_says_whatever_it_means_elsewhere(text: str) -> None:
    shipped, own = PLAIN.goal_label(text), KNOWN.goal_label(text)
    assert shipped is not None and own is not None
    assert (shipped.level != "inriktningsmal", own.level) == (True, "inriktningsmal")


def test_a_heading_of_ones_own_comes_before_the_shipped_ones() -> None:
    assert [PLAIN.heading_kind(text) for text in ("Analys", "Kommentar")] == ["analysis", "analysis"]
    assert [KNOWN.heading_kind(text) for text in ("Analys", "Kommentar", "Innebörd")] == [
        "description",
        "analysis",
        "analysis",
    ]


def test_an_assessment_of_ones_own_comes_before_the_shipped_ones() -> None:
    texts = ("God måluppfyllelse", "Mycket god måluppfyllelse", "Hög måluppfyllelse")
    assert [PLAIN.assessment(text) for text in texts] == ["helt", "helt", "helt"]
    assert [KNOWN.assessment(text) for text in texts] == ["delvis", "helt", "helt"]


def test_a_word_of_heads_is_taken_from_its_shipped_list() -> None:
    shipped, own = PLAIN.column_beside("Bedömning 2031"), KNOWN.column_beside("Bedömning 2031")
    assert own is not None and (own.role, own.year) == ("outcome_of_year", 2031)
    assert shipped is None or shipped.role == "other"


# --- times


@pytest.mark.parametrize(
    ("head", "shipped", "own"),
    [
        ("Utfall augusti 2031", "08", "T2"),
        ("Utfall jan-aug 2031", "08", "T2"),
        ("Utfall 2031 juli", "07", "T2"),
        ("Utfall per 31 augusti 2031", "08-31", "08-31"),
        ("Utfall maj 2031", "05", "05"),
    ],
)
def test_a_month_means_a_tertial(head: str, shipped: str, own: str) -> None:
    for known, part in ((PLAIN, shipped), (KNOWN, own)):
        column = known.column(head)
        assert column is not None
        assert (column.as_of, known.books.times.of(head).part) == (part, part)


def test_a_month_in_a_title_means_a_tertial() -> None:
    told = [known.title("Delårsrapport juli 2031") for known in (PLAIN, KNOWN)]
    assert [title.tertial for title in told if title is not None] == [None, 2]


def test_a_month_that_is_none_is_a_mistake() -> None:
    with pytest.raises(PatternError, match="no month; known are januari"):
        load(with_own("values", '[months.means]\nbrumaire = "T2"\n'))


# --- whose


def test_what_is_not_said_is_what_the_patterns_say() -> None:
    who = read("# Delårsrapport 2031\n\nInledning\n\nHamnen är ren.\n").identity
    assert (who.board, who.municipality, who.tertial) == ("Hamnstyrelsen", "Granvik", 2)
    said = read("# Tertialrapport 1 2031\nKajnämnden\n\nSjöviks kommun\n\nHamnen är ren.\n").identity
    assert (said.board, said.municipality, said.tertial) == ("Kajnämnden", "Sjövik", 1)
    plan = read("# Verksamhetsplan 2031\n\nHamnen är ren.\n").identity
    assert (plan.board, plan.tertial) == ("Hamnstyrelsen", None)


@pytest.mark.parametrize(
    ("front", "board"),
    [
        ("# Verksamhetsplan 2031\nHamn & Fyr\n", ("Hamn & Fyr", "hamn-fyr")),
        ("# Verksamhetsplan 2031 för Service\n", ("Service", "service")),
        ("# Verksamhetsplan 2031\n\nVår service är god.\n", ("Hamnstyrelsen", "hamnstyrelsen")),
    ],
)
def test_a_board_without_a_word_for_boards(front: str, board: tuple[str, str]) -> None:
    found = read(f"{front}\nInledning\n\nHamnen är ren.\n").identity
    assert (found.board, found.board_id) == board


# --- how far a unit reaches


TABLES = """# Verksamhetsplan 2031
Hamnnämnden

## Ekonomi
{}

| Kaj | Budget 2031 | Budget 2030 |
| --- | --- | --- |
| Norra | 120 | 110 |
| Södra | 130 | 100 |

Bryggorna är dyrare.

| Brygga | Budget 2031 | Budget 2030 |
| --- | --- | --- |
| Norra | 12 | 11 |
| Södra | 13 | 10 |

## Andra pengar

| Boj | Budget 2031 | Budget 2030 |
| --- | --- | --- |
| Norra | 1 | 2 |
| Södra | 3 | 4 |
"""
SENTENCE = "Alla belopp i avsnittet anges i tkr om inget annat sägs."


@pytest.mark.parametrize(
    ("line", "key", "reach", "tables"),
    [
        ("Belopp i tkr", "unit_lines", "", 1),
        ("Belopp i tkr", "unit_lines", "table", 1),
        ("Belopp i tkr", "unit_lines", "chapter", 2),
        ("Belopp i tkr", "unit_lines", "document", 3),
        (SENTENCE, "section_units", "", 2),
        (SENTENCE, "section_units", "table", 1),
        (SENTENCE, "section_units", "document", 3),
    ],
)
def test_a_unit_reaches_as_far_as_patterns_say(line: str, key: str, reach: str, tables: int) -> None:
    own = with_own("tables", f'[{key}]\nreach = "{reach}"\n') if reach else None
    found = read(TABLES.format(line), own)
    assert [table.unit for table in found.tables] == ["tkr"] * tables + [None] * (3 - tables)


# --- headings with numbers


NUMBERED = """# Verksamhetsplan 2031
Hamnnämnden

## 2 Fokusområde: Trygg kust

### 2.1 Hamnen är trygg
Beslut i fullmäktige

Omdöme

God

### 2.2 Kajerna är rena
Hamnens eget

Förväntat resultat
Ingen halkar.

### 2.3 Bryggor
Det finns nio.

## 3 Direktiv

### 3.1 Utred en båtlift
Beslut i fullmäktige

Förväntat resultat
Fler båtar ligger torrt.

#### 3.1.1 Var den kan stå
Vid sjöboden.
"""


def test_a_number_that_passes_a_goals_ends_it_and_one_below_does_not() -> None:
    found = read(NUMBERED)
    texts = {goal.goal_id: goal.text for goal in found.goals}
    assert [(goal.text, texts.get(goal.parent_goal_id or ""), goal.expected_result) for goal in found.goals] == [
        ("Trygg kust", None, None),
        ("Hamnen är trygg", "Trygg kust", None),
        ("Kajerna är rena", "Trygg kust", "Ingen halkar."),
        ("Utred en båtlift", None, "Fler båtar ligger torrt.\n3.1.1 Var den kan stå\nVid sjöboden."),
    ]
    under = {section.heading: texts.get(section.goal_id or "") for section in found.sections}
    assert (under["2.3 Bryggor"], under["3 Direktiv"]) == ("Trygg kust", None)
    assert under["3.1.1 Var den kan stå"] == "Utred en båtlift"


def test_an_assessment_below_its_head_may_have_three_letters() -> None:
    assert [goal.assessment_raw for goal in read(NUMBERED).goals] == [None, "God", None, None]
