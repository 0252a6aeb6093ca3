"""A Dask worker's part: each document is read in a child process of the worker, as on one machine.

A PDF library that crashes, or memory that runs out, then ends such a child and not the worker with all it holds. MuPDF,
which bears no threads, has a process to itself, however many threads the worker has: that many children work at once.
And the worker goes on answering its scheduler. Children end when their worker does, when the run ends, or when a minute
has passed without a document.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from distributed import Event, get_worker

from vpextract import __version__
from vpextract.errors import ClusterError, WorkerDiedError
from vpextract.knowledge import shipped_fingerprint
from vpextract.running.executors import LocalProcesses

_IDLE = 60.0
_STARTS = 2

_pools: dict[str, LocalProcesses] = {}
_pools_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Program:
    """What decides how a document is read; the same on all machines, or the run does not begin."""

    vpextract: str
    patterns: str
    pymupdf: str
    pdfplumber: str


@dataclass(frozen=True, slots=True)
class Order:
    """One call to make. `name` is the same whenever it is tried; `run` tells the runs on a cluster apart."""

    run: str
    name: str
    program: Program
    fn: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


def program_here() -> Program:
    return Program(__version__, shipped_fingerprint(), _version("pymupdf"), _version("pdfplumber"))


def difference(where: str, there: Program, here: Program) -> str | None:
    """A sentence that says in what a worker is another program than this one, and what to do; None if it is the same."""
    if there.vpextract != here.vpextract:
        what, install = f"vpextract {there.vpextract}", f"vpextract=={here.vpextract}"
    elif there.patterns != here.patterns:
        what, install = f"another build of vpextract {there.vpextract}, with other patterns", "the same build"
    elif there.pymupdf != here.pymupdf:
        what, install = f"PyMuPDF {there.pymupdf or 'of no version'}", f"pymupdf=={here.pymupdf}"
    elif there.pdfplumber != here.pdfplumber:
        what, install = f"pdfplumber {there.pdfplumber or 'of no version'}", f"pdfplumber=={here.pdfplumber}"
    else:
        return None
    return f"The worker {where} has {what}. All must read alike: install {install} on the workers and start them again."


def do(order: Order) -> Any:
    """Make the call in a child process; WorkerDiedError where that dies, or where two workers died of the call before."""
    worker = get_worker()
    fault = difference(worker.address, program_here(), order.program)
    if fault is not None:
        raise ClusterError(fault)
    started = _count_start(order)
    try:
        return _pool(order.run, worker.state.nthreads).submit(order.fn, *order.args, **order.kwargs).result()
    except WorkerDiedError as death:
        started = []  # they count when it is tried again
        death.where = worker.address
        raise
    finally:
        for event in started:
            event.clear()


def end_run(run: str) -> None:
    """Kill the children of a run; whoever waits for one of them gets WorkerDiedError."""
    with _pools_lock:
        pool = _pools.pop(run, None)
    if pool is not None:
        pool.shutdown(wait=False, cancel_futures=True)


def start_events(run: str, name: str) -> list[str]:
    """The names of the marks, kept by the scheduler, that a call was begun once, and twice."""
    return [f"vpextract-{run}-{name}-{n}" for n in range(_STARTS)]


def _count_start(order: Order) -> list[Event]:
    """Mark the start where a dying worker cannot take it along. The scheduler knows which calls a dead worker had, not
    which it had begun; so it would try a deadly document often, and blame those that only waited.
    """
    events = [Event(name) for name in start_events(order.run, order.name)]
    for n, event in enumerate(events, 1):
        if not event.is_set():
            event.set()
            return events[:n]
    raise WorkerDiedError(
        "The workers of the cluster that read it died, twice, or froze; most often memory ran out. Run it again without "
        "--cluster and with --jobs 1, or split the file."
    )


def _pool(run: str, processes: int) -> LocalProcesses:
    with _pools_lock:
        if run not in _pools:
            # Dask starts workers as daemons, which may not have children lest they leave orphans; ours never stay behind
            multiprocessing.current_process().daemon = False
            _pools[run] = LocalProcesses(processes, idle=_IDLE, guest=True)
        return _pools[run]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
