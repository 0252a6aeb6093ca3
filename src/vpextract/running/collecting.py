"""What is to be read → documents that wait in the spool → the parts of the output that they belong to."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from vpextract.model import Extraction
from vpextract.running.contents import Content
from vpextract.running.executors import TaskExecutor
from vpextract.running.outcome import Summary, extraction_to_outcome, note_to_summary
from vpextract.running.planning import Plan, Recipe
from vpextract.running.progress import Progress
from vpextract.running.schedule import tasks_to_outcomes
from vpextract.running.work import Extract, Task
from vpextract.settings import Options
from vpextract.store.layout import LINKS, year_part
from vpextract.store.reading import Output
from vpextract.store.ruled import NOTHING_RULED, Ruled
from vpextract.store.spool import Spool
from vpextract.store.writing import Claim
from vpextract.store.years import Filed, put_part


class Read(NamedTuple):
    """A document that was read; its rows wait in the spool under `key`."""

    summary: Summary
    filed: Filed
    key: str


def read_before(contents: Sequence[Content], spool: Spool, recipe: Recipe) -> dict[str, Read]:
    """Those contents that a run read which was stopped, by their marks."""
    keys = {_key(content, mark): (content, mark) for content in contents for mark in recipe.marks(content.file.name)}
    found = {}
    for key, note in spool.notes(keys).items():
        with suppress(ValueError):  # somebody else's: it is read again
            content, mark = keys[key]
            found[content.mark] = _read(note_to_summary(note), content, mark, key)
    return found


def read_now(
    contents: Sequence[Content],
    claim: Claim,
    recipe: Recipe,
    options: Options,
    extract: Extract,
    executor: TaskExecutor,
    progress: Progress,
) -> Iterator[Read]:
    """Read all contents, in whatever order they come; what is done waits in the spool, also if the run is stopped."""
    by_source = {content.file.source: content for content in contents}
    tasks = [Task(c.file.address, c.file.source, c.file.size, c.sha256, options, extract) for c in by_source.values()]
    for outcome in tasks_to_outcomes(tasks, executor):
        content = by_source[outcome.summary.source]
        lasting = outcome.lasting and content.sha256
        made_by = recipe.mark(content.file.name, outcome.limit, outcome.ocr) if lasting else None
        key = _key(content, made_by)
        claim.hold(key, outcome.packed)
        progress.finished(outcome.summary)
        yield _read(outcome.summary, content, made_by, key)


def pass_over(skipped: Iterable[Extraction], claim: Claim, recipe: Recipe) -> list[Read]:
    """Files that are not read, told of as documents are."""
    found = []
    for one in skipped:
        outcome = extraction_to_outcome(one)
        filed = Filed(one.document_id, one.source, (), (), recipe.mark(one.source), year_part(None))
        found.append(Read(outcome.summary, filed, f"skipped-{one.document_id}"))
        claim.hold(found[-1].key, outcome.packed)
    return found


def put_years(
    claim: Claim,
    plan: Plan,
    new: Iterable[Read],
    former: Output | None,
    side_by_side: int,
    ruled: Ruled = NOTHING_RULED,
) -> None:
    """Write each part anew in which a document came, went or changed; drop those that no document is left in.

    So many parts as `side_by_side` says are worked on, and held in memory, at a time.
    """
    kept, come = defaultdict(list), defaultdict(list)
    for filed in plan.kept:
        kept[filed.part].append(filed)
    for read in sorted(new, key=lambda read: read.filed.source):
        come[read.filed.part].append(read)

    def put(part: str) -> None:
        packed = claim.spool.many(read.key for read in come[part])
        put_part(claim, part, kept[part], [read.filed for read in come[part]], packed, former, ruled)

    to_write = sorted({*come, *plan.touched} & {*come, *kept})
    with ThreadPoolExecutor(side_by_side) as threads:  # nearly all of it happens in Arrow, which leaves Python alone
        deque(threads.map(put, to_write), maxlen=0)
    claim.keep_only({*come, *kept, LINKS})


def _read(summary: Summary, content: Content, made_by: str | None, key: str) -> Read:
    source = content.file.source
    filed = Filed(summary.document_id, source, content.copies, content.etags, made_by, year_part(summary.year))
    return Read(replace(summary, source=source), filed, key)


def _key(content: Content, made_by: str | None) -> str:
    return f"{content.mark}-{made_by or 'again'}"
