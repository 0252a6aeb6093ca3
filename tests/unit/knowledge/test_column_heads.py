"""Column heads that no list holds: what they mean follows from their parts."""

from __future__ import annotations

import pytest

from vpextract import knowledge

KNOWLEDGE = knowledge.load()


@pytest.mark.parametrize(
    ("head", "role", "year", "as_of"),
    [
        ("Hamnstyrelsens målvärde", None, None, None),
        ("Nämndens måltal (2031)", "target", 2031, None),
        ("Styrelsens målnivå 2031", "target", 2031, None),
        ("KF:s årsmål år 2031", "target_kf", 2031, None),
        ("Kommunfullmäktiges målsättning", "target_kf", None, None),
        ("Stadens mål 2031", "target_kf", 2031, None),
        ("KF mål", "target_kf", None, None),
        ("KF målvärde 2031", "target_kf", 2031, None),
        ("KF-mål", "target_kf", None, None),
        ("Kommunmål", "target_kf", None, None),
        ("Stadsmål 2031", "target_kf", 2031, None),
        ("Nämndmål", "target", None, None),
        ("Etappmål 2031", "target", 2031, None),
        ("Önskat värde 2031", "target", 2031, None),
        ("Planerat utfall", "target", None, None),
        ("Slutvärde 2033", "target", 2033, None),
        ("Uppsatt värde 2031", "target", 2031, None),
        ("Utfall 2031 Alla", "outcome_of_year", 2031, None),
        ("Uppmätt värde (2031-08-31) Total", "outcome_of_year", 2031, "08-31"),
        ("Uppnått resultat 2031 Pojkar/män", "outcome_men", 2031, None),
        ("Uppmätt värde 2031 Kvinnor", "outcome_women", 2031, None),
        ("Årets utfall (2031) Män", "outcome_men", 2031, None),
        ("Utfall T2 2031 flickor/kvinnor", "outcome_women", 2031, "T2"),
        ("Utfall per den 31 augusti 2031", "outcome_of_year", 2031, "08-31"),
        ("Utfall 31/8 2031", "outcome_of_year", 2031, "08-31"),
        ("Utfall 2031-04-30", "outcome_of_year", 2031, "04-30"),
        ("Utfall jan–aug 2031", "outcome_of_year", 2031, "08"),
        ("Utfall tertial 2", "outcome", None, "T2"),
        ("Utfall kvartal 3 2031", "outcome_of_year", 2031, "Q3"),
        ("Utfall 2031 T2", "outcome_of_year", 2031, "T2"),
        ("Prognos 2031 (tertial 2)", "forecast", 2031, "T2"),
        ("Utfall 2031 (aug)", "outcome_of_year", 2031, "08"),
        ("Utfall 2031 jan–aug", "outcome_of_year", 2031, "08"),
        ("Utfall 2031 Q3", "outcome_of_year", 2031, "Q3"),
        ("Utfall 2031 (T2 2030)", None, None, None),
        ("Utfall T2 2030 Mål 2031", None, None, None),
        ("Utfall 2030 VB 2031", None, None, None),
        ("Ackumulerat utfall", "outcome", None, None),
        ("Uppmätt värde 2031", "outcome_of_year", 2031, None),
        ("Föregående års utfall", "outcome_previous", None, None),
        ("2031 års prognos", "forecast", 2031, None),
        ("Förväntat utfall helår", "forecast", None, None),
        ("Mätfrekvens", "period", None, None),
        ("Följs upp", "period", None, None),
        ("Resultatindikatorer", "name", None, None),
        ("Nämndens kvalitetsmått", "name", None, None),
        ("Bolagets insatser", "text", None, None),
        ("Planerad start", "start_date", None, None),
        ("Klart senast", "end_date", None, None),
        ("Tidplan Start", "start_date", None, None),
        ("Tidsplan Slutdatum", "end_date", None, None),
        ("Period Startdatum", "start_date", None, None),
        ("Tid Slut", "end_date", None, None),
        ("Utf all män/ poj kar", "outcome_men", None, None),
        ("Målvarde 2031", "target", 2031, None),
        ("Målvärde kronor 2031", "target", 2031, None),
        # what is left over makes a head unknown
        ("Utfall hamnen", None, None, None),
        ("Tidplan Utfall", None, None, None),
        ("Tidplan Start Slut", None, None, None),
        ("Start Tidplan", None, None, None),
        ("Budget 2031", None, None, None),
        ("Mål och medel", None, None, None),
        ("Årsmål Utfall", None, None, None),
        ("Kvinnor Årsmål", None, None, None),
        ("Utfall 2030 2031", None, None, None),
        ("Utfall 2030/2031", None, None, None),
        ("Utfallet av", None, None, None),
        ("Utfall för alla i", None, None, None),
        ("Utfall Uppnått", None, None, None),
        ("UTFALL RESULTAT", None, None, None),
        ("Utfall från", None, None, None),
        ("Utfall 2031 alla", "outcome_of_year", 2031, None),
        ("Nämndens mål KF mål", None, None, None),
        ("Måltal KF måltal", None, None, None),
        ("Uppmätt värde VB 2031", "outcome_of_year", 2031, "VB"),
        ("Prel. utfall 2031", "outcome_of_year", 2031, None),
        ("Prognosen visar", None, None, None),
    ],
)
def test_a_head_means_what_its_parts_mean(head: str, role: str | None, year: int | None, as_of: str | None) -> None:
    found = KNOWLEDGE.column(head)
    assert (None if found is None else found.role) == role
    assert found is None or (found.year, found.as_of) == (year, as_of)


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("2031", "outcome_of_year"),
        ("T2 2031", "outcome_of_year"),
        ("Mål", "target"),
        ("Resultat 2031", "outcome_of_year"),
        ("Bokslut 2031", "outcome_of_year"),
        ("Totalt", "outcome"),
        ("Åtgärder", "text"),
        ("Från", "start_date"),
        ("Till", "end_date"),
        ("Föregående år", "outcome_previous"),
        ("Källa", "other"),
        ("Ansvarig enhet", "other"),
        ("Kommunens utfall 2031", "other"),
        ("Målvärde kvinnor", "other"),
    ],
)
def test_what_other_tables_have_as_well_means_something_only_beside_a_head_that_is_sure(head: str, role: str) -> None:
    assert KNOWLEDGE.column(head) is None
    alone = KNOWLEDGE.columns(["Verksamhet", head])
    beside = KNOWLEDGE.columns(["Indikator", head, "Årsmål"])
    assert alone[1] is None
    assert beside[1] is not None
    assert beside[1].role == role


