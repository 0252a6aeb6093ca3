"""What archives add to texts: set aside, turned into what plain texts have, or said."""

from __future__ import annotations

import pytest

from vpextract.knowledge import load
from vpextract.layout.from_text import textlayer_to_layout, transcript_to_layout
from vpextract.layout.text.archive import without_archive
from vpextract.layout.text.several import documents_in
from vpextract.layout.text.tables_in_tabs import pipes_to_tabs
from vpextract.model import Layout, Paragraph, Table
from vpextract.pipeline import extract_bytes

KNOWLEDGE = load()


def tables(layout: Layout) -> list[Table]:
    return [block for block in layout.blocks if isinstance(block, Table)]


def texts(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks if isinstance(block, Paragraph)]


def test_front_matter_is_set_aside_but_for_what_names_the_document() -> None:
    text = "---\ntitel: Verksamhetsplan 2031\nhamtad: 2032-01-02\nsidor: 4\nfel: null\n---\n\nFyrnämnden\n"
    made = without_archive(text, KNOWLEDGE)
    assert made.text.split("\n") == ["", "Verksamhetsplan 2031", "", "", "", "", "", "Fyrnämnden", ""]
    assert [one.text for one in made.aside] == ["---", "hamtad: 2032-01-02", "sidor: 4", "fel: null", "---"]


@pytest.mark.parametrize(
    "text", ["---\nBojarna är målade.\n---\nText", "--- 2031 ---\n\nText", "Text\n---\nb: c\n---\n"]
)
def test_rules_in_running_text_are_no_front_matter(text: str) -> None:
    assert not [one for one in without_archive(text, KNOWLEDGE).aside if one.text == "---"]


@pytest.mark.parametrize(
    "mark",
    [
        "<!-- page {} -->",
        "<!-- Sida {} -->",
        '<!-- PageNumber="{}" -->',
        "{{{}}}--------------------",
        "--- Page {} ---",
        "[Sid {}]",
    ],
)
def test_marks_of_pages_number_the_pages(mark: str) -> None:
    said = [(1, "Fyren lyser."), (2, "Bojen flyter."), (4, "Bryggan bär.")]
    text = "# Fyrar\n\n" + "\n\n".join(f"{mark.format(page)}\n\n{line}" for page, line in said) + "\n"
    layout = transcript_to_layout(text, KNOWLEDGE)
    assert texts(layout) == ["Fyrar", "Fyren lyser.", "Bojen flyter.", "Bryggan bär."]
    assert [block.place.page for block in layout.blocks] == [1, 1, 2, 4]
    assert [block.place.line for block in layout.blocks] == [1, 5, 9, 13]


def test_a_running_head_behind_the_marks_of_pages_is_set_aside() -> None:
    pages = "".join(
        f"<!-- page {n} -->\n\nFyrnämndens plan\n\nStycket på sida {'i' * n} handlar om fyrar.\n\n" for n in range(1, 6)
    )
    layout = transcript_to_layout(pages, KNOWLEDGE)
    assert len(texts(layout)) == 5
    assert [one.text for one in layout.set_aside].count("Fyrnämndens plan") == 5


HEAD = ("Indikator", "Årsmål", "Period")
ROWS = [("Andel fyrar som lyser", "85 %", "År"), ("Antal bojar | bryggor", "12", "Tertial")]
PIPES = """
| Indikator | Årsmål | Period |
|---|:--:|---|
| Andel fyrar<br>som lyser | 85&nbsp;% | År |
| Antal bojar \\| bryggor | **12** | Tertial |
"""
BARE_PIPES = """
Indikator | Årsmål | Period
--- | --- | ---
Andel fyrar som lyser | 85 % | År
Antal bojar \\| bryggor | 12 | Tertial
"""
HTML = """
<table>
<thead><tr><th>Indikator</th><th>Årsmål</th><th>Period</th></tr></thead>
<tr>
  <td>Andel fyrar<br/>som lyser</td>
  <td>85&nbsp;%</td><td>År</td>
</tr>
<tr><td>Antal bojar | bryggor</td><td><p>12</p></td><td>Tertial</td></tr></table>
"""
CSV = """
```csv
Indikator;Årsmål;Period
Andel fyrar som lyser;85 %;År
"Antal bojar | bryggor";12;Tertial
```
"""
FENCED = """
```
Indikator                Årsmål   Period
Andel fyrar som lyser    85 %     År
Antal bojar | bryggor    12       Tertial
```
"""
RULED = """
  Indikator                Årsmål  Period
  -----------------------  ------  -------
  Andel fyrar som lyser      85 %  År
  Antal bojar | bryggor        12  Tertial
"""


