#!/usr/bin/env python3
"""Many documents: how the program does on whole folders of made-up documents (made_folder.py), as one table.

    python benchmarks/folder.py [--only jobs,memory,…] [--documents N] [--work FOLDER]

start        `vpextract --help`
peers        the whole job beside raw calls and other ways to find tables (speed.py has the bars, for ruled pages)
jobs         two processes to one, beside what two bare processes of raw calls get on this machine
thousand     a document of a thousand pages among small ones
memory       workers and parent over a run of 2,000 documents
incremental  nothing new, one document new, changed, removed, renamed
scaling      from 10 documents on, by tens
fetching     one dataset by pandas, pyarrow and DuckDB; files and bytes

Exit status 1 where a bar is missed. Each line is told on stderr as soon as it is known.
"""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from folder_places import Places
from folder_runs import Figure
from folder_speed import jobs, memory, peers, start_up, thousand
from folder_state import fetching, incremental, scaling

PARTS: dict[str, Callable[..., Iterator[Figure]]] = {
    "start": start_up,
    "peers": peers,
    "jobs": jobs,
    "thousand": thousand,
    "memory": memory,
    "incremental": incremental,
    "scaling": scaling,
    "fetching": fetching,
}
TEXT_TOO = ("incremental", "fetching", "scaling")
BUSY = 0.7
"""Other work that keeps more than so many cores busy at the start spoils the figures."""
PROGRAM = Path(sys.executable).with_name("vpextract")


def main() -> int:
    args = _arguments()
    with tempfile.TemporaryDirectory(prefix="vpextract-bench-") as temporary:
        places = Places(args.work or Path(temporary), shlex.split(args.program), args.seed)
        places.root.mkdir(parents=True, exist_ok=True)
        about = _about()
        found: list[Figure] = []
        try:
            for name in args.only:
                found += _measured(name, places, _options(name, args))
        finally:
            places.clean(all_=True)
    print(about, *_table(found), sep="\n")
    missed = [figure for figure in found if figure.held is False]
    print(f"\n{len(missed)} missed." if missed else "\nAll bars are held.")
    return 1 if missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=_parts, default=list(PARTS), metavar="PART,…", help="default: all parts")
    parser.add_argument("--documents", type=int, metavar="N", help="in each part but start (default: its own number)")
    parser.add_argument("--work", type=Path, metavar="FOLDER", help="keep the made-up documents here for the next time")
    parser.add_argument("--text", action="store_true", help="transcripts instead of PDFs for incremental")
    parser.add_argument("--pdf", action="store_true", help="PDFs instead of transcripts for fetching and scaling")
    parser.add_argument("--turns", type=int, metavar="N", help="of peers, jobs and thousand (default: 3)")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--program", default=str(PROGRAM), metavar="COMMAND", help=argparse.SUPPRESS)
    return parser.parse_args()


def _parts(text: str) -> list[str]:
    wanted = text.split(",")
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        raise argparse.ArgumentTypeError(f"there is no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    return wanted


def _options(name: str, args: argparse.Namespace) -> dict[str, object]:
    options: dict[str, object] = {}
    if args.documents and name != "start":
        options["documents"] = args.documents
    if args.turns and name in ("peers", "jobs", "thousand"):
        options["turns"] = args.turns
    if name in TEXT_TOO and (args.text or args.pdf):
        options["text"] = args.text
    return options


def _measured(name: str, places: Places, options: dict[str, object]) -> Iterator[Figure]:
    try:
        for figure in PARTS[name](places, **options):
            print(_line(figure), file=sys.stderr, flush=True)
            yield figure
    except RuntimeError as fault:  # a run ended badly: the other parts may go well
        print(fault, file=sys.stderr, flush=True)
        yield Figure(name, "a run ended badly, see stderr", "", "", False)
    finally:
        places.clean()


def _table(figures: Sequence[Figure]) -> list[str]:
    return ["| part | what | figure | bar | |", "| --- | --- | --- | --- | --- |", *map(_line, figures)]


def _line(figure: Figure) -> str:
    held = {None: "", True: "held", False: "MISSED"}[figure.held]
    return f"| {figure.part} | {figure.what} | {figure.figure} | {figure.bar} | {held} |"


def _about() -> str:
    names = ("vpextract", "pymupdf", "pyarrow", "pandas", "duckdb")
    versions = ", ".join(f"{name} {_version(name)}" for name in names)
    load = os.getloadavg()[0]
    busy = f" The machine was busy with other work (load {load:.1f}): measure again." if load > BUSY else ""
    return f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}; {versions}.{busy}\n"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


if __name__ == "__main__":
    sys.exit(main())
