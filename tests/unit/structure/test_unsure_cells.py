"""From a text to its records: no number, date or deviation of a cell that is none, and a word about it. All is invented."""

from __future__ import annotations

import pytest

from vpextract.model import Extraction
from vpextract.pipeline import extract_bytes

FRONT = """Kvarnlidens stadsdelsnämnd

Verksamhetsberättelse 2031

KF:s inriktningsmål: 1. Hamnen är trygg

KF:s mål för verksamhetsområdet: 1.1 Alla hittar en plats

Nämndmål: 1.1.1 Bojarna syns

"""
INDICATORS = "Indikator\tPeriodens utfall\tÅrsmål\tKF:s årsmål\tPeriod\n"
ACTIVITIES = "Aktivitet\tStartdatum\tSlutdatum\tAvvikelse\n"


def read(text: str, name: str = "plan.txt") -> Extraction:
    return extract_bytes((FRONT + text).encode(), name)


def said(found: Extraction) -> set[tuple[str, str | None]]:
    """The codes of the doubts, and the rows that they are about, without the document."""
    return {(issue.code, (issue.row_id or "").rpartition(":")[2] or None) for issue in found.issues}


def test_two_figures_of_a_markdown_cell_are_kept_apart_and_have_no_number() -> None:
    found = read(
        "| Mnkr | Budget | Utfall |\n|---|---|---|\n| Kajer | 127<br>556 | 12,5 |\n| Bojar | 3<br/>4,5 | 1,5 |\n",
        "plan.md",
    )
    (table,) = found.tables
    assert [(cell.raw, cell.value) for cell in table.cells if cell.col] == [
        ("127 | 556", None), ("12,5", 12.5), ("3 | 4,5", None), ("1,5", 1.5),
    ]  # fmt: skip
    assert said(found) == {("value_not_parsed", "t001")}


def test_figures_of_a_row_without_a_name_stay_apart_from_those_above() -> None:
    found = read(f"{INDICATORS}Antal bojar\t24\t310\t5\t2031\n\t\t556\t\t\n")
    (row,) = found.indicators
    assert row.cells["target"] == "310 | 556"
    assert [(value.measure, value.value) for value in row.values] == [
        ("outcome", 24.0),
        ("target", None),
        ("target_kf", 5.0),
    ]
    assert ("value_not_parsed", "i0001") in said(found)


def test_an_activity_whose_cells_are_shifted_is_mended_and_that_is_said() -> None:
    found = read(f"{ACTIVITIES}Måla bojar\t\t2031-02-01\t2031-06-30\n")
    (row,) = found.activities
    assert (str(row.start_date), str(row.end_date), row.deviation) == ("2031-02-01", "2031-06-30", None)
    assert said(found) == {("cell_guessed", "a0001")}


@pytest.mark.parametrize(
    ("row", "extra"),
    [
        ("Måla bojar\t2031-02-01\t12 %\t2031-06-30", {"end_date": "12 %", "deviation": "2031-06-30"}),
        ("Måla bojar\t24\t2031-06-30\tNej", {"start_date": "24"}),
    ],
)
def test_what_is_no_date_or_deviation_of_an_activity_stays_in_extra(row: str, extra: dict[str, str]) -> None:
    found = read(ACTIVITIES + row + "\n")
    (activity,) = found.activities
    assert activity.extra == extra
    assert all(getattr(activity, name) is None for name in extra)
    assert ("value_not_parsed", "a0001") in said(found)


def test_a_count_for_a_name_is_doubted() -> None:
    found = read(f"{INDICATORS}Andel bojar\t48 %\t50 %\t51 %\t2031\n118\t48 %\t50 %\t51 %\t2031\n")
    assert [row.name for row in found.indicators] == ["Andel bojar", "118"]
    assert said(found) == {("cell_guessed", "i0002")}


def test_a_name_that_may_hold_its_rows_first_cell_is_doubted() -> None:
    rows = "".join(f"Andel {name}\t4{n} %\t50 %\t51 %\t2031\n" for n, name in enumerate(("bojar", "kajer", "fyrar")))
    found = read(f"{INDICATORS}{rows}Andel bryggor 48 %\t\t50 %\t51 %\t2031\n")
    assert said(found) == {("cell_guessed", "i0004")}
    assert said(read(f"{INDICATORS}{rows}Andel bryggor\t\t50 %\t51 %\t2031\n")) == set()


def test_a_value_that_is_a_period_has_no_number_nor_have_those_that_may_stand_elsewhere() -> None:
    found = read(f"{INDICATORS}Andel bojar\t48 %\t50 %\t2031\t\n")
    (row,) = found.indicators
    assert row.cells["period"] == "2031"
    assert [(value.measure, value.value, value.doubtful) for value in row.values] == [
        ("outcome", None, True),
        ("target", None, True),
    ]