@pytest.mark.parametrize("table", [PIPES, BARE_PIPES, HTML, CSV, FENCED, RULED])
def test_the_ways_in_which_archives_write_one_table(table: str) -> None:
    (found,) = tables(transcript_to_layout(f"# Mål för havet\n\n{table}\nDärefter kommer text.\n", KNOWLEDGE))
    assert found.columns == HEAD
    assert [row.cells for row in found.rows] == ROWS
    assert all(row.place.line for row in found.rows)


def test_a_row_without_outer_pipes_keeps_an_empty_last_cell() -> None:
    table = "a | b | c\n--- | --- | ---\n1 | 2 | \n| | 5 | 6\n"
    assert pipes_to_tabs(table).split("\n") == ["a\tb\tc", "\r", "1\t2\t", "\t5\t6", ""]


def test_escapes_are_taken_off_and_marks_of_footnotes_stay() -> None:
    text = "\\- Bojar\n\n1\\. Fyrar\n\n85 \\% och 15 veckor\\*\n\nEn fil\\_namn\n"
    assert texts(transcript_to_layout(text, KNOWLEDGE)) == ["Bojar", "Fyrar", "85 % och 15 veckor*", "En fil_namn"]


def test_a_rule_under_a_line_makes_it_a_heading() -> None:
    layout = transcript_to_layout("Fyrar\n=====\n\nText om fyrar.\n\nBojar\n-----\n\nText om bojar.\n", KNOWLEDGE)
    assert [(block.text, block.rank > 0) for block in layout.blocks if isinstance(block, Paragraph)] == [
        ("Fyrar", True), ("Text om fyrar.", False), ("Bojar", True), ("Text om bojar.", False)
    ]  # fmt: skip


def test_a_table_that_is_only_linked_to_is_missed_aloud() -> None:
    found = extract_bytes("# Mål\n\n[Tabell 3](tabeller/3.csv)\n\nText om fyrar.\n".encode(), "plan.md")
    (said,) = [issue for issue in found.issues if issue.code == "table_elsewhere"]
    assert (said.line, found.status) == (3, "partial")
    assert "tabeller/3.csv" in said.message
    beside = "# Mål\n\n[Tabell 3](tabeller/3.csv)\n\n| Indikator | Årsmål |\n| --- | --- |\n| Fyrar | 3 |\n"
    assert "table_elsewhere" not in {issue.code for issue in extract_bytes(beside.encode(), "plan.md").issues}


# --- several documents ----------------------------------------------------------------------------------------------------

FRONT = "---\ntitel: Fyrplan\nsidor: 2\n---\n\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{FRONT}Text\n\n{FRONT}Mer text\n", [0, 7]),
        ("<!-- page 1 -->\nText\n<!-- page 2 -->\nText\n<!-- page 1 -->\nText\n", [0, 4]),
        ("\n# Verksamhetsplan 2031\n\nText\n\n# Verksamhetsplan 2032\n\nText\n", [0, 5]),
        ("\n# Verksamhetsplan 2031\n\nText\n\n# Verksamhetsplan 2031\n\nText\n", [0]),
        ("\n# Verksamhetsplan 2031\n\nText\n\n## Verksamhetsberättelse 2030\n\nText\n", [0]),
        ("<!-- page 1 -->\nText\n<!-- page 2 -->\nText\n", [0]),
        (f"{FRONT}<!-- page 1 -->\n\n# Verksamhetsplan 2031\n\nText\n", [0]),
    ],
)
def test_where_documents_begin_in_one_file(text: str, lines: list[int]) -> None:
    assert documents_in(text, KNOWLEDGE) == lines


