"""The main job: input files and folders → one written output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from vpextract import knowledge
from vpextract.running.executors import InProcess, LocalProcesses
from vpextract.running.finding import find_inputs
from vpextract.running.linking import finished, former_state, tables_to_linked
from vpextract.running.outcome import Outcome, Report
from vpextract.running.progress import Progress, Silent
from vpextract.running.schedule import tasks_to_outcomes
from vpextract.running.work import Extract, files_to_tasks, read_document
from vpextract.settings import Options
from vpextract.store.records import join_rows
from vpextract.store.writing import claimed


def extract_all(
    inputs: Sequence[Path],
    output: Path,
    *,
    options: Options | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    link: bool = True,
    extract: Extract | None = None,
) -> Report:
    """Read every document in `inputs` and write the datasets to `output`, all of them or none.

    `jobs` processes work side by side (None: one a core; 1: everything in this process). At the end the documents are
    linked with each other, unless `link` is false. Raises NoInputError, PatternError or OutputError before any document
    is read, where nothing can be done; a document that cannot be read is a failed row. An interrupt leaves the former
    output as it was. `extract` stands in for the pipeline in tests.
    """
    options, progress = options or Options(), progress or Silent()
    found = find_inputs(inputs)
    known = knowledge.load(options.patterns)  # a mistake in them is the user's to mend, before an hour of work
    with claimed(output) as claim:
        former = former_state(output)
        tasks = files_to_tasks(found.files, options, extract or read_document)
        workers = min(jobs or available_cores(), len(tasks)) if jobs != 1 else 0
        progress.started(len(tasks))
        outcomes: list[Outcome] = []
        with _executor(workers) as executor:
            for outcome in tasks_to_outcomes(tasks, executor, in_flight=2 * workers or 1):
                outcomes.append(outcome)
                progress.finished(outcome.summary)
        progress.writing()
        outcomes.sort(key=lambda outcome: outcome.summary.source)
        rows = join_rows(outcome.rows for outcome in outcomes)
        if not link:
            claim.replace(rows | former.still_there(rows), inputs)
            return Report(tuple(outcome.summary for outcome in outcomes), found.notes)
        made, linked = tables_to_linked(rows, former, known)
        claim.replace(rows | made, inputs)
        links = finished(output, linked, former, rows)
    return Report(tuple(outcome.summary for outcome in outcomes), (*found.notes, *links.notes), links)


def available_cores() -> int:
    """The cores that this process may use; a container or a batch system often gives less than the machine has."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _executor(workers: int) -> Iterator[Executor]:
    """`workers` processes, or this one for 0; on leaving, however that happens, none of them runs on."""
    executor = LocalProcesses(workers) if workers else InProcess()
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)
