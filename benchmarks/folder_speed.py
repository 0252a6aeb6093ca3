"""What `folder.py` measures of one run: peers, processes side by side, a long document among short ones, memory, start-up."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median
from time import perf_counter

import speed
from folder_places import Places
from folder_raw import raw_seconds
from folder_runs import Figure, Look, Run, can_watch, extract

JOBS_BAR = 1.8
"""--jobs 2 gives at least so many times the pages a second of --jobs 1."""
HELD_BACK = 1.15
"""A very long document may cost the others so many times the share of work that falls on each process."""
GAP = 0.25
"""While it is read no more than this share of its time passes without another document being done."""
WORKER_MIB = 350
FLAT = 1.05
"""In the last third of a run a worker may hold so many times what it held in the second."""
START_BAR = 0.3
_LONG = "long.pdf"


def start_up(places: Places) -> Iterator[Figure]:
    """`vpextract --help`, ten times."""
    command = [*places.program, "--help"]
    turns = []
    for _ in range(11):
        start = perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        turns.append(perf_counter() - start)
    seconds = median(turns[1:])  # the first one warms the file system
    yield Figure("start", "`vpextract --help`", f"{seconds:.3f} s", f"≤ {START_BAR} s", seconds <= START_BAR)


def peers(places: Places, documents: int = 40, turns: int = 3) -> Iterator[Figure]:
    """The whole job in one process beside the raw calls and other ways to find tables, as `speed.py` measures them."""
    paths = speed.pdfs_of(places.documents(documents))
    with tempfile.TemporaryDirectory() as outputs:
        found = speed.measured(paths, turns, Path(outputs))
    job = f"{1 / found.job:.1f} pages a second, {found.job / found.raw:.2f} × the time of the raw calls"
    yield Figure("peers", f"whole job, one process, {found.pages:,} pages", job)
    for name, seconds in (
        ("the raw calls of PyMuPDF", found.raw),
        ("PyMuPDF's `find_tables()`", found.find_tables),
        ("pdfplumber's `extract_tables()`", found.extract_tables),
    ):
        figure = f"{1 / seconds:.1f} pages a second; the whole job is {seconds / found.job:.2f} × as fast"
        yield Figure("peers", f"{name}, the same pages", figure)


def jobs(places: Places, documents: int = 1800, turns: int = 3) -> Iterator[Figure]:
    """One process, then two, in turns; and two bare processes against one, on the same pages."""
    folder = places.documents(documents)
    pages = sum(map(speed.n_pages, speed.pdfs_of(folder)))
    whole: dict[int, list[float]] = {1: [], 2: []}
    reading: dict[int, list[float]] = {1: [], 2: []}
    raw: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(turns):
        for n in (1, 2):
            run = extract(places.program, folder, places.fresh(), "--jobs", str(n))
            first, last = run.reading
            whole[n].append(run.seconds)
            reading[n].append(last - first)
            raw[n].append(raw_seconds(n, folder))
    one, two = median(whole[1]), median(whole[2])
    what = f"{documents:,} documents, {pages:,} pages"
    yield Figure("jobs", f"--jobs 1, {what}", f"{pages / one:.1f} pages a second ({one:.1f} s)")
    yield Figure("jobs", f"--jobs 2, {what}", f"{pages / two:.1f} pages a second ({two:.1f} s)")
    yield Figure(
        "jobs", "--jobs 2 to --jobs 1, whole run", f"{one / two:.2f} ×", f"≥ {JOBS_BAR}", one / two >= JOBS_BAR
    )
    yield Figure(
        "jobs", "the same, from the first document to the last", f"{median(reading[1]) / median(reading[2]):.2f} ×"
    )
    yield Figure(
        "jobs", "the raw calls by two bare processes to one: this machine", f"{median(raw[1]) / median(raw[2]):.2f} ×"
    )


def thousand(places: Places, documents: int = 300, turns: int = 3) -> Iterator[Figure]:
    """When the others are done, with and without a document of a thousand pages among them."""
    long_folder = places.thousand_pages()
    long = next(long_folder.rglob("*.pdf"))
    small = places.documents(documents)
    mixed = places.copy_of(small)
    shutil.copy(long, mixed / _LONG)
    alone: list[float] = []
    without: list[float] = []
    among: list[Run] = []
    for _ in range(turns):
        alone.append(_read(places, long_folder).reading[1])
        without.append(_read(places, small).reading[1])
        among.append(_read(places, mixed))
    others = median(_others_done(run)[-1] for run in among)
    gap = median(max(b - a for a, b in pairwise(_others_done(run))) for run in among)
    # What is fair: the work of the long one falls on both processes alike.
    fair = median(without) + median(alone) / 2
    yield Figure("thousand", f"one document of {speed.n_pages(long):,} pages, alone", f"{median(alone):.1f} s")
    yield Figure("thousand", f"{documents:,} small ones without it, --jobs 2", f"{median(without):.1f} s")
    yield Figure(
        "thousand",
        "the small ones are done, with it among them",
        f"{others:.1f} s; all of it {median(run.reading[1] for run in among):.1f} s",
        f"≤ {HELD_BACK} × {fair:.1f} s",
        others <= HELD_BACK * fair,
    )
    most = GAP * median(alone)
    yield Figure(
        "thousand",
        "the longest wait between two small ones that are done",
        f"{gap:.2f} s",
        f"≤ {most:.1f} s",
        gap <= most,
    )


def _read(places: Places, folder: Path) -> Run:
    return extract(places.program, folder, places.fresh(), "--jobs", "2", "--no-link")


def _others_done(run: Run) -> list[float]:
    return [at for at, source in run.done if source != _LONG]


def memory(places: Places, documents: int = 2000) -> Iterator[Figure]:
    """The memory of workers and parent over a run of made-up documents with the samples, each many times, among them."""
    if not can_watch():
        yield Figure("memory", "not measured: it needs /proc", "")
        return
    folder = places.with_samples(documents)
    run = extract(places.program, folder, places.fresh(), "--jobs", "2", watch=True)
    if not run.peaks:
        yield Figure("memory", "no worker was seen", "", "", False)
        return
    peak = max(run.peaks.values())
    what = f"{len(run.done):,} documents, --jobs 2"
    yield Figure("memory", f"a worker at most, {what}", f"{peak:.0f} MiB", f"< {WORKER_MIB} MiB", peak < WORKER_MIB)
    first, second, third = _thirds(run)
    yield Figure(
        "memory",
        "the larger worker in the three thirds of the run",
        f"{first:.0f}, {second:.0f}, {third:.0f} MiB",
        f"last ≤ {FLAT} × second",
        third <= FLAT * second,
    )
    start, end = run.reading
    parent = [look.parent for look in run.looks if start <= look.at <= end]
    course = f"{parent[0]:.0f} → {parent[-1]:.0f} MiB while reading" if parent else "too short a run"
    yield Figure("memory", "the parent", f"{course}, at most {run.parent_peak:.0f} MiB (writing and linking included)")


def _thirds(run: Run) -> tuple[float, float, float]:
    """How much the larger of the workers held, in the mean of each third of the reading."""
    start, end = run.reading
    step = (end - start) / 3 or 1.0

    def mean(part: int) -> float:
        low, high = start + part * step, start + (part + 1) * step
        found = [_largest(look) for look in run.looks if low <= look.at <= high and look.workers]
        return fmean(found) if found else 0.0

    return mean(0), mean(1), mean(2)


def _largest(look: Look) -> float:
    return max(look.workers.values())