@pytest.mark.parametrize(
    ("heads", "lines"),
    [
        pytest.param(("# Fyrnämnden\n# Plan 2031", "# Lotsnämnden\n# Plan 2031"), [0, 5], id="another board"),
        pytest.param(("# Plan 2031\n\n# Fyrnämnden", "# Plan 2031\n\n# Lotsnämnden"), [0, 6], id="its name below"),
        pytest.param(("# Fyrnämnden\n# Plan 2031", "# Fyrnämnden\n# Plan 2031"), [0], id="the same, said again"),
        pytest.param(("# Fyrnämnden\n# Plan 2031", "# Lotsnämnden\n# Uppdrag"), [0], id="a chapter about another"),
    ],
)
def test_documents_of_several_boards_in_one_file(heads: tuple[str, str], lines: list[int]) -> None:
    first, second = (head.replace("Plan", "Verksamhetsplan") for head in heads)
    text = f"{first}\n\nBojarna målas.\n\n{second}\n\nLotsarna övar.\n"
    assert documents_in(text, KNOWLEDGE) == lines


def test_of_several_documents_only_the_first_is_read_and_it_is_said() -> None:
    one = "# {}\n\n## Nämndmål: 1.1 Fler bojar\n\n| Indikator | Årsmål |\n| --- | --- |\n| Antal bojar | {} |\n\n"
    text = one.format("Verksamhetsplan 2031", 12) + one.format("Verksamhetsplan 2032", 15)
    found = extract_bytes(text.encode(), "planer.md")
    assert [row.cells["target"] for row in found.indicators] == ["12"]
    (said,) = [issue for issue in found.issues if issue.code == "several_documents"]
    assert (said.line, found.status, found.identity.year) == (9, "partial", 2031)


# --- columns by spaces ----------------------------------------------------------------------------------------------------

LAID_OUT = """Fyrnämnden                    Tertialrapport 1 2031                         Sid 1 (2)


Nämndmål: 1.1 Fler bojar

     Indikator                       Periodens      Årsmål     Period
                                     utfall
     Andel bojar som är målade       71 %           85 %       Tertial 1
     och syns i mörker                                         2031
Analys
     Två lag har målat.
     Antal fyrar                     12 st          14 st      2031

     Aktivitet                                 Startdatum    Slutdatum
     Måla bojar i inloppet                     2031-01-01    2031-06-30
     Byta lampor i fyrar som lyser             2031-02-01    2031-12-31
     för svagt
"""


@pytest.mark.parametrize("indent", [0, 4])
def test_a_text_layer_that_keeps_the_look_of_pages_gives_its_tables(indent: int) -> None:
    text = "\n".join(" " * indent + line if line else line for line in LAID_OUT.split("\n"))
    layout = textlayer_to_layout(text, KNOWLEDGE)
    first, second = tables(layout)
    assert first.columns == ("Indikator", "Periodens utfall", "Årsmål", "Period")
    assert [row.cells for row in first.rows if not row.spanning] == [
        ("Andel bojar som är målade och syns i mörker", "71 %", "85 %", "Tertial 1 2031"),
        ("Antal fyrar", "12 st", "14 st", "2031"),
    ]
    assert [row.cells[0] for row in first.rows if row.spanning] == ["Analys Två lag har målat."]
    assert [row.cells for row in second.rows] == [
        ("Måla bojar i inloppet", "2031-01-01", "2031-06-30"),
        ("Byta lampor i fyrar som lyser för svagt", "2031-02-01", "2031-12-31"),
    ]
    assert [row.place.line for row in (*first.rows, *second.rows)] == [8, 10, 12, 15, 16]
    assert [(issue.code, issue.severity) for issue in layout.issues] == [("columns_by_spaces", "info")]


def test_running_text_with_two_spaces_is_no_table() -> None:
    text = "# Fyrar\n\nFyren lyser.  Den syns långt.  Alla ser den.\nBojen flyter.  Den är röd.\n\nBryggan  bär.\n"
    assert not tables(transcript_to_layout(text, KNOWLEDGE))
