#!/usr/bin/env python3
"""How long the whole job takes, beside the bare reading of the same pages and beside other ways to find tables.

    python benchmarks/speed.py [FOLDER] [--pages N] [--repeats N]

FOLDER (default: samples/documents) is searched for PDFs. The raw calls are `get_text("dict")`, `get_cdrawings()` and
`get_image_info()` on every page; the whole job is from PDF to Parquet in this one process. PyMuPDF's `find_tables()` and
pdfplumber's `extract_tables()` are slow and get the first N pages only, taken evenly from all documents. Everything is
measured in turns within one run, and the median of the turns counts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from statistics import median
from time import perf_counter

import pdfplumber
import pymupdf

from vpextract.running.job import extract_all

DEFAULT = Path(__file__).resolve().parents[1] / "samples" / "documents"
BAR = 2.5
"""The whole job may take this many times as long as the raw calls."""

Pages = dict[Path, range]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--pages", type=int, default=30, metavar="N", help="for the slow ones (default: 30)")
    parser.add_argument(
        "--repeats", type=int, default=5, metavar="N", help="turns of raw calls and whole job (default: 5)"
    )
    args = parser.parse_args()
    pages = pages_of(args.folder)
    if not pages:
        print(f"{args.folder} holds no PDF", file=sys.stderr)
        return 2
    print(table(pages, some_of(pages, args.pages), args.repeats))
    return 0


def table(pages: Pages, some: Pages, repeats: int) -> str:
    """Everything measured, as a Markdown table."""
    fast = in_turns({"raw": lambda: raw_calls(pages), "job": lambda: whole_job(pages)}, repeats)
    slow = in_turns({"mupdf": lambda: find_tables(some), "plumber": lambda: extract_tables(some)}, min(repeats, 3))
    n, n_some = count(pages), count(some)
    raw, job = fast["raw"] / n, fast["job"] / n
    mupdf, plumber = slow["mupdf"] / n_some, slow["plumber"] / n_some
    rows = [
        ("raw calls (text, drawings, images)", raw, n),
        ("whole job, PDF to Parquet, one process", job, n),
        ("PyMuPDF `find_tables()`, tables only", mupdf, n_some),
        ("pdfplumber `extract_tables()`, tables only", plumber, n_some),
    ]
    return "\n".join(
        [
            "| what | pages | ms a page | pages a second | times the raw calls |",
            "| --- | ---: | ---: | ---: | ---: |",
            *(f"| {what} | {of} | {1000 * s:.1f} | {1 / s:.1f} | {s / raw:.2f} |" for what, s, of in rows),
            "",
            f"The whole job takes {job / raw:.2f} times as long as the raw calls; the bar is {BAR}: "
            f"{'it holds' if job / raw <= BAR else 'it does NOT hold'}.",
        ]
    )


# --- which pages ------------------------------------------------------------------------------------------------------


def pages_of(folder: Path) -> Pages:
    return {path: range(n_pages(path)) for path in sorted(folder.rglob("*.pdf"))}


def n_pages(path: Path) -> int:
    with pymupdf.open(path) as document:
        return int(document.page_count)


def some_of(pages: Pages, most: int) -> Pages:
    """At most so many pages, as many from each document, evenly spread over it."""
    each = max(1, most // len(pages))
    chosen = {path: range(0, len(all_), max(1, -(-len(all_) // each))) for path, all_ in pages.items()}
    return dict(list(chosen.items())[:most])


def count(pages: Pages) -> int:
    return sum(map(len, pages.values()))


# --- what is measured -------------------------------------------------------------------------------------------------


def in_turns(tasks: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """The median seconds of each task; they take turns, so that a busy moment hits all of them."""
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values():
        task()  # warm: imports, caches of patterns, the file system
    for _ in range(repeats):
        for name, task in tasks.items():
            start = perf_counter()
            task()
            seconds[name].append(perf_counter() - start)
    return {name: median(turns) for name, turns in seconds.items()}


def raw_calls(pages: Pages) -> None:
    for page in opened(pages):
        page.get_text("dict")
        page.get_cdrawings()
        page.get_image_info()


def whole_job(pages: Pages) -> None:
    with tempfile.TemporaryDirectory() as folder:
        extract_all(list(pages), Path(folder) / "out", jobs=1)


def find_tables(pages: Pages) -> None:
    with quiet():
        for page in opened(pages):
            for found in page.find_tables().tables:
                found.extract()


def extract_tables(pages: Pages) -> None:
    for path, numbers in pages.items():
        with pdfplumber.open(path) as document:
            for number in numbers:
                document.pages[number].extract_tables()


def opened(pages: Pages) -> Iterator[pymupdf.Page]:
    for path, numbers in pages.items():
        with pymupdf.open(path) as document:
            for number in numbers:
                yield document[number]


@contextmanager
def quiet() -> Iterator[None]:
    """PyMuPDF recommends another package on stdout."""
    with redirect_stdout(StringIO()):
        yield


if __name__ == "__main__":
    sys.exit(main())
