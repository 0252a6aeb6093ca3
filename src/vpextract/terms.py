"""What the datasets call things: kinds of documents, levels and owners of goals, measures of indicators; see the contract."""

from __future__ import annotations

from typing import Literal, get_args

DocumentKind = Literal["verksamhetsplan", "tertialrapport", "verksamhetsberattelse"]
PLAN: DocumentKind
TERTIAL_REPORT: DocumentKind
YEAR_REPORT: DocumentKind
PLAN, TERTIAL_REPORT, YEAR_REPORT = get_args(DocumentKind)
PRINTED: dict[str, str] = {PLAN: PLAN, TERTIAL_REPORT: TERTIAL_REPORT, YEAR_REPORT: "verksamhetsberättelse"}
"""The kinds as people write them."""
SHORT: dict[str, str] = {PLAN: "vp", TERTIAL_REPORT: "t", YEAR_REPORT: "vb"}
"""The kinds as identifiers and columns have them; behind that of a tertial report stands its tertial."""

GoalLevel = Literal["inriktningsmal", "verksamhetsmal", "namndmal"]
LEVELS: tuple[GoalLevel, ...] = get_args(GoalLevel)
"""From the city's down to the board's."""
GoalOwner = Literal["kf", "namnd"]
COUNCIL: GoalOwner = "kf"
BOARD: GoalOwner = "namnd"

OUTCOMES = ("outcome", "outcome_men", "outcome_women", "outcome_previous")
MEASURES = (*OUTCOMES, "forecast", "target", "target_kf")
"""The columns of `indicators` that `indicator_values.measure` names, in the order of the contract."""


def report_code(kind: str | None, tertial: int | None) -> str:
    """A kind of document in short: `vp`, `t1`, `t2`, `t3`, `vb`, or `unknown`."""
    short = SHORT.get(kind or "", "unknown")
    return f"{short}{tertial or ''}" if kind == TERTIAL_REPORT else short


def kind_of(report: str) -> tuple[str | None, int | None]:
    """The kind of document and the tertial that `report_code` made short; (None, None) for others."""
    for kind, short in SHORT.items():
        rest = report.removeprefix(short)
        if report == short or (kind == TERTIAL_REPORT and report != rest and rest.isdecimal()):
            return kind, int(rest) if rest.isdecimal() else None
    return None, None
