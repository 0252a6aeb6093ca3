"""The datasets that linking writes: series, their members, and what became of plans.

The columns of a follow-up that stand once for each report are made from one list, so that no report is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator

from vpextract.linking.records import REPORTS
from vpextract.store.columns import (
    BOOL,
    DATE,
    DOC_TYPE,
    DOCUMENT,
    DOCUMENT_YEAR,
    FLOAT32,
    FLOAT64,
    INT8,
    INT16,
    INT32,
    MUNICIPALITY,
    PREFERRED,
    STRING,
    TERTIAL,
    Column,
    Dataset,
    may,
    must,
)
from vpextract.store.economy_schema import AREAS
from vpextract.terms import PRINTED, TERTIAL_REPORT, YEAR_REPORT

_NAMES = dict(zip(REPORTS, (*(f"{TERTIAL_REPORT} {n}" for n in (1, 2, 3)), PRINTED[YEAR_REPORT]), strict=True))

_QUALIFIED = (
    "How it is meant, as in indicator_values: max, min, range, …; null: a plain number. A band (+/- 1 %) has no number."
)


def _figure(name: str, label: str, meaning: str) -> Iterator[Column]:
    """A figure: as number, as printed, how it is meant, and the row that it stands in."""
    yield may(name, FLOAT64, label, meaning)
    yield may(f"{name}_raw", STRING, f"{label} (tryckt)", "The same as printed.")
    yield may(f"{name}_qualifier", STRING, f"{label} (förbehåll)", _QUALIFIED)
    yield may(
        f"{name}_id", STRING, f"{label} (rad)", "The indicator row that it stands in; vpextract locate finds the place."
    )


def _indicator_reports() -> Iterator[Column]:
    for report, name in ((report, _NAMES[report]) for report in REPORTS):
        yield from _figure(f"{report}_outcome", f"Utfall, {name}", f"Outcome in the {name}.")
        if report != REPORTS[-1]:
            yield from _figure(f"{report}_forecast", f"Prognos, {name}", f"Forecast for the year in the {name}.")
        yield from _figure(f"{report}_target", f"Årsmål, {name}", f"The year's target as the {name} gives it.")


def _shown_by_reports() -> Iterator[Column]:
    for report, name in ((report, _NAMES[report]) for report in REPORTS):
        yield may(f"{report}_status", STRING, f"Statusmarkering, {name}", f"What the sign in the {name} means.")
        yield may(
            f"{report}_assessment", STRING, f"Måluppfyllelse, {name}", f"What the {name} says of the target in words."
        )


def _activity_reports() -> Iterator[Column]:
    for report, name in ((report, _NAMES[report]) for report in REPORTS):
        yield may(f"{report}_id", STRING, f"Rad, {name}", f"The activity row in the {name}.")
        yield may(f"{report}_end", DATE, f"Slutdatum, {name}", f"End date in the {name}.")
        yield may(f"{report}_status", STRING, f"Status, {name}", f"Status sign in the {name}.")
        yield may(f"{report}_deviation", STRING, f"Avvikelse, {name}", f"Deviation as printed in the {name}.")


_REACHED_WHY = (
    "figures, figures_and_assessment (the report says the same); or why it is null: no_target, only_city_target, city_target "
    "(the board's is the city's, of a count or amount), no_final_outcome, outcome_is_no_number, target_in_words, "
    "no_previous_outcome (for a target such as Ökning), other_unit, direction_unknown, direction_contradictory, band_unclear, "
    "bound_unclear (färre än 10, and it is 10), assessment_differs, figures_differ (two in one report)."
)
_SERIES = must("series_id", STRING, "Serie-id", "The series; see series.")
_BOARD = must("board_id", STRING, "Nämnd-id", "The board whose documents these are.")
_YEAR = must("year", INT16, "År", "The year planned and reported on.")
_OF_DOCUMENT = (
    must("document_year", INT16, "Dokumentets år", "The same year, by the name that it has in the other datasets."),
    may(
        "doc_type",
        STRING,
        "Dokumenttyp",
        "The kind of the year's last document that it stands in: how far the year is followed up.",
    ),
    may("tertial", INT8, "Tertial", "The tertial of that document: 1, 2 or 3 for a tertialrapport."),
    must(
        "preferred",
        BOOL,
        "Gällande",
        "Always true, as only preferred editions are followed up; a filter that holds elsewhere holds here.",
    ),
)

LINK_DATASETS = (
    Dataset(
        "series",
        "Serier",
        "The same goal, indicator or activity across documents, years and boards.",
        ("series_id",),
        (
            must("series_id", STRING, "Serie-id", "The series."),
            must("kind", STRING, "Slag", "goal, indicator or activity."),
            must("label", STRING, "Benämning", "The text that names the series."),
            may("owner", STRING, "Ägare", "kf or namnd; null for goals."),
            may("level", STRING, "Målnivå", "Level of a series of goals; null for the others."),
            may("board_id", STRING, "Nämnd-id", "The board; null where boards share the series."),
            MUNICIPALITY,
            must("first_year", INT16, "Första år", "First year with a member."),
            must("last_year", INT16, "Sista år", "Last year with a member."),
            must("n_members", INT32, "Antal", "Number of members."),
        ),
    ),
    Dataset(
        "series_members",
        "Serier, rader",
        "What belongs to a series: each row of the documents once.",
        ("member_id",),
        (
            must("series_id", STRING, "Serie-id", "The series; see series."),
            must("kind", STRING, "Slag", "goal, indicator or activity."),
            must("member_id", STRING, "Medlems-id", "A goal_id, indicator_id or activity_id."),
            DOCUMENT,
            may("year", INT16, "År", "The document's year."),
            may("board_id", STRING, "Nämnd-id", "The document's board."),
            MUNICIPALITY,
            DOCUMENT_YEAR,
            DOC_TYPE,
            TERTIAL,
            PREFERRED,
            must("score", FLOAT32, "Poäng", "0 to 1, of the link that brought it in."),
            must("method", STRING, "Metod", "exact, fuzzy or manual."),
            must("status", STRING, "Status", "linked. What a person should decide is in link_candidates."),
        ),
    ),
    Dataset(
        "link_candidates",
        "Möjliga länkar",
        "Pairs of rows, or of areas, that may be the same, of which a person should say: the best pair of any two series, the "
        "surest first.",
        ("a_id", "b_id"),
        (
            must("kind", STRING, "Slag", "goal, indicator, activity or area."),
            must("a_id", STRING, "Rad a", "A goal_id, indicator_id, activity_id or area_id, as in links.csv."),
            must("b_id", STRING, "Rad b", "The other row, or area."),
            may("a_series_id", STRING, "Serie a", "The series that row a is in; see series. Null of an area."),
            may("b_series_id", STRING, "Serie b", "The series that row b is in; see series. Null of an area."),
            must("score", FLOAT32, "Poäng", "0 to 1: how likely they are the same."),
            must("why", STRING, "Varför", "What differs, and what speaks for and against it, in strange words."),
        ),
    ),
    Dataset(
        "followup",
        "Uppföljning indikatorer",
        "What became of each indicator's target: one row per series, board and year.",
        ("series_id", "board_id", "year"),
        (
            _SERIES,
            _BOARD,
            MUNICIPALITY,
            _YEAR,
            *_OF_DOCUMENT,
            must("name", STRING, "Indikator", "The indicator's name in the year's last document."),
            may("owner", STRING, "Ägare", "kf or namnd."),
            may("unit", STRING, "Enhet", "Unit of the figures as printed; null where they have none, or several."),
            may("unit_std", STRING, "Enhet (en stavning)", "The same in one spelling, which is what is compared."),
            may(
                "figure_kind",
                STRING,
                "Slag av tal",
                "share, average, count or amount, by name and unit; null: neither tells. Only shares and averages are held "
                "against the city's target.",
            ),
            may(
                "direction",
                STRING,
                "Riktning",
                "Whether more or less is better: higher, lower, or range (within bounds); null: nobody says.",
            ),
            may(
                "direction_by",
                STRING,
                "Riktning enligt",
                "What tells the direction: target (its words), name, assessment (the documents' own, over the years); "
                "contradictory: they differ.",
            ),
            may(
                "reached",
                BOOL,
                "Årsmålet uppnått",
                "Whether the final outcome reaches target; null unless target, outcome and direction are known.",
            ),
            must("reached_why", STRING, "Årsmålet uppnått: skäl", _REACHED_WHY),
            *_figure(
                "target", "Årsmål, gällande", "The year's last target of the board, which the outcome is held against."
            ),
            *_figure("plan_target", "Årsmål, verksamhetsplan", "The year's target in the plan."),
            *_indicator_reports(),
            *_figure("target_kf", "KF:s årsmål", "The city council's target for the year, from the last document."),
            *_figure(
                "outcome_previous",
                "Utfall föregående år",
                "Last year's outcome: from its report, else as printed in this year's.",
            ),
            *_figure("outcome_men", "Utfall män/pojkar", "Outcome of men, from the last report that gives it by sex."),
            *_figure("outcome_women", "Utfall kvinnor/flickor", "Outcome of women, from the same report."),
            may("outcome_gap", FLOAT64, "Utfall kvinnor − män", "The outcome of women minus that of men."),
            *_shown_by_reports(),
            may(
                "target_changed",
                BOOL,
                "Ändrat årsmål",
                "A report gives another target than the plan; null without both, or in other units.",
            ),
            may("outcome_minus_target", FLOAT64, "Utfall − årsmål", "The year's final outcome minus its last target."),
            may(
                "outcome_minus_target_kf",
                FLOAT64,
                "Utfall − KF:s årsmål",
                "The final outcome minus the city council's target; only of shares and averages.",
            ),
            may("outcome_minus_previous", FLOAT64, "Utfall − föregående år", "The final outcome minus last year's."),
        ),
    ),
    Dataset(
        "followup_activities",
        "Uppföljning aktiviteter",
        "What became of each activity: one row per series, board and year.",
        ("series_id", "board_id", "year"),
        (
            _SERIES,
            _BOARD,
            MUNICIPALITY,
            _YEAR,
            *_OF_DOCUMENT,
            must("text", STRING, "Aktivitet", "The activity's text in the year's last document."),
            may("owner", STRING, "Ägare", "kf or namnd."),
            may("plan_id", STRING, "Rad, verksamhetsplan", "The activity row in the plan."),
            may("plan_start", DATE, "Startdatum, verksamhetsplan", "Start date in the plan."),
            may("plan_end", DATE, "Slutdatum, verksamhetsplan", "End date in the plan."),
            *_activity_reports(),
            must("planned", BOOL, "Planerad", "It stands in the year's plan."),
            must("reported", BOOL, "Rapporterad", "It stands in a report on the year."),
            may(
                "moved",
                BOOL,
                "Flyttad",
                "The end date changed from one document of the year to a later one; null without two dates.",
            ),
            may(
                "delay_said",
                STRING,
                "Försening enligt kommentaren",
                "What the comment of the last report that says something says about a delay; see activities.delay_said.",
            ),
            may("delay_raw", STRING, "Försening enligt kommentaren (tryckt)", "The sentence that says it."),
            may("delay_id", STRING, "Försening enligt kommentaren (rad)", "The activity row that it stands under."),
            may("done", BOOL, "Genomförd", "The last report with a status sign says completed; null without a sign."),
            may(
                "vanished",
                BOOL,
                "Försvunnen",
                "The last report that lists activities of this owner lacks it; null where none does, or a person should say.",
            ),
        ),
    ),
    AREAS,
)
