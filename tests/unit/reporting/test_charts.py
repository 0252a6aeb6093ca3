"""Charts show each value once, break lines where years are not to be compared, and have round numbers beside them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from vpextract.reporting.charts import Figures, bars, bounds_of, lines


def drawn(figures: Figures, years: list[int]) -> ET.Element:
    bounds = bounds_of([figures])
    assert bounds is not None
    return ET.fromstring(lines("a", figures, years, bounds))


def paths(svg: ET.Element, colour: str) -> list[str]:
    return [
        path.get("d", "")
        for path in svg.iter("path")
        if path.get("stroke") == f"var(--{colour})" and len(set(places(path.get("d", "")))) > 1
    ]


def places(path: str) -> list[tuple[float, float]]:
    return [
        (float(x), float(y)) for x, y in (point.split(",") for point in path.replace("M", "").replace("L", "").split())
    ]


def labels(svg: ET.Element) -> list[str]:
    return [text.text or "" for text in svg.iter("text")]


OUTCOMES = {2021: 4.0, 2022: 5.0, 2023: 4.5, 2024: 6.0}


def test_a_break_parts_the_line() -> None:
    whole, parted = (
        drawn(Figures(outcome=OUTCOMES, breaks=breaks), list(OUTCOMES))
        for breaks in (frozenset[int](), frozenset({2023}))
    )

    assert [len(places(path)) for path in paths(whole, "outcome")] == [4]
    assert [len(places(path)) for path in paths(parted, "outcome")] == [2, 2]
    assert paths(whole, "soft") == []
    (cut,) = paths(parted, "soft")
    before, after = (places(path) for path in paths(parted, "outcome"))
    assert before[-1][0] < places(cut)[0][0] < after[0][0]


def test_higher_values_stand_higher_and_targets_at_their_year() -> None:
    svg = drawn(Figures(outcome=OUTCOMES, target={2022: 5.0}), list(OUTCOMES))
    (line,), (target,) = paths(svg, "outcome"), paths(svg, "target")
    heights = [y for _, y in places(line)]
    left, right = places(target)

    assert [a > b for a, b in pairwise(heights)] == [True, False, True]
    assert left[1] == right[1] == heights[1]
    assert left[0] < places(line)[1][0] < right[0]


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (81.0, 90.0, ["82", "84", "86", "88", "90"]),
        (0.0, 0.3, ["0", "0,1", "0,2", "0,3"]),
        (1950.0, 2700.0, ["2\u202f000", "2\u202f200", "2\u202f400", "2\u202f600"]),
        (-3.0, 4.0, ["−2", "0", "2", "4"]),
        (5.0, 5.0, ["4,6", "4,8", "5", "5,2", "5,4"]),
    ],
)
def test_numbers_beside_a_chart_are_round_and_swedish(low: float, high: float, told: list[str]) -> None:
    svg = drawn(Figures(outcome={2022: low, 2023: high}), [2022, 2023])

    assert [text for text in labels(svg) if text not in ("2022", "2023")] == told


def test_no_two_years_stand_on_each_other() -> None:
    years = list(range(2000, 2031))
    svg = drawn(Figures(outcome={2000: 1.0, 2030: 2.0}), years)
    shown = [
        (text.text, float(text.get("x", ""))) for text in svg.iter("text") if text.text in {str(year) for year in years}
    ]

    assert shown[0][0] == "2000"
    assert all(b - a > 30 for (_, a), (_, b) in pairwise(shown))


def test_amounts_below_zero_hang_from_the_line_of_zero() -> None:
    figures = Figures(outcome={2022: -4.0, 2023: 6.0}, target={2022: -5.0})
    bounds = bounds_of([figures], from_zero=True)
    assert bounds == (-5.0, 6.0)
    svg = ET.fromstring(bars("b", figures, [2022, 2023], bounds))
    below, above = (one for one in svg.iter("rect") if one.get("fill") == "var(--outcome)")

    assert float(below.get("y", "")) == pytest.approx(
        float(above.get("y", "")) + float(above.get("height", "")), abs=0.1
    )


def test_two_charts_share_no_identifier() -> None:
    figures = Figures(outcome={2022: 1.0, 2023: 2.0}, men={2022: 1.0})
    one, other = (ET.fromstring(lines(name, figures, [2022, 2023], (1.0, 2.0))) for name in ("i1", "i2"))
    ids = [{element.get("id") for element in svg.iter()} - {None} for svg in (one, other)]
    used = {value[5:-1] for element in one.iter() for value in element.attrib.values() if value.startswith("url(#")}

    assert ids[0] and not ids[0] & ids[1]
    assert used <= ids[0]


def test_nothing_has_no_bounds() -> None:
    assert bounds_of([Figures()]) is None
