"""Text in two columns that was read across is told. All is invented."""

from __future__ import annotations

import pytest

from vpextract.model import Paragraph, Place
from vpextract.recognise.read_across import read_across

Sides = tuple[tuple[str, ...], ...]


def told(sides: Sides, *more: Sides) -> list[str]:
    texts = [Paragraph(" ".join(s for pair in one for s in pair), Place(page=4), sides=one) for one in (sides, *more)]
    return [found.code for found in read_across(texts)]


@pytest.mark.parametrize(
    "sides",
    [
        (("Lotsarna har målat alla bojar och", "Fyrarna lyser varje natt i hela"), ("bryggor.", "viken.")),
        (
            ("Lotsarna har målat alla bojar och", "Nu är hamnen öppen för alla båtar."),
            ("bryggor i viken", "Isen har gått."),
        ),
        (
            ("Nu är hamnen öppen för alla båtar.", "Fyrarna lyser varje natt i hela"),
            ("Isen har gått.", "viken till maj"),
        ),
    ],
)
def test_sentences_that_go_on_below_are_columns_that_were_read_across(sides: Sides) -> None:
    assert told(sides) == ["columns_read_across"]
    assert told(sides, sides) == ["columns_read_across"]  # once for a page


@pytest.mark.parametrize(
    "sides",
    [
        (),
        (("Handläggare", "Till"), ("eva al", "hamnnämnden")),
        (("Lotsarna har målat alla bojar.", "Fyrarna lyser varje natt."), ("Bryggor lagas.", "Viken är isfri.")),
        (("Lotsarna har målat alla bojar och", "Fyrarna lyser varje natt i hela"), ("bryggor.",)),
        (("Lotsarna har målat alla bojar och", "Fyrarna lyser varje natt i hela"),),
    ],
)
def test_other_texts_side_by_side_are_not_told(sides: Sides) -> None:
    assert not told(sides)
