"""The raw calls of PyMuPDF on all pages of a folder, by one or several bare processes: what this machine gives at best.

    python benchmarks/folder_raw.py PROCESSES FOLDER     # prints seconds

Whatever the processes have to import is imported before the clock starts.
"""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing.synchronize import Barrier
from pathlib import Path
from time import perf_counter


def raw_seconds(processes: int, folder: Path) -> float:
    """Measured in a fresh process."""
    command = [sys.executable, __file__, str(processes), str(folder)]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def _measured(processes: int, paths: Sequence[str]) -> float:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(processes + 1)
    shares = [paths[n::processes] for n in range(processes)]
    workers = [context.Process(target=_read, args=(share, barrier)) for share in shares]
    for worker in workers:
        worker.start()
    barrier.wait()
    start = perf_counter()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        raise RuntimeError("a bare process failed")
    return perf_counter() - start


def _read(paths: Sequence[str], barrier: Barrier) -> None:
    from speed import raw_calls

    barrier.wait()
    raw_calls(paths)


if __name__ == "__main__":
    print(_measured(int(sys.argv[1]), [str(path) for path in sorted(Path(sys.argv[2]).rglob("*.pdf"))]))
