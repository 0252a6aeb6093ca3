"""What rows of listings say in words: whether a target was reached, and that an activity is late. All rows are invented."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Identity, Place, Row, Table
from vpextract.recognise.findings import IndicatorFound
from vpextract.recognise.listings.listing import listing_of
from vpextract.recognise.listings.rows import rows_of

KNOWLEDGE = knowledge.load()
HERE = Place(page=3)


def row(heads: tuple[str, ...], *cells: str, signs: tuple[str, ...] = ()) -> IndicatorFound:
    table = Table(
        ("Indikator", "Utfall", "Årsmål", *heads),
        (Row(("Andel målade bojar", "80 %", "85 %", *cells), HERE, signs),),
        HERE,
    )
    listing = listing_of(table, Identity(year=2031), KNOWLEDGE)
    assert listing is not None
    return rows_of(listing, 2031, False, KNOWLEDGE).indicators[0]


@pytest.mark.parametrize(
    ("head", "cell", "verdict"),
    [
        ("Måluppfyllelse", "Ja", "helt"),
        ("Måluppfyllelse (ja/delvis/nej)", "Delvis", "delvis"),
        ("Målet uppnått?", "nej", "ej"),
        ("Bedömning", "Uppfylls ej", "ej"),
        ("Måluppfyllelse 2031", "Uppnås till viss del", "delvis"),
    ],
)
def test_what_a_column_says_of_the_target_is_no_other_column(head: str, cell: str, verdict: str) -> None:
    found = row((head,), cell)
    assert (found.assessment, found.assessment_raw, found.extra) == (verdict, cell, {})


@pytest.mark.parametrize(
    ("head", "cell"), [("Måluppfyllelse", "Svårbedömt"), ("Bedömning", "Stor effekt"), ("Källa", "Ja")]
)
def test_what_is_no_assessment_stays_as_it_is_printed(head: str, cell: str) -> None:
    found = row((head,), cell)
    assert (found.assessment, found.assessment_raw, found.extra) == (None, None, {head: cell})


def test_two_columns_that_differ_say_nothing() -> None:
    found = row(("Måluppfyllelse", "Bedömning"), "Ja", "Nej")
    assert (found.assessment, found.extra) == (None, {"Måluppfyllelse": "Ja", "Bedömning": "Nej"})


@pytest.mark.parametrize(
    ("comment", "said"), [("Målningen är försenad.", "delayed"), ("Målningen är klar.", None), ("", None)]
)
def test_what_the_comment_of_an_activity_says_about_a_delay(comment: str, said: str | None) -> None:
    heads = ("Aktivitet", "Startdatum", "Slutdatum", "Kommentar")
    table = Table(heads, (Row(("Måla bojarna i hamnen", "2031-01-01", "2031-12-31", comment), HERE),), HERE)
    listing = listing_of(table, Identity(year=2031), KNOWLEDGE)
    assert listing is not None
    (found,) = rows_of(listing, 2031, False, KNOWLEDGE).activities
    assert (found.delay_said, found.delay_raw) == (said, comment if said else None)


def test_a_sign_is_the_status_and_no_assessment() -> None:
    found = row(("Måluppfyllelse",), "", signs=("green",))
    assert (found.assessment, found.status) == (None, "green")
