#!/usr/bin/env python3
"""Linking a made-up output of many documents: all of it, and again when one document came, changed or went.

`python benchmarks/link_changes.py [DOCUMENTS]` needs no PDFs; the documents are those of `link_folder.py`.
Exit status 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import resource
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from link_folder import EACH_BOARD, made_documents
from vpextract import knowledge
from vpextract.linking.renewing import renewed
from vpextract.linking.review import Review
from vpextract.running.relinking import Made, relinked
from vpextract.store.link_rows import Held

SECONDS = 15.0
"""Linking one new document among 10,000 may take so long on one core; other work on the machine changes that less."""
MIB = 2560
"""So much memory may be in use while 10,000 documents are linked."""


@dataclass(frozen=True, slots=True)
class OnDisk:
    """Datasets in files, as `Rows`; `made` are those that linking made, `less` a document that is left out."""

    folder: Path
    less: str = ""
    made: Mapping[str, pa.Table] = field(default_factory=dict)

    def table(
        self, dataset: str, *, documents: Collection[str] | None = None, columns: Sequence[str] | None = None
    ) -> pa.Table:
        if dataset in self.made:
            return Held(self.made).table(dataset, documents=documents, columns=columns)
        chosen = pc.field("document_id") != self.less
        if documents is not None:
            chosen &= pc.field("document_id").isin(pa.array(documents, pa.string()))
        names = None if columns is None else list(columns)
        return pq.read_table(self.folder / f"{dataset}.parquet", columns=names, filters=chosen)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=10_000)
    count = parser.parse_args().documents
    with TemporaryDirectory() as folder:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as maker:  # so that its memory is not counted
            one = maker.submit(write_documents, Path(folder), max(count // EACH_BOARD, 2)).result()
        missed = measured(Path(folder), one)
    print("\n" + ("\n".join(f"MISSED: {line}" for line in missed) or "All bars hold."))
    return 1 if missed else 0


def write_documents(folder: Path, boards: int) -> str:
    """Write the datasets of so many boards; the document_id of one in their midst."""
    tables = made_documents(range(boards), seed=1)
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet")
    ids: list[str] = tables["documents"].column("document_id").to_pylist()
    print(f"{len(ids):,} documents\n\n| what | seconds | of the cores | peak MiB | linked anew | series |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |", flush=True)
    return ids[len(ids) // 2]


def measured(folder: Path, one: str) -> list[str]:
    """Print what each linking takes; the bars that were missed."""
    known = knowledge.load()
    less = OnDisk(folder, one)
    made, _, _ = told("all but one document", lambda: relinked(less, None, Review(), known))
    review = renewed(Review(), made.linked.doubtful)
    former = OnDisk(folder, one, made.tables)
    del made
    more, new, _ = told("one new", lambda: relinked(OnDisk(folder), former, review, known, {one}))
    former = OnDisk(folder, "", more.tables)
    del more
    _, gone, peak = told("one gone", lambda: relinked(less, former, review, known, {one}))
    took = {"one new": new, "one gone": gone}
    found = [
        f"{what} takes {took[what]:.1f} s of the cores, allowed are {SECONDS}" for what in took if took[what] > SECONDS
    ]
    return found + ([f"{peak:.0f} MiB in use, allowed are {MIB}"] if peak > MIB else [])


def told(what: str, job: Callable[[], Made]) -> tuple[Made, float, float]:
    """Run it, print its line, and give the seconds of the cores that it took and the most memory that was in use."""
    start, cpu = perf_counter(), process_time()
    made = job()
    seconds, cpu = perf_counter() - start, process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    anew = sum(len(one.linked) for one in made.linked.series)
    print(
        f"| {what} | {seconds:.1f} | {cpu:.1f} | {peak:.0f} | {anew:,} | {made.tables['series'].num_rows:,} |",
        flush=True,
    )
    return made, cpu, peak


if __name__ == "__main__":
    sys.exit(main())
