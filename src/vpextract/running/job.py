"""The main job: input files and folders → one written output, in which only what is new or changed is read."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from vpextract import knowledge
from vpextract.issues import LOSSES
from vpextract.running.collecting import Read, pass_over, put_years, read_before, read_now
from vpextract.running.contents import Content, files_to_contents
from vpextract.running.editions import corrected_anew, edition_groups, preferred_anew
from vpextract.running.executors import InProcess, LocalProcesses, TaskExecutor
from vpextract.running.finding import Found, find_inputs
from vpextract.running.holding import pages_told_to
from vpextract.running.linking import commit, former_state
from vpextract.running.occupied import refuse_occupied
from vpextract.running.outcome import Report
from vpextract.running.passed_over import skipped_documents
from vpextract.running.patterns import Settled, settle_patterns
from vpextract.running.planning import Plan, Recipe, documents_before, known_etags, planned, recipe_of
from vpextract.running.progress import Progress, Silent
from vpextract.running.redoing import NOTHING, Redo
from vpextract.running.work import Extract, read_document
from vpextract.settings import Options, OwnPatterns
from vpextract.store.edition_file import several_editions
from vpextract.store.layout import LINKS
from vpextract.store.reading import Output
from vpextract.store.ruled import settled_rulings
from vpextract.store.writing import Claim, claimed

_YEARS_AT_ONCE = 2
"""Years whose documents are put together, and held in memory, side by side: it is Arrow's work, which needs no process."""


def extract_all(
    inputs: Sequence[str | Path],
    output: str | Path,
    *,
    options: Options | None = None,
    jobs: int | None = None,
    cluster: str | None = None,
    progress: Progress | None = None,
    link: bool = True,
    force: bool = False,
    into_existing: bool = False,
    redo: Redo = NOTHING,
    extract: Extract | None = None,
) -> Report:
    """Make `output` hold what the documents in `inputs` say, all of them or, if anything stops it, what it held before.

    Where `options` name no patterns, those that the output remembers hold. Documents whose bytes were read before, by the
    same program and patterns, are read again only if `force`, or `redo` of them, says so. `jobs` processes work side by side
    (None: one a core; 1: everything in this process, unless documents have limits for another one to hold), or the workers of
    the Dask scheduler at `cluster` do. At the end all are linked, unless `link` is false. Raises NoInputError, PatternError,
    ClusterError or OutputError before any document is read; what cannot be read is a failed row. Other folders are refused,
    unless `into_existing`.
    """
    options, progress = options or Options(), progress or Silent()
    given = knowledge.own_patterns(options.patterns)
    knowledge.check(given)  # a mistake in them is the user's to mend, before an hour of work
    found = _found(inputs, output, into_existing=into_existing)
    with claimed(output) as claim:
        former = former_state(output)
        patterns = _settled(given, claim, force)
        recipe, options = recipe_of(options, patterns.known), replace(options, patterns=patterns.own)
        there = documents_before(former.output)
        ruled = settled_rulings(output)
        contents = files_to_contents(found.files, available_cores(), known_etags(there))
        unread = skipped_documents(found.skipped)
        plan = planned(contents, there, recipe, force=force, redo=redo, skipped=unread, ruled=ruled)
        by_whom = _Workers(jobs, cluster, extract or read_document, progress)
        new = _read_all(plan.to_read, claim, recipe, options, by_whom)
        progress.writing()
        skipped = pass_over(plan.to_skip, claim, recipe)
        put_years(claim, plan, [*new, *skipped], former.output, min(available_cores(), _YEARS_AT_ONCE), ruled)
        rows = claim.opened()
        changed = plan.changed.union((one.filed.document_id for one in new), preferred_anew(there, rows))
        changed |= corrected_anew(there, ruled)
        report = _report(plan, new, skipped, rows, changed)
        former = former if LINKS not in there.damaged else replace(former, output=None)
        links = commit(claim, inputs, former, patterns.known, changed, link=link)
        claim.spool.clear()
    notes = (*found.notes, *ruled.notes, *(links.notes if links else ()))
    return replace(report, notes=notes, remarks=patterns.told, links=links)


def _settled(given: OwnPatterns | None, claim: Claim, force: bool) -> Settled:
    """The patterns to read with; where all is read anew, what a stopped run had read is forgotten."""
    if force:
        claim.spool.clear()
    return settle_patterns(given, claim)


def _found(inputs: Sequence[str | Path], output: str | Path, *, into_existing: bool) -> Found:
    """The files that there are, after a look at where the output is to go."""
    if not into_existing:
        refuse_occupied(output)
    return find_inputs(inputs, output)


class _Workers(NamedTuple):
    """Who reads documents, how, and who is told."""

    jobs: int | None
    cluster: str | None
    extract: Extract
    progress: Progress

    def here(self, waiting: int, options: Options) -> int:
        """How many processes of this machine read so many documents; 0: this one does, or none here."""
        elsewhere = self.cluster is None and (self.jobs != 1 or options.limits.from_outside)
        return min(self.jobs or available_cores(), waiting) if elsewhere else 0


def _read_all(
    contents: Sequence[Content], claim: Claim, recipe: Recipe, options: Options, workers: _Workers
) -> list[Read]:
    """All contents, those that a stopped run had read among them."""
    before = read_before(contents, claim.spool, recipe)
    waiting = [content for content in contents if content.mark not in before]
    workers.progress.started(len(waiting))
    cluster = workers.cluster if waiting else None
    here = workers.here(len(waiting), options)
    if cluster is None:
        options = replace(options, ocr_processes=max(1, available_cores() // max(1, here)))
    with _executor(here, cluster) as executor, pages_told_to(workers.progress.at_page):
        read = read_now(waiting, claim, recipe, options, workers.extract, executor, workers.progress)
        return [*before.values(), *read]


def _report(
    plan: Plan, new: Sequence[Read], skipped: Sequence[Read], output: Output, changed: Collection[str]
) -> Report:
    summaries = sorted((read.summary for read in new), key=lambda summary: summary.source)
    rows = {name: output.n_rows(name) for name in ("goals", "indicators", "activities", "tables")}
    years = {part.name for part in output.parts} - {LINKS}
    said = output.table("issues", columns=("document_id", "code", "severity"), parts=years)
    said = said.filter(pc.not_equal(said.column("severity"), "info"))
    rows["warnings"] = len(said)
    lost = said.filter(pc.is_in(said.column("code"), pa.array(LOSSES))).column("document_id")
    faulty = {one.document_id for one in (*summaries, *plan.unsound) if one.status != "ok"}
    unsure = len(set(lost.to_pylist()) - faulty)
    return Report(
        summaries=tuple(summaries),
        rows=rows,
        kept=len(plan.kept) - len(plan.skipped),
        gone=plan.n_gone,
        unsound=tuple(plan.unsound),
        unsure=unsure,
        editions=edition_groups(several_editions(output), changed),
        skipped_before=frozenset(one.source for one in plan.skipped),
        skipped=tuple(sorted((*plan.skipped, *(read.summary for read in skipped)), key=lambda one: one.source)),
    )


def available_cores() -> int:
    """The cores that this process may use; a container or a batch system often gives less than the machine has."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _executor(workers: int, cluster: str | None) -> Iterator[TaskExecutor]:
    """A cluster, `workers` processes, or this one for 0; on leaving, however that happens, none of them runs on."""
    if cluster is not None:
        from vpextract.running.cluster import connected

        with connected(cluster) as executor:
            yield executor
        return
    local: TaskExecutor = LocalProcesses(workers) if workers else InProcess()
    try:
        yield local
    finally:
        local.shutdown(cancel_futures=True)
