"""The second job: what belongs together across the documents of an output."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from vpextract import knowledge
from vpextract.errors import OutputError
from vpextract.knowledge import Knowledge
from vpextract.linking.renewing import told, told_of_areas
from vpextract.linking.review import Review
from vpextract.linking.suggesting import synonyms_in
from vpextract.running.economy import areas_still_there, link_economy
from vpextract.running.editions import follow_rulings, preferred_anew
from vpextract.running.outcome import LinkReport
from vpextract.running.patterns import settle_link_patterns
from vpextract.running.planning import documents_before
from vpextract.running.relinking import Made, relinked
from vpextract.settings import OwnPatterns
from vpextract.store.economy_links import LinkedEconomy, candidates_of
from vpextract.store.edition_figures import figures_that_differ
from vpextract.store.edition_file import several_editions, write_editions
from vpextract.store.layout import LINKS
from vpextract.store.link_schema import LINK_DATASETS
from vpextract.store.linked import CANDIDATES, LINK_ISSUES, issues_in_order, no_links, still_there, surest_first
from vpextract.store.opened import Rows
from vpextract.store.reading import Output, open_output
from vpextract.store.report_file import report_of, write_report
from vpextract.store.review_file import review_path, settled_review, write_review
from vpextract.store.ruled import settled_rulings
from vpextract.store.rulings import read_rulings, rulings_path
from vpextract.store.skipped import SKIPPED
from vpextract.store.whose import links_filled_in
from vpextract.store.writing import Claim, claimed
from vpextract.version import __version__


@dataclass(frozen=True, slots=True)
class Former:
    """What a folder held before: a result, if there was one, and what people decided.

    A result that is damaged is as good as none: it is about to be replaced.
    """

    output: Output | None
    review: Review

    def still_there(self, rows: Rows) -> dict[str, pa.Table]:
        """The series as far as their rows are among `rows`, so that a later linking finds their names."""
        with suppress(OutputError):
            if self.output is not None:
                return still_there(self.output, rows)
        return {}


def link_output(output: str | Path, patterns: Path | OwnPatterns | None = None, *, suggest: bool = False) -> LinkReport:
    """Link all rows of an output anew and write what came out; people's decisions are followed, series keep their names.

    Without `patterns`, those that the output remembers hold. With `suggest` the report names words that were put for
    each other in names that are one for certain. Raises OutputError, with nothing changed, where the folder is no
    output, or its list of links cannot be read.
    """
    given = knowledge.own_patterns(patterns)
    knowledge.load(given)
    open_output(output)  # says what is wrong before the folder is claimed
    with claimed(output) as claim:
        opened = open_output(output)
        former = Former(opened, settled_review(output))
        settled = settle_link_patterns(given, claim)
        ruled = settled_rulings(output)
        follow_rulings(claim, opened, ruled)
        rows = claim.opened()
        several, files = several_editions(rows), report_of(rows)
        report = _link(claim, rows, None, former, settled.known, None, suggest=suggest)
        write_editions(output, several)
        write_report(output, files)
        return replace(report, notes=(*report.notes, *ruled.notes), remarks=settled.told)


def follow_decisions(output: str | Path) -> tuple[str, ...]:
    """Make an output follow what people decided since it was written, with no more linked anew than that touches.

    Gives a sentence for each decision that could not be followed. Raises OutputError, with nothing changed, where the
    folder is no output, or what was decided cannot be read.
    """
    with claimed(output) as claim:
        opened = open_output(output)
        former = Former(opened, settled_review(output))
        known = settle_link_patterns(None, claim).known
        ruled = settled_rulings(output)
        before = documents_before(opened)
        changed = follow_rulings(claim, opened, ruled) | preferred_anew(before, claim.opened())
        report = commit(claim, None, former, known, changed, link=True)
        return (*(report.notes if report is not None else ()), *ruled.notes)


def commit(
    claim: Claim,
    inputs: Sequence[str | Path] | None,
    former: Former,
    known: Knowledge,
    changed: Collection[str],
    *,
    link: bool,
) -> LinkReport | None:
    """Make the next state count, its documents linked if `link` says so; then renew what people see of editions.

    `changed` documents came, went or are read anew. Where `former` was linked by the same program, patterns and
    decisions, only what these can touch is linked anew. Without linking, the names of series are kept for a later time.
    """
    rows = claim.opened()
    several, files = several_editions(rows), report_of(rows)
    mark = linked_by(known, former.review) if link else None
    as_before = former.output is not None and former.output.linked_by == mark
    report: LinkReport | None = None
    if as_before and not changed and not (link and former.review.decided):  # what people said is looked at each time
        claim.commit(inputs, mark)
        report = _unchanged(claim.folder, former, rows) if link else None
    elif link:
        report = _link(claim, rows, inputs, former, known, changed if as_before else None)
    else:
        put_links(claim, no_links() | former.still_there(rows) | areas_still_there(former.output), rows)
        claim.commit(inputs, None)
    write_editions(claim.folder, several)
    write_report(claim.folder, files)
    return report


def _link(
    claim: Claim,
    rows: Output,
    inputs: Sequence[str | Path] | None,
    former: Former,
    known: Knowledge,
    changed: Collection[str] | None,
    *,
    suggest: bool = False,
) -> LinkReport:
    made = relinked(rows, former.output, former.review, known, changed)
    between = pa.concat_tables([made.tables[LINK_ISSUES], figures_that_differ(rows)])
    economy = link_economy(claim, rows, former.output, known, former.review)
    asked = pa.concat_tables([made.tables[CANDIDATES], candidates_of(economy.doubtful)])
    put_links(claim, made.tables | {LINK_ISSUES: issues_in_order(between), CANDIDATES: surest_first(asked)}, rows)
    claim.commit(inputs, linked_by(known, former.review))
    report = _finished(claim.folder, made, economy, former, rows)
    return replace(report, suggested=tuple(synonyms_in(made.linked.proved, known))) if suggest else report


def linked_by(known: Knowledge, review: Review) -> str:
    """A mark of all that decides what linking writes, but the rows: the program, the patterns, people's decisions."""
    said = sorted(str(tuple(decision._replace(line=0))) for decision in review.decisions())
    columns = (name for one in LINK_DATASETS for name in (one.name, *one.schema.names))
    return sha256("\n".join((__version__, known.fingerprint, *columns, *said)).encode()).hexdigest()


