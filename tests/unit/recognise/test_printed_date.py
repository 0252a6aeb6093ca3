"""Which of the dates on a front is the document's, and which cannot be. All texts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from vpextract.pipeline import extract_bytes

FRONT = "Verksamhetsplan 2031\nHamnnämnden\nDatum: {}\n\nNämndmål 1.1: Bojarna ska lysa hela året\n"


@pytest.mark.parametrize(
    ("printed", "dated"),
    [
        ("2030-05-04", date(2030, 5, 4)),
        ("den 4 maj 1863", date(1863, 5, 4)),
        ("1849-12-31", None),
        ("den 4 maj 1831", None),
        ("0203-01-02", None),
    ],
)
def test_no_document_of_a_board_is_older_than_boards(printed: str, dated: date | None) -> None:
    assert extract_bytes(FRONT.format(printed).encode(), "plan.txt").identity.dated == dated
