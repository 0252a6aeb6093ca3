#!/usr/bin/env python3
"""How long the whole job takes, beside the bare reading of the same pages and beside other ways to find tables.

    python benchmarks/speed.py [FOLDER] [--copies N] [--repeats N]

FOLDER (default: samples/documents) is searched for PDFs; `--copies` takes each of them so often, for a thousand pages. The
raw calls are `get_text("dict")`, `get_cdrawings()` and `get_image_info()` on every page; the whole job is from PDF to Parquet
in this one process, linking included. Everything, also PyMuPDF's `find_tables()` and pdfplumber's `extract_tables()`, gets the
same pages, all there are, in turns within one run; the median of the turns counts. Exit status 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from statistics import median
from time import perf_counter

import pdfplumber
import pymupdf

from vpextract.running.job import extract_all

DEFAULT = Path(__file__).resolve().parents[1] / "samples" / "documents"
MOST_TIMES_RAW, MOST_TIMES_RAW_SAMPLES = 1.3, 2.0
"""The whole job may take this many times as long as the raw calls: on ruled PDFs of a thousand pages or more, and on the
samples, which are small and full of tables without rules."""
LEAST_TIMES_FIND_TABLES, LEAST_TIMES_EXTRACT_TABLES = 10, 20
"""The whole job is at least so many times as fast as the others are with tables alone."""
SLOW_TURNS = 3

Tasks = dict[str, Callable[[], object]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument(
        "--repeats",
        type=int,
        default=7,
        metavar="N",
        help=f"turns of raw calls and whole job (default: 7); the two that find tables get {SLOW_TURNS} at most",
    )
    parser.add_argument("--copies", type=int, default=1, metavar="N", help="take each PDF so often (default: once)")
    args = parser.parse_args()
    paths = pdfs_of(args.folder)
    if not paths:
        print(f"{args.folder} holds no PDF", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as outputs:
        found = measured(copied(paths, args.copies, Path(outputs)), args.repeats, Path(outputs))
    print(table(found))
    print()
    held = bars(found, MOST_TIMES_RAW_SAMPLES if args.folder == DEFAULT else MOST_TIMES_RAW)
    for sentence, holds in held:
        print(f"- {sentence}: {'held' if holds else 'MISSED'}")
    return 0 if all(holds for _, holds in held) else 1


@dataclass(frozen=True)
class Measured:
    """Seconds a page, and over how many pages."""

    raw: float
    job: float
    find_tables: float
    extract_tables: float
    pages: int


def measured(paths: list[Path], repeats: int, folder: Path) -> Measured:
    """All four in turns; the job's outputs go into the folder."""
    n = sum(map(n_pages, paths))
    fast: Tasks = {"raw": lambda: raw_calls(paths), "job": lambda: whole_job(paths, folder)}
    slow: Tasks = {"find_tables": lambda: find_tables(paths), "extract_tables": lambda: extract_tables(paths)}
    for task in fast.values():
        task()  # warm: imports, caches of patterns, the file system
    seconds = in_turns(fast | slow, repeats, fewer=dict.fromkeys(slow, SLOW_TURNS))
    return Measured(**{name: total / n for name, total in seconds.items()}, pages=n)


def table(found: Measured) -> str:
    """Everything measured, as a Markdown table."""
    rows = [
        ("raw calls (text, drawings, images)", found.raw),
        ("whole job, PDF to Parquet, one process", found.job),
        ("PyMuPDF `find_tables()`, tables only", found.find_tables),
        ("pdfplumber `extract_tables()`, tables only", found.extract_tables),
    ]
    return "\n".join(
        [
            "| what | pages | ms a page | pages a second | times the raw calls | times the whole job |",
            "| --- | ---: | ---: | ---: | ---: | ---: |",
            *(
                f"| {what} | {found.pages} | {1000 * s:.1f} | {1 / s:.1f} | {s / found.raw:.2f} | {s / found.job:.2f} |"
                for what, s in rows
            ),
        ]
    )


def bars(found: Measured, most: float) -> list[tuple[str, bool]]:
    """Each bar as a sentence with the figure, and whether it holds."""
    times_raw = found.job / found.raw
    held = [(f"whole job {times_raw:.2f} times the raw calls, at most {most}", times_raw <= most)]
    for name, seconds, least in (
        ("find_tables()", found.find_tables, LEAST_TIMES_FIND_TABLES),
        ("extract_tables()", found.extract_tables, LEAST_TIMES_EXTRACT_TABLES),
    ):
        times = seconds / found.job
        held.append((f"whole job {times:.1f} times as fast as `{name}`, at least {least}", times >= least))
    return held


# --- which pages ------------------------------------------------------------------------------------------------------


def pdfs_of(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.pdf"))


def copied(paths: list[Path], copies: int, folder: Path) -> list[Path]:
    """Each file so often. A copy ends in a comment of its own: a document that was read is not read again."""
    made = list(paths)
    for number in range(1, copies):
        for path in paths:
            copy = folder / f"{path.stem}-{number}.pdf"
            copy.write_bytes(path.read_bytes() + b"\n%% %d\n" % number)
            made.append(copy)
    return made


def n_pages(path: Path) -> int:
    with pymupdf.open(path) as document:
        return int(document.page_count)


# --- what is measured -------------------------------------------------------------------------------------------------


def in_turns(tasks: Tasks, repeats: int, fewer: dict[str, int]) -> dict[str, float]:
    """The median seconds of each task; they take turns, so that a busy moment hits all of them. `fewer`: at most so often."""
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for turn in range(repeats):
        for name, task in tasks.items():
            if turn >= fewer.get(name, repeats):
                continue
            start = perf_counter()
            task()
            seconds[name].append(perf_counter() - start)
    return {name: median(turns) for name, turns in seconds.items()}


def raw_calls(paths: Iterable[str | Path]) -> None:
    for page in opened(paths):
        page.get_text("dict")
        page.get_cdrawings()
        page.get_image_info()


def whole_job(paths: list[Path], folder: Path) -> None:
    """Into an output of its own, which is not cleared away within the time that is measured."""
    extract_all(paths, Path(tempfile.mkdtemp(dir=folder)) / "out", jobs=1)


def find_tables(paths: list[Path]) -> None:
    with quiet():
        for page in opened(paths):
            for found in page.find_tables().tables:
                found.extract()


def extract_tables(paths: list[Path]) -> None:
    for path in paths:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_tables()


def opened(paths: Iterable[str | Path]) -> Iterator[pymupdf.Page]:
    for path in paths:
        with pymupdf.open(path) as document:
            yield from document


@contextmanager
def quiet() -> Iterator[None]:
    """PyMuPDF recommends another package on stdout."""
    with redirect_stdout(StringIO()):
        yield


if __name__ == "__main__":
    sys.exit(main())