def put_links(claim: Claim, links: Mapping[str, pa.Table], rows: Rows) -> None:
    """Make what linking found among `rows` a part of its datasets."""
    for dataset, table in links_filled_in(links, rows).items():
        claim.put(dataset, LINKS, table)


def former_state(output: str | Path) -> Former:
    """Raises OutputError where people's decisions cannot be read; a folder without an output has none. It must be claimed."""
    review = settled_review(output)
    try:
        return Former(open_output(output), review)
    except OutputError:
        return Former(None, review)


def _unchanged(folder: str | Path, former: Former, rows: Rows) -> LinkReport:
    """What there is to tell where nothing had to be linked."""
    undecided = [entry for entry in former.review.entries if not entry.word]
    return _report(rows.table("series", columns=("n_members",)), len(undecided), rows, _unreadable(folder))


def _finished(output: str | Path, made: Made, economy: LinkedEconomy, former: Former, rows: Rows) -> LinkReport:
    """Renew the list for people, and report."""
    doubtful = (*made.linked.doubtful, *economy.doubtful)
    review = write_review(output, doubtful, made.kept)
    told_of = (
        *told(made.linked, former.review, review),
        *told_of_areas(economy.not_followed, former.review, review),
        *review.unreadable(),
    )
    notes = [f"{review_path(output)}, {sentence}." for sentence in told_of]
    return _report(made.tables["series"], len(doubtful) + len(made.kept), rows, [*notes, *_unreadable(output)])


def _unreadable(output: str | Path) -> list[str]:
    """A sentence for each line among what people decided that says nothing."""
    lines = read_rulings(output).unreadable
    return [f"{rulings_path(output)}, line {line}: it holds no decision; it was not followed." for line in lines]


def _report(series: pa.Table, to_review: int, rows: Rows, notes: Sequence[str]) -> LinkReport:
    documents = rows.table("documents", columns=("year", "status"))
    return LinkReport(
        series=series.num_rows,
        joined=sum(n > 1 for n in series.column("n_members").to_pylist()),
        to_review=to_review,
        unlinked=sum(d["year"] is None and d["status"] not in ("failed", SKIPPED) for d in documents.to_pylist()),
        notes=tuple(notes),
    )
