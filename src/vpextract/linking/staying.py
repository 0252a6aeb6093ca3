"""Of series that were linked anew: which of their rows of the follow-up are to be made anew, and which stay as they were."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from vpextract.knowledge.lineage import Lineage
from vpextract.linking.board_years import Asked
from vpextract.linking.records import Series


def followed_anew(
    series: Sequence[Series],
    before: Mapping[str, str],
    owners: Mapping[str, str | None],
    asked: Collection[str],
    families: Collection[str],
    lineage: Lineage,
) -> Asked:
    """Whether a series at a board must be followed up anew.

    `before` says in which series each row was, `owners` whose those series were, `asked` which of them people were asked
    about; documents of the boards in `families` changed. Boards that are one in time stand or fall together.
    """
    family = cache(lineage.family)
    whole = {one.series_id for one in series if owners.get(one.series_id, "") != one.owner} | _open(series, asked)
    moved: set[tuple[str, str]] = set()
    for one in series:
        for record in one.linked:
            if record.board_id and (was := before.get(record.member_id, "")) != one.series_id:
                moved |= {(which, family(record.board_id)) for which in (was, one.series_id)}

    def anew(series_id: str, board_id: str) -> bool:
        return series_id in whole or family(board_id) in families or (series_id, family(board_id)) in moved

    return anew


def _open(series: Sequence[Series], asked: Collection[str]) -> set[str]:
    """Activities that people are asked about, or were: what a report left out hangs on where else they may stand."""
    activities = [one for one in series if one.kind == "activity"]
    guests = [(m.record.member_id, one.series_id) for one in activities for m in one.members if m.status != "linked"]
    rows = {member for member, _ in guests}
    homes = {one.series_id for one in activities for record in one.linked if record.member_id in rows}
    return homes.union((which for _, which in guests), (one.series_id for one in activities if one.series_id in asked))