@pytest.mark.parametrize(
    ("head", "owner"), [("Nämndens indikatorer", "namnd"), ("KF:s nyckeltal", "kf"), ("Mått", None)]
)
def test_a_key_column_says_whose_its_rows_are(head: str, owner: str | None) -> None:
    found = KNOWLEDGE.column_beside(head)
    assert found is not None
    assert (found.key, found.owner) == (True, owner)


@pytest.mark.parametrize(
    ("head", "sexes"),
    [("Utfall kvinnor/män", ("women", "men")), ("Utfall män och kvinnor 2031", ("men", "women")), ("Utfall män", ())],
)
def test_a_head_may_stand_over_the_figures_of_both_sexes(head: str, sexes: tuple[str, ...]) -> None:
    found = KNOWLEDGE.column(head)
    assert found is not None
    assert found.sexes == sexes


def test_from_and_to_are_dates_beside_a_column_that_is_sure() -> None:
    found = KNOWLEDGE.columns(["Aktivitet", "Från", "Till", "Ansvarig"])
    assert [match.role if match is not None else None for match in found] == ["text", "start_date", "end_date", "other"]
    assert KNOWLEDGE.column("Från") is None
    assert KNOWLEDGE.columns(["Linje", "Från", "Till"]) == [None, None, None]


@pytest.mark.parametrize(
    ("labels", "known"),
    [
        (["Insats", "Klar", "Ansvarig enhet"], True),
        (["Åtgärd", "Från", "Till"], True),
        (["Insats", "Klar"], True),
        (["Insats", "Klar", "Hamnen"], False),
        (["Insats", "Ansvarig", "Källa"], False),
    ],
)
def test_labels_that_are_not_sure_make_a_listing_of_activities_together(labels: list[str], known: bool) -> None:
    assert (KNOWLEDGE.columns(labels)[0] is not None) == known
