"""What `folder.py` measures of an output that stays: what is new is read, a dataset is fetched, and how it all grows."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import pandas
import pyarrow.dataset

from folder_places import Places
from folder_runs import Figure, Run, extract
from made_city import LAST_YEAR
from made_folder import Spot, write_document

NEW_BAR = 30.0
"""Seconds for one new document, whatever the number of documents that are there."""
FETCH_BAR = 3.0
"""Seconds for one whole dataset. The issue says only "fast"."""
FILES_A_YEAR = 2
"""At most so many files a dataset has for each year of documents."""
GROWTH = 1.2
"""The seconds may grow with this power of the number of documents, from a thousand on."""
FETCHED = ("indicators", "indicator_values", "table_cells")
_NEWCOMER = 301
"""The number of a board that no document of the folder has."""


def incremental(places: Places, documents: int = 1000, text: bool = False) -> Iterator[Figure]:
    """A second run with nothing new, then one document new, changed, removed, renamed, each run after the other."""
    folder, output = places.copy_of(places.documents(documents, text=text)), places.fresh()
    steps: dict[str, tuple[Callable[[], object], int, int]] = {
        "all, first run": (lambda: None, documents, documents),
        "nothing new": (lambda: None, 0, documents),
        "one new": (_new(folder, text), 1, documents + 1),
        "one changed": (lambda: _change(folder, text), 1, documents + 1),
        "one removed": (lambda: _middle(folder).unlink(), 0, documents),
        "one renamed": (lambda: _rename(_middle(folder)), 0, documents),
    }
    for what, (change, read, there) in steps.items():
        change()
        run = extract(places.program, folder, output)
        wrong = _wrong(run, output, read, there)
        bar = f"≤ {NEW_BAR:.0f} s" if read < 2 else ""
        held = (run.seconds <= NEW_BAR or read > 1) and not wrong
        told = f"{run.seconds:.1f} s ({run.shares}){wrong}"
        yield Figure("incremental", f"{what}, {documents:,} documents", told, bar, held if bar or wrong else None)


def _wrong(run: Run, output: Path, read: int, there: int) -> str:
    """What was not as it should be: how many documents were read, how many are in the output."""
    found = pyarrow.dataset.dataset(output / "documents").count_rows()
    return (f"; read {len(run.done):,} documents, not {read:,}" if len(run.done) != read else "") + (
        f"; {found:,} documents in the output, not {there:,}" if found != there else ""
    )


def _new(folder: Path, text: bool) -> Callable[[], object]:
    return lambda: write_document(folder, Spot(_NEWCOMER, LAST_YEAR, "vp"), text=text)


def _change(folder: Path, text: bool) -> None:
    """Another edition of the first board's last plan, at the same path."""
    spot = Spot(0, LAST_YEAR, "vp")
    (folder / str(spot.year) / f"{spot.board:04}-{spot.kind}.{'md' if text else 'pdf'}").unlink()
    write_document(folder, spot, edition=2, text=text)


def _middle(folder: Path) -> Path:
    paths = sorted(path for path in folder.rglob("*-t1.*") if path.is_file())
    return paths[len(paths) // 2]


def _rename(path: Path) -> None:
    path.rename(path.with_stem(f"renamed-{path.stem}"))


# --- fetching ---------------------------------------------------------------------------------------------------------


def fetching(places: Places, documents: int = 1000, text: bool = True) -> Iterator[Figure]:
    """One whole dataset by pandas, pyarrow and DuckDB; the median of three turns."""
    made = places.documents(documents, text=text)
    output = places.outputs.get(made) or places.output()
    if made not in places.outputs:
        extract(places.program, made, output)
    years = sum(path.is_dir() for path in made.iterdir())
    for dataset in FETCHED:
        folder = output / dataset
        files = list(folder.rglob("*.parquet"))
        size = sum(path.stat().st_size for path in files) / 2**20
        rows = len(_by_pyarrow(folder))
        yield Figure(
            "fetching",
            f"`{dataset}` of {documents:,} documents, {years} years: {rows:,} rows",
            f"{len(files)} files, {size:.1f} MiB",
            f"≤ {FILES_A_YEAR} files a year",
            len(files) <= FILES_A_YEAR * years,
        )
        for name, fetch in (("pandas", _by_pandas), ("pyarrow", _by_pyarrow), ("DuckDB", _by_duckdb)):
            seconds = _median(lambda fetch=fetch, folder=folder: fetch(folder))  # type: ignore[misc]
            if seconds is None:
                yield Figure("fetching", f"`{dataset}` by {name}", "not installed: pip install -e '.[bench]'")
                continue
            yield Figure(
                "fetching", f"`{dataset}` by {name}", f"{seconds:.3f} s", f"≤ {FETCH_BAR:.0f} s", seconds <= FETCH_BAR
            )


def _median(fetch: Callable[[], object], turns: int = 3) -> float | None:
    seconds = []
    for _ in range(turns + 1):
        start = perf_counter()
        try:
            fetch()
        except ImportError:
            return None
        seconds.append(perf_counter() - start)
    return median(seconds[1:])  # the first one imports, and warms the file system


def _by_pandas(folder: Path) -> object:
    return pandas.read_parquet(folder)


def _by_pyarrow(folder: Path) -> pyarrow.Table:
    return pyarrow.dataset.dataset(folder).to_table()


def _by_duckdb(folder: Path) -> object:
    import duckdb

    with duckdb.connect() as connection:
        rows = connection.sql(f"SELECT * FROM read_parquet('{folder}/**/*.parquet')")
        return None if rows is None else rows.to_arrow_table()


# --- growing ----------------------------------------------------------------------------------------------------------


def scaling(places: Places, documents: int = 1000, text: bool = True) -> Iterator[Figure]:
    """First runs on 10, 100, 1,000 … documents: time, memory of the parent, files and bytes on disk."""
    found: list[tuple[int, float]] = []
    number = 10
    while number <= documents:
        made, output = places.documents(number, text=text), places.output()
        run = extract(places.program, made, output, watch=True)
        places.outputs[made] = output
        found.append((number, run.seconds))
        files = [path for path in output.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 2**20
        yield Figure(
            "scaling",
            f"{number:,} documents ({'transcripts' if text else 'PDFs'})",
            f"{run.seconds:.1f} s, {number / run.seconds:.1f} documents a second ({run.shares}); "
            f"parent {run.parent_peak:.0f} MiB; {len(files)} files, {size:.1f} MiB",
        )
        number *= 10
    large = [(n, seconds) for n, seconds in found if n >= 1000]
    if len(large) > 1:
        (n0, s0), (n1, s1) = large[0], large[-1]
        power = math.log(s1 / s0) / math.log(n1 / n0)
        yield Figure(
            "scaling", f"growth of the time from {n0:,} to {n1:,}", f"power {power:.2f}", f"≤ {GROWTH}", power <= GROWTH
        )