@pytest.mark.parametrize(
    ("rows", "doubted"),
    [
        pytest.param("Kajer\t(7,4)\nBojar\t2,5\n", "'(7,4)' of 'Kajer' under 'Utfall'", id="brackets"),
        pytest.param(
            "Kajer\t2031\nBojar\t2,5\nFyrar\t3,5\nKranar\t1,5\n", "'2031' of 'Kajer' under 'Utfall'", id="a year"
        ),
        pytest.param("Kajer\t1.250\nBojar\t2,5\n", "'1.250' of 'Kajer' under 'Utfall'", id="two readings"),
        pytest.param(
            "A\t101\nB\t113\nC\t112\nD\t101 113 112\n", "'101 113 112' of 'D' under 'Utfall'", id="three figures"
        ),
    ],
)
def test_figures_without_a_number_are_named(rows: str, doubted: str) -> None:
    found = read(f"Mnkr\tUtfall\n{rows}")
    (issue,) = found.issues
    assert (issue.code, issue.row_id) == ("value_not_parsed", found.tables[0].table_id)
    assert issue.message == f"No number could be made of these cells with certainty: {doubted}"
    assert [cell.value for cell in found.tables[0].cells if cell.doubtful] == [None]


def test_cells_that_are_no_figures_by_their_form_raise_no_doubt() -> None:
    found = read("Enhet\tAntal\tÖppet\nKajer\t188 (176)\t1–7\nBojar\t16 (14)\t2031-05-01\n")
    assert found.issues == ()


@pytest.mark.parametrize(
    ("head", "first", "values", "doubts"),
    [
        pytest.param("Jan\tFeb\tMar", "12", [12.0, 13.0, 14.0], set(), id="months"),
        pytest.param("Utfall\tPlan\tRest", "12", [12.0, 13.0, 14.0], set(), id="measures"),
        pytest.param("Konto\tPlan\tRest", "3010", [None, 13.0, 14.0], {("value_not_parsed", "t001")}, id="unknown"),
        pytest.param("År\tPlan\tRest", "2030", [None, 13.0, 14.0], set(), id="years are labels"),
        pytest.param("Nr\tPlan\tRest", "1", [None, 13.0, 14.0], set(), id="numbers of rows are labels"),
    ],
)
def test_figures_in_the_first_column_are_values_where_its_head_says_so(
    head: str, first: str, values: list[float | None], doubts: set[tuple[str, str | None]]
) -> None:
    second = str(int(first) + 1)
    found = read(f"{head}\n{first}\t13\t14\n{second}\t15\t16\n")
    assert [cell.value for cell in found.tables[0].cells if cell.row == 0] == values
    assert said(found) == doubts


def test_heads_among_the_rows_of_a_text() -> None:
    found = read(
        "Kaj\tBudget mnkr\tUtfall mnkr\nNorra\t1,5\t2,5\nKaj\tBudget mnr\tUtfall mnkr\nSödra\t3,5\t4,5\n"
        "Kaj\tPrognos mnkr\tSkillnad\nYttre\t5,5\t6,5\n"
    )
    assert [(table.columns, [c.raw for c in table.cells if not c.col]) for table in found.tables] == [
        (("Kaj", "Budget mnkr", "Utfall mnkr"), ["Norra", "Södra"]),
        (("Kaj", "Prognos mnkr", "Skillnad"), ["Yttre"]),
    ]
    assert ("Kaj Budget mnr Utfall mnkr", "repeated_head") in {(part.text, part.reason) for part in found.set_aside}


@pytest.mark.parametrize(
    ("rows", "names", "doubts"),
    [
        pytest.param(
            "Andel bojar som\t4 %\t5 %\t6 %\t2031\när målade\t\t\t\t\n",
            ["Andel bojar som är målade"],
            set(),
            id="name alone",
        ),
        pytest.param(
            "Antal bojar\t4 st\t5\t6\t2031\n(årsarbetare)\t\t\t\t\n",
            ["Antal bojar (årsarbetare)"],
            set(),
            id="a bracket",
        ),
        pytest.param(
            "Utsläpp från\t4 kg per\t5 kg per\t6 kg per\t2031\nbåtar\tbåt\tbåt\tbåt\t\n",
            ["Utsläpp från båtar"],
            set(),
            id="units too",
        ),
        pytest.param(
            "Andel bojar som\t4 %\t5 %\t6 %\t2031\när målade\t7 %\t\t\t2031\n",
            ["Andel bojar som", "är målade"],
            {("cell_guessed", "i0001"), ("cell_guessed", "i0002")},
            id="a row of its own",
        ),
    ],
)
def test_the_rest_of_a_name_belongs_to_the_row_above(
    rows: str, names: list[str], doubts: set[tuple[str, str | None]]
) -> None:
    found = read(INDICATORS + rows)
    assert [row.name for row in found.indicators] == names
    assert said(found) == doubts


@pytest.mark.parametrize(
    ("columns", "said_of"),
    [
        ("Mnkr\tBudget netto\tBudget netto", "'Budget netto'"),
        ("Mnkr\tBudget\t(före överföring)", "'(före överföring)'"),
    ],
)
def test_labels_that_do_not_tell_their_column_are_doubted(columns: str, said_of: str) -> None:
    (issue,) = read(f"{columns}\nKajer\t1,5\t2,5\nBojar\t3,5\t4,5\n").issues
    assert issue.code == "header_not_understood"
    assert issue.message.endswith(said_of)
