"""Dates in figures and words."""

from __future__ import annotations

from datetime import date

import pytest

from vpextract import knowledge

KNOWLEDGE = knowledge.load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031-05-27", date(2031, 5, 27)),
        (" 2031-05-27 ", date(2031, 5, 27)),
        ("2031- 05-27", date(2031, 5, 27)),
        ("2031-05 -27", date(2031, 5, 27)),
        ("2031–05–27", date(2031, 5, 27)),
        ("2032-02-29", date(2032, 2, 29)),
        ("2031-05-27¹", date(2031, 5, 27)),
        ("2031-05-27 *", date(2031, 5, 27)),
        ("2031-05-27 1)", date(2031, 5, 27)),
        ("2031-05-2¹7", None),
        ("2031-02-29", None),
        ("2031-13-01", None),
        ("2031-05-27 och framåt", None),
        ("2031-05-27 2031-06-01", None),
        ("31-05-27", None),
        ("2031", None),
        ("löpande", None),
        ("٢٠٣١-٠٥-٢٧", None),
        ("203①-05-27", None),
        ("2031" * 1500 + "-05-27", None),
        ("", None),
    ],
)
def test_a_cell_that_is_one_date(text: str, expected: date | None) -> None:
    assert KNOWLEDGE.times.date_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sjövik 2031-05-27", date(2031, 5, 27)),
        ("Sjövik den 27 maj 2031", date(2031, 5, 27)),
        ("1 december 2031", date(2031, 12, 1)),
        ("3 Januari 2031", date(2031, 1, 3)),
        ("3 feb 2031", date(2031, 2, 3)),
        ("3 feb. 2031", date(2031, 2, 3)),
        ("den 3:e februari 2031", date(2031, 2, 3)),
        ("torsdagen den 3 FEBRUARI 2031", date(2031, 2, 3)),
        ("Datum: 3/2 2031", date(2031, 2, 3)),
        ("23/12-2031", date(2031, 12, 23)),
        ("Dnr 12/13 2031", None),
        ("Dnr 137/2 2031", None),
        ("1/2/2031", None),
        ("2 mars 2031, ändrad 2031-04-01", date(2031, 3, 2)),
        ("2031-04-01, ändrad 2 maj 2031", date(2031, 4, 1)),
        ("2031-02-30 och 2031-03-01", date(2031, 3, 1)),
        ("31 februari 2031", None),
        ("12 bojar 2031", None),
        ("Diarienummer 12031-05-27", None),
        ("1.2.1-123-2031", None),
        ("٢٧ maj ٢٠٣١", None),
        ("7" * 5000 + " maj 2031", None),
        ("\ufffd1 maj 2031", None),  # 1, 21 or 31
        ("", None),
    ],
)
def test_the_first_date_in_a_text(text: str, expected: date | None) -> None:
    found = KNOWLEDGE.times.dates_in(text)
    assert (found[0][0] if found else None) == expected
