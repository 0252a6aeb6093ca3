"""What stands behind --where: which rows it lets through, and what is said of what cannot be meant."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from vpextract.asking.conditions import condition
from vpextract.errors import RequestError

ROWS = pa.table(
    {
        "n": pa.array([0, 1, 2, 3], pa.int8()),
        "year": pa.array([2021, 2022, 2023, None], pa.int16()),
        "value": [1.5, -2.0, None, 4.0],
        "score": pa.array([0.5, 0.9, 0.1, None], pa.float32()),
        "reached": [True, False, None, False],
        "name": ["Sjukfrånvaro", "Nöjda ÄLDRE", None, "Matsvinn (g)"],
        "unit": ["%", "st", "%", None],
        "end": [date(2022, 6, 30), None, date(2023, 1, 1), date(2021, 12, 31)],
        "members": [["a"], [], None, ["b", "c"]],
    }
)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("reached == false", [1, 3]),
        ("reached == False", [1, 3]),
        ("reached", [0]),
        ("not reached", [1, 3]),
        ("reached != true", [1, 3]),
        ("reached == null", [2]),
        ("reached is not None", [0, 1, 3]),
        ("null != reached", [0, 1, 3]),
        ("year >= 2022 and unit == 'st'", [1]),
        ("year == 2021 or value > 3", [0, 3]),
        ("2021 <= year < 2023", [0, 1]),
        ("year in (2021, 2023, 99999)", [0, 2]),
        ("year not in [2021]", [1, 2]),
        ("not (year in (2021,))", [1, 2]),
        ("year < 70000", [0, 1, 2]),
        ("year > 99999999999999999999", []),
        ("'SJUK' in name", [0]),
        ("'äldre' in name", [1]),
        ("'(g)' in name", [3]),
        ("'.' in name", []),
        ("'sjuk' not in name", [1, 3]),
        ('name == "Matsvinn (g)"', [3]),
        ("unit in ('%', 'st') and not (unit == '%')", [1]),
        ("end < '2022-12-31'", [0, 3]),
        ("end == '2023-01-01'", [2]),
        ("value == -2", [1]),
        ("value < -1.5", [1]),
        ("score >= 0.5", [0, 1]),
        ("value - year < -2000", [0, 1]),
        ("value / 0 > 1", [0, 3]),
        ("value * 2 == 3", [0]),
        ("value > year", []),
    ],
)
def test_rows_that_are_let_through(text: str, rows: list[int]) -> None:
    assert ROWS.filter(condition(text, ROWS.schema)).column("n").to_pylist() == rows


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("reached = false", "Write == to compare"),
        ("reeched == false", "Did you mean reached?"),
        ("x == 1", "There are: n, year, value"),
        ("year == '2022'", "year holds a number, and '2022' is none"),
        ("name == 2022", "name holds a text in quotes, and 2022 is none"),
        ("reached == 1", "reached holds true or false, and 1 is none"),
        ("end < 'soon'", "end holds a date in quotes, such as '2031-06-30', and 'soon' is none"),
        ("members == 'a'", "members holds lists"),
        ("'a' in members", "a text within one"),
        ("year in ()", "values behind it"),
        ("year", "neither true nor false"),
        ("1 == 1", "none is a column"),
        ("year < null", "null is neither above nor below"),
        ("year == name", "hold different things"),
        ("name + 1 == 2", "name is no number"),
        ("value == 1,5", "not understood"),
        ("year ==", "cannot be understood"),
        ("", "cannot be understood"),
        ("__import__('os').system('x')", "not understood"),
        ("year.x == 1", "not understood"),
        ("year == 2**9**9**9", "not understood"),
        ("(lambda: 1)() == year", "not understood"),
        ("[year for year in (1,)]", "not understood"),
        ("(" * 4000, "cannot be understood"),
        ("year == 1 or " * 1000 + "reached", "too long"),
        ("not " * 1200 + "reached", "cannot be understood"),
    ],
)
def test_what_cannot_be_meant_is_told(text: str, said: str) -> None:
    with pytest.raises(RequestError) as told:
        condition(text, ROWS.schema)
    assert said in str(told.value)


def test_a_long_condition_of_many_values_works() -> None:
    text = "year in (" + ", ".join(str(2022 + n % 2) for n in range(700)) + ")"
    assert ROWS.filter(condition(text, ROWS.schema)).num_rows == 2
