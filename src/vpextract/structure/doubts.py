"""What is unsure about the finished records, said out loud: each doubt an issue with a stable code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vpextract.issues import CODES
from vpextract.knowledge import Knowledge
from vpextract.model import Extraction, Goal, Indicator, Issue
from vpextract.recognise.values import parse_value


def doubts_of(found: Extraction, knowledge: Knowledge) -> list[Issue]:
    """All doubts about one document's records, in reading order within each kind."""
    return [
        *_about_identity(found),
        *_about_sequence(found.goals),
        *(issue for row in found.indicators for issue in _about_indicator(row, knowledge)),
        *_about_activities(found),
    ]


def issue(code: str, message: str, page: int | None = None, row_id: str | None = None) -> Issue:
    """An issue with the severity of its code."""
    return Issue(code, message, CODES[code].severity, page, row_id)


def _about_identity(found: Extraction) -> Iterator[Issue]:
    if found.identity.kind is None:
        yield issue(
            "not_a_steering_document", "Neither a title nor the tables say that it is a plan, report or annual account"
        )
        return
    if found.sections and not found.goals:
        yield issue("no_goals", "No goal heading was recognised")
    if found.identity.board is None:
        yield issue("board_unknown", "No board is named in the document")
    if found.identity.year is None:
        yield issue("year_unknown", "The document does not say which year it is for")


def _about_sequence(goals: Sequence[Goal]) -> Iterator[Issue]:
    """Numbers of goals that skip one: a heading between them may have been missed."""
    last: dict[tuple[int, ...], int] = {}
    for goal in goals:
        if goal.number is None:
            continue
        parts = tuple(int(part) for part in goal.number.split("."))
        stem, number = parts[:-1], parts[-1]
        expected = last.get(stem, 0) + 1
        if number > expected:
            missing = ".".join(map(str, (*stem, expected)))
            yield issue(
                "goal_sequence_gap",
                f"Goal {goal.number} comes where {missing} was expected",
                goal.place.page,
                goal.goal_id,
            )
        last[stem] = number


def _about_indicator(row: Indicator, knowledge: Knowledge) -> Iterator[Issue]:
    for value in row.values:
        if parse_value(value.raw, knowledge).doubtful:
            yield issue(
                "value_not_parsed",
                f"{value.measure}: no number could be made of {value.raw!r}",
                row.place.page,
                row.indicator_id,
            )
        if (
            value.unit == "%"
            and value.value is not None
            and value.value > 100
            and row.name.casefold().startswith("andel")
        ):
            yield issue(
                "percent_above_100",
                f"{value.measure} is {value.raw}, a share above 100 %",
                row.place.page,
                row.indicator_id,
            )
    by_measure = {v.measure: v.value for v in row.values if v.unit == "%" and v.value is not None}
    total, men, women = (by_measure.get(m) for m in ("outcome", "outcome_men", "outcome_women"))
    if (
        total is not None
        and men is not None
        and women is not None
        and not min(men, women) - 0.06 <= total <= max(men, women) + 0.06
    ):
        message = f"The outcome {total} does not lie between that for men ({men}) and women ({women})"
        yield issue("men_women_outside_total", message, row.place.page, row.indicator_id)


def _about_activities(found: Extraction) -> Iterable[Issue]:
    for row in found.activities:
        for role in ("start_date", "end_date"):
            if role in row.extra:
                yield issue(
                    "value_not_parsed", f"{role}: {row.extra[role]!r} is no date", row.place.page, row.activity_id
                )
        if row.start_date is not None and row.end_date is not None and row.end_date < row.start_date:
            message = f"It ends ({row.end_date}) before it starts ({row.start_date})"
            yield issue("end_before_start", message, row.place.page, row.activity_id)
