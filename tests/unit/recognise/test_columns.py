"""Of several columns of one measure the time decides; and what a table lists, told by what its columns hold."""

from __future__ import annotations

import pytest

from vpextract import knowledge
from vpextract.model import Identity, Place, Row, Table
from vpextract.recognise.listings.columns import columns_of, matches_of

KNOWLEDGE = knowledge.load()
PLAN, REPORT, ANNUAL = "verksamhetsplan", "tertialrapport", "verksamhetsberattelse"


def slots(head: str, kind: str, year: int | None) -> str:
    """The slots of the columns behind the key, as "slot year as_of" where they are further ones."""
    labels = ["Indikator", *(label.strip() for label in head.split("|"))]
    columns = columns_of(KNOWLEDGE.columns(labels), Identity(kind=kind, year=year))
    return " | ".join(str(column.slot or "-") for column in columns[1:])


@pytest.mark.parametrize(
    ("head", "kind", "year", "expected"),
    [
        ("Mål 2033 | Mål 2032 | Mål 2031", PLAN, 2031, "target  2033 | target  2032 | target"),
        ("Utfall 2029 | Utfall 2030 | Årsmål", PLAN, 2031, "outcome  2029 | outcome_previous | target"),
        ("2028 | 2029 | 2030 | Mål 2031", PLAN, 2031, "outcome  2028 | outcome  2029 | outcome_previous | target"),
        (
            "Utfall T1 2031 | Utfall T2 2031 | Utfall VB 2030",
            REPORT,
            2031,
            "outcome T1 2031 | outcome | outcome_previous",
        ),
        ("Utfall | Utfall VB | Prognos", REPORT, 2031, "outcome | outcome_previous | forecast"),
        ("Utfall VB | Årsmål", ANNUAL, 2031, "outcome | target"),
        (
            "Utfall 2031-08-31 | Utfall 2031-04-30 | Prognos",
            REPORT,
            2031,
            "outcome | outcome 2031-04-30 2031 | forecast",
        ),
        ("Utfall män 2030 | Utfall män 2031", ANNUAL, 2031, "outcome_men  2030 | outcome_men"),
        ("Utfall 2032 | Årsmål", ANNUAL, 2031, "- | target"),
        ("Årsmål | Målvärde", ANNUAL, 2031, "target | -"),
        ("KF:s mål 2030 | KF:s mål 2031", ANNUAL, 2031, "target_kf  2030 | target_kf"),
        ("Mål 2033 | Mål 2032", PLAN, 2031, "target  2033 | target  2032"),
        ("Mål 2033", PLAN, 2031, "target"),
    ],
)
def test_the_time_decides(head: str, kind: str, year: int | None, expected: str) -> None:
    assert slots(head, kind, year) == expected


def table(head: str, *rows: str) -> Table:
    cells = [Row(tuple(cell.strip() for cell in row.split("|")), Place()) for row in rows]
    return Table(tuple(label.strip() for label in head.split("|")), tuple(cells), Place())


@pytest.mark.parametrize(
    ("found", "about"),
    [
        (table("Vad vi gör | Påbörjas | Avslutas", "Rusta upp kajerna | 2031-01-01 | 2031-12-31"), "activities"),
        (table("Arbete | Från när | Till när", "Rusta upp kajerna | 2031-01-01 | 2031-12-31"), "activities"),
        (table("Insats | Klar", "Rusta upp kajerna | 2031-08-31", "Måla alla bojarna | 2031-10-31"), "activities"),
        (table("Beslut | Klar", "Rusta upp kajerna | 2031-08-31", "Måla alla bojarna | 2031-10-31"), None),
        (table("Vi mäter | Utfall 2030 | Årsmål", "Andel nöjda gäster | 81 % | 85 %"), "indicators"),
        (table("Kännetecken | Utfall | Målvärde | Mätfrekvens", "Antal båtar i hamnen | 12 | Öka | År"), "indicators"),
        (table("Verksamhet | Utfall 2030 | Budget 2031", "Hamnar och kajer | 12,1 | 13,0"), None),
        (table("Verksamhet (mnkr) | Utfall | Mål", "Hamnar och kajer | 12,1 % | 13,0"), None),
        (table("År | Utfall | Årsmål", "2030 | 12 % | 13 %"), None),
        (table("Mått | Mål", "Andel båtar med lanternor | 81 %", "Antal nya bojar i hamnen | 12"), "indicators"),
        (table("Mått | Målet | Trend", "Betygsindex för hamnens kajer | 5,4 | Upp"), "indicators"),
        (table("Mått | Mål", "Andel båtar med lanternor | Trygg hamn", "Antal nya bojar | Säker farled"), None),
        (table("Mått (tkr) | Mål", "Hamnavgifter från besökare | 540"), None),
        (table("Genomfört arbete | Påbörjad | Avslutad", "Rusta upp kajerna | feb 2031 | juni 2031"), "activities"),
        (table("Genomfört arbete | Påbörjad | Avslutad", "Rusta upp kajerna | Ja | Nej"), None),
        (table("KPI | Utfall 2030 | Mål 2033", "Andel båtar med lanternor | 12 | 13"), "indicators"),
        (table("Namn | Datum", "Anna Exempel Exempelsson | 2031-01-01"), None),
    ],
)
def test_a_listing_is_known_by_what_it_holds(found: Table, about: str | None) -> None:
    assert matches_of(found, KNOWLEDGE)[0] == about


def test_what_other_tables_have_as_well_means_something_in_a_listing_known_by_its_contents() -> None:
    found = table("Genomfört arbete | Påbörjad | Avslutad | Läge", "Rusta upp kajerna | feb 2031 | juni 2031 | Klart")
    assert [match and match.role for match in matches_of(found, KNOWLEDGE)[1]] == [
        "text",
        "start_date",
        "end_date",
        "status",
    ]
