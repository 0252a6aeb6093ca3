"""The second job: what belongs together across the documents of an output."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from vpextract import knowledge
from vpextract.errors import OutputError
from vpextract.issues import LINK_CODES
from vpextract.knowledge import Knowledge
from vpextract.linking.followup import follow_up
from vpextract.linking.linking import link
from vpextract.linking.records import Linked
from vpextract.linking.review import Review, told
from vpextract.running.outcome import LinkReport
from vpextract.store.linked import (
    followed_to_tables,
    former_series,
    output_to_tables,
    series_to_tables,
    still_there,
    tables_to_records,
    without_issues,
)
from vpextract.store.reading import Output, open_output
from vpextract.store.review_file import NAME, read_review, write_review
from vpextract.store.writing import claimed


@dataclass(frozen=True, slots=True)
class Former:
    """What a folder held before: a result, if there was one, and what people decided.

    A result that is damaged is as good as none: it is about to be replaced.
    """

    output: Output | None
    review: Review

    def series(self, tables: Mapping[str, pa.Table]) -> dict[str, str]:
        """In which series each row of `tables` was."""
        with suppress(OutputError):
            return former_series(self.output, tables) if self.output else {}
        return {}

    def still_there(self, tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        """The series as far as their rows are among `tables`, so that a later linking finds their names."""
        with suppress(OutputError):
            if self.output is not None:
                return still_there(self.output, tables)
        return {}


def link_output(output: Path, patterns: Path | None = None) -> LinkReport:
    """Link all rows of an output anew and write what came out; people's decisions are followed, series keep their names.

    Raises OutputError, with nothing changed, where the folder is no output, or its list of links cannot be read.
    """
    known = knowledge.load(patterns)
    open_output(output)  # says what is wrong before the folder is claimed
    with claimed(output) as claim:
        opened = open_output(output)
        former = Former(opened, read_review(output))
        tables = output_to_tables(opened)
        rows, linked = tables_to_linked(tables, former, known)
        claim.update(rows)
        return finished(output, linked, former, tables)


def former_state(output: Path) -> Former:
    """Raises OutputError where people's decisions cannot be read; a folder without an output has none."""
    review = read_review(output)
    try:
        return Former(open_output(output), review)
    except OutputError:
        return Former(None, review)


def tables_to_linked(
    tables: Mapping[str, pa.Table], former: Former, known: Knowledge
) -> tuple[dict[str, pa.Table], Linked]:
    """The datasets that linking makes of the others, with the issues that it adds to theirs."""
    linked = link(tables_to_records(tables), known, former.review.decisions(), former.series(tables))
    followed = follow_up(linked.series, known.lineage)
    issues = without_issues(tables["issues"], LINK_CODES)
    return series_to_tables(linked.series) | followed_to_tables(followed, issues), linked


def finished(output: Path, linked: Linked, former: Former, tables: Mapping[str, pa.Table]) -> LinkReport:
    """Renew the list for people, and report."""
    review = write_review(output, linked.doubtful)
    told_of = (*told(linked, former.review, review), *review.unreadable())
    notes = [f"{output / NAME}, {sentence}." for sentence in told_of]
    return LinkReport(
        series=len(linked.series),
        joined=sum(len(one.linked) > 1 for one in linked.series),
        to_review=len(linked.doubtful),
        unlinked=sum(d["year"] is None and d["status"] != "failed" for d in tables["documents"].to_pylist()),
        notes=tuple(notes),
    )
